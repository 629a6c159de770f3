"""桃源未来社区: lake blue, green and peach."""

from __future__ import annotations

from math import cos, pi, sin

from .buildings import Solids, draw_awning, draw_crane, draw_scaffold, draw_skyline, draw_slab, draw_tower
from .canvas import Canvas, box_outline, circle_outline, fade, mix
from .gallery import Gallery
from .interiors import (
    draw_boards,
    draw_bookcase,
    draw_bunting,
    draw_chair,
    draw_cup,
    draw_frame,
    draw_lantern,
    draw_pendant,
    draw_room,
    draw_rug,
    draw_shadow,
    draw_table,
    window,
)
from .nature import (
    draw_birds,
    draw_bush,
    draw_cloud,
    draw_flower,
    draw_grass,
    draw_hills,
    draw_oval_tree,
    draw_plant,
    draw_reeds,
    draw_ripples,
    draw_sun_rays,
    draw_sunflower,
    draw_tree,
    draw_willow,
)
from .palettes import GREY_HAIR, INK, PAPER, SKINS, STONE, TAOYUAN, WHITE, WOOD, WOOD_DARK
from .people import Outfit, draw_person, elder

P = TAOYUAN
GALLERY = Gallery("taoyuan", P.light)
SUN = "#f8c765"
BLUE = Outfit(P.first, P.dark, style="bob")
PEACH = Outfit(P.third, P.first_dark, style="pony", skirt="short")
GREEN = Outfit(P.second, P.light, skin=SKINS[1])
CREAM = Outfit(P.light, P.second_dark, skin=SKINS[2])
SUNNY = Outfit(SUN, P.first_dark, style="bun", skirt="long")
NURSE = Outfit(WHITE, P.first_pale, style="bun")
GRANDMOTHER = Outfit(P.third_pale, P.first_dark, hair=GREY_HAIR, style="bun")
GRANDFATHER = Outfit(P.first, P.light, hair=GREY_HAIR, style="bald", skin=SKINS[1])
BOOKS = (P.first, P.second, P.third, SUN, P.light, P.third_pale)


def draw_white_cross(canvas: Canvas, x: float, y: float, size: float, colour: str, ground: str) -> None:
    """Draw a clinic's sign: a cross with soft ends on a round ground."""
    canvas.disc(x, y, size, ground)
    canvas.box(x - size * 0.18, y - size * 0.58, size * 0.36, size * 1.16, colour, size * 0.1)
    canvas.box(x - size * 0.58, y - size * 0.18, size * 1.16, size * 0.36, colour, size * 0.1)


def draw_lake(canvas: Canvas, horizon: float, sky: str, water: str) -> None:
    """Fill sky and water, with two far ridges and their reflection between them."""
    canvas.box(0, 0, 1600, horizon, sky)
    draw_hills(canvas, [horizon - v for v in (60, 120, 70, 150, 90, 130, 60)], horizon, mix(P.second, sky, 0.6))
    draw_hills(canvas, [horizon - v for v in (30, 60, 110, 40, 80, 50, 100)], horizon, mix(P.second, sky, 0.25))
    canvas.box(0, horizon, 1600, 1067 - horizon, water)
    canvas.box(0, horizon, 1600, 14, mix(P.second, water, 0.45))


@GALLERY.shows("cover")
def cover(canvas: Canvas) -> None:
    """The new town between hills and the lake, peach blossom in front."""
    canvas.box(0, 0, 1600, 640, P.first_pale)
    canvas.disc(800, 330, 210, P.third_pale)
    canvas.disc(800, 330, 150, P.third)
    draw_cloud(canvas, 180, 170, 320, WHITE)
    draw_cloud(canvas, 1120, 130, 300, WHITE)
    draw_hills(canvas, [420, 300, 430, 330, 400, 270, 420], 660, mix(P.second, P.first_pale, 0.6))
    draw_hills(canvas, [500, 430, 470, 420, 490, 400, 480], 660, mix(P.second, P.first_pale, 0.25))
    for x, width, tall, tone in (
        (250, 80, 230, P.light),
        (345, 90, 320, P.third_pale),
        (450, 80, 270, P.light),
        (1070, 84, 290, P.light),
        (1170, 90, 340, P.third_pale),
        (1280, 80, 240, P.light),
    ):
        draw_tower(canvas, x, 650, width, tall, tone, P.first, 3, round(tall / 36))
    draw_slab(canvas, 560, 650, 260, 190, P.light, P.first, 4)
    draw_slab(canvas, 800, 650, 230, 130, P.third_pale, P.first, 3)
    draw_white_cross(canvas, 690, 425, 34, WHITE, P.second)
    canvas.ellipse(800, 690, 900, 60, P.second)
    for index in range(15):
        draw_oval_tree(
            canvas,
            40 + index * 112,
            676 + (index % 2) * 8,
            130 + (index * 37) % 60,
            P.second if index % 2 else P.second_dark,
        )
    canvas.box(0, 690, 1600, 380, P.first)
    for x, width, tall in (
        (250, 80, 120),
        (345, 90, 170),
        (450, 80, 140),
        (560, 260, 90),
        (1070, 84, 150),
        (1170, 90, 180),
        (1280, 80, 120),
    ):
        canvas.box(x, 692, width, tall, mix(P.first, P.light, 0.24))
    canvas.ellipse(800, 800, 150, 70, mix(P.first, P.third, 0.6))
    draw_ripples(canvas, 715, 1000, P.first_pale, 34, 3)
    # A moon bridge and a boat.
    canvas.polygon(
        [
            (1010, 800),
            (1110, 740),
            (1230, 716),
            (1350, 740),
            (1450, 800),
            (1390, 800),
            (1330, 766),
            (1230, 752),
            (1130, 766),
            (1070, 800),
        ],
        P.light,
    )
    canvas.line([(1010, 790), (1110, 728), (1230, 704), (1350, 728), (1450, 790)], P.third_dark, 6)
    canvas.polygon([(560, 880), (900, 880), (850, 924), (610, 924)], P.third_dark)
    canvas.box(560, 872, 340, 14, P.third, 6)
    for x, outfit in ((660, BLUE), (800, elder(CREAM))):
        draw_person(canvas, x, 922, 210, outfit, legs="sit", arms=("hold", "give"), facing=1 if x < 700 else -1)
    canvas.polygon([(640, 782), (830, 782), (860, 800), (612, 800)], P.second_dark)
    canvas.box(630, 800, 6, 76, WOOD_DARK)
    canvas.box(842, 800, 6, 76, WOOD_DARK)
    for x in (70, 1540):
        draw_reeds(canvas, x, 1067, 260, P.second_dark, WOOD_DARK)
    canvas.taper([(-20, 420), (150, 340), (330, 300), (470, 240)], 32, 7, WOOD_DARK)
    canvas.taper([(150, 340), (200, 220), (290, 150)], 16, 5, WOOD_DARK)
    canvas.taper([(300, 306), (400, 380), (440, 440)], 14, 5, WOOD_DARK)
    for index, (x, y) in enumerate(
        (
            (60, 380),
            (180, 250),
            (280, 150),
            (236, 190),
            (340, 300),
            (470, 240),
            (420, 262),
            (440, 440),
            (390, 372),
            (250, 318),
            (110, 330),
        )
    ):
        draw_flower(
            canvas, x, y, 40 + (index % 3) * 10, (P.third, P.third_pale, "#f7b196")[index % 3], SUN, 5, index * 20
        )


@GALLERY.shows("spaces/xinda-hospital/cover")
def xinda_hospital(canvas: Canvas) -> None:
    """The hospital's white wings by the lake, an arrival in front."""
    canvas.box(0, 0, 1600, 780, P.first_pale)
    canvas.disc(1250, 230, 120, P.third_pale)
    draw_cloud(canvas, 120, 190, 300, WHITE)
    draw_cloud(canvas, 1160, 330, 260, WHITE)
    draw_hills(canvas, [640, 560, 620, 520, 600, 550, 640], 800, mix(P.second, P.first_pale, 0.5))
    draw_slab(canvas, 120, 800, 480, 400, P.light, P.first, 6)
    draw_slab(canvas, 1000, 800, 480, 400, P.light, P.first, 6)
    canvas.box(560, 190, 480, 610, WHITE)
    canvas.box(940, 190, 100, 610, mix(WHITE, P.first, 0.18))
    for row in range(8):
        for column in range(6):
            canvas.box(584 + column * 74, 350 + row * 46, 54, 26, P.first if (row + column) % 3 else P.second_pale)
    draw_white_cross(canvas, 800, 266, 62, WHITE, P.second)
    canvas.polygon([(520, 700), (1080, 700), (1130, 740), (470, 740)], P.third)
    canvas.box(560, 740, 480, 66, "#e2f2f5")
    for x in (600, 700, 800, 900, 1000):
        canvas.box(x - 4, 740, 8, 66, P.first_dark)
    canvas.box(500, 740, 16, 130, P.first_dark)
    canvas.box(1084, 740, 16, 130, P.first_dark)
    canvas.box(0, 800, 1600, 270, P.second)
    canvas.polygon([(540, 806), (1060, 806), (1420, 1067), (180, 1067)], P.light)
    for x, tall in ((70, 300), (240, 250), (1370, 250), (1530, 300), (420, 220), (1190, 220)):
        draw_oval_tree(canvas, x, 830, tall, P.second_dark)
    canvas.box(180, 850, 270, 110, WHITE, 18)
    canvas.polygon([(440, 870), (490, 880), (520, 920), (520, 960), (440, 960)], WHITE)
    canvas.polygon([(446, 880), (484, 888), (506, 918), (446, 918)], P.first)
    canvas.box(180, 916, 340, 14, P.third)
    canvas.box(290, 838, 60, 14, P.first, 6)
    draw_white_cross(canvas, 290, 884, 26, WHITE, P.second)
    for x in (250, 450):
        canvas.disc(x, 962, 34, INK)
        canvas.disc(x, 962, 15, STONE)
    draw_person(canvas, 850, 990, 370, GRANDMOTHER, legs="sit", arms=("lap", "lap"))
    canvas.ring(836, 940, 58, 9, P.first_dark)
    canvas.line([(790, 800), (800, 900), (900, 900), (950, 980)], P.first_dark, 9)
    canvas.disc(930, 984, 16, P.first_dark)
    draw_person(
        canvas,
        720,
        995,
        430,
        Outfit(WHITE, P.first, style="bun", vest=P.first_pale),
        legs="walk",
        arms=("give", "give"),
    )
    draw_person(
        canvas,
        1110,
        985,
        430,
        Outfit(WHITE, P.second_dark, skin=SKINS[1]),
        legs="walk",
        arms=("astern", "give"),
        facing=-1,
    )


