"""The whole journey from content to site. Start reading here."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from linli.artefacts.assets import Assets, gather_assets
from linli.artefacts.brand_font import subset_font
from linli.artefacts.calendars import render_calendar
from linli.artefacts.compression import SUFFIXES, compress, is_compressible
from linli.artefacts.documents import PrintJob, Typesetter
from linli.artefacts.feeds import render_feed, render_robots, render_sitemap
from linli.artefacts.hosting import render_headers, render_redirects
from linli.artefacts.html import Renderer, code_version, digest_of
from linli.artefacts.images import encode_all, encoder_identity, read_tone
from linli.artefacts.publish import NextSite, Planned, Published
from linli.artefacts.qr_codes import render_qr_code
from linli.artefacts.search import render_search_index, update_search_index
from linli.artefacts.share_cards import artist_identity, draw_cards
from linli.graph.announcements import announce
from linli.graph.answers import answer, foundations
from linli.graph.link import link_records
from linli.graph.revisions import Revisions, revise
from linli.graph.site import Site
from linli.memory import Memory, Outcome, Records, Told, Verdicts, recall
from linli.planning import Craft, Planner, Task, tasks_of
from linli.problems import CannotPublish, DamagedPhotos, Report
from linli.records.holidays import parse_holidays
from linli.records.kinds import KIND_BY_FOLDER
from linli.records.parse import parse_records
from linli.settings import Settings
from linli.sources.documents import read_documents
from linli.sources.holidays import read_holiday_documents
from linli.sources.photos import PhotoReader, note_damage
from linli.sources.revisions import LedgerState, ledger_digest, read_revisions, write_revisions
from linli.stopwatch import timed
from linli.traces import Noted, Question
from linli.views.brand import brand_characters
from linli.views.calendars import calendar_jobs
from linli.views.documents import Document
from linli.views.feeds import feed_jobs
from linli.views.fits import plan_fits
from linli.views.frames import plan_filings
from linli.views.here import Edition
from linli.views.hosting import Hosting, plan_hosting
from linli.views.jobs import Job
from linli.views.media import Medium, media_in
from linli.views.pages import CasePage, Page, RedirectPage
from linli.views.palette import plan_palette
from linli.views.pictures import Derivative, choose_profile, tone_name
from linli.views.plan import error_job, page_listings
from linli.views.print_kit import print_jobs
from linli.views.qr_codes import QrCode
from linli.views.search import plan_search_entry, plan_search_index, search_address, search_folder
from linli.views.share_cards import ShareCard, with_share_cards
from linli.views.tones import plan_tones
from linli.views.wording import Words
from linli.workers import WorkerDied

V = TypeVar("V")

# Hears what is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


def load_site(settings: Settings, report: Report, *, remembering: bool = False) -> Site:
    """Return the site that the content describes: all of it that is right, with the rest in `report`.

    `remembering`: what earlier builds read is not read again; call it so inside `locked`.

    Raises:
        CannotPublish: a process that read a record was killed.
    """
    known = Records(settings.state_dir / "records.pickle", code_version()) if remembering else None
    audited = _verdicts(settings) if remembering else None
    sound: frozenset[str] = known.sound if known else frozenset()
    with timed("reading files"):
        documents = read_documents(settings.content_dir, settings.project_dir, KIND_BY_FOLDER, report, sound)
    with timed("reading records"):
        by_name = known.by_name if known else None
        with _death_told("read"):
            workers = settings.workers
            parsed = parse_records(documents, settings.languages, settings.time_zone, report, by_name, workers)
        if known:
            known.save()
    photos = PhotoReader(settings.content_dir, photo_notebook(settings.state_dir))
    notices = parse_holidays(read_holiday_documents(settings.content_dir, settings.project_dir, report), report)

    def tell(site: Site) -> Revisions:
        ledger = read_revisions(settings.content_dir, settings.project_dir, report)
        return revise(announce(site), ledger, report)

    with timed("linking records"):
        held_sound = audited.sound if audited else None
        site = link_records(parsed, photos, notices, settings.today, settings.time_zone, report, held_sound, tell)
        if audited:
            audited.save()
    with timed("calendar entries"):
        if audited is None or _told_from(site, settings) != audited.told.since:
            _told = site.revisions  # now, with what is wrong with them
    return site


def _verdicts(settings: Settings) -> Verdicts:
    return Verdicts(settings.state_dir / "audited.msgpack", code_version())


def _told_from(site: Site, settings: Settings) -> str:
    """Return a fingerprint of all that subscribers to calendars are told from."""
    return digest_of(
        site.fingerprint_of_fields, site.fingerprint_of_dates, site.time_zone, ledger_digest(settings.content_dir)
    )


@dataclass(frozen=True)
class Press:
    """Everything that turns one site into files: its assets, and for each language an edition and a renderer."""

    settings: Settings
    assets: Assets
    editions: tuple[Edition, ...]
    renderers: Mapping[str, Renderer]


def set_up_press(site: Site, settings: Settings) -> Press:
    """Return what renders the site's pages; no page is rendered yet."""
    spoken = dict.fromkeys([*settings.languages, *(c.language for c in site.communities if c.language)])
    words = {language: Words.for_language(language, settings.theme_dir) for language in spoken}
    brand = _brand_font(site, words, settings)
    assets = gather_assets(settings.theme_dir, plan_palette(site.communities) + plan_tones() + plan_fits(), brand)
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
            profile=choose_profile(settings.photos, settings.photo_target),
            artist=artist,
            stylesheets=assets.stylesheets,
            scripts=assets.scripts,
            filings=plan_filings(settings.icp, settings.police_record),
            sheets=settings.sheets,
        )
        for language in settings.languages
    )
    tones = cache(partial(read_tone, cache_dir=image_cache(settings.state_dir)))
    compiled = settings.state_dir / "templates"
    renderers = {
        code: Renderer(settings.theme_dir, words[code], assets.paths, tones, compiled) for code in settings.languages
    }
    return Press(settings, assets, editions, renderers)


