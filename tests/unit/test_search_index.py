"""What the search index promises: every text that holds a question has all of its keys."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.artefacts.search import keys_of, normalise, render_search_index, shard_of
from linli.views.search import SearchEntry, SearchIndex, plain_text

WRITTEN = st.text(alphabet="社区营造剧场 abR2９9.·，3\n", min_size=2, max_size=30)


def entry(**fields):
    given = {"url": "a/", "title": "标题", "kind": "event", "community": "c", "kicker": "", "when": "", "day": None}
    return SearchEntry(**(given | {"text": ""} | fields))


def index_of(*entries):
    return SearchIndex(tuple(entries), (("event", "活动"), ("space", "空间")), (("c", "社区"),))


def read(files, name):
    """Return what a file of the index holds, as `linliSearch` in the page would get it."""
    text = files[name].decode()
    head = f'linliSearch("{name.removesuffix(".js")}",'
    assert text.startswith(head)
    assert text.endswith(")\n")
    return json.loads(text.removeprefix(head).removesuffix(")\n"))


def pages_of(files, key):
    overview = read(files, "index.js")
    return read(files, f"k{shard_of(key, overview['shards']):x}.js").get(key, "").split(" ")


@given(WRITTEN, st.data())
def test_every_part_of_a_text_has_only_keys_that_the_text_has(text, data):
    whole = normalise(text)
    start = data.draw(st.integers(0, max(len(whole) - 2, 0)))
    end = data.draw(st.integers(start, len(whole)))
    part = normalise(whole[start:end])

    # A space at the edge of a part ends no word of it.
    assert keys_of(part) <= keys_of(whole) | {key for key in keys_of(part) if key[0] == " " or key[-1] == " "}


@given(WRITTEN)
def test_a_text_compares_the_same_however_often_it_is_normalised(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Ｒ２９ 社区", "r29社区"),
        ("原 · 聚场", "原·聚场"),
        ("Shared  Kitchen\n for all", "shared kitchen for all"),
        ("3.0版", "3.0版"),
        ("童乐FUN", "童乐fun"),
    ],
)
def test_texts_are_compared_without_capitals_widths_and_needless_spaces(written, compared):
    assert normalise(written) == compared


def test_a_key_leads_to_the_pages_that_hold_it_and_to_those_with_it_in_their_titles():
    files = render_search_index(
        index_of(entry(text="小剧场里"), entry(text="没有"), entry(title="小剧场", text="剧场"), entry(title="剧场"))
    )

    # A is 0, B is 1: the first page is step 1 from -1, the third is 2 on, the fourth is 1 on.
    assert pages_of(files, "剧场") == ["BCB", "DB"]
    assert pages_of(files, "小剧") == ["BC", "D"]
    assert pages_of(files, "场剧") == [""]


def test_latin_words_are_found_by_three_letters():
    files = render_search_index(index_of(entry(text="the gym"), entry(text="R29")))

    assert pages_of(files, "gym") == ["B"]
    assert pages_of(files, "r29") == ["C"]


def test_numbers_beyond_one_digit_are_written_with_the_lowest_digit_first():
    files = render_search_index(index_of(*(entry(text="剧场" if n in (0, 40) else "") for n in range(41))))

    # 40 = 8 + 1 × 32: `o` is 32 + 8, which says that another digit follows.
    assert pages_of(files, "剧场") == ["BoB"]


def test_the_overview_ranks_and_filters_every_page():
    files = render_search_index(index_of(entry(kind="space"), entry(day=date(1970, 1, 2)), entry(day=date(1960, 1, 1))))

    overview = read(files, "index.js")
    assert (overview["kindOf"], overview["dayOf"]) == ("BAA", "ACA")
    assert overview["kinds"] == ["活动", "空间"]


def test_an_empty_site_has_an_index_that_finds_nothing():
    files = render_search_index(SearchIndex((), (), ()))

    assert pages_of(files, "剧场") == [""]


def test_the_same_pages_make_the_same_files():
    entries = [entry(text="小剧场里的共享厨房", url=f"{n}/") for n in range(30)]

    assert render_search_index(index_of(*entries)) == render_search_index(index_of(*entries))


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ('**聚场。** 2019年[原·聚场](../spaces/juchang/){: lang="zh-CN"}开放', "聚场。 2019年原·聚场开放"),
        ("## 需求\n\n- 一条\n- 两条\n\n> 引文", "需求 一条 两条 引文"),
        ("| 结果 | 数 |\n|---|---|\n| 活动 | 200+ |", "结果 数 活动 200+"),
        ("![画面](a.png)以后 snake_case _stress_", "以后 snake_case stress"),
        ("一行<br>两行 `code`", "一行 两行 code"),
    ],
)
def test_the_words_of_a_text_are_found_without_its_marks(markdown, plain):
    assert plain_text(markdown) == plain
