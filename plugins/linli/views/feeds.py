"""News for feed readers: stories, recaps and volunteer posts, the latest first, of the site and of each community."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from linli.graph.addresses import address_of
from linli.graph.announcements import time_zone_of
from linli.graph.site import Site
from linli.records.event import Event, EventStatus
from linli.records.fields import Record
from linli.records.moment import Moment
from linli.records.post import Post
from linli.records.reference import Key
from linli.records.story import Story
from linli.views.frames import NEWS_FEEDS, absolute
from linli.views.here import Edition, Here
from linli.views.parts import Link, Phrase
from linli.views.wording import _

_LENGTH = 50


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news. `id` never changes; `url` is empty where the site has no address yet; times have a zone."""

    id: str
    title: str
    summary: str
    url: str
    published: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """An Atom feed in one language."""

    id: str
    title: str
    author: str
    language: str
    url: str
    home: str
    entries: tuple[FeedEntry, ...]


# A record that is news, and since when.
_News = tuple[Moment, Record]


def plan_feeds(edition: Edition, uid_domain: str) -> Iterator[tuple[str, Feed]]:
    """Yield every Atom feed of one language: its output path and what it holds.

    There is one for all news and one for each kind of it that the site or a community has. A community that was
    renamed keeps its feeds where they were, besides.
    """
    site, here = edition.site, edition.at("/")
    news = sorted(_news(site), key=lambda item: (item[0].earliest, item[1].key), reverse=True)
    entries = {record.key: _plan_entry(here, moment, record, uid_domain) for moment, record in news}
    owned = tuple(entries.items())
    kinds = {key.kind for key in site.records}
    for ending, title, chosen in _shelves(owned, kinds):
        path = f"/feeds{ending or '/all'}.atom"
        yield _output(edition, path), _plan_feed(here, path, "/", edition.site_name, title, chosen, uid_domain)
    for community in site.communities:
        own = tuple((key, entry) for key, entry in owned if key.community == community.key.id)
        name = here.text(community.title).text
        for ending, title, chosen in _shelves(own, site.kinds_in(community.key.id)):
            path = f"/feeds/community/{community.key.id}{ending}.atom"
            home = site.addresses[community.key]
            feed = _plan_feed(here, path, home, name, title, chosen, uid_domain)
            for id_ in (community.key.id, *community.formerly):
                yield _output(edition, f"/feeds/community/{id_}{ending}.atom"), feed


def _news(site: Site) -> Iterator[_News]:
    """Yield what has happened by today. A post counts from when it was revised, offered or first claimed."""
    for occurrence in site.occurrences:
        event = site.records[occurrence.owner]
        took_place = occurrence.status not in (EventStatus.CANCELLED, EventStatus.POSTPONED)
        if isinstance(event, Event) and took_place and occurrence.last_day < site.today:
            yield occurrence.start, event
    for story in site.of_type(Story):
        if story.date and story.date.day <= site.today:
            yield story.date, story
    for post in site.of_type(Post):
        if (since := _offered(site, post)) and since.day <= site.today:
            yield since, post


def _offered(site: Site, post: Post) -> Moment | None:
    offered = [event.start for event in site.follow(post.key, "event", Event)]
    claimed = sorted(claim.date for claim in post.claims if claim.date)
    return next(iter([*offered, *claimed, *([post.updated] if post.updated else [])]), None)


def _shelves(
    news: tuple[tuple[Key, FeedEntry], ...], kinds: Container[str]
) -> Iterator[tuple[str, str, tuple[FeedEntry, ...]]]:
    """Yield the feeds of one owner: what their names end in, their titles, and the latest news of each."""
    yield "", _("News"), tuple(entry for _key, entry in news)[:_LENGTH]
    for kind, (name, title) in NEWS_FEEDS.items():
        if kind in kinds:
            yield f"/{name}", title, tuple(entry for key, entry in news if key.kind == kind)[:_LENGTH]


def _output(edition: Edition, path: str) -> str:
    return f"{edition.prefix}{path}".removeprefix("/")


def _plan_feed(
    here: Here, path: str, home: str, owner: str, title: str, entries: tuple[FeedEntry, ...], uid_domain: str
) -> Feed:
    prefix = here.edition.prefix
    return Feed(
        id=f"tag:{uid_domain},2026:{prefix}{path}",
        title=f"{owner} · {here.words(title)}",
        author=owner,
        language=here.words.language,
        url=absolute(here, prefix + path),
        home=absolute(here, prefix + home),
        entries=entries,
    )


def _plan_entry(here: Here, moment: Moment, record: Record, uid_domain: str) -> FeedEntry:
    prefix = here.edition.prefix
    summary = here.said(record.summary, record)
    zone = ZoneInfo(time_zone_of(here.site, record.key))
    revised = max(moment, record.updated) if record.updated else moment
    return FeedEntry(
        id=f"tag:{uid_domain},2026:{prefix}{address_of(_first_key(here.site, record))}",
        title=here.text(record.title).text,
        summary=summary.text if summary else "",
        url=absolute(here, prefix + here.site.addresses[record.key]),
        published=moment.earliest.replace(tzinfo=zone),
        updated=revised.earliest.replace(tzinfo=zone),
    )


def _first_key(site: Site, record: Record) -> Key:
    """Return the key that a record had at first: to readers' programs, another id is another piece of news."""
    community = next(iter(site.community(record.key).formerly), record.key.community)
    return record.key._replace(community=community, id=next(iter(record.formerly), record.key.id))
