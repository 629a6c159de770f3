"""Pictures of every kind that programs write: each is shown as it is meant to look, or refused in one line."""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast

import pytest
from PIL import ExifTags, Image, ImageChops, ImageDraw, ImageOps, ImageStat
from PIL.PngImagePlugin import PngInfo

from linli.artefacts.images import encode_all, encoder_identity
from linli.problems import CannotPublish, Place, Report
from linli.sources.photos import FORMAT_OF_SUFFIX, PhotoReader
from linli.views.pictures import BODY, CARD, HERO, SQUARE, THUMB, plan_picture

MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "I", "I;16", "F", "CMYK", "YCbCr", "LAB", "HSV")
PROMISED: dict[str, tuple[str, dict[str, Any]]] = {
    ".jpg": ("JPEG", {}),
    ".jpeg": ("JPEG", {"progressive": True, "subsampling": 0}),
    ".png": ("PNG", {}),
    ".webp": ("WEBP", {"lossless": True}),
    ".gif": ("GIF", {}),
    ".tif": ("TIFF", {}),
    ".tiff": ("TIFF", {"compression": "tiff_lzw"}),
    ".avif": ("AVIF", {"quality": 100, "subsampling": "4:4:4"}),
    ".bmp": ("BMP", {}),
}
UNPROMISED = {
    ".ico": "ICO",
    ".ppm": "PPM",
    ".tga": "TGA",
    ".jp2": "JPEG2000",
    ".pcx": "PCX",
    ".dds": "DDS",
    ".sgi": "SGI",
}
# Compared are averages of 8 × 8 fields, so that edges do not matter.
FIELDS = (8, 8)
NEAR = 12


