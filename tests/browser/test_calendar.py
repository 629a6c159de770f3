"""The calendar in a real browser: right on a stale build, choosing, small screens, paper, and without a script.

The site was built on 1 June 2026; the browsers' clocks are set to the moment that a test is about.
"""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from tests.fixtures.axe import violations_by_day_and_night

from static_host import serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BUILT = "2026-06-01T08:00:00+08:00"
PAGES = [
    "events/",
    "events/2026/06/",
    "events/2024/09/",
    "events/2026/",
    "events/past/",
    "events/topics/family/",
    "wutong/events/",
    "wutong/series/singing/",
    "wutong/spaces/yard/",
    "wutong/groups/readers/",
    "",
]
LANGUAGES = pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh-CN", "en"])


@pytest.fixture(scope="module")
def address(busy_site):
    server = serve(busy_site.output)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def open_at(visit, address):
    """Open a page at a moment, for a visitor with certain habits."""

    def open_at(path, moment=BUILT, **habits):
        page = visit(**{"viewport": {"width": 1280, "height": 900}, **habits})
        page.clock.set_fixed_time(datetime.fromisoformat(moment))
        page.goto(address + path)
        return page

    return open_at


def visible_titles(page, within="main"):
    return [title.inner_text() for title in page.locator(f"{within} .entry .p-name").all() if title.is_visible()]


def choose(page, name, label):
    page.get_by_label(name).select_option(label=label)


# Right on a stale build


def test_t76_what_has_ended_since_the_build_is_no_longer_among_what_is_to_come(open_at):
    page = open_at("events/", "2026-06-03T16:30:00+08:00")

    coming = page.locator("[data-coming] > .agenda__day .p-name").all_inner_texts()
    assert "周三茶座" not in coming
    assert "邻里露营" in coming
    ended = page.locator(".agenda__ended")
    assert ended.locator("summary").inner_text() == "刚刚结束 (1)"
    ended.locator("summary").click()
    assert visible_titles(page, ".agenda__ended") == ["周三茶座"]
    assert "6月3日" in ended.inner_text()


def test_t76_an_event_goes_on_to_its_very_end(open_at):
    page = open_at("events/", "2026-06-03T15:59:00+08:00")

    assert "周三茶座" in visible_titles(page, "[data-coming] > .agenda__day")


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati"])
def test_t31_today_is_the_community_s_today_wherever_the_visitor_is(zone, open_at):
    page = open_at("events/2026/06/", "2026-06-17T16:30:00+00:00", timezone_id=zone)

    today = page.locator("[aria-current='date']")
    assert today.get_attribute("datetime") == "2026-06-18"
    assert page.locator(".today-mark").count() == 1
    assert "今天" in page.locator("#d18").inner_text()


def test_long_after_the_build_the_agenda_says_that_nothing_is_announced(open_at):
    page = open_at("events/", "2029-01-01T08:00:00+08:00")

    assert "这段时间还没有公布活动" in page.locator("[data-coming]").inner_text()
    assert page.locator("[data-coming] > .agenda__day").count() == 0
    assert "消夏晚会" in visible_titles(page, "[data-coming]")


def test_the_next_dates_of_a_series_and_the_start_page_are_kept_right_too(open_at):
    series = open_at("wutong/series/singing/", "2026-06-05T08:00:00+08:00")
    start = open_at("", "2026-06-05T08:00:00+08:00")

    first = series.locator("[data-coming] > .entries > .entry").first
    assert "6月11日" in first.inner_text()
    assert "周三茶座" not in visible_titles(start, "[data-coming]")


# Choosing


def test_a_choice_shows_only_what_it_names_says_how_much_and_stands_in_the_address(open_at):
    page = open_at("events/2026/06/")

    choose(page, "主题", "亲子")

    assert set(visible_titles(page)) == {"周三茶座", "邻里露营"}
    assert page.get_by_role("status").inner_text() == "显示2场活动"
    assert page.url.endswith("?topic=family")


def test_two_choices_narrow_each_other_and_can_be_undone(open_at):
    page = open_at("events/2026/06/")
    everything = visible_titles(page)

    choose(page, "主题", "亲子")
    choose(page, "社群", "园丁小组")
    narrowed = visible_titles(page)
    page.get_by_role("button", name="全部显示").click()
    page.wait_for_url(re.compile(r"/06/$"))

    assert narrowed == ["周三茶座"]
    assert visible_titles(page) == everything


def test_an_address_with_a_choice_can_be_shared_and_the_back_button_undoes_it(open_at):
    page = open_at("events/2026/06/?audience=老年居民")
    shared = visible_titles(page)

    choose(page, "主题", "园艺")
    both = visible_titles(page)
    page.go_back()

    assert shared == ["周三茶座"]
    assert both == []
    assert visible_titles(page) == ["周三茶座"]
    assert page.get_by_label("面向").input_value() == "老年居民"