def _brand_font(site: Site, words: Mapping[str, Words], settings: Settings) -> bytes:
    """Return the face that headings are set in, or nothing where the operator has chosen none."""
    if not settings.brand_font:
        return b""
    names = "".join(own(settings.site_name) for own in words.values())
    return subset_font(settings.brand_font, brand_characters(site, words, names), settings.state_dir / "brand")


# Is told of a file of the site why it is planned again.
Explain = Callable[[str, str], None]


def publish_site(
    press: Press,
    foreign: Mapping[str, Path],
    progress: Progress,
    foreign_cards: Iterable[ShareCard] = (),
    explain: Explain | None = None,
) -> tuple[Published, Planner]:
    """Make the output folder hold the site, all at once. `foreign` files come from Pelican itself, and have cards too.

    Only what has changed is planned again, and only what differs is made. Returned are what is new there, and whoever
    knows how each file is made.

    Raises:
        DamagedPhotos: photos cannot be decoded. Loading the site again tells where they are named.
        CannotPublish: a copy cannot be made, or the site cannot be written. The old site is as it was.
    """
    settings = press.settings
    with timed("what the last build knew"):
        next_site = NextSite(settings.output_dir, settings.state_dir)
        memory = _recall(press, next_site)
        before = dict(memory.outcomes)
    with _given_up_on_failure(next_site):
        planner = _plan_all(press, next_site, memory, progress, explain)
        with timed("photos, cards, PDFs"):
            _make_media([*planner.media, *foreign_cards], press, progress)
        with timed("pages with new pictures"):
            planner.finish(partial(progress, "pages"))
        with timed("search, sitemap, all together"):
            plan = {path: _planned_file(file) for path, file in foreign.items()}
            plan |= {path: _planned_bytes(content) for path, content in press.assets.files.items()}
            plan |= _plan_tasks(planner, settings)
            plan |= {card.path.removeprefix("/"): _planned_copy(card.name, settings) for card in foreign_cards}
            plan |= _plan_directories(press, memory)
            plan |= _plan_search(press, planner, before)
            plan |= _plan_server_files(press)
            if settings.compress:
                plan = dict(_plan_compressed(plan))
        with timed("publishing"):
            published = next_site.publish(plan, lambda done, total: progress("files", done, total))
    with timed("remembering"):
        memory.save(memory_file(settings.state_dir))
    return published, planner


