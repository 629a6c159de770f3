"""Opening hours as editors write them, in either language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.records.hours import Hours, Span, read_hours
from linli.records.values import Unreadable

EVERY_DAY = tuple(range(7))
WEEKDAYS = tuple(range(5))
DAY_NAMES = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
MINUTES = st.integers(0, 24 * 60)


def clock(minutes):
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("每天 09:00-21:00", [(EVERY_DAY, 540, 1260)]),
        ("09:00-21:00", [(EVERY_DAY, 540, 1260)]),
        ("每日9:00—21:00", [(EVERY_DAY, 540, 1260)]),
        ("每天 ０９：００－２１：００", [(EVERY_DAY, 540, 1260)]),
        ("daily 09:00 to 21:00", [(EVERY_DAY, 540, 1260)]),
        ("周五至周一 09:00-18:00", [((0, 4, 5, 6), 540, 1080)]),
        ("周二 09:00-12:00 和 14:00-18:00", [((1,), 540, 720), ((1,), 840, 1080)]),
        ("周一至周五 09:00-18:00", [(WEEKDAYS, 540, 1080)]),
        ("星期一到星期五 09:00-18:00", [(WEEKDAYS, 540, 1080)]),
        ("工作日 09:00-18:00", [(WEEKDAYS, 540, 1080)]),
        ("Mon-Fri 09:00-18:00", [(WEEKDAYS, 540, 1080)]),
        ("Monday to Friday: 09:00–18:00", [(WEEKDAYS, 540, 1080)]),
        ("Sat, Sun 10:00-16:00", [((5, 6), 600, 960)]),
        ("Saturdays and Sundays 10:00-16:00", [((5, 6), 600, 960)]),
        ("周六、周日 10:00-16:00", [((5, 6), 600, 960)]),
        ("周二 09:00-12:00, 14:00-18:00", [((1,), 540, 720), ((1,), 840, 1080)]),
        ("周一至周五 09:00-18:00；周末 10:00-16:00", [(WEEKDAYS, 540, 1080), ((5, 6), 600, 960)]),
        ("每天 18:00-24:00", [(EVERY_DAY, 1080, 1440)]),
        ("24h", [(EVERY_DAY, 0, 1440)]),
        ("全天开放", [(EVERY_DAY, 0, 1440)]),
        ("周末全天", [((5, 6), 0, 1440)]),
    ],
)
def test_hours_are_understood_as_editors_write_them(text, spans):
    assert read_hours(text) == Hours(tuple(Span(*span) for span in spans))


def test_hours_may_be_a_list_of_lines():
    hours = read_hours(["周一至周五 09:00-18:00", "周末 10:00-16:00"])

    assert [span.days for span in hours.spans] == [WEEKDAYS, (5, 6)]


@pytest.mark.parametrize("text", ["24h", "24小时", "全天", "24/7", "每天 00:00-24:00"])
def test_a_place_that_never_closes_is_always_open(text):
    assert read_hours(text).always


@pytest.mark.parametrize("text", ["每天 09:00-21:00", "周末 24h", "每天 00:00-23:59"])
def test_a_place_that_closes_is_not_always_open(text):
    assert not read_hours(text).always


@pytest.mark.parametrize(
    "text",
    ["", "  ", ";", "看心情", "9-21", "每天", "09:00", "每天 21:00-09:00", "每天 09:00-09:00", "每天 09:60-21:00",
     "每天 9:00-25:00", "周八 09:00-21:00", "每天 09:00-21:00 除节假日", "09:00-18:00 周一"],
)  # fmt: skip
def test_what_says_no_hours_is_unreadable_and_nothing_in_it_is_passed_over(text):
    with pytest.raises(Unreadable):
        read_hours(text)


@pytest.mark.parametrize("value", [None, [], {}, 24, [24], ["24h", {}]])
def test_what_is_no_text_is_unreadable(value):
    with pytest.raises(Unreadable):
        read_hours(value)


@given(st.integers(0, 6), st.integers(0, 6), MINUTES, MINUTES)
def test_a_run_of_days_is_open_on_both_of_its_ends(first, last, opens, closes):
    text = f"{DAY_NAMES[first]}至{DAY_NAMES[last]} {clock(opens)}-{clock(closes)}"

    try:
        (span,) = read_hours(text).spans
    except Unreadable:
        assert opens >= closes
    else:
        assert (span.opens, span.closes) == (opens, closes)
        days = last - first if last >= first else last + 7 - first
        assert span.days == tuple(sorted((first + n) % 7 for n in range(days + 1)))


@given(st.text(max_size=20) | st.text(alphabet="周一二日至-–, 0129:hMonSat；天", max_size=24))
def test_any_text_is_either_hours_or_unreadable(text):
    try:
        hours = read_hours(text)
    except Unreadable:
        return

    assert hours.spans
    for span in hours.spans:
        assert 0 <= span.opens < span.closes <= 24 * 60
        assert span.days
        assert set(span.days) <= set(EVERY_DAY)


def test_times_of_a_day_that_touch_are_one():
    hours = read_hours(["每天 09:00-12:00, 12:00-14:00", "周六 13:00-18:00", "周日 20:00-21:00"])

    assert hours.on(0) == ((540, 840),)
    assert hours.on(5) == ((540, 1080),)
    assert hours.on(6) == ((540, 840), (1200, 1260))


@given(st.lists(st.tuples(st.integers(0, 6), MINUTES, MINUTES).filter(lambda s: s[1] < s[2]), min_size=1, max_size=6))
def test_a_minute_is_open_on_a_day_if_some_line_says_so(lines):
    hours = read_hours([f"{DAY_NAMES[day]} {clock(opens)}-{clock(closes)}" for day, opens, closes in lines])

    for weekday in range(7):
        told = {minute for day, opens, closes in lines if day == weekday for minute in range(opens, closes)}
        assert {minute for opens, closes in hours.on(weekday) for minute in range(opens, closes)} == told
