"""Plans every page of the site: which address shows which view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from linli.graph.site import Site
from linli.records.community import Community
from linli.records.fields import Record
from linli.records.kinds import KIND_BY_FOLDER, KIND_BY_NAME
from linli.records.reference import Key
from linli.views.calendar_pages import calendar_pages
from linli.views.cards import list_address
from linli.views.cases import plan_case_page
from linli.views.communities import plan_community_page
from linli.views.events import plan_event_page
from linli.views.frames import absolute, kinds_present, review_address, reviews_address
from linli.views.groups import plan_group_page
from linli.views.happenings import earlier_years, occurrences_of, past_year_address
from linli.views.here import Edition, Here
from linli.views.home import plan_home_page, plan_not_found_page
from linli.views.honours import plan_honour_page
from linli.views.impact import plan_impact_page
from linli.views.jobs import Job
from linli.views.leaves import leaf_addresses
from linli.views.lists import plan_list_page
from linli.views.needs import plan_need_page
from linli.views.pages import Page, RedirectPage
from linli.views.partners import plan_partner_page
from linli.views.past_years import plan_past_year_of
from linli.views.posts import plan_post_page
from linli.views.press import plan_press_page
from linli.views.reviews import plan_review_page, plan_reviews_page, years_of
from linli.views.search import plan_search_page
from linli.views.series import plan_series_page
from linli.views.services import plan_service_page
from linli.views.spaces import plan_space_page, plan_zone_page
from linli.views.stories import plan_story_page
from linli.views.subscribe import plan_subscribe_page, subscribe_addresses
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

PageJob = Job[Page | RedirectPage]


def page_jobs(edition: Edition) -> Iterator[PageJob]:
    """Yield every page of one language, each with the old addresses that lead to it."""
    for listing in page_listings(edition).values():
        yield from listing()


def page_listings(edition: Edition) -> Mapping[str, Callable[[], Iterator[PageJob]]]:
    """Return the pages of one language in several listings, by their names: to go through one takes its time."""
    listings = {
        "calendars": _calendars,
        "subscriptions": _subscriptions,
        "lists": _lists,
        "records": _records,
        "past years": _past_years,
    }
    return {name: partial(_jobs, edition, pages) for name, pages in listings.items()}


# The address and the plan of each page, with what the plan is told.
_Pages = Iterator[tuple[str, Callable[[Here], Page], str]]


def _jobs(edition: Edition, pages: Callable[[Edition], _Pages]) -> Iterator[PageJob]:
    def job(address: str, plan: Callable[[Here], Page | RedirectPage], given: str = "") -> PageJob:
        return Job(_output(edition, address), partial(plan, edition.at(address)), given)

    for address, plan, given in pages(edition):
        yield job(address, plan, given)
        for old in edition.site.former_addresses(address):
            yield job(old, partial(_plan_redirect, new=address), address)


def _calendars(edition: Edition) -> _Pages:
    yield "/", plan_home_page, ""
    yield from calendar_pages(edition)


def _subscriptions(edition: Edition) -> _Pages:
    for number, address in enumerate(subscribe_addresses(edition), 1):
        yield address, partial(plan_subscribe_page, number=number), ""


def _lists(edition: Edition) -> _Pages:
    site = edition.site
    yield "/impact/", plan_impact_page, ""
    yield "/search/", plan_search_page, ""
    for community in site.communities:
        for folder in kinds_present(edition.at("/"), community.key.id):
            for number, address in enumerate(_leaves(site, community, folder), 1):
                yield address, partial(plan_list_page, community=community, folder=folder, number=number), ""
        for address, plan in _reviews(site, community):
            yield address, plan, ""


def _records(edition: Edition) -> _Pages:
    site = edition.site
    for key in site.records:
        yield site.addresses[key], partial(_plan_record_page, key=key), ""
    for key in site.zones:
        yield site.addresses[key], partial(_plan_zone_page, key=key), ""


def _past_years(edition: Edition) -> _Pages:
    """Yield the years that the pages of spaces, zones, groups and series have no room for."""
    site = edition.site
    for key in (*site.records, *site.zones):
        if key.kind in ("space", "zone", "group", "series"):
            for year in earlier_years(occurrences_of(site, key), site.today):
                address = past_year_address(site.addresses[key], year)
                yield address, partial(plan_past_year_of, key=key, year=year), ""


def _leaves(site: Site, community: Community, folder: str) -> tuple[str, ...]:
    """Return where the list of a community's records of a kind is; what takes place is no list, but a calendar."""
    own = community.key.id
    records = () if folder == "events" else site.of_type(KIND_BY_NAME[KIND_BY_FOLDER[folder]].model, own)
    return leaf_addresses(list_address(own, folder), len(records))


def _reviews(site: Site, community: Community) -> Iterator[tuple[str, Callable[[Here], Page]]]:
    """Yield the reviews of a community's years, and the way to them."""
    years = years_of(site, community)
    if years:
        yield reviews_address(community.key.id), partial(plan_reviews_page, community=community)
    for year in years:
        yield review_address(community.key.id, year), partial(plan_review_page, community=community, number=year)


def plan_record_page(edition: Edition, record: Record) -> Page:
    """Return the page of one record."""
    return _PLANNERS[record.key.kind](edition.at(edition.site.addresses[record.key]), record)


def _plan_record_page(here: Here, key: Key) -> Page:
    return _PLANNERS[key.kind](here, here.site.records[key])


def _plan_zone_page(here: Here, key: Key) -> Page:
    return plan_zone_page(here, here.site.zones[key])


def _plan_redirect(here: Here, new: str) -> RedirectPage:
    title = here.words(_("This page has moved"))
    return RedirectPage(here.edition.language, here.url(new), absolute(here, here.edition.prefix + new), title)


def error_job(edition: Edition, site_path: str) -> PageJob:
    """Return the page for addresses that lead nowhere. It is shown at any depth, so its links start at the root."""
    return Job(_output(edition, "/404.html"), partial(plan_not_found_page, Here(edition, "/404.html", site_path)))


def _output(edition: Edition, address: str) -> str:
    path = f"{edition.prefix}{address}".removeprefix("/")
    return path if path.endswith(".html") else f"{path}index.html"
