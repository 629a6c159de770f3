"""A community's years in review: what a year was, told by the records of it and by nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from linli.graph.occurrences import Occurrence
from linli.graph.site import Site
from linli.graph.timeline import Month, is_off, month_of
from linli.records.community import Community
from linli.records.event import Event
from linli.records.fields import FigureStatus, Record
from linli.records.group import Group
from linli.records.honour import Honour
from linli.records.moment import Moment
from linli.records.need import Need, ResponseStatus
from linli.records.press import Press
from linli.records.service import Service
from linli.records.space import Space
from linli.records.story import Story
from linli.views.cards import date_of, plan_card, plan_section
from linli.views.charts import Chart, plan_columns
from linli.views.dates import say_month_alone, say_year
from linli.views.frames import REVIEWS, plan_frame, review_address, reviews_address
from linli.views.here import Here
from linli.views.needs import plan_need
from linli.views.pages import ListPage, ReviewPage
from linli.views.parts import Card, Count, FigureView, Layout, Link, NeedView, Phrase, Section
from linli.views.pictures import THUMB, Picture
from linli.views.record import with_rest
from linli.views.scope import community_scope
from linli.views.wording import Words, _

_HIGHLIGHTS = 6
_PHOTOS = 12
_SHOWN = 12
_ANSWERED = (ResponseStatus.DELIVERED, ResponseStatus.PARTIAL)
# What a year is told by, beside its events and what residents were answered.
_TOLD: tuple[type[Record], ...] = (Honour, Story, Space, Group, Service)
# What is counted, in words for one and for many.
_COUNTED = {
    "held": (_("event held"), _("events held")),
    "honours": (_("honour received"), _("honours received")),
    "answers": (_("request answered"), _("requests answered")),
    "begun": (_("space, group or service begun"), _("spaces, groups and services begun")),
    "stories": (_("story told"), _("stories told")),
    "press": (_("press report"), _("press reports")),
}


@dataclass(frozen=True)
class Year:
    """What a community's records say of one year. What is only to come in it is not in it."""

    site: Site
    community: Community
    number: int

    @cached_property
    def held(self) -> tuple[Occurrence, ...]:
        """What took place, and what is going on, the earliest first."""
        listed = self.site.timeline(self.community.key.id).in_year(self.number)
        return tuple(o for o in listed if not is_off(o) and o.first_day <= self.site.today)

    @cached_property
    def honours(self) -> tuple[Record, ...]:
        """The honours given."""
        return self._dated(Honour)

    @cached_property
    def stories(self) -> tuple[Record, ...]:
        """The stories told."""
        return self._dated(Story)

    @cached_property
    def press(self) -> tuple[Record, ...]:
        """The reports published."""
        return self._dated(Press)

    @cached_property
    def begun(self) -> tuple[Record, ...]:
        """The spaces opened, and the groups and services begun."""
        return tuple(record for kind in (Space, Group, Service) for record in self._dated(kind))

    @cached_property
    def answered(self) -> tuple[tuple[Need, frozenset[int]], ...]:
        """The needs that something was done about, each with the numbers of those responses."""
        found = (
            (need, frozenset(n for n, r in enumerate(need.responses) if r.status in _ANSWERED and self._has(r.date)))
            for need in self.site.of_type(Need, self.community.key.id)
        )
        return tuple((need, numbers) for need, numbers in found if numbers)

    @property
    def is_told(self) -> bool:
        """Whether there is anything to review; a report alone is about the community, not of it."""
        return any((self.held, self.honours, self.stories, self.begun, self.answered))

    def events(self) -> list[Event]:
        """Return the events that took place, those first that most records speak of and that have a picture."""
        records = {o.owner: self.site.records[o.owner] for o in self.held}
        events = [record for record in records.values() if isinstance(record, Event)]
        return sorted(events, key=lambda e: (-len(self.site.links_to.get(e.key, ())), not e.pictures, e.key))

    def _dated(self, model: type[Record]) -> tuple[Record, ...]:
        records = self.site.of_type(model, self.community.key.id)
        return tuple(sorted((r for r in records if self._has(date_of(r))), key=lambda r: (date_of(r), r.key)))

    def _has(self, moment: Moment | None) -> bool:
        return moment is not None and moment.day.year == self.number and moment.day <= self.site.today


