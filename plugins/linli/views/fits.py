"""How a picture that is shown whole, or cut by the browser, fits its place.

Pages hold no styles of their own, so focal points and widths are rounded to a few that have a class in the style sheet.
"""

from __future__ import annotations

# Of the width and of the height, in hundredths.
_FOCUS_STEP = 10
_CENTRE = 50
# In pixels. A photo that is wider fills any place.
_WIDTH_STEP = 40
_WIDE = 960


def fit_classes(focal: tuple[float, float], width: int) -> str:
    """Return the classes of a picture: which point of it stays where its place cuts it off, and how wide it can be.

    `focal` is as in `plan_picture`; `width` is the photo's own, in pixels.
    """
    points = (round(share * 100 / _FOCUS_STEP) * _FOCUS_STEP for share in focal)
    focus = [f"focus-{axis}-{point}" for axis, point in zip("xy", points, strict=True) if point != _CENTRE]
    own = [f"own-{max(_WIDTH_STEP, width // _WIDTH_STEP * _WIDTH_STEP)}"] if width < _WIDE else []
    return " ".join([*focus, *own])


def plan_fits() -> str:
    """Return a style sheet with all classes, for the theme's rules on pictures to build on."""
    points = [point for point in range(0, 101, _FOCUS_STEP) if point != _CENTRE]
    focus = [f".focus-{axis}-{point}{{--focus-{axis}:{point}%}}\n" for axis in "xy" for point in points]
    own = [f".own-{width}{{--own-width:{width}px}}\n" for width in range(_WIDTH_STEP, _WIDE, _WIDTH_STEP)]
    return "".join([*focus, *own])
