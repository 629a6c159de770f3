"""Series come back: by their rules, in spite of holidays, moves and cancellations, and under ids that never change."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fixtures.projects import ROOT

from linli.graph.link import link_records
from linli.graph.reminders import describe_gaps
from linli.problems import Report
from linli.records.event import EventStatus
from linli.records.holidays import parse_holidays
from linli.records.kinds import KIND_BY_FOLDER
from linli.records.parse import parse_records
from linli.records.reference import Key
from linli.records.repeat import read_repeat
from linli.records.series import Series
from linli.records.shape import field_names
from linli.sources.documents import read_documents
from linli.sources.holidays import read_holiday_documents
from linli.sources.photos import PhotoReader

CHESS = Key("series", "wutong", "chess")
COMMUNITY = {"community.md": "---\nid: wutong\ntitle: 梧桐里\n---\n"}


@pytest.fixture
def load(tmp_path):
    """Write files below a content folder, and return the site on a day and the problems found there."""

    def load(files, today=date(2026, 6, 1), community=COMMUNITY):
        content = tmp_path / "content"
        for path, text in (community | files).items():
            file = content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(dedent(text), "utf-8")
        report = Report()
        documents = read_documents(content, tmp_path, KIND_BY_FOLDER, report)
        parsed = parse_records(documents, ("zh-CN", "en"), "Asia/Shanghai", report)
        notices = parse_holidays(read_holiday_documents(content, tmp_path, report), report)
        photos = PhotoReader(content, tmp_path / "photos.sqlite")
        site = link_records(parsed, photos, notices, today, "Asia/Shanghai", report)
        return site, [str(problem) for problem in report.problems]

    return load


def chess(front, title="棋牌之夜"):
    return {"series/chess.md": f"---\ntitle: {title}\n{dedent(front).strip()}\n---\n"}


def told(site):
    """Return when everything takes place, as it would be read aloud."""
    return [str(occurrence.start) for occurrence in site.occurrences]


def days_of(site):
    return [occurrence.start.day for occurrence in site.occurrences]


WEEKLY = """
    重复: 每周三 19:00-21:00
    首日: 2026-02-01
    截止: 2026-03-31
