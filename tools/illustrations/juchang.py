"""温江原·聚场: terracotta, sand and deep teal."""

from __future__ import annotations

from math import cos, pi, sin

from .buildings import Solids, draw_awning, draw_gabled_house, draw_phone, draw_skyline, draw_tower
from .canvas import Canvas, box_outline, circle_outline, fade, mix
from .gallery import Gallery
from .interiors import (
    draw_boards,
    draw_bookcase,
    draw_books,
    draw_bunting,
    draw_chair,
    draw_cup,
    draw_frame,
    draw_lantern,
    draw_pendant,
    draw_room,
    draw_rug,
    draw_shadow,
    draw_sofa,
    draw_sunlight,
    draw_table,
    window,
)
from .nature import (
    draw_birds,
    draw_bush,
    draw_cloud,
    draw_flower,
    draw_grass,
    draw_hanging_plant,
    draw_hills,
    draw_oval_tree,
    draw_plant,
    draw_stem,
    draw_sun_rays,
    draw_tree,
)
from .palettes import INK, JUCHANG, PAPER, SKINS, STONE, WHITE, WOOD, WOOD_DARK
from .people import Outfit, brown, draw_person, elder

P = JUCHANG
GALLERY = Gallery("wenjiang-juchang", P.light)
TERRACOTTA = Outfit(P.first, P.dark, style="bob")
TEAL = Outfit(P.second, P.third_pale, style="short")
MUSTARD = Outfit(P.third, P.second_dark, skin=SKINS[1], style="bun", skirt="long")
SAND = Outfit(P.third_pale, P.first_dark, skin=SKINS[2], style="short")
BLUSH = Outfit(P.first_pale, P.second, style="pony", skirt="short")
BOOKS = (P.first, P.second, P.third, P.first_pale, P.second_pale, P.light, P.first_dark)


@GALLERY.shows("cover")
def cover(canvas: Canvas) -> None:
    """A low tiled house under a big sun, its wide doors open, neighbours coming from both sides."""
    canvas.box(0, 0, 1600, 760, P.third_pale)
    draw_sun_rays(canvas, 800, 470, WHITE, 18)
    canvas.disc(800, 420, 285, P.first_pale)
    canvas.disc(800, 420, 225, P.third)
    draw_skyline(
        canvas,
        760,
        [(60, 110, 330), (180, 90, 430), (280, 130, 270), (1180, 120, 300), (1310, 90, 450), (1410, 140, 340)],
        P.second_pale,
    )
    draw_cloud(canvas, 120, 200, 300, P.light)
    draw_cloud(canvas, 1150, 150, 320, P.light)
    canvas.box(0, 740, 1600, 330, P.first_pale)
    canvas.polygon([(560, 760), (1040, 760), (1330, 1067), (270, 1067)], P.light)
    for x, tall in ((250, 430), (1350, 450), (110, 330), (1490, 340)):
        draw_oval_tree(canvas, x, 770, tall, P.second)
    canvas.box(400, 480, 800, 280, P.light)
    canvas.polygon([(340, 490), (470, 360), (1130, 360), (1260, 490)], P.first)
    for index in range(24):
        canvas.line([(362 + index * 38, 486), (476 + index * 28.4, 362)], P.first_dark, 4)
    canvas.box(450, 344, 700, 22, P.first_dark, 8)
    canvas.box(330, 484, 940, 18, P.first_dark, 6)
    canvas.box(540, 530, 520, 230, P.second_dark)
    canvas.box(560, 548, 480, 212, "#f7dfa6")
    draw_bookcase(canvas, 590, 570, 120, 170, 3, BOOKS, 3)
    draw_plant(canvas, 1000, 752, 150, P.second, P.first, "fan")
    for x in (700, 800, 900):
        draw_lantern(canvas, x, 546, 6, 52, P.first)
    for x in (430, 1080):
        with window(canvas, x, 560, 84, 110, P.second_pale, P.second_dark):
            canvas.disc(x + 50, 670, 40, P.second)
    for x, outfit, legs in ((770, MUSTARD, "stand"), (850, TEAL, "stand")):
        draw_person(canvas, x, 772, 180, outfit, legs=legs, arms=("rest", "wave"), facing=1 if x < 800 else -1)
    for x, ground, tall, outfit, facing in (
        (330, 950, 300, TERRACOTTA, 1),
        (1290, 940, 300, SAND, -1),
        (1180, 1000, 320, elder(BLUSH), -1),
    ):
        draw_shadow(canvas, x, ground, 80)
        draw_person(canvas, x, ground, tall, outfit, legs="walk", arms=("astern", "ahead"), facing=facing)
    draw_shadow(canvas, 440, 975, 60)
    draw_person(
        canvas, 440, 975, 190, Outfit(P.third, P.second, style="tails"), legs="run", arms=("astern", "up"), child=True
    )
    draw_bush(canvas, 60, 1070, 300, P.second_dark)
    draw_bush(canvas, 1540, 1070, 320, P.second_dark)


@GALLERY.shows("spaces/juchang/cover")
def juchang_space(canvas: Canvas) -> None:
    """The seven rooms under one roof, seen from above with the roof lifted off."""
    canvas.box(0, 0, 1600, 1067, P.second_pale)
    canvas.ellipse(800, 720, 790, 330, fade(P.second_dark, 0.16))
    solids = Solids(canvas, (740, 270), 96)
    solids.box(-0.4, -0.4, -0.35, 9.2, 7.6, 0.35, P.third_pale)
    for x, y, width, depth, colour in (
        (0, 0, 2.6, 2.6, P.first_pale),
        (2.6, 0, 3.2, 2.6, P.first),
        (5.8, 0, 2.4, 2.6, P.second),
        (0, 2.6, 2.6, 4, P.third),
        (2.6, 2.6, 3.2, 4, P.light),
        (5.8, 2.6, 2.4, 2, P.first_pale),
        (5.8, 4.6, 2.4, 2, P.second),
    ):
        solids.floor(x, y, width, depth, colour)
    solids.face_left(0, 0, 8.2, 0, 1.9, P.light)
    solids.face_right(0, 0, 6.6, 0, 1.9, mix(P.light, P.first_pale, 0.5))
    for x in (0.5, 3.3, 4.6, 6.5):
        solids.face_left(x, 0, 0.9, 0.6, 0.8, P.second_pale)
    for y in (0.7, 3.2, 4.9):
        solids.face_right(0, y, 0.9, 0.6, 0.8, mix(P.second_pale, P.second, 0.3))
    # The bakery's oven and table, the theatre's steps and stage, the gym's treadmills.
    solids.box(0.2, 0.15, 0, 1.0, 0.6, 1.2, P.second_dark)
    solids.box(1.1, 1.3, 0, 1.0, 0.7, 0.5, WOOD)
    solids.box(2.9, 0.2, 0, 2.5, 0.7, 0.25, P.first_dark)
    for row in range(3):
        solids.box(2.9, 1.35 + row * 0.35, 0, 2.5, 0.25, 0.2, P.third)
    for x in (6.2, 7.2):
        solids.box(x, 0.5, 0, 0.5, 1.3, 0.15, P.dark)
        solids.box(x, 0.5, 0, 0.5, 0.12, 0.85, P.third)
    for x in (2.6, 5.8):
        solids.box(x, 0, 0, 0.1, 2.2, 1.1, P.light)
    solids.box(0, 2.55, 0, 2.0, 0.1, 1.1, P.light)
    solids.box(2.9, 2.55, 0, 2.3, 0.1, 1.1, P.light)
    solids.box(6.3, 2.55, 0, 1.9, 0.1, 1.1, P.light)
    # The children's classroom, the free space round its long table, the book tower.
    for x, y in ((0.5, 3.3), (1.5, 3.3), (0.5, 4.6), (1.5, 4.6)):
        solids.box(x, y, 0, 0.6, 0.5, 0.35, P.first)
    solids.box(3.5, 3.6, 0, 1.4, 0.6, 0.45, WOOD)
    solids.box(3.5, 5.1, 0, 1.4, 0.6, 0.45, WOOD)
    for level, size in enumerate((1.2, 1.0, 0.8, 0.6, 0.4)):
        colour = BOOKS[level]
        solids.box(6.4 + 0.1 * level, 3.0 + 0.1 * level, 0.55 * level, size, size, 0.5, colour)
    solids.box(2.55, 2.7, 0, 0.1, 1.6, 1.1, P.light)
    solids.box(5.8, 4.6, 0, 2.4, 0.1, 0.5, P.light)
    solids.box(6.3, 5.4, 0, 0.7, 0.7, 0.2, P.third_pale)
    for x, y in ((7.7, 5.1), (7.7, 6.2), (6.1, 6.3)):
        solids.tree(x, y, 84, P.second_dark)
    for x, y, size, outfit in (
        (1.9, 1.1, 130, MUSTARD),
        (4.1, 0.75, 110, TERRACOTTA),
        (6.45, 1.2, 110, SAND),
        (1.3, 4.2, 80, BLUSH),
        (3.2, 4.7, 110, TEAL),
        (5.2, 4.4, 110, TERRACOTTA),
        (7.2, 5.5, 110, elder(TEAL)),
        (4.5, 6.1, 110, MUSTARD),
    ):
        left, ground = solids.at(x, y)
        draw_person(canvas, left, ground, size, outfit, arms=("rest", "hold"), facing=1 if x < 4 else -1)
    for x, y in ((-1.1, 4.6), (-1.2, 1.8), (3.4, 7.7), (9.4, 1.2), (9.5, 3.4)):
        solids.tree(x, y, 150, P.second)