def quarters(mode="RGB", size=(96, 64)):
    """Return a picture of four colours in a mode; the quarters are not alike in brightness either."""
    image = Image.new("RGB", size)
    draw = ImageDraw.Draw(image)
    width, height = size
    for index, colour in enumerate(((210, 40, 40), (60, 190, 80), (40, 50, 140), (240, 230, 170))):
        left, top = index % 2 * width // 2, index // 2 * height // 2
        draw.rectangle((left, top, left + width // 2, top + height // 2), fill=colour)
    if mode in ("I", "I;16"):
        return image.convert("L").convert("I").point(lambda value: value * 257).convert(mode)
    if mode in ("LAB", "HSV"):
        return image.convert("RGB").convert(mode) if mode == "HSV" else image.convert("L").convert("RGB").convert("LAB")
    return image.convert("P").convert("PA") if mode == "PA" else image.convert(mode)


def as_meant(image):
    """Return a picture as its own program would show it, on white."""
    upright = ImageOps.exif_transpose(image)
    if upright.mode == "F" or upright.mode.startswith("I"):
        # Fractions have no white of their own: the lightest is white, the darkest black.
        low, high = cast(tuple[float, float], upright.getextrema()) if upright.mode == "F" else (0.0, 65535.0)
        upright = upright.convert("F").point(lambda value: value * (255 / (high - low)) - low * 255 / (high - low))
        upright = upright.convert("L")
    paper = Image.new("RGBA", upright.size, "white")
    paper.alpha_composite(upright.convert("RGBA"))
    return paper.convert("RGB")


def fields(image):
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    return paper.convert("RGB").resize(FIELDS, Image.Resampling.BOX)


def difference(one, other):
    return max(high for _low, high in ImageStat.Stat(ImageChops.difference(fields(one), fields(other))).extrema)


def outcome(file, cache_dir):
    """Return the largest copies of a file by format, and what was said about it."""
    report = Report()
    photo = PhotoReader(file.parent).measure_photo(file, Place("content/events/odd.md", 7), report)
    if photo is None:
        return {}, [str(problem) for problem in report.problems]
    plans = [
        plan_picture(photo, alt="", slot=s, base="", encoder=encoder_identity())
        for s in (HERO, BODY, CARD, THUMB, SQUARE)
    ]
    copies = [copy for picture in plans for copy in picture.derivatives]
    try:
        encode_all(copies, cache_dir, 1, lambda _done: None)
    except CannotPublish as failure:
        return {}, str(failure).splitlines()
    return {copy.format: Image.open(cache_dir / copy.name) for copy in plans[0].derivatives}, []


def saved(image, file, format, **options):
    """Write a picture, and say whether the format can hold it."""
    try:
        image.save(file, format, **options)
    except (OSError, KeyError, ValueError):
        return False
    return True


HELD = [
    (mode, suffix)
    for mode in MODES
    for suffix, (format, options) in PROMISED.items()
    if saved(quarters(mode), BytesIO(), format, **options)
]
UNPROMISED_HERE = [suffix for suffix, format in UNPROMISED.items() if saved(quarters(), BytesIO(), format)]


@pytest.mark.parametrize(("mode", "suffix"), HELD)
def test_a_picture_of_any_mode_in_any_promised_format_looks_as_it_is_meant(mode, suffix, tmp_path):
    format, options = PROMISED[suffix]
    file = tmp_path / f"odd{suffix}"
    quarters(mode).save(file, format, **options)
    with Image.open(file) as image:
        meant = as_meant(image)

    copies, said = outcome(file, tmp_path / "cache")

    assert said == []
    for format, copy in copies.items():
        assert copy.size == meant.size
        assert difference(copy, meant) <= NEAR, format


@pytest.mark.parametrize("orientation", range(10))
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif", ".avif"])
def test_a_picture_of_any_way_up_and_shape_is_upright(suffix, orientation, tmp_path):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    format, options = PROMISED[suffix]
    quarters(size=(96, 64)).save(tmp_path / f"odd{suffix}", format, exif=exif, **options)
    with Image.open(tmp_path / f"odd{suffix}") as image:
        meant = as_meant(image)

    copies, said = outcome(tmp_path / f"odd{suffix}", tmp_path / "cache")

    assert said == []
    assert all(copy.size == meant.size and difference(copy, meant) <= NEAR for copy in copies.values())


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png", ".avif", ".tif"])
def test_of_many_pictures_in_one_file_the_first_is_shown(suffix, tmp_path):
    format = FORMAT_OF_SUFFIX[suffix]
    others = [Image.new("RGB", (96, 64), colour) for colour in ("black", "white")]
    quarters().save(tmp_path / f"odd{suffix}", format, save_all=True, append_images=others)

    copies, said = outcome(tmp_path / f"odd{suffix}", tmp_path / "cache")

    assert said == []
    assert all(difference(copy, quarters()) <= 40 for copy in copies.values())
    assert not any(getattr(copy, "is_animated", False) for copy in copies.values())


def noted_png():
    note = PngInfo()
    note.add_itxt("Comment", "长" * 5000, zip=True)
    return {"pnginfo": note, "dpi": (1, 1)}


ODD = {
    "interlaced bits": (".png", "1", {"bits": 1}),
    "four colours": (".png", "P", {"bits": 2}),
    "a long comment": (".png", "RGB", noted_png()),
    "restart markers": (".jpg", "RGB", {"restart_marker_blocks": 1}),
    "arithmetic of few tables": (".jpg", "L", {"optimize": True, "quality": 1}),
    "colours stored as they are": (".jpg", "RGB", {"keep_rgb": True}),
    "a profile of nonsense": (".jpg", "RGB", {"icc_profile": b"nonsense" * 40}),
    "a profile of nonsense in CMYK": (".jpg", "CMYK", {"icc_profile": b"\0" * 200}),
    "EXIF of nonsense": (".jpg", "RGB", {"exif": b"Exif\0\0II*\0" + b"\xff" * 60}),
    "EXIF of nonsense in WebP": (".webp", "RGB", {"exif": b"\xff" * 60}),
    "packed bits": (".tif", "RGB", {"compression": "packbits"}),
    "fax": (".tif", "1", {"compression": "group4"}),
    "JPEG in TIFF": (".tif", "RGB", {"compression": "jpeg"}),
    "deflated": (".tif", "RGBA", {"compression": "tiff_adobe_deflate"}),
    "large offsets": (".tif", "RGB", {"big_tiff": True}),
    "one transparent colour": (".png", "RGB", {"transparency": (210, 40, 40)}),
    "a transparent grey": (".png", "L", {"transparency": 90}),
    "grey of sixteen bits with one transparent": (".png", "I;16", {"transparency": 30000}),
    "ten bits in TIFF floats": (".tif", "F", {}),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_way_to_store_a_picture_is_read_without_a_word(name, tmp_path):
    suffix, mode, options = ODD[name]
    file = tmp_path / f"odd{suffix}"
    quarters(mode).save(file, FORMAT_OF_SUFFIX[suffix], **options)

    copies, said = outcome(file, tmp_path / "cache")

    assert said == []
    assert {copy.size for copy in copies.values()} == {(96, 64)}


@pytest.mark.parametrize("disguise", ["", *PROMISED])
@pytest.mark.parametrize("suffix", UNPROMISED_HERE)
def test_a_format_that_is_not_promised_is_refused_in_one_line_under_any_name(suffix, disguise, tmp_path):
    content = BytesIO()
    quarters().save(content, UNPROMISED[suffix])
    file = tmp_path / f"odd{disguise or suffix}"
    file.write_bytes(content.getvalue())

    copies, said = outcome(file, tmp_path / "cache")

    assert copies == {}
    assert len(said) == 1
    assert said[0].startswith("content/events/odd.md:7: photo `odd")


@pytest.mark.parametrize("suffix", PROMISED)
@pytest.mark.parametrize("part", range(1, 12))
def test_a_file_that_breaks_off_anywhere_is_shown_whole_or_refused_in_one_line(suffix, part, tmp_path):
    whole = BytesIO()
    format, options = PROMISED[suffix]
    quarters(size=(300, 200)).save(whole, format, **options)
    content = whole.getvalue()
    file = tmp_path / f"odd{suffix}"
    file.write_bytes(content[: len(content) * part // 12])

    copies, said = outcome(file, tmp_path / "cache")

    assert (copies == {}) == (len(said) == 1)
    assert all(difference(copy, quarters(size=(300, 200))) <= NEAR for copy in copies.values())
