"""Are texts counted the way those count them who set the limits?"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.projects import ROOT

from linli.graph.counting import COUNTERS, Grace, as_counted, count, count_all, without_markup
from linli.graph.limits import TextLimit

# A paragraph in the manner of the six-groups paragraph, with all its traps: quotes side by side, figures, a dash.
GROUPS = (
    "社区里有六个社群——“元气食堂”“原力健身社”“小行星亲子社”，还有解忧杂货铺、原梦集市等；挖掘达人32位，"
    "办活动200余场，2000多人加入……"
)


@pytest.mark.parametrize(
    ("text", "codepoints", "ws_words", "word_zh", "han"),
    [
        ("", 0, 0, 0, 0),
        ("社区", 2, 1, 2, 2),
        ("社区，你好。", 6, 1, 6, 4),
        ("3.0版", 4, 1, 2, 1),
        ("成都首个“3.0版”", 10, 1, 8, 5),
        ("“2022年城市更新”大奖", 13, 1, 10, 7),
        ("社群32个", 5, 1, 4, 3),
        ("——聚人", 4, 1, 4, 2),
        ("你好……世界", 6, 1, 6, 4),
        ("“甲”“乙”", 6, 1, 6, 2),
        ("原·聚场", 4, 1, 4, 3),
        ("Peter·Pan来了", 11, 1, 3, 2),
        ("2019—2022年", 10, 1, 2, 1),
        ("他说“don’t”", 9, 1, 5, 2),
        ("don’t stop", 10, 2, 2, 0),
        ("He said “yes” — twice", 21, 5, 5, 0),
        ("全角１２３", 5, 1, 5, 2),
        ("　空　格　", 5, 2, 2, 2),
        ("A公司B项目", 6, 1, 6, 4),
        ("①②③项", 4, 1, 4, 1),
        ("好👍👍", 3, 1, 2, 1),
        ("👩‍👩‍👧 好", 7, 2, 2, 1),
        ("一行\n两行", 5, 2, 4, 4),
        ("한국 사람", 5, 2, 2, 0),
        ("カタカナ", 4, 1, 4, 0),
        ("〇五号", 3, 1, 3, 3),
        ("𠮷野家", 3, 1, 3, 3),
        (GROUPS, 73, 1, 73 - 1 - 2 - 3, 49),
    ],
)
def test_every_counter_has_its_own_idea_of_a_text(text, codepoints, ws_words, word_zh, han):
    counts = count_all(text)

    assert (counts["codepoints"], counts["ws_words"], counts["word_zh"], counts["han"]) == (
        codepoints, ws_words, word_zh, han,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", {"codepoints": 3, "utf16": 3, "utf16_crlf": 4, "lines": 2, "nonspace": 2}),
        ("a\r\nb\r\n", {"codepoints": 3, "utf16": 3, "utf16_crlf": 4, "lines": 2}),
        ("👩‍👩‍👧", {"codepoints": 5, "utf16": 8, "graphemes": 1}),
        ("e\u0301", {"codepoints": 2, "graphemes": 1}),
        ("a\ufeffb\u3000c", {"ws_words": 3, "nonspace": 3}),
    ],
)
def test_line_ends_and_characters_of_several_units_count_as_programs_count_them(text, expected):
    counts = count_all(text)

    assert {name: counts[name] for name in expected} == expected


@pytest.mark.parametrize(("limit", "most"), [(200, 221), (16, 18), (15, 15), (1, 1), (0, 0), (501, 552)])
def test_grace_is_a_tenth_and_one_but_none_up_to_fifteen(limit, most):
    assert Grace(pct=10, plus=1, only_above=15).most(limit) == most


def test_markup_is_taken_out_before_counting_where_the_form_does_so():
    limit = TextLimit(3, None, "words", "ws_words", 3, strip_html=True)

    assert limit.measure("<p>A & B did X</p>") == 5
    assert without_markup("1 < 2 and <b>3</b>") == "1 < 2 and 3"


TEXTS = st.text(
    st.sampled_from("中文字，。“”‘’—…·Aa1. \n\r\t　\u00a0\ufeff①版👍\u200d👩\u0301é×°★カ한𠮷\u0085\u001c"), max_size=30
)


@given(TEXTS)
def test_what_is_counted_has_no_line_end_at_its_end_and_counts_agree_with_one_another(text):
    counts = count_all(text)

    assert not as_counted(text).endswith(("\n", "\r"))
    assert counts["han"] <= counts["word_zh"] <= counts["nonspace"] <= counts["codepoints"] <= counts["utf16"]
    assert counts["ws_words"] <= counts["word_zh"]
    assert counts["graphemes"] <= counts["codepoints"]
    assert counts["utf16_crlf"] - counts["utf16"] == as_counted(text).count("\n")


@settings(max_examples=5, deadline=None)
@given(st.lists(TEXTS, min_size=60, max_size=60))
def test_the_paste_sheet_counts_as_we_do(texts):
    script = ROOT / "theme" / "awards" / "counters.js"
    code = (
        f"require({json.dumps(str(script))});"
        "const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(texts.map((text) => linliCounters.map((name) => linliCount(text, name, false)))));"
    )
    node = Path(sys.executable).parent / "node"

    ended = subprocess.run([str(node), "-e", code], input=json.dumps(texts), capture_output=True, text=True, check=True)
    assert json.loads(ended.stdout) == [[count(text, name) for name in COUNTERS] for text in texts]
