"""The years of a space, a group, a series or a topic that its own page has no room for: a page each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from linli.graph.announcements import time_zone_of
from linli.graph.occurrences import Occurrence
from linli.graph.timeline import Month, month_of
from linli.records.community import Topic
from linli.records.reference import Key
from linli.views.calendar_parts import Ledger
from linli.views.dates import say_month_alone, say_year, zone_note
from linli.views.entries import count_lines, plan_ledger
from linli.views.filters import topics_of
from linli.views.frames import community_trail, plan_frame
from linli.views.happenings import earlier_years, lightened, occurrences_of, past_by_year, past_year_address
from linli.views.here import Here
from linli.views.pages import YearPage
from linli.views.parts import Link, Phrase
from linli.views.scope import Scope, community_scope, trail_to
from linli.views.wording import _
from linli.views.years import MOST_LINES, month_link, shortened


def plan_past_year_of(here: Here, key: Key, year: int) -> YearPage:
    """Return a year of a space, a zone, a group or a series."""
    site = here.site
    zone = site.zones.get(key)
    record = zone.space if zone else site.records[key]
    trail = (*community_trail(here, record), here.link(record), *((here.link(zone),) if zone else ()))
    occurrences = occurrences_of(site, key)
    scope = replace(community_scope(site, site.community(key)), time_zone=time_zone_of(site, record.key))
    return _plan_year(here, scope, trail, occurrences, year)


def plan_past_year_on(here: Here, scope: Scope, topic: Topic, year: int) -> YearPage:
    """Return a year of a topic."""
    occurrences = next(found for other, found in topics_of(here, scope) if other.id == topic.id)
    link = Link(here.url(scope.topic_address(topic.id)), here.text(topic.title))
    return _plan_year(here, scope, trail_to(here, scope, link), occurrences, year)


def _plan_year(
    here: Here, scope: Scope, trail: tuple[Link, ...], occurrences: Iterable[Occurrence], year: int
) -> YearPage:
    """Return one of the years that have pages of their own. The last link of `trail` leads to whose they are."""
    words, today = here.words, here.site.today
    listed = tuple(occurrences)
    title, owner = say_year(words, year), trail[-1].phrase.text
    lead = words(_("Events of {month}: {name}."), month=title, name=owner)
    frame = plan_frame(here, title, lead, community=scope.community, trail=trail)
    years = earlier_years(listed, today)
    place = years.index(year)
    inside = past_by_year(listed, today)[year][::-1]
    return YearPage(
        replace(frame, title=f"{owner} · {frame.title}"),
        title,
        lead,
        facets=(),
        time_zone=scope.time_zone,
        zone_note=zone_note(words, scope.time_zone),
        as_of=words(_("As of {date}"), date=words.day(today).text),
        previous=_link(here, year, years[place + 1]) if place + 1 < len(years) else None,
        next=_link(here, year, years[place - 1]) if place else None,
        months=(),
        editions=None,
        ledgers=tuple(_ledgers(here, scope, year, inside)),
        undated=None,
    )


def _ledgers(here: Here, scope: Scope, year: int, inside: tuple[Occurrence, ...]) -> Iterator[Ledger]:
    """Yield a list for each month, and one of what is known to the year only."""
    months = {Month(year, number): say_month_alone(here.words, Month(year, number)) for number in range(1, 13)}
    is_full = count_lines(inside) > MOST_LINES
    dated = [occurrence for occurrence in inside if occurrence.start.precision != "year"]
    for month, name in months.items():
        begun = [occurrence for occurrence in dated if month_of(occurrence.first_day) == month]
        if ledger := plan_ledger(here, f"m{month.number:02d}", name, begun, "year", gathered=True):
            # What others hold here may be in a month for which the community's calendar has no page.
            more = month_link(here, scope, month) if month in scope.timeline.months else None
            listed = replace(lightened(ledger), more=more)
            yield shortened(here, listed) if is_full else listed
    vague = [occurrence for occurrence in inside if occurrence.start.precision == "year"]
    if ledger := plan_ledger(here, "undated", here.words(_("Date not stated")), vague, "year"):
        yield lightened(ledger)


def _link(here: Here, year: int, other: int) -> Link:
    base = here.address.removesuffix(past_year_address("", year))
    return Link(here.url(past_year_address(base, other)), Phrase(say_year(here.words, other)))
