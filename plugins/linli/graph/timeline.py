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
from linli.traces import note

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

    Each question is worked out once, for all days, months and years. It is noted with the timeline's `name` (a
    community's id, or nothing for the whole site); of one without a name, whoever made it has noted what is in it.
    """

    every: tuple[Occurrence, ...]
    every_skip: tuple[Skip, ...] = ()
    name: str | None = None

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All of them."""
        self._note("all")
        return self.every

    @property
    def is_empty(self) -> bool:
        """Whether nothing takes place at all."""
        self._note("is empty")
        return not self.every

    def _note(self, what: str, which: str = "") -> None:
        if self.name is not None:
            note("timeline", self.name, what, which)

    def on(self, day: date) -> tuple[Occurrence, ...]:
        """Return what takes place on a day; what has begun earlier comes first."""
        self._note("on", day.isoformat())
        return self._by_day.get(day, ())

    def moved_away_from(self, day: date) -> tuple[Occurrence, ...]:
        """Return what was announced for a day and now takes place on another."""
        self._note("on", day.isoformat())
        return self._by_former_day.get(day, ())

    def skipped_on(self, day: date) -> tuple[Skip, ...]:
        """Return which series leave a day out although their rules name it."""
        self._note("on", day.isoformat())
        return self._skips_by_day.get(day, ())

    def in_month(self, month: Month) -> tuple[Occurrence, ...]:
        """Return what takes place on some day of a month, each once, and what is known to be in that month only."""
        self._note("in month", f"{month.first_day}")
        return self._by_month.get(month, ())

    def in_year(self, year: int) -> tuple[Occurrence, ...]:
        """Return what takes place in a year, as precisely as that is known, each once."""
        self._note("in year", f"{year}")
        return self._by_year.get(year, ())

    def told_by(self, owners: Iterable[Key]) -> tuple[Occurrence, ...]:
        """Return what the pages of some records tell of, the earliest first."""
        asked = dict.fromkeys(owners)
        for owner in asked:
            self._note("told by", "|".join(owner))
        found = [occurrence for owner in asked for occurrence in self._by_owner.get(owner, ())]
        return tuple(sorted(found, key=_in_order))

    def coming(self, today: date) -> tuple[Occurrence, ...]:
        """Return what is not over on a day, but for what was put off without a new date."""
        self._note("coming", today.isoformat())
        return tuple(o for o in self.every if o.last_day >= today and o.status is not EventStatus.POSTPONED)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which something takes place, the earliest first."""
        self._note("years")
        return self._years

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that a calendar of all this has pages for.

        They go from the first month with something in it to two months after the last. Months without anything are
        among them, but not those of a year in which nothing takes place at all.
        """
        self._note("months")
        return self._months

    @cached_property
    def _years(self) -> tuple[int, ...]:
        return tuple(sorted(self._by_year))

    @cached_property
    def _months(self) -> tuple[Month, ...]:
        if not self._by_month:
            return ()
        first, last = min(self._by_month), max(self._by_month).plus(_MONTHS_AFTER)
        count = (last.year - first.year) * 12 + last.number - first.number + 1
        ahead = {max(self._by_month).plus(number).year for number in range(_MONTHS_AFTER + 1)}
        return tuple(m for m in map(first.plus, range(count)) if m.year in self._by_year or m.year in ahead)

    @cached_property
    def _by_day(self) -> Mapping[date, tuple[Occurrence, ...]]:
        return _grouped((day, occurrence) for occurrence in self.every for day in days_of(occurrence))

    @cached_property
    def _by_former_day(self) -> Mapping[date, tuple[Occurrence, ...]]:
        return _grouped(
            (day, occurrence)
            for occurrence in self.every
            for day in dict.fromkeys(m.day for m in occurrence.moved_from if m.precision in ("day", "time"))
            if day != occurrence.first_day
        )

    @cached_property
    def _skips_by_day(self) -> Mapping[date, tuple[Skip, ...]]:
        return _grouped((skip.day, skip) for skip in self.every_skip if skip.when.precision == "day")

    @cached_property
    def _by_month(self) -> Mapping[Month, tuple[Occurrence, ...]]:
        return _grouped((month, occurrence) for occurrence in self.every for month in _months_of(occurrence))

    @cached_property
    def _by_year(self) -> Mapping[int, tuple[Occurrence, ...]]:
        return _grouped((year, occurrence) for occurrence in self.every for year in _years_of(occurrence))

    @cached_property
    def _by_owner(self) -> Mapping[Key, tuple[Occurrence, ...]]:
        return _grouped((occurrence.owner, occurrence) for occurrence in self.every)


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
