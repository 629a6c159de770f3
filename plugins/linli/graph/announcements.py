"""What the site announces in its calendars: every occurrence whose day is known, and every closure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from linli.records.event import Event, EventStatus
from linli.records.fields import Record
from linli.records.group import Group
from linli.records.hours import Closure
from linli.records.moment import Moment
from linli.records.reference import Key
from linli.records.series import Series
from linli.records.space import Space
from linli.records.text import LocalText
from linli.sources.revisions import Status, readable_copy

from .occurrences import Occurrence
from .revisions import Announcement, EntryKey
from .site import R, Site, ZoneNode

_STATUS: dict[EventStatus | None, Status] = {
    EventStatus.CANCELLED: "cancelled",
    EventStatus.POSTPONED: "postponed",
}


def announce(site: Site) -> Iterator[Announcement]:
    """Yield every calendar entry of the site: occurrences in their order, then closures.

    A month or a year is no entry: a calendar would have to invent a day.
    """
    for occurrence in site.occurrences:
        if has_a_day(occurrence):
            yield _announce_occurrence(site, occurrence)
    for space in site.of_type(Space):
        yield from _announce_closures(site, space)


def has_a_day(occurrence: Occurrence) -> bool:
    """Tell whether it is known on which day something takes place."""
    return occurrence.start.precision in ("day", "time")


def feed_name(key: Key) -> str:
    """Return the name of the feed of a community, space, zone, group or series; its file is `/feeds/<name>.ics`.

    For ever: an id is its own only within its community, so that the community is always part of the name.
    """
    return f"{key.kind}/{key.id}" if key.kind == "community" else f"{key.kind}/{key.community}/{key.id}"


def entry_key(occurrence: Occurrence) -> EntryKey:
    """Return what tells an occurrence's calendar entry from those of all others."""
    return occurrence.owner.community, occurrence.id


def closures_of(site: Site, space: Space) -> Iterator[tuple[EntryKey, ZoneNode | None, Closure]]:
    """Yield the closures of a space and of its zones (None: the space itself), and their calendar entries."""
    zones = (node for node in site.zones.values() if node.space.key == space.key)
    for node, closures in ((None, space.closures), *((node, node.zone.closures) for node in zones)):
        place = node.key.id.replace("/", ".") if node else space.key.id
        for closure in closures:
            yield (space.key.community, f"{place}.closed-{closure.first.day:%Y%m%d}"), node, closure


def series_of(site: Site, occurrence: Occurrence) -> Series | None:
    """Return the series that an occurrence belongs to: as one of its dates, or as an event that names it."""
    series = site.records[occurrence.series] if occurrence.series else None
    return series if isinstance(series, Series) else next(iter(site.follow(occurrence.owner, "series", Series)), None)


def first_name_of_series(site: Site, series: Series) -> str:
    """Return the id of all dates of a series together, which renaming it does not change."""
    community = site.community(series.key)
    return f"{_past_ids(series, series.key.id)[0]}.{_past_ids(community, community.key.id)[0]}"


def followed(site: Site, occurrence: Occurrence, field: str, model: type[R]) -> tuple[R, ...]:
    """Return what an occurrence's `field` names; a date of a series that says nothing has what its series says."""
    return next((found for key in _tellers(site, occurrence) if (found := site.follow(key, field, model))), ())


def zones_of(site: Site, occurrence: Occurrence) -> tuple[ZoneNode, ...]:
    """Return the zones in which something takes place."""
    return next((found for key in _tellers(site, occurrence) if (found := site.follow_zones(key))), ())


def spaces_of(site: Site, occurrence: Occurrence) -> tuple[Space, ...]:
    """Return the spaces in which something takes place, those that only a zone speaks of included."""
    named = followed(site, occurrence, "spaces", Space)
    return tuple({space.key: space for space in (*named, *(n.space for n in zones_of(site, occurrence)))}.values())


def venue_of(site: Site, occurrence: Occurrence) -> LocalText | None:
    """Return where something takes place that no record describes."""
    tellers = (site.records[key] for key in _tellers(site, occurrence))
    return next((told.venue for told in tellers if isinstance(told, Event | Series) and told.venue), None)


def topics_of(site: Site, occurrence: Occurrence) -> tuple[str, ...]:
    """Return the ids of an occurrence's topics."""
    return next((found for key in _tellers(site, occurrence) if (found := site.records[key].topics)), ())


def time_zone_of(site: Site, key: Key) -> str:
    """Return the time zone that a record's times are in."""
    return site.community(key).time_zone or site.time_zone


