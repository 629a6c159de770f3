"""Visitors without a mouse, with large or spaced text, without motion, or with colours of their own (WCAG 2.2 AA)."""

from __future__ import annotations

import pytest
from tests.browser.test_pages import BUILT_AT, LANGUAGES, PAGES
from tests.fixtures.axe import violations_on

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# One page for each set of things that can be worked.
WORKED = ["", "wutong/", "wutong/spaces/yard/", "events/", "event/dinner/", "wutong/cases/summer-shade/", "search/"]
FOCUSABLE = """
() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.disabled).length
"""
FOCUSED = """
() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  window.met = window.met ?? new Set();
  const isNew = !window.met.has(element);
  window.met.add(element);
  const box = element.getBoundingClientRect();
  // A card is marked as a whole when its link has the focus.
  const card = element.closest(".card, .row, .line, .entry, .door") ?? element;
  const isMarked = [element, card].map((e) => getComputedStyle(e))
    .some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const isOnScreen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  return { isNew, isSeen: isMarked && isOnScreen, html: element.outerHTML.slice(0, 90) };
}
"""
UNMARKED = """
() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .filter((e) => {
    const style = getComputedStyle(e);
    const isEdged = ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0);
    const isText = e.innerText?.trim() && style.color !== style.backgroundColor;
    return !isText && !isEdged && !e.querySelector("img, svg");
  }).map((e) => e.outerHTML.slice(0, 90))
"""
# WCAG 2.2, 1.4.12.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
CUT_OFF = """
() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((e) => e.innerText?.trim() && !e.closest(".visually-hidden, svg, table, pre"))
  .filter((e) => {
    const style = getComputedStyle(e);
    return ["hidden", "clip"].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 0;
  }).map((e) => e.outerHTML.slice(0, 90))
"""


@pytest.mark.parametrize("path", WORKED)
def test_a_keyboard_reaches_everything_shows_where_it_is_and_is_never_caught(path, wutong_address, visit):
    page = visit(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.clock.set_fixed_time(BUILT_AT)
    page.goto(wutong_address + path)
    expected = page.evaluate(FOCUSABLE)

    met = []
    for _ in range(expected + 20):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or not focused["isNew"]:
            break
        met.append(focused)

    assert [focused["html"] for focused in met if not focused["isSeen"]] == []
    assert len(met) >= expected


@LANGUAGES
def test_what_is_to_be_touched_is_large_enough_or_has_room_around_it(prefix, wutong_address, visit):
    page = visit(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)

    small = []
    for path in PAGES:
        page.goto(wutong_address + prefix + path)
        small += violations_on(page, {"runOnly": ["target-size"]})

    assert small == []


def test_nothing_moves_for_those_who_asked_for_stillness(wutong_address, visit):
    page = visit(reduced_motion="reduce")

    moving: dict[str, int] = {}
    for path in PAGES:
        page.goto(wutong_address + path)
        count = page.evaluate("document.getAnimations().length")
        moving |= {path: count} if count else {}

    assert moving == {}
    assert not page.evaluate("matchMedia('(prefers-reduced-motion: no-preference)').matches")


def test_in_colours_of_the_visitors_own_everything_that_can_be_worked_is_still_there(wutong_address, visit):
    page = visit(forced_colors="active")

    lost: dict[str, list[str]] = {}
    for path in PAGES:
        page.goto(wutong_address + path)
        unmarked = page.evaluate(UNMARKED)
        lost |= {path: unmarked} if unmarked else {}

    assert lost == {}
    page.goto(wutong_address)
    assert page.locator(".brand__plate").evaluate("plate => parseFloat(getComputedStyle(plate).borderTopWidth)") > 0


def test_text_that_a_visitor_spaces_out_is_neither_cut_off_nor_wider_than_the_screen(wutong_address, visit):
    page = visit(viewport={"width": 360, "height": 780})

    cut: dict[str, object] = {}
    for path in PAGES:
        page.goto(wutong_address + path)
        page.add_style_tag(content=SPACED)
        hidden = page.evaluate(CUT_OFF)
        is_wide = page.evaluate("document.documentElement.scrollWidth") > 360
        cut |= {path: (hidden, is_wide)} if hidden or is_wide else {}

    assert cut == {}