def test_a_choice_goes_along_to_other_months_and_back_to_the_agenda(open_at):
    page = open_at("events/?group=wutong.readers")

    assert set(visible_titles(page, "[data-coming]")) == {"周四晚唱歌"}
    page.locator(".tile").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/events/2026/06/?group=wutong.readers")
    page.get_by_role("link", name=re.compile("2026年7月")).click()
    page.wait_for_load_state()

    assert page.url.endswith("/events/2026/07/?group=wutong.readers")
    assert set(visible_titles(page)) == {"周四晚唱歌"}


def test_a_crowded_day_is_recounted_for_a_choice(open_at):
    page = open_at("events/2026/06/")
    before = page.locator("#d6 .day__more").inner_text()

    choose(page, "主题", "亲子")

    assert before == "还有4项"
    assert not page.locator("#d6 .day__more").is_visible()
    assert visible_titles(page, "#d6") == ["邻里露营"]


def test_an_unknown_choice_in_an_address_hides_nothing(open_at):
    assert visible_titles(open_at("events/2026/06/?topic=nothing")) == visible_titles(open_at("events/2026/06/"))


# Without a script


@LANGUAGES
def test_without_a_script_no_form_is_shown_and_every_event_can_be_reached(prefix, open_at):
    page = open_at(f"{prefix}events/2026/06/", java_script_enabled=False)

    assert not page.locator("form").is_visible()
    hidden = set(page.locator("#d6 .p-name").all_text_contents()) - set(visible_titles(page, "#d6"))
    assert len(hidden) == 4
    page.locator("#d6 .day__more a").click()
    assert hidden <= set(visible_titles(page, "#d6"))


def test_without_a_script_a_month_can_be_shown_as_a_list(open_at):
    page = open_at("events/2026/06/", java_script_enabled=False)

    page.get_by_label("列表").check()

    assert not page.locator("thead").is_visible()
    assert visible_titles(page).count("邻里露营") == 1
    assert "小院" in page.locator("#d3").inner_text()


# Small screens, keyboards, everybody


@LANGUAGES
@pytest.mark.parametrize("width", [320, 390])
def test_t72_on_a_telephone_a_month_is_an_agenda_and_nothing_is_scrolled_sideways(prefix, width, open_at):
    page = open_at(f"{prefix}events/2026/06/", viewport={"width": width, "height": 640})

    titles = visible_titles(page)
    tops = [page.locator(f"#d{day}").bounding_box()["y"] for day in (3, 4, 5, 6)]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert tops == sorted(set(tops))
    assert titles.count("邻里露营") == 1
    assert titles.count("影像展") == 1
    assert not page.locator("#d2").is_visible()


@LANGUAGES
def test_t72_no_calendar_page_has_to_be_scrolled_sideways(prefix, open_at, address):
    page = open_at(prefix, viewport={"width": 320, "height": 640})

    for path in PAGES:
        page.goto(address + prefix + path)

        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_t77_a_visitor_without_a_mouse_chooses_and_opens_an_event(open_at):
    page = open_at("events/2026/06/")
    page.locator("#main").focus()

    visited = []
    for _ in range(40):
        page.keyboard.press("Tab")
        visited.append(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))
        if visited[-1] == "周三茶座":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/event/tea/$"))

    assert visited.index("group") < visited.index("topic") < visited.index("audience") < visited.index("周三茶座")


def test_t77_targets_are_large_enough_for_a_finger(open_at):
    page = open_at("events/2026/06/", viewport={"width": 390, "height": 800})

    small = page.evaluate(
        "[...document.querySelectorAll('main a, main button, main select')].filter(e => e.checkVisibility())"
        ".map(e => [e.textContent.trim(), (e.closest('.entry') ?? e).getBoundingClientRect().height])"
        ".filter(([, height]) => height < 24)"
    )
    assert small == []


@LANGUAGES
def test_t77_axe_finds_nothing_on_any_calendar_page(prefix, open_at, address):
    page = open_at(prefix, reduced_motion="reduce")

    found = []
    for path in PAGES:
        page.goto(address + prefix + path)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            found += violations_by_day_and_night(page)

    assert found == []


@LANGUAGES
def test_t80_calendar_pages_ask_nothing_of_others_and_complain_of_nothing(prefix, address, visit):
    page = visit()
    requested, complaints = [], []
    page.on("request", lambda request: requested.append(request.url))
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))

    for path in PAGES:
        page.goto(address + prefix + path)

    assert [url for url in requested if not url.startswith((address, "data:"))] == []
    assert complaints == []


# Paper


@LANGUAGES
def test_t78_a_month_fits_on_one_sheet_of_a4_landscape(prefix, open_at):
    page = open_at(f"{prefix}events/2026/06/")

    pdf = page.pdf(prefer_css_page_size=True)

    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert len(boxes) == 1
    width, height = map(float, boxes[0])
    assert (round(width), round(height)) == (842, 595)
