"""The calendars that people subscribe to or download: which there are, where each is, and what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice, product

from linli.graph.announcements import entry_key, feed_name, has_a_day
from linli.graph.occurrences import Occurrence
from linli.graph.site import Site
from linli.records.community import Community
from linli.records.event import EventStatus
from linli.records.group import Group
from linli.records.reference import Key
from linli.records.series import Series
from linli.records.space import Space
from linli.records.text import LocalText
from linli.settings import Settings
from linli.sources.revisions import Revision
from linli.views.calendar_entries import CalendarEntry, plan_entries
from linli.views.frames import absolute
from linli.views.here import Edition, Here
from linli.views.jobs import Job, given
from linli.views.wording import _

_MONTHS_BACK, _MONTHS_AHEAD = 12, 24
# The next dates of a series that its page shows, each with a file to download.
DATES_SHOWN = 12
# As long as subscribers are told that something does not take place after all.
_TOLD_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A feed, or a single entry. A single one has no `name`: some programs would make a new calendar of it."""

    id: str
    name: str
    holds: str
    language: str
    time_zone: str
    source: str
    page: str
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class FeedInfo:
    """One calendar that people can subscribe to.

    `path` begins at the site's root, with the language's prefix. `kind` is the first step of its name (`all`,
    `community`, `space`, `zone`, `group`, `topic`, `series`, `closures`, `archive`), `about` the record or the zone
    that it belongs to, where there is one (for a topic, its community). `coming` counts what is still to take place.
    """

    path: str
    kind: str
    name: str
    holds: str
    coming: int
    about: Key | None


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed before it is filled: its name below `/feeds/` (`space/wutong/yard`), its title, and what it holds."""

    name: str
    title: str
    holds: str
    about: Key | None = None


def feeds_of(edition: Edition) -> tuple[FeedInfo, ...]:
    """Return every calendar that people can subscribe to in one language, the widest first; archives come last."""
    shelves = _shelve(edition.site)
    return tuple(
        FeedInfo(
            path=_path(edition, feed.name),
            kind=feed.name.partition("/")[0],
            name=feed.title,
            holds=feed.holds,
            coming=sum(_is_coming(revision, edition.site.today) for revision in shelves[feed.name]),
            about=feed.about,
        )
        for feed in _feeds(edition.at("/"))
    )


def dates_of(site: Site, series: Key) -> tuple[Occurrence, ...]:
    """Return the dates of a series and the events that belong to it, in the order of time."""
    return tuple(site.timeline().told_by([series, *site.naming(series, "event", ["series"])]))


def next_dates(site: Site, series: Key) -> tuple[Occurrence, ...]:
    """Return the next dates of a series, as many as its page shows."""
    coming = (
        occurrence
        for occurrence in dates_of(site, series)
        if occurrence.last_day >= site.today
        and occurrence.status is not EventStatus.POSTPONED
        and has_a_day(occurrence)
    )
    return tuple(islice(coming, DATES_SHOWN))


def date_address(site: Site, occurrence: Occurrence) -> str:
    """Return where one of the next dates of a series can be downloaded, without a language's prefix.

    Nothing for an event, whose own page has its file, and for what is cancelled.
    """
    if occurrence.owner.kind != "series" or occurrence.status is EventStatus.CANCELLED:
        return ""
    return f"{site.addresses[occurrence.owner]}{occurrence.id}.ics"


def calendar_jobs(edition: Edition, settings: Settings, images: Mapping[str, str]) -> Iterator[Job[Calendar]]:
    """Yield every calendar file of one language.

    `images` are the share cards of pages, absolute, by the pages' paths. A renamed record's calendars stay where they
    were, with the same content: those who subscribed there never hear of the new address.
    """
    site, here = edition.site, edition.at("/")
    entry = plan_entries(here, settings, images)
    for address, revision in _single_files(site):
        path = f"{edition.prefix}{address}".removeprefix("/")
        yield Job(path, partial(_plan_single, edition, entry, revision.id), revision.id)
    shelves = _shelve(site)
    withdrawn = {revision.id: revision for revision in site.revisions.withdrawn}
    feeds = {feed.name: feed for feed in _feeds(here)}
    for name, feed in _with_former_names(site, feeds):
        held = tuple(revision.id for revision in shelves[feed.name])
        yield Job(
            _path(edition, name).removeprefix("/"),
            partial(_plan_feed, here, feed, entry, held, settings.uid_domain),
            given(feed, held, [withdrawn[id_] for id_ in held if id_ in withdrawn]),
        )


def _plan_single(edition: Edition, entry: Callable[[str], CalendarEntry], id: str) -> Calendar:
    planned = entry(id)
    return Calendar(planned.uid, "", "", edition.language, planned.time_zone, "", "", (planned,))


def _plan_feed(
    here: Here, feed: _Feed, entry: Callable[[str], CalendarEntry], held: tuple[str, ...], uid_domain: str
) -> Calendar:
    about = here.site.addresses.get(feed.about, "") if feed.about else ""
    return Calendar(
        id=f"feed/{feed.name}.{here.words.language.lower()}@{uid_domain}",
        name=feed.title,
        holds=feed.holds,
        language=here.words.language,
        time_zone=here.site.time_zone,
        source=absolute(here, _path(here.edition, feed.name)),
        page=absolute(here, here.edition.prefix + about) if about else "",
        entries=tuple(sorted(map(entry, held), key=lambda entry: (entry.start.isoformat(), entry.uid))),
    )


def _path(edition: Edition, name: str) -> str:
    return f"{edition.prefix}/feeds/{name}.ics"


# Which feeds there are


def _feeds(here: Here) -> Iterator[_Feed]:
    """Yield every feed, whether it holds anything or not: a subscription outlives a quiet year."""
    site, words = here.site, here.words
    site_name = here.edition.site_name
    yield _Feed("all", f"{site_name} · {words(_('Events'))}", words(_("Everything that takes place")))
    for community in site.communities:
        name = here.text(community.title).text
        holds = words(_("Events of {name}"), name=name)
        yield _Feed(feed_name(community.key), f"{name} · {words(_('Events'))}", holds, community.key)
        yield from _feeds_of_community(here, community)
    closed = words(_("Days on which spaces are closed"))
    yield _Feed("closures", f"{site_name} · {words(_('Closures'))}", closed)
    for year in _archived_years(site):
        yield _Feed(f"archive/{year}", f"{site_name} · {year}", words(_("What took place in {year}"), year=year))


def _feeds_of_community(here: Here, community: Community) -> Iterator[_Feed]:
    site, own = here.site, community.key.id
    community_name = here.text(community.short_name or community.title).text

    def feed(key: Key, text: LocalText, holds: str, about: Key) -> _Feed:
        title = here.text(text).text
        return _Feed(feed_name(key), f"{community_name} · {title}", here.words(holds, name=title), about)

    for space in site.of_type(Space, own):
        yield feed(space.key, space.title, _("What takes place in {name}"), space.key)
    for node in site.zones.values():
        if node.key.community == own and node.zone.feed:
            yield feed(node.key, node.zone.title, _("What takes place in {name}"), node.key)
    for group in site.of_type(Group, own):
        yield feed(group.key, group.title, _("What {name} holds"), group.key)
    for series in site.of_type(Series, own):
        yield feed(series.key, series.title, _("Every date of {name}"), series.key)
    for theme in community.themes:
        yield feed(Key("topic", own, theme.id), theme.title, _("Events on the topic {name}"), community.key)


def _archived_years(site: Site) -> tuple[int, ...]:
    years = {revision.start.year for revision in site.revisions.current.values() if _is_archived(revision, site.today)}
    return tuple(sorted(years, reverse=True))


def _with_former_names(site: Site, feeds: Mapping[str, _Feed]) -> Iterator[tuple[str, _Feed]]:
    """Yield every feed under its name, then under those that it had before its record or community was renamed."""
    yield from feeds.items()
    for feed in feeds.values():
        for name in _former_names(site, feed):
            if name not in feeds:
                yield name, feed


def _former_names(site: Site, feed: _Feed) -> Iterator[str]:
    kind, _slash, rest = feed.name.partition("/")
    own, _slash, id_ = rest.partition("/")
    if feed.about is None:
        return
    owner = site.zones[feed.about].space if feed.about in site.zones else site.records[feed.about]
    communities = (own, *site.community(owner.key).formerly)
    if owner.key.kind == "community":
        ids: tuple[str, ...] = (id_,)
    else:
        ids = tuple(id_.replace(owner.key.id, past, 1) for past in (owner.key.id, *owner.formerly))
    yield from ("/".join(filter(None, (kind, *steps))) for steps in product(communities, ids))


# What each of them holds


def _shelve(site: Site) -> Mapping[str, list[Revision]]:
    """Return what each feed holds, by its name."""
    shelves: dict[str, list[Revision]] = defaultdict(list)
    is_told = partial(_is_in_window, today=site.today)
    for revision in filter(is_told, (*site.revisions.current.values(), *site.revisions.withdrawn)):
        is_event = "closures" not in revision.feeds
        for name in (*(["all"] if is_event else []), *revision.feeds):
            shelves[name].append(revision)
    for revision in site.revisions.current.values():
        if _is_archived(revision, site.today):
            shelves[f"archive/{revision.start.year}"].append(revision)
    return shelves


def _is_in_window(revision: Revision, today: date) -> bool:
    """Tell whether the feeds hold an entry; the window's edges are months, so that feeds do not change every day."""
    first, last = _days(revision)
    is_off = revision.status in ("cancelled", "withdrawn")
    return (
        _months(today, first) <= _MONTHS_AHEAD
        and _months(today, last) >= -_MONTHS_BACK
        and not (is_off and last + _TOLD_AFTER < today.replace(day=1))
    )


