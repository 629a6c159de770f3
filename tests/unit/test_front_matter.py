"""Front matter is text with line numbers, whatever an editor has typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.problems import Report
from linli.sources.front_matter import Mapping, Scalar, Sequence, read_front_matter

PATH = "content/events/dinner.md"
FIRST_LINE = 2
# The characters that mean something to YAML, so that arbitrary text comes near to being YAML.
NEARLY_YAML = st.text(alphabet="ab1 \n\t:-?[]{},#&*!|>'\"%@`~=.文：", max_size=60)
WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)


def read(text):
    report = Report()
    return read_front_matter(text, PATH, FIRST_LINE, report), report.problems


@given(st.text(max_size=60) | NEARLY_YAML)
def test_any_text_is_either_read_or_reported_within_its_own_lines(text):
    mapping, problems = read(text)

    assert mapping is not None or problems
    assert all(
        problem.place.path == PATH and FIRST_LINE <= problem.place.line <= FIRST_LINE + text.count("\n") + 1
        for problem in problems
    )
    assert all(problem.message and problem.way_out for problem in problems)


@given(st.lists(WORDS, unique=True, max_size=12), st.data())
def test_every_field_has_its_own_line_whatever_stands_between(keys, data):
    lines = []
    expected = {}
    for key in keys:
        lines += data.draw(st.lists(st.sampled_from(["", "# a remark", "   "]), max_size=2))
        expected[key] = FIRST_LINE + len(lines)
        lines.append(f"{key}: v")

    mapping, problems = read("\n".join(lines))

    assert problems == ()
    assert {entry.key: entry.place.line for entry in mapping.entries} == expected


@pytest.mark.parametrize(
    "value",
    ["no", "yes", "12:30", "2019-08", "2019-08-01", "007", "1e3", "0x1F", "1_000", ".5", "是", "5万余 人", "+86"],
)
def test_a_value_stays_what_the_editor_typed(value):
    mapping, _ = read(f"field: {value}")

    assert mapping.get("field").text == value


def test_what_is_below_a_field_has_lines_of_its_own():
    mapping, _ = read("zones:\n  - id: kitchen\n    title: 厨房\n  - id: lawn\nuses: [种菜, 议事]\n")

    kitchen, lawn = mapping.get("zones").items
    assert isinstance(kitchen, Mapping)
    assert [entry.place.line for entry in kitchen.entries] == [3, 4]
    assert lawn.place.line == 5
    assert isinstance(mapping.get("uses"), Sequence)
    assert [item.text for item in mapping.get("uses").items] == ["种菜", "议事"]


@pytest.mark.parametrize("null", ["", "~", "null", "NULL"])
def test_a_field_without_a_value_is_reported_and_the_others_stay(null):
    mapping, problems = read(f"title: 晚餐\nvenue: {null}\nprice: 免费")

    assert [entry.key for entry in mapping.entries] == ["title", "price"]
    assert [problem.place.line for problem in problems] == [3]


@pytest.mark.parametrize("text", ["''", '"~"', "'null'"])
def test_an_empty_or_odd_text_in_quotes_is_a_value(text):
    mapping, problems = read(f"title: {text}")

    assert isinstance(mapping.get("title"), Scalar)
    assert problems == ()


def test_a_field_given_twice_keeps_the_first():
    mapping, problems = read("title: 一\ntitle: 二")

    assert mapping.get("title").text == "一"
    assert [problem.place.line for problem in problems] == [3]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: &x [*x]", id="a list that holds itself"),
        pytest.param("a: &x 1\nb: *x", id="a value said once and meant twice"),
        pytest.param("a: " + "[" * 50_000, id="lists in lists"),
        pytest.param("a: " + "{b: " * 50_000, id="fields in fields"),
        pytest.param("a:\n " + "- " * 50_000, id="dashes after dashes"),
        pytest.param("\n".join(" " * n + "a:" for n in range(1_000)), id="ever deeper"),
    ],
)
def test_yaml_that_overwhelms_its_reader_is_refused_in_one_line(text):
    mapping, problems = read(text)

    assert mapping is None
    assert len(problems) == 1


def test_no_front_matter_at_all_has_no_fields():
    assert read("") == (Mapping((), read("")[0].place), ())
