"""Opening hours as editors write them, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

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
