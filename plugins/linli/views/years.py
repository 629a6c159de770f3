"""The page of a year: twelve months, the festivals, and everything in one list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from linli.graph.occurrences import Occurrence
from linli.graph.timeline import Month, month_of
from linli.records.event import Event
from linli.records.fields import Record
from linli.views.calendar_parts import Facet, Ledger
from linli.views.cards import KINDS_WORDS
from linli.views.dates import say_month_alone, say_year, zone_note
from linli.views.entries import count_lines, count_of, plan_entry, plan_ledger
from linli.views.frames import plan_frame, review_address
from linli.views.here import Here
from linli.views.pages import YearPage
from linli.views.parts import Link, Phrase
from linli.views.reviews import Year
from linli.views.scope import Scope, name_of, trail_to
from linli.views.tiles import plan_month_tile
from linli.views.wording import _

# Of a year with more lines than a telephone gets at once, each month shows the first few.
MOST_LINES = 150
_LINES_OF_A_MONTH = 10


def plan_year_page(here: Here, scope: Scope, facets: tuple[Facet, ...], year: int) -> YearPage:
    """Return the page of a year in which something takes place."""
    words, timeline = here.words, scope.timeline
    title = say_year(words, year)
    lead = words(_("Events of {month}: {name}."), month=title, name=name_of(here, scope))
    months = tuple(Month(year, number) for number in range(1, 13))
    listed = timeline.in_year(year)
    is_full = count_lines(listed) > MOST_LINES
    vague = (occurrence for occurrence in listed if occurrence.start.precision == "year")
    place = timeline.years.index(year)
    return YearPage(
        plan_frame(here, title, lead, community=scope.community, trail=trail_to(here, scope)),
        title,
        lead,
        # A choice among what is shown of a full year would not be one among all that there was.
        facets=() if is_full else facets,
        time_zone=scope.time_zone,
        zone_note=zone_note(words, scope.time_zone),
        as_of=words(_("As of {date}"), date=words.day(here.site.today).text),
        previous=_year_link(here, scope, timeline.years[place - 1]) if place > 0 else None,
        next=_year_link(here, scope, timeline.years[place + 1]) if place + 1 < len(timeline.years) else None,
        months=tuple(plan_month_tile(here, scope, month, with_year=False) for month in months),
        editions=_editions(here, listed),
        ledgers=tuple(
            shortened(here, ledger) if is_full else ledger
            for month in months
            if (ledger := _month_ledger(here, scope, month, listed))
        ),
        undated=plan_ledger(here, "undated", words(_("Date to be announced")), vague),
        review=_review_link(here, scope, year),
    )


def _month_ledger(here: Here, scope: Scope, month: Month, listed: tuple[Occurrence, ...]) -> Ledger | None:
    """Return what begins in a month, or went on from the year before; what has no day in it comes last."""
    new_year = date(month.year, 1, 1)
    dated = (occurrence for occurrence in listed if occurrence.start.precision != "year")
    inside = [occurrence for occurrence in dated if month_of(max(occurrence.first_day, new_year)) == month]
    in_order = sorted(inside, key=lambda o: o.start.precision == "month")
    title = say_month_alone(here.words, month)
    ledger = plan_ledger(here, f"m{month.number:02d}", title, in_order, "year", gathered=True)
    if ledger is None:
        return None
    return replace(ledger, more=month_link(here, scope, month))


def month_link(here: Here, scope: Scope, month: Month) -> Link:
    """Return the way to a month of a calendar from a list of what was in it."""
    name = here.words(_("Calendar of {month}"), month=say_month_alone(here.words, month))
    return Link(here.url(scope.month_address(month)), Phrase(name))


def shortened(here: Here, ledger: Ledger) -> Ledger:
    """Return the first lines of a month's list, and the way to the others."""
    left = len(ledger.entries) - _LINES_OF_A_MONTH
    if left <= 0 or not ledger.more:
        return ledger
    rest = Link(ledger.more.url, Phrase(here.words(_("{n} more"), n=left)))
    return replace(ledger, entries=ledger.entries[:_LINES_OF_A_MONTH], rest=rest)


def _editions(here: Here, listed: tuple[Occurrence, ...]) -> Ledger | None:
    """Return the year's editions of festivals and series. They stand in the months' lists too."""
    editions = (occurrence for occurrence in listed if _is_edition(here.site.records[occurrence.owner]))
    entries = tuple(replace(plan_entry(here, occurrence, "year"), is_event=False) for occurrence in editions)
    if not entries:
        return None
    return Ledger("editions", here.words(KINDS_WORDS["series"]), entries, count_of(here, len(entries)))


def _is_edition(owner: Record) -> bool:
    return isinstance(owner, Event) and owner.edition is not None


def _review_link(here: Here, scope: Scope, number: int) -> Link | None:
    """Return the way to the year in review of the only community that the calendar is of."""
    communities = (scope.community,) if scope.community else here.site.communities
    if len(communities) != 1 or not Year(here.site, communities[0], number).is_told:
        return None
    name = Phrase(here.words(_("{year} in review"), year=say_year(here.words, number)))
    return Link(here.url(review_address(communities[0].key.id, number)), name)


def _year_link(here: Here, scope: Scope, year: int) -> Link:
    return Link(here.url(scope.year_address(year)), Phrase(say_year(here.words, year)))
