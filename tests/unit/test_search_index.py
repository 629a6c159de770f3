"""What the search index promises: every text that holds a question has all of its keys."""

from __future__ import annotations

import json
from datetime import date
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.artefacts.search import keys_of, normalise, render_search_index, shard_of, update_search_index
from linli.views.search import SearchEntry, SearchIndex, plain_text

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WRITTEN = st.text(alphabet="社区营造剧场 abR2９9.·，3\n", min_size=2, max_size=30)


def entry(**fields):
    given = {"url": "a/", "title": "标题", "kind": "event", "community": "c", "when": "", "day": None}
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


def updated(files, index, gone=()):
    """Return an index after an update."""
    changed = files | update_search_index(files, index, gone)
    return {name: content for name, content in changed.items() if content is not None}


def found(files, question):
    """Return the addresses of the pages that hold all keys of a question, and of those with them in their titles."""
    overview = read(files, "index.js")
    pages = sums(overview["ids"])
    anywhere, in_titles = {*pages}, {*pages}
    for key in keys_of(normalise(question)):
        written, _, titles = read(files, f"k{shard_of(key, overview['shards']):x}.js").get(key, "").partition(" ")
        anywhere &= {*sums(written)}
        in_titles &= {*sums(titles)}
    return {addressed(files, page) for page in anywhere}, {addressed(files, page) for page in in_titles}


def sums(written):
    """Return what steps in base 32 add up to: the lowest digit first, and a sixth bit where another follows."""
    numbers, value, place = [], 0, 0
    for character in written:
        digit = DIGITS.index(character)
        value += digit % 32 << place
        place += 5
        if digit < 32:
            numbers.append(value)
            value = place = 0
    return [number - 1 for number in accumulate(numbers)]


def addressed(files, page):
    overview = read(files, "index.js")
    return read(files, f"x{page % overview['files']:x}.js")[str(page)][0]


def test_a_question_leads_to_the_pages_that_hold_it_and_to_those_with_it_in_their_titles():
    files = render_search_index(
        index_of(
            entry(url="a/", text="小剧场里"),
            entry(url="b/", text="没有"),
            entry(url="c/", title="小剧场", text="剧场"),
            entry(url="d/", title="剧场"),
        )
    )

    assert found(files, "剧场") == ({"a/", "c/", "d/"}, {"c/", "d/"})
    assert found(files, "小剧场") == ({"a/", "c/"}, {"c/"})
    assert found(files, "场剧") == (set(), set())


def test_latin_words_are_found_by_three_letters():
    files = render_search_index(index_of(entry(url="a/", text="the gym"), entry(url="b/", text="R29")))

    assert found(files, "gym")[0] == {"a/"}
    assert found(files, "r29")[0] == {"b/"}


def test_pages_are_found_among_more_than_one_digit_can_number():
    entries = [entry(url=f"{n}/", text="剧场" if n in (0, 40) else "") for n in range(2_000)]

    assert found(render_search_index(index_of(*entries)), "剧场")[0] == {"0/", "40/"}


def test_the_overview_ranks_and_filters_every_page():
    files = render_search_index(
        index_of(
            entry(url="a/", kind="space"),
            entry(url="b/", day=date(1970, 1, 2)),
            entry(url="c/", day=date(1960, 1, 1)),
        )
    )

    overview = read(files, "index.js")
    of = zip(overview["kindOf"], overview["communityOf"], overview["dayOf"], strict=True)
    pages = {addressed(files, page): each for page, each in zip(sums(overview["ids"]), of, strict=True)}
    # A is 0, B is 1: of kinds the second, of days the one after 1 January 1970.
    assert pages == {"a/": ("B", "A", "A"), "b/": ("A", "A", "C"), "c/": ("A", "A", "A")}
    assert overview["kinds"] == [["event", "活动"], ["space", "空间"]]


def test_an_empty_site_has_an_index_that_finds_nothing():
    files = render_search_index(SearchIndex((), (), ()))

    assert found(files, "剧场") == (set(), set())


# Enough addresses for some to share a hash, and few enough for edits of pages that there are.
ADDRESSES = st.integers(0, 120).map(lambda number: f"event/{number}/")
ENTRIES = st.builds(
    entry,
    url=ADDRESSES,
    title=WRITTEN,
    text=WRITTEN,
    kind=st.sampled_from(["event", "space"]),
    when=st.sampled_from(["", "2026年"]),
    day=st.sampled_from([None, date(2026, 6, 18), date(2022, 1, 1)]),
)
CHANGES = st.tuples(st.lists(ENTRIES, max_size=30, unique_by=lambda e: e.url), st.sets(ADDRESSES, max_size=20))


@given(st.lists(CHANGES, max_size=6))
@settings(max_examples=60, deadline=None)
def test_an_index_that_was_updated_has_the_bytes_of_one_made_anew(changes):
    files = render_search_index(index_of())
    pages: dict[str, SearchEntry] = {}

    for entries, gone in changes:
        gone -= {entry.url for entry in entries}
        files = updated(files, index_of(*entries), gone)
        pages = {url: page for url, page in pages.items() if url not in gone} | {entry.url: entry for entry in entries}

    assert files == render_search_index(index_of(*pages.values()))


def test_an_index_grows_and_shrinks_like_one_made_anew():
    many = [
        entry(url=f"{n}/", text=f"第{n}场小剧场 " + "".join(map(chr, range(0x4E00 + n, 0x4F00 + n))))
        for n in range(300)
    ]
    few = render_search_index(index_of(*many[:9]))

    grown = updated(few, index_of(*many[9:]))
    shrunk = updated(grown, index_of(), [page.url for page in many[9:]])

    assert grown == render_search_index(index_of(*many))
    assert shrunk == few


def test_a_corrected_word_changes_its_own_files_only():
    entries = [entry(url=f"{n}/", text=f"小剧场里的第{n}次共享厨房") for n in range(200)]
    files = render_search_index(index_of(*entries))

    changed = update_search_index(files, index_of(entry(url="7/", text="小剧场里的第7次共享花园")))

    assert "index.js" not in changed
    assert sorted(name[0] for name in changed) == ["k"] * (len(changed) - 1) + ["x"]
    assert len(changed) <= 5


def test_communities_may_be_renamed_and_reordered_in_an_update():
    entries = [entry(url="a/", community="c"), entry(url="b/", community="d")]
    kinds, communities = (("event", "活动"),), (("c", "社区"), ("d", "街区"))
    files = render_search_index(SearchIndex(tuple(entries), kinds, communities))
    others = (("d", "大街区"), ("c", "社区"))

    changed = update_search_index(files, SearchIndex((), kinds, others))

    assert files | changed == render_search_index(SearchIndex(tuple(entries), kinds, others))
    assert [*changed] == ["index.js"]


def test_the_same_pages_make_the_same_files_in_whatever_order():
    entries = [entry(text="小剧场里的共享厨房", url=f"{n}/") for n in range(30)]

    assert render_search_index(index_of(*entries)) == render_search_index(index_of(*reversed(entries)))


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
