"""How calendars say days and times: no more than their headings leave open, and never less."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.test_timeline import moment, occurrence

from linli.records.event import EventStatus
from linli.views.dates import over_after, say_day, say_times, split_day, week_id, weekday_names, with_offset, zone_note
from linli.views.wording import Words

THEME = Path(__file__).parents[2] / "theme"
ZH, EN = Words.for_language("zh-CN", THEME), Words.for_language("en", THEME)
SHANGHAI = "Asia/Shanghai"
FIRST = date(2026, 6, 5)


def said(words, start, end=None, known="day", day=FIRST):
    begins, ends = say_times(words, occurrence(start, end), SHANGHAI, known, day)
    return f"{begins.text}|{ends}"


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        ("2026-06-05 14:00", "2026-06-05 16:00", "14:00|–16:00", "14:00|–16:00"),
        ("2026-06-05 14:00", None, "14:00|", "14:00|"),
        ("2026-06-05 22:00", "2026-06-06 02:00", "22:00|–次日02:00", "22:00|–02:00 the next day"),
        ("2026-06-05 22:00", "2026-06-06 00:00", "22:00|–24:00", "22:00|–24:00"),
        ("2026-06-05 00:00", "2026-06-05 01:00", "00:00|–01:00", "00:00|–01:00"),
        ("2026-06-05", "2026-06-07", "|至6月7日", "|until 7 June"),
        ("2026-06-05", None, "|", "|"),
        ("2026-06-05", "2026-08", "|– 2026年8月", "|– August 2026"),
    ],
)
def test_t22_t23_t24_within_a_day_only_the_clock_is_said_as_far_as_it_is_known(start, end, zh, en):
    assert said(ZH, start, end) == zh
    assert said(EN, start, end) == en


def test_t20_a_span_of_days_is_said_from_its_first_to_its_last():
    assert said(ZH, "2026-10-01", "2026-10-03", "year") == "10月1日周四|– 10月3日周六"
    assert said(EN, "2026-12-30", "2027-01-02", "year") == "Wed 30 December 2026|– Sat 2 January 2027"


def test_on_a_later_day_only_the_end_is_said():
    assert said(ZH, "2026-06-05 09:00", "2026-06-06 17:00", day=date(2026, 6, 6)) == "|至17:00"


def test_a_month_is_said_as_a_month():
    assert said(ZH, "2026-06", known="year") == "2026年6月内|"
    assert said(EN, "2026", known="") == "during 2026|"


def test_the_parts_of_a_day_make_the_full_date():
    assert "".join(split_day(ZH, FIRST)) == "6月5日 星期五"
    assert "".join(split_day(EN, FIRST)) == "Friday 5 June"


def test_a_day_says_its_year_only_where_asked():
    assert say_day(ZH, FIRST, with_year=True) == "2026年6月5日周五"
    assert say_day(EN, FIRST, weekday="EEEE") == "Friday 5 June"


def test_t33_machines_get_an_offset_with_a_time_and_none_with_a_day():
    assert with_offset(moment("2026-06-18 14:00"), SHANGHAI) == "2026-06-18T14:00+08:00"
    assert with_offset(moment("2026-06-18 14:00"), "Europe/Berlin") == "2026-06-18T14:00+02:00"
    assert with_offset(moment("1988-06-18 14:00"), SHANGHAI) == "1988-06-18T14:00+09:00"
    assert with_offset(moment("2026-06-18"), SHANGHAI) == "2026-06-18"


def test_t34_the_time_zone_is_left_unsaid_only_to_those_who_live_in_it():
    assert zone_note(ZH, SHANGHAI) == ""
    assert zone_note(EN, SHANGHAI) == "Times are in China Standard Time."
    assert "中欧时间" in zone_note(ZH, "Europe/Berlin")


def test_t35_weeks_begin_on_monday_and_count_by_iso_8601():
    assert weekday_names(ZH)[0] == "星期一"
    assert week_id(date(2027, 1, 1)) == "w53"
    assert week_id(date(2024, 12, 30)) == "w01"


def test_what_was_put_off_is_never_over():
    put_off = occurrence("2026-06-27 19:00", status=EventStatus.POSTPONED)

    assert over_after(put_off, SHANGHAI) == ""
    assert over_after(occurrence("2026-06-27 19:00", "2026-06-27 21:00"), SHANGHAI) == "2026-06-27T21:00+08:00"
    assert over_after(occurrence("2026-06"), SHANGHAI) == "2026-06-30"
