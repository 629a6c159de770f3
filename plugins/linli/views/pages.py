"""The pages of a site, one class for each template. A page is a pure function of one of these values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.views.argument import Argument
from linli.views.calendar_parts import Agenda, Facet, Happenings, Ledger, Tile, Ways, Week
from linli.views.charts import Chart
from linli.views.frame import Frame
from linli.views.joining import CalendarChoices, SignupView
from linli.views.maps import MapView
from linli.views.open_hours import ClosureNotice
from linli.views.parts import (
    Card,
    Count,
    Fact,
    FigureView,
    Link,
    NeedView,
    Phrase,
    Prose,
    RecordView,
    Section,
    TimeText,
    Titled,
)
from linli.views.pictures import Derivative, Picture
from linli.views.subscriptions import Program, Shelf


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
    """What the site is, what is on, and proof. Where nothing is on, `latest` says what was told last."""

    template: ClassVar[str] = "pages/home.html"
    title: str
    lead: str
    communities: tuple[CommunityTeaser, ...]
    time_zone: str
    agenda: Agenda | None
    sections: tuple[Section, ...]
    latest: Section | None = None
    counts: tuple[Count, ...] = ()
    impact: Link | None = None


@dataclass(frozen=True, slots=True)
class RecordPage(Page):
    """A record without more than records have: service, partner, press, story."""

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
    map: MapView | None = None
    time_zone: str = ""
    agenda: Agenda | None = None


@dataclass(frozen=True, slots=True)
class SpacePage(RecordPage):
    """A space with its rooms at a glance, when it is open and where it is. `schedule` is JSON for a script."""

    template: ClassVar[str] = "pages/space.html"
    time_zone: str
    happenings: Happenings | None
    zones: Section | None
    uses: tuple[Phrase, ...]
    principles: tuple[Phrase, ...]
    closures: tuple[ClosureNotice, ...] = ()
    schedule: str = ""
    map: MapView | None = None
    printed: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ZonePage(RecordPage):
    """One zone, when it is open, and the zones beside it. `schedule` is JSON for a script."""

    template: ClassVar[str] = "pages/zone.html"
    time_zone: str
    happenings: Happenings | None
    uses: tuple[Phrase, ...]
    previous: Link | None
    next: Link | None
    closures: tuple[ClosureNotice, ...] = ()
    schedule: str = ""


@dataclass(frozen=True, slots=True)
class GroupPage(RecordPage):
    """A group: when it meets, how to join, and what it holds."""

    template: ClassVar[str] = "pages/group.html"
    time_zone: str
    happenings: Happenings | None
    meets: Phrase | None = None
    join: Phrase | None = None


@dataclass(frozen=True, slots=True)
class SeriesPage(RecordPage):
    """A series: when it comes next, and every edition so far."""

    template: ClassVar[str] = "pages/series.html"
    time_zone: str
    happenings: Happenings | None
    printed: tuple[Link, ...] = ()
    signup: SignupView | None = None


@dataclass(frozen=True, slots=True)
class EventPage(RecordPage):
    """An event, before and after.

    It begins at `start`; `joint` stands before its `end`. `notice` is what visitors must know first: cancelled,
    postponed, moved from the days in `formerly`, and why. What is to come tells how to join; what `is_over` shows
    what it was: `attended`, and its `photos` before all else. `shapes` are copies of its picture for machines.
    """

    template: ClassVar[str] = "pages/event.html"
    start: TimeText
    joint: str
    end: TimeText | None
    is_over: bool
    notice: str
    formerly: tuple[TimeText, ...]
    reason: Phrase | None
    places: tuple[Link, ...]
    map: MapView | None
    signup: SignupView | None
    calendar: CalendarChoices | None
    attended: Fact | None
    photos: tuple[Picture, ...]
    topics: tuple[Phrase, ...]
    series: Link | None
    previous: Link | None
    next: Link | None
    url: str
    zone_note: str = ""
    shapes: tuple[Derivative, ...] = ()
    printed: tuple[Link, ...] = ()


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
    time: Phrase | None = None
    contact: Phrase | None = None


@dataclass(frozen=True, slots=True)
class NeedPage(RecordPage):
    """A need and the responses to it."""

    template: ClassVar[str] = "pages/need.html"
    need: NeedView


@dataclass(frozen=True, slots=True)
class CasePage(RecordPage):
    """A case for a jury: the argument with what proves it and what is missing, and the text that tells it whole."""

    template: ClassVar[str] = "pages/case.html"
    theme: Phrase | None
    narrative: Prose | None
    charts: tuple[Chart, ...]
    argument: Argument


@dataclass(frozen=True, slots=True)
class ListPage(Page):
    """All records of a kind in a community: spaces, groups, services, posts, partners, press, stories, cases, honours.

    `kind` is the folder's name, so that a style can tell the honours wall from the list of partners. `leaves` lead to
    all pages of a list that is too long for one.
    """

    template: ClassVar[str] = "pages/list.html"
    kind: str
    title: str
    lead: str
    sections: tuple[Section, ...]
    leaves: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedsPage(Page):
    """You said, we did: the needs of a community beside their responses, with the ways to all `leaves` of the list."""

    template: ClassVar[str] = "pages/needs.html"
    title: str
    lead: str
    needs: tuple[NeedView, ...]
    leaves: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class EventsPage(Page):
    """What is on, and the ways to what was. Right on a stale build too: the list says from which day it speaks."""

    template: ClassVar[str] = "pages/events.html"
    title: str
    lead: str
    facets: tuple[Facet, ...]
    time_zone: str
    agenda: Agenda
    months: tuple[Tile, ...]
    years: tuple[Tile, ...]
    archive: Link
    ways: tuple[Ways, ...]
    recaps: Section | None


@dataclass(frozen=True, slots=True)
class MonthPage(Page):
    """A month of a calendar. `empty` is said, and `nearest` leads on, where nothing takes place in it."""

    template: ClassVar[str] = "pages/month.html"
    title: str
    lead: str
    facets: tuple[Facet, ...]
    time_zone: str
    zone_note: str
    as_of: str
    previous: Link | None
    next: Link | None
    year: Link
    weekdays: tuple[str, ...]
    weeks: tuple[Week, ...]
    undated: Ledger | None
    holiday_note: str
    empty: str
    nearest: tuple[Link, ...]
    printed: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class YearPage(Page):
    """A year of a calendar: its months, the editions of its series, and everything in one list."""

    template: ClassVar[str] = "pages/year.html"
    title: str
    lead: str
    facets: tuple[Facet, ...]
    time_zone: str
    zone_note: str
    as_of: str
    previous: Link | None
    next: Link | None
    months: tuple[Tile, ...]
    editions: Ledger | None
    ledgers: tuple[Ledger, ...]
    undated: Ledger | None
    review: Link | None = None


@dataclass(frozen=True, slots=True)
class ReviewPage(Page):
    """A community's year as its records tell it. `so_far` says until when, while the year is not over."""

    template: ClassVar[str] = "pages/review.html"
    title: str
    year: str
    lead: str
    so_far: str
    counts: tuple[Count, ...]
    rhythm: Chart | None
    calendar: Link | None
    highlights: Section | None
    needs: tuple[NeedView, ...]
    figures: tuple[FigureView, ...]
    sections: tuple[Section, ...]
    photos: tuple[Picture, ...]
    previous: Link | None
    next: Link | None
    all_years: Link


