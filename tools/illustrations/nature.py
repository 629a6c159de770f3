"""Trees, plants, hills, water, clouds."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, radians, sin
from random import Random

from .canvas import HEIGHT, WIDTH, Canvas, Point, fade, mix, smooth
from .palettes import INK, WHITE, WOOD_DARK


def draw_tree(canvas: Canvas, x: float, ground: float, height: float, leaf: str, trunk: str = WOOD_DARK) -> None:
    """Draw a broad tree: one crown in three tones, the light from the upper left."""
    radius = height * 0.3
    top = ground - height + radius
    canvas.taper([(x, ground), (x, ground - height * 0.5), (x, top)], height * 0.07, height * 0.03, trunk)
    for side in (-1, 1):
        canvas.taper(
            [(x, ground - height * 0.34), (x + side * height * 0.12, ground - height * 0.48)],
            height * 0.03,
            height * 0.014,
            trunk,
        )
    crown = [
        (0, 0, 1),
        (-0.72, 0.46, 0.66),
        (0.72, 0.5, 0.64),
        (0.05, 0.6, 0.72),
        (-0.4, -0.3, 0.6),
        (0.45, -0.2, 0.62),
    ]
    for shift, size, colour in ((0, 1, mix(leaf, INK, 0.24)), (-0.09, 0.9, leaf), (-0.26, 0.5, mix(leaf, WHITE, 0.16))):
        for dx, dy, share in crown[: 6 if size > 0.6 else 2]:
            canvas.disc(
                x + (dx * size + shift) * radius, top + (dy * size + shift) * radius, share * size * radius, colour
            )


def draw_oval_tree(canvas: Canvas, x: float, ground: float, height: float, leaf: str, trunk: str = WOOD_DARK) -> None:
    """Draw a poster tree: an upright oval, half in shade, with its branches showing."""
    half = height * 0.2
    middle = ground - height * 0.6
    canvas.ellipse(x, middle, half, height * 0.4, leaf)
    outline = [(x + half * sin(t * pi / 30), middle - height * 0.4 * cos(t * pi / 30)) for t in range(31)]
    bend = [(x + half * 0.25 * sin(t * pi / 30), middle - height * 0.4 * cos(t * pi / 30)) for t in range(31)]
    canvas.polygon([*outline, *bend[::-1]], mix(leaf, INK, 0.2))
    canvas.taper([(x, ground), (x, middle - height * 0.2)], height * 0.035, height * 0.01, trunk)
    for index, side in enumerate((-1, 1, -1)):
        y = ground - height * (0.34 + 0.12 * index)
        canvas.line([(x, y), (x + side * half * 0.55, y - height * 0.09)], trunk, height * 0.012)


def draw_conifer(canvas: Canvas, x: float, ground: float, height: float, leaf: str) -> None:
    canvas.box(x - height * 0.025, ground - height * 0.15, height * 0.05, height * 0.15, WOOD_DARK)
    for tier, width in enumerate((0.26, 0.21, 0.15)):
        foot = ground - height * (0.12 + 0.25 * tier)
        peak = foot - height * 0.4
        canvas.polygon([(x - width * height, foot), (x + width * height, foot), (x, peak)], leaf)
        canvas.polygon([(x, foot), (x + width * height, foot), (x, peak)], mix(leaf, INK, 0.2))


def draw_willow(canvas: Canvas, x: float, ground: float, height: float, leaf: str) -> None:
    """Draw a lakeside willow with hanging branches."""
    top = ground - height
    canvas.taper(
        [(x, ground), (x + height * 0.04, ground - height * 0.45), (x - height * 0.02, top + height * 0.15)],
        height * 0.075,
        height * 0.03,
        WOOD_DARK,
    )
    for tone, count, reach in ((mix(leaf, INK, 0.22), 15, 1.0), (leaf, 12, 0.86), (mix(leaf, WHITE, 0.22), 7, 0.6)):
        for index in range(count):
            share = index / (count - 1) * 2 - 1
            span = share * height * 0.5 * reach
            rise = height * 0.16 * (1 - share * share)
            drop = height * (0.34 + 0.16 * ((index * 7) % 5) / 4) * reach
            canvas.taper(
                [
                    (x + span * 0.15, top + height * 0.12),
                    (x + span * 0.75, top + height * 0.1 - rise),
                    (x + span, top + height * 0.3 - rise),
                    (x + span * 1.05, top + height * 0.16 + drop),
                ],
                height * 0.07,
                height * 0.012,
                tone,
            )


def draw_bamboo(canvas: Canvas, x: float, ground: float, height: float, stem: str, count: int = 4) -> None:
    """Draw a stand of bamboo with knots and slanting leaves."""
    for index in range(count):
        foot = x + (index - (count - 1) / 2) * height * 0.09
        top = ground - height * (1 - 0.09 * ((index * 2) % 3))
        sway = height * 0.03 * (index - 1)
        tone = mix(stem, INK, 0.14 * (index % 2))
        canvas.taper([(foot, ground), (foot + sway, top)], height * 0.026, height * 0.014, tone)
        for knot in range(1, 7):
            share = knot / 7
            y = ground + (top - ground) * share
            canvas.line([(foot + sway * share - 5, y), (foot + sway * share + 5, y)], mix(tone, WHITE, 0.4), 2.4)
            if knot > 2:
                side = 1 if (knot + index) % 2 else -1
                for turn in (62, 98, 128):
                    canvas.leaf(foot + sway * share, y, height * 0.16, side * turn, height * 0.028, tone)


def draw_bush(canvas: Canvas, x: float, ground: float, width: float, leaf: str) -> None:
    dark = mix(leaf, INK, 0.18)
    for shift, tone in ((0.03, dark), (0, leaf)):
        for dx, size in ((-0.33, 0.2), (0, 0.3), (0.3, 0.23)):
            canvas.sector(x + (dx + shift) * width, ground, size * width * (1 - shift), 180, 360, tone)


def draw_grass(canvas: Canvas, x: float, ground: float, height: float, colour: str, blades: int = 7) -> None:
    for index in range(blades):
        turn = (index / (blades - 1) - 0.5) * 84
        canvas.leaf(x + turn * height * 0.003, ground, height * (1 - abs(turn) / 140), turn, height * 0.1, colour)


def draw_reeds(canvas: Canvas, x: float, ground: float, height: float, colour: str, head: str) -> None:
    """Draw waterside reeds with brown heads."""
    draw_grass(canvas, x, ground, height * 0.8, colour, 6)
    for shift, share in ((-0.16, 0.86), (0.02, 1.0), (0.17, 0.78)):
        tip = (x + shift * height, ground - height * share)
        canvas.curve(
            [(x + shift * height * 0.3, ground), (x + shift * height * 0.5, ground - height * 0.5), tip], colour, 4
        )
        canvas.hull([(tip[0], tip[1], 7), (tip[0] - shift * 20, tip[1] + height * 0.16, 7)], head)


def draw_flower(
    canvas: Canvas, x: float, y: float, radius: float, petal: str, heart: str, petals: int = 8, turn: float = 0
) -> None:
    """Draw a flower head seen from the front; up to six petals are broad and round."""
    if petals <= 6:
        for index in range(petals):
            angle = radians(turn + index * 360 / petals)
            reach = (sin(angle), -cos(angle))
            canvas.hull(
                [
                    (x + reach[0] * radius * 0.2, y + reach[1] * radius * 0.2, radius * 0.12),
                    (x + reach[0] * radius * 0.64, y + reach[1] * radius * 0.64, radius * 2.05 / petals),
                ],
                petal if index % 2 else mix(petal, INK, 0.07),
            )
        canvas.disc(x, y, radius * 0.3, heart)
        return
    for index in range(petals):
        canvas.leaf(x, y, radius, turn + index * 360 / petals, radius * 5.2 / petals, petal, mix(petal, INK, 0.08))
    canvas.disc(x, y, radius * 0.3, heart)


def draw_sunflower(canvas: Canvas, x: float, y: float, radius: float, petal: str = "#f4b83f") -> None:
    """Draw a sunflower's head: two rings of petals around a seeded disc."""
    for ring, (tone, size) in enumerate(((mix(petal, "#a4551b", 0.3), 1.0), (petal, 0.94))):
        for index in range(16):
            canvas.leaf(x, y, radius * size, index * 22.5 + ring * 11, radius * 0.34, tone)
    canvas.disc(x, y, radius * 0.48, "#7a4a2b")
    canvas.disc(x, y, radius * 0.36, "#5b341f")
    for reach, count in ((0.26, 10), (0.13, 5)):
        for index in range(count):
            angle = index * 2 * pi / count
            canvas.disc(x + cos(angle) * reach * radius, y + sin(angle) * reach * radius, radius * 0.035, "#c98a4b")


