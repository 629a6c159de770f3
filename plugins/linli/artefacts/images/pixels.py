"""From a file to the upright, cut, sRGB pixels that its copies are made from."""

from __future__ import annotations

import hashlib
import math
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import cast

from PIL import Image, ImageCms, TiffImagePlugin

from linli.artefacts.images.accelerators import quick_resizer
from linli.problems import CannotPublish
from linli.sources.photos import open_photo
from linli.views.pictures import MAX_WIDTH, Box, Derivative

Depth = tuple[float, float]

SAVE_AGAIN = "Open it in a picture program and save it again, or take it out."


# Twice the largest copy: of more, nothing would be seen.
_ENOUGH = 2 * MAX_WIDTH
_BAND_PIXELS = 4_000_000


class Undecodable(Exception):
    """The file is no whole picture, for a reason that continues the sentence `the picture …`."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A photo as it is stored. `width` and `height` are what it was measured as; `image` may be decoded smaller."""

    image: Image.Image
    width: int
    height: int


def where(derivative: Derivative) -> str:
    """Return how an editor would name the photo of a copy."""
    return derivative.content_path or Path(derivative.source).name


def decode_photo(derivative: Derivative) -> Pixels:
    """Return the photo that a copy is to be made of, in a mode that can be resized smoothly.

    Raises:
        CannotPublish: it cannot be read, or is not what was measured. Names the file.
        Undecodable: it is damaged.
    """
    try:
        content = Path(derivative.source).read_bytes()
    except OSError as error:
        raise CannotPublish(f"{where(derivative)}: the picture cannot be read ({error.strerror}).") from error
    if hashlib.sha256(content).hexdigest() != derivative.digest:
        raise CannotPublish(f"{where(derivative)}: the picture was changed during the build. Build once more.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            photo = open_photo(content)
            width, height = photo.size
            # JPEGs can be decoded to a half or less at once.
            photo.draft(None, (_ENOUGH, _ENOUGH))
            photo.load()
            return Pixels(_smooth(photo), width, height)
    except MemoryError:
        raise CannotPublish(f"{where(derivative)}: there is not enough memory to decode the picture.") from None
    # Readers of damaged files raise nearly anything: OSError, SyntaxError, ValueError, struct.error …
    except Exception as error:
        reason = str(error) or type(error).__name__
        raise Undecodable(f"cannot be decoded ({reason}).") from error


def make_master(pixels: Pixels, crop: Box | None, orientation: int) -> Image.Image:
    """Return the upright, cut, sRGB picture that all copies of one crop are made from: pixels, and nothing else.

    It is as wide as a copy can be, whichever copies are wanted: the bytes of one do not depend on the others.
    """
    turned = orientation >= 5
    width, height = (pixels.height, pixels.width) if turned else (pixels.width, pixels.height)
    left, top, right, bottom = box = crop or (0, 0, width, height)
    master_width = min(right - left, MAX_WIDTH)
    master_height = max(1, round((bottom - top) * master_width / (right - left)))
    size = (master_height, master_width) if turned else (master_width, master_height)
    across, down = pixels.image.width / pixels.width, pixels.image.height / pixels.height
    x0, y0, x1, y1 = _as_stored(box, width, height, orientation)
    # The large picture is only resized; colours and turning are cheaper on the small one.
    small = resized(pixels.image, size, (x0 * across, y0 * down, x1 * across, y1 * down))
    master = _upright(_without_idle_alpha(_in_srgb(small)), orientation)
    master.info = {}
    return master


def resized(
    image: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float] | None = None
) -> Image.Image:
    """Return the picture, or a box of it, in another size: smooth (Lanczos), and with its profile."""
    if size == image.size and box in (None, (0, 0, *image.size)):
        return image
    quick = quick_resizer()
    if quick is None or image.mode not in ("L", "RGB", "RGBA", "CMYK"):
        return image.resize(size, Image.Resampling.LANCZOS, box)
    result = Image.new(image.mode, size)
    quick.Resizer().resize_pil(image, result, _quick_options(quick, box))
    result.info = dict(image.info)
    return result


