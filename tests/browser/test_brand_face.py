"""Does a site with a brand face show it, and only where its operator has chosen one?"""

from __future__ import annotations

import re
import shutil
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from lxml import html
from tests.conftest import once
from tests.fixtures.projects import ROOT, make_project

FONT = ROOT / "theme" / "print" / "fonts" / "NotoSansSC-Bold.ttf"
# What of headings and names has a face of its own.
SMALL = re.compile(r"agenda__date|day__name|words__title|contents__title|grounds__title|need__label|glance__title")


@pytest.fixture(scope="module")
def branded(shared_folder):
    def make(folder):
        project = make_project(folder)
        (folder / "fonts").mkdir()
        shutil.copy(FONT, folder / "fonts" / "brand.ttf")
        conf = folder / "pelicanconf.py"
        conf.write_text(f'{conf.read_text("utf-8")}\nLINLI_BRAND_FONT = "fonts/brand.ttf"\nLINLI_PRINT = False\n')
        return project.build()

    return once(shared_folder / "branded", make)


def test_every_character_of_a_heading_is_in_the_published_font(branded):
    (file,) = branded.output.glob("assets/brand-*.woff2")
    has, had = (TTFont(source).getBestCmap() for source in (BytesIO(file.read_bytes()), FONT))

    headings = [
        heading
        for page in branded.output.rglob("*.html")
        for heading in html.parse(str(page)).iter("h1", "h2", "h3")
        if not SMALL.search(heading.get("class", ""))
    ]
    assert len(headings) > 100
    lacking = {c for heading in headings for c in heading.text_content() if ord(c) in had.keys() - has.keys()}
    assert lacking == set()


@pytest.mark.browser
def test_headings_are_set_in_the_brand_face_from_a_disk_too(branded, chromium):
    page = chromium.new_page()
    page.goto((branded.output / "index.html").as_uri())

    loaded = page.evaluate("document.fonts.ready.then(all => [...all].map(face => [face.family, face.status]))")
    assert loaded == [["Linli Brand", "loaded"]]
    first = "element => getComputedStyle(element).fontFamily.split(',')[0]"
    assert page.eval_on_selector("h1", first) == '"Linli Brand"'
    assert page.eval_on_selector(".colophon__name", first) == '"Linli Brand"'
    assert page.eval_on_selector("main p", first) != '"Linli Brand"'
    page.close()


def test_without_the_setting_no_byte_of_a_font_is_published(wutong_site):
    assert not list(wutong_site.output.rglob("*.woff2"))
    styles = [file.read_text("utf-8") for file in wutong_site.output.glob("assets/*.css")]
    assert styles
    assert [style for style in styles if "font-face" in style or "face-brand" in style] == []
