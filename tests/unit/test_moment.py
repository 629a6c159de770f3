"""Dates say as much as is known, and no more."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from linli.records.moment import Moment, Period, Span
from linli.records.values import Unreadable

SHANGHAI = ZoneInfo("Asia/Shanghai")


def moment(text):
    return Moment.parse(text, SHANGHAI)


def period_of(text) -> Period:
    return TypeAdapter[Period](Span).validate_python(text)


@st.composite
def moments(draw):
    minute = draw(st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31))).replace(second=0, microsecond=0)
    precision = draw(st.sampled_from(["year", "month", "day", "time"]))
    start = {
        "year": datetime(minute.year, 1, 1),
        "month": datetime(minute.year, minute.month, 1),
        "day": datetime.combine(minute, time()),
        "time": minute,
    }
    return Moment(start[precision], precision)


@given(moments())
def test_a_moment_is_read_back_from_what_it_says(value):
    assert moment(str(value)) == value
    assert moment(value.iso) == value


@given(moments())
def test_the_last_day_of_a_moment_is_not_before_its_first(value):
    assert value.day <= value.latest_day
    assert value.earliest <= value.latest
    assert value.latest.date() == value.latest_day


@given(moments(), moments())
def test_moments_are_ordered_by_the_earliest_that_they_can_mean(one, other):
    if one < other:
        assert one.earliest <= other.earliest
    assert (one == other) == (str(one) == str(other))


@given(moments())
def test_nothing_that_a_moment_means_lies_outside_of_it(value):
    following = date.fromordinal(value.latest_day.toordinal() + 1)

    assert str(Moment(datetime.combine(value.latest_day, time()), value.precision).day)[:4] == value.iso[:4]
    if value.precision in ("year", "month"):
        assert following.strftime("%Y-%m-%d")[: len(value.iso)] != value.iso


@given(st.text(max_size=20) | st.text(alphabet="0123456789-年月日: T+Z", max_size=20))
def test_any_text_is_either_a_moment_or_unreadable(text):
    try:
        value = moment(text)
    except Unreadable:
        return

    assert moment(str(value)) == value


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026", "2026"),
        ("2026年", "2026"),
        ("2026-6", "2026-06"),
        ("2026年6月", "2026-06"),
        ("2026-06-18", "2026-06-18"),
        ("2026年6月18日", "2026-06-18"),
        ("2026-06-18 14:00", "2026-06-18T14:00"),
        ("2026-06-18T14:00:00", "2026-06-18T14:00"),
        ("2026年6月18日 14:00", "2026-06-18T14:00"),
        ("2026-06-18 9:05", "2026-06-18T09:05"),
        ("２０２６-06-18　14：00", "2026-06-18T14:00"),
        ("2026-06-18 24:00", "2026-06-19T00:00"),
        ("2026-12-31 24:00", "2027-01-01T00:00"),
        ("2026-06-18 14:00Z", "2026-06-18T22:00"),
        ("2026-06-18T14:00+08:00", "2026-06-18T14:00"),
        ("2026-06-18 20:00 -0500", "2026-06-19T09:00"),
    ],
)
def test_a_date_is_understood_as_editors_write_it(text, iso):
    assert moment(text).iso == iso


@pytest.mark.parametrize(
    "text",
    ["", "today", "26-06-18", "18.06.2026", "2026-13", "2026-02-29", "2026-06-18 25:00", "2026-06-18 14",
     "2026-06 14:00", "2026-06-18 24:30", "0000", "2026-06-18 14:00 +99:00", "9999-12-31 24:00",
     "0001-01-01 00:00+14:00"],
)  # fmt: skip
def test_what_is_no_date_is_unreadable(text):
    with pytest.raises(Unreadable):
        moment(text)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2024-02", date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 28)),
        ("2026-12", date(2026, 12, 31)),
        ("2026", date(2026, 12, 31)),
    ],
)
def test_a_month_and_a_year_end_with_their_last_day(text, last):
    assert moment(text).latest_day == last


@pytest.mark.parametrize(
    ("text", "holds", "leaves_out"),
    [
        ("2019-08/2022-12", ["2019-08-01", "2022-12-31"], ["2019-07-31", "2023-01-01"]),
        ("2022", ["2022-01-01", "2022-12-31"], ["2021-12-31", "2023-01-01"]),
        ("2019-08/", ["2019-08-01", "2099-01-01"], ["2019-07-31"]),
        ("2019-08至2022-12", ["2022-12-31"], ["2023-01-01"]),
        ("2019 to 2021", ["2021-12-31"], ["2022-01-01"]),
    ],
)
def test_a_period_holds_both_of_its_ends(text, holds, leaves_out):
    period = period_of(text)

    assert [day for day in holds + leaves_out if period.holds(date.fromisoformat(day))] == holds


@given(moments(), moments())
def test_a_period_never_ends_before_it_begins(first, last):
    try:
        period = period_of(f"{first.iso}/{last.iso}")
    except ValidationError:
        assert last.latest < first.earliest
    else:
        assert period == Period(first, last)
        assert first.day <= last.latest_day
