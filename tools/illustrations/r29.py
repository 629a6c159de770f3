"""R29社区生活空间: indigo, coral and mint."""

from __future__ import annotations

from math import cos, pi, sin

from .buildings import Solids, draw_awning, draw_skyline, draw_slab, draw_tower
from .canvas import Canvas, arch_outline, circle_outline, fade, mix
from .gallery import Gallery
from .interiors import (
    draw_armchair,
    draw_boards,
    draw_bookcase,
    draw_bunting,
    draw_chair,
    draw_cup,
    draw_floor_lamp,
    draw_frame,
    draw_pendant,
    draw_room,
    draw_round_table,
    draw_rug,
    draw_shadow,
    draw_sofa,
    draw_sunlight,
    window,
)
from .nature import (
    draw_bush,
    draw_cloud,
    draw_flower,
    draw_grass,
    draw_hanging_plant,
    draw_hills,
    draw_oval_tree,
    draw_plant,
    draw_sun_rays,
    draw_tree,
)
from .palettes import INK, R29, SKINS, STONE, WHITE, WOOD, WOOD_DARK
from .people import Outfit, draw_person, elder

P = R29
GALLERY = Gallery("r29", P.light)
SUN = "#ffd27a"
CORAL = Outfit(P.second, P.first_dark, style="bob")
INDIGO = Outfit(P.first, P.first_pale, skin=SKINS[1])
MINT = Outfit(P.third, P.first_dark, style="pony", skirt="short")
CREAM = Outfit(P.light, P.first, skin=SKINS[2])
SUNNY = Outfit(SUN, P.first_dark, style="bun", skirt="long")
BOOKS = (P.first, P.second, P.third, SUN, P.light, P.first_pale)


@GALLERY.shows("cover")
def cover(canvas: Canvas) -> None:
    """The commercial centre's corner at blue hour, its ground floor alight, people on the avenue."""
    canvas.box(0, 0, 1600, 1067, P.first)
    canvas.box(0, 420, 1600, 400, mix(P.first, P.second, 0.3))
    canvas.disc(800, 470, 330, P.second)
    canvas.disc(800, 470, 250, mix(P.second, SUN, 0.55))
    draw_skyline(
        canvas, 830, [(0, 130, 480), (150, 90, 600), (1230, 110, 560), (1360, 90, 430), (1470, 140, 620)], P.first_dark
    )
    for index in range(26):
        x = (index * 61) % 240 + (1240 if index % 2 else 10)
        canvas.box(x, 320 + (index * 89) % 420, 14, 22, fade(SUN, 0.75))
    canvas.polygon([(300, 830), (300, 330), (800, 240), (800, 830)], P.light)
    canvas.polygon([(800, 240), (1300, 330), (1300, 830), (800, 830)], P.first_pale)
    for row in range(3):
        for column in range(5):
            left, right = 330 + column * 94, 400 + column * 94
            shift = [(800 - x) * 0.18 for x in (left, right)]
            top = 292 + row * 104
            low = 1 - row * 0.22
            canvas.polygon(
                [
                    (left, top + shift[0] * low),
                    (right, top + shift[1] * low),
                    (right, top + 66 + shift[1] * low * 0.8),
                    (left, top + 66 + shift[0] * low * 0.8),
                ],
                SUN if (row * 2 + column) % 3 == 0 else P.first,
            )
            mirror = [1600 - left, 1600 - right]
            canvas.polygon(
                [
                    (mirror[0], top + shift[0] * low),
                    (mirror[1], top + shift[1] * low),
                    (mirror[1], top + 66 + shift[1] * low * 0.8),
                    (mirror[0], top + 66 + shift[0] * low * 0.8),
                ],
                SUN if (row + column) % 3 == 1 else mix(P.first, P.first_dark, 0.4),
            )
    canvas.polygon([(280, 600), (800, 590), (1320, 600), (1320, 636), (800, 630), (280, 636)], P.second)
    canvas.box(330, 640, 440, 190, "#ffe7b0")
    canvas.box(830, 640, 440, 190, "#ffdf9c")
    for x in (440, 550, 660, 940, 1050, 1160):
        canvas.box(x, 640, 8, 190, P.first)
    for x, tone in ((390, P.third), (600, P.second), (1000, P.first), (1210, P.third)):
        canvas.hull([(x - 16, 826, 14), (x + 16, 826, 14), (x, 770, 20)], tone)
        canvas.disc(x, 738, 17, SKINS[0])
    draw_plant(canvas, 710, 828, 120, P.third_dark, P.second, "fan")
    draw_plant(canvas, 1100, 828, 120, P.third_dark, P.second, "palm")
    canvas.box(770, 640, 60, 190, P.third_dark)
    canvas.box(0, 826, 1600, 250, P.first_dark)
    canvas.polygon([(300, 830), (1300, 830), (1520, 960), (80, 960)], fade(SUN, 0.32))
    for x in (120, 1480, 230, 1380):
        draw_oval_tree(canvas, x, 850, 300, P.third)
    for x, ground, tall, outfit, facing in (
        (520, 960, 290, CORAL, 1),
        (1090, 970, 300, CREAM, -1),
        (770, 990, 300, SUNNY, 1),
    ):
        draw_shadow(canvas, x, ground, 70)
        draw_person(canvas, x, ground, tall, outfit, legs="walk", arms=("astern", "ahead"), facing=facing)
    draw_shadow(canvas, 885, 990, 46)
    draw_person(
        canvas,
        885,
        990,
        170,
        Outfit(P.third, P.second, style="tails"),
        legs="walk",
        arms=("up-behind", "ahead"),
        child=True,
    )
    for x in (300, 450):
        canvas.ring(x, 1010, 36, 7, P.third)
    canvas.line([(300, 1010), (345, 950), (420, 950), (370, 1010), (300, 1010)], P.second, 8)
    canvas.line([(450, 1010), (420, 950), (412, 922), (434, 916)], P.second, 8)
    canvas.line([(370, 1010), (338, 932)], P.second, 7)
    canvas.line([(322, 930), (352, 930)], P.dark, 9)


