"""Style sheets, scripts and icons under names that change with their content, so that they can be cached for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_BRAND = "brand.woff2"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Assets:
    """The theme's files by their published paths; `paths` leads from the theme's name to the published one."""

    files: Mapping[str, bytes]
    paths: Mapping[str, str]
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]


def gather_assets(theme_dir: Path, palette_css: str, brand_font: bytes = b"") -> Assets:
    """Return the theme's static files and the communities' colours, with the brand's face (WOFF2) where there is one.

    Style sheets are joined in the order that `css/bundle.txt` lists them in. Scripts directly in `js/` are joined, and
    go to every page; those in folders below it only to the pages whose templates name them.
    """
    static = theme_dir / "static"
    listed = (static / "css" / "bundle.txt").read_text("utf-8").split()
    bundle = "\n".join((static / "css" / name).read_text("utf-8").strip() for name in listed)
    everywhere = sorted((static / "js").glob("*.js"))
    contents = {
        "css/main.css": _without_comments(bundle).encode(),
        "css/colours.css": palette_css.encode(),
        "js/main.js": b"\n".join(file.read_bytes() for file in everywhere),
    }
    for file in sorted(static.rglob("*")):
        name = file.relative_to(static).as_posix()
        if file.is_file() and not name.startswith("css/") and file not in everywhere:
            contents[name] = file.read_bytes()
    if brand_font:
        contents[_BRAND] = brand_font
        contents["css/colours.css"] += _face_css(theme_dir, _fingerprinted(_BRAND, brand_font)).encode()
    paths = {name: _fingerprinted(name, content) for name, content in contents.items()}
    return Assets(
        files={paths[name].removeprefix("/"): content for name, content in contents.items()},
        paths=paths,
        stylesheets=(paths["css/main.css"], paths["css/colours.css"]),
        scripts=(paths["js/main.js"],) if everywhere else (),
    )


def _face_css(theme_dir: Path, path: str) -> str:
    """Return the styles of the brand's face, which lies beside the style sheet wherever the site is."""
    # All weights: a font with one stands for every weight, and one with an axis is asked for what the heading wants.
    source = f'font-weight:1 1000;font-display:swap;src:url("{Path(path).name}") format("woff2")'
    face = f'@font-face{{font-family:"Linli Brand";{source}}}\n'
    return face + _without_comments((theme_dir / "brand.css").read_text("utf-8"))


def _without_comments(css: str) -> str:
    """Return styles without what only their readers need: comments, and the room around lines."""
    lines = (line.strip() for line in _COMMENT.sub("", css).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def _fingerprinted(name: str, content: bytes) -> str:
    path = Path(name)
    return f"/assets/{path.stem}-{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"
