"""What takes place, in order: by day, by month, by year, and by the record that tells of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple, TypeVar

from linli.records.event import EventStatus
from linli.records.reference import Key

from .occurrences import Occurrence, Skip

# The calendar goes on a little after the last thing in it, and then ends: crawlers would follow it for ever.
_MONTHS_AFTER = 2

K = TypeVar("K")
V = TypeVar("V")


class Month(NamedTuple):
    """A month of a year."""

    year: int
    number: int

    @property
    def first_day(self) -> date:
        """The month's first day."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The month's last day."""
        return self.plus(1).first_day - timedelta(days=1)

    def plus(self, months: int) -> Month:
        """Return the month so many later, or earlier where `months` is negative."""
        years, number = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, number + 1)


def month_of(day: date) -> Month:
    """Return the month that a day lies in."""
    return Month(day.year, day.month)


def has_a_day(occurrence: Occurrence) -> bool:
    """Tell whether the day is known on which something begins."""
    return occurrence.start.precision in ("day", "time")


def is_off(occurrence: Occurrence) -> bool:
    """Tell whether something does not take place as announced: cancelled, or put off without a new date."""
    return occurrence.status in (EventStatus.CANCELLED, EventStatus.POSTPONED)


def days_of(occurrence: Occurrence) -> tuple[date, ...]:
    """Return the days that something is known to take place on.

    There are none where only a month or a year is known; where only the end is vague, it is the first day.
    """
    if not has_a_day(occurrence):
        return ()
    first, end = occurrence.first_day, occurrence.end
    is_vague = end is not None and end.precision not in ("day", "time")
    last = first if is_vague else occurrence.last_day
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


@dataclass(frozen=True)
class Timeline:
    """The occurrences of a site, or of one community, the earliest first, and what its series leave out.

    Each question is worked out once, for all days, months and years.
    """

    occurrences: tuple[Occurrence, ...]
    skips: tuple[Skip, ...] = ()

    def on(self, day: date) -> tuple[Occurrence, ...]:
        """Return what takes place on a day; what has begun earlier comes first."""
        return self._by_day.get(day, ())

    def moved_away_from(self, day: date) -> tuple[Occurrence, ...]:
        """Return what was announced for a day and now takes place on another."""
        return self._by_former_day.get(day, ())

    def skipped_on(self, day: date) -> tuple[Skip, ...]:
        """Return which series leave a day out although their rules name it."""
        return self._skips_by_day.get(day, ())

    def in_month(self, month: Month) -> tuple[Occurrence, ...]:
        """Return what takes place on some day of a month, each once, and what is known to be in that month only."""
        return self._by_month.get(month, ())

    def in_year(self, year: int) -> tuple[Occurrence, ...]:
        """Return what takes place in a year, as precisely as that is known, each once."""
        return self._by_year.get(year, ())

    def told_by(self, owners: Iterable[Key]) -> tuple[Occurrence, ...]:
        """Return what the pages of some records tell of, the earliest first."""
        found = [occurrence for owner in dict.fromkeys(owners) for occurrence in self._by_owner.get(owner, ())]
        return tuple(sorted(found, key=_in_order))

    def coming(self, today: date) -> tuple[Occurrence, ...]:
        """Return what is not over on a day, but for what was put off without a new date."""
        return tuple(o for o in self.occurrences if o.last_day >= today and o.status is not EventStatus.POSTPONED)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years in which something takes place, the earliest first."""
        return tuple(sorted(self._by_year))

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months that a calendar of all this has pages for.

        They go from the first month with something in it to two months after the last. Months without anything are
        among them, but not those of a year in which nothing takes place at all.
        """
        if not self._by_month:
            return ()
        first, last = min(self._by_month), max(self._by_month).plus(_MONTHS_AFTER)
        count = (last.year - first.year) * 12 + last.number - first.number + 1
        ahead = {max(self._by_month).plus(number).year for number in range(_MONTHS_AFTER + 1)}
        return tuple(m for m in map(first.plus, range(count)) if m.year in self._by_year or m.year in ahead)

    @cached_property
    def _by_day(self) -> Mapping[date, tuple[Occurrence, ...]]:
        return _grouped((day, occurrence) for occurrence in self.occurrences for day in days_of(occurrence))

    @cached_property
    def _by_former_day(self) -> Mapping[date, tuple[Occurrence, ...]]:
        return _grouped(
            (day, occurrence)
            for occurrence in self.occurrences
            for day in dict.fromkeys(m.day for m in occurrence.moved_from if m.precision in ("day", "time"))
            if day != occurrence.first_day
        )

    @cached_property
    def _skips_by_day(self) -> Mapping[date, tuple[Skip, ...]]:
        return _grouped((skip.day, skip) for skip in self.skips if skip.when.precision == "day")

    @cached_property
    def _by_month(self) -> Mapping[Month, tuple[Occurrence, ...]]:
        return _grouped((month, occurrence) for occurrence in self.occurrences for month in _months_of(occurrence))

    @cached_property
    def _by_year(self) -> Mapping[int, tuple[Occurrence, ...]]:
        return _grouped((year, occurrence) for occurrence in self.occurrences for year in _years_of(occurrence))

    @cached_property
    def _by_owner(self) -> Mapping[Key, tuple[Occurrence, ...]]:
        return _grouped((occurrence.owner, occurrence) for occurrence in self.occurrences)


def _months_of(occurrence: Occurrence) -> Iterable[Month]:
    if occurrence.start.precision == "month":
        return (month_of(occurrence.first_day),)
    former = (m.day for m in occurrence.moved_from if m.precision in ("day", "time"))
    return sorted({month_of(day) for day in (*days_of(occurrence), *former)})


def _years_of(occurrence: Occurrence) -> Iterable[int]:
    days = days_of(occurrence)
    return range(days[0].year, days[-1].year + 1) if days else (occurrence.first_day.year,)


def _grouped(pairs: Iterator[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for group, value in pairs:
        groups[group].append(value)
    return {group: tuple(values) for group, values in groups.items()}


def _in_order(occurrence: Occurrence) -> tuple[object, str]:
    return occurrence.start.earliest, occurrence.id
