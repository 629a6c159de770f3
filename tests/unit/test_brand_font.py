"""Is a brand face cut down to what headings say, and is a file that cannot serve refused with a way out?"""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from tests.fixtures.communities import make_community
from tests.fixtures.projects import ROOT

from linli.artefacts.brand_font import subset_font
from linli.settings import BadSetting
from linli.views.brand import brand_characters

FONT = ROOT / "theme" / "print" / "fonts" / "NotoSansSC-Bold.ttf"
# Copyright, licence, address of the licence.
LICENCE_NAMES = (0, 13, 14)


def opened(content: bytes) -> TTFont:
    return TTFont(BytesIO(content))


@pytest.fixture(scope="module")
def cut(tmp_path_factory) -> bytes:
    return subset_font(FONT, "Lane 梧桐里ก", tmp_path_factory.mktemp("cut"))


def test_a_subset_has_the_characters_asked_for_and_no_others(cut):
    font = opened(cut)

    assert "".join(map(chr, sorted(font.getBestCmap()))) == " Laen桐梧里"
    assert font.flavor == "woff2"
    assert len(cut) < 10_000


def test_a_subset_keeps_what_a_licence_wants_kept(cut):
    kept, original = opened(cut)["name"], TTFont(FONT)["name"]

    said = [str(original.getName(number, 3, 1)) for number in LICENCE_NAMES]
    assert all(said)
    assert [str(kept.getName(number, 3, 1)) for number in LICENCE_NAMES] == said


def test_the_same_font_and_characters_give_the_same_bytes(cut, tmp_path):
    assert subset_font(FONT, "Lane 梧桐里ก", tmp_path) == cut


def test_a_subset_is_made_again_only_for_other_characters(tmp_path):
    subset_font(FONT, "梧桐", tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"as it was kept")

    assert subset_font(FONT, "梧桐", tmp_path) == b"as it was kept"
    assert "里" in map(chr, opened(subset_font(FONT, "梧桐里", tmp_path)).getBestCmap())
    assert kept not in tmp_path.iterdir()
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"# a text\n", FONT.read_bytes()[:5000]])
def test_a_file_that_is_no_font_is_refused(content, tmp_path):
    file = tmp_path / "brand.ttf"
    file.write_bytes(content)

    with pytest.raises(BadSetting, match=r"^`LINLI_BRAND_FONT` \(.*brand\.ttf\) is not a font\. Give one as \.ttf"):
        subset_font(file, "梧桐", tmp_path / "cache")


def test_a_font_without_the_letters_of_the_headings_is_refused(tmp_path):
    with pytest.raises(BadSetting, match=r"^`LINLI_BRAND_FONT` \(.*\) has no letter of the site's headings\. Choose"):
        subset_font(FONT, "กข 1", tmp_path)


def test_headings_are_titles_of_records_and_zones_and_the_interfaces_words(tmp_path, monkeypatch):
    community = make_community(tmp_path, monkeypatch)
    community.put("stories/shed.md", "---\ntitle: 鸢\n---\n## 鹊 {: #bird }\n\n鹮\n\n鹂\n---\n\n#### 鹳\n")
    community.put("partners/club.md", "---\ntitle: 鹭\nroles: [鹦]\n---\n")
    edition = community.press().editions[0]

    found = brand_characters(edition.site, edition.all_words, "鹏")

    assert set("梧桐里亲子小院厨房棚邻晚餐Neighbours’") <= set(found)
    assert set("鸢鹊鹂鹭鹦鹏") <= set(found)
    assert set("即将举行月") <= set(found)
    assert not set("鹮鹳") & set(found)
    assert list(found) == sorted(set(found))
