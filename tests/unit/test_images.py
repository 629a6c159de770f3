import math
import os
import re
import struct
import sys
from dataclasses import replace
from io import BytesIO

import pytest
import ssimulacra2
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageStat, TiffImagePlugin

from linli.artefacts.images import (
    accelerators,
    encode_all,
    encode_derivative,
    encoder_identity,
    likeness,
    pixels,
    read_tone,
)
from linli.artefacts.images.ssimulacra2 import Original
from linli.problems import CannotPublish, Place, Report
from linli.sources.photos import PhotoReader
from linli.views.pictures import BODY, CARD, SQUARE, Profile, plan_picture

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (30, 60, 200), (220, 200, 40)

# How an upright picture is stored so that the camera's note on how to turn it is true.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.fixture
def cache_dir(tmp_path):
    return tmp_path / "cache"


def four_corners(width=96, height=48):
    """Return a picture whose quarters are red, green, blue and yellow, read like a page."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for index, colour in enumerate((RED, GREEN, BLUE, YELLOW)):
        left, top = index % 2 * width // 2, index // 2 * height // 2
        draw.rectangle((left, top, left + width // 2, top + height // 2), fill=colour)
    return image


def in_lab(image):
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    converted = ImageCms.profileToProfile(image, srgb, lab, outputMode="LAB")
    assert converted is not None
    converted.info["icc_profile"] = ImageCms.ImageCmsProfile(lab).tobytes()
    return converted


def plan(path, slot=BODY, **more):
    report = Report()
    photo = PhotoReader(path.parent).measure_photo(path, Place("content/x.md", 1), report)
    assert photo is not None, report.problems
    return plan_picture(photo, alt="", slot=slot, base="", encoder=encoder_identity(), **more)


def published(picture, cache_dir, format="avif"):
    """Return the widest copy in a format, decoded again."""
    derivative = [copy for copy in picture.derivatives if copy.format == format][-1]
    image = Image.open(encode_derivative(derivative, cache_dir))
    image.load()
    return image


def copies_in(cache_dir):
    return {file.name: file for file in cache_dir.iterdir() if file.suffix != ".tone"}


def corners(image):
    width, height = image.size
    return [
        image.convert("RGB").getpixel((x, y))
        for y in (height // 8, height - height // 8 - 1)
        for x in (width // 8, width - width // 8 - 1)
    ]


def looks_like(seen, wanted, tolerance=14):
    return all(
        abs(a - b) <= tolerance
        for pixel, colour in zip(seen, wanted, strict=True)
        for a, b in zip(pixel, colour, strict=True)
    )


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(("format", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("TIFF", "tif")])
def test_a_photo_is_published_upright_however_it_is_stored(orientation, format, suffix, tmp_path, cache_dir):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    turn = STORED[orientation]
    stored = four_corners() if turn is None else four_corners().transpose(turn)
    stored.save(tmp_path / f"stage.{suffix}", format, quality=95, exif=exif)

    copy = published(plan(tmp_path / f"stage.{suffix}"), cache_dir, "jpeg")

    assert copy.size == (96, 48)
    assert looks_like(corners(copy), (RED, GREEN, BLUE, YELLOW))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_cut_is_taken_from_the_upright_photo(orientation, tmp_path, cache_dir):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    turn = STORED[orientation]
    stored = four_corners(120, 40) if turn is None else four_corners(120, 40).transpose(turn)
    stored.save(tmp_path / "stage.jpg", quality=95, exif=exif)

    copy = published(plan(tmp_path / "stage.jpg", SQUARE, focal=(0.9, 0.5)), cache_dir, "jpeg")

    assert copy.size == (40, 40)
    assert looks_like(corners(copy), (GREEN, GREEN, YELLOW, YELLOW))


@pytest.mark.parametrize("format", ["avif", "jpeg"])
def test_nothing_but_pixels_is_published(format, tmp_path, cache_dir):
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Camera"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (30.0, 40.0, 50.0)
    four_corners().save(
        tmp_path / "stage.jpg",
        exif=exif,
        comment=b"taken at home",
        xmp=b"<x:xmpmeta>secret</x:xmpmeta>",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )

    picture = plan(tmp_path / "stage.jpg")
    copy = published(picture, cache_dir, format)

    assert not copy.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment"} & set(copy.info)
    content = b"".join(file.read_bytes() for file in cache_dir.iterdir())
    assert not any(secret in content for secret in (b"Camera", b"secret", b"home", b"Exif"))


def test_the_text_in_a_png_is_not_published(tmp_path, cache_dir):
    from PIL.PngImagePlugin import PngInfo

    note = PngInfo()
    note.add_text("Author", "secret")
    four_corners().convert("RGBA").save(tmp_path / "logo.png", pnginfo=note, dpi=(300, 300))

    picture = plan(tmp_path / "logo.png")
    copies = [published(picture, cache_dir, format) for format in ("avif", "webp")]

    assert not {"Author", "dpi", "exif", "xmp", "icc_profile"} & {name for copy in copies for name in copy.info}
    assert not any(b"secret" in file.read_bytes() for file in cache_dir.iterdir())


def test_copies_of_all_widths_are_made_and_are_as_large_as_planned(tmp_path, cache_dir):
    four_corners(2000, 1500).save(tmp_path / "stage.jpg")
    picture = plan(tmp_path / "stage.jpg")

    encode_all(picture.derivatives, cache_dir, 1, lambda _done: None)

    made = {name: Image.open(file).size for name, file in copies_in(cache_dir).items()}
    assert made == {copy.name: (copy.width, copy.height) for copy in picture.derivatives}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK", "YCbCr", "LAB", "F"])
def test_pictures_of_every_mode_keep_their_look(mode, tmp_path, cache_dir):
    if mode in ("I;16", "F"):
        deep = Image.new("F", (64, 64), 0 if mode == "F" else 60_000)
        deep.paste(1 if mode == "F" else 20_000, (0, 0, 32, 64))
        image = deep.convert("I").convert("I;16") if mode == "I;16" else deep
        wanted = [(255,) * 3, (0,) * 3] * 2 if mode == "F" else [(78,) * 3, (233,) * 3] * 2
    elif mode in ("1", "L", "LA"):
        half = Image.new("L", (64, 64), 255)
        half.paste(0, (0, 0, 32, 64))
        image, wanted = half.convert(mode), [(0,) * 3, (255,) * 3] * 2
    elif mode == "LAB":
        image, wanted = in_lab(four_corners(64, 64)), [RED, GREEN, BLUE, YELLOW]
        image.info = {}
    else:
        corners_only = four_corners(64, 64)
        image = corners_only.quantize(4) if mode == "P" else corners_only.convert(mode)
        wanted = [RED, GREEN, BLUE, YELLOW]
    image.save(tmp_path / "picture.tif")

    picture = plan(tmp_path / "picture.tif")
    copies = [published(picture, cache_dir, format) for format in {copy.format for copy in picture.derivatives}]

    assert all(looks_like(corners(copy), wanted, 20) for copy in copies)


def test_a_photo_in_wide_colours_is_published_in_srgb(tmp_path, cache_dir):
    # The same red is a different number in Lab; a profile that were dropped instead of applied would show.
    in_lab(four_corners(64, 64)).save(tmp_path / "stage.tif")

    copy = published(plan(tmp_path / "stage.tif"), cache_dir, "jpeg")

    assert looks_like(corners(copy), (RED, GREEN, BLUE, YELLOW))


def linear_grey():
    """Return a profile of greys whose numbers are amounts of light (ICC.1:2022, 8.3.4)."""

    def fixed(value):
        return struct.pack(">i", round(value * 65536))

    white = b"XYZ \0\0\0\0" + fixed(0.9642) + fixed(1) + fixed(0.8249)
    curve = b"curv\0\0\0\0" + struct.pack(">I", 0)
    words = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"grey\0" + bytes(78)
    tags, at, body = b"", 128 + 4 + 3 * 12, b""
    for name, content in ((b"desc", words), (b"wtpt", white), (b"kTRC", curve)):
        padded = content + bytes(-len(content) % 4)
        tags += name + struct.pack(">II", at + len(body), len(content))
        body += padded
    header = struct.pack(">I4s4s4s4s4s", at + len(body), bytes(4), b"\x02\x20\0\0", b"mntr", b"GRAY", b"XYZ ")
    header += bytes(12) + b"acsp" + bytes(28) + white[8:]
    return header.ljust(128, b"\0") + struct.pack(">I", 3) + tags + body


@pytest.mark.parametrize("mode", ["L", "LA", "P"])
def test_a_grey_picture_keeps_to_its_profile_whatever_else_it_has(mode, tmp_path, cache_dir):
    grey = Image.new("L", (64, 64), 91).convert(mode)
    grey.save(tmp_path / "stage.png", icc_profile=linear_grey())

    copy = published(plan(tmp_path / "stage.png"), cache_dir, "webp" if mode == "LA" else "jpeg")

    # 91 of 255 of the light is 161 of 255 in sRGB.
    assert all(abs(channel - 161) <= 2 for channel in copy.convert("RGB").getpixel((32, 32)))


def test_a_deep_tiff_whose_zero_is_white_is_no_negative(tmp_path, cache_dir):
    dark = Image.new("I;16", (64, 64), 91 * 257)
    dark.save(tmp_path / "stage.tif", tiffinfo={TiffImagePlugin.PHOTOMETRIC_INTERPRETATION: 0})

    copy = published(plan(tmp_path / "stage.tif"), cache_dir, "jpeg")

    assert all(abs(channel - 164) <= 2 for channel in copy.getpixel((32, 32)))


def test_a_profile_that_makes_no_sense_is_passed_over(tmp_path, cache_dir):
    four_corners().save(tmp_path / "stage.jpg", quality=95, icc_profile=b"not a profile" * 20)

    copy = published(plan(tmp_path / "stage.jpg"), cache_dir, "jpeg")

    assert looks_like(corners(copy), (RED, GREEN, BLUE, YELLOW))


@pytest.mark.parametrize("format", ["avif", "webp"])
def test_transparency_is_kept(format, tmp_path, cache_dir):
    logo = Image.new("RGBA", (64, 64))
    logo.paste((*RED, 255), (32, 0, 64, 64))
    logo.save(tmp_path / "logo.png")

    copy = published(plan(tmp_path / "logo.png"), cache_dir, format)

    assert copy.getpixel((10, 32))[3] < 4
    assert copy.getpixel((54, 32))[3] > 251
    assert looks_like([copy.getpixel((54, 32))[:3]], [RED])


def test_a_transparent_palette_is_transparent_when_published(tmp_path, cache_dir):
    sign = Image.new("P", (64, 64), 0)
    sign.putpalette([*BLUE, *RED])
    sign.paste(1, (32, 0, 64, 64))
    sign.save(tmp_path / "sign.png", transparency=0)

    copy = published(plan(tmp_path / "sign.png"), cache_dir, "webp")

    assert copy.getpixel((10, 32))[3] == 0
    assert copy.getpixel((54, 32)) == (*RED, 255)


def test_an_alpha_channel_without_use_is_left_out(tmp_path, cache_dir):
    four_corners().convert("RGBA").save(tmp_path / "screen.png")

    assert published(plan(tmp_path / "screen.png"), cache_dir, "avif").mode == "RGB"


def test_a_flat_drawing_stays_clean(tmp_path, cache_dir):
    drawing = Image.new("P", (1200, 800), 0)
    drawing.putpalette([*YELLOW, *RED, *BLUE])
    draw = ImageDraw.Draw(drawing)
    draw.ellipse((300, 100, 900, 700), fill=1)
    draw.rectangle((0, 600, 1200, 800), fill=2)
    drawing.save(tmp_path / "drawing.png")

    copy = published(plan(tmp_path / "drawing.png"), cache_dir, "avif")

    areas = [copy.getpixel(point) for point in ((20, 20), (600, 400), (600, 750))]
    assert looks_like(areas, [YELLOW, RED, BLUE], 3)
    just_above_the_edge = [copy.getpixel((20, 595)), copy.getpixel((20, 604))]
    assert looks_like(just_above_the_edge, [YELLOW, BLUE], 10)


def test_the_same_copy_has_the_same_bytes_alone_and_among_others(tmp_path):
    Image.effect_noise((1800, 1200), 60).convert("RGB").save(tmp_path / "stage.jpg")
    picture = plan(tmp_path / "stage.jpg")

    encode_all(picture.derivatives, tmp_path / "together", 1, lambda _done: None)
    smallest = encode_derivative(picture.derivatives[0], tmp_path / "alone")

    assert smallest.read_bytes() == (tmp_path / "together" / smallest.name).read_bytes()


def test_a_copy_in_the_cache_is_not_made_again(tmp_path, cache_dir):
    four_corners().save(tmp_path / "stage.jpg")
    derivative = plan(tmp_path / "stage.jpg").derivatives[0]
    first = encode_derivative(derivative, cache_dir)
    (tmp_path / "stage.jpg").unlink()

    assert encode_derivative(derivative, cache_dir) == first


def test_an_empty_file_in_the_cache_is_made_again(tmp_path, cache_dir):
    four_corners().save(tmp_path / "stage.jpg")
    derivative = plan(tmp_path / "stage.jpg").derivatives[0]
    cache_dir.mkdir()
    (cache_dir / derivative.name).touch()

    assert encode_derivative(derivative, cache_dir).stat().st_size > 0


def test_a_photo_that_changed_since_it_was_measured_is_not_published(tmp_path, cache_dir):
    four_corners().save(tmp_path / "stage.jpg")
    derivative = plan(tmp_path / "stage.jpg").derivatives[0]
    four_corners().rotate(180).save(tmp_path / "stage.jpg")

    with pytest.raises(CannotPublish, match=r"/stage\.jpg: the picture was changed during the build"):
        encode_derivative(derivative, cache_dir)

    assert list(cache_dir.iterdir()) == []


def test_damage_among_the_pixels_names_the_photo_and_spares_the_others(tmp_path, cache_dir):
    content = BytesIO()
    Image.effect_noise((90, 90), 60).save(content, "PNG")
    damaged = bytearray(content.getvalue())
    damaged[len(damaged) // 2] ^= 0xFF
    (tmp_path / "damaged.png").write_bytes(damaged)
    four_corners().save(tmp_path / "whole.jpg")
    good, bad = plan(tmp_path / "whole.jpg"), plan(tmp_path / "damaged.png")

    with pytest.raises(CannotPublish, match=r"^[^/]+/damaged\.png: the picture cannot be decoded") as failure:
        encode_all((*bad.derivatives, *good.derivatives), cache_dir, 1, lambda _done: None)

    assert "whole.jpg" not in str(failure.value)
    assert set(copies_in(cache_dir)) == {copy.name for copy in good.derivatives}


def test_a_cache_that_cannot_be_written_is_said_so(tmp_path):
    four_corners().save(tmp_path / "stage.jpg")
    (tmp_path / "cache").write_text("a file where the folder should be")

    with pytest.raises(CannotPublish, match="cannot be written"):
        encode_derivative(plan(tmp_path / "stage.jpg").derivatives[0], tmp_path / "cache")


@pytest.mark.parametrize("size", [(1, 1), (3, 1), (1, 7), (2, 2000)])
def test_the_smallest_pictures_can_be_published(size, tmp_path, cache_dir):
    Image.new("RGB", size, RED).save(tmp_path / "dot.png")

    for picture in (plan(tmp_path / "dot.png", slot) for slot in (BODY, CARD)):
        assert published(picture, cache_dir, "avif").size == (picture.width, picture.height)


def test_a_photo_of_very_many_pixels_is_decoded_smaller_and_looks_the_same(tmp_path, cache_dir):
    four_corners(9600, 6400).save(tmp_path / "scan.jpg", quality=90, subsampling=0)

    copy = published(plan(tmp_path / "scan.jpg", CARD, focal=(0.1, 0.9)), cache_dir, "jpeg")

    assert copy.size == (960, 720)
    assert looks_like(corners(copy), (RED, GREEN, BLUE, YELLOW))


def test_a_very_tall_picture_can_be_published(tmp_path, cache_dir):
    Image.new("RGBA", (20, 17_000), (*RED, 120)).save(tmp_path / "scroll.png")

    copies = [published(plan(tmp_path / "scroll.png"), cache_dir, format) for format in ("avif", "png")]

    assert [copy.size for copy in copies] == [(20, 17_000)] * 2


def test_the_tone_of_a_photo_is_its_average_colour(tmp_path, cache_dir):
    four_corners().save(tmp_path / "stage.jpg", quality=95)
    picture = plan(tmp_path / "stage.jpg")
    encode_derivative(picture.derivatives[-1], cache_dir)

    tone = read_tone(picture.placeholder, cache_dir)

    assert re.fullmatch("#[0-9a-f]{6}", tone)
    average = [round(sum(channel) / 4) for channel in zip(RED, GREEN, BLUE, YELLOW, strict=True)]
    assert looks_like([tuple(bytes.fromhex(tone[1:]))], [average], 3)


def test_what_can_be_seen_through_has_no_tone(tmp_path, cache_dir):
    Image.new("RGBA", (64, 64), (*RED, 100)).save(tmp_path / "logo.png")
    picture = plan(tmp_path / "logo.png")
    encode_derivative(picture.derivatives[0], cache_dir)

    assert read_tone(picture.placeholder, cache_dir) == ""


def test_a_tone_that_got_lost_is_made_again(tmp_path, cache_dir):
    four_corners().save(tmp_path / "stage.jpg")
    picture = plan(tmp_path / "stage.jpg")
    encode_derivative(picture.derivatives[0], cache_dir)
    (cache_dir / picture.placeholder).unlink()

    encode_derivative(picture.derivatives[0], cache_dir)

    assert read_tone(picture.placeholder, cache_dir)


def without_accelerators(monkeypatch):
    for accelerator in ("svt", "jpegli", "quick_resizer"):
        monkeypatch.setattr(accelerators, accelerator, lambda: None)
    monkeypatch.setattr(pixels, "quick_resizer", lambda: None)


def test_pillow_alone_publishes_what_the_accelerators_do(tmp_path, monkeypatch):
    photo = Image.effect_noise((1800, 1200), 30).convert("RGB")
    photo.paste(four_corners(900, 600))
    photo.save(tmp_path / "stage.jpg", quality=95)
    picture = plan(tmp_path / "stage.jpg", CARD)
    with_what_is_here = [published(picture, tmp_path / "here", format) for format in ("avif", "jpeg")]
    without_accelerators(monkeypatch)

    alone = [published(picture, tmp_path / "alone", format) for format in ("avif", "jpeg")]

    for here, plain in zip(with_what_is_here, alone, strict=True):
        assert ImageStat.Stat(ImageChops.difference(here.convert("RGB"), plain.convert("RGB"))).mean < [12.0] * 3


def test_an_encoder_that_is_installed_does_not_change_how_pictures_are_read():
    encoder_identity()

    Image.init()
    assert Image.OPEN["AVIF"][0].__module__ == "PIL.AvifImagePlugin"
    assert Image.SAVE["AVIF"].__module__ == "PIL.AvifImagePlugin"


@pytest.mark.slow
def test_a_target_gives_hard_photos_more_quality_than_easy_ones(tmp_path, cache_dir):
    four_corners(600, 400).save(tmp_path / "easy.png")
    Image.effect_noise((600, 400), 12).convert("RGB").save(tmp_path / "hard.png")
    even, fixed = Profile(speed=9, target=85), Profile(speed=9)

    def growth(name):
        pictures = [plan(tmp_path / name, profile=profile) for profile in (even, fixed)]
        sizes = [encode_derivative(picture.derivatives[0], cache_dir).stat().st_size for picture in pictures]
        return sizes[0] / sizes[1]

    assert growth("easy.png") < growth("hard.png")


@pytest.mark.slow
@pytest.mark.parametrize("speed", [7, 9])
@pytest.mark.parametrize("accelerated", [True, False])
def test_every_copy_comes_out_near_its_target(speed, accelerated, tmp_path, cache_dir, monkeypatch):
    if not accelerated:
        without_accelerators(monkeypatch)
    busy = Image.effect_noise((960, 640), 40).convert("RGB").filter(ImageFilter.GaussianBlur(2))
    ImageChops.add(busy, four_corners(960, 640).resize((960, 640)), 2).save(tmp_path / "stage.png")
    picture = plan(tmp_path / "stage.png", profile=Profile(speed, target=72))
    encode_all(picture.derivatives, cache_dir, 1, lambda _done: None)

    for copy in (copy for copy in picture.derivatives if copy.format == "avif"):
        original = pixels.resized(Image.open(tmp_path / "stage.png"), (copy.width, copy.height))
        points = judged_by_the_reference(original, Image.open(cache_dir / copy.name))

        assert 70 <= points <= 74.5


@given(steepness=st.floats(9, 30), target=st.integers(55, 85), grain=st.floats(0, 0.3))
def test_the_search_for_a_likeness_ends_within_a_level_of_the_nearest(steepness, target, grain):
    """Points grow quickly at first and slowly in the end, with steps that are not quite even, as encoders' do."""
    tried = []

    def encode(level):
        tried.append(level)
        return bytes([level])

    def likeness_of(content):
        return 100 - 100 * math.exp(-content[0] / steepness) + grain * (-1) ** content[0]

    (found,) = likeness._nearest(encode, likeness_of, 26, target)

    nearest = min(range(10, 58), key=lambda level: abs(likeness_of(bytes([level])) - target))
    assert abs(found - nearest) <= 1 or abs(likeness_of(bytes([found])) - target) <= 0.7
    assert len(tried) <= 6


