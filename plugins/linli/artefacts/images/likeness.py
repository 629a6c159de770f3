"""How like its original a photo looks, and the quality that makes it so."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from io import BytesIO

from PIL import Image

from linli.artefacts.images.encoders import encode_trial, points_over_trial
from linli.artefacts.images.pixels import resized
from linli.problems import CannotPublish
from linli.views.pictures import AVIF_QUALITIES, Recipe

# Measuring takes time by the pixel. What is found at this width holds for the others nearly as well: see
# `docs/performance.md`.
_WIDTH = 480
_SMALLEST_SIDE = 64
_CLOSE_ENOUGH = 1.0  # points; the eye sees none of it
_MOST_TRIALS = 4
_LOWEST_SHIFT, _HIGHEST_SHIFT = -21, 24
_POINTS_PER_STEP = 0.9  # of quality, as a first guess


def find_quality_shift(master: Image.Image, recipe: Recipe) -> int:
    """Return by how much the recipe's quality has to change for this picture to reach the recipe's target.

    It does not depend on the recipe's own quality, and so holds for copies of any width. 0 where there is no target.

    Raises:
        CannotPublish: the package that measures is missing.
    """
    if not recipe.target or min(master.size) < _SMALLEST_SIDE:
        return 0
    width = min(_WIDTH, master.width)
    original = resized(master, (width, max(1, round(master.height * width / master.width)))).convert("RGB")
    original.info = {}
    usual = AVIF_QUALITIES[0][1]
    return _nearest_shift(
        lambda shift: _likeness(original, encode_trial(original, usual + shift)),
        recipe.target - points_over_trial(recipe),
    )


def _nearest_shift(likeness: Callable[[int], float], target: float) -> int:
    """Return the shift whose likeness is nearest to the target, in few trials. More quality is more likeness."""
    trials = {0: likeness(0)}
    while len(trials) < _MOST_TRIALS:
        shift = min(trials, key=lambda tried: abs(trials[tried] - target))
        if abs(trials[shift] - target) <= _CLOSE_ENOUGH:
            break
        step = (target - trials[shift]) / _slope(trials)
        wanted = max(_LOWEST_SHIFT, min(_HIGHEST_SHIFT, round(shift + step)))
        if wanted in trials:
            break
        trials[wanted] = likeness(wanted)
    return min(sorted(trials), key=lambda tried: abs(trials[tried] - target))


def _slope(trials: dict[int, float]) -> float:
    if len(trials) < 2:
        return _POINTS_PER_STEP
    low, high = min(trials), max(trials)
    return max(0.2, (trials[high] - trials[low]) / (high - low))


def _likeness(original: Image.Image, encoded: bytes) -> float:
    """Return SSIMULACRA2: 100 is identical, 90 cannot be told apart, 70 is good, 50 shows."""
    reference = BytesIO()
    original.save(reference, "PNG", compress_level=1)
    with Image.open(BytesIO(encoded)) as copy:
        seen = BytesIO()
        copy.convert("RGB").save(seen, "PNG", compress_level=1)
    return float(_measure()(reference, seen))


@functools.cache
def _measure() -> Callable[[BytesIO, BytesIO], float]:
    try:
        measure: Callable[[BytesIO, BytesIO], float] = importlib.import_module("ssimulacra2").compute_ssimulacra2
    except ImportError:
        raise CannotPublish(
            "photos cannot be brought to a likeness without the package ssimulacra2. "
            "Install it, or set LINLI_PHOTO_TARGET = 0."
        ) from None
    return measure
