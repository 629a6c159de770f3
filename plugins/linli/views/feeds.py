"""News for feed readers: stories and recaps, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from linli.records.event import Event
from linli.records.fields import Record
from linli.records.moment import Moment
from linli.records.story import Story
from linli.views.calendars import time_zone_of
from linli.views.events import is_past
from linli.views.frames import absolute
from linli.views.here import Edition
from linli.views.wording import _

_LENGTH = 50


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news. `id` never changes; `url` is empty where the site has no address yet; `updated` has a zone."""

    id: str
    title: str
    summary: str
    url: str
    updated: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """An Atom feed in one language."""

    id: str
    title: str
    language: str
    url: str
    home: str
    entries: tuple[FeedEntry, ...]


def plan_feeds(edition: Edition, uid_domain: str) -> Iterator[tuple[str, Feed]]:
    """Yield every Atom feed of one language: its output path and what it holds."""
    here = edition.at("/")
    site = edition.site
    news: list[tuple[Moment, Record]] = [(e.start, e) for e in site.of_type(Event) if is_past(e, here)]
    news += [(story.date, story) for story in site.of_type(Story) if story.date]
    news.sort(key=lambda item: (item[0].earliest, item[1].key), reverse=True)
    path = f"{edition.prefix}/feeds/all.atom"
    yield (
        path.removeprefix("/"),
        Feed(
            id=f"tag:{uid_domain},2026:{path}",
            title=f"{edition.site_name} · {edition.words(_('News'))}",
            language=edition.language,
            url=absolute(here, path),
            home=absolute(here, f"{edition.prefix}/"),
            entries=tuple(_entry(edition, moment, record, uid_domain) for moment, record in news[:_LENGTH]),
        ),
    )


def _entry(edition: Edition, moment: Moment, record: Record, uid_domain: str) -> FeedEntry:
    here = edition.at("/")
    address = f"{edition.prefix}{edition.site.addresses[record.key]}"
    summary = here.said(record.summary, record)
    return FeedEntry(
        id=f"tag:{uid_domain},2026:{address}",
        title=here.text(record.title).text,
        summary=summary.text if summary else "",
        url=absolute(here, address),
        updated=_revised(moment, record).replace(tzinfo=ZoneInfo(time_zone_of(edition.site, record.key))),
    )


def _revised(moment: Moment, record: Record) -> datetime:
    return max(moment, record.updated).earliest if record.updated else moment.earliest
