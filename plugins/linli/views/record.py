"""Plans what every record's page shows, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterable

from linli.records.fields import Photo, Record
from linli.records.figure import Quantity
from linli.records.hours import Hours
from linli.records.moment import Moment, Period
from linli.records.text import LocalText
from linli.views.cards import KIND_WORDS, KINDS_WORDS, folder_of, list_address, plan_badge, plan_section
from linli.views.here import Here
from linli.views.parts import Fact, Link, Phrase, RecordView, Section, TimeText
from linli.views.pictures import HERO, THUMB
from linli.views.wording import _

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
    related = plan_section(here, folder, here.site.follow(record.key, "related", Record), here.words(_("See also")))
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
        sections=tuple(section for section in (*sections, related) if section),
        sources=here.sources(record),
        links=tuple(Link(link.url, here.text(link.label) if link.label else Phrase(link.url)) for link in record.links),
        untranslated=_untranslated_notice(here, record),
    )


def backlinks(here: Here, record: Record, *folders_and_models: tuple[str, type[Record]]) -> Iterable[Section | None]:
    """Return a section for each kind of record that refers to this one."""
    for folder, model in folders_and_models:
        yield plan_section(here, folder, here.site.referring(record.key, model))


def topic_fact(here: Here, record: Record) -> Fact | None:
    """Return the topics of a record by their names."""
    themes = {theme.id: theme.title for theme in here.site.community(record.key).themes}
    return plan_fact(here, _("Topics"), *(themes[topic] for topic in record.topics if topic in themes))


def list_title(here: Here, folder: str) -> str:
    """Return the heading of a list of one kind."""
    return here.words(KINDS_WORDS[folder])


def _gallery(here: Here, record: Record) -> list[Photo]:
    """Return the photos that a page shows after its text: all but the first, and those that the text shows itself."""
    shown = here.prose(record)
    in_text = {name for name, _picture in shown.pictures} if shown else set()
    hero = here.title_picture(record)
    listed = [photo for photo in record.photos if here.picture(record, photo, HERO)]
    return [photo for photo in (listed[1:] if hero else listed) if photo.file not in in_text]


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
