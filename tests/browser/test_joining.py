"""Joining, subscribing and opening hours as visitors meet them: in WeChat, after a deadline, without scripts."""

from __future__ import annotations

import pytest
from tests.fixtures.projects import make_project

from static_host import serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WECHAT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50"
)
DINNER, YARD, GYM, SUBSCRIBE = "event/dinner/", "wutong/spaces/yard/", "wutong/spaces/yard/gym/", "subscribe/"
# What the build of the fixtures takes for now, a Monday.
MORNING = "2026-06-01T08:00:00+08:00"
HOUSE_RULES = """holiday_hours: 10:00-16:00
closures:
  - {first: 2026-06-08, last: 2026-06-10, reason: 屋顶检修}
"""
GYM_ZONE = "  - id: gym\n    title: 健身房\n    hours: 24h\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The small site with an address, a closure, holiday hours and a room that never closes."""
    project = make_project(tmp_path_factory.mktemp("joining") / "project")
    yard = project.content / "spaces" / "yard" / "index.md"
    text = yard.read_text("utf-8")
    yard.write_text(
        text.replace("operators:", f"{HOUSE_RULES}operators:", 1).replace("zones:\n", f"zones:\n{GYM_ZONE}", 1), "utf-8"
    )
    project.build("-s", "publishconf.py")
    server = serve(project.output)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def look(visit, address):
    """Open a page at a moment, as a visitor with certain habits."""

    def look(path, at=MORNING, **habits):
        page = visit(**habits)
        if habits.get("java_script_enabled", True):
            page.clock.set_fixed_time(at)
        page.goto(address + path)
        return page

    return look


def test_t105_inside_wechat_the_download_gives_way_to_text_help_and_a_code(look):
    page = look(DINNER, user_agent=WECHAT)
    section = page.locator(".add-to-calendar")

    assert not section.locator("a[type='text/calendar']").is_visible()
    assert not section.locator("a[href^='webcal:']").is_visible()
    assert "在浏览器打开" in section.inner_text()
    assert (
        "邻里晚餐\n2026年6月20日星期六 18:00–20:30\n小院\nhttps://linli.example/event/dinner/" in section.inner_text()
    )
    assert section.locator("img").is_visible()
    assert section.locator("button").is_visible()


def test_t105_elsewhere_the_download_is_there_and_the_help_is_not(look):
    section = look(DINNER).locator(".add-to-calendar")

    assert section.locator("a[type='text/calendar']").is_visible()
    assert section.locator("a[href^='https://calendar.google.com/']").is_visible()
    assert "在浏览器打开" not in section.inner_text()


def test_t105_without_scripts_every_way_is_there_and_no_dead_button(look):
    page = look(DINNER, java_script_enabled=False)
    section = page.locator(".add-to-calendar")

    assert section.locator("a[href$='.ics']").count() == 2
    assert all(way.is_visible() for way in section.locator("a").all())
    assert "在浏览器打开" in section.inner_text()
    assert section.locator("button:visible").count() == 0
    assert page.locator(".signup").get_by_text("报名截止").is_visible()
    assert page.locator(".signup a").is_visible()


@pytest.mark.parametrize("agent", [WECHAT, None], ids=["WeChat", "elsewhere"])
def test_what_is_copied_says_all_that_one_would_write_down(look, agent):
    page = look(DINNER, user_agent=agent, permissions=["clipboard-read", "clipboard-write"])

    page.locator(".add-to-calendar button").click()

    page.get_by_role("button", name="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.split("\n") == [
        "邻里晚餐",
        "2026年6月20日星期六 18:00–20:30",
        "小院",
        "https://linli.example/event/dinner/",
    ]


def test_where_there_is_no_clipboard_the_text_is_copied_all_the_same(look):
    page = look(DINNER, user_agent=WECHAT)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")

    page.locator(".add-to-calendar button").click()

    page.get_by_role("button", name="已复制").wait_for()
    assert page.evaluate("getSelection().toString()").startswith("邻里晚餐")


