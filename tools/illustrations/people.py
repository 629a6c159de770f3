"""Stylised people without faces: a pose for the legs, one for each arm, and an outfit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import cos, radians, sin

from .canvas import Canvas, Point, mix
from .palettes import BROWN_HAIR, GREY_HAIR, HAIR, INK, SKINS

Arm = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Legs:
    """Joints in shares of the body's height, forwards and upwards from the point between the feet."""

    hip: Point
    back_knee: Point
    back_foot: Point
    front_knee: Point
    front_foot: Point


LEGS: Mapping[str, Legs] = {
    "stand": Legs((0, 0.48), (-0.035, 0.25), (-0.045, 0.02), (0.035, 0.25), (0.045, 0.02)),
    "walk": Legs((0, 0.47), (-0.03, 0.25), (-0.15, 0.05), (0.09, 0.26), (0.13, 0.02)),
    "run": Legs((0, 0.5), (-0.05, 0.29), (-0.25, 0.22), (0.16, 0.37), (0.15, 0.14)),
    "sit": Legs((0, 0.27), (0.21, 0.27), (0.19, 0.02), (0.24, 0.27), (0.25, 0.02)),
    "kneel": Legs((0, 0.27), (0.03, 0.05), (-0.17, 0.03), (0.2, 0.27), (0.2, 0.02)),
    "floor": Legs((0, 0.08), (-0.2, 0.08), (0.06, 0.04), (0.22, 0.08), (-0.04, 0.03)),
    "wide": Legs((0, 0.46), (-0.11, 0.25), (-0.16, 0.02), (0.11, 0.25), (0.16, 0.02)),
    "lunge": Legs((0, 0.36), (-0.14, 0.2), (-0.33, 0.04), (0.19, 0.27), (0.2, 0.02)),
    "tree": Legs((0, 0.48), (0, 0.25), (0, 0.02), (0.18, 0.37), (0.03, 0.27)),
}

# The upper arm and the forearm, in degrees forwards from hanging straight down.
ARMS: Mapping[str, Arm] = {
    "down": (6, 14),
    "rest": (-10, 2),
    "ahead": (32, 52),
    "astern": (-34, -10),
    "hold": (22, 92),
    "carry": (12, 74),
    "lift": (60, 118),
    "phone": (34, 138),
    "out": (84, 92),
    "give": (58, 78),
    "point": (100, 108),
    "reach": (128, 138),
    "wave": (118, 172),
    "up": (160, 172),
    "hip": (-48, 48),
    "behind": (-30, 12),
    "out-behind": (-84, -92),
    "up-behind": (-158, -170),
    "wave-behind": (-115, -165),
    "lap": (18, 62),
}


@dataclass(frozen=True, slots=True)
class Outfit:
    """What somebody wears; `below` is trousers, or a skirt or coat of that length."""

    top: str
    bottom: str
    skin: str = SKINS[0]
    hair: str = HAIR
    style: str = "short"
    skirt: str = ""
    long_sleeves: bool = True
    apron: str = ""
    shoes: str = INK
    vest: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Where a drawn person's hands and head are, for what they hold or wear."""

    head: Point
    head_radius: float
    back_hand: Point
    front_hand: Point
    hip: Point


