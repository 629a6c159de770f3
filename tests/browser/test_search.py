"""What a visitor finds, compared with what there is to find: in a real browser, on the built site."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from tests.fixtures.axe import violations_on

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Words of all kinds: within longer words, with digits and marks, in full width, in both languages, and nowhere.
QUESTIONS = {
    "": "聚场|原·聚场|剧场|会客厅|机会岗位|24h|R29|童乐fun|党群服务中心|恳谈|社区营造|3.0版|ｒ２９|元气食堂|"
    "志愿者|2022年6月18日|居民|邻里节|自我造血|社区|没有这个词|健身|书塔|小行星亲子社|友好社区公约|kitchen|聚|未来社区",
    "en/": "kitchen|neighbour|hood|R29|24|3.0|gym|residents|聚场|zzzz|Jin|communit|community space|"
    "volunteer posts|at least",
}


def held_in(folder):
    """Return every page of an index: its address, title and text."""
    entries = []
    for file in folder.glob("x*.js"):
        text = file.read_text("utf-8")
        entries += json.loads(text[text.index(",") + 1 : -2]).values()
    return [(url, title, text) for url, title, _, text in entries]


def compared(text):
    """Return a text as a person compares it: `normalise` said in another way."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).lower()).strip()
    return re.sub(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])", "", plain)


def pages_with(held, parts):
    """Return the addresses of all pages that hold each part, of at least two characters, in title or text."""
    wanted = [compared(part) for part in parts]
    pages = [(url, (compared(title), compared(text))) for url, title, text in held if min(map(len, wanted)) > 1]
    return {url for url, texts in pages if all(any(part in text for text in texts) for part in wanted)}


def ask(page, question):
    """Type a question and return the addresses of all results, in their order."""
    page.fill("#q", question)
    page.press("#q", "Enter")
    page.wait_for_selector(".search__results[aria-busy=false]", state="attached")
    while page.locator(".search__more").is_visible():
        page.click(".search__more")
        page.wait_for_selector(".search__results[aria-busy=false]", state="attached")
    return [link.get_attribute("href") for link in page.locator(".search__results a").all()]


@pytest.mark.parametrize("prefix", QUESTIONS)
def test_every_page_that_holds_the_words_is_found_and_no_other(prefix, repository_site, repository_address, visit):
    held = held_in(repository_site.output / "search" / ("en" if prefix else "zh-cn"))
    page = visit()
    page.goto(f"{repository_address}{prefix}search/")
    wrong = {}

    for question in QUESTIONS[prefix].split("|"):
        truth = pages_with(held, [question]) or pages_with(held, question.split())
        found = {href.replace("../", "") for href in ask(page, question)}
        said = re.findall(r"\d+", page.locator("[role=status]").text_content())[-1:] if found else []
        if found != truth or said != [str(len(truth))] * bool(truth):
            wrong[question] = (truth - found, found - truth, said)

    assert wrong == {}


def test_a_number_of_results_that_may_still_shrink_is_said_as_at_most(repository_address, visit):
    page = visit()
    page.goto(f"{repository_address}search/")
    page.fill("#q", "志愿者")
    page.press("#q", "Enter")
    page.wait_for_selector(".search__more:visible")
    at_first = page.locator("[role=status]").text_content()

    found = ask(page, "志愿者")

    assert at_first.startswith("最多")
    assert page.locator("[role=status]").text_content() == f"共{len(found)}条结果"


def test_a_page_with_the_words_in_its_title_comes_first(repository_address, visit):
    page = visit()
    page.goto(f"{repository_address}search/?q=元气食堂")
    page.wait_for_selector(".search__results li")

    assert page.locator(".search__results a").first.text_content() == "元气食堂"
    assert re.search(r"\d", page.locator("[role=status]").text_content())
    assert page.locator(".search__results mark").count() > 1


def test_words_that_stand_apart_are_found_together(repository_address, visit):
    page = visit()
    page.goto(f"{repository_address}search/?q=居民 剧场")
    page.wait_for_selector(".search__results li")

    assert "都有" in page.locator("[role=status]").text_content()


def test_a_search_can_be_narrowed_shared_and_gone_back_from(repository_address, visit):
    page = visit()
    page.goto(f"{repository_address}search/?q=社区")
    page.wait_for_selector(".search__results li")
    all_found = page.locator("[role=status]").text_content()

    page.select_option("#kind", index=1)
    page.wait_for_function(f"document.querySelector('[role=status]').textContent !== {all_found!r}")
    narrowed = page.locator("[role=status]").text_content()
    assert "kind=" in page.url

    shared = visit()
    shared.goto(page.url)
    shared.wait_for_selector(".search__results li")
    assert shared.locator("[role=status]").text_content() == narrowed

    page.go_back()
    page.wait_for_function(f"document.querySelector('[role=status]').textContent === {all_found!r}")


def test_the_search_page_is_a_directory_without_a_script(repository_address, visit):
    page = visit(java_script_enabled=False)
    page.goto(f"{repository_address}search/")

    assert not page.locator("form").is_visible()
    assert page.locator(".search__directory a").count() > 20


def test_search_works_from_a_folder_without_a_server(repository_site, visit):
    page = visit()
    page.goto(f"{(repository_site.output / 'search' / 'index.html').as_uri()}?q=剧场")
    page.wait_for_selector(".search__results li")

    page.locator(".search__results a").first.click()
    assert page.locator("h1").text_content()


@pytest.mark.parametrize("habits", [{}, {"color_scheme": "dark"}], ids=["day", "night"])
def test_results_are_accessible(habits, repository_address, visit):
    page = visit(**habits)
    page.goto(f"{repository_address}search/?q=剧场")
    page.wait_for_selector(".search__results li")

    assert violations_on(page) == []