def tone_of(pixels: Pixels) -> str:
    """Return the average colour of a photo as `#rrggbb`; empty if it can be seen through."""
    # Every so many pixels are enough for an average, and cost nothing.
    few = pixels.image.resize((64, 64), Image.Resampling.NEAREST)
    image = _without_idle_alpha(_in_srgb(few))
    if image.mode == "RGBA":
        return ""
    red, green, blue = cast("tuple[int, int, int]", image.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _quick_options(quick: ModuleType, box: tuple[float, float, float, float] | None) -> object:
    smooth = quick.ResizeAlg.convolution(quick.FilterType.lanczos3)
    if box is None:
        return quick.ResizeOptions(resize_alg=smooth)
    x0, y0, x1, y1 = box
    return quick.ResizeOptions(resize_alg=smooth, crop_box=quick.CropBox(x0, y0, x1 - x0, y1 - y0))


def _smooth(photo: Image.Image) -> Image.Image:
    """Return a photo in a mode that can be resized smoothly, and not much larger than copies can be.

    A large one is gone through in bands: a second picture of its size would take as much memory again.
    """
    depth = _depth(photo)
    factor = min(photo.size) // _ENOUGH
    if factor < 2:
        return _with_smooth_mode(photo, depth)
    rows = factor * max(1, _BAND_PIXELS // (factor * photo.width))
    bands = (photo.crop((0, top, photo.width, min(top + rows, photo.height))) for top in range(0, photo.height, rows))
    smaller = [_with_smooth_mode(band, depth).reduce(factor) for band in bands]
    result = Image.new(smaller[0].mode, (smaller[0].width, sum(band.height for band in smaller)))
    result.info = dict(photo.info)
    for index, band in enumerate(smaller):
        result.paste(band, (0, index * rows // factor))
    return result


def _with_smooth_mode(photo: Image.Image, depth: Depth | None) -> Image.Image:
    if depth:
        return _in_256_steps(photo, depth)
    if photo.has_transparency_data:
        return photo if photo.mode == "RGBA" else photo.convert("RGBA")
    return photo.convert("RGB") if photo.mode in ("1", "P") else photo


def _depth(photo: Image.Image) -> Depth | None:
    """Return which values of a deep greyscale picture are black and white; None for pictures of 8 bits.

    Raises:
        ValueError: there are none.
    """
    if photo.mode != "F" and not photo.mode.startswith("I"):
        return None
    low, high = cast(Depth, (photo if photo.mode in ("I", "F", "I;16") else photo.convert("F")).getextrema())
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError("it holds values that are no numbers")
    black, white = (0.0, 65535.0) if photo.mode.startswith("I") and low >= 0 and high <= 65535 else (low, high)
    # Of deep pictures, Pillow leaves that as it is.
    white_is_zero = getattr(photo, "tag_v2", {}).get(TiffImagePlugin.PHOTOMETRIC_INTERPRETATION) == 0
    return (white, black) if white_is_zero else (black, white)


def _in_256_steps(photo: Image.Image, depth: Depth) -> Image.Image:
    """Return a deep greyscale picture as one of 8 bits; Pillow's own conversion would clip it to white."""
    black, white = depth
    scale = 255 / ((white - black) or 1)
    return photo.convert("F").point(lambda value: value * scale - black * scale).convert("L")


def _as_stored(box: Box, width: int, height: int, orientation: int) -> Box:
    """Return where a box of the upright picture (of this width and height) lies among the stored pixels."""
    x0, y0, x1, y1 = box
    x0, x1 = (width - x1, width - x0) if orientation in (2, 3, 6, 7) else (x0, x1)
    y0, y1 = (height - y1, height - y0) if orientation in (3, 4, 7, 8) else (y0, y1)
    return (y0, x0, y1, x1) if orientation >= 5 else (x0, y0, x1, y1)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return RGB or RGBA. A colour profile that makes no sense is passed over."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    profile = image.info.get("icc_profile")
    if not profile:
        return image.convert(mode)
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if image.mode == mode and source.profile.xcolor_space.strip() == "GRAY":
            return _grey_in_srgb(image, source)
        return _converted(image, source, mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert(mode)


def _converted(image: Image.Image, source: ImageCms.ImageCmsProfile, mode: str) -> Image.Image:
    converted = ImageCms.profileToProfile(
        image,
        source,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode=mode,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return converted or image.convert(mode)


def _grey_in_srgb(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    """Return by its profile a grey picture that became RGB or RGBA for being transparent, or having few shades."""
    result = _converted(image.getchannel("R"), source, "RGB")
    if image.mode == "RGBA":
        result.putalpha(image.getchannel("A"))
    return result


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    return image.transpose(_TURNS[orientation]) if orientation in _TURNS else image


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
