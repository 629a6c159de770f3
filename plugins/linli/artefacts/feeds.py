"""Atom feeds (RFC 4287) and the sitemap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from html import escape
from io import StringIO
from typing import TYPE_CHECKING

from linli.views.feeds import Feed

if TYPE_CHECKING:
    from feedgenerator import Atom1Feed


def render_feed(feed: Feed) -> bytes:
    """Return a feed's bytes; it is as new as its newest entry, never as the build."""
    atom = _undated_atom()(
        title=feed.title,
        link=feed.home or feed.id,
        description=None,
        language=feed.language,
        author_name=feed.author,
        feed_url=feed.url or None,
        feed_guid=feed.id,
    )
    for entry in feed.entries:
        atom.add_item(
            title=entry.title,
            link=entry.url or entry.id,
            # The library says that this is HTML.
            description=escape(entry.summary, quote=False) or None,
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
        )
    text = StringIO()
    atom.write(text, "utf-8")
    return text.getvalue().encode()


def render_sitemap(addresses: Iterable[str]) -> bytes:
    """Return the sitemap (sitemaps.org, 0.9) of absolute addresses."""
    urls = "".join(f"<url><loc>{escape(address, quote=False)}</loc></url>\n" for address in sorted(addresses))
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{urls}</urlset>\n".encode()


def render_robots(sitemap: str) -> bytes:
    """Return the robots file: everything may be read, calendars above all."""
    return ("User-agent: *\nAllow: /\n" + (f"Sitemap: {sitemap}\n" if sitemap else "")).encode()


@cache
def _undated_atom() -> type[Atom1Feed]:
    # Imported when there is a feed to write: it brings along much of the standard library, such as its web client.
    from feedgenerator import Atom1Feed

    class UndatedAtom(Atom1Feed):  # type: ignore[misc]
        def latest_post_date(self) -> datetime:
            # The library takes the clock for an empty feed.
            return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)

    return UndatedAtom
