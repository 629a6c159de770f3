"""Rules of repetition as editors write them: in words of either language, and as RRULE."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.graph.recurrence import rule_days
from linli.records.repeat import read_length, read_repeat
from linli.records.rule import CalendarRule, LunarRule, NthWeekday, TermRule
from linli.records.values import Unreadable

WEDNESDAY, SATURDAY, SUNDAY = (NthWeekday(day) for day in (2, 5, 6))
WORKDAYS = tuple(NthWeekday(day) for day in range(5))


def weekly(*days, interval=1):
    return CalendarRule("WEEKLY", interval, days)


def monthly(*days, weekdays=(), interval=1):
    return CalendarRule("MONTHLY", interval, weekdays, days)


def yearly(month, *days, weekdays=()):
    return CalendarRule("YEARLY", weekdays=weekdays, month_days=days, months=(month,))


@pytest.mark.parametrize(
    ("rule", "phrases"),
    [
        (
            weekly(WEDNESDAY),
            ["每周三", "周三", "星期三", "逢周三", "每个星期三", "每礼拜三", "every Wednesday", "weekly on Wed"],
        ),
        (weekly(WEDNESDAY), ["Wednesdays", "FREQ=WEEKLY;BYDAY=WE", "RRULE:FREQ=WEEKLY;BYDAY=WE"]),
        (
            weekly(NthWeekday(1), NthWeekday(3)),
            ["每周二、周四", "每周二和四", "每周二四", "every Tuesday and Thursday"],
        ),
        (weekly(NthWeekday(0), WEDNESDAY, NthWeekday(4)), ["每周一、三、五", "Mon, Wed & Fri"]),
        (
            weekly(SATURDAY, interval=2),
            ["每两周周六", "隔周周六", "隔周六", "每2周的周六", "双周周六", "每隔一周的星期六"],
        ),
        (weekly(SATURDAY, interval=2), ["every two weeks on Saturday", "every other Saturday", "fortnightly on Sat"]),
        (weekly(SUNDAY, interval=3), ["每三周周日", "每3周的星期天", "every 3 weeks on Sunday"]),
        (weekly(*WORKDAYS), ["工作日", "每个工作日", "每周一至周五", "every weekday", "weekdays", "Monday to Friday"]),
        (weekly(SATURDAY, SUNDAY), ["周末", "每周末", "双休日", "every weekend", "Saturdays and Sundays"]),
        (CalendarRule("DAILY"), ["每天", "每日", "天天", "daily", "every day"]),
        (CalendarRule("DAILY", 2), ["每两天", "隔天", "every other day", "every 2 days"]),
        (monthly(15), ["每月15日", "每月１５号", "每个月十五日", "monthly on the 15th", "the 15th of every month"]),
        (monthly(15, 30), ["每月15日和30日", "每月15、30日", "monthly on the 15th and 30th"]),
        (monthly(-1), ["每月最后一天", "每月底", "每月月末", "the last day of the month", "monthly on the last day"]),
        (
            monthly(weekdays=(NthWeekday(5, 2),)),
            ["每月第二个周六", "每月第2个星期六", "monthly on the second Saturday"],
        ),
        (
            monthly(weekdays=(NthWeekday(6, -1),)),
            ["每月最后一个周日", "last Sunday of the month", "每月最后一个星期天"],
        ),
        (monthly(weekdays=(NthWeekday(5, 1), NthWeekday(5, 3))), ["每月第一、三个周六", "每月第一个和第三个周六"]),
        (
            monthly(weekdays=(NthWeekday(0, 1),), interval=3),
            ["每三个月第一个周一", "every 3 months on the first Monday"],
        ),
        (yearly(10, 1), ["每年10月1日", "每年十月一日", "yearly on 1 October", "every year on October 1st", "国庆节"]),
        (
            yearly(9, weekdays=(NthWeekday(5, 2),)),
            ["每年9月第二个周六", "annually on the second Saturday of September"],
        ),
        (
            LunarRule(1, (15,)),
            ["农历正月十五", "正月十五", "每年正月十五", "元宵节", "元宵", "lunar 1/15", "Lantern Festival"],
        ),
        (LunarRule(9, (9,)), ["重阳", "重阳节", "九月初九", "Double Ninth Festival", "the Double Ninth"]),
        (LunarRule(5, (5,)), ["端午", "端午节", "农历5月5日", "Dragon Boat Festival"]),
        (LunarRule(8, (15,)), ["中秋", "八月十五", "每年八月十五", "阴历八月十五", "Mid-Autumn Festival"]),
        (LunarRule(12, (-1,)), ["除夕", "大年三十", "Lunar New Year's Eve"]),
        (LunarRule(12, (8,)), ["腊八", "腊月初八", "Laba"]),
        (LunarRule(12, (23,)), ["腊月廿三", "腊月二十三", "北方小年"]),
        (LunarRule(6, (6,), leap=True), ["闰六月初六", "农历闰六月初六", "lunar leap 6/6"]),
        (
            LunarRule(0, (1, 15)),
            ["每月初一、十五", "农历每月初一和十五", "初一、十五", "every lunar month on the 1st and 15th"],
        ),
        (
            TermRule("winter-solstice"),
            ["冬至", "冬至当天", "每年冬至", "节气冬至", "Winter Solstice", "yearly on the Winter Solstice"],
        ),
        (TermRule("summer-solstice"), ["夏至", "Summer Solstice"]),
        (TermRule("qingming"), ["清明", "清明节", "Qingming"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_rule_is_read_from_words_in_either_language(rule, phrases):
    read = {phrase: read_repeat(phrase).rule for phrase in phrases}

    assert read == dict.fromkeys(phrases, rule)


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("每周三 19:00", "19:00", None),
        ("每周三19:00", "19:00", None),
        ("每周三　１９：００－２１：００", "19:00", "21:00"),
        ("每周三 19:00至21:30", "19:00", "21:30"),
        ("每周五晚7点-9点", "19:00", "21:00"),
        ("周六下午2点到4点半", "14:00", "16:30"),
        ("周六上午9:30-下午1点", "09:30", "13:00"),
        ("周六中午12点到1点", "12:00", "13:00"),
        ("周六晚10点到12点", "22:00", "00:00"),
        ("每月15日 9:00", "09:00", None),
        ("lunar 1/15 18:00", "18:00", None),
        ("every Wednesday at 7pm", "19:00", None),
        ("every Wednesday 7–9pm", "19:00", "21:00"),
        ("every Saturday 11–1pm", "11:00", "13:00"),
        ("every Saturday from 9 a.m. to 5:30 p.m.", "09:00", "17:30"),
        ("every day 22:00-02:00", "22:00", "02:00"),
        ("every day 20:00-24:00", "20:00", "00:00"),
        ("every day 0:00", "00:00", None),
        ("every day 12am", "00:00", None),
        ("每天", None, None),
    ],
)
def test_hours_are_read_with_the_rule(text, starts, ends):
    repeat = read_repeat(text)

    assert (repeat.starts, repeat.ends) == tuple(
        time.fromisoformat(clock) if clock else None for clock in (starts, ends)
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "偶尔", "每周一次", "每周八", "每月十五", "每周三 19", "每周三 小剧场 19:00", "每周三 19:00 小剧场",
        "sometimes", "every third Saturday", "Octoday", "每三", "小年", "19:00", "1", "FREQ=HOURLY",
        "FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;BYDAY=2WE", "FREQ=WEEKLY;WKST=SU", "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYSETPOS=0;BYDAY=MO",
    ],
)  # fmt: skip
def test_what_is_no_rule_is_refused_with_a_way_out(text):
    with pytest.raises(Unreadable) as refused:
        read_repeat(text)

    assert refused.value.way_out


@pytest.mark.parametrize(
    "text", ["每月32日", "每年2月30日", "每年4月31日", "每月第六个周六", "每年13月1日", "农历13月1日"]
)
def test_a_day_that_no_year_has_is_said_to_be_none(text):
    with pytest.raises(Unreadable, match="does not exist"):
        read_repeat(text)


@pytest.mark.parametrize("hours", ["25:00", "19:60", "13pm", "19:00-25:00", "19:00-19:00", "24:00"])
def test_a_time_that_does_not_exist_is_refused(hours):
    with pytest.raises(Unreadable, match="time that does not exist"):
        read_repeat(f"每周三 {hours}")


@given(
    st.text(
        alphabet="每周隔月年第一二三十个日号农历正闰腊初廿冬至节0123456789:-~ 、,点半晚amp weklyondtfrhs=;FREQ",
        max_size=24,
    )
)
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_rule_or_refused(text):
    try:
        repeat = read_repeat(text)
    except Unreadable:
        return

    days = list(rule_days(repeat.rule, date(2026, 1, 1), date(2027, 12, 31)))
    assert days == sorted(set(days))


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def rrules(draw):
    """Draw rules that dateutil reads as RFC 5545 does, which it does not where BYDAY mixes `SA` with `2SA`.

    Each of them names some day: dateutil would look for it until the year 9999.
    """
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    month = draw(st.none() | st.integers(1, 12))
    interval = 1 if month and frequency == "MONTHLY" else draw(st.integers(1, 5))
    parts = [f"FREQ={frequency}", f"INTERVAL={interval}", *([f"BYMONTH={month}"] if month else [])]
    days = draw(st.lists(st.sampled_from(WEEKDAYS), unique=True, max_size=3))
    if days and (frequency in ("DAILY", "WEEKLY") or draw(st.booleans())):
        parts.append(f"BYDAY={','.join(days)}")
        if frequency in ("MONTHLY", "YEARLY"):
            parts.append(f"BYSETPOS={draw(st.sampled_from((1, -1, 2, -2)))}")
    elif days:
        nths = draw(st.lists(st.sampled_from(("1", "2", "-1", "+3", "-4")), min_size=len(days), max_size=len(days)))
        parts.append(f"BYDAY={','.join(nth + day for nth, day in zip(nths, days, strict=True))}")
    elif frequency in ("MONTHLY", "YEARLY"):
        numbers = draw(st.lists(st.integers(1, 28) | st.just(-1), unique=True, max_size=3))
        parts += [f"BYMONTHDAY={','.join(map(str, numbers))}"] if numbers else []
    return ";".join(parts)


@given(rrules(), st.dates(date(1990, 1, 1), date(2030, 1, 1)).filter(lambda d: d.day < 29), st.integers(0, 1500))
@settings(max_examples=150, deadline=None)
def test_an_rrule_names_the_days_that_rfc_5545_says(text, first, length):
    last = first + timedelta(days=length)
    oracle = rrulestr(f"{text};UNTIL={last:%Y%m%d}", dtstart=datetime.combine(first, time()))

    days = list(rule_days(read_repeat(text).rule, first, last))

    assert days == [day.date() for day in oracle]


def test_weekdays_with_and_without_a_number_may_stand_together():
    rule = read_repeat("FREQ=MONTHLY;BYDAY=SA,1WE").rule

    days = list(rule_days(rule, date(2026, 3, 1), date(2026, 3, 31)))

    assert [day.day for day in days] == [4, 7, 14, 21, 28]


def test_a_rule_that_names_no_day_is_found_out_at_once():
    rule = read_repeat("FREQ=MONTHLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=1").rule

    assert list(rule_days(rule, date(2026, 1, 1), date(2036, 1, 1))) == []


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 6), st.integers(1, 9))
def test_every_other_week_is_counted_from_the_week_of_the_first_day(first, weekday, interval):
    rule = CalendarRule("WEEKLY", interval, (NthWeekday(weekday),))

    days = list(rule_days(rule, first, first + timedelta(days=400)))

    monday = first - timedelta(days=first.weekday())
    assert days == [
        day
        for day in (first + timedelta(days=number) for number in range(401))
        if day.weekday() == weekday and (day - monday).days // 7 % interval == 0
    ]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("2 小时", timedelta(hours=2)),
        ("90 min", timedelta(minutes=90)),
        ("90分钟", timedelta(minutes=90)),
        ("1.5 小时", timedelta(minutes=90)),
        ("1 小时 30 分钟", timedelta(minutes=90)),
        ("2h", timedelta(hours=2)),
        ("３ 天", timedelta(days=3)),
        ("3 days", timedelta(days=3)),
    ],
)
def test_a_length_of_time_is_read(text, length):
    assert read_length(text) == length


@pytest.mark.parametrize("text", ["", "0 分钟", "两小时多", "2", "-1 小时", "0.001 小时"])
def test_what_is_no_length_of_time_is_refused(text):
    with pytest.raises(Unreadable, match="length of time"):
        read_length(text)
