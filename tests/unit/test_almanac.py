"""The Chinese calendar: lunar dates, festivals, solar terms, days of rest and of work."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.graph.almanac import (
    FIRST_LUNAR_DAY,
    LAST_LUNAR_DAY,
    Almanac,
    LunarDate,
    day_of_lunar_date,
    day_of_term,
    leap_month_of,
    lunar_date,
)
from linli.problems import Report
from linli.records.festival import NAMED_DAYS
from linli.records.holidays import parse_holidays
from linli.sources.holidays import read_holiday_documents
from linli.views.almanac import plan_day_note
from linli.views.wording import Words

THEME = Path(__file__).parents[2] / "theme"
CHINESE, ENGLISH = (Words.for_language(language, THEME) for language in ("zh-CN", "en"))
LUNAR_DAYS = st.dates(FIRST_LUNAR_DAY, LAST_LUNAR_DAY)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def of_2026(off: str) -> list[str]:
    almanac = Almanac()
    return [f"{day:%m-%d}" for day in days(date(2026, 1, 1), date(2026, 12, 31)) if almanac.day(day).off == off]


@pytest.fixture
def read_holidays(tmp_path):
    """Write files into `content/holidays`, and return the notices and the problems found there."""

    def read(files):
        for name, text in files.items():
            file = tmp_path / "content" / "holidays" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        report = Report()
        documents = read_holiday_documents(tmp_path / "content", tmp_path, report)
        return parse_holidays(documents, report), [str(problem) for problem in report.problems]

    return read


def test_every_lunar_date_and_solar_term_of_1979_to_2056_is_as_the_reference_has_it():
    # T66. The digest was made from lunar-python 1.4.8, without 大寒 of 1979, about which sources disagree.
    almanac = Almanac()

    lines = []
    for day in days(date(1979, 1, 1), date(2056, 12, 31)):
        told = almanac.day(day)
        assert told.lunar
        lunar = f"{told.lunar.year}-{told.lunar.month}-{told.lunar.day}{'+' if told.lunar.is_leap else ''}"
        lines.append(f"{day} {lunar} {NAMED_DAYS[told.term].zh if told.term else ''}".rstrip())

    digest = sha256("\n".join(lines).encode()).hexdigest()
    assert digest == "214c35d632baa807aeb6cd9e0f2bb8310d217a369d9a436304583fe7bd3f4d21"


def test_the_leap_months_are_known():
    leaps = {year: month for year in range(1979, 2057) if (month := leap_month_of(year))}

    assert leaps == {
        1979: 6, 1982: 4, 1984: 10, 1987: 6, 1990: 5, 1993: 3, 1995: 8, 1998: 5, 2001: 4, 2004: 2, 2006: 7, 2009: 5,
        2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11, 2036: 6, 2039: 5, 2042: 2,
        2044: 7, 2047: 5, 2050: 3, 2052: 8, 2055: 6,
    }  # fmt: skip


def test_the_hard_year_2033_has_its_leap_month_after_the_eleventh():
    # T66: 闰十一月 begins on 22 December 2033.
    assert lunar_date(date(2033, 12, 22)) == LunarDate(2033, 11, 1, is_leap=True)
    assert lunar_date(date(2034, 2, 19)) == LunarDate(2034, 1, 1, is_leap=False)


@pytest.mark.parametrize(
    ("day", "festivals"),
    [
        ("2026-02-16", ("new-years-eve",)),
        ("2026-02-17", ("spring-festival",)),
        ("2026-03-03", ("lantern-festival",)),
        ("2026-06-19", ("dragon-boat",)),
        ("2026-09-25", ("mid-autumn",)),
        ("2026-10-18", ("double-ninth",)),
        ("2027-02-05", ("new-years-eve",)),
        ("2028-01-25", ("new-years-eve",)),
        ("2020-10-01", ("mid-autumn", "national-day")),
        ("2023-01-21", ("new-years-eve",)),
    ],
)
def test_a_festival_is_on_its_day(day, festivals):
    # T66: the last day of the twelfth month is the 29th in some years, and the 30th in others.
    assert Almanac().day(date.fromisoformat(day)).festivals == festivals


def test_a_festival_is_not_kept_again_in_the_leap_month():
    almanac = Almanac()

    kept = [day for day in days(date(2028, 1, 1), date(2028, 12, 31)) if almanac.day(day).festival == "dragon-boat"]

    assert kept == [date(2028, 5, 28)]
    assert almanac.day(date(2028, 6, 27)).lunar == LunarDate(2028, 5, 5, is_leap=True)


@given(LUNAR_DAYS)
def test_a_lunar_date_leads_back_to_its_day(day):
    lunar = lunar_date(day)

    assert lunar is not None
    assert day_of_lunar_date(lunar) == day


@pytest.mark.parametrize(
    "day", [date(1978, 12, 31), date(2057, 1, 1), date(1900, 1, 1), date(2200, 1, 1), date(1, 1, 1)]
)
def test_outside_of_the_years_that_are_certain_nothing_lunar_is_told(day):
    told = Almanac().day(day)

    assert (told.lunar, told.term) == (None, "")


def test_a_solar_term_about_which_sources_disagree_is_not_told():
    assert day_of_term(1979, "major-cold") is None
    assert day_of_term(1980, "major-cold") == date(1980, 1, 21)


def test_the_notice_of_2026_is_known_day_by_day():
    # T63: the State Council's notice for 2026.
    assert of_2026("work") == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    assert of_2026("rest") == [
        *("01-01", "01-02", "01-03"),
        *(f"02-{day}" for day in range(15, 24)),
        *("04-04", "04-05", "04-06"),
        *(f"05-0{day}" for day in range(1, 6)),
        *("06-19", "06-20", "06-21"),
        *("09-25", "09-26", "09-27"),
        *(f"10-0{day}" for day in range(1, 8)),
    ]


def test_the_days_off_of_2016_to_2026_are_as_another_library_has_them():
    # T65. The digest was made from `holidays` 0.109, which knows days off, but not which weekend days are worked.
    almanac = Almanac()

    free = [day for day in days(date(2016, 1, 1), date(2026, 12, 31)) if almanac.day(day).off == "rest"]
    on_weekdays = [day for day in free if day.weekday() < 5]

    assert sha256(" ".join(map(str, on_weekdays)).encode()).hexdigest() == HOLIDAYS_DIGEST


HOLIDAYS_DIGEST = "445ad8c5f4778b1bf84853b372bc43fbd9c3d71d71a46d3ff44f9395a9050b24"


def test_only_weekend_days_are_worked_in_exchange():
    almanac = Almanac()

    worked = [day for day in days(date(2004, 1, 1), date(2026, 12, 31)) if almanac.day(day).off == "work"]

    assert worked
    assert {day.weekday() for day in worked} == {5, 6}


def test_of_a_year_without_a_notice_only_the_days_of_the_law_are_free():
    # T64
    almanac = Almanac()

    told = [almanac.day(day) for day in days(date(2027, 1, 1), date(2027, 12, 31))]

    assert not any(day.announced for day in told)
    assert not any(day.off == "work" for day in told)
    assert [f"{day.day:%m-%d}" for day in told if day.off == "rest"] == [
        "01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15", "10-01", "10-02",
        "10-03",
    ]  # fmt: skip


def test_a_far_away_year_still_has_the_days_of_the_common_calendar():
    almanac = Almanac()

    free = [f"{day:%m-%d}" for day in days(date(2070, 1, 1), date(2070, 12, 31)) if almanac.day(day).off == "rest"]

    assert free == ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"]


def test_an_operators_notice_goes_before_what_linli_knows(read_holidays):
    # T64: the year is announced as soon as its file is there; nothing else holds for it.
    notices, problems = read_holidays(
        {
            "2027.yaml": "source: https://example.org/2027\nrest:\n  2027-01-01/2027-01-03: 元旦\n"
            "  2027-10-01/2027-10-07: 国庆节\nwork: [2027-09-26, 2027-10-09]\n"
        }
    )
    almanac = Almanac(notices)

    assert problems == []
    assert [almanac.day(date(2027, 10, day)).off for day in (1, 7, 8, 9)] == ["rest", "rest", "", "work"]
    holiday = almanac.day(date(2027, 10, 5)).holiday
    assert holiday
    assert holiday.versions == (("zh-CN", "国庆节"), ("en", "National Day"))
    assert almanac.day(date(2027, 5, 1)).off == ""
    assert almanac.day(date(2027, 5, 1)).announced
    assert not almanac.day(date(2028, 5, 1)).announced


def test_a_notice_may_be_written_in_chinese_as_a_list_and_with_names_of_its_own(read_holidays):
    notices, problems = read_holidays(
        {
            "2027.yml": "休: [2027年10月1日至2027年10月7日: 国庆, 2027-03-03: {zh: 社区日, en: Community Day}]\n"
            "班: 2027-09-26\n"
        }
    )

    day = Almanac(notices).day(date(2027, 3, 3))
    assert problems == []
    assert day.holiday
    assert day.holiday.versions == (("zh-CN", "社区日"), ("en", "Community Day"))
    assert notices[0].work == {date(2027, 9, 26)}


def test_a_notice_reaches_back_into_december_without_announcing_that_year(read_holidays):
    notices, problems = read_holidays({"2028.yaml": "rest: {2027-12-31/2028-01-02: 元旦}\n"})
    almanac = Almanac(notices)

    assert problems == []
    assert almanac.day(date(2027, 12, 31)).off == "rest"
    assert not almanac.is_announced(2027)


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"next.yaml": "rest: {2027-01-01: 元旦}"}, "next.yaml:1: the file's name is not a year."),
        (
            {"2027.yaml": "rests: {2027-01-01: 元旦}"},
            "2027.yaml:1: `rests` is not a field of a year's holidays. Did you mean",
        ),
        ({"2027.yaml": "rest:\n  2027-13-01: 元旦"}, "2027.yaml:2: `2027-13-01` is not a date that exists."),
        ({"2027.yaml": "rest:\n  2027-01: 元旦"}, "2027.yaml:2: `2027-01` is not a holiday's days."),
        (
            {"2027.yaml": "rest:\n  2027-01-03/2027-01-01: 元旦"},
            "2027.yaml:2: `2027-01-03/2027-01-01` is not a holiday's",
        ),
        ({"2027.yaml": "rest:\n  2026-10-01: 国庆节"}, "2027.yaml:2: `2026-10-01` is not in 2027."),
        ({"2027.yaml": "rest: [2027-01-01]"}, "2027.yaml:1: this holiday has no name."),
        ({"2027.yaml": "rest:\n  2027-01-01: [元旦]"}, "2027.yaml:2: this is not a holiday's name."),
        (
            {"2027.yaml": "rest: {2027-01-01/2027-01-03: 元旦, 2027-01-03: 元旦}"},
            "2027.yaml:1: 2027-01-03 is named twice.",
        ),
        ({"2027.yaml": "work:\n  - 2027-09-26\n  - 2027-09-27"}, "2027.yaml:3: 2027-09-27 is no Saturday or Sunday"),
        (
            {"2027.yaml": "rest: {2027-10-02: 国庆节}\nwork: 2027-10-02"},
            "2027-10-02 is both a day of rest and a working day.",
        ),
        ({"2027.yaml": "work: [{2027-10-02: x}]"}, "2027.yaml:1: this is not a day."),
        ({"2027.yaml": "work: []", "2027.yml": "work: []"}, "2027.yml:1: 2027 has two files."),
        ({"2027.yaml": "rest: [a"}, "2027.yaml:1: this is not valid YAML"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_slip_in_a_notice_is_told_with_its_line(files, problem, read_holidays):
    _, problems = read_holidays(files)

    assert any(problem in told for told in problems), problems
    assert all(told.startswith("content/holidays/") for told in problems)


def test_where_no_chinese_holidays_are_kept_no_day_is_off():
    almanac = Almanac(holidays=False)

    day = almanac.day(date(2027, 10, 1))

    assert (day.off, day.holiday, day.announced, day.festival) == ("", None, True, "national-day")


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
@settings(deadline=None)
def test_the_next_working_day_is_the_first_on_which_people_work(day):
    almanac = Almanac()

    following = almanac.next_working_day(day)

    assert following > day
    assert almanac.is_working_day(following)
    assert not any(almanac.is_working_day(between) for between in days(day, following)[1:-1])


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        ("2026-06-18", ("初四", ""), None),
        ("2026-07-14", ("六月", ""), ("Lunar 6/1", "")),
        ("2026-07-28", ("十五", ""), ("Lunar 6/15", "")),
        ("2025-07-25", ("闰六月", ""), ("Lunar leap 6/1", "")),
        ("2026-12-22", ("冬至", ""), ("Winter Solstice", "")),
        ("2026-06-19", ("端午节", "休"), ("Dragon Boat Festival", "Off")),
        ("2026-10-06", ("廿六", "休"), ("", "Off")),
        ("2026-09-20", ("初十", "班"), ("", "Work")),
        ("2027-10-02", ("初三", "休 待公布"), ("", "Off, to be confirmed")),
        ("2026-01-28", ("初十", ""), None),
        ("2026-02-07", ("二十", ""), None),
        ("2026-04-16", ("廿九", ""), None),
        ("2060-03-07", None, None),
    ],
)
def test_a_cell_says_the_most_important_thing_of_its_day(day, chinese, english):
    # T67: festival, else solar term, else the month that begins, else the lunar day; T64: 待公布.
    told = Almanac().day(date.fromisoformat(day))

    notes = [plan_day_note(words, told) for words in (CHINESE, ENGLISH)]

    assert [note and (note.text, note.off) for note in notes] == [chinese, english]


def test_a_days_mark_has_words_that_are_read_aloud():
    # T67: accessible names.
    almanac = Almanac()

    titles = [
        [note.title for words in (CHINESE, ENGLISH) if (note := plan_day_note(words, almanac.day(day)))]
        for day in (date(2026, 10, 1), date(2026, 10, 10), date(2027, 10, 1))
    ]

    assert titles == [
        ["农历丙午年八月廿一、国庆节、法定假日休息", "Lunar 8/21, National Day, Public holiday, day off"],
        ["农历丙午年九月初一、调休上班", "Lunar 9/1, Make-up workday"],
        [
            "农历丁未年九月初二、国庆节、法定假日休息，放假安排待公布",
            "Lunar 9/2, National Day, Public holiday by law; the year’s notice is still to come",
        ],
    ]


@given(LUNAR_DAYS)
@settings(deadline=None)
def test_every_day_of_the_known_years_has_a_short_chinese_text(day):
    note = plan_day_note(CHINESE, Almanac().day(day))

    assert note is not None
    assert 2 <= len(note.text) <= 4
    assert note.text in note.title