def _is_archived(revision: Revision, today: date) -> bool:
    """Tell whether an entry took place in a year that is over; such a year's file does not change any more."""
    took_place = revision.status == "confirmed" and "closures" not in revision.feeds
    return took_place and revision.start.year < today.year


def _is_coming(revision: Revision, today: date) -> bool:
    return revision.status == "confirmed" and _days(revision)[1] >= today


def _days(revision: Revision) -> tuple[date, date]:
    first, last = revision.start, revision.end or revision.start
    return (
        first.date() if isinstance(first, datetime) else first,
        last.date() if isinstance(last, datetime) else last,
    )


def _months(today: date, day: date) -> int:
    return (day.year - today.year) * 12 + day.month - today.month


# Single entries


def _single_files(site: Site) -> Iterator[tuple[str, Revision]]:
    """Yield where each entry can be downloaded by itself; an event that was renamed, under its old addresses too."""
    former: dict[str, list[str]] = defaultdict(list)
    for old, new in site.redirects.items():
        former[new].append(old)
    current = site.revisions.current
    for occurrence in site.occurrences:
        revision = current.get(entry_key(occurrence))
        if revision and occurrence.owner.kind == "event":
            address = site.addresses[occurrence.owner]
            yield from ((f"{place}event.ics", revision) for place in (address, *former[address]))
    for series in site.of_type(Series):
        for occurrence in next_dates(site, series.key):
            revision = current.get(entry_key(occurrence))
            if revision and (address := date_address(site, occurrence)):
                yield address, revision
