"""What every value in front matter has in common: it is text until its field has read it."""

from __future__ import annotations

import unicodedata


class Unreadable(ValueError):
    """A field cannot take a value. `message` goes on after the value's name, `way_out` shows a right one."""

    def __init__(self, message: str, way_out: str) -> None:
        super().__init__(message)
        self.message = message
        self.way_out = way_out


def half_width(text: str) -> str:
    """Return `text` with full-width digits, letters and ASCII punctuation in their half-width form."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFKC", c) if "！" <= c <= "～" or c == "　" else c for c in text)
