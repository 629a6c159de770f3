"""Files that go with a submission: what only a jury may see, too, so never through the pages' way to files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file beside a record. `path` is where it really is; `flaw` says why nobody could open it."""

    path: str
    name: str
    size: int
    digest: str
    flaw: str = ""

    @property
    def suffix(self) -> str:
        """The end of the file's name, in lower case, without its dot."""
        return Path(self.name).suffix.lower().removeprefix(".")


def find_enclosure(content_dir: Path, folder: str, name: str) -> Enclosure | None:
    """Return the file `name` in a record's folder, or None where it is missing or lies outside the content."""
    file = (Path(folder) / name).resolve()
    if not file.is_relative_to(content_dir.resolve()) or not file.is_file():
        return None
    content = file.read_bytes()
    return Enclosure(str(file), name, len(content), hashlib.sha256(content).hexdigest(), _flaw_of(file, content))


def _flaw_of(file: Path, content: bytes) -> str:
    if not content:
        return "is empty"
    if file.suffix.lower() == ".pdf" and not content.startswith(b"%PDF-"):
        return "is no PDF"
    if file.suffix.lower() == ".pdf" and b"/Encrypt" in content:
        return "is locked with a password"
    return ""
