"""From finished pixels to the bytes of a copy, by the best code that is installed.

Pillow alone does it all. `pillow-avif-plugin` (SVT-AV1) and `pyjpegli` do photos faster and smaller, `cykooz-resizer`
resizes faster. Their bytes differ, so `encoder_identity` names what is in use.
"""

from __future__ import annotations

import functools
from io import BytesIO

import PIL
from PIL import Image, features

from linli.artefacts.images import accelerators
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
    parts = {
        "pillow": PIL.__version__,
        "jpeg": features.version("libjpeg_turbo") or features.version("jpg"),
        "webp": features.version("webp"),
        "lcms": features.version("littlecms2"),
    }
    named = ", ".join(f"{part} {version}" for part, version in {**parts, **accelerators.versions()}.items())
    return f"linli {_REVISION} {MAX_WIDTH}, {named}"


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
    return _encode_webp(image, recipe) if recipe.format == "webp" else _encode_png(image)


def _encode_avif(image: Image.Image, recipe: Recipe, quality: int) -> bytes:
    # Threads and tiles would make the bytes depend on the machine.
    how = {"quality": quality, "max_threads": 1, "autotiling": False}
    content = BytesIO()
    if _svt_can(image, recipe):
        # A value that SVT does not know ends the process; these are all known to work.
        speed = max(_SVT_SPEEDS[0], min(_SVT_SPEEDS[1], recipe.speed))
        image.save(content, accelerators.SVT_FORMAT, codec="svt", speed=speed, subsampling="4:2:0", **how)
    else:
        chroma = "4:4:4" if recipe.full_colour else "4:2:0"
        image.save(content, "AVIF", codec="aom", speed=recipe.speed, subsampling=chroma, **how)
    return content.getvalue()


def _svt_can(image: Image.Image, recipe: Recipe) -> bool:
    """Say whether SVT is there and does this picture: neither full colour nor the smallest sizes."""
    smallest, largest = _SVT_SIDES
    fits = min(image.size) >= smallest and max(image.size) <= largest
    return fits and not recipe.full_colour and accelerators.svt() is not None


def _encode_jpeg(image: Image.Image, recipe: Recipe, quality: int) -> bytes:
    jpegli = accelerators.jpegli()
    if jpegli and not recipe.full_colour:
        encoded: bytes = jpegli.encode(image.tobytes(), *image.size, quality + _JPEGLI_SHIFT)
        return encoded
    content = BytesIO()
    chroma = "4:4:4" if recipe.full_colour else "4:2:0"
    image.save(content, "JPEG", quality=quality, subsampling=chroma, progressive=True, optimize=True)
    return content.getvalue()


def _encode_webp(image: Image.Image, recipe: Recipe) -> bytes:
    content = BytesIO()
    image.save(content, "WEBP", quality=recipe.quality, lossless=recipe.quality >= LOSSLESS, exact=False)
    return content.getvalue()


def _encode_png(image: Image.Image) -> bytes:
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, _PAPER)
    paper.paste(image, mask=image)
    return paper


_SVT_SIDES = (64, 8192)  # smaller pictures it cannot do, or not well
_SVT_SPEEDS = (2, 8)
_JPEGLI_SHIFT = 0
