"""Can whatever colour a community chooses be read, by day and by night?"""

from __future__ import annotations

import itertools
import re
from types import SimpleNamespace
from typing import Any

import pytest

from linli.records.reference import Key
from linli.views.palette import contrast, luminance, plan_palette

AA = 4.5
LIGHT_INK, DARK_INK = luminance("#16191d"), luminance("#eceff1")
LIGHT_GROUND, DARK_GROUND = luminance("#ffffff"), luminance("#14171b")
COLOURS = ["#" + "".join(channels) for channels in itertools.product(("00", "80", "ff"), repeat=3)]


def rules_of(colour):
    """Return a community's colours by day and by night; what night leaves out is as by day."""
    community: Any = SimpleNamespace(key=Key("community", "a", "a"), palette=colour)
    day, night = plan_palette([community]).split("@media")
    by_day, by_night = (dict(re.findall(r"--([\w-]+):(#\w+)", part)) for part in (day, night))
    return by_day, {**by_day, **by_night}


@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_can_be_read(colour):
    day, night = rules_of(colour)

    assert contrast(day["accent"], LIGHT_GROUND) >= AA
    assert contrast(night["accent"], DARK_GROUND) >= AA
    assert contrast(day["accent-soft"], LIGHT_INK) >= AA
    assert contrast(night["accent-soft"], DARK_INK) >= AA


@pytest.mark.parametrize("colour", COLOURS)
def test_white_letters_can_be_read_on_every_plate(colour):
    day, night = rules_of(colour)

    assert contrast(day["accent"], 1.0) >= AA
    assert contrast(night["plate"], 1.0) >= AA
    assert contrast(night["plate"], DARK_GROUND) >= 1.8
