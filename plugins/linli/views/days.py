"""Plans single days of a calendar, for agendas and for the cells of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from linli.graph.almanac import AlmanacDay
from linli.graph.occurrences import Occurrence
from linli.views.almanac import plan_day_note
from linli.views.calendar_parts import Day
from linli.views.dates import say_day, split_day
from linli.views.entries import plan_entry, plan_moved_entry
from linli.views.here import Here
from linli.views.parts import TimeText
from linli.views.scope import Scope
from linli.views.skips import plan_skip_of_series
from linli.views.wording import Words, _, said_once_a_day

# A cell of a month shows that many entries; of more than that it shows one less, and says how many there are besides.
CELL_HOLDS = 4


def plan_day(here: Here, scope: Scope, day: date, id: str, occurrences: tuple[Occurrence, ...]) -> Day:
    """Return a day with those of its occurrences that are given, and what was announced for it before."""
    bare = _plan_bare_day(here.words, scope.almanac.day(day), id, day == here.site.today)
    moved, skipped = scope.timeline.moved_away_from(day), scope.timeline.skipped_on(day)
    if not (occurrences or moved or skipped):
        return bare
    # What begins on a day is news on that day; what goes on comes after it.
    in_order = sorted(occurrences, key=lambda occurrence: occurrence.first_day < day)
    entries = (
        *(plan_entry(here, occurrence, "day", day) for occurrence in in_order),
        *(plan_moved_entry(here, occurrence, day) for occurrence in moved),
    )
    return replace(
        bare,
        entries=entries,
        skips=tuple(plan_skip_of_series(here, skip) for skip in skipped),
        more=here.words(_("{n} more"), n=len(entries) - CELL_HOLDS + 1) if len(entries) > CELL_HOLDS else "",
    )


@said_once_a_day
def _plan_bare_day(words: Words, told: AlmanacDay, id: str, is_today: bool) -> Day:
    """Return a day without anything that takes place on it: most days of most months."""
    before, number, after = split_day(words, told.day)
    return Day(
        id=id,
        date=TimeText(say_day(words, told.day, weekday="EEEE"), told.day.isoformat()),
        number=number,
        before=before,
        after=after,
        note=plan_day_note(words, told),
        is_today=is_today,
        entries=(),
    )
