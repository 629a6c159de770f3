"""The programme of a month, to be hung up: what is on, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import get_day_names

from linli.graph.occurrences import Occurrence
from linli.graph.timeline import Month, days_of, is_off
from linli.records.event import Event
from linli.records.group import Group
from linli.records.series import Series
from linli.views.almanac import plan_day_note
from linli.views.calendar_parts import DayNote, Entry
from linli.views.dates import monday_of, say_month, say_month_alone
from linli.views.documents import Document, Paper
from linli.views.entries import plan_entry, plan_moved_entry
from linli.views.here import Here
from linli.views.imprint import Imprint, plan_imprint, say_caveat
from linli.views.parts import Phrase
from linli.views.scope import Scope
from linli.views.skips import plan_skip_of_series
from linli.views.wording import _

_NO_NOTE = DayNote("", "", "")


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """One line: when (nothing means all day), what, where, by whom and for whom; `state` as in: cancelled."""

    time: str
    title: Phrase
    places: tuple[Phrase, ...]
    more: tuple[Phrase, ...]
    summary: Phrase | None
    state: str
    reason: Phrase | None
    is_off: bool


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """A day with what is on. `note` is its festival or lunar day, `off` 休 or 班, `skips` what is left out."""

    number: str
    weekday: str
    note: str
    off: str
    entries: tuple[ProgrammeEntry, ...]
    skips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridDay:
    """A day in the small calendar at the head, and whether anything is on."""

    number: str
    is_busy: bool


@dataclass(frozen=True, slots=True)
class Programme:
    """What is on in a month. `running` goes over several days, or its day is not settled yet."""

    paper: Paper
    imprint: Imprint
    heading: str
    month: str
    year: str
    weekdays: tuple[str, ...]
    grid: tuple[tuple[GridDay | None, ...], ...]
    running_title: str
    running: tuple[ProgrammeEntry, ...]
    days: tuple[ProgrammeDay, ...]
    all_day: str
    continued: str
    caveat: str


def plan_programme(here: Here, scope: Scope, month: Month, paper: Paper) -> Document:
    """Return the programme of a month of a calendar. `here` is the month's page."""
    words, communities = here.words, here.site.communities
    whose = scope.community or (communities[0] if len(communities) == 1 else None)
    owner = here.text(whose.title).text if whose else here.edition.site_name
    title = words(_("What is on in {month}"), month=say_month(words, month))
    found = scope.timeline.in_month(month)
    names = get_day_names("narrow", locale=words.locale)
    body = Programme(
        paper=paper,
        imprint=plan_imprint(here, whose, title, words(_("Scan for the latest dates and for how to take part"))),
        heading=words(_("What is on")),
        month=say_month_alone(words, month),
        year=str(month.year),
        weekdays=tuple(names[number] for number in range(7)),
        grid=tuple(_plan_grid(month, {day for o in found if not is_off(o) for day in days_of(o)})),
        running_title=words(_("Over several days, or on a day to be announced")),
        running=tuple(_print(here, o, plan_entry(here, o, "year")) for o in found if _is_running(o)),
        days=tuple(_plan_days(here, scope, month)),
        all_day=words(_("All day")),
        continued=words(_("continued")),
        caveat=say_caveat(here, scope.time_zone),
    )
    return Document("programme.typ", here.edition.language, f"{title} · {owner}", month.first_day, body)


def said_times(entry: Entry) -> str:
    """Return when something takes place, as one text."""
    end = entry.end.text if entry.end else ""
    is_clock = end.startswith("–") and not end.startswith("– ")
    return f"{entry.start.text}{end}" if is_clock else f"{entry.start.text} {end}".strip()


def _is_running(occurrence: Occurrence) -> bool:
    """Tell whether something has no single day that it could be listed under."""
    return len(days_of(occurrence)) != 1


def _plan_days(here: Here, scope: Scope, month: Month) -> Iterator[ProgrammeDay]:
    names = get_day_names("abbreviated", locale=here.words.locale)
    for day in _days_in(month):
        entries = (
            *(_print(here, o, plan_entry(here, o, "day", day)) for o in scope.timeline.on(day) if not _is_running(o)),
            *(_print(here, o, plan_moved_entry(here, o, day)) for o in scope.timeline.moved_away_from(day)),
        )
        left_out = (plan_skip_of_series(here, skip) for skip in scope.timeline.skipped_on(day))
        skips = tuple(f"{date.what.text} · {date.why}" for date in left_out)
        if entries or skips:
            note = plan_day_note(here.words, scope.almanac.day(day)) or _NO_NOTE
            yield ProgrammeDay(str(day.day), names[day.weekday()], note.text, note.off, entries, skips)


def _print(here: Here, occurrence: Occurrence, entry: Entry) -> ProgrammeEntry:
    record = here.site.records[occurrence.owner]
    groups = tuple(here.text(group.title) for group in here.site.follow(record.key, "groups", Group))
    hosts = record.hosts if isinstance(record, Event) else ()
    audience = record.audience if isinstance(record, Event | Series) else ()
    return ProgrammeEntry(
        time=said_times(entry),
        title=entry.title,
        places=entry.places,
        more=(*groups, *here.texts((*hosts, *audience))),
        # A series says the same on each of its dates.
        summary=None if isinstance(record, Series) else here.said(record.summary, record),
        state=entry.badge.text if entry.badge else entry.note,
        reason=entry.reason,
        is_off=entry.is_off,
    )


def _plan_grid(month: Month, busy: set[date]) -> Iterator[tuple[GridDay | None, ...]]:
    """Yield the weeks of a month, Monday first; days of other months are None."""
    monday = monday_of(month.first_day)
    while monday <= month.last_day:
        week = (monday + timedelta(days=number) for number in range(7))
        yield tuple(GridDay(str(d.day), d in busy) if d.month == month.number else None for d in week)
        monday += timedelta(days=7)


def _days_in(month: Month) -> Iterator[date]:
    return (month.first_day.replace(day=number) for number in range(1, month.last_day.day + 1))
