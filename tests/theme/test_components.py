"""Does a template show what its view says?"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup

from linli.artefacts.assets import gather_assets
from linli.artefacts.html import Renderer
from linli.style_guide.components import COMPONENTS
from linli.style_guide.examples import LANGUAGES, NAMES, Examples, redirect
from linli.style_guide.guide import START, make_guide_file, render_component
from linli.views.pages import ListPage, Page, RecordPage, RedirectPage
from linli.views.parts import Phrase, Section
from linli.views.wording import Words

THEME = Path(__file__).parents[2] / "theme"
TEMPLATES = THEME / "templates"
EVERY_EXAMPLE = pytest.mark.parametrize(
    ("name", "lang"), [(name, lang) for lang in LANGUAGES for name in NAMES], ids=lambda value: value
)


@functools.cache
def renderer_of(lang: str) -> Renderer:
    return Renderer(THEME, Words.for_language(lang, THEME), gather_assets(THEME, "").paths)


def render(page: Page | RedirectPage, lang: str = "zh-CN") -> str:
    return renderer_of(lang).render(page).decode()


def tree_of(page: Page | RedirectPage, lang: str = "zh-CN") -> html.HtmlElement:
    return html.document_fromstring(render(page, lang))


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@EVERY_EXAMPLE
def test_every_page_has_one_first_heading_and_skips_no_level(name, lang):
    tree = tree_of(Examples(lang).page(name), lang)

    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    in_main = [heading.tag for heading in tree.xpath("//main//*[self::h1 or self::h2 or self::h3]")]
    assert levels.count(1) == 1
    assert in_main[0] == "h1"
    assert all(lower - upper <= 1 for upper, lower in itertools.pairwise(levels))


@EVERY_EXAMPLE
def test_no_id_occurs_twice_and_every_label_exists(name, lang):
    tree = tree_of(Examples(lang).page(name), lang)

    ids = Counter(tree.xpath("//@id"))
    assert [one for one, times in ids.items() if times > 1] == []
    assert [one for one in tree.xpath("//@aria-labelledby") if one not in ids] == []


@EVERY_EXAMPLE
def test_a_strict_content_security_policy_has_nothing_to_refuse(name, lang):
    tree = tree_of(Examples(lang).page(name), lang)

    assert tree.xpath("//@style") == []
    assert tree.xpath("//style") == []
    assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
    assert [script.get("type") for script in tree.xpath("//script[not(@src)]")] in ([], ["application/ld+json"])


@EVERY_EXAMPLE
def test_every_navigation_has_a_name_of_its_own(name, lang):
    tree = tree_of(Examples(lang).page(name), lang)

    names = tree.xpath("//nav/@aria-label")
    assert len(names) == len(tree.xpath("//nav"))
    assert len(set(names)) == len(names)


def test_every_template_is_shown_by_an_example():
    shown = {page.template for _, page in Examples("en").all()} | {redirect().template}

    assert shown == {path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / "pages").iterdir()}


def test_what_editors_write_is_shown_as_text_and_never_runs():
    record = Examples("en").record("group", title=Phrase("<script>alert(1)</script> & Co"))
    page = RecordPage(Examples("en").frame(description='"><script>'), record)

    tree = tree_of(page, "en")
    assert words_of(tree.find(".//h1")) == "<script>alert(1)</script> & Co"
    assert tree.xpath("//script[not(@type)]") == []
    assert tree.xpath("//meta[@name='description']/@content") == ['"><script>']


@pytest.mark.parametrize(("lang", "other", "word"), [("zh-CN", "en", "English"), ("en", "zh-CN", "中文")])
def test_text_in_another_language_says_so_to_software_and_to_readers(lang, other, word):
    title = tree_of(Examples(lang).page("untranslated-story"), lang).find(".//h1")

    assert title.xpath(f"span[@lang='{other}' and not(@class)]")
    assert words_of(title).endswith(word)


def test_text_in_the_page_s_own_language_carries_no_mark():
    title = tree_of(Examples("en").page("group"), "en").find(".//h1")

    assert title.xpath(".//@lang") == []


@pytest.mark.parametrize("name", ["group", "groups", "home", "events"])
def test_an_illustration_is_called_one_wherever_it_is_shown(name):
    tree = tree_of(Examples("en").page(name), "en")

    holders = tree.xpath("//picture/parent::*")
    named = [holder for holder in holders if "Illustration" in words_of(holder)]
    photos = 1 if name == "group" else 0
    assert len(named) == len(holders) - photos > 0


def test_the_picture_that_visitors_see_first_does_not_wait():
    images = tree_of(Examples("en").page("group"), "en").xpath("//img")

    assert (images[0].get("loading"), images[0].get("fetchpriority")) == ("eager", "high")
    assert {image.get("loading") for image in images[1:]} == {"lazy"}
    assert all(image.get("width") and image.get("height") and image.get("alt") for image in images)


def test_a_picture_in_a_text_is_shown_with_its_caption():
    prose = tree_of(Examples("zh-CN").page("group")).xpath("//div[@class='prose']")[0]

    assert words_of(prose.find(".//figcaption")) == "一间屋子 插画 Linli 邻里"


def test_a_date_plate_is_no_more_precise_than_the_date():
    plate = tree_of(Examples("en").page("month-event"), "en").xpath("//*[@class='dateplate']")[0]

    assert words_of(plate) == "201908"
    assert plate.get("aria-hidden") == "true"


def test_a_cancelled_event_says_so_before_its_summary_with_the_reason():
    masthead = words_of(tree_of(Examples("en").page("cancelled-event"), "en").find(".//main//header"))

    assert "This event was cancelled. Heavy rain." in masthead


def test_an_honour_without_a_date_says_that_the_date_is_not_stated():
    wall = tree_of(Examples("en").page("honours"), "en")
    groups = tree_of(Examples("en").page("groups"), "en")

    assert "Date not stated" in words_of(wall)
    assert "Date not stated" not in words_of(groups)


def test_a_need_without_a_response_is_shown_as_open():
    needs = tree_of(Examples("en").page("needs"), "en").xpath("//article")

    assert "No response yet." not in words_of(needs[0])
    assert "No response yet." in words_of(needs[1])


def test_the_state_of_a_response_is_a_word():
    responses = tree_of(Examples("en").page("needs"), "en").xpath("//*[@class='response']")

    assert [words_of(response).split()[0] for response in responses] == ["Delivered", "Planned"]


def test_a_figure_on_the_impact_page_shows_its_grounds_without_a_click():
    figures = tree_of(Examples("en").page("impact"), "en").xpath("//li[contains(@class, 'figure')]")

    assert [figure.findall(".//details") for figure in figures] == [[], []]
    assert "As of 12 December 2022" in words_of(figures[0])
    assert "Counted from this site’s records" in words_of(figures[1])


def test_a_list_of_one_group_does_not_repeat_its_title():
    headings = tree_of(Examples("en").page("groups"), "en").xpath("//main//*[self::h1 or self::h2]")

    assert [words_of(heading) for heading in headings][:2] == ["Groups", "Yuanqi Kitchen"]


def test_cards_say_their_kind_only_among_cards_of_other_kinds():
    examples = Examples("en")
    alike, other = examples.card(), replace(examples.card(), kicker="Space")

    def kinds_shown(*cards):
        page = ListPage(examples.frame(), "groups", "All", "", (Section("all", "Some", cards),))
        return [words_of(state) for state in tree_of(page, "en").xpath("//*[@class='card__state']")]

    assert kinds_shown(alike, alike) == []
    assert kinds_shown(alike, other) == ["Group", "Space"]


def test_a_page_of_a_published_site_names_its_address_in_every_language():
    head = tree_of(Examples("en").page("group"), "en").find("head")

    assert head.xpath("link[@rel='canonical']/@href") == ["https://linli.example/wenjiang-juchang/groups/"]
    assert head.xpath("link[@rel='alternate']/@hreflang") == ["zh-CN", "en", "x-default"]
    assert head.xpath("meta[@property='og:image']/@content") == ["https://linli.example/media/cover-1600.jpg"]


def test_a_page_of_a_preview_names_no_address():
    head = tree_of(Examples("en").page("home"), "en").find("head")

    assert head.xpath("link[@rel='canonical' or @hreflang]") == []
    assert head.xpath("meta[@property='og:url' or @property='og:image']") == []
    assert head.xpath("meta[@name='robots']/@content") == ["noindex"]


def test_structured_data_reaches_the_page_as_it_is():
    page = RecordPage(Examples("en").frame(jsonld=Markup(r'{"name":"a \u003c b"}')), Examples("en").record("group"))

    assert r'<script type="application/ld+json">{"name":"a \u003c b"}</script>' in render(page, "en")


def test_the_language_switch_names_each_language_in_itself():
    links = tree_of(Examples("en").page("group"), "en").xpath("//nav[@aria-label='Language']//a")

    assert [(link.get("lang"), link.get("hreflang"), link.text) for link in links] == [
        ("zh-CN", "zh-CN", "中文"),
        ("en", "en", "English"),
    ]


def test_a_former_address_sends_visitors_on_without_a_script():
    tree = tree_of(redirect(), "en")

    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../new/"]
    assert tree.xpath("//a/@href") == ["../new/"]


def test_a_page_of_pelican_s_own_gets_the_same_frame():
    class PelicanPage:
        title = "About & more"

    template = renderer_of("en").environment.get_template("page.html")
    text = template.render(page=PelicanPage(), frame=Examples("en").site_frame(), body=Markup("<p>Hello</p>"))

    tree = html.document_fromstring(text)
    assert words_of(tree.find(".//h1")) == "About & more"
    assert words_of(tree.find(".//div[@class='prose']")) == "Hello"


def test_no_template_trusts_text_blindly():
    sources = {path: path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")}

    assert [path.name for path, source in sources.items() if re.search(r"\|\s*safe|autoescape", source)] == []


def test_every_component_has_an_example_in_the_style_guide():
    assert sorted(COMPONENTS) == sorted(path.stem for path in (TEMPLATES / "components").iterdir())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", COMPONENTS)
def test_the_example_of_a_component_shows_it(name, lang):
    shown = render_component(renderer_of(lang).environment, name, Examples(lang))

    assert words_of(html.fragment_fromstring(str(shown), create_parent="div"))


def test_the_style_guide_has_all_that_its_pages_ask_for():
    def file(path: str) -> str:
        found = make_guide_file(THEME, path)
        assert found is not None, path
        return found.content.decode()

    start = html.document_fromstring(file(START))
    pages = [link.get("href", "").removeprefix("../") for link in start.findall(".//main//a")]
    styles = [link.get("href", "") for link in start.findall("head/link") if link.get("rel") == "stylesheet"]

    assert [name for name in NAMES if f"{name}/" not in pages] == []
    assert all(file(f"zh-CN/{name}/") for name in NAMES)
    assert all(file(style.removeprefix("../../")) for style in styles)
    assert make_guide_file(THEME, "zh-CN/media/cover-480.avif")
    assert make_guide_file(THEME, "zh-CN/no-such-page/") is None


def test_every_style_sheet_is_in_the_bundle():
    styles = THEME / "static" / "css"

    listed = (styles / "bundle.txt").read_text("utf-8").split()
    assert sorted(listed) == sorted(path.relative_to(styles).as_posix() for path in styles.rglob("*.css"))


def test_the_theme_fetches_nothing_from_elsewhere():
    styles = [path.read_text("utf-8") for path in (THEME / "static").rglob("*.css")]

    assert [style for style in styles if re.search(r"url\(|@import|@font-face|https?:", style)] == []
