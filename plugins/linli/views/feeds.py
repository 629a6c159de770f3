"""News for feed readers: stories, recaps and volunteer posts, the latest first, of the site and of each community."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from zoneinfo import ZoneInfo

from linli.graph.addresses import address_of
from linli.graph.announcements import time_zone_of
from linli.graph.site import Site
from linli.records.community import Community
from linli.records.event import Event, EventStatus
from linli.records.fields import Record
from linli.records.moment import Moment
from linli.records.post import Post
from linli.records.reference import Key
from linli.records.story import Story
from linli.views.frames import absolute
from linli.views.here import Edition, Here
from linli.views.jobs import Job, given
from linli.views.parts import Link, Phrase
from linli.views.wording import _

_LENGTH = 50
# Which kinds of record are news: the name of their feed, and its title.
_KINDS = {
    "story": ("news", _("Stories")),
    "event": ("recaps", _("Recaps")),
    "post": ("posts", _("Volunteer posts")),
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


@dataclass(frozen=True, slots=True)
class _Channel:
    """A feed before it is filled: of the site or of one `community`, with all news or those of one `kind` of record.

    `path` has no language prefix; a community that was renamed keeps its feeds at the `former` paths, besides.
    """

    path: str
    title: str
    owner: str
    home: str
    community: str
    kind: str
    former: tuple[str, ...] = ()


def news_feeds_of(here: Here) -> tuple[Link, ...]:
    """Return links to every Atom feed of the page's language, the site's own first."""
    return tuple(Link(here.url(channel.path), Phrase(channel.title)) for channel in _channels(here))


def feed_jobs(edition: Edition, uid_domain: str) -> Iterator[Job[Feed]]:
    """Yield every Atom feed of one language."""
    here = edition.at("/")
    news = sorted(_news(edition.site), key=lambda item: (item[0].earliest, item[1]), reverse=True)
    for channel in _channels(here):
        told = tuple(islice((item for item in news if _tells(channel, item[1])), _LENGTH))
        for path in (channel.path, *channel.former):
            plan = partial(_plan_feed, here, channel, told, uid_domain)
            yield Job(f"{edition.prefix}{path}".removeprefix("/"), plan, given(channel, told))


def _channels(here: Here) -> Iterator[_Channel]:
    """Yield a feed for all news, and one for each kind of it that there is, of the site and of each community."""
    site, name = here.site, here.edition.site_name
    yield _Channel("/feeds/all.atom", f"{name} · {here.words(_('News'))}", name, "/", "", "")
    kinds = {key.kind for key in site.records}
    for kind, (ending, title) in _KINDS.items():
        if kind in kinds:
            yield _Channel(f"/feeds/{ending}.atom", f"{name} · {here.words(title)}", name, "/", "", kind)
    for community in site.communities:
        yield _community_channel(here, community, _("News"))
        for kind, (ending, title) in _KINDS.items():
            if kind in site.kinds_in(community.key.id):
                yield _community_channel(here, community, title, kind, f"/{ending}")


def _community_channel(here: Here, community: Community, title: str, kind: str = "", ending: str = "") -> _Channel:
    name, own = here.text(community.title).text, community.key.id
    path, *former = (f"/feeds/community/{id_}{ending}.atom" for id_ in (own, *community.formerly))
    home = here.site.addresses[community.key]
    return _Channel(path, f"{name} · {here.words(title)}", name, home, own, kind, tuple(former))


def _tells(channel: _Channel, key: Key) -> bool:
    return channel.community in ("", key.community) and channel.kind in ("", key.kind)


def _news(site: Site) -> Iterator[tuple[Moment, Key]]:
    """Yield what has happened by today, and when. A post counts from when it was offered, first claimed, or revised."""
    for occurrence in site.occurrences:
        event = site.records[occurrence.owner]
        took_place = occurrence.status not in (EventStatus.CANCELLED, EventStatus.POSTPONED)
        if isinstance(event, Event) and took_place and occurrence.last_day < site.today:
            yield occurrence.start, event.key
    for story in site.of_type(Story):
        if story.date and story.date.day <= site.today:
            yield story.date, story.key
    for post in site.of_type(Post):
        if (since := _offered(site, post)) and since.day <= site.today:
            yield since, post.key


def _offered(site: Site, post: Post) -> Moment | None:
    offered = [event.start for event in site.follow(post.key, "event", Event)]
    claimed = sorted(claim.date for claim in post.claims if claim.date)
    return next(iter([*offered, *claimed, *([post.updated] if post.updated else [])]), None)


def _plan_feed(here: Here, channel: _Channel, told: tuple[tuple[Moment, Key], ...], uid_domain: str) -> Feed:
    prefix = here.edition.prefix
    return Feed(
        id=f"tag:{uid_domain},2026:{prefix}{(*channel.former, channel.path)[0]}",
        title=channel.title,
        author=channel.owner,
        language=here.words.language,
        url=absolute(here, prefix + channel.path),
        home=absolute(here, prefix + channel.home),
        entries=tuple(_plan_entry(here, moment, here.site.records[key], uid_domain) for moment, key in told),
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
