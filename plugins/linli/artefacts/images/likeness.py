"""The quality at which a copy of a photo looks as much like its original as is wanted."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image

from linli.artefacts.images.encoders import encode_copy, on_paper
from linli.problems import CannotPublish
from linli.views.pictures import Recipe

_SMALLEST_SIDE = 64
# All that encoders make of 101 qualities is as many levels. One of them is about a point of SSIMULACRA2, so that one
# comes within half a point of nearly any target.
_LEVELS = 63
_NEAR = 0.7
# With so much missing, one level more is known to be nearer without being measured; with less, it may be as far off.
_FORESEEABLE = (1.0, 2.0)
_MOST_TRIALS = 6
_LOWEST, _HIGHEST = 10, 57
# Where half of all photos look so much like their originals.
_USUAL_LEVEL, _USUAL_TARGET = 26, 70


def encode_alike(image: Image.Image, recipe: Recipe, notice: bytes = b"") -> bytes:
    """Return the file for one copy, at the quality that reaches the recipe's target, or at the recipe's own.

    Each copy is measured itself: what is found for one width does not hold for another, nor for another encoder.

    Raises:
        CannotPublish: the package that measuring takes is missing.
    """
    if not recipe.target or min(image.size) < _SMALLEST_SIDE:
        return encode_copy(image, recipe, recipe.quality, notice)
    original = _measure().Original(on_paper(image))
    return _nearest(
        lambda level: encode_copy(image, recipe, round(level * 100 / _LEVELS), notice),
        lambda content: original.likeness(on_paper(Image.open(BytesIO(content)))),
        round(_USUAL_LEVEL + (recipe.target - _USUAL_TARGET) / _usual_slope(recipe.target)),
        recipe.target,
    )


def _nearest(encode: Callable[[int], bytes], likeness: Callable[[bytes], float], start: int, target: float) -> bytes:
    """Return what is nearest to the target, in few trials. A higher level is more likeness."""
    contents: dict[int, bytes] = {}
    points: dict[int, float] = {}
    level = start
    while level not in points and len(points) < _MOST_TRIALS:
        contents[level] = encode(level)
        points[level] = likeness(contents[level])
        missing = abs(target - points[level])
        if missing <= _NEAR:
            return contents[level]
        before, level = level, _next_level(points, target)
        if _FORESEEABLE[0] <= missing <= _FORESEEABLE[1] and abs(level - before) == 1 and level not in points:
            return encode(level)
    return contents[min(points, key=lambda tried: abs(points[tried] - target))]


def _next_level(points: dict[int, float], target: float) -> int:
    """Return the level that should reach the target, given the points of some."""
    too_low = max((level for level in points if points[level] < target), default=None)
    too_high = min((level for level in points if points[level] >= target), default=None)
    if too_low is not None and too_high is not None:
        share = (target - points[too_low]) / (points[too_high] - points[too_low])
        return round(too_low + share * (too_high - too_low))
    nearest = min(points, key=lambda level: abs(points[level] - target))
    step = round((target - points[nearest]) / _usual_slope((points[nearest] + target) / 2))
    return max(_LOWEST, min(_HIGHEST, nearest + (step or (1 if points[nearest] < target else -1))))


def _usual_slope(points: float) -> float:
    """Return by how many points a level raises copies that have so many."""
    return max(0.7, 2.15 - 0.048 * (points - 50))


@functools.cache
def _measure() -> Any:
    try:
        return importlib.import_module("linli.artefacts.images.ssimulacra2")
    except ImportError:
        raise CannotPublish(
            "photos cannot be brought to a likeness without the package numpy. "
            "Install it, or set LINLI_PHOTO_TARGET = 0."
        ) from None