@pytest.mark.parametrize(
    ("at", "is_open"), [("2026-06-18T23:59:00+08:00", True), ("2026-06-19T00:00:00+08:00", False), (MORNING, True)]
)
def test_signing_up_ends_with_its_deadline_though_the_page_is_older(look, at, is_open):
    signup = look(DINNER, at, timezone_id="America/New_York").locator(".signup")

    assert signup.locator("a").is_visible() == is_open
    assert ("报名已截止" in signup.inner_text()) == (not is_open)
    assert ("可报名" in signup.inner_text()) == is_open


@pytest.mark.parametrize(
    ("at", "said"),
    [("2026-06-02T10:00:00+08:00", "现在开放 今天 21:00 关门"),
     ("2026-06-02T08:59:00+08:00", "现在未开放 今天 09:00 开门"),
     ("2026-06-02T21:00:00+08:00", "现在未开放 明天 09:00 开门"),
     ("2026-06-02T23:30:00+08:00", "现在未开放 明天 09:00 开门"),
     ("2026-06-07T22:00:00+08:00", "现在未开放 6月11日星期四 09:00 开门"),
     ("2026-06-08T10:00:00+08:00", "现在未开放 6月11日星期四 09:00 开门 屋顶检修"),
     ("2026-06-19T10:30:00+08:00", "现在开放 今天 16:00 关门 端午节"),
     ("2026-06-19T17:00:00+08:00", "现在未开放 明天 10:00 开门 端午节")],
)  # fmt: skip
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Asia/Kathmandu"])
def test_whether_a_place_is_open_is_told_by_its_own_clock(look, at, said, zone):
    place = look(YARD, at, timezone_id=zone).locator(".open-now")

    assert " ".join(place.inner_text().split()) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [("2026-06-12T03:00:00+08:00", "现在开放 24小时"),
     ("2026-06-05T03:00:00+08:00", "现在开放 6月7日星期日 24:00 关门"),
     ("2026-06-07T23:00:00+08:00", "现在开放 今天 24:00 关门"),
     ("2026-06-09T12:00:00+08:00", "现在未开放 6月11日星期四 00:00 开门 屋顶检修")],
)  # fmt: skip
def test_a_room_that_never_closes_is_open_at_night_but_not_while_its_house_is_shut(look, at, said):
    assert " ".join(look(GYM, at).locator(".open-now").inner_text().split()) == said


def test_a_page_that_is_too_old_to_know_says_nothing_about_now(look):
    assert not look(YARD, "2026-08-15T10:00:00+08:00").locator(".open-now").is_visible()


def test_the_state_follows_the_clock_while_the_page_stays_open(visit, address):
    page = visit()
    page.clock.install(time="2026-06-02T08:59:30+08:00")
    page.goto(address + YARD)
    before = page.locator(".open-now").inner_text()

    page.clock.run_for(60_000)

    assert "现在未开放" in before
    assert "现在开放" in page.locator(".open-now").inner_text()


def test_without_scripts_hours_and_closures_are_there_in_words(look):
    page = look(YARD, java_script_enabled=False)

    assert not page.locator(".open-now").is_visible()
    words = page.locator("main").inner_text()
    assert "每天 09:00–21:00" in words
    assert "6月8日周一 – 6月10日周三" in words
    assert "屋顶检修" in words


def test_an_english_page_says_it_in_english(look):
    place = look(f"en/{YARD}", "2026-06-02T10:00:00+08:00").locator(".open-now")

    assert " ".join(place.inner_text().split()) == "Open now closes today at 21:00"


def test_inside_wechat_the_page_of_calendars_offers_what_works_there(look):
    page = look(SUBSCRIBE, user_agent=WECHAT)

    assert not page.locator("#all a[href^='webcal:']").is_visible()
    assert page.locator("#all button").is_visible()
    assert page.locator("p[data-in-wechat]").is_visible()
    assert not look(SUBSCRIBE).locator("p[data-in-wechat]").is_visible()


def test_an_address_of_a_calendar_can_be_copied(look):
    page = look(SUBSCRIBE, permissions=["clipboard-read", "clipboard-write"])

    page.locator("#space-wutong-yard button").click()

    page.get_by_role("button", name="已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "https://linli.example/feeds/space/wutong/yard.ics"
