"""Rules of repetition in Chinese: `每周三`, `每月第二个周六`, `农历正月十五`."""

from __future__ import annotations

import re
from collections.abc import Callable

from linli.records.festival import find_named_day
from linli.records.rule import CalendarRule, LunarRule, NthWeekday, Rule

# What says the same is made the same first, so that each form below stands for many.
_SAME = (
    (r"星期|礼拜", "周"),
    (r"周天", "周日"),
    (r"号", "日"),
    (r"以及|[,和及与]", "、"),
    (r"(?<=周[一二三四五六日])(?:至|到|–|—|~)", "-"),
    (r"的|当[天日]$", ""),
    (r"每?逢|每个", "每"),
    (r"每日|天天", "每天"),
    (r"两", "二"),
    (r"双周|每?隔一?周", "每二周"),
    (r"每?隔一?[天日]", "每二天"),
    (r"首个", "第一个"),
    (r"最后一?个", "倒数第一个"),
    (r"(?<=月)(?:最后一?[天日]|月?[末底])", "倒数第一日"),
    (r"阴历|旧历|夏历", "农历"),
    (r"(每年)?农历(每年)?", "农历"),
)
_N = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_DAY = r"[一二三四五六日]"
_DAYS = rf"{_DAY}(?:、?周?{_DAY})*"
_DATES = rf"{_N}日?(?:、{_N}日?)*(?<=日)"
_NTH = rf"(?:第{_N}(?:个?、第?{_N})*|倒数第{_N})个"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?|[一二三四五六七八九十]{1,3}|\d{1,2})日?"
_LUNAR_DAYS = rf"{_LUNAR_DAY}(?:、{_LUNAR_DAY})*"
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def read_chinese_rule(phrase: str) -> Rule | None:
    """Return the rule that a phrase without hours means, or None where it is not one.

    Whether there is such a day (每月32日) is not asked.
    """
    phrase = phrase.replace(" ", "")
    for other, same in _SAME:
        phrase = re.sub(other, same, phrase)
    for form, build in _FORMS:
        match = re.fullmatch(form, phrase)
        rule = build(match) if match else None
        if rule:
            return rule
    named = find_named_day(phrase.removeprefix("每年").removeprefix("农历"))
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
    days = sorted({_weekday(word) for word in re.findall(_DAY, match["days"])})
    return CalendarRule("WEEKLY", _interval(match), tuple(NthWeekday(day) for day in days))


def _every_month(match: re.Match[str]) -> Rule:
    return CalendarRule("MONTHLY", _interval(match), month_days=_dates(match))


def _weekday_of_every_month(match: re.Match[str]) -> Rule:
    return CalendarRule("MONTHLY", _interval(match), weekdays=_nth_weekdays(match))


def _every_year(match: re.Match[str]) -> Rule:
    return CalendarRule("YEARLY", months=(_number(match["month"]),), month_days=_dates(match))


def _weekday_of_every_year(match: re.Match[str]) -> Rule:
    return CalendarRule("YEARLY", months=(_number(match["month"]),), weekdays=_nth_weekdays(match))


def _lunar(match: re.Match[str]) -> Rule | None:
    month = _LUNAR_MONTHS.get(match["month"]) or _number(match["month"])
    # 八月十五 is lunar, as everybody says it; 8月15 and 八月十五日 may be either.
    is_said_so = match["lunar"] or match["leap"] or match["month"] in _LUNAR_MONTHS
    is_plain = is_said_so or not re.search(r"[\d日]", match[0]) or _is_lunar_day(match["days"])
    return LunarRule(month, _lunar_days(match), leap=bool(match["leap"])) if is_plain else None


def _every_lunar_month(match: re.Match[str]) -> Rule | None:
    return LunarRule(0, _lunar_days(match)) if match["lunar"] or _is_lunar_day(match["days"]) else None


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Rule | None]], ...] = (
    (rf"每(?P<n>{_N})?天", _daily),
    (r"每?工作日", _workdays),
    (r"每?(?:周末|双休日)", _weekend),
    (rf"每?周(?P<first>{_DAY})-周?(?P<last>{_DAY})", _from_day_to_day),
    (rf"每?周(?P<days>{_DAYS})", _weekly),
    (rf"每(?P<n>{_N})个?周周?(?P<days>{_DAYS})", _weekly),
    (rf"每(?:(?P<n>{_N})个)?月(?P<dates>{_DATES}|倒数第一日)", _every_month),
    (rf"每(?:(?P<n>{_N})个)?月(?P<nth>{_NTH})周(?P<days>{_DAYS})", _weekday_of_every_month),
    (rf"每年(?P<month>{_N})月(?P<dates>{_DATES}|倒数第一日)", _every_year),
    (rf"每年(?P<month>{_N})月(?P<nth>{_NTH})周(?P<days>{_DAYS})", _weekday_of_every_year),
    (rf"(?:每年)?(?P<lunar>农历)?(?P<leap>闰)?(?P<month>[正冬腊]|{_N})月(?P<days>{_LUNAR_DAYS})", _lunar),
    (rf"(?P<lunar>农历)?(?:每月)?(?P<days>{_LUNAR_DAYS})", _every_lunar_month),
)


def _interval(match: re.Match[str]) -> int:
    written = match.groupdict().get("n")
    return _number(written) if written else 1


def _weekday(word: str) -> int:
    return "一二三四五六日".index(word)


def _dates(match: re.Match[str]) -> tuple[int, ...]:
    if match["dates"] == "倒数第一日":
        return (-1,)
    return tuple(sorted({_number(word) for word in re.findall(_N, match["dates"])}))


def _nth_weekdays(match: re.Match[str]) -> tuple[NthWeekday, ...]:
    numbers = sorted({_number(word) for word in re.findall(_N, match["nth"])})
    sign = -1 if match["nth"].startswith("倒数") else 1
    days = sorted({_weekday(word) for word in re.findall(_DAY, match["days"])})
    return tuple(NthWeekday(day, sign * number) for number in numbers for day in days)


def _is_lunar_day(days: str) -> bool:
    return "初" in days or "廿" in days


def _lunar_days(match: re.Match[str]) -> tuple[int, ...]:
    words = (word.removesuffix("日") for word in match["days"].split("、"))
    return tuple(sorted({_number(re.sub("^廿", "二十", word.removeprefix("初"))) for word in words}))


def _number(word: str) -> int:
    """Return the value of a number below 100, in digits or in characters."""
    if word.isdecimal():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    return (_ONES.get(tens, 1) * 10 if ten else 0) + _ONES.get(ones, 0)


_ONES = {character: value for value, character in enumerate("一二三四五六七八九", start=1)}
