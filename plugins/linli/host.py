"""Runs Linli inside Pelican. Nothing else in Linli knows Pelican.

Pelican reads and writes its own pages as ever, but into a folder of the state: what it made is published
together with our pages, all at once.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import Pelican
from pelican import signals as pelican_signals
from pelican.generators import Generator, PagesGenerator
from pelican.log import console as pelican_console
from pelican.settings import read_settings as read_pelican_settings

from linli.artefacts.originals import CannotClean, hand_on, holds_words
from linli.artefacts.publish import Published, locked
from linli.build import Press, Progress, keep_revisions, load_site, publish_site, set_up_press
from linli.graph.site import Site
from linli.planning import Planner
from linli.problems import CannotPublish, ContentProblems, DamagedPhotos, Place, Problem, Report
from linli.settings import BadSetting, Settings, read_settings
from linli.sources.photos import FORMAT_OF_SUFFIX, PhotoReader
from linli.sources.revisions import LedgerState
from linli.views.frames import plan_frame
from linli.views.here import Edition, Here
from linli.views.pages import Page
from linli.views.parts import Link
from linli.views.share_cards import ShareCard, with_share_cards

# Where a run of Pelican keeps our build, and how we know that it is not our own entry point that runs it.
_BUILD = "LINLI_BUILD"
_UNDER_PELICAN = "LINLI_UNDER_PELICAN"

_PELICAN_LOG = logging.getLogger("pelican")
_PAGE_LOGS = tuple(logging.getLogger(f"pelican.{module}") for module in ("contents", "generators", "readers"))


def register() -> None:
    """Ask Pelican to run Linli with its own generators."""
    pelican_signals.initialized.connect(_prepare)
    pelican_signals.get_generators.connect(_begin)
    pelican_signals.content_object_init.connect(_settle_language)
    pelican_signals.page_generator_write_page.connect(_frame_page)
    pelican_signals.page_generator_finalized.connect(_drop_twins)
    pelican_signals.static_generator_finalized.connect(_note_copies)
    pelican_signals.finalized.connect(_publish)


class _Complaints(logging.Handler):
    """Hears what Pelican finds wrong with its own pages: it would leave them out, and go on."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(logging.ERROR)
        self._settings = settings
        self.report = Report()

    def emit(self, record: logging.LogRecord) -> None:
        """Make a problem of one complaint."""
        arguments = record.args if isinstance(record.args, tuple) else ()
        named = next((str(word) for word in arguments if Path(str(word)).suffix), "")
        error = sys.exc_info()[1]
        reason = str(error).partition("\n")[0] if error else record.getMessage()
        self.report.add(
            self.place_of(named),
            f"this page cannot be published ({reason}).",
            "Correct it: it is UTF-8, and begins with `Title: …` on a line of its own.",
        )

    def place_of(self, path: str) -> Place:
        """Return where a file of Pelican's lies, whose path may begin in the content folder."""
        file, project_dir = self._settings.content_dir / path, self._settings.project_dir
        return Place(file.relative_to(project_dir).as_posix() if file.is_relative_to(project_dir) else str(file))


