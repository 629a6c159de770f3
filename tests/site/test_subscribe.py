"""The page of all calendars, the numbers in the foot, and what leads there."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image
from tests.fixtures.pages import full_pages_of, read_page
from tests.fixtures.projects import ROOT

from linli.settings import BadSetting, read_settings
from linli.views.frames import plan_filings


@pytest.fixture(scope="module", params=["", "en"], ids=["zh-CN", "en"])
def subscribe(request, published_wutong):
    return published_wutong.output / request.param / "subscribe" / "index.html"


def test_every_calendar_of_the_language_is_there_once_and_exists(subscribe, published_wutong):
    feeds = subscribe.parent.parent / "feeds"
    there = {file.relative_to(feeds).as_posix() for file in feeds.rglob("*.ics")}

    links = read_page(subscribe).xpath("//main//a[@type='text/calendar']/@href")

    listed = [(subscribe.parent / link).resolve().relative_to(feeds.resolve()).as_posix() for link in links]
    assert sorted(listed) == sorted(there)


def test_t98_each_can_be_taken_by_webcal_by_google_and_by_its_address(subscribe):
    for entry in read_page(subscribe).xpath("//li[contains(@class, 'subscription ') or @class='subscription']"):
        (address,) = entry.xpath(".//p[@class='subscription__address']/a")
        webcal, google = entry.xpath(".//ul[@class='subscription__ways']//a/@href")

        assert address.text.startswith("https://linli.example/")
        assert webcal == address.text.replace("https://", "webcal://")
        assert google.startswith("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F")
        assert parse_qs(urlsplit(google).query)["cid"] == [webcal]
        # T96: Google takes no longer ones.
        assert len(address.text) <= 200


def test_t15_a_calendar_without_anything_to_come_says_so(published_wutong):
    page = read_page(published_wutong.output / "subscribe" / "index.html")

    (gardeners,) = page.xpath("//li[@id='group-wutong-gardeners']")
    (everything,) = page.xpath("//li[@id='all']")
    assert "暂无活动" in gardeners.text_content()
    assert "接下来有1场" in everything.text_content()


def test_the_code_of_a_calendar_leads_to_its_entry_on_this_page(subscribe):
    page = read_page(subscribe)
    for entry in page.xpath("//li[.//figure]")[:3]:
        (source,) = entry.xpath(".//img/@src")

        (read,) = zxingcpp.read_barcodes(Image.open(subscribe.parent / source))

        address, _, anchor = read.text.partition("#")
        assert address == page.xpath("//link[@rel='canonical']/@href")[0]
        assert anchor == entry.get("id")


def test_it_tells_how_late_changes_arrive(published_wutong):
    page = read_page(published_wutong.output / "subscribe" / "index.html")

    told = " ".join(page.xpath("//dl[@class='programs']")[0].text_content().split())
    assert "约8–24小时才更新一次，以本网页为准" in told
    assert "在浏览器打开" in told
    assert "系统日历多不支持订阅" in told


def test_every_page_leads_there(published_wutong):
    pages = full_pages_of(published_wutong.output)

    without = [path for path, page in pages.items() if not page.xpath("//footer//a[contains(@href, 'subscribe/')]")]
    assert without == []


def test_t110_the_numbers_of_the_authorities_are_in_the_foot_with_their_official_links():
    assert plan_filings("蜀ICP备2026000001号-1", "川公网安备51011502000001号") == (
        ("蜀ICP备2026000001号-1", "https://beian.miit.gov.cn/"),
        ("川公网安备51011502000001号", "https://beian.mps.gov.cn/#/query/webSearch?code=51011502000001"),
    )
    assert plan_filings("", "") == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [("LINLI_ICP", "2026000001"), ("LINLI_ICP", "蜀ICP备号"), ("LINLI_POLICE_RECORD", "川公网安备1号")],
)
def test_t110_a_number_in_another_form_is_refused(name, value):
    with pytest.raises(BadSetting, match=name):
        read_settings({name: value}, ROOT)


def test_t110_a_number_in_its_right_form_is_taken():
    icp, police_record = "京ICP证030173号-1", "京公网安备11000002000001号"

    settings = read_settings({"LINLI_ICP": icp, "LINLI_POLICE_RECORD": police_record}, ROOT)

    assert (settings.icp, settings.police_record) == (icp, police_record)


def test_every_feed_of_news_is_there_and_exists(subscribe):
    there = {file.relative_to(subscribe.parent.parent).as_posix() for file in subscribe.parent.parent.rglob("*.atom")}

    links = read_page(subscribe).xpath("//section[@aria-labelledby='news']//a/@href")

    listed = {(subscribe.parent / link).resolve().relative_to(subscribe.parent.parent.resolve()) for link in links}
    assert {path.as_posix() for path in listed} == {path for path in there if not path.startswith("en/")}
