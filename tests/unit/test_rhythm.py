"""How often a series comes back, said in the language of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from linli.records.series import Series
from linli.views.rhythm import say_rhythm
from linli.views.wording import Words

THEME = Path(__file__).parents[2] / "theme"
CHINESE, ENGLISH = (Words.for_language(language, THEME) for language in ("zh-CN", "en"))


def series(**fields):
    return Series.model_validate({"title": "棋牌之夜", **fields})


@pytest.mark.parametrize(
    ("rule", "chinese", "english"),
    [
        ("every Wednesday 19:00-21:00", "每周三 19:00–21:00", "Every Wednesday 19:00–21:00"),
        ("每周二、周四", "每周二、周四", "Every Tuesday, Thursday"),
        ("隔周周六 9:30", "每2周的周六 09:30", "Every 2 weeks: Saturday 09:30"),
        ("工作日 9:00", "周一至周五 09:00", "Monday to Friday 09:00"),
        ("每两天", "每2天", "Every 2 days"),
        ("每天 8:00", "每天 08:00", "Every day 08:00"),
        ("monthly on the 15th and 30th", "每月15日、30日", "Every month: day 15, day 30"),
        ("每月最后一天", "每月最后一天", "Every month: last day"),
        ("monthly on the second Saturday", "每月第二个周六", "Every month: second Saturday"),
        ("last Sunday of the month", "每月最后一个周日", "Every month: last Sunday"),
        ("每三个月第一个周六", "每3个月的第一个周六", "Every 3 months: first Saturday"),
        ("yearly on 1 October", "每年10月1日", "Every year: 1 October"),
        ("每年9月第二个周六", "每年9月第二个周六", "Every year: second Saturday of September"),
        ("正月十五", "每年元宵节", "Every year: Lantern Festival"),
        ("五月初六", "每年农历五月初六", "Every year: Lunar 5/6"),
        ("闰六月初六", "每年农历闰六月初六", "Every year: Lunar leap 6/6"),
        ("冬至", "每年冬至", "Every year: Winter Solstice"),
        ("每月初一、十五", "农历每月初一、十五", "Every lunar month: day 1, day 15"),
    ],
)
def test_a_rule_is_said_in_either_language_whatever_it_was_written_in(rule, chinese, english):
    found = series(repeat=[rule])

    assert [say_rhythm(words, found) for words in (CHINESE, ENGLISH)] == [(chinese,), (english,)]


def test_a_rule_without_hours_has_those_of_the_first_day():
    found = series(repeat=["FREQ=WEEKLY;BYDAY=WE"], starts="2026-02-04 19:00")

    assert say_rhythm(CHINESE, found) == ("每周三 19:00",)


@pytest.mark.parametrize(
    "rule", ["FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "FREQ=YEARLY"]
)
def test_a_rule_that_has_no_short_words_is_left_to_the_editors(rule):
    assert say_rhythm(ENGLISH, series(repeat=[rule])) == ()
