"""The pages of a site, one class for each template. A page is a pure function of one of these values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.views.frame import Frame
from linli.views.parts import (
    Card,
    FigureView,
    Link,
    NeedView,
    Phrase,
    RecordView,
    Section,
    TimeText,
    Titled,
)
from linli.views.pictures import Picture


@dataclass(frozen=True, slots=True)
class Page:
    """Any page; `template` shows it."""

    template: ClassVar[str]
    frame: Frame


@dataclass(frozen=True, slots=True)
class CommunityTeaser:
    """A community as the home page shows it, with the few figures that say most."""

    id: str
    card: Card
    slogan: Phrase | None
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """What the site is, what is on, and proof."""

    template: ClassVar[str] = "pages/home.html"
    title: str
    lead: str
    communities: tuple[CommunityTeaser, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class RecordPage(Page):
    """A record without more than records have: group, series, service, partner, press, story."""

    template: ClassVar[str] = "pages/record.html"
    record: RecordView


@dataclass(frozen=True, slots=True)
class CommunityPage(RecordPage):
    """A community: who it serves, how it works, what there is."""

    template: ClassVar[str] = "pages/community.html"
    slogan: Phrase | None
    model: tuple[Titled, ...]
    governance: tuple[Titled, ...]
    needs: tuple[NeedView, ...]


@dataclass(frozen=True, slots=True)
class SpacePage(RecordPage):
    """A space with its rooms at a glance."""

    template: ClassVar[str] = "pages/space.html"
    zones: Section | None
    uses: tuple[Phrase, ...]
    principles: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class ZonePage(RecordPage):
    """One zone, and the ones beside it."""

    template: ClassVar[str] = "pages/zone.html"
    uses: tuple[Phrase, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class EventPage(RecordPage):
    """An event, before and after. `notice` is what visitors must know first: cancelled, postponed, why."""

    template: ClassVar[str] = "pages/event.html"
    when: TimeText
    notice: str
    reason: Phrase | None
    signup: Link | None
    calendar: str


@dataclass(frozen=True, slots=True)
class HonourPage(RecordPage):
    """An honour with its provenance. `gaps` says what is not known."""

    template: ClassVar[str] = "pages/honour.html"
    certificate: Picture | None
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostPage(RecordPage):
    """A volunteer post: how many slots, how many taken, by whom."""

    template: ClassVar[str] = "pages/post.html"
    slots: str
    claims: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class NeedPage(RecordPage):
    """A need and the responses to it."""

    template: ClassVar[str] = "pages/need.html"
    need: NeedView


@dataclass(frozen=True, slots=True)
class CasePage(RecordPage):
    """A case for a jury: theme, needs and responses, gaps said openly."""

    template: ClassVar[str] = "pages/case.html"
    theme: Phrase | None
    needs: tuple[NeedView, ...]
    gaps: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class ListPage(Page):
    """All records of a kind in a community: spaces, groups, services, posts, partners, press, stories, cases, honours.

    `kind` is the folder's name, so that a style can tell the honours wall from the list of partners.
    """

    template: ClassVar[str] = "pages/list.html"
    kind: str
    title: str
    lead: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class NeedsPage(Page):
    """You said, we did: all needs of a community beside their responses."""

    template: ClassVar[str] = "pages/needs.html"
    title: str
    lead: str
    needs: tuple[NeedView, ...]


@dataclass(frozen=True, slots=True)
class EventsPage(Page):
    """What is on, and what was. Right on a stale build too: the list says from which day it speaks."""

    template: ClassVar[str] = "pages/events.html"
    title: str
    lead: str
    upcoming: Section
    past: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class RecordFigures:
    """The figures of one record of a community: of a space, a group, an event."""

    record: Link
    id: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class ImpactBlock:
    """The figures of one community, and of those of its records that have some."""

    community: Link
    id: str
    figures: tuple[FigureView, ...]
    counted: tuple[FigureView, ...]
    records: tuple[RecordFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class ImpactPage(Page):
    """All figures with their sources and how they were measured."""

    template: ClassVar[str] = "pages/impact.html"
    title: str
    lead: str
    blocks: tuple[ImpactBlock, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage(Page):
    """What a visitor sees where there is nothing."""

    template: ClassVar[str] = "pages/404.html"
    title: str
    lead: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """A former address: it sends visitors on. `url` is relative, `canonical` absolute where there is one."""

    template: ClassVar[str] = "pages/redirect.html"
    lang: str
    url: str
    canonical: str
    title: str
