"""Plans what every record's page shows, whatever its kind."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from linli.graph.prose import mentions
from linli.records.event import Event
from linli.records.fields import Photo, Record
from linli.records.figure import Quantity
from linli.records.hours import Hours
from linli.records.kinds import KINDS
from linli.records.moment import Moment, Period
from linli.records.reference import Key
from linli.records.text import LocalText
from linli.views.cards import KIND_WORDS, KINDS_WORDS, folder_of, list_address, plan_badge, plan_card, plan_section
from linli.views.here import Here
from linli.views.parts import Fact, Layout, Link, Phrase, RecordView, Section, TimeText
from linli.views.pictures import HERO, THUMB
from linli.views.wording import _

# Of what refers to a record: enough to see what it is good for.
_MOST_BACKLINKS = 24

Stated = Link | TimeText | LocalText | Moment | Period | Quantity | Hours | str | None


def plan_fact(here: Here, label: str, *values: Stated) -> Fact | None:
    """Return a row of facts, or None where nothing is known. `label` is a string for translation."""
    shown = tuple(_shown(here, values))
    return Fact(here.words(label), shown) if shown else None


def plan_record(
    here: Here,
    record: Record,
    facts: Iterable[Fact | None],
    sections: Iterable[Section | None],
    kicker: Link | None = None,
) -> RecordView:
    """Return what all records' pages have in common; rows and sections that are None are left out."""
    folder = folder_of(record)
    parent = Link(here.url(list_address(record.key.community, folder)), Phrase(here.words(KIND_WORDS[record.key.kind])))
    shown = tuple(section for section in sections if section)
    return RecordView(
        kind=record.key.kind,
        id=record.key.id,
        kicker=kicker or parent,
        title=here.text(record.title),
        summary=here.said(record.summary, record),
        badge=plan_badge(here, getattr(record, "status", None)),
        hero=here.title_picture(record, HERO),
        facts=tuple(fact for fact in facts if fact),
        figures=here.figures(record.key),
        body=here.prose(record),
        gallery=here.pictures(record, _gallery(here, record), THUMB),
        sections=(*shown, *_see_also(here, record, shown)),
        sources=here.sources(record),
        links=tuple(Link(link.url, here.text(link.label) if link.label else Phrase(link.url)) for link in record.links),
        untranslated=_untranslated_notice(here, record),
    )


def _see_also(here: Here, record: Record, shown: Iterable[Section]) -> Iterator[Section]:
    """Yield what an editor wants shown with a record, but for what its page shows anyway."""
    seen = {card.url for section in shown for card in section.cards}
    related = [plan_card(here, other) for other in here.site.follow(record.key, "related", Record)]
    cards = tuple(card for card in related if card.url not in seen)
    if cards:
        yield Section("related", here.words(_("See also")), cards)


def backlinks(here: Here, key: Key, skip: Container[str] = (), layout: Layout = "grid") -> Iterator[Section]:
    """Yield a section for each kind of record that refers to a record or a zone; `skip` names kinds shown elsewhere.

    Of many, there are the first; the list of the community's records of that kind has all.
    """
    for kind in KINDS:
        records = here.site.referring(key, kind.model)
        if kind.folder and kind.name not in skip and records:
            listed = in_reading_order(records)
            section = plan_section(here, kind.folder, listed[:_MOST_BACKLINKS], layout=layout)
            yield from (with_rest(here, section, key.community, kind.folder, len(listed)),) if section else ()


def with_rest(here: Here, section: Section, community: str, folder: str, count: int) -> Section:
    """Return a section that says how many records it is of, and leads to a list of all, where it does not show them."""
    if len(section.cards) == count:
        return section
    every = Link(here.url(list_address(community, folder)), Phrase(here.words(KINDS_WORDS[folder])))
    note = here.words(_("{listed} of {count} are listed."), listed=len(section.cards), count=count)
    return replace(section, note=note, more=every)


def in_reading_order(records: Iterable[Record]) -> list[Record]:
    """Return records as a reader wants them: events the latest first, all others as they are."""
    listed = list(records)
    if listed and isinstance(listed[0], Event):
        return sorted(listed, key=lambda e: (e.start.earliest, e.key) if isinstance(e, Event) else (), reverse=True)
    return listed


def linked(here: Here, record: Record, *loc: str | int) -> tuple[Link, ...]:
    """Return links to what one field of a part of a record names, wherever in the record it stands."""
    found = (
        here.link_to(link.target) for link in here.site.links_from.get(record.key, ()) if link.loc[: len(loc)] == loc
    )
    return tuple(link for link in found if link)


def topic_fact(here: Here, record: Record) -> Fact | None:
    """Return the topics of a record by their names."""
    themes = {theme.id: theme.title for theme in here.site.community(record.key).themes}
    return plan_fact(here, _("Topics"), *(themes[topic] for topic in record.topics if topic in themes))


def _gallery(here: Here, record: Record) -> list[Photo]:
    """Return the photos that a page shows after its text: all but the first, and those that the text shows itself."""
    body = record.body(here.words.language)
    in_text = {mention.name for mention in mentions(body.text) if mention.kind == "picture"} if body else set()
    listed = [photo for photo in record.pictures if here.photo_file(record, photo.file)]
    return [photo for photo in listed[1:] if photo.file not in in_text]


def _shown(here: Here, values: Iterable[Stated]) -> Iterable[Link | TimeText]:
    for value in values:
        if isinstance(value, Link | TimeText):
            yield value
        elif isinstance(value, LocalText):
            yield Link("", here.text(value))
        elif isinstance(value, Moment):
            yield here.words.moment(value)
        elif isinstance(value, Period):
            yield TimeText(here.words.period(value), "")
        elif isinstance(value, Quantity):
            yield Link("", Phrase(here.words.quantity(value)))
        elif isinstance(value, Hours):
            yield from (Link("", Phrase(line)) for line in here.words.hours(value))
        elif value:
            yield Link("", Phrase(value))


def _untranslated_notice(here: Here, record: Record) -> str:
    body = record.body(here.words.language)
    missing = here.text(record.title).lang or (body.language if body and body.language != here.words.language else "")
    if not missing:
        return ""
    return here.words(_("Parts of this page are not available in this language yet, and are shown in the original."))
