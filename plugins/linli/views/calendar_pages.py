"""Plans every page of every calendar: agenda, months, years, topics, archive."""

from __future__ import annotations

from collections.abc import Iterator

from linli.views.agenda import plan_events_page
from linli.views.archive import plan_archive_page, plan_topic_page
from linli.views.filters import plan_facets, topics_of
from linli.views.here import Edition
from linli.views.months import plan_month_page
from linli.views.pages import Page
from linli.views.scope import scopes_with_pages, site_scope
from linli.views.years import plan_year_page


def plan_calendar_pages(edition: Edition) -> Iterator[tuple[str, Page]]:
    """Yield the address and the view of each page of the calendars, but for the communities' own first pages.

    Those are lists of a kind, which `lists.py` plans.
    """
    first = site_scope(edition.site)
    here = edition.at(first.base)
    yield here.address, plan_events_page(here, first, plan_facets(here, first))
    for scope in scopes_with_pages(edition.site):
        facets = plan_facets(edition.at(scope.base), scope)
        here = edition.at(scope.past_address)
        yield here.address, plan_archive_page(here, scope)
        for year in scope.timeline.years:
            here = edition.at(scope.year_address(year))
            yield here.address, plan_year_page(here, scope, facets, year)
        for month in scope.timeline.months:
            here = edition.at(scope.month_address(month))
            yield here.address, plan_month_page(here, scope, facets, month)
        for topic, _occurrences in topics_of(here, scope):
            here = edition.at(scope.topic_address(topic.id))
            yield here.address, plan_topic_page(here, scope, topic)