@dataclass(frozen=True, slots=True)
class ArchivePage(Page):
    """The ways into everything that has taken place."""

    template: ClassVar[str] = "pages/past.html"
    title: str
    lead: str
    years: tuple[Tile, ...]
    ways: tuple[Ways, ...]
    this_time: Ledger | None
    recaps: Section | None


@dataclass(frozen=True, slots=True)
class TopicPage(Page):
    """What takes place on one topic."""

    template: ClassVar[str] = "pages/topic.html"
    title: Phrase
    lead: str
    time_zone: str
    happenings: Happenings


@dataclass(frozen=True, slots=True)
class RecordFigures:
    """The figures of one record of a community: of a space, a group, an event."""

    record: Link
    id: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class ImpactBlock:
    """The figures of one community, and of those of its records that have some; `figures` are those reached.

    `note` says of how many records figures are shown, where not of all.
    """

    community: Link
    id: str
    figures: tuple[FigureView, ...]
    counted: tuple[FigureView, ...]
    records: tuple[RecordFigures, ...] = ()
    planned: tuple[FigureView, ...] = ()
    context: tuple[FigureView, ...] = ()
    charts: tuple[Chart, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImpactPage(Page):
    """All figures with their sources and how they were measured."""

    template: ClassVar[str] = "pages/impact.html"
    title: str
    lead: str
    blocks: tuple[ImpactBlock, ...]


@dataclass(frozen=True, slots=True)
class SearchPage(Page):
    """Where visitors look things up. `index` leads to the folder of the search index; `communities` to everything."""

    template: ClassVar[str] = "pages/search.html"
    title: str
    lead: str
    index: str
    communities: tuple[tuple[Link, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class SubscribePage(Page):
    """All calendars to subscribe to, how programs take them, and the `news` for feed readers.

    `leaves` lead to all pages where there are too many calendars for one.
    """

    template: ClassVar[str] = "pages/subscribe.html"
    title: str
    lead: str
    shelves: tuple[Shelf, ...]
    programs: tuple[Program, ...]
    news: tuple[Link, ...]
    leaves: tuple[Link, ...] = ()


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
