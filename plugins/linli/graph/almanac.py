"""What the Chinese calendar says of a day: its lunar date, festivals, solar terms, days of rest and of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from linli.records.community import Community, PublicHolidays
from linli.records.festival import FESTIVALS, TERMS
from linli.records.fields import Record
from linli.records.holidays import HolidayNotice, holiday_name
from linli.records.rule import CalendarRule, LunarRule
from linli.records.text import LocalText

# Within these days every library and printed almanac that we know of agrees on the lunar calendar.
FIRST_LUNAR_DAY, LAST_LUNAR_DAY = date(1979, 1, 1), date(2056, 12, 31)
# 大寒 1979 began within seconds of midnight: the sources disagree about its day, so that we name none.
_DISPUTED_TERMS = {(1979, "major-cold")}
_MAINLAND_ZONES = {
    "Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Kashgar", "PRC",
}  # fmt: skip
_DAY = timedelta(days=1)

Off = Literal["", "rest", "work"]


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of the Chinese calendar; its year is named by the common year in which it begins."""

    year: int
    month: int
    day: int
    is_leap: bool


@dataclass(frozen=True, slots=True)
class AlmanacDay:
    """What the almanac says of a day.

    `lunar` is None where it is not known for certain. `festivals` and `term` are ids of named days, the festival
    that stands for the day first. `off` is `rest` for a day off by law or by the year's notice, `work` for a
    weekend day that is worked in exchange, and empty for all others, ordinary weekends among them. `announced` is
    False where the year's notice is still to come: then the days that the law itself frees are known, and no others.
    """

    day: date
    lunar: LunarDate | None
    festivals: tuple[str, ...]
    term: str
    off: Off
    holiday: LocalText | None
    announced: bool

    @property
    def festival(self) -> str:
        """The festival that stands for the day, or nothing."""
        return self.festivals[0] if self.festivals else ""


class Almanac:
    """Tells of any day what the Chinese calendar says. `notices` go before what Linli knows of their years.

    Without `holidays` no day is off: the calendar of a community that keeps those of another country.
    """

    def __init__(self, notices: Iterable[HolidayNotice] = (), holidays: bool = True) -> None:
        self._notices = {notice.year: notice for notice in notices}
        self._rest = {day: name for notice in self._notices.values() for day, name in notice.rest.items()}
        self._work = frozenset(day for notice in self._notices.values() for day in notice.work)
        self.keeps_holidays = holidays
        self._days: dict[date, AlmanacDay] = {}

    @property
    def fingerprint(self) -> str:
        """A text that is equal for almanacs that say the same of every day."""
        return repr((self.keeps_holidays, sorted(self._rest.items()), sorted(self._work), sorted(self._notices)))

    def day(self, day: date) -> AlmanacDay:
        """Return what there is to say of a day."""
        if day not in self._days:
            off, holiday = self._off(day) if self.keeps_holidays else ("", None)
            lunar = lunar_date(day)
            festivals = tuple(_festivals(day, lunar))
            self._days[day] = AlmanacDay(
                day, lunar, festivals, _term(day), off, holiday, self.is_announced(day.year) or not self.keeps_holidays
            )
        return self._days[day]

    def is_announced(self, year: int) -> bool:
        """Tell whether nothing more is to come for a year: its notice is out, or was never of interest to us."""
        return year in self._notices or year <= max(_announced_years())

    def is_working_day(self, day: date) -> bool:
        """Tell whether people go to work on a day."""
        off = self.day(day).off
        return off == "work" or (off != "rest" and day.weekday() < 5)

    def next_working_day(self, day: date) -> date:
        """Return the first working day after a day."""
        day += _DAY
        while not self.is_working_day(day):
            day += _DAY
        return day

    def _off(self, day: date) -> tuple[Off, LocalText | None]:
        if day in self._rest:
            return "rest", self._rest[day]
        if day in self._work:
            return "work", None
        if day.year in self._notices:
            return "", None
        rest, work = _library()
        if day in rest:
            return "rest", rest[day]
        if day in work:
            return "work", None
        if not self.is_announced(day.year) and (name := _statutory(day)):
            return "rest", name
        return "", None


def keep_almanacs(
    records: Iterable[Record], notices: Iterable[HolidayNotice], time_zone: str
) -> tuple[Almanac, Mapping[str, Almanac]]:
    """Return what holds for the site as a whole, and for each community by its id.

    Where nobody says whose holidays are kept, the clocks do.
    """
    by_choice = {PublicHolidays.CN: Almanac(notices), PublicHolidays.NONE: Almanac(holidays=False)}
    kept = {
        community.key.id: by_choice[community.holidays or _holidays_at(community.time_zone or time_zone)]
        for community in records
        if isinstance(community, Community)
    }
    return by_choice[_holidays_at(time_zone)], kept


def _holidays_at(time_zone: str) -> PublicHolidays:
    return PublicHolidays.CN if time_zone in _MAINLAND_ZONES else PublicHolidays.NONE


def lunar_date(day: date) -> LunarDate | None:
    """Return the lunar date of a day, or None outside of the years for which it is certain."""
    if not FIRST_LUNAR_DAY <= day <= LAST_LUNAR_DAY:
        return None
    # Importing it takes as long as reading twenty records, and most builds of small sites need it not at all.
    from borax.calendars.lunardate import LunarDate as Borax

    found = Borax.from_solar(day)
    return LunarDate(found.year, found.month, found.day, bool(found.leap))