@GALLERY.shows("spaces/r29/cover")
def r29_space(canvas: Canvas) -> None:
    """A slice through the building: eight rooms on three floors, each with its own life."""
    canvas.box(0, 0, 1600, 1067, P.third_pale)
    canvas.disc(1330, 200, 110, P.second)
    draw_cloud(canvas, 60, 150, 220, WHITE)
    canvas.box(0, 960, 1600, 110, P.third_dark)
    canvas.box(250, 110, 1100, 850, P.first_dark)
    rooms = (
        (270, 130, 520, P.first),
        (810, 130, 520, P.second_pale),
        (270, 420, 340, P.third),
        (630, 420, 340, P.first_pale),
        (990, 420, 340, SUN),
        (270, 700, 340, P.second),
        (630, 700, 340, P.light),
        (990, 700, 340, P.first_pale),
    )
    for x, y, width, tone in rooms:
        canvas.box(x, y, width, 260, tone)
        canvas.box(x, y + 232, width, 28, mix(tone, INK, 0.2))
    for x in (250, 1330):
        canvas.box(x, 90, 20, 870, P.first_dark)
    canvas.box(220, 84, 1160, 30, P.first_dark, 8)
    for x in (330, 900, 1240):
        draw_tree(canvas, x, 88, 96, P.third_dark)
    # Sports above, then the activity hall.
    canvas.box(700, 190, 8, 172, P.light)
    canvas.ring(672, 226, 26, 6, P.second)
    canvas.box(698, 180, 10, 70, WHITE)
    draw_person(canvas, 560, 364, 180, Outfit(SUN, P.light, long_sleeves=False), legs="run", arms=("astern", "reach"))
    canvas.disc(640, 216, 18, P.second)
    draw_person(
        canvas,
        360,
        364,
        180,
        Outfit(P.third, P.first_dark, style="bun", long_sleeves=False),
        legs="tree",
        arms=("up-behind", "up"),
    )
    draw_bunting(canvas, (812, 150), (1328, 150), 20, (P.first, P.third, P.second), 11)
    for x, outfit, facing in ((900, CORAL, 1), (980, elder(INDIGO), -1), (1160, SUNNY, 1), (1240, elder(MINT), -1)):
        draw_person(canvas, x, 364, 180, outfit, arms=("wave-behind", "wave"), facing=facing)
    # Children, living room, seniors.
    for x, tone in ((300, P.second), (338, SUN), (319, P.first)):
        canvas.box(x, 614 if x != 319 else 576, 36, 36, tone, 4)
    for x, outfit in ((420, Outfit(P.second, P.first, style="tails")), (520, Outfit(P.light, P.second))):
        draw_person(canvas, x, 654, 120, outfit, legs="wide", arms=("wave-behind", "wave"), child=True)
    draw_sofa(canvas, 800, 656, 240, 110, P.second)
    draw_person(canvas, 760, 656, 180, INDIGO, legs="sit", arms=("hold", "lift"))
    draw_pendant(canvas, 800, 470, 70, SUN, "dome", 420)
    draw_chair(canvas, 1080, 654, 120, P.first)
    draw_person(canvas, 1086, 654, 180, elder(CORAL), legs="sit", arms=("hold", "hold"))
    draw_round_table(canvas, 1160, 654, 90, 76, P.light)
    draw_chair(canvas, 1250, 654, 120, P.first, -1)
    draw_person(canvas, 1240, 654, 180, elder(CREAM), legs="sit", arms=("hold", "give"), facing=-1)
    # Café, government hall, laundry.
    canvas.box(300, 860, 200, 72, P.first_dark)
    canvas.box(290, 850, 220, 14, P.light)
    draw_person(canvas, 380, 934, 180, Outfit(P.light, P.first_dark, style="bun", apron=P.third), arms=("rest", "hold"))
    canvas.box(300, 866, 200, 68, P.first_dark)
    draw_cup(canvas, 470, 850, 30, SUN, P.light)
    draw_pendant(canvas, 360, 740, 60, SUN, top=700)
    draw_pendant(canvas, 470, 740, 60, SUN, top=700)
    for x in (690, 780):
        canvas.box(x, 790, 52, 142, P.first, 8)
        canvas.box(x + 8, 802, 36, 54, P.third, 4)
    draw_person(canvas, 880, 934, 180, CORAL, arms=("rest", "give"), facing=-1)
    for x in (1010, 1100, 1190):
        canvas.box(x, 846, 80, 86, P.light, 6)
        canvas.disc(x + 40, 892, 28, P.first)
        canvas.disc(x + 40, 892, 20, P.third)
    draw_person(canvas, 1290, 934, 180, SUNNY, arms=("hold", "carry"), facing=-1)
    for x, tall in ((90, 360), (180, 260), (1430, 270), (1530, 380)):
        draw_oval_tree(canvas, x, 980, tall, P.third_dark)


