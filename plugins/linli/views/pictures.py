"""Which copies a picture is published in, and what a page says about them. Arithmetic only: no pixel is touched."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass, field, replace
from typing import Literal

from linli.sources.photos import Photo
from linli.views.fits import fit_classes

Box = tuple[int, int, int, int]
Format = Literal["avif", "jpeg", "webp", "png"]

CENTRE = (0.5, 0.5)
MAX_WIDTH = 1600


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a page that holds a picture.

    `sizes` tells browsers how wide it is there. `ratio` (width, height) is what the picture is cut to; None
    shows it whole. What visitors see `first` is loaded before all else, other pictures when they come near.
    A picture that `opens` leads to the whole photo.
    """

    name: str
    sizes: str
    widths: tuple[int, ...]
    ratio: tuple[int, int] | None = None
    first: bool = False
    opens: bool = False


HERO = Slot("hero", "100vw", (480, 960, MAX_WIDTH), first=True)
BODY = Slot("body", "(min-width: 48rem) 44rem, 94vw", (480, 960, MAX_WIDTH))
# On a telephone, beside its words.
CARD = Slot(
    "card",
    "(min-width: 90rem) 28rem, (min-width: 60rem) 31vw, (min-width: 40rem) 46vw, 30vw",
    (480, 960),
    ratio=(4, 3),
)
# A card that fills more than half of a wide page.
PANEL = Slot("panel", "(min-width: 56rem) 58vw, 100vw", (480, 960, MAX_WIDTH), ratio=(4, 3))
# The same shape as a card, so that a photo in a gallery and on a card share their copies. A telephone loads a dozen of
# them before anybody scrolls, so that each has one of just its width.
THUMB = Slot(
    "thumb", "(min-width: 90rem) 18rem, (min-width: 48rem) 22rem, 46vw", (360, 480, 960), ratio=(4, 3), opens=True
)
# All of the screen, as far as the photo's shape allows.
SCREEN = Slot("screen", "100vw", (960, MAX_WIDTH))
PORTRAIT = Slot("portrait", "(min-width: 48rem) 18rem, 60vw", (480, 960), ratio=(3, 4))
SQUARE = Slot("square", "(min-width: 48rem) 12rem, 30vw", (480, 960), ratio=(1, 1))


@dataclass(frozen=True, slots=True)
class Profile:
    """How much work copies are worth.

    `speed` is that of AVIF, from 0 (small files) to 10 (quick). `target` is the likeness, in points of
    SSIMULACRA2, that the quality of each photo is chosen for; 0 gives all photos one fixed quality.
    """

    speed: int
    target: int = 0


DRAFT = Profile(speed=9)
PUBLISH = Profile(speed=7, target=70)
PROFILES = {"draft": DRAFT, "publish": PUBLISH}


def choose_profile(name: str, target: int | None) -> Profile:
    """Return a profile by its name, with another target than its own if there is one."""
    profile = PROFILES[name]
    return profile if target is None else replace(profile, target=target)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a copy is encoded: the same pixels by the same recipe give the same bytes.

    `quality` and `speed` are on the encoder's own scale and 0 where it has none. With a `target` the quality
    is only where the search for that likeness starts. `full_colour` keeps the colour of every pixel (4:4:4),
    which drawings need and photos do not. `encoder` names the code that will do it, with its versions. `text` is all of
    it, which no other recipe has.
    """

    format: Format
    quality: int
    speed: int
    full_colour: bool
    encoder: str
    target: int = 0
    text: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Few recipes are behind many copies.
        object.__setattr__(self, "text", repr(self))

    def __hash__(self) -> int:
        return hash(self.text)


# Most photos are treated alike.
@functools.lru_cache(maxsize=1 << 14)
def _how(orientation: int, crop: Box | None, recipe: Recipe, credit: str, rights: str) -> str:
    return f"{orientation} {crop} {recipe.text} {(credit, rights)}"


@dataclass(frozen=True, slots=True)
class Derivative:
    """One published copy of a photo. `crop` is in pixels of the upright photo; None takes all of it.

    Two derivatives are equal if their bytes will be; where the source lies does not matter. `name` is the
    file's name, which no other derivative has. `credit` and `rights` are written into the file; `content_path` is
    for messages.
    """

    source: str = field(compare=False)
    digest: str
    orientation: int
    crop: Box | None
    width: int  # at most MAX_WIDTH
    height: int
    recipe: Recipe
    credit: str = ""
    rights: str = ""
    content_path: str = field(default="", compare=False)
    name: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        how = _how(self.orientation, self.crop, self.recipe, self.credit, self.rights)
        recipe8 = hashlib.sha256(f"{self.digest} {how}".encode()).hexdigest()[:8]
        name = f"{self.digest[:12]}-{self.width}x{self.height}-{recipe8}.{_SUFFIXES[self.recipe.format]}"
        object.__setattr__(self, "name", name)

    @property
    def format(self) -> Format:
        """What the copy is encoded as."""
        return self.recipe.format

    @property
    def path(self) -> str:
        """The copy's address on the site, from its root."""
        return f"/media/{self.name}"


