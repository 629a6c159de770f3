"""What a text points at, in the ways in which editors write it."""

from __future__ import annotations

import pytest
from markdown import Markdown

from linli.artefacts.html.pages import EXTENSIONS
from linli.graph.prose import mentions


def found(text):
    return [(mention.kind, mention.name, mention.words, mention.caption) for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "name", "words", "caption"),
    [
        ("![长桌](table.jpg)", "table.jpg", "长桌", ""),
        ('![长桌](table.jpg "秋天")', "table.jpg", "长桌", "秋天"),
        ("![长桌](table.jpg '秋天')", "table.jpg", "长桌", "秋天"),
        ('![长桌](table.jpg "they\'re here")', "table.jpg", "长桌", "they're here"),
        ("![](table.jpg 'no words')", "table.jpg", "", "no words"),
        ("![长桌](./table.jpg)", "table.jpg", "长桌", ""),
        ("![长桌](<long table.jpg>)", "long table.jpg", "长桌", ""),
    ],
)
def test_a_picture_is_read(text, name, words, caption):
    assert found(text) == [("picture", name, words, caption)]


# The same picture in ways that Markdown reads, too.
ODD = (
    "![长桌][table]\n\n[table]: table.jpg",
    "![table][]\n\n[table]: table.jpg",
    "![table]\n\n[table]: https://tracker.example/table.jpg",
    "![a [long] table](table.jpg)",
    "![长桌](long table.jpg)",
    '![长桌](table.jpg "the \\"long\\" one")',
)


@pytest.mark.parametrize("text", ODD)
def test_a_picture_that_markdown_would_show_and_we_do_not_read_is_told(text):
    assert "<img" in Markdown(extensions=EXTENSIONS).convert(text)
    assert "odd" in {kind for kind, *_rest in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "<!-- ![长桌](table.jpg) -->",
        "<!--\n![长桌](table.jpg)\n\n[[yard]] {{visits}}\n-->",
        "`![长桌](table.jpg)`",
        "```\n![长桌](table.jpg)\n```",
        "\\![table]",
        "What a day![",
    ],
)
def test_what_is_hidden_or_no_picture_is_left_alone(text):
    assert [kind for kind, *_rest in found(text) if kind == "picture"] == []


def test_a_picture_behind_a_comment_is_in_its_line():
    (mention,) = mentions("<!-- one\n![two](2.jpg) -->\n\n![three](3.jpg)")

    assert (mention.name, mention.line) == ("3.jpg", 3)
