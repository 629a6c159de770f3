"""From finished pixels to the bytes of a copy, by the best code that is installed.

Pillow alone does it all. `pillow-avif-plugin` (SVT-AV1) and `pyjpegli` do photos faster and smaller, `cykooz-resizer`
resizes faster. Their bytes differ, so `encoder_identity` names what is in use.
"""

from __future__ import annotations

import functools
import struct
from io import BytesIO
from typing import Any

import PIL
from PIL import ExifTags, Image, features

from linli.artefacts.images import accelerators
from linli.problems import CannotPublish
from linli.views.pictures import LOSSLESS, MAX_WIDTH, Recipe

# To be raised whenever our own code gives other bytes for the same recipe.
_REVISION = 5

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


def write_notice(credit: str, rights: str) -> bytes:
    """Return EXIF with who took a photo and who may use it, and nothing else; empty where nobody is named."""
    exif = Image.Exif()
    for tag, words in ((ExifTags.Base.Artist, credit), (ExifTags.Base.Copyright, rights)):
        if words:
            # As bytes: Pillow would make question marks of all that is not ASCII.
            exif[tag] = words.encode()
    return exif.tobytes() if len(exif) else b""


def encode_copy(image: Image.Image, recipe: Recipe, quality: int, notice: bytes = b"") -> bytes:
    """Return the file for one copy: pixels and the notice, nothing else, the same bytes on every machine.

    `quality` is the recipe's own, or what the search for a likeness has come to.
    """
    if image.info:
        # Pillow copies comments, profiles and places from here into some formats.
        image = image.copy()
        image.info = {}
    if recipe.format == "avif":
        return _encode_avif(image, recipe, quality, notice)
    if recipe.format == "jpeg":
        return _with_notice(_encode_jpeg(on_paper(image), recipe, quality), notice)
    return _encode_webp(image, recipe, notice) if recipe.format == "webp" else _encode_png(image, notice)


def _with_notice(jpeg: bytes, notice: bytes) -> bytes:
    """Return a JPEG with a notice right behind its start, whoever encoded it."""
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", 2 + len(notice)) + notice + jpeg[2:] if notice else jpeg


def _encode_avif(image: Image.Image, recipe: Recipe, quality: int, notice: bytes) -> bytes:
    # Threads and tiles would make the bytes depend on the machine.
    how: dict[str, Any] = {"quality": quality, "max_threads": 1, "autotiling": False, "exif": notice}
    content = BytesIO()
    if _svt_can(image, recipe):
        how["quality"] = max(1, quality + _SVT_SHIFT)
        image.save(
            content,
            accelerators.SVT_FORMAT,
            codec="svt",
            speed=recipe.speed - 1,  # its numbers mean a little less work than aom's
            subsampling="4:2:0",
            advanced=_SVT_TUNE,
            **how,
        )
    else:
        chroma = "4:4:4" if recipe.full_colour else "4:2:0"
        image.save(content, "AVIF", codec="aom", speed=recipe.speed, subsampling=chroma, **how)
    return content.getvalue()


def _svt_can(image: Image.Image, recipe: Recipe) -> bool:
    """Say whether SVT is there and does better: not full colour, nor the smallest sizes."""
    smallest, largest = _SVT_SIDES
    fits = min(image.size) >= smallest and max(image.size) <= largest
    return fits and not recipe.full_colour and accelerators.svt() is not None


def _encode_jpeg(image: Image.Image, recipe: Recipe, quality: int) -> bytes:
    jpegli = accelerators.jpegli()
    if jpegli and not recipe.full_colour:
        encoded: bytes = jpegli.encode(image.tobytes(), *image.size, quality)
        return _as_jfif(encoded)
    content = BytesIO()
    chroma = "4:4:4" if recipe.full_colour else "4:2:0"
    image.save(content, "JPEG", quality=quality, subsampling=chroma, progressive=True, optimize=True)
    return content.getvalue()


def _as_jfif(content: bytes) -> bytes:
    """Return a JPEG that says that it is JFIF (ISO/IEC 10918-5, 10.1): word processors take no other."""
    if content[2:4] in (b"\xff\xe0", b"\xff\xe1"):
        return content
    return content[:2] + b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + content[2:]


def _encode_webp(image: Image.Image, recipe: Recipe, notice: bytes) -> bytes:
    content = BytesIO()
    image.save(content, "WEBP", quality=recipe.quality, lossless=recipe.quality >= LOSSLESS, exact=False, exif=notice)
    return content.getvalue()


def _encode_png(image: Image.Image, notice: bytes) -> bytes:
    content = BytesIO()
    image.save(content, "PNG", exif=notice)
    return content.getvalue()


def on_paper(image: Image.Image) -> Image.Image:
    """Return a picture as it is seen where transparency is not known: on white."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, _PAPER)
    paper.paste(image, mask=image)
    return paper


_SVT_SIDES = (64, 8192)  # smaller pictures it cannot do, or not well
# Tuned for pictures, SVT at this much less on its scale is like aom at speed 9, in fewer bytes. A value that SVT
# does not know ends the process.
_SVT_TUNE = {"tune": "3"}
_SVT_SHIFT = -8
