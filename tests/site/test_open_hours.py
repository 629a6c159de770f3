"""When places are open: in words for everybody, and as a schedule for the script that says what holds now."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.fixtures.projects import MOMENT, make_project

from linli.build import load_site, set_up_press
from linli.problems import Report
from linli.records.reference import Key
from linli.settings import read_settings
from linli.views.plan import plan_record_page
from linli.views.spaces import plan_zone_page

HOUSE = "content/spaces/house.md"
# 19 to 21 June 2026 are the days off for the Dragon Boat Festival; the build speaks from 1 June, a Monday.
DRAGON_BOAT = "2026-06-19"


@pytest.fixture
def open_house(tmp_path, monkeypatch):
    """Return the page of a space with these fields, or of its zone `gym`, and the problems found."""
    project = make_project(tmp_path / "project")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)

    def open_house(fields, zone="", language="zh-CN"):
        zones = f"zones:\n  - id: gym\n    title: 健身房\n{zone}" if zone else ""
        (project.content / "spaces" / "house.md").write_text(f"---\ntitle: 屋\n{fields}\n{zones}\n---\n", "utf-8")
        report = Report()
        settings = read_settings({}, project.folder)
        site = load_site(settings, report)
        problems = [str(problem) for problem in report.problems]
        if problems:
            return None, problems
        edition = next(e for e in set_up_press(site, settings).editions if e.language == language)
        if zone:
            node = site.zones[Key("zone", "wutong", "house/gym")]
            return plan_zone_page(edition.at(site.addresses[node.key]), node), []
        return plan_record_page(edition, site.records[Key("space", "wutong", "house")]), []

    return open_house


def times_on(page, day):
    """Return when the schedule has a place open on a day, and why it differs from its weekday."""
    schedule = json.loads(page.schedule)
    times, why = schedule["days"].get(day, (schedule["week"][date.fromisoformat(day).weekday()], ""))
    return [tuple(span) for span in times], why


def facts_of(page):
    shown = {}
    for fact in page.record.facts:
        shown[fact.label] = [v.phrase.text if hasattr(v, "phrase") else v.text for v in fact.values]
    return shown


def test_an_ordinary_week_is_told_in_minutes_of_the_day(open_house):
    page, _ = open_house("hours: [周一至周五 09:00-18:00, 周末 10:00-16:00]")

    schedule = json.loads(page.schedule)
    assert schedule["zone"] == "Asia/Shanghai"
    assert schedule["week"] == [[[540, 1080]]] * 5 + [[[600, 960]]] * 2
    assert schedule["last"] == "2026-07-31"


def test_a_public_holiday_has_its_own_hours(open_house):
    page, _ = open_house("hours: 每天 09:00-21:00\nholiday_hours: 10:00-16:00")

    assert times_on(page, DRAGON_BOAT) == ([(600, 960)], "端午节")
    assert times_on(page, "2026-06-22") == ([(540, 1260)], "")
    assert facts_of(page)["法定假日"] == ["每天 10:00–16:00"]


def test_a_place_may_be_closed_on_public_holidays(open_house):
    page, _ = open_house("hours: 每天 09:00-21:00\nclosed_on_holidays: yes")

    assert times_on(page, DRAGON_BOAT) == ([], "端午节")
    assert facts_of(page)["法定假日"] == ["全天闭馆"]


def test_where_nobody_says_what_holds_on_a_holiday_the_page_says_so(open_house):
    page, _ = open_house("hours: 每天 09:00-21:00")

    assert times_on(page, DRAGON_BOAT) == ([(540, 1260)], "端午节，时段可能不同")


def test_a_place_that_never_closes_has_no_such_doubts(open_house):
    page, _ = open_house("hours: 24h")

    assert json.loads(page.schedule)["days"] == {}


def test_a_community_without_chinese_holidays_has_none(open_house, tmp_path):
    community = tmp_path / "project" / "content" / "community.md"
    community.write_text(community.read_text("utf-8").replace("palette:", "holidays: none\npalette:"), "utf-8")

    page, _ = open_house("hours: 每天 09:00-21:00\nclosed_on_holidays: yes")

    assert times_on(page, DRAGON_BOAT) == ([(540, 1260)], "")


def test_a_closure_takes_its_days_away_and_gives_its_reason(open_house):
    page, _ = open_house("hours: 09:00-21:00\nclosures:\n  - {first: 2026-06-08, last: 2026-06-10, reason: 检修}")

    assert times_on(page, "2026-06-07") == ([(540, 1260)], "")
    assert times_on(page, "2026-06-08") == ([], "检修")
    assert times_on(page, "2026-06-10") == ([], "检修")
    assert times_on(page, "2026-06-11") == ([(540, 1260)], "")
    assert facts_of(page)["临时闭馆"] == ["6月8日周一 – 6月10日周三", "检修"]
    assert [notice.when for notice in page.closures] == ["6月8日周一 – 6月10日周三 闭馆"]


@pytest.mark.parametrize(
    ("closure", "times"),
    [("{first: 2026-06-08}", []), ("{first: 2026-06-08 14:00}", [(540, 840)]),
     ("{first: 2026-06-08 11:00, last: 2026-06-08 14:00}", [(540, 660), (840, 1260)]),
     ("{first: 2026-06-05, last: 2026-06-08 10:00}", [(600, 1260)]),
     ("{first: 2026-06-08 22:00, last: 2026-06-08 23:00}", [(540, 1260)])],
)  # fmt: skip
def test_a_closure_may_take_only_a_part_of_a_day(open_house, closure, times):
    page, _ = open_house(f"hours: 09:00-21:00\nclosures: [{closure}]")

    assert times_on(page, "2026-06-08")[0] == times


def test_a_closure_that_is_over_or_far_off_is_no_notice(open_house):
    closures = "[{first: 2026-05-01, last: 2026-05-31}, {first: 2026-07-20}]"

    page, _ = open_house(f"hours: 09:00-21:00\nclosures: {closures}")

    assert page.closures == ()
    assert facts_of(page)["临时闭馆"] == ["7月20日周一"]


def test_a_zone_that_never_closes_is_open_while_its_space_is_shut_for_the_night(open_house):
    page, _ = open_house("hours: 09:00-21:00\nholiday_hours: 10:00-12:00", zone="    hours: 24h\n")

    assert times_on(page, "2026-06-08") == ([(0, 1440)], "")
    assert times_on(page, DRAGON_BOAT) == ([(0, 1440)], "")


def test_a_zone_without_hours_of_its_own_keeps_those_of_its_space(open_house):
    space = "hours: 09:00-21:00\nhours_note: 雨天照常\nholiday_hours: 10:00-12:00"

    page, _ = open_house(space, zone="    area: 40 m2\n")

    assert times_on(page, "2026-06-08") == ([(540, 1260)], "")
    assert times_on(page, DRAGON_BOAT) == ([(600, 720)], "端午节")
    assert facts_of(page)["开放时段"] == ["每天 09:00–21:00", "雨天照常"]


@pytest.mark.parametrize(("own", "times"), [("", []), ("    holiday_hours: 24h\n", [(0, 1440)])])
def test_a_zone_is_closed_on_holidays_with_its_space_unless_it_says_otherwise(open_house, own, times):
    page, _ = open_house("hours: 09:00-21:00\nclosed_on_holidays: yes", zone=f"    hours: 24h\n{own}")

    assert times_on(page, DRAGON_BOAT)[0] == times


def test_a_zone_is_closed_with_its_space_and_on_days_of_its_own(open_house):
    zone = "    hours: 24h\n    closures: [{first: 2026-06-12, reason: 消毒}]\n"

    page, _ = open_house("hours: 09:00-21:00\nclosures: [{first: 2026-06-10, reason: 停电}]", zone=zone)

    assert times_on(page, "2026-06-10") == ([], "停电")
    assert times_on(page, "2026-06-12") == ([], "消毒")


def test_where_no_hours_are_known_there_is_no_schedule(open_house):
    page, _ = open_house("area: 40 m2")

    assert page.schedule == ""


def test_an_english_page_speaks_english(open_house):
    page, _ = open_house("hours: 09:00-21:00\nclosed_on_holidays: yes", language="en")

    assert json.loads(page.schedule)["words"]["closes"] == "closes {when}"
    assert times_on(page, DRAGON_BOAT) == ([], "Dragon Boat Festival")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [("closures: [{first: 2026-06}]", "`first` (2026-06) is not a day"),
     ("closures: [{first: 2026-06-10, last: 2026-06-08}]", "`last` (2026-06-08) is before `first` (2026-06-10)"),
     ("closed_on_holidays: yes\nholiday_hours: 10:00-12:00", "closed on public holidays, but has hours"),
     ("map_image: map.png", "the map `map.png` has no approval number")],
)  # fmt: skip
def test_what_cannot_be_meant_is_a_problem_with_a_way_out(open_house, fields, problem):
    _, problems = open_house(f"hours: 09:00-21:00\n{fields}")

    assert any(said.startswith(HOUSE) and problem in said for said in problems), problems


def test_t109_a_map_must_be_among_the_photos(open_house):
    _, (problem,) = open_house("map_image: map.png\nmap_approval_no: GS京（2026）0001号")

    assert problem.startswith(f"{HOUSE}:3: picture `map.png` is not among `photos`.")
