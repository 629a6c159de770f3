"""The whole journey from content to site. Start reading here."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

from linli.artefacts.assets import Assets, gather_assets
from linli.artefacts.calendars import render_calendar
from linli.artefacts.documents import PrintJob, Typesetter
from linli.artefacts.feeds import render_feed, render_robots, render_sitemap
from linli.artefacts.html import Renderer, digest_of
from linli.artefacts.images import encode_all, encoder_identity, read_tone
from linli.artefacts.publish import Planned, Published, publish
from linli.artefacts.qr_codes import render_qr_code
from linli.artefacts.search import render_search_index
from linli.artefacts.share_cards import artist_identity, draw_cards
from linli.graph.announcements import announce
from linli.graph.link import link_records
from linli.graph.revisions import revise
from linli.graph.site import Site
from linli.graph.submissions import check_submissions
from linli.problems import DamagedPhotos, Report
from linli.records.award import Profile
from linli.records.holidays import parse_holidays
from linli.records.kinds import KIND_BY_FOLDER
from linli.records.parse import parse_records
from linli.records.profiles import parse_profiles
from linli.settings import Settings
from linli.sources.documents import read_documents
from linli.sources.holidays import read_holiday_documents
from linli.sources.photos import PhotoReader, note_damage
from linli.sources.profiles import read_profile_documents
from linli.sources.revisions import LedgerState, read_revisions, write_revisions
from linli.views.calendars import plan_calendars
from linli.views.feeds import plan_feeds
from linli.views.frames import plan_filings
from linli.views.here import Edition
from linli.views.media import Medium, media_in
from linli.views.pages import CasePage, Page, RedirectPage
from linli.views.palette import plan_palette
from linli.views.pictures import PROFILES, Derivative, tone_name
from linli.views.plan import plan_error_page, plan_pages
from linli.views.print_kit import plan_print_kit
from linli.views.qr_codes import QrCode
from linli.views.search import plan_search_index, search_folder
from linli.views.share_cards import ShareCard, with_share_cards
from linli.views.tones import plan_tones
from linli.views.wording import Words

# Hears what is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


def load_site(settings: Settings, report: Report) -> Site:
    """Return the site that the content describes: all of it that is right, with the rest in `report`."""
    documents = read_documents(settings.content_dir, settings.project_dir, KIND_BY_FOLDER, report)
    parsed = parse_records(documents, settings.languages, settings.time_zone, report)
    photos = PhotoReader(settings.content_dir, photo_notebook(settings.state_dir))
    notices = parse_holidays(read_holiday_documents(settings.content_dir, settings.project_dir, report), report)
    site = link_records(parsed, photos, notices, settings.today, settings.time_zone, report)
    ledger = read_revisions(settings.content_dir, settings.project_dir, report)
    return replace(site, revisions=revise(announce(site), ledger, report))


def load_profiles(settings: Settings, site: Site, report: Report) -> Mapping[str, Profile]:
    """Return the award profiles by id, with what is wrong with them and with submissions in `report`."""
    documents = read_profile_documents(settings.content_dir, settings.project_dir, report)
    profiles = parse_profiles(documents, report)
    check_submissions(site, profiles, len(profiles) < len(documents), report)
    return profiles


@dataclass(frozen=True)
class Press:
    """Everything that turns one site into files: its assets, and for each language an edition and a renderer."""

    settings: Settings
    assets: Assets
    editions: tuple[Edition, ...]
    renderers: Mapping[str, Renderer]


def set_up_press(site: Site, settings: Settings) -> Press:
    """Return what renders the site's pages; no page is rendered yet."""
    assets = gather_assets(settings.theme_dir, plan_palette(site.communities) + plan_tones())
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
            filings=plan_filings(settings.icp, settings.police_record),
        )
        for language in settings.languages
    )
    tones = cache(partial(read_tone, cache_dir=image_cache(settings.state_dir)))
    compiled = settings.state_dir / "templates"
    renderers = {
        code: Renderer(settings.theme_dir, words[code], assets.paths, tones, compiled) for code in settings.languages
    }
    return Press(settings, assets, editions, renderers)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Do without the garbage collector: in what a site is made of there are hardly any cycles, but a million values."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_uncollected()
def publish_site(
    press: Press, foreign: Mapping[str, Path], progress: Progress, foreign_cards: Iterable[ShareCard] = ()
) -> Published:
    """Make the output folder hold the site, all at once. `foreign` files come from Pelican itself, and have cards too.

    Raises:
        DamagedPhotos: photos cannot be decoded. Loading the site again tells where they are named.
        CannotPublish: a copy cannot be made, or the site cannot be written. The old site is as it was.
    """
    settings = press.settings
    pages = tuple(_plan_all_pages(press))
    media = _media(page for _, _, page in pages) | {card.name: card for card in foreign_cards}
    sheets = _plan_print_jobs(press)
    printed = (file for sheet in sheets.values() for file in media_in(sheet.document))
    derivatives = [file for file in (*media.values(), *printed) if isinstance(file, Derivative)]
    cards = [file for file in media.values() if isinstance(file, ShareCard)]
    cache_dir = image_cache(settings.state_dir)
    try:
        encode_all(derivatives, cache_dir, settings.workers, lambda done: progress("photos", done, len(derivatives)))
    except DamagedPhotos as damaged:
        note_damage(photo_notebook(settings.state_dir), damaged.damage)
        raise
    draw_cards(cards, cache_dir, settings.workers, lambda done: progress("share cards", done, len(cards)))
    typesetter = Typesetter(settings.theme_dir / "print")
    typesetter.compile_all(
        sheets.values(), cache_dir, settings.workers, lambda done: progress("sheets to print", done, len(sheets))
    )
    plan: dict[str, Planned] = {path: _planned_file(file) for path, file in foreign.items()}
    plan |= {path: _planned_bytes(content) for path, content in press.assets.files.items()}
    plan |= {path: _planned_page(press.renderers[language], page) for language, path, page in pages}
    plan |= {file.path.removeprefix("/"): _planned_medium(file, cache_dir) for file in media.values()}
    plan |= {path: _planned_copy(cache_dir / typesetter.file_name(sheet.document)) for path, sheet in sheets.items()}
    plan |= dict(_plan_evidence(page for _, _, page in pages))
    plan |= dict(_plan_feeds(press, [(path, page) for _, path, page in pages]))
    plan |= dict(_plan_search(press, pages))
    return publish(plan, settings.output_dir, settings.state_dir, lambda done, total: progress("files", done, total))