@GALLERY.shows("spaces/health-management-centre/cover")
def health_management_centre(canvas: Canvas) -> None:
    """A body's outline made of leaves and rings, read by two people with a tablet."""
    canvas.box(0, 0, 1600, 1067, P.first)
    for radius, share in ((520, 0.1), (430, 0.2), (330, 0.34)):
        canvas.disc(800, 480, radius, mix(P.first, P.first_pale, share))
    canvas.box(0, 880, 1600, 190, P.first_dark)
    canvas.ellipse(800, 930, 330, 46, P.dark)
    canvas.ellipse(800, 910, 320, 42, P.first_pale)
    figure = P.light
    canvas.disc(800, 190, 76, figure)
    canvas.hull([(700, 350, 56), (900, 350, 56), (750, 600, 52), (850, 600, 52)], figure)
    for side in (-1, 1):
        canvas.hull([(800 + side * 110, 350, 46), (800 + side * 176, 520, 34)], figure)
        canvas.hull([(800 + side * 176, 520, 34), (800 + side * 190, 640, 26)], figure)
        canvas.hull([(800 + side * 50, 600, 56), (800 + side * 62, 760, 42)], figure)
        canvas.hull([(800 + side * 62, 760, 42), (800 + side * 66, 890, 30)], figure)
    canvas.hull([(800, 250, 30), (800, 300, 34)], figure)
    canvas.hull([(792, 372, 30), (820, 424, 5)], P.third)
    canvas.hull([(842, 372, 30), (818, 424, 5)], P.third)
    for side, turn in ((-1, -24), (1, 24)):
        canvas.leaf(
            800 + side * 30,
            540,
            150,
            turn,
            66,
            P.second if side < 0 else mix(P.second, P.second_pale, 0.4),
            P.second_dark,
        )
    for index, (x, y, tone) in enumerate(
        ((330, 260, P.third), (300, 500, P.second), (1270, 260, P.second), (1300, 500, SUN))
    ):
        near = (800 + (90 if x > 800 else -90), 330 + (index % 2) * 120)
        canvas.line([(x, y), near], P.light, 4)
        canvas.disc(*near, 10, P.light)
        canvas.disc(x, y, 86, P.light)
        canvas.arc(x, y, 78, -90, 110 + index * 50, 18, tone)
        if index == 0:
            canvas.hull([(x - 14, y - 8, 17), (x, y + 26, 3)], tone)
            canvas.hull([(x + 14, y - 8, 17), (x, y + 26, 3)], tone)
        elif index == 1:
            canvas.leaf(x - 10, y + 36, 76, 14, 44, tone, P.second_dark)
        elif index == 2:
            canvas.curve(
                [(x - 44, y + 6), (x - 20, y + 6), (x - 6, y - 30), (x + 10, y + 30), (x + 22, y + 6), (x + 44, y + 6)],
                tone,
                8,
            )
        else:
            canvas.sector(x, y, 40, 180, 360, tone)
            canvas.sector(x, y + 6, 40, 0, 180, P.third)
    doctor = draw_person(canvas, 460, 1010, 520, Outfit(WHITE, P.second_dark, style="bob"), arms=("hold", "point"))
    canvas.box(doctor.back_hand[0] - 12, doctor.back_hand[1] - 46, 74, 96, P.dark, 8)
    canvas.box(doctor.back_hand[0] - 5, doctor.back_hand[1] - 38, 60, 80, P.second_pale, 4)
    draw_person(canvas, 1150, 1010, 520, elder(PEACH), arms=("rest", "lift"), facing=-1)
    draw_plant(canvas, 170, 990, 320, P.second, P.third, "fan")
    draw_plant(canvas, 1430, 990, 300, P.second, P.third, "palm")


@GALLERY.shows("spaces/taihuchun-station/cover")
def taihuchun_station(canvas: Canvas) -> None:
    """A health station among toon trees in spring, its doctor listening to a child's heart outside."""
    canvas.box(0, 0, 1600, 1067, P.second_pale)
    canvas.disc(800, 420, 380, P.light)
    draw_hills(canvas, [640, 590, 640, 570, 630, 590, 640], 900, P.second)
    canvas.box(0, 820, 1600, 250, mix(P.second, P.second_pale, 0.5))
    for x, tall in ((110, 560), (290, 430), (1330, 450), (1490, 580)):
        draw_oval_tree(canvas, x, 850, tall, "#d9805f")
    canvas.box(420, 380, 760, 450, P.light)
    canvas.polygon([(360, 400), (800, 210), (1240, 400), (1240, 430), (800, 244), (360, 430)], P.first_dark)
    canvas.polygon([(420, 404), (800, 240), (1180, 404)], P.first_pale)
    draw_white_cross(canvas, 800, 340, 50, WHITE, P.second)
    for x in (460, 960):
        with window(canvas, x, 470, 180, 170, P.first_pale, P.first_dark, (2, 1)):
            draw_plant(canvas, x + 90, 640, 150, P.second, P.third, "fan" if x < 800 else "palm")
    canvas.box(710, 480, 180, 350, P.first)
    canvas.box(726, 496, 148, 200, P.first_pale)
    canvas.box(862, 620, 12, 60, P.light, 6)
    draw_awning(canvas, 680, 440, 240, 34, (P.third, P.light), 8)
    canvas.polygon([(690, 830), (910, 830), (1080, 1067), (520, 1067)], P.third_pale)
    for index in range(12):
        x = 440 + index * 66
        if 660 < x < 930:
            continue
        draw_flower(canvas, x, 810 - (index % 2) * 14, 24, (P.third, SUN, WHITE)[index % 3], P.third_dark, 6)
        draw_grass(canvas, x + 20, 836, 40, P.second_dark, 5)
    doctor = draw_person(
        canvas,
        660,
        980,
        420,
        Outfit(WHITE, P.first_dark, style="bun", vest=P.first_pale),
        legs="kneel",
        arms=("give", "give"),
    )
    draw_person(
        canvas,
        850,
        985,
        260,
        Outfit(SUN, P.first, style="tails", skirt="short"),
        arms=("rest", "rest"),
        facing=-1,
        child=True,
    )
    canvas.curve(
        [(doctor.head[0] + 10, doctor.head[1] + 30), (doctor.head[0] + 60, doctor.head[1] + 110), (830, 890)], P.dark, 6
    )
    canvas.disc(836, 890, 13, P.third)
    draw_person(canvas, 960, 985, 430, PEACH, arms=("down", "behind"), facing=-1)
    canvas.box(1120, 900, 280, 22, WOOD, 8)
    canvas.box(1140, 920, 16, 70, WOOD_DARK)
    canvas.box(1366, 920, 16, 70, WOOD_DARK)
    draw_person(canvas, 1240, 990, 390, GRANDFATHER, legs="sit", arms=("lap", "wave"), facing=-1)
    draw_birds(canvas, 520, 170, 30, P.first_dark)


@GALLERY.shows("spaces/banyuewan-station/cover")
def banyuewan_station(canvas: Canvas) -> None:
    """A half-moon bay at dusk with its lit station on the shore, willows, a taiji group."""
    canvas.box(0, 0, 1600, 600, P.first_dark)
    canvas.box(0, 420, 1600, 180, mix(P.first_dark, P.third, 0.5))
    canvas.disc(800, 250, 240, mix(P.first_dark, P.first, 0.35))
    canvas.disc(800, 250, 160, P.light)
    canvas.disc(874, 202, 164, mix(P.first_dark, P.first, 0.35))
    draw_hills(canvas, [500, 430, 510, 420, 500, 440, 500], 610, mix(P.first_dark, P.first, 0.4))
    canvas.box(0, 600, 1600, 470, P.first)
    canvas.chord(800, 600, 400, 0, 180, mix(P.first, P.first_pale, 0.25))
    for index in range(8):
        canvas.box(720 + (index * 37) % 120 - 40, 640 + index * 26, 150 - index * 8, 8, P.light, 4)
    draw_ripples(canvas, 620, 860, P.first_pale, 26, 6)
    canvas.blob(
        [
            (-200, 1150),
            (-200, 700),
            (120, 690),
            (330, 840),
            (800, 930),
            (1270, 840),
            (1480, 690),
            (1800, 700),
            (1800, 1150),
        ],
        P.second_dark,
    )
    canvas.blob(
        [
            (-200, 1200),
            (-200, 730),
            (100, 720),
            (320, 880),
            (800, 970),
            (1280, 880),
            (1500, 720),
            (1800, 730),
            (1800, 1200),
        ],
        P.second,
    )
    canvas.box(1090, 560, 330, 230, P.light)
    canvas.polygon([(1050, 570), (1120, 500), (1400, 500), (1470, 570)], P.third)
    for x in (1120, 1220, 1320):
        canvas.box(x, 620, 76, 100, SUN)
        canvas.box(x + 35, 620, 6, 100, P.light)
    canvas.box(1216, 610, 84, 180, P.first)
    draw_white_cross(canvas, 1258, 536, 26, WHITE, P.second)
    canvas.polygon([(1090, 790), (1420, 790), (1500, 860), (1010, 860)], fade(SUN, 0.35))
    draw_willow(canvas, 230, 850, 560, P.second)
    draw_willow(canvas, 1520, 860, 470, P.second)
    canvas.polygon([(560, 1067), (1040, 1067), (980, 960), (620, 960)], mix(P.second, P.third_pale, 0.3))
    for x, ground, tall, outfit in (
        (560, 990, 330, GRANDMOTHER),
        (800, 1020, 370, Outfit(WHITE, P.first_dark, hair=GREY_HAIR)),
        (1040, 990, 330, elder(PEACH)),
    ):
        draw_shadow(canvas, x, ground, 110)
        draw_person(canvas, x, ground, tall, outfit, legs="lunge", arms=("up-behind", "out"))
    for x in (400, 1200):
        draw_reeds(canvas, x, 960, 170, P.second_dark, WOOD_DARK)


