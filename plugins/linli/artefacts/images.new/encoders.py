"""From finished pixels to the bytes of a copy, by the best code that is installed.

Pillow alone does it all. `pillow-avif-plugin` (SVT-AV1) and `pyjpegli` do photos faster and smaller, `cykooz-resizer`
resizes faster. Their bytes differ, so `encoder_identity` names what is in use.
"""

from __future__ import annotations

import functools
import importlib
import os
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from types import ModuleType

import PIL
from PIL import Image, features

from linli.problems import CannotPublish
from linli.views.pictures import LOSSLESS, MAX_WIDTH, Recipe

# To be raised whenever our own code gives other bytes for the same recipe.
_REVISION = 2

_PAPER = (255, 255, 255)  # what shows through a transparent picture in a format that knows no transparency


@functools.cache
def encoder_identity() -> str:
    """Name the code that encodes here, with its versions: part of every recipe, and so of every copy's address.

    Raises:
        CannotPublish: this Pillow cannot write what we publish.
    """
    if not all(features.check(format) for format in ("avif", "jpg", "webp")):
        raise CannotPublish("Pillow cannot write AVIF, JPEG and WebP here. Install it anew: `pip install -U pillow`.")
    jpeg = features.version("libjpeg_turbo") or features.version("jpg")
    parts = {
        "pillow": PIL.__version__,
        "avif": features.version("avif"),
        "jpeg": jpeg,
        "webp": features.version("webp"),
        "lcms": features.version("littlecms2"),
        "cykooz-resizer": _version_of("cykooz-resizer"),
        "svt": _svt().get_codec_version("svt") if _svt() else None,
        "jpegli": _version_of("pyjpegli"),
        "heif": _version_of("pillow-heif"),
    }
    return f"linli {_REVISION} {MAX_WIDTH}, " + ", ".join(f"{part} {v}" for part, v in parts.items() if v)


def encode_copy(image: Image.Image, recipe: Recipe, quality_shift: int = 0) -> bytes:
    """Return the file for one copy: pixels and nothing else, the same bytes on every machine.

    `quality_shift` is what the search for a likeness adds to the recipe's quality.
    """
    # Pillow copies comments, profiles and places from here into some formats.
    image = image.copy()
    image.info = {}
    quality = max(1, min(95, recipe.quality + quality_shift))
    if recipe.format == "avif":
        return _encode_avif(image, recipe, quality)
    if recipe.format == "jpeg":
        return _encode_jpeg(_on_paper(image), recipe, quality)
    return _encode_webp(image, recipe)