@GALLERY.shows("spaces/juchang/bakery")
def bakery(canvas: Canvas) -> None:
    draw_room(canvas, P.third_pale, P.first, 800)
    for row in range(6):
        for column in range(17):
            tone = P.light if (row + column) % 2 else mix(P.light, P.second_pale, 0.55)
            canvas.box(column * 96 - 12, 190 + row * 68, 92, 64, tone, 4)
    canvas.box(0, 598, 1600, 202, P.first_pale)
    canvas.box(0, 170, 1600, 16, WOOD_DARK)
    for x, size, colour in (
        (150, 70, P.second),
        (240, 54, P.first),
        (320, 76, P.light),
        (1290, 72, P.third),
        (1380, 56, P.second_dark),
        (1470, 78, P.first),
    ):
        canvas.hull([(x, 170 - size, size * 0.3), (x, 170 - size * 0.3, size * 0.42)], colour)
        canvas.box(x - size * 0.34, 170 - size * 1.38, size * 0.68, 12, WOOD_DARK, 4)
    canvas.box(590, 250, 420, 390, P.second_dark, 26)
    canvas.box(640, 300, 320, 200, "#3a2420", 16)
    canvas.box(652, 312, 296, 176, "#f0a445", 12)
    for x in (706, 800, 894):
        canvas.hull([(x - 22, 448, 20), (x + 22, 448, 20), (x, 432, 26)], "#b8672d")
        canvas.line([(x - 14, 424), (x - 4, 442)], "#f6d9a0", 5)
        canvas.line([(x + 8, 424), (x + 18, 442)], "#f6d9a0", 5)
    canvas.box(652, 470, 296, 8, INK)
    for x in (670, 730, 870, 930):
        canvas.disc(x, 272, 13, P.third)
    canvas.box(660, 522, 280, 16, P.second_pale, 8)
    for x in (380, 800, 1220):
        draw_pendant(canvas, x, 60, 150, P.first, "dome")
    draw_person(canvas, 430, 960, 560, Outfit(P.second, P.dark, style="bun", apron=P.light), arms=("give", "hold"))
    other = draw_person(
        canvas,
        1200,
        960,
        590,
        Outfit(P.first, P.dark, skin=SKINS[1], style="cap", hair=P.light, apron=P.light),
        arms=("carry", "lift"),
        facing=-1,
    )
    draw_person(
        canvas,
        990,
        960,
        380,
        Outfit(P.third, P.second, style="tails", apron=P.light),
        arms=("give", "give"),
        facing=-1,
        child=True,
    )
    canvas.box(0, 770, 1600, 40, WOOD, 6)
    canvas.box(0, 810, 1600, 260, mix(WOOD, P.light, 0.5))
    for x in range(0, 1600, 200):
        canvas.box(x + 14, 836, 172, 260, mix(WOOD, P.light, 0.65), 10)
        canvas.disc(x + 100, 870, 9, WOOD_DARK)
    # Flour sacks and tins on the open shelves of the counter.
    for x in (600, 800):
        canvas.box(x + 14, 836, 172, 260, mix(WOOD_DARK, INK, 0.35), 10)
        canvas.box(x + 14, 950, 172, 12, WOOD)
        for step, tone in enumerate((P.first, P.third, P.second_pale)):
            canvas.box(x + 30 + step * 50, 884 + step % 2 * 16, 40, 66 - step % 2 * 16, tone, 6)
        for step in (0, 1):
            canvas.hull([(x + 62 + step * 76, 1060, 34), (x + 62 + step * 76, 1000, 20)], P.third_pale)
            canvas.disc(x + 62 + step * 76, 1034, 13, P.first)
    canvas.box(1040, 812, 90, 150, P.second, 4)
    canvas.box(1040, 920, 90, 14, P.light)
    canvas.ellipse(640, 770, 130, 24, PAPER)
    canvas.hull([(560, 752, 14), (700, 752, 14), (630, 738, 26)], "#f6e3bd")
    canvas.hull([(430 + 190, 724, 13), (430 + 330, 716, 13)], WOOD_DARK)
    canvas.hull([(650, 723, 20), (730, 718, 20)], "#d39c63")
    canvas.ellipse(900, 762, 80, 14, P.second)
    for x, y in ((860, 744), (900, 744), (940, 744), (880, 716), (920, 716), (900, 690)):
        canvas.chord(x, y + 12, 26, 180, 360, "#c9782f")
        canvas.line([(x - 8, y - 4), (x + 8, y - 4)], "#f6d9a0", 4)
    canvas.hull([(1330, 752, 16), (1420, 752, 16), (1320, 690, 20), (1430, 690, 20)], P.second)
    canvas.box(1296, 664, 158, 20, P.light, 8)
    for x in (60, 150, 240):
        canvas.hull([(x - 26, 748, 20), (x + 26, 748, 20), (x, 736, 26)], "#c9782f")
    canvas.hull([(*other.front_hand, 16), (other.front_hand[0] - 8, other.front_hand[1] - 70, 22)], P.light)
    draw_sunlight(canvas, [(0, 60), (240, 0), (640, 770), (250, 770)], 0.2)


@GALLERY.shows("spaces/juchang/theatre")
def theatre(canvas: Canvas) -> None:
    """A stage seen from the back row, two players in a pool of light."""
    canvas.box(0, 0, 1600, 1067, P.dark)
    canvas.box(150, 60, 1300, 700, mix(P.second_dark, INK, 0.35))
    with canvas.within(box_outline(150, 60, 1300, 700)):
        canvas.disc(800, 520, 330, P.third)
        draw_hills(canvas, [640, 560, 620, 520, 600, 540, 640], 800, P.second)
        draw_hills(canvas, [700, 650, 690, 620, 680, 640, 700], 800, P.second_dark)
        draw_cloud(canvas, 360, 250, 260, P.second_pale)
        draw_cloud(canvas, 1000, 180, 260, P.second_pale)
        canvas.polygon([(700, 60), (900, 60), (1180, 760), (420, 760)], fade("#fff0c4", 0.24))
    canvas.polygon([(150, 700), (1450, 700), (1560, 800), (40, 800)], WOOD)
    canvas.ellipse(800, 752, 360, 40, "#e8bd84")
    canvas.box(40, 800, 1520, 46, WOOD_DARK)
    for index in range(5):
        for side in (-1, 1):
            x = 800 + side * (650 - index * 52)
            low = 760 if index < 4 else 560
            tone = P.first if index % 2 else P.first_dark
            canvas.hull(
                [
                    (x - 28, 80, 10),
                    (x + 28, 80, 10),
                    (x - 20 + side * 14, low - 10, 14),
                    (x + 20 + side * 14, low - 10, 14),
                ],
                tone,
            )
    for index in range(9):
        canvas.chord(240 + index * 140, 60, 96, 0, 180, P.first if index % 2 else mix(P.first, P.first_dark, 0.5))
    canvas.box(130, 20, 1340, 56, P.third_dark, 10)
    canvas.box(130, 20, 1340, 20, P.third, 10)
    draw_person(
        canvas,
        660,
        760,
        380,
        Outfit(P.first, P.first_pale, style="bun", skirt="long"),
        arms=("out-behind", "wave"),
        lean=-4,
    )
    draw_person(
        canvas,
        930,
        760,
        400,
        Outfit(P.light, P.dark, skin=SKINS[1]),
        legs="wide",
        arms=("out-behind", "give"),
        facing=-1,
        lean=6,
    )
    draw_flower(canvas, 812, 575, 26, P.first, P.third, 6)
    canvas.box(0, 846, 1600, 230, mix(P.dark, INK, 0.4))
    for row, (ground, size, count) in enumerate(((950, 62, 10), (1040, 82, 8))):
        for index in range(count):
            seat = 1600 * (index + 0.5 + 0.1 * row) / count
            if (index * 3 + row) % 5 == 4:
                continue
            tone = (P.second, P.first, P.third_dark, P.second_dark, P.first_pale)[(index * 2 + row) % 5]
            canvas.hull(
                [
                    (seat - size * 0.8, ground + 90, 34),
                    (seat + size * 0.8, ground + 90, 34),
                    (seat, ground + 40, size * 0.5),
                ],
                tone,
            )
            canvas.disc(seat, ground - 6, size * 0.52, (INK, "#4a3530", "#b9b4ae")[(index + row) % 3])
        canvas.box(0, ground + 62, 1600, 40, mix(P.first_dark, INK, 0.25 + 0.2 * row))


@GALLERY.shows("spaces/juchang/gym")
def gym(canvas: Canvas) -> None:
    draw_room(canvas, P.second_pale, P.third_pale, 790)
    draw_boards(canvas, 790, mix(P.third_pale, WOOD, 0.35))
    with window(canvas, 90, 120, 760, 480, P.light, P.second_dark, (4, 1)):
        canvas.disc(620, 300, 90, P.third)
        draw_hills(canvas, [520, 430, 470, 400, 520], 620, P.first_pale)
        draw_skyline(canvas, 600, [(110, 90, 220), (220, 80, 300), (460, 100, 190), (700, 110, 260)], P.second)
        for x in (170, 380, 560, 800):
            draw_oval_tree(canvas, x, 620, 220, P.second_dark)
    canvas.box(940, 120, 580, 560, mix(P.second, WHITE, 0.4))
    canvas.box(954, 134, 552, 532, mix(P.second_pale, WHITE, 0.45))
    canvas.polygon([(1000, 134), (1120, 134), (960, 600), (954, 470)], fade(WHITE, 0.5))
    canvas.box(940, 390, 580, 12, WOOD)
    draw_sunlight(canvas, [(250, 800), (820, 800), (1150, 1067), (420, 1067)], 0.5)
    canvas.box(130, 858, 340, 34, P.dark, 16)
    canvas.polygon([(420, 862), (452, 862), (500, 560), (474, 556)], P.second_dark)
    canvas.box(420, 542, 110, 24, P.dark, 10)
    canvas.box(455, 500, 70, 44, P.first, 8)
    draw_person(
        canvas,
        300,
        866,
        480,
        Outfit(P.first, P.dark, style="pony", long_sleeves=False, shoes=P.light),
        legs="run",
        arms=("astern", "hold"),
        lean=6,
    )
    canvas.box(690, 930, 520, 24, P.second, 12)
    canvas.box(690, 930, 520, 10, mix(P.second, WHITE, 0.25), 6)
    draw_person(
        canvas,
        930,
        932,
        520,
        Outfit(P.third, P.second_dark, style="bun", long_sleeves=False, shoes=SKINS[0]),
        legs="tree",
        arms=("up-behind", "up"),
    )
    lifter = draw_person(
        canvas,
        1320,
        960,
        560,
        Outfit(P.light, P.first_dark, skin=SKINS[1], long_sleeves=False, shoes=P.dark),
        legs="wide",
        arms=("up-behind", "up"),
        facing=-1,
    )
    y = lifter.front_hand[1]
    canvas.line([(1110, y), (1530, y)], INK, 12)
    for x, size in ((1130, 66), (1160, 48), (1510, 66), (1480, 48)):
        canvas.box(x - 11, y - size, 22, size * 2, P.first if size > 50 else P.dark, 9)
    for x, size in ((90, 34), (200, 28), (590, 30)):
        canvas.hull([(x - size, 1010, size * 0.5), (x - size, 1010 + 4, size * 0.5)], P.dark)
        canvas.hull([(x + size, 1010, size * 0.5), (x + size, 1010 + 4, size * 0.5)], P.dark)
        canvas.line([(x - size, 1012), (x + size, 1012)], P.first, 10)
    canvas.disc(1060, 1000, 60, P.first)
    canvas.arc(1060, 1000, 44, 190, 280, 8, mix(P.first, WHITE, 0.35))
    draw_plant(canvas, 1540, 940, 250, P.second_dark, P.first, "snake")


