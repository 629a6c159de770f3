"""What a web server is to know of the site besides its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from linli.views.here import Edition


@dataclass(frozen=True, slots=True)
class Hosting:
    """Where the site is, and what the server does for it. Paths begin with a slash, at the site's own root.

    `base` is the site's path below its host, with a slash at both ends. `moved` leads from old addresses to new ones.
    `prefixes` are those of the languages that have an error page of their own besides the first.
    """

    host: str
    base: str
    moved: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]


def plan_hosting(editions: Iterable[Edition], site_url: str) -> Hosting:
    """Return what a server is to know of a site at `site_url`."""
    spoken = tuple(editions)
    address = urlsplit(site_url)
    return Hosting(
        host=address.hostname or "",
        base=f"{address.path.rstrip('/')}/",
        moved=tuple(
            (edition.prefix + old, edition.prefix + new)
            for edition in spoken
            for old, new in sorted(edition.site.redirects.items())
        ),
        prefixes=tuple(edition.prefix for edition in spoken if edition.prefix),
    )
