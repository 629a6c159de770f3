"""What search engines are told of pictures is what their editors said of them, and no more."""

from __future__ import annotations

import pytest
from tests.unit.test_pictures import PHOTO

from linli.views.licences import image_data, licence_address
from linli.views.parts import Link, Phrase, RecordView
from linli.views.pictures import HERO, THUMB, plan_picture

ASKED_AT = "https://lane.example/lane/"


def view_with(*pictures):
    text = Phrase("Hall")
    hero, *gallery = pictures
    return RecordView(
        "space", "hall", Link("", text), text, None, None, hero, (), (), None, tuple(gallery), (), (), (), ""
    )


def shown(slot=HERO, **told):
    return plan_picture(PHOTO, alt="A stage", slot=slot, base="./", encoder="test", **told)


@pytest.mark.parametrize(
    ("rights", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://lane.example/terms/", "https://lane.example/terms/"),
        ("© 梧桐里", ""),
        ("CC BY", ""),
        ("", ""),
    ],
)
def test_a_licence_that_is_named_can_be_read(rights, address):
    assert licence_address(rights) == address


def test_an_open_licence_needs_nobody_to_be_asked():
    data = image_data(view_with(shown(credit="Lin", rights="CC BY 4.0")), "https://lane.example", ASKED_AT)

    assert data is not None
    (image,) = data["@graph"]
    assert image["@type"] == "ImageObject"
    assert image["contentUrl"].startswith("https://lane.example/media/0123456789ab-1600x1200-")
    assert image["contentUrl"].endswith(".jpg")
    assert (image["creditText"], image["license"]) == ("Lin", "https://creativecommons.org/licenses/by/4.0/")
    assert "acquireLicensePage" not in image


def test_other_rights_are_told_as_they_are_with_those_to_ask():
    data = image_data(view_with(shown(rights="© 梧桐里")), "https://lane.example", ASKED_AT)

    assert data is not None
    (image,) = data["@graph"]
    assert (image["copyrightNotice"], image["acquireLicensePage"]) == ("© 梧桐里", ASKED_AT)
    assert "license" not in image


def test_a_picture_of_which_nothing_is_known_is_left_out_and_one_that_is_shown_twice_is_told_once():
    thumb = shown(THUMB, credit="Lin")
    data = image_data(view_with(shown(), thumb, thumb), "https://lane.example", ASKED_AT)

    assert data is not None
    assert [image["creditText"] for image in data["@graph"]] == ["Lin"]
    assert data["@graph"][0]["width"] == 1600


def test_without_an_address_or_without_a_word_nothing_is_told():
    assert image_data(view_with(shown(credit="Lin")), "", ASKED_AT) is None
    assert image_data(view_with(shown()), "https://lane.example", ASKED_AT) is None
