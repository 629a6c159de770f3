"""The start page: what the site is, what is on, and proof."""

from __future__ import annotations

from collections.abc import Iterator

from linli.records.community import Community
from linli.records.event import Event
from linli.records.fields import FigureStatus, Record
from linli.records.honour import Honour
from linli.records.press import Press
from linli.records.space import Space
from linli.records.story import Story
from linli.views.agenda import plan_coming_up
from linli.views.cards import date_of, plan_card, plan_section
from linli.views.events import is_past, latest_first
from linli.views.frames import absolute, plan_frame
from linli.views.here import Here
from linli.views.pages import CommunityTeaser, HomePage, NotFoundPage
from linli.views.parts import Count, Link, Phrase, Section
from linli.views.pictures import PANEL
from linli.views.scope import site_scope
from linli.views.wording import _

_FIGURES_SHOWN = 3
_EVENTS_SHOWN = 6
# As many as stand beside the site's plate on the first screen.
_FIRST_SHOWN = 4
# What the site is proof of, in words for one and for many.
_COUNTED: tuple[tuple[type[Record], str, str], ...] = (
    (Community, _("community"), _("communities")),
    (Space, _("space"), _("spaces")),
    (Event, _("event on record"), _("events on record")),
    (Honour, _("honour received"), _("honours received")),
    (Press, _("press report"), _("press reports")),
)


def plan_home_page(here: Here) -> HomePage:
    """Return the start page."""
    site = here.site
    calendar = site_scope(site)
    title = here.edition.site_name
    lead = here.words(
        _("Communities that show what they do: spaces, groups, events, honours, and answers to what residents ask for.")
    )
    sections = (
        _recent(here),
        plan_section(here, "honours", site.of_type(Honour)[:_EVENTS_SHOWN]),
        plan_section(here, "stories", site.of_type(Story)[:_EVENTS_SHOWN]),
    )
    jsonld: dict[str, object] = {"@context": "https://schema.org", "@type": "WebSite", "name": title}
    if here.edition.site_url:
        jsonld["url"] = absolute(here, here.path)
    return HomePage(
        plan_frame(here, title, lead, jsonld=jsonld),
        title,
        lead,
        communities=tuple(_teaser(here, community) for community in site.communities),
        time_zone=calendar.time_zone,
        agenda=plan_coming_up(here, calendar, _FIRST_SHOWN),
        sections=tuple(section for section in sections if section),
        latest=_latest(here),
        counts=tuple(_counts(here)),
        impact=Link(here.url("/impact/"), Phrase(here.words(_("How we know")))),
    )


def plan_not_found_page(here: Here) -> NotFoundPage:
    """Return what visitors see where there is nothing, with ways on."""
    title = here.words(_("There is nothing here"))
    lead = here.words(_("The address may be mistyped, or the page is gone. These ways lead on:"))
    ways = (
        Link(here.url("/"), Phrase(here.words(_("Home")))),
        Link(here.url("/events/"), Phrase(here.words(_("Events")))),
        *(here.link(community) for community in here.site.communities),
    )
    return NotFoundPage(plan_frame(here, title, lead, indexed=False), title, lead, ways)


def _teaser(here: Here, community: Community) -> CommunityTeaser:
    reached = [e for e in here.site.ledger.of(community.key) if e.figure.status is FigureStatus.REACHED]
    return CommunityTeaser(
        community.key.id,
        plan_card(here, community, PANEL),
        here.optional(community.slogan),
        tuple(here.figure(entry) for entry in reached[:_FIGURES_SHOWN]),
    )


def _latest(here: Here) -> Section | None:
    """Return what was told last, of whatever kind; what is only to come is not told yet."""
    told = [(date_of(record), record) for kind in (Event, Honour, Story) for record in here.site.of_type(kind)]
    dated = [(moment, record) for moment, record in told if moment and moment.day <= here.site.today]
    newest = sorted(dated, key=lambda pair: (pair[0], pair[1].key), reverse=True)[:_FIRST_SHOWN]
    cards = tuple(plan_card(here, record) for _moment, record in newest)
    return Section("latest", here.words(_("Latest")), cards, layout="list") if cards else None


def _counts(here: Here) -> Iterator[Count]:
    for kind, one, many in _COUNTED:
        number = len(here.site.of_type(kind))
        is_itself = kind is Community and number == 1
        if number and not is_itself:
            yield Count(str(number), here.words(one if number == 1 else many))


def _recent(here: Here) -> Section | None:
    past = latest_first(event for event in here.site.of_type(Event) if is_past(event, here))
    section = plan_section(here, "events", past[:_EVENTS_SHOWN], here.words(_("What took place")))
    if section is None:
        return None
    more = Link(here.url("/events/"), Phrase(here.words(_("All events"))))
    return Section("recent", section.title, section.cards, section.layout, more)
