"""The small values that calendars are made of, beside those in `parts.py`."""

from __future__ import annotations

from dataclasses import dataclass

from linli.views.parts import Badge, Link, Phrase, TimeText


@dataclass(frozen=True, slots=True)
class DayNote:
    """What a calendar's cell says of its day: `text` is printed, `title` says it in full, `off` is 休 or 班."""

    text: str
    title: str
    off: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One time that something takes place, as a calendar shows it.

    `url` is empty on the page that tells of it. `start` and `end` say what its list leaves open: a clock within a
    day, a day within a year; nothing (but with the date for machines) where all is said. `until` is the instant or
    the day after which it is over. `facets` are the values by which visitors choose. `is_off`: not what it was
    announced as, which `badge` or `note` puts into words. `is_continued`: it began on an earlier day. `is_event`:
    the one place on the page that tells machines of it. `calendar` is the way to it as a calendar's entry alone.
    """

    url: str
    title: Phrase
    start: TimeText
    end: TimeText | None
    until: str
    places: tuple[Phrase, ...] = ()
    topics: tuple[Phrase, ...] = ()
    badge: Badge | None = None
    series: Phrase | None = None
    edition: str = ""
    note: str = ""
    reason: Phrase | None = None
    facets: tuple[tuple[str, str], ...] = ()
    is_off: bool = False
    is_continued: bool = False
    is_event: bool = True
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A date that a series leaves out: what its list leaves open, the series or the day, and why."""

    what: Phrase
    why: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what takes place on it. `before` and `after` make its `number` a full date.

    `skips` tell what does not take place although a rule would have it. `more` is said where a cell shows a few only.
    """

    id: str
    date: TimeText
    number: str
    before: str
    after: str
    note: DayNote | None
    is_today: bool
    entries: tuple[Entry, ...]
    skips: tuple[LeftOut, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, the first a Monday; those of other months are None."""

    id: str
    days: tuple[Day | None, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A headed list of entries, one line each. `count` says how many times something takes place.

    `more` leads to more of the same; `rest` says how many lines the list leaves out, and leads to them.
    """

    id: str
    title: str
    entries: tuple[Entry, ...]
    count: str = ""
    more: Link | None = None
    rest: Link | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is to come, by day. `as_of` is the day that it speaks from; `empty` is said where there is nothing."""

    id: str
    title: str
    as_of: str
    zone_note: str
    empty: str
    running: Ledger | None
    days: tuple[Day, ...]
    undated: Ledger | None
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """A month or a year as a plate that leads to its page; `link.url` is empty where there is none."""

    link: Link
    large: str
    small: str
    count: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to choose events by."""

    value: str
    label: Phrase


@dataclass(frozen=True, slots=True)
class Facet:
    """What events can be chosen by. `name` stands in the address: `?space=juchang`."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """Links to the calendars of one kind of thing: of each space, group, topic or series, with how much is in them.

    Where there are many, it is those with most; `more` leads to all, if there is a page of all.
    """

    id: str
    title: str
    links: tuple[tuple[Link, str], ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Happenings:
    """What takes place somewhere, or is held by somebody: the next dates, then what was by year.

    `skips` tell which dates were left out, and why. `earlier` leads to the years that have pages of their
    own, and says how much was in them.
    """

    coming: Ledger | None
    undated: Ledger | None
    past: tuple[Ledger, ...]
    skips: tuple[LeftOut, ...]
    as_of: str
    zone_note: str
    empty: str
    earlier: tuple[tuple[Link, str], ...] = ()
