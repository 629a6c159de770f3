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

from linli.artefacts.publish import Published, locked
from linli.build import Press, Progress, keep_revisions, load_site, publish_site, set_up_press
from linli.graph.site import Site
from linli.planning import Planner
from linli.problems import CannotPublish, ContentProblems, DamagedPhotos, Problem, Report
from linli.settings import BadSetting, Settings, read_settings
from linli.sources.revisions import LedgerState
from linli.views.frames import plan_frame
from linli.views.here import Edition, Here
from linli.views.pages import Page
from linli.views.parts import Link
from linli.views.share_cards import ShareCard, with_share_cards

# Where a run of Pelican keeps our build, and how we know that it is not our own entry point that runs it.
_BUILD = "LINLI_BUILD"
_UNDER_PELICAN = "LINLI_UNDER_PELICAN"


def register() -> None:
    """Ask Pelican to run Linli with its own generators."""
    pelican_signals.initialized.connect(_prepare)
    pelican_signals.get_generators.connect(_begin)
    pelican_signals.content_object_init.connect(_settle_language)
    pelican_signals.page_generator_write_page.connect(_frame_page)
    pelican_signals.finalized.connect(_publish)


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
        self._progress = progress
        self._strict = strict
        self._on_wait = on_wait
        self._explain = self.reasons.__setitem__ if explained else None
        self._press: Press | None = None
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
        shutil.rmtree(self.scratch_dir, ignore_errors=True)
        self.scratch_dir.mkdir(parents=True)

    def end(self) -> None:
        """Let other builds begin."""
        self._alone.close()

    def load(self) -> None:
        """Load the site.

        Raises:
            ContentProblems: the build is strict, and there are problems.
        """
        report = Report()
        site: Site = load_site(self.settings, report, remembering=True)
        self.problems = report.problems
        if self._strict:
            report.stop_if_any()
        self._press = set_up_press(site, self.settings)

    def publish(self) -> None:
        """Publish our pages together with what Pelican has written.

        A build that goes on in spite of problems tells subscribers nothing: it is for the editor's eyes.
        """
        files = (file for file in sorted(self.scratch_dir.rglob("*")) if file.is_file())
        foreign = {file.relative_to(self.scratch_dir).as_posix(): file for file in files}
        try:
            made = publish_site(self.press, foreign, self._progress, self.foreign_cards, self._explain)
        except DamagedPhotos:
            # Now that they are known, loading tells where they are named, and a preview goes on without them.
            self.load()
            made = publish_site(self.press, foreign, self._progress, self.foreign_cards, self._explain)
        self.published, self.planner = made
        if self._strict:
            self.ledger = keep_revisions(self.press)


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
    logging.getLogger("pelican").setLevel(logging.ERROR)
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
