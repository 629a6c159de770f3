"""A sheet for the wall of a space: what it is, when it is open, what is on, and codes that lead to more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from linli.graph.occurrences import Occurrence
from linli.graph.timeline import Timeline, has_a_day
from linli.records.moment import Moment
from linli.records.space import Space
from linli.views.documents import Document, PrintCode
from linli.views.entries import plan_entry
from linli.views.here import Here
from linli.views.imprint import Imprint, plan_code, plan_imprint, say_caveat
from linli.views.parts import Phrase
from linli.views.posters import PosterFact
from linli.views.programmes import said_times
from linli.views.wording import _

_MOST_DATES = 5


@dataclass(frozen=True, slots=True)
class SheetDate:
    """One time that something takes place here."""

    when: str
    title: Phrase
    state: str
    is_off: bool


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code with what it is good for."""

    code: PrintCode
    title: str


@dataclass(frozen=True, slots=True)
class SpaceSheet:
    """What those who stand in a space want to know."""

    imprint: Imprint
    title: Phrase
    summary: Phrase | None
    facts: tuple[PosterFact, ...]
    dates_title: str
    dates: tuple[SheetDate, ...]
    invitations: tuple[Invitation, ...]
    caveat: str


def plan_space_sheet(here: Here, space: Space, feed: str) -> Document:
    """Return the sheet of a space, on a site that has an address: its codes must lead somewhere.

    `here` is the space's page, `feed` the path of its calendar, or empty.
    """
    words, site = here.words, here.site
    title = here.text(space.title)
    community = site.community(space.key)
    page = plan_code(here, here.path, title.text)
    assert page is not None
    calendar = plan_code(here, feed, words(_("Calendar of {place}"), place=title.text)) if feed else None
    invitations = (
        Invitation(page, words(_("What is on here, and what was"))),
        *([Invitation(calendar, words(_("All dates in your own calendar")))] if calendar else ()),
    )
    body = SpaceSheet(
        imprint=plan_imprint(here, community, title.text, ""),
        title=title,
        summary=here.said(space.summary, space),
        facts=tuple(fact for fact in _facts(here, space) if fact.values),
        dates_title=words(_("What is on here")),
        dates=tuple(_plan_date(here, occurrence) for occurrence in _coming(here, space)[:_MOST_DATES]),
        invitations=invitations,
        caveat=say_caveat(here, community.time_zone or site.time_zone),
    )
    dated = (space.updated or space.opened or community.opened or Moment(datetime(2000, 1, 1), "day")).day
    return Document("qr_sheet.typ", here.edition.language, title.text, dated, body)


def _coming(here: Here, space: Space) -> tuple[Occurrence, ...]:
    site = here.site
    owners = [owner for kind in ("event", "series") for owner in site.naming(space.key, kind, ("spaces",))]
    timeline = Timeline(site.timeline(space.key.community).told_by(owners))
    return tuple(o for o in timeline.coming(site.today) if has_a_day(o))


def _plan_date(here: Here, occurrence: Occurrence) -> SheetDate:
    entry = plan_entry(here, occurrence, "year")
    return SheetDate(
        when=said_times(entry),
        title=entry.title,
        state=entry.badge.text if entry.badge else entry.note,
        is_off=entry.is_off,
    )


def _facts(here: Here, space: Space) -> Iterator[PosterFact]:
    words = here.words
    hours = tuple(Phrase(line) for line in words.hours(space.hours)) if space.hours else ()
    yield PosterFact(words(_("Opening hours")), (*hours, *here.texts((space.hours_note,) if space.hours_note else ())))
    yield PosterFact(words(_("Address")), here.texts((space.address,) if space.address else ()))
    yield PosterFact(words(_("How to get in")), here.texts((space.access,) if space.access else ()))
    yield PosterFact(words(_("What it is used for")), here.texts(space.uses))
