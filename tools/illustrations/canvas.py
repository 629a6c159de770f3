"""A sheet to draw on: flat shapes in a 1600 × 1067 space, drawn large and brought down for clean edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from math import cos, pi, radians, sin

from PIL import Image, ImageColor, ImageDraw

Point = tuple[float, float]
Disc = tuple[float, float, float]

WIDTH = 1600
HEIGHT = 1067
SCALE = 2
COLOURS = 128
# A flat area smaller than this many pixels is told apart by its edges anyway.
FLAT_AREA = 160


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that lies `share` of the way from one to the other."""
    first, second = ImageColor.getrgb(one), ImageColor.getrgb(other)
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first[:3], second[:3], strict=True))
    return f"#{red:02x}{green:02x}{blue:02x}"


def fade(colour: str, opacity: float) -> str:
    """Return the colour as a veil that lets what is beneath show through."""
    return f"{colour[:7]}{round(opacity * 255):02x}"


def smooth(points: Sequence[Point], closed: bool) -> list[Point]:
    """Return points along the Catmull-Rom curve through the given ones."""
    count = len(points)
    spans = count if closed else count - 1
    curve: list[Point] = []
    for index in range(spans):
        before, start, end, after = (
            points[(index + step) % count] if closed else points[min(max(index + step, 0), count - 1)]
            for step in (-1, 0, 1, 2)
        )
        curve += [_on_span(before, start, end, after, step / 12) for step in range(12)]
    return curve if closed else [*curve, points[-1]]


def _on_span(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    def along(axis: int) -> float:
        a, b, c, d = before[axis], start[axis], end[axis], after[axis]
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)

    return along(0), along(1)


def hull_of(discs: Sequence[Disc]) -> list[Point]:
    """Return the outline of a band stretched around all the discs."""
    rim = sorted(
        {(x + r * cos(turn * pi / 16), y + r * sin(turn * pi / 16)) for x, y, r in discs for turn in range(32)}
    )
    return [*_chain(rim)[:-1], *_chain(rim[::-1])[:-1]]


