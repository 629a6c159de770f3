"""The page of an event, before and after, and the lists of events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from linli.records.event import Event, EventStatus, SignupStatus
from linli.records.group import Group
from linli.records.need import Need
from linli.records.partner import Partner
from linli.records.series import Series
from linli.records.space import Space
from linli.views.cards import KINDS_WORDS, plan_card, plan_section
from linli.views.frames import absolute, plan_frame, plan_record_frame
from linli.views.here import Here
from linli.views.pages import EventPage, EventsPage
from linli.views.parts import Fact, Link, Phrase, RecordView, Section
from linli.views.record import backlinks, plan_fact, plan_record, topic_fact
from linli.views.wording import _

_NOTICES = {
    EventStatus.CANCELLED: _("This event was cancelled."),
    EventStatus.POSTPONED: _("This event was postponed; there is no new date yet."),
}
_SIGNUP_WORDS = {
    SignupStatus.OPEN: _("Sign up"),
    SignupStatus.FULL: _("Full"),
    SignupStatus.WAITING: _("Waiting list"),
    SignupStatus.CLOSED: _("Sign-up is closed"),
}
# Schema.org's words; a delivered event was a scheduled one.
_SCHEMA_STATUS: dict[EventStatus | None, str] = {
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.POSTPONED: "EventPostponed",
}


def plan_event_page(here: Here, event: Event) -> EventPage:
    """Return the page of an event."""
    site = here.site
    record = plan_record(
        here,
        event,
        facts=(
            plan_fact(here, _("When"), here.words.span(event.start, event.end)),
            plan_fact(here, _("Where"), *_places(here, event), event.venue),
            plan_fact(here, _("Zones"), *here.links(site.follow_zones(event.key))),
            plan_fact(here, _("Held by"), *here.links(site.follow(event.key, "groups", Group)), *event.hosts),
            plan_fact(here, _("Series"), *here.links(site.follow(event.key, "series", Series)), _edition(here, event)),
            plan_fact(here, _("With"), *here.links(site.follow(event.key, "partners", Partner))),
            plan_fact(here, _("For"), *event.audience),
            plan_fact(here, _("Took part"), event.attendance),
            *_signup_facts(here, event),
            plan_fact(here, _("Price"), event.price),
            topic_fact(here, event),
        ),
        sections=(_needs_section(here, event), *backlinks(here, event.key, skip=("need",))),
    )
    calendar = here.file(f"/event/{event.key.id}/event.ics") if event.start.precision in ("day", "time") else ""
    return EventPage(
        plan_record_frame(here, event, record, jsonld=_event_jsonld(here, event, record), calendar=calendar),
        record,
        when=here.words.span(event.start, event.end),
        notice=here.words(_NOTICES[event.status]) if event.status in _NOTICES else "",
        reason=here.optional(event.reason),
        signup=_signup(here, event),
        calendar=calendar,
    )


def plan_events_page(here: Here) -> EventsPage:
    """Return the list of all events: what is to come first, then what was, by year."""
    events = here.site.of_type(Event)
    title = here.words(_("Events"))
    lead = here.words(_("What is on in all communities, and what took place."))
    return EventsPage(
        plan_frame(here, title, lead),
        title,
        lead,
        upcoming=_upcoming(here, events),
        past=_past_by_year(here, events),
    )


def plan_community_events_page(here: Here, events: tuple[Event, ...]) -> EventsPage:
    """Return the list of one community's events."""
    community = here.site.community(events[0].key)
    title = here.words(KINDS_WORDS["events"])
    lead = here.words(_("Events of {community}"), community=here.text(community.title).text)
    return EventsPage(
        plan_frame(here, title, lead, community=community, trail=(here.link(community),)),
        title,
        lead,
        upcoming=_upcoming(here, events),
        past=_past_by_year(here, events),
    )


def is_past(event: Event, here: Here) -> bool:
    """Tell whether an event is over on the day that the site speaks from; a partial date counts to its last day."""
    return (event.end or event.start).latest_day < here.site.today


def latest_first(events: Iterable[Event]) -> list[Event]:
    """Return events, the latest first; the order is the same on every build."""
    return sorted(events, key=lambda event: (event.start.earliest, event.key), reverse=True)


def _upcoming(here: Here, events: Iterable[Event]) -> Section:
    coming = sorted((e for e in events if not is_past(e, here)), key=lambda e: (e.start.earliest, e.key))
    as_of = here.words.day(here.site.today).text
    return Section(
        "upcoming",
        here.words(_("Upcoming")),
        tuple(plan_card(here, event) for event in coming),
        layout="list",
        note=here.words(_("As of {date}"), date=as_of)
        if coming
        else here.words(_("Nothing is announced as of {date}."), date=as_of),
    )


def _past_by_year(here: Here, events: Iterable[Event]) -> tuple[Section, ...]:
    past = latest_first(event for event in events if is_past(event, here))
    years = dict.fromkeys(event.start.day.year for event in past)
    return tuple(
        Section(
            f"y{year}",
            str(year),
            tuple(plan_card(here, event) for event in past if event.start.day.year == year),
            layout="list",
        )
        for year in years
    )


def _places(here: Here, event: Event) -> tuple[Link, ...]:
    return here.links(here.site.follow(event.key, "spaces", Space))


def _edition(here: Here, event: Event) -> str:
    return here.words(_("No. {n}"), n=event.edition) if event.edition else ""


def _signup(here: Here, event: Event) -> Link | None:
    if event.signup is None or event.signup.url is None or is_past(event, here):
        return None
    return Link(event.signup.url, Phrase(here.words(_SIGNUP_WORDS[event.signup.status])))


def _signup_facts(here: Here, event: Event) -> tuple[Fact | None, ...]:
    signup = event.signup
    if signup is None or is_past(event, here):
        return ()
    return (
        plan_fact(here, _("Sign-up"), here.words(_SIGNUP_WORDS[signup.status]), signup.how),
        plan_fact(here, _("Places"), signup.capacity),
        plan_fact(here, _("Sign up until"), signup.deadline),
    )


def _needs_section(here: Here, event: Event) -> Section | None:
    """Return the needs that were heard at an event, and those that it answers."""
    needs = (*here.site.follow(event.key, "needs", Need), *here.site.referring(event.key, Need))
    return plan_section(here, "needs", {need.key: need for need in needs}.values())


def _event_jsonld(here: Here, event: Event, record: RecordView) -> object:
    """Return schema.org's Event: only what is known; a day without a time stays a day."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": record.title.text,
        "startDate": _with_offset(here, event.start.iso, event),
        "eventStatus": f"https://schema.org/{_SCHEMA_STATUS.get(event.status, 'EventScheduled')}",
    }
    if event.end:
        data["endDate"] = _with_offset(here, event.end.iso, event)
    places = [link.phrase.text for link in _places(here, event)] or (
        [here.text(event.venue).text] if event.venue else []
    )
    if places:
        data["location"] = {"@type": "Place", "name": places[0]}
    if record.summary:
        data["description"] = record.summary.text
    if here.edition.site_url:
        data["url"] = absolute(here, here.path)
    return data


def _with_offset(here: Here, iso: str, event: Event) -> str:
    if "T" not in iso:
        return iso
    zone = here.site.community(event.key).time_zone or here.site.time_zone
    return datetime.fromisoformat(iso).replace(tzinfo=ZoneInfo(zone)).isoformat()
