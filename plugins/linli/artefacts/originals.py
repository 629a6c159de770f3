"""Photos as they were taken, for those who print or judge them: every pixel's byte, but not where somebody lives."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import ExifTags, Image

from linli.sources.photos import open_photo

_PNG = b"\x89PNG\r\n\x1a\n"
# Chunks that change what is seen; all others are words about the picture (PNG 1.2, 11.3; APNG).
_PNG_SEEN = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
# What WebP shows; all other chunks are words, or unknown to everybody (RFC 9649, 2.7).
_WEBP_SEEN = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_WEBP_HAS_EXIF, _WEBP_HAS_XMP = 0b1000, 0b0100
# Where JFIF's own segment ends if there is no small picture in it (JFIF 1.02).
_END_OF_JFIF = 18
_ORIENTATION, _ARTIST, _COPYRIGHT = map(int, (ExifTags.Base.Orientation, ExifTags.Base.Artist, ExifTags.Base.Copyright))
# What ends a run of compressed data: any marker but a stuffed byte, a fill byte and the restart markers (T.81, B.1.1).
_END_OF_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


class CannotClean(Exception):
    """A photo is in a format whose words cannot be taken out without touching its pixels."""


@dataclass(frozen=True, slots=True)
class Original:
    """A photo to hand on; `cleaned` tells that it is not the very file, though its pixels are."""

    content: bytes
    cleaned: bool


def hand_on(content: bytes, credit: str = "", rights: str = "", *, blind: bool = False) -> Original:
    """Return a photo without its place, its camera's number and all other words that a machine or a person put in.

    A file that holds nothing of the kind stays as it is, byte for byte. Otherwise only the way up is kept, and credit
    and rights are written in their stead; in a `blind` edition neither.

    Raises:
        CannotClean: neither JPEG, PNG nor WebP.
    """
    keep = {} if blind else {_ARTIST: credit, _COPYRIGHT: rights}
    if content.startswith(b"\xff\xd8"):
        bare, cleaned = _bare_jpeg(content), _cleaned_jpeg
    elif content.startswith(_PNG):
        bare, cleaned = _bare_png(content), _cleaned_png
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        bare, cleaned = _bare_webp(content), _cleaned_webp
    else:
        raise CannotClean
    # Whatever is told in the file, or stands behind its end, makes it another one.
    return Original(content, False) if bare == content else Original(cleaned(bare, _way_up(content), keep), True)


def holds_words(content: bytes) -> bool:
    """Tell whether a picture that can be published says more than what is seen, whatever its format."""
    with open_photo(content) as photo:
        return bool(photo.getexif()) or any(name in photo.info for name in ("exif", "xmp", "comment"))


def _way_up(content: bytes) -> int:
    """Return how the stored pixels must be turned, from 1 to 8 as in EXIF."""
    with Image.open(BytesIO(content)) as photo:
        orientation = photo.getexif().get(_ORIENTATION, 1)
    return orientation if orientation in range(1, 9) else 1


def _exif(way_up: int, keep: Mapping[int, str]) -> bytes:
    """Return EXIF with the way up of a photo and a few words; nothing where there is nothing to say."""
    exif = Image.Exif()
    if way_up > 1:
        exif[_ORIENTATION] = way_up
    for tag, text in keep.items():
        if text:
            # As bytes: Pillow would write question marks for all but ASCII. Whoever reads names in EXIF takes UTF-8.
            exif[tag] = text.encode()
    return exif.tobytes() if len(exif) else b""


# --- JPEG -----------------------------------------------------------------------------------------------------------


def _bare_jpeg(content: bytes) -> bytes:
    """Return a JPEG without all segments that are not seen, and without what follows its end."""
    seen = (_without_thumbnail(segment) for marker, segment in _jpeg_segments(content) if _is_seen(marker, segment))
    return b"".join([b"\xff\xd8", *seen])


def _is_seen(marker: int, segment: bytes) -> bool:
    """Tell JFIF, ICC profiles and Adobe's note on colours from other application segments and comments.

    Those are words (T.81, B.2.4.6), and JFIF's extensions (`JFXX`) are small second pictures.
    """
    if marker == 0xE0:
        return segment[4:9] == b"JFIF\0"
    if marker == 0xE2:
        return segment[4:16] == b"ICC_PROFILE\0"
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker == 0xEE


def _without_thumbnail(segment: bytes) -> bytes:
    """Return JFIF's own segment without its small second picture; any other one as it is."""
    if segment[:2] != b"\xff\xe0" or len(segment) <= _END_OF_JFIF:
        return segment
    return b"\xff\xe0" + struct.pack(">H", _END_OF_JFIF - 2) + segment[4 : _END_OF_JFIF - 2] + b"\0\0"


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of a JPEG with their markers, scans with their data; what follows its end is left out.

    Cameras put second, smaller pictures there.
    """
    position = 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xD9:
            break
        if marker == 0xFF:  # padding
            position += 1
            continue
        end = position + 2 + struct.unpack(">H", content[position + 2 : position + 4])[0]
        if marker == 0xDA:
            after = _END_OF_SCAN.search(content, end)
            end = after.start() if after else len(content)
        yield marker, content[position:end]
        position = end
    yield 0xD9, b"\xff\xd9"


def _cleaned_jpeg(bare: bytes, way_up: int, keep: Mapping[int, str]) -> bytes:
    exif = _exif(way_up, keep)
    words = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if exif else b""
    # JFIF's own segment has to be the first.
    first = 4 + int.from_bytes(bare[4:6], "big") if bare[2:4] == b"\xff\xe0" else 2
    return bare[:first] + words + bare[first:]


# --- PNG ------------------------------------------------------------------------------------------------------------


def _bare_png(content: bytes) -> bytes:
    """Return a PNG without all chunks that are not seen, and without what follows its end."""
    return b"".join([_PNG, *(chunk for kind, chunk in _png_chunks(content) if kind in _PNG_SEEN)])


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG with their types, each whole, up to its end."""
    position = len(_PNG)
    while position + 12 <= len(content):
        length = struct.unpack(">I", content[position : position + 4])[0]
        kind = content[position + 4 : position + 8]
        yield kind, content[position : position + 12 + length]
        position += 12 + length
        if kind == b"IEND":
            return


