"""What takes place on which day, in which month and year."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.graph.occurrences import Occurrence
from linli.graph.timeline import Month, Timeline, days_of, month_of
from linli.records.event import EventStatus
from linli.records.moment import Moment, Precision
from linli.records.reference import Key

TODAY = date(2026, 6, 1)


def moment(text):
    precisions: dict[int, Precision] = {4: "year", 7: "month", 10: "day", 16: "time"}
    return Moment(datetime.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text), precisions[len(text)])


def occurrence(start, end=None, *, id="tea", status=None, moved_from=()):
    former = tuple(moment(text) for text in moved_from)
    key = Key("event", "wutong", id)
    return Occurrence(id, key, moment(start), moment(end) if end else None, status, moved_from=former)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-06-05", "2026-06-07", ["2026-06-05", "2026-06-06", "2026-06-07"]),
        ("2026-06-05 22:00", "2026-06-06 02:00", ["2026-06-05"]),
        ("2026-06-05 22:00", "2026-06-06 00:00", ["2026-06-05"]),
        ("2026-06-05 22:00", "2026-06-06 09:00", ["2026-06-05", "2026-06-06"]),
        ("2026-06-05", None, ["2026-06-05"]),
        ("2026-06", None, []),
        ("2026", "2027", []),
        ("2026-06-05", "2026-08", ["2026-06-05"]),
    ],
)
def test_an_event_takes_place_on_the_days_that_are_known_and_no_others(start, end, days):
    assert [str(day) for day in days_of(occurrence(start, end))] == days


def test_a_month_holds_what_goes_through_it_and_what_is_only_known_to_be_in_it():
    through = occurrence("2026-05-30", "2026-07-02", id="through")
    vague = occurrence("2026-06", id="vague")
    of_the_year = occurrence("2026", id="of-the-year")

    timeline = Timeline((of_the_year, through, vague))
    assert [o.id for o in timeline.in_month(Month(2026, 6))] == ["through", "vague"]
    assert [o.id for o in timeline.in_year(2026)] == ["of-the-year", "through", "vague"]


def test_what_was_moved_is_remembered_on_its_old_day_unless_it_is_the_same():
    moved = occurrence("2026-06-18 10:00", moved_from=["2026-06-16 10:00", "2026-06-18 09:00"])

    timeline = Timeline((moved,))
    assert timeline.moved_away_from(date(2026, 6, 16)) == (moved,)
    assert timeline.moved_away_from(date(2026, 6, 18)) == ()


def test_t45_what_was_put_off_without_a_date_is_not_to_come_and_what_is_on_today_is():
    put_off = occurrence("2026-06-27 19:00", status=EventStatus.POSTPONED, id="put-off")
    on_today = occurrence("2026-05-20", "2026-06-01", id="on-today")
    over = occurrence("2026-05-31", id="over")

    assert [o.id for o in Timeline((on_today, over, put_off)).coming(TODAY)] == ["on-today"]


def test_t75_months_go_from_the_first_to_two_after_the_last_without_years_in_which_nothing_was():
    timeline = Timeline((occurrence("1988-11-05"), occurrence("2026-03-01", id="late")))

    assert timeline.months == (Month(1988, 11), Month(1988, 12), *(Month(2026, number) for number in range(1, 6)))


def test_a_calendar_without_events_has_no_months():
    assert Timeline(()).months == ()


days = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@given(st.lists(st.tuples(days, st.integers(0, 50)), max_size=12))
def test_a_day_and_its_month_agree_on_what_takes_place(spans):
    occurrences = tuple(
        occurrence(str(first), str(first + timedelta(days=length)), id=f"e{number}")
        for number, (first, length) in enumerate(sorted(spans))
    )

    timeline = Timeline(occurrences)
    for one in occurrences:
        for day in days_of(one):
            assert one in timeline.on(day)
            assert one in timeline.in_month(month_of(day))
            assert one in timeline.in_year(day.year)
            assert month_of(day) in timeline.months
    assert list(timeline.months) == sorted(set(timeline.months))


@given(st.integers(-300, 300), days)
def test_counting_months_forth_and_back_ends_where_it_began(months, day):
    month = month_of(day)

    assert month.plus(months).plus(-months) == month
    assert month.first_day <= day <= month.last_day
