"""A figure is stated once, counted where it can be, and the same wherever it is shown."""

from __future__ import annotations

import pytest
from tests.fixtures.pages import read_page
from tests.fixtures.projects import MOMENT, make_project

from linli.build import load_site
from linli.problems import Report
from linli.records.reference import Key
from linli.settings import read_settings

WUTONG = Key("community", "wutong", "wutong")
YARD = Key("space", "wutong", "yard")
STORY = Key("story", "wutong", "figures")


@pytest.fixture
def count(tmp_path, monkeypatch):
    """State figures in a story of the small site, and return the ledger and the problems found there."""
    project = make_project(tmp_path / "project")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)

    def count(figures="", text="", files=()):
        front = f"figures:\n{figures}\n" if figures else ""
        (project.content / "stories/figures.md").write_text(f"---\ntitle: 数字\n{front}---\n{text}\n", "utf-8")
        for path, content in dict(files).items():
            (project.content / path).write_text(content, "utf-8")
        report = Report()
        site = load_site(read_settings({}, project.folder), report)
        return site.ledger, [str(problem) for problem in report.problems]

    return count


def value(ledger, name, record=STORY):
    return str(ledger.find(record, name).quantity)


@pytest.mark.parametrize(
    ("computed", "said"),
    [
        ("events.count", "2 events"),
        ("events.delivered.count", "1 events"),
        ("events.cancelled.count", "0 events"),
        ("groups.count", "1 groups"),
        ("zones.count", "2 zones"),
        ("spaces.area.sum", "300 m2"),
        ("events.attendance.sum", "60+ participations"),
        ("posts.slots.sum", "2"),
        ("themes.count", "2 items"),
    ],
)
def test_what_can_be_counted_is_counted(computed, said, count):
    ledger, problems = count(f"  counted: {{from: {computed}}}")

    assert problems == []
    assert value(ledger, "counted") == said


def test_a_count_keeps_to_its_period(count):
    ledger, problems = count(
        "  spring: {from: events.count, period: 2026-03/2026-05}\n"
        "  summer: {from: events.count, period: 2026-06/2026-08}"
    )

    assert problems == []
    assert (value(ledger, "spring"), value(ledger, "summer")) == ("1 events", "1 events")


def test_a_sum_says_no_more_than_its_parts(count):
    shed = "---\ntitle: 棚\narea: ~20 m2\n---\n"

    ledger, problems = count("  area: {from: spaces.area.sum}", files={"spaces/shed.md": shed})

    assert problems == []
    assert value(ledger, "area") == "~320 m2"


def test_a_figure_belongs_to_the_community_when_a_story_tells_it(count):
    ledger, _ = count("  trees: 3 棵")

    assert ledger.find(WUTONG, "trees") is ledger.find(STORY, "trees")
    assert ledger.find(YARD, "trees").owner == WUTONG


def test_a_figure_of_a_record_goes_before_its_communitys(count):
    shed = "---\ntitle: 棚\nfigures: {residents: 9 户}\n---\n"

    ledger, _ = count(files={"spaces/shed.md": shed})

    assert value(ledger, "residents", Key("space", "wutong", "shed")) == "9 households"
    assert value(ledger, "residents") == "1,200 people"
    assert value(ledger, "shed.residents") == "9 households"


def test_the_same_figure_may_be_stated_twice(count):
    _, problems = count("  residents: 1200 人")

    assert problems == []


@pytest.mark.parametrize("ground", ["as_of: 2025-03-01", "scope: 整条街道"])
def test_a_figure_of_another_time_is_no_contradiction_but_one_of_no_time_is(ground, count):
    _, unlike = count("  residents: {value: 1100 人, as_of: 2025-03-01}")
    _, alike = count("  residents: 1100 人")

    assert unlike == []
    assert len(alike) == 1
    assert "1,100 people here, but 1,200 people in content/community.md:18" in alike[0]


def test_people_are_never_participations(count):
    _, problems = count("  residents: {value: 1200 人次, as_of: 2025-03-01}")

    assert len(problems) == 1


def test_a_figure_is_the_same_in_every_text_and_language(published_wutong):
    output = published_wutong.output

    def text(path):
        return read_page(output / path / "index.html").xpath("string(//main)")

    for path, said in [("wutong", "1200人"), ("wutong/cases/green-street", "1200人"), ("en/wutong", "1,200 people")]:
        assert said in text(path), path
    assert "2场" in text("wutong/stories/first-tree")