def years_of(site: Site, community: Community) -> tuple[int, ...]:
    """Return the years of a community that there is something to tell of, the earliest first."""
    timeline = site.timeline(community.key.id)
    dated = (date_of(record) for kind in _TOLD for record in site.of_type(kind, community.key.id))
    answers = (r.date for need in site.of_type(Need, community.key.id) for r in need.responses)
    years = {*timeline.years, *(m.day.year for m in (*dated, *answers) if m)}
    return tuple(year for year in sorted(years) if Year(site, community, year).is_told)


def plan_review_page(here: Here, community: Community, number: int) -> ReviewPage:
    """Return a year in review: counts, months, highlights, honours, answers, pictures."""
    site, words = here.site, here.words
    year, years = Year(site, community, number), years_of(site, community)
    name = here.text(community.title)
    title = words(_("{year} at {community}"), year=say_year(words, number), community=name.text)
    lead = words(_("What the records of this site tell of the year. More may have happened than is recorded here."))
    place = years.index(number)
    calendar = community_scope(site, community)
    return ReviewPage(
        plan_frame(here, title, lead, community=community, trail=_trail(here, community)),
        title=title,
        year=str(number),
        lead=lead,
        so_far=words(_("So far, as of {date}"), date=words.day(site.today).text) if number == site.today.year else "",
        counts=tuple(_counts(words, year)),
        rhythm=_plan_rhythm(here, year),
        calendar=Link(here.url(calendar.year_address(number)), Phrase(words(_("The year’s calendar"))))
        if number in calendar.timeline.years
        else None,
        highlights=_highlights(here, year),
        needs=tuple(_plan_answered(here, need, numbers) for need, numbers in year.answered[:_SHOWN]),
        figures=_figures(here, year),
        sections=tuple(section for section in _sections(here, year) if section),
        photos=_photos(here, year),
        previous=_link(here, community, years[place - 1]) if place else None,
        next=_link(here, community, years[place + 1]) if place + 1 < len(years) else None,
        all_years=Link(here.url(reviews_address(community.key.id)), Phrase(words(REVIEWS))),
    )


def plan_reviews_page(here: Here, community: Community) -> ListPage:
    """Return the way into all of a community's years, the latest first."""
    title = here.words(REVIEWS)
    lead = here.words(_("{kind} of {community}"), kind=title, community=here.text(community.title).text)
    return ListPage(
        plan_frame(here, title, lead, community=community, trail=(here.link(community),)),
        "years",
        title,
        lead,
        (Section("all", title, review_cards(here, community)),),
    )


def plan_reviews_section(here: Here, community: Community) -> Section | None:
    """Return a community's years as a part of its own page, or None where nothing is dated."""
    cards = review_cards(here, community)
    return Section("years", here.words(REVIEWS), cards[:3]) if cards else None


def review_cards(here: Here, community: Community) -> tuple[Card, ...]:
    """Return a card for each year, the latest first: the picture of its first highlight, and its counts."""
    return tuple(_plan_year_card(here, community, number) for number in reversed(years_of(here.site, community)))


def _plan_year_card(here: Here, community: Community, number: int) -> Card:
    year = Year(here.site, community, number)
    telling = (*year.events(), *year.honours, *year.begun, *year.stories)
    pictures = (plan_card(here, record).picture for record in telling)
    link = _link(here, community, number)
    return Card(
        link.url,
        link.phrase,
        picture=next((picture for picture in pictures if picture), None),
        facts=tuple(Phrase(_said(here.words, count)) for count in _counts(here.words, year)),
    )


def _said(words: Words, count: Count) -> str:
    return f"{count.text}{count.label}" if words.is_han else f"{count.text} {count.label}"


