"""Photos that are handed on: the same pixels, and nothing about where they were taken."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms

from linli.artefacts.originals import CannotClean, hand_on, holds_words

SERIAL = "SN-4711-SECRET"


def photo_bytes(kind, *, words=True, size=(40, 30), **options):
    picture = Image.effect_noise(size, 60).convert("RGB")
    exif = Image.Exif()
    if words:
        exif[ExifTags.Base.Orientation] = 6
        exif[ExifTags.Base.BodySerialNumber] = SERIAL
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (30.0, 41.0, 24.0)
        options = {"exif": exif, **options}
    content = BytesIO()
    picture.save(content, kind, **options)
    return content.getvalue()


def opened(content):
    photo = Image.open(BytesIO(content))
    photo.load()
    return photo


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"quality": 90}),
        ("JPEG", {"progressive": True}),
        ("JPEG", {"comment": SERIAL.encode()}),
        ("JPEG", {"xmp": f"<x>{SERIAL}</x>".encode()}),
        ("PNG", {}),
        ("WEBP", {"lossless": True, "xmp": f"<x>{SERIAL}</x>".encode()}),
        ("WEBP", {"quality": 70}),
    ],
)
def test_every_pixel_stays_and_every_word_goes(kind, options):
    given_bytes = photo_bytes(kind, **options)

    handed_on = hand_on(given_bytes)

    assert handed_on.cleaned
    assert SERIAL.encode() not in handed_on.content
    assert opened(handed_on.content).tobytes() == opened(given_bytes).tobytes()
    assert not opened(handed_on.content).getexif().get_ifd(ExifTags.IFD.GPSInfo)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_way_up_is_kept_and_credit_and_rights_are_written(kind):
    handed_on = hand_on(photo_bytes(kind), "原·聚场", "CC BY 4.0")

    photo = opened(handed_on.content)
    assert photo.getexif()[ExifTags.Base.Orientation] == 6
    if kind == "PNG":
        assert photo.text == {"Author": "原·聚场", "Copyright": "CC BY 4.0"}
    else:
        assert photo.getexif()[ExifTags.Base.Copyright] == "CC BY 4.0"
        assert "原·聚场".encode() in handed_on.content


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_blind_edition_names_nobody(kind):
    handed_on = hand_on(photo_bytes(kind), "原·聚场", "CC BY 4.0", blind=True)

    assert "原·聚场".encode() not in handed_on.content
    assert b"CC BY" not in handed_on.content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_without_words_is_handed_on_byte_for_byte(kind):
    given_bytes = photo_bytes(kind, words=False)

    handed_on = hand_on(given_bytes, "原·聚场")

    assert (handed_on.content, handed_on.cleaned) == (given_bytes, False)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_colours_keep_their_profile(kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    handed_on = hand_on(photo_bytes(kind, icc_profile=profile))

    assert opened(handed_on.content).info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_stands_behind_the_end_is_left_out(kind):
    first = photo_bytes(kind, words=False)

    handed_on = hand_on(first + photo_bytes(kind))

    assert handed_on.content == first


@pytest.mark.parametrize("extension", [b"", b"\xff\xe0" + struct.pack(">H", 8 + 5) + b"JFXX\0\x13\1\1SML"])
def test_small_second_pictures_of_jfif_are_left_out(extension):
    bare = photo_bytes("JPEG", words=False)
    with_thumbnail = b"\xff\xe0" + struct.pack(">H", 16 + 3) + bare[6:18] + b"\1\1SML"

    handed_on = hand_on(b"\xff\xd8" + with_thumbnail + extension + bare[20:])

    assert handed_on.content == bare


def test_a_piece_of_a_webp_that_nobody_knows_is_left_out():
    bare = photo_bytes("WEBP", words=False)
    pieces = bare[12:] + b"C2PA" + struct.pack("<I", 6) + b"SECRET"

    handed_on = hand_on(b"RIFF" + struct.pack("<I", 4 + len(pieces)) + b"WEBP" + pieces)

    assert handed_on.content == bare


@pytest.mark.parametrize(
    ("kind", "options", "says_more"),
    [
        ("GIF", {}, False),
        ("GIF", {"comment": b"by somebody"}, True),
        ("AVIF", {}, False),
        ("BMP", {}, False),
    ],
)
def test_it_is_known_whether_other_formats_say_more_than_what_is_seen(kind, options, says_more):
    assert holds_words(photo_bytes(kind, words=False, **options)) is says_more


def test_an_avif_with_its_place_says_more_than_what_is_seen():
    assert holds_words(photo_bytes("AVIF"))


def test_a_format_that_cannot_be_cleaned_is_refused():
    with pytest.raises(CannotClean):
        hand_on(photo_bytes("TIFF"))


@given(size=st.tuples(st.integers(1, 70), st.integers(1, 70)), progressive=st.booleans(), quality=st.integers(5, 100))
def test_any_jpeg_keeps_its_pixels(size, progressive, quality):
    given_bytes = photo_bytes("JPEG", size=size, progressive=progressive, quality=quality)

    assert opened(hand_on(given_bytes).content).tobytes() == opened(given_bytes).tobytes()
