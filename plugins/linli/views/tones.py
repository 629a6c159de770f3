"""The colour that keeps a photo's place until the photo is there.

Pages hold no styles of their own, so tones are rounded to a few that have a class in the style sheet.
"""

from __future__ import annotations

from itertools import product

# Of each channel. Averages of photos are neither black nor white nor bright.
_LEVELS = (36, 82, 128, 174, 220)
# The luminance (WCAG 2.2) from which on black letters are read more easily than white ones.
_BRIGHT = 0.179


def tone_class(tone: str) -> str:
    """Return the class of the tone nearest to a colour such as `#a0b1c2`; empty for an empty text."""
    channels = (int(tone[start : start + 2], 16) for start in (1, 3, 5)) if tone else ()
    digits = "".join(str(min(range(len(_LEVELS)), key=lambda n: abs(_LEVELS[n] - channel))) for channel in channels)
    return f"tone-{digits}" if digits else ""


def plan_tones() -> str:
    """Return a style sheet with all tones. Where a photo cannot be loaded, its alternative text stands on its tone."""
    return "".join(map(_rule, product(range(len(_LEVELS)), repeat=3)))


def _rule(digits: tuple[int, ...]) -> str:
    red, green, blue = (_LEVELS[digit] for digit in digits)
    luminance = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    ink = "#000" if luminance >= _BRIGHT else "#fff"
    name = "".join(map(str, digits))
    return f".tone-{name}{{background:#{red:02x}{green:02x}{blue:02x};color:{ink}}}\n"


def _linear(channel: int) -> float:
    return float(((channel / 255 + 0.055) / 1.055) ** 2.4)