@contextlib.contextmanager
def _given_up_on_failure(next_site: NextSite) -> Iterator[None]:
    try:
        with _death_told("made"):
            yield
    except CannotPublish:
        next_site.give_up()
        raise


@contextlib.contextmanager
def _death_told(did: str) -> Iterator[None]:
    try:
        yield
    except WorkerDied as death:
        raise CannotPublish(f"{death.piece}: the process that {did} it {death.ended}. Build again.") from death


def _plan_all(
    press: Press, next_site: NextSite, memory: Memory, progress: Progress, explain: Explain | None
) -> Planner:
    """Plan what has changed: pages first, for calendars show their pictures."""
    settings, site, images = press.settings, press.editions[0].site, dict[str, str]()
    answers = partial(_answer, site, images)
    copies = _copies_of if settings.compress else None
    made = FinishedMedia(settings.state_dir, next_site.has).hold
    planner = Planner(memory, answers, next_site, made, settings.workers, copies, explain)
    with timed("looking what has changed"):
        told = {"revision": _verdicts(settings).told.first_of(_told_from(site, settings))}
        settled = memory.still_standing({**foundations(site), **told}) | {"image"}
        memory.ask_again(answers, lambda what: what not in settled)
        pages = page_tasks(press, planner.listed)
    with timed("planning and writing pages"):
        planner.plan(pages, partial(progress, "pages planned"))
    images |= {f"/{path.removesuffix('index.html')}": memory.outcomes[path].image for path in planner.tasks}
    with timed("feeds, calendars, sheets"):
        memory.ask_again(answers, lambda what: what == "image")
        files = [*feed_tasks(press, images, planner.listed), *print_tasks(press, planner.listed)]
        planner.plan(files, partial(progress, "files planned"))
    memory.keep_only(planner.tasks)
    return planner


def keep_revisions(press: Press) -> LedgerState:
    """Remember in the content what subscribers have been told by publishing, and tell what became of the ledger.

    If nobody had to know that, nothing has changed.
    """
    settings, site = press.settings, press.editions[0].site
    if site.known_revisions is None:
        return "unchanged"
    before = _told_from(site, settings)
    state = write_revisions(settings.content_dir, site.known_revisions.all)
    if state != "not writable":
        verdicts = _verdicts(settings)
        if before != verdicts.told.since:
            verdicts.told = Told(before, _told_from(site, settings))
            verdicts.save()
    return state


def hosting_of(press: Press) -> Hosting:
    """Return what a web server is to know of the site."""
    return plan_hosting(press.editions, press.settings.site_url)


def image_cache(state_dir: Path) -> Path:
    """Return the folder of finished pictures and sheets, which are used again by every build."""
    return state_dir / "images"


def photo_notebook(state_dir: Path) -> Path:
    """Return the file in which builds note what they have found out about photos."""
    return state_dir / "photos.sqlite"


def memory_file(state_dir: Path) -> Path:
    """Return the file in which a build tells the next one what it knows."""
    return state_dir / "memory.msgpack"


def world_of(press: Press) -> str:
    """Return a text that is equal while nothing changes that all files depend on: code, settings, theme, communities.

    Templates are not part of it: which page is made with which is known.
    """
    site, edition = press.editions[0].site, press.editions[0]
    settings = replace(press.settings, workers=0, today=site.day)
    almanacs = [site.almanac, *(almanac for _community, almanac in sorted(site.almanacs.items()))]
    return digest_of(
        replace(settings, today=date.min),
        [(community.key, community.origin.fingerprint) for community in site.communities],
        [almanac.fingerprint for almanac in almanacs],
        [(code, words.messages, words.forms, words.rule) for code, words in edition.all_words.items()],
        sorted(press.assets.paths.items()),
        (edition.encoder, edition.artist, Typesetter(settings.theme_dir / "print").identity),
    )


def _recall(press: Press, live: NextSite) -> Memory:
    """Return what the last build knew: nothing, if the search index is not there that the next one is made of."""
    world = world_of(press)
    memory = recall(memory_file(press.settings.state_dir), world)
    index = ((folder + name, key) for folder, files in memory.indexes.items() for name, key in files.items())
    return memory if all(live.has(path, key) for path, key in index) else Memory(world)


