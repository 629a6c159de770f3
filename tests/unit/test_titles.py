"""Where may the lines of a Chinese title break?"""

from __future__ import annotations

import re

import pytest

from linli.artefacts.html.titles import break_between_words


def lines_of(text):
    """Return a title in the smallest pieces that may stand on lines of their own."""
    marked = re.sub(r"</?span[^>]*>", "<wbr>", break_between_words(text))
    return [piece for piece in marked.split("<wbr>") if piece]


@pytest.mark.parametrize(
    "title", ["2022年城市更新十大韧性社区营造案例", "业主恳谈会：聆听您的心声，共建美好大城", "“邻里”——R29社区"]
)
def test_a_title_reads_the_same_with_its_breaks(title):
    assert "".join(lines_of(title)) == title


def test_clauses_stay_together_where_they_can():
    assert break_between_words("聚场、聚人").count('class="clause"') == 2
    assert "clause" not in break_between_words("温江区青年文明号")


@pytest.mark.parametrize("title", ["城乡社区发展治理优秀案例", "聚场、聚人、聚力", "温江原·聚场", "温江区青年文明号"])
def test_no_line_is_a_single_character(title):
    assert min(map(len, lines_of(title))) > 1


def test_no_line_begins_or_ends_with_the_mark_within_a_name():
    assert '<span class="clause">远映·碧水初心——</span>' in break_between_words("第四期“雪峰远映·碧水初心——对话书记”")


def test_a_number_is_not_torn_from_its_letters():
    assert lines_of("R29社区")[0] == "R29社区"


def test_a_title_in_latin_letters_is_left_to_the_browser():
    assert break_between_words("Yuan & Juchang") == "Yuan &amp; Juchang"


def test_what_editors_write_stays_text():
    assert "<script>" not in break_between_words("邻里<script>alert(1)</script>，社区")
