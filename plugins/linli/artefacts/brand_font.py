"""The operator's brand face, cut down to the characters that the site's headings show."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from linli.settings import BadSetting

# Of the names in a font: copyright, trademark, maker, and the licence with its address. Licences want them kept.
_ALL = ["*"]
_OTHER = "Choose another font, or take the setting out."


def subset_font(file: Path, characters: str, cache_dir: Path) -> bytes:
    """Return the font as WOFF2 with those of `characters` that it has.

    The same font and characters give the same bytes. They are made once, and kept in `cache_dir` until the font or the
    characters change.

    Raises:
        BadSetting: the file is not a font, or has none of the characters that headings need it for.
    """
    try:
        original = file.read_bytes()
    except OSError as reason:
        raise BadSetting(f"`LINLI_BRAND_FONT` ({file}) cannot be read: {reason.strerror}. {_OTHER}") from reason
    kept = cache_dir / f"{_digest(original, characters)}.woff2"
    with contextlib.suppress(FileNotFoundError):
        return kept.read_bytes()
    content = _subset(original, file, characters)
    _keep(kept, content)
    return content


def _subset(original: bytes, file: Path, characters: str) -> bytes:
    # Only a site with a brand face waits for this, and only when it has new characters.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(name_IDs=_ALL, name_languages=_ALL, name_legacy=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, characters))
    made = BytesIO()
    # Whatever is wrong in somebody's file, fontTools meets in many ways: TTLibError, struct.error, KeyError …
    try:
        font = TTFont(BytesIO(original), recalcTimestamp=False)
        letters = {code for code in font.getBestCmap() if chr(code).isalpha()}
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(made)
    except Exception as reason:
        raise BadSetting(f"`LINLI_BRAND_FONT` ({file}) is not a font. Give one as .ttf or .otf.") from reason
    if letters.isdisjoint(map(ord, characters)):
        raise BadSetting(f"`LINLI_BRAND_FONT` ({file}) has no letter of the site's headings. {_OTHER}")
    return made.getvalue()


def _digest(original: bytes, characters: str) -> str:
    makers = f"{version('fonttools')} {version('brotli')}"
    return hashlib.sha256(hashlib.sha256(original).digest() + f"{makers}\0{characters}".encode()).hexdigest()


def _keep(file: Path, content: bytes) -> None:
    """Put a subset into the cache, whole or not at all, instead of those before it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".new", delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).replace(file)
    for older in set(file.parent.glob("*.woff2")) - {file}:
        older.unlink(missing_ok=True)
