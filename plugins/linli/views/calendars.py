"""What calendar programs are told: events whose day is known, in the window that subscribers need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from linli.graph.site import Site
from linli.records.event import Event, EventStatus
from linli.records.reference import Key
from linli.records.space import Space
from linli.views.frames import absolute
from linli.views.here import Edition
from linli.views.wording import _

_STATUS = {EventStatus.CANCELLED: "CANCELLED", EventStatus.POSTPONED: "TENTATIVE"}
_MONTHS_BACK, _MONTHS_AHEAD = 12, 24


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event as a calendar program sees it.

    `start` and `end` are local to `time_zone`; for whole days they are dates, and `end` is the day after the
    last one (RFC 5545, 3.6.1). `revised` is when the record last changed.
    """

    uid: str
    title: str
    description: str
    start: date | datetime
    end: date | datetime | None
    time_zone: str
    location: str
    url: str
    status: str
    revised: datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """A feed, or a single event. A single one has no `name`: some programs would make a new calendar of it."""

    id: str
    name: str
    language: str
    time_zone: str
    source: str
    entries: tuple[CalendarEntry, ...]


def plan_calendars(edition: Edition, uid_domain: str) -> Iterator[tuple[str, Calendar]]:
    """Yield every calendar file: its output path and what it holds."""
    site = edition.site
    events = site.of_type(Event)
    for event in events:
        if has_a_day(event):
            entry = _plan_entry(edition, event, uid_domain)
            yield (
                f"event/{event.key.id}/event.ics",
                Calendar(event.key.id, "", edition.language, entry.time_zone, "", (entry,)),
            )
    current = [event for event in events if has_a_day(event) and _in_window(event, site.today)]
    yield "feeds/all.ics", _plan_feed(edition, "all", edition.site_name, "feeds/all.ics", current, uid_domain)
    for community in site.communities:
        path = f"feeds/community/{community.key.id}.ics"
        name = community.title.in_language(edition.language)[0]
        own = [event for event in current if event.key.community == community.key.id]
        yield path, _plan_feed(edition, f"community-{community.key.id}", name, path, own, uid_domain)


def has_a_day(event: Event) -> bool:
    """Tell whether an event's day is known: a calendar cannot show a month without claiming too much."""
    return event.start.precision in ("day", "time")


def _plan_feed(edition: Edition, id_: str, name: str, path: str, events: Iterable[Event], uid_domain: str) -> Calendar:
    entries = sorted(
        (_plan_entry(edition, event, uid_domain) for event in events), key=lambda e: (e.start.isoformat(), e.uid)
    )
    name = f"{name} · {edition.words(_('Events'))}"
    zone = edition.site.time_zone
    return Calendar(id_, name, edition.language, zone, absolute(edition.at("/"), f"/{path}"), tuple(entries))


def _plan_entry(edition: Edition, event: Event, uid_domain: str) -> CalendarEntry:
    here = edition.at("/")
    start, end = _times(event)
    status = event.status
    title = here.text(event.title).text
    if status is EventStatus.CANCELLED:
        title = here.words(_("[Cancelled] {title}"), title=title)
    reason = here.text(event.reason).text if event.reason else ""
    summary = here.said(event.summary, event)
    revised = event.updated or event.start
    return CalendarEntry(
        uid=f"{event.key.id}@{uid_domain}",
        title=title,
        description="\n".join(text for text in (reason, summary.text if summary else "") if text),
        start=start,
        end=end,
        time_zone=time_zone_of(edition.site, event.key),
        location=_location(edition, event),
        url=absolute(here, f"{edition.prefix}{edition.site.addresses[event.key]}"),
        status=_STATUS.get(status, "CONFIRMED") if status else "CONFIRMED",
        revised=revised.earliest,
    )


def time_zone_of(site: Site, key: Key) -> str:
    """Return the time zone that a record's times are in."""
    return site.community(key).time_zone or site.time_zone


def _times(event: Event) -> tuple[date | datetime, date | datetime | None]:
    end = event.end
    if event.start.precision == "time":
        if end is None:
            return event.start.earliest, None
        return event.start.earliest, end.earliest if end.precision == "time" else datetime.combine(
            end.latest_day, time(23, 59)
        )
    return event.start.day, (end or event.start).latest_day + timedelta(days=1)


def _location(edition: Edition, event: Event) -> str:
    here = edition.at("/")
    places = [here.text(space.title).text for space in edition.site.follow(event.key, "spaces", Space)]
    if event.venue:
        places.append(here.text(event.venue).text)
    return edition.words.listed(places)


def _in_window(event: Event, today: date) -> bool:
    """Tell whether a feed holds the event; the window's edges are months, so that feeds change once a month."""
    months = (event.start.day.year - today.year) * 12 + event.start.day.month - today.month
    return -_MONTHS_BACK <= months <= _MONTHS_AHEAD
