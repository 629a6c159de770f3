"""Rooms and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random

from .canvas import HEIGHT, WIDTH, Canvas, Point, arch_outline, box_outline, fade, mix
from .palettes import INK, WHITE, WOOD, WOOD_DARK


def draw_room(canvas: Canvas, wall: str, floor: str, horizon: float) -> None:
    """Fill a wall down to the horizon, a skirting board, and a floor."""
    canvas.box(0, 0, WIDTH, horizon, wall)
    canvas.box(0, horizon, WIDTH, HEIGHT - horizon, floor)
    canvas.box(0, horizon - 16, WIDTH, 16, mix(wall, INK, 0.12))


def draw_boards(canvas: Canvas, horizon: float, colour: str, count: int = 15) -> None:
    """Draw the joints of floorboards that run away from the viewer."""
    for index in range(-count, count + 1):
        x = WIDTH / 2 + index * 74
        canvas.line([(x, horizon), (WIDTH / 2 + (x - WIDTH / 2) * 2.6, HEIGHT + 4)], colour, 2.5)


def draw_sunlight(canvas: Canvas, points: Sequence[Point], opacity: float = 0.28) -> None:
    """Lay a patch of light over whatever is there."""
    canvas.polygon(points, fade("#fff3d0", opacity))


@contextmanager
def window(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    sky: str,
    frame: str,
    panes: tuple[int, int] = (2, 2),
    arched: bool = False,
) -> Iterator[None]:
    """Draw a window; what the block draws is seen through it."""
    edge = 14
    outer = arch_outline if arched else box_outline
    canvas.polygon(outer(x - edge, y - edge, width + 2 * edge, height + 2 * edge), frame)
    opening = outer(x, y, width, height)
    canvas.polygon(opening, sky)
    with canvas.within(opening):
        yield
        canvas.polygon(
            [
                (x + width * 0.62, y),
                (x + width * 0.84, y),
                (x + width * 0.3, y + height),
                (x + width * 0.08, y + height),
            ],
            fade(WHITE, 0.2),
        )
        for index in range(1, panes[0]):
            canvas.box(x + width * index / panes[0] - 4, y, 8, height, frame)
        for index in range(1, panes[1]):
            canvas.box(x, y + height * index / panes[1] - 4, width, 8, frame)
    canvas.box(x - edge - 10, y + height + edge - 4, width + 2 * edge + 20, 14, mix(frame, INK, 0.15))


def draw_books(
    canvas: Canvas, x: float, ground: float, width: float, height: float, colours: Sequence[str], seed: int
) -> None:
    """Stand a row of books of uneven sizes on a shelf."""
    random = Random(seed)
    left = x
    while left < x + width - 10:
        thick = min(random.choice((11, 14, 17, 21, 26)) * height / 90, x + width - left)
        tall = height * random.uniform(0.68, 0.96)
        colour = random.choice(colours)
        if random.random() < 0.08:
            left += thick * 1.4
            continue
        canvas.box(left, ground - tall, thick - 2, tall, colour)
        canvas.box(left, ground - tall * 0.8, thick - 2, tall * 0.07, fade(WHITE, 0.5))
        left += thick


def draw_bookcase(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    rows: int,
    colours: Sequence[str],
    seed: int,
    wood: str = WOOD,
) -> None:
    canvas.box(x - 12, y - 12, width + 24, height + 24, wood)
    row = height / rows
    for index in range(rows):
        canvas.box(x, y + index * row, width, row - 10, mix(wood, INK, 0.42))
        draw_books(canvas, x + 6, y + (index + 1) * row - 10, width - 12, row - 16, colours, seed + index)


def draw_pendant(
    canvas: Canvas, x: float, drop: float, size: float, shade: str, kind: str = "cone", top: float = -4
) -> None:
    """Hang a lamp, a `cone`, a `dome` or a `globe`, on a cord that starts at `top`."""
    canvas.line([(x, top), (x, drop)], INK, 3)
    if kind == "globe":
        canvas.disc(x, drop + size * 0.5, size * 0.5, "#fff0c4")
        canvas.chord(x, drop + size * 0.5, size * 0.5, 200, 340, shade)
        return
    canvas.disc(x, drop + size * 0.42, size * 0.17, "#fff0c4")
    if kind == "dome":
        canvas.chord(x, drop + size * 0.5, size * 0.55, 180, 360, shade)
        canvas.sector(x, drop + size * 0.5, size * 0.55, 290, 360, mix(shade, INK, 0.16))
    else:
        canvas.polygon(
            [
                (x - size * 0.12, drop),
                (x + size * 0.12, drop),
                (x + size * 0.55, drop + size * 0.42),
                (x - size * 0.55, drop + size * 0.42),
            ],
            shade,
        )
        canvas.polygon(
            [
                (x + size * 0.02, drop),
                (x + size * 0.12, drop),
                (x + size * 0.55, drop + size * 0.42),
                (x + size * 0.2, drop + size * 0.42),
            ],
            mix(shade, INK, 0.16),
        )


def draw_floor_lamp(canvas: Canvas, x: float, ground: float, height: float, shade: str) -> None:
    canvas.line([(x, ground), (x, ground - height * 0.8)], INK, 5)
    canvas.ellipse(x, ground, height * 0.11, height * 0.022, INK)
    half = height * 0.13
    canvas.polygon(
        [
            (x - half * 0.6, ground - height),
            (x + half * 0.6, ground - height),
            (x + half, ground - height * 0.78),
            (x - half, ground - height * 0.78),
        ],
        shade,
    )
    canvas.polygon(
        [
            (x - half, ground - height * 0.78),
            (x + half, ground - height * 0.78),
            (x + half * 2.6, ground),
            (x - half * 2.6, ground),
        ],
        fade("#fff0c4", 0.16),
    )


def draw_table(canvas: Canvas, x: float, ground: float, width: float, height: float, top: str, legs: str) -> None:
    """Draw a table from the front; `x` is its middle."""
    canvas.polygon(
        [
            (x - width * 0.42, ground - height),
            (x - width * 0.38, ground - height),
            (x - width * 0.44, ground),
            (x - width * 0.46, ground),
        ],
        legs,
    )
    canvas.polygon(
        [
            (x + width * 0.38, ground - height),
            (x + width * 0.42, ground - height),
            (x + width * 0.46, ground),
            (x + width * 0.44, ground),
        ],
        legs,
    )
    canvas.box(x - width / 2, ground - height, width, 20, top, 6)
    canvas.box(x - width / 2 + 6, ground - height + 20, width - 12, 8, mix(top, INK, 0.28))


def draw_round_table(canvas: Canvas, x: float, ground: float, width: float, height: float, top: str) -> None:
    """Draw a café table on one foot."""
    canvas.ellipse(x, ground, width * 0.24, width * 0.05, INK)
    canvas.box(x - 6, ground - height, 12, height, INK)
    canvas.ellipse(x, ground - height + 10, width / 2, width * 0.1, mix(top, INK, 0.28))
    canvas.ellipse(x, ground - height, width / 2, width * 0.1, top)


def draw_chair(canvas: Canvas, x: float, ground: float, height: float, colour: str, facing: int = 1) -> None:
    """Draw a chair from the side; the seat is at 0.48 of its height."""
    seat = ground - height * 0.48
    half = height * 0.21
    for end, foot in ((-half, -half * 1.3), (half, half * 1.25)):
        canvas.line([(x + facing * end, seat), (x + facing * foot, ground)], WOOD_DARK, height * 0.04)
    canvas.hull([(x - half, seat, height * 0.035), (x + half, seat, height * 0.035)], colour)
    canvas.hull(
        [(x - facing * half, seat, height * 0.035), (x - facing * half * 1.35, ground - height, height * 0.04)], colour
    )


def draw_armchair(canvas: Canvas, x: float, ground: float, size: float, colour: str, facing: int = 1) -> None:
    """Draw a soft armchair from the side; sit at `x`, 0.42 of its size above the floor."""
    dark = mix(colour, INK, 0.2)
    for foot in (-0.34, 0.34):
        canvas.box(x + foot * size - 5, ground - size * 0.12, 10, size * 0.12, WOOD_DARK)
    canvas.hull(
        [
            (x - facing * size * 0.36, ground - size * 0.22, size * 0.12),
            (x - facing * size * 0.46, ground - size * 0.92, size * 0.11),
        ],
        dark,
    )
    canvas.hull(
        [(x - size * 0.32, ground - size * 0.24, size * 0.13), (x + size * 0.34, ground - size * 0.24, size * 0.13)],
        colour,
    )


def draw_sofa(canvas: Canvas, x: float, ground: float, width: float, height: float, colour: str) -> None:
    """Draw a sofa from the front; `x` is its middle, the seat is at 0.45 of its height."""
    dark = mix(colour, INK, 0.18)
    for foot in (-0.42, 0.42):
        canvas.box(x + foot * width - 6, ground - height * 0.12, 12, height * 0.12, WOOD_DARK)
    canvas.box(x - width * 0.47, ground - height, width * 0.94, height * 0.85, dark, 34)
    for cushion in range(3):
        canvas.box(
            x - width * 0.43 + cushion * width * 0.29, ground - height * 0.94, width * 0.28, height * 0.5, colour, 22
        )
    canvas.box(x - width * 0.46, ground - height * 0.47, width * 0.92, height * 0.35, mix(colour, WHITE, 0.12), 20)
    for side in (-1, 1):
        canvas.box(
            x + side * width * 0.46 - width * 0.06,
            ground - height * 0.66,
            width * 0.12,
            height * 0.56,
            mix(colour, INK, 0.08),
            24,
        )


def draw_rug(canvas: Canvas, x: float, y: float, half_width: float, outer: str, inner: str) -> None:
    canvas.ellipse(x, y, half_width, half_width * 0.2, outer)
    canvas.ellipse(x, y, half_width * 0.86, half_width * 0.168, inner)
    canvas.ellipse(x, y, half_width * 0.8, half_width * 0.155, outer)


def draw_frame(
    canvas: Canvas, x: float, y: float, width: float, height: float, mat: str, shapes: Sequence[str]
) -> None:
    """Hang a framed abstract print: a sun above two hills."""
    canvas.box(x - 8, y - 8, width + 16, height + 16, WOOD_DARK)
    canvas.box(x, y, width, height, mat)
    with canvas.within(box_outline(x + 10, y + 10, width - 20, height - 20)):
        canvas.disc(x + width * 0.62, y + height * 0.38, width * 0.17, shapes[0])
        canvas.ellipse(x + width * 0.25, y + height, width * 0.5, height * 0.36, shapes[1])
        canvas.ellipse(x + width * 0.85, y + height * 1.06, width * 0.5, height * 0.34, shapes[-1])


def draw_bunting(canvas: Canvas, start: Point, end: Point, sag: float, colours: Sequence[str], flags: int = 11) -> None:
    """Hang a string of pennants between two points."""

    def at(share: float) -> Point:
        return (
            start[0] + (end[0] - start[0]) * share,
            start[1] + (end[1] - start[1]) * share + sag * 4 * share * (1 - share),
        )

    canvas.curve([at(step / 6) for step in range(7)], INK, 3)
    size = abs(end[0] - start[0]) / flags * 0.36
    for index in range(flags):
        x, y = at((index + 0.5) / flags)
        canvas.polygon([(x - size, y), (x + size, y), (x, y + size * 2)], colours[index % len(colours)])


def draw_lantern(canvas: Canvas, x: float, top: float, drop: float, size: float, colour: str) -> None:
    """Hang a paper lantern with a tassel."""
    canvas.line([(x, top), (x, top + drop)], INK, 2.5)
    y = top + drop + size * 0.5
    canvas.ellipse(x, y, size * 0.6, size * 0.5, colour)
    canvas.ellipse(x, y, size * 0.34, size * 0.5, mix(colour, WHITE, 0.16))
    canvas.ellipse(x, y, size * 0.12, size * 0.5, colour)
    for end in (-0.56, 0.48):
        canvas.box(x - size * 0.24, y + end * size, size * 0.48, size * 0.1, "#e3a73f", 3)
    canvas.line([(x, y + size * 0.55), (x, y + size * 0.95)], "#e3a73f", size * 0.06)


def draw_cup(canvas: Canvas, x: float, ground: float, size: float, colour: str, steam: str = "") -> None:
    canvas.ring(x + size * 0.5, ground - size * 0.45, size * 0.24, size * 0.09, colour)
    canvas.hull(
        [
            (x - size * 0.34, ground - size * 0.76, size * 0.06),
            (x + size * 0.34, ground - size * 0.76, size * 0.06),
            (x - size * 0.2, ground - size * 0.1, size * 0.1),
            (x + size * 0.2, ground - size * 0.1, size * 0.1),
        ],
        colour,
    )
    if steam:
        for shift in (-0.16, 0.16):
            left = x + shift * size
            canvas.curve(
                [
                    (left, ground - size * 0.95),
                    (left + size * 0.1, ground - size * 1.15),
                    (left - size * 0.06, ground - size * 1.35),
                    (left + size * 0.05, ground - size * 1.6),
                ],
                steam,
                size * 0.06,
            )


def draw_shadow(canvas: Canvas, x: float, ground: float, half_width: float) -> None:
    """Lay the soft-edged spot on which somebody or something stands."""
    canvas.ellipse(x, ground, half_width, half_width * 0.14, fade(INK, 0.16))
