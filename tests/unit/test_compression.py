"""Compressed copies hold what the file holds, in fewer bytes, and are the same each time."""

from __future__ import annotations

import gzip
import time

import brotli
import pytest

from linli.artefacts.compression import SUFFIXES, compress, is_compressible

PAGE = "<li><a href='../event/dinner/'>邻里晚餐</a></li>\n".encode() * 200
OPENED = {".br": brotli.decompress, ".gz": gzip.decompress}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_copy_is_smaller_and_holds_the_same(suffix):
    copy = compress(PAGE, suffix)

    assert OPENED[suffix](copy) == PAGE
    assert len(copy) < len(PAGE) / 10


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_copy_does_not_depend_on_the_clock(suffix, monkeypatch):
    first = compress(PAGE, suffix)
    monkeypatch.setattr(time, "time", lambda: 0.0)

    assert compress(PAGE, suffix) == first


@pytest.mark.parametrize(
    ("path", "is_worth_it"),
    [
        ("events/index.html", True),
        ("feeds/all.ics", True),
        ("feeds/all.atom", True),
        ("assets/icon-1.svg", True),
        ("event/dinner/event.ics", False),
        ("media/hall-480x360.avif", False),
        ("feeds/print/programme.pdf", False),
        ("index.html.gz", False),
        ("_headers", False),
    ],
)
def test_only_texts_of_some_length_are_worth_a_copy(path, is_worth_it):
    assert is_compressible(path) == is_worth_it
