"""Rules by which something comes back. Which days a rule names is for the graph to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Literal, NamedTuple

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]


class NthWeekday(NamedTuple):
    """A weekday (0 = Monday), and which one of the month: 2 is the second, -1 the last, 0 every one."""

    weekday: int
    nth: int = 0


@dataclass(frozen=True, slots=True)
class CalendarRule:
    """Days of the common calendar, in the terms of RFC 5545. Weeks begin on Monday; -1 is the last day of a month."""

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[NthWeekday, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LunarRule:
    """Days of the Chinese calendar, every year, or every month where `month` is 0; day -1 is the last of its month.

    `leap` is for a day that is named in the leap month itself (闰六月初六): only years that have it have the day.
    """

    month: int
    days: tuple[int, ...]
    leap: bool = False


@dataclass(frozen=True, slots=True)
class TermRule:
    """The day of a solar term every year; `term` is its id."""

    term: str


Rule = CalendarRule | LunarRule | TermRule


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule with its hours: none for whole days. What does not end after it starts, ends on the next day."""

    rule: Rule
    starts: time | None
    ends: time | None
    written: str

    def __str__(self) -> str:
        return self.written
