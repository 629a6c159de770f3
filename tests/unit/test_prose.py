"""Texts without any mark of Markdown are not searched for marks; nobody can tell from the HTML."""

import pytest
from markdown import Markdown

from linli.artefacts.html.pages import EXTENSIONS, InlineMarks

MARKED = (
    "plain text, with 中文",
    "a *word*, a **strong** one, _one_ and __two__, ***both***, 2 * 3 * 4, snake_case_word",
    "`code` and ``more `code` ``, a \\* star, a \\\\ backslash",
    "[a link](https://example.org/ 'title'), [by name][name], [name], ![a picture](a.jpg), ![name][name]",
    "<https://example.org/> and <someone@example.org>, <b class='x'>bold</b>, &copy; &#169; AT&T, 3 < 4 > 2",
    "a line  \nand another\nand a third",
    "a note[^1] and an ABBR",
    "# A title {#own}\n\n## Another\n\nA paragraph\n{: .class }\n\n- one\n- *two*\n\nTerm\n: what it *is*",
    "| a | b |\n|---|---|\n| 1 | *2* |\n\n> quoted *text*",
    '<div markdown="1">\nwithin *it*\n</div>',
)
ENDING = "\n\n[name]: https://example.org/\n[^1]: The note.\n*[ABBR]: An abbreviation\n"


@pytest.mark.parametrize("text", MARKED)
def test_a_text_becomes_the_html_that_markdown_makes_of_it(text):
    quick = Markdown(extensions=EXTENSIONS)
    quick.treeprocessors.register(InlineMarks(quick), "inline", 20)

    for written in (text, text + ENDING, text.replace("\n", "\n\n") + "\n\nplain\n\n" + text):
        assert quick.reset().convert(written) == Markdown(extensions=EXTENSIONS).convert(written)


def test_no_pattern_finds_anything_in_a_text_without_marks():
    markdown = Markdown(extensions=EXTENSIONS)
    unmarked = "".join(chr(code) for code in range(32, 0x3100) if chr(code) not in "`\\[!<&*_") + "\n \nab \n"

    assert len(markdown.inlinePatterns) > 10
    for pattern in markdown.inlinePatterns:
        assert pattern.getCompiledRegExp().search(unmarked) is None
