"""What a calendar program is told of one occurrence, one closure, or of what was withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from linli.graph.announcements import (
    closures_of,
    entry_key,
    first_name_of_series,
    has_a_day,
    series_of,
    spaces_of,
    topics_of,
    venue_of,
    zones_of,
)
from linli.graph.occurrences import Occurrence
from linli.graph.revisions import EntryKey
from linli.graph.site import ZoneNode
from linli.records.event import Event
from linli.records.hours import Closure
from linli.records.reference import Key
from linli.records.space import Space
from linli.records.text import LocalText
from linli.settings import Settings
from linli.sources.revisions import Revision, Status
from linli.traces import Remembered
from linli.views.frames import absolute
from linli.views.here import Here
from linli.views.maps import to_wgs84
from linli.views.wording import _

_STATUS: dict[Status, str] = {
    "confirmed": "CONFIRMED",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
    "withdrawn": "CANCELLED",
}
# Said in the title too: programs hide what is cancelled, or show it like everything else.
_MARKED: dict[Status, str] = {
    "postponed": _("[Postponed] {title}"),
    "cancelled": _("[Cancelled] {title}"),
    "withdrawn": _("[Cancelled] {title}"),
}
_CLOSED = _("{place} closed")


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where an online event takes place."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One time that something takes place, as a calendar program sees it.

    `start` and `end` are local to `time_zone`; for whole days they are dates, and `end` is the last one. `revised` is
    in UTC and rises with `sequence`. `transparent` leaves the reader's day free. `point` is in WGS-84, and `image` an
    absolute address of a JPEG. `series` is the UID of all dates of its series together.
    """

    uid: str
    sequence: int
    revised: datetime
    title: str
    description: str
    start: date | datetime
    end: date | datetime | None
    time_zone: str
    status: str
    transparent: bool = False
    location: str = ""
    point: tuple[float, float] | None = None
    url: str = ""
    categories: tuple[str, ...] = ()
    image: str = ""
    meeting: Meeting | None = None
    series: str = ""


def plan_entries(here: Here, settings: Settings, images: Mapping[str, str]) -> Callable[[str], CalendarEntry]:
    """Return what plans each calendar entry of the site by the id of its revision, once for all that hold it.

    `images` are pages' share cards by path.
    """
    site = here.site
    current = site.revisions.current
    plans: dict[str, Callable[[], CalendarEntry]] = {}
    for occurrence in site.occurrences:
        key = entry_key(occurrence)
        if has_a_day(occurrence) and key in current:
            plans[current[key].id] = partial(_plan_current_occurrence, here, occurrence, settings, images)
    for space in site.of_type(Space):
        for key, node, closure in closures_of(site, space):
            if key in current:
                plans[current[key].id] = partial(_plan_current_closure, here, space.key, key, node, closure, settings)
    for revision in site.revisions.withdrawn:
        plans[revision.id] = partial(_plan_withdrawn, here, revision, settings)

    def plan(id_: str) -> CalendarEntry:
        return plans[id_]()

    return Remembered(plan)


def _plan_current_occurrence(
    here: Here, occurrence: Occurrence, settings: Settings, images: Mapping[str, str]
) -> CalendarEntry:
    # Asked for again, so that its answer is noted.
    told = here.site.timeline(occurrence.owner.community).told_by([occurrence.owner])
    assert occurrence in told
    return _plan_occurrence(here, occurrence, here.site.revisions.current[entry_key(occurrence)], settings, images)


def _plan_current_closure(
    here: Here, space: Key, key: EntryKey, node: ZoneNode | None, closure: Closure, settings: Settings
) -> CalendarEntry:
    owner = here.site.records[space]
    assert isinstance(owner, Space)
    return _plan_closure(here, owner, node, closure, here.site.revisions.current[key], settings)


