"""How a picture that the browser cuts, or that is small, fits its place."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from linli.views.fits import fit_classes, plan_fits

RULES = dict(re.findall(r"\.([a-z0-9-]+)\{--[a-z-]+:(\d+)(?:%|px)\}", plan_fits()))
SHARES = st.floats(0, 1)


@given(focal=st.tuples(SHARES, SHARES), width=st.integers(1, 9000))
def test_every_class_is_in_the_style_sheet(focal, width):
    assert set(fit_classes(focal, width).split()) <= RULES.keys()


@given(focal=st.tuples(SHARES, SHARES))
def test_what_must_stay_is_off_by_a_twentieth_at_most(focal):
    told = dict(name.removeprefix("focus-").split("-") for name in fit_classes(focal, 4000).split())

    points = [int(told.get(axis, 50)) / 100 for axis in "xy"]

    assert all(abs(point - share) <= 0.0501 for point, share in zip(points, focal, strict=True))


@given(width=st.integers(40, 959))
def test_a_small_photo_is_shown_no_wider_than_it_is(width):
    (own,) = fit_classes((0.5, 0.5), width).split()

    assert width - 40 < int(RULES[own]) <= width


def test_a_large_photo_around_its_centre_needs_no_class():
    assert fit_classes((0.5, 0.5), 4000) == ""