def keep_revisions(press: Press) -> LedgerState:
    """Remember in the content what subscribers have been told by publishing, and tell what became of the ledger."""
    return write_revisions(press.settings.content_dir, press.editions[0].site.revisions.all)


def image_cache(state_dir: Path) -> Path:
    """Return the folder of finished pictures and sheets, which are used again by every build."""
    return state_dir / "images"


def photo_notebook(state_dir: Path) -> Path:
    """Return the file in which builds note what they have found out about photos."""
    return state_dir / "photos.sqlite"


def media_in_use(press: Press) -> frozenset[str]:
    """Return the names of all files in the image cache that the site needs."""
    media = _media(page for _, _, page in _plan_all_pages(press))
    sheets = [sheet.document for sheet in _plan_print_jobs(press).values()]
    printed = [file for document in sheets for file in media_in(document) if isinstance(file, Derivative)]
    copies = [*printed, *(file for file in media.values() if isinstance(file, Derivative))]
    typesetter = Typesetter(press.settings.theme_dir / "print")
    return frozenset(
        (
            *media,
            *(copy.name for copy in printed),
            *(tone_name(copy.digest, copy.recipe.encoder) for copy in copies),
            *map(typesetter.file_name, sheets),
        )
    )


PlannedPage = tuple[str, str, Page | RedirectPage]


def _plan_all_pages(press: Press) -> Iterator[PlannedPage]:
    for edition in press.editions:
        for path, page in plan_pages(edition):
            yield edition.language, path, with_share_cards(page, edition) if isinstance(page, Page) else page
        path, page = plan_error_page(edition, _site_path(press.settings.site_url))
        yield edition.language, path, page


def _plan_feeds(press: Press, pages: list[tuple[str, Page | RedirectPage]]) -> Iterator[tuple[str, Planned]]:
    settings = press.settings
    images = {page.frame.path: page.frame.image for _, page in pages if isinstance(page, Page)}
    for edition in press.editions:
        for path, calendar in plan_calendars(edition, settings, images):
            yield path, Planned(digest_of(calendar), partial(render_calendar, calendar))
        for path, feed in plan_feeds(edition, settings.uid_domain):
            yield path, Planned(digest_of(feed), partial(render_feed, feed))
    if settings.site_url:
        addresses = [page.frame.canonical for _, page in pages if isinstance(page, Page) and page.frame.indexed]
        yield "sitemap.xml", _planned_bytes(render_sitemap(addresses))
    sitemap = f"{settings.site_url}/sitemap.xml" if settings.site_url else ""
    yield "robots.txt", _planned_bytes(render_robots(sitemap))


def _plan_search(press: Press, pages: tuple[PlannedPage, ...]) -> Iterator[tuple[str, Planned]]:
    for edition in press.editions:
        own = [
            (path, page) for language, path, page in pages if language == edition.language and isinstance(page, Page)
        ]
        index = plan_search_index(edition, own)
        for name, content in render_search_index(index).items():
            yield search_folder(edition) + name, _planned_bytes(content)


def _plan_print_jobs(press: Press) -> dict[str, PrintJob]:
    """Return what there is to print, by output path."""
    cache_dir = image_cache(press.settings.state_dir)
    return {
        path: PrintJob(document, {file.name: cache_dir / file.name for file in media_in(document)})
        for edition in press.editions
        for path, document in plan_print_kit(edition)
    }


def _plan_evidence(pages: Iterator[Page | RedirectPage]) -> Iterator[tuple[str, Planned]]:
    """Yield the files that cases offer as they are."""
    cases = (page for page in pages if isinstance(page, CasePage))
    for file in (file for case in cases for piece in case.argument.evidence for file in piece.files):
        source = Path(file.file.path)
        yield file.output_path, Planned(file.file.digest, lambda source=source: source)  # type: ignore[misc]


def _planned_page(renderer: Renderer, page: Page | RedirectPage) -> Planned:
    return Planned(renderer.key(page), lambda: renderer.render(page))


def _planned_bytes(content: bytes) -> Planned:
    return Planned(digest_of(content), lambda: content)


def _planned_file(file: Path) -> Planned:
    return Planned(digest_of(file.read_bytes()), lambda: file)


def _planned_medium(file: Medium, cache_dir: Path) -> Planned:
    if isinstance(file, QrCode):
        return Planned(digest_of(file.text), partial(render_qr_code, file))
    return _planned_copy(cache_dir / file.name)


def _planned_copy(cached: Path) -> Planned:
    """Plan a copy of a file whose name in its cache covers all that it is made of."""
    return Planned(cached.name, lambda: cached)


def _media(pages: Iterator[Page | RedirectPage]) -> dict[str, Medium]:
    """Return every copy of a photo, every share card and every code that the pages show, once, by name."""
    return {file.name: file for page in pages for file in media_in(page)}


def _site_path(site_url: str) -> str:
    return f"{urlsplit(site_url).path.rstrip('/')}/"