def _plan_occurrence(
    here: Here, occurrence: Occurrence, revision: Revision, settings: Settings, images: Mapping[str, str]
) -> CalendarEntry:
    site = here.site
    owner = site.records[occurrence.owner]
    path = here.edition.prefix + site.addresses[owner.key]
    url = absolute(here, path)
    spaces = spaces_of(site, occurrence)
    series = series_of(site, occurrence)
    meeting = owner.meeting if isinstance(owner, Event) else None
    return replace(
        _plan_entry(here, revision, settings, here.text(owner.title).text, (*_description(here, occurrence), url)),
        location=_location(here, occurrence, spaces),
        point=_point(spaces),
        url=url,
        categories=tuple(_topic_titles(here, occurrence)),
        image=images.get(path, ""),
        meeting=Meeting(meeting.url, here.text(meeting.label).text if meeting.label else "") if meeting else None,
        series=f"{first_name_of_series(site, series)}@{settings.uid_domain}" if series else "",
    )


def _plan_closure(
    here: Here, space: Space, node: ZoneNode | None, closure: Closure, revision: Revision, settings: Settings
) -> CalendarEntry:
    place = _within(here, space, node)
    url = absolute(here, here.edition.prefix + here.site.addresses[node.key if node else space.key])
    reason = here.text(closure.reason).text if closure.reason else ""
    return replace(
        _plan_entry(here, revision, settings, here.words(_CLOSED, place=place), (reason, url)),
        transparent=True,
        location=_with_address(here, place, (space,)),
        point=_point((space,)),
        url=url,
    )


def _plan_withdrawn(here: Here, revision: Revision, settings: Settings) -> CalendarEntry:
    title = here.words(_CLOSED, place=revision.title) if "closures" in revision.feeds else revision.title
    return _plan_entry(here, revision, settings, title, (here.words(_("The organisers no longer announce this.")),))


def _plan_entry(
    here: Here, revision: Revision, settings: Settings, title: str, lines: tuple[str, ...]
) -> CalendarEntry:
    """Return what every entry has. The page's address is among `lines`: Google's program shows no other."""
    status = _STATUS[revision.status]
    is_marked_only = status == "CANCELLED" and settings.cancelled_in_feed == "mark"
    mark = _MARKED.get(revision.status)
    return CalendarEntry(
        uid=f"{revision.id}@{settings.uid_domain}",
        sequence=revision.sequence,
        revised=revision.revised,
        title=here.words(mark, title=title) if mark else title,
        description="\n".join(line for line in lines if line),
        start=revision.start,
        end=revision.end,
        time_zone=revision.zone,
        status="CONFIRMED" if is_marked_only else status,
        transparent=is_marked_only or not isinstance(revision.start, datetime),
    )


def _description(here: Here, occurrence: Occurrence) -> Iterator[str]:
    owner = here.site.records[occurrence.owner]
    if occurrence.moved_from:
        yield here.words(_("Moved from {date}."), date=here.words.moment(occurrence.moved_from[-1]).text)
    if occurrence.reason:
        yield here.text(occurrence.reason).text
    summary = here.said(owner.summary, owner)
    if summary:
        yield summary.text


def _location(here: Here, occurrence: Occurrence, spaces: tuple[Space, ...]) -> str:
    zones = zones_of(here.site, occurrence)
    halls = {node.space.key for node in zones}
    places = [_within(here, space, None) for space in spaces if space.key not in halls]
    places += [_within(here, node.space, node) for node in zones]
    venue = venue_of(here.site, occurrence)
    places += [here.text(venue).text] if venue else []
    return _with_address(here, here.words.listed(places), spaces)


def _within(here: Here, space: Space, node: ZoneNode | None) -> str:
    titles: tuple[LocalText, ...] = (space.title, node.zone.title) if node else (space.title,)
    return " · ".join(here.text(title).text for title in titles)


def _with_address(here: Here, place: str, spaces: tuple[Space, ...]) -> str:
    address = spaces[0].address if len(spaces) == 1 else None
    return here.words(_("{place} ({address})"), place=place, address=here.text(address).text) if address else place


def _point(spaces: tuple[Space, ...]) -> tuple[float, float] | None:
    point = spaces[0].coordinates if len(spaces) == 1 else None
    if point is None:
        return None
    lat, lon = to_wgs84(point.lat, point.lon, point.system)
    return round(lat, 6), round(lon, 6)


def _topic_titles(here: Here, occurrence: Occurrence) -> Iterator[str]:
    themes = {theme.id: theme.title for theme in here.site.community(occurrence.owner).themes}
    for topic in dict.fromkeys(topics_of(here.site, occurrence)):
        if topic in themes:
            yield here.text(themes[topic]).text
