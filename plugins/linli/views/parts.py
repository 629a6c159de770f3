"""The small values that pages are made of. A template prints them; it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from linli.views.pictures import Picture

Tone = Literal["good", "planned", "warn", "muted"]
Layout = Literal["grid", "list", "compact"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text from the content. `lang` is set where it is not in the page's language."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; nowhere if `url` is empty."""

    url: str
    phrase: Phrase
    current: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """A word about a record's state."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class TimeText:
    """A date as people read it, and as machines do (ISO 8601; empty where machines have no form for it)."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a record's facts: a label and what is true."""

    label: str
    values: tuple[Link | TimeText, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A record as others show it."""

    url: str
    title: Phrase
    kicker: str = ""
    when: TimeText | None = None
    summary: Phrase | None = None
    badge: Badge | None = None
    picture: Picture | None = None
    facts: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A headed group of cards. `more` leads to all of them; `note` says what a reader should know."""

    id: str
    title: str
    cards: tuple[Card, ...]
    layout: Layout = "grid"
    more: Link | None = None
    note: str = ""

    @property
    def is_small(self) -> bool:
        """Whether it may share a row with others: it is one card, and leads nowhere further."""
        return len(self.cards) == 1 and self.layout != "compact" and not self.more and not self.note


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure with everything that makes it worth believing. `counted`: from this site's own records."""

    id: str
    text: str
    label: Phrase
    badge: Badge | None
    details: tuple[Fact, ...]
    sources: tuple[Link, ...]
    counted: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something this site's records tell of."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown whose macros are resolved. `pictures` are those that it shows, by the address it uses for them."""

    text: str
    lang: str = ""
    pictures: tuple[tuple[str, Picture], ...] = ()


@dataclass(frozen=True, slots=True)
class Titled:
    """A title and a sentence or two: a step, a role, a principle."""

    title: Phrase
    summary: Phrase | None


@dataclass(frozen=True, slots=True)
class RecordView:
    """What every record's page shows. `untranslated` tells a visitor that parts are in another language."""

    kind: str
    id: str
    kicker: Link
    title: Phrase
    summary: Phrase | None
    badge: Badge | None
    hero: Picture | None
    facts: tuple[Fact, ...]
    figures: tuple[FigureView, ...]
    body: Prose | None
    gallery: tuple[Picture, ...]
    sections: tuple[Section, ...]
    sources: tuple[Link, ...]
    links: tuple[Link, ...]
    untranslated: str


@dataclass(frozen=True, slots=True)
class ResponseView:
    """What was done about a need, and what shows it."""

    title: Phrase
    summary: Phrase | None
    badge: Badge
    when: TimeText | None
    evidence: tuple[Link, ...]
    partners: tuple[Link, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NeedView:
    """A need beside its responses."""

    url: str
    id: str
    title: Phrase
    voice: Phrase | None
    who: Phrase | None
    heard: TimeText | None
    responses: tuple[ResponseView, ...]