"""


def test_a_weekly_series_takes_place_every_week_until_its_last_day(load):
    # T61: `until` is inclusive.
    site, problems = load(chess(WEEKLY))

    first = site.occurrences[0]
    assert problems == []
    assert told(site) == [f"2026-{day} 19:00" for day in (
        "02-04", "02-11", "02-18", "02-25", "03-04", "03-11", "03-18", "03-25",
    )]  # fmt: skip
    assert (first.id, first.owner, first.series, first.slot) == ("chess-20260204", CHESS, CHESS, date(2026, 2, 4))
    assert (str(first.end), first.status, first.moved_from) == ("2026-02-04 21:00", None, ())
    on_the_day, _ = load(chess("重复: 每周三\n首日: 2026-03-01\n截止: 2026-03-25"))
    assert days_of(on_the_day)[-1] == date(2026, 3, 25)


def test_a_date_that_never_was_to_be_is_left_out_and_the_others_keep_their_ids(load):
    # T60
    before, _ = load(chess(WEEKLY))
    after, problems = load(chess(WEEKLY + "    例外: [2026-02-18]\n"))

    assert problems == []
    assert {o.id for o in before.occurrences} - {o.id for o in after.occurrences} == {"chess-20260218"}
    assert {o.id for o in after.occurrences} < {o.id for o in before.occurrences}
    assert [(skip.day, skip.cause) for skip in after.skips] == [(date(2026, 2, 18), "exception")]


def test_an_exception_on_the_last_of_so_many_dates_does_not_add_another(load):
    # T60
    site, problems = load(chess("repeat: every Wednesday 19:00\nstarts: 2026-02-04\ncount: 4\nexcept: 2026-02-25\n"))

    assert problems == []
    assert days_of(site) == [date(2026, 2, 4), date(2026, 2, 11), date(2026, 2, 18)]


@pytest.mark.parametrize("field", ["except", "cancelled", "moved"])
def test_a_day_that_is_none_of_the_series_is_a_problem_with_the_nearest_named(field, load):
    # T60
    value = "{2026-02-19: 2026-02-20}" if field == "moved" else "[2026-02-19]"

    _, problems = load(chess(WEEKLY + f"    {field}: {value}\n"))

    assert problems == [
        f"content/series/chess.md:6: `{field}` names 2026-02-19, but the series has no date then. "
        "The nearest are 2026-02-18 and 2026-02-25."
    ]


def test_the_line_of_a_day_is_its_own_however_it_is_written(load):
    front = (
        WEEKLY
        + "    停办:\n      2026-03-04: 暴雨\n      2026年3月5日: 停电\n"
        + "    例外:\n      - 2026-02-18\n      - 2026-02-17\n"
    )

    _, problems = load(chess(front))

    assert [problem.split(" ")[0] for problem in problems] == [
        "content/series/chess.md:8:",
        "content/series/chess.md:11:",
    ]


def test_a_cancelled_date_stays_to_be_seen_with_its_reason(load):
    site, problems = load(chess(WEEKLY + "    停办: {2026-03-04: 暴雨}\n"))

    cancelled = [o for o in site.occurrences if o.status is EventStatus.CANCELLED]
    assert problems == []
    assert [(o.id, str(o.start), str(o.reason)) for o in cancelled] == [("chess-20260304", "2026-03-04 19:00", "暴雨")]
    assert len(site.occurrences) == 8


def test_a_moved_date_keeps_its_id_and_remembers_when_it_was(load):
    # T42
    site, problems = load(
        chess(
            WEEKLY
            + "    改期:\n      2026-02-25: {改到: 2026-02-26 19:30, 原因: 舞台检修}\n      2026-03-04: 2026-03-06\n"
        )
    )

    moved = {o.id: o for o in site.occurrences if o.moved_from}
    assert problems == []
    assert {o.id: (str(o.start), str(o.end), str(o.moved_from[0])) for o in moved.values()} == {
        "chess-20260225": ("2026-02-26 19:30", "2026-02-26 21:30", "2026-02-25 19:00"),
        "chess-20260304": ("2026-03-06 19:00", "2026-03-06 21:00", "2026-03-04 19:00"),
    }
    assert str(moved["chess-20260225"].reason) == "舞台检修"
    assert moved["chess-20260225"].slot == date(2026, 2, 25)


def test_further_dates_stand_beside_the_rules(load):
    site, problems = load(chess(WEEKLY + "    加场: [2026-03-07 14:00, 2026-03-08, 2026-03-11 9:00]\n"))

    extra = {
        o.id: (str(o.start), str(o.end)) for o in site.occurrences if o.start.day.weekday() != 2 or "-0900" in o.id
    }
    assert problems == []
    assert extra == {
        "chess-20260307": ("2026-03-07 14:00", "2026-03-07 16:00"),
        "chess-20260308": ("2026-03-08 19:00", "2026-03-08 21:00"),
        "chess-20260311-0900": ("2026-03-11 09:00", "2026-03-11 11:00"),
    }


def test_a_second_rule_does_not_change_the_ids_of_the_first(load):
    one = "repeat: 每周三 19:00\nstarts: 2026-02-04\ncount: 2\n"
    two = "repeat: [每周三 19:00, 每周三 14:00]\nstarts: 2026-02-04\ncount: 4\n"

    before, _ = load(chess(one))
    after, problems = load(chess(two))

    assert problems == []
    assert [o.id for o in before.occurrences] == ["chess-20260204", "chess-20260211"]
    assert [o.id for o in after.occurrences] == [
        "chess-20260204-1400", "chess-20260204", "chess-20260211-1400", "chess-20260211",
    ]  # fmt: skip


def test_of_two_dates_on_one_day_the_time_says_which_is_meant(load):
    two = "repeat: [每周三 19:00, 每周三 14:00]\nstarts: 2026-02-04\ncount: 2\n"

    site, problems = load(chess(two + "cancelled: {2026-02-04 14:00: 停电}\n"))
    _, unclear = load(chess(two + "cancelled: {2026-02-04: 停电}\n"))

    assert problems == []
    assert [(o.id, o.status) for o in site.occurrences] == [
        ("chess-20260204-1400", EventStatus.CANCELLED),
        ("chess-20260204", None),
    ]
    assert unclear == [
        "content/series/chess.md:6: `cancelled` names 2026-02-04, but the series has 2 dates on that day. "
        "Name one: `2026-02-04 14:00` or `2026-02-04 19:00`."
    ]


def test_one_date_cannot_be_both_moved_and_cancelled(load):
    _, problems = load(chess(WEEKLY + "    moved: {2026-02-25: 2026-02-26}\n    cancelled: [2026-02-25]\n"))

    assert len(problems) == 1
    assert "of which something else is said already" in problems[0]


def test_months_without_the_day_are_skipped_and_listed(load):
    # T62
    site, problems = load(chess("重复: [每月31日, 每月第五个周六]\n首日: 2026-01-01\n截止: 2026-06-30\n"))

    assert problems == []
    assert days_of(site) == [date(2026, 1, 31), date(2026, 3, 31), date(2026, 5, 30), date(2026, 5, 31)]
    assert [(str(skip.when), skip.cause) for skip in site.skips] == [
        ("2026-02", "missing"), ("2026-03", "missing"), ("2026-04", "missing"), ("2026-06", "missing"),
    ]  # fmt: skip


def test_the_29th_of_february_comes_in_leap_years(load):
    site, _ = load(chess("repeat: yearly on 29 February\nstarts: 2020-01-01\nuntil: 2028-12-31\n"))

    assert days_of(site) == [date(2020, 2, 29), date(2024, 2, 29), date(2028, 2, 29)]
    assert [str(skip.when) for skip in site.skips] == [f"{year}-02" for year in (2021, 2022, 2023, 2025, 2026, 2027)]


THURSDAYS = "repeat: 每周四 19:00\nstarts: 2026-09-20\nuntil: 2026-10-20\n"


def test_on_a_holiday_it_is_skipped_and_says_why(load):
    # T63
    kept, _ = load(chess(THURSDAYS))
    skipped, problems = load(chess(THURSDAYS + "on_holiday: skip\n"))

    assert problems == []
    assert date(2026, 10, 1) in days_of(kept)
    assert set(days_of(kept)) - set(days_of(skipped)) == {date(2026, 10, 1)}
    assert [(skip.series, skip.day, skip.cause, str(skip.reason)) for skip in skipped.skips] == [
        (CHESS, date(2026, 10, 1), "holiday", "国庆节")
    ]


def test_on_a_holiday_it_moves_to_the_next_working_day(load):
    # T63: 10 October 2026 is a Saturday that is worked.
    site, problems = load(
        chess("重复: 每周五 9:00\n首日: 2026-10-02\n截止: 2026-10-02\n遇节假日: 顺延\n"), today=date(2026, 9, 1)
    )

    (moved,) = site.occurrences
    assert problems == []
    assert (moved.id, str(moved.start), str(moved.moved_from[0])) == (
        "chess-20261002",
        "2026-10-08 09:00",
        "2026-10-02 09:00",
    )
    assert str(moved.reason) == "国庆节"


def test_a_weekend_day_that_is_worked_is_a_working_day(load):
    # 3 January 2026 is off, and the Sunday after it is worked.
    site, _ = load(chess("重复: 每年1月3日 9:00\n首日: 2026-01-01\n截止: 2026-12-31\n遇节假日: 顺延\n"))

    assert days_of(site) == [date(2026, 1, 4)]


def test_where_it_takes_place_on_the_next_working_day_anyway_it_is_not_doubled(load):
    site, _ = load(chess(THURSDAYS + "on_holiday: move\n"))

    assert days_of(site) == [date(2026, 9, 24), date(2026, 10, 8), date(2026, 10, 15)]
    assert [skip.day for skip in site.skips] == [date(2026, 10, 1)]


def test_on_a_weekend_day_that_is_worked_it_can_be_skipped(load):
    # T63
    saturdays = "repeat: 每周六 10:00\nstarts: 2026-10-08\nuntil: 2026-10-20\n"

    kept, _ = load(chess(saturdays))
    skipped, _ = load(chess(saturdays + "on_makeup_workday: skip\n"))

    assert days_of(kept) == [date(2026, 10, 10), date(2026, 10, 17)]
    assert days_of(skipped) == [date(2026, 10, 17)]
    assert [(skip.day, skip.cause) for skip in skipped.skips] == [(date(2026, 10, 10), "makeup")]


def test_what_an_editor_says_of_a_date_goes_before_the_policy(load):
    site, problems = load(
        chess(THURSDAYS + "on_holiday: skip\nmoved: {2026-10-01: 2026-09-30}\nextra: [2026-10-05 19:00]\n")
    )

    assert problems == []
    assert site.skips == ()
    assert days_of(site) == [
        date(2026, 9, 24),
        date(2026, 9, 30),
        date(2026, 10, 5),
        date(2026, 10, 8),
        date(2026, 10, 15),
    ]


def test_a_year_that_is_not_announced_skips_the_days_of_the_law_until_its_notice_is_there(load):
    # T64
    front = "repeat: 每天 9:00\nstarts: 2027-10-01\nuntil: 2027-10-10\non_holiday: skip\non_makeup_workday: skip\n"

    before, _ = load(chess(front))
    notice = {"holidays/2027.yaml": "rest: {2027-10-01/2027-10-07: 国庆节}\nwork: [2027-10-09]\n"}
    after, problems = load(chess(front) | notice)

    assert problems == []
    assert [day.day for day in days_of(before)] == [4, 5, 6, 7, 8, 9, 10]
    assert [day.day for day in days_of(after)] == [8, 10]


def test_a_community_abroad_keeps_no_chinese_holidays_unless_it_says_so(load):
    # The same series in Berlin, and in Berlin with the holidays of home.
    front = chess(THURSDAYS + "on_holiday: skip\n")
    berlin = "---\nid: wutong\ntitle: 柏林\ntime_zone: Europe/Berlin\n{}---\n"

    abroad, _ = load(front, community={"community.md": berlin.format("")})
    at_home, _ = load(front, community={"community.md": berlin.format("holidays: cn\n")})
    without, _ = load(front, community={"community.md": "---\nid: wutong\ntitle: 梧桐\nholidays: none\n---\n"})

    assert date(2026, 10, 1) in days_of(abroad)
    assert date(2026, 10, 1) not in days_of(at_home)
    assert date(2026, 10, 1) in days_of(without)
    assert abroad.almanac.day(date(2026, 10, 1)).off == "rest"
    assert abroad.almanacs["wutong"].day(date(2026, 10, 1)).off == ""


def test_across_daylight_saving_the_clock_on_the_wall_stays(load):
    # T28: naive local time; the zone comes afterwards. Berlin's clocks change on 29 March and 25 October 2026.
    site, _ = load(
        chess("repeat: every Sunday 19:00-20:30\nstarts: 2026-03-15\nuntil: 2026-11-01\n"),
        community={"community.md": "---\nid: wutong\ntitle: Berlin\ntime_zone: Europe/Berlin\n---\n"},
    )

    aware = {o.start.day: o.start.earliest.replace(tzinfo=ZoneInfo("Europe/Berlin")) for o in site.occurrences}
    assert {o.start.earliest.time().isoformat() for o in site.occurrences} == {"19:00:00"}
    assert [aware[day].utcoffset() for day in (date(2026, 3, 22), date(2026, 3, 29), date(2026, 10, 25))] == [
        timedelta(hours=1), timedelta(hours=2), timedelta(hours=1),
    ]  # fmt: skip
    assert {o.end.earliest - o.start.earliest for o in site.occurrences} == {timedelta(minutes=90)}


def test_every_other_week_goes_on_over_the_53rd_week_of_a_year(load):
    # T35: 1 January 2027 is in week 53 of 2026.
    site, _ = load(chess("重复: 隔周周五 19:00\n首日: 2026-12-04\n截止: 2027-01-31\n"))

    assert [day.isocalendar()[:2] for day in days_of(site)] == [
        (2026, 49),
        (2026, 51),
        (2026, 53),
        (2027, 2),
        (2027, 4),
    ]
    assert date(2027, 1, 1) in days_of(site)


def test_an_evening_that_ends_after_midnight_belongs_to_its_day(load):
    # T23
    site, _ = load(chess("repeat: every Saturday 22:00-02:00\nstarts: 2026-02-07\ncount: 1\n"))

    (night,) = site.occurrences
    assert (str(night.start), str(night.end)) == ("2026-02-07 22:00", "2026-02-08 02:00")
    assert night.first_day == night.last_day == date(2026, 2, 7)


@pytest.mark.parametrize(
    ("front", "start", "end"),
    [
        ("repeat: 每周三\nstarts: 2026-02-04\n", "2026-02-04", None),
        ("repeat: 每周三\nstarts: 2026-02-04 00:00\n", "2026-02-04 00:00", None),
        ("repeat: 每周三 0:00\nstarts: 2026-02-04\n", "2026-02-04 00:00", None),
        (
            "repeat: FREQ=WEEKLY;BYDAY=WE\nstarts: 2026-02-04 19:00\nlength: 90 min\n",
            "2026-02-04 19:00",
            "2026-02-04 20:30",
        ),
        ("repeat: 每周三 19:00\nsince: 2026-02-04\n", "2026-02-04 19:00", None),
        ("repeat: 每年2月4日\nstarts: 2026-02-04\nlength: 3 天\n", "2026-02-04", "2026-02-06"),
        ("repeat: 每年2月4日\nstarts: 2026-02-04\nlength: 1 天\n", "2026-02-04", None),
        (
            "repeat: [每周三 19:00-21:00, 每周日 9:00]\nstarts: 2026-02-08\nlength: 2 小时\n",
            "2026-02-08 09:00",
            "2026-02-08 11:00",
        ),
    ],
)
def test_a_date_has_the_hours_and_the_length_that_are_told_and_no_others(front, start, end, load):
    # T22: what starts at midnight has a time. T24: without an end there is none.
    site, problems = load(chess(front + "count: 1\n"))

    first = site.occurrences[0]
    assert problems == []
    assert (str(first.start), first.end and str(first.end)) == (start, end)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("正月十五 18:00", ["2026-03-03", "2027-02-20"]),
        ("除夕", ["2026-02-16", "2027-02-05"]),
        ("端午", ["2026-06-19", "2027-06-09"]),
        ("中秋", ["2026-09-25", "2027-09-15"]),
        ("重阳", ["2026-10-18", "2027-10-08"]),
        ("腊八", ["2026-01-26", "2027-01-15"]),
        ("清明", ["2026-04-05", "2027-04-05"]),
        ("Winter Solstice", ["2026-12-22", "2027-12-22"]),
    ],
)
def test_a_lunar_festival_is_a_dated_event_every_year(rule, days, load):
    # T66, T68: dates, whatever the rule.
    site, problems = load(chess(f"repeat: {rule}\nstarts: 2026-01-01\nuntil: 2027-12-31\n"))

    assert problems == []
    assert [str(day) for day in days_of(site)] == days


def test_a_day_that_a_lunar_month_is_too_short_for_is_listed(load):
    site, _ = load(chess("repeat: 农历正月三十\nstarts: 2026-01-01\n"), today=date(2028, 12, 1))

    assert [str(day) for day in days_of(site)] == ["2026-03-18", "2027-03-07", "2028-02-24", "2029-03-14"]
    assert [str(skip.when) for skip in site.skips] == ["2030-03"]


@pytest.mark.parametrize(
    ("policy", "days"),
    [
        ("first", ["2025-06-30", "2026-07-19"]),
        ("both", ["2025-06-30", "2025-07-30", "2026-07-19"]),
        ("leap", ["2025-07-30", "2026-07-19"]),
    ],
)
def test_in_a_year_with_the_month_twice_the_editor_says_which_is_meant(policy, days, load):
    # T66: 2025 has a leap sixth month.
    site, _ = load(chess(f"repeat: 六月初六\nstarts: 2025-01-01\nuntil: 2026-12-31\nleap_month: {policy}\n"))

    assert [str(day) for day in days_of(site)] == days


def test_a_day_of_the_leap_month_itself_comes_in_years_that_have_it(load):
    site, _ = load(chess("repeat: 闰六月初六\nstarts: 2020-01-01\n"), today=date(2036, 1, 1))

    assert [str(day) for day in days_of(site)] == ["2025-07-30", "2036-07-28"]


def test_every_lunar_month_means_the_leap_months_too(load):
    site, _ = load(chess("repeat: 每月初一\nstarts: 2033-11-01\nuntil: 2034-02-28\n"), today=date(2033, 1, 1))

    assert [str(day) for day in days_of(site)] == ["2033-11-22", "2033-12-22", "2034-01-20", "2034-02-19"]


def test_dates_are_told_to_the_end_of_the_month_two_years_ahead(load):
    front = chess("repeat: 每月最后一天\nstarts: 2016-01-31\n")

    early, _ = load(front, today=date(2026, 11, 1))
    late, _ = load(front, today=date(2026, 11, 30))
    next_month, _ = load(front, today=date(2026, 12, 1))

    assert early.occurrences == late.occurrences
    assert days_of(early)[0] == date(2016, 1, 31)
    assert days_of(early)[-1] == date(2028, 11, 30)
    assert days_of(next_month)[-1] == date(2028, 12, 31)


def test_a_date_beyond_the_window_may_be_named_already(load):
    site, problems = load(chess("repeat: 每周三\nstarts: 2026-02-04\nexcept: [2029-01-03]\n"))

    assert problems == []
    assert site.skips == ()


def event(front):
    return {"events/final.md": f"---\ntitle: 决赛\n{dedent(front).strip()}\n---\n"}


def test_an_event_stands_for_a_date_of_its_series_under_that_dates_id(load):
    site, problems = load(
        chess(WEEKLY) | event("start: 2026-02-25 18:30\nend: 22:00\nseries: chess\nslot: 2026-02-25\nstatus: planned\n")
    )

    (final,) = [o for o in site.occurrences if o.slot == date(2026, 2, 25)]
    assert problems == []
    assert len(site.occurrences) == 8
    assert (final.id, final.owner, final.series) == ("chess-20260225", Key("event", "wutong", "final"), CHESS)
    assert (str(final.start), str(final.end), final.moved_from) == ("2026-02-25 18:30", "2026-02-25 22:00", ())


def test_an_event_on_another_day_than_its_slot_was_moved(load):
    site, _ = load(chess(WEEKLY) | event("start: 2026-02-26 19:00\nseries: chess\nslot: 2026-02-25\n"))

    (final,) = [o for o in site.occurrences if o.owner.kind == "event"]
    assert final.id == "chess-20260225"
    assert [str(moment) for moment in final.moved_from] == ["2026-02-25 19:00"]


def test_an_event_remembers_when_it_was_announced_for(load):
    site, problems = load(event("start: 2026-02-26 19:00\nmoved_from: [2026-02-19 19:00, 2026-02-20]\n"))

    assert problems == []
    assert [str(moment) for moment in site.occurrences[0].moved_from] == ["2026-02-19 19:00", "2026-02-20"]
    assert (site.occurrences[0].id, site.occurrences[0].series) == ("final", None)


def test_an_event_is_held_on_a_holiday_that_its_series_skips(load):
    site, _ = load(
        chess(THURSDAYS + "on_holiday: skip\n") | event("start: 2026-10-01 19:00\nseries: chess\nslot: 2026-10-01\n")
    )

    assert site.skips == ()
    assert date(2026, 10, 1) in days_of(site)


@pytest.mark.parametrize(
    ("series", "event_front", "problem"),
    [
        (WEEKLY, "slot: 2026-02-25", "final.md:4: `slot` names a date of a series, but no series is named."),
        (
            WEEKLY,
            "series: chess\nslot: 2026-02-24",
            "final.md:5: `slot` names 2026-02-24, but the series has no date then.",
        ),
        (
            "rhythm: 常有",
            "series: chess\nslot: 2026-02-25",
            "final.md:5: `slot` names a date, but the series `chess` has no",
        ),
        (
            WEEKLY + "    cancelled: [2026-02-25]\n",
            "series: chess\nslot: 2026-02-25",
            "chess.md:6: `cancelled` names 2026-02-25, of which something else is said already.",
        ),
        (WEEKLY, "moved_from: 2026-02-25 19:00", "final.md:4: `moved_from` (2026-02-25 19:00) is when it starts."),
    ],
)
def test_an_event_that_stands_for_no_date_is_a_problem(series, event_front, problem, load):
    _, problems = load(chess(series) | event(f"start: 2026-02-25 19:00\n{event_front}\n"))

    assert len(problems) == 1
    assert problem in problems[0]


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        ("repeat: 每周三", 3, "`repeat` needs the day from which it holds."),
        ("repeat: 每周三\nsince: 2026", 3, "`repeat` needs the day from which it holds."),
        ("repeat: 每周三\nstarts: 2026-02", 4, "`repeat` needs the day from which it holds."),
        ("repeat: 每逢佳节\nstarts: 2026-02-01", 3, "`repeat.1` (每逢佳节) is not a rule of repetition."),
        ("repeat: [每周三, 每周八]\nstarts: 2026-02-01", 3, "`repeat.2` (每周八) is not a rule of repetition."),
        ("starts: 2026-02-01", 3, "`starts` says something of rules, but there is none."),
        ("except: [2026-02-01]", 3, "`except` says something of rules, but there is none."),
        ("repeat: 每周三\nstarts: 0026-02-01", 4, "`starts` (0026-02-01) is before 1900."),
        ("repeat: 每周三\nstarts: 2026-02-01\nuntil: 2026-01-01", 5, "`until` (2026-01-01) is before `starts`"),
        ("repeat: 每周三\nstarts: 2026-02-01\nuntil: 2027\ncount: 3", 6, "`until` and `count` both say when it ends."),
        ("repeat: 每周三\nstarts: 2026-02-01\ncount: 0", 5, "`count` is 0, so that it never takes place."),
        ("repeat: 每周三\nstarts: 2026-02-01\nstatus: ended", 5, "the series has ended, but its rules go on for ever."),
        ("repeat: 每周三\nstarts: 2026-02-01\nlength: 2 h", 5, "`length` is in hours, but a rule has no time."),
        (
            "repeat: 每周三 9:00-10:00\nstarts: 2026-02-01\nlength: 2 h",
            5,
            "`length` means nothing: every rule says when",
        ),
        (
            "repeat: 每周三\nstarts: 2026-02-01\nextra: [9999-12-31 23:59]\nlength: 2 天",
            5,
            "`extra` (9999-12-31 23:59)",
        ),
        ("repeat: 每周三\nstarts: 2026-02-01\nextra: [2026-03]", 5, "`extra` (2026-03) is not a day."),
        (
            "repeat: 每周三\nstarts: 2026-02-01\nmoved: {2026-02-04: 2026}",
            5,
            "`moved` leads to 2026, which is not a day.",
        ),
        ("repeat: 每周三\nstarts: 2026-02-01\nexcept: [2026-02]", 5, "`except.2026-02` (2026-02) is not a day."),
        ("repeat: 每周三\nstarts: 2026-02-01\nmoved: [2026-02-04]", 5, "`moved` needs fields of its own."),
        ("repeat: 每周三\nstarts: 2026-02-01\non_holiday: 放假", 5, "`on_holiday` (放假) is not one of the answers."),
        ("repeat: 每周五\nstarts: 2026-02-02\nuntil: 2026-02-03", 3, "the rules name no day at all."),
    ],
)
def test_what_makes_no_sense_is_told_with_its_line(front, line, message, load):
    _, problems = load(chess(front))

    assert len(problems) == 1
    assert problems[0].startswith(f"content/series/chess.md:{line}: {message}")


def test_two_series_cannot_give_their_dates_the_same_ids(load):
    other = {
        "north/community.md": "---\ntitle: 北\n---\n",
        "north/series/chess.md": "---\ntitle: 棋\nrepeat: 每周三\nstarts: 2026-02-04\n---\n",
        "south/community.md": "---\ntitle: 南\n---\n",
        "south/series/chess.md": "---\ntitle: 棋\nrepeat: 每周三\nstarts: 2026-02-04\n---\n",
    }

    _, problems = load(other, community={})

    assert problems == [
        "content/south/series/chess.md:2: some of its dates would have the same ids as those of "
        "`content/north/series/chess.md`. Give one of the two another `id`."
    ]


def test_a_reason_may_be_told_in_both_languages(load):
    site, problems = load(
        chess(WEEKLY + "    停办: {2026-03-04: 暴雨}\n")
        | {"series/chess.en.md": "---\ntitle: Chess night\ncancelled: {2026-03-04: Storm}\n---\n"}
    )

    (cancelled,) = [o for o in site.occurrences if o.status]
    assert problems == []
    assert cancelled.reason.in_language("en") == ("Storm", "en")


def test_what_the_staff_should_know_is_told_and_is_no_problem(load):
    # T62, T64
    site, problems = load(
        chess("repeat: 每月31日\nstarts: 2025-01-01\nuntil: 2027-12-31\non_holiday: skip\n"), today=date(2026, 11, 22)
    )
    plain, _ = load(chess("repeat: 每月15日\nstarts: 2025-01-01\nuntil: 2027-12-31\n"), today=date(2026, 11, 22))
    new_year, _ = load(chess("rhythm: 常有\n"), today=date(2027, 1, 1))

    assert problems == []
    assert list(describe_gaps(site)) == [
        "content/series/chess.md:3: no date in 2026-11, 2027-02, 2027-04, 2027-06, 2027-09, 2027-11: "
        "they have no such day.",
        "The public holidays of 2027 are not known: only the days that the law itself names count as such. "
        "Add `holidays/2027.yaml` as soon as they are announced.",
    ]
    assert list(describe_gaps(plain)) == []
    assert [line[:30] for line in describe_gaps(new_year)] == ["The public holidays of 2027 ar"]


RULES = st.sampled_from(
    [
        "每天 9:00",
        "每周三 19:00-21:00",
        "隔周周六 9:30",
        "工作日",
        "每月15日",
        "每月最后一个周日",
        "每月初一、十五",
        "冬至",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rule=RULES, start=st.dates(date(2020, 1, 1), date(2026, 1, 1)), data=st.data())
def test_nothing_said_of_one_date_changes_the_id_of_any_other(load, rule, start, data):
    # T42
    front = f"repeat: {rule}\nstarts: {start}\nuntil: 2026-12-31\n"
    plain, _ = load(chess(front))
    slots = [o.slot for o in plain.occurrences]
    chosen = data.draw(st.lists(st.sampled_from(slots), unique=True, max_size=6))
    left_out, moved, cancelled = chosen[::3], chosen[1::3], chosen[2::3]
    told_of = f"except: [{', '.join(map(str, left_out))}]\n" if left_out else ""
    told_of += f"cancelled: [{', '.join(map(str, cancelled))}]\n" if cancelled else ""
    told_of += f"moved: {{{', '.join(f'{day}: {day + timedelta(days=3)}' for day in moved)}}}\n" if moved else ""

    changed, problems = load(chess(front + told_of))

    kept = {o.id: o for o in changed.occurrences}
    assert problems == []
    assert kept.keys() == {o.id for o in plain.occurrences if o.slot not in left_out}
    assert {o.slot for o in kept.values() if o.status} == set(cancelled)
    assert {o.slot for o in kept.values() if o.moved_from} == set(moved)
    assert {skip.day for skip in changed.skips if skip.cause == "exception"} == set(left_out)


def test_ten_years_of_a_daily_series_are_told_quickly(load):
    front = chess("repeat: 每天 9:00-10:00\nstarts: 2016-06-01\non_holiday: skip\n")

    began = datetime.now()
    site, _ = load(front)
    seconds = (datetime.now() - began).total_seconds()

    assert len(site.occurrences) > 4000
    assert any(skip.day == date(2020, 1, 31) for skip in site.skips)
    assert seconds < 5


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_editors_page_shows_can_be_written(language, load):
    page = (ROOT / "docs" / "editors" / f"calendars.{language}.md").read_text("utf-8")
    section = re.split(r"^## ", page, flags=re.MULTILINE)[1]
    simple, changed, final, notice = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    rules = section.partition("|---|---|\n")[2].partition("\n\n")[0]
    yard = {"spaces/yard.md": "---\ntitle: 院\n---\n"}

    with_event, first = load(
        yard
        | {
            "series/chess.md": f"---\n{simple}---\n",
            "events/final.md": f"---\n{final}---\n",
            "holidays/2027.yaml": notice,
        }
    )
    (_, second) = load(
        yard | {"series/chess.md": f"---\n{changed}---\n", "events/final.md": "---\ntitle: x\nstart: 2026\n---\n"}
    )
    read = [
        read_repeat(phrase)
        for row in rules.splitlines()
        for phrase in re.findall("`([^`]+)`", row.split(" | ")[1])
        if phrase not in field_names(Series)
    ]

    assert (first, second) == ([], [])
    assert "chess-20260225" in {o.id for o in with_event.occurrences if o.owner.kind == "event"}
    assert with_event.almanac.is_announced(2027)
    assert len(read) > 25