def judged_by_the_reference(original, copy):
    files = [BytesIO(), BytesIO()]
    for image, file in zip((original, copy), files, strict=True):
        image.convert("RGB").save(file, "PNG")
    return ssimulacra2.compute_ssimulacra2(*files)


# Of smaller pictures the reference takes the weights of other scales than it means to.
@pytest.mark.parametrize("size", [(256, 256), (401, 257), (257, 401)])
@pytest.mark.parametrize("quality", [8, 40, 90])
def test_our_measure_agrees_with_the_reference(size, quality):
    photo = ImageChops.add(four_corners(*size), Image.effect_noise(size, 50).convert("RGB"), 2)
    content = BytesIO()
    photo.save(content, "JPEG", quality=quality)
    copy = Image.open(content)

    assert Original(photo).likeness(copy) == pytest.approx(judged_by_the_reference(photo, copy), abs=0.1)
    assert Original(photo).likeness(photo) == 100


def test_a_target_that_nobody_can_measure_is_said_so(tmp_path, cache_dir, monkeypatch):
    Image.effect_noise((600, 400), 12).convert("RGB").save(tmp_path / "stage.png")
    picture = plan(tmp_path / "stage.png", profile=Profile(speed=9, target=70))
    monkeypatch.setitem(sys.modules, "linli.artefacts.images.ssimulacra2", None)
    likeness._measure.cache_clear()

    with pytest.raises(CannotPublish, match="LINLI_PHOTO_TARGET = 0"):
        encode_derivative(picture.derivatives[0], cache_dir)


