"""Files that are published as they are: evidence that anybody may open."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path

from linli.problems import Place, Report, did_you_mean

# What browsers open or save, and never run: a page or a drawing (SVG) from elsewhere could hold scripts.
SUFFIXES = (".pdf", ".txt", ".csv", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".mp3", ".mp4")
MAX_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a record. `path` is where it really is."""

    path: str
    name: str
    size: int
    digest: str

    @property
    def suffix(self) -> str:
        """The end of the file's name, in lower case."""
        return Path(self.name).suffix.lower()


def find_attachment(content_dir: Path, path: Path, place: Place, report: Report) -> Attachment | None:
    """Return the file at `path`, or None and one problem at `place`, where an editor named it."""
    flaw = _flaw_of(path, content_dir)
    if flaw:
        report.add(place, f"file `{path.name}` {flaw[0]}", flaw[1])
        return None
    file = path.resolve()
    status = file.stat()
    try:
        digest = _digest(str(file), status.st_size, status.st_mtime_ns)
    except OSError as error:
        report.add(place, f"file `{path.name}` cannot be read ({error.strerror}).", "Correct who may read the file.")
        return None
    return Attachment(str(file), path.name, status.st_size, digest)


def _flaw_of(path: Path, content_dir: Path) -> tuple[str, str] | None:
    """Return why a file cannot be published, and the way out; None if it can."""
    if path.suffix.lower() not in SUFFIXES:
        return "is not of a kind that can be published.", f"Save it as one of {', '.join(SUFFIXES)}, or as a picture."
    if not path.is_file():
        return "is not there.", _nearest_name(path)
    if not path.resolve().is_relative_to(content_dir.resolve()):
        return "lies outside the content folder.", "Copy the file itself to where it is used."
    size = path.stat().st_size
    if size == 0:
        return "is empty.", "Copy the original once more: the file holds no data at all."
    if size > MAX_BYTES:
        return f"is too large ({size // 1024**2} MB).", f"Make it smaller: up to {MAX_BYTES // 1024**2} MB can be used."
    return None


def _nearest_name(path: Path) -> str:
    otherwise = "Put the file there or correct the name."
    try:
        neighbours = sorted(file.name for file in path.parent.iterdir() if file.suffix.lower() in SUFFIXES)
    except OSError:
        return otherwise
    return did_you_mean(path.name, neighbours, otherwise)


# A preview reads the content again and again; size and time tell whether a file is still the same.
@functools.lru_cache(maxsize=256)
def _digest(path: str, _size: int, _changed_ns: int) -> str:
    with Path(path).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