def _tellers(site: Site, occurrence: Occurrence) -> Iterator[Key]:
    """Yield the records that speak for an occurrence: its owner, then the series that it is a date of."""
    yield occurrence.owner
    if occurrence.series not in (None, occurrence.owner):
        yield occurrence.series


def _announce_occurrence(site: Site, occurrence: Occurrence) -> Announcement:
    owner = site.records[occurrence.owner]
    zone = time_zone_of(site, occurrence.owner)
    status = _STATUS.get(occurrence.status, "confirmed")
    start, end = _times(occurrence.start, occurrence.end)
    told = len(occurrence.moved_from) + (status != "confirmed")
    zones, spaces = zones_of(site, occurrence), spaces_of(site, occurrence)
    return Announcement(
        key=entry_key(occurrence),
        names=_names(site, occurrence),
        status=status,
        start=start,
        end=end,
        zone=zone,
        place=_place(site, occurrence, spaces, zones),
        title=readable_copy(str(owner.title)),
        feeds=tuple(_feeds(site, occurrence, spaces, zones)),
        revised=_revised(owner, occurrence.start, zone),
        least=max(owner.revision if isinstance(owner, Event | Series) else 0, told),
        said_at=owner.origin.place,
    )


def _announce_closures(site: Site, space: Space) -> Iterator[Announcement]:
    zone = time_zone_of(site, space.key)
    for key, node, closure in closures_of(site, space):
        start, end = _times(closure.first, closure.last)
        titles = (space.title, *([node.zone.title] if node else []))
        suffix = key[1].removeprefix(space.key.id)
        communities = _past_ids(site.community(space.key), space.key.community)
        yield Announcement(
            key=key,
            names=tuple(f"{id_}{suffix}.{own}" for own in communities for id_ in _past_ids(space, space.key.id)),
            status="confirmed",
            start=start,
            end=end,
            zone=zone,
            place=node.key.id if node else space.key.id,
            title=readable_copy(" ".join(map(str, titles))),
            feeds=("closures",),
            revised=_revised(space, closure.first, zone),
            least=0,
            said_at=space.origin.place,
        )


def _names(site: Site, occurrence: Occurrence) -> tuple[str, ...]:
    """Return the ids that an entry may be known by, the first it ever had first."""
    key = occurrence.series or occurrence.owner
    slot = occurrence.id.removeprefix(key.id)
    return tuple(f"{id_}{slot}" for id_ in _past_ids(site.records[key], key.id))


def _past_ids(record: Record, id_: str) -> tuple[str, ...]:
    return (*record.formerly, id_)


def _times(first: Moment, last: Moment | None) -> tuple[date | datetime, date | datetime | None]:
    """Return start and end as `Revision` has them."""
    if first.precision != "time":
        return first.day, last.latest_day if last and last.latest_day != first.day else None
    if last and last.precision != "time":
        return first.earliest, datetime.combine(last.latest_day, time(23, 59))
    return first.earliest, last.earliest if last else None


def _place(site: Site, occurrence: Occurrence, spaces: tuple[Space, ...], zones: tuple[ZoneNode, ...]) -> str:
    """Return where something takes place, in ids; only a venue without a record is told by its name."""
    halls = {node.space.key for node in zones}
    keys = [*(space.key for space in spaces if space.key not in halls), *(node.key for node in zones)]
    own = occurrence.owner.community
    ids = [key.id if key.community == own else f"{key.community}/{key.id}" for key in keys]
    venue = venue_of(site, occurrence)
    return ", ".join((*ids, *([readable_copy(str(venue))] if venue else [])))


def _feeds(site: Site, occurrence: Occurrence, spaces: tuple[Space, ...], zones: tuple[ZoneNode, ...]) -> Iterator[str]:
    """Yield the names of the feeds that hold an occurrence, besides that of all."""
    own = occurrence.owner.community
    series = series_of(site, occurrence)
    yield feed_name(Key("community", own, own))
    yield from (feed_name(space.key) for space in spaces)
    yield from (feed_name(node.key) for node in zones if node.zone.feed)
    yield from (feed_name(group.key) for group in followed(site, occurrence, "groups", Group))
    yield from (feed_name(Key("topic", own, topic)) for topic in dict.fromkeys(topics_of(site, occurrence)))
    yield from [feed_name(series.key)] if series else []


def _revised(record: Record, start: Moment, zone: str) -> datetime:
    """Return when a record says that it was revised last; one that does not is as old as what it announces.

    Never the clock's time: the same content must give the same bytes.
    """
    moment = record.updated or start
    return moment.earliest.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
