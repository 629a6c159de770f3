"""What comes back, as editors write it in either language; and how they name one of its dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Annotated, cast

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from linli.records.moment import Moment, read_moment
from linli.records.repeat_en import read_english_rule
from linli.records.repeat_zh import read_chinese_rule
from linli.records.rule import CalendarRule, Frequency, LunarRule, NthWeekday, Repeat, Rule, TermRule
from linli.records.values import Unreadable, half_width

_WAY_OUT = (
    "Write it like `每周三 19:00`, `隔周周六 9:30-11:00`, `每月第二个周六 10:00`, `每年10月1日`, `农历正月十五 18:00`, "
    "`冬至`, `every Wednesday 19:00` or `monthly on the second Saturday 10:00`."
)
_HALF_DAYS = {
    "上午": "morning", "早上": "morning", "早": "morning", "中午": "noon", "下午": "pm", "傍晚": "pm", "晚上": "night",
    "晚": "night", "am": "am", "pm": "pm",
}  # fmt: skip
_CLOCK = re.compile(
    r"(?P<half>上午|早上?|中午|下午|傍晚|晚上?)?(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})|[点时](?P<past>半|\d{1,2}分?)?)?\s*(?P<noon>[ap]m\b)?"
)
_ONE_CLOCK = re.sub(r"\?P<\w+>", "?:", _CLOCK.pattern)
_HOURS = re.compile(
    rf"(?P<days>.*?)[\s,]*(?:(?:\bat|\bfrom|从)\s*)?(?P<starts>{_ONE_CLOCK})"
    rf"(?:\s*(?:-|–|—|~|至|到|\bto\b|\buntil\b)\s*(?P<ends>{_ONE_CLOCK}))?"
)


def read_repeat(value: object) -> Repeat:
    """Read a rule with its hours, in words of either language or as an RRULE of RFC 5545.

    Raises:
        Unreadable: this is no rule, or one that names no day at all.
    """
    if isinstance(value, Repeat):
        return value
    if not isinstance(value, str) or not value.strip():
        raise Unreadable("is not a rule of repetition", _WAY_OUT)
    text = " ".join(half_width(value).lower().split())
    if re.match(r"(rrule:)?freq=", text):
        return Repeat(_read_rrule(text.removeprefix("rrule:").upper()), None, None, value)
    phrase, starts, ends = _split_hours(text)
    rule = read_chinese_rule(phrase) or read_english_rule(phrase)
    if rule is None:
        raise Unreadable("is not a rule of repetition", _WAY_OUT)
    if not _is_possible(rule):
        raise Unreadable("names a day that does not exist", "Correct the number of the day, the week or the month.")
    return Repeat(rule, starts, ends, value)


def _split_hours(text: str) -> tuple[str, time | None, time | None]:
    """Return the phrase without its hours, when it starts and when it ends."""
    match = _HOURS.fullmatch(re.sub(r"\b([ap])\.m\.", r"\1m", text))
    # 19:00, 7点 and 7pm are times; a bare number is a day or a month.
    if match is None or not re.search(r"[:点时m]", f"{match['starts']}{match['ends'] or ''}"):
        return text, None, None
    starts = _minutes(match["starts"])
    ends = _minutes(match["ends"]) if match["ends"] else None
    if ends is not None:
        # 7–9pm, 下午2点到4点: what is said once holds for both, where both then come in their order.
        if not _half_day(match["starts"]):
            shared = _minutes(match["starts"], _half_day(match["ends"]))
            starts = shared if shared < ends else starts
        elif not _half_day(match["ends"]):
            shared = _minutes(match["ends"], _half_day(match["starts"]))
            ends = shared if ends <= starts < shared else ends
    if starts >= 24 * 60 or starts == ends:
        raise _no_such_time()
    return match["days"].strip(), _time(starts), None if ends is None else _time(ends)


def _half_day(clock: str) -> str:
    match = _CLOCK.fullmatch(clock)
    return _HALF_DAYS.get((match["half"] or match["noon"] or "") if match else "", "")


def _minutes(clock: str, half_day: str = "") -> int:
    """Return a time in minutes after midnight; `half_day` is for one that does not say it itself."""
    match = _CLOCK.fullmatch(clock)
    assert match is not None
    hour, past = int(match["hour"]), match["minute"] or (match["past"] or "0").removesuffix("分")
    minute = 30 if past == "半" else int(past)
    half_day = _half_day(clock) or half_day
    if (half_day in ("am", "pm") and match["noon"] and not 1 <= hour <= 12) or minute > 59:
        raise _no_such_time()
    if half_day == "am":
        hour %= 12
    elif (half_day == "pm" and hour < 12) or (half_day == "night" and hour <= 12) or (half_day == "noon" and hour < 3):
        hour += 12
    if hour * 60 + minute > 24 * 60:
        raise _no_such_time()
    return hour * 60 + minute


def _no_such_time() -> Unreadable:
    return Unreadable("has a time that does not exist", "Write hours from 0:00 to 24:00: `19:00-21:00`.")


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _is_possible(rule: Rule) -> bool:
    """Tell whether some year has the days that a rule names."""
    if isinstance(rule, LunarRule):
        return 0 <= rule.month <= 12 and all(day == -1 or 1 <= day <= 30 for day in rule.days)
    if isinstance(rule, TermRule):
        return True
    longest = max((_LENGTHS[month - 1] for month in rule.months if 1 <= month <= 12), default=31)
    return (
        1 <= rule.interval <= 99
        and all(1 <= month <= 12 for month in rule.months)
        and all(1 <= abs(day) <= longest for day in rule.month_days)
        and all(abs(day.nth) <= 5 for day in rule.weekdays)
    )


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_RRULE_WAY_OUT = (
    "Use FREQ (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL, BYDAY, BYMONTHDAY, BYMONTH and BYSETPOS; "
    "the hours come from `starts`, an end from `until` or `count`."
)
_RRULE_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _read_rrule(text: str) -> CalendarRule:
    parts = dict(part.partition("=")[::2] for part in text.rstrip(";").split(";"))
    if parts.pop("WKST", "MO") != "MO" or parts.keys() - _RRULE_PARTS.keys():
        raise Unreadable("has parts that are not known here", _RRULE_WAY_OUT)
    if any(not re.fullmatch(_RRULE_PARTS[name], value) for name, value in parts.items()):
        raise Unreadable("is not a rule of RFC 5545", _RRULE_WAY_OUT)
    days = [re.fullmatch(r"([+-]?\d+)?(..)", day) for day in parts.get("BYDAY", "").split(",") if day]
    rule = CalendarRule(
        cast(Frequency, parts["FREQ"]),
        int(parts.get("INTERVAL", "1")),
        tuple(NthWeekday(_RRULE_DAYS.index(day[2]), int(day[1] or 0)) for day in days if day),
        _numbers(parts.get("BYMONTHDAY", "")),
        _numbers(parts.get("BYMONTH", "")),
        _numbers(parts.get("BYSETPOS", "")),
    )
    counts_days = any(day.nth for day in rule.weekdays)
    if not _is_possible(rule) or (counts_days and rule.frequency in ("DAILY", "WEEKLY")) or 0 in rule.positions:
        raise Unreadable("names a day that does not exist", _RRULE_WAY_OUT)
    return rule


_INTEGERS = r"[+-]?\d{1,2}(,[+-]?\d{1,2})*"
_RRULE_PARTS = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"\d{1,2}",
    "BYDAY": r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*",
    "BYMONTHDAY": _INTEGERS,
    "BYMONTH": _INTEGERS,
    "BYSETPOS": _INTEGERS,
}


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(",") if number)


Repetition = Annotated[
    Repeat,
    BeforeValidator(read_repeat),
    WithJsonSchema({"type": "string", "description": "每周三 19:00-21:00 · every Wednesday 19:00 · 农历正月十五"}),
]


@dataclass(frozen=True, slots=True)
class DateOfSeries:
    """One date of a series as an editor names it: by its day, with the time where there are several on that day."""

    moment: Moment
    written: str

    def __str__(self) -> str:
        return str(self.moment)


def read_date_of_series(value: object, info: ValidationInfo) -> DateOfSeries:
    """Read the day of a date, with or without its time."""
    if isinstance(value, DateOfSeries):
        return value
    moment = read_moment(value, info)
    if moment.precision not in ("day", "time"):
        raise Unreadable("is not a day", "Name the day that the rule gives: `2026-02-25`.")
    return DateOfSeries(moment, str(value))


SeriesDate = Annotated[
    DateOfSeries, BeforeValidator(read_date_of_series), WithJsonSchema({"type": "string", "description": "2026-02-25"})
]


def days_as_map(value: object) -> object:
    """Let a field that takes a value for each day also take a list of days, or one day."""
    if isinstance(value, str):
        return {value: {}}
    if isinstance(value, list) and all(isinstance(day, str) for day in value):
        return {day: {} for day in value}
    return value


_LENGTH = re.compile(
    r"(?:(?P<days>\d+)\s*(?:天|日|days?|d))?\s*(?:(?P<hours>\d+(?:\.\d+)?)\s*(?:个?小时|hours?|hrs?|h))?"
    r"\s*(?:(?P<minutes>\d+)\s*(?:分钟?|minutes?|mins?|m))?"
)


def read_length(value: object) -> timedelta:
    """Read how long something takes: days, hours, minutes."""
    if isinstance(value, timedelta):
        return value
    match = _LENGTH.fullmatch(half_width(value).strip().lower()) if isinstance(value, str) else None
    if match:
        part = {name: float(number) for name, number in match.groupdict().items() if number}
        length = timedelta(**part) if sum(part.values()) < 10_000 else timedelta()
        if length and not length.total_seconds() % 60:
            return length
    raise Unreadable(
        "is not a length of time", "Write it like `90 分钟`, `2 小时`, `1 小时 30 分钟`, `3 天` or `90 min`."
    )


Length = Annotated[timedelta, BeforeValidator(read_length), WithJsonSchema({"type": "string"})]
