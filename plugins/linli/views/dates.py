"""How calendars say days and times: each list says only what its heading leaves open."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names, get_timezone_name

from linli.graph.occurrences import Occurrence
from linli.graph.timeline import Month, days_of, has_a_day
from linli.records.event import EventStatus
from linli.records.moment import Moment
from linli.views.parts import TimeText
from linli.views.wording import Words, _, said_once_a_day

# What the heading above an entry has said already: the day, the year, or nothing.
Known = Literal["day", "year", ""]
# How long a weekday's name is: in short, in full, or left out. The names are those of CLDR's patterns.
Weekday = Literal["EEE", "EEEE", ""]

# The language that says no time zone for the zone that its readers live in.
_HOME_ZONES = {"zh-CN": "Asia/Shanghai"}


def say_times(words: Words, occurrence: Occurrence, zone: str, known: Known, day: date) -> tuple[TimeText, str]:
    """Return when something starts, and how it goes on to its end, as far as `known` leaves it open.

    Where the day is known, it is `day`.
    """
    start, end = occurrence.start, occurrence.end
    iso = with_offset(start, zone)
    if not has_a_day(occurrence):
        text = words.moment(start).text
        return TimeText(words(_("during {date}"), date=text), iso), ""
    if known == "day" and day != occurrence.first_day:
        return TimeText("", iso), _until(words, occurrence, day)
    clock = f"{start.earliest:%H:%M}" if start.precision == "time" else ""
    if known == "day":
        return TimeText(clock, iso), _until(words, occurrence, day)
    goes_beyond_year = occurrence.last_day.year != start.day.year
    said = say_day(words, occurrence.first_day, with_year=not known or goes_beyond_year)
    text = said if not clock else f"{said} {clock}" if words.is_han else f"{said}, {clock}"
    if end is None or len(days_of(occurrence)) == 1:
        return TimeText(text, iso), _until(words, occurrence, occurrence.first_day)
    last = say_day(words, occurrence.last_day, with_year=goes_beyond_year)
    return TimeText(text, iso), f"– {last}"


def _until(words: Words, occurrence: Occurrence, day: date) -> str:
    """Return how something that takes place on `day` ends: a clock on the same day or in its night, or a later day."""
    end = occurrence.end
    if end is None:
        return ""
    if end.precision not in ("day", "time"):
        return f"– {words.moment(end).text}"
    if occurrence.last_day > day:
        return words(_("until {date}"), date=say_day(words, occurrence.last_day, weekday=""))
    if end.precision != "time":
        return ""
    clock = f"{end.earliest:%H:%M}"
    if end.day > day:
        clock = "24:00" if clock == "00:00" else words(_("{time} the next day"), time=clock)
    has_clock_before = occurrence.start.precision == "time" and occurrence.first_day == day
    return f"–{clock}" if has_clock_before else words(_("until {date}"), date=clock)


@said_once_a_day
def say_day(words: Words, day: date, *, with_year: bool = False, weekday: Weekday = "EEE") -> str:
    """Return a day, with the short name of its weekday, the full one, or none."""
    name = _weekday(words, day, weekday)
    if words.is_han:
        return f"{f'{day.year}年' if with_year else ''}{day.month}月{day.day}日{name}"
    return f"{name} {day.day} {_month_name(words, day)}{f' {day.year}' if with_year else ''}".strip()


@said_once_a_day
def split_day(words: Words, day: date) -> tuple[str, str, str]:
    """Return what stands before a day's number in a full date, the number, and what comes after it."""
    name = _weekday(words, day, "EEEE")
    if words.is_han:
        return f"{day.month}月", str(day.day), f"日 {name}"
    return f"{name} ", str(day.day), f" {_month_name(words, day)}"


@said_once_a_day
def say_month(words: Words, month: Month) -> str:
    """Return a month with its year."""
    return words.moment(Moment(datetime(month.year, month.number, 1), "month")).text


@said_once_a_day
def say_month_alone(words: Words, month: Month) -> str:
    """Return a month's name without its year."""
    return f"{month.number}月" if words.is_han else _month_name(words, month.first_day)


@said_once_a_day
def say_year(words: Words, year: int) -> str:
    """Return a year."""
    return words.moment(Moment(datetime(year, 1, 1), "year")).text


@said_once_a_day
def weekday_names(words: Words) -> tuple[str, ...]:
    """Return the full names of the days of a week, Monday first."""
    names = get_day_names("wide", locale=words.locale)
    return tuple(str(names[number]) for number in range(7))


@said_once_a_day
def zone_note(words: Words, zone: str) -> str:
    """Return in which time zone a page's times are, or nothing where its readers take that for granted."""
    if _HOME_ZONES.get(words.language) == zone:
        return ""
    own = ZoneInfo(zone)
    has_summer_time = datetime(2026, 1, 1, tzinfo=own).utcoffset() != datetime(2026, 7, 1, tzinfo=own).utcoffset()
    variant: Literal["generic", "standard"] = "generic" if has_summer_time else "standard"
    name = get_timezone_name(own, zone_variant=variant, locale=words.locale)
    return words(_("Times are in {zone}."), zone=name)


@said_once_a_day
def with_offset(moment: Moment, zone: str) -> str:
    """Return a moment for machines, to its own precision: a time with its offset, a day as a day."""
    if moment.precision != "time":
        return moment.iso
    return moment.earliest.replace(tzinfo=ZoneInfo(zone)).isoformat(timespec="minutes")


def over_after(occurrence: Occurrence, zone: str) -> str:
    """Return the instant at which something is over, or the last day of it where no hour is known.

    What was put off without a new date is never over.
    """
    if occurrence.status is EventStatus.POSTPONED:
        return ""
    end = occurrence.end
    return with_offset(end, zone) if end and end.precision == "time" else occurrence.last_day.isoformat()


def week_id(day: date) -> str:
    """Return the anchor of the week that a day lies in, by ISO 8601: the first days of a year can be in week 53."""
    return f"w{day.isocalendar().week:02d}"


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _weekday(words: Words, day: date, weekday: Weekday) -> str:
    if not weekday:
        return ""
    return str(get_day_names("wide" if weekday == "EEEE" else "abbreviated", locale=words.locale)[day.weekday()])


def _month_name(words: Words, day: date) -> str:
    return str(get_month_names("wide", locale=words.locale)[day.month])
