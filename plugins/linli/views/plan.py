"""Plans every page of the site: which address shows which view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from linli.records.community import Community
from linli.records.fields import Record
from linli.views.calendar_pages import plan_calendar_pages
from linli.views.cases import plan_case_page
from linli.views.communities import plan_community_page
from linli.views.events import plan_event_page
from linli.views.frames import SUBSCRIBE, absolute, kinds_present, review_address, reviews_address
from linli.views.groups import plan_group_page
from linli.views.here import Edition, Here
from linli.views.home import plan_home_page, plan_not_found_page
from linli.views.honours import plan_honour_page
from linli.views.impact import plan_impact_page
from linli.views.lists import plan_list_page
from linli.views.needs import plan_need_page
from linli.views.pages import Page, RedirectPage
from linli.views.partners import plan_partner_page
from linli.views.posts import plan_post_page
from linli.views.press import plan_press_page
from linli.views.reviews import plan_review_page, plan_reviews_page, years_of
from linli.views.search import plan_search_page
from linli.views.series import plan_series_page
from linli.views.services import plan_service_page
from linli.views.spaces import plan_space_page, plan_zone_page
from linli.views.stories import plan_story_page
from linli.views.subscribe import plan_subscribe_page
from linli.views.wording import _

# The page of each kind; one line for a new kind.
_PLANNERS: dict[str, Callable[[Here, Any], Page]] = {
    "community": plan_community_page,
    "space": plan_space_page,
    "group": plan_group_page,
    "event": plan_event_page,
    "series": plan_series_page,
    "honour": plan_honour_page,
    "service": plan_service_page,
    "post": plan_post_page,
    "need": plan_need_page,
    "partner": plan_partner_page,
    "press": plan_press_page,
    "story": plan_story_page,
    "case": plan_case_page,
}

PlannedPage = tuple[str, Page | RedirectPage]


def plan_pages(edition: Edition) -> Iterator[PlannedPage]:
    """Yield every page of one language: its output path, and its view."""
    site = edition.site
    yield _output(edition, "/"), plan_home_page(edition.at("/"))
    for address, page in plan_calendar_pages(edition):
        yield _output(edition, address), page
    yield _output(edition, SUBSCRIBE), plan_subscribe_page(edition.at(SUBSCRIBE))
    yield _output(edition, "/impact/"), plan_impact_page(edition.at("/impact/"))
    yield _output(edition, "/search/"), plan_search_page(edition.at("/search/"))
    for community in site.communities:
        for folder in kinds_present(edition.at("/"), community.key.id):
            address = f"/{community.key.id}/{folder}/"
            yield _output(edition, address), plan_list_page(edition.at(address), community, folder)
        for address, page in _plan_reviews(edition, community):
            yield _output(edition, address), page
    for record in site.records.values():
        yield _output(edition, site.addresses[record.key]), plan_record_page(edition, record)
    for node in site.zones.values():
        address = site.addresses[node.key]
        yield _output(edition, address), plan_zone_page(edition.at(address), node)
    for old, new in site.redirects.items():
        here = edition.at(old)
        title = edition.words(_("This page has moved"))
        yield (
            _output(edition, old),
            RedirectPage(edition.language, here.url(new), absolute(here, edition.prefix + new), title),
        )


def _plan_reviews(edition: Edition, community: Community) -> Iterator[tuple[str, Page]]:
    years = years_of(edition.site, community)
    if years:
        here = edition.at(reviews_address(community.key.id))
        yield here.address, plan_reviews_page(here, community)
    for year in years:
        here = edition.at(review_address(community.key.id, year))
        yield here.address, plan_review_page(here, community, year)


def plan_record_page(edition: Edition, record: Record) -> Page:
    """Return the page of one record."""
    return _PLANNERS[record.key.kind](edition.at(edition.site.addresses[record.key]), record)


def plan_error_page(edition: Edition, site_path: str) -> PlannedPage:
    """Return the page for addresses that lead nowhere. It is shown at any depth, so its links start at the root."""
    return _output(edition, "/404.html"), plan_not_found_page(Here(edition, "/404.html", site_path))


def _output(edition: Edition, address: str) -> str:
    path = f"{edition.prefix}{address}".removeprefix("/")
    return path if path.endswith(".html") else f"{path}index.html"
