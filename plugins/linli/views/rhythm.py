"""How a page says how often a series comes back, in words of its own language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from babel.dates import format_date, get_day_names

from linli.records.festival import NAMED_DAYS
from linli.records.rule import CalendarRule, LunarRule, NthWeekday, Repeat, Rule, TermRule
from linli.records.series import Series
from linli.views.almanac import say_lunar_date, say_lunar_day
from linli.views.wording import Words, _

_NTH = {
    1: _("first {day}"),
    2: _("second {day}"),
    3: _("third {day}"),
    4: _("fourth {day}"),
    5: _("fifth {day}"),
    -1: _("last {day}"),
}


def say_rhythm(words: Words, series: Series) -> tuple[str, ...]:
    """Return each rule of a series in words, with its hours; a rule that has no short words is left out."""
    return tuple(_say_repeat(words, repeat, series) for repeat in series.repeat if _say_rule(words, repeat.rule))


def _say_repeat(words: Words, repeat: Repeat, series: Series) -> str:
    starts = repeat.starts or series.default_time
    hours = f"{starts:%H:%M}{f'–{repeat.ends:%H:%M}' if repeat.ends else ''}" if starts else ""
    return f"{_say_rule(words, repeat.rule)} {hours}".rstrip()


def _say_rule(words: Words, rule: Rule) -> str:
    if isinstance(rule, TermRule) or (isinstance(rule, LunarRule) and rule.month):
        return words(_("Every year: {dates}"), dates=_day_of_year(words, rule))
    if isinstance(rule, LunarRule):
        return words(_("Every lunar month: {dates}"), dates=words.listed(_lunar_days(words, rule)))
    if rule.positions or (rule.weekdays and rule.month_days):
        return ""
    if rule.frequency == "DAILY" and not rule.weekdays:
        return words(_("Every day")) if rule.interval == 1 else words(_("Every {n} days"), n=rule.interval)
    if rule.frequency == "WEEKLY" and rule.weekdays:
        return _weekly(words, rule)
    if rule.frequency == "MONTHLY" and (dates := _dates_of_month(words, rule)):
        if rule.interval == 1:
            return words(_("Every month: {dates}"), dates=dates)
        return words(_("Every {n} months: {dates}"), n=rule.interval, dates=dates)
    if rule.frequency == "YEARLY" and len(rule.months) == 1 and rule.interval == 1:
        return words(_("Every year: {dates}"), dates=_dates_of_year(words, rule))
    return ""


def _weekly(words: Words, rule: CalendarRule) -> str:
    days = [day.weekday for day in rule.weekdays]
    if rule.interval == 1 and days == [0, 1, 2, 3, 4]:
        return words(_("Monday to Friday"))
    named = words.listed(_weekday(words, day) for day in days)
    if rule.interval == 1:
        return words(_("Every {days}"), days=named)
    return words(_("Every {n} weeks: {days}"), n=rule.interval, days=named)


def _weekday(words: Words, day: int) -> str:
    return str(get_day_names("abbreviated" if words.is_han else "wide", locale=words.locale)[day])


def _dates_of_month(words: Words, rule: CalendarRule) -> str:
    if rule.month_days:
        return words.listed(
            words(_("last day")) if day == -1 else words(_("day {n}"), n=day) for day in rule.month_days if day >= -1
        )
    return words.listed(_nth(words, day) for day in rule.weekdays if day.nth in _NTH)


def _nth(words: Words, day: NthWeekday) -> str:
    return words(_NTH[day.nth], day=_weekday(words, day.weekday))


def _dates_of_year(words: Words, rule: CalendarRule) -> str:
    month = rule.months[0]
    if rule.weekdays or rule.month_days == (-1,):
        name = format_date(date(2024, month, 1), "M月" if words.is_han else "LLLL", locale=words.locale)
        return words(_("{dates} of {month}"), dates=_dates_of_month(words, rule), month=name)
    pattern = "M月d日" if words.is_han else "d MMMM"
    # A leap year has every day that a rule can name.
    return words.listed(format_date(date(2024, month, day), pattern, locale=words.locale) for day in rule.month_days)


def _day_of_year(words: Words, rule: LunarRule | TermRule) -> str:
    named = next((day for day in NAMED_DAYS.values() if day.rule == rule), None)
    if named:
        return named.zh if words.is_han else named.en
    assert isinstance(rule, LunarRule)
    return words.listed(_lunar_days(words, rule))


def _lunar_days(words: Words, rule: LunarRule) -> Iterator[str]:
    for day in rule.days:
        if day == -1:
            yield words(_("last day"))
        elif rule.month:
            yield say_lunar_date(words, rule.month, day, rule.leap)
        else:
            yield say_lunar_day(day) if words.is_han else words(_("day {n}"), n=day)
