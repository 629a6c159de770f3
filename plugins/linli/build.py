"""The whole journey from content to site. Start reading here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from linli.artefacts.assets import Assets, gather_assets
from linli.artefacts.calendars import render_calendar
from linli.artefacts.feeds import render_feed, render_robots, render_sitemap
from linli.artefacts.html import Renderer, digest_of
from linli.artefacts.images import encode_all, encoder_identity
from linli.artefacts.publish import Planned, Published, publish
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
from linli.views.pictures import Derivative
from linli.views.plan import plan_error_page, plan_pages
from linli.views.wording import Words

# Hears what is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


def load_site(settings: Settings, report: Report) -> Site:
    """Return the site that the content describes: all of it that is right, with the rest in `report`."""
    documents = read_documents(settings.content_dir, settings.project_dir, KIND_BY_FOLDER, report)
    parsed = parse_records(documents, settings.languages, settings.time_zone, report)
    photos = PhotoReader(settings.content_dir)
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
    encoder = encoder_identity()
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
    derivatives = _derivatives(page for _, _, page in pages)
    cache_dir = settings.state_dir / "images"
    encode_all(
        derivatives.values(), cache_dir, settings.workers, lambda done: progress("photos", done, len(derivatives))
    )
    plan: dict[str, Planned] = {path: _planned_file(file) for path, file in foreign.items()}
    plan |= {path: _planned_bytes(content) for path, content in press.assets.files.items()}
    plan |= {path: _planned_page(press.renderers[language], page) for language, path, page in pages}
    plan |= {d.path.removeprefix("/"): _planned_copy(d, cache_dir) for d in derivatives.values()}
    plan |= dict(_plan_feeds(press, [(path, page) for _, path, page in pages]))
    return publish(plan, settings.output_dir, settings.state_dir, lambda done, total: progress("files", done, total))


PlannedPage = tuple[str, str, Page | RedirectPage]


def _plan_all_pages(press: Press) -> Iterator[PlannedPage]:
    for edition in press.editions:
        for path, page in plan_pages(edition):
            yield edition.language, path, page
        path, page = plan_error_page(edition, _site_path(press.settings.site_url))
        yield edition.language, path, page


def _plan_feeds(press: Press, pages: list[tuple[str, Page | RedirectPage]]) -> Iterator[tuple[str, Planned]]:
    settings = press.settings
    for path, calendar in plan_calendars(press.editions[0], settings.uid_domain):
        yield path, Planned(digest_of(calendar), lambda calendar=calendar: render_calendar(calendar))  # type: ignore[misc]
    for edition in press.editions:
        for path, feed in plan_feeds(edition, settings.uid_domain):
            yield path, Planned(digest_of(feed), lambda feed=feed: render_feed(feed))  # type: ignore[misc]
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


def _planned_copy(derivative: Derivative, cache_dir: Path) -> Planned:
    return Planned(derivative.name, lambda: cache_dir / derivative.name)


def _derivatives(pages: Iterator[Page | RedirectPage]) -> dict[str, Derivative]:
    """Return every copy of a photo that the pages show, once, by name."""
    return {derivative.name: derivative for page in pages for derivative in _derivatives_in(page)}


def _derivatives_in(view: object) -> Iterator[Derivative]:
    """Yield the copies of photos in a view, however deep."""
    if isinstance(view, Derivative):
        yield view
    elif isinstance(view, tuple):
        for item in view:
            yield from _derivatives_in(item)
    else:
        for name in getattr(view, "__dataclass_fields__", ()):
            yield from _derivatives_in(getattr(view, name))


def _site_path(site_url: str) -> str:
    return f"{urlsplit(site_url).path.rstrip('/')}/"