def leap_month_of(year: int) -> int:
    """Return the month that a lunar year has twice, or 0."""
    from borax.calendars.lunardate import LCalendars

    return int(LCalendars.leap_month(year))


def length_of_month(year: int, month: int, is_leap: bool = False) -> int:
    """Return how many days a lunar month has: 29 or 30."""
    from borax.calendars.lunardate import LCalendars

    return int(LCalendars.ndays(year, month, int(is_leap)))


def day_of_lunar_date(lunar: LunarDate) -> date | None:
    """Return the common day of a lunar date that exists, or None where that is not certain."""
    from borax.calendars.lunardate import LunarDate as Borax

    day: date = Borax(lunar.year, lunar.month, lunar.day, int(lunar.is_leap)).to_solar_date()
    return day if FIRST_LUNAR_DAY <= day <= LAST_LUNAR_DAY else None


def lunar_years(first: date, last: date) -> range:
    """Return the lunar years that touch the days from `first` to `last`, as far as they are known."""
    return range(max(first, FIRST_LUNAR_DAY).year - 1, min(last, LAST_LUNAR_DAY).year + 1)


def day_of_term(year: int, term: str) -> date | None:
    """Return the day on which a solar term begins, or None where that is not certain."""
    return _terms_of(year).get(term)


@cache
def _terms_of(year: int) -> Mapping[str, date]:
    if not FIRST_LUNAR_DAY.year <= year <= LAST_LUNAR_DAY.year:
        return {}
    from borax.calendars.lunardate import TermUtils

    days = {term.id: TermUtils.nth_term_day(year, number) for number, term in enumerate(TERMS)}
    return {term: day for term, day in days.items() if (year, term) not in _DISPUTED_TERMS}


@cache
def _terms_by_day(year: int) -> Mapping[date, str]:
    return {day: term for term, day in _terms_of(year).items()}


def _term(day: date) -> str:
    return _terms_by_day(day.year).get(day, "")


_LUNAR_FESTIVALS = {
    (festival.rule.month, festival.rule.days[0]): festival.id
    for festival in FESTIVALS
    if isinstance(festival.rule, LunarRule)
}
_COMMON_FESTIVALS = {
    (festival.rule.months[0], festival.rule.month_days[0]): festival.id
    for festival in FESTIVALS
    if isinstance(festival.rule, CalendarRule)
}


def _festivals(day: date, lunar: LunarDate | None) -> Iterator[str]:
    """Yield the festivals of a day; those of a month are not kept again in its leap month."""
    if lunar and not lunar.is_leap and (lunar.month, lunar.day) in _LUNAR_FESTIVALS:
        yield _LUNAR_FESTIVALS[lunar.month, lunar.day]
    # The eve is the last day of the year, which has 29 or 30 days in its last month.
    if lunar and lunar.month == 12 and lunar.day >= 29 and _is_first_of_year(lunar_date(day + _DAY)):
        yield _LUNAR_FESTIVALS[12, -1]
    if (day.month, day.day) in _COMMON_FESTIVALS:
        yield _COMMON_FESTIVALS[day.month, day.day]


def _is_first_of_year(lunar: LunarDate | None) -> bool:
    return lunar is not None and (lunar.month, lunar.day) == (1, 1)


# The days that the law frees by themselves (全国年节及纪念日放假办法, as in force since 2025). Which days beside
# them are exchanged is for each year's notice to say.
_STATUTORY_COMMON = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节"} | {(10, day): "国庆节" for day in (1, 2, 3)}
_STATUTORY_FESTIVALS = {"new-years-eve": "春节", "dragon-boat": "端午节", "mid-autumn": "中秋节"}
_STATUTORY_LUNAR = {(1, day): "春节" for day in (1, 2, 3)}


def _statutory(day: date) -> LocalText | None:
    """Return the holiday that the law gives for a day by itself."""
    lunar = lunar_date(day)
    names = (
        *(_STATUTORY_FESTIVALS.get(festival, "") for festival in _festivals(day, lunar)),
        _STATUTORY_LUNAR.get((lunar.month, lunar.day), "") if lunar and not lunar.is_leap else "",
        "清明" if _term(day) == "qingming" else "",
        _STATUTORY_COMMON.get((day.month, day.day), ""),
    )
    found = next((name for name in names if name), "")
    return holiday_name(found) if found else None


# A holiday of one year only.
_LIBRARY_NAMES = {
    "Anti-Fascist 70th Day": LocalText((("zh-CN", "抗战胜利70周年纪念日"), ("en", "70th Victory Day"))),
}


@cache
def _library() -> tuple[Mapping[date, LocalText], frozenset[date]]:
    """Return the days of rest and of work that past notices have announced."""
    from chinese_calendar import constants

    names = {name: _LIBRARY_NAMES.get(name) or holiday_name(name) for name in set(constants.holidays.values())}
    return {day: names[name] for day, name in constants.holidays.items()}, frozenset(constants.workdays)


@cache
def _announced_years() -> frozenset[int]:
    """Return the years whose notices we know: a notice that reaches into another year does not announce that year."""
    rest, _ = _library()
    return frozenset(day.year for day in rest if (day.month, day.day) == (10, 1))