def draw_stem(canvas: Canvas, points: Sequence[Point], colour: str, width: float, leaf_size: float) -> None:
    """Draw a stem with a pair of leaves on its way."""
    canvas.curve(points, colour, width)
    middle = smooth(points, closed=False)[len(points) * 5]
    for side, size in ((-1, 1), (1, 0.8)):
        canvas.leaf(*middle, leaf_size * size, side * 58, leaf_size * 0.42, colour, mix(colour, INK, 0.12))


def draw_plant(canvas: Canvas, x: float, ground: float, height: float, leaf: str, pot: str, kind: str = "fig") -> None:
    """Draw a potted plant: `fig`, `snake`, `palm` or `fan`."""
    pot_height, half = height * 0.27, height * 0.14
    top = ground - pot_height
    dark = mix(leaf, INK, 0.2)
    if kind == "snake":
        for turn, share in ((-24, 0.62), (22, 0.66), (-11, 0.86), (12, 0.8), (0, 1.0)):
            tone = dark if turn % 3 == 0 else leaf
            canvas.leaf(
                x + turn * height * 0.003, top + 4, (height - pot_height) * share, turn, height * 0.1, tone, leaf
            )
    elif kind == "palm":
        for turn in (-78, 78, -52, 52, -24, 26, 0):
            reach = (height - pot_height) * (1.05 - abs(turn) / 400)
            canvas.leaf(x, top, reach, turn, height * 0.12, dark if turn > 0 else leaf, leaf if turn > 0 else dark)
    elif kind == "fan":
        for turn, share in ((-62, 0.66), (60, 0.64), (-30, 0.9), (34, 0.84), (4, 1.0)):
            reach = (height - pot_height) * share
            tip = (x + sin(radians(turn)) * reach * 0.62, top - cos(radians(turn)) * reach * 0.62)
            canvas.curve([(x, top), (x + (tip[0] - x) * 0.3, top + (tip[1] - top) * 0.6), tip], dark, height * 0.014)
            canvas.leaf(*tip, reach * 0.46, turn * 1.2, height * 0.21, leaf, dark)
    else:
        canvas.taper([(x, top), (x - height * 0.02, ground - height * 0.9)], height * 0.03, height * 0.012, WOOD_DARK)
        for index in range(9):
            y = top - (height - pot_height) * (0.12 + 0.1 * index)
            turn = (-1 if index % 2 else 1) * (66 - index * 4)
            canvas.leaf(x - height * 0.01, y, height * (0.24 - 0.01 * index), turn, height * 0.12, leaf, dark)
    canvas.polygon([(x - half, top), (x + half, top), (x + half * 0.74, ground), (x - half * 0.74, ground)], pot)
    canvas.polygon(
        [(x + half * 0.2, top), (x + half, top), (x + half * 0.74, ground), (x + half * 0.2, ground)],
        mix(pot, INK, 0.16),
    )
    canvas.box(x - half * 1.1, top - pot_height * 0.08, half * 2.2, pot_height * 0.2, mix(pot, WHITE, 0.15))