def draw_person(
    canvas: Canvas,
    x: float,
    ground: float,
    height: float,
    outfit: Outfit,
    *,
    legs: str = "stand",
    arms: tuple[str, str] = ("rest", "down"),
    facing: int = 1,
    lean: float = 0,
    child: bool = False,
) -> Figure:
    """Draw somebody who stands `height` tall; the arms are the far one, then the near one.

    Seated people keep the scale of their standing height, and `ground` is where their feet are.
    """
    pose = LEGS[legs]
    tilt = radians(lean)
    head_radius = height * (0.098 if child else 0.068)

    def at(point: Point) -> Point:
        return x + facing * point[0] * height, ground - point[1] * height

    def above(forwards: float, up: float) -> Point:
        return at(
            (
                pose.hip[0] + forwards * cos(tilt) + up * sin(tilt),
                pose.hip[1] + up * cos(tilt) - forwards * sin(tilt),
            )
        )

    shoulder = above(0, 0.29)
    head = above(0.012, 0.425 if not child else 0.43)
    far = _arm_joints(above(-0.035, 0.285), ARMS[arms[0]], facing, height)
    near = _arm_joints(above(0.03, 0.285), ARMS[arms[1]], facing, height)
    dim = replace(outfit, top=mix(outfit.top, INK, 0.18), bottom=mix(outfit.bottom, INK, 0.18))

    _draw_back_hair(canvas, head, head_radius, outfit, facing, height)
    _draw_arm(canvas, far, dim, height)
    _draw_leg(canvas, at(pose.hip), at(pose.back_knee), at(pose.back_foot), dim, height, facing)
    _draw_leg(canvas, at(pose.hip), at(pose.front_knee), at(pose.front_foot), outfit, height, facing)
    _draw_torso(canvas, shoulder, at(pose.hip), outfit, height)
    _draw_skirt(canvas, at(pose.hip), at(pose.back_knee), at(pose.front_knee), above(0, 0.09), outfit, height)
    _draw_apron(canvas, above(0.02, 0.24), at(pose.hip), outfit, height)
    _draw_head(canvas, above(0, 0.3), head, head_radius, outfit, facing)
    _draw_arm(canvas, near, outfit, height)
    return Figure(head, head_radius, far[2], near[2], at(pose.hip))


def _arm_joints(shoulder: Point, arm: Arm, facing: int, height: float) -> tuple[Point, Point, Point]:
    upper, fore = radians(arm[0]), radians(arm[1])
    elbow = (shoulder[0] + facing * sin(upper) * 0.155 * height, shoulder[1] + cos(upper) * 0.155 * height)
    hand = (elbow[0] + facing * sin(fore) * 0.15 * height, elbow[1] + cos(fore) * 0.15 * height)
    return shoulder, elbow, hand


def _draw_arm(canvas: Canvas, joints: tuple[Point, Point, Point], outfit: Outfit, height: float) -> None:
    shoulder, elbow, hand = joints
    sleeve = outfit.top if outfit.long_sleeves else outfit.skin
    canvas.disc(*hand, 0.027 * height, outfit.skin)
    wrist = (hand[0] + (elbow[0] - hand[0]) * 0.15, hand[1] + (elbow[1] - hand[1]) * 0.15)
    canvas.hull([(*elbow, 0.031 * height), (*wrist, 0.024 * height)], sleeve)
    canvas.hull([(*shoulder, 0.042 * height), (*elbow, 0.032 * height)], outfit.top)


def _draw_leg(canvas: Canvas, hip: Point, knee: Point, foot: Point, outfit: Outfit, height: float, facing: int) -> None:
    colour = outfit.skin if outfit.skirt else outfit.bottom
    ankle = (foot[0], foot[1] - 0.012 * height)
    canvas.hull(
        [
            (foot[0] - facing * 0.008 * height, foot[1], 0.02 * height),
            (foot[0] + facing * 0.05 * height, foot[1] + 0.006 * height, 0.014 * height),
        ],
        outfit.shoes,
    )
    thigh = 0.05 if outfit.skirt else 0.062
    canvas.hull([(*hip, thigh * height), (*knee, 0.042 * height)], colour)
    canvas.hull([(*knee, 0.042 * height), (*ankle, 0.024 * height)], colour)


def _draw_torso(canvas: Canvas, shoulder: Point, hip: Point, outfit: Outfit, height: float) -> None:
    wide, narrow = 0.04 * height, 0.026 * height
    body = [
        (shoulder[0] - wide, shoulder[1], 0.042 * height),
        (shoulder[0] + wide, shoulder[1], 0.042 * height),
        (hip[0] - narrow, hip[1], 0.05 * height),
        (hip[0] + narrow, hip[1], 0.05 * height),
    ]
    canvas.hull(body, outfit.top)
    if outfit.vest:
        canvas.hull([(px, py, radius * 0.82) for px, py, radius in body], outfit.vest)


def _draw_skirt(
    canvas: Canvas, hip: Point, back: Point, front: Point, waist: Point, outfit: Outfit, height: float
) -> None:
    if not outfit.skirt:
        return
    drop = {"short": -0.02, "long": 0.12}[outfit.skirt] * height
    seated = abs(front[1] - hip[1]) < 0.06 * height
    hem = 0 if seated else drop
    canvas.hull(
        [
            (waist[0] - 0.02 * height, waist[1], 0.05 * height),
            (waist[0] + 0.02 * height, waist[1], 0.05 * height),
            (back[0] - (0 if seated else 0.05) * height, back[1] + hem, 0.032 * height),
            (front[0] + (0.012 if seated else 0.05) * height, front[1] + hem, 0.032 * height),
            (*hip, 0.07 * height),
        ],
        outfit.bottom,
    )