class Build:
    """One build inside one run of Pelican. `strict`: a problem stops it; else it goes on with what is right.

    `explained`: in the end `reasons` says of each file that was planned again what had changed.
    """

    def __init__(
        self,
        settings: Settings,
        progress: Progress = lambda _what, _done, _total: None,
        *,
        strict: bool = True,
        on_wait: Callable[[], None] = lambda: None,
        explained: bool = False,
    ) -> None:
        self.settings = settings
        self.problems: tuple[Problem, ...] = ()
        self.published: Published | None = None
        self.planner: Planner | None = None
        self.ledger: LedgerState = "unchanged"
        self.reasons: dict[str, str] = {}
        self.scratch_dir = settings.state_dir / "pelican"
        self.foreign_cards: list[ShareCard] = []
        self.copied: dict[str, str] = {}  # output path → the file in the content that Pelican copies there as it is
        self._progress = progress
        self._strict = strict
        self._on_wait = on_wait
        self._explain = self.reasons.__setitem__ if explained else None
        self._press: Press | None = None
        self._complaints = _Complaints(settings)
        self._alone = contextlib.ExitStack()

    @property
    def press(self) -> Press:
        """What renders the pages, once the site is loaded."""
        assert self._press is not None
        return self._press

    @property
    def site(self) -> Site:
        """The site, once it is loaded."""
        return self.press.editions[0].site

    def begin(self) -> None:
        """Wait until no other build runs, and make room for what Pelican will write.

        Raises:
            CannotPublish: the state folder cannot be written.
        """
        self.end()
        self._alone.enter_context(locked(self.settings.state_dir, self._on_wait))
        try:
            if self.scratch_dir.exists():
                shutil.rmtree(self.scratch_dir)
            self.scratch_dir.mkdir(parents=True)
        except OSError as error:
            raise CannotPublish(
                f"{self.scratch_dir} cannot be written ({error.strerror}). Correct who may write there, or remove it."
            ) from error
        for log in _PAGE_LOGS:
            log.addHandler(self._complaints)

    def end(self) -> None:
        """Let other builds begin."""
        for log in _PAGE_LOGS:
            log.removeHandler(self._complaints)
        self._alone.close()

    def drop_twins(self, pages: list[Any]) -> None:
        """Leave out pages that would be written where others are: Pelican would end at the second one."""
        taken: dict[str, Any] = {}
        for page in list(pages):
            if page.save_as in taken:
                first = self._complaints.place_of(taken[page.save_as].source_path)
                self._complaints.report.add(
                    self._complaints.place_of(page.source_path),
                    f"the address of this page, `{page.url}`, is that of {first}.",
                    "Give one of the two another `Slug: …`.",
                )
                pages.remove(page)
            taken.setdefault(page.save_as, page)

    def load(self) -> None:
        """Load the site.

        Raises:
            ContentProblems: the build is strict, and there are problems.
        """
        report = self._complaints.report
        site: Site = load_site(self.settings, report, remembering=True)
        self.problems = report.problems
        if self._strict:
            report.stop_if_any()
        self._press = set_up_press(site, self.settings)

    def publish(self) -> None:
        """Publish our pages together with what Pelican has written.

        A build that goes on in spite of problems tells subscribers nothing: it is for the editor's eyes.

        Raises:
            ContentProblems: the build is strict, and Pelican's own pages show what must not be shown.
            CannotPublish: as `publish_site` says.
        """
        report = self._complaints.report
        files = (file for file in sorted(self.scratch_dir.rglob("*")) if file.is_file())
        named = {file.relative_to(self.scratch_dir).as_posix(): file for file in files}
        foreign = {path: file for path, file in named.items() if self._may_be_shown(path, file, report)}
        self.problems = report.problems
        if self._strict:
            report.stop_if_any()
        try:
            made = publish_site(self.press, foreign, self._progress, self.foreign_cards, self._explain)
        except DamagedPhotos:
            # Now that they are known, loading tells where they are named, and a preview goes on without them.
            self.load()
            made = publish_site(self.press, foreign, self._progress, self.foreign_cards, self._explain)
        self.published, self.planner = made
        if self._strict:
            self.ledger = keep_revisions(self.press)

    def _may_be_shown(self, path: str, file: Path, report: Report) -> bool:
        """Take out of a picture that Pelican has copied what it tells about itself; say what must not be published."""
        source = self.copied.get(path)
        if source is None or file.suffix.lower() not in FORMAT_OF_SUFFIX:
            return True
        place = self._complaints.place_of(source)
        photo = PhotoReader(self.settings.content_dir).measure_photo(source, place, report)
        if photo is None:
            return False
        if photo.digest in self.press.editions[0].withheld:
            report.add(place, "this picture must not be shown, but a page shows it.", "Take it out of `content/pages`.")
            return False
        content = _without_words(file.read_bytes())
        if content is None:
            report.add(
                place,
                "this picture would be published with all that its file says about it, such as where it was taken.",
                "Save it as .jpg, or show it in a record.",
            )
            return False
        file.unlink()  # with Pelican's `STATIC_CREATE_LINKS`, it is the editor's own file
        file.write_bytes(content)
        return True


def _without_words(picture: bytes) -> bytes | None:
    """Return a picture's file without what it tells about itself; None if that cannot be taken out."""
    try:
        return hand_on(picture).content
    except CannotClean:
        return None if holds_words(picture) else picture


def run_build(
    conf: Path,
    overrides: Mapping[str, Any],
    progress: Progress,
    *,
    strict: bool = True,
    on_wait: Callable[[], None] = lambda: None,
    explained: bool = False,
) -> Build:
    """Run Pelican with the settings in `conf` and return what was published.

    Raises:
        ContentProblems: the build is strict and the content has problems; nothing was published.
        CannotPublish, BadSetting: the text says why, and the way out.
    """
    sys.path.insert(0, str(conf.parent))  # a settings file may import another that lies beside it
    raw = read_pelican_settings(str(conf), override=dict(overrides))
    # Pelican's own report counts articles and pages; ours follows.
    pelican_console.quiet = True
    _PELICAN_LOG.setLevel(logging.ERROR)
    for log in _PAGE_LOGS:
        log.propagate = False  # what is wrong with pages is told among the problems
    build = Build(
        read_settings(raw, Path(raw["PATH"]).parent), progress, strict=strict, on_wait=on_wait, explained=explained
    )
    raw[_BUILD] = build
    try:
        Pelican(raw).run()
    finally:
        build.end()
    return build


