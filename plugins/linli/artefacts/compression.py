"""Compressed copies of text files, for servers that hand them out as they are."""

from __future__ import annotations

import gzip
from pathlib import PurePosixPath

import brotli

# Each copy's suffix, as servers look for it.
SUFFIXES = (".br", ".gz")
# What a server would compress anew for every visitor. Pictures, fonts and PDFs are compressed already.
_TEXTS = frozenset((".html", ".css", ".js", ".svg", ".json", ".xml", ".ics", ".atom", ".txt", ".webmanifest"))
# One event: as many files as there are events, each so short that no copy saves a packet.
_SHORT = frozenset(("event.ics",))
# Quality 11 saves another tenth and takes forty times as long; so does any larger window, and saves nothing.
_QUALITY, _WINDOW = 9, 16


def is_compressible(path: str) -> bool:
    """Whether compressed copies of a file are worth their place."""
    file = PurePosixPath(path)
    return file.suffix in _TEXTS and file.name not in _SHORT


def compress(content: bytes, suffix: str) -> bytes:
    """Return the copy of that suffix; the same content gives the same bytes, for no time is kept in them."""
    if suffix == ".br":
        copy: bytes = brotli.compress(content, quality=_QUALITY, lgwin=_WINDOW)
        return copy
    return gzip.compress(content, compresslevel=9, mtime=0)
