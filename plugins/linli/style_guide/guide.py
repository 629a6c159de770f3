"""The style guide as files: each is made when somebody asks for it, from the theme as it is at that moment."""

from __future__ import annotations

import functools
import mimetypes
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from PIL import Image

from linli.artefacts.assets import Assets, gather_assets
from linli.artefacts.html import Renderer
from linli.style_guide.components import COMPONENTS
from linli.style_guide.examples import LANGUAGES, NAMES, Examples
from linli.views.wording import Words

START = "zh-CN/components/"
_OWN = Path(__file__).parent
_PALETTE = (
    '@layer tokens{[data-community="wenjiang-juchang"]{--accent:#a8482f;--accent-soft:#f6e7e4}'
    '@media(prefers-color-scheme:dark){[data-community="wenjiang-juchang"]{--accent:#d97c65;--accent-soft:#38211c}}}\n'
)
_PHOTO = "#c9623f"


@dataclass(frozen=True, slots=True)
class GuideFile:
    """One file of the guide, and what kind it is of (a media type)."""

    content: bytes
    kind: str


def make_guide_file(theme_dir: Path, path: str) -> GuideFile | None:
    """Return the file at `path` below the style guide's address, or None where it has none.

    Raises:
        jinja2.TemplateError: a template of the theme is not right, or asks for what an example does not have.
    """
    assets = gather_assets(theme_dir, _PALETTE)
    folder, _slash, name = path.rpartition("/")
    if folder == "assets":
        return _asset(assets, name)
    language, _slash, place = folder.partition("/")
    if language not in LANGUAGES:
        return None
    if place == "media":
        return GuideFile(_draw_photo(name), mimetypes.guess_type(name)[0] or "image/png")
    if name not in ("", "index.html"):
        return None
    renderer = Renderer(theme_dir, Words.for_language(language, theme_dir), assets.paths)
    if place == "components":
        return _page(_render_guide(renderer.environment, Examples(language)))
    return _page(renderer.render(Examples(language).page(place))) if place in NAMES else None


def render_component(environment: Environment, name: str, examples: Examples) -> Markup:
    """Return the example of a component as markup."""
    macros = vars(environment.get_template(f"components/{name}.html").module)
    named = ", ".join(sorted(macro for macro in macros if not macro.startswith("_")))
    template = environment.from_string(f"{{% from 'components/{name}.html' import {named} %}}{COMPONENTS[name]}")
    return Markup(template.render(e=examples, frame=examples.frame()))


def _render_guide(environment: Environment, examples: Examples) -> bytes:
    frame = replace(examples.frame(), title=examples.say("样式指南", "Style guide"), indexed=False, canonical="")
    shown = [(name, render_component(environment, name, examples), source) for name, source in COMPONENTS.items()]
    template = environment.from_string((_OWN / "guide.html").read_text("utf-8"))
    text = template.render(
        frame=replace(frame, stylesheets=(*frame.stylesheets, "../../assets/guide.css")),
        e=examples,
        title=examples.say("样式指南", "Style guide"),
        lead=examples.say("主题里的组件和页面，附用法。", "Every component and every kind of page."),
        names=NAMES,
        components=shown,
    )
    return text.encode()


def _asset(assets: Assets, name: str) -> GuideFile | None:
    if name == "main.css":
        styles = (assets.files[path.removeprefix("/")] for path in assets.stylesheets)
        return GuideFile(b"\n".join(styles), "text/css; charset=utf-8")
    if name == "guide.css":
        return GuideFile((_OWN / "guide.css").read_bytes(), "text/css; charset=utf-8")
    content = assets.files.get(f"assets/{name}")
    return GuideFile(content, mimetypes.guess_type(name)[0] or "application/octet-stream") if content else None


def _page(content: bytes) -> GuideFile:
    return GuideFile(content, "text/html; charset=utf-8")


@functools.cache
def _draw_photo(name: str) -> bytes:
    """Return a plain picture that stands for any photo, in the format that its name asks for."""
    file = BytesIO()
    width = 480 if "480" in name else 960
    suffix = Path(name).suffix.removeprefix(".").replace("jpg", "jpeg") or "png"
    Image.new("RGB", (width, width * 3 // 4), _PHOTO).save(file, suffix)
    return file.getvalue()
