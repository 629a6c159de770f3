"""How a record looks where others show it: one line of facts and one word of state per kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from linli.graph.site import ZoneNode
from linli.records.case import Case
from linli.records.event import Event, EventStatus
from linli.records.fields import Record
from linli.records.group import Group, GroupStatus
from linli.records.honour import Honour, Level
from linli.records.kinds import KIND_BY_NAME
from linli.records.moment import Moment
from linli.records.need import Need, ResponseStatus
from linli.records.partner import Partner
from linli.records.post import Post, PostStatus
from linli.records.press import Press
from linli.records.series import Series, SeriesStatus
from linli.records.service import Service, ServiceStatus
from linli.records.space import Space, SpaceStatus
from linli.records.story import Story
from linli.views.here import Here
from linli.views.parts import Badge, Card, Phrase, Section, Tone
from linli.views.pictures import CARD, Slot
from linli.views.wording import _

KIND_WORDS = {
    "community": _("Community"),
    "space": _("Space"),
    "zone": _("Zone"),
    "group": _("Group"),
    "event": _("Event"),
    "series": _("Series"),
    "honour": _("Honour"),
    "service": _("Service"),
    "post": _("Volunteer post"),
    "need": _("Need"),
    "partner": _("Partner"),
    "press": _("Press report"),
    "story": _("Story"),
    "case": _("Case"),
}
KINDS_WORDS = {
    "spaces": _("Spaces"),
    "groups": _("Groups"),
    "events": _("Events"),
    "series": _("Festivals and series"),
    "honours": _("Honours"),
    "services": _("Services"),
    "posts": _("Volunteer posts"),
    "needs": _("Needs and responses"),
    "partners": _("Partners"),
    "press": _("Press"),
    "stories": _("Stories"),
    "cases": _("Cases"),
}
LEVEL_WORDS = {
    Level.INTERNATIONAL: _("International"),
    Level.NATIONAL: _("National"),
    Level.PROVINCE: _("Province"),
    Level.CITY: _("City"),
    Level.DISTRICT: _("District"),
    Level.SUBDISTRICT: _("Subdistrict"),
    Level.INDUSTRY: _("Sector"),
    Level.MEDIA: _("Media"),
    Level.UNKNOWN: _("Level not stated"),
}
# Only states that a visitor must know: what is open, active or running goes without saying.
_STATES: dict[tuple[type, str], tuple[str, Tone]] = {
    (SpaceStatus, SpaceStatus.BUILDING): (_("Being built"), "planned"),
    (SpaceStatus, SpaceStatus.PLANNED): (_("Planned"), "planned"),
    (SpaceStatus, SpaceStatus.CLOSED): (_("Closed"), "muted"),
    (GroupStatus, GroupStatus.PAUSED): (_("Paused"), "muted"),
    (GroupStatus, GroupStatus.ENDED): (_("Ended"), "muted"),
    (EventStatus, EventStatus.PLANNED): (_("Planned"), "planned"),
    (EventStatus, EventStatus.ONGOING): (_("On now"), "good"),
    (EventStatus, EventStatus.DELIVERED): (_("Held"), "muted"),
    (EventStatus, EventStatus.CANCELLED): (_("Cancelled"), "warn"),
    (EventStatus, EventStatus.POSTPONED): (_("Postponed"), "warn"),
    (SeriesStatus, SeriesStatus.PLANNED): (_("Planned"), "planned"),
    (SeriesStatus, SeriesStatus.ENDED): (_("Ended"), "muted"),
    (ServiceStatus, ServiceStatus.PLANNED): (_("Planned"), "planned"),
    (ServiceStatus, ServiceStatus.ENDED): (_("Ended"), "muted"),
    (PostStatus, PostStatus.OPEN): (_("Open"), "good"),
    (PostStatus, PostStatus.FILLED): (_("Filled"), "muted"),
    (PostStatus, PostStatus.CLOSED): (_("Closed"), "muted"),
    (ResponseStatus, ResponseStatus.DELIVERED): (_("Delivered"), "good"),
    (ResponseStatus, ResponseStatus.PARTIAL): (_("Partly delivered"), "good"),
    (ResponseStatus, ResponseStatus.ONGOING): (_("Under way"), "planned"),
    (ResponseStatus, ResponseStatus.PLANNED): (_("Planned"), "planned"),
    (ResponseStatus, ResponseStatus.DECLINED): (_("Not taken up"), "muted"),
}


def plan_badge(here: Here, status: object) -> Badge | None:
    """Return the word for a state, or None for a state that goes without saying."""
    word = _STATES.get((type(status), str(status)))
    return Badge(here.words(word[0]), word[1]) if word else None


def plan_card(here: Here, record: Record, slot: Slot = CARD) -> Card:
    """Return a record as a card: its title, what kind it is, when, and the facts that matter in passing."""
    return Card(
        url=here.url(here.site.addresses[record.key]),
        title=here.text(record.title),
        kicker=here.words(KIND_WORDS[record.key.kind]),
        when=here.moment(date_of(record)),
        summary=here.said(record.summary, record),
        badge=None if is_held(record) else plan_badge(here, getattr(record, "status", None)),
        picture=here.title_picture(record, slot),
        facts=tuple(_facts(record, here)),
    )


def is_held(record: Record) -> bool:
    """Tell whether a record is an event that took place as planned: its date says so already."""
    return isinstance(record, Event) and record.status is EventStatus.DELIVERED


def plan_zone_card(here: Here, node: ZoneNode) -> Card:
    """Return a zone as a card."""
    return Card(
        url=here.url(here.site.addresses[node.key]),
        title=here.text(node.zone.title),
        kicker=here.words(KIND_WORDS["zone"]),
        summary=here.said(node.zone.summary, node.space),
        picture=next(iter(here.pictures(node.space, node.zone.photos, CARD)), None),
        facts=tuple(Phrase(line) for line in here.words.hours(node.zone.hours)) if node.zone.hours else (),
    )


def plan_section(here: Here, name: str, records: Iterable[Record], title: str = "", **more: object) -> Section | None:
    """Return a headed group of cards, or None where there is nothing to show. `name` is a kind's folder."""
    cards = tuple(plan_card(here, record) for record in records)
    if not cards:
        return None
    return Section(id=name, title=title or here.words(KINDS_WORDS[name]), cards=cards, **more)  # type: ignore[arg-type]


