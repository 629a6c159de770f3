"""The ways into what has taken place: by year, by space, by series, and this time of the year in earlier years."""

from __future__ import annotations

from datetime import date, timedelta

from linli.graph.timeline import Timeline, has_a_day, is_off
from linli.records.community import Topic
from linli.views.agenda import plan_recaps
from linli.views.calendar_parts import Ledger
from linli.views.entries import plan_ledger
from linli.views.filters import plan_ways, topics_of
from linli.views.frames import plan_frame
from linli.views.happenings import plan_happenings
from linli.views.here import Here
from linli.views.pages import ArchivePage, TopicPage
from linli.views.scope import Scope, name_of, trail_to
from linli.views.tiles import plan_year_tiles
from linli.views.wording import _

# A community has hardly ever done something on this very day: what was on some days before and after counts too.
_DAYS_AROUND = 3


def plan_archive_page(here: Here, scope: Scope) -> ArchivePage:
    """Return the way into everything that has taken place in a calendar."""
    title = here.words(_("Archive"))
    lead = here.words(_("What took place, by year, by place and by topic: {name}."), name=name_of(here, scope))
    return ArchivePage(
        plan_frame(here, title, lead, community=scope.community, trail=trail_to(here, scope)),
        title,
        lead,
        years=plan_year_tiles(here, scope),
        ways=plan_ways(here, scope),
        this_time=_this_time(here, scope.timeline),
        recaps=plan_recaps(here, scope),
    )


def plan_topic_page(here: Here, scope: Scope, topic: Topic) -> TopicPage:
    """Return everything on one topic: what is to come, and what was."""
    title = here.text(topic.title)
    lead = here.text(topic.summary).text if topic.summary else here.words(_("Events on this topic."))
    occurrences = next(found for other, found in topics_of(here, scope) if other.id == topic.id)
    return TopicPage(
        plan_frame(here, title, lead, community=scope.community, trail=trail_to(here, scope)),
        title,
        lead,
        time_zone=scope.time_zone,
        happenings=plan_happenings(here, occurrences, scope.time_zone),
    )


def _this_time(here: Here, timeline: Timeline) -> Ledger | None:
    """Return what took place around this day in earlier years, the latest year first."""
    today = here.site.today
    around = (_same_day(today, year) for year in reversed(timeline.years) if year < today.year)
    days = (middle + timedelta(days=number) for middle in around for number in range(-_DAYS_AROUND, _DAYS_AROUND + 1))
    found = {o.id: o for day in days for o in timeline.on(day) if has_a_day(o) and not is_off(o)}
    return plan_ledger(here, "this-time", here.words(_("This time in earlier years")), found.values())


def _same_day(day: date, year: int) -> date:
    """Return the same day of another year; the day before it where 29 February is missing."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
