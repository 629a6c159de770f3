"""Figures that texts say in words of their own: what they can mean, and what only looks like one."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.graph import phrases
from linli.graph.phrases import figure_phrases, plain_words
from linli.records.figure import Quantity, read_quantity
from linli.records.interval import Interval, interval_of
from linli.records.number import read_number

QUALIFIERS = ("", "over", "plus", "odd", "about", "nearly", "at_most", "under")
NUMBERS = st.integers(1, 10**6).map(Decimal)
ENDS = st.integers(0, 40).map(Decimal)


@st.composite
def intervals(draw):
    low = draw(ENDS)
    high = draw(st.none() | ENDS.filter(lambda end: end > low))
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


def said(interval):
    """Write an interval as mathematicians do."""
    low = "(" if interval.low_open else "["
    high = f"{interval.high.normalize():f}" if interval.high is not None else "∞"
    return f"{low}{interval.low.normalize():f}, {high}{')' if interval.high_open or interval.high is None else ']'}"


def found(text, language="zh-CN"):
    return [(said(phrase.interval), phrase.unit) for phrase in figure_phrases(text, language)]


# ---- intervals


@given(intervals(), intervals())
def test_whether_two_intervals_meet_does_not_depend_on_their_order(one, other):
    assert one.meets(other) == other.meets(one)


@given(intervals(), intervals(), ENDS, st.sampled_from([Decimal(0), Decimal("0.5")]))
def test_intervals_that_hold_one_number_meet(one, other, whole, half):
    number = whole + half

    if one.holds(number) and other.holds(number):
        assert one.meets(other)


@given(intervals(), intervals())
def test_intervals_that_meet_hold_a_number_in_common(one, other):
    ends = [end for i in (one, other) for end in (i.low, i.high) if end is not None] + [Decimal(100)]
    between = [(a + b) / 2 for a in ends for b in ends]

    assert one.meets(other) == any(one.holds(number) and other.holds(number) for number in (*ends, *between))


@given(NUMBERS, st.sampled_from(QUALIFIERS))
def test_a_qualified_number_never_contradicts_itself(number, qualifier):
    interval = interval_of(number, qualifier)

    assert interval.meets(interval)
    assert interval.meets(interval_of(number, "about"))


@given(NUMBERS)
def test_more_than_a_number_contradicts_the_number_and_fewer(number):
    over, under = interval_of(number, "over"), interval_of(number, "under")

    assert not over.holds(number)
    assert not over.meets(under)
    assert not interval_of(number, "odd").meets(interval_of(number, "nearly"))
    assert interval_of(number, "plus").holds(number)


@given(NUMBERS, st.sampled_from(["plus", "over", "odd", "about", "nearly", "at_most"]))
def test_a_ledger_figure_and_the_same_words_in_a_text_mean_the_same(number, qualifier):
    figure = Quantity(number, qualifier, "events")
    words = str(figure).replace("~", "约").replace("events", "场")

    assert [phrase.interval for phrase in figure_phrases(f"举办活动{words}。", "zh-CN")] == [figure.meaning]


# ---- numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,587", 1587),
        ("1.2万", 12_000),
        ("1万2千", 12_000),
        ("两千零一", 2001),
        ("三百五", 350),
        ("三百零五", 305),
        ("一万二", 12_000),
        ("十二", 12),
        ("三亿五千万", 350_000_000),
        ("二〇二二", 2022),
        ("two hundred", 200),
        ("two hundred and fifty", 250),
        ("twenty-one", 21),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("1.2 million", 1_200_000),
        ("one thousand two hundred", 1200),
        ("三五百", None),
        ("and", None),
        ("", None),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert read_number(text) == number


@given(st.integers(1, 99_999_999))
def test_a_number_in_chinese_characters_is_the_number(number):
    assert read_number(in_han(number)) == number


def in_han(number):
    """Write a number below 亿 in Chinese characters, the long way."""
    words, pending = "", False
    for scale, name in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            words += ("零" if pending else "") + (in_han(digit) if digit > 9 else "零一二三四五六七八九"[digit]) + name
            pending = False
        elif words and number:
            pending = True
    return words


def test_the_ledger_reads_what_texts_say():
    assert read_quantity("1万2千 人").value == 12_000
    assert read_quantity("two hundred events") == Quantity(Decimal(200), "exact", "events")
    assert read_quantity("200-plus events") == Quantity(Decimal(200), "plus", "events")


# ---- phrases

MEANT = [
    ("举办活动200余场", "(200, 300)", "events"),
    ("居民5万余人", "(50000, 60000)", "people"),
    ("收回1500余份", "(1500, 1600)", "answers"),
    ("居民50余万人", "(500000, 600000)", "people"),
    ("超2000名居民", "(2000, ∞)", "people"),
    ("逾300户", "(300, ∞)", "households"),
    ("参与居民超万人", "(10000, ∞)", "people"),
    ("突破一万人次", "(10000, ∞)", "participations"),
    ("不少于200场", "[200, ∞)", "events"),
    ("至少20人", "[20, ∞)", "people"),
    ("200+ 场", "[200, ∞)", "events"),
    ("200场以上", "[200, ∞)", "events"),
    ("近200场", "[180, 200)", "events"),
    ("约1200平方米", "[1080, 1320]", "m2"),
    ("600㎡左右", "[540, 660]", "m2"),
    ("上百场社群活动", "[100, ∞)", "events"),
    ("上千人次", "[1000, ∞)", "participations"),
    ("上万人", "[10000, ∞)", "people"),
    ("数十名党员", "[20, 100)", "people"),
    ("几十人", "[20, 100)", "people"),
    ("数百人次", "[200, 1000)", "participations"),
    ("十余场", "(10, 20)", "events"),
    ("十几个社群", "(10, 20)", "groups"),
    ("一百二十多人", "(120, 130)", "people"),
    ("三五百人", "[300, 500]", "people"),
    ("两三百人", "[200, 300]", "people"),
    ("最多30人", "[0, 30]", "people"),
    ("不超过30人", "[0, 30]", "people"),
    ("不到100人", "[0, 100)", "people"),
    ("200—300场", "[200, 300]", "events"),
    ("200至300人", "[200, 300]", "people"),
    ("20到30万人", "[200000, 300000]", "people"),
    ("百分之三十", "[30, 30]", "percent"),
    ("占30%", "[30, 30]", "percent"),
    ("过半业主", "(50, 100]", "percent"),
    ("半数居民", "[45, 55]", "percent"),
    ("三成以上", "[30, ∞)", "percent"),
    ("1.2万人", "[12000, 12000]", "people"),
    ("1万2千人", "[12000, 12000]", "people"),
    ("两千零一户", "[2001, 2001]", "households"),
    ("２００余场", "(200, 300)", "events"),
    ("六大社群", "[6, 6]", "groups"),
    ("13个志愿岗位", "[13, 13]", "posts"),
    ("三个人", "[3, 3]", "people"),
    ("投资28亿元", "[2800000000, 2800000000]", "yuan"),
    ("种下3棵", "[3, 3]", "棵"),
    ("over 200 events", "(200, ∞)", "events"),
    ("more than 10,000 participations", "(10000, ∞)", "participations"),
    ("some 1,500 people", "[1350, 1650]", "people"),
    ("two hundred events", "[200, 200]", "events"),
    ("a dozen groups", "[12, 12]", "groups"),
    ("200-plus events", "[200, ∞)", "events"),
    ("200 events or more", "[200, ∞)", "events"),
    ("1.2 million people", "[1200000, 1200000]", "people"),
    ("half a million people", "[500000, 500000]", "people"),
    ("at least 30 households", "[30, ∞)", "households"),
    ("between 200 and 300 events", "[200, 300]", "events"),
    ("200 to 300 events", "[200, 300]", "events"),
    ("3 to 5 million people", "[3000000, 5000000]", "people"),
    ("dozens of Party members", "[20, 100)", "people"),
    ("several hundred residents", "[200, 1000)", "people"),
    ("tens of thousands of people", "[20000, 100000)", "people"),
    ("nearly 200 community events", "[180, 200)", "events"),
    ("up to 30 people", "[0, 30]", "people"),
    ("fewer than 100 people", "[0, 100)", "people"),
    ("about 1,200 m²", "[1080, 1320]", "m2"),
    ("2.8 billion yuan", "[2800000000, 2800000000]", "yuan"),
    ("RMB 5 million", "[5000000, 5000000]", "yuan"),
    ("a 5-million-yuan fund", "[5000000, 5000000]", "yuan"),
    ("thirty per cent", "[30, 30]", "percent"),
    ("two hundred and fifty households", "[250, 250]", "households"),
]


def language_of(text):
    return "en" if text.isascii() or "m²" in text else "zh-CN"


@pytest.mark.parametrize(("text", "interval", "unit"), MEANT, ids=[text for text, _, _ in MEANT])
def test_a_figure_in_a_text_means_what_people_mean_by_it(text, interval, unit):
    assert found(text, language_of(text)) == [(interval, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "二〇二二年", "2022年6月21日", "2019—2022年", "第3届", "第十二场", "3.0版", "15分钟便民生活圈", "24小时开放",
        "周三场地开放", "电话028-85551234人工接听", "3.2节", "R29个", "一位居民", "一场活动", "千家万户", "三口之家",
        "三场地轮换", "2022-12-12", "E3份", "十四五", "四点半课堂", "五星志愿者", "零距离",
        "In 2022 residents held a feast", "15-minute circle", "open 24 hours", "Chapter 3 posts", "the 5th event",
        "version 2.0 rooms", "one event", "on 12 December 2022", "since 2019", "3.0",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_figure_is_none(text):
    assert found(text, language_of(text)) == []


def test_two_figures_in_one_clause_are_two():
    assert found("12 groups and 40 events", "en") == [("[12, 12]", "groups"), ("[40, 40]", "events")]


def test_figures_stand_where_they_are_and_know_their_clause():
    text = "# 一年\n\n办了活动，[[juchang|原·聚场]]里200余场，`300场`是代码，{{events}}是数据。"
    (phrase,) = figure_phrases(text, "zh-CN")

    assert (phrase.line, text[phrase.start : phrase.end]) == (2, "200余场")
    assert phrase.clause.strip().endswith("原·聚场  里200余场，")
    assert "办了活动" in phrase.sentence
    assert "代码" not in phrase.sentence


@pytest.mark.parametrize(
    "text",
    ["`200场`", "```\n200场\n```\n", "![200场](photo.png)", "{{events}}", "<b title='200场'>", "[[200-events]]",
     "https://example.org/200场", "[^200场]"],
)  # fmt: skip
def test_markup_says_no_figures(text):
    assert found(text) == []


def test_the_words_of_a_link_are_read():
    assert found("[举办200场](https://example.org/300场)") == [("[200, 200]", "events")]


@pytest.mark.parametrize("qualifier", ["nearly", "under"])
def test_nothing_is_less_than_none(qualifier):
    assert interval_of(Decimal(0), qualifier) == Interval.exactly(Decimal(0))


@given(st.text(alphabet="20二十百万场人次户余约超近至到—-+,. []{}|`<>\n*#", max_size=60))
def test_any_text_can_be_searched(text):
    assert len(plain_words(text)) == len(text)
    for language in ("zh-CN", "en"):
        for phrase in figure_phrases(text, language):
            assert 0 <= phrase.start < phrase.end <= len(text)
            assert phrase.interval.meets(phrase.interval)


BODIES = {
    "zh-CN": "金马街道在成都市温江区，居民多是新搬来的人，2019年8月这里开放了一处邻里空间。孩子来玩，少年来读书，"
    "大人来办公或歇脚，[[juchang|居民]]也在这里议事。活动沿着亲子、学习、老年几个主题展开，到报道时已办200余场，参与一万余人次。"
    "日常的消息由管家先行发布，线上的门则是小程序；`代码`不算。治理上，由社区发起，以空间为平台，以活动为载体，社会力量、"
    "社工、社区组织、志愿者与慈善资源各有分工。报道给每一方都写明了角色，本站所据的摘录只记到这一层，细节不作补写。"
    "运营方与伙伴并肩，合作已有3年，来龙去脉另见一篇。第二年六月的沙龙，党员当场认领，分三类13个岗位。",
    "en": "Jinma lies in the west of the city, and most of its residents have come from elsewhere. In August 2019 a "
    "place of 600 m² was opened for them. By the time of the report over 2,000 people had joined the [platform](x.md), "
    "and 200-plus events had been held on four themes, with two hundred volunteers at hand and all that goes with it.",
}


@pytest.mark.parametrize("language", BODIES)
def test_ten_thousand_bodies_are_searched_in_little_time(language):
    bodies = [f"{BODIES[language]} {number}" for number in range(500)]
    phrases._phrases.cache_clear()

    begin = time.process_time()
    count = sum(len(tuple(figure_phrases(body, language))) for body in bodies)
    each_ms = (time.process_time() - begin) / len(bodies) * 1000

    assert count >= 3 * len(bodies)
    # Full of figures, and still a third of a millisecond on a busy machine; bodies like most take a quarter of that.
    assert each_ms < 0.6
