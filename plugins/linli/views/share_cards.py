"""Plans the pictures that messengers show beside a link to a page. Arithmetic only: nothing is drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from typing import Literal

from linli.records.community import Community
from linli.records.fields import Photo, Record
from linli.records.reference import Key
from linli.views.frame import Frame
from linli.views.frames import absolute
from linli.views.here import Edition, Here
from linli.views.pages import Page, RecordPage
from linli.views.palette import plate_colour
from linli.views.pictures import CENTRE, HERO, Box, Derivative, Picture

Shape = Literal["wide", "square"]

# Wide: what Open Graph and Twitter ask for. Square: WeChat takes the first picture of a page that is at least 300
# pixels on each side, and cuts it square.
SIZES: dict[Shape, tuple[int, int]] = {"wide": (1200, 630), "square": (400, 400)}
# The part of a card that a picture takes, where the page has one: the right side, or all above a band.
PANELS: dict[Shape, tuple[int, int]] = {"wide": (480, 630), "square": (400, 244)}


@dataclass(frozen=True, slots=True)
class Cutting:
    """A part of a published copy of a photo; `box` is in pixels of the copy."""

    copy: Derivative
    box: Box


@dataclass(frozen=True, slots=True)
class ShareCard:
    """One card: what it says, and in which colour. Equal cards are drawn once.

    `plate` is whose page it is: the community's name or the site's, or nothing where the title says so already.
    `artist` names the code that draws it.
    """

    shape: Shape
    title: str
    kicker: str
    plate: str
    site_name: str
    colour: str
    picture: Cutting | None
    artist: str

    @property
    def size(self) -> tuple[int, int]:
        """The card's width and height."""
        return SIZES[self.shape]

    @property
    def name(self) -> str:
        """The file's name, which no other card has."""
        # The copy by its name: where its source lies on this machine does not matter.
        picture = (self.picture.copy.name, self.picture.box) if self.picture else None
        all_that_matters = astuple(replace(self, picture=None)), picture
        return f"card-{hashlib.sha256(repr(all_that_matters).encode()).hexdigest()[:20]}.jpg"

    @property
    def path(self) -> str:
        """The card's address on the site, from its root."""
        return f"/media/{self.name}"


def with_share_cards(page: Page, edition: Edition) -> Page:
    """Return the page with its cards.

    Their addresses must be absolute, so a site without an address has none; nor has a page that nobody is to find.
    """
    if not edition.site_url or not page.frame.indexed:
        return page
    here = edition.at("/")
    wide, square = (plan_share_card(page, here, shape) for shape in ("wide", "square"))
    frame = replace(
        page.frame,
        image=absolute(here, wide.path),
        image_width=wide.size[0],
        image_height=wide.size[1],
        image_alt=" · ".join(dict.fromkeys(filter(None, (wide.title, wide.kicker, wide.plate, wide.site_name)))),
        square=f"{page.frame.root}{square.path.removeprefix('/')}",
        cards=(wide, square),
    )
    return replace(page, frame=frame)


def plan_share_card(page: Page, here: Here, shape: Shape) -> ShareCard:
    """Decide what the card of a page shows: the picture is the page's own, or else its community's."""
    frame = page.frame
    community = _community(frame, here)
    # The way to the page ends with its title; before that stands what the page belongs to.
    *above, title = [link.phrase.text for link in frame.breadcrumb] or [here.edition.site_name]
    name = here.text(community.short_name or community.title).text if community else here.edition.site_name
    return ShareCard(
        shape=shape,
        title=title,
        kicker=above[-1] if len(above) > 1 and above[-1] != name else "",
        plate=name if name != title else "",
        site_name=here.edition.site_name,
        colour=plate_colour(community),
        picture=_title_cutting(page, community, here, shape),
        artist=here.edition.artist,
    )


def _community(frame: Frame, here: Here) -> Community | None:
    record = here.site.records.get(Key("community", frame.community_id, frame.community_id))
    return record if isinstance(record, Community) else None


def _title_cutting(page: Page, community: Community | None, here: Here, shape: Shape) -> Cutting | None:
    if community is None:
        return None
    owners = (*_shown_on(page, community, here), (community, community.pictures))
    return next((cutting for record, photos in owners if (cutting := _cut_first(record, photos, here, shape))), None)


def _shown_on(page: Page, community: Community, here: Here) -> Iterable[tuple[Record, Iterable[Photo]]]:
    """Yield the record of a record's page with its photos; for a zone, the space that it belongs to."""
    if not isinstance(page, RecordPage):
        return
    key = Key(page.record.kind, community.key.id, page.record.id)
    if key in here.site.records:
        yield here.site.records[key], here.site.records[key].pictures
    elif key in here.site.zones:
        node = here.site.zones[key]
        yield node.space, node.zone.photos
        yield node.space, node.space.pictures


def _cut_first(record: Record, photos: Iterable[Photo], here: Here, shape: Shape) -> Cutting | None:
    for photo in photos:
        picture = here.picture(record, photo, HERO)
        if picture:
            return cut_picture(picture, PANELS[shape], photo.focal or CENTRE)
    return None


def cut_picture(picture: Picture, panel: tuple[int, int], focal: tuple[float, float]) -> Cutting:
    """Decide what a panel shows of a picture: a copy that the site publishes anyway, the smallest that is sharp there.

    No AVIF, which takes several times as long to decode.
    """
    cuttings = [Cutting(copy, _box(copy, panel, focal)) for copy in picture.derivatives if copy.format != "avif"]
    by_size = sorted(cuttings, key=lambda cutting: cutting.copy.width)
    return next((cutting for cutting in by_size if cutting.box[2] - cutting.box[0] >= panel[0]), by_size[-1])


def _box(copy: Derivative, panel: tuple[int, int], focal: tuple[float, float]) -> Box:
    """Return the largest part of a copy in the panel's shape, around the focal point as far as the edges allow."""
    scale = min(copy.width / panel[0], copy.height / panel[1])
    width, height = max(1, round(panel[0] * scale)), max(1, round(panel[1] * scale))
    left = min(max(0, round(focal[0] * copy.width - width / 2)), copy.width - width)
    top = min(max(0, round(focal[1] * copy.height - height / 2)), copy.height - height)
    return (left, top, left + width, top + height)
