"""What a file says to whoever looks into it: its text, and the words about it that no page shows."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from PIL import Image, UnidentifiedImageError

_TEXTS = (".txt", ".csv", ".html", ".json", ".jsonld", ".css", ".js", ".md", ".xml", ".svg", ".rels")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp")
_TAG = re.compile(r"<[^>]+>")


class CannotRead(Exception):
    """Nothing here can tell what a file says."""


def words_in(name: str, content: bytes) -> str:
    """Return all words of a file: its name, its text, its properties, and what cameras and programs wrote into it.

    Raises:
        CannotRead: the file is broken, or of a kind that cannot be looked into.
    """
    suffix = name[name.rfind(".") :].lower()
    if suffix in _TEXTS:
        said = content.decode("utf-8-sig", errors="replace")
    elif suffix == ".pdf":
        said = _words_in_pdf(content)
    elif suffix == ".docx":
        said = _words_in_word_file(content)
    elif suffix in _PICTURES:
        said = _words_in_picture(content)
    else:
        raise CannotRead(name)
    return f"{name}\n{said}"


def _words_in_pdf(content: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(content))
        pages = [page.extract_text() for page in reader.pages]
        about = [str(value) for value in (reader.metadata or {}).values()]
        packet = reader.root_object.get("/Metadata")
        about += [packet.get_object().get_data().decode("utf-8", "replace")] if packet else []
    except (PyPdfError, ValueError, KeyError, TypeError) as error:
        raise CannotRead from error
    # Where a line ends is no matter: a name may be broken in two.
    return "\n".join([*pages, *(page.replace("\n", "") for page in pages), *about])


def _words_in_word_file(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    except BadZipFile as error:
        raise CannotRead from error
    texts = [part.decode("utf-8", "replace") for part in parts]
    # Word cuts a sentence into runs wherever somebody has clicked; what alternative texts say stands in attributes.
    return "\n".join([*texts, *(_TAG.sub("", text) for text in texts)])


def _words_in_picture(content: bytes) -> str:
    try:
        with Image.open(BytesIO(content)) as picture:
            exif = picture.getexif()
            about = [str(value) for value in exif.values()] + [str(exif.get_ifd(0x8769)), str(exif.get_ifd(0x8825))]
            about += [f"{key} {_as_text(value)}" for key, value in picture.info.items() if key != "icc_profile"]
    except (UnidentifiedImageError, OSError) as error:
        raise CannotRead from error
    # EXIF is ASCII by its letter and UTF-8 in practice, and Pillow goes by the letter: so its bytes are looked at, too.
    head = content.partition(b"\xff\xda")[0] if content.startswith(b"\xff\xd8") else b""
    return "\n".join([*about, head.decode("utf-8", "ignore")])


def _as_text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