def _counts(words: Words, year: Year) -> Iterator[Count]:
    """Yield what there was of each thing; of what there was nothing, nothing is said."""
    numbers = {
        "held": len(year.held),
        "honours": len(year.honours),
        "answers": sum(len(numbers) for _need, numbers in year.answered),
        "begun": len(year.begun),
        "stories": len(year.stories),
        "press": len(year.press),
    }
    for name, number in numbers.items():
        if number:
            yield Count(str(number), words(_COUNTED[name][number != 1]))


def _plan_rhythm(here: Here, year: Year) -> Chart | None:
    """Return how many events began in each month; None where not even two months are known."""
    words = here.words
    dated = [o for o in year.held if o.start.precision != "year" and o.first_day.year == year.number]
    counts = Counter(month_of(o.first_day).number for o in dated)
    if len(counts) < 2:
        return None
    busiest = max(counts, key=lambda month: (counts[month], -month))
    return plan_columns(
        "rhythm",
        words(_("Month by month")),
        words(
            _("Most events began in {month}: {n}."),
            month=say_month_alone(words, Month(year.number, busiest)),
            n=counts[busiest],
        ),
        {month: counts[month] for month in range(1, 13)},
        (words(_("Month")), words(_("Events"))),
    )


def _highlights(here: Here, year: Year) -> Section | None:
    """Return the events that most records speak of, in the order of the year."""
    chosen = sorted(year.events()[:_HIGHLIGHTS], key=lambda e: (e.start, e.key))
    return plan_section(here, "events", chosen, here.words(_("Highlights")))


def _sections(here: Here, year: Year) -> Iterator[Section | None]:
    yield _some(here, year, "honours", year.honours)
    begun = year.begun[:_SHOWN]
    note = here.words(_("{listed} of {count} are listed."), listed=len(begun), count=len(year.begun))
    yield plan_section(
        here, "spaces", begun, here.words(_("Begun this year")), note=note if len(begun) < len(year.begun) else ""
    )
    yield _some(here, year, "stories", year.stories)
    yield _some(here, year, "press", year.press, layout="compact")


def _some(here: Here, year: Year, folder: str, records: tuple[Record, ...], layout: Layout = "grid") -> Section | None:
    """Return the first of a year's records of a kind, and the way to the others."""
    section = plan_section(here, folder, records[:_SHOWN], layout=layout)
    return with_rest(here, section, year.community.key.id, folder, len(records)) if section else None


def _plan_answered(here: Here, need: Need, numbers: frozenset[int]) -> NeedView:
    """Return a need with those of its responses that are of the year."""
    view = plan_need(here, need)
    return replace(view, responses=tuple(r for number, r in enumerate(view.responses) if number in numbers))


def _figures(here: Here, year: Year) -> tuple[FigureView, ...]:
    """Return what was stated of the community in or at the end of the year; what it counts itself, it counts today."""
    return tuple(
        here.figure(entry)
        for entry in here.site.ledger.of(year.community.key)
        if entry.figure.status is FigureStatus.REACHED
        and not entry.figure.computed
        and entry.figure.as_of
        and entry.figure.as_of.day.year == year.number
    )


def _photos(here: Here, year: Year) -> tuple[Picture, ...]:
    """Return photos of the year's events, of each in turn; drawings are no evidence, and stay on their pages."""
    owners: Iterable[Record] = (*year.events(), *year.stories, *year.honours)
    rows = [[photo for photo in here.pictures(r, r.pictures, THUMB) if photo.kind == "photo"] for r in owners]
    in_turn = (row[turn] for turn in range(max(map(len, rows), default=0)) for row in rows if turn < len(row))
    return tuple(list(dict.fromkeys(in_turn))[:_PHOTOS])


def _link(here: Here, community: Community, number: int) -> Link:
    return Link(here.url(review_address(community.key.id, number)), Phrase(say_year(here.words, number)))


def _trail(here: Here, community: Community) -> tuple[Link, ...]:
    return here.link(community), Link(here.url(reviews_address(community.key.id)), Phrase(here.words(REVIEWS)))
