"""Months and years as plates that lead to their pages."""

from __future__ import annotations

from collections.abc import Iterable

from linli.graph.occurrences import Occurrence
from linli.graph.timeline import Month, days_of, has_a_day, is_off, month_of
from linli.views.calendar_parts import Tile
from linli.views.dates import say_month, say_year
from linli.views.entries import count_of
from linli.views.here import Here
from linli.views.parts import Link, Phrase
from linli.views.scope import Scope


def plan_month_tile(here: Here, scope: Scope, month: Month, *, with_year: bool) -> Tile:
    """Return a month as a plate; it leads nowhere where the calendar has no page for it."""
    url = here.url(scope.month_address(month)) if month in scope.timeline.months else ""
    link = Link(url, Phrase(say_month(here.words, month)), current=month == month_of(here.site.today))
    in_it = (o for o in scope.timeline.in_month(month) if not has_a_day(o) or _touches(o, month))
    return Tile(link, str(month.number), str(month.year) if with_year else "", _said(here, in_it))


def plan_year_tiles(here: Here, scope: Scope) -> tuple[Tile, ...]:
    """Return every year of a calendar as a plate, the latest first."""
    return tuple(
        Tile(
            Link(
                here.url(scope.year_address(year)),
                Phrase(say_year(here.words, year)),
                current=year == here.site.today.year,
            ),
            str(year),
            "",
            _said(here, scope.timeline.in_year(year)),
        )
        for year in reversed(scope.timeline.years)
    )


def _said(here: Here, occurrences: Iterable[Occurrence]) -> str:
    """Return how many took place or are to; what is off does not count."""
    held = sum(not is_off(occurrence) for occurrence in occurrences)
    return count_of(here, held) if held else ""


def _touches(occurrence: Occurrence, month: Month) -> bool:
    return any(month_of(day) == month for day in days_of(occurrence))
