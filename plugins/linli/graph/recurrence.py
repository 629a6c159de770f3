"""The dates of series: what their rules name, what is added, left out, moved and cancelled, and what becomes of it."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import groupby, islice

from linli.problems import Place, Report
from linli.records.event import Event, EventStatus
from linli.records.fields import Record
from linli.records.moment import Moment
from linli.records.reference import Key
from linli.records.repeat import DateOfSeries
from linli.records.rule import CalendarRule, Frequency, LunarRule, NthWeekday, Repeat, Rule
from linli.records.series import Absence, Cancellation, LeapMonth, Move, OnHoliday, OnMakeupWorkday, Series

from .almanac import (
    Almanac,
    LunarDate,
    day_of_lunar_date,
    day_of_term,
    leap_month_of,
    length_of_month,
    lunar_years,
)
from .occurrences import Happenings, Occurrence, Skip

_MONTHS_AHEAD = 24
# A date that editors name may lie beyond the window; one that lies still further is taken for a slip of the pen.
_FURTHEST_AHEAD = timedelta(days=3660)


def gather_happenings(
    records: Iterable[Record],
    series_of: Mapping[Key, Key],
    almanacs: Mapping[str, Almanac],
    today: date,
    report: Report,
) -> Happenings:
    """Return what the events and the series of a site make up. Dates that series cannot have are reported.

    `series_of` tells which series an event belongs to, `almanacs` what holds in a community.
    """
    records = tuple(records)
    stand_ins: dict[Key, list[Event]] = defaultdict(list)
    occurrences: list[Occurrence] = []
    skips: list[Skip] = []
    for event in (record for record in records if isinstance(record, Event)):
        series = series_of.get(event.key)
        if event.slot and series:
            stand_ins[series].append(event)
        else:
            if event.slot and not event.series:
                report.add(
                    event.origin.place_of("slot"),
                    "`slot` names a date of a series, but no series is named.",
                    "Add `series` (系列), or remove it.",
                )
            occurrences.append(_occurrence_of(event))
    for record in records:
        if isinstance(record, Series):
            expansion = expand_series(
                record, stand_ins[record.key], almanacs.get(record.key.community) or Almanac(), today, report
            )
            occurrences += expansion.occurrences
            skips += expansion.skips
    _check_ids(occurrences, {record.key: record for record in records}, report)
    return Happenings(
        tuple(sorted(occurrences, key=lambda o: (o.start.earliest, o.id))),
        tuple(sorted(skips, key=lambda skip: (skip.when.earliest, skip.series))),
    )


def expand_series(
    series: Series, stand_ins: Iterable[Event], almanac: Almanac, today: date, report: Report
) -> Happenings:
    """Return what a series' rules come to: from its first day to the end of the month two years ahead.

    An event that stands for a date takes its place and its id. Nothing that an editor says of a date changes the id
    of that date or of any other.
    """
    stand_ins = tuple(stand_ins)
    if not series.repeat:
        _report_missing_rules(series, stand_ins, report)
        return Happenings(tuple(map(_occurrence_of, stand_ins)), ())
    if series.first_day is None:
        report.add(
            series.origin.place_of("starts" if series.starts else "repeat"),
            "`repeat` needs the day from which it holds.",
            "Add `starts: 2026-02-25` (首日).",
        )
        return Happenings(tuple(map(_occurrence_of, stand_ins)), ())
    horizon = last_day_ahead(today)
    mentions = tuple(_mentions(series, stand_ins))
    furthest = max((mention.date.moment.day for mention in mentions), default=horizon)
    slots = plan_slots(series, series.first_day, max(horizon, min(furthest, horizon + _FURTHEST_AHEAD)))
    if not slots and series.first_day <= today and not _waits_for_leap_month(series):
        report.add(series.origin.place_of("repeat"), "the rules name no day at all.", "Correct `repeat` or `until`.")
    fates = _fates(mentions, slots, report)
    placed = {fate.key for fate in fates.values() if isinstance(fate, Event)}
    strays = [_occurrence_of(event) for event in stand_ins if event.key not in placed]
    outcomes = tuple(_outcomes(series, slots, fates, almanac))
    occurrences = [o for o in outcomes if isinstance(o, Occurrence)]
    skips = [*(o for o in outcomes if isinstance(o, Skip)), *_missing(series, series.first_day, horizon)]
    return Happenings(
        (*strays, *(o for o in occurrences if o.start.day <= horizon or o.owner.kind == "event")),
        tuple(skip for skip in skips if skip.day <= horizon),
    )


def _waits_for_leap_month(series: Series) -> bool:
    return any(isinstance(repeat.rule, LunarRule) and repeat.rule.leap for repeat in series.repeat)


def last_day_ahead(today: date) -> date:
    """Return the end of the month two years ahead: dates are told up to there, so that they change once a month."""
    years, month = divmod(today.month - 1 + _MONTHS_AHEAD, 12)
    year = today.year + years
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


@dataclass(frozen=True, slots=True)
class Slot:
    """One date that a series has by its rules, or beside them, before anything is said of it."""

    id: str
    start: Moment
    end: Moment | None
    is_extra: bool = False


def plan_slots(series: Series, first: date, last: date) -> tuple[Slot, ...]:
    """Return the dates of a series until `last`, the earliest first, each with an id that it keeps for ever.

    Where there are several on one day, the first rule's has the plain id, and the others' end with their time.
    """
    last = min(last, series.until.latest_day) if series.until else last
    # The same time named by two rules is one date, and belongs to the first of them.
    named: dict[Moment, tuple[int, Repeat]] = {}
    for number, repeat in enumerate(series.repeat):
        for day in rule_days(repeat.rule, first, last, series.leap_month):
            named.setdefault(_moment(day, repeat.starts or series.default_time), (number, repeat))
    kept = list(islice(sorted(named), series.count))
    by_rule = sorted(kept, key=lambda moment: (named[moment][0], moment))
    extras = [_extra(series, moment) for moment in series.extra]
    ids = _ids(series.key.id, (*by_rule, *extras))
    slots = {moment: Slot(ids[moment], moment, _end(series, named[moment][1], moment)) for moment in kept}
    for moment in extras:
        slots.setdefault(moment, Slot(ids[moment], moment, _end(series, series.repeat[0], moment), is_extra=True))
    return tuple(slots[moment] for moment in sorted(slots))


def _extra(series: Series, moment: Moment) -> Moment:
    """Return when a further date starts: at the usual time, where it does not say."""
    usual = series.repeat[0].starts or series.default_time
    return moment if moment.precision == "time" else _moment(moment.day, usual)


def _ids(stem: str, moments: Iterable[Moment]) -> dict[Moment, str]:
    ids: dict[Moment, str] = {}
    days: set[date] = set()
    for moment in moments:
        plain = f"{stem}-{moment.day:%Y%m%d}"
        ids.setdefault(moment, f"{plain}-{moment.earliest:%H%M}" if moment.day in days else plain)
        days.add(moment.day)
    return ids


def _moment(day: date, starts: time | None) -> Moment:
    return Moment(datetime.combine(day, starts), "time") if starts else Moment(datetime.combine(day, time()), "day")


def _end(series: Series, repeat: Repeat, start: Moment) -> Moment | None:
    """Return when a date ends that starts then; None where nobody says."""
    if start.precision == "time" and repeat.starts and repeat.ends:
        minutes = (repeat.ends.hour - repeat.starts.hour) * 60 + repeat.ends.minute - repeat.starts.minute
        return Moment(start.earliest + timedelta(minutes=minutes % (24 * 60)), "time")
    if series.length is None:
        return None
    # The last one of three whole days is two days after the first.
    length = series.length if start.precision == "time" else series.length - timedelta(days=1)
    return Moment(start.earliest + length, start.precision) if length > timedelta() else None


def rule_days(rule: Rule, first: date, last: date, leap_month: LeapMonth = LeapMonth.FIRST) -> Iterator[date]:
    """Yield the days that a rule names from `first` to `last`, both included."""
    if isinstance(rule, CalendarRule):
        yield from _calendar_days(rule, first, last)
        return
    if isinstance(rule, LunarRule):
        dates = (lunar for lunar in _lunar_dates(rule, first, last, leap_month) if _exists(lunar))
        days = [day_of_lunar_date(lunar) for lunar in dates]
    else:
        days = [day_of_term(year, rule.term) for year in range(first.year, last.year + 1)]
    yield from sorted(day for day in days if day and first <= day <= last)


def _calendar_days(rule: CalendarRule, first: date, last: date) -> Iterator[date]:
    """Yield the days of a rule as RFC 5545 defines them, by asking each day in turn.

    A library would look for the next day of a rule that names none until the end of time.
    """
    rule = _with_defaults(rule, first)
    weekdays = {day.weekday for day in rule.weekdays} or set(range(7))
    begin = _period(rule.frequency, first)
    start = _first_of_period(rule, first) if rule.positions else first
    # Which day of a period is the second to last is known when the period is over.
    end = last + timedelta(days=366) if rule.positions else last
    days = (date.fromordinal(ordinal) for ordinal in range(start.toordinal(), end.toordinal() + 1))
    matching = (
        day
        for day in days
        if day.weekday() in weekdays
        and _matches(rule, day)
        and (rule.interval == 1 or (_period(rule.frequency, day) - begin) % rule.interval == 0)
    )
    yield from (day for day in _at_positions(rule, matching) if first <= day <= last)


def _at_positions(rule: CalendarRule, matching: Iterator[date]) -> Iterator[date]:
    """Yield those days that are the first, the second, the last … of their period, if a rule says so; or else all."""
    if not rule.positions:
        yield from matching
        return
    for _, group in groupby(matching, partial(_period, rule.frequency)):
        found = list(group)
        places = {place - 1 if place > 0 else len(found) + place for place in rule.positions}
        yield from (day for number, day in enumerate(found) if number in places)


def _with_defaults(rule: CalendarRule, first: date) -> CalendarRule:
    """Return the rule with what it leaves to the first day: the weekday, the day of the month, the month."""
    if rule.weekdays or rule.month_days or rule.frequency == "DAILY":
        return rule
    if rule.frequency == "WEEKLY":
        return replace(rule, weekdays=(NthWeekday(first.weekday()),))
    months = rule.months or ((first.month,) if rule.frequency == "YEARLY" else ())
    return replace(rule, month_days=(first.day,), months=months)


def _period(frequency: Frequency, day: date) -> int:
    """Return a number that all days of a year, a month, a week have in common, and that the next one's exceed by 1."""
    if frequency == "YEARLY":
        return day.year
    if frequency == "MONTHLY":
        return day.year * 12 + day.month
    return (day.toordinal() - 1) // 7 if frequency == "WEEKLY" else day.toordinal()


