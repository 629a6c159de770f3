"""The colours that keep photos' places."""

from __future__ import annotations

import gzip
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.views.tones import plan_tones, tone_class

RULE = re.compile(r"\.(tone-\d{3})\{background:#(\w{6});color:#(\w{3})\}")
RULES = {name: (ground, ink) for name, ground, ink in RULE.findall(plan_tones())}

channels = st.integers(0, 255)


def parsed(colour):
    return tuple(int(colour[start : start + 2], 16) for start in (0, 2, 4))


def luminance(colour):
    linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in parsed(colour)]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@given(channels, channels, channels)
def test_every_colour_has_a_class_in_the_style_sheet_that_is_near_to_it(red, green, blue):
    ground, _ink = RULES[tone_class(f"#{red:02x}{green:02x}{blue:02x}")]

    assert all(abs(one - other) <= 36 for one, other in zip(parsed(ground), (red, green, blue), strict=True))


@pytest.mark.parametrize("name", RULES)
def test_the_text_of_a_photo_that_cannot_be_loaded_can_be_read_on_its_tone(name):
    ground, ink = RULES[name]
    dark, light = sorted((luminance(ground), luminance(ink * 2)))

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_what_can_be_seen_through_has_no_class():
    assert tone_class("") == ""


def test_the_tones_cost_a_visitor_less_than_a_kilobyte():
    assert len(gzip.compress(plan_tones().encode(), 9)) < 1000
