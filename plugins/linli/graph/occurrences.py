"""Every single time that something takes place: events, and the dates of series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from linli.records.event import EventStatus
from linli.records.moment import Moment
from linli.records.reference import Key
from linli.records.text import LocalText


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that something takes place, in the community's own time.

    `id` is for ever: the event's own, or the series' with the day that its rule gives (`chess-night-20260225`),
    even where it was moved to another day. `owner` is the record whose page tells of it. `slot` is that day of
    the rule, None for an event of its own. `moved_from` are the days that were announced before, the first one first.
    `series` is the repeating series that it is a date of, whose page or an event's own page tells of it.
    """

    id: str
    owner: Key
    start: Moment
    end: Moment | None
    status: EventStatus | None
    reason: LocalText | None = None
    moved_from: tuple[Moment, ...] = ()
    slot: date | None = None
    series: Key | None = None

    @property
    def first_day(self) -> date:
        """The first day on which it takes place."""
        return self.start.day

    @property
    def last_day(self) -> date:
        """The last day on which it takes place; the small hours of an evening belong to that evening.

        What ends at midnight does not touch the next day, and neither does what ends before 05:00 on the day after.
        """
        end = self.end or self.start
        if self.start.precision != "time" or end.precision != "time":
            return end.latest_day
        until = end.earliest
        is_one_evening = until.date() == self.first_day + timedelta(days=1) and until.hour < 5
        is_midnight = (until.hour, until.minute) == (0, 0) and until > self.start.earliest
        return until.date() - timedelta(days=1) if is_one_evening or is_midnight else until.date()


@dataclass(frozen=True, slots=True)
class Skip:
    """A time at which a series does not take place though its rules name it, and why.

    `cause` is a public `holiday`, a `makeup` workday, an `exception` of the editor's, or that such a day is
    `missing` from a month; then `when` is that month, or else the day. `reason` is the holiday's name, or the
    editor's words.
    """

    series: Key
    when: Moment
    cause: Literal["holiday", "makeup", "exception", "missing"]
    reason: LocalText | None = None

    @property
    def day(self) -> date:
        """The day, or the first one of the month."""
        return self.when.day


@dataclass(frozen=True, slots=True)
class Happenings:
    """Everything that takes place, the earliest first, and what series leave out though their rules name it."""

    occurrences: tuple[Occurrence, ...]
    skips: tuple[Skip, ...]
