"""The cards that messengers show beside a link: what is on them, how they are set, and how they are kept."""

from __future__ import annotations

import os
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFont
from tests.fixtures.projects import make_project

from linli.artefacts import share_cards
from linli.artefacts.images import encode_all, encoder_identity
from linli.artefacts.share_cards import artist_identity, break_lines, draw_cards, drawable, render_card
from linli.build import load_site, media_in_use, set_up_press
from linli.problems import Place, Report
from linli.settings import read_settings
from linli.sources.photos import PhotoReader
from linli.views.jobs import plan_all
from linli.views.pages import Page
from linli.views.pictures import HERO, plan_picture
from linli.views.plan import error_job, page_jobs
from linli.views.share_cards import PANELS, ShareCard, cut_picture, with_share_cards

RED, BLUE, BRICK = (220, 30, 30), (30, 30, 220), "#a03f27"
TITLE = "春分共耕日：一起给社区菜园翻土"


@pytest.fixture
def cache_dir(tmp_path):
    return tmp_path / "cache"


def card(shape="wide", **more):
    plain = ShareCard(shape, TITLE, "活动", "梧桐里", "邻里", BRICK, picture=None, artist=artist_identity())
    return replace(plain, **more)


def picture_of(image, folder, cache_dir):
    """Return an image as a title picture, with its copies in the cache."""
    folder.mkdir(exist_ok=True)
    image.save(folder / "photo.png")
    report = Report()
    photo = PhotoReader(folder).measure_photo(folder / "photo.png", Place("content/x.md", 1), report)
    assert photo is not None, report.problems
    picture = plan_picture(photo, alt="", slot=HERO, base="", encoder=encoder_identity())
    encode_all(picture.derivatives, cache_dir, workers=1, progress=lambda _done: None)
    return picture


