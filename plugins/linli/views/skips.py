"""Says why a series does not take place on a day on which its rule would have it."""

from __future__ import annotations

from linli.graph.occurrences import Skip
from linli.views.calendar_parts import LeftOut
from linli.views.dates import say_day
from linli.views.here import Here
from linli.views.parts import Phrase
from linli.views.wording import _


def plan_skip_of_series(here: Here, skip: Skip) -> LeftOut:
    """Return which series leaves a day out, and why: for lists in which the day is said already."""
    return LeftOut(here.text(here.site.records[skip.series].title), _reason(here, skip))


def plan_skip_of_day(here: Here, skip: Skip) -> LeftOut:
    """Return which day is left out, and why: for the page of the series itself."""
    if skip.when.precision == "day":
        day = say_day(here.words, skip.day, with_year=skip.day.year != here.site.today.year)
    else:
        day = here.words.moment(skip.when).text
    return LeftOut(Phrase(day), _reason(here, skip))


def _reason(here: Here, skip: Skip) -> str:
    if skip.cause == "missing":
        return here.words(_("there is no such day in this month"))
    reason = here.text(skip.reason).text if skip.reason else ""
    if skip.cause == "makeup" and not reason:
        reason = here.words(_("Make-up workday"))
    if skip.cause == "holiday" and reason:
        return here.words(_("no date: {holiday}"), holiday=reason)
    return here.words(_("not held ({reason})"), reason=reason) if reason else here.words(_("not held this time"))
