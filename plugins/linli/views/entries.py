"""Plans how one time that something takes place is shown, and lists of such entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from linli.graph.announcements import time_zone_of
from linli.graph.occurrences import Occurrence
from linli.graph.timeline import has_a_day, is_off
from linli.records.event import Event
from linli.records.fields import Record
from linli.records.reference import Key
from linli.records.series import Series
from linli.records.space import Space
from linli.records.text import LocalText
from linli.views.calendar_parts import Entry, Ledger
from linli.views.cards import plan_badge
from linli.views.dates import Known, over_after, say_day, say_times, with_offset
from linli.views.here import Here
from linli.views.parts import Phrase, TimeText
from linli.views.wording import _

# Stands between the values of a facet: no id has one, and hardly any text.
_BETWEEN = "|"


def plan_entry(here: Here, occurrence: Occurrence, known: Known = "", day: date | None = None) -> Entry:
    """Return one time that something takes place. Where the list's heading says the day, it is `day`.

    Where the heading says nothing, a year is left out that is this one.
    """
    known = known or _of_this_year(here, occurrence)
    owner = here.site.records[occurrence.owner]
    zone = time_zone_of(here.site, occurrence.owner)
    day = day or occurrence.first_day
    start, end = say_times(here.words, occurrence, zone, known, day)
    return Entry(
        url=_url_of(here, owner),
        title=here.text(owner.title),
        start=start,
        end=TimeText(end, with_offset(occurrence.end, zone)) if occurrence.end else None,
        until=over_after(occurrence, zone),
        places=_places(here, owner),
        topics=_topics(here, owner),
        badge=plan_badge(here, occurrence.status) if is_off(occurrence) else None,
        series=_series_of(here, owner),
        edition=_edition(here, owner),
        note=_moved_note(here, occurrence),
        reason=here.optional(occurrence.reason) if is_off(occurrence) else None,
        facets=facets_of(here, owner),
        is_off=is_off(occurrence),
        is_continued=day > occurrence.first_day,
    )


def plan_moved_entry(here: Here, occurrence: Occurrence, day: date) -> Entry:
    """Return what a former day shows of something that was moved away from it: where it has gone."""
    owner = here.site.records[occurrence.owner]
    new = say_day(here.words, occurrence.first_day, with_year=occurrence.first_day.year != day.year)
    return Entry(
        url=_url_of(here, owner),
        title=here.text(owner.title),
        start=TimeText("", day.isoformat()),
        end=None,
        until=day.isoformat(),
        note=here.words(_("moved to {date}"), date=new),
        reason=here.optional(occurrence.reason),
        facets=facets_of(here, owner),
        is_off=True,
        is_event=False,
    )


def plan_ledger(
    here: Here, id: str, title: str, occurrences: Iterable[Occurrence], known: Known = "", *, gathered: bool = False
) -> Ledger | None:
    """Return occurrences as a list of lines, or None where there are none.

    `gathered`: the dates of one series that take place as its rule says are one line. What is off keeps its own.
    """
    listed = tuple(occurrences)
    if not listed:
        return None
    held = sum(not is_off(occurrence) for occurrence in listed)
    if gathered:
        lines = tuple(_gathered_lines(here, listed, known))
    else:
        lines = tuple(plan_entry(here, occurrence, known) for occurrence in listed)
    return Ledger(id, title, lines, count_of(here, held))


def _of_this_year(here: Here, occurrence: Occurrence) -> Known:
    return "year" if occurrence.first_day.year == here.site.today.year else ""


def count_of(here: Here, number: int) -> str:
    """Return how many events there are, in words."""
    return here.words(_("{n} event") if number == 1 else _("{n} events"), n=number)


def facets_of(here: Here, owner: Record) -> tuple[tuple[str, str], ...]:
    """Return the values by which visitors can choose what a record tells of."""
    return tuple((name, _BETWEEN.join(values)) for name, values in here.site.choices(owner.key) if values)


def audience_of(owner: Record) -> tuple[LocalText, ...]:
    """Return for whom something is."""
    return owner.audience if isinstance(owner, Event | Series) else ()


def count_lines(occurrences: Iterable[Occurrence]) -> int:
    """Return how many lines a list takes in which regular dates are gathered; there may be a few more."""
    return len({o.owner if _is_regular(o) else (o.owner, o.id) for o in occurrences})


def _gathered_lines(here: Here, occurrences: tuple[Occurrence, ...], known: Known) -> Iterator[Entry]:
    regular: dict[Key, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        if _is_regular(occurrence):
            regular[occurrence.owner].append(occurrence)
    for occurrence in occurrences:
        alike = regular[occurrence.owner] if _is_regular(occurrence) else []
        if len(alike) < 2:
            yield plan_entry(here, occurrence, known)
        elif occurrence is alike[0]:
            yield _regular_line(here, alike, known)


def _is_regular(occurrence: Occurrence) -> bool:
    """Tell whether this is a date of a series that took place as its rule says."""
    return occurrence.owner.kind == "series" and not is_off(occurrence) and not occurrence.moved_from


def _regular_line(here: Here, occurrences: list[Occurrence], known: Known) -> Entry:
    """Return several dates of one series as one line: from the first to the last, and how many."""
    series = here.site.records[occurrences[0].owner]
    first, *_others, last = sorted(occurrences, key=lambda occurrence: occurrence.start)
    with_year = not (known or _of_this_year(here, first))
    span = f"{say_day(here.words, first.first_day, with_year=with_year, weekday='')} – " + say_day(
        here.words, last.first_day, with_year=with_year and last.first_day.year != first.first_day.year, weekday=""
    )
    return Entry(
        url=_url_of(here, series),
        title=here.text(series.title),
        start=TimeText(span, first.first_day.isoformat()),
        end=None,
        until=last.last_day.isoformat(),
        places=_places(here, series),
        note=here.words(_("{n} dates"), n=len(occurrences)),
        facets=facets_of(here, series),
        is_event=False,
    )


def _url_of(here: Here, owner: Record) -> str:
    """Return the way to the page that tells of something, or nothing on that page itself."""
    address = here.site.addresses[owner.key]
    return "" if address == here.address else here.url(address)


def _places(here: Here, owner: Record) -> tuple[Phrase, ...]:
    spaces = tuple(here.text(space.title) for space in here.site.follow(owner.key, "spaces", Space))
    venue = getattr(owner, "venue", None)
    return (*spaces, here.text(venue)) if venue else spaces


def _topics(here: Here, owner: Record) -> tuple[Phrase, ...]:
    if not owner.topics:
        return ()
    themes = {theme.id: theme.title for theme in here.site.community(owner.key).themes}
    return tuple(here.text(themes[topic]) for topic in owner.topics if topic in themes)


def _edition(here: Here, owner: Record) -> str:
    """Return which edition of its series something is, or nothing."""
    return here.words(_("No. {n}"), n=owner.edition) if isinstance(owner, Event) and owner.edition else ""


def _series_of(here: Here, owner: Record) -> Phrase | None:
    """Return the name of the series that an event is an edition of."""
    named = here.site.follow(owner.key, "series", Series) if isinstance(owner, Event) and owner.series else ()
    return here.text(named[0].title) if named and here.site.addresses[named[0].key] != here.address else None


def _moved_note(here: Here, occurrence: Occurrence) -> str:
    """Return when something was to take place at first, where it was moved."""
    if not occurrence.moved_from:
        return ""
    former = occurrence.moved_from[0]
    if not has_a_day(occurrence) or former.precision not in ("day", "time"):
        return here.words(_("moved from {date}"), date=here.words.moment(former).text)
    if former.day == occurrence.first_day:
        return here.words(_("moved from {date}"), date=f"{former.earliest:%H:%M}")
    with_year = former.day.year != occurrence.first_day.year
    return here.words(_("moved from {date}"), date=say_day(here.words, former.day, with_year=with_year))
