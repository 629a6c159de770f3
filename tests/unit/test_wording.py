"""Dates, figures and hours as visitors read them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.projects import ROOT

from linli.records.figure import UNITS, Quantity, read_quantity
from linli.records.hours import read_hours
from linli.records.moment import Moment, Period
from linli.views.wording import UNIT_WORDS, Words

CHINESE = Words.for_language("zh-CN", ROOT / "theme")
ENGLISH = Words.for_language("en", ROOT / "theme")
IN_BOTH = pytest.mark.parametrize("words", [CHINESE, ENGLISH], ids=["zh-CN", "en"])
# `1.587` is not among them: it can be read as a thousand, so a figure is not written like that.
NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2) | st.integers(0, 10**12).map(Decimal)


def moment(text):
    return Moment.parse(text, ZoneInfo("Asia/Shanghai"))


def period(first, last):
    return Period(moment(first), last and moment(last))


@IN_BOTH
@given(value=NUMBERS)
def test_a_number_is_printed_as_it_is(words, value):
    assert read_quantity(words.number(value)).value == value


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("1587 份", "1587份", "1,587 answers"),
        ("200+ 场", "200+场", "200+ events"),
        ("超2000 人", "超2000人", "over 2,000 people"),
        ("5万余 人", "5万余人", "more than 50,000 people"),
        ("~600 m2", "约600平方米", "about 600 m²"),
        ("近百户", "近100户", "nearly 100 households"),
        ("最多30人", "最多30人", "up to 30 people"),
        ("数十人", "数十人", "dozens of people"),
        ("1 人", "1人", "1 person"),
        ("1+ 人", "1+人", "1+ people"),
        ("0 人", "0人", "0 people"),
        ("5000万 人", "5000万人", "50 million people"),
        ("12345 人次", "12345人次", "12,345 participations"),
        ("12 棵", "12棵", "12 棵"),
        ("12", "12", "12"),
    ],
)
def test_a_figure_keeps_its_qualifier_in_every_language(text, chinese, english):
    assert CHINESE.quantity(read_quantity(text)) == chinese
    assert ENGLISH.quantity(read_quantity(text)) == english


@IN_BOTH
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_every_unit_has_words_of_its_own(unit, words):
    said = {words.quantity(Quantity(Decimal(2), "exact", other.id)) for other in UNITS if other is not unit}

    assert words.quantity(Quantity(Decimal(2), "exact", unit.id)) not in said
    assert unit.id in UNIT_WORDS


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.id != "photos"], ids=lambda unit: unit.id)
def test_a_unit_is_read_back_from_its_english_words(unit):
    assert read_quantity(ENGLISH.quantity(Quantity(Decimal(2), "exact", unit.id))).unit == unit.id


POLISH = """
msgid ""
msgstr ""
"Language: pl\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"

msgid "{n} event"
msgid_plural "{n} events"
msgstr[0] "{n} wydarzenie"
msgstr[1] "{n} wydarzenia"
msgstr[2] "{n} wydarzeń"

msgid "over {n}"
msgstr "ponad {n}"
"""


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 wydarzenie"), (3, "3 wydarzenia"), (5, "5 wydarzeń"), (22, "22 wydarzenia")]
)
def test_a_language_with_three_plural_forms_says_each(number, said, tmp_path):
    catalogue = tmp_path / "locale" / "pl" / "LC_MESSAGES" / "linli.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(POLISH, "utf-8")
    words = Words.for_language("pl", tmp_path)

    assert words("{n} event" if number == 1 else "{n} events", n=number) == said
    assert words.quantity(read_quantity(f"{number} 场")) == said
    assert words.quantity(read_quantity("超 22 场")) == "ponad 22 wydarzenia"


def test_a_browser_is_told_each_form_by_the_category_that_it_knows(tmp_path):
    catalogue = tmp_path / "locale" / "pl" / "LC_MESSAGES" / "linli.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(POLISH, "utf-8")
    polish, english = Words.for_language("pl", tmp_path), Words.for_language("en", tmp_path)

    assert polish.forms_by_category("{n} event", "{n} events") == {
        "one": "{n} wydarzenie",
        "few": "{n} wydarzenia",
        "many": "{n} wydarzeń",
    }
    assert english.forms_by_category("{n} event", "{n} events") == {"one": "{n} event", "other": "{n} events"}
    assert Words.for_language("zh-CN", ROOT / "theme").forms_by_category("{n} result", "{n} results") == {
        "other": "共{n}条结果"
    }


@IN_BOTH
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_exactly_as_much_is_never_said_of_what_is_not_exact(unit, words):
    exact = words.quantity(Quantity(Decimal(200), "exact", unit.id))

    for qualifier in ("plus", "over", "odd", "about", "nearly", "at_most", "tens"):
        assert words.quantity(Quantity(Decimal(200), qualifier, unit.id)) != exact


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("2026", "2026年", "2026"),
        ("2026-06", "2026年6月", "June 2026"),
        ("2026-06-18", "2026年6月18日星期四", "Thursday, 18 June 2026"),
        ("2026-06-18 14:00", "2026年6月18日星期四 14:00", "Thursday, 18 June 2026, 14:00"),
    ],
)
def test_a_date_says_as_much_as_is_known(text, chinese, english):
    assert CHINESE.moment(moment(text)).text == chinese
    assert ENGLISH.moment(moment(text)).text == english
    assert CHINESE.moment(moment(text)).iso == moment(text).iso


def test_what_ends_on_the_same_day_names_the_day_once():
    span = ENGLISH.span(moment("2026-06-18 14:00"), moment("2026-06-18 16:00"))

    assert span.text == "Thursday, 18 June 2026, 14:00–16:00"


def test_what_ends_on_another_day_names_both():
    span = CHINESE.span(moment("2026-06-18"), moment("2026-06-20"))

    assert span.text == "2026年6月18日星期四 – 2026年6月20日星期六"


@pytest.mark.parametrize(
    ("first", "last", "chinese", "english"),
    [
        ("2019-08", None, "2019年8月至今", "since August 2019"),
        ("2022", "2022", "2022年", "2022"),
        ("2019-08", "2022-12", "2019年8月 – 2022年12月", "August 2019 – December 2022"),
    ],
)
def test_a_period_that_goes_on_says_so(first, last, chinese, english):
    assert CHINESE.period(period(first, last)) == chinese
    assert ENGLISH.period(period(first, last)) == english


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("24h", ("每天24小时开放",), ("Open 24 hours, every day",)),
        ("每天 09:00-21:00", ("每天 09:00–21:00",), ("Every day 09:00–21:00",)),
        ("周一至周五 09:00-18:00", ("周一至周五 09:00–18:00",), ("Mon–Fri 09:00–18:00",)),
        ("周三、周六 10:00-24:00", ("周三、周六 10:00–24:00",), ("Wed, Sat 10:00–24:00",)),
    ],
)
def test_hours_are_said_in_both_languages(text, chinese, english):
    assert CHINESE.hours(read_hours(text)) == chinese
    assert ENGLISH.hours(read_hours(text)) == english


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))
def test_hours_said_in_chinese_are_read_back_the_same(instant):
    opens = instant.hour * 60 + instant.minute
    text = f"周{'一二三四五六日'[instant.weekday()]} {opens // 60:02d}:{opens % 60:02d}-24:00"

    hours = read_hours(text)

    assert read_hours(list(CHINESE.hours(hours))) == hours
