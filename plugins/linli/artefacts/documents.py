"""PDFs, set by Typst: tagged for screen readers (PDF/UA-1), made to last (PDF/A-2a), and kept in a cache.

The fonts and what is done about characters that they lack: `docs/decisions/0015-typst-for-print.md`.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime, time
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from linli.problems import CannotPublish
from linli.views.documents import Document, PrintCode
from linli.views.lettering import in_characters
from linli.views.pictures import Derivative

if TYPE_CHECKING:
    import typst

# Both at once: what an archive wants, and what a screen reader needs.
_STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
# The face that all others fall back on; beside it lies the list of its characters.
_BODY_FACE = "NotoSansSC-Regular"

# Fewer documents than this are done before a second process has even started.
_WORTH_A_POOL = 12

_IMPORT = re.compile(r'\b(?:import|include)\s+"([^"]+\.typ)"')


class CannotTypeset(Exception):
    """Typst will not set a document, or not as it is told: a mistake in a template or in what it was given."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A document with the files of its pictures, by the names that its body gives them."""

    document: Document
    pictures: Mapping[str, Path]


class Typesetter:
    """Sets documents with the templates and the fonts of a theme's `print` folder, and with no others."""

    def __init__(self, print_dir: Path) -> None:
        self._print_dir = print_dir
        self._closures: dict[str, str] = {}

    def key(self, document: Document) -> str:
        """Return a text that is equal for two documents only if their bytes are."""
        return _digest(self._identity, self._closure_digest(document.template), _as_json(document, self._print_dir))

    def compile_all(
        self, jobs: Iterable[PrintJob], cache_dir: Path, workers: int, progress: Callable[[int], None]
    ) -> None:
        """Have every document in the cache, under `file_name`; the pictures must be there already.

        The cache never goes stale, for a document's name covers all that it says and what sets it. A file in the cache
        is always whole. `progress` hears how many documents are there so far.

        Raises:
            CannotTypeset: a template is wrong.
            CannotPublish: the cache cannot be written.
        """
        wanted = {self.file_name(job.document): job for job in jobs}
        missing = [(cache_dir / name, job) for name, job in sorted(wanted.items()) if not _is_whole(cache_dir / name)]
        done = len(wanted) - len(missing)
        progress(done)
        for _file in _compile_missing(missing, self._print_dir, workers):
            done += 1
            progress(done)

    @functools.cached_property
    def identity(self) -> str:
        """Name everything that type is set with: the code, the fonts and all templates."""
        templates = sorted(self._print_dir.rglob("*.typ"))
        return _digest(self._identity, [(file.name, file.read_bytes()) for file in templates])

    def file_name(self, document: Document) -> str:
        """Return the name of a document's file in the cache, which no other document has."""
        return f"{self.key(document)[:32]}.pdf"

    @functools.cached_property
    def _identity(self) -> str:
        """Name the code that sets type here, its libraries and its fonts."""
        libraries = [(name, importlib.metadata.version(name)) for name in ("typst", "segno")]
        fonts = self._print_dir / "fonts"
        files = [Path(__file__), *sorted((*fonts.glob("*.ttf"), *fonts.glob("*.txt")))]
        return _digest(libraries, [(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files])

    def _closure_digest(self, template: str) -> str:
        if template not in self._closures:
            sources = _closure(self._print_dir, template)
            self._closures[template] = _digest(*sorted(sources.items()))
        return self._closures[template]


def compile_document(document: Document, print_dir: Path, pictures: Mapping[str, Path] | None = None) -> bytes:
    """Return a document as PDF/A-2a and PDF/UA-1: the same bytes from the same document, on every machine.

    `pictures` are JPEG, PNG or WebP files by the names that the document's body gives them. Letters that the fonts lack
    are replaced by 〓. Nothing is fetched, and no font but those in `print_dir` is used.

    Raises:
        CannotTypeset: the template is wrong, or a picture that it shows is missing or cannot be read.
    """
    import typst

    with TemporaryDirectory(prefix="linli-print-") as folder:
        root = Path(folder)
        _lay_out(root, document, print_dir, pictures or {})
        main = root / "print" / document.template
        try:
            compiler = typst.Compiler(root=root, font_paths=_fonts(print_dir / "fonts"))
            content, warnings = compiler.compile_with_warnings(
                main,
                format="pdf",
                sys_inputs={"data": "/data.json"},
                pdf_standards=[*_STANDARDS],
                timestamp=int((datetime.combine(document.dated, time()) - datetime(1970, 1, 1)).total_seconds()),
            )
        except typst.TypstError as error:
            raise CannotTypeset(_explained(document, [error])) from error
    if warnings:
        # An unknown font is only a warning, and another takes its place.
        raise CannotTypeset(_explained(document, warnings))
    assert isinstance(content, bytes)
    return content


# --- the folder that Typst sees -------------------------------------------------------------------------------------


def _lay_out(root: Path, document: Document, print_dir: Path, pictures: Mapping[str, Path]) -> None:
    """Put everything that a document is made of below one folder: Typst sees nothing outside it."""
    (root / "data.json").write_text(_as_json(document, print_dir), "utf-8")
    for template, source in _closure(print_dir, document.template).items():
        file = root / "print" / template
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, "utf-8")
    for folder in ("pictures", "codes"):
        (root / folder).mkdir()
    for name, picture in pictures.items():
        shutil.copyfile(picture, root / "pictures" / name)
    for code in _codes_in(document.body):
        (root / "codes" / _code_name(code)).write_bytes(_draw_code(code))


