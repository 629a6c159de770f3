"""Texts in the characters that a font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Set


def in_characters(text: str, characters: Set[str]) -> str:
    """Return a text in these characters only.

    Accents that are lacking are left off, and so are pictographs. For any other letter or digit stands 〓, by which
    typesetters mark a character that they do not have: seen by everybody, and taken for no other word.
    """
    composed = unicodedata.normalize("NFC", text)
    if characters >= set(composed):
        return composed
    return "".join(_nearest(character, characters) for character in composed)


def _nearest(character: str, characters: Set[str]) -> str:
    if character in characters:
        return character
    plain = "".join(part for part in unicodedata.normalize("NFKD", character) if part in characters)
    if plain:
        return plain
    return "〓" if unicodedata.category(character)[0] in "LN" else " " if character.isspace() else ""
