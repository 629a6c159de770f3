"""What a visitor gets: in a real browser, in both languages, by day and by night, on a small telephone."""

from __future__ import annotations

import pytest
from tests.fixtures.axe import COLOURS, violations_by_day_and_night

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# One page of every type.
PAGES = [
    "",
    "wutong/",
    "wutong/spaces/",
    "wutong/spaces/yard/",
    "wutong/spaces/yard/kitchen/",
    "wutong/groups/gardeners/",
    "events/",
    "event/dinner/",
    "event/open-day/",
    "wutong/series/seasons/",
    "wutong/honours/green-street/",
    "wutong/services/tool-library/",
    "wutong/posts/watering/",
    "wutong/needs/",
    "wutong/needs/shade/",
    "wutong/partners/street-office/",
    "wutong/press/daily/",
    "wutong/stories/first-tree/",
    "wutong/cases/green-street/",
    "wutong/cases/summer-shade/",
    "wutong/years/",
    "wutong/years/2026/",
    "impact/",
    "subscribe/",
    "404.html",
]
LONG_PAGES = [
    "",
    "wenjiang-juchang/",
    "wenjiang-juchang/spaces/juchang/",
    "wenjiang-juchang/cases/resilient-community/",
]
# As old as the pages are, so that nothing has ended in the meantime.
BUILT_AT = "2026-06-01T08:00:00+08:00"
LANGUAGES = pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh-CN", "en"])


@LANGUAGES
def test_axe_finds_nothing_on_any_type_of_page(prefix, wutong_address, visit):
    page = visit(reduced_motion="reduce")

    found = []
    for path in PAGES:
        page.goto(wutong_address + prefix + path)
        found += violations_by_day_and_night(page, COLOURS)

    assert found == []


@LANGUAGES
@pytest.mark.parametrize("width", [320, 360])
def test_no_page_has_to_be_scrolled_sideways(prefix, width, wutong_address, repository_address, visit):
    page = visit(viewport={"width": width, "height": 640})

    wide = {}
    for address in [
        *(wutong_address + prefix + path for path in PAGES),
        *(repository_address + prefix + path for path in LONG_PAGES),
    ]:
        page.goto(address)
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            wide[address] = needed

    assert wide == {}


@LANGUAGES
def test_pages_load_nothing_from_elsewhere_and_complain_of_nothing(prefix, wutong_address, visit):
    page = visit()
    requested, complaints = [], []
    page.on("request", lambda request: requested.append(request.url))
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda answer: complaints.append(f"{answer.status}: {answer.url}") if not answer.ok else None)

    for path in PAGES:
        page.goto(wutong_address + prefix + path)

    assert [url for url in requested if not url.startswith((wutong_address, "data:"))] == []
    assert complaints == []


@LANGUAGES
def test_without_javascript_everything_is_there_and_every_menu_opens(prefix, wutong_address, visit):
    page = visit(java_script_enabled=False, viewport={"width": 360, "height": 640})
    with_scripts = visit(viewport={"width": 360, "height": 640})
    with_scripts.clock.set_fixed_time(BUILT_AT)

    for path in PAGES:
        page.goto(wutong_address + prefix + path)
        with_scripts.goto(wutong_address + prefix + path)

        assert _said_and_linked(with_scripts) <= _said_and_linked(page), path

    page.goto(wutong_address + prefix)
    menu = page.locator("header summary").first
    menu.click()
    assert page.locator("header details nav a").first.is_visible()


def _said_and_linked(page):
    """Return what a page says and where it leads, but for what only scripts can do or know: buttons, this moment."""
    lines = page.locator("main").inner_text().splitlines()
    of_scripts = page.locator("main :is(button, form, [role=status], .open-now):visible").all_inner_texts()
    links = page.locator("main a:visible").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return {*lines, *links} - {line for text in of_scripts for line in text.splitlines()}


def test_a_visitor_without_a_mouse_reaches_the_text_first_and_sees_where_they_are(wutong_address, visit):
    page = visit()
    page.goto(wutong_address + "event/dinner/")

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    visible = skip.is_visible()
    target = skip.get_attribute("href")
    page.keyboard.press("Enter")

    assert visible
    assert target == "#main"
    assert page.evaluate("location.hash") == "#main"
    assert page.evaluate("document.activeElement.id") == "main"


def test_pictures_keep_their_place_while_they_load(repository_address, visit):
    page = visit(viewport={"width": 1280, "height": 900})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )

    for path in LONG_PAGES:
        page.goto(repository_address + path, wait_until="networkidle")
        assert page.evaluate("window.shift") < 0.05, path
        assert page.evaluate("[...document.images].every(image => image.width && image.hasAttribute('alt'))"), path


def test_a_page_can_be_read_when_the_text_is_twice_as_large(wutong_address, visit):
    page = visit(viewport={"width": 640, "height": 800})

    for path in PAGES:
        page.goto(wutong_address + path)
        page.add_style_tag(content="html { font-size: 200% !important; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, path


def test_a_printed_page_leaves_navigation_out(wutong_address, visit):
    page = visit()
    page.goto(wutong_address + "event/dinner/")

    page.emulate_media(media="print")

    assert page.locator("main h1").is_visible()
    assert not page.locator("header nav").first.is_visible()