def draw_hanging_plant(canvas: Canvas, x: float, top: float, drop: float, leaf: str, pot: str) -> None:
    """Draw a pot on a cord whose shoots trail down."""
    cup = top + drop * 0.42
    canvas.line([(x, top), (x, cup)], INK, 2.5)
    for index, side in enumerate((-1.2, 1.1, -0.5, 0.5)):
        length = drop * (0.4 + 0.1 * ((index * 3) % 4))
        canvas.curve(
            [(x, cup), (x + side * drop * 0.13, cup + length * 0.4), (x + side * drop * 0.14, cup + length)], leaf, 4
        )
        for step in range(1, 6):
            y = cup + length * step / 5.5
            canvas.leaf(x + side * drop * 0.13, y, drop * 0.09, 120 if step % 2 else -120, drop * 0.05, leaf)
    canvas.chord(x, cup, drop * 0.13, 0, 180, pot)
    canvas.chord(x, cup, drop * 0.13, 0, 70, mix(pot, INK, 0.15))


def draw_hills(canvas: Canvas, heights: Sequence[float], base: float, colour: str) -> None:
    """Fill the land below a soft ridge that passes through the heights, spread over the width."""
    step = WIDTH / (len(heights) - 1)
    ridge = smooth([(index * step, height) for index, height in enumerate(heights)], closed=False)
    canvas.polygon([*ridge, (WIDTH, base), (0, base)], colour)


def draw_cloud(canvas: Canvas, x: float, y: float, width: float, colour: str) -> None:
    """Draw a cloud of stacked bars with round ends, as in old scrolls."""
    bar = width * 0.11
    for dx, dy, share in ((0, 0, 1), (0.14, -0.85, 0.62), (0.2, -1.7, 0.3), (0.3, 0.85, 0.5)):
        canvas.box(x + dx * width, y + dy * bar, share * width, bar, colour, bar / 2)


def draw_ripples(canvas: Canvas, top: float, bottom: float, colour: str, count: int = 26, seed: int = 1) -> None:
    """Scatter flat strokes over water, longer towards the viewer."""
    random = Random(seed)
    for _ in range(count):
        depth = random.random()
        y = top + (bottom - top) * depth
        length = 30 + 150 * depth * random.random()
        x = random.random() * WIDTH
        canvas.box(x, y, length, 3 + 4 * depth, colour, 2)


def draw_birds(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    for dx, dy, share in ((0, 0, 1), (1.9, -0.7, 0.7), (3.1, 0.5, 0.55)):
        span = size * share
        left = x + dx * size
        top = y + dy * size
        canvas.curve(
            [
                (left - span, top - span * 0.3),
                (left - span * 0.4, top - span * 0.5),
                (left, top),
                (left + span * 0.4, top - span * 0.5),
                (left + span, top - span * 0.3),
            ],
            colour,
            3.5,
        )


def draw_sun_rays(canvas: Canvas, x: float, y: float, colour: str, count: int = 14) -> None:
    """Spread broad rays from a point over the whole sheet, like a poster's sky."""
    reach = WIDTH + HEIGHT
    for index in range(count):
        start, end = (2 * pi * (index + part) / count for part in (0, 0.5))
        canvas.polygon(
            [(x, y), (x + reach * cos(start), y + reach * sin(start)), (x + reach * cos(end), y + reach * sin(end))],
            fade(colour, 0.35),
        )
