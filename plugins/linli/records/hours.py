"""Opening hours as editors write them, in either language, and the days on which they do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from linli.records.fields import Complaint, Loc, Part, field
from linli.records.moment import Date, Moment
from linli.records.text import Text
from linli.records.values import Unreadable, half_width

ALL_DAY = (0, 24 * 60)
_EVERY_DAY = tuple(range(7))
_DAY_WORDS = (
    ("一", "monday", "mon", "mo"),
    ("二", "tuesday", "tue", "tu"),
    ("三", "wednesday", "wed", "we"),
    ("四", "thursday", "thu", "th"),
    ("五", "friday", "fri", "fr"),
    ("六", "saturday", "sat", "sa"),
    ("日", "sunday", "sun", "su", "天"),
)
_DAYS = {word: day for day, words in enumerate(_DAY_WORDS) for word in words}
_SETS = {
    "每天": _EVERY_DAY,
    "每日": _EVERY_DAY,
    "天天": _EVERY_DAY,
    "daily": _EVERY_DAY,
    "every day": _EVERY_DAY,
    "工作日": _EVERY_DAY[:5],
    "weekdays": _EVERY_DAY[:5],
    "周末": _EVERY_DAY[5:],
    "双休日": _EVERY_DAY[5:],
    "weekends": _EVERY_DAY[5:],
}
_ALWAYS = {"24h", "24小时", "全天", "24/7", "24 h", "24 hours", "全天开放", "24小时开放"}
_TIMES = re.compile(r"(\d{1,2}):(\d{2})\s*(?:[-–—~至到]+|to)\s*(\d{1,2}):(\d{2})")
_BETWEEN_TIMES = re.compile(r"(?:[\s,、和及&]|\band\b)*")
_WAY_OUT = "Write it like `24h`, `每天 09:00-21:00`, `周一至周五 09:00-18:00` or `Sat, Sun 10:00-16:00`."


@dataclass(frozen=True, slots=True)
class Span:
    """Open on `days` (0 = Monday) from `opens` to `closes`, in minutes after midnight; 1440 is midnight."""

    days: tuple[int, ...]
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Hours:
    """When a place is open in an ordinary week."""

    spans: tuple[Span, ...]

    @property
    def always(self) -> bool:
        """Whether the place never closes."""
        return self.spans == (Span(_EVERY_DAY, *ALL_DAY),)

    def on(self, weekday: int) -> tuple[tuple[int, int], ...]:
        """Return from when to when it is open on a day of the week (0 = Monday), in order, and nothing twice."""
        merged: list[tuple[int, int]] = []
        for opens, closes in sorted((span.opens, span.closes) for span in self.spans if weekday in span.days):
            if merged and opens <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(closes, merged[-1][1]))
            else:
                merged.append((opens, closes))
        return tuple(merged)


def read_hours(value: object) -> Hours:
    """Read hours from one line or from a list of lines.

    Raises:
        Unreadable: a part has no days or times that can be understood, or closes before it opens.
    """
    if isinstance(value, Hours):
        return value
    lines = [line for line in (value if isinstance(value, list) else [value]) if isinstance(line, str)]
    if not lines or (isinstance(value, list) and len(lines) < len(value)):
        raise Unreadable("is not opening hours", _WAY_OUT)
    parts = [part for line in lines for part in re.split(r"[;；]", line) if part.strip()]
    if not parts:
        raise Unreadable("is not opening hours", _WAY_OUT)
    return Hours(tuple(span for part in parts for span in _read_part(half_width(part).strip().lower())))


def _read_part(part: str) -> Iterator[Span]:
    if part in _ALWAYS:
        yield Span(_EVERY_DAY, *ALL_DAY)
        return
    times = list(_TIMES.finditer(part))
    always = next((words for words in sorted(_ALWAYS, key=len, reverse=True) if part.endswith(words)), None)
    if not times and not always:
        raise Unreadable("is not opening hours", _WAY_OUT)
    days = _read_days(part[: times[0].start()] if times else part.removesuffix(str(always)))
    if times and not _BETWEEN_TIMES.fullmatch(_TIMES.sub("", part[times[0].start() :])):
        raise Unreadable("says more than days and times", "Days come first; put the rest into `hours_note` (时段说明).")
    if not times:
        yield Span(days, *ALL_DAY)
    for match in times:
        opens, closes = (int(match[n]) * 60 + int(match[n + 1]) for n in (1, 3))
        if not 0 <= opens < closes <= 24 * 60 or int(match[2]) > 59 or int(match[4]) > 59:
            raise Unreadable("closes before it opens, or has a time that does not exist", _WAY_OUT)
        yield Span(days, opens, closes)


def _read_days(text: str) -> tuple[int, ...]:
    text = text.strip(" :,")
    if not text:
        return _EVERY_DAY
    days: set[int] = set()
    for chunk in re.split(r"[,、和及]|\band\b", text):
        if chunk.strip() in _SETS:
            days.update(_SETS[chunk.strip()])
            continue
        first, *last = (_day(word) for word in re.split(r"[-–—~至到]|\bto\b", chunk))
        length = (last[-1] - first) % 7 if last else 0
        days.update((first + n) % 7 for n in range(length + 1))
    return tuple(sorted(days))


def _day(word: str) -> int:
    name = word.strip().removeprefix("星期").removeprefix("周").removeprefix("礼拜").rstrip(".").removesuffix("s")
    for candidate in (name, word.strip()):
        if candidate in _DAYS:
            return _DAYS[candidate]
    raise Unreadable("names a day that is not one", _WAY_OUT)


OpeningHours = Annotated[
    Hours,
    BeforeValidator(read_hours),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}],
            "description": "24h · 每天 09:00-21:00 · Mon-Fri 09:00-18:00",
        }
    ),
]


class Closure(Part):
    """A time in which a place is closed though it would be open."""

    first: Date = field(
        "开始", "The first day, or the moment, from which it is closed.", "从哪天（或何时）起闭馆。", "2026-07-06"
    )
    last: Date | None = field(
        "结束",
        "The last day, or the moment at which it opens again; the first day alone if left out.",
        "闭馆的最后一天（或重新开放的时刻）；不写即只闭馆一天。",
        "2026-07-08",
        None,
    )
    reason: Text | None = field("原因", "Why.", "闭馆原因。", "设备检修", None)


def closure_complaints(closures: tuple[Closure, ...], loc: Loc) -> Iterator[Complaint]:
    """Yield which closures cannot be meant: without a day, or over before they begin."""
    begun: set[Moment] = set()
    for number, closure in enumerate(closures):
        if closure.first in begun:
            yield (*loc, number), f"it is closed twice from {closure.first} on.", "Put both into one."
        begun.add(closure.first)
        for name, moment in (("first", closure.first), ("last", closure.last)):
            if moment and moment.precision not in ("day", "time"):
                yield (
                    (*loc, number, name),
                    f"`{name}` ({moment}) is not a day.",
                    "Write the day: `2026-07-06`; or put what is not settled yet into `hours_note` (时段说明).",
                )
        if closure.last and closure.last.latest < closure.first.earliest:
            yield (
                (*loc, number, "last"),
                f"`last` ({closure.last}) is before `first` ({closure.first}).",
                "Correct one of the two.",
            )
