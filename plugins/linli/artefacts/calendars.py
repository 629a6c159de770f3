"""iCalendar files (RFC 5545, RFC 7986) that are the same bytes for the same events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from linli.views.calendar_entries import CalendarEntry
from linli.views.calendars import Calendar

# The library is imported where it is used: it takes longer than all entries of most sites.
if TYPE_CHECKING:
    import icalendar

_REFRESH = timedelta(hours=12)
# RFC 5545, 3.3.11: a text may hold tabs and line ends, but no other control characters.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_QUOTED = re.compile("[,;:’]")
# Of a line's bytes, beside the space at its beginning.
_LONGEST = 74
_END = b"END:VCALENDAR\r\n"
# Before any event: from when on the clocks show what they do until the first change that a file tells of.
_EPOCH = 1970
# After so many years, the fourth Sunday of a month can be told from the last one.
_YEARS_TO_TELL_A_RULE = 12
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def render_calendar(calendar: Calendar) -> bytes:
    """Return a calendar's bytes. A calendar without a name is a single entry and says nothing about itself."""
    import icalendar

    component = icalendar.Calendar()
    component.add("prodid", f"-//Linli//Linli//{calendar.language[:2].upper()}")
    component.add("version", "2.0")
    component.add("calscale", "GREGORIAN")
    if calendar.name:
        _describe(component, calendar)
    head = component.to_ical().removesuffix(_END)
    return b"".join((head, *_time_zones(calendar.entries), *map(_render_entry, calendar.entries), _END))


def _describe(component: icalendar.Calendar, calendar: Calendar) -> None:
    from icalendar import vDuration, vUri

    component.add("method", "PUBLISH")
    component.add("uid", calendar.id)
    for name in ("name", "x-wr-calname"):
        component.add(name, _clean(calendar.name))
    for name in ("description", "x-wr-caldesc"):
        component.add(name, _clean(calendar.holds))
    component.add("x-wr-timezone", calendar.time_zone)
    # RFC 7986, 5.7 and 5.8: neither property has a default type, so VALUE must be written.
    component.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    component.add("x-published-ttl", "PT12H")
    if calendar.source:
        component.add("source", vUri(calendar.source), parameters={"VALUE": "URI"})
    if calendar.page:
        component.add("url", vUri(calendar.page))


# The same entry stands in half a dozen feeds. Written here and not by the library, which takes a hundred times as long:
# minutes for a site of ten years. The tests compare the two, byte by byte.
@lru_cache(maxsize=1 << 14)
def _render_entry(entry: CalendarEntry) -> bytes:
    return b"".join(_folded(line) for line in ("BEGIN:VEVENT", *_lines_of(entry), "END:VEVENT"))


def _lines_of(entry: CalendarEntry) -> Iterator[str]:
    """Yield an entry's properties in the library's order: what programs show first, then by their names."""
    yield f"SUMMARY:{_escaped(entry.title)}"
    yield _moment_line("DTSTART", entry.start, entry.time_zone)
    end = _exclusive_end(entry)
    if end is not None:
        yield _moment_line("DTEND", end, entry.time_zone)
    # When the entry was last revised (RFC 5545, 3.8.7.2): the build's clock would make
    # subscribers' programs see a change after every build.
    revised = f"{entry.revised:%Y%m%dT%H%M%SZ}"
    yield f"DTSTAMP:{revised}"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"SEQUENCE:{entry.sequence}"
    if entry.categories:
        yield f"CATEGORIES:{','.join(map(_escaped, entry.categories))}"
    if entry.meeting:
        label = f";LABEL={_parameter(entry.meeting.label)}" if entry.meeting.label else ""
        yield f"CONFERENCE;FEATURE=AUDIO,VIDEO{label};VALUE=URI:{entry.meeting.url}"
    if entry.description:
        yield f"DESCRIPTION:{_escaped(entry.description)}"
    if entry.point:
        yield f"GEO:{entry.point[0]};{entry.point[1]}"
    if entry.image:
        yield f"IMAGE;DISPLAY=BADGE,THUMBNAIL;FMTTYPE=image/jpeg;VALUE=URI:{entry.image}"
    yield f"LAST-MODIFIED:{revised}"
    if entry.location:
        yield f"LOCATION:{_escaped(entry.location)}"
    if entry.series:
        yield f"RELATED-TO;RELTYPE=PARENT:{_escaped(entry.series)}"
    yield f"STATUS:{entry.status}"
    yield f"TRANSP:{'TRANSPARENT' if entry.transparent else 'OPAQUE'}"
    if entry.url:
        yield f"URL:{entry.url}"


