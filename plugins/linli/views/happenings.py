"""What takes place in a space, by a group or in a series: the next dates first, then what was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate, chain

from linli.graph.announcements import time_zone_of
from linli.graph.occurrences import Occurrence
from linli.graph.site import Site
from linli.graph.timeline import has_a_day, is_off
from linli.records.event import EventStatus
from linli.records.reference import Key
from linli.records.series import Series
from linli.views.calendar_parts import Happenings, Ledger
from linli.views.calendars import DATES_SHOWN, date_address, dates_of, next_dates
from linli.views.dates import say_year, zone_note
from linli.views.entries import count_lines, count_of, plan_ledger
from linli.views.here import Here
from linli.views.parts import Link, Phrase
from linli.views.skips import plan_skip_of_day
from linli.views.wording import _

_DAYS_OF_MEMORY = 92
# What is past stands in one list up to this many dates, and by year beyond.
_FEW = 24
# Beyond as many lines, years have pages of their own: a telephone gets any page in one go.
_LINES_ON_A_PAGE = 120


def plan_happenings_of(here: Here, key: Key) -> Happenings | None:
    """Return what takes place at a space or a zone, or is held by a group; None where there has never been anything."""
    occurrences = occurrences_of(here.site, key)
    return plan_happenings(here, occurrences, time_zone_of(here.site, key)) if occurrences else None


def occurrences_of(site: Site, key: Key) -> tuple[Occurrence, ...]:
    """Return what the page of a space, a zone, a group or a series lists, the earliest first."""
    if key.kind == "series":
        return dates_of(site, key)
    owners = [owner for kind in ("event", "series") for owner in site.naming(key, kind)]
    return site.timeline().told_by(owners)


def plan_happenings_of_series(here: Here, series: Series) -> Happenings | None:
    """Return the dates of a series and the events that belong to it; None where there are none."""
    site = here.site
    occurrences = dates_of(site, series.key)
    if not occurrences:
        return None
    oldest = site.today - timedelta(days=_DAYS_OF_MEMORY)
    skips = [skip for skip in site.skips if skip.series == series.key and skip.day >= oldest]
    planned = plan_happenings(here, occurrences, time_zone_of(site, series.key))
    return replace(
        planned,
        coming=_with_files(here, planned.coming, next_dates(site, series.key)) if planned.coming else None,
        skips=tuple(plan_skip_of_day(here, skip) for skip in skips[:DATES_SHOWN]),
    )


def _with_files(here: Here, ledger: Ledger, occurrences: Iterable[Occurrence]) -> Ledger:
    """Return a list of the next dates with a calendar file for each that has no page of its own."""
    files = (date_address(here.site, occurrence) for occurrence in occurrences)
    pairs = zip(ledger.entries, files, strict=True)
    return replace(ledger, entries=tuple(replace(entry, calendar=file and here.url(file)) for entry, file in pairs))


def plan_happenings(here: Here, occurrences: Iterable[Occurrence], zone: str) -> Happenings:
    """Return occurrences as next dates and past years, the latest year first."""
    words, today = here.words, here.site.today
    listed = tuple(occurrences)
    coming: list[Occurrence] = []
    undated: list[Occurrence] = []
    for occurrence in listed:
        if occurrence.last_day < today:
            continue
        if occurrence.status is EventStatus.POSTPONED or not has_a_day(occurrence):
            undated.append(occurrence)
        else:
            coming.append(occurrence)
    return Happenings(
        coming=plan_ledger(here, "coming", words(_("Upcoming")), coming[:DATES_SHOWN]),
        undated=plan_ledger(here, "undated", words(_("Date to be announced")), undated),
        past=tuple(ledger for ledger in _past_ledgers(here, listed) if ledger),
        skips=(),
        as_of=words(_("As of {date}"), date=words.day(today).text),
        zone_note=zone_note(words, zone),
        empty="" if coming else words(_("Nothing is announced as of {date}."), date=words.day(today).text),
        earlier=tuple(_earlier_links(here, listed)),
    )


def past_by_year(occurrences: Iterable[Occurrence], today: date) -> Mapping[int, tuple[Occurrence, ...]]:
    """Return what is over by the year in which it began, the latest first."""
    years: dict[int, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        if occurrence.last_day < today:
            years[occurrence.first_day.year].append(occurrence)
    return {year: tuple(reversed(inside)) for year, inside in sorted(years.items(), reverse=True)}


def earlier_years(occurrences: Iterable[Occurrence], today: date) -> tuple[int, ...]:
    """Return the years for which a page that lists these occurrences has no room, the latest first."""
    years = past_by_year(occurrences, today)
    lines = accumulate(map(count_lines, years.values()))
    return tuple(year for year, so_far in zip(years, lines, strict=True) if so_far > _LINES_ON_A_PAGE)


def past_year_address(address: str, year: int) -> str:
    """Return where one of those years is, by the address of the page that leads to it."""
    return f"{address}past/{year}/"


def _past_ledgers(here: Here, occurrences: tuple[Occurrence, ...]) -> Iterator[Ledger | None]:
    """Yield what took place, the latest first: in one list where there is little, else by year, while there is room."""
    years = past_by_year(occurrences, here.site.today)
    past = tuple(chain.from_iterable(years.values()))
    if len(past) <= _FEW:
        yield plan_ledger(here, "past", here.words(_("What took place")), past, gathered=True)
        return
    apart = earlier_years(occurrences, here.site.today)
    for year in (year for year in years if year not in apart):
        ledger = plan_ledger(here, f"y{year}", say_year(here.words, year), years[year], "year", gathered=True)
        yield lightened(ledger) if ledger else None


def _earlier_links(here: Here, occurrences: tuple[Occurrence, ...]) -> Iterator[tuple[Link, str]]:
    years = past_by_year(occurrences, here.site.today)
    for year in earlier_years(occurrences, here.site.today):
        link = Link(here.url(past_year_address(here.address, year)), Phrase(say_year(here.words, year)))
        yield link, count_of(here, sum(not is_off(occurrence) for occurrence in years[year]))


def lightened(ledger: Ledger) -> Ledger:
    """Return a list without what only filters need: after ten years there are a thousand lines."""
    return replace(ledger, entries=tuple(replace(entry, topics=(), facets=()) for entry in ledger.entries))
