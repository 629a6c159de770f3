"""Dates with the precision they have: a year, a month, a day, or a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from linli.records.values import Unreadable, half_width

Precision = Literal["year", "month", "day", "time"]

_GRAMMAR = re.compile(
    r"""(?P<year>\d{4})
    (?: [-年] (?P<month>\d{1,2}) (?: [-月] (?P<day>\d{1,2}) 日? | 月 )? | 年 )?
    (?: (?:[T\ ]+|(?<=日)) (?P<hour>\d{1,2}):(?P<minute>\d{2}) (?::00(?:\.0+)?)?
        \ ? (?P<offset>Z|[+-]\d{2}:?\d{2})? )?""",
    re.VERBOSE,
)
_WAY_OUT = "Write it like `2026-06-18 14:00`, `2026-06-18`, `2026-06`, `2026` or `2026年6月18日 14:00`."


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in local time as precisely as it is known; order is by the earliest instant it can mean.

    `time` is local to the community. A day that ends at 24:00 is the next day at 00:00.
    """

    earliest: datetime
    precision: Precision

    # The dataclass' own way asks for its fields each time: a site has tens of thousands of dates.
    def __reduce__(self) -> tuple[type[Moment], tuple[datetime, Precision]]:
        return type(self), (self.earliest, self.precision)

    @property
    def day(self) -> date:
        """The first day that this can mean."""
        return self.earliest.date()

    @property
    def latest_day(self) -> date:
        """The last day that this can mean."""
        if self.precision == "year":
            return date(self.day.year, 12, 31)
        if self.precision == "month":
            return (self.day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return self.day

    @property
    def latest(self) -> datetime:
        """The last minute that this can mean."""
        return self.earliest if self.precision == "time" else datetime.combine(self.latest_day, time(23, 59))

    @property
    def iso(self) -> str:
        """The value in ISO 8601, cut to its precision; local time has no offset."""
        text = self.earliest.isoformat(timespec="minutes")
        return text[: {"year": 4, "month": 7, "day": 10, "time": 16}[self.precision]]

    def __str__(self) -> str:
        return self.iso.replace("T", " ")

    @classmethod
    def parse(cls, text: str, zone: ZoneInfo) -> Self:
        """Read a date as an editor writes it. A value with an offset is converted to `zone`.

        Raises:
            Unreadable: this is not a date, or there is no such day.
        """
        match = _GRAMMAR.fullmatch(" ".join(half_width(text).split()))
        if match is None:
            raise Unreadable("is not a date", _WAY_OUT)
        year, month, day, hour, minute, offset = match.groups()
        if hour and not day:
            raise Unreadable("has a time but no day", _WAY_OUT)
        midnight_after = hour == "24" and minute == "00"
        try:
            first = datetime(int(year), int(month or 1), int(day or 1))
            earliest = first.replace(hour=0 if midnight_after else int(hour), minute=int(minute)) if hour else first
            earliest += timedelta(days=1 if midnight_after else 0)
            if offset:
                offset = offset.replace("Z", "+00:00")
                aware = datetime.fromisoformat(f"{earliest.isoformat()}{offset}")
                earliest = aware.astimezone(zone).replace(tzinfo=None)
        except (ValueError, OverflowError) as impossible:
            raise Unreadable("is not a date that exists", "Correct the day, the month or the time.") from impossible
        return cls(earliest, "time" if hour else "day" if day else "month" if month else "year")


def is_time_zone(name: str) -> bool:
    """Tell whether this is the name of a time zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def read_time_zone(value: object) -> str:
    """Read the name of a time zone."""
    if isinstance(value, str) and is_time_zone(value):
        return value
    raise Unreadable("is not a time zone", "Name it like `Asia/Shanghai`.")


TimeZone = Annotated[str, BeforeValidator(read_time_zone), WithJsonSchema({"type": "string"})]


def read_moment(value: object, info: ValidationInfo) -> Moment:
    """Read a partial date from its text."""
    if isinstance(value, Moment):
        return value
    if not isinstance(value, str):
        raise Unreadable("is not a date", _WAY_OUT)
    zone = (info.context or {}).get("zone") or ZoneInfo("Asia/Shanghai")
    return Moment.parse(value, zone)


Date = Annotated[
    Moment,
    BeforeValidator(read_moment),
    WithJsonSchema({"type": "string", "description": "2026-06-18 14:00 · 2026-06-18 · 2026-06 · 2026"}),
]


@dataclass(frozen=True, slots=True)
class Period:
    """From a first to a last moment, each as precisely as it is known; `last` is None while it goes on."""

    first: Moment
    last: Moment | None

    def holds(self, day: date) -> bool:
        """Tell whether `day` lies in the period, both ends included."""
        return self.first.day <= day and (self.last is None or day <= self.last.latest_day)

    def __str__(self) -> str:
        return str(self.first) if self.last == self.first else f"{self.first} – {self.last or ''}".rstrip()


_PERIOD_WAY_OUT = "Write it like `2019-08/2022-12`, `2022`, or `2019-08/` while it goes on."


def read_period(value: object, info: ValidationInfo) -> Period:
    """Read a period: one partial date, or two with `/` or 至 between them."""
    if isinstance(value, Period):
        return value
    if not isinstance(value, str):
        raise Unreadable("is not a period", _PERIOD_WAY_OUT)
    value = re.sub(r"(至今|以来|起)$", "/", value.strip())
    parts = [part.strip() for part in re.split(r"/|至|–|—|\bto\b", value)]
    if len(parts) > 2 or not parts[0]:
        raise Unreadable("is not a period", _PERIOD_WAY_OUT)
    first = read_moment(parts[0], info)
    if len(parts) == 1:
        return Period(first, first)
    last = read_moment(parts[1], info) if parts[1] else None
    if last and last.latest < first.earliest:
        raise Unreadable("ends before it begins", "Correct one of the two dates.")
    return Period(first, last)


Span = Annotated[
    Period, BeforeValidator(read_period), WithJsonSchema({"type": "string", "description": "2019-08/2022-12"})
]
