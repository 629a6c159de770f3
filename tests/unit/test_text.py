"""Text that visitors read, in one or more languages."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.problems import did_you_mean
from linli.records.text import LocalText, full_language_code, read_text
from linli.records.values import Unreadable, half_width

CHINESE = SimpleNamespace(context={"language": "zh-CN"})
VERSIONS = st.dictionaries(st.sampled_from(["zh-CN", "en", "fr", "ja"]), st.text(min_size=1), min_size=1)


def test_a_plain_text_is_in_the_language_of_its_record():
    assert read_text("晚餐", CHINESE) == LocalText((("zh-CN", "晚餐"),))


def test_a_text_may_give_all_its_languages_in_one_place():
    text = read_text({"zh": "晚餐", "en": "Dinner"}, CHINESE)

    assert text.languages == ("zh-CN", "en")
    assert text.in_language("en") == ("Dinner", "en")


@given(VERSIONS, st.sampled_from(["zh-CN", "en", "fr", "ja"]))
def test_a_text_always_says_which_language_it_really_is_in(versions, language):
    text, code = LocalText(tuple(versions.items())).in_language(language)

    assert versions[code] == text
    assert code == language or language not in versions


@pytest.mark.parametrize("value", ["", {}, [], None, 3, {"title": "晚餐"}, {"zh": ["晚餐"]}, {"标题": "晚餐"}])
def test_what_is_no_text_is_unreadable(value):
    with pytest.raises(Unreadable):
        read_text(value, CHINESE)


@pytest.mark.parametrize(("code", "full"), [("zh", "zh-CN"), ("zh-CN", "zh-CN"), ("en", "en"), ("zh-TW", "zh-TW")])
def test_short_codes_become_what_pages_use(code, full):
    assert full_language_code(code) == full


@given(st.text())
def test_half_width_writing_changes_no_chinese_character_and_nothing_twice(text):
    once = half_width(text)

    assert half_width(once) == once
    assert [c for c in once if "一" <= c <= "鿿"] == [c for c in text if "一" <= c <= "鿿"]


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("titel", ["title", "summary"], "Did you mean `title`?"),
        ("Title", ["title"], "Did you mean `title`?"),
        ("TITLE", ["Title", "title"], "Did you mean `Title`?"),
        ("参加人次", ["参与人次", "参与"], "Did you mean `参与人次`?"),
        ("weather", ["title"], "See the list."),
        ("title", [], "See the list."),
    ],
)
def test_a_hint_names_the_nearest_known_word_or_says_something_else(word, known, hint):
    assert did_you_mean(word, known, "See the list.") == hint


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6))
def test_a_hint_never_names_what_is_not_known(word, known):
    hint = did_you_mean(word, known, "")

    assert hint == "" or hint.removeprefix("Did you mean `").removesuffix("`?") in known
