"""The page of a month: its grid on a wide screen and on paper, the same as an agenda on a telephone."""

from __future__ import annotations

from datetime import date, timedelta

from linli.graph.timeline import Month, has_a_day, month_of
from linli.views.calendar_parts import Day, Facet, Week
from linli.views.dates import monday_of, say_month, say_year, week_id, weekday_names, zone_note
from linli.views.days import plan_day
from linli.views.entries import plan_ledger
from linli.views.frames import plan_frame
from linli.views.here import Here
from linli.views.pages import MonthPage
from linli.views.parts import Link, Phrase
from linli.views.printed import programmes_to_print
from linli.views.scope import Scope, name_of, trail_to
from linli.views.wording import _

_UNANNOUNCED = _("The public holidays of {year} are not announced yet: only the days that the law names are marked.")


def plan_month_page(here: Here, scope: Scope, facets: tuple[Facet, ...], month: Month) -> MonthPage:
    """Return the page of a month. An empty one says so, and leads to the nearest month with something in it."""
    words, timeline = here.words, scope.timeline
    title = say_month(words, month)
    lead = words(_("Events of {month}: {name}."), month=title, name=name_of(here, scope))
    trail = trail_to(here, scope, _year_link(here, scope, month.year))
    listed = timeline.in_month(month)
    is_empty = not listed
    is_announced = scope.almanac.day(month.first_day).announced
    frame = plan_frame(here, title, lead, community=scope.community, trail=trail, indexed=not is_empty)
    undated = (occurrence for occurrence in listed if not has_a_day(occurrence))
    place = timeline.months.index(month)
    return MonthPage(
        frame,
        title,
        lead,
        facets=facets,
        time_zone=scope.time_zone,
        zone_note=zone_note(words, scope.time_zone),
        as_of=words(_("As of {date}"), date=words.day(here.site.today).text),
        previous=_month_link(here, scope, timeline.months[place - 1]) if place > 0 else None,
        next=_month_link(here, scope, timeline.months[place + 1]) if place + 1 < len(timeline.months) else None,
        year=_year_link(here, scope, month.year),
        weekdays=weekday_names(words),
        weeks=_weeks(here, scope, month),
        undated=plan_ledger(here, "undated", words(_("Some day this month")), undated),
        holiday_note="" if is_announced else words(_UNANNOUNCED, year=month.year),
        empty=words(_("Nothing takes place in this month.")) if is_empty else "",
        nearest=_nearest(here, scope, month) if is_empty else (),
        printed=programmes_to_print(here, scope, month),
    )


def _weeks(here: Here, scope: Scope, month: Month) -> tuple[Week, ...]:
    monday = monday_of(month.first_day)
    weeks = []
    while monday <= month.last_day:
        days = tuple(monday + timedelta(days=number) for number in range(7))
        weeks.append(Week(week_id(monday), tuple(_cell(here, scope, month, day) for day in days)))
        monday += timedelta(days=7)
    return tuple(weeks)


def _cell(here: Here, scope: Scope, month: Month, day: date) -> Day | None:
    if month_of(day) != month:
        return None
    return plan_day(here, scope, day, f"d{day.day}", scope.timeline.on(day))


def _nearest(here: Here, scope: Scope, month: Month) -> tuple[Link, ...]:
    """Return the ways to the last month before, and to the first one after, in which there is something."""
    busy = [other for other in scope.timeline.months if scope.timeline.in_month(other)]
    before = [other for other in busy if other < month][-1:]
    after = [other for other in busy if other > month][:1]
    return tuple(_month_link(here, scope, other) for other in (*before, *after))


def _month_link(here: Here, scope: Scope, month: Month) -> Link:
    return Link(here.url(scope.month_address(month)), Phrase(say_month(here.words, month)))


def _year_link(here: Here, scope: Scope, year: int) -> Link:
    """Return the way to a year's page; a year in which nothing takes place has none."""
    url = here.url(scope.year_address(year)) if year in scope.timeline.years else ""
    return Link(url, Phrase(say_year(here.words, year)))
