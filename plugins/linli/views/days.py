"""Plans single days of a calendar, for agendas and for the cells of a month."""

from __future__ import annotations

from datetime import date

from linli.graph.occurrences import Occurrence
from linli.views.almanac import plan_day_note
from linli.views.calendar_parts import Day
from linli.views.dates import say_day, split_day
from linli.views.entries import plan_entry, plan_moved_entry
from linli.views.here import Here
from linli.views.parts import TimeText
from linli.views.scope import Scope
from linli.views.skips import plan_skip_of_series
from linli.views.wording import _

# A cell of a month shows that many entries; of more than that it shows one less, and says how many there are besides.
CELL_HOLDS = 4


def plan_day(here: Here, scope: Scope, day: date, id: str, occurrences: tuple[Occurrence, ...]) -> Day:
    """Return a day with those of its occurrences that are given, and what was announced for it before."""
    # What begins on a day is news on that day; what goes on comes after it.
    in_order = sorted(occurrences, key=lambda occurrence: occurrence.first_day < day)
    entries = (
        *(plan_entry(here, occurrence, "day", day) for occurrence in in_order),
        *(plan_moved_entry(here, occurrence, day) for occurrence in scope.timeline.moved_away_from(day)),
    )
    before, number, after = split_day(here.words, day)
    return Day(
        id=id,
        date=TimeText(say_day(here.words, day, weekday="EEEE"), day.isoformat()),
        number=number,
        before=before,
        after=after,
        note=plan_day_note(here.words, scope.almanac.day(day)),
        is_today=day == here.site.today,
        entries=entries,
        skips=tuple(plan_skip_of_series(here, skip) for skip in scope.timeline.skipped_on(day)),
        more=here.words(_("{n} more"), n=len(entries) - CELL_HOLDS + 1) if len(entries) > CELL_HOLDS else "",
    )
