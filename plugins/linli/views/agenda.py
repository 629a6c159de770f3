"""What is to come, day by day: the first page of every calendar, and a part of the start page."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from datetime import date, timedelta

from linli.graph.timeline import has_a_day, is_off, month_of
from linli.records.event import EventStatus
from linli.views.calendar_parts import Agenda, Day, Facet, Ledger, Tile
from linli.views.cards import KINDS_WORDS, plan_section
from linli.views.dates import zone_note
from linli.views.days import plan_day
from linli.views.entries import plan_ledger
from linli.views.filters import plan_ways
from linli.views.frames import plan_frame
from linli.views.here import Here
from linli.views.pages import EventsPage
from linli.views.parts import Link, Phrase, Section
from linli.views.scope import Scope, name_of
from linli.views.tiles import plan_month_tile, plan_year_tiles
from linli.views.wording import _

_DAYS_AHEAD = 60
_DAYS_OF_MEMORY = 366
_RECAPS_SHOWN = 3
_MONTHS_SHOWN = 12


def plan_events_page(here: Here, scope: Scope, facets: tuple[Facet, ...]) -> EventsPage:
    """Return the first page of a calendar: what is on from today, and the ways to all months and years."""
    title = here.words(KINDS_WORDS["events"])
    lead = here.words(_("What is on, and what took place: {name}."), name=name_of(here, scope))
    community = scope.community
    return EventsPage(
        plan_frame(here, title, lead, community=community, trail=(here.link(community),) if community else ()),
        title,
        lead,
        facets=facets,
        time_zone=scope.time_zone,
        agenda=plan_agenda(here, scope),
        months=_month_tiles(here, scope),
        years=plan_year_tiles(here, scope),
        archive=Link(here.url(scope.past_address), Phrase(here.words(_("Archive")))),
        ways=plan_ways(here, scope),
        recaps=plan_recaps(here, scope),
    )


def plan_agenda(here: Here, scope: Scope) -> Agenda:
    """Return the next sixty days of a calendar. What has begun before them, and what has no day, stands apart."""
    today = here.site.today
    last = today + timedelta(days=_DAYS_AHEAD - 1)
    coming = scope.timeline.coming(today)
    begun = [o for o in coming if has_a_day(o) and o.first_day < today]
    starting = {o.id for o in coming if today <= o.first_day <= last}
    days = (today + timedelta(days=number) for number in range(_DAYS_AHEAD))
    planned = tuple(day for day in (_agenda_day(here, scope, day, starting) for day in days) if day)
    as_of = here.words.day(today).text
    return Agenda(
        id="upcoming",
        title=here.words(_("The next {n} days"), n=_DAYS_AHEAD),
        as_of=here.words(_("As of {date}"), date=as_of),
        zone_note=zone_note(here.words, scope.time_zone),
        empty="" if planned or begun else here.words(_("Nothing is announced for these days.")),
        running=plan_ledger(here, "running", here.words(_("On now")), begun),
        days=planned,
        undated=_undated(here, scope),
    )


def plan_coming_up(here: Here, scope: Scope, number: int) -> Agenda | None:
    """Return the next few things of a calendar by day, or None where nothing has a day."""
    today = here.site.today
    dated = [o for o in scope.timeline.coming(today) if has_a_day(o) and o.first_day >= today][:number]
    if not dated:
        return None
    shown = {occurrence.id for occurrence in dated}
    days = (_agenda_day(here, scope, day, shown) for day in dict.fromkeys(o.first_day for o in dated))
    return Agenda(
        id="coming-up",
        title=here.words(_("Upcoming")),
        as_of=here.words(_("As of {date}"), date=here.words.day(today).text),
        zone_note=zone_note(here.words, scope.time_zone),
        empty="",
        running=None,
        days=tuple(day for day in days if day),
        undated=None,
        more=Link(here.url(scope.base), Phrase(here.words(_("All events")))),
    )


def plan_recaps(here: Here, scope: Scope) -> Section | None:
    """Return the latest events that took place, or None where none has."""
    today = here.site.today
    past = [o for o in scope.timeline.occurrences if o.last_day < today and not is_off(o)]
    owners = dict.fromkeys(o.owner for o in reversed(past) if o.owner.kind == "event")
    events = [here.site.records[owner] for owner in list(owners)[:_RECAPS_SHOWN]]
    return plan_section(here, "events", events, here.words(_("What took place")))


def _agenda_day(here: Here, scope: Scope, day: date, wanted: Container[str]) -> Day | None:
    """Return a day with what begins on it, or None where nothing does; what goes on is read once, on its first day."""
    beginning = tuple(o for o in scope.timeline.on(day) if o.first_day == day and o.id in wanted)
    if not (beginning or scope.timeline.moved_away_from(day) or scope.timeline.skipped_on(day)):
        return None
    planned = plan_day(here, scope, day, f"d{day.isoformat()}", beginning)
    said = scope.almanac.day(day)
    return planned if said.festivals or said.term or said.off else replace(planned, note=None)


def _undated(here: Here, scope: Scope) -> Ledger | None:
    """Return what is to come without a day: in some month or year, or put off."""
    today = here.site.today
    vague = [o for o in scope.timeline.coming(today) if not has_a_day(o)]
    oldest = today - timedelta(days=_DAYS_OF_MEMORY)
    put_off = [o for o in scope.timeline.occurrences if o.status is EventStatus.POSTPONED and o.last_day >= oldest]
    return plan_ledger(here, "undated", here.words(_("Date to be announced")), (*vague, *put_off))


def _month_tiles(here: Here, scope: Scope) -> tuple[Tile, ...]:
    """Return the months from this one on; where nothing is to come, the latest in which there was something."""
    now = month_of(here.site.today)
    busy = [month for month in scope.timeline.months if scope.timeline.in_month(month)]
    ahead = [month for month in scope.timeline.months if now <= month <= busy[-1]] if busy else []
    shown = ahead[:_MONTHS_SHOWN] or busy[-_MONTHS_SHOWN:]
    return tuple(plan_month_tile(here, scope, month, with_year=True) for month in shown)
