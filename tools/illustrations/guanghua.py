"""光华社区: red, ochre and forest green."""

from __future__ import annotations

from math import cos, pi, sin

from .buildings import draw_gabled_house, draw_skyline, draw_tower
from .canvas import Canvas, arch_outline, box_outline, circle_outline, fade, mix
from .gallery import Gallery
from .interiors import (
    draw_boards,
    draw_bunting,
    draw_chair,
    draw_frame,
    draw_lantern,
    draw_room,
    draw_shadow,
    window,
)
from .nature import (
    draw_bamboo,
    draw_birds,
    draw_bush,
    draw_cloud,
    draw_grass,
    draw_hills,
    draw_oval_tree,
    draw_plant,
    draw_ripples,
    draw_sun_rays,
    draw_tree,
)
from .palettes import GREY_HAIR, GUANGHUA, INK, PAPER, SKINS, STONE, WHITE, WOOD, WOOD_DARK
from .people import Outfit, draw_person, elder

P = GUANGHUA
GALLERY = Gallery("guanghua", P.light)
VOLUNTEER = Outfit(P.light, P.third_dark, vest=P.first)
VOLUNTEER_TWO = Outfit(P.second_pale, P.dark, style="pony", skin=SKINS[1], vest=P.first)
GREEN = Outfit(P.third, P.dark, style="bob")
OCHRE = Outfit(P.second, P.third_dark, style="bun", skirt="long")
CREAM = Outfit(P.light, P.first_dark, skin=SKINS[2])
GRANDMOTHER = Outfit(P.third_pale, P.third_dark, hair=GREY_HAIR, style="bun")
GRANDFATHER = Outfit(P.second, P.dark, hair=GREY_HAIR, style="bald", skin=SKINS[1])


