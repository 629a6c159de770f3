"""Rules of repetition in English: `every Wednesday`, `monthly on the second Saturday`, `lunar 1/15`."""

from __future__ import annotations

import re
from collections.abc import Callable

from linli.records.festival import find_named_day
from linli.records.rule import CalendarRule, LunarRule, NthWeekday, Rule

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "other": 2, "second": 2}

_DAY = rf"(?:{'|'.join(_WEEKDAYS)}|mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)s?"
_AND = r"(?:\s*(?:,|&|\band\b)\s*)+"
_DAYS = rf"{_DAY}(?:{_AND}{_DAY})*"
_MONTH = rf"(?:{'|'.join(_MONTHS)}|sept|{'|'.join(name[:3] for name in _MONTHS)})"
_NTH = rf"(?:{'|'.join(_ORDINALS)}|[1-5](?:st|nd|rd|th))"
_DATE = r"\d{1,2}(?:st|nd|rd|th)"
_N = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_EVERY = r"(?:every |each |on |weekly(?: on)? |every week(?: on)? )?"
_MONTHLY = rf"(?:(?:monthly|every month|each month|every (?P<n>{_N}) months)(?: on)? )"
_OF_MONTH = r"(?: (?:of|in) (?:the|every|each|a) month)"
_YEARLY = r"(?:(?:yearly|annually|every year|each year)(?: on)? )?(?:every |on )?"


def read_english_rule(phrase: str) -> Rule | None:
    """Return the rule that a phrase in lower case and without hours means, or None where it is not one.

    Whether there is such a day (the 32nd) is not asked.
    """
    phrase = re.sub(r"\bthe (?!month)", "", phrase)
    for form, build in _FORMS:
        match = re.fullmatch(form, phrase)
        if match:
            return build(match)
    named = find_named_day(re.sub(rf"^{_YEARLY}", "", phrase))
    return named.rule if named else None


def _daily(match: re.Match[str]) -> Rule:
    return CalendarRule("DAILY", _interval(match))


def _workdays(_match: re.Match[str]) -> Rule:
    return CalendarRule("WEEKLY", weekdays=tuple(NthWeekday(day) for day in range(5)))


def _weekend(_match: re.Match[str]) -> Rule:
    return CalendarRule("WEEKLY", weekdays=(NthWeekday(5), NthWeekday(6)))


def _from_day_to_day(match: re.Match[str]) -> Rule:
    first, last = _weekday(match["first"]), _weekday(match["last"])
    days = sorted((first + step) % 7 for step in range((last - first) % 7 + 1))
    return CalendarRule("WEEKLY", weekdays=tuple(NthWeekday(day) for day in days))


def _weekly(match: re.Match[str]) -> Rule:
    return CalendarRule("WEEKLY", _interval(match), tuple(NthWeekday(day) for day in _weekdays(match)))


def _every_month(match: re.Match[str]) -> Rule:
    dates = (-1,) if match["dates"] == "last day" else tuple(sorted(map(int, re.findall(r"\d+", match["dates"]))))
    return CalendarRule("MONTHLY", _interval(match), month_days=dates)


def _weekday_of_every_month(match: re.Match[str]) -> Rule:
    return CalendarRule("MONTHLY", _interval(match), weekdays=_nth_weekdays(match))


def _every_year(match: re.Match[str]) -> Rule:
    return CalendarRule("YEARLY", months=(_month(match),), month_days=(int(match["date"]),))


def _weekday_of_every_year(match: re.Match[str]) -> Rule:
    return CalendarRule("YEARLY", months=(_month(match),), weekdays=_nth_weekdays(match))


def _lunar(match: re.Match[str]) -> Rule:
    return LunarRule(int(match["month"]), (int(match["date"]),), leap=bool(match["leap"]))


def _every_lunar_month(match: re.Match[str]) -> Rule:
    return LunarRule(0, tuple(sorted(map(int, re.findall(r"\d+", match["dates"])))))


_DATES = rf"{_DATE}(?:{_AND}{_DATE})*"
_NTH_DAYS = rf"(?P<nth>{_NTH}(?:{_AND}{_NTH})*) (?P<days>{_DAYS})"
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Rule]], ...] = (
    (rf"daily|(?:every|each) (?:(?P<n>{_N}) )?days?", _daily),
    (rf"{_EVERY}(?:weekdays?|working days?)", _workdays),
    (rf"{_EVERY}weekends?", _weekend),
    (rf"{_EVERY}(?:from )?(?P<first>{_DAY})\s*(?:-|–|—|to|until)\s*(?P<last>{_DAY})", _from_day_to_day),
    (rf"{_EVERY}(?P<days>{_DAYS})", _weekly),
    (rf"every (?P<n>{_N}) (?:weeks? (?:on )?)?(?P<days>{_DAYS})", _weekly),
    (rf"(?P<other>fortnightly|biweekly|every fortnight) (?:on )?(?P<days>{_DAYS})", _weekly),
    (rf"{_MONTHLY}(?P<dates>{_DATES}|last day)", _every_month),
    (rf"(?:on |every )?(?P<dates>{_DATES}|last day){_OF_MONTH}", _every_month),
    (rf"{_MONTHLY}{_NTH_DAYS}", _weekday_of_every_month),
    (rf"(?:on |every )?{_NTH_DAYS}{_OF_MONTH}", _weekday_of_every_month),
    (rf"{_YEARLY}(?P<date>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})", _every_year),
    (rf"{_YEARLY}(?P<month>{_MONTH}) (?P<date>\d{{1,2}})(?:st|nd|rd|th)?", _every_year),
    (rf"{_YEARLY}{_NTH_DAYS} (?:of|in) (?P<month>{_MONTH})", _weekday_of_every_year),
    (rf"{_YEARLY}lunar (?P<leap>leap )?(?P<month>\d{{1,2}})/(?P<date>\d{{1,2}})", _lunar),
    (rf"(?:every |each )?lunar month(?: on)? (?P<dates>{_DATES})", _every_lunar_month),
)


def _interval(match: re.Match[str]) -> int:
    groups = match.groupdict()
    number = groups.get("n")
    if number:
        return _NUMBERS.get(number) or int(number)
    return 2 if groups.get("other") else 1


def _weekday(word: str) -> int:
    return next(number for number, name in enumerate(_WEEKDAYS) if name.startswith(word[:3]))


def _weekdays(match: re.Match[str]) -> list[int]:
    return sorted({_weekday(word) for word in re.findall(_DAY, match["days"])})


def _nth_weekdays(match: re.Match[str]) -> tuple[NthWeekday, ...]:
    numbers = [_ORDINALS.get(word) or int(word[0]) for word in re.findall(_NTH, match["nth"])]
    return tuple(NthWeekday(day, number) for number in numbers for day in _weekdays(match))


def _month(match: re.Match[str]) -> int:
    return next(number for number, name in enumerate(_MONTHS, start=1) if name.startswith(match["month"]))