def list_address(community: str, folder: str) -> str:
    """Return the address of the list of a community's records of one kind."""
    return f"/{community}/{folder}/"


def folder_of(record: Record) -> str:
    """Return the folder's name of a record's kind."""
    return KIND_BY_NAME[record.key.kind].folder


def date_of(record: Record) -> Moment | None:
    """Return the date that places a record in time: when it starts, was given, was heard, opened or began."""
    for name in ("start", "date", "heard", "opened", "founded", "since"):
        moment = getattr(record, name, None)
        if isinstance(moment, Moment):
            return moment
    return None


@singledispatch
def _facts(record: Record, here: Here) -> Iterable[Phrase]:
    return ()


@_facts.register
def _facts_of_space(record: Space, here: Here) -> Iterable[Phrase]:
    if record.area:
        yield Phrase(here.words.quantity(record.area))
    if record.zones:
        yield Phrase(here.words(_("{n} zones"), n=len(record.zones)))


@_facts.register
def _facts_of_event(record: Event, here: Here) -> Iterable[Phrase]:
    for space in here.site.follow(record.key, "spaces", Space):
        yield here.text(space.title)
    if record.venue:
        yield here.text(record.venue)


@_facts.register
def _facts_of_honour(record: Honour, here: Here) -> Iterable[Phrase]:
    if record.issuer:
        yield here.text(record.issuer)
    if record.level is not Level.UNKNOWN:
        yield Phrase(here.words(LEVEL_WORDS[record.level]))


@_facts.register
def _facts_of_service(record: Service, here: Here) -> Iterable[Phrase]:
    if record.category:
        yield here.text(record.category)


@_facts.register
def _facts_of_post(record: Post, here: Here) -> Iterable[Phrase]:
    if record.category:
        yield here.text(record.category)
    if record.slots is not None:
        yield Phrase(here.words(_("{n} places to fill"), n=record.slots))


@_facts.register
def _facts_of_group(record: Group, here: Here) -> Iterable[Phrase]:
    if record.members:
        yield Phrase(here.words.quantity(record.members))
    if record.meets:
        yield here.text(record.meets)


@_facts.register
def _facts_of_need(record: Need, here: Here) -> Iterable[Phrase]:
    yield Phrase(here.words(_("{n} responses"), n=len(record.responses)))


@_facts.register
def _facts_of_partner(record: Partner, here: Here) -> Iterable[Phrase]:
    yield from here.texts(record.roles)


@_facts.register
def _facts_of_press(record: Press, here: Here) -> Iterable[Phrase]:
    yield here.text(record.publisher)


@_facts.register
def _facts_of_series(record: Series, here: Here) -> Iterable[Phrase]:
    if record.rhythm:
        yield here.text(record.rhythm)


@_facts.register
def _facts_of_story(record: Story, here: Here) -> Iterable[Phrase]:
    if record.about:
        yield here.text(record.about)


@_facts.register
def _facts_of_case(record: Case, here: Here) -> Iterable[Phrase]:
    if record.theme:
        yield here.text(record.theme)