def _closure(print_dir: Path, template: str) -> dict[str, str]:
    """Return the source of a template and of all that it imports, however far, by name."""
    sources: dict[str, str] = {}
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name not in sources:
            sources[name] = (print_dir / name).read_text("utf-8")
            waiting += [str((Path(name).parent / found).as_posix()) for found in _IMPORT.findall(sources[name])]
    return sources


def _as_json(document: Document, print_dir: Path) -> str:
    """Return what a template is told. `region` tells Chinese of the mainland from that of elsewhere."""
    characters = _characters(print_dir / "fonts" / f"{_BODY_FACE}.txt")
    language, *rest = document.language.split("-")
    told = {
        "language": language,
        "region": next((part for part in rest if len(part) == 2), None),
        "title": in_characters(document.title, characters),
        "dated": [document.dated.year, document.dated.month, document.dated.day],
        "body": _plain(document.body, characters),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1)


def _plain(value: object, characters: frozenset[str]) -> object:
    """Return a view in the terms of JSON. A copy of a photo is its file's name: where its source lies is no matter."""
    if isinstance(value, str):
        return in_characters(value, characters)
    if isinstance(value, Derivative):
        return {"file": value.name, "width": value.width, "height": value.height}
    if isinstance(value, PrintCode):
        return {"url": value.url, "label": in_characters(value.label, characters), "file": _code_name(value)}
    if isinstance(value, tuple):
        return [_plain(item, characters) for item in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name), characters) for field in fields(value)}
    return value


def _codes_in(value: object) -> Iterator[PrintCode]:
    if isinstance(value, PrintCode):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _codes_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _codes_in(getattr(value, field.name))


def _code_name(code: PrintCode) -> str:
    return f"{hashlib.sha256(code.url.encode()).hexdigest()[:20]}.svg"


def _draw_code(code: PrintCode) -> bytes:
    """Return a QR code as a drawing, with the quiet zone of four modules that ISO/IEC 18004 asks for."""
    import segno

    drawing = BytesIO()
    # Level M: a quarter of an A4 sheet away from a phone, some rain on the paper.
    segno.make(code.url, error="m", micro=False, boost_error=False).save(
        drawing, kind="svg", border=4, light="#fff", dark="#000", xmldecl=False, svgns=True, nl=False
    )
    return drawing.getvalue()


@functools.cache
def _fonts(fonts_dir: Path) -> typst.Fonts:
    """Return the faces in a folder, and no others: what a machine has installed must not show."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts_dir])


@functools.cache
def _characters(file: Path) -> frozenset[str]:
    # A paragraph may end within a text.
    return frozenset(file.read_text("utf-8")) | {"\n"}


def _explained(document: Document, findings: Iterable[typst.TypstError | typst.TypstWarning]) -> str:
    lines = [f"{document.template} cannot be set for {document.title!r}:"]
    for finding in findings:
        lines += [
            f"  {finding.message}",
            *(f"  {hint}" for hint in finding.hints),
            *(f"  {at}" for at in finding.trace),
        ]
    return "\n".join(lines)


# --- the cache ------------------------------------------------------------------------------------------------------


def _compile_missing(missing: list[tuple[Path, PrintJob]], print_dir: Path, workers: int) -> Iterator[Path]:
    compile_into = functools.partial(_compile_into, print_dir)
    if workers <= 1 or len(missing) < _WORTH_A_POOL:
        yield from map(compile_into, missing)
        return
    # Never forked: Pelican has threads running, and a lock that one of them holds would stay locked in the copy.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(compile_into, missing, chunksize=4)


def _compile_into(print_dir: Path, task: tuple[Path, PrintJob]) -> Path:
    """Set a document and put it in place whole or not at all. Runs in any process."""
    file, job = task
    content = compile_document(job.document, print_dir, job.pictures)
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise CannotPublish(
            f"the folder of finished documents cannot be written ({error}). Make room or correct who may write there."
        ) from error
    return file


def _is_whole(file: Path) -> bool:
    try:
        return file.stat().st_size > 0  # after a power cut, a file may have its name but not its content
    except OSError:
        return False


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
