"""The colours of the four communities, and the neutrals that all of them share."""

from __future__ import annotations

from dataclasses import dataclass

WHITE = "#ffffff"
PAPER = "#fbf6ec"
STONE = "#cfc6ba"
INK = "#23303a"
WOOD = "#b98354"
WOOD_DARK = "#8a5a38"
SKINS = ("#f1c7a4", "#dfa47c", "#c58a63")
HAIR = "#2b2427"
BROWN_HAIR = "#553a2e"
GREY_HAIR = "#d4d1cc"


@dataclass(frozen=True, slots=True)
class Palette:
    """What a community paints with: three leading colours, each with a dark and a pale tone."""

    first: str
    first_dark: str
    first_pale: str
    second: str
    second_dark: str
    second_pale: str
    third: str
    third_dark: str
    third_pale: str
    light: str
    dark: str


JUCHANG = Palette(
    first="#c9623f", first_dark="#96422a", first_pale="#efbb9b",
    second="#2b7a7b", second_dark="#16505a", second_pale="#a5cdc3",
    third="#e3a73f", third_dark="#b97d24", third_pale="#f1dcb4",
    light="#fbf1df", dark="#1d3740",
)  # fmt: skip

R29 = Palette(
    first="#3d449c", first_dark="#232763", first_pale="#c9cdf0",
    second="#ff7d68", second_dark="#d6523f", second_pale="#ffd0c2",
    third="#6fcaa8", third_dark="#2f8d74", third_pale="#c9eedd",
    light="#fbf6ee", dark="#171a45",
)  # fmt: skip

GUANGHUA = Palette(
    first="#c53a2c", first_dark="#8b2320", first_pale="#f0b8a0",
    second="#dca23a", second_dark="#ab7420", second_pale="#f5deaa",
    third="#2f6b4c", third_dark="#1d4635", third_pale="#b4d0a4",
    light="#fbf3e1", dark="#2a2b28",
)  # fmt: skip

TAOYUAN = Palette(
    first="#2f86b4", first_dark="#175078", first_pale="#bfe2ee",
    second="#4f9f6e", second_dark="#246349", second_pale="#b5d9a3",
    third="#f0906e", third_dark="#cb6548", third_pale="#fbcdb2",
    light="#fff7ea", dark="#14384f",
)  # fmt: skip
