"""Charts are arithmetic: where marks stand, and that they never say more than the figures do."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.records.figure import Quantity, read_quantity
from linli.views.charts import (
    WIDTH,
    Bar,
    TileKind,
    TileRow,
    are_comparable,
    plan_bars,
    plan_columns,
    plan_tiles,
    width_of,
    wrapped,
)  # fmt: skip

HEAD = ("What", "How much")
WORDS: dict[TileKind, str] = {
    "delivered": "Delivered",
    "partial": "Partly",
    "ongoing": "Under way",
    "planned": "Planned",
    "declined": "No",
}


def bars_of(*amounts):
    return plan_bars("id", "Title", "Says", [Bar(text, read_quantity(text), text) for text in amounts], HEAD)


def kinds_in(chart):
    return [mark.kind for mark in chart.marks if mark.kind != "axis"]


def corners(path):
    """Return all points that a path goes through."""
    x = y = 0.0
    points = []
    for command, numbers in re.findall(r"([MHVhvlz])([^MHVhvlz]*)", path):
        values = [float(number) for number in numbers.split()]
        if command == "M":
            x, y = values
        elif command in "Hh":
            x = values[0] + (x if command == "h" else 0)
        elif command in "Vv":
            y = values[0] + (y if command == "v" else 0)
        elif command == "l":
            x, y = x + values[0], y + values[1]
        points.append((x, y))
    return points


def length_of(mark):
    xs = [x for x, _ in corners(mark.path)]
    return max(xs) - min(xs)


def test_a_figure_without_an_upper_end_goes_on_in_an_arrow():
    assert kinds_in(bars_of("200+ 场", "150 场")) == ["solid", "open", "solid"]


def test_what_may_or_may_not_be_there_is_an_outline():
    assert kinds_in(bars_of("~600 m2")) == ["solid", "possible"]
    assert kinds_in(bars_of("5万余 人")) == ["solid", "possible"]
    assert kinds_in(bars_of("最多30 人")) == ["possible"]


def test_an_exact_figure_is_nothing_but_solid():
    assert kinds_in(bars_of("1587 份")) == ["solid"]


def test_bars_are_as_long_as_their_figures_are_large():
    whole, half = (mark for mark in bars_of("200 场", "100 场").marks if mark.kind == "solid")

    assert length_of(whole) == pytest.approx(2 * length_of(half), abs=0.2)


def test_people_and_participations_never_share_a_scale():
    assert not are_comparable([read_quantity("2000 人"), read_quantity("2000 人次")])

    with pytest.raises(ValueError, match="different units"):
        bars_of("2000 人", "10000 人次")


def test_a_chart_of_nothing_but_noughts_can_be_drawn():
    assert kinds_in(bars_of("0 场", "0 场")) == []


QUALIFIERS = st.sampled_from(["exact", "plus", "over", "odd", "about", "nearly", "at_most", "tens"])
QUANTITIES = st.builds(
    lambda value, qualifier: Quantity(Decimal(value), qualifier, "people"), st.integers(0, 10**9), QUALIFIERS
)


@given(st.lists(QUANTITIES, min_size=1, max_size=6))
def test_no_mark_leaves_the_drawing(quantities):
    chart = plan_bars("id", "Title", "Says", [Bar("名称", quantity, "said") for quantity in quantities], HEAD)

    points = [point for mark in chart.marks for point in corners(mark.path)]
    assert all(0 <= x <= WIDTH + 0.1 and 0 <= y <= chart.height for x, y in points)


@given(st.lists(QUANTITIES, min_size=1, max_size=6))
def test_a_figure_with_an_open_end_always_shows_it(quantities):
    chart = plan_bars("id", "Title", "Says", [Bar("名称", quantity, "said") for quantity in quantities], HEAD)

    open_ended = sum(quantity.interval[1] is None for quantity in quantities)
    assert kinds_in(chart).count("open") == open_ended


def test_years_without_events_are_shown_as_years_without_events():
    chart = plan_columns("id", "Title", "Says", {2022: 4, 2024: 2}, ("Year", "Events"))

    assert chart.table.rows == (("2022", "4"), ("2023", "0"), ("2024", "2"))
    assert kinds_in(chart) == ["solid", "solid"]
    assert [word.text for word in chart.words if word.kind == "value"] == ["4", "0", "2"]


def test_many_years_keep_their_names_apart():
    chart = plan_columns("id", "Title", "Says", dict.fromkeys(range(1990, 2027), 3), ("Year", "Events"))

    places = [word.x for word in chart.words if word.kind == "note"]
    assert all(after - before >= 35 for before, after in itertools.pairwise(places))


def test_every_response_is_one_tile_and_only_what_occurs_is_explained():
    rows = [TileRow("文化", ("delivered", "planned")), TileRow("购物", ("ongoing",))]
    chart = plan_tiles("id", "Title", "Says", rows, WORDS, "Need")

    explained = [word.text for word in chart.words if word.kind == "note"]
    assert explained == ["Delivered 1", "Under way 1", "Planned 1"]
    assert chart.table.head == ("Need", "Delivered", "Under way", "Planned")
    assert chart.table.rows == (("文化", "1", "0", "1"), ("购物", "0", "1", "0"))
    # One in its row and one in the legend.
    assert kinds_in(chart).count("planned") == 2


def test_states_differ_in_shape_and_not_in_colour_alone():
    def shape(kind):
        row = TileRow("", (kind,))
        marks = plan_tiles("id", "Title", "Says", [row], {}, "Need").marks
        return tuple((mark.kind == "delivered", mark.path) for mark in marks)

    # Planned and ongoing are outlines: the one is dashed by its style, the other has a bar in it.
    assert len({shape(kind) for kind in ("delivered", "partial", "ongoing", "declined")}) == 4
    assert shape("planned") != shape("delivered")


def test_a_long_name_is_broken_between_words_and_between_han_characters():
    assert wrapped("A 15-minute circle of daily convenience", 120) == ("A 15-minute", "circle of daily", "convenience")
    assert wrapped("让新来的人有归属感", 13 * 5) == ("让新来的人", "有归属感")


@given(st.text(alphabet="归属感的人 abc,。", max_size=200), st.integers(60, 400))
def test_a_name_in_lines_fits_and_loses_nothing_that_fits(text, width):
    lines = wrapped(text, width)

    assert len(lines) <= 3
    words = [word for word in re.split(r"(?<= )|(?=[归属感的人。])|(?<=[归属感的人。])", text) if word]
    if all(width_of(word) <= width for word in words):
        assert all(width_of(line) <= width + 13 for line in lines)
    if len(lines) < 3:
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_name_that_is_too_long_says_that_it_goes_on():
    assert wrapped("归属感" * 30, 13 * 10)[-1].endswith("…")