def _moment_line(name: str, moment: date | datetime, time_zone: str) -> str:
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    if time_zone == "UTC":
        return f"{name}:{moment:%Y%m%dT%H%M%SZ}"
    return f"{name};TZID={time_zone}:{moment:%Y%m%dT%H%M%S}"


def _escaped(text: str) -> str:
    """Return a text as a value (RFC 5545, 3.3.11)."""
    plain = _clean(text).replace("\\N", "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _parameter(text: str) -> str:
    """Return a text as a parameter's value (RFC 6868); it may hold no straight quotes."""
    plain = _clean(text).replace('"', "”").replace("^", "^^").replace("\n", "^n")
    return f'"{plain}"' if _QUOTED.search(plain) else plain


def _folded(line: str) -> bytes:
    """Return a line's bytes, cut where it is longer than 75 of them (RFC 5545, 3.1), but through no character.

    Nothing that escapes what follows is left at an end, for some programs do not put the two together again. (Of a mark
    that is itself escaped there are two.)
    """
    rest = line.encode()
    pieces: list[bytes] = []
    while len(rest) > _LONGEST:
        end = _LONGEST
        while rest[end] & 0xC0 == 0x80:
            end -= 1
        escapes_next = any((end - len(rest[:end].rstrip(mark))) % 2 for mark in (b"\\", b"^"))
        end -= escapes_next
        pieces.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join((*pieces, rest)) + b"\r\n"


def _exclusive_end(entry: CalendarEntry) -> date | datetime | None:
    """Return DTEND: whole days end where the day after the last one begins (RFC 5545, 3.6.1)."""
    if isinstance(entry.start, datetime):
        return entry.end
    return (entry.end or entry.start) + timedelta(days=1)


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text)


# Time zones


def _time_zones(entries: Iterable[CalendarEntry]) -> Iterator[bytes]:
    """Yield the zones of all timed entries, by name, with the years that the entries need."""
    years: dict[str, set[int]] = {}
    for entry in entries:
        for moment in (entry.start, entry.end):
            # UTC itself is written as a `Z`, and needs no explanation.
            if isinstance(moment, datetime) and entry.time_zone != "UTC":
                years.setdefault(entry.time_zone, set()).add(moment.year)
    for name in sorted(years):
        yield _render_time_zone(name, min(years[name]), max(years[name]))


@lru_cache(maxsize=256)
def _render_time_zone(name: str, first_year: int, last_year: int) -> bytes:
    """Return a zone with what its clocks show in these years.

    Where they are changed by the same rule every year, that rule is told, not its dates: some programs know no other
    way. Rules of which the years need nothing are left out: some programs look at the latest ones alone.
    """
    import icalendar

    zone = ZoneInfo(name)
    component = icalendar.Timezone()
    component.add("tzid", name)
    begins = datetime(first_year - 1, 1, 1, tzinfo=UTC)
    component.add_component(_observance(zone, begins, datetime(min(_EPOCH, first_year - 1), 1, 1)))
    ends = datetime(last_year + _YEARS_TO_TELL_A_RULE, 1, 1, tzinfo=UTC)
    for rule in _rules(zone, _changes(zone, begins, ends)):
        if rule.changes[0].year <= last_year + 1:
            observance = _observance(zone, rule.changes[0])
            if len(rule.changes) > 1:
                observance.add("rrule", rule.told(is_in_force=rule.changes[-1].year == ends.year - 1))
            component.add_component(observance)
    return bytes(component.to_ical())


