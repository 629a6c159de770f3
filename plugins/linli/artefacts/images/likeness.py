"""The quality at which a copy of a photo looks as much like its original as is wanted."""

from __future__ import annotations

import functools
import importlib
import math
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image

from linli.artefacts.images.encoders import encode_copy, on_paper
from linli.problems import CannotPublish
from linli.views.pictures import Recipe

_SMALLEST_SIDE = 64
# Points of SSIMULACRA2 by which a copy may miss its target: the eye sees none of it, and encoders have steps as large.
_TOO_FEW, _TOO_MANY = 1.0, 1.5
# A step so small upwards can be foretold, and need not be measured.
_FORESEEABLE = 2.0
_MOST_TRIALS = 5
_LOWEST, _HIGHEST = 15, 90
# Where half of all photos look so much like their originals.
_USUAL_QUALITY, _USUAL_TARGET = 42, 70


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
        lambda quality: encode_copy(image, recipe, quality, notice),
        lambda content: original.likeness(on_paper(Image.open(BytesIO(content)))),
        round(_USUAL_QUALITY + (recipe.target - _USUAL_TARGET) / _usual_slope(recipe.target)),
        recipe.target,
    )


def _nearest(encode: Callable[[int], bytes], likeness: Callable[[bytes], float], start: int, target: float) -> bytes:
    """Return what is nearest to the target, in few trials. More quality is more likeness."""
    contents: dict[int, bytes] = {}
    points: dict[int, float] = {}
    quality = start
    while quality not in points and len(points) < _MOST_TRIALS:
        contents[quality] = encode(quality)
        points[quality] = likeness(contents[quality])
        missing = target - points[quality]
        if -_TOO_MANY <= missing <= _TOO_FEW:
            return contents[quality]
        quality = _next_quality(points, target)
        if 0 < missing <= _FORESEEABLE and quality not in points:
            return encode(quality)
    return contents[min(points, key=lambda tried: (points[tried] < target - _TOO_FEW, abs(points[tried] - target)))]


def _next_quality(points: dict[int, float], target: float) -> int:
    """Return the quality that should reach the target, given the points of some."""
    too_low = max((quality for quality in points if points[quality] < target), default=None)
    too_high = min((quality for quality in points if points[quality] >= target), default=None)
    if too_low is not None and too_high is not None:
        share = (target - points[too_low]) / (points[too_high] - points[too_low])
        return math.ceil(too_low + share * (too_high - too_low))
    nearest = min(points, key=lambda quality: abs(points[quality] - target))
    step = (target - points[nearest]) / _usual_slope((points[nearest] + target) / 2)
    return max(_LOWEST, min(_HIGHEST, nearest + (math.ceil(step) if step > 0 else math.floor(step))))


def _usual_slope(points: float) -> float:
    """Return by how many points a step of quality raises copies that have so many."""
    return max(0.45, 1.35 - 0.03 * (points - 50))


@functools.cache
def _measure() -> Any:
    try:
        return importlib.import_module("linli.artefacts.images.ssimulacra2")
    except ImportError:
        raise CannotPublish(
            "photos cannot be brought to a likeness without the package numpy. "
            "Install it, or set LINLI_PHOTO_TARGET = 0."
        ) from None
