"""Photos as they were taken, for those who print or judge them: every pixel's byte, but not where somebody lives."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import ExifTags, Image

_PNG = b"\x89PNG\r\n\x1a\n"
# Chunks that change what is seen; all others are words about the picture (PNG 1.2, 11.3; APNG).
_PNG_SEEN = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
# JFIF, ICC profile and Adobe's note on colours; all other application segments and comments are words (T.81, B.2.4.6).
_JPEG_SEEN = {0xE0, 0xE2, 0xEE}
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
        segments = list(_jpeg_segments(content))
        if all(_is_seen(*segment) for segment in segments) and content.endswith(segments[-2][1] + segments[-1][1]):
            return Original(content, False)
        return Original(_cleaned_jpeg(content, segments, keep), True)
    if content.startswith(_PNG):
        chunks = list(_png_chunks(content))
        if all(kind in _PNG_SEEN for kind, _chunk in chunks):
            return Original(content, False)
        return Original(_cleaned_png(chunks, keep), True)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _cleaned_webp(content)
    raise CannotClean


def _exif(content: bytes, keep: dict[int, str]) -> bytes:
    """Return new EXIF with the way up of a photo and a few words; nothing where there is nothing to say."""
    with Image.open(BytesIO(content)) as photo:
        orientation = photo.getexif().get(_ORIENTATION, 1)
    exif = Image.Exif()
    if orientation in range(2, 9):
        exif[_ORIENTATION] = orientation
    for tag, text in keep.items():
        if text:
            # As bytes: Pillow would write question marks for all but ASCII. Whoever reads names in EXIF takes UTF-8.
            exif[tag] = text.encode()
    return exif.tobytes() if len(exif) else b""


def _is_seen(marker: int, segment: bytes) -> bool:
    if marker == 0xE2:
        return segment[4:16] == b"ICC_PROFILE\0"
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in _JPEG_SEEN


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of a JPEG with their markers, scans with their data; what follows its end is left out.

    Cameras put second, smaller pictures there.
    """
    position = 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xD9:
            break
        end = position + 2 + struct.unpack(">H", content[position + 2 : position + 4])[0]
        if marker == 0xDA:
            after = _END_OF_SCAN.search(content, end)
            end = after.start() if after else len(content)
        yield marker, content[position:end]
        position = end
    yield 0xD9, b"\xff\xd9"


def _cleaned_jpeg(content: bytes, segments: list[tuple[int, bytes]], keep: dict[int, str]) -> bytes:
    exif = _exif(content, keep)
    words = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if exif else b""
    seen = [segment for marker, segment in segments if _is_seen(marker, segment)]
    # JFIF's own segment has to be the first.
    first = seen[:1] if segments and segments[0][0] == 0xE0 else []
    return b"".join([b"\xff\xd8", *first, words, *seen[len(first) :]])


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG with their types, each whole."""
    position = len(_PNG)
    while position + 12 <= len(content):
        length = struct.unpack(">I", content[position : position + 4])[0]
        kind = content[position + 4 : position + 8]
        yield kind, content[position : position + 12 + length]
        position += 12 + length
        if kind == b"IEND":
            return


def _cleaned_png(chunks: list[tuple[bytes, bytes]], keep: dict[int, str]) -> bytes:
    names = {_ARTIST: b"Author", _COPYRIGHT: b"Copyright"}
    words = [_png_text(names[tag], text) for tag, text in keep.items() if text]
    seen = [chunk for kind, chunk in chunks if kind in _PNG_SEEN]
    return b"".join([_PNG, *seen[:1], *words, *seen[1:]])


def _png_text(keyword: bytes, text: str) -> bytes:
    """Return international text (PNG 1.2, 11.3.4.5), not compressed."""
    body = b"iTXt" + keyword + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _cleaned_webp(content: bytes) -> Original:
    """Return a WebP without EXIF and XMP; its header says which chunks there are (RFC 9649, 2.7)."""
    chunks: list[bytes] = []
    position, dropped = 12, False
    while position + 8 <= len(content):
        length = struct.unpack("<I", content[position + 4 : position + 8])[0]
        chunk = content[position : position + 8 + length + length % 2]
        if chunk[:4] in (b"EXIF", b"XMP "):
            dropped = True
        else:
            chunks.append(chunk)
        position += len(chunk)
    if not dropped:
        return Original(content, False)
    if chunks and chunks[0][:4] == b"VP8X":
        flags = chunks[0][8] & ~0b1100
        chunks[0] = chunks[0][:8] + bytes([flags]) + chunks[0][9:]
    body = b"WEBP" + b"".join(chunks)
    return Original(b"RIFF" + struct.pack("<I", len(body)) + body, True)
