"""Codes that lead a telephone from one screen, or from paper, to an address. Nothing is drawn here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from linli.views.here import Here


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code that says `text`. Equal codes are one file. `src` is the way to it from the page that shows it."""

    text: str
    src: str

    @property
    def name(self) -> str:
        """The file's name, which no other code has."""
        return name_of_code(self.text)

    @property
    def path(self) -> str:
        """The code's address on the site, from its root."""
        return f"/media/{self.name}"


def plan_qr_code(here: Here, text: str) -> QrCode | None:
    """Return the code of an absolute address, or None where there is none: the site has no address yet."""
    return QrCode(text, here.file(f"/media/{name_of_code(text)}")) if text else None


def name_of_code(text: str) -> str:
    """Return the file's name of the code that says `text`."""
    return f"qr-{hashlib.sha256(text.encode()).hexdigest()[:20]}.png"