def _chain(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


class Canvas:
    """One picture under way; every length is in pixels of the finished picture."""

    def __init__(self, background: str) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self._pen = ImageDraw.Draw(self._image, "RGBA")

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        self._pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        """Fill an upright rectangle, given its top left corner."""
        edges = (x * SCALE, y * SCALE, (x + width) * SCALE - 1, (y + height) * SCALE - 1)
        if radius:
            self._pen.rounded_rectangle(edges, radius * SCALE, fill)
        else:
            self._pen.rectangle(edges, fill)

    def ellipse(self, x: float, y: float, half_width: float, half_height: float, fill: str) -> None:
        self._pen.ellipse(_around(x, y, half_width, half_height), fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.ellipse(x, y, radius, radius, fill)

    def ring(self, x: float, y: float, radius: float, width: float, colour: str) -> None:
        self._pen.ellipse(_around(x, y, radius, radius), outline=colour, width=round(width * SCALE))

    def arc(self, x: float, y: float, radius: float, start: float, end: float, width: float, colour: str) -> None:
        """Draw part of a ring; angles in degrees, clockwise from three o'clock."""
        self._pen.arc(_around(x, y, radius, radius), start, end, colour, round(width * SCALE))

    def chord(self, x: float, y: float, radius: float, start: float, end: float, fill: str) -> None:
        """Fill the part of a disc that a straight cut leaves; angles as for `arc`."""
        self._pen.chord(_around(x, y, radius, radius), start, end, fill)

    def sector(self, x: float, y: float, radius: float, start: float, end: float, fill: str) -> None:
        self._pen.pieslice(_around(x, y, radius, radius), start, end, fill)

    def hull(self, discs: Sequence[Disc], fill: str) -> None:
        """Fill the band stretched around the discs: limbs, pots, pebbles, lamps."""
        self.polygon(hull_of(discs), fill)

    def blob(self, points: Sequence[Point], fill: str) -> None:
        """Fill a closed shape with soft corners at the points."""
        self.polygon(smooth(points, closed=True), fill)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw straight strokes with round ends and joints."""
        self._pen.line([(x * SCALE, y * SCALE) for x, y in points], colour, round(width * SCALE), joint="curve")
        # Round ends drawn in a veil would show as darker dots.
        if len(colour) == len("#rrggbb") and width > 2:
            for x, y in (points[0], points[-1]):
                self.disc(x, y, width / 2, colour)

    def curve(self, points: Sequence[Point], colour: str, width: float) -> None:
        self.line(smooth(points, closed=False), colour, width)

    def taper(self, points: Sequence[Point], start_width: float, end_width: float, fill: str) -> None:
        """Draw a curved stroke whose width changes evenly from start to end."""
        path = smooth(points, closed=False)
        last = len(path) - 1
        for index in range(last):
            near, far = ((start_width + (end_width - start_width) * step / last) / 2 for step in (index, index + 1))
            self.hull([(*path[index], near), (*path[index + 1], far)], fill)

    def leaf(self, x: float, y: float, length: float, angle: float, width: float, fill: str, rib: str = "") -> None:
        """Fill a leaf that grows from its foot; angle in degrees, clockwise from straight up."""
        turn = radians(angle)
        across, along = (cos(turn), sin(turn)), (sin(turn), -cos(turn))

        def at(sideways: float, up: float) -> Point:
            return x + across[0] * sideways + along[0] * up, y + across[1] * sideways + along[1] * up

        steps = [step / 14 for step in range(15)]
        half = [width / 2 * sin(pi * t**0.8) for t in steps]
        side = [at(h, length * t) for h, t in zip(half, steps, strict=True)]
        back = [at(-h, length * t) for h, t in zip(half, steps, strict=True)]
        self.polygon([*side, *back[::-1]], fill)
        if rib:
            self.polygon([*side, at(0, length), at(0, 0)], rib)

    @contextmanager
    def within(self, outline: Sequence[Point]) -> Iterator[None]:
        """Let strokes show only inside the outline for as long as the block lasts."""
        before = self._image.copy()
        yield
        mask = Image.new("L", self._image.size, 255)
        ImageDraw.Draw(mask).polygon([(x * SCALE, y * SCALE) for x, y in outline], 0)
        self._image.paste(before, mask=mask)

    def finished(self) -> Image.Image:
        """Return the picture at its final size."""
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    def png(self) -> bytes:
        """Return the finished picture as a small palette PNG; flat areas keep their exact colour."""
        return encode_png(self.finished())


def circle_outline(x: float, y: float, radius: float) -> list[Point]:
    """Return the points of a circle, for `within`."""
    return [(x + radius * cos(turn * pi / 60), y + radius * sin(turn * pi / 60)) for turn in range(120)]


def box_outline(x: float, y: float, width: float, height: float) -> list[Point]:
    """Return the corners of an upright rectangle, for `within`."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def arch_outline(x: float, y: float, width: float, height: float) -> list[Point]:
    """Return the outline of a round-headed opening, given its top left corner."""
    radius = width / 2
    head = [
        (x + radius - radius * cos(turn * pi / 40), y + radius - radius * sin(turn * pi / 40)) for turn in range(41)
    ]
    return [*head, (x + width, y + height), (x, y + height)]


def encode_png(picture: Image.Image) -> bytes:
    """Return the bytes of a palette PNG of at most `COLOURS` colours, without dither.

    Median cut alone would blend the small flat areas of a picture into their neighbours, so the colours
    that cover an area are kept as they are, and only the blends along edges share what is left.
    """
    counted = picture.getcolors(picture.width * picture.height) or []
    by_area = sorted(counted, reverse=True)[: COLOURS // 2]
    flat = [colour for count, colour in by_area if count >= FLAT_AREA]
    blends = _blends_of(picture, COLOURS - len(flat))
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in flat for channel in _channels(colour)] + blends)
    file = BytesIO()
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _blends_of(picture: Image.Image, count: int) -> list[int]:
    return (picture.quantize(count, Image.Quantize.MEDIANCUT).getpalette() or [])[: count * 3]


def _channels(colour: object) -> tuple[int, ...]:
    return tuple(colour) if isinstance(colour, tuple) else ()


def _around(x: float, y: float, half_width: float, half_height: float) -> tuple[float, float, float, float]:
    return (
        (x - half_width) * SCALE,
        (y - half_height) * SCALE,
        (x + half_width) * SCALE - 1,
        (y + half_height) * SCALE - 1,
    )
