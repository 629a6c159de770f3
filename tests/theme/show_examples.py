"""Writes the examples as pages to look at: `python -m tests.theme.show_examples FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from tests.theme.examples import LANGUAGES, Examples

from linli.artefacts.assets import gather_assets
from linli.artefacts.html import Renderer
from linli.views.wording import Words

THEME = Path(__file__).parents[2] / "theme"
PALETTE = '[data-community="wenjiang-juchang"]{--accent:#a8482f;--accent-soft:#f6e7e4}\n'


def write_examples(folder: Path) -> None:
    """Write every example page, the theme's styles and a stand-in for the photos."""
    assets = gather_assets(THEME, PALETTE)
    _write(
        folder / "assets" / "main.css", b"\n".join(assets.files[path.removeprefix("/")] for path in assets.stylesheets)
    )
    for lang in LANGUAGES:
        renderer = Renderer(THEME, Words.for_language(lang, THEME), assets.paths)
        for name, page in Examples(lang).all():
            _write(folder / lang / name / "index.html", renderer.render(page))
        _draw_pictures(folder / lang / "media")


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _draw_pictures(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for width in (480, 960):
        picture = Image.new("RGB", (width, width * 3 // 4), "#c9623f")
        picture.save(folder / f"cover-{width}.jpg")
        picture.save(folder / f"cover-{width}.avif")


if __name__ == "__main__":
    write_examples(Path(sys.argv[1]))
