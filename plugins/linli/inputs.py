"""Tells whether anything has changed that a build reads, before anything that takes time is even imported.

A file counts as unchanged while its size, its two times, and its place on the disk are what they were. One that was
written at the moment of looking may have been written again unseen; of those, the content is compared (as Git does for
“racily clean” files). Opening no file and importing no library is what makes a build without changes quick.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgpack

# Twice the step of the coarsest clock that file systems of today take their times from.
_RACY_NS = 20_000_000
_SKIPPED = frozenset(("__pycache__", ".git"))


class Kept(NamedTuple):
    """What is remembered of a build: a name for what it made, and lines to be said again."""

    made: str
    lines: tuple[str, ...]


class Inputs:
    """Everything below some folders, as it is at one moment. `told` is whatever else a build depends on."""

    def __init__(self, roots: Iterable[Path], told: str) -> None:
        self._began_ns = time.time_ns()
        self._told = hashlib.sha256(f"{told} {sys.version} {_libraries()}".encode()).hexdigest()
        self._found = {path: entry for root in roots for path, entry in _files_below(str(root))}
        # Now, before the build reads them: what is written there later must not count as read.
        self._digests = {path: _digest_of(path) for path, found in self._found.items() if self._is_racy(found)}

    def kept_in(self, file: Path) -> Kept | None:
        """Return what was kept there when all was as it is now; None if anything differs."""
        stored = _read(file)
        signatures = stored.get("signatures")
        if stored.get("told") != self._told or not isinstance(signatures, dict):
            return None
        if signatures.keys() != self._found.keys():
            return None
        if not all(_is_same(path, signatures[path], found) for path, found in self._found.items()):
            return None
        lines = stored.get("lines")
        return Kept(str(stored.get("made")), tuple(map(str, lines)) if isinstance(lines, tuple) else ())

    def keep(self, file: Path, made: str, lines: Iterable[str], written: Iterable[Path]) -> None:
        """Remember in a file what there was, and what is `Kept`; what the build has `written` is seen anew.

        That the file cannot be written is no trouble: the next build looks closer.
        """
        own = [path for path in written if path.exists()]
        self._found |= {str(path): path.stat() for path in own}
        self._digests |= {str(path): _digest_of(str(path)) for path in own}
        signatures = {path: self._digests.get(path) or _state_of(found) for path, found in self._found.items()}
        kept = {"told": self._told, "made": made, "signatures": signatures, "lines": list(lines)}
        unfinished = file.with_name(f"{file.name}.new")
        with contextlib.suppress(OSError):
            unfinished.write_bytes(msgpack.packb(kept))
            unfinished.replace(file)

    def _is_racy(self, found: os.stat_result) -> bool:
        return max(found.st_mtime_ns, found.st_ctime_ns) >= self._began_ns - _RACY_NS


def _files_below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield every file in a folder or the file itself, through links, with what the system knows of it."""
    waiting, entered = [folder], set[str]()
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.name in _SKIPPED:
                        continue
                    if not _is_folder(entry):
                        yield entry.path, _looked_at(entry)
                        continue
                    if entry.is_symlink():
                        # It may lead back to where it is, for ever.
                        real = os.path.realpath(entry.path)
                        if real in entered:
                            continue
                        entered.add(real)
                    waiting.append(entry.path)
        except NotADirectoryError:
            yield path, Path(path).stat()
        except FileNotFoundError:
            continue


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link to itself


def _looked_at(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)  # a link that leads nowhere


def _state_of(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _is_same(path: str, signature: object, found: os.stat_result) -> bool:
    if isinstance(signature, str):
        return signature == _digest_of(path)
    return signature == _state_of(found)


def _digest_of(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _libraries() -> tuple[int, ...]:
    """Return when something was last installed or removed, for each folder of libraries."""
    return tuple(Path(path).stat().st_mtime_ns for path in sys.path if path.endswith("site-packages"))


def _read(file: Path) -> Mapping[str, object]:
    try:
        stored = msgpack.unpackb(file.read_bytes(), use_list=False)
    except (OSError, ValueError, msgpack.UnpackException):
        return {}
    return stored if isinstance(stored, dict) else {}