def _draw_apron(canvas: Canvas, chest: Point, hip: Point, outfit: Outfit, height: float) -> None:
    if outfit.apron:
        canvas.hull(
            [
                (chest[0] - 0.012 * height, chest[1], 0.03 * height),
                (chest[0] + 0.012 * height, chest[1], 0.03 * height),
                (hip[0] - 0.02 * height, hip[1] + 0.1 * height, 0.042 * height),
                (hip[0] + 0.03 * height, hip[1] + 0.1 * height, 0.042 * height),
            ],
            outfit.apron,
        )


def _draw_back_hair(canvas: Canvas, head: Point, radius: float, outfit: Outfit, facing: int, height: float) -> None:
    x, y = head
    if outfit.style == "long":
        canvas.hull(
            [
                (x - facing * radius * 0.3, y, radius * 1.05),
                (x - facing * radius * 0.75, y + radius * 2.1, radius * 0.6),
            ],
            outfit.hair,
        )
    elif outfit.style == "bob":
        canvas.hull(
            [
                (x - facing * radius * 0.1, y, radius * 1.14),
                (x - facing * radius * 0.5, y + radius * 0.75, radius * 0.72),
            ],
            outfit.hair,
        )
    elif outfit.style == "pony":
        canvas.taper(
            [
                (x - facing * radius * 0.8, y - radius * 0.5),
                (x - facing * radius * 1.7, y + radius * 0.1),
                (x - facing * radius * 1.5, y + radius * 1.6),
            ],
            radius * 0.8,
            radius * 0.2,
            outfit.hair,
        )
    elif outfit.style == "bun":
        canvas.disc(x - facing * radius * 0.75, y - radius * 0.85, radius * 0.5, outfit.hair)
    elif outfit.style == "tails":
        for side in (-1, 1):
            canvas.hull(
                [
                    (x + side * radius * 0.95, y - radius * 0.1, radius * 0.3),
                    (x + side * radius * 1.25, y + radius * 0.9, radius * 0.2),
                ],
                outfit.hair,
            )


def _draw_head(canvas: Canvas, neck: Point, head: Point, radius: float, outfit: Outfit, facing: int) -> None:
    x, y = head
    shade = mix(outfit.skin, "#7a3b22", 0.22)
    canvas.hull([(neck[0], neck[1] - radius * 0.1, radius * 0.42), (x, y + radius * 0.5, radius * 0.42)], shade)
    canvas.hull([(x, y, radius * 0.95), (x + facing * radius * 0.22, y + radius * 0.38, radius * 0.66)], outfit.skin)
    if outfit.style == "bald":
        canvas.chord(x, y, radius, *_arc(100, 215, facing), outfit.hair)
    elif outfit.style == "cap":
        canvas.chord(x, y, radius * 1.08, *_arc(178, 352, facing), outfit.hair)
        canvas.hull(
            [
                (x + facing * radius * 0.6, y - radius * 0.14, radius * 0.12),
                (x + facing * radius * 1.6, y - radius * 0.05, radius * 0.1),
            ],
            outfit.hair,
        )
    else:
        start, end = {"bob": (92, 318), "long": (100, 322), "short": (138, 328), "tails": (150, 345)}.get(
            outfit.style, (128, 326)
        )
        canvas.chord(x, y, radius * 1.1, *_arc(start, end, facing), outfit.hair)
    canvas.disc(x - facing * radius * 0.12, y + radius * 0.22, radius * 0.16, shade)


def _arc(start: float, end: float, facing: int) -> tuple[float, float]:
    return (start, end) if facing > 0 else (180 - end, 180 - start)


def elder(outfit: Outfit) -> Outfit:
    """Return the same clothes on somebody with grey hair."""
    return replace(outfit, hair=GREY_HAIR)


def brown(outfit: Outfit) -> Outfit:
    """Return the same clothes on somebody with brown hair."""
    return replace(outfit, hair=BROWN_HAIR)
