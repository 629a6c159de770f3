"""The texts of a site that speak of the community: what may say a figure, make a claim or name a date."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from linli.graph.phrases import plain_words
from linli.graph.site import Site
from linli.problems import Place
from linli.records.fields import Loc, Part, Record
from linli.records.reference import Key
from linli.records.shape import FieldShape, fields_of
from linli.records.text import LocalText

# These tell of the community as a whole; an event or a group tells of itself.
TELLING = ("community", "case", "story", "need", "honour", "press")
# What a picture shows, and what the ledger says of its own figures, is no statement about the community.
_LEFT_OUT = ("alt", "figures", "declared")


@dataclass(frozen=True, slots=True)
class Prose:
    """One text of a record in one language; `field` is the way to it (`body`, `summary`, `claims.text`)."""

    record: Record
    key: Key
    field: str
    loc: Loc
    language: str
    text: str
    place: Place

    def at(self, line: int) -> Place:
        """Return the place of a line of the text, counted from 0."""
        return Place(self.place.path, self.place.line + line) if self.field == "body" else self.place

    @property
    def plain(self) -> str:
        """The words that a visitor reads, each where it stands in the text."""
        return plain_words(self.text)

    @property
    def is_english(self) -> bool:
        """Whether the text is in English."""
        return self.language.startswith("en")


def texts_of(site: Site, left_out: Collection[Key] = ()) -> tuple[Prose, ...]:
    """Return the texts that are audited: all that tell of the community, and what visitors read first of the rest."""
    return tuple(
        text for key, record in site.records.items() if key not in left_out for text in texts_of_record(record)
    )


def texts_of_record(record: Record) -> Iterator[Prose]:
    """Yield the texts of one record that are audited."""
    key = record.key
    for body in record.origin.bodies:
        if body.text:
            yield Prose(record, key, "body", ("body",), body.language, body.text, Place(body.path, body.first_line))
    told = _told(record, ()) if key.kind in TELLING else _summary(record)
    for loc, text in told:
        field = ".".join(step for step in loc if isinstance(step, str))
        for language, words in text.versions:
            yield Prose(record, key, field, loc, language, words, record.origin.place_of(*loc, language))


def words_of_record(record: Record) -> Iterator[str]:
    """Yield the same texts without anything about them, which takes a fraction of the time."""
    if record.key.kind in TELLING:
        yield from (text.text for text in texts_of_record(record))
        return
    yield from (body.text for body in record.origin.bodies)
    if record.summary:
        yield from (words for _language, words in record.summary.versions)


def _summary(record: Record) -> Iterator[tuple[Loc, LocalText]]:
    if record.summary:
        yield ("summary",), record.summary


def _told(part: Part, loc: Loc) -> Iterator[tuple[Loc, LocalText]]:
    for field in _fields_with_texts(type(part)):
        value = getattr(part, field.name)
        if not value:
            continue
        items = enumerate(value) if field.shape.many == "list" else ((None, value),)
        for number, item in items:
            here = (*loc, field.key) if number is None else (*loc, field.key, number)
            if isinstance(item, LocalText):
                yield here, item
            elif isinstance(item, Part):
                yield from _told(item, here)


@cache
def _fields_with_texts(model: type[Part]) -> tuple[FieldShape, ...]:
    return tuple(
        field
        for field in fields_of(model)
        if field.shape.of in ("text", "part") and field.shape.many != "map" and field.key not in _LEFT_OUT
    )
