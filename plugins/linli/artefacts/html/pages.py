"""Renders pages with the theme's templates, and their texts with Python-Markdown."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import pickle
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import nh3
from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    meta,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markupsafe import Markup

from linli.artefacts.html import templates
from linli.artefacts.html.templates import Templates
from linli.artefacts.html.titles import break_between_words
from linli.views.pages import Page, RedirectPage
from linli.views.parts import Prose
from linli.views.pictures import Picture, spare_telephones
from linli.views.tones import tone_class
from linli.views.wording import Words

EXTENSIONS = ("abbr", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "sane_lists", "tables", "toc")
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "ol": {"start", "type"},
    "time": {"datetime"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "data": {"value"},
    "abbr": {"title"},
}
_CLEANER = nh3.Cleaner(attributes=_ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto", "tel"})
_IMAGE = re.compile(r"<p>\s*<img ([^>]*)>\s*</p>|<img ([^>]*)>")
# What a pattern of `EXTENSIONS`, or of Markdown itself, needs at least in order to match within a text.
_INLINE_MARK = re.compile(r"[`\\\[!<&*_]|  \n")
# A tag that names another template, and the name where it is a plain text.
_NAMING_TAG = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b\s*(.*?)\s*[-+]?%\}", re.DOTALL)
_NAME = re.compile(r"""(['"])([^'"\\]+)\1(?=$|\s+(?:import|as|ignore|with|without)\b)""")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_SRC = re.compile(r'\bsrc="([^"]*)"')


class Renderer:
    """Renders the pages of one language with the theme's templates.

    Templates see the view as `page`, its frame as `frame`, and nothing else of the site. `tones` gives a photo's
    average colour by the name of its placeholder, always the same one, and an empty text where there is none.
    `compiled_dir` keeps compiled templates for the other languages and for later builds.
    """

    def __init__(
        self,
        theme_dir: Path,
        words: Words,
        assets: Mapping[str, str],
        tones: Callable[[str], str] = lambda _name: "",
        compiled_dir: Path | None = None,
    ) -> None:
        self._words = words
        self._assets = assets
        self._tones = tones
        self._environment = Templates(
            words,
            # A compiled template is known by its file's name: one that leads through no link is the same for all.
            loader=FileSystemLoader((theme_dir / "templates").resolve()),
            bytecode_cache=_CompiledTemplates(compiled_dir) if compiled_dir else None,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self.equip(self._environment)
        spoken = (sorted(words.messages.items()), sorted(words.forms.items()), words.rule)
        self._words_digest = _digest(words.language, *spoken, sorted(assets.items()))
        self._markdown = Markdown(extensions=list(EXTENSIONS), extension_configs={"toc": {"slugify": _slug}})
        self._markdown.treeprocessors.register(InlineMarks(self._markdown), "inline", 20)
        self._closures: dict[str, str] = {}
        self._named: dict[str, tuple[str, ...]] = {}

    @property
    def environment(self) -> Environment:
        """The templates, for those who show single components."""
        return self._environment

    def equip(self, environment: Environment) -> None:
        """Give another environment the words, filters and globals that the theme's templates count on."""
        words, assets = self._words, self._assets

        @pass_context
        def asset(context: Context, name: str) -> str:
            frame = context.get("frame")
            return f"{frame.root if frame else ''}{assets[name].removeprefix('/')}"

        environment.install_gettext_callables(  # type: ignore[attr-defined]
            words, lambda one, many, n: words(one if n == 1 and not words.is_han else many), newstyle=True
        )
        environment.globals["asset"] = asset
        environment.globals["forms"] = words.forms_by_category
        environment.filters["prose"] = self._prose
        environment.filters["spare_telephones"] = spare_telephones
        environment.filters["tone"] = self._tone
        environment.filters["headline"] = break_between_words

    def key(self, template: str, view: str) -> str:
        """Return a text that is equal for two pages only if their bytes are; `view` is the page's fingerprint."""
        return _digest(self._words_digest, self._closure_digest(template), view)

    def render(self, page: Page | RedirectPage) -> bytes:
        """Return the page's bytes.

        Raises:
            AttributeError, jinja2.UndefinedError: a template asks for what the view does not have: a mistake of ours.
        """
        frame = {"frame": page.frame} if isinstance(page, Page) else {}
        return self._environment.get_template(page.template).render(page=page, **frame).encode()

    def _closure_digest(self, template: str) -> str:
        if template not in self._closures:
            names = sorted(self._closure(template))
            self._closures[template] = _digest(*((name, _source(self._environment, name)) for name in names))
        return self._closures[template]

    def _closure(self, template: str) -> set[str]:
        """Return a template and all that it extends, includes or imports, however far."""
        found: set[str] = set()
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._references(name)
        return found

    def _references(self, template: str) -> tuple[str, ...]:
        if template not in self._named:
            self._named[template] = tuple(_referenced(self._environment, template))
        return self._named[template]

    def _prose(self, prose: Prose) -> Markup:
        self._markdown.reset()
        html = _CLEANER.clean(self._markdown.convert(prose.text).replace("<h1", "<h2").replace("</h1>", "</h2>"))
        pictures = dict(prose.pictures)
        return Markup(_IMAGE.sub(lambda match: self._body_picture(match, pictures), html))

    def _tone(self, picture: Picture) -> str:
        return tone_class(self._tones(picture.placeholder))

    def _body_picture(self, match: re.Match[str], pictures: Mapping[str, Picture]) -> str:
        source = _SRC.search(match[1] or match[2])
        picture = pictures.get(source[1]) if source else None
        if picture is None:
            return match[0]
        macro: Any = self._environment.get_template("components/picture.html").module
        # Within a paragraph there can be a picture, but no figure.
        return str(macro.figure(picture) if match[1] is not None else macro.picture(picture))


class InlineMarks(InlineProcessor):
    """Finds what is marked within a paragraph; one without any mark need not be searched for twenty kinds of them."""

    # The method that takes one text is private, and its class has no other place at which to ask.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if _INLINE_MARK.search(data) is None:
            return data
        text: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return text


class _CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder. That one is damaged or cannot be written is no trouble: it is compiled again."""

    def __init__(self, folder: Path) -> None:
        # Jinja tells bytecode of another Python from its own, but not that of another Jinja or of other code of ours.
        compiler = Path(templates.__file__).read_bytes()
        own = folder / f"jinja-{importlib.metadata.version('jinja2')}-{hashlib.sha256(compiler).hexdigest()[:8]}"
        with contextlib.suppress(OSError):
            own.mkdir(parents=True, exist_ok=True)
        super().__init__(str(own))

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, TypeError, ValueError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


@functools.cache
def code_version() -> str:
    """Return a digest of all code that pages depend on: ours, and the versions of the libraries that render."""
    package = Path(__file__).parents[2]
    sources = [(str(path.relative_to(package)), path.read_bytes()) for path in sorted(package.rglob("*.py"))]
    libraries = [
        (name, importlib.metadata.version(name))
        for name in ("jinja2", "markdown", "nh3", "babel", "icalendar", "feedgenerator", "segno", "budoux", "brotli")
    ]
    return _digest(sources, libraries)


def _referenced(environment: Environment, template: str) -> Iterator[str]:
    """Yield the templates that one names; a computed name means any template."""
    source = _COMMENT.sub("", _source(environment, template))
    named = [_NAME.match(tag[1]) for tag in _NAMING_TAG.finditer(source)]
    if all(named):
        yield from (name[2] for name in named if name)
        return
    # To parse is slow, and right whatever stands there.
    for found in meta.find_referenced_templates(environment.parse(source)):
        if found is None:
            yield from environment.list_templates()
        else:
            yield found


def _source(environment: Environment, template: str) -> str:
    """Return the source of a template; nothing where there is none, for templates may name others `ignore missing`."""
    assert environment.loader is not None
    try:
        return environment.loader.get_source(environment, template)[0]
    except TemplateNotFound:
        return ""


def _slug(text: str, separator: str) -> str:
    """Return a heading's id; the prefix keeps it apart from the ids of the page itself."""
    return "h-" + re.sub(r"[^\w]+", separator, text.strip().lower()).strip(separator)


def digest_of(*parts: object) -> str:
    """Return a text that is equal for equal values made by the same code. Values must have a faithful `repr`."""
    return _digest(code_version(), *parts)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
