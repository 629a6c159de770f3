"""Photos of a gallery, opened large: by pointer, keyboard and finger, and without a script."""

from __future__ import annotations

import gzip
import re

import pytest
from tests.fixtures.axe import violations_on
from tests.fixtures.galleries import COUNT
from tests.fixtures.projects import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCRIPT = ROOT / "theme" / "static" / "js" / "lightbox.js"
TELEPHONE = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def visit_album(visit, gallery_address):
    def visit_album(**habits):
        page = visit(**habits)
        page.goto(f"{gallery_address}wutong/stories/album/")
        return page

    return visit_album


def opened(page, index=0):
    page.locator(".gallery a").nth(index).click()
    page.locator("dialog").wait_for(state="visible")
    return page.locator("dialog")


def shown_number(dialog):
    """Return the number on the picture that is shown, and what the count says."""
    alt = dialog.locator("img").get_attribute("alt")
    found = re.search(r"\d+", alt)
    assert found
    return int(found[0]), dialog.locator("[data-count]").inner_text()


def swipe(page, across, down=0):
    """Move one finger over the middle of the picture, as a touch screen tells it."""
    session = page.context.new_cdp_session(page)
    x, y = 195, 390
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in (0.3, 0.6, 1):
        moved = {"x": x + across * part, "y": y + down * part}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [moved]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_picture_opens_whole_with_its_caption_credit_and_number(visit_album):
    dialog = opened(visit_album(), 1)

    assert shown_number(dialog) == (2, f"2 / {COUNT}")
    assert "第2张" in dialog.inner_text()
    assert "摄影者2" in dialog.inner_text()
    box = dialog.locator("img").bounding_box()
    assert box["width"] / box["height"] == pytest.approx(4, rel=0.02)


def test_keys_lead_through_the_pictures_and_around_and_escape_leads_back(visit_album):
    page = visit_album()
    page.locator(".gallery a").first.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog")
    seen = [shown_number(dialog)]
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(shown_number(dialog))
    page.keyboard.press("Escape")

    assert seen == [(n, f"{n} / {COUNT}") for n in (1, 2, 3, 2, 1, COUNT)]
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement === document.querySelector('.gallery a')")


def test_the_keyboard_stays_within_the_open_dialog(visit_album):
    page = visit_album()
    dialog = opened(page)
    within = "document.querySelector('dialog').contains(document.activeElement)"

    places = [page.evaluate(within)]
    for key in ["Tab"] * 4 + ["Shift+Tab"] * 5:
        page.keyboard.press(key)
        # From the last button, the browser's own bars come before the first.
        places.append(page.evaluate(f"{within} || document.activeElement === document.body"))

    assert all(places)
    assert dialog.is_visible()


def test_every_button_does_what_it_says(visit_album):
    page = visit_album()
    dialog = opened(page)

    dialog.get_by_role("button", name="下一张").click()
    after_next = shown_number(dialog)
    dialog.get_by_role("button", name="上一张").click()
    after_previous = shown_number(dialog)
    dialog.get_by_role("button", name="关闭").click()

    assert (after_next, after_previous) == ((2, f"2 / {COUNT}"), (1, f"1 / {COUNT}"))
    assert not dialog.is_visible()


def test_which_picture_is_shown_is_announced_with_what_it_shows(visit_album):
    page = visit_album()
    dialog = opened(page)

    page.keyboard.press("ArrowRight")

    assert dialog.get_by_role("status").text_content().split() == ["2", "/", str(COUNT), "写着2的牌子"]


def test_a_swipe_leads_to_the_next_picture_and_back_and_a_scroll_does_not(visit_album):
    page = visit_album(**TELEPHONE)
    dialog = opened(page, 2)

    seen = []
    for across, down in ((-150, 10), (150, -10), (-15, 0), (-60, 200)):
        swipe(page, across, down)
        seen.append(shown_number(dialog)[0])

    assert seen == [4, 3, 3, 3]


def test_the_next_picture_is_loaded_before_it_is_asked_for_and_the_others_are_not(visit_album):
    page = visit_album()
    page.wait_for_load_state("networkidle")
    requested = []
    page.on("request", lambda request: requested.append(request.url))

    dialog = opened(page, 4)
    page.wait_for_load_state("networkidle")
    current = dialog.locator("img").evaluate("image => image.currentSrc")
    page.keyboard.press("ArrowRight")
    following = dialog.locator("img").evaluate("image => image.currentSrc")

    whole = [url for url in requested if not re.search("-(360x270|480x360|960x720)-", url)]
    assert whole[:2] == [current, following]
    assert len(whole) <= 3


def test_a_link_opened_with_a_modifier_is_a_link(visit_album):
    page = visit_album()

    with page.context.expect_page() as other:
        page.locator(".gallery a").first.click(modifiers=["ControlOrMeta"])

    assert other.value.url.endswith(".jpg")
    assert not page.locator("dialog").is_visible()


def test_without_a_script_each_picture_leads_to_its_largest_copy(visit_album):
    page = visit_album(java_script_enabled=False)

    shut = not page.locator("dialog").is_visible()
    page.locator(".gallery a").first.click()

    assert shut
    assert re.search(r"/media/\w+-1200x1800-\w+\.jpg$", page.url)


@pytest.mark.parametrize("habits", [{}, {"color_scheme": "dark"}, TELEPHONE], ids=["day", "night", "telephone"])
def test_an_open_picture_is_accessible_and_fits_the_screen(habits, visit_album):
    page = visit_album(reduced_motion="reduce", **habits)
    dialog = opened(page)

    size = page.viewport_size
    for part in (dialog.locator("img"), *dialog.locator("button").all()):
        box = part.bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] + box["height"] <= size["height"]
    assert all(button.bounding_box()["height"] >= 44 for button in dialog.locator("button").all())
    assert violations_on(page) == []


def test_a_picture_moves_only_for_those_who_like_it(visit_album):
    moving = opened(visit_album(reduced_motion="no-preference")).locator("img")
    still = opened(visit_album(reduced_motion="reduce")).locator("img")

    name = "image => getComputedStyle(image).animationName"
    assert moving.evaluate(name) != "none"
    assert still.evaluate(name) == "none"


def test_the_script_costs_a_visitor_less_than_two_kilobytes():
    assert len(gzip.compress(SCRIPT.read_bytes(), 9)) <= 2000