def draw_star(canvas: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    """Draw a five-pointed star, one half in shade."""
    tips = [
        (x + radius * share * sin(turn * pi / 5), y - radius * share * cos(turn * pi / 5))
        for turn, share in enumerate((1, 0.42) * 5)
    ]
    canvas.polygon(tips, colour)
    for index in range(0, 10, 2):
        canvas.polygon([(x, y), tips[index], tips[index + 1]], mix(colour, INK, 0.14))


def draw_balcony_block(
    canvas: Canvas, x: float, ground: float, width: float, storeys: int, wall: str, seed: int
) -> None:
    """Draw an old walk-up block with balconies, washing and window boxes."""
    storey = 118
    top = ground - storeys * storey
    canvas.box(x, top, width, storeys * storey, wall)
    canvas.box(x - 8, top - 14, width + 16, 16, mix(wall, INK, 0.25))
    bays = max(int(width // 130), 1)
    bay = width / bays
    for row in range(storeys):
        for column in range(bays):
            left, upper = x + column * bay, top + row * storey
            canvas.box(left + bay * 0.18, upper + 24, bay * 0.64, 56, P.third_dark)
            canvas.box(left + bay * 0.18, upper + 24, bay * 0.3, 56, mix(P.third_pale, P.third, 0.4))
            canvas.box(left + bay * 0.1, upper + 76, bay * 0.8, 30, mix(wall, WHITE, 0.35), 3)
            kind = (row * 2 + column * 3 + seed) % 4
            if kind == 0:
                for pot in range(3):
                    draw_grass(canvas, left + bay * (0.26 + 0.24 * pot), upper + 78, 32, P.third, 5)
            elif kind == 2:
                canvas.line([(left + bay * 0.1, upper + 40), (left + bay * 0.9, upper + 40)], INK, 2)
                for cloth, tone in enumerate((P.light, P.first, P.second_pale)):
                    canvas.box(left + bay * (0.18 + 0.22 * cloth), upper + 40, bay * 0.16, 30, tone, 2)


@GALLERY.shows("cover")
def cover(canvas: Canvas) -> None:
    """A lane of old walk-up blocks under plane trees; volunteers and seniors meet at the round bench."""
    canvas.box(0, 0, 1600, 1067, P.second_pale)
    canvas.disc(800, 430, 260, P.second)
    draw_cloud(canvas, 640, 150, 300, P.light)
    draw_balcony_block(canvas, 40, 800, 420, 5, P.first, 1)
    draw_balcony_block(canvas, 1140, 800, 420, 5, P.first, 2)
    draw_balcony_block(canvas, 420, 800, 250, 4, P.light, 3)
    draw_balcony_block(canvas, 930, 800, 250, 4, P.light, 5)
    canvas.box(0, 800, 1600, 270, P.second)
    canvas.polygon([(640, 800), (960, 800), (1340, 1067), (260, 1067)], P.second_pale)
    canvas.box(660, 660, 20, 150, P.first_dark)
    canvas.box(920, 660, 20, 150, P.first_dark)
    canvas.polygon([(620, 670), (680, 620), (920, 620), (980, 670)], P.third)
    canvas.box(680, 596, 240, 26, P.third_dark, 6)
    draw_bunting(canvas, (460, 400), (1140, 400), 60, (P.first, P.third, P.light), 15)
    for x, tall in ((140, 560), (1460, 560)):
        draw_tree(canvas, x, 860, tall, P.third)
    canvas.ellipse(800, 950, 300, 52, fade(P.second_dark, 0.4))
    canvas.box(520, 880, 560, 26, WOOD, 12)
    for x in (560, 790, 1020):
        canvas.box(x, 904, 22, 54, WOOD_DARK)
    draw_person(canvas, 640, 962, 350, GRANDMOTHER, legs="sit", arms=("hold", "give"))
    draw_person(canvas, 770, 962, 350, VOLUNTEER_TWO, legs="sit", arms=("hold", "give"), facing=-1)
    draw_person(canvas, 930, 962, 360, GRANDFATHER, legs="sit", arms=("hold", "lift"))
    draw_person(canvas, 1180, 980, 390, VOLUNTEER, legs="walk", arms=("astern", "wave"), facing=-1)
    draw_shadow(canvas, 1180, 984, 80)
    draw_shadow(canvas, 420, 1000, 80)
    draw_person(canvas, 420, 996, 390, OCHRE, legs="walk", arms=("rest", "ahead"))
    draw_shadow(canvas, 310, 1000, 50)
    draw_person(canvas, 310, 998, 220, Outfit(P.first, P.third_dark), legs="run", arms=("astern", "up"), child=True)
    draw_bush(canvas, 60, 1067, 260, P.third_dark)
    draw_bush(canvas, 1550, 1067, 260, P.third_dark)


@GALLERY.shows("events/2022/2022-06-10-dialogue/cover")
def dialogue(canvas: Canvas) -> None:
    """Fourteen round one table, seen from above, snow peaks mirrored in its water."""
    canvas.box(0, 0, 1600, 1067, P.third)
    for radius in (560, 500):
        canvas.disc(800, 534, radius, mix(P.third, P.third_dark, 0.5 if radius > 520 else 0.2))
    for index in range(14):
        turn = index * 2 * pi / 14 - pi / 2
        x, y = 800 + 430 * cos(turn), 534 + 430 * sin(turn)
        side = (-sin(turn), cos(turn))
        canvas.disc(x + 34 * cos(turn), y + 34 * sin(turn), 66, P.first_dark)
        tone = (P.light, P.first, P.second, P.third_pale, P.second_pale)[index % 5]
        canvas.hull(
            [(x + side[0] * 46, y + side[1] * 46, 30), (x - side[0] * 46, y - side[1] * 46, 30), (x, y, 40)], tone
        )
        for hand in (-1, 1):
            far = (x + side[0] * 50 * hand, y + side[1] * 50 * hand)
            near = (800 + 356 * cos(turn) + side[0] * 22 * hand, 534 + 356 * sin(turn) + side[1] * 22 * hand)
            canvas.hull([(*far, 18), (*near, 14)], tone)
            canvas.disc(*near, 14, SKINS[index % 3])
    canvas.disc(812, 548, 350, fade(INK, 0.25))
    canvas.disc(800, 534, 346, WOOD)
    canvas.disc(800, 534, 330, mix(WOOD, P.second_pale, 0.35))
    canvas.disc(800, 534, 212, P.first_dark)
    canvas.disc(800, 534, 200, P.second_pale)
    with canvas.within(circle_outline(800, 534, 200)):
        canvas.disc(890, 440, 46, P.first)
        canvas.polygon(
            [(560, 560), (690, 400), (750, 470), (830, 366), (960, 510), (1040, 560)], mix(P.third, P.third_pale, 0.3)
        )
        canvas.polygon([(690, 400), (664, 432), (690, 446), (706, 430), (728, 444)], WHITE)
        canvas.polygon([(830, 366), (792, 418), (820, 440), (842, 420), (866, 442), (884, 426)], WHITE)
        canvas.box(560, 552, 480, 220, P.third)
        canvas.polygon(
            [(600, 560), (700, 660), (750, 616), (830, 690), (950, 600), (1000, 560)], mix(P.third, P.third_pale, 0.22)
        )
        for x, y, width in ((660, 600, 110), (800, 640, 140), (700, 690, 90), (860, 590, 90)):
            canvas.box(x, y, width, 6, P.third_pale, 3)
    for index in range(14):
        turn = index * 2 * pi / 14 - pi / 2
        x, y = 800 + 430 * cos(turn), 534 + 430 * sin(turn)
        canvas.disc(x - 4 * cos(turn), y - 4 * sin(turn), 34, (INK, "#4a3530", INK, GREY_HAIR)[index % 4])
        px, py = 800 + 284 * cos(turn), 534 + 284 * sin(turn)
        if index % 2:
            canvas.disc(px, py, 22, WHITE)
            canvas.disc(px, py, 15, P.second_dark)
        else:
            across, along = (-sin(turn), cos(turn)), (cos(turn), sin(turn))
            canvas.polygon(
                [
                    (px + across[0] * a * 28 + along[0] * b * 36, py + across[1] * a * 28 + along[1] * b * 36)
                    for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
                ],
                PAPER,
            )
            for step in (-0.4, 0, 0.4):
                canvas.line(
                    [
                        (px + across[0] * -18 + along[0] * step * 36, py + across[1] * -18 + along[1] * step * 36),
                        (px + across[0] * 18 + along[0] * step * 36, py + across[1] * 18 + along[1] * step * 36),
                    ],
                    STONE,
                    4,
                )


@GALLERY.shows("events/2022/2022-06-18-salon/cover")
def salon(canvas: Canvas) -> None:
    """A wall of cards, one for each post, and people taking theirs."""
    draw_room(canvas, P.light, P.second, 830)
    draw_boards(canvas, 830, P.second_dark)
    canvas.box(0, 0, 1600, 90, P.first)
    for index in range(9):
        canvas.chord(90 + index * 178, 90, 89, 0, 180, P.first if index % 2 else P.first_dark)
    canvas.box(330, 210, 940, 500, P.third_dark, 14)
    canvas.box(348, 228, 904, 464, P.third, 8)
    tones = (P.second_pale, P.first_pale, P.light)
    for index in range(13):
        column, row = index % 5, index // 5
        x, y = 380 + column * 172 + (86 if row == 2 else 0), 250 + row * 146
        if index in (6, 12):
            canvas.box(x, y, 150, 124, P.third_dark, 8)
            continue
        canvas.box(x + 6, y + 8, 150, 124, P.third_dark, 8)
        canvas.box(x, y, 150, 124, tones[row], 8)
        canvas.disc(x + 75, y + 8, 9, P.first)
        kind = index % 4
        if kind == 0:
            canvas.hull([(x + 60, y + 52, 17), (x + 75, y + 80, 4), (x + 90, y + 52, 17)], P.first)
        elif kind == 1:
            canvas.polygon([(x + 40, y + 66), (x + 75, y + 34), (x + 110, y + 66)], P.third)
            canvas.box(x + 50, y + 66, 50, 26, P.third)
        elif kind == 2:
            canvas.box(x + 66, y + 36, 18, 54, P.third)
            canvas.box(x + 48, y + 54, 54, 18, P.third)
        else:
            draw_star(canvas, x + 75, y + 62, 30, P.second_dark)
        canvas.box(x + 34, y + 102, 82, 8, STONE, 4)
    for x, ground, tall, outfit, arms, facing in (
        (330, 980, 540, VOLUNTEER_TWO, ("rest", "reach"), 1),
        (600, 1000, 520, GREEN, ("rest", "reach"), 1),
        (1020, 1000, 540, CREAM, ("hold", "reach"), -1),
        (1270, 980, 520, elder(OCHRE), ("hold", "lift"), -1),
    ):
        draw_shadow(canvas, x, ground, 110)
        who = draw_person(canvas, x, ground, tall, outfit, arms=arms, facing=facing)
        hand = who.front_hand
        canvas.box(hand[0] - 40, hand[1] - 74, 92, 74, P.second_pale if facing > 0 else P.first_pale, 6)
        canvas.box(hand[0] - 20, hand[1] - 26, 52, 7, STONE, 3)
        draw_star(canvas, hand[0] + 6, hand[1] - 48, 17, P.first)
    draw_plant(canvas, 110, 960, 380, P.third, P.first_dark, "fan")
    draw_plant(canvas, 1490, 960, 360, P.third, P.first_dark, "fig")
    draw_shadow(canvas, 810, 1030, 90)
    draw_person(canvas, 810, 1030, 480, GRANDFATHER, arms=("rest", "wave"))


@GALLERY.shows("posts/senior-visits/cover")
def senior_visits(canvas: Canvas) -> None:
    """The door opens: a visitor with fruit, an old neighbour with a stick."""
    canvas.box(0, 0, 1600, 1067, P.third)
    canvas.box(0, 860, 1600, 210, P.second_dark)
    for index in range(9):
        canvas.box(index * 190, 866, 180, 90, mix(P.second_dark, P.second, 0.4))
        canvas.box(index * 190 - 90, 962, 180, 110, mix(P.second_dark, P.second, 0.25))
    canvas.box(0, 600, 1600, 260, mix(P.third, P.third_dark, 0.5))
    canvas.box(520, 100, 600, 770, P.third_dark)
    canvas.box(560, 140, 520, 730, "#f6dfa8")
    draw_frame(canvas, 880, 270, 130, 150, P.light, (P.first, P.third, P.second))
    canvas.box(600, 520, 130, 12, WOOD)
    draw_plant(canvas, 660, 520, 150, P.third, P.first, "snake")
    canvas.polygon([(560, 140), (560, 870), (430, 960), (430, 60)], P.first)
    canvas.polygon([(546, 190), (546, 450), (454, 440), (454, 150)], P.first_dark)
    canvas.polygon([(546, 500), (546, 800), (454, 860), (454, 490)], P.first_dark)
    canvas.disc(446, 500, 13, P.second)
    # The paired scrolls of New Year beside the door, bare of writing.
    for x in (1140, 380):
        canvas.box(x, 220, 34, 500, P.first, 4)
        canvas.box(x + 6, 232, 22, 476, mix(P.first, P.second, 0.3), 4)
    canvas.polygon([(1250, 320), (1330, 240), (1410, 320), (1330, 400)], P.first)
    draw_star(canvas, 1330, 320, 36, P.second)
    canvas.polygon([(560, 870), (1080, 870), (1220, 1020), (430, 1020)], fade("#f6dfa8", 0.4))
    draw_shadow(canvas, 910, 930, 110)
    old = draw_person(canvas, 920, 930, 530, GRANDMOTHER, arms=("down", "give"), facing=-1, lean=5)
    canvas.curve(
        [
            (old.back_hand[0] + 30, 930),
            (old.back_hand[0] + 20, old.back_hand[1]),
            (old.back_hand[0] - 4, old.back_hand[1] - 20),
        ],
        WOOD_DARK,
        10,
    )
    draw_shadow(canvas, 640, 970, 120)
    visitor = draw_person(canvas, 640, 968, 590, VOLUNTEER_TWO, arms=("give", "hold"))
    left, top = visitor.front_hand[0] + 6, visitor.front_hand[1]
    canvas.arc(left, top + 6, 62, 180, 360, 9, WOOD_DARK)
    for dx, tone in ((-44, P.second), (-4, P.first), (38, P.second), (18, P.third_pale)):
        canvas.disc(left + dx, top + 10, 28, tone)
    canvas.polygon([(left - 78, top + 12), (left + 78, top + 12), (left + 58, top + 86), (left - 58, top + 86)], WOOD)
    for row in range(3):
        canvas.line(
            [(left - 70 + row * 6, top + 30 + row * 20), (left + 70 - row * 6, top + 30 + row * 20)], WOOD_DARK, 4
        )
    draw_plant(canvas, 210, 970, 400, P.third_pale, P.first, "fig")
    draw_plant(canvas, 1420, 970, 330, P.third_pale, P.first, "palm")
    draw_lantern(canvas, 1330, 0, 60, 110, P.first)
    draw_lantern(canvas, 210, 0, 60, 110, P.first)


@GALLERY.shows("posts/emergency-response/cover")
def emergency_response(canvas: Canvas) -> None:
    """Rain at night: volunteers in a line hand sandbags along and light the way."""
    canvas.box(0, 0, 1600, 1067, P.third_dark)
    draw_skyline(
        canvas,
        760,
        [(0, 210, 420), (230, 150, 560), (400, 120, 360), (1060, 140, 480), (1220, 180, 600), (1420, 190, 430)],
        mix(P.third_dark, INK, 0.45),
    )
    for index in range(22):
        canvas.box(
            (index * 71) % 560 + (1040 if index % 2 else 20), 250 + (index * 67) % 400, 20, 28, fade(P.second, 0.7)
        )
    canvas.polygon([(830, 470), (1600, 160), (1600, 700)], fade(P.second_pale, 0.24))
    canvas.polygon([(830, 470), (0, 200), (0, 700)], fade(P.second_pale, 0.1))
    for index in range(70):
        x, y = (index * 149) % 1640, (index * 83) % 760
        canvas.polygon([(x, y), (x + 4, y), (x - 22, y + 64), (x - 26, y + 64)], fade(P.third_pale, 0.5))
    canvas.box(0, 760, 1600, 310, mix(P.third, P.third_dark, 0.4))
    canvas.blob([(-60, 1000), (300, 930), (700, 980), (1100, 930), (1700, 1000), (1700, 1200), (-60, 1200)], P.third)
    draw_ripples(canvas, 990, 1060, P.third_pale, 14, 4)
    for row, count in ((0, 6), (1, 5), (2, 4), (3, 2)):
        for index in range(count):
            x, y = 1180 + index * 92 + row * 46, 930 - row * 52
            canvas.hull(
                [(x - 28, y, 27), (x + 28, y, 27)], P.second if (index + row) % 2 else mix(P.second, P.second_dark, 0.5)
            )
            canvas.line([(x - 8, y - 8), (x + 22, y - 10)], P.second_dark, 4)
    rain = Outfit(P.first, P.dark, style="cap", hair=P.second, vest=P.second_pale, shoes=P.second)
    for x, facing, lean, tone in ((310, 1, 6, P.first), (540, 1, 4, P.second), (80, 1, 8, P.first)):
        draw_shadow(canvas, x, 930, 120)
        outfit = Outfit(
            tone,
            P.dark,
            style="cap",
            hair=P.second if tone == P.first else P.first,
            skin=SKINS[x % 3],
            shoes=P.second_dark,
        )
        who = draw_person(canvas, x, 928, 470, outfit, legs="wide", arms=("give", "hold"), facing=facing, lean=lean)
        hand = who.front_hand
        canvas.hull([(hand[0] - 24, hand[1] - 4, 30), (hand[0] + 40, hand[1] - 8, 30)], P.second_pale)
        canvas.line([(hand[0] - 10, hand[1] - 14), (hand[0] + 30, hand[1] - 18)], P.second_dark, 4)
    draw_shadow(canvas, 860, 940, 120)
    lead = draw_person(canvas, 850, 938, 560, rain, legs="wide", arms=("hip", "out"))
    canvas.box(lead.front_hand[0] - 14, lead.front_hand[1] - 16, 64, 30, P.dark, 8)
    canvas.disc(lead.front_hand[0] + 52, lead.front_hand[1], 22, "#fff0c4")
    canvas.polygon(
        [
            (lead.front_hand[0] + 52, lead.front_hand[1] - 16),
            (1600, 330),
            (1600, 700),
            (lead.front_hand[0] + 52, lead.front_hand[1] + 16),
        ],
        fade("#fff0c4", 0.3),
    )
    for x, y in ((980, 1000), (1050, 1000)):
        canvas.polygon([(x - 26, y), (x + 26, y), (x + 6, y - 90), (x - 6, y - 90)], P.first)
        canvas.polygon([(x - 17, y - 32), (x + 17, y - 32), (x + 11, y - 60), (x - 11, y - 60)], P.light)
        canvas.box(x - 36, y - 6, 72, 12, P.first_dark, 5)


@GALLERY.shows("posts/home-quarantine/cover")
def home_quarantine(canvas: Canvas) -> None:
    """Groceries left at the gate; the neighbours wave from their balconies."""
    canvas.box(0, 0, 1600, 1067, P.second_pale)
    canvas.disc(300, 230, 130, P.second)
    draw_cloud(canvas, 60, 330, 220, P.light)
    canvas.box(480, -20, 900, 950, P.first)
    canvas.box(1380, -20, 60, 950, P.first_dark)
    for row in range(3):
        for column in range(3):
            x, y = 520 + column * 285, 20 + row * 280
            if row == 2 and column == 1:
                continue
            canvas.box(x, y, 240, 200, P.first_dark)
            canvas.box(x + 12, y + 12, 216, 188, (P.second_pale, "#f6dfa8", P.third_pale)[(row + column) % 3])
            if row < 2 and (row + column) % 2 == 0:
                outfit = (GRANDMOTHER, GREEN, CREAM, OCHRE)[(row * 2 + column) % 4]
                with canvas.within(box_outline(x, y, 240, 200)):
                    draw_person(canvas, x + 120, y + 330, 310, outfit, arms=("rest", "wave"), facing=-1)
            else:
                canvas.polygon([(x + 12, y + 12), (x + 84, y + 12), (x + 50, y + 200), (x + 12, y + 200)], P.light)
                draw_plant(canvas, x + 160, y + 200, 130, P.third, P.second, ("snake", "fan", "palm")[column])
            canvas.box(x - 14, y + 150, 268, 74, P.light)
            for bar in range(8):
                canvas.box(x + bar * 33, y + 160, 10, 64, P.first_pale)
            canvas.box(x - 22, y + 140, 284, 18, P.third_dark, 5)
            canvas.box(x - 14, y + 218, 268, 16, mix(P.first, INK, 0.25))
    canvas.box(790, 590, 270, 340, P.third_dark)
    canvas.box(806, 606, 116, 324, P.third)
    canvas.box(928, 606, 116, 324, P.third)
    canvas.disc(908, 770, 9, P.second)
    canvas.disc(942, 770, 9, P.second)
    canvas.box(0, 926, 1600, 150, P.second_dark)
    canvas.box(0, 926, 1600, 16, mix(P.second_dark, INK, 0.2))
    for x, tall in ((130, 480), (300, 380), (1520, 470)):
        draw_oval_tree(canvas, x, 940, tall, P.third)
    for x, y, width, tone in ((820, 930, 96, WOOD), (926, 930, 110, "#cfa06b"), (850, 860, 110, "#cfa06b")):
        canvas.box(x, y - 70, width, 70, tone, 4)
        canvas.box(x + width * 0.42, y - 70, width * 0.16, 70, mix(tone, WHITE, 0.4))
    for x in (870, 910, 944):
        canvas.leaf(x, 796, 60, (x - 900) * 0.4, 30, P.third_pale if x % 4 else P.third)
    for x, tone in ((980, P.first), (1010, P.second), (996, P.third_pale)):
        canvas.disc(x, 846, 20, tone)
    draw_shadow(canvas, 620, 1000, 120)
    carrier = draw_person(
        canvas,
        600,
        1000,
        540,
        Outfit(WHITE, P.third_dark, style="short", vest=P.first),
        legs="walk",
        arms=("carry", "wave"),
    )
    canvas.polygon(
        [
            (carrier.back_hand[0] - 46, carrier.back_hand[1] + 4),
            (carrier.back_hand[0] + 46, carrier.back_hand[1] + 4),
            (carrier.back_hand[0] + 38, carrier.back_hand[1] + 104),
            (carrier.back_hand[0] - 38, carrier.back_hand[1] + 104),
        ],
        P.second,
    )
    # The mask: they came when faces were covered.
    canvas.hull(
        [(carrier.head[0] + 14, carrier.head[1] + 14, 15), (carrier.head[0] + 26, carrier.head[1] + 16, 13)],
        P.third_pale,
    )
    draw_shadow(canvas, 1230, 1010, 100)
    partner = draw_person(canvas, 1240, 1008, 520, VOLUNTEER_TWO, arms=("hold", "lift"), facing=-1)
    canvas.hull(
        [(partner.head[0] - 14, partner.head[1] + 14, 15), (partner.head[0] - 26, partner.head[1] + 16, 13)],
        P.third_pale,
    )
    canvas.box(partner.front_hand[0] - 44, partner.front_hand[1] - 50, 64, 84, P.dark, 5)
    canvas.box(partner.front_hand[0] - 38, partner.front_hand[1] - 40, 52, 68, PAPER)


@GALLERY.shows("posts/health-monitoring/cover")
def health_monitoring(canvas: Canvas) -> None:
    """Blood pressure at the community table; the heart's line runs through the room."""
    draw_room(canvas, P.third_pale, P.light, 800)
    draw_boards(canvas, 800, mix(P.light, P.second, 0.4))
    canvas.disc(800, 380, 300, P.light)
    canvas.hull([(720, 310, 100), (800, 500, 14)], P.first)
    canvas.hull([(880, 310, 100), (800, 500, 14)], P.first)
    canvas.hull([(690, 280, 20), (706, 262, 20)], mix(P.first, WHITE, 0.4))
    canvas.line(
        [(0, 380), (560, 380), (640, 380), (690, 300), (750, 480), (810, 250), (860, 440), (900, 380), (1600, 380)],
        P.third_dark,
        12,
    )
    canvas.line([(640, 380), (690, 300), (750, 480), (810, 250), (860, 440), (900, 380), (960, 380)], P.light, 12)
    with window(canvas, 90, 150, 260, 380, P.second_pale, P.third_dark, (2, 2)):
        draw_tree(canvas, 220, 560, 330, P.third)
    canvas.box(1230, 170, 290, 330, WHITE, 10)
    canvas.box(1230, 170, 290, 56, P.third, 10)
    for row in range(4):
        canvas.ring(1276, 274 + row * 56, 14, 5, P.first)
        canvas.box(1310, 266 + row * 56, 160 - 30 * (row % 2), 14, STONE, 7)
    draw_chair(canvas, 470, 990, 340, P.third)
    patient = draw_person(canvas, 480, 990, 530, GRANDFATHER, legs="sit", arms=("lap", "give"))
    draw_chair(canvas, 1130, 990, 340, P.third, -1)
    draw_person(
        canvas,
        1120,
        990,
        540,
        Outfit(WHITE, P.third_dark, style="bun", vest=P.first),
        legs="sit",
        arms=("give", "give"),
        facing=-1,
    )
    canvas.box(520, 780, 560, 26, WOOD, 8)
    canvas.box(560, 806, 24, 190, WOOD_DARK)
    canvas.box(1016, 806, 24, 190, WOOD_DARK)
    hand = patient.front_hand
    canvas.hull([(hand[0] - 66, hand[1] - 36, 36), (hand[0] - 34, hand[1] - 20, 33)], P.third_dark)
    canvas.curve([(hand[0] - 30, hand[1] + 10), (720, 770), (800, 770)], P.dark, 6)
    canvas.box(790, 690, 150, 90, P.light, 12)
    canvas.box(804, 704, 84, 60, P.third_dark, 6)
    canvas.curve([(812, 736), (830, 736), (840, 716), (852, 752), (862, 736), (880, 736)], P.third_pale, 5)
    canvas.disc(914, 716, 10, P.first)
    canvas.disc(914, 746, 10, P.second)
    canvas.box(960, 764, 90, 14, PAPER, 2)
    for x, outfit, facing in ((250, elder(OCHRE), 1), (1370, elder(CREAM), -1)):
        draw_shadow(canvas, x, 1000, 100)
        draw_person(canvas, x, 998, 500, outfit, arms=("behind", "hold"), facing=facing)
    draw_plant(canvas, 80, 950, 330, P.third, P.first, "fan")
    draw_plant(canvas, 1520, 950, 330, P.third, P.first, "palm")


@GALLERY.shows("stories/first-neighbour/cover")
def first_neighbour(canvas: Canvas) -> None:
    """An old woman on her round in the lane at dawn, zongzi in the basket, doors opening ahead."""
    canvas.box(0, 0, 1600, 1067, P.first_pale)
    canvas.disc(800, 440, 340, P.second)
    canvas.disc(800, 440, 280, mix(P.second, P.light, 0.35))
    for x, width, storeys, tone, seed in (
        (-30, 360, 5, P.first, 2),
        (300, 200, 4, P.second_pale, 4),
        (1120, 210, 4, P.second_pale, 1),
        (1290, 360, 5, P.first, 3),
    ):
        draw_balcony_block(canvas, x, 820, width, storeys, tone, seed)
    canvas.box(0, 816, 1600, 260, P.second_dark)
    canvas.polygon([(500, 816), (1120, 816), (1500, 1067), (90, 1067)], P.second_pale)
    for row in range(4):
        y = 834 + row * 58
        canvas.line([(480 - row * 90, y), (1140 + row * 86, y)], mix(P.second_pale, P.second, 0.5), 4)
    canvas.polygon([(740, 960), (860, 950), (620, 1067), (300, 1067)], fade(P.second_dark, 0.4))
    canvas.polygon(arch_outline(1150, 610, 120, 206), P.first_dark)
    canvas.polygon([(1162, 640), (1162, 816), (1110, 836), (1110, 630)], P.third)
    draw_person(canvas, 1190, 822, 190, Outfit(P.third_pale, P.dark, hair=GREY_HAIR), arms=("rest", "wave"), facing=-1)
    canvas.polygon(arch_outline(350, 610, 110, 206), P.first_dark)
    draw_person(canvas, 405, 822, 180, GRANDMOTHER, arms=("rest", "wave"))
    draw_bamboo(canvas, 130, 860, 500, P.third)
    draw_bamboo(canvas, 1490, 860, 480, P.third)
    heroine = draw_person(
        canvas,
        790,
        980,
        690,
        Outfit(P.first, P.third_dark, hair=GREY_HAIR, style="bun"),
        legs="walk",
        arms=("rest", "ahead"),
        lean=5,
    )
    draw_star(canvas, heroine.head[0] - 6, heroine.head[1] + 178, 20, P.second)
    left, top = heroine.front_hand
    canvas.arc(left, top + 56, 66, 180, 360, 10, WOOD_DARK)
    for dx, tone in ((-46, P.third), (2, mix(P.third, P.third_pale, 0.3)), (48, P.third)):
        canvas.polygon([(left + dx - 40, top + 70), (left + dx, top + 4), (left + dx + 40, top + 70)], tone)
        canvas.line([(left + dx - 20, top + 42), (left + dx + 20, top + 42)], P.light, 5)
    canvas.polygon([(left - 92, top + 62), (left + 92, top + 62), (left + 66, top + 152), (left - 66, top + 152)], WOOD)
    for row in range(4):
        canvas.line(
            [(left - 84 + row * 6, top + 82 + row * 19), (left + 84 - row * 6, top + 82 + row * 19)], WOOD_DARK, 5
        )
    hand = heroine.back_hand
    canvas.line([(hand[0] + 20, hand[1] - 6), (hand[0] - 34, 980)], WOOD_DARK, 10)
    draw_birds(canvas, 560, 210, 32, P.first_dark)
    for side in (480, 1130):
        draw_plant(canvas, side, 840, 150, P.third, P.first, "palm")


@GALLERY.shows("honours/five-star-volunteer/cover")
def five_star_volunteer(canvas: Canvas) -> None:
    """Five stars over an enamel badge with an open hand, held on a red sash."""
    canvas.box(0, 0, 1600, 1067, P.third_dark)
    draw_sun_rays(canvas, 800, 560, P.third, 26)
    canvas.polygon([(470, 0), (690, 0), (860, 560), (740, 560)], P.first)
    canvas.polygon([(1130, 0), (910, 0), (740, 560), (860, 560)], P.first_dark)
    canvas.polygon([(520, 0), (560, 0), (780, 560), (760, 560)], P.second)
    canvas.polygon([(1080, 0), (1040, 0), (820, 560), (840, 560)], P.second_dark)
    canvas.disc(812, 640, 330, fade(INK, 0.35))
    tips = [(800 + r * sin(t * pi / 16), 620 - r * cos(t * pi / 16)) for t, r in enumerate((336, 296) * 16)]
    canvas.polygon(tips, P.second)
    canvas.disc(800, 620, 276, P.second_dark)
    canvas.disc(800, 620, 264, P.first)
    canvas.disc(800, 620, 226, P.light)
    with canvas.within(circle_outline(800, 620, 226)):
        canvas.disc(800, 700, 200, P.second_pale)
        canvas.hull([(800, 900, 90), (800, 780, 72)], P.third)
        canvas.hull([(800, 770, 52), (800, 680, 62)], SKINS[0])
        for dx, dy in ((-78, -60), (-34, -108), (20, -112), (66, -80)):
            canvas.hull([(800 + dx * 0.5, 670, 19), (800 + dx, 660 + dy, 16)], SKINS[0])
        canvas.hull([(750, 720, 18), (690, 690, 16)], SKINS[0])
        canvas.hull([(786, 676, 20), (800, 712, 4)], P.first)
        canvas.hull([(814, 676, 20), (800, 712, 4)], P.first)
    for index, turn in enumerate((-64, -32, 0, 32, 64)):
        angle = turn * pi / 180
        draw_star(canvas, 800 + 440 * sin(angle), 640 - 440 * cos(angle), 62 if index == 2 else 50, P.second)
    for side in (-1, 1):
        for step in range(6):
            angle = pi * (0.62 + 0.065 * step)
            canvas.leaf(
                800 + side * 390 * sin(angle),
                640 - 390 * cos(angle),
                96,
                side * (10 + step * 14),
                42,
                P.third_pale if step % 2 else mix(P.third_pale, P.third, 0.4),
            )


@GALLERY.shows("cases/opportunity-posts/cover")
def opportunity_posts(canvas: Canvas) -> None:
    """A tree whose fruit are posts; residents of every age pick and water."""
    canvas.box(0, 0, 1600, 1067, P.light)
    canvas.disc(800, 460, 470, P.second_pale)
    draw_hills(canvas, [760, 720, 770, 730, 770, 720, 760], 1000, P.third_pale)
    for x, width, tall in ((60, 110, 300), (200, 90, 390), (1300, 100, 370), (1430, 110, 290)):
        draw_tower(canvas, x, 830, width, tall, P.first_pale, P.light, 3, 6)
    canvas.ellipse(800, 960, 900, 170, P.third)
    canvas.box(0, 960, 1600, 120, P.third)
    canvas.taper([(790, 960), (806, 760), (800, 420)], 110, 44, WOOD_DARK)
    for x, y, start in ((560, 470, 700), (1040, 450, 690), (660, 340, 560), (950, 330, 540)):
        canvas.taper([(802, start), ((802 + x) / 2, start - 90), (x, y)], 46, 14, WOOD_DARK)
    for x, y, radius, shade in (
        (800, 240, 210, 0.0),
        (560, 380, 180, 0.12),
        (1050, 370, 180, 0.14),
        (680, 300, 150, 0.0),
        (930, 290, 150, 0.06),
        (450, 470, 110, 0.16),
        (1160, 470, 110, 0.18),
    ):
        canvas.disc(x, y, radius, mix(P.third, INK, shade + 0.06))
    for x, y, radius in ((760, 200, 130), (530, 340, 110), (1010, 320, 104)):
        canvas.disc(x, y, radius, mix(P.third, P.third_pale, 0.22))
    spots = [
        (800, 150),
        (690, 230),
        (910, 240),
        (560, 320),
        (1050, 310),
        (470, 450),
        (620, 430),
        (790, 340),
        (970, 420),
        (1130, 440),
        (720, 480),
        (880, 500),
        (540, 540),
    ]
    for index, (x, y) in enumerate(spots):
        if index == 12:
            x, y = 1060, 540
        tone = (P.first, P.second, P.light)[index % 3]
        canvas.line([(x, y - 62), (x, y - 36)], WOOD_DARK, 4)
        canvas.disc(x, y, 44, tone)
        inner = P.light if tone != P.light else P.first
        kind = index % 4
        if kind == 0:
            canvas.hull([(x - 12, y - 7, 13), (x, y + 18, 3)], inner)
            canvas.hull([(x + 12, y - 7, 13), (x, y + 18, 3)], inner)
        elif kind == 1:
            draw_star(canvas, x, y, 28, inner)
        elif kind == 2:
            canvas.polygon([(x - 24, y), (x, y - 24), (x + 24, y)], inner)
            canvas.box(x - 16, y, 32, 20, inner)
        else:
            inner = P.light if tone != P.light else P.third
            canvas.box(x - 7, y - 22, 14, 44, inner, 3)
            canvas.box(x - 22, y - 7, 44, 14, inner, 3)
    canvas.line([(1010, 960), (1040, 640)], WOOD, 10)
    canvas.line([(1080, 960), (1090, 640)], WOOD, 10)
    for step in range(6):
        canvas.line([(1014 + step * 4, 920 - step * 50), (1080 + step * 2, 920 - step * 50)], WOOD, 8)
    draw_person(canvas, 1050, 820, 370, VOLUNTEER, legs="walk", arms=("reach", "up"), facing=-1)
    for x, ground, tall, outfit, arms, facing in (
        (470, 970, 420, GREEN, ("wave-behind", "up"), 1),
        (310, 980, 420, GRANDFATHER, ("behind", "wave"), 1),
        (1260, 990, 430, OCHRE, ("hold", "reach"), -1),
    ):
        draw_shadow(canvas, x, ground, 90)
        draw_person(canvas, x, ground, tall, outfit, arms=arms, facing=facing)
    draw_shadow(canvas, 690, 1000, 100)
    water = draw_person(canvas, 560, 1010, 400, VOLUNTEER_TWO, legs="kneel", arms=("give", "give"))
    left, top = water.front_hand
    canvas.hull([(left, top + 10, 26), (left + 34, top + 10, 26)], P.second)
    canvas.line([(left + 50, top + 14), (left + 96, top - 16)], P.second, 10)
    for drop in range(3):
        canvas.leaf(left + 100 + drop * 14, top + 30 + drop * 22, 22, 180, 12, "#8cc3cf")
    canvas.polygon([(1150, 920), (1230, 920), (1218, 980), (1162, 980)], WOOD)
    for dx in (-22, 4, 26):
        canvas.disc(1190 + dx, 916, 20, (P.first, P.second)[dx % 2])
    draw_gabled_house(canvas, 60, 900, 150, 170, P.light, P.first, P.third)
    draw_bush(canvas, 1500, 960, 240, P.third_dark)
    for x in (760, 850):
        draw_grass(canvas, x, 970, 50, P.third_dark)