def _prepare(pelican: Any) -> None:
    settings = pelican.settings
    if _BUILD not in settings:
        with _said_without_traceback():
            settings[_BUILD] = Build(read_settings(settings, Path(settings["PATH"]).parent))
            settings[_UNDER_PELICAN] = True
    environment = settings["JINJA_ENVIRONMENT"]
    environment.setdefault("autoescape", True)
    environment["extensions"] = [*environment.get("extensions", []), "jinja2.ext.i18n"]


def _begin(pelican: Any) -> type[Generator]:
    build: Build = pelican.settings[_BUILD]
    with _errors_as(pelican.settings):
        build.begin()
    pelican.output_path = str(build.scratch_dir)
    return _LinliGenerator


class _LinliGenerator(Generator):  # type: ignore[misc]
    """Loads the site before Pelican renders anything, so that a problem stops everything."""

    def generate_context(self) -> None:
        with _errors_as(self.settings):
            self.settings[_BUILD].load()


def _settle_language(content: Any) -> None:
    """Let `Lang: zh-CN` and `Lang: zh` mean the site's own language, whatever its case: Pelican compares letters."""
    own = content.settings["DEFAULT_LANG"].lower()
    if content.lang.lower() in (own, own.partition("-")[0]):
        content.lang = own
        content.in_default_lang = True


def _frame_page(generator: PagesGenerator, content: Any) -> None:
    """Give a page of Pelican's the frame and the words that the theme's layout needs."""
    build: Build = generator.settings[_BUILD]
    edition = _edition_of(content, build)
    address = "/" + content.url.removeprefix(f"{edition.prefix}/".lstrip("/"))
    here = Here(edition, address)
    build.press.renderers[edition.language].equip(generator.env)
    frame = plan_frame(here, content.title, getattr(content, "summary", "") or content.title)
    there = {_edition_of(version, build).language for version in (content, *content.translations)}
    generator.context["body"] = Markup(content.content)
    own = replace(
        frame,
        languages=tuple(link if link.phrase.lang in there else _to_start(link, here) for link in frame.languages),
        alternates=tuple(alternate for alternate in frame.alternates if alternate.lang in there),
    )
    framed = with_share_cards(Page(own), edition).frame
    build.foreign_cards += framed.cards
    generator.context["frame"] = framed


def _drop_twins(generator: PagesGenerator) -> None:
    build: Build = generator.settings[_BUILD]
    for pages in (generator.pages, generator.translations):
        build.drop_twins(pages)


def _note_copies(generator: Any) -> None:
    """Remember where the files come from that Pelican copies as they are."""
    build: Build = generator.settings[_BUILD]
    build.copied = {file.save_as: file.source_path for file in generator.staticfiles}


def _to_start(link: Link, here: Here) -> Link:
    """Lead to a language's start page, where a page of Pelican's is not translated into it."""
    return replace(link, url=here.file(f"{here.edition.prefixes[link.phrase.lang]}/"))


def _edition_of(content: Any, build: Build) -> Edition:
    """Return the edition whose language a page of Pelican's is in; the site's own where it has none such."""
    editions = build.press.editions
    return next((e for e in editions if e.language.lower().startswith(content.lang[:2].lower())), editions[0])


def _publish(pelican: Any) -> None:
    build: Build = pelican.settings[_BUILD]
    with _errors_as(pelican.settings):
        build.publish()
    build.end()
    pelican.output_path = pelican.settings["OUTPUT_PATH"]
    for path in build.published.written if build.published else ():
        if path.endswith(".html"):
            pelican_signals.content_written.send(str(build.settings.output_dir / path), context=pelican.settings)


def _errors_as(settings: Mapping[str, Any]) -> contextlib.AbstractContextManager[None]:
    """Leave errors to our own entry point, or say them where Pelican's would print a traceback."""
    return _said_without_traceback() if _UNDER_PELICAN in settings else contextlib.nullcontext()


@contextlib.contextmanager
def _said_without_traceback() -> Iterator[None]:
    try:
        yield
    except (ContentProblems, CannotPublish, BadSetting) as reason:
        print(reason, file=sys.stderr)
        raise SystemExit(1) from None