@GALLERY.shows("spaces/juchang/free-space")
def free_space(canvas: Canvas) -> None:
    """One room with several uses: a desk, a sofa, a chess game, under a line of globes."""
    draw_room(canvas, P.light, P.first_pale, 780)
    canvas.box(0, 0, 520, 764, P.second)
    draw_boards(canvas, 780, mix(P.first_pale, P.first, 0.25))
    draw_bookcase(canvas, 60, 180, 400, 420, 4, BOOKS, 11, P.second_dark)
    with window(canvas, 1060, 130, 420, 430, P.second_pale, WOOD, (3, 1), arched=True):
        canvas.disc(1360, 300, 70, P.third)
        draw_tree(canvas, 1180, 580, 330, P.second)
        draw_tree(canvas, 1420, 600, 250, P.second_dark)
    draw_frame(canvas, 620, 240, 150, 190, P.third_pale, (P.first, P.second, P.third))
    draw_frame(canvas, 820, 280, 150, 120, P.first_pale, (P.third, P.second_dark, P.first))
    draw_sunlight(canvas, [(1000, 790), (1420, 790), (1300, 1067), (760, 1067)], 0.5)
    for x in (540, 800, 1060):
        draw_pendant(canvas, x, 90, 84, P.third, "globe")
    draw_rug(canvas, 800, 950, 520, P.first, P.third_pale)
    draw_sofa(canvas, 800, 880, 520, 250, P.third)
    reader = draw_person(canvas, 690, 890, 400, TERRACOTTA, legs="sit", arms=("hold", "lift"))
    canvas.polygon(
        [
            (reader.front_hand[0] - 30, reader.front_hand[1] - 50),
            (reader.front_hand[0] + 26, reader.front_hand[1] - 40),
            (reader.front_hand[0] + 34, reader.front_hand[1] + 20),
            (reader.front_hand[0] - 20, reader.front_hand[1] + 10),
        ],
        P.second,
    )
    draw_person(
        canvas,
        950,
        890,
        280,
        Outfit(P.light, P.second, style="tails", skirt="short"),
        legs="sit",
        arms=("hold", "hold"),
        facing=-1,
        child=True,
    )
    draw_chair(canvas, 150, 980, 330, P.third)
    draw_person(
        canvas, 160, 980, 480, Outfit(P.light, P.dark, skin=SKINS[1]), legs="sit", arms=("hold", "give"), lean=4
    )
    draw_table(canvas, 400, 985, 280, 200, WOOD, WOOD_DARK)
    canvas.polygon([(360, 780), (470, 780), (500, 690), (386, 690)], P.dark)
    draw_cup(canvas, 310, 786, 46, P.first, STONE)
    draw_chair(canvas, 1460, 990, 330, P.second, -1)
    draw_person(canvas, 1450, 990, 460, elder(SAND), legs="sit", arms=("rest", "give"), facing=-1)
    draw_table(canvas, 1220, 990, 240, 190, WOOD, WOOD_DARK)
    for index in range(6):
        canvas.hull([(1150 + index * 28, 794, 9), (1150 + index * 28, 790, 9)], (P.dark, P.light)[index % 2])
    draw_plant(canvas, 1060, 840, 230, P.second, P.first, "fan")


@GALLERY.shows("spaces/juchang/outdoor")
def outdoor(canvas: Canvas) -> None:
    """A terrace: a long table under a pergola, children on the lawn."""
    canvas.box(0, 0, 1600, 700, P.second_pale)
    canvas.disc(1260, 220, 120, P.third)
    draw_cloud(canvas, 150, 170, 280, P.light)
    draw_skyline(
        canvas,
        640,
        [(20, 120, 330), (160, 90, 400), (1320, 110, 310), (1450, 130, 400)],
        mix(P.second_pale, P.second, 0.35),
    )
    draw_hills(canvas, [610, 570, 600, 560, 610, 580, 600], 800, P.second)
    for x, tall in ((120, 430), (300, 350), (1340, 370), (1500, 460)):
        draw_tree(canvas, x, 720, tall, P.second)
    canvas.box(0, 700, 1600, 370, mix(P.second, P.third, 0.35))
    canvas.polygon([(330, 760), (1270, 760), (1480, 1067), (120, 1067)], P.third_pale)
    for index in range(9):
        x = 380 + index * 105
        canvas.line([(x, 760), (800 + (x - 800) * 1.6, 1067)], mix(P.third_pale, P.first, 0.28), 3)
    for x in (400, 1180):
        canvas.box(x, 300, 24, 560, P.first_dark)
    for x in (470, 1110):
        canvas.box(x, 300, 18, 460, P.first_dark)
    canvas.box(330, 280, 940, 30, P.first)
    for index in range(13):
        canvas.box(350 + index * 74, 248, 22, 40, P.first_dark, 4)
    for index in range(11):
        canvas.leaf(360 + index * 88, 300, 70, 150 + (index * 37) % 60, 34, P.second_dark if index % 2 else P.second)
    draw_bunting(canvas, (410, 330), (1195, 330), 50, (P.first, P.third, P.second, P.light), 13)
    for x, outfit, facing in ((560, TERRACOTTA, 1), (1050, elder(TEAL), -1)):
        draw_chair(canvas, x - facing * 6, 900, 250, P.second, facing)
        draw_person(canvas, x, 900, 370, outfit, legs="sit", arms=("hold", "give"), facing=facing)
    draw_person(canvas, 800, 880, 410, Outfit(P.third, P.first_dark, skin=SKINS[1], style="bun"), arms=("give", "lift"))
    draw_table(canvas, 800, 910, 430, 160, P.light, WOOD_DARK)
    draw_cup(canvas, 690, 752, 44, P.first, P.light)
    draw_cup(canvas, 930, 752, 44, P.second, P.light)
    canvas.chord(800, 728, 60, 0, 180, P.first)
    for x, tone in ((772, P.third), (800, P.second), (828, P.first_pale)):
        canvas.disc(x, 722, 19, tone)
    for x, ground, outfit, facing in (
        (250, 960, Outfit(P.third, P.first, style="tails", skirt="short"), 1),
        (1400, 970, Outfit(P.light, P.second_dark, skin=SKINS[1]), -1),
    ):
        draw_shadow(canvas, x, ground, 60)
        draw_person(canvas, x, ground, 220, outfit, legs="run", arms=("up-behind", "up"), facing=facing, child=True)
    canvas.disc(1310, 850, 30, P.first)
    for x in (30, 120, 1500, 1580):
        draw_grass(canvas, x, 1070, 120, P.second_dark)
    draw_plant(canvas, 440, 1010, 190, P.second_dark, P.first, "palm")
    draw_plant(canvas, 1170, 1010, 190, P.second_dark, P.first, "fan")


@GALLERY.shows("spaces/juchang/book-tower")
def book_tower(canvas: Canvas) -> None:
    """A drum of shelves with a spiral stair; readers on every level."""
    canvas.box(0, 0, 1600, 1067, P.second_dark)
    canvas.ellipse(800, 1000, 860, 150, mix(P.second_dark, INK, 0.3))
    canvas.disc(800, 330, 470, P.second)
    canvas.disc(800, 330, 330, mix(P.second, P.third, 0.3))
    left, width = 480, 640
    canvas.box(left - 30, 40, width + 60, 960, WOOD_DARK)
    for level in range(5):
        top = 60 + level * 188
        canvas.box(left, top, width, 170, mix(WOOD_DARK, INK, 0.45))
        for bay in range(5):
            draw_books(canvas, left + 8 + bay * 128, top + 84, 112, 78, BOOKS, level * 10 + bay)
            draw_books(canvas, left + 8 + bay * 128, top + 168, 112, 74, BOOKS, level * 10 + bay + 5)
            canvas.box(left + bay * 128 - 4, top, 8, 170, WOOD)
        canvas.box(left, top + 84, width, 7, WOOD)
    for level in range(5):
        top = 60 + level * 188 + 168
        canvas.box(left - 60, top, width + 120, 22, WOOD)
        canvas.box(left - 60, top + 22, width + 120, 8, mix(WOOD, INK, 0.3))
    for level in range(4):
        low = 978 - level * 188
        steps = 9
        going = 1 if level % 2 == 0 else -1
        foot, head = (800 - going * 290, low), (800 + going * 232, low - 188)
        canvas.polygon(
            [
                (foot[0], foot[1] - 24),
                (head[0], head[1] - 4),
                (head[0], head[1] + 54),
                (foot[0] + going * 120, foot[1]),
            ],
            P.first_dark,
        )
        for index in range(steps):
            x = 800 - going * 260 + going * index * 58
            y = low - (index + 1) * 188 / steps
            canvas.box(x - 30, y, 62, 22, P.third)
        start = (800 - going * 290, low - 60)
        canvas.line([start, (800 + going * 232, low - 248)], P.light, 7)
        for index in range(0, steps, 2):
            x = 800 - going * 260 + going * index * 58
            y = low - (index + 1) * 188 / steps
            canvas.line([(x, y), (x, y - 62)], P.light, 3)
    for x, ground, tall, outfit, facing in (
        (560, 420, 150, TEAL, 1),
        (1040, 228, 150, TERRACOTTA, -1),
        (1000, 604, 150, MUSTARD, 1),
        (600, 792, 150, BLUSH, -1),
    ):
        draw_person(canvas, x, ground, tall, outfit, arms=("hold", "lift"), facing=facing)
    canvas.box(0, 990, 1600, 80, P.first)
    canvas.ellipse(800, 1010, 560, 46, P.first_dark)
    for x, outfit, facing in (
        (240, Outfit(P.third, P.light, style="bob", skirt="short"), 1),
        (1370, Outfit(P.first_pale, P.dark, skin=SKINS[1]), -1),
    ):
        canvas.hull(
            [(x - 60, 1000, 50), (x + 60, 1000, 50), (x - facing * 50, 960, 56)], P.third if facing < 0 else P.second
        )
        who = draw_person(canvas, x, 1010, 420, outfit, legs="floor", arms=("hold", "lift"), facing=facing)
        hand = who.front_hand
        canvas.polygon(
            [
                (hand[0] - 44, hand[1] - 36),
                (hand[0], hand[1] - 20),
                (hand[0] + 44, hand[1] - 36),
                (hand[0] + 44, hand[1] + 22),
                (hand[0], hand[1] + 38),
                (hand[0] - 44, hand[1] + 22),
            ],
            P.light,
        )
        canvas.line([(hand[0], hand[1] - 20), (hand[0], hand[1] + 36)], STONE, 3)
    draw_plant(canvas, 90, 1000, 300, P.second, P.first_dark, "palm")
    draw_plant(canvas, 1530, 1000, 300, P.second, P.first_dark, "fig")


