"""Houses, towers and streets: in elevation, and as solids seen from above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .canvas import Canvas, Point, box_outline, fade, mix
from .palettes import INK, WHITE


def draw_tower(
    canvas: Canvas,
    x: float,
    ground: float,
    width: float,
    height: float,
    wall: str,
    glass: str,
    columns: int = 4,
    rows: int = 9,
    lit: str = "",
) -> None:
    """Draw a block of flats in elevation, its right side in shade; a few windows shine if `lit`."""
    top = ground - height
    canvas.box(x, top, width, height, wall)
    canvas.box(x + width * 0.8, top, width * 0.2, height, mix(wall, INK, 0.16))
    pane, storey = width * 0.92 / columns, height * 0.94 / rows
    for row in range(rows):
        for column in range(columns):
            shining = lit and (row * 5 + column * 3 + row * column) % 4 == 0
            left = x + width * 0.04 + column * pane
            upper = top + height * 0.04 + row * storey
            canvas.box(left + pane * 0.18, upper + storey * 0.2, pane * 0.64, storey * 0.5, lit if shining else glass)
            if column % 2 == 0:
                canvas.box(left + pane * 0.1, upper + storey * 0.68, pane * 0.8, storey * 0.12, mix(wall, WHITE, 0.35))


def draw_slab(
    canvas: Canvas, x: float, ground: float, width: float, height: float, wall: str, glass: str, rows: int = 5
) -> None:
    """Draw a modern block with continuous bands of windows."""
    top = ground - height
    canvas.box(x, top, width, height, wall)
    storey = height / rows
    for row in range(rows):
        canvas.box(x + 8, top + storey * (row + 0.28), width - 16, storey * 0.46, glass)
        for mullion in range(1, int(width // 46)):
            canvas.box(x + mullion * 46, top + storey * (row + 0.28), 4, storey * 0.46, wall)
    canvas.box(x - 8, top - 10, width + 16, 14, mix(wall, INK, 0.2))
    canvas.box(x + width * 0.86, top + 4, width * 0.14, height - 4, fade(INK, 0.12))


def draw_gabled_house(
    canvas: Canvas, x: float, ground: float, width: float, height: float, wall: str, roof: str, glass: str
) -> None:
    """Draw a small house with a pitched roof, a door and two windows."""
    eaves = ground - height * 0.6
    canvas.box(x, eaves, width, height * 0.6, wall)
    canvas.polygon([(x - width * 0.08, eaves), (x + width * 0.5, ground - height), (x + width * 1.08, eaves)], roof)
    canvas.polygon(
        [(x + width * 0.5, ground - height), (x + width * 1.08, eaves), (x + width * 0.6, eaves)], mix(roof, INK, 0.18)
    )
    canvas.box(x + width * 0.4, ground - height * 0.36, width * 0.22, height * 0.36, mix(roof, INK, 0.3))
    for left in (0.1, 0.7):
        canvas.box(x + width * left, ground - height * 0.42, width * 0.2, height * 0.2, glass)


def draw_skyline(canvas: Canvas, ground: float, blocks: Sequence[tuple[float, float, float]], colour: str) -> None:
    """Fill distant blocks, each (left edge, width, height), as one flat silhouette."""
    for left, width, height in blocks:
        canvas.box(left, ground - height, width, height, colour)


def draw_awning(
    canvas: Canvas, x: float, y: float, width: float, drop: float, colours: tuple[str, str], stripes: int = 8
) -> None:
    """Hang a striped awning with a scalloped edge."""
    step = width / stripes
    for index in range(stripes):
        colour = colours[index % 2]
        left = x + index * step
        canvas.polygon([(left, y), (left + step, y), (left + step, y + drop), (left, y + drop)], colour)
        canvas.chord(left + step / 2, y + drop, step / 2, 0, 180, colour)
    canvas.box(x, y + drop * 0.72, width, drop * 0.28, fade(INK, 0.1))


def draw_scaffold(
    canvas: Canvas, x: float, ground: float, width: float, height: float, colour: str, bays: int, decks: int
) -> None:
    """Draw the poles and decks around a building that is going up."""
    bay, deck = width / bays, height / decks
    for row in range(decks):
        for column in range(bays):
            left, low = x + column * bay, ground - row * deck
            canvas.line([(left, low), (left + bay, low - deck)], fade(colour, 0.55), 3)
    for column in range(bays + 1):
        canvas.line([(x + column * bay, ground), (x + column * bay, ground - height - 14)], colour, 6)
    for row in range(1, decks + 1):
        canvas.box(x - 12, ground - row * deck, width + 24, 8, colour)


def draw_crane(canvas: Canvas, x: float, ground: float, height: float, reach: float, colour: str) -> None:
    """Draw a tower crane with a load on its hook."""
    top = ground - height
    for brace in range(int(top), int(ground), 34):
        canvas.line([(x - 13, brace), (x + 13, brace + 34)], colour, 4)
        canvas.line([(x + 13, brace), (x - 13, brace + 34)], colour, 4)
    canvas.line([(x - 14, top), (x - 14, ground)], colour, 7)
    canvas.line([(x + 14, top), (x + 14, ground)], colour, 7)
    for y in (top - 6, top - 34):
        canvas.line([(x - reach * 0.3, y), (x + reach, top - 6)], colour, 6)
    steps = 14
    for index in range(steps):
        left = x + reach * index / steps
        rise = 28 * (1 - index / steps)
        canvas.line([(left, top - 6), (left + reach / steps * 0.5, top - 6 - rise)], colour, 3)
    canvas.line([(x, top - 90), (x + reach * 0.7, top - 12)], colour, 3)
    canvas.line([(x, top - 90), (x - reach * 0.28, top - 20)], colour, 3)
    canvas.line([(x, top - 90), (x, top)], colour, 8)
    canvas.box(x - reach * 0.3 - 26, top - 30, 52, 52, mix(colour, INK, 0.4))
    canvas.box(x - 22, top - 4, 44, 38, mix(colour, INK, 0.25))
    hook = x + reach * 0.72
    canvas.line([(hook, top), (hook, top + height * 0.2)], INK, 3)
    canvas.box(hook - 50, top + height * 0.2, 100, 16, mix(colour, INK, 0.45))


@dataclass(frozen=True, slots=True)
class Solids:
    """Boxes and floors in isometric view: x to the lower right, y to the lower left, z up."""

    canvas: Canvas
    centre: Point
    unit: float

    def at(self, x: float, y: float, z: float = 0) -> Point:
        return (
            self.centre[0] + (x - y) * 0.866 * self.unit,
            self.centre[1] + (x + y) * 0.5 * self.unit - z * self.unit,
        )

    def floor(self, x: float, y: float, width: float, depth: float, colour: str, z: float = 0) -> None:
        self.canvas.polygon(self.floor_outline(x, y, width, depth, z), colour)

    def floor_outline(self, x: float, y: float, width: float, depth: float, z: float = 0) -> list[Point]:
        return [self.at(x, y, z), self.at(x + width, y, z), self.at(x + width, y + depth, z), self.at(x, y + depth, z)]

    def box(self, x: float, y: float, z: float, width: float, depth: float, height: float, colour: str) -> None:
        """Draw a solid: its top light, its left face plain, its right face in shade."""
        self.floor(x, y, width, depth, mix(colour, WHITE, 0.22), z + height)
        self.face_left(x, y + depth, width, z, height, colour)
        self.face_right(x + width, y, depth, z, height, mix(colour, INK, 0.2))

    def face_left(self, x: float, y: float, width: float, z: float, height: float, colour: str) -> None:
        """Fill a wall that runs along x."""
        self.canvas.polygon(
            [self.at(x, y, z), self.at(x + width, y, z), self.at(x + width, y, z + height), self.at(x, y, z + height)],
            colour,
        )

    def face_right(self, x: float, y: float, depth: float, z: float, height: float, colour: str) -> None:
        """Fill a wall that runs along y."""
        self.canvas.polygon(
            [self.at(x, y, z), self.at(x, y + depth, z), self.at(x, y + depth, z + height), self.at(x, y, z + height)],
            colour,
        )

    def windows(
        self,
        x: float,
        y: float,
        z: float,
        width: float,
        depth: float,
        height: float,
        glass: str,
        rows: int,
        columns: int,
    ) -> None:
        """Put a grid of windows on both visible faces of a solid."""
        storey = height / rows
        for row in range(rows):
            low = z + storey * (row + 0.3)
            for column in range(columns):
                part = (column + 0.22) / columns
                self.face_left(x + width * part, y + depth, width * 0.56 / columns, low, storey * 0.45, glass)
                self.face_right(
                    x + width, y + depth * part, depth * 0.56 / columns, low, storey * 0.45, mix(glass, INK, 0.18)
                )

    def tree(self, x: float, y: float, size: float, colour: str) -> None:
        left, low = self.at(x, y)
        self.canvas.ellipse(left + size * 0.12, low, size * 0.4, size * 0.16, fade(INK, 0.18))
        self.canvas.box(left - size * 0.05, low - size * 0.5, size * 0.1, size * 0.5, "#7d5437")
        self.canvas.disc(left, low - size * 0.8, size * 0.44, mix(colour, INK, 0.18))
        self.canvas.disc(left - size * 0.06, low - size * 0.86, size * 0.36, colour)


def draw_phone(canvas: Canvas, x: float, y: float, width: float, height: float, body: str, screen: str) -> list[Point]:
    """Draw an upright telephone and return the outline of its screen, for `within`."""
    edge = width * 0.05
    canvas.box(x, y, width, height, body, width * 0.13)
    canvas.box(x + edge, y + edge, width - 2 * edge, height - 2 * edge, screen, width * 0.09)
    canvas.box(x + width * 0.36, y + edge * 1.5, width * 0.28, edge * 0.9, body, edge * 0.45)
    return box_outline(x + edge, y + edge * 3.2, width - 2 * edge, height - edge * 6)
