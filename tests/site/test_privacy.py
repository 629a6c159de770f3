"""No private person is given away: mobile numbers and identity numbers are found wherever visitors could read them."""

from __future__ import annotations

import random

import pytest
from tests.fixtures.projects import MOMENT, make_project

from linli.build import load_site
from linli.problems import Report
from linli.records.privacy import is_identity_number
from linli.settings import read_settings

# Made up; the last character is right.
IDENTITY = "11010519491231002X"
STORY = "---\ntitle: 邻居\n{field}---\n第一行。\n\n{body}\n"


@pytest.fixture
def problems_of(tmp_path, monkeypatch):
    """Return what is found in a story with a field or a text of its own."""
    project = make_project(tmp_path / "project")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)

    def problems_of(body="", field="", path="stories/neighbour.md", text=None):
        (project.content / path).write_text(text or STORY.format(body=body, field=field), "utf-8")
        report = Report()
        load_site(read_settings({}, project.folder), report)
        return [str(problem) for problem in report.problems]

    return problems_of


@pytest.mark.parametrize(
    "text",
    ["请联系13812345678", "电话：138 1234 5678。", "138-1234-5678", "+86 13812345678", "+8613812345678",
     "(19912345678)",
     "拨打13812345678，找王阿姨",
     "微信同号13812345678."],
)  # fmt: skip
def test_t111_a_mobile_number_in_a_text_is_a_problem_with_its_line_and_a_way_out(problems_of, text):
    problems = problems_of(text)

    assert len(problems) == 1
    assert problems[0].startswith("content/stories/neighbour.md:6: a mobile number stands here")
    assert "contact:" in problems[0]
    assert "1234" not in problems[0]


@pytest.mark.parametrize(
    "text",
    ["服务台 028-82712345", "https://example.org/p/13812345678", "见[报道](https://example.org/13812345678/a)。",
     "订单2013812345678号", "1.3812345678", "13812345678901", "#13812345678", "2019-2026 1200-1500", "12345",
     "110105194912310021", "书号 978-7-5000-0000-0"],
)  # fmt: skip
def test_t111_other_numbers_are_left_alone(problems_of, text):
    assert problems_of(text) == []


def test_t111_the_number_of_an_identity_card_is_a_problem(problems_of):
    problems = problems_of(f"证件 {IDENTITY}")

    assert len(problems) == 1
    assert problems[0].startswith("content/stories/neighbour.md:6: the number of an identity card")
    assert IDENTITY not in problems[0]


@pytest.mark.parametrize("name", ["summary", "about"])
def test_t111_fields_are_searched_too(problems_of, name):
    (problem,) = problems_of(field=f"{name}: 找王阿姨 13812345678\n")

    assert problem.startswith("content/stories/neighbour.md:3: ")


def test_t111_where_contacts_belong_a_number_is_welcome(problems_of):
    text = "---\ntitle: 读书会\nstart: 2026-07-01\nsignup: {how: 电话 13812345678}\n---\n"

    assert problems_of(path="events/2026/reading.md", text=text) == []


def test_t111_even_there_no_identity_number_is(problems_of):
    text = f"---\ntitle: 读书会\nstart: 2026-07-01\nsignup: {{how: '{IDENTITY}'}}\n---\n"

    assert len(problems_of(path="events/2026/reading.md", text=text)) == 1


def test_a_number_with_one_wrong_digit_is_no_identity_number():
    random.seed(20261122)
    wrong = [IDENTITY[:place] + str((int(IDENTITY[place]) + random.randint(1, 9)) % 10) + IDENTITY[place + 1 :]
             for place in range(17)]  # fmt: skip

    assert is_identity_number(IDENTITY)
    assert not any(is_identity_number(number) for number in wrong)
