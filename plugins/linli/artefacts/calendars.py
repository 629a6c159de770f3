"""iCalendar files (RFC 5545, RFC 7986) that are the same bytes for the same events."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from icalendar import vDuration, vUri

from linli.views.calendars import Calendar, CalendarEntry

_REFRESH = timedelta(hours=12)
# RFC 5545, 3.3.11: a text may hold tabs and line ends, but no other control characters.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def render_calendar(calendar: Calendar) -> bytes:
    """Return a calendar's bytes. A calendar without a name is a single event and says nothing about itself."""
    component = icalendar.Calendar()
    component.add("prodid", "-//Linli//Linli//ZH")
    component.add("version", "2.0")
    component.add("calscale", "GREGORIAN")
    if calendar.name:
        _describe(component, calendar)
    for entry in calendar.entries:
        component.add_component(_entry(entry))
    component.add_missing_timezones()
    return bytes(component.to_ical())


def _describe(component: icalendar.Calendar, calendar: Calendar) -> None:
    component.add("method", "PUBLISH")
    component.add("uid", f"linli-feed-{calendar.id}")
    for name in ("name", "x-wr-calname"):
        component.add(name, _clean(calendar.name))
    component.add("x-wr-timezone", calendar.time_zone)
    # RFC 7986, 5.7 and 5.8: neither property has a default type, so VALUE must be written.
    component.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    component.add("x-published-ttl", "PT12H")
    if calendar.source:
        component.add("source", vUri(calendar.source), parameters={"VALUE": "URI"})


def _entry(entry: CalendarEntry) -> icalendar.Event:
    zone = ZoneInfo(entry.time_zone)
    event = icalendar.Event()
    event.add("uid", entry.uid)
    # When the entry was last revised (RFC 5545, 3.8.7.2): the build's clock would make
    # subscribers' programs see a change after every build.
    event.add("dtstamp", entry.revised.replace(tzinfo=zone).astimezone(UTC))
    event.add("summary", _clean(entry.title))
    event.add("dtstart", _local(entry.start, zone))
    if entry.end is not None:
        event.add("dtend", _local(entry.end, zone))
    event.add("status", entry.status)
    for name, value in (("description", entry.description), ("location", entry.location)):
        if value:
            event.add(name, _clean(value))
    if entry.url:
        event.add("url", vUri(entry.url))
    return event


def _local(moment: object, zone: ZoneInfo) -> object:
    return moment.replace(tzinfo=zone) if isinstance(moment, datetime) else moment


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text)
