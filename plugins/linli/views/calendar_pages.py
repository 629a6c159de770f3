"""Plans every page of every calendar: agenda, months, years, topics, archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from linli.views.agenda import plan_events_page
from linli.views.archive import plan_archive_page, plan_topic_page
from linli.views.filters import plan_facets, topics_of
from linli.views.happenings import earlier_years, past_year_address
from linli.views.here import Edition, Here
from linli.views.jobs import given
from linli.views.months import plan_month_page
from linli.views.pages import Page
from linli.views.past_years import plan_past_year_on
from linli.views.scope import Scope, scopes_with_pages, site_scope
from linli.views.years import plan_year_page


def calendar_pages(edition: Edition) -> Iterator[tuple[str, Callable[[Here], Page], str]]:
    """Yield the address and the plan of each page of the calendars, with what the plan is told.

    The communities' own first pages are lists of a kind, which `lists.py` plans.
    """
    first = site_scope(edition.site)
    yield first.base, partial(_plan_first_page, scope=first), ""
    for scope in scopes_with_pages(edition.site):
        # Worked out once for all months: they have hundreds of pages, which few events change.
        facets = plan_facets(edition.at(scope.base), scope)
        told = given(facets)
        yield scope.past_address, partial(plan_archive_page, scope=scope), ""
        for year in scope.timeline.years:
            yield scope.year_address(year), partial(plan_year_page, scope=scope, facets=facets, year=year), told
        for month in scope.timeline.months:
            yield scope.month_address(month), partial(plan_month_page, scope=scope, facets=facets, month=month), told
        for topic, occurrences in topics_of(edition.at(scope.base), scope):
            address = scope.topic_address(topic.id)
            yield address, partial(plan_topic_page, scope=scope, topic=topic), ""
            for year in earlier_years(occurrences, edition.site.today):
                plan = partial(plan_past_year_on, scope=scope, topic=topic, year=year)
                yield past_year_address(address, year), plan, ""


def _plan_first_page(here: Here, scope: Scope) -> Page:
    return plan_events_page(here, scope, plan_facets(here, scope))
