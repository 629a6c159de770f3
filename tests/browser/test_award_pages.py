"""What the staff get who fill in a form: pages that work from a folder, without a network."""

from __future__ import annotations

import pytest
from tests.fixtures.axe import violations_on
from tests.fixtures.projects import MOMENT, ROOT

from linli import awards
from linli.settings import read_settings

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def entry(tmp_path_factory):
    """The folder of one demo case for an award with limits, in Chinese, and the dashboard beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        folder = tmp_path_factory.mktemp("entry")
        desk = awards.open_desk(read_settings({"LINLI_STATE": str(folder)}, ROOT))
    case = awards.find_case(desk, "resilient-community")
    readiness = awards.assess(desk, case, awards.find_award(desk, "generic-web-form"), "zh-CN")
    awards.write_dashboard(desk, awards.assess_all(desk, [case]))
    return awards.write_entry(desk, readiness).parents[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["report/checks.html", "paste/paste.html", "../index.html"])
def test_axe_finds_nothing_and_nothing_is_too_wide(name, scheme, entry, visit):
    page = visit(color_scheme=scheme, viewport={"width": 360, "height": 640})

    page.goto((entry / name).resolve().as_uri())

    assert violations_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_text_is_counted_while_it_is_changed_and_stays_ticked_off(entry, visit):
    page = visit()
    page.goto((entry / "paste" / "paste.html").resolve().as_uri())
    box = page.locator("#oneline")

    box.locator("textarea").fill("two words and “三个字”")
    box.locator("[type=checkbox]").check()
    page.reload()

    assert page.locator("[data-done]").inner_text() == "1 / 7"
    assert page.locator("#oneline [type=checkbox]").is_checked()
    page.locator("#oneline textarea").fill("two words and “三个字”")
    assert page.locator("#oneline [data-used]").all_inner_texts() == ["4", "8"]
    page.locator("#oneline textarea").fill("one " * 16)
    assert page.locator("#oneline .box__count--over").count() == 1


def test_a_box_is_copied_exactly_as_its_file_says(entry, visit):
    page = visit()
    page.goto((entry / "paste" / "paste.html").resolve().as_uri())

    page.locator("#action [data-copy]").click()
    page.locator("#oneline textarea").fill("")
    page.locator("#oneline textarea").press("Control+v")

    expected = (entry / "paste" / "05_action.txt").read_text("utf-8")
    assert page.locator("#oneline textarea").input_value() == expected
