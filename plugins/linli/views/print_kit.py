"""The noticeboard kit: which sheets there are to print, and where they lie. They say what the pages say."""

from __future__ import annotations

from collections.abc import Iterator

from linli.records.event import Event
from linli.records.series import Series
from linli.records.space import Space
from linli.views.calendars import feeds_of
from linli.views.documents import Document
from linli.views.here import Edition
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


def plan_print_kit(edition: Edition) -> Iterator[tuple[str, Document]]:
    """Yield every sheet of one language: its output path, and what it says."""
    site = edition.site
    for scope in scopes_with_pages(site):
        for month in months_with_programme(scope, site):
            address = scope.month_address(month)
            for paper in PAPERS:
                path = _output(edition, programme_address(scope, month, paper))
                yield path, plan_programme(edition.at(address), scope, month, paper)
    hosting: tuple[Event | Series, ...] = (*site.of_type(Event), *site.of_type(Series))
    for record in hosting:
        coming = coming_of(site, record)
        if coming:
            path = _output(edition, poster_address(site, record))
            yield path, plan_poster(edition.at(site.addresses[record.key]), record, coming)
    feeds = {feed.about: feed.path for feed in feeds_of(edition) if feed.kind == "space"} if edition.site_url else {}
    for space in site.of_type(Space):
        sheet = plan_space_sheet(edition.at(site.addresses[space.key]), space, feeds.get(space.key, ""))
        if sheet:
            yield _output(edition, sheet_address(site, space)), sheet


def _output(edition: Edition, address: str) -> str:
    return f"{edition.prefix}{address}".removeprefix("/")
