"""A year's public holidays as its notice announces them: days of rest, and weekend days that are worked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from linli.problems import Place, Report, did_you_mean
from linli.records.festival import find_named_day
from linli.records.moment import Moment
from linli.records.text import LocalText, full_language_code, is_language_map
from linli.records.values import Unreadable
from linli.sources import front_matter
from linli.sources.front_matter import Node, Scalar, Sequence
from linli.sources.holidays import HolidayDocument

_FIELDS = {"rest": "rest", "休": "rest", "work": "work", "班": "work", "source": "source", "来源": "source"}
_LONGEST = timedelta(days=15)
_SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class HolidayNotice:
    """What is announced for one year, and nothing else holds for it: days of rest with the holiday's name, and work."""

    year: int
    rest: Mapping[date, LocalText]
    work: frozenset[date]


def parse_holidays(documents: Iterable[HolidayDocument], report: Report) -> tuple[HolidayNotice, ...]:
    """Return the notices that the files hold, sorted by year. What cannot be read is reported and left out."""
    notices: dict[int, HolidayNotice] = {}
    for document in documents:
        if not re.fullmatch(r"\d{4}", document.name):
            report.add(document.place, "the file's name is not a year.", "Name it like `holidays/2027.yaml`.")
        elif int(document.name) in notices:
            report.add(document.place, f"{document.name} has two files.", "Keep one of the two.")
        else:
            notices[int(document.name)] = _parse_notice(document, int(document.name), report)
    return tuple(notices[year] for year in sorted(notices))


def holiday_name(text: str) -> LocalText:
    """Return the name of a holiday in both languages where Linli knows it, or else as it is written."""
    day = find_named_day(text)
    return LocalText((("zh-CN", day.zh), ("en", day.en))) if day else LocalText((("zh-CN", text),))


def _parse_notice(document: HolidayDocument, year: int, report: Report) -> HolidayNotice:
    rest: dict[date, LocalText] = {}
    work: set[date] = set()
    for entry in document.front.entries:
        field = _FIELDS.get(entry.key)
        if field is None:
            way_out = did_you_mean(entry.key, _FIELDS, "Its fields are `rest` (休), `work` (班) and `source` (来源).")
            report.add(entry.place, f"`{entry.key}` is not a field of a year's holidays.", way_out)
        elif field == "rest":
            for day, name, place in _days_of_rest(entry.value, year, report):
                if day in rest:
                    report.add(place, f"{day} is named twice.", "Keep one of the two.")
                rest.setdefault(day, name)
        elif field == "work":
            work |= {day for day, _ in _working_days(entry.value, year, report)}
    for day in sorted(work & rest.keys()):
        report.add(document.place, f"{day} is both a day of rest and a working day.", "Keep one of the two.")
    return HolidayNotice(year, rest, frozenset(work - rest.keys()))


def _days_of_rest(node: Node, year: int, report: Report) -> Iterator[tuple[date, LocalText, Place]]:
    """Yield each day with its holiday's name; `rest` is a map from days to a name, or a list of such maps."""
    for part in node.items if isinstance(node, Sequence) else (node,):
        if not isinstance(part, front_matter.Mapping):
            report.add(part.place, "this holiday has no name.", "Write it like `2027-10-01/2027-10-07: 国庆节`.")
            continue
        for entry in part.entries:
            name = _name(entry.value, report)
            for day in _days(entry.key, entry.place, year, report):
                if name:
                    yield day, name, entry.place


def _working_days(node: Node, year: int, report: Report) -> Iterator[tuple[date, Place]]:
    for part in node.items if isinstance(node, Sequence) else (node,):
        if not isinstance(part, Scalar):
            report.add(part.place, "this is not a day.", "Write it like `work: [2027-09-26, 2027-10-09]`.")
            continue
        for day in _days(part.text, part.place, year, report):
            if day.weekday() < 5:
                report.add(
                    part.place,
                    f"{day} is no Saturday or Sunday, so that it is worked anyway.",
                    "Correct the day, or remove it.",
                )
            yield day, part.place


def _days(text: str, place: Place, year: int, report: Report) -> Iterator[date]:
    """Yield the days from a first to a last one; a notice also reaches back into December."""
    ends = [end.strip() for end in re.split(r"/|至", text)]
    try:
        first, last = (Moment.parse(end, _SHANGHAI) for end in (ends[0], ends[-1]))
    except Unreadable as odd:
        report.add(place, f"`{text}` {odd.message}.", "Write it like `2027-10-01` or `2027-10-01/2027-10-07`.")
        return
    if (
        len(ends) > 2
        or not timedelta() <= last.day - first.day < _LONGEST
        or {first.precision, last.precision} != {"day"}
    ):
        report.add(place, f"`{text}` is not a holiday's days.", "Write it like `2027-10-01/2027-10-07`.")
    elif first.day < date(year - 1, 12, 1) or last.day.year > year:
        report.add(place, f"`{text}` is not in {year}.", "Correct it, or write it into the file of its year.")
    else:
        yield from (first.day + timedelta(days=number) for number in range((last.day - first.day).days + 1))


def _name(node: Node, report: Report) -> LocalText | None:
    if isinstance(node, Scalar):
        return holiday_name(node.text)
    if isinstance(node, front_matter.Mapping) and is_language_map(entry.key for entry in node.entries):
        texts = [(entry.key, entry.value.text) for entry in node.entries if isinstance(entry.value, Scalar)]
        if texts:
            return LocalText(tuple((full_language_code(code), text) for code, text in texts))
    report.add(node.place, "this is not a holiday's name.", "Write `国庆节`, or `{zh: 国庆节, en: National Day}`.")
    return None