@dataclass(frozen=True, slots=True)
class Source:
    """A `<source>` of a `<picture>`: the same picture in one format and several widths."""

    type: str
    srcset: str
    sizes: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a template shows it. `sources` go from the best format to the one that every browser reads.

    `width` and `height` are those of the largest copy and reserve the right space on the page. `src` is for
    programs that know nothing but `<img>`. What visitors see `first` is loaded before all else. `derivatives` have to
    be there when the page is published.
    `placeholder` is the name under which the encoder keeps the photo's tone, a colour to show until it is loaded.
    `fit` are the classes that tell how it fits its place (`linli.views.fits`).
    """

    alt: str
    caption: str
    credit: str
    kind: str
    width: int
    height: int
    sources: tuple[Source, ...]
    src: str
    first: bool
    placeholder: str
    derivatives: tuple[Derivative, ...]
    whole: Whole | None = None
    fit: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole photo in large, for visitors who open a picture. `url`: its largest copy that every browser reads."""

    url: str
    picture: Picture


def spare_telephones(sizes: str) -> str:
    """Return `sizes` with three fifths of the width for telephones of three pixels a point.

    There a copy of about two pixels a point looks the same, and weighs half. The last of the sizes is a telephone's.
    """
    *wider, narrow = sizes.split(", ")
    spared = f"(max-width: 40rem) and (min-resolution: 2.1dppx) {int(narrow.removesuffix('vw')) * 3 // 5}vw"
    return ", ".join((*wider, spared, narrow))


def plan_picture(
    photo: Photo,
    *,
    alt: str,
    slot: Slot,
    base: str,
    encoder: str,
    caption: str = "",
    credit: str = "",
    rights: str = "",
    kind: str = "photo",
    focal: tuple[float, float] = CENTRE,
    profile: Profile = DRAFT,
) -> Picture:
    """Decide the copies of a photo for one slot, none larger than the photo itself.

    `base` leads from the page to the site's root, such as `../../`. `encoder` names the code that will encode
    the copies (`encoder_identity` of the image artefacts). The `kind` `illustration` asks for clean edges and
    areas; others only reach the template. `focal` is what must not be cut off, from (0, 0) at the top left
    to (1, 1).
    """
    crop = _crop_box(photo.width, photo.height, slot.ratio, focal) if slot.ratio else None
    is_drawing = _is_drawing(photo, kind)
    notice = (credit, rights)
    modern = _plan_copies(photo, crop, slot.widths, "avif", is_drawing, encoder, profile, notice)
    second = _second_format(photo, modern[-1].height)
    fallback = _plan_copies(photo, crop, slot.widths, second, is_drawing, encoder, profile, notice)
    return Picture(
        alt=alt,
        caption=caption,
        credit=credit,
        kind=kind,
        width=fallback[-1].width,
        height=fallback[-1].height,
        sources=tuple(_source(copies, slot.sizes, base) for copies in (modern, fallback)),
        src=_address(_for_plain_browsers(fallback), base),
        first=slot.first,
        placeholder=tone_name(photo.digest, encoder),
        derivatives=(*modern, *fallback),
        whole=_plan_whole(photo, alt, base, encoder, notice, kind, profile) if slot.opens else None,
        fit="" if slot.ratio else fit_classes(focal, photo.width),
    )


def _plan_whole(
    photo: Photo, alt: str, base: str, encoder: str, notice: tuple[str, str], kind: str, profile: Profile
) -> Whole:
    # On a screen that is wider than the photo, the screen's height is what limits it.
    width_at_full_height = max(1, round(100 * photo.width / photo.height))
    slot = replace(SCREEN, sizes=f"(min-aspect-ratio: {photo.width}/{photo.height}) {width_at_full_height}vh, 100vw")
    picture = plan_picture(
        photo,
        alt=alt,
        slot=slot,
        base=base,
        encoder=encoder,
        credit=notice[0],
        rights=notice[1],
        kind=kind,
        profile=profile,
    )
    return Whole(_address(picture.derivatives[-1], base), picture)


def tone_name(digest: str, encoder: str) -> str:
    """Return the name under which the encoder keeps a photo's tone."""
    return f"{digest[:24]}-{_short(encoder)}.tone"


@functools.lru_cache(maxsize=8)
def _short(encoder: str) -> str:
    return hashlib.sha256(encoder.encode()).hexdigest()[:8]