@GALLERY.shows("spaces/juchang/childrens-classroom")
def childrens_classroom(canvas: Canvas) -> None:
    draw_room(canvas, P.third_pale, P.second_pale, 760)
    canvas.polygon(
        [
            (0, 760),
            (0, 480),
            (260, 360),
            (480, 520),
            (720, 340),
            (980, 520),
            (1240, 400),
            (1600, 560),
            (1600, 744),
            (0, 744),
        ],
        P.first_pale,
    )
    canvas.disc(1360, 200, 90, P.third)
    draw_cloud(canvas, 110, 160, 240, WHITE)
    canvas.box(500, 120, 600, 330, WOOD_DARK, 8)
    canvas.box(518, 138, 564, 294, P.second_dark)
    for x, y, radius, tone in ((600, 240, 44, P.third), (1000, 330, 50, P.first)):
        canvas.ring(x, y, radius, 7, tone)
    canvas.curve([(660, 370), (720, 300), (780, 360), (840, 280), (900, 350)], P.light, 8)
    canvas.polygon([(760, 250), (840, 250), (800, 180)], P.second_pale)
    draw_bunting(canvas, (-20, 60), (1620, 60), 40, (P.first, P.second, P.third, P.light), 17)
    for index, tone in enumerate((P.first, P.third, P.second, P.light)):
        canvas.box(1180 + (index % 2) * 190, 480 + (index // 2) * 130, 176, 118, mix(WOOD, P.light, 0.3), 8)
        canvas.box(1196 + (index % 2) * 190, 500 + (index // 2) * 130, 144, 82, tone, 10)
        canvas.disc(1268 + (index % 2) * 190, 541 + (index // 2) * 130, 13, P.dark)
    draw_rug(canvas, 760, 930, 640, P.first, P.third)
    teacher = draw_person(canvas, 400, 860, 500, MUSTARD, arms=("rest", "point"))
    canvas.line([teacher.front_hand, (teacher.front_hand[0] + 110, teacher.front_hand[1] - 90)], WOOD_DARK, 7)
    for x, ground, outfit, facing, arm in (
        (660, 930, TERRACOTTA, -1, "up"),
        (880, 900, Outfit(P.light, P.second, style="short"), -1, "hold"),
        (1090, 940, Outfit(P.second, P.first, style="tails", skin=SKINS[1]), -1, "up"),
    ):
        canvas.ellipse(x, ground + 6, 100, 22, fade(INK, 0.18))
        draw_person(canvas, x, ground, 300, outfit, legs="floor", arms=("lap", arm), facing=facing, child=True)
    for x, y, tone in (
        (180, 960, P.first),
        (258, 960, P.third),
        (219, 882, P.second),
        (1350, 950, P.second),
        (1436, 950, P.light),
        (1392, 866, P.first),
    ):
        canvas.box(x - 37, y - 2, 74, 74, tone, 8)
        canvas.box(x - 22, y + 13, 44, 44, mix(tone, WHITE, 0.3), 6)
    canvas.hull([(880, 1010, 22), (960, 1010, 22)], P.second)
    canvas.box(890, 965, 50, 36, P.first, 6)
    for x in (886, 954):
        canvas.disc(x, 1034, 16, P.dark)
    draw_plant(canvas, 110, 850, 260, P.second, P.first, "fan")


@GALLERY.shows("groups/yuanqi-kitchen/cover")
def yuanqi_kitchen(canvas: Canvas) -> None:
    """A hotpot table from above, hands reaching in from every side."""
    canvas.box(0, 0, 1600, 1067, P.second)
    for x in range(0, 1600, 160):
        canvas.box(x, 0, 6, 1067, P.second_dark)
    canvas.disc(814, 560, 500, fade(INK, 0.25))
    canvas.disc(800, 540, 500, WOOD)
    canvas.disc(800, 540, 476, mix(WOOD, P.third_pale, 0.3))
    canvas.disc(800, 540, 196, P.dark)
    canvas.disc(800, 540, 178, STONE)
    canvas.disc(800, 540, 164, "#c8402a")
    with canvas.within(circle_outline(800, 540, 164)):
        canvas.blob(
            [(800, 370), (880, 460), (760, 540), (850, 640), (800, 720), (1000, 720), (1000, 370)], P.third_pale
        )
    canvas.curve([(800, 376), (872, 456), (762, 540), (846, 630), (800, 704)], STONE, 10)
    for x, y in ((700, 480), (730, 600), (690, 560), (760, 430)):
        canvas.ellipse(x, y, 22, 10, "#8c1f18")
    for x, y in ((890, 500), (900, 600), (940, 540)):
        canvas.disc(x, y, 20, P.first_pale)
    for x, y in ((870, 560), (930, 470)):
        canvas.leaf(x, y, 46, 60, 22, P.second)
    for index in range(8):
        turn = index * pi / 4 + pi / 8
        left, top = 800 + 335 * cos(turn), 540 + 335 * sin(turn)
        canvas.disc(left + 5, top + 8, 84, fade(INK, 0.18))
        canvas.disc(left, top, 84, P.light)
        canvas.disc(left, top, 66, (P.first_pale, P.second_pale, P.third_pale, PAPER)[index % 4])
        for step in range(6):
            angle = step * pi / 3 + index
            px, py = left + 34 * cos(angle), top + 34 * sin(angle)
            if index % 4 == 0:
                canvas.ellipse(px, py, 24, 14, P.first)
                canvas.ellipse(px, py, 15, 5, P.light)
            elif index % 4 == 1:
                canvas.leaf(left, top, 62, step * 60, 30, P.second_dark if step % 2 else P.second)
            elif index % 4 == 2:
                canvas.chord(px, py, 24, angle * 57, angle * 57 + 180, P.third)
            else:
                canvas.box(px - 15, py - 15, 30, 30, "#f7efe0", 5)
                canvas.box(px - 15, py + 5, 30, 10, STONE, 4)
    for angle, sleeve, skin in (
        (20, P.first, SKINS[0]),
        (92, P.third, SKINS[1]),
        (158, P.light, SKINS[2]),
        (214, P.first_dark, SKINS[0]),
        (318, P.third, SKINS[0]),
    ):
        turn = angle * pi / 180
        far, wrist, hand = ((800 + r * cos(turn), 540 + r * sin(turn) * 0.94) for r in (980, 560, 450))
        canvas.hull([(*far, 76), (*wrist, 50)], sleeve)
        canvas.hull([(*wrist, 34), (*hand, 36)], skin)
        tip = (800 + 210 * cos(turn + 0.1), 540 + 210 * sin(turn + 0.1))
        tip_two = (800 + 214 * cos(turn + 0.2), 540 + 214 * sin(turn + 0.2))
        canvas.line([hand, tip], WOOD_DARK, 9)
        canvas.line([(hand[0] + 8, hand[1] + 12), tip_two], WOOD_DARK, 9)
        canvas.hull([(*hand, 24), (hand[0] - 22 * cos(turn), hand[1] - 22 * sin(turn), 18)], skin)
    for x, y in ((770, 330), (830, 300), (800, 250)):
        canvas.disc(x, y, 26, fade(WHITE, 0.28))


@GALLERY.shows("groups/yuanli-fitness/cover")
def yuanli_fitness(canvas: Canvas) -> None:
    """A morning run across the bridge, three neighbours in step."""
    canvas.box(0, 0, 1600, 1067, P.first_pale)
    canvas.disc(800, 470, 330, P.third)
    canvas.disc(800, 470, 270, mix(P.third, P.light, 0.4))
    draw_skyline(
        canvas,
        760,
        [(40, 120, 300), (180, 80, 420), (290, 120, 220), (1190, 110, 260), (1330, 80, 440), (1440, 130, 330)],
        P.first,
    )
    draw_hills(canvas, [650, 600, 680, 640, 690, 610, 640], 900, P.second)
    for x, tall in ((90, 330), (230, 270), (1380, 290), (1520, 350)):
        draw_oval_tree(canvas, x, 790, tall, P.second_dark)
    canvas.polygon([(0, 780), (1600, 700), (1600, 1067), (0, 1067)], P.first)
    canvas.polygon([(0, 1000), (1600, 920), (1600, 938), (0, 1018)], P.light)
    canvas.polygon([(0, 780), (1600, 700), (1600, 716), (0, 796)], P.first_dark)
    for index in range(7):
        canvas.polygon(
            [
                (index * 260, 905 - index * 13),
                (index * 260 + 130, 898 - index * 13),
                (index * 260 + 130, 906 - index * 13),
                (index * 260, 913 - index * 13),
            ],
            P.first_pale,
        )
    for x, ground, tall, outfit in (
        (480, 930, 560, Outfit(P.second, P.dark, style="pony", long_sleeves=False, shoes=P.light)),
        (830, 912, 610, Outfit(P.light, P.second_dark, skin=SKINS[1], long_sleeves=False, shoes=P.third)),
        (1160, 896, 550, Outfit(P.third, P.dark, hair="#d4d1cc", long_sleeves=False, shoes=P.light)),
    ):
        canvas.polygon(
            [(x - 150, ground + 6), (x + 90, ground - 4), (x - 60, ground + 40), (x - 330, ground + 50)],
            fade(P.first_dark, 0.5),
        )
        draw_person(canvas, x, ground, tall, outfit, legs="run", arms=("astern", "lift"), lean=9)
    draw_birds(canvas, 420, 240, 34, P.first_dark)


@GALLERY.shows("groups/little-planet/cover")
def little_planet(canvas: Canvas) -> None:
    """A family walking round a small planet of their own, under a paper-cut night."""
    canvas.box(0, 0, 1600, 1067, P.second_dark)
    for radius, tone in ((760, 0.1), (600, 0.12), (460, 0.16)):
        canvas.disc(800, 640, radius, fade(P.second, tone * 4))
    for index in range(46):
        x, y = (index * 379) % 1600, (index * 211) % 640
        canvas.disc(x, y, 3 + (index * 7) % 5, P.third_pale)
    canvas.disc(250, 240, 110, P.third)
    canvas.disc(298, 206, 100, mix(P.second_dark, P.second, 0.42))
    canvas.disc(1330, 280, 86, P.first)
    canvas.ellipse(1330, 280, 150, 26, P.first_pale)
    canvas.chord(1330, 280, 86, 180, 360, P.first)
    canvas.chord(1330, 280, 86, 200, 300, mix(P.first, WHITE, 0.15))
    canvas.disc(800, 1120, 520, P.first_dark)
    canvas.disc(800, 1110, 500, P.first)
    with canvas.within(circle_outline(800, 1110, 500)):
        canvas.disc(560, 900, 130, mix(P.first, P.first_dark, 0.5))
        canvas.disc(1060, 960, 170, mix(P.first, P.first_dark, 0.5))
        canvas.disc(820, 820, 60, mix(P.first, P.first_dark, 0.5))
        canvas.disc(740, 1010, 90, P.first_pale)
        canvas.disc(740, 1010, 60, mix(P.first, P.first_pale, 0.6))
    draw_gabled_house(canvas, 440, 735, 120, 150, P.light, P.third, P.second)
    draw_tree(canvas, 370, 800, 180, P.second)
    draw_oval_tree(canvas, 1160, 760, 200, P.second)
    draw_oval_tree(canvas, 1220, 800, 160, P.second)
    mother = draw_person(
        canvas,
        680,
        634,
        380,
        Outfit(P.third, P.first_dark, style="long", skirt="long"),
        legs="walk",
        arms=("rest", "ahead"),
    )
    child = draw_person(
        canvas,
        810,
        618,
        210,
        Outfit(P.light, P.second, style="tails", skirt="short"),
        legs="walk",
        arms=("up-behind", "up"),
        child=True,
    )
    father = draw_person(
        canvas, 950, 630, 410, Outfit(P.second_pale, P.dark, skin=SKINS[1]), legs="walk", arms=("astern", "down")
    )
    for hand in (mother.front_hand, child.back_hand, father.back_hand):
        canvas.disc(*hand, 9, SKINS[0])
    canvas.curve([child.front_hand, (870, 320), (850, 220)], P.light, 3)
    draw_flower(canvas, 850, 190, 56, P.third, P.first, 5)
    for x, y in ((610, 700), (1010, 690), (880, 640)):
        draw_grass(canvas, x, y, 44, P.second)


@GALLERY.shows("groups/kapok-aesthetics/cover")
def kapok_aesthetics(canvas: Canvas) -> None:
    """A branch of kapok in a round vase before a moon window."""
    canvas.box(0, 0, 1600, 1067, P.light)
    canvas.box(0, 800, 1600, 267, P.first_pale)
    canvas.disc(800, 470, 400, P.second_dark)
    canvas.disc(800, 470, 374, P.second_pale)
    with canvas.within(circle_outline(800, 470, 374)):
        canvas.disc(990, 300, 90, P.third_pale)
        draw_hills(canvas, [620, 560, 640, 540, 640, 500, 600], 900, mix(P.second, P.second_pale, 0.4))
        draw_hills(canvas, [720, 700, 660, 720, 640, 700, 690], 900, P.second)
        draw_cloud(canvas, 470, 330, 260, P.light)
    canvas.polygon([(0, 860), (1600, 860), (1600, 1067), (0, 1067)], WOOD)
    canvas.box(0, 850, 1600, 20, WOOD_DARK)
    canvas.ellipse(860, 872, 270, 26, fade(INK, 0.22))
    canvas.hull([(780, 790, 84), (820, 790, 84), (800, 660, 46)], P.first)
    canvas.hull([(850, 800, 60), (836, 720, 30)], P.first_dark)
    canvas.box(752, 596, 96, 46, P.first, 10)
    canvas.hull([(770, 770, 14), (764, 800, 14)], mix(P.first, WHITE, 0.4))
    branch = [(800, 610), (760, 470), (850, 340), (800, 210), (880, 110)]
    canvas.taper(branch, 26, 8, WOOD_DARK)
    canvas.taper([(800, 420), (640, 360), (520, 250)], 16, 6, WOOD_DARK)
    canvas.taper([(840, 350), (980, 300), (1110, 330)], 15, 6, WOOD_DARK)
    canvas.taper([(810, 230), (700, 160), (660, 90)], 11, 5, WOOD_DARK)
    for x, y, radius, turn in (
        (520, 240, 92, 10),
        (664, 96, 70, 30),
        (886, 110, 84, 0),
        (1120, 326, 96, 20),
        (690, 372, 78, 44),
        (950, 262, 58, 12),
    ):
        draw_flower(canvas, x, y, radius, "#d8452f", P.third, 5, turn)
        for step in range(6):
            angle = step * pi / 3
            canvas.disc(x + cos(angle) * radius * 0.2, y + sin(angle) * radius * 0.2, radius * 0.045, P.first_dark)
    for x, y in ((590, 300), (1040, 302), (830, 180), (770, 480)):
        canvas.hull([(x, y, 12), (x + 5, y - 12, 9)], P.first_dark)
    draw_cup(canvas, 1120, 866, 90, P.second, P.light)
    canvas.ellipse(1125, 868, 80, 12, P.second_dark)
    for x, y, turn in ((360, 930, 60), (470, 960, 120), (1010, 960, 40)):
        canvas.leaf(x, y, 70, turn, 42, "#d8452f")
    canvas.polygon([(330, 850), (520, 850), (500, 826), (350, 826)], P.second)
    canvas.polygon([(350, 826), (520, 826), (500, 802), (366, 802)], P.third)
    canvas.polygon([(360, 802), (490, 802), (480, 782), (370, 782)], P.light)
    for x in (200, 236):
        canvas.line([(x, 850), (x - 14 + (x - 200) * 0.8, 700)], WOOD_DARK, 7)
    canvas.hull([(200, 800, 40), (236, 800, 40), (218, 826, 46)], P.second_dark)


@GALLERY.shows("groups/sorrow-grocery/cover")
def sorrow_grocery(canvas: Canvas) -> None:
    """A small lit shop at dusk that takes letters in; worries leave as paper cranes."""
    canvas.box(0, 0, 1600, 1067, P.second_dark)
    canvas.disc(1260, 210, 90, P.third_pale)
    draw_skyline(
        canvas,
        900,
        [(0, 200, 470), (210, 140, 620), (1150, 160, 560), (1330, 120, 680), (1460, 160, 500)],
        mix(P.second_dark, P.second, 0.35),
    )
    for index in range(18):
        canvas.box(
            (index * 211) % 400 + (1160 if index % 2 else 20), 420 + (index * 67) % 360, 18, 26, fade(P.third, 0.6)
        )
    canvas.box(0, 890, 1600, 180, P.dark)
    canvas.polygon([(500, 890), (1100, 890), (1320, 1067), (280, 1067)], fade(P.third, 0.5))
    canvas.box(430, 330, 740, 560, P.first)
    canvas.polygon([(380, 340), (480, 220), (1120, 220), (1220, 340)], P.first_dark)
    for index in range(17):
        canvas.line([(412 + index * 48, 338), (498 + index * 37.5, 224)], mix(P.first_dark, INK, 0.3), 4)
    canvas.box(490, 440, 430, 300, WOOD_DARK)
    canvas.box(504, 454, 402, 272, "#f8d98f")
    for row in range(2):
        canvas.box(504, 540 + row * 94, 402, 10, WOOD)
        for index in range(9):
            x = 532 + index * 43
            tone = (P.second, P.first, P.light, P.third_dark, P.second_pale)[(index * 3 + row) % 5]
            tall = 44 + (index * 17 + row * 11) % 26
            canvas.hull([(x, 534 + row * 94 - tall + 12, 10), (x, 534 + row * 94 - 14, 14)], tone)
    draw_awning(canvas, 460, 380, 680, 66, (P.light, P.second), 12)
    canvas.box(960, 470, 150, 420, P.second_dark)
    canvas.box(978, 490, 114, 220, "#f8d98f")
    canvas.box(1000, 760, 70, 16, P.third, 6)
    draw_person(
        canvas, 700, 800, 380, Outfit(P.second, P.dark, style="bob", apron=P.third), arms=("give", "give"), facing=-1
    )
    canvas.box(470, 736, 470, 34, WOOD)
    canvas.box(490, 770, 430, 120, mix(P.first, P.first_dark, 0.5))
    for index in range(6):
        canvas.box(504 + index * 70, 784, 56, 92, P.first_dark, 6)
    who = draw_person(
        canvas, 410, 912, 380, Outfit(P.third_pale, P.second, style="long", skin=SKINS[1]), arms=("rest", "give")
    )
    hand = who.front_hand
    canvas.box(hand[0] - 10, hand[1] - 34, 74, 48, PAPER, 4)
    canvas.polygon([(hand[0] - 10, hand[1] - 34), (hand[0] + 64, hand[1] - 34), (hand[0] + 27, hand[1] - 4)], STONE)
    canvas.hull([(1190, 700, 44), (1190, 850, 44)], "#d8452f")
    canvas.box(1160, 690, 60, 12, P.dark, 5)
    canvas.box(1180, 850, 20, 50, P.dark)
    for x, y, size in ((860, 150, 70), (1020, 90, 52), (700, 90, 46), (1150, 40, 36)):
        canvas.polygon([(x - size, y), (x, y - size * 0.16), (x + size * 0.2, y + size * 0.3)], P.light)
        canvas.polygon(
            [(x - size * 0.1, y), (x + size * 0.5, y - size * 0.8), (x + size * 0.25, y + size * 0.3)], PAPER
        )
        canvas.polygon(
            [(x + size * 0.15, y + size * 0.3), (x + size, y - size * 0.2), (x + size * 0.3, y)], P.third_pale
        )
    for x in (470, 1130):
        draw_lantern(canvas, x, 340, 30, 74, "#e5603c")
    draw_plant(canvas, 1290, 912, 220, P.second, P.first, "fig")
    canvas.blob([(300, 905), (300, 870), (330, 850), (352, 866), (356, 905)], P.dark)
    canvas.blob([(306, 900), (304, 866), (326, 846), (352, 862), (358, 900)], P.third)
    canvas.disc(318, 846, 20, P.third)
    canvas.polygon([(302, 838), (304, 816), (316, 830)], P.third)
    canvas.polygon([(322, 828), (334, 814), (336, 838)], P.third)


@GALLERY.shows("groups/dream-market/cover")
def dream_market(canvas: Canvas) -> None:
    """A row of stalls under strings of light."""
    canvas.box(0, 0, 1600, 1067, P.first)
    canvas.disc(800, 420, 420, mix(P.first, P.third, 0.35))
    canvas.disc(800, 420, 300, P.third)
    draw_skyline(
        canvas, 720, [(0, 150, 400), (160, 110, 520), (1220, 120, 480), (1360, 90, 380), (1460, 160, 560)], P.first_dark
    )
    canvas.box(0, 720, 1600, 350, P.third_pale)
    for shift in (0, 90):
        cord = [(x, 150 + shift + 60 * cos(x / 130 + shift)) for x in range(-40, 1700, 60)]
        canvas.curve(cord, P.dark, 3)
        for x, y in cord[1::2]:
            canvas.disc(x, y + 16, 14, P.light)
            canvas.box(x - 5, y - 2, 10, 10, P.dark, 2)
    stalls = ((110, P.second, P.light), (590, "#d8452f", P.light), (1070, P.third, P.light))
    for x, main, pale in stalls:
        for post in (x + 10, x + 400):
            canvas.box(post, 380, 14, 480, WOOD_DARK)
        canvas.box(x + 24, 440, 376, 260, mix(main, P.dark, 0.55))
        draw_awning(canvas, x - 20, 340, 464, 92, (main, pale), 8)
    for index, (x, kind) in enumerate(
        ((310, TERRACOTTA), (790, MUSTARD), (1270, Outfit(P.light, P.dark, skin=SKINS[1], apron=P.second)))
    ):
        draw_person(
            canvas, x, 870, 390, kind, arms=("hold", "wave" if index == 1 else "hold"), facing=-1 if index == 2 else 1
        )
    for x, main, _ in stalls:
        canvas.box(x - 8, 690, 440, 26, WOOD, 6)
        canvas.box(x + 6, 716, 412, 150, mix(main, P.light, 0.2))
        for plank in range(4):
            canvas.box(x + 18 + plank * 100, 730, 88, 122, main)
    for index in range(5):
        canvas.chord(150 + index * 78, 690, 34, 180, 360, (P.first, P.third)[index % 2])
        canvas.disc(150 + index * 78, 650, 10, P.second_dark)
    for index, tone in enumerate((P.first, P.light, P.second, P.third, P.first_pale)):
        x = 640 + index * 78
        canvas.hull([(x, 676, 18), (x, 646, 12)], tone)
        draw_flower(canvas, x, 616, 30, (P.third, P.first_pale)[index % 2], P.first_dark, 6)
    draw_books(canvas, 1100, 690, 180, 80, BOOKS, 40)
    canvas.hull([(1350, 660, 30), (1410, 660, 30)], P.second)
    draw_cup(canvas, 1460, 690, 52, P.first)
    for x, ground, tall, outfit, facing, arms in (
        (500, 1000, 430, SAND, 1, ("carry", "give")),
        (1010, 1010, 430, Outfit(P.second, P.light, style="long", skirt="long"), 1, ("rest", "give")),
        (130, 1010, 420, elder(BLUSH), 1, ("behind", "hold")),
    ):
        draw_shadow(canvas, x, ground, 90)
        who = draw_person(canvas, x, ground, tall, outfit, legs="walk", arms=arms, facing=facing)
        canvas.polygon(
            [
                (who.back_hand[0] - 34, who.back_hand[1] + 4),
                (who.back_hand[0] + 34, who.back_hand[1] + 4),
                (who.back_hand[0] + 26, who.back_hand[1] + 74),
                (who.back_hand[0] - 26, who.back_hand[1] + 74),
            ],
            P.first_dark,
        )
    draw_shadow(canvas, 1120, 1020, 50)
    balloon = draw_person(
        canvas,
        1120,
        1020,
        220,
        Outfit(P.third, P.second_dark, style="tails", skirt="short"),
        arms=("wave-behind", "up"),
        child=True,
    )
    canvas.curve([balloon.front_hand, (1180, 640), (1170, 560)], P.light, 3)
    canvas.hull([(1170, 500, 44), (1170, 530, 30)], "#d8452f")


@GALLERY.shows("events/2022/2022-12-12-resilient-community-award/cover")
def resilient_community_award(canvas: Canvas) -> None:
    """The moment on the stage: a trophy raised, the city behind, the hall before."""
    canvas.box(0, 0, 1600, 1067, P.second_dark)
    canvas.box(210, 70, 1180, 610, P.second)
    with canvas.within(box_outline(226, 86, 1148, 578)):
        canvas.box(226, 86, 1148, 578, P.first_pale)
        canvas.disc(800, 470, 300, P.light)
        draw_hills(canvas, [560, 520, 560, 480, 540, 500, 560], 700, P.second_pale)
        for index, (x, width, tall) in enumerate(
            ((280, 90, 240), (400, 110, 340), (540, 80, 270), (980, 90, 300), (1090, 110, 390), (1230, 100, 260))
        ):
            draw_tower(canvas, x, 680, width, tall, (P.first, P.second, P.light)[index % 3], P.third_pale, 3, 8)
        for x in (350, 510, 640, 960, 1200, 1340):
            draw_tree(canvas, x, 690, 150, P.second_dark)
    for x, tilt in ((330, 120), (1270, -120)):
        canvas.polygon(
            [(x - 26, -10), (x + 26, -10), (800 + tilt * 1.2 + 130, 820), (800 + tilt * 0.4 - 200, 820)],
            fade("#fff3d0", 0.2),
        )
    canvas.polygon([(120, 800), (1480, 800), (1600, 900), (0, 900)], P.first)
    canvas.box(0, 900, 1600, 40, P.first_dark)
    canvas.ellipse(800, 846, 480, 40, mix(P.first, WHITE, 0.2))
    centre = draw_person(canvas, 800, 850, 500, TERRACOTTA, arms=("up-behind", "up"))
    cup = centre.front_hand[1] - 60
    for side in (-1, 1):
        canvas.ring(800 + side * 62, cup - 40, 38, 13, P.third_dark)
    canvas.box(740, cup + 38, 120, 26, P.third_dark, 6)
    canvas.box(784, cup - 10, 32, 52, P.third_dark)
    canvas.hull([(760, cup - 84, 14), (840, cup - 84, 14), (786, cup - 12, 22), (814, cup - 12, 22)], P.third)
    canvas.hull([(772, cup - 76, 9), (788, cup - 24, 9)], P.third_pale)
    draw_flower(canvas, 808, cup - 52, 26, P.first, P.third_pale, 5)
    for x, outfit, facing in ((600, TEAL, 1), (430, MUSTARD, 1), (1010, SAND, -1), (1180, BLUSH, -1)):
        draw_person(canvas, x, 850, 470, outfit, arms=("hold", "lift"), facing=facing)
    canvas.box(0, 940, 1600, 130, P.dark)
    for index in range(11):
        x = 70 + index * 146
        canvas.hull(
            [(x - 50, 1060, 30), (x + 50, 1060, 30), (x, 1020, 36)],
            (P.second_dark, P.first_dark, P.third_dark)[index % 3],
        )
        canvas.disc(x, 974, 36, (INK, "#4a3530", "#c9c6c2")[(index * 2) % 3])
        if index % 3 == 1:
            for side in (-1, 1):
                canvas.hull([(x + side * 54, 1030, 14), (x + side * 40, 940, 12)], SKINS[index % 2])
    for index in range(40):
        x, y = 200 + (index * 173) % 1200, 110 + (index * 97) % 420
        canvas.box(x, y, 12, 12, (P.light, P.first, P.third, P.second_dark)[index % 4], 3)


@GALLERY.shows("honours/resilient-community-2022/cover")
def resilient_community_honour(canvas: Canvas) -> None:
    """A round medal: a sprout that breaks through stones, with a city for its rim."""
    canvas.box(0, 0, 1600, 1067, P.first_dark)
    draw_sun_rays(canvas, 800, 520, P.first, 24)
    canvas.disc(812, 556, 400, fade(INK, 0.3))
    for index in range(36):
        turn = index * pi / 18
        canvas.disc(800 + 392 * cos(turn), 534 + 392 * sin(turn), 36, P.third)
    canvas.disc(800, 534, 396, P.third)
    canvas.disc(800, 534, 350, P.third_dark)
    canvas.disc(800, 534, 336, P.light)
    with canvas.within(circle_outline(800, 534, 336)):
        canvas.disc(800, 400, 210, P.third_pale)
        for index, (x, tall) in enumerate(((480, 240), (560, 330), (640, 200), (890, 220), (970, 350), (1060, 260))):
            draw_tower(canvas, x, 700, 74, tall, (P.second_pale, P.first_pale)[index % 2], P.light, 3, 7)
        canvas.box(400, 690, 800, 300, P.second_dark)
        for x, y, radius in ((560, 730, 70), (690, 760, 80), (940, 760, 84), (1060, 740, 70), (820, 820, 80)):
            canvas.hull([(x - radius * 0.4, y, radius * 0.7), (x + radius * 0.4, y + 8, radius * 0.62)], P.second)
            canvas.hull(
                [
                    (x - radius * 0.4, y - radius * 0.2, radius * 0.4),
                    (x + radius * 0.2, y - radius * 0.2, radius * 0.36),
                ],
                mix(P.second, WHITE, 0.2),
            )
        canvas.taper([(800, 790), (790, 640), (812, 520), (800, 400)], 34, 12, P.second_dark)
        for y, side, size in ((650, -1, 190), (600, 1, 200), (520, -1, 150), (470, 1, 140)):
            canvas.leaf(802, y, size, side * 56, size * 0.5, P.second, P.second_dark)
        canvas.leaf(800, 410, 130, 0, 66, P.first, P.first_dark)
    for side in (-1, 1):
        canvas.polygon(
            [
                (800 + side * 150, 890),
                (800 + side * 320, 820),
                (800 + side * 430, 1067),
                (800 + side * 330, 1020),
                (800 + side * 250, 1067),
            ],
            P.second,
        )
        canvas.polygon(
            [
                (800 + side * 150, 890),
                (800 + side * 236, 855),
                (800 + side * 345, 1030),
                (800 + side * 330, 1020),
                (800 + side * 250, 1067),
            ],
            P.second_dark,
        )


@GALLERY.shows("honours/childrens-home/cover")
def childrens_home(canvas: Canvas) -> None:
    """A house made by two sheltering hands, children dancing inside."""
    canvas.box(0, 0, 1600, 1067, P.third)
    canvas.disc(800, 560, 470, mix(P.third, P.light, 0.4))
    canvas.disc(800, 560, 370, P.light)
    canvas.hull([(1180, 940, 80), (1150, 600, 60)], P.second)
    canvas.hull([(420, 940, 80), (450, 600, 60)], P.second)
    for side, tone in ((-1, SKINS[0]), (1, SKINS[1])):
        canvas.hull([(800 + side * 372, 610, 52), (800 + side * 340, 520, 54)], tone)
        canvas.taper([(800 + side * 350, 540), (800 + side * 190, 380), (800 + side * 14, 230)], 96, 50, tone)
        canvas.taper(
            [(800 + side * 330, 590), (800 + side * 230, 520), (800 + side * 216, 470)],
            54,
            34,
            mix(tone, "#7a3b22", 0.16),
        )
    canvas.box(0, 880, 1600, 190, P.first)
    canvas.ellipse(800, 888, 430, 44, P.first_dark)
    for x, tall, outfit, legs, facing in (
        (660, 280, Outfit(P.first, P.second, style="tails", skirt="short"), "wide", 1),
        (800, 320, Outfit(P.second, P.dark, skin=SKINS[1]), "stand", 1),
        (940, 270, Outfit(P.third, P.first_dark, style="bob"), "wide", -1),
    ):
        draw_person(canvas, x, 890, tall, outfit, legs=legs, arms=("wave-behind", "wave"), facing=facing, child=True)
    draw_flower(canvas, 800, 460, 44, P.first, P.third, 6)
    for x in (220, 330, 1270, 1390):
        draw_stem(canvas, [(x, 890), (x + 10, 800), (x, 690)], P.second_dark, 9, 60)
        draw_flower(canvas, x, 680, 58, (P.first, P.light)[x % 20 // 10], P.third_dark, 7)
    for x, y, radius in (
        (260, 250, 22),
        (380, 140, 14),
        (1240, 160, 20),
        (1380, 280, 14),
        (180, 420, 12),
        (1420, 440, 18),
    ):
        draw_flower(canvas, x, y, radius * 2, P.light, P.first, 5)


@GALLERY.shows("honours/governance-case/cover")
def governance_case(canvas: Canvas) -> None:
    """A standing plaque with a round table of many colours, between two laurel branches."""
    canvas.box(0, 0, 1600, 1067, P.second)
    canvas.box(0, 820, 1600, 250, P.second_dark)
    canvas.polygon([(0, 0), (520, 0), (980, 820), (300, 820)], fade("#fff3d0", 0.14))
    canvas.ellipse(830, 910, 440, 44, fade(INK, 0.35))
    canvas.polygon([(420, 150), (1180, 150), (1220, 880), (380, 880)], WOOD_DARK)
    canvas.polygon([(440, 130), (1160, 130), (1200, 866), (400, 866)], WOOD)
    canvas.box(490, 186, 620, 600, P.third_pale, 14)
    canvas.box(506, 202, 588, 568, P.light, 10)
    for index, tone in enumerate((P.first, P.third, P.second, P.first_pale, P.second_dark, P.third_dark)):
        turn = index * pi / 3 - pi / 2
        x, y = 800 + 172 * cos(turn), 480 + 172 * sin(turn)
        canvas.hull([(x, y, 54), (x + 30 * cos(turn), y + 30 * sin(turn), 54)], tone)
        canvas.disc(800 + 176 * cos(turn), 480 + 176 * sin(turn), 32, SKINS[index % 3])
        canvas.chord(
            800 + 176 * cos(turn),
            480 + 176 * sin(turn),
            32,
            turn * 180 / pi - 95,
            turn * 180 / pi + 95,
            (INK, "#553a2e", "#d4d1cc")[index % 3],
        )
    canvas.disc(800, 480, 116, WOOD)
    canvas.disc(800, 480, 100, mix(WOOD, P.third_pale, 0.4))
    canvas.box(764, 440, 72, 88, PAPER, 4)
    for index in range(4):
        canvas.box(776, 456 + index * 16, 48 - 10 * (index % 2), 6, P.second_pale)
    for side in (-1, 1):
        canvas.curve([(800 + side * 30, 752), (800 + side * 190, 720), (800 + side * 270, 600)], P.third_dark, 8)
        for step, (x, y) in enumerate(((110, 742), (170, 722), (220, 688), (254, 644), (272, 596))):
            canvas.leaf(800 + side * x, y, 58, side * (100 - step * 18), 26, P.third)
            canvas.leaf(800 + side * x, y, 50, side * (10 - step * 14), 24, P.third_dark)
    for x, y in ((468, 166), (1132, 166), (436, 830), (1164, 830)):
        canvas.disc(x, y, 13, P.third)
    draw_plant(canvas, 210, 900, 400, mix(P.second_pale, P.second, 0.4), P.first, "fan")
    draw_plant(canvas, 1400, 900, 360, mix(P.second_pale, P.second, 0.4), P.first, "snake")


@GALLERY.shows("honours/youth-civilisation/cover")
def youth_civilisation(canvas: Canvas) -> None:
    """A winged emblem with a young leaf, on red banners."""
    canvas.box(0, 0, 1600, 1067, P.light)
    for index in range(5):
        canvas.polygon(
            [(200 + index * 280, -10), (360 + index * 280, -10), (320 + index * 280, 1080), (240 + index * 280, 1080)],
            mix(P.light, P.third_pale, 0.8),
        )
    canvas.ellipse(800, 930, 330, 34, fade(INK, 0.2))
    canvas.polygon([(640, 930), (960, 930), (920, 850), (680, 850)], P.second_dark)
    canvas.polygon([(700, 850), (900, 850), (860, 790), (740, 790)], P.second)
    canvas.hull([(800, 780, 26), (800, 700, 34)], P.third_dark)
    for side in (-1, 1):
        for index in range(6):
            tone = (P.first, P.third, P.second)[index % 3]
            canvas.leaf(
                800 + side * 90, 620, 470 - index * 44, side * (44 + index * 15), 92, tone, mix(tone, INK, 0.12)
            )
    canvas.disc(800, 520, 236, P.third_dark)
    canvas.disc(800, 512, 232, P.third)
    canvas.disc(800, 512, 196, P.first)
    canvas.disc(800, 512, 180, "#d8452f")
    for index in range(12):
        turn = index * pi / 6
        canvas.polygon(
            [
                (800, 512),
                (800 + 176 * cos(turn), 512 + 176 * sin(turn)),
                (800 + 176 * cos(turn + 0.2), 512 + 176 * sin(turn + 0.2)),
            ],
            fade(P.third, 0.32),
        )
    canvas.taper([(800, 640), (796, 540), (800, 450)], 20, 10, P.light)
    canvas.leaf(800, 560, 150, -46, 84, P.light, P.third_pale)
    canvas.leaf(800, 540, 160, 44, 88, P.light, P.third_pale)
    canvas.leaf(800, 470, 110, 0, 64, P.light, P.third_pale)
    canvas.blob(
        [
            (560, 720),
            (700, 690),
            (800, 720),
            (900, 690),
            (1040, 720),
            (1000, 800),
            (900, 766),
            (800, 796),
            (700, 766),
            (600, 800),
        ],
        P.second,
    )
    for x, y, size in ((260, 240, 22), (1340, 240, 22), (330, 760, 16), (1280, 760, 16), (800, 140, 26)):
        draw_flower(canvas, x, y, size * 2, P.third, P.first, 5)


@GALLERY.shows("services/steward/cover")
def steward(canvas: Canvas) -> None:
    """The round and cheerful steward at a window; behind it the four seasons pass."""
    canvas.box(0, 0, 1600, 1067, P.first)
    for row in range(14):
        for column in range(12):
            left = column * 150 - (75 if row % 2 else 0)
            canvas.box(
                left + 4, row * 78 + 4, 142, 70, mix(P.first, P.first_dark, 0.22 + 0.1 * ((row * 3 + column) % 3)), 4
            )
    canvas.box(330, 130, 940, 660, WOOD_DARK, 12)
    canvas.box(360, 160, 880, 620, "#f8e2b0")
    for index, (sky, leaf) in enumerate(
        ((P.first_pale, "#e98f84"), (P.second_pale, P.second), (P.third_pale, P.third_dark), ("#dfe9ea", "#ffffff"))
    ):
        x = 392 + index * 212
        canvas.box(x, 190, 190, 190, P.second_dark, 6)
        canvas.box(x + 8, 198, 174, 174, sky)
        with canvas.within(box_outline(x + 8, 198, 174, 174)):
            canvas.ellipse(x + 95, 384, 140, 50, mix(leaf, sky, 0.3))
            draw_tree(canvas, x + 95, 372, 150, leaf)
    draw_bookcase(canvas, 384, 470, 180, 290, 3, BOOKS, 21)
    draw_plant(canvas, 1150, 778, 250, P.second, P.first, "fan")
    with canvas.within(box_outline(360, 160, 880, 620)):
        draw_steward(canvas)
    draw_awning(canvas, 300, 96, 1000, 78, (P.light, P.second), 14)
    canvas.box(290, 780, 1020, 46, WOOD, 8)
    canvas.box(310, 826, 980, 16, WOOD_DARK)
    canvas.box(0, 960, 1600, 110, P.first_dark)
    canvas.chord(560, 780, 50, 180, 360, P.third)
    canvas.box(500, 770, 120, 12, P.third_dark, 6)
    canvas.disc(560, 726, 9, P.third_dark)
    canvas.box(960, 744, 120, 30, PAPER, 3)
    canvas.box(972, 730, 120, 20, P.third_pale, 3)
    for x, outfit, facing, tall in ((200, elder(TEAL), 1, 520), (1420, MUSTARD, -1, 540)):
        draw_person(canvas, x, 1040, tall, outfit, arms=("rest", "wave"), facing=facing)


def draw_steward(canvas: Canvas) -> None:
    """Draw the round persona from the waist up, one hand raised; the sill cuts it off below."""
    canvas.hull([(736, 780, 110), (864, 780, 110), (756, 690, 66), (844, 690, 66)], P.second)
    canvas.polygon([(760, 640), (840, 640), (800, 700)], P.light)
    canvas.hull([(640, 770, 44), (690, 680, 44)], P.second)
    canvas.hull([(910, 690, 44), (1010, 640, 36)], P.second)
    canvas.hull([(1010, 640, 28), (1036, 540, 26)], P.second)
    canvas.hull([(1038, 520, 30), (1042, 500, 27)], SKINS[0])
    for turn in (-30, -8, 14, 36):
        canvas.hull([(1040, 500, 9), (1040 + turn * 0.9, 458 + abs(turn) * 0.5, 9)], SKINS[0])
    canvas.hull([(800, 640, 44), (800, 600, 40)], mix(SKINS[0], "#7a3b22", 0.22))
    canvas.hull([(786, 560, 92), (818, 566, 92)], SKINS[0])
    canvas.chord(800, 540, 112, 176, 364, INK)
    canvas.hull([(704, 548, 18), (704, 580, 16)], INK)
    canvas.hull([(897, 548, 18), (897, 580, 16)], INK)
    for side in (-1, 1):
        canvas.disc(802 + side * 62, 604, 19, P.first_pale)
    canvas.box(740, 716, 60, 44, P.third, 8)
    canvas.disc(858, 740, 15, P.third)


@GALLERY.shows("services/online-juchang/cover")
def online_juchang(canvas: Canvas) -> None:
    """The place inside a telephone, people stepping out of it with what they do there."""
    canvas.box(0, 0, 1600, 1067, P.second_pale)
    canvas.disc(800, 560, 460, P.light)
    canvas.box(0, 920, 1600, 150, P.second)
    canvas.ellipse(820, 950, 340, 34, fade(INK, 0.25))
    screen = draw_phone(canvas, 560, 80, 480, 870, P.dark, P.third_pale)
    with canvas.within(screen):
        canvas.box(560, 80, 480, 380, P.first_pale)
        canvas.disc(800, 330, 120, P.third)
        draw_skyline(canvas, 430, [(600, 60, 150), (680, 50, 200), (880, 60, 180), (960, 60, 130)], P.second_pale)
        canvas.polygon([(640, 360), (690, 300), (910, 300), (960, 360)], P.first)
        canvas.box(660, 360, 280, 100, P.light)
        canvas.box(740, 380, 120, 80, P.second_dark)
        for x, tone in ((670, P.first), (800, P.second), (930, P.third)):
            canvas.disc(x, 540, 50, tone)
        draw_flower(canvas, 670, 540, 32, P.light, P.third, 5)
        canvas.polygon([(776, 528), (800, 536), (824, 528), (824, 556), (800, 564), (776, 556)], P.light)
        canvas.hull([(918, 552, 9), (942, 528, 9)], P.light)
        canvas.hull([(918, 528, 9), (942, 552, 9)], P.light)
        for index in range(3):
            y = 624 + index * 104
            canvas.box(606, y, 388, 88, WHITE, 14)
            canvas.box(618, y + 12, 92, 64, (P.first, P.second, P.third)[index], 8)
            canvas.box(728, y + 18, 180, 16, P.second_dark, 8)
            canvas.box(728, y + 48, 120, 12, STONE, 6)
            canvas.box(920, y + 28, 60, 32, P.first, 16)
    for x, y, tone, tail in (
        (330, 210, P.first, 1),
        (1270, 250, P.third, -1),
        (1330, 460, P.second, -1),
        (240, 420, P.light, 1),
    ):
        canvas.box(x - 100, y - 60, 200, 120, tone, 36)
        canvas.polygon([(x + tail * 40, y + 50), (x + tail * 86, y + 50), (x + tail * 100, y + 98)], tone)
        if tone == P.first:
            canvas.hull([(x - 22, y - 12, 24), (x, y + 30, 4), (x + 22, y - 12, 24)], P.light)
        elif tone == P.third:
            canvas.curve([(x - 50, y + 6), (x - 16, y + 32), (x + 50, y - 30)], P.light, 14)
        else:
            for dot in (-44, 0, 44):
                canvas.disc(x + dot, y, 14, P.light if tone == P.second else P.first)
    for x, outfit, facing, arms in (
        (390, TERRACOTTA, 1, ("rest", "phone")),
        (220, elder(SAND), 1, ("hold", "phone")),
        (1210, MUSTARD, -1, ("rest", "point")),
    ):
        draw_shadow(canvas, x, 990, 80)
        who = draw_person(canvas, x, 988, 440, outfit, arms=arms, facing=facing)
        if arms[1] == "phone":
            canvas.box(who.front_hand[0] - 12, who.front_hand[1] - 40, 28, 52, P.dark, 6)
    draw_person(
        canvas,
        1380,
        990,
        250,
        Outfit(P.first, P.second_dark, style="tails", skirt="short"),
        arms=("rest", "up"),
        facing=-1,
        child=True,
    )
    draw_plant(canvas, 1510, 1000, 260, P.second_dark, P.first, "palm")


@GALLERY.shows("stories/gather/cover")
def gather(canvas: Canvas) -> None:
    """Three rings closing in: the houses, the people, the joined hands."""
    canvas.box(0, 0, 1600, 1067, P.second_dark)
    for radius, tone in ((520, P.second), (390, P.third), (262, P.first), (168, P.light)):
        canvas.disc(800, 534, radius, tone)
    for index in range(18):
        turn = index * pi / 9
        x, y = 800 + 470 * cos(turn), 534 + 470 * sin(turn)
        outline = []
        for dx, dy in ((-34, 26), (34, 26), (34, -14), (0, -48), (-34, -14)):
            angle = turn + pi / 2
            outline.append((x + dx * cos(angle) - dy * sin(angle), y + dx * sin(angle) + dy * cos(angle)))
        canvas.polygon(outline, (P.light, P.first_pale, P.third_pale)[index % 3])
        canvas.polygon(outline[2:], (P.first, P.third, P.first_dark)[index % 3])
        canvas.disc(x - 6 * cos(turn), y - 6 * sin(turn), 9, P.second_dark)
    for index in range(14):
        turn = index * pi / 7 + 0.2
        x, y = 800 + 325 * cos(turn), 534 + 325 * sin(turn)
        tone = (P.second, P.first_dark, P.light, P.second_dark)[index % 4]
        side = (-sin(turn), cos(turn))
        canvas.hull([(x + side[0] * 30, y + side[1] * 30, 24), (x - side[0] * 30, y - side[1] * 30, 24)], tone)
        canvas.disc(x, y, 27, (INK, "#553a2e", "#d4d1cc")[index % 3])
    for index in range(6):
        turn = index * pi / 3
        far = (800 + 240 * cos(turn), 534 + 240 * sin(turn))
        wrist = (800 + 120 * cos(turn), 534 + 120 * sin(turn))
        hand = (800 + 40 * cos(turn + 0.25), 534 + 40 * sin(turn + 0.25))
        canvas.hull([(*far, 44), (*wrist, 34)], (P.second, P.third, P.second_dark)[index % 3])
        canvas.hull([(*wrist, 26), (*hand, 30)], SKINS[index % 3])
        for finger in (-0.5, -0.17, 0.17, 0.5):
            tip = (hand[0] - 46 * cos(turn + finger), hand[1] - 46 * sin(turn + finger))
            canvas.hull([(*hand, 10), (*tip, 9)], SKINS[index % 3])
    canvas.hull([(784, 520, 26), (800, 556, 6), (816, 520, 26)], "#d8452f")
    for x, y in ((130, 180), (1450, 200), (160, 880), (1440, 880)):
        draw_flower(canvas, x, y, 90, P.first, P.third, 8)
        draw_flower(canvas, x, y, 48, P.first_pale, P.third, 8, 22)


@GALLERY.shows("stories/friendly-charter/cover")
def friendly_charter(canvas: Canvas) -> None:
    """Neighbours put their handprints on one long sheet."""
    draw_room(canvas, P.second_pale, P.third_pale, 850)
    draw_boards(canvas, 850, mix(P.third_pale, WOOD, 0.35))
    draw_hanging_plant(canvas, 120, 0, 330, P.second, P.first)
    draw_hanging_plant(canvas, 1490, 0, 300, P.second, P.first)
    canvas.box(384, 96, 832, 640, fade(INK, 0.14), 8)
    canvas.box(370, 80, 832, 640, PAPER, 8)
    canvas.hull([(350, 80, 16), (1222, 80, 16)], WOOD_DARK)
    canvas.hull([(350, 720, 16), (1222, 720, 16)], WOOD_DARK)
    canvas.ring(786, 250, 96, 12, P.first)
    draw_gabled_house(canvas, 736, 304, 100, 116, P.first_pale, P.first, P.second)
    for index in range(4):
        canvas.box(520 + 24 * (index % 2), 384 + index * 34, 532 - 48 * (index % 2), 12, STONE, 6)
    for index in range(12):
        x, y = 450 + (index % 6) * 134, 590 + (index // 6) * 90 + (index % 2) * 14
        tone = (P.first, P.second, P.third, P.first_dark, P.second_dark)[index % 5]
        if index in (2, 9):
            continue
        canvas.disc(x, y, 24, tone)
        for turn in (-38, -13, 12, 37):
            canvas.hull([(x, y, 7), (x + turn * 0.9, y - 46 + abs(turn) * 0.3, 7)], tone)
        canvas.hull([(x, y, 8), (x + 38, y + 2, 7)], tone)
    for x, ground, tall, outfit, facing, arm in (
        (300, 960, 520, TERRACOTTA, 1, "reach"),
        (1290, 960, 540, SAND, -1, "point"),
        (1130, 1000, 470, elder(MUSTARD), -1, "give"),
        (480, 1000, 470, TEAL, 1, "lift"),
    ):
        draw_shadow(canvas, x, ground, 110)
        draw_person(canvas, x, ground, tall, outfit, arms=("rest", arm), facing=facing)
    draw_shadow(canvas, 800, 1010, 80)
    draw_person(
        canvas,
        770,
        1010,
        330,
        Outfit(P.third, P.first, style="tails", skirt="short"),
        arms=("wave-behind", "up"),
        child=True,
    )
    for x, tone in ((620, P.first), (680, P.second), (960, P.third)):
        canvas.hull([(x - 18, 1008, 8), (x + 18, 1008, 8), (x - 22, 976, 6), (x + 22, 976, 6)], P.light)
        canvas.ellipse(x, 972, 28, 9, tone)


@GALLERY.shows("cases/resilient-community/cover")
def resilient_community_case(canvas: Canvas) -> None:
    """A neighbourhood as an island of blocks, held together by one wide tree."""
    canvas.box(0, 0, 1600, 1067, P.first_pale)
    canvas.disc(800, 430, 400, mix(P.first_pale, P.light, 0.7))
    draw_cloud(canvas, 120, 210, 280, P.light)
    draw_cloud(canvas, 1190, 180, 300, P.light)
    solids = Solids(canvas, (770, 420), 86)
    canvas.ellipse(800, 940, 740, 120, fade(P.first_dark, 0.3))
    solids.box(-0.6, -0.6, -1.2, 8.6, 7.8, 0.7, P.first_dark)
    solids.box(-0.6, -0.6, -0.5, 8.6, 7.8, 0.5, P.third)
    solids.floor(0, 0, 7.4, 6.6, mix(P.second, P.third_pale, 0.45))
    solids.floor(2.9, -0.6, 1.1, 7.8, P.light)
    solids.floor(-0.6, 2.9, 8.6, 1.1, P.light)
    for x, y, width, depth, tall, tone in (
        (0.2, 0.2, 1.1, 1.1, 4.4, P.first),
        (1.6, 0.3, 1.0, 1.0, 3.2, P.light),
        (4.4, 0.2, 1.1, 1.1, 3.8, P.second),
        (6.0, 0.4, 1.1, 1.2, 2.7, P.light),
        (0.3, 1.7, 1.1, 1.0, 2.4, P.light),
        (6.0, 1.8, 1.1, 1.0, 1.9, P.first),
        (0.2, 4.4, 1.2, 1.6, 1.9, P.second),
    ):
        solids.box(x, y, 0, width, depth, tall, tone)
        solids.windows(
            x, y, 0, width, depth, tall, P.third_pale if tone != P.light else P.second_pale, round(tall * 2), 3
        )
    for x, y in ((1.9, 2.3), (4.8, 2.2), (5.6, 1.4), (1.8, 4.4)):
        solids.tree(x, y, 78, P.second)
    foot = solids.at(3.45, 3.45)
    canvas.ellipse(foot[0], foot[1], 130, 64, P.third_pale)
    draw_tree(canvas, foot[0], foot[1] + 10, 440, P.second)
    solids.box(4.6, 4.5, 0, 2.2, 1.5, 0.9, P.light)
    solids.box(4.45, 4.35, 0.9, 2.5, 1.8, 0.2, P.first)
    for part in (0.3, 1.0, 1.7):
        solids.face_left(4.6 + part, 6.0, 0.4, 0.1, 0.55, P.second_dark)
    solids.face_right(6.8, 4.8, 0.9, 0.1, 0.55, mix(P.second_dark, INK, 0.2))
    for x, y in ((2.2, 5.4), (2.3, 6.3), (7.1, 4.1), (4.2, 6.5), (0.3, 6.4)):
        solids.tree(x, y, 78, P.second_dark)
    for index, (x, y) in enumerate(
        ((3.2, 5.0), (3.6, 5.5), (5.2, 3.5), (5.9, 3.3), (1.4, 3.4), (3.3, 1.4), (4.3, 4.1), (2.5, 3.5))
    ):
        left, ground = solids.at(x, y)
        draw_person(
            canvas,
            left,
            ground,
            92,
            (TERRACOTTA, TEAL, MUSTARD, SAND, brown(BLUSH))[index % 5],
            legs="walk",
            facing=1 if index % 2 else -1,
        )
