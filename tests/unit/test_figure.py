"""Figures that say no more than is known."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.records.figure import UNITS, Quantity, read_quantity, unit_id
from linli.records.values import Unreadable

QUALIFIERS = ["exact", "plus", "over", "odd", "about", "nearly", "at_most"]
NUMBERS = st.decimals(min_value=1, max_value=10**9, places=1) | st.integers(1, 10**9).map(Decimal)
UNIT_IDS = st.sampled_from([unit.id for unit in UNITS] + ["", "棵"])
QUANTITIES = st.builds(Quantity, NUMBERS, st.sampled_from(QUALIFIERS), UNIT_IDS) | UNIT_IDS.map(
    lambda unit: Quantity(Decimal(10), "tens", unit)
)
# The writing itself, so that what Hypothesis finds is near to what editors write.
WRITTEN = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "约", "超", "近", "~", ">", "最多", "至少", "over ", "about ", "nearly ", "up to "]),
    st.sampled_from(["3", "12", "200", "1,587", "5.5", "十二", "两百", "三千五百"]),
    st.sampled_from(["", "万", "余", "多", "+", " million", "亿"]),
    st.sampled_from(["", " "]),
    st.sampled_from(["", "人", "人次", "场", "m2", "people", "平方米", "个社群", "棵"]),
)


def lowest(quantity):
    return quantity.interval[0]


def highest(quantity):
    return Decimal("Infinity") if quantity.interval[1] is None else quantity.interval[1]


@given(QUANTITIES.filter(lambda quantity: quantity.qualifier != "tens"))
def test_the_number_that_is_said_is_one_that_can_be_meant(quantity):
    assert lowest(quantity) <= quantity.value <= highest(quantity)


@given(QUANTITIES)
def test_a_figure_is_read_back_from_what_it_says(quantity):
    again = read_quantity(str(quantity))

    assert (again.value, again.qualifier, again.unit) == (quantity.value, quantity.qualifier, quantity.unit)


@given(QUANTITIES, QUANTITIES)
def test_a_sum_is_exact_only_where_both_parts_are(one, other):
    total = one + other

    assert (total.qualifier == "exact") == (one.qualifier == other.qualifier == "exact")
    assert total.unit == one.unit


@given(QUANTITIES, QUANTITIES)
def test_a_sum_can_mean_all_that_its_parts_can_mean(one, other):
    total = one + other

    assert lowest(total) <= lowest(one) + lowest(other)
    assert highest(total) >= highest(one) + highest(other)


@given(QUANTITIES, QUANTITIES)
def test_the_order_of_adding_does_not_matter(one, other):
    here, there = one + other, other + one

    assert (here.value, here.qualifier, here.interval) == (there.value, there.qualifier, there.interval)


@given(WRITTEN)
def test_what_editors_write_is_either_read_the_same_way_twice_or_unreadable(text):
    try:
        quantity = read_quantity(text)
    except Unreadable:
        return

    assert read_quantity(str(quantity)) == quantity


@given(st.text(max_size=20))
def test_any_text_is_either_a_figure_or_unreadable(text):
    try:
        quantity = read_quantity(text)
    except Unreadable:
        return

    assert quantity.value.is_finite()
    assert str(quantity)


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "unit"),
    [
        ("1587 份", 1587, "exact", "answers"),
        ("1,587份", 1587, "exact", "answers"),
        ("200+ 场", 200, "plus", "events"),
        ("200场以上", 200, "plus", "events"),
        ("~600 m2", 600, "about", "m2"),
        ("约600平方米", 600, "about", "m2"),
        ("600㎡左右", 600, "about", "m2"),
        ("5万余 人", 50000, "odd", "people"),
        ("5万余人次", 50000, "odd", "participations"),
        ("超2000 人", 2000, "over", "people"),
        ("超过2000名", 2000, "over", "people"),
        ("近百人", 100, "nearly", "people"),
        ("over 2,000 people", 2000, "over", "people"),
        ("at least 30 households", 30, "plus", "households"),
        ("数十人", 10, "tens", "people"),
        ("上百场", 100, "plus", "events"),
        ("二十多场", 20, "odd", "events"),
        ("三十二人", 32, "exact", "people"),
        ("两千零一户", 2001, "exact", "households"),
        ("１２ 场", 12, "exact", "events"),
        ("1.2 million people", 1200000, "exact", "people"),
        ("12 棵", 12, "exact", "棵"),
        ("0 人", 0, "exact", "people"),
    ],
)
def test_a_figure_is_understood_as_editors_write_it(text, value, qualifier, unit):
    assert read_quantity(text) == Quantity(Decimal(value), qualifier, unit)


@pytest.mark.parametrize("text", ["", "很多", "人", "约约600", "至少近600人", "约600+", "-5 人", "half"])
def test_what_is_no_figure_is_unreadable(text):
    with pytest.raises(Unreadable):
        read_quantity(text)


def test_people_and_participations_are_different_units():
    assert unit_id("人") != unit_id("人次")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_every_word_for_a_unit_means_that_unit_only(unit):
    assert {unit_id(word) for word in (unit.id, *unit.words)} == {unit.id}


@pytest.mark.parametrize(
    ("text", "interval"),
    [("200余 场", (200, 300)), ("5万余 人", (50_000, 60_000)), ("1234余 人", (1234, 1235)), ("200+ 场", (200, None))],
)
def test_and_some_more_means_less_than_one_more_of_the_last_digit_said(text, interval):
    assert read_quantity(text).interval == interval
