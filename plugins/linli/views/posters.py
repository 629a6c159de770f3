"""A poster for what is to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from babel.dates import format_skeleton

from linli.graph.announcements import time_zone_of
from linli.graph.occurrences import Occurrence
from linli.graph.timeline import days_of, has_a_day, is_off, month_of
from linli.records.event import Event, EventStatus
from linli.records.fields import Record
from linli.records.group import Group
from linli.records.moment import Moment
from linli.records.partner import Partner
from linli.records.series import Series
from linli.views.dates import say_day, say_month, say_times
from linli.views.documents import Document, PrintPicture
from linli.views.entries import plan_entry
from linli.views.here import Here
from linli.views.imprint import Imprint, plan_imprint, say_caveat
from linli.views.joining import plan_signup
from linli.views.parts import Phrase
from linli.views.pictures import CENTRE, HERO
from linli.views.rhythm import say_rhythm
from linli.views.wording import _

_NOTICES = {
    EventStatus.CANCELLED: _("Cancelled"),
    EventStatus.POSTPONED: _("Postponed; no new date yet"),
}
# More dates than these do not fit beside a large one, and are on the page.
_MOST_DATES = 6


@dataclass(frozen=True, slots=True)
class PosterFact:
    """A row: what it is about, and what is true."""

    label: str
    values: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """What passers-by must know: what, when, where, for whom, and how to take part.

    `small` and `large` make the date plate: the month and the day, or the year and the month. `dates` are those after
    the first, where something comes back.
    """

    imprint: Imprint
    kicker: Phrase | None
    title: Phrase
    summary: Phrase | None
    notice: str
    reason: Phrase | None
    small: str
    large: str
    when: str
    clock: str
    dates_title: str
    dates: tuple[str, ...]
    facts: tuple[PosterFact, ...]
    picture: PrintPicture | None
    caveat: str


def plan_poster(here: Here, record: Event | Series, coming: tuple[Occurrence, ...]) -> Document:
    """Return the poster of an event, or of a series with the next of its dates, of which there must be one.

    `here` is the record's page.
    """
    words = here.words
    first, *later = coming
    zone = time_zone_of(here.site, record.key)
    title = here.text(record.title)
    small, large = _plate(here, first.start)
    when, clock = _when(here, first, zone)
    entry = plan_entry(here, first, "day")
    body = Poster(
        imprint=plan_imprint(
            here,
            here.site.community(record.key),
            title.text,
            words(_("Scan for the details, and to add it to your calendar")),
        ),
        kicker=_kicker(here, record),
        title=title,
        summary=here.said(record.summary, record),
        notice=words(_NOTICES[first.status]) if first.status in _NOTICES else entry.note,
        reason=entry.reason,
        small=small,
        large=large,
        when=when,
        clock=clock,
        dates_title=words(_("Next dates")),
        dates=tuple(_when(here, occurrence, zone)[0] for occurrence in later if not is_off(occurrence))[:_MOST_DATES],
        facts=tuple(fact for fact in _facts(here, record, first) if fact.values),
        picture=plan_print_picture(here, record),
        caveat=say_caveat(here, zone),
    )
    dated = (record.updated or first.start).day
    return Document("poster.typ", here.edition.language, f"{title.text} · {when}", dated, body)


def plan_print_picture(here: Here, record: Record) -> PrintPicture | None:
    """Return the first picture of a record that may be shown on the web and on paper, or None where there is none.

    A sheet is on the web too, so a picture that pages must not show is on no sheet either.
    """
    withheld = here.edition.withheld_from_print
    for photo in record.pictures:
        file = here.photo_file(record, photo.file)
        picture = here.picture(record, photo, HERO)
        if file and picture and file.digest not in withheld:
            # Typst reads no AVIF; the widest of the others has about 200 dots an inch on A4.
            copy = max((c for c in picture.derivatives if c.format != "avif"), key=lambda c: c.width)
            return PrintPicture(copy, picture.alt, picture.credit, photo.focal or CENTRE)
    return None


def _plate(here: Here, start: Moment) -> tuple[str, str]:
    """Return what the date plate says, above and below: as much as is known."""
    if start.precision == "year":
        return "", str(start.day.year)
    if start.precision == "month":
        return str(start.day.year), format_skeleton("MMM", start.day, locale=here.words.locale)
    return say_month(here.words, month_of(start.day)), str(start.day.day)


def _when(here: Here, occurrence: Occurrence, zone: str) -> tuple[str, str]:
    """Return the day or the days of something, and from when to when."""
    words = here.words
    if not has_a_day(occurrence):
        return words.moment(occurrence.start).text, ""
    days = days_of(occurrence)
    first = say_day(words, days[0], weekday="EEEE")
    start, end = say_times(words, occurrence, zone, "day", occurrence.first_day)
    if len(days) > 1:
        return f"{first} – {say_day(words, days[-1], weekday='EEEE')}", start.text
    return first, f"{start.text}{end}"


def _kicker(here: Here, record: Event | Series) -> Phrase | None:
    """Return what an event is part of, or how often a series comes back."""
    if isinstance(record, Series):
        rhythm = here.words.listed(say_rhythm(here.words, record))
        return here.optional(record.rhythm) or (Phrase(rhythm) if rhythm else None)
    series = next(iter(here.site.follow(record.key, "series", Series)), None)
    if series is None:
        return None
    phrase = here.text(series.title)
    edition = here.words(_("No. {n}"), n=record.edition) if record.edition else ""
    return Phrase(" · ".join(filter(None, (phrase.text, edition))), phrase.lang)


def _facts(here: Here, record: Event | Series, occurrence: Occurrence) -> Iterator[PosterFact]:
    words, site = here.words, here.site
    zones = tuple(here.text(node.zone.title) for node in site.follow_zones(record.key))
    yield PosterFact(words(_("Where")), (*plan_entry(here, occurrence).places, *zones))
    yield PosterFact(words(_("For")), here.texts(record.audience))
    groups = tuple(here.text(group.title) for group in site.follow(record.key, "groups", Group))
    yield PosterFact(words(_("Held by")), (*groups, *here.texts(record.hosts if isinstance(record, Event) else ())))
    yield PosterFact(words(_("With")), tuple(here.text(p.title) for p in site.follow(record.key, "partners", Partner)))
    yield PosterFact(words(_("Price")), here.texts((record.price,) if record.price else ()))
    yield PosterFact(words(_("Sign-up")), _signup(here, record, occurrence))


def _signup(here: Here, record: Event | Series, occurrence: Occurrence) -> tuple[Phrase, ...]:
    signup = plan_signup(here, record, record.signup, occurrence)
    if signup is None or is_off(occurrence):
        return ()
    said = (
        signup.state.text,
        here.words(_("{n} in all"), n=signup.capacity) if signup.capacity else "",
        here.words(_("until {date}"), date=signup.deadline.text) if signup.deadline else "",
    )
    return (*(Phrase(text) for text in said if text), *([signup.how] if signup.how else []))
