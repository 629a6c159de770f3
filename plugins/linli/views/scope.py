"""Whose calendar a page shows: one community's, or that of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linli.graph.almanac import Almanac
from linli.graph.site import Site
from linli.graph.timeline import Month, Timeline
from linli.records.community import Community
from linli.views.cards import KINDS_WORDS, list_address
from linli.views.here import Here
from linli.views.parts import Link, Phrase
from linli.views.wording import _


@dataclass(frozen=True)
class Scope:
    """One calendar: what is in it, and where its pages are. `community` is None for the whole site's."""

    community: Community | None
    timeline: Timeline
    almanac: Almanac
    base: str
    time_zone: str
    is_mixed: bool

    def year_address(self, year: int) -> str:
        """Return the address of a year's page."""
        return f"{self.base}{year}/"

    def month_address(self, month: Month) -> str:
        """Return the address of a month's page."""
        return f"{self.base}{month.year}/{month.number:02d}/"

    @property
    def past_address(self) -> str:
        """The address of the way into the archive."""
        return f"{self.base}past/"

    def topic_address(self, topic: str) -> str:
        """Return the address of the page of a topic."""
        return f"{self.base}topics/{topic}/"


def site_scope(site: Site) -> Scope:
    """Return the whole site's calendar."""
    zones = {community.time_zone or site.time_zone for community in site.communities}
    zone = zones.pop() if len(zones) == 1 else site.time_zone
    return Scope(None, site.timeline(), site.almanac, "/events/", zone, len(site.communities) > 1)


def community_scope(site: Site, community: Community) -> Scope:
    """Return a community's calendar. The only community of a site shares the site's pages."""
    own = community.key.id
    base = list_address(own, "events") if len(site.communities) > 1 else "/events/"
    zone = community.time_zone or site.time_zone
    return Scope(community, site.timeline(own), site.almanacs[own], base, zone, False)


def scopes_with_pages(site: Site) -> Iterator[Scope]:
    """Yield every calendar that has pages of its own: the site's, and each community's where there are several."""
    yield site_scope(site)
    if len(site.communities) > 1:
        for community in site.communities:
            if not site.timeline(community.key.id).is_empty:
                yield community_scope(site, community)


def trail_to(here: Here, scope: Scope, *further: Link) -> tuple[Link, ...]:
    """Return the way from the site's start to a page of a calendar."""
    community = (here.link(scope.community),) if scope.community else ()
    return (*community, Link(here.url(scope.base), Phrase(here.words(KINDS_WORDS["events"]))), *further)


def name_of(here: Here, scope: Scope) -> str:
    """Return whose calendar it is, for leads and titles."""
    if scope.is_mixed:
        return here.words(_("all communities"))
    community = scope.community or next(iter(here.site.communities), None)
    return here.text(community.title).text if community else here.edition.site_name
