"""How calendars print what the almanac says of a day."""

from __future__ import annotations

from linli.graph.almanac import AlmanacDay, LunarDate
from linli.records.festival import NAMED_DAYS
from linli.views.calendar_parts import DayNote
from linli.views.wording import Words, _

_MONTHS = "正二三四五六七八九十冬腊"
_DIGITS = "一二三四五六七八九十"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def plan_day_note(words: Words, day: AlmanacDay) -> DayNote | None:
    """Return what a calendar prints beside a day's number, or None where there is nothing to say.

    In Chinese it is the festival, or else the solar term, the name of a month that begins, the lunar day. Other
    languages are told festivals, solar terms, and where a lunar month begins and is full.
    """
    names = [_name(words, id) for id in (*day.festivals, day.term) if id]
    text = names[0] if names else _lunar_text(words, day.lunar)
    off, meaning = _off(words, day)
    if not (text or off):
        return None
    lunar = _lunar_title(words, day.lunar)
    return DayNote(text, words.listed(part for part in (lunar, *names, meaning) if part), off)


def say_lunar_date(words: Words, month: int, day: int, is_leap: bool = False) -> str:
    """Return a lunar date: 农历正月十五, Lunar 1/15."""
    if words.is_han:
        return f"农历{_month_name(month, is_leap)}{say_lunar_day(day)}"
    if is_leap:
        return words(_("Lunar leap {month}/{day}"), month=month, day=day)
    return words(_("Lunar {month}/{day}"), month=month, day=day)


def say_lunar_day(day: int) -> str:
    """Return the Chinese name of a day of a lunar month."""
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    return f"{'初十廿'[day // 10]}{_DIGITS[day % 10 - 1]}"


def _name(words: Words, id: str) -> str:
    return NAMED_DAYS[id].zh if words.is_han else NAMED_DAYS[id].en


def _lunar_text(words: Words, lunar: LunarDate | None) -> str:
    if lunar is None:
        return ""
    if words.is_han:
        return _month_name(lunar.month, lunar.is_leap) if lunar.day == 1 else say_lunar_day(lunar.day)
    return say_lunar_date(words, lunar.month, lunar.day, lunar.is_leap) if lunar.day in (1, 15) else ""


def _lunar_title(words: Words, lunar: LunarDate | None) -> str:
    if lunar is None:
        return ""
    if words.is_han:
        year = f"{_STEMS[(lunar.year - 4) % 10]}{_BRANCHES[(lunar.year - 4) % 12]}年"
        return f"农历{year}{_month_name(lunar.month, lunar.is_leap)}{say_lunar_day(lunar.day)}"
    return say_lunar_date(words, lunar.month, lunar.day, lunar.is_leap)


def _month_name(month: int, is_leap: bool) -> str:
    return f"{'闰' if is_leap else ''}{_MONTHS[month - 1]}月"


def _off(words: Words, day: AlmanacDay) -> tuple[str, str]:
    """Return the mark of a day off or a day of work, and what it means."""
    if day.off == "work":
        return words(_("Work")), words(_("Make-up workday"))
    if day.off == "rest" and not day.announced:
        return words(_("Off, to be confirmed")), words(_("Public holiday by law; the year’s notice is still to come"))
    return (words(_("Off")), words(_("Public holiday, day off"))) if day.off == "rest" else ("", "")