def _first_of_period(rule: CalendarRule, day: date) -> date:
    if rule.frequency == "YEARLY":
        return day.replace(month=1, day=1)
    if rule.frequency == "MONTHLY":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if rule.frequency == "WEEKLY" else day


def _length_of_month(day: date) -> int:
    # `calendar.monthrange` works out the first weekday too, which takes longer than all the rest.
    return 29 if day.month == 2 and calendar.isleap(day.year) else _MONTH_LENGTHS[day.month - 1]


_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _matches(rule: CalendarRule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    length = _length_of_month(day)
    if rule.month_days and day.day not in rule.month_days and day.day - length - 1 not in rule.month_days:
        return False
    if not any(weekday.nth for weekday in rule.weekdays):
        return True
    number = day.day
    if rule.frequency == "YEARLY" and not rule.months:
        # The second Saturday of a year, and not of a month.
        number, length = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    nths = (0, (number - 1) // 7 + 1, -((length - number) // 7 + 1))
    return any(weekday.weekday == day.weekday() and weekday.nth in nths for weekday in rule.weekdays)


def _lunar_dates(rule: LunarRule, first: date, last: date, leap_month: LeapMonth) -> Iterator[LunarDate]:
    """Yield the lunar dates that a rule names, those that some months are too short for among them."""
    for year in lunar_years(first, last):
        for month in (rule.month,) if rule.month else range(1, 13):
            for is_leap in _months_meant(rule, month, leap_month_of(year) == month, leap_month):
                length = length_of_month(year, month, is_leap)
                yield from (LunarDate(year, month, day if day > 0 else length, is_leap) for day in rule.days)


def _months_meant(rule: LunarRule, month: int, comes_twice: bool, leap_month: LeapMonth) -> tuple[bool, ...]:
    """Return which months of that number are meant: the ordinary one (False), the leap month (True), or both."""
    if not comes_twice:
        return () if rule.leap else (False,)
    if rule.leap or (rule.month and leap_month is LeapMonth.LEAP):
        return (True,)
    return (False, True) if rule.month == 0 or leap_month is LeapMonth.BOTH else (False,)


def _exists(lunar: LunarDate) -> bool:
    return lunar.day <= length_of_month(lunar.year, lunar.month, lunar.is_leap)


def _missing(series: Series, first: date, last: date) -> Iterator[Skip]:
    """Yield the months that are too short for a day that the rules name."""
    last = min(last, series.until.latest_day) if series.until else last
    if series.count is not None:
        last = max((slot.start.day for slot in plan_slots(series, first, last)), default=first)
    months = {month for repeat in series.repeat for month in _months_without(repeat.rule, first, last, series)}
    for month in sorted(months):
        yield Skip(series.key, Moment(datetime.combine(month, time()), "month"), "missing")


def _months_without(rule: Rule, first: date, last: date, series: Series) -> Iterator[date]:
    """Yield the first day of every month that does not have each day that a rule names."""
    if isinstance(rule, LunarRule):
        for lunar in _lunar_dates(rule, first, last, series.leap_month):
            ending = day_of_lunar_date(replace(lunar, day=29)) if not _exists(lunar) else None
            if ending and first <= ending <= last:
                yield ending.replace(day=1)
    elif isinstance(rule, CalendarRule) and _names_months(rule) and not rule.positions:
        month_days = rule.month_days or (() if rule.weekdays else (first.day,))
        for month in _calendar_days(replace(rule, weekdays=(), month_days=(1,)), first.replace(day=1), last):
            length = _length_of_month(month)
            has_all = all(abs(day) <= length for day in month_days) and all(
                abs(day.nth) <= _count_of_weekday(month, day) for day in rule.weekdays
            )
            if not has_all:
                yield month


def _names_months(rule: CalendarRule) -> bool:
    return rule.frequency == "MONTHLY" or (rule.frequency == "YEARLY" and bool(rule.months))


def _count_of_weekday(month: date, day: NthWeekday) -> int:
    first, length = calendar.monthrange(month.year, month.month)
    return (length - 1 - (day.weekday - first) % 7) // 7 + 1


@dataclass(frozen=True, slots=True)
class _Mention:
    """What an editor says of one date of a series, and where."""

    field: str
    date: DateOfSeries
    fate: Absence | Move | Event
    place: Place


def _mentions(series: Series, stand_ins: Iterable[Event]) -> Iterator[_Mention]:
    origin = series.origin
    for event in stand_ins:
        assert event.slot is not None
        yield _Mention("slot", event.slot, event, event.origin.place_of("slot"))
    said: Mapping[str, Mapping[DateOfSeries, Absence | Move]] = {
        "except": dict(series.exceptions),
        "moved": dict(series.moved),
        "cancelled": dict(series.cancelled),
    }
    for field, dates in said.items():
        for day, fate in dates.items():
            yield _Mention(field, day, fate, origin.place_of(field, day.written))


def _fates(
    mentions: Iterable[_Mention], slots: tuple[Slot, ...], report: Report
) -> Mapping[str, Absence | Move | Event]:
    """Return what editors say of dates, by the dates' ids. What they say of a date that there is not is reported."""
    fates: dict[str, Absence | Move | Event] = {}
    by_day: dict[date, list[Slot]] = defaultdict(list)
    for slot in slots:
        by_day[slot.start.day].append(slot)
    for mention in mentions:
        moment = mention.date.moment
        found = [s for s in by_day[moment.day] if moment.precision == "day" or s.start.earliest == moment.earliest]
        if not found:
            nearest = " and ".join(str(day) for day in _nearest(moment.day, slots))
            report.add(
                mention.place,
                f"`{mention.field}` names {moment}, but the series has no date then.",
                f"The nearest are {nearest}." if nearest else "The rules give no date at all: correct them.",
            )
        elif len(found) > 1:
            report.add(
                mention.place,
                f"`{mention.field}` names {moment}, but the series has {len(found)} dates on that day.",
                f"Name one: {' or '.join(f'`{slot.start}`' for slot in found)}.",
            )
        elif found[0].id in fates:
            report.add(
                mention.place,
                f"`{mention.field}` names {moment}, of which something else is said already.",
                "An event, `except`, `moved` and `cancelled` exclude one another: keep one.",
            )
        else:
            fates[found[0].id] = mention.fate
    return fates


def _nearest(day: date, slots: Iterable[Slot]) -> list[date]:
    """Return the two days of a series that are nearest to a day."""
    days = {slot.start.day for slot in slots}
    return sorted(sorted(days, key=lambda other: (abs(other - day), other))[:2])


def _outcomes(
    series: Series, slots: tuple[Slot, ...], fates: Mapping[str, Absence | Move | Event], almanac: Almanac
) -> Iterator[Occurrence | Skip]:
    """Yield what becomes of each date of a series."""
    taken = {slot.start.day for slot in slots} | {f.to.day for f in fates.values() if isinstance(f, Move)}
    for slot in slots:
        plain = Occurrence(slot.id, series.key, slot.start, slot.end, None, slot=slot.start.day, series=series.key)
        fate = fates.get(slot.id)
        if isinstance(fate, Event):
            yield _stand_in(plain, fate)
        elif isinstance(fate, Cancellation):
            yield replace(plain, status=EventStatus.CANCELLED, reason=fate.reason)
        elif isinstance(fate, Absence):
            yield Skip(series.key, _day(slot.start), "exception", fate.reason)
        elif isinstance(fate, Move):
            yield replace(_moved(plain, fate.to), reason=fate.reason)
        elif slot.is_extra:
            yield plain
        else:
            yield _on_its_day(series, plain, almanac, taken)


def _on_its_day(series: Series, plain: Occurrence, almanac: Almanac, taken: set[date]) -> Occurrence | Skip:
    """Return what the series' policy makes of a date on a holiday, or on a weekend day that is worked."""
    if series.on_holiday is OnHoliday.KEEP and series.on_makeup_workday is OnMakeupWorkday.KEEP:
        return plain
    day = almanac.day(plain.start.day)
    if day.off == "work" and series.on_makeup_workday is OnMakeupWorkday.SKIP:
        return Skip(series.key, _day(plain.start), "makeup")
    if day.off != "rest" or series.on_holiday is OnHoliday.KEEP:
        return plain
    free = almanac.next_working_day(day.day)
    # Where it takes place on that day anyway, or has been moved to it already, there is nothing to make up for.
    if series.on_holiday is OnHoliday.SKIP or free in taken:
        return Skip(series.key, _day(plain.start), "holiday", day.holiday)
    taken.add(free)
    return replace(_moved(plain, Moment(datetime.combine(free, time()), "day")), reason=day.holiday)


def _moved(plain: Occurrence, to: Moment) -> Occurrence:
    """Return a date at another time, as long as before; a new day without a time keeps the time."""
    at = (
        to if to.precision == "time" or plain.start.precision == "day" else _moment(to.day, plain.start.earliest.time())
    )
    length = plain.end.earliest - plain.start.earliest if plain.end else None
    end = Moment(at.earliest + length, at.precision) if length is not None else None
    return replace(plain, start=at, end=end, moved_from=(plain.start,))


def _stand_in(plain: Occurrence, event: Event) -> Occurrence:
    """Return a date as an event tells of it. What is on another day than the rule gives was moved."""
    moved_from = event.moved_from or ((plain.start,) if event.start.day != plain.start.day else ())
    own = _occurrence_of(event)
    return replace(own, id=plain.id, slot=plain.slot, series=plain.series, moved_from=moved_from)


def _occurrence_of(event: Event) -> Occurrence:
    return Occurrence(
        event.key.id, event.key, event.start, event.end, event.status, event.reason, moved_from=event.moved_from
    )


def _day(moment: Moment) -> Moment:
    return Moment(datetime.combine(moment.day, time()), "day")


def _report_missing_rules(series: Series, stand_ins: Iterable[Event], report: Report) -> None:
    """Report what is said about rules where there are none."""
    for name in ("starts", "until", "count", "length", "exceptions", "moved", "cancelled", "extra"):
        if getattr(series, name):
            key = Series.model_fields[name].alias or name
            report.add(
                series.origin.place_of(key),
                f"`{key}` says something of rules, but there is none.",
                "Add `repeat` (重复).",
            )
    for event in stand_ins:
        report.add(
            event.origin.place_of("slot"),
            f"`slot` names a date, but the series `{series.key.id}` has no rule.",
            f"Add `repeat` (重复) to `{series.origin.place.path}`, or remove `slot`.",
        )


def _check_ids(occurrences: Iterable[Occurrence], records: Mapping[Key, Record], report: Report) -> None:
    """Report two series, or a series and an event, that would give their dates the same ids."""
    taken: dict[str, Occurrence] = {}
    for occurrence in occurrences:
        other = taken.setdefault(occurrence.id, occurrence)
        one, two = records[other.series or other.owner], records[occurrence.series or occurrence.owner]
        # Two events with one id share an address, which is reported as such.
        if one is not two and (other.series or occurrence.series):
            report.add(
                two.origin.place,
                f"some of its dates would have the same ids as those of `{one.origin.place.path}`.",
                "Give one of the two another `id`.",
            )
