"""Whose paper a printed sheet is, and where it sends those who want to know more."""

from __future__ import annotations

from dataclasses import dataclass

from linli.records.community import Community
from linli.views.dates import zone_note
from linli.views.documents import PrintCode
from linli.views.frames import absolute
from linli.views.here import Here
from linli.views.palette import plate_colour
from linli.views.parts import Phrase
from linli.views.wording import _


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every sheet: a name and its colour, whom to ask, and the page that the sheet is taken from.

    `code` is None where the site has no address yet. `invitation` says what one finds there.
    """

    name: Phrase
    colour: str
    place: Phrase | None
    contact: Phrase | None
    contact_label: str
    code: PrintCode | None
    invitation: str


def plan_imprint(here: Here, community: Community | None, title: str, invitation: str) -> Imprint:
    """Return the imprint of a sheet that belongs to the page at `here`, whose title is `title`."""
    return Imprint(
        name=here.text(community.title) if community else Phrase(here.edition.site_name),
        colour=plate_colour(community),
        place=here.optional(community.place) if community else None,
        contact=here.optional(community.contact) if community else None,
        contact_label=here.words(_("Contact")),
        code=plan_code(here, here.path, title),
        invitation=invitation,
    )


def plan_code(here: Here, path: str, label: str) -> PrintCode | None:
    """Return the code that leads to a path of the site, or None where the site has no address yet."""
    url = absolute(here, path)
    return PrintCode(url, f"{label}: {url}") if url else None


def say_caveat(here: Here, zone: str) -> str:
    """Return what paper must say of itself: it does not change, and dates do."""
    said = (here.words(_("Dates can change: the web page has the latest.")), zone_note(here.words, zone))
    return ("" if here.words.is_han else " ").join(filter(None, said))
