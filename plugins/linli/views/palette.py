"""A community's colour, made readable on paper and in the dark."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

from linli.records.community import Community

# As on the pages: what belongs to no community has the blue of an enamel door plate (`tokens.css` of the theme), and a
# community that has chosen no colour has brick.
_PLATE_BLUE = "#14508c"
_DEFAULT = "#a8482f"
_PAPER, _NIGHT = 1.0, 0.012
# WCAG 2.2, 1.4.3: text needs 4.5:1; a little more leaves room for tinted grounds.
_CONTRAST = 5.2
# A plate is a surface, with letters of its own: it only has to stand out from the night.
_PLATE_AT_NIGHT = 2.0


def plan_palette(communities: Iterable[Community]) -> str:
    """Return a style sheet with each community's accent colours, readable as text on the page's ground."""
    return "".join(_rule(community.key.id, community.palette or _DEFAULT) for community in communities)


def plate_colour(community: Community | None) -> str:
    """Return the colour of a community's door plate, or of the site's, dark enough for white letters."""
    return readable(community.palette or _DEFAULT, _PAPER) if community else _PLATE_BLUE


def readable(colour: str, ground: float, least: float = _CONTRAST) -> str:
    """Return the nearest shade of `colour` that has enough contrast with a ground of this luminance."""
    hue, lightness, saturation = _hls(colour)
    step = -0.01 if ground > 0.5 else 0.01
    while contrast(_hex(hue, lightness, saturation), ground) < least and 0 < lightness + step < 1:
        lightness += step
    return _hex(hue, lightness, saturation)


def contrast(colour: str, ground: float) -> float:
    """Return the contrast ratio between a colour and a ground's luminance (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((luminance(colour), ground), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, relative luminance)."""
    channels = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour))
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def _rule(community: str, colour: str) -> str:
    hue, _lightness, saturation = _hls(colour)
    values = {
        "accent": readable(colour, _PAPER),
        "accent-dark": readable(colour, _NIGHT),
        "accent-soft": _hex(hue, 0.93, min(saturation, 0.5)),
        "accent-soft-dark": _hex(hue, 0.17, min(saturation, 0.35)),
    }
    light = f"--accent:{values['accent']};--accent-soft:{values['accent-soft']}"
    # Enamel keeps its depth at night: white letters stand on the same plate, unless nobody would see that.
    night = f"--accent:{values['accent-dark']};--accent-soft:{values['accent-soft-dark']}"
    dark = f"{night};--plate:{readable(values['accent'], _NIGHT, _PLATE_AT_NIGHT)}"
    own = f'[data-community="{community}"]'
    return f"@layer tokens{{{own}{{{light}}}@media(prefers-color-scheme:dark){{{own}{{{dark}}}}}}}\n"


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = _rgb(colour)
    return colorsys.rgb_to_hls(red, green, blue)


def _hex(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colorsys.hls_to_rgb(hue, lightness, saturation))