def _cleaned_png(bare: bytes, way_up: int, keep: Mapping[int, str]) -> bytes:
    names = {_ARTIST: b"Author", _COPYRIGHT: b"Copyright"}
    # International text (PNG 1.2, 11.3.4.5), not compressed.
    words = [_png_chunk(b"iTXt", names[tag] + b"\0\0\0\0\0" + text.encode()) for tag, text in keep.items() if text]
    exif = _exif(way_up, {}).removeprefix(b"Exif\0\0")
    turned = [_png_chunk(b"eXIf", exif)] if exif else []
    first = len(_PNG) + 25  # what a PNG begins with (`IHDR`) has one length
    return b"".join([bare[:first], *turned, *words, bare[first:]])


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# --- WebP -----------------------------------------------------------------------------------------------------------


def _bare_webp(content: bytes) -> bytes:
    """Return a WebP without all chunks that are not seen; its header says which chunks there are (RFC 9649, 2.7)."""
    chunks = [chunk for chunk in _webp_chunks(content) if chunk[:4] in _WEBP_SEEN]
    if chunks and chunks[0][:4] == b"VP8X":
        chunks[0] = _flagged(chunks[0], chunks[0][8] & ~(_WEBP_HAS_EXIF | _WEBP_HAS_XMP))
    return _riff(chunks)


def _webp_chunks(content: bytes) -> Iterator[bytes]:
    position, end = 12, min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while position + 8 <= end:
        length = int.from_bytes(content[position + 4 : position + 8], "little")
        chunk = content[position : position + 8 + length + length % 2]
        yield chunk
        position += len(chunk)


def _cleaned_webp(bare: bytes, way_up: int, keep: Mapping[int, str]) -> bytes:
    exif = _exif(way_up, keep).removeprefix(b"Exif\0\0")
    chunks = list(_webp_chunks(bare))
    if not exif or chunks[0][:4] != b"VP8X":  # only WebP's extended form has a place for words
        return bare
    chunks[0] = _flagged(chunks[0], chunks[0][8] | _WEBP_HAS_EXIF)
    return _riff([*chunks, b"EXIF" + struct.pack("<I", len(exif)) + exif + b"\0" * (len(exif) % 2)])


def _flagged(header: bytes, flags: int) -> bytes:
    return header[:8] + bytes([flags]) + header[9:]


def _riff(chunks: Iterable[bytes]) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body