def _answer(site: Site, images: Mapping[str, str], question: Question) -> str:
    return images.get(str(question[1]), "") if question[0] == "image" else answer(site, question)


# --- what there is to make ------------------------------------------------------------------------------------------


# Returns the jobs of a listing, by its name.
Lister = Callable[[str, Callable[[], Iterable[Job[Any]]]], Sequence[Job[Any]]]


def _in_full(_name: str, listing: Callable[[], Iterable[Job[Any]]]) -> Sequence[Job[Any]]:
    return tuple(listing())


def page_tasks(press: Press, listed: Lister = _in_full) -> list[Task]:
    """Return every page of the site."""
    tasks: list[Task] = []
    for edition in press.editions:
        jobs = [error_job(edition, _site_path(press.settings.site_url))]
        for name, listing in page_listings(edition).items():
            jobs += listed(f"{name} ({edition.language})", listing)
        carded = (job._replace(plan=partial(_plan_with_cards, job.plan, edition)) for job in jobs)
        tasks += tasks_of(carded, _page_craft(edition, press.renderers[edition.language]))
    return tasks


def feed_tasks(press: Press, images: Mapping[str, str], listed: Lister = _in_full) -> list[Task]:
    """Return every calendar and every Atom feed."""
    settings, noted_images = press.settings, Noted("image", images)
    calendars = _plain_craft(render_calendar)
    feeds = _plain_craft(render_feed)
    tasks: list[Task] = []
    for edition in press.editions:
        listing = partial(calendar_jobs, edition, settings, noted_images)
        tasks += tasks_of(listed(f"calendar files ({edition.language})", listing), calendars)
        listing_of_news = partial(feed_jobs, edition, settings.uid_domain)
        tasks += tasks_of(listed(f"news ({edition.language})", listing_of_news), feeds)
    return tasks


def print_tasks(press: Press, listed: Lister = _in_full) -> list[Task]:
    """Return every sheet to print."""
    craft = _print_craft(press)
    sheets = ((edition.language, partial(print_jobs, edition)) for edition in press.editions)
    return [task for code, listing in sheets for task in tasks_of(listed(f"sheets ({code})", listing), craft)]


def _plan_with_cards(plan: Callable[[], Page | RedirectPage], edition: Edition) -> Page | RedirectPage:
    page = plan()
    return with_share_cards(page, edition) if isinstance(page, Page) else page


def _page_craft(edition: Edition, renderer: Renderer) -> Craft[Page | RedirectPage]:
    find_entry = partial(plan_search_entry, edition)

    def describe(path: str, page: Page | RedirectPage) -> Outcome:
        media = tuple(media_in(page))
        frame = page.frame if isinstance(page, Page) else None
        entry = find_entry(path, page)
        return Outcome(
            view=digest_of(page),
            template=page.template,
            needs=tuple(dict.fromkeys(name for medium in media for name in _names_of(medium))),
            shown=tuple({medium.name: _said_by(medium) for medium in media}.items()),
            canonical=frame.canonical if frame and frame.indexed else "",
            image=frame.image if frame else "",
            files=tuple(_files_of(page)),
            entry=digest_of(entry) if entry else "",
        )

    def key(outcome: Outcome) -> str:
        return renderer.key(outcome.template, outcome.view)

    return Craft(describe, key, renderer.render, media_in, find_entry)


def _plain_craft(render: Callable[[V], bytes]) -> Craft[V]:
    """Return how files are made that show no media."""
    return Craft(lambda _path, view: Outcome(digest_of(view)), lambda outcome: outcome.view, render)


def _print_craft(press: Press) -> Craft[Document]:
    """Return how sheets are made: each is a file of the image cache, whose name covers all that it says."""
    cache_dir = image_cache(press.settings.state_dir)
    typesetter = Typesetter(press.settings.theme_dir / "print")

    def describe(_path: str, document: Document) -> Outcome:
        name = typesetter.file_name(document)
        return Outcome(name, needs=(name,))

    def media(document: Document) -> list[object]:
        copies = tuple(media_in(document))
        return [*copies, PrintJob(document, {copy.name: cache_dir / copy.name for copy in copies})]

    def make(document: Document) -> bytes:
        return (cache_dir / typesetter.file_name(document)).read_bytes()

    return Craft(describe, lambda outcome: outcome.view, make, media)


