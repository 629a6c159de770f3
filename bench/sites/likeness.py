"""How much the pictures on the contestants' pages look like the photos that they were made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import mean, quantiles

from bench.sites.corpus import Corpus
from bench.sites.engines import Engine
from PIL import Image

from linli.artefacts.images.ssimulacra2 import Original

_WIDTH = 960
_SAMPLE = 20
# Of one photo there may be copies of another shape: parts of it.
_SAME_SHAPE = 0.02


def likeness_of(site: Path, engine: Engine, corpus: Corpus) -> tuple[float, float]:
    """Return SSIMULACRA2 of the 960 pixels wide AVIFs of some photos: the mean, and the tenth percentile."""
    points = list(islice(_points(site, engine, corpus), _SAMPLE))
    return mean(points), quantiles(points, n=10, method="inclusive")[0]


def _points(site: Path, engine: Engine, corpus: Corpus) -> Iterator[float]:
    for event in (event for event in corpus.events if event.photos):
        page = site / engine.output / engine.pages(event)["event"][0]
        copies = dict.fromkeys(re.findall(rf'([^"\s,]+\.avif)\s+{_WIDTH}w', page.read_text("utf-8")))
        for number in range(1, event.photos + 1):
            with Image.open(engine.event_file(site, event).with_name(f"photo-{number}.jpg")) as photo:
                small = photo.convert("RGB").resize((_WIDTH, round(photo.height * _WIDTH / photo.width)))
            original = Original(small)
            # Which copy is of which photo is not said; the right one is by far the most alike.
            yield max(original.likeness(copy) for copy in _copies_like(small, site / engine.output, page, copies))


def _copies_like(photo: Image.Image, output: Path, page: Path, copies: dict[str, None]) -> Iterator[Image.Image]:
    for url in copies:
        file = output / url.removeprefix("/") if url.startswith("/") else page.parent / url
        with Image.open(file) as copy:
            if abs(copy.height / photo.height - 1) < _SAME_SHAPE:
                yield copy.convert("RGB").resize(photo.size) if copy.size != photo.size else copy.convert("RGB")
