"""The start page: what the site is, what is on, and proof."""

from __future__ import annotations

from linli.records.community import Community
from linli.records.event import Event
from linli.records.fields import FigureStatus
from linli.records.honour import Honour
from linli.records.story import Story
from linli.views.agenda import plan_coming_up
from linli.views.cards import plan_card, plan_section
from linli.views.events import is_past, latest_first
from linli.views.frames import absolute, plan_frame
from linli.views.here import Here
from linli.views.pages import CommunityTeaser, HomePage, NotFoundPage
from linli.views.parts import Link, Phrase, Section
from linli.views.pictures import PANEL
from linli.views.scope import site_scope
from linli.views.wording import _

_FIGURES_SHOWN = 3
_EVENTS_SHOWN = 6


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
        agenda=plan_coming_up(here, calendar, _EVENTS_SHOWN),
        sections=tuple(section for section in sections if section),
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


def _recent(here: Here) -> Section | None:
    past = latest_first(event for event in here.site.of_type(Event) if is_past(event, here))
    section = plan_section(here, "events", past[:_EVENTS_SHOWN], here.words(_("What took place")))
    if section is None:
        return None
    more = Link(here.url("/events/"), Phrase(here.words(_("All events"))))
    return Section("recent", section.title, section.cards, section.layout, more)