def _names_of(medium: Medium) -> tuple[str, ...]:
    """Return the files of the image cache that a page with this on it needs."""
    if isinstance(medium, QrCode):
        return ()
    if isinstance(medium, Derivative):
        return medium.name, tone_name(medium.digest, medium.recipe.encoder)
    return (medium.name,)


def _said_by(medium: Medium) -> str:
    return medium.text if isinstance(medium, QrCode) else ""


def _files_of(page: Page | RedirectPage) -> Iterator[tuple[str, str, str]]:
    """Yield the files that a case offers as they are: output path, digest, source."""
    pieces = page.argument.evidence if isinstance(page, CasePage) else ()
    for file in (file for piece in pieces for file in piece.files):
        yield file.output_path, file.file.digest, str(file.file.path)


# --- making it ------------------------------------------------------------------------------------------------------


class FinishedMedia:
    """Which media need not be made: they are published, or whole in the image cache. Each is looked for once.

    `is_published` tells of an output path and a key whether visitors have that file.
    """

    def __init__(self, state_dir: Path, is_published: Callable[[str, str], bool] = lambda _path, _key: False) -> None:
        self._folder = f"{image_cache(state_dir)}{os.sep}"
        self._is_published = is_published
        self._found: dict[str, bool] = {}

    def hold(self, names: Iterable[str]) -> bool:
        """Tell whether all of them are there."""
        return all(map(self._has, names))

    def _has(self, name: str) -> bool:
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._is_published(f"media/{name}", name) or self._is_in_cache(name)
        return found

    def _is_in_cache(self, name: str) -> bool:
        try:
            # After a power cut, a file may have its name but not its content.
            return os.stat(self._folder + name).st_size > 0  # noqa: PTH116 (of a hundred thousand files)
        except FileNotFoundError:
            return False


def _make_media(media: Iterable[object], press: Press, progress: Progress) -> None:
    """Have every copy of a photo, every share card and every sheet in the image cache."""
    settings = press.settings
    cache_dir = image_cache(settings.state_dir)
    wanted = list(media)
    copies = [medium for medium in wanted if isinstance(medium, Derivative)]
    cards = [medium for medium in wanted if isinstance(medium, ShareCard)]
    sheets = [medium for medium in wanted if isinstance(medium, PrintJob)]
    if copies:
        try:
            encode_all(copies, cache_dir, settings.workers, lambda done: progress("photos", done, len(copies)))
        except DamagedPhotos as damaged:
            note_damage(photo_notebook(settings.state_dir), damaged.damage)
            raise
    if cards:
        draw_cards(cards, cache_dir, settings.workers, lambda done: progress("share cards", done, len(cards)))
    if sheets:
        typesetter = Typesetter(settings.theme_dir / "print")
        typesetter.compile_all(
            sheets, cache_dir, settings.workers, lambda done: progress("sheets to print", done, len(sheets))
        )


def _plan_tasks(planner: Planner, settings: Settings) -> dict[str, Planned]:
    """Return all files that come of tasks, and what they show."""
    plan: dict[str, Planned] = {}
    shown: dict[str, str] = {}
    for path, task in planner.tasks.items():
        outcome = planner.outcome(path)
        plan[path] = Planned(planner.key(path), partial(_make_again, task))
        shown.update(outcome.shown)  # the same on many pages
        for output_path, digest, source in outcome.files:
            plan[output_path] = Planned(digest, partial(Path, source))
    for name, text in shown.items():
        plan[f"media/{name}"] = _planned_code(text) if text else _planned_copy(name, settings)
    return plan


def _make_again(task: Task) -> bytes:
    made: bytes = task.craft.make(task.job.plan())
    return made


def _plan_directories(press: Press, memory: Memory) -> Iterator[tuple[str, Planned]]:
    """Yield what leads to the pages: the sitemap, and what robots are told."""
    settings = press.settings
    if settings.site_url:
        addresses = [outcome.canonical for outcome in memory.outcomes.values() if outcome.canonical]
        yield "sitemap.xml", _planned_bytes(render_sitemap(addresses))
    sitemap = f"{settings.site_url}/sitemap.xml" if settings.site_url else ""
    yield "robots.txt", _planned_bytes(render_robots(sitemap))