_SUFFIXES = {"avif": "avif", "jpeg": "jpg", "webp": "webp", "png": "png"}

# Found by measuring photos: at these, the eye rates copies of all widths alike. Small ones are shown enlarged less.
AVIF_QUALITIES = ((480, 51), (960, 52), (MAX_WIDTH, 56))
_JPEG_QUALITY = 72
_WEBP_QUALITY = 78
# Drawings have edges that smear, and few bytes anyway.
_AVIF_DRAWING_QUALITY = 66
_JPEG_DRAWING_QUALITY = 86
LOSSLESS = 100
_LARGEST_SIDE_OF_WEBP = 16383


def _crop_box(width: int, height: int, ratio: tuple[int, int], focal: tuple[float, float]) -> Box | None:
    """Return the largest box of a ratio, around the focal point as far as the edges allow; None if that is all."""
    across, down = ratio
    if width * down > height * across:
        box_width, box_height = max(1, round(height * across / down)), height
    else:
        box_width, box_height = width, max(1, round(width * down / across))
    if (box_width, box_height) == (width, height):
        return None
    left = _between(0, round(focal[0] * width - box_width / 2), width - box_width)
    top = _between(0, round(focal[1] * height - box_height / 2), height - box_height)
    return (left, top, left + box_width, top + box_height)


def _between(low: int, wanted: int, high: int) -> int:
    return max(low, min(wanted, high))


def _second_format(photo: Photo, tallest: int) -> Format:
    """Return the format for browsers without AVIF, which must be able to hold what the photo has."""
    if not photo.has_alpha:
        return "jpeg"
    return "webp" if tallest <= _LARGEST_SIDE_OF_WEBP else "png"


def _is_drawing(photo: Photo, kind: str) -> bool:
    return kind == "illustration" or photo.palette


# A photo is shown on several pages, in each language; its copies are decided once.
@functools.lru_cache(maxsize=1 << 17)
def _plan_copies(
    photo: Photo,
    crop: Box | None,
    widths: tuple[int, ...],
    format: Format,
    is_drawing: bool,
    encoder: str,
    profile: Profile,
    notice: tuple[str, str],
) -> tuple[Derivative, ...]:
    """Return the copies in one format, from the narrowest to the widest."""
    left, top, right, bottom = crop or (0, 0, photo.width, photo.height)
    ways = _ways(right - left, bottom - top, widths, format, is_drawing, encoder, profile)
    return tuple(
        [
            Derivative(photo.path, photo.digest, photo.orientation, crop, *way, *notice, photo.content_path)
            for way in ways
        ]
    )


# Most photos of a camera have one size.
@functools.lru_cache(maxsize=1 << 12)
def _ways(
    full_width: int,
    full_height: int,
    widths: tuple[int, ...],
    format: Format,
    is_drawing: bool,
    encoder: str,
    profile: Profile,
) -> tuple[tuple[int, int, Recipe], ...]:
    """Return width, height and recipe of each copy, from the narrowest to the widest; none is larger than the whole."""
    return tuple(
        (width, max(1, round(full_height * width / full_width)), _recipe(format, width, is_drawing, encoder, profile))
        for width in sorted({min(width, full_width) for width in widths})
    )


@functools.lru_cache(maxsize=256)
def _recipe(format: Format, width: int, is_drawing: bool, encoder: str, profile: Profile) -> Recipe:
    if format == "png":
        return Recipe(format, 0, 0, True, encoder)
    if format == "webp":
        return Recipe(format, LOSSLESS if is_drawing else _WEBP_QUALITY, 0, is_drawing, encoder)
    if format == "jpeg":
        return Recipe(format, _JPEG_DRAWING_QUALITY if is_drawing else _JPEG_QUALITY, 0, is_drawing, encoder)
    if is_drawing:
        return Recipe(format, _AVIF_DRAWING_QUALITY, profile.speed, True, encoder)
    quality = next((quality for limit, quality in AVIF_QUALITIES if width <= limit), AVIF_QUALITIES[-1][1])
    return Recipe(format, quality, profile.speed, False, encoder, profile.target)


def _source(copies: tuple[Derivative, ...], sizes: str, base: str) -> Source:
    srcset = ", ".join([f"{base}media/{copy.name} {copy.width}w" for copy in copies])
    return Source(f"image/{copies[0].format}", srcset, sizes)


def _address(derivative: Derivative, base: str) -> str:
    return f"{base}media/{derivative.name}"


def _for_plain_browsers(copies: tuple[Derivative, ...]) -> Derivative:
    """Return the widest copy that is still quick to load everywhere; `copies` go from the narrowest to the widest."""
    return next((copy for copy in reversed(copies) if copy.width <= 960), copies[0])