def red_and_blue(width=800, height=400):
    """Return a picture that is red at its left and blue at its right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def drawn(card, cache_dir):
    return Image.open(BytesIO(render_card(card, cache_dir)))


def is_near(colour, other):
    return max(abs(one - another) for one, another in zip(colour, other, strict=True)) < 40


# --- the picture ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("shape", "size"), [("wide", (1200, 630)), ("square", (400, 400))])
@pytest.mark.parametrize("title", [TITLE, "A", "", "Neighbourhood Kitchen " * 12, "邻" * 300])
def test_a_card_has_the_size_that_messengers_ask_for_whatever_its_title(shape, size, title, cache_dir):
    image = drawn(card(shape, title=title), cache_dir)

    assert (image.format, image.size) == ("JPEG", size)


def test_a_card_stays_below_300_kb_even_with_a_picture_of_pure_noise(tmp_path, cache_dir):
    noise = Image.frombytes("RGB", (1200, 900), os.urandom(1200 * 900 * 3))
    cutting = cut_picture(picture_of(noise, tmp_path / "photos", cache_dir), PANELS["wide"], (0.5, 0.5))

    content = render_card(card(picture=cutting), cache_dir)

    assert len(content) < 300_000


def test_a_card_carries_no_metadata(cache_dir):
    image = drawn(card(), cache_dir)

    assert not image.getexif()
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(image.info)


@pytest.mark.parametrize("shape", PANELS)
def test_a_card_shows_the_part_of_the_picture_that_the_editor_named(shape, tmp_path, cache_dir):
    picture = picture_of(red_and_blue(), tmp_path / "photos", cache_dir)

    left, right = (
        drawn(card(shape, picture=cut_picture(picture, PANELS[shape], focal)), cache_dir)
        for focal in ((0.0, 0.5), (1.0, 0.5))
    )

    inside = (1190, 20) if shape == "wide" else (395, 20)
    beginning = (730, 20) if shape == "wide" else (5, 20)
    assert is_near(left.getpixel(beginning), RED)
    assert is_near(right.getpixel(inside), BLUE)


def test_a_transparent_picture_stands_on_paper(tmp_path, cache_dir):
    glass = Image.new("RGBA", (800, 600), (0, 0, 0, 0))
    cutting = cut_picture(picture_of(glass, tmp_path / "photos", cache_dir), PANELS["wide"], (0.5, 0.5))

    image = drawn(card(picture=cutting), cache_dir)

    assert min(image.getpixel((1000, 300))) > 240


@pytest.mark.parametrize("size", [(2000, 900), (500, 3000), (90, 60), (1, 1)])
def test_a_cutting_lies_within_its_copy_and_has_the_shape_of_its_panel(size, tmp_path, cache_dir):
    picture = picture_of(Image.new("RGB", size, RED), tmp_path / "photos", cache_dir)

    for panel in PANELS.values():
        cutting = cut_picture(picture, panel, (1.0, 0.0))

        left, top, right, bottom = cutting.box
        assert 0 <= left < right <= cutting.copy.width
        assert 0 <= top < bottom <= cutting.copy.height
        assert abs((right - left) * panel[1] - (bottom - top) * panel[0]) <= max(panel)


# --- setting type ---------------------------------------------------------------------------------------------------

CLOSING, OPENING = "，。、；：？！）》」』】”", "（《「『【“"
LENGTHS = dict.fromkeys(map(chr, range(0x20, 0x7F)), 0.5)


def length(text):
    """Measure as a font does: Latin letters are half as wide as Chinese characters."""
    return sum(LENGTHS.get(character, 1.0) for character in text)


clauses = st.builds(
    lambda opening, words, closing: opening + words + closing,
    st.sampled_from(["", "", *OPENING]),
    st.text("邻里共耕日社区花园春abcXYZ 0", min_size=1, max_size=12).filter(str.strip),
    st.sampled_from(["", "", *CLOSING]),
)
titles = st.lists(clauses, min_size=1, max_size=8).map("".join)


@given(titles, st.integers(8, 30))
def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(title, width):
    lines = break_lines(title, width, length)

    assert not [line for line in lines if line[0] in CLOSING or line[-1] in OPENING]


@given(titles, st.integers(8, 30))
def test_lines_hold_the_whole_title_and_none_is_too_long(title, width):
    lines = break_lines(title, width, length)

    assert "".join("".join(lines).split()) == "".join(title.split())
    assert all(length(line) <= width for line in lines)


def test_lines_are_about_equally_long():
    lines = break_lines("一起给社区菜园翻土的日子", 11, length)

    assert lines == ["一起给社区菜", "园翻土的日子"]


def test_words_are_broken_only_at_spaces():
    assert break_lines("Neighbourhood kitchen garden", 8, length) == ["Neighbourhood", "kitchen garden"]


def test_a_word_longer_than_a_line_is_cut():
    assert break_lines("abcdefghijkl", 4, length) == ["abcdefgh", "ijkl"]


def test_a_title_that_does_not_fit_ends_with_an_ellipsis():
    block = share_cards._fit("邻" * 300, 600, 300, range(104, 43, -6), most=4)

    assert len(block.lines) <= 4
    assert block.lines[-1].endswith("…")


def test_a_title_that_fits_is_not_cut():
    block = share_cards._fit(TITLE, 600, 300, range(104, 43, -6), most=4)

    assert "".join(block.lines) == TITLE


# --- characters -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("原·聚场", "原·聚场"),
        ("臺灣鄰里", "臺灣鄰里"),
        ("王堃与李喆", "王堃与李喆"),
        ("🌸 春日市集 🌸", "春日市集"),
        ("👩‍👩‍👧 Family day ❤️", "Family day"),
        ("Café ẽ", "Café ẽ"),
        ("𠀀里", "〓里"),
        ("동네 1", "〓〓 1"),
        ("①　ＡＢＣ\n二", "① ＡＢＣ 二"),
        ("\u200b\ufeff", ""),
    ],
)
def test_a_character_that_the_font_lacks_is_left_out_if_it_is_a_pictograph_and_marked_if_it_is_a_letter(text, shown):
    assert drawable(text) == shown


@given(st.text())
def test_nothing_is_drawn_that_the_font_lacks(text):
    assert set(drawable(text)) <= share_cards._characters()


def test_the_font_has_every_character_that_its_list_names():
    font = ImageFont.truetype(str(share_cards._FONT), 16, layout_engine=ImageFont.Layout.BASIC)
    missing = bytes(font.getmask("\uffff"))

    tofu = [c for c in share_cards._characters() if bytes(font.getmask(c)) == missing]

    assert missing
    assert tofu == []


def test_the_font_has_gb2312_and_its_licence_beside_it():
    hanzi = {bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)}

    assert hanzi - {""} <= share_cards._characters()
    assert "SIL OPEN FONT LICENSE Version 1.1" in share_cards._FONT.with_suffix(".LICENSE").read_text("utf-8")


# --- names and the cache --------------------------------------------------------------------------------------------


def test_equal_cards_have_one_name_and_different_ones_several():
    variants = [
        card(),
        card("square"),
        card(title="另一个标题"),
        card(kicker=""),
        card(plate=""),
        card(colour="#14508c"),
        card(artist="another"),
    ]

    assert card().name == card().name
    assert len({variant.name for variant in variants}) == len(variants)


def test_a_cards_name_does_not_depend_on_where_the_project_lies(tmp_path, cache_dir):
    names = {
        card(picture=cut_picture(picture_of(red_and_blue(), tmp_path / folder, cache_dir), PANELS["wide"], (0, 0))).name
        for folder in ("here", "there")
    }

    assert len(names) == 1


def test_the_same_card_gives_the_same_bytes(tmp_path, cache_dir):
    cutting = cut_picture(picture_of(red_and_blue(), tmp_path / "photos", cache_dir), PANELS["wide"], (0.5, 0.5))

    assert render_card(card(picture=cutting), cache_dir) == render_card(card(picture=cutting), cache_dir)


def test_a_card_is_drawn_once(cache_dir):
    draw_cards([card(), card()], cache_dir, workers=1)
    os.utime(cache_dir / card().name, (1, 1))

    draw_cards([card()], cache_dir, workers=1)

    assert [file.name for file in cache_dir.iterdir()] == [card().name]
    assert (cache_dir / card().name).stat().st_mtime == 1


def test_a_card_that_a_power_cut_left_empty_is_drawn_again(cache_dir):
    cache_dir.mkdir()
    (cache_dir / card().name).touch()

    draw_cards([card()], cache_dir, workers=1)

    assert Image.open(cache_dir / card().name).size == (1200, 630)


def test_several_processes_draw_what_one_does(tmp_path, monkeypatch):
    monkeypatch.setattr(share_cards, "_WORTH_A_POOL", 2)
    cards = [card(title=f"活动 {number}") for number in range(4)]
    heard: list[int] = []

    draw_cards(cards, tmp_path / "one", workers=1)
    draw_cards(cards, tmp_path / "two", workers=2, progress=heard.append)

    one, two = ({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    assert heard == [0, 1, 2, 3, 4]


# --- pages ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def press_for(tmp_path, monkeypatch):
    """Return what sets up the fixture site's press for an address."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")
    project = make_project(tmp_path / "project")

    def set_up(address):
        settings = read_settings({"SITENAME": "梧桐里", "SITEURL": address}, project.folder)
        report = Report()
        site = load_site(settings, report)
        assert not report.problems
        return set_up_press(site, settings)

    return set_up


