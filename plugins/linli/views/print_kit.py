"""The noticeboard kit: which sheets there are to print, and where they lie. They say what the pages say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from linli.records.event import Event
from linli.records.reference import Key
from linli.records.series import Series
from linli.records.space import Space
from linli.views.calendars import feeds_of
from linli.views.documents import Document
from linli.views.here import Edition, Here
from linli.views.jobs import Job
from linli.views.posters import plan_poster
from linli.views.printed import (
    PAPERS,
    coming_of,
    months_with_programme,
    poster_address,
    programme_address,
    sheet_address,
)
from linli.views.programmes import plan_programme
from linli.views.scope import scopes_with_pages
from linli.views.space_sheets import plan_space_sheet


def print_jobs(edition: Edition) -> Iterator[Job[Document]]:
    """Yield every sheet of one language."""
    if not edition.sheets:
        return
    site = edition.site
    for scope in scopes_with_pages(site):
        for month in months_with_programme(scope, site):
            here = edition.at(scope.month_address(month))
            for paper in PAPERS:
                path = _output(edition, programme_address(scope, month, paper))
                yield Job(path, partial(plan_programme, here, scope, month, paper))
    hosting: tuple[Event | Series, ...] = (*site.of_type(Event), *site.of_type(Series))
    for record in hosting:
        coming = coming_of(site, record)
        if coming:
            here = edition.at(site.addresses[record.key])
            yield Job(_output(edition, poster_address(site, record)), partial(_plan_poster, here, record.key))
    if not edition.site_url:
        return  # the codes of a sheet would lead nowhere
    feeds = {feed.about: feed.path for feed in edition.once(feeds_of) if feed.kind == "space"}
    for space in site.of_type(Space):
        here, feed = edition.at(site.addresses[space.key]), feeds.get(space.key, "")
        yield Job(_output(edition, sheet_address(site, space)), partial(_plan_sheet, here, space.key, feed), feed)


def _plan_poster(here: Here, key: Key) -> Document:
    record = here.site.records[key]
    assert isinstance(record, Event | Series)
    return plan_poster(here, record, coming_of(here.site, record))


def _plan_sheet(here: Here, key: Key, feed: str) -> Document:
    space = here.site.records[key]
    assert isinstance(space, Space)
    return plan_space_sheet(here, space, feed)


def _output(edition: Edition, address: str) -> str:
    return f"{edition.prefix}{address}".removeprefix("/")
