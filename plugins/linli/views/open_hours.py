"""When a place is open: in words, and as a schedule from which a browser tells what holds at this moment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from linli.graph.almanac import AlmanacDay
from linli.graph.announcements import time_zone_of
from linli.records.hours import ALL_DAY, Closure, Hours
from linli.records.moment import Moment
from linli.records.space import Space, Zone
from linli.records.text import LocalText
from linli.views.dates import say_day
from linli.views.here import Here
from linli.views.parts import Fact, Phrase
from linli.views.record import plan_fact
from linli.views.wording import Words, _

# How far the schedule looks ahead. A browser that is later than that says nothing rather than something wrong.
_DAYS_AHEAD = 60
# How long before it begins a closure is worth a line at the top of the page.
_NOTICE_DAYS = 14

Times = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """When a place is open: its ordinary week, and what changes it."""

    hours: Hours
    note: LocalText | None
    holiday_hours: Hours | None
    closed_on_holidays: bool
    closures: tuple[Closure, ...]

    @property
    def is_alike(self) -> bool:
        """Whether all days of the week are the same, so that it does not matter which of them are worked on."""
        return len({self.hours.on(weekday) for weekday in range(7)}) == 1


@dataclass(frozen=True, slots=True)
class ClosureNotice:
    """A closure that runs, or is about to: when, and why."""

    when: str
    reason: Phrase | None


def opening_of(space: Space, zone: Zone | None = None) -> Opening | None:
    """Return when a space, or one of its zones, is open; None where nobody says so.

    A zone keeps its space's hours unless it has its own. It is closed whenever its space is, except on holidays for
    which it has hours.
    """
    if zone is None:
        return _opening(space.hours, space.hours_note, space.holiday_hours, space.closed_on_holidays, space.closures)
    has_own = zone.hours is not None
    return _opening(
        zone.hours or space.hours,
        zone.hours_note or (None if has_own else space.hours_note),
        zone.holiday_hours or (None if has_own else space.holiday_hours),
        zone.closed_on_holidays or (space.closed_on_holidays and zone.holiday_hours is None),
        (*space.closures, *zone.closures),
    )


def _opening(
    hours: Hours | None,
    note: LocalText | None,
    holiday_hours: Hours | None,
    closed_on_holidays: bool,
    closures: tuple[Closure, ...],
) -> Opening | None:
    return Opening(hours, note, holiday_hours, closed_on_holidays, closures) if hours else None


def opening_facts(here: Here, opening: Opening | None) -> tuple[Fact | None, ...]:
    """Return the hours in words, for everybody: nothing here depends on when the page is read."""
    if opening is None:
        return ()
    closed = here.words(_("Closed all day")) if opening.closed_on_holidays else None
    return (
        plan_fact(here, _("Opening hours"), opening.hours, opening.note),
        plan_fact(here, _("Public holidays"), closed or opening.holiday_hours),
        plan_fact(here, _("Closed for a time"), *chain(*(_told(here, closure) for closure in _to_come(here, opening)))),
    )


def closure_notices(here: Here, opening: Opening | None) -> tuple[ClosureNotice, ...]:
    """Return the closures that a visitor must know of before setting out."""
    soon = here.site.today + timedelta(days=_NOTICE_DAYS)
    return tuple(
        ClosureNotice(here.words(_("Closed {dates}"), dates=_dates(here, closure)), here.optional(closure.reason))
        for closure in (_to_come(here, opening) if opening else ())
        if closure.first.day <= soon
    )


def plan_schedule(here: Here, opening: Opening | None, space: Space) -> str:
    """Return the schedule as JSON for `open-hours.js`, or nothing where no hours are known.

    `week` holds the spans of Monday to Sunday in minutes of the day, `days` those of days that differ, each with why.
    All are local to `zone`; after `last` nothing is known.
    """
    if opening is None:
        return ""
    today = here.site.today
    days = [today + timedelta(days=number) for number in range(_DAYS_AHEAD + 1)]
    almanac = here.site.almanacs[space.key.community]
    special = {day.isoformat(): told for day in days if (told := _special(here, opening, almanac.day(day)))}
    schedule = {
        "zone": time_zone_of(here.site, space.key),
        "week": [opening.hours.on(weekday) for weekday in range(7)],
        "days": special,
        "last": days[-1].isoformat(),
        "words": _spoken(here.words),
    }
    return json.dumps(schedule, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _special(here: Here, opening: Opening, almanac_day: AlmanacDay) -> tuple[Times, str] | None:
    """Return how long a place is open on a day that differs from its weekday, and why; None for an ordinary day."""
    day = almanac_day.day
    ordinary = opening.hours.on(day.weekday())
    times, reasons = ordinary, list[str]()
    for why, changed in _on_holiday(here, opening, almanac_day, ordinary):
        times = changed
        reasons.append(why)
    for closure in opening.closures:
        left = _without(times, closure, day)
        if left != times:
            times = left
            # The script cannot mark a reason in another language; the notice and the facts give it.
            reason = here.optional(closure.reason)
            reasons += [reason.text] if reason and not reason.lang else []
    if times == ordinary and not reasons:
        return None
    return times, here.words.listed(dict.fromkeys(reasons))


def _on_holiday(here: Here, opening: Opening, almanac_day: AlmanacDay, ordinary: Times) -> Iterator[tuple[str, Times]]:
    """Yield what a public holiday, or a weekend that is worked on for one, does to a day: why, and the new times."""
    if almanac_day.off == "work" and not opening.is_alike:
        yield here.words(_("make-up workday, hours may differ")), ordinary
    if almanac_day.off != "rest":
        return
    name = here.text(almanac_day.holiday).text if almanac_day.holiday else here.words(_("Public holiday"))
    if opening.closed_on_holidays:
        yield name, ()
    elif opening.holiday_hours:
        yield name, opening.holiday_hours.on(almanac_day.day.weekday())
    elif not opening.hours.always:
        yield here.words(_("{holiday}, hours may differ"), holiday=name), ordinary


def _without(times: Times, closure: Closure, day: date) -> Times:
    """Return what a closure leaves of a day's times."""
    midnight = datetime.combine(day, datetime.min.time())
    first, last = closure.first, closure.last or closure.first
    begins = first.earliest if first.precision == "time" else datetime.combine(first.day, datetime.min.time())
    is_moment = closure.last is not None and last.precision == "time"
    ends = last.earliest if is_moment else datetime.combine(last.latest_day + timedelta(days=1), datetime.min.time())
    shut_from, shut_until = (
        max(ALL_DAY[0], min(ALL_DAY[1], int((moment - midnight).total_seconds() // 60))) for moment in (begins, ends)
    )
    if shut_from >= shut_until:
        return times
    pieces = (piece for o, c in times for piece in ((o, min(c, shut_from)), (max(o, shut_until), c)))
    return tuple((opens, closes) for opens, closes in pieces if opens < closes)


def _to_come(here: Here, opening: Opening) -> tuple[Closure, ...]:
    current = (c for c in opening.closures if (c.last or c.first).latest_day >= here.site.today)
    return tuple(sorted(current, key=lambda closure: closure.first))


def _told(here: Here, closure: Closure) -> tuple[str, LocalText | None]:
    return _dates(here, closure), closure.reason


def _dates(here: Here, closure: Closure) -> str:
    first, last = closure.first, closure.last
    if last is not None and last != first:
        return f"{_date(here, first)} – {_date(here, last)}"
    if first.precision == "time":
        return here.words(_("{date}, from {time}"), date=say_day(here.words, first.day), time=f"{first.earliest:%H:%M}")
    return say_day(here.words, first.day)


def _date(here: Here, moment: Moment) -> str:
    day = say_day(here.words, moment.day)
    return f"{day} {moment.earliest:%H:%M}" if moment.precision == "time" else day


def _spoken(words: Words) -> dict[str, str]:
    """Return what the script says; `{…}` is for the script to fill."""
    return {
        "open": words(_("Open now")),
        "closed": words(_("Closed now")),
        "always": words(_("round the clock")),
        "closes": words(_("closes {when}"), when="{when}"),
        "opens": words(_("opens {when}"), when="{when}"),
        "today": words(_("today at {time}"), time="{time}"),
        "tomorrow": words(_("tomorrow at {time}"), time="{time}"),
        "later": words(_("on {day} at {time}"), day="{day}", time="{time}"),
    }