def pages_of(press):
    """Return the pages that are to be found."""
    return [
        with_share_cards(page, edition)
        for edition in press.editions
        for _, page in plan_all(page_jobs(edition))
        if isinstance(page, Page) and page.frame.indexed
    ]


def test_every_page_in_every_language_has_two_cards_at_absolute_addresses(press_for):
    pages = pages_of(press_for("https://wutong.example/site"))

    assert {page.frame.lang for page in pages} == {"zh-CN", "en"}
    for page in pages:
        wide, square = page.frame.cards
        assert page.frame.image == f"https://wutong.example/site{wide.path}"
        assert (page.frame.image_width, page.frame.image_height) == (1200, 630)
        assert page.frame.square == f"{page.frame.root}{square.path.removeprefix(chr(47))}"
        assert wide.title == square.title
        assert wide.title in page.frame.image_alt


def test_a_site_without_an_address_has_no_cards(press_for):
    press = press_for("")

    assert not [page for page in pages_of(press) if page.frame.cards or page.frame.image]
    assert not [name for name in media_in_use(press) if name.startswith("card-")]


def test_a_page_that_is_not_to_be_found_has_no_card(press_for):
    edition = press_for("https://wutong.example").editions[0]
    page = error_job(edition, "/").plan()

    assert isinstance(page, Page)
    assert with_share_cards(page, edition).frame.cards == ()


def wide_cards(press):
    return {page.frame.path: page.frame.cards[0] for page in pages_of(press)}


def test_a_card_says_what_the_page_is_in_the_pages_language(press_for):
    cards = wide_cards(press_for("https://wutong.example"))

    said = [(card.title, card.kicker, card.plate) for card in (cards["/event/dinner/"], cards["/en/event/dinner/"])]
    assert said == [("邻里晚餐", "活动", "梧桐里"), ("Neighbours’ dinner", "Events", "Wutong Lane")]


def test_a_page_without_a_photo_shows_its_communitys(press_for, tmp_path):
    content = tmp_path / "project" / "content"
    text = (content / "community.md").read_text("utf-8")
    photos = "photos:\n  - {file: lane.png, alt: 老街, kind: illustration}\n"
    (content / "community.md").write_text(text.replace("contact:", f"{photos}contact:"), "utf-8")
    red_and_blue().save(content / "lane.png")

    cards = wide_cards(press_for("https://wutong.example"))

    assert cards["/event/open-day/"].picture == cards["/wutong/"].picture
    assert cards["/event/dinner/"].picture not in (None, cards["/wutong/"].picture)