@GALLERY.shows("spaces/r29/tongle-fun")
def tongle_fun(canvas: Canvas) -> None:
    """A slide from a tree house into a pool of balls."""
    draw_room(canvas, P.third_pale, P.first_pale, 800)
    canvas.disc(360, 300, 190, SUN)
    draw_cloud(canvas, 120, 340, 260, WHITE)
    draw_cloud(canvas, 1180, 190, 280, WHITE)
    draw_hills(canvas, [560, 500, 640, 560, 640, 520, 600], 784, mix(P.third_pale, P.third, 0.6))
    for x in (560, 980):
        canvas.box(x, 430, 30, 420, WOOD_DARK)
    canvas.box(530, 560, 500, 30, WOOD)
    canvas.box(560, 330, 440, 230, P.second)
    canvas.polygon([(500, 340), (780, 150), (1060, 340)], P.first)
    canvas.polygon([(780, 150), (1060, 340), (860, 340)], P.first_dark)
    canvas.polygon(arch_outline(690, 370, 180, 190), P.first_dark)
    for x in (610, 930):
        canvas.disc(x, 440, 36, P.light)
        canvas.disc(x, 440, 26, P.third)
    canvas.taper([(960, 560), (1090, 600), (1160, 760), (1340, 830)], 96, 104, SUN)
    canvas.taper([(960, 548), (1090, 588), (1168, 748), (1340, 812)], 58, 66, "#ffe3a8")
    for step in range(6):
        canvas.line([(430 + step * 22, 850 - step * 50), (492 + step * 18, 850 - step * 50)], WOOD_DARK, 9)
    canvas.line([(424, 860), (556, 560)], WOOD_DARK, 11)
    canvas.line([(492, 860), (600, 560)], WOOD_DARK, 11)
    draw_person(canvas, 780, 560, 200, Outfit(SUN, P.first, style="tails"), arms=("wave-behind", "wave"), child=True)
    draw_person(
        canvas,
        1100,
        700,
        250,
        Outfit(P.light, P.second, skin=SKINS[1]),
        legs="sit",
        arms=("up-behind", "up"),
        child=True,
        lean=-12,
    )
    draw_person(
        canvas,
        470,
        760,
        230,
        Outfit(P.third, P.first_dark, style="short"),
        legs="walk",
        arms=("reach", "reach"),
        child=True,
    )
    canvas.ellipse(1270, 930, 330, 100, P.first)
    canvas.ellipse(1270, 918, 330, 96, P.first_dark)
    with canvas.within([(1270 + 322 * cos(t * pi / 30), 908 + 120 * sin(t * pi / 30)) for t in range(61)]):
        for index in range(90):
            x, y = 950 + (index % 15) * 44 + (index // 15 % 2) * 22, 850 + (index // 15) * 34
            canvas.disc(x, y, 32, (P.second, P.third, SUN, P.first_pale, P.light)[(index * 3 + index // 15) % 5])
    draw_person(
        canvas,
        1350,
        990,
        230,
        Outfit(P.second, P.first, style="bob"),
        legs="wide",
        arms=("wave-behind", "wave"),
        child=True,
    )
    for x, y, tone in (
        (1270, 930, P.third),
        (1330, 960, SUN),
        (1400, 940, P.second),
        (1300, 980, P.first_pale),
        (1370, 985, P.light),
    ):
        canvas.disc(x, y, 32, tone)
    draw_rug(canvas, 300, 970, 280, P.second, P.second_pale)
    teacher = draw_person(canvas, 230, 970, 480, CORAL, legs="kneel", arms=("give", "lift"))
    canvas.box(teacher.front_hand[0] - 6, teacher.front_hand[1] - 60, 74, 74, SUN, 8)
    draw_person(
        canvas,
        420,
        985,
        220,
        Outfit(P.third, P.second, style="short"),
        legs="floor",
        arms=("give", "lift"),
        facing=-1,
        child=True,
    )
    canvas.box(520, 930, 70, 70, P.third, 8)
    canvas.box(600, 930, 70, 70, P.second, 8)
    canvas.polygon([(560, 930), (630, 930), (595, 870)], P.first)


@GALLERY.shows("spaces/r29/seniors-day-centre")
def seniors_day_centre(canvas: Canvas) -> None:
    draw_room(canvas, P.second_pale, P.light, 790)
    draw_boards(canvas, 790, mix(P.light, WOOD, 0.3))
    canvas.box(0, 610, 1600, 164, mix(P.second_pale, P.second, 0.25))
    with window(canvas, 470, 120, 660, 430, P.third_pale, WHITE, (3, 1)):
        canvas.disc(970, 250, 80, SUN)
        draw_hills(canvas, [440, 420, 460, 400, 450, 430, 460], 600, P.third)
        for x in (520, 760, 1040):
            draw_tree(canvas, x, 580, 290, P.third_dark)
    for x in (440, 1090):
        canvas.polygon(
            [(x, 90), (x + 76, 90), (x + 60 + (20 if x > 800 else 0), 620), (x - 6 + (20 if x > 800 else 0), 620)],
            P.first,
        )
    canvas.box(410, 78, 780, 18, WOOD_DARK, 8)
    canvas.ring(1330, 250, 76, 14, P.first)
    canvas.disc(1330, 250, 64, WHITE)
    canvas.line([(1330, 250), (1330, 206)], INK, 7)
    canvas.line([(1330, 250), (1362, 266)], INK, 7)
    draw_frame(canvas, 150, 190, 180, 220, P.light, (P.second, P.third, P.first))
    canvas.box(60, 640, 340, 14, WOOD, 7)
    canvas.box(1200, 640, 340, 14, WOOD, 7)
    draw_sunlight(canvas, [(480, 800), (1060, 800), (1240, 1067), (420, 1067)], 0.6)
    draw_rug(canvas, 800, 960, 420, P.third, P.third_pale)
    draw_armchair(canvas, 560, 950, 330, P.first)
    draw_person(
        canvas,
        570,
        950,
        480,
        Outfit(P.second, P.first_dark, hair="#d4d1cc", style="bun"),
        legs="sit",
        arms=("hold", "give"),
    )
    draw_armchair(canvas, 1060, 950, 330, P.first, -1)
    draw_person(
        canvas,
        1050,
        950,
        490,
        Outfit(P.light, P.first_dark, hair="#d4d1cc", skin=SKINS[1], vest=P.third),
        legs="sit",
        arms=("rest", "give"),
        facing=-1,
    )
    draw_round_table(canvas, 808, 960, 230, 160, WOOD)
    for row in range(3):
        for column in range(5):
            canvas.ellipse(752 + column * 28 - row * 4, 790 + row * 9, 9, 4, INK if (row + column) % 2 else WHITE)
    draw_cup(canvas, 890, 800, 40, P.second, WHITE)
    nurse = draw_person(
        canvas,
        1330,
        990,
        540,
        Outfit(WHITE, P.third_dark, style="bun", apron=P.third),
        arms=("give", "hold"),
        facing=-1,
    )
    tray = nurse.front_hand
    canvas.box(tray[0] - 120, tray[1] - 14, 150, 14, WOOD, 6)
    draw_cup(canvas, tray[0] - 80, tray[1] - 14, 46, P.second, WHITE)
    draw_person(canvas, 250, 990, 500, Outfit(P.third, P.first, hair="#d4d1cc"), arms=("out-behind", "up"))
    draw_plant(canvas, 70, 900, 300, P.third_dark, P.second, "fan")
    draw_plant(canvas, 1500, 880, 280, P.third_dark, P.first, "palm")


@GALLERY.shows("spaces/r29/living-room")
def living_room(canvas: Canvas) -> None:
    """The shared living room: neighbours around one low table, under one big lamp."""
    draw_room(canvas, P.first, P.first_pale, 770)
    canvas.polygon([(430, 0), (1170, 0), (1400, 770), (200, 770)], fade(SUN, 0.16))
    draw_boards(canvas, 770, mix(P.first_pale, P.first, 0.2))
    draw_bookcase(canvas, 70, 170, 300, 520, 5, BOOKS, 5, P.first_dark)
    with window(canvas, 1230, 150, 280, 440, mix(P.first_dark, INK, 0.2), P.second, (2, 2)):
        canvas.disc(1430, 240, 44, SUN)
        draw_skyline(canvas, 600, [(1240, 80, 250), (1330, 60, 320), (1420, 100, 210)], P.first)
        for index in range(9):
            canvas.box(1256 + (index * 61) % 230, 330 + (index * 43) % 220, 10, 16, SUN)
    for x, y, width, height, tones in (
        (490, 190, 180, 220, (P.second, P.third, P.first)),
        (710, 150, 130, 130, (SUN, P.second, P.third)),
        (710, 310, 130, 100, (P.second, P.first, SUN)),
        (880, 200, 190, 210, (P.third, SUN, P.second)),
    ):
        draw_frame(canvas, x, y, width, height, P.light, tones)
    draw_pendant(canvas, 800, 60, 230, P.second, "dome")
    draw_rug(canvas, 800, 950, 620, P.second, P.second_pale)
    draw_sofa(canvas, 800, 870, 700, 270, P.third)
    for x, outfit, arms, facing in (
        (620, CORAL, ("hold", "lift"), 1),
        (770, elder(INDIGO), ("lap", "hold"), 1),
        (1000, SUNNY, ("hold", "give"), -1),
    ):
        draw_person(canvas, x, 880, 430, outfit, legs="sit", arms=arms, facing=facing)
    draw_armchair(canvas, 280, 980, 330, P.second)
    draw_person(canvas, 290, 980, 470, MINT, legs="sit", arms=("hold", "wave"))
    draw_armchair(canvas, 1330, 980, 330, SUN, -1)
    draw_person(canvas, 1320, 980, 480, CREAM, legs="sit", arms=("hold", "give"), facing=-1)
    canvas.ellipse(800, 985, 250, 44, mix(WOOD, INK, 0.3))
    canvas.ellipse(800, 970, 250, 44, WOOD)
    for x, tone in ((680, P.light), (760, P.first), (930, P.light)):
        draw_cup(canvas, x, 975, 42, tone, P.light)
    canvas.chord(840, 948, 46, 0, 180, P.first)
    for x, tone in ((818, P.second), (842, SUN), (862, P.third)):
        canvas.disc(x, 942, 17, tone)
    draw_plant(canvas, 1150, 800, 250, P.third, P.second, "fan")
    draw_floor_lamp(canvas, 470, 800, 380, SUN)


@GALLERY.shows("spaces/r29/oxygen-cabin")
def oxygen_cabin(canvas: Canvas) -> None:
    """The all-night sports hall: a glowing glass vault under the moon, a game inside."""
    canvas.box(0, 0, 1600, 1067, P.dark)
    canvas.disc(800, 620, 640, mix(P.dark, P.first_dark, 0.7))
    canvas.disc(800, 620, 500, P.first_dark)
    for index in range(50):
        canvas.disc((index * 331) % 1600, (index * 173) % 420, 2 + (index * 5) % 4, P.first_pale)
    canvas.disc(1330, 170, 84, SUN)
    canvas.disc(1366, 146, 76, P.dark)
    draw_skyline(
        canvas, 860, [(0, 150, 420), (170, 90, 520), (1340, 90, 470), (1450, 150, 560)], mix(P.dark, P.first, 0.3)
    )
    for index in range(16):
        canvas.box((index * 83) % 240 + (1350 if index % 2 else 14), 400 + (index * 71) % 380, 12, 20, fade(SUN, 0.6))
    canvas.polygon([(220, 860), (1380, 860), (1600, 1067), (0, 1067)], fade(P.third, 0.3))
    outline = [(800 - 560 * cos(t * pi / 40), 820 - 560 * sin(t * pi / 40)) for t in range(41)]
    canvas.polygon(outline, P.first)
    with canvas.within(outline):
        canvas.disc(800, 700, 520, mix(P.first, P.third, 0.45))
        canvas.disc(800, 760, 420, mix(P.first, P.third, 0.7))
        canvas.box(200, 770, 1200, 60, P.second)
        canvas.line([(300, 792), (1300, 792)], P.light, 5)
        for x in (520, 800, 1080):
            canvas.polygon([(x - 40, 330), (x + 40, 330), (x + 170, 800), (x - 170, 800)], fade(P.light, 0.14))
            canvas.box(x - 50, 318, 100, 14, P.light, 7)
    for share in (0.36, 0.7):
        canvas.polygon(
            [(800 - 560 * share * cos(t * pi / 40) - 4, 820 - 560 * sin(t * pi / 40)) for t in range(21)]
            + [(800 - 560 * share * cos(t * pi / 40) + 4, 820 - 560 * sin(t * pi / 40)) for t in range(20, -1, -1)],
            P.first_pale,
        )
        canvas.polygon(
            [(800 + 560 * share * cos(t * pi / 40) - 4, 820 - 560 * sin(t * pi / 40)) for t in range(21)]
            + [(800 + 560 * share * cos(t * pi / 40) + 4, 820 - 560 * sin(t * pi / 40)) for t in range(20, -1, -1)],
            P.first_pale,
        )
    canvas.arc(800, 820, 566, 180, 360, 16, P.light)
    canvas.box(1150, 530, 12, 290, WHITE)
    canvas.box(1086, 500, 70, 100, WHITE, 6)
    canvas.box(1086, 540, 36, 40, P.second, 4)
    canvas.box(1024, 594, 66, 8, P.second)
    for index in range(4):
        canvas.line([(1028 + index * 18, 600), (1036 + index * 14, 648)], P.light, 3)
    shooter = draw_person(
        canvas,
        860,
        760,
        340,
        Outfit(P.second, P.dark, long_sleeves=False, shoes=WHITE),
        legs="run",
        arms=("reach", "up"),
    )
    canvas.disc(shooter.front_hand[0] + 26, shooter.front_hand[1] - 40, 34, "#f59a3e")
    canvas.arc(shooter.front_hand[0] + 26, shooter.front_hand[1] - 40, 24, 200, 330, 4, P.dark)
    draw_person(
        canvas,
        640,
        800,
        330,
        Outfit(SUN, P.first_dark, skin=SKINS[2], long_sleeves=False, shoes=WHITE),
        legs="wide",
        arms=("up-behind", "up"),
    )
    draw_person(
        canvas,
        420,
        808,
        320,
        Outfit(P.light, P.first_dark, style="pony", long_sleeves=False, shoes=P.second),
        legs="lunge",
        arms=("out-behind", "out"),
    )
    canvas.box(200, 816, 1200, 22, P.light)
    canvas.box(230, 838, 1140, 26, P.first_pale)
    draw_person(canvas, 240, 1000, 300, Outfit(P.third, P.first, style="bob"), legs="walk", arms=("astern", "ahead"))
    draw_person(
        canvas,
        1390,
        1010,
        300,
        Outfit(P.second, P.first, skin=SKINS[1]),
        legs="run",
        arms=("astern", "lift"),
        facing=-1,
    )
    draw_bush(canvas, 60, 1067, 240, P.third_dark)
    draw_bush(canvas, 1560, 1067, 220, P.third_dark)


@GALLERY.shows("spaces/r29/government-hall")
def government_hall(canvas: Canvas) -> None:
    """Self-service terminals after hours, and somebody at ease before one."""
    draw_room(canvas, P.light, P.first_pale, 800)
    canvas.box(0, 0, 1600, 130, P.first)
    for index in range(8):
        canvas.box(40 + index * 200, 60, 140, 18, "#fff0c4", 9)
    canvas.box(90, 220, 300, 580, P.first_dark)
    canvas.box(106, 236, 268, 564, mix(P.first_dark, P.first, 0.5))
    canvas.disc(300, 330, 40, SUN)
    draw_skyline(canvas, 800, [(110, 80, 300), (200, 70, 400), (280, 90, 260)], P.first_dark)
    canvas.box(234, 236, 12, 564, P.first_dark)
    canvas.box(460, 200, 1080, 600, mix(P.light, P.first_pale, 0.5))
    canvas.box(460, 200, 1080, 70, P.second)
    for index, x in enumerate((520, 800, 1080, 1360)):
        draw_shadow(canvas, x + 70, 850, 110)
        canvas.polygon([(x + 20, 850), (x + 120, 850), (x + 108, 640), (x + 32, 640)], P.first_dark)
        canvas.box(x - 20, 340, 180, 330, P.first, 20)
        canvas.box(x, 364, 140, 190, (P.third, SUN, P.third, P.second_pale)[index], 10)
        canvas.box(x + 20, 576, 100, 12, P.first_pale, 6)
        canvas.box(x + 40, 602, 60, 36, P.first_dark, 6)
        canvas.disc(x + 70, 318, 12, P.third)
        if index == 0:
            canvas.box(x + 24, 390, 92, 60, WHITE, 6)
            canvas.disc(x + 50, 414, 14, P.first)
            canvas.box(x + 72, 404, 34, 8, STONE)
            canvas.box(x + 24, 464, 92, 14, WHITE, 7)
            canvas.box(x + 24, 492, 60, 14, WHITE, 7)
        elif index == 1:
            canvas.ring(x + 70, 440, 38, 10, P.first_dark)
            canvas.line([(x + 96, 466), (x + 116, 496)], P.first_dark, 12)
        elif index == 2:
            canvas.curve([(x + 36, 466), (x + 62, 492), (x + 112, 424)], WHITE, 16)
        else:
            for row in range(3):
                for column in range(3):
                    canvas.disc(x + 40 + column * 30, 416 + row * 40, 11, P.second)
    main = draw_person(canvas, 700, 970, 560, CORAL, arms=("rest", "give"), facing=1)
    canvas.box(main.back_hand[0] - 40, main.back_hand[1] + 4, 70, 80, SUN, 8)
    slip = draw_person(canvas, 1240, 980, 560, elder(INDIGO), arms=("rest", "lift"), facing=-1)
    canvas.polygon(
        [
            (slip.front_hand[0] - 40, slip.front_hand[1] - 66),
            (slip.front_hand[0] + 20, slip.front_hand[1] - 60),
            (slip.front_hand[0] + 16, slip.front_hand[1] + 16),
            (slip.front_hand[0] - 44, slip.front_hand[1] + 10),
        ],
        WHITE,
    )
    for index in range(3):
        canvas.box(slip.front_hand[0] - 30, slip.front_hand[1] - 46 + index * 16, 40, 6, P.first_pale)
    canvas.box(60, 890, 420, 30, P.second, 14)
    canvas.box(60, 850, 420, 46, P.second, 14)
    for x in (100, 420):
        canvas.box(x, 916, 16, 70, P.first_dark)
    draw_plant(canvas, 70, 860, 300, P.third_dark, P.first, "snake")
    draw_plant(canvas, 1530, 960, 330, P.third_dark, P.second, "fan")


@GALLERY.shows("spaces/r29/party-neighbourhood-centre")
def party_neighbourhood_centre(canvas: Canvas) -> None:
    """A talk in the round: speakers before a great red ribbon, listeners on steps."""
    canvas.box(0, 0, 1600, 1067, P.light)
    canvas.box(0, 770, 1600, 300, P.first_pale)
    canvas.disc(800, 430, 330, P.second_pale)
    canvas.blob(
        [
            (-100, 260),
            (240, 150),
            (560, 300),
            (860, 170),
            (1200, 260),
            (1700, 90),
            (1700, 260),
            (1220, 400),
            (880, 300),
            (560, 440),
            (240, 290),
            (-100, 420),
        ],
        "#d8402f",
    )
    canvas.blob(
        [
            (-100, 360),
            (240, 240),
            (560, 380),
            (860, 250),
            (1200, 340),
            (1700, 200),
            (1700, 260),
            (1220, 400),
            (880, 300),
            (560, 440),
            (240, 290),
            (-100, 420),
        ],
        "#b52c23",
    )
    for x, y, size in ((300, 218, 40), (800, 246, 64), (1300, 256, 40)):
        canvas.polygon(
            [
                (
                    x + size * (1 if t % 2 == 0 else 0.42) * sin(t * pi / 5),
                    y - size * (1 if t % 2 == 0 else 0.42) * cos(t * pi / 5),
                )
                for t in range(10)
            ],
            SUN,
        )
    for x in (90, 1510):
        canvas.box(x - 34, 0, 68, 790, P.first)
        canvas.box(x - 46, 740, 92, 40, P.first_dark)
    for level, (low, half) in enumerate(((800, 520), (850, 620), (910, 740))):
        canvas.box(800 - half, low, half * 2, 60, mix(WOOD, P.light, 0.5 - level * 0.16))
        canvas.box(800 - half, low + 46, half * 2, 14, mix(WOOD, INK, 0.1 * level))
    canvas.polygon([(740, 800), (860, 800), (846, 620), (754, 620)], P.first)
    canvas.box(730, 604, 140, 24, P.first_dark, 8)
    draw_person(
        canvas, 800, 800, 400, Outfit(P.light, P.first_dark, style="bob", vest=P.second), arms=("wave-behind", "give")
    )
    canvas.polygon([(736, 800), (864, 800), (852, 640), (748, 640)], P.first)
    canvas.box(726, 620, 148, 26, P.first_dark, 8)
    canvas.curve([(830, 620), (846, 580), (836, 560)], INK, 5)
    canvas.hull([(836, 556, 9), (832, 546, 9)], INK)
    for x, ground, outfit, facing, arms in (
        (470, 890, elder(INDIGO), 1, ("lap", "hold")),
        (590, 850, MINT, 1, ("hold", "wave")),
        (1010, 850, elder(CORAL), -1, ("hold", "hold")),
        (1140, 890, SUNNY, -1, ("hold", "wave")),
        (330, 960, CORAL, 1, ("lap", "lift")),
        (1290, 960, CREAM, -1, ("lap", "hold")),
    ):
        canvas.box(x - 44, ground - 110, 90, 110, (P.third, P.second)[x % 20 // 10], 12)
        draw_person(canvas, x, ground, 360, outfit, legs="sit", arms=arms, facing=facing)
    draw_plant(canvas, 210, 850, 330, P.third_dark, P.second, "fig")
    draw_plant(canvas, 1400, 850, 330, P.third_dark, P.second, "fan")
    for x, outfit in ((620, elder(CREAM)), (980, CORAL)):
        canvas.hull([(x - 60, 1066, 40), (x + 60, 1066, 40), (x, 1000, 44)], outfit.top if x > 800 else P.third)
        canvas.disc(x, 930, 46, outfit.hair)


@GALLERY.shows("spaces/r29/laundry")
def laundry(canvas: Canvas) -> None:
    draw_room(canvas, P.third, P.light, 830)
    for row in range(9):
        for column in range(18):
            canvas.box(
                column * 92 - 8, row * 92 + 2, 86, 86, mix(P.third, WHITE, 0.16 + 0.1 * ((row * 2 + column) % 3)), 6
            )
    for row in range(3):
        for column in range(10):
            if (row + column) % 2:
                canvas.polygon(
                    [
                        (800 + (column - 5) * (190 + row * 60), 830 + row * 80),
                        (800 + (column - 4) * (190 + row * 60), 830 + row * 80),
                        (800 + (column - 4) * (250 + row * 60), 910 + row * 80),
                        (800 + (column - 5) * (250 + row * 60), 910 + row * 80),
                    ],
                    P.first_pale,
                )
    canvas.box(160, 150, 1280, 700, P.first_dark, 20)
    for row in range(2):
        for column in range(4):
            x, y = 190 + column * 310, 176 + row * 336
            canvas.box(x, y, 290, 320, P.light if (row + column) % 2 else P.first_pale, 16)
            canvas.box(x + 20, y + 20, 150, 30, P.first, 8)
            canvas.disc(x + 206, y + 35, 13, P.second)
            canvas.disc(x + 246, y + 35, 13, P.third_dark)
            canvas.disc(x + 145, y + 186, 112, P.first)
            canvas.disc(x + 145, y + 186, 90, P.dark if (row + column) % 3 else P.third_pale)
            if (row + column) % 3:
                with canvas.within(circle_outline(x + 145, y + 186, 90)):
                    for step in range(5):
                        turn = step * 2 * pi / 5 + column
                        tone = (P.second, SUN, P.third, P.light, P.first_pale)[step]
                        canvas.hull(
                            [
                                (x + 145 + 46 * cos(turn), y + 200 + 46 * sin(turn), 34),
                                (x + 145 + 70 * cos(turn + 0.6), y + 200 + 70 * sin(turn + 0.6), 22),
                            ],
                            tone,
                        )
                    canvas.ellipse(x + 145, y + 290, 100, 50, fade(WHITE, 0.4))
            canvas.arc(x + 145, y + 186, 78, 200, 260, 9, fade(WHITE, 0.6))
    draw_shadow(canvas, 540, 990, 110)
    who = draw_person(canvas, 540, 988, 560, SUNNY, arms=("carry", "hold"))
    hand = who.front_hand
    canvas.polygon(
        [
            (hand[0] - 90, hand[1] - 10),
            (hand[0] + 90, hand[1] - 10),
            (hand[0] + 70, hand[1] + 96),
            (hand[0] - 70, hand[1] + 96),
        ],
        P.second,
    )
    for index in range(4):
        canvas.box(hand[0] - 66 + index * 36, hand[1] + 12, 18, 66, P.second_dark, 6)
    for x, tone in ((-50, P.first), (0, WHITE), (46, P.third_dark)):
        canvas.hull([(hand[0] + x, hand[1] - 16, 30), (hand[0] + x + 16, hand[1] - 34, 18)], tone)
    canvas.box(910, 880, 480, 30, WOOD, 10)
    for x in (950, 1340):
        canvas.box(x, 906, 18, 110, INK)
    reader = draw_person(canvas, 1130, 1012, 520, INDIGO, legs="sit", arms=("hold", "lift"))
    canvas.polygon(
        [
            (reader.front_hand[0] - 50, reader.front_hand[1] - 60),
            (reader.front_hand[0] + 46, reader.front_hand[1] - 46),
            (reader.front_hand[0] + 40, reader.front_hand[1] + 20),
            (reader.front_hand[0] - 56, reader.front_hand[1] + 6),
        ],
        SUN,
    )
    for x, y, radius in ((770, 130, 26), (820, 80, 16), (880, 120, 20), (300, 100, 20), (1320, 90, 26)):
        canvas.disc(x, y, radius, fade(WHITE, 0.6))
        canvas.arc(x, y, radius * 0.7, 200, 270, 4, WHITE)
    draw_plant(canvas, 90, 990, 330, P.third_dark, P.second, "palm")


@GALLERY.shows("spaces/r29/cafe")
def cafe(canvas: Canvas) -> None:
    draw_room(canvas, P.second, P.first_pale, 800)
    canvas.disc(800, 420, 400, mix(P.second, SUN, 0.4))
    draw_boards(canvas, 800, mix(P.first_pale, P.first, 0.2))
    for y in (230, 350):
        canvas.box(430, y, 740, 16, WOOD_DARK)
        for index in range(14):
            x = 460 + index * 53
            tone = (P.light, P.first, P.third, SUN)[(index * 3 + y) % 4]
            if index % 3 == 2:
                canvas.hull([(x, y - 60, 9), (x, y - 18, 17)], tone)
            else:
                draw_cup(canvas, x, y, 40, tone)
    draw_person(canvas, 730, 830, 470, Outfit(P.light, P.first_dark, style="bun", apron=P.first), arms=("give", "hold"))
    canvas.box(880, 450, 240, 140, P.first_dark, 14)
    canvas.box(900, 470, 200, 40, P.first_pale, 8)
    for x in (940, 1050):
        canvas.box(x - 8, 510, 16, 26, STONE)
        draw_cup(canvas, x, 590, 36, WHITE, P.light)
    canvas.box(380, 590, 840, 34, WOOD, 8)
    canvas.box(400, 624, 800, 216, P.first)
    for index in range(16):
        canvas.box(412 + index * 49, 640, 38, 186, mix(P.first, P.first_dark, 0.4), 6)
    canvas.box(440, 490, 200, 100, fade(WHITE, 0.45), 8)
    for x, tone in ((480, "#d39c63"), (540, P.second_pale), (600, "#b8672d")):
        canvas.chord(x, 586, 26, 180, 360, tone)
    canvas.box(430, 484, 220, 10, P.light)
    for x, tone in ((520, P.third), (800, P.light), (1080, P.third)):
        draw_pendant(canvas, x, 90, 130, tone, "dome")
    draw_chair(canvas, 230, 1000, 300, P.third_dark)
    drinker = draw_person(
        canvas, 240, 1000, 460, Outfit(P.third, P.first_dark, style="long"), legs="sit", arms=("hold", "lift")
    )
    draw_cup(canvas, drinker.front_hand[0] + 6, drinker.front_hand[1] + 8, 44, WHITE, P.light)
    draw_round_table(canvas, 440, 1000, 220, 190, P.light)
    draw_cup(canvas, 470, 808, 44, P.first, STONE)
    draw_chair(canvas, 1370, 1000, 300, P.third_dark, -1)
    draw_person(canvas, 1360, 1000, 460, CREAM, legs="sit", arms=("hold", "give"), facing=-1)
    draw_round_table(canvas, 1160, 1000, 220, 190, P.light)
    canvas.polygon([(1130, 806), (1220, 806), (1246, 730), (1150, 730)], P.first_dark)
    draw_person(canvas, 900, 1010, 510, Outfit(SUN, P.first, skin=SKINS[1]), arms=("rest", "give"), facing=-1)
    for x in (140, 1460):
        draw_hanging_plant(canvas, x, 0, 340, P.third, P.first)
    draw_plant(canvas, 60, 960, 340, P.third_dark, P.first, "fan")
    draw_plant(canvas, 1540, 950, 320, P.third_dark, P.first, "palm")


@GALLERY.shows("events/2022/2022-06-21-opening/cover")
def opening(canvas: Canvas) -> None:
    """The ribbon falls, the doors stand open."""
    canvas.box(0, 0, 1600, 1067, P.first_pale)
    draw_sun_rays(canvas, 800, 560, P.light, 22)
    canvas.box(250, 150, 1100, 690, P.first)
    canvas.box(250, 150, 1100, 110, P.first_dark)
    for index in range(7):
        canvas.box(290 + index * 150, 180, 110, 50, SUN if index % 2 else P.third, 8)
    canvas.box(300, 300, 1000, 540, P.third_pale)
    for x in (300, 540, 1040, 1280):
        canvas.box(x, 300, 18, 540, P.first_dark)
    canvas.box(560, 300, 480, 540, "#fff0c4")
    draw_bookcase(canvas, 610, 560, 120, 220, 4, BOOKS, 7, P.first)
    draw_sofa(canvas, 880, 836, 260, 140, P.second)
    draw_plant(canvas, 1010, 836, 190, P.third_dark, P.first, "fan")
    draw_pendant(canvas, 800, 370, 100, P.second, "dome", 300)
    canvas.box(0, 836, 1600, 240, mix(P.first_pale, P.first, 0.25))
    canvas.polygon([(540, 838), (1060, 838), (1260, 1067), (340, 1067)], P.second)
    for x in (170, 1430):
        for step, tone in enumerate((P.second, P.third, SUN)):
            for index in range(3):
                canvas.ellipse(x + (index - 1) * 52 + (step % 2) * 20, 420 - step * 90 + index * 18, 42, 52, tone)
        canvas.curve([(x, 480), (x + 10, 640), (x, 830)], P.first_dark, 4)
        canvas.polygon([(x - 50, 840), (x + 50, 840), (x + 34, 740), (x - 34, 740)], P.second_dark)
        for index in range(7):
            draw_flower(
                canvas, x - 48 + index * 16, 720 - (index % 3) * 24, 28, (P.second, SUN, P.light)[index % 3], P.first, 6
            )
    row = ((430, CORAL, 1), (620, elder(INDIGO), 1), (980, SUNNY, -1), (1170, CREAM, -1))
    for x, outfit, facing in row:
        draw_shadow(canvas, x, 966, 90)
        draw_person(canvas, x, 965, 480, outfit, arms=("hold", "give"), facing=facing)
    canvas.taper([(120, 690), (480, 740), (740, 730)], 26, 26, "#e8402f")
    canvas.taper([(1480, 690), (1120, 740), (870, 730)], 26, 26, "#e8402f")
    canvas.taper([(740, 730), (770, 790), (756, 860)], 26, 18, "#e8402f")
    canvas.taper([(870, 730), (842, 790), (860, 870)], 26, 18, "#e8402f")
    for x in (520, 1085):
        for turn in (-60, 60, 140, 220):
            canvas.leaf(x, 742, 66, turn, 44, "#e8402f", "#b52c23")
        canvas.disc(x, 742, 18, "#b52c23")
    draw_shadow(canvas, 800, 990, 70)
    draw_person(
        canvas,
        800,
        990,
        300,
        Outfit(SUN, P.third_dark, style="tails", skirt="short"),
        arms=("wave-behind", "wave"),
        child=True,
    )
    for index in range(60):
        x, y = 60 + (index * 197) % 1480, 40 + (index * 113) % 640
        canvas.box(x, y, 13, 13, (P.second, P.third, SUN, P.light, P.first)[index % 5], 3)


@GALLERY.shows("honours/youth-home/cover")
def youth_home(canvas: Canvas) -> None:
    """A door plaque in the form of a house, and young people who lift it into place."""
    canvas.box(0, 0, 1600, 1067, P.second)
    draw_sun_rays(canvas, 800, 430, mix(P.second, SUN, 0.7), 20)
    canvas.box(0, 880, 1600, 190, P.second_dark)
    canvas.polygon(
        [(812, 96), (1262, 420), (1170, 420), (1170, 760), (454, 760), (454, 420), (362, 420)], fade(INK, 0.22)
    )
    canvas.polygon([(800, 70), (1250, 400), (1156, 400), (1156, 740), (444, 740), (444, 400), (350, 400)], SUN)
    canvas.polygon([(800, 116), (1150, 376), (1124, 376), (1124, 708), (476, 708), (476, 376), (450, 376)], P.first)
    canvas.disc(800, 480, 176, P.light)
    canvas.disc(800, 480, 156, P.third)
    canvas.taper([(800, 590), (796, 500), (800, 440)], 18, 9, P.light)
    for turn, length in ((-58, 126), (56, 132), (0, 120)):
        canvas.leaf(800, 490 if turn else 450, length, turn, 66, P.light, P.third_pale)
    for index, x in enumerate((536, 1064)):
        canvas.box(x - 30, 470, 60, 150, (P.second, P.third)[index], 12)
        canvas.disc(x, 430, 26, P.light)
    for index in range(5):
        x = 600 + index * 100
        canvas.polygon(
            [
                (
                    x + 22 * (1 if t % 2 == 0 else 0.42) * sin(t * pi / 5),
                    672 - 22 * (1 if t % 2 == 0 else 0.42) * cos(t * pi / 5),
                )
                for t in range(10)
            ],
            SUN,
        )
    for x, tall, outfit, facing in (
        (330, 520, Outfit(P.light, P.first_dark, style="bob"), 1),
        (560, 430, Outfit(P.third, P.first_dark, style="pony", skirt="short"), 1),
        (800, 400, Outfit(SUN, P.first_dark, skin=SKINS[1]), 1),
        (1040, 430, Outfit(P.first_pale, P.first, style="long"), -1),
        (1270, 530, Outfit(SUN, P.first_dark, skin=SKINS[2]), -1),
    ):
        draw_shadow(canvas, x, 1010, 90)
        draw_person(canvas, x, 1008, tall, outfit, arms=("up-behind", "up"), facing=facing)
    for x, y in ((170, 200), (230, 420), (1400, 220), (1460, 460)):
        draw_flower(canvas, x, y, 50, P.third, P.light, 6)


@GALLERY.shows("honours/flower-service/cover")
def flower_service(canvas: Canvas) -> None:
    """A bicycle basket that spills flowers over the whole street."""
    canvas.box(0, 0, 1600, 1067, P.third)
    canvas.disc(800, 470, 430, P.third_pale)
    draw_skyline(
        canvas,
        800,
        [(60, 120, 300), (200, 90, 400), (1280, 100, 360), (1410, 140, 280)],
        mix(P.third, P.third_dark, 0.4),
    )
    canvas.box(0, 800, 1600, 270, P.first)
    canvas.box(0, 800, 1600, 18, P.first_dark)
    for x in (520, 1080):
        canvas.ring(x, 780, 170, 20, P.first_dark)
        canvas.ring(x, 780, 146, 5, P.light)
        for spoke in range(10):
            turn = spoke * pi / 5
            canvas.line([(x, 780), (x + 146 * cos(turn), 780 + 146 * sin(turn))], P.light, 3)
        canvas.disc(x, 780, 20, P.second)
    for start, end in (
        ((520, 780), (640, 560)),
        ((640, 560), (930, 560)),
        ((930, 560), (780, 790)),
        ((780, 790), (640, 560)),
        ((780, 790), (520, 780)),
        ((1080, 780), (960, 480)),
    ):
        canvas.line([start, end], P.second, 18)
    canvas.line([(640, 560), (622, 500)], P.second, 14)
    canvas.hull([(580, 494, 18), (670, 490, 14)], P.first_dark)
    canvas.curve([(960, 480), (950, 440), (880, 430)], P.first_dark, 14)
    canvas.disc(780, 790, 38, P.first_dark)
    canvas.line([(780, 790), (812, 862)], P.first_dark, 12)
    canvas.polygon([(960, 420), (1220, 420), (1184, 590), (996, 590)], WOOD)
    for index in range(5):
        canvas.line([(966 + index * 6, 452 + index * 32), (1214 - index * 7, 452 + index * 32)], WOOD_DARK, 6)
    blooms = (
        (1000, 330, 80),
        (1110, 280, 92),
        (1210, 350, 76),
        (1060, 400, 60),
        (1160, 400, 66),
        (920, 380, 58),
        (1280, 420, 52),
        (980, 230, 56),
        (1210, 210, 60),
        (1100, 160, 48),
    )
    for x, y, _ in blooms:
        canvas.curve([(1090, 430), ((1090 + x) / 2 + 20, (430 + y) / 2), (x, y)], P.third_dark, 8)
    for index in range(9):
        canvas.leaf(1090, 430, 200, -80 + index * 20, 50, P.third_dark if index % 2 else "#4aa487")
    for index, (x, y, size) in enumerate(blooms):
        draw_flower(
            canvas,
            x,
            y,
            size,
            (P.second, SUN, P.light, P.first_pale)[index % 4],
            (P.first, P.second_dark)[index % 2],
            (8, 6, 10)[index % 3],
        )
    canvas.box(420, 560, 190, 130, P.light, 10)
    canvas.disc(515, 625, 46, P.third)
    draw_flower(canvas, 515, 625, 40, P.second, SUN, 6)
    for index in range(16):
        x, y = 70 + (index * 293) % 1480, 880 + (index * 61) % 150
        draw_flower(canvas, x, y, 30 + (index % 3) * 8, (P.second, SUN, P.third, P.light)[index % 4], P.first_dark, 6)
    for x, y, turn in ((700, 250, 30), (560, 330, 80), (420, 230, 10), (300, 380, 50)):
        canvas.leaf(x, y, 60, turn, 34, (P.second, SUN)[turn % 20 // 10])


@GALLERY.shows("stories/three-point-zero/cover")
def three_point_zero(canvas: Canvas) -> None:
    """Three steps upwards, each a fuller place than the one before."""
    canvas.box(0, 0, 1600, 1067, P.first_dark)
    canvas.disc(800, 480, 470, mix(P.first_dark, P.first, 0.6))
    canvas.disc(800, 480, 350, P.first)
    for index in range(30):
        canvas.disc((index * 263) % 1600, (index * 151) % 500, 3, P.first_pale)
    solids = Solids(canvas, (705, 640), 106)
    solids.box(-2.0, 2.2, 0, 3.0, 2.6, 0.5, P.first_pale)
    solids.box(0.2, -0.4, 0, 2.8, 2.6, 1.6, P.third)
    solids.box(2.2, -3.2, 0, 3.0, 2.8, 3.0, P.second)
    # The third and highest place.
    solids.box(2.6, -2.9, 3.0, 1.9, 1.5, 1.3, P.light)
    solids.windows(2.6, -2.9, 3.0, 1.9, 1.5, 1.3, P.first, 2, 4)
    solids.box(2.5, -3.0, 4.3, 2.1, 1.7, 0.16, SUN)
    for x, y in ((2.5, -0.7), (4.9, -0.9), (4.9, -2.8)):
        left, low = solids.at(x, y, 3.0)
        draw_tree(canvas, left, low, 130, P.third_dark)
    # The second: a reading corner under a roof.
    solids.box(0.5, -0.1, 1.6, 1.3, 1.1, 0.8, P.light)
    solids.box(0.4, -0.2, 2.4, 1.5, 1.3, 0.14, P.first)
    solids.face_left(0.8, 1.0, 0.6, 1.65, 0.5, SUN)
    left, low = solids.at(2.6, 0.4, 1.6)
    draw_tree(canvas, left, low, 130, P.third_dark)
    # The first: a bench and a tree.
    solids.box(-1.2, 3.4, 0.5, 1.2, 0.4, 0.3, WOOD)
    left, low = solids.at(-1.5, 2.8, 0.5)
    draw_tree(canvas, left, low, 150, P.third_dark)
    for step in range(4):
        solids.box(0.5 + step * 0.02, 2.2, 0, 0.9, 1.3 - step * 0.32, 0.5 + 0.28 * (step + 1), P.light)
    for x, y, z, outfit, facing in (
        (-0.4, 4.3, 0.5, CORAL, 1),
        (0.1, 3.9, 0.5, elder(INDIGO), 1),
        (2.0, 1.8, 1.6, SUNNY, 1),
        (1.4, 1.9, 1.6, CREAM, 1),
        (4.6, -1.0, 3.0, MINT, -1),
        (3.2, -0.8, 3.0, CORAL, 1),
        (3.8, -0.7, 3.0, elder(CREAM), -1),
        (4.9, -1.8, 3.0, SUNNY, -1),
    ):
        left, low = solids.at(x, y, z)
        draw_person(canvas, left, low, 150, outfit, legs="walk", arms=("astern", "wave"), facing=facing)
    for x, y in ((330, 250), (150, 420), (560, 130)):
        draw_cloud(canvas, x - 90, y, 190, mix(P.first_dark, P.first, 0.6))


@GALLERY.shows("cases/living-space/cover")
def living_space(canvas: Canvas) -> None:
    """Day and night over one round square: what fifteen minutes on foot can reach."""
    canvas.box(0, 0, 800, 1067, P.third_pale)
    canvas.box(800, 0, 800, 1067, P.first_dark)
    for index in range(24):
        canvas.disc(830 + (index * 167) % 750, 30 + (index * 89) % 330, 3 + index % 3, P.first_pale)
    canvas.disc(230, 190, 90, SUN)
    canvas.disc(1370, 190, 80, P.light)
    canvas.disc(1404, 166, 74, P.first_dark)
    draw_cloud(canvas, 400, 160, 240, WHITE)
    canvas.sector(800, 1000, 700, 180, 270, mix(P.third_pale, P.third, 0.55))
    canvas.sector(800, 1000, 700, 270, 360, mix(P.first_dark, P.first, 0.5))
    canvas.sector(800, 1000, 540, 180, 270, P.third)
    canvas.sector(800, 1000, 540, 270, 360, P.first)
    for x, tall, width, tone in (
        (150, 330, 110, P.second),
        (290, 460, 100, P.light),
        (420, 380, 120, P.first_pale),
        (570, 500, 100, P.second_pale),
    ):
        draw_tower(canvas, x, 840, width, tall, tone, P.first, 3, round(tall / 48))
    for x, tall, width, tone in (
        (930, 500, 100, P.first),
        (1060, 390, 120, "#4d549f"),
        (1210, 470, 100, P.first),
        (1340, 330, 120, "#4d549f"),
    ):
        draw_tower(canvas, x, 840, width, tall, tone, P.dark, 3, round(tall / 48), SUN)
    for x, tone in (
        (90, P.third_dark),
        (690, P.third_dark),
        (910, mix(P.third_dark, P.dark, 0.4)),
        (1510, mix(P.third_dark, P.dark, 0.4)),
    ):
        draw_oval_tree(canvas, x, 850, 250, tone)
    canvas.box(0, 836, 800, 240, P.second_pale)
    canvas.box(800, 836, 800, 240, mix(P.first_dark, P.dark, 0.4))
    draw_slab(canvas, 560, 860, 240, 330, P.light, P.third, 3)
    draw_slab(canvas, 800, 860, 240, 330, P.first_pale, SUN, 3)
    canvas.box(540, 526, 520, 22, P.second)
    draw_awning(canvas, 560, 750, 240, 36, (P.second, P.light), 6)
    draw_awning(canvas, 800, 750, 240, 36, (P.second, P.first_pale), 6)
    canvas.polygon([(800, 860), (1040, 860), (1200, 1000), (800, 1000)], fade(SUN, 0.35))
    canvas.ellipse(800, 960, 330, 70, fade(P.light, 0.35))
    for x, ground, outfit, facing, legs in (
        (250, 960, CORAL, 1, "walk"),
        (470, 990, elder(INDIGO), 1, "walk"),
        (690, 1000, SUNNY, 1, "stand"),
        (910, 1000, CREAM, -1, "stand"),
        (1150, 990, MINT, -1, "walk"),
        (1380, 970, Outfit(P.second, P.third, long_sleeves=False), -1, "run"),
    ):
        draw_shadow(canvas, x, ground, 70)
        draw_person(
            canvas,
            x,
            ground,
            280,
            outfit,
            legs=legs,
            arms=("astern", "ahead") if legs == "walk" else ("rest", "wave"),
            facing=facing,
        )
    draw_grass(canvas, 60, 1070, 90, P.third_dark)
    draw_grass(canvas, 1540, 1070, 90, P.third_dark)