@GALLERY.shows("spaces/xinyi-taihuchun/cover")
def xinyi_taihuchun(canvas: Canvas) -> None:
    """Seniors' flats round a garden: brush and ink, a chat on the balcony, a walk with a nurse."""
    canvas.box(0, 0, 1600, 1067, P.third_pale)
    canvas.disc(1280, 200, 110, SUN)
    canvas.box(170, 90, 1260, 690, P.light)
    canvas.box(140, 74, 1320, 30, P.third_dark, 8)
    for row in range(3):
        for column in range(4):
            x, y = 210 + column * 304, 130 + row * 216
            canvas.box(x, y, 268, 176, P.first)
            canvas.box(x + 10, y + 10, 248, 166, (P.first_pale, P.third_pale, "#fbe3b0")[(row + column) % 3])
            kind = (row * 4 + column * 3) % 5
            if kind == 0:
                draw_person(canvas, x + 90, y + 296, 280, GRANDMOTHER, arms=("rest", "wave"))
                draw_person(canvas, x + 180, y + 300, 290, GRANDFATHER, arms=("rest", "hold"), facing=-1)
            elif kind == 2:
                draw_plant(canvas, x + 70, y + 170, 130, P.second, P.third, "fan")
                draw_frame(canvas, x + 150, y + 40, 70, 80, WHITE, (P.third, P.second, P.first))
            elif kind == 3:
                draw_person(canvas, x + 130, y + 300, 290, elder(CREAM), arms=("hold", "lift"))
            else:
                canvas.polygon([(x + 10, y + 10), (x + 80, y + 10), (x + 50, y + 176), (x + 10, y + 176)], P.light)
                draw_pendant(canvas, x + 160, y + 40, 70, P.third, "dome", y + 10)
            canvas.box(x - 12, y + 120, 292, 70, fade(WHITE, 0.55), 4)
            canvas.box(x - 16, y + 112, 300, 12, P.second_dark, 4)
            canvas.box(x - 16, y + 184, 300, 14, P.third_dark)
    for y in (330, 546):
        canvas.box(170, y, 1260, 6, mix(P.light, P.third, 0.3))
    canvas.box(0, 780, 1600, 290, P.second)
    canvas.polygon([(0, 950), (1600, 900), (1600, 1010), (0, 1060)], P.light)
    for x, tall in ((80, 420), (1520, 430)):
        draw_tree(canvas, x, 860, tall, P.second)
    for index in range(18):
        draw_flower(
            canvas, 180 + index * 74, 812 + (index % 3) * 20, 24, (P.third, WHITE, SUN)[index % 3], P.third_dark, 6
        )
    draw_table(canvas, 800, 990, 380, 170, WOOD, WOOD_DARK)
    canvas.polygon([(690, 822), (920, 822), (950, 808), (720, 808)], WHITE)
    painter = draw_person(
        canvas, 640, 990, 420, Outfit(P.first, P.light, hair=GREY_HAIR), arms=("hold", "give"), lean=8
    )
    canvas.line(
        [(painter.front_hand[0], painter.front_hand[1] - 60), (painter.front_hand[0] + 4, painter.front_hand[1] + 30)],
        WOOD_DARK,
        8,
    )
    canvas.disc(960, 812, 16, INK)
    draw_person(canvas, 990, 990, 410, GRANDMOTHER, arms=("behind", "lift"), facing=-1)
    draw_shadow(canvas, 1260, 1010, 100)
    draw_person(canvas, 1220, 1008, 420, elder(GREEN), legs="walk", arms=("ahead", "ahead"))
    draw_person(
        canvas,
        1320,
        1008,
        420,
        Outfit(WHITE, P.first_dark, style="bun", vest=P.first_pale),
        legs="walk",
        arms=("astern", "down"),
    )
    draw_shadow(canvas, 330, 1020, 100)
    canvas.box(240, 930, 220, 20, WOOD, 8)
    draw_person(canvas, 320, 1020, 390, GRANDFATHER, legs="sit", arms=("hold", "lift"))


@GALLERY.shows("spaces/sports-park/cover")
def sports_park(canvas: Canvas) -> None:
    """The park from a gull's height: oval track, courts, the lake's edge, a cyclist's ring."""
    canvas.box(0, 0, 1600, 1067, P.first)
    draw_ripples(canvas, 20, 280, P.first_pale, 30, 9)
    canvas.blob(
        [(-100, 300), (260, 210), (620, 270), (1000, 200), (1400, 270), (1750, 190), (1750, 1200), (-100, 1200)],
        "#f6dfb0",
    )
    canvas.blob(
        [(-100, 330), (260, 250), (620, 310), (1000, 240), (1400, 310), (1750, 230), (1750, 1200), (-100, 1200)],
        P.second,
    )
    canvas.ellipse(800, 620, 520, 270, P.third_dark)
    canvas.ellipse(800, 612, 520, 270, P.third)
    for share in (0.93, 0.86, 0.79):
        canvas.ellipse(800, 612, 520 * share, 270 * share, P.light)
        canvas.ellipse(800, 612, 520 * share - 5, 270 * share - 4, P.third)
    canvas.ellipse(800, 612, 372, 186, P.light)
    canvas.ellipse(800, 612, 366, 180, mix(P.second, P.second_pale, 0.4))
    with canvas.within([(800 + 366 * cos(t * pi / 40), 612 + 180 * sin(t * pi / 40)) for t in range(81)]):
        for index in range(0, 10, 2):
            canvas.box(440 + index * 74, 420, 74, 400, mix(P.second, P.second_pale, 0.55))
    canvas.box(797, 440, 6, 344, P.light)
    canvas.ellipse(800, 612, 74, 38, P.light)
    canvas.ellipse(800, 612, 68, 33, mix(P.second, P.second_pale, 0.5))
    canvas.curve(
        [
            (-40, 760),
            (220, 560),
            (330, 400),
            (640, 340),
            (1000, 320),
            (1330, 400),
            (1440, 640),
            (1300, 880),
            (900, 960),
            (400, 930),
            (120, 1080),
        ],
        P.light,
        34,
    )
    canvas.curve(
        [
            (-40, 760),
            (220, 560),
            (330, 400),
            (640, 340),
            (1000, 320),
            (1330, 400),
            (1440, 640),
            (1300, 880),
            (900, 960),
            (400, 930),
            (120, 1080),
        ],
        P.third_pale,
        22,
    )
    for x, y, tone in ((30, 350, P.first), (1360, 860, P.first_dark)):
        canvas.polygon([(x, y + 90), (x + 130, y), (x + 270, y + 60), (x + 140, y + 160)], tone)
        canvas.line([(x + 65, y + 45), (x + 205, y + 110)], P.light, 4)
        canvas.line([(x + 20, y + 92), (x + 130, y + 16)], P.light, 4)
        canvas.line([(x + 140, y + 144), (x + 250, y + 62)], P.light, 4)
    for x, y, outfit, legs in (
        (420, 560, BLUE, "run"),
        (500, 800, SUNNY, "run"),
        (1240, 700, GREEN, "run"),
        (1080, 460, CREAM, "run"),
        (760, 640, PEACH, "run"),
        (860, 590, BLUE, "wide"),
        (640, 590, CREAM, "run"),
    ):
        canvas.polygon([(x - 30, y + 2), (x + 20, y - 2), (x + 90, y + 30), (x + 40, y + 34)], fade(INK, 0.2))
        draw_person(
            canvas,
            x,
            y,
            150,
            Outfit(outfit.top, outfit.bottom, skin=outfit.skin, style="short", long_sleeves=False),
            legs=legs,
            arms=("astern", "lift"),
        )
    canvas.disc(806, 640, 12, WHITE)
    for x, y in ((250, 760), (620, 950)):
        for wheel in (-32, 32):
            canvas.ring(x + wheel, y, 24, 5, INK)
        canvas.line([(x - 32, y), (x - 8, y - 36), (x + 24, y - 36), (x + 32, y)], P.third_dark, 5)
        draw_person(
            canvas, x - 10, y + 18, 140, GREEN if x < 300 else PEACH, legs="sit", arms=("give", "give"), lean=16
        )
    for index in range(20):
        x, y = (60 + index * 167) % 1600, 300 + (index * 131) % 700
        inside = ((x - 800) / 620) ** 2 + ((y - 620) / 340) ** 2 < 1.15
        if not inside and y > 330:
            canvas.ellipse(x + 16, y + 8, 44, 20, fade(INK, 0.18))
            draw_tree(canvas, x, y, 130, P.second_dark if index % 2 else mix(P.second, P.second_dark, 0.5))
    for x, y, size in ((520, 150, 60), (1050, 110, 44), (1240, 170, 52)):
        canvas.polygon(
            [
                (x - size, y + size * 0.5),
                (x + size, y + size * 0.5),
                (x + size * 0.6, y + size * 0.8),
                (x - size * 0.6, y + size * 0.8),
            ],
            P.third_dark,
        )
        canvas.polygon([(x, y - size * 1.2), (x + size * 0.8, y + size * 0.4), (x, y + size * 0.4)], WHITE)
        canvas.polygon([(x - 6, y - size), (x - 6, y + size * 0.4), (x - size * 0.6, y + size * 0.4)], P.third_pale)


