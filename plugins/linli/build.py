"""The whole journey from content to site. Start reading here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from linli.artefacts.assets import Assets, gather_assets
from linli.artefacts.calendars import render_calendar
from linli.artefacts.feeds import render_feed, render_robots, render_sitemap
from linli.artefacts.html import Renderer, digest_of
from linli.artefacts.images import encode_all, encoder_identity
from linli.artefacts.publish import Planned, Published, publish
from linli.artefacts.share_cards import artist_identity, draw_cards
from linli.graph.link import link_records
from linli.graph.site import Site
from linli.problems import Report
from linli.records.kinds import KIND_BY_FOLDER
from linli.records.parse import parse_records
from linli.settings import Settings
from linli.sources.documents import read_documents
from linli.sources.photos import PhotoReader
from linli.views.calendars import plan_calendars
from linli.views.feeds import plan_feeds
from linli.views.here import Edition
from linli.views.pages import Page, RedirectPage
from linli.views.palette import plan_palette
from linli.views.pictures import PROFILES, Derivative, tone_name
from linli.views.plan import plan_error_page, plan_pages
from linli.views.share_cards import ShareCard, with_share_cards
from linli.views.wording import Words

# Hears what is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


def load_site(settings: Settings, report: Report) -> Site:
    """Return the site that the content describes: all of it that is right, with the rest in `report`."""
    documents = read_documents(settings.content_dir, settings.project_dir, KIND_BY_FOLDER, report)
    parsed = parse_records(documents, settings.languages, settings.time_zone, report)
    photos = PhotoReader(settings.content_dir, settings.state_dir / "photos.sqlite")
    return link_records(parsed, photos, settings.today, settings.time_zone, report)


@dataclass(frozen=True)
class Press:
    """Everything that turns one site into files: its assets, and for each language an edition and a renderer."""

    settings: Settings
    assets: Assets
    editions: tuple[Edition, ...]
    renderers: Mapping[str, Renderer]


def set_up_press(site: Site, settings: Settings) -> Press:
    """Return what renders the site's pages; no page is rendered yet."""
    assets = gather_assets(settings.theme_dir, plan_palette(site.communities))
    spoken = dict.fromkeys([*settings.languages, *(c.language for c in site.communities if c.language)])
    words = {language: Words.for_language(language, settings.theme_dir) for language in spoken}
    prefixes = {code: "" if code == settings.default_language else f"/{code.lower()}" for code in settings.languages}
    encoder, artist = encoder_identity(), artist_identity()
    editions = tuple(
        Edition(
            site=site,
            language=language,
            words=words[language],
            all_words=words,
            prefixes=prefixes,
            site_name=words[language](settings.site_name),
            site_url=settings.site_url,
            encoder=encoder,
            profile=replace(PROFILES[settings.photos], target=settings.photo_target),
            artist=artist,
            stylesheets=assets.stylesheets,
            scripts=assets.scripts,
        )
        for language in settings.languages
    )
    renderers = {code: Renderer(settings.theme_dir, words[code], assets.paths) for code in settings.languages}
    return Press(settings, assets, editions, renderers)


def publish_site(press: Press, foreign: Mapping[str, Path], progress: Progress) -> Published:
    """Make the output folder hold the site, all at once. `foreign` files come from Pelican itself.

    Raises:
        CannotPublish: a photo cannot be encoded, or the site cannot be written; the old site is as it was.
    """
    settings = press.settings
    pages = tuple(_plan_all_pages(press))
    media = _media(page for _, _, page in pages)
    derivatives = [file for file in media.values() if isinstance(file, Derivative)]
    cards = [file for file in media.values() if isinstance(file, ShareCard)]
    cache_dir = image_cache(settings.state_dir)
    encode_all(derivatives, cache_dir, settings.workers, lambda done: progress("photos", done, len(derivatives)))
    draw_cards(cards, cache_dir, settings.workers, lambda done: progress("share cards", done, len(cards)))
    plan: dict[str, Planned] = {path: _planned_file(file) for path, file in foreign.items()}
    plan |= {path: _planned_bytes(content) for path, content in press.assets.files.items()}
    plan |= {path: _planned_page(press.renderers[language], page) for language, path, page in pages}
    plan |= {file.path.removeprefix("/"): _planned_medium(file, cache_dir) for file in media.values()}
    plan |= dict(_plan_feeds(press, [(path, page) for _, path, page in pages]))
    return publish(plan, settings.output_dir, settings.state_dir, lambda done, total: progress("files", done, total))


def image_cache(state_dir: Path) -> Path:
    """Return the folder of finished pictures, which are used again by every build."""
    return state_dir / "images"


def media_in_use(press: Press) -> frozenset[str]:
    """Return the names of all files in the image cache that the site needs."""
    media = _media(page for _, _, page in _plan_all_pages(press))
    copies = (file for file in media.values() if isinstance(file, Derivative))
    return frozenset(media) | {tone_name(copy.digest, copy.recipe.encoder) for copy in copies}


PlannedPage = tuple[str, str, Page | RedirectPage]
# What is made of pixels and kept in the image cache: copies of photos, and share cards.
Medium = Derivative | ShareCard


def _plan_all_pages(press: Press) -> Iterator[PlannedPage]:
    for edition in press.editions:
        for path, page in plan_pages(edition):
            yield edition.language, path, with_share_cards(page, edition) if isinstance(page, Page) else page
        path, page = plan_error_page(edition, _site_path(press.settings.site_url))
        yield edition.language, path, page


def _plan_feeds(press: Press, pages: list[tuple[str, Page | RedirectPage]]) -> Iterator[tuple[str, Planned]]:
    settings = press.settings
    for path, calendar in plan_calendars(press.editions[0], settings.uid_domain):
        yield path, Planned(digest_of(calendar), partial(render_calendar, calendar))
    for edition in press.editions:
        for path, feed in plan_feeds(edition, settings.uid_domain):
            yield path, Planned(digest_of(feed), partial(render_feed, feed))
    if settings.site_url:
        addresses = [page.frame.canonical for _, page in pages if isinstance(page, Page) and page.frame.indexed]
        yield "sitemap.xml", _planned_bytes(render_sitemap(addresses))
    sitemap = f"{settings.site_url}/sitemap.xml" if settings.site_url else ""
    yield "robots.txt", _planned_bytes(render_robots(sitemap))


def _planned_page(renderer: Renderer, page: Page | RedirectPage) -> Planned:
    return Planned(renderer.key(page), lambda: renderer.render(page))


def _planned_bytes(content: bytes) -> Planned:
    return Planned(digest_of(content), lambda: content)


def _planned_file(file: Path) -> Planned:
    return Planned(digest_of(file.read_bytes()), lambda: file)


def _planned_medium(file: Medium, cache_dir: Path) -> Planned:
    return Planned(file.name, lambda: cache_dir / file.name)


def _media(pages: Iterator[Page | RedirectPage]) -> dict[str, Medium]:
    """Return every copy of a photo and every share card that the pages show, once, by name."""
    return {file.name: file for page in pages for file in _media_in(page)}


def _media_in(view: object) -> Iterator[Medium]:
    """Yield the copies of photos and the share cards in a view, however deep."""
    if isinstance(view, Derivative):
        yield view
    elif isinstance(view, tuple):
        for item in view:
            yield from _media_in(item)
    else:
        if isinstance(view, ShareCard):
            yield view
        for name in getattr(view, "__dataclass_fields__", ()):
            yield from _media_in(getattr(view, name))


def _site_path(site_url: str) -> str:
    return f"{urlsplit(site_url).path.rstrip('/')}/"