def _observance(zone: ZoneInfo, change: datetime, onset: datetime | None = None) -> icalendar.Component:
    """Return what the clocks show from a change on. `onset` is told instead of it for what was in force before."""
    import icalendar

    local = change.astimezone(zone)
    now = _offset(zone, change)
    before = now if onset else _offset(zone, change - timedelta(seconds=1))
    is_summer = (local.dst() or timedelta()) > timedelta()
    component = icalendar.TimezoneDaylight() if is_summer else icalendar.TimezoneStandard()
    component.add("dtstart", onset or _told(zone, change))
    component.add("tzoffsetfrom", before)
    component.add("tzoffsetto", now)
    component.add("tzname", local.tzname())
    return component


@dataclass
class _Rule:
    """Changes of a zone's clocks that follow one rule, a year apart. `weeks` are those of the month that fit all."""

    onset: datetime
    weeks: set[int]
    changes: list[datetime]

    def told(self, is_in_force: bool) -> dict[str, object]:
        """Return the rule as an RRULE; one that is no longer in force ends with its last change."""
        weekday = f"{min(self.weeks)}{_WEEKDAYS[self.onset.weekday()]}"
        # Not the very moment of the last change: programs take UNTIL, which must be in UTC, for local time.
        end = {} if is_in_force else {"until": self.changes[-1] + timedelta(days=1)}
        return {"freq": "yearly", "bymonth": self.onset.month, "byday": weekday, **end}


def _rules(zone: ZoneInfo, changes: Iterable[datetime]) -> list[_Rule]:
    """Return the rules that the changes follow, in the order of their first changes; one without others is its own."""
    rules: list[_Rule] = []
    last: dict[tuple[object, ...], _Rule] = {}
    for change in changes:
        onset = _told(zone, change)
        kind = (onset.month, onset.weekday(), onset.time(), _offset(zone, change))
        rule = last.get(kind)
        weeks = _weeks(onset)
        if rule and rule.changes[-1].year == change.year - 1 and rule.weeks & weeks:
            rule.weeks &= weeks
            rule.changes.append(change)
        else:
            last[kind] = _Rule(onset, weeks, [change])
            rules.append(last[kind])
    return rules


def _weeks(day: datetime) -> set[int]:
    """Return which weekday of its kind in the month a day is: the first (1), the second …, the last (-1)."""
    is_last = (day + timedelta(days=7)).month != day.month
    return {(day.day - 1) // 7 + 1, *([-1] if is_last else [])}


def _told(zone: ZoneInfo, change: datetime) -> datetime:
    """Return a change's moment as the clocks showed it just before (RFC 5545, 3.6.5)."""
    return (change + _offset(zone, change - timedelta(seconds=1))).replace(tzinfo=None)


def _changes(zone: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[datetime]:
    """Yield every moment (UTC) at which the clocks of a zone are changed; nobody changes them twice in a week."""
    week, offset = begins, _offset(zone, begins)
    while week < ends:
        next_week = week + timedelta(weeks=1)
        next_offset = _offset(zone, next_week)
        if offset != next_offset:
            yield _moment_of_change(zone, week, next_week)
        week, offset = next_week, next_offset


def _moment_of_change(zone: ZoneInfo, earlier: datetime, later: datetime) -> datetime:
    while later - earlier > timedelta(seconds=1):
        middle = earlier + timedelta(seconds=(later - earlier) // timedelta(seconds=2))
        earlier, later = (middle, later) if _offset(zone, middle) == _offset(zone, earlier) else (earlier, middle)
    return later


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset
