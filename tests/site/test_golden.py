"""What subscribers and machines get, letter by letter, as somebody has read and approved it.

Where a change is meant, `LINLI_REWRITE_GOLDEN=1 pytest tests/site/test_golden.py` writes the files anew;
the review is then of their difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.fixtures.pages import read_page
from tests.fixtures.projects import ROOT

from linli.records.schema import field_reference, schema_text

GOLDEN = ROOT / "tests" / "fixtures" / "golden"
FEEDS = [
    "event/dinner/event.ics",
    "event/open-day/event.ics",
    "feeds/all.ics",
    "feeds/community/wutong.ics",
    "feeds/all.atom",
    "en/feeds/all.atom",
    "sitemap.xml",
    "robots.txt",
]
PAGES = [
    "index.html",
    "wutong/index.html",
    "en/wutong/index.html",
    "event/dinner/index.html",
    "en/event/dinner/index.html",
    "wutong/spaces/yard/index.html",
    "wutong/needs/shade/index.html",
    "en/wutong/posts/watering/index.html",
    "impact/index.html",
]


def assert_golden(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("LINLI_REWRITE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    assert file.is_file(), f"{file.relative_to(ROOT)} is not there yet: see the beginning of this file."
    assert text == file.read_bytes().decode()


def text_of(page: Path) -> str:
    """Return what a reader of the page's main part reads, one line for each block of it."""
    (main,) = read_page(page).xpath("//main")
    for block in main.iter():
        if block.tag in ("p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "figcaption", "td", "th", "summary", "div"):
            block.text = "\n" + (block.text or "")
            block.tail = "\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in main.text_content().splitlines())
    return "".join(f"{line}\n" for line in lines if line)


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_as_approved(path, published_wutong):
    assert_golden(path, (published_wutong.output / path).read_bytes().decode())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_as_approved(path, published_wutong):
    assert_golden(path.replace("index.html", "main.txt"), text_of(published_wutong.output / path))


def test_the_schema_of_a_kind_is_as_approved():
    assert_golden("schema/press.json", schema_text("press"))


def test_the_explanation_of_a_kind_is_as_approved():
    section = field_reference("zh").split("\n## 报道")[1].split("\n## ")[0]

    assert_golden("schema/press.md", "## 报道" + section)
