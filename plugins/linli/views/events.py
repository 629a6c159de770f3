"""The page of an event, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from linli.graph.announcements import time_zone_of
from linli.graph.occurrences import Occurrence
from linli.records.event import Event, EventStatus
from linli.records.group import Group
from linli.records.need import Need
from linli.records.partner import Partner
from linli.records.series import Series
from linli.records.space import Space
from linli.views.cards import plan_section
from linli.views.dates import with_offset, zone_note
from linli.views.frames import absolute, plan_record_frame
from linli.views.here import Here
from linli.views.joining import CalendarChoices, plan_calendar_choices, plan_signup
from linli.views.maps import MapView, plan_map
from linli.views.pages import EventPage
from linli.views.parts import Link, Phrase, Section, TimeText
from linli.views.printed import poster_to_print
from linli.views.record import backlinks, plan_fact, plan_record
from linli.views.structured_data import event_data, plan_shapes
from linli.views.wording import _

_NOTICES = {
    EventStatus.CANCELLED: _("This event was cancelled."),
    EventStatus.POSTPONED: _("This event was postponed; there is no new date yet."),
}


def plan_event_page(here: Here, event: Event) -> EventPage:
    """Return the page of an event: how to join before it, what it was after it."""
    site = here.site
    (occurrence,) = site.timeline(event.key.community).told_by([event.key])
    is_over = is_past(event, here)
    is_off = event.status in _NOTICES
    zone = time_zone_of(site, event.key)
    start, joint, end = _plan_times(here, occurrence, zone)
    places = _places(here, event)
    record = plan_record(
        here,
        event,
        facts=(
            plan_fact(here, _("Zones"), *here.links(site.follow_zones(event.key))),
            plan_fact(here, _("Held by"), *here.links(site.follow(event.key, "groups", Group)), *event.hosts),
            plan_fact(here, _("Series"), *here.links(site.follow(event.key, "series", Series)), _edition(here, event)),
            plan_fact(here, _("With"), *here.links(site.follow(event.key, "partners", Partner))),
            plan_fact(here, _("For"), *event.audience),
            plan_fact(here, _("Price"), event.price),
        ),
        sections=(_needs_section(here, event), *backlinks(here, event.key, skip=("need",))),
    )
    file = f"{here.path}event.ics" if event.start.precision in ("day", "time") else ""
    shapes = plan_shapes(here, event, is_over=is_over)
    data = event_data(here, event, occurrence, shapes)
    previous, following = _neighbours(here, event)
    return EventPage(
        plan_record_frame(here, event, record, jsonld=data, calendar=here.file(file) if file else ""),
        replace(record, gallery=()) if is_over else record,
        start=start,
        joint=joint,
        end=end,
        is_over=is_over,
        notice=_notice(here, event, occurrence),
        formerly=tuple(here.words.moment(moment) for moment in occurrence.moved_from),
        reason=here.optional(event.reason),
        places=places,
        map=None if is_over or is_off else _plan_map(here, event),
        signup=None if is_over or is_off else plan_signup(here, event, event.signup, occurrence),
        calendar=None if is_over or not file else _choices(here, event, occurrence, places, file),
        attended=plan_fact(here, _("Took part"), event.attendance) if is_over else None,
        photos=record.gallery if is_over else (),
        topics=_topics(here, event),
        series=next(iter(here.links(site.follow(event.key, "series", Series))), None),
        previous=previous,
        next=following,
        url=absolute(here, here.path),
        zone_note=zone_note(here.words, zone) if event.start.precision == "time" and not is_over else "",
        shapes=shapes,
        printed=poster_to_print(here, event),
    )


def is_past(event: Event, here: Here) -> bool:
    """Tell whether an event is over on the day that the site speaks from; a partial date counts to its last day."""
    return (event.end or event.start).latest_day < here.site.today


def latest_first(events: Iterable[Event]) -> list[Event]:
    """Return events, the latest first; the order is the same on every build."""
    return sorted(events, key=lambda event: (event.start.earliest, event.key), reverse=True)


def _plan_times(here: Here, occurrence: Occurrence, zone: str) -> tuple[TimeText, str, TimeText | None]:
    """Return when something starts, what stands before its end, and its end, as far as they are known."""
    words, start, end = here.words, occurrence.start, occurrence.end
    first = TimeText(words.moment(start).text, with_offset(start, zone))
    if end is None or end == start:
        return first, "", None
    iso = with_offset(end, zone)
    if end.precision != "time" or start.precision != "time" or occurrence.last_day > occurrence.first_day:
        return first, " – ", TimeText(words.moment(end).text, iso)
    clock = f"{end.earliest:%H:%M}"
    if end.day > start.day:
        clock = "24:00" if clock == "00:00" else words(_("{time} the next day"), time=clock)
    return first, "–", TimeText(clock, iso)


def _notice(here: Here, event: Event, occurrence: Occurrence) -> str:
    if event.status in _NOTICES:
        return here.words(_NOTICES[event.status])
    return here.words(_("This event was moved to another time.")) if occurrence.moved_from else ""


def _choices(
    here: Here, event: Event, occurrence: Occurrence, places: tuple[Link, ...], file: str
) -> CalendarChoices | None:
    """Return the ways into a calendar, but not for what will not take place: its feed entry says so by itself."""
    if event.status in _NOTICES:
        return None
    zone = time_zone_of(here.site, event.key)
    start, joint, end = _plan_times(here, occurrence, zone)
    when = f"{start.text}{joint}{end.text if end else ''}"
    where = here.words.listed(place.phrase.text for place in places)
    return plan_calendar_choices(here, event, occurrence, (when, zone_note(here.words, zone)), where, file)


def _places(here: Here, event: Event) -> tuple[Link, ...]:
    venue = (Link("", here.text(event.venue)),) if event.venue else ()
    return (*here.links(here.site.follow(event.key, "spaces", Space)), *venue)


def _plan_map(here: Here, event: Event) -> MapView | None:
    space = next(iter(here.site.follow(event.key, "spaces", Space)), None)
    return plan_map(here, space) if space else None


def _topics(here: Here, event: Event) -> tuple[Phrase, ...]:
    themes = {theme.id: theme.title for theme in here.site.community(event.key).themes}
    return here.texts(themes[topic] for topic in event.topics if topic in themes)


def _edition(here: Here, event: Event) -> str:
    return here.words(_("No. {n}"), n=event.edition) if event.edition else ""


def _neighbours(here: Here, event: Event) -> tuple[Link | None, Link | None]:
    """Return the events before and after this one in its series."""
    series = next(iter(here.site.follow(event.key, "series", Series)), None)
    if series is None:
        return None, None
    editions = latest_first(here.site.referring(series.key, Event, ["series"]))
    place = editions.index(event)
    later, earlier = editions[place - 1] if place else None, editions[place + 1] if place + 1 < len(editions) else None
    return here.link(earlier) if earlier else None, here.link(later) if later else None


def _needs_section(here: Here, event: Event) -> Section | None:
    """Return the needs that were heard at an event, and those that it answers."""
    needs = (*here.site.follow(event.key, "needs", Need), *here.site.referring(event.key, Need))
    return plan_section(here, "needs", {need.key: need for need in needs}.values())
