"""What surrounds every page: its head, the way to everywhere else, and its foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from linli.views.parts import Link

if TYPE_CHECKING:
    from linli.views.share_cards import ShareCard


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language; `url` is absolute."""

    lang: str
    url: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that the layout needs. `root` leads from the page to the site's root (`../../`, or `./`).

    `canonical`, `image` and the alternates' addresses are absolute, and empty in a preview without an address.
    `nav` is the site's, `sections` the community's own navigation (empty outside one). `jsonld` is JSON text.
    `image` and `square` lead to the page's share cards, which have to be drawn when it is published; `square` leads
    there from the page, `image_width` is 0 where `image` is no card. `way` is the way to the page as JSON text,
    `images` what is known of the rights in its pictures.
    `filings` are the numbers under which the site is on file with the authorities, each with the page where it can be
    looked up. `subscribe` leads to all feeds.
    """

    lang: str
    path: str
    root: str
    title: str
    site_name: str
    site_title: Link
    description: str
    canonical: str
    alternates: tuple[Alternate, ...]
    image: str
    nav: tuple[Link, ...]
    community: Link | None
    community_id: str
    sections: tuple[Link, ...]
    breadcrumb: tuple[Link, ...]
    languages: tuple[Link, ...]
    feeds: tuple[tuple[str, str, str], ...]
    jsonld: str
    indexed: bool
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    image_width: int = 0
    image_height: int = 0
    image_alt: str = ""
    way: str = ""
    images: str = ""
    filings: tuple[tuple[str, str], ...] = ()
    subscribe: str = ""
    square: str = ""
    cards: tuple[ShareCard, ...] = ()