@GALLERY.shows("spaces/parent-child-hut/cover")
def parent_child_hut(canvas: Canvas) -> None:
    """A hut under a giant sunflower, a mother and a child at the door."""
    canvas.box(0, 0, 1600, 1067, P.first_pale)
    draw_cloud(canvas, 90, 190, 280, WHITE)
    draw_cloud(canvas, 1200, 260, 280, WHITE)
    draw_hills(canvas, [720, 660, 720, 680, 730, 670, 720], 1000, P.second_pale)
    draw_hills(canvas, [840, 800, 830, 800, 840, 810, 830], 1067, P.second)
    canvas.box(0, 880, 1600, 190, P.second)
    for x, top, radius in (
        (180, 560, 96),
        (330, 680, 76),
        (1290, 660, 84),
        (1440, 540, 100),
        (70, 740, 64),
        (1540, 740, 64),
    ):
        canvas.curve([(x, 960), (x + 16, 840), (x, top)], P.second_dark, 14)
        for side in (-1, 1):
            canvas.leaf(
                x + 8,
                840,
                radius * 1.3,
                side * 62,
                radius * 0.6,
                P.second_dark if side < 0 else mix(P.second, P.second_dark, 0.4),
                P.second_dark,
            )
        draw_sunflower(canvas, x, top, radius)
    canvas.box(500, 480, 600, 440, P.light)
    for index in range(10):
        canvas.box(500 + index * 60, 480, 4, 440, mix(P.light, P.third_pale, 0.7))
    canvas.polygon([(430, 500), (800, 250), (1170, 500), (1170, 540), (800, 296), (430, 540)], P.third_dark)
    canvas.polygon([(540, 470), (800, 296), (1060, 470)], P.third)
    draw_sunflower(canvas, 800, 280, 190)
    canvas.polygon(
        [(700, 920), (700, 660), (720, 610), (760, 575), (800, 566), (840, 575), (880, 610), (900, 660), (900, 920)],
        P.first,
    )
    canvas.polygon([(716, 920), (716, 664), (760, 596), (800, 582), (840, 596), (884, 664), (884, 920)], "#fbe3b0")
    canvas.disc(862, 780, 9, P.third_dark)
    for x in (600, 1000):
        canvas.disc(x, 640, 66, P.first)
        canvas.disc(x, 640, 54, P.first_pale)
        canvas.box(x - 4, 586, 8, 108, P.first)
        canvas.box(x - 54, 636, 108, 8, P.first)
        canvas.box(x - 80, 730, 160, 34, P.third_dark, 6)
        for pot in (-50, -16, 18, 52):
            draw_flower(canvas, x + pot, 716, 22, (SUN, P.third)[pot % 4 // 2], WOOD_DARK, 7)
    canvas.polygon([(690, 920), (910, 920), (1080, 1067), (520, 1067)], P.third_pale)
    draw_shadow(canvas, 760, 1000, 90)
    draw_person(
        canvas, 740, 1000, 420, Outfit(P.third, P.first_dark, style="long", skirt="long"), arms=("rest", "down"), lean=4
    )
    draw_person(
        canvas,
        850,
        1002,
        250,
        Outfit(P.first, P.light, style="tails", skirt="short"),
        legs="walk",
        arms=("up-behind", "wave"),
        child=True,
    )
    draw_shadow(canvas, 1200, 1010, 60)
    draw_person(
        canvas,
        1200,
        1008,
        230,
        Outfit(P.second_dark, P.third, skin=SKINS[1]),
        legs="run",
        arms=("astern", "up"),
        facing=-1,
        child=True,
    )
    canvas.polygon([(1090, 790), (1130, 760), (1150, 800), (1110, 820)], SUN)
    canvas.polygon([(1130, 760), (1170, 750), (1150, 800)], P.third)
    for x in (420, 1180, 480):
        draw_grass(canvas, x, 960, 70, P.second_dark)


@GALLERY.shows("spaces/baolong-plaza/cover")
def baolong_plaza(canvas: Canvas) -> None:
    """A mall that is going up: the first wing glazed, the second a grid of steel under cranes."""
    canvas.box(0, 0, 1600, 1067, P.third_pale)
    canvas.disc(800, 430, 330, mix(P.third_pale, P.light, 0.6))
    draw_cloud(canvas, 90, 200, 280, WHITE)
    draw_skyline(
        canvas,
        800,
        [(0, 130, 330), (140, 90, 250), (1380, 100, 290), (1490, 120, 380)],
        mix(P.third_pale, P.first, 0.35),
    )
    draw_crane(canvas, 1130, 830, 700, -420, SUN)
    draw_crane(canvas, 300, 830, 560, 330, P.third)
    canvas.polygon([(240, 830), (240, 430), (560, 380), (820, 430), (820, 830)], P.first)
    for row in range(4):
        for column in range(8):
            canvas.box(
                258 + column * 70,
                452 + row * 92,
                58,
                76,
                (mix(P.first, P.first_pale, 0.3), P.first_pale, mix(P.first, P.first_pale, 0.6))[
                    (row * 2 + column) % 3
                ],
            )
    canvas.polygon([(220, 440), (560, 370), (840, 440), (840, 420), (560, 344), (220, 420)], P.light)
    draw_awning(canvas, 258, 700, 544, 40, (P.third, P.light), 14)
    for column in range(6):
        canvas.box(840 + column * 96, 470 if column < 4 else 600, 14, 360, P.third_dark)
    for row, width in ((0, 500), (1, 500), (2, 310)):
        canvas.box(830, 700 - row * 116, width, 18, P.third_dark)
    for column in range(3):
        canvas.line([(847 + column * 96, 800), (943 + column * 96, 718)], P.third_dark, 5)
    draw_scaffold(canvas, 850, 830, 270, 380, P.first_dark, 3, 4)
    canvas.box(850, 540, 180, 200, fade(P.second, 0.75))
    canvas.box(0, 826, 1600, 250, "#dfb98f")
    canvas.box(0, 826, 1600, 12, "#c79a6c")
    for index in range(8):
        canvas.box(index * 206 - 20, 880, 190, 96, P.light if index % 2 else P.first)
        canvas.box(index * 206 - 20, 880, 190, 96, fade(P.light, 0.1))
        if index % 2:
            draw_tree(canvas, index * 206 + 40, 970, 80, P.second)
            canvas.disc(index * 206 + 130, 916, 18, P.third)
        else:
            for stripe in range(4):
                canvas.polygon(
                    [
                        (index * 206 - 10 + stripe * 46, 976),
                        (index * 206 + 12 + stripe * 46, 976),
                        (index * 206 + 40 + stripe * 46, 880),
                        (index * 206 + 18 + stripe * 46, 880),
                    ],
                    mix(P.first, P.first_pale, 0.4),
                )
        canvas.box(index * 206 - 26, 868, 202, 14, P.first_dark)
    canvas.polygon([(1200, 1010), (1480, 1010), (1450, 940), (1240, 940)], "#e8a637")
    worker = Outfit(SUN, P.first_dark, style="cap", hair=P.third_dark, vest=P.third)
    draw_shadow(canvas, 480, 1030, 90)
    plan = draw_person(canvas, 480, 1028, 400, worker, arms=("give", "hold"))
    canvas.polygon(
        [
            (plan.front_hand[0] - 30, plan.front_hand[1] - 10),
            (plan.front_hand[0] + 110, plan.front_hand[1] - 40),
            (plan.front_hand[0] + 130, plan.front_hand[1] + 20),
            (plan.front_hand[0] - 10, plan.front_hand[1] + 50),
        ],
        P.first_pale,
    )
    canvas.line(
        [(plan.front_hand[0] + 10, plan.front_hand[1] + 16), (plan.front_hand[0] + 90, plan.front_hand[1] - 4)],
        P.first,
        4,
    )
    draw_shadow(canvas, 710, 1030, 90)
    draw_person(
        canvas,
        720,
        1028,
        390,
        Outfit(WHITE, P.second_dark, style="cap", hair=SUN, skin=SKINS[1]),
        arms=("hold", "point"),
        facing=-1,
    )
    for x in (300, 360, 1080):
        canvas.polygon([(x - 26, 1030), (x + 26, 1030), (x + 6, 950), (x - 6, 950)], P.third)
        canvas.polygon([(x - 17, 1000), (x + 17, 1000), (x + 11, 976), (x - 11, 976)], WHITE)
    draw_person(canvas, 985, 584, 110, worker, arms=("rest", "wave"))


@GALLERY.shows("events/2023/2023-04-15-owners-talk/cover")
def owners_talk(canvas: Canvas) -> None:
    """An owner speaks, a listener writes it down: a circle of chairs by the lake window."""
    draw_room(canvas, P.light, P.third_pale, 760)
    with window(canvas, 260, 90, 1080, 470, P.first_pale, P.first_dark, (4, 1)):
        canvas.disc(1040, 240, 76, P.third)
        draw_hills(canvas, [400, 330, 400, 320, 390, 330, 400], 470, mix(P.second, P.first_pale, 0.4))
        canvas.box(200, 450, 1200, 200, P.first)
        draw_ripples(canvas, 460, 560, P.first_pale, 40, 2)
        for x in (360, 1240):
            draw_willow(canvas, x, 600, 420, P.second)
    draw_boards(canvas, 760, mix(P.third_pale, P.third, 0.3))
    draw_rug(canvas, 800, 950, 600, P.first, P.first_pale)
    for x, ground, outfit, arms, facing in (
        (520, 850, GREEN, ("lap", "lap"), 1),
        (1090, 850, elder(SUNNY), ("lap", "hold"), -1),
        (330, 930, GRANDMOTHER, ("lap", "hold"), 1),
        (1280, 930, BLUE, ("hold", "give"), -1),
    ):
        draw_chair(canvas, x - facing * 6, ground, 270, P.second, facing)
        seated = draw_person(canvas, x, ground, 420, outfit, legs="sit", arms=arms, facing=facing)
        if outfit is BLUE:
            hand = seated.front_hand
            canvas.polygon(
                [
                    (hand[0] - 70, hand[1] + 6),
                    (hand[0] + 24, hand[1] - 4),
                    (hand[0] + 30, hand[1] + 24),
                    (hand[0] - 60, hand[1] + 34),
                ],
                WHITE,
            )
            canvas.line([(hand[0], hand[1]), (hand[0] - 14, hand[1] - 40)], P.third_dark, 6)
    draw_shadow(canvas, 730, 960, 110)
    speaker = draw_person(canvas, 730, 958, 560, Outfit(P.third, P.first_dark, style="bob"), arms=("hip", "give"))
    canvas.box(speaker.front_hand[0] + 30, speaker.front_hand[1] - 290, 250, 130, WHITE, 40)
    canvas.polygon(
        [
            (speaker.front_hand[0] + 70, speaker.front_hand[1] - 170),
            (speaker.front_hand[0] + 120, speaker.front_hand[1] - 170),
            (speaker.front_hand[0] + 20, speaker.front_hand[1] - 110),
        ],
        WHITE,
    )
    left, top = speaker.front_hand[0] + 155, speaker.front_hand[1] - 240
    canvas.hull([(left - 22, top, 25), (left, top + 48, 4)], P.third)
    canvas.hull([(left + 22, top, 25), (left, top + 48, 4)], P.third)
    for px, outfit in ((500, elder(CREAM)), (1060, PEACH), (220, BLUE), (1390, GREEN)):
        canvas.hull([(px - 80, 1090, 46), (px + 80, 1090, 46), (px, 1030, 50)], mix(outfit.top, INK, 0.12))
        canvas.disc(px, 950, 56, outfit.hair)
        canvas.hull([(px, 1000, 20), (px, 1030, 20)], mix(SKINS[0], "#7a3b22", 0.22))
        canvas.disc(px, 950, 54, outfit.hair)
    draw_plant(canvas, 120, 860, 330, P.second, P.first, "fan")
    draw_plant(canvas, 1490, 860, 330, P.second, P.first, "fig")


@GALLERY.shows("series/city-day/cover")
def city_day(canvas: Canvas) -> None:
    """Fireworks over the lake town, a crowd on the quay."""
    canvas.box(0, 0, 1600, 1067, P.dark)
    canvas.disc(800, 420, 560, mix(P.dark, P.first_dark, 0.6))
    for x, y, radius, tones in (
        (800, 280, 240, (P.third, SUN)),
        (400, 230, 150, (P.first_pale, P.first)),
        (1210, 240, 170, (P.second_pale, P.second)),
        (580, 440, 80, (SUN, P.third)),
    ):
        for ring, (share, count) in enumerate(((1.0, 20), (0.66, 14), (0.34, 8))):
            for index in range(count):
                turn = index * 2 * pi / count + ring * 0.13
                near, far = (
                    (x + radius * part * cos(turn), y + radius * part * sin(turn))
                    for part in (share * 0.62, share * 0.92)
                )
                canvas.hull([(*near, 2.4), (*far, 5.5)], tones[ring % 2])
        canvas.disc(x, y, radius * 0.06, P.light)
    for x, width, tall in (
        (120, 100, 260),
        (240, 90, 340),
        (350, 110, 230),
        (480, 90, 290),
        (1030, 100, 280),
        (1150, 90, 360),
        (1260, 110, 240),
        (1390, 90, 320),
    ):
        draw_tower(canvas, x, 730, width, tall, P.first_dark, P.dark, 3, round(tall / 40), SUN)
    draw_slab(canvas, 600, 730, 400, 150, P.first_dark, SUN, 3)
    canvas.box(0, 726, 1600, 150, P.first_dark)
    for index in range(26):
        x = (index * 127) % 1600
        canvas.box(
            x, 744 + (index * 29) % 110, 60 + (index * 13) % 60, 6, (P.third, SUN, P.first, P.second)[index % 4], 3
        )
    canvas.box(0, 870, 1600, 200, P.first)
    canvas.box(0, 862, 1600, 16, P.first_pale)
    for index in range(27):
        canvas.box(index * 62, 790, 8, 80, P.first_pale)
    canvas.box(0, 784, 1600, 12, P.first_pale)
    for x, tall, outfit, arms in (
        (170, 330, BLUE, ("rest", "point")),
        (330, 350, CREAM, ("rest", "hip")),
        (620, 350, SUNNY, ("rest", "wave")),
        (1010, 360, GREEN, ("wave-behind", "rest")),
        (1180, 330, elder(PEACH), ("rest", "hold")),
        (1440, 350, Outfit(P.third, P.dark), ("rest", "up")),
    ):
        draw_person(canvas, x, 1010, tall, outfit, arms=arms, facing=1 if x < 800 else -1)
    father = draw_person(canvas, 800, 1010, 380, Outfit(P.light, P.dark, skin=SKINS[1]), arms=("up-behind", "up"))
    draw_person(
        canvas,
        796,
        father.head[1] + 76,
        230,
        Outfit(P.third, P.second, style="tails"),
        legs="floor",
        arms=("wave-behind", "wave"),
        child=True,
    )
    for x in (470, 1310):
        child = draw_person(
            canvas,
            x,
            1030,
            220,
            Outfit(SUN, P.second, style="short" if x > 800 else "tails"),
            arms=("rest", "wave"),
            child=True,
        )
        for turn in range(8):
            angle = turn * pi / 4
            hx, hy = child.front_hand[0], child.front_hand[1] - 34
            canvas.line([(hx, hy), (hx + 26 * cos(angle), hy + 26 * sin(angle))], SUN, 4)
        canvas.line([child.front_hand, (child.front_hand[0], child.front_hand[1] - 34)], STONE, 4)


@GALLERY.shows("series/summer-camp/cover")
def summer_camp(canvas: Canvas) -> None:
    """Tents by the water, a raft, a kite in the shape of a carp."""
    draw_lake(canvas, 500, P.first_pale, P.first)
    canvas.disc(330, 230, 110, SUN)
    draw_cloud(canvas, 1180, 140, 290, WHITE)
    draw_ripples(canvas, 520, 700, P.first_pale, 26, 8)
    canvas.blob([(-100, 760), (260, 670), (700, 730), (1100, 670), (1700, 730), (1700, 1200), (-100, 1200)], "#f6dfb0")
    canvas.blob([(-100, 800), (260, 720), (700, 780), (1100, 720), (1700, 780), (1700, 1200), (-100, 1200)], P.second)
    for x, base, width, tall, tones in (
        (300, 900, 380, 300, (P.third, P.third_dark)),
        (1310, 890, 380, 300, (SUN, "#d99f38")),
    ):
        canvas.polygon([(x - width / 2, base), (x, base - tall), (x + width / 2, base)], tones[0])
        canvas.polygon([(x, base - tall), (x + width / 2, base), (x + width * 0.28, base)], tones[1])
        canvas.polygon([(x - width * 0.16, base), (x, base - tall * 0.72), (x + width * 0.13, base)], P.dark)
        canvas.polygon([(x - width * 0.16, base), (x, base - tall * 0.72), (x - width * 0.1, base)], P.light)
        canvas.line([(x, base - tall), (x, base - tall - 60)], WOOD_DARK, 6)
        canvas.polygon([(x, base - tall - 60), (x + 60, base - tall - 42), (x, base - tall - 24)], P.first)
    for x, tall in ((60, 420), (1540, 440), (520, 250), (1090, 240)):
        draw_oval_tree(canvas, x, 800, tall, P.second_dark)
    for index in range(5):
        x = 570 + index * 94
        canvas.hull([(x, 580, 18), (x + 70, 580, 18)], WOOD if index % 2 else "#c99a63")
    for x, outfit in (
        (660, Outfit(P.third, P.light, style="tails")),
        (790, Outfit(WHITE, P.second)),
        (920, Outfit(SUN, P.third_dark, style="bob")),
    ):
        draw_person(canvas, x, 572, 170, outfit, legs="kneel", arms=("give", "hold"), child=True)
    canvas.line([(700, 470), (620, 620)], WOOD_DARK, 7)
    canvas.line([(960, 470), (1040, 620)], WOOD_DARK, 7)
    canvas.ellipse(800, 950, 210, 42, fade(INK, 0.16))
    for turn in (-50, 50, 90, -90):
        canvas.line([(800 - turn * 0.9, 950), (800 + turn * 0.5, 910)], WOOD_DARK, 18)
    canvas.blob(
        [(740, 920), (730, 860), (770, 830), (780, 770), (830, 820), (860, 850), (870, 910), (800, 940)], P.third
    )
    canvas.blob([(764, 920), (762, 880), (800, 820), (840, 880), (836, 920), (800, 934)], SUN)
    for x, ground, outfit, facing in (
        (560, 1000, Outfit(P.first, P.light, style="pony"), 1),
        (690, 1030, Outfit(SUN, P.first_dark), 1),
        (930, 1030, Outfit(P.third, P.first_dark, style="tails"), -1),
        (1060, 1000, Outfit(WHITE, P.third_dark, skin=SKINS[1]), -1),
    ):
        draw_person(canvas, x, ground, 300, outfit, legs="floor", arms=("lap", "give"), facing=facing, child=True)
        canvas.line([(x + facing * 62, ground - 70), (x + facing * 140, ground - 110)], WOOD_DARK, 5)
    flyer = draw_person(
        canvas,
        1180,
        980,
        300,
        Outfit(P.light, P.third, style="short"),
        legs="walk",
        arms=("astern", "up"),
        facing=-1,
        child=True,
    )
    canvas.curve([flyer.front_hand, (1120, 500), (940, 260)], WHITE, 3)
    canvas.blob([(760, 190), (850, 150), (940, 190), (960, 230), (900, 270), (800, 260)], P.third)
    canvas.polygon([(770, 220), (650, 150), (690, 230), (640, 300)], P.third_dark)
    for x in (810, 850, 890):
        canvas.arc(x, 214, 30, -70, 70, 5, P.light)
    canvas.disc(930, 208, 11, WHITE)
    canvas.disc(932, 208, 6, P.dark)


@GALLERY.shows("series/neighbours-festival/cover")
def neighbours_festival(canvas: Canvas) -> None:
    """A hundred-family feast: one long table to the horizon under lanterns."""
    canvas.box(0, 0, 1600, 1067, P.third)
    canvas.disc(800, 390, 330, mix(P.third, SUN, 0.6))
    canvas.disc(800, 390, 220, SUN)
    for x, width, tall in (
        (0, 160, 430),
        (170, 130, 330),
        (310, 110, 240),
        (1180, 110, 240),
        (1300, 130, 330),
        (1440, 160, 430),
    ):
        draw_tower(canvas, x, 560, width, tall, P.third_pale, P.third_dark, 3, round(tall / 48))
    draw_hills(canvas, [520, 500, 520, 500, 520, 500, 520], 600, P.second)
    canvas.box(0, 540, 1600, 530, P.second)
    canvas.polygon([(700, 540), (900, 540), (1700, 1067), (-100, 1067)], P.third_pale)
    for row in range(4):
        y, half, size = 150 + row * 34, 330 + row * 190, 40 + row * 20
        for side in (-1, 1):
            draw_lantern(canvas, 800 + side * half, 0, y - 40 - row * 10, size, "#dd4a35")
            draw_lantern(canvas, 800 + side * (half - 120 - row * 20), 0, y - 90, size * 0.8, P.third_dark)
    outfits = (BLUE, SUNNY, GRANDMOTHER, GREEN, CREAM, PEACH)
    rows = ((600, 0.30), (650, 0.42), (720, 0.58), (815, 0.8), (945, 1.1))
    for side in (-1, 1):
        canvas.polygon(
            [(800 + side * 180, 620), (800 + side * 200, 620), (800 + side * 640, 1067), (800 + side * 500, 1067)], WOOD
        )
    for index, (ground, share) in enumerate(rows):
        for side in (-1, 1):
            outfit = outfits[(index * 2 + (side > 0)) % 6]
            draw_person(
                canvas,
                800 + side * (100 + 330 * share),
                ground + 70 * share,
                400 * share,
                outfit,
                legs="sit",
                arms=("give", ("hold", "wave")[(index + (side > 0)) % 2]),
                facing=-side,
            )
    canvas.polygon([(752, 560), (848, 560), (1180, 1067), (420, 1067)], P.light)
    canvas.polygon([(787, 560), (813, 560), (900, 1067), (700, 1067)], "#dd4a35")
    for index, (y, share) in enumerate(((590, 0.24), (632, 0.34), (688, 0.46), (760, 0.62), (860, 0.84), (990, 1.1))):
        for column in (-1, 0, 1):
            left = 800 + column * 190 * share
            tone = (P.first, P.second, P.third)[(index + column) % 3]
            canvas.ellipse(left, y + 8 * share, 66 * share, 26 * share, fade(INK, 0.2))
            canvas.ellipse(left, y, 66 * share, 26 * share, WHITE)
            canvas.ellipse(left, y - 2 * share, 50 * share, 18 * share, tone)
            for dot in range(5):
                canvas.disc(
                    left - 30 * share + dot * 15 * share,
                    y - (10 + 8 * (dot % 2)) * share,
                    12 * share,
                    (SUN, P.second_pale, P.third_pale)[(index + dot) % 3],
                )


@GALLERY.shows("services/xinlinli/cover")
def xinlinli(canvas: Canvas) -> None:
    """A cloud that carries a small town, let down by threads to five doors."""
    canvas.box(0, 0, 1600, 1067, P.first)
    canvas.disc(800, 420, 470, mix(P.first, P.first_pale, 0.3))
    for x, y, radius in (
        (520, 470, 130),
        (660, 380, 170),
        (850, 350, 200),
        (1030, 440, 160),
        (1150, 500, 100),
        (420, 530, 80),
    ):
        canvas.disc(x, y + 14, radius, P.first_pale)
    canvas.box(400, 490, 790, 134, P.first_pale, 67)
    for x, y, radius in (
        (520, 470, 118),
        (660, 384, 158),
        (850, 356, 188),
        (1030, 444, 148),
        (1140, 506, 90),
        (430, 530, 72),
    ):
        canvas.disc(x, y - 6, radius, WHITE)
    canvas.box(400, 480, 790, 116, WHITE, 58)
    for x, width, tall, tone in (
        (560, 70, 170, P.third_pale),
        (650, 80, 260, P.first_pale),
        (750, 90, 330, P.third),
        (860, 80, 240, P.second_pale),
        (960, 70, 180, P.third_pale),
    ):
        draw_tower(canvas, x, 520, width, tall, tone, P.first_dark, 3, round(tall / 40))
    for x in (520, 610, 735, 846, 948, 1050):
        draw_tree(canvas, x, 528, 90, P.second)
    canvas.box(500, 520, 590, 16, P.second, 8)
    canvas.box(0, 940, 1600, 130, P.second_dark)
    for index, x in enumerate((200, 500, 800, 1100, 1400)):
        tone = (P.third, SUN, P.light, P.second_pale, P.third_pale)[index]
        canvas.curve([(620 + index * 90, 590), (x * 0.6 + 320, 660), (x, 740)], P.light, 5)
        for bead in (0.4, 0.7):
            canvas.disc(620 + index * 90 + (x - 620 - index * 90) * bead * 0.9, 590 + 150 * bead, 8, SUN)
        canvas.box(x - 110, 740, 220, 220, tone, 26)
        canvas.box(x - 110, 740, 220, 220, fade(WHITE, 0.12), 26)
        mark = P.first_dark
        if index == 0:
            canvas.polygon([(x - 60, 850), (x, 790), (x + 60, 850)], mark)
            canvas.box(x - 42, 850, 84, 62, mark)
            canvas.box(x - 14, 872, 28, 40, tone)
        elif index == 1:
            draw_cup(canvas, x - 8, 910, 90, mark, mark)
        elif index == 2:
            draw_white_cross(canvas, x, 850, 60, WHITE, P.second)
        elif index == 3:
            canvas.polygon([(x - 66, 812), (x, 832), (x + 66, 812), (x + 66, 890), (x, 912), (x - 66, 890)], mark)
            canvas.line([(x, 834), (x, 906)], tone, 5)
        else:
            canvas.disc(x, 850, 52, mark)
            canvas.arc(x - 52, 850, 52, -60, 60, 6, tone)
            canvas.arc(x + 52, 850, 52, 120, 240, 6, tone)
    for x, outfit, facing in ((350, BLUE, -1), (650, elder(GREEN), 1), (950, PEACH, -1), (1250, CREAM, 1)):
        draw_person(canvas, x, 1040, 300, outfit, arms=("rest", "phone"), facing=facing)


@GALLERY.shows("services/half-past-four/cover")
def half_past_four(canvas: Canvas) -> None:
    """Half past four: a great clock, low sun, children at one table with paint and abacus."""
    draw_room(canvas, P.third_pale, P.second_pale, 800)
    canvas.disc(800, 330, 262, P.first_dark)
    canvas.disc(800, 330, 240, P.light)
    for index in range(12):
        turn = index * pi / 6
        canvas.hull(
            [(800 + 200 * sin(turn), 330 - 200 * cos(turn), 9), (800 + 216 * sin(turn), 330 - 216 * cos(turn), 9)],
            P.first if index % 3 else P.third,
        )
    hour = 4.5 * pi / 6
    canvas.sector(800, 330, 180, 45, 90, P.third_pale)
    canvas.hull([(800, 330, 13), (800 + 110 * sin(hour), 330 - 110 * cos(hour), 8)], P.first_dark)
    canvas.hull([(800, 330, 11), (800, 496, 6)], P.third)
    canvas.disc(800, 330, 20, P.first_dark)
    draw_bookcase(canvas, 90, 230, 290, 440, 4, BOOKS, 14, P.second_dark)
    with window(canvas, 1230, 180, 280, 380, "#fbd9a5", P.first_dark, (2, 2)):
        canvas.disc(1400, 440, 90, P.third)
        draw_hills(canvas, [500, 480, 500, 480, 500, 470, 500], 600, P.second)
        draw_oval_tree(canvas, 1290, 580, 300, P.second_dark)
    canvas.polygon([(1240, 800), (900, 1067), (480, 1067), (1060, 800)], fade(SUN, 0.35))
    draw_person(
        canvas,
        1060,
        870,
        470,
        Outfit(P.first, P.first_dark, style="bun", skirt="long"),
        arms=("hold", "give"),
        facing=-1,
        lean=6,
    )
    for x, outfit, arms in (
        (520, Outfit(P.third, P.first_dark, style="tails"), ("give", "give")),
        (700, Outfit(P.light, P.second_dark), ("hold", "up")),
        (880, Outfit(SUN, P.first, style="bob", skin=SKINS[1]), ("give", "give")),
    ):
        draw_person(canvas, x, 960, 350, outfit, arms=arms, facing=1 if x < 800 else -1, child=True)
    canvas.box(360, 810, 780, 30, WOOD, 10)
    canvas.box(380, 840, 740, 14, WOOD_DARK)
    for x in (410, 1070):
        canvas.box(x, 850, 24, 160, WOOD_DARK)
    canvas.box(560, 794, 130, 18, WHITE, 3)
    for x, tone in ((590, P.third), (620, P.first), (650, P.second)):
        canvas.disc(x, 794, 10, tone)
    canvas.box(740, 760, 120, 56, WOOD_DARK, 6)
    canvas.box(748, 768, 104, 40, P.light)
    for row in range(2):
        for bead in range(6):
            canvas.disc(760 + bead * 16 + (row * 5), 778 + row * 20, 8, (P.third, P.first)[row])
    canvas.hull([(950, 806, 8), (1000, 806, 8), (956, 780, 6), (994, 780, 6)], P.first)
    for x, turn, tone in ((962, -14, P.third), (976, 4, SUN), (990, 18, P.second)):
        canvas.leaf(x, 780, 60, turn, 9, tone)
    canvas.box(440, 790, 90, 24, P.third, 4)
    canvas.box(452, 768, 80, 24, P.second, 4)
    draw_shadow(canvas, 250, 1010, 70)
    runner = draw_person(
        canvas,
        250,
        1008,
        330,
        Outfit(P.second, P.first_dark, style="short"),
        legs="run",
        arms=("astern", "up"),
        child=True,
    )
    canvas.box(runner.hip[0] - 78, runner.hip[1] - 120, 60, 90, P.third, 16)
    draw_plant(canvas, 1450, 940, 300, P.second_dark, P.third, "fan")


@GALLERY.shows("services/charity-scene/cover")
def charity_scene(canvas: Canvas) -> None:
    """A giving machine lit like a lantern; parcels and hearts come out, hands carry them on."""
    canvas.box(0, 0, 1600, 1067, P.third)
    draw_sun_rays(canvas, 800, 470, P.third_pale, 22)
    canvas.box(0, 880, 1600, 190, P.third_dark)
    canvas.ellipse(810, 920, 320, 34, fade(INK, 0.25))
    canvas.box(560, 150, 480, 760, P.first, 34)
    canvas.box(960, 150, 80, 760, P.first_dark, 34)
    canvas.box(590, 260, 340, 420, P.light, 14)
    canvas.hull([(730, 196, 22), (750, 228, 4)], P.third)
    canvas.hull([(770, 196, 22), (750, 228, 4)], P.third)
    for row in range(3):
        canvas.box(590, 386 + row * 140, 340, 10, P.first_pale)
        for column in range(4):
            x, y = 634 + column * 84, 386 + row * 140
            kind = (row + column) % 4
            if kind == 0:
                canvas.box(x - 26, y - 62, 52, 62, P.second, 6)
                canvas.box(x - 5, y - 62, 10, 62, P.second_pale)
            elif kind == 1:
                canvas.hull([(x, y - 20, 24), (x - 10, y - 50, 13)], SUN)
                canvas.disc(x - 20, y - 66, 9, SUN)
                canvas.disc(x + 6, y - 66, 9, SUN)
            elif kind == 2:
                canvas.hull([(x - 13, y - 52, 16), (x, y - 22, 3)], P.third)
                canvas.hull([(x + 13, y - 52, 16), (x, y - 22, 3)], P.third)
            else:
                canvas.box(x - 30, y - 20, 60, 20, P.first, 3)
                canvas.box(x - 24, y - 40, 54, 20, P.third, 3)
                canvas.box(x - 30, y - 60, 50, 20, P.second, 3)
    canvas.box(950, 300, 60, 110, P.light, 8)
    for row in range(3):
        for column in range(2):
            canvas.disc(968 + column * 24, 326 + row * 28, 8, P.third)
    canvas.box(620, 730, 280, 120, P.dark, 14)
    canvas.hull([(740, 790, 40), (776, 836, 5)], P.third)
    canvas.hull([(812, 790, 40), (776, 836, 5)], P.third)
    canvas.box(952, 470, 56, 12, P.dark, 4)
    giver = draw_person(canvas, 400, 1000, 540, BLUE, arms=("rest", "give"))
    canvas.disc(giver.front_hand[0] + 20, giver.front_hand[1] - 6, 24, SUN)
    canvas.disc(giver.front_hand[0] + 20, giver.front_hand[1] - 6, 15, "#d99f38")
    taker = draw_person(
        canvas,
        1180,
        1000,
        520,
        Outfit(P.second, P.light, hair=GREY_HAIR, style="bun"),
        arms=("give", "hold"),
        facing=-1,
    )
    canvas.box(taker.front_hand[0] - 70, taker.front_hand[1] - 70, 110, 84, P.light, 6)
    canvas.box(taker.front_hand[0] - 26, taker.front_hand[1] - 70, 20, 84, P.third_dark)
    draw_person(
        canvas,
        1340,
        1010,
        290,
        Outfit(SUN, P.first_dark, style="tails", skirt="short"),
        arms=("rest", "up"),
        facing=-1,
        child=True,
    )
    for x, y, size in (
        (220, 330, 1.2),
        (340, 210, 0.8),
        (1260, 240, 1.0),
        (1400, 400, 1.3),
        (1180, 380, 0.7),
        (150, 560, 0.8),
    ):
        canvas.hull([(x - 22 * size, y, 25 * size), (x, y + 50 * size, 4)], P.light)
        canvas.hull([(x + 22 * size, y, 25 * size), (x, y + 50 * size, 4)], P.light)
    draw_plant(canvas, 180, 1000, 300, P.second, P.first, "palm")


@GALLERY.shows("honours/provincial-acceptance/cover")
def provincial_acceptance(canvas: Canvas) -> None:
    """A seal on a scroll of hills and water, ribbons, a cup with a peach branch."""
    canvas.box(0, 0, 1600, 1067, P.second)
    for index in range(9):
        canvas.polygon(
            [(index * 200 - 40, 0), (index * 200 + 60, 0), (index * 200 + 60, 1067), (index * 200 - 40, 1067)],
            mix(P.second, P.second_dark, 0.18),
        )
    canvas.box(272, 226, 1056, 600, fade(INK, 0.25), 6)
    canvas.box(260, 210, 1056, 600, PAPER)
    with canvas.within(box_outline(300, 250, 976, 520)):
        canvas.box(300, 250, 976, 520, P.first_pale)
        canvas.disc(1090, 360, 60, P.third)
        draw_hills(canvas, [560, 420, 540, 380, 520, 410, 560], 700, mix(P.second, P.first_pale, 0.4))
        draw_hills(canvas, [640, 560, 620, 540, 610, 560, 600], 700, P.second)
        canvas.box(300, 620, 976, 200, P.first)
        for index in range(14):
            canvas.box(320 + (index * 173) % 900, 640 + (index * 31) % 120, 90, 6, P.first_pale, 3)
        for x, tall in ((380, 150), (450, 210), (530, 170), (1040, 190), (1120, 150)):
            draw_tower(canvas, x, 624, 58, tall, P.light, P.first, 3, 5)
        draw_cloud(canvas, 340, 330, 200, WHITE)
    for x in (240, 1310):
        canvas.box(x, 180, 36, 660, P.third_dark, 12)
        for y in (160, 836):
            canvas.hull([(x + 18, y, 18), (x + 18, y + 20, 18)], WOOD_DARK)
    for side in (-1, 1):
        canvas.polygon(
            [
                (790 + side * 30, 660),
                (790 + side * 130, 640),
                (790 + side * 200, 1010),
                (790 + side * 130, 960),
                (790 + side * 80, 1020),
            ],
            "#d94f3a" if side < 0 else "#b83c2c",
        )
    tips = [(790 + r * sin(t * pi / 20), 560 - r * cos(t * pi / 20)) for t, r in enumerate((220, 196) * 20)]
    canvas.polygon([(x + 8, y + 14) for x, y in tips], fade(INK, 0.25))
    canvas.polygon(tips, SUN)
    canvas.disc(790, 560, 178, "#d99f38")
    canvas.disc(790, 560, 168, P.first_dark)
    canvas.disc(790, 560, 142, P.light)
    with canvas.within(circle_outline(790, 560, 142)):
        canvas.disc(790, 520, 60, P.third_pale)
        canvas.curve([(640, 620), (700, 590), (760, 620), (820, 590), (880, 620), (940, 590)], P.first, 12)
        canvas.curve([(640, 656), (700, 626), (760, 656), (820, 626), (880, 656), (940, 626)], P.first, 12)
        canvas.taper([(790, 610), (786, 540), (790, 480)], 14, 7, P.second_dark)
        for y, side in ((570, -1), (552, 1), (526, -1), (508, 1)):
            canvas.leaf(789, y, 80, side * 52, 38, P.second)
        canvas.leaf(790, 488, 58, 0, 30, P.third)
    for x, y, radius in (
        (180, 120, 46),
        (1430, 130, 52),
        (130, 930, 52),
        (1470, 940, 46),
        (70, 520, 30),
        (1530, 520, 30),
    ):
        draw_flower(canvas, x, y, radius, P.third_pale, P.third, 5, x % 40)


@GALLERY.shows("stories/needs-first/cover")
def needs_first(canvas: Canvas) -> None:
    """Answers by the thousand drop into an ear-shaped funnel and come out as places."""
    canvas.box(0, 0, 1600, 1067, P.light)
    canvas.disc(800, 420, 400, P.first_pale)
    canvas.box(0, 944, 1600, 130, P.second)
    slips = (
        (520, 100, P.third, -14),
        (660, 60, P.first, 8),
        (800, 110, SUN, -6),
        (930, 50, P.second, 12),
        (1070, 110, P.third, -10),
        (590, 220, WHITE, 16),
        (740, 200, P.third_pale, -20),
        (880, 210, P.first, 20),
        (1010, 220, WHITE, -14),
    )
    for x, y, tone, turn in slips:
        angle = turn * pi / 180
        corners = [
            (x + dx * cos(angle) - dy * sin(angle), y + dx * sin(angle) + dy * cos(angle))
            for dx, dy in ((-52, -36), (52, -36), (52, 36), (-52, 36))
        ]
        canvas.polygon([(px + 5, py + 8) for px, py in corners], fade(INK, 0.14))
        canvas.polygon(corners, tone)
        for line in (-14, 2, 18):
            canvas.line(
                [
                    (x - 34 * cos(angle) - line * sin(angle), y - 34 * sin(angle) + line * cos(angle)),
                    (
                        x + (30 - line * 0.5) * cos(angle) - line * sin(angle),
                        y + (30 - line * 0.5) * sin(angle) + line * cos(angle),
                    ),
                ],
                fade(P.dark, 0.45),
                5,
            )
    canvas.ellipse(800, 320, 310, 62, P.first_dark)
    canvas.ellipse(800, 312, 280, 46, P.dark)
    for x, y, tone in ((700, 304, P.third), (800, 318, WHITE), (900, 302, SUN), (640, 312, P.first)):
        canvas.polygon([(x - 40, y), (x + 30, y - 26), (x + 46, y + 10), (x - 24, y + 30)], tone)
    canvas.polygon([(490, 330), (1110, 330), (880, 560), (720, 560)], P.first)
    canvas.polygon([(900, 356), (1092, 340), (880, 560), (830, 560)], mix(P.first, P.first_dark, 0.5))
    canvas.ellipse(800, 330, 310, 50, P.first)
    canvas.ellipse(800, 318, 300, 44, P.dark)
    for x, y, tone in ((690, 312, P.third), (790, 324, WHITE), (890, 312, SUN)):
        canvas.polygon([(x - 40, y), (x + 30, y - 26), (x + 46, y + 6), (x - 24, y + 24)], tone)
    canvas.box(720, 556, 160, 60, P.first_dark, 10)
    for index, x in enumerate((250, 530, 800, 1070, 1350)):
        canvas.curve([(800, 610), ((800 + x) / 2, 640), (x, 690)], P.third, 9)
        canvas.disc(x, 690, 15, P.third)
        tone = (P.third, SUN, P.first_pale, P.second_pale, P.third_pale)[index]
        canvas.disc(x, 800, 118, tone)
        with canvas.within(circle_outline(x, 800, 118)):
            canvas.box(x - 130, 858, 260, 90, mix(tone, P.second_dark, 0.5))
            if index == 0:
                draw_bunting(canvas, (x - 120, 730), (x + 120, 730), 20, (WHITE, P.first, P.second), 7)
                draw_person(canvas, x - 30, 876, 120, BLUE, arms=("wave-behind", "wave"))
                draw_person(canvas, x + 40, 876, 120, CREAM, arms=("wave-behind", "wave"))
            elif index == 1:
                draw_person(
                    canvas,
                    x,
                    880,
                    160,
                    Outfit(P.first, P.dark, long_sleeves=False),
                    legs="run",
                    arms=("astern", "lift"),
                )
            elif index == 2:
                draw_tower(canvas, x - 50, 860, 56, 140, WHITE, P.first, 3, 6)
                draw_tower(canvas, x + 14, 860, 50, 100, P.third, WHITE, 3, 4)
            elif index == 3:
                draw_sunflower(canvas, x, 800, 74)
                canvas.line([(x, 840), (x, 920)], P.second_dark, 9)
            else:
                canvas.box(x - 62, 790, 124, 80, WHITE)
                draw_awning(canvas, x - 72, 764, 144, 26, (P.third, WHITE), 6)
                canvas.box(x - 16, 820, 32, 50, P.first)
    for x, outfit, facing in ((380, elder(GREEN), 1), (230, PEACH, 1), (1220, SUNNY, -1), (1380, elder(CREAM), -1)):
        who = draw_person(canvas, x, 600, 330, outfit, arms=("rest", "reach"), facing=facing)
        canvas.ellipse(x, 604, 90, 14, P.second_pale)
        canvas.polygon(
            [
                (who.front_hand[0] - 26, who.front_hand[1] - 46),
                (who.front_hand[0] + 30, who.front_hand[1] - 40),
                (who.front_hand[0] + 26, who.front_hand[1] - 2),
                (who.front_hand[0] - 30, who.front_hand[1] - 8),
            ],
            P.third,
        )
    for x in (140, 1460):
        draw_bush(canvas, x, 960, 200, P.second_dark)


@GALLERY.shows("cases/nine-scenes/cover")
def nine_scenes(canvas: Canvas) -> None:
    """Nine blocks of one town fitted together, each with its own scene, and a heart-shaped tree as the tenth."""
    canvas.box(0, 0, 1600, 1067, P.first)
    canvas.ellipse(800, 640, 760, 380, mix(P.first, P.first_pale, 0.25))
    draw_ripples(canvas, 60, 1000, P.first_pale, 22, 12)
    solids = Solids(canvas, (800, 300), 94)
    tones = (P.third_pale, P.second_pale, SUN, P.first_pale, P.light, P.third, P.second, P.third_pale, P.first_pale)
    for row in range(3):
        for column in range(3):
            lift = 0.24 * ((row * 2 + column) % 3)
            x, y = column * 2.75, row * 2.75
            solids.box(x, y, -0.7, 2.5, 2.5, 0.7 + lift, tones[row * 3 + column])
            draw_scene_block(solids, x, y, lift, row * 3 + column)


def draw_scene_block(solids: Solids, x: float, y: float, z: float, scene: int) -> None:
    """Furnish one of the nine blocks; its floor is at height z."""
    canvas = solids.canvas
    if scene == 0:
        for dx, dy, tall in ((0.2, 0.2, 2.6), (1.4, 0.3, 1.9), (0.3, 1.4, 1.4)):
            solids.box(x + dx, y + dy, z, 0.8, 0.8, tall, P.light)
            solids.windows(x + dx, y + dy, z, 0.8, 0.8, tall, P.first, round(tall * 2.4), 2)
    elif scene == 1:
        solids.box(x + 0.4, y + 0.4, z, 1.6, 1.2, 0.9, P.third)
        solids.windows(x + 0.4, y + 0.4, z, 1.6, 1.2, 0.9, P.light, 2, 4)
        solids.box(x + 0.9, y + 0.7, z + 0.9, 0.6, 0.6, 0.6, P.third_dark)
    elif scene == 2:
        solids.box(x + 0.3, y + 0.3, z, 1.8, 1.2, 1.5, WHITE)
        solids.windows(x + 0.3, y + 0.3, z, 1.8, 1.2, 1.5, P.first, 3, 4)
        draw_white_cross(canvas, *solids.at(x + 1.2, y + 0.9, z + 1.9), 26, WHITE, P.second)
    elif scene == 3:
        for dx in (0.5, 1.2, 1.9):
            canvas.line([solids.at(x + dx, y + 2.0, z), solids.at(x + dx, y + 2.0, z + 1.5)], WHITE, 6)
            tip = solids.at(x + dx, y + 2.0, z + 1.5)
            for turn in (0, 120, 240):
                canvas.leaf(*tip, 46, turn + dx * 30, 14, WHITE)
        for row in range(3):
            solids.box(x + 0.2 + row * 0.75, y + 0.4, z, 0.5, 1.1, 0.16, P.first_dark)
    elif scene == 5:
        solids.box(x + 0.4, y + 0.3, z, 1.7, 0.9, 0.8, P.light)
        solids.box(x + 0.3, y + 0.2, z + 0.8, 1.9, 1.1, 0.16, P.first)
        for step in range(4):
            solids.box(x + 0.5 + step * 0.4, y + 1.7, z, 0.28, 0.3, 0.3, (P.first, SUN, P.second, P.light)[step])
    elif scene == 6:
        solids.floor(x + 0.25, y + 0.25, 2.0, 2.0, P.third, z)
        solids.floor(x + 0.55, y + 0.55, 1.4, 1.4, P.second_pale, z)
        solids.floor(x + 1.22, y + 0.55, 0.06, 1.4, WHITE, z)
    elif scene == 7:
        solids.floor(x + 1.0, y, 0.5, 2.5, mix(P.dark, STONE, 0.4), z)
        for dy, tone in ((0.5, P.first), (1.5, SUN)):
            solids.box(x + 1.05, y + dy, z, 0.36, 0.7, 0.32, tone)
    elif scene == 8:
        solids.box(x + 0.6, y + 0.6, z, 1.3, 1.3, 0.5, P.first)
        solids.box(x + 0.8, y + 0.8, z + 0.5, 0.9, 0.9, 0.5, P.third)
        solids.box(x + 1.0, y + 1.0, z + 1.0, 0.5, 0.5, 0.5, SUN)
    if scene == 4:
        left, low = solids.at(x + 1.25, y + 1.25, z)
        canvas.ellipse(left, low, 90, 44, fade(INK, 0.15))
        canvas.taper([(left, low), (left, low - 150)], 26, 14, WOOD_DARK)
        for side, tone in ((1, mix(P.third, P.third_dark, 0.7)), (-1, P.third)):
            canvas.hull([(left + side * 52, low - 232, 66), (left, low - 120, 8)], tone)
        canvas.hull([(left - 66, low - 250, 18), (left - 50, low - 262, 16)], mix(P.third, WHITE, 0.4))
    spots = {
        1: ((2.1, 2.1),),
        2: ((0.4, 2.0), (2.1, 2.0)),
        5: ((2.2, 2.2),),
        7: ((0.4, 0.6), (0.4, 1.6), (2.1, 1.0), (2.1, 2.0)),
        8: ((0.3, 2.1), (2.2, 0.4)),
        0: ((1.9, 1.9),),
    }
    for dx, dy in spots.get(scene, ()):
        left, low = solids.at(x + dx, y + dy, z)
        draw_tree(canvas, left, low, 84, P.second)
    people = {
        4: ((0.5, 1.9, BLUE), (2.0, 0.6, CREAM), (1.9, 2.1, SUNNY)),
        6: ((0.8, 1.7, GREEN), (1.8, 1.0, BLUE)),
        1: ((0.8, 2.2, PEACH),),
        3: ((1.0, 2.3, GRANDMOTHER),),
    }
    for dx, dy, outfit in people.get(scene, ()):
        left, low = solids.at(x + dx, y + dy, z)
        draw_person(canvas, left, low, 110, outfit, legs="walk", arms=("astern", "wave"))
