"""News for feed readers: stories, recaps and volunteer posts, the latest first, of the site and of each community."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from linli.views.frames import absolute
from linli.views.here import Edition, Here
from linli.views.wording import _

_LENGTH = 50
_TITLES = {
    "all": _("News"),
    "news": _("Stories"),
    "recaps": _("Recaps"),
    "posts": _("Volunteer posts"),
}


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


# A record that is news, since when, and which feed tells of it besides that of all.
_News = tuple[Moment, Record, str]


def plan_feeds(edition: Edition, uid_domain: str) -> Iterator[tuple[str, Feed]]:
    """Yield every Atom feed of one language: its output path and what it holds.

    A community that was renamed keeps its feeds where they were, besides.
    """
    site, here = edition.site, edition.at("/")
    news = sorted(_news(site), key=lambda item: (item[0].earliest, item[1].key), reverse=True)
    entries = {item[1].key: _plan_entry(here, item, uid_domain) for item in news}
    for kind, title in _TITLES.items():
        yield _plan_feed(
            here, f"/feeds/{kind}.atom", "/", edition.site_name, title, _chosen(news, kind, entries), uid_domain
        )
    for community in site.communities:
        own = [item for item in news if item[1].key.community == community.key.id]
        name = here.text(community.title).text
        for kind, title in _TITLES.items():
            chosen = _chosen(own, kind, entries)
            home = site.addresses[community.key]
            path = _community_path(community.key.id, kind)
            output, feed = _plan_feed(here, path, home, name, title, chosen, uid_domain)
            yield output, feed
            for former in community.formerly:
                yield f"{edition.prefix}{_community_path(former, kind)}".removeprefix("/"), feed


def _news(site: Site) -> Iterator[_News]:
    """Yield what has happened by today. A post counts from when it was revised, offered or first claimed."""
    for occurrence in site.occurrences:
        event = site.records[occurrence.owner]
        took_place = occurrence.status not in (EventStatus.CANCELLED, EventStatus.POSTPONED)
        if isinstance(event, Event) and took_place and occurrence.last_day < site.today:
            yield occurrence.start, event, "recaps"
    for story in site.of_type(Story):
        if story.date and story.date.day <= site.today:
            yield story.date, story, "news"
    for post in site.of_type(Post):
        if (since := _offered(site, post)) and since.day <= site.today:
            yield since, post, "posts"


def _offered(site: Site, post: Post) -> Moment | None:
    offered = [event.start for event in site.follow(post.key, "event", Event)]
    claimed = sorted(claim.date for claim in post.claims if claim.date)
    return next(iter([*offered, *claimed, *([post.updated] if post.updated else [])]), None)


def _chosen(news: list[_News], kind: str, entries: Mapping[Key, FeedEntry]) -> tuple[FeedEntry, ...]:
    wanted = [record.key for _moment, record, own in news if kind in ("all", own)]
    return tuple(entries[key] for key in wanted[:_LENGTH])


def _community_path(community: str, kind: str) -> str:
    return f"/feeds/community/{community}.atom" if kind == "all" else f"/feeds/community/{community}/{kind}.atom"


def _plan_feed(
    here: Here, path: str, home: str, owner: str, title: str, entries: tuple[FeedEntry, ...], uid_domain: str
) -> tuple[str, Feed]:
    prefix = here.edition.prefix
    feed = Feed(
        id=f"tag:{uid_domain},2026:{prefix}{path}",
        title=f"{owner} · {here.words(title)}",
        author=owner,
        language=here.words.language,
        url=absolute(here, prefix + path),
        home=absolute(here, prefix + home),
        entries=entries,
    )
    return f"{prefix}{path}".removeprefix("/"), feed


def _plan_entry(here: Here, news: _News, uid_domain: str) -> FeedEntry:
    moment, record, _kind = news
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
