"""Smaller copies of photos, for forms that take no more than so many megabytes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps

# The long edge of the first copy, which fills A4 at 250 dots an inch, and how much shorter each next one is.
_LONG_EDGE = 3000
_STEP = 0.8
_SMALLEST = 640
_QUALITIES = (92, 85, 75)


class CannotShrink(Exception):
    """No copy that is still worth looking at is small enough."""


def shrink_photo(content: bytes, most_bytes: int) -> bytes:
    """Return a JPEG of a photo with at most so many bytes, as large as that allows; it holds nothing but pixels.

    Raises:
        CannotShrink: even the smallest copy is too large.
    """
    with Image.open(BytesIO(content)) as photo:
        upright = ImageOps.exif_transpose(photo).convert("RGB")
    for copy in _copies(upright):
        if len(copy) <= most_bytes:
            return copy
    raise CannotShrink


def _copies(photo: Image.Image) -> Iterator[bytes]:
    edge = min(_LONG_EDGE, max(photo.size))
    while edge >= min(_SMALLEST, max(photo.size)):
        small = photo.copy()
        small.thumbnail((edge, edge), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            file = BytesIO()
            small.save(file, "JPEG", quality=quality, optimize=True, subsampling="4:2:0")
            yield file.getvalue()
        edge = int(edge * _STEP)
