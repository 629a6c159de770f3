"""What a web server is to know of the site besides its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from linli.views.here import Edition


@dataclass(frozen=True, slots=True)
class Hosting:
    """Where the site is, and what the server does for it. Paths begin with a slash, at the site's own root.

    `base` is the site's path below its host, with a slash at both ends. `moved` leads from old addresses to new ones,
    `moved_folders` from old beginnings of addresses, whatever comes after them, to new ones. `prefixes` are those of
    the languages that have an error page of their own besides the first.
    """

    host: str
    base: str
    moved: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]
    moved_folders: tuple[tuple[str, str], ...] = ()


def plan_hosting(editions: Iterable[Edition], site_url: str) -> Hosting:
    """Return what a server is to know of a site at `site_url`."""
    spoken = tuple(editions)
    address = urlsplit(site_url)
    site = spoken[0].site
    singly = {old: new for old, new in site.redirects.items() if old not in site.former_homes}
    return Hosting(
        host=address.hostname or "",
        base=f"{address.path.rstrip('/')}/",
        moved=_in_each(spoken, singly),
        prefixes=tuple(edition.prefix for edition in spoken if edition.prefix),
        moved_folders=_in_each(spoken, site.former_homes),
    )


def _in_each(editions: Iterable[Edition], moved: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((e.prefix + old, e.prefix + new) for e in editions for old, new in sorted(moved.items()))