def test_a_moving_picture_is_published_as_its_first_frame(tmp_path, cache_dir):
    frames = [Image.new("RGB", (32, 32), colour) for colour in (RED, GREEN)]
    frames[0].save(tmp_path / "dance.gif", save_all=True, append_images=frames[1:])

    copy = published(plan(tmp_path / "dance.gif"), cache_dir, "avif")

    assert not getattr(copy, "is_animated", False)
    assert looks_like(corners(copy), [RED] * 4)


def test_progress_counts_the_copies_that_are_there(tmp_path, cache_dir):
    for name in ("one.png", "two.png"):
        Image.new("RGB", (10, 10), RED if name == "one.png" else BLUE).save(tmp_path / name)
    one, two = plan(tmp_path / "one.png"), plan(tmp_path / "two.png")
    encode_derivative(one.derivatives[0], cache_dir)
    heard: list[int] = []

    encode_all((*one.derivatives, *two.derivatives, *two.derivatives), cache_dir, 1, heard.append)

    assert heard[0] == 1
    assert heard == sorted(heard)
    assert heard[-1] == 4


@pytest.mark.slow
def test_several_workers_give_the_same_bytes_as_one(tmp_path):
    for index in range(5):
        Image.effect_noise((500, 400), 20 + index).save(tmp_path / f"{index}.jpg")
    derivatives = [copy for index in range(5) for copy in plan(tmp_path / f"{index}.jpg").derivatives]

    encode_all(derivatives, tmp_path / "one", 1, lambda _done: None)
    encode_all(derivatives, tmp_path / "two", 2, lambda _done: None)

    one, two = ({file.name: file.read_bytes() for file in (tmp_path / n).iterdir()} for n in ("one", "two"))
    assert one == two
    assert set(copies_in(tmp_path / "one")) == {derivative.name for derivative in derivatives}


class Deadly(str):
    """A path that ends the process it is sent to, as a decoder does that meets a file it cannot stand."""

    def __reduce__(self):
        return os._exit, (1,)


@pytest.mark.slow
def test_a_photo_that_ends_its_worker_is_named_and_the_others_are_made(tmp_path, cache_dir):
    for index in range(6):
        Image.new("RGB", (40, 30), (index * 40, 0, 0)).save(tmp_path / f"{index}.jpg")
    plans = [plan(tmp_path / f"{index}.jpg").derivatives for index in range(6)]
    deadly = [replace(copy, source=Deadly(copy.source)) for copy in plans[2]]
    good = [copy for index in (0, 1, 3, 4, 5) for copy in plans[index]]

    with pytest.raises(CannotPublish, match=r"/2\.jpg: the picture ended the process that decoded it") as failure:
        encode_all([*good, *deadly], cache_dir, 2, lambda _done: None)

    assert str(failure.value).count("\n") == 0
    # The process that shares its end with the deadly one may leave half a copy, hidden, for `linli clean`.
    assert {name for name in copies_in(cache_dir) if not name.startswith(".")} == {copy.name for copy in good}
