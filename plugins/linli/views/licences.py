"""What search engines are told of a page's pictures: who made them, and under which terms they may be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linli.views.parts import RecordView
from linli.views.pictures import Derivative, Picture

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-(?:NC|ND|SA|NC-SA|NC-ND))?)[ -](\d\.\d)", re.IGNORECASE)
_WAIVED = re.compile(r"CC0(?:[ -]1\.0)?", re.IGNORECASE)


def image_data(view: RecordView, site_url: str, asked_at: str) -> dict[str, Any] | None:
    """Return the pictures of a record's page whose maker or rights are known; None without an address or without any.

    `asked_at` is the page of those to ask where no open licence allows their use.
    """
    shown = {_largest(picture).name: (picture, _largest(picture)) for picture in _pictures(view)}
    known = [
        _image(picture, copy, site_url, asked_at) for picture, copy in shown.values() if copy.credit or copy.rights
    ]
    return {"@context": "https://schema.org", "@graph": known} if known and site_url else None


def licence_address(rights: str) -> str:
    """Return where a licence can be read, or nothing where rights are no licence that we know."""
    if rights.startswith("https://"):
        return rights
    if _WAIVED.fullmatch(rights):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    named = _CREATIVE_COMMONS.fullmatch(rights)
    return f"https://creativecommons.org/licenses/{named[1].lower()}/{named[2]}/" if named else ""


def _pictures(view: RecordView) -> Iterator[Picture]:
    if view.hero:
        yield view.hero
    if view.body:
        yield from (picture for _name, picture in view.body.pictures)
    yield from view.gallery


def _largest(picture: Picture) -> Derivative:
    """Return the largest copy that programs outside browsers read; of a photo that opens, the whole."""
    copies = picture.whole.picture.derivatives if picture.whole else picture.derivatives
    return max((copy for copy in copies if copy.format != "avif"), key=lambda copy: copy.width)


def _image(picture: Picture, copy: Derivative, site_url: str, asked_at: str) -> dict[str, Any]:
    licence = licence_address(copy.rights)
    told = {
        "@type": "ImageObject",
        "contentUrl": f"{site_url}{copy.path}",
        "width": copy.width,
        "height": copy.height,
        "caption": picture.caption or picture.alt,
        "creditText": copy.credit,
        "license": licence,
        "copyrightNotice": "" if licence else copy.rights,
        "acquireLicensePage": "" if licence else asked_at,
    }
    return {name: value for name, value in told.items() if value}