def _plan_search(press: Press, planner: Planner, before: Mapping[str, Outcome]) -> Iterator[tuple[str, Planned]]:
    """Yield the search index of each language, made of the one before as far as `before` knows what that holds."""
    memory = planner.memory
    for edition in press.editions:
        folder, held = search_folder(edition), _held_by(press, edition)
        new = (entry for path, entry in planner.entries.items() if held(path) and _is_news(path, before, memory))
        gone = tuple(
            search_address(path) for path, was in before.items() if was.entry and held(path) and not memory.entry(path)
        )
        index = plan_search_index(edition, new)
        known = memory.indexes.get(folder)
        made: Mapping[str, bytes | None] = {}
        if known is None:
            made = render_search_index(index)
        elif index.entries or gone:
            made = update_search_index(_Files(press.settings.output_dir / folder, known), index, gone)
        contents = {name: content for name, content in made.items() if content is not None}
        kept = {name: key for name, key in (known or {}).items() if name not in made}
        memory.indexes[folder] = kept | {name: digest_of(content) for name, content in contents.items()}
        for name, key in memory.indexes[folder].items():
            yield folder + name, Planned(key, partial(contents.__getitem__, name))


def _held_by(press: Press, edition: Edition) -> Callable[[str], bool]:
    """Return what tells of an output path whether it is in an edition; the first one has no folder of its own."""
    own = edition.prefix.removeprefix("/")
    others = tuple(f"{prefix.removeprefix('/')}/" for prefix in edition.prefixes.values() if prefix)
    return lambda path: path.startswith(f"{own}/") if own else not path.startswith(others)


def _is_news(path: str, before: Mapping[str, Outcome], memory: Memory) -> bool:
    return path not in before or before[path].entry != memory.entry(path)


class _Files(Mapping[str, bytes]):
    """The files of a folder by their names, read when they are asked for."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self._folder = folder
        self._names = frozenset(names)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return (self._folder / name).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _plan_server_files(press: Press) -> Iterator[tuple[str, Planned]]:
    """Yield what hosts of static sites read, once the site has a place."""
    if press.settings.site_url:
        yield "_headers", _planned_bytes(render_headers())
        yield "_redirects", _planned_bytes(render_redirects(hosting_of(press)))


def _copies_of(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the compressed copies of a text by their suffixes."""
    if is_compressible(path):
        for suffix in SUFFIXES:
            yield suffix, compress(content, suffix)


def _plan_compressed(plan: Mapping[str, Planned]) -> Iterator[tuple[str, Planned]]:
    """Yield every file, and after each text its compressed copies, for which it is made only once."""

    # A text is published right before its copies.
    @lru_cache(maxsize=1)
    def content_of(path: str) -> bytes:
        made = plan[path].make()
        return made.read_bytes() if isinstance(made, Path) else made

    def copy_of(path: str, suffix: str) -> bytes:
        return compress(content_of(path), suffix)

    for path, planned in plan.items():
        if not is_compressible(path):
            yield path, planned
            continue
        yield path, planned._replace(make=partial(content_of, path))
        for suffix in SUFFIXES:
            yield path + suffix, Planned(planned.key + suffix, partial(copy_of, path, suffix))


def _planned_bytes(content: bytes) -> Planned:
    return Planned(digest_of(content), lambda: content)


def _planned_file(file: Path) -> Planned:
    return Planned(digest_of(file.read_bytes()), lambda: file)


def _planned_code(text: str) -> Planned:
    return Planned(digest_of(text), partial(render_qr_code, text))


def _planned_copy(name: str, settings: Settings) -> Planned:
    """Plan a copy of a file whose name in the image cache covers all that it is made of."""
    return Planned(name, lambda: image_cache(settings.state_dir) / name)


def media_in_use(press: Press) -> frozenset[str]:
    """Return the names of all files in the image cache that the site needs."""
    used: set[str] = set()
    for task in (*page_tasks(press), *print_tasks(press)):
        view = task.job.plan()
        used.update(task.craft.describe(task.job.path, view).needs)
        used.update(name for medium in media_in(view) for name in _names_of(medium))
    return frozenset(used)


def _site_path(site_url: str) -> str:
    return f"{urlsplit(site_url).path.rstrip('/')}/"
