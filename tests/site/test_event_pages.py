"""An event's own page: how to join before it, what it was after it, and what machines are told of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from urllib.parse import parse_qs, urlsplit

import mf2py
import pytest
import zxingcpp
from lxml import html
from PIL import Image
from tests.fixtures.pages import read_page
from tests.fixtures.projects import MOMENT, make_project

from linli.artefacts.html import Renderer
from linli.build import load_site, set_up_press
from linli.problems import Report
from linli.records.reference import Key
from linli.settings import read_settings
from linli.views.pages import EventPage
from linli.views.plan import plan_record_page

SITEURL = "https://neighbours.example"
FAIR = """
title: 端午集市
summary: 两天的集市。
start: 2026-06-19
end: 2026-06-21
spaces: [yard]
topics: [family]
"""


@dataclass(frozen=True)
class Told:
    """A page as it was planned, and as it is rendered where a test asks for that."""

    view: EventPage
    renderer: Renderer

    @cached_property
    def html(self):
        return self.renderer.render(self.view).decode()

    @cached_property
    def tree(self):
        return html.document_fromstring(self.html)


@pytest.fixture
def tell(tmp_path, monkeypatch):
    """Return the page of an event with this front matter, on a site with an address."""
    project = make_project(tmp_path / "project")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)

    def tell(text, language="zh-CN", body="来看看。", files=(), site_url=SITEURL):
        for path, content in {"events/2026/fair.md": f"---\n{text.strip()}\n---\n{body}\n", **dict(files)}.items():
            (project.content / path).parent.mkdir(parents=True, exist_ok=True)
            (project.content / path).write_text(content, "utf-8")
        report = Report()
        settings = read_settings({"SITEURL": site_url}, project.folder)
        site = load_site(settings, report)
        assert [str(problem) for problem in report.problems] == []
        press = set_up_press(site, settings)
        edition = next(edition for edition in press.editions if edition.language == language)
        page = plan_record_page(edition, site.records[Key("event", "wutong", "fair")])
        assert isinstance(page, EventPage)
        return Told(page, press.renderers[language])

    return tell


def data_of(tree, kind="Event"):
    """Return what the page tells machines about one kind of thing."""
    found = [json.loads(script.text) for script in tree.xpath("//script[@type='application/ld+json']")]
    return next(data for data in found if data["@type"] == kind)


def words_of(tree, path):
    return " ".join(" ".join(element.text_content() for element in tree.xpath(path)).split())


def test_t85_a_page_tells_of_one_event_with_place_address_organiser_and_dates(tell):
    data = data_of(tell(FAIR + "groups: [gardeners]\n").tree)

    assert (data["name"], data["startDate"], data["endDate"]) == ("端午集市", "2026-06-19", "2026-06-21")
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["location"]["@type"] == "Place"
    assert data["location"]["name"] == "小院"
    assert data["location"]["address"]["addressLocality"] == "成都市青羊区"
    assert data["location"]["address"]["addressCountry"] == "CN"
    assert data["organizer"] == {
        "@type": "Organization", "name": "园丁小组", "url": f"{SITEURL}/wutong/groups/gardeners/"
    }  # fmt: skip
    assert data["description"] == "两天的集市。"
    assert data["url"] == f"{SITEURL}/event/fair/"


def test_t85_an_event_s_picture_is_told_in_three_shapes_that_are_published(published_wutong):
    tree = read_page(published_wutong.output / "event" / "dinner" / "index.html")

    images = data_of(tree)["image"]
    shapes = []
    for image in images:
        with Image.open(published_wutong.output / urlsplit(image).path.lstrip("/")) as copy:
            shapes.append(round(copy.width / copy.height, 2))
            assert copy.format == "JPEG"
    assert len(shapes) == 3
    assert shapes == pytest.approx([1.78, 1.33, 1.0], abs=0.05)
    assert all(image.startswith("https://linli.example/media/") for image in images)


@pytest.mark.parametrize(
    ("price", "is_free"),
    [("免费", True), ("免费。", True), ("免费参加，需报名", True), ("Free", True), ("Free of charge", True),
     ("不收费", True), ("30元", False), ("60岁以上免费", False), ("免费停车，门票30元", False), ("freely", False),
     ("见通知", False)],
)  # fmt: skip
def test_t86_only_what_is_told_to_be_free_is_offered_for_nothing(tell, price, is_free):
    data = data_of(tell(f"{FAIR}price: {price}\n").tree)

    assert data.get("offers") == ({"@type": "Offer", "price": 0, "priceCurrency": "CNY"} if is_free else None)


def test_t86_nothing_is_made_up_where_nothing_is_known(tell):
    data = data_of(tell("title: 茶\nstart: 2026-07-01").tree)

    assert set(data) == {"@context", "@type", "name", "startDate", "eventStatus", "organizer", "url"}


@pytest.mark.parametrize(
    ("status", "word"), [("open", "InStock"), ("full", "SoldOut"), ("waiting", "SoldOut"), ("closed", "SoldOut")]
)
def test_t86_availability_is_told_only_with_a_sign_up(tell, status, word):
    text = f"{FAIR}price: 免费\nsignup: {{url: 'https://example.org/s', status: {status}}}\n"

    assert data_of(tell(text).tree)["offers"]["availability"] == f"https://schema.org/{word}"


def test_t87_a_time_has_its_offset_and_a_day_none(tell):
    timed = data_of(tell("title: 茶\nstart: 2026-07-01 00:00\nend: 2026-07-01 02:00").tree)
    whole = data_of(tell("title: 茶\nstart: 2026-07").tree)

    assert (timed["startDate"], timed["endDate"]) == ("2026-07-01T00:00+08:00", "2026-07-01T02:00+08:00")
    assert whole["startDate"] == "2026-07"
    assert "endDate" not in whole


def test_t88_a_past_event_stays_one_and_is_the_subject_of_its_recap(tell):
    data = data_of(tell("title: 茶\nstart: 2026-05-01 14:00\nstatus: delivered").tree)

    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["subjectOf"] == {"@type": "Article", "headline": "茶", "url": f"{SITEURL}/event/fair/"}


def test_t88_an_event_of_a_series_names_it(tell):
    data = data_of(tell(FAIR + "series: seasons\n").tree)

    assert data["superEvent"] == {
        "@type": "EventSeries", "name": "四季小院", "url": f"{SITEURL}/wutong/series/seasons/"
    }  # fmt: skip


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "a\u2028b\u2029c", "<!-- & -->"])
def test_t89_no_title_breaks_out_of_the_data(tell, title):
    page = tell(f"title: {json.dumps(title, ensure_ascii=False)}\nstart: 2026-07-01")

    assert data_of(page.tree)["name"] == title
    assert page.tree.xpath("//script[not(@type) and not(@src)]") == []
    for script in page.html.split('<script type="application/ld+json">')[1:]:
        assert not set("<>&\u2028\u2029") & set(script.partition("</script>")[0])


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_t90_a_microformats_parser_reads_the_record(tell, language):
    text = "title: 茶\nstart: 2026-07-01 14:00\nend: 2026-07-01 16:00\nspaces: [yard]\ntopics: [family, garden]"

    parsed = mf2py.parse(doc=tell(text, language).html, url=f"{SITEURL}/event/fair/")

    (event,) = (item for item in parsed["items"] if item["type"] == ["h-event"])
    known = event["properties"]
    assert known["name"] == ["茶"]
    moments = [datetime.fromisoformat(known[name][0]) for name in ("start", "end")]
    assert moments == [datetime.fromisoformat(f"2026-07-01T{clock}:00+08:00") for clock in (14, 16)]
    (place,) = known["location"]
    assert place["type"] == ["h-card"]
    assert place["properties"]["name"] == ["小院" if language == "zh-CN" else "The yard"]
    assert len(known["category"]) == 2
    assert known["url"] == [f"{SITEURL}{'/en' if language == 'en' else ''}/event/fair/"]


def test_the_way_to_a_page_is_told_too(tell):
    way = data_of(tell(FAIR).tree, "BreadcrumbList")["itemListElement"]

    assert [(entry["position"], entry["name"], entry["item"]) for entry in way] == [
        (1, "首页", f"{SITEURL}/"),
        (2, "梧桐里", f"{SITEURL}/wutong/"),
        (3, "活动", f"{SITEURL}/wutong/events/"),
        (4, "端午集市", f"{SITEURL}/event/fair/"),
    ]


def test_t44_a_cancelled_event_keeps_its_page_its_day_and_its_reason_and_asks_nobody_to_come(tell):
    text = FAIR + "status: cancelled\nreason: 暴雨\nsignup: https://example.org/s\n"
    page = tell(text)

    assert "这场活动已取消。 暴雨" in words_of(page.tree, "//p[@class='masthead__notice']")
    assert data_of(page.tree)["eventStatus"] == "https://schema.org/EventCancelled"
    assert data_of(page.tree)["startDate"] == "2026-06-19"
    assert (page.view.signup, page.view.calendar) == (None, None)


def test_t45_an_event_that_was_put_off_says_that_there_is_no_new_date(tell):
    page = tell(FAIR + "status: postponed\n")

    assert "延期" in words_of(page.tree, "//p[@class='masthead__notice']")
    assert data_of(page.tree)["eventStatus"] == "https://schema.org/EventPostponed"
    assert data_of(page.tree)["startDate"] == "2026-06-19"


def test_t45_a_moved_event_shows_the_old_dates_and_tells_machines_of_them(tell):
    page = tell("title: 茶\nstart: 2026-07-03 14:00\nmoved_from: [2026-07-01 14:00, 2026-07-02]")

    notice = page.tree.xpath("//p[@class='masthead__notice']")[0]
    assert [old.get("datetime") for old in notice.xpath(".//s/time")] == ["2026-07-01T14:00", "2026-07-02"]
    data = data_of(page.tree)
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["startDate"] == "2026-07-03T14:00+08:00"
    assert data["previousStartDate"] == ["2026-07-01T14:00+08:00", "2026-07-02"]


def test_t20_whole_days_are_said_as_days_with_the_last_one(tell):
    assert words_of(tell(FAIR).tree, "//p[@class='masthead__when']/span[last()]") == (
        "2026年6月19日星期五 – 2026年6月21日星期日"
    )


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [("19:00", "2026-07-01 21:00", "19:00–21:00"), ("22:00", "2026-07-02 02:00", "22:00–次日02:00"),
     ("19:00", "2026-07-01 24:00", "19:00–24:00"), ("19:00", "2026-07-03 12:00", "19:00 – 2026年7月3日星期五 12:00")],
)  # fmt: skip
def test_t23_an_evening_that_runs_past_midnight_is_one_evening(tell, start, end, said):
    tree = tell(f"title: 茶\nstart: 2026-07-01 {start}\nend: {end}").tree

    assert words_of(tree, "//p[@class='masthead__when']/span[last()]") == f"2026年7月1日星期三 {said}"


def test_before_it_a_page_tells_how_to_join(tell):
    signup = "{url: 'https://docs.qq.com/form/x', capacity: 12 人, deadline: 2026-06-30}"
    text = f"title: 茶\nstart: 2026-07-01 14:00\nspaces: [yard]\nsignup: {signup}"
    page = tell(text)

    signup = page.tree.xpath("//div[@class='signup']")[0]
    assert "12人" in words_of(signup, ".")
    assert "2026年6月30日" in words_of(signup, ".")
    assert signup.xpath(".//a/@href") == ["https://docs.qq.com/form/x"]
    assert signup.get("data-closes") == "2026-07-01T00:00+08:00"
    assert page.view.photos == ()


@pytest.mark.parametrize(
    ("url", "destination"),
    [("https://docs.qq.com/form/x", "前往腾讯文档"), ("https://www.example.org/x", "前往example.org"),
     ("tel:028-8271", "打电话：028-8271"), ("mailto:a@example.org", "写邮件：a@example.org")],
)  # fmt: skip
def test_t108_a_link_to_sign_up_names_where_it_leads(tell, url, destination):
    tree = tell(f"title: 茶\nstart: 2026-07-01 14:00\nsignup: '{url}'").tree

    assert words_of(tree, "//*[@class='signup__destination']") == destination


@pytest.mark.parametrize(("status", "links"), [("open", 1), ("waiting", 1), ("full", 0), ("closed", 0)])
def test_only_an_open_list_can_be_joined(tell, status, links):
    tree = tell(f"title: 茶\nstart: 2026-07-01 14:00\nsignup: {{url: 'https://example.org/s', status: {status}}}").tree

    assert len(tree.xpath("//div[@class='signup']//a")) == links


@pytest.mark.parametrize(
    ("deadline", "is_open"),
    [("2026-05-31", False), ("2026-06-01", True), ("2026-05-31 23:59", False), ("2026-06-01 00:00", False),
     ("2026-06-01 08:00", True)],
)  # fmt: skip
def test_a_deadline_that_has_passed_closes_the_list(tell, deadline, is_open):
    text = f"title: 茶\nstart: 2026-07-01 14:00\nsignup: {{url: 'https://example.org/s', deadline: {deadline}}}"

    assert bool(tell(text).tree.xpath("//div[@class='signup']//a")) == is_open


def test_t107_a_mini_program_s_code_is_a_picture_beside_a_link_and_not_in_the_gallery(tell, tmp_path):
    photo = tmp_path / "project" / "content" / "events" / "2026" / "code.png"
    photo.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (300, 300), "white").save(photo)
    text = (
        "title: 茶\nstart: 2026-07-01 14:00\nsignup: {url: 'https://example.org/s', code: code.png}\n"
        "photos:\n  - {file: code.png, alt: 报名小程序码, kind: document}"
    )

    page = tell(text)

    assert page.view.signup.code.alt == "报名小程序码"
    assert page.view.signup.link.url == "https://example.org/s"
    assert (page.view.record.hero, page.view.record.gallery) == (None, ())


def test_after_it_a_page_leads_with_how_many_came_and_with_photos(tell, tmp_path):
    folder = tmp_path / "project" / "content" / "events" / "2026"
    for name, colour in (("a.png", "red"), ("b.png", "blue")):
        Image.new("RGB", (600, 400), colour).save(folder / name)
    text = (
        "title: 茶\nstart: 2026-05-01 14:00\nstatus: delivered\nattendance: 60+ 人次\nspaces: [yard]\n"
        "signup: https://example.org/s\nphotos:\n  - {file: a.png, alt: 红}\n  - {file: b.png, alt: 蓝}"
    )

    page = tell(text)

    assert [value.phrase.text for value in page.view.attended.values] == ["60+人次"]
    assert [photo.alt for photo in page.view.photos] == ["蓝"]
    assert page.view.record.gallery == ()
    assert (page.view.signup, page.view.calendar, page.view.map) == (None, None, None)


def test_editions_of_a_series_lead_to_one_another(tell):
    page = tell("title: 茶\nstart: 2026-04-18 14:00\nseries: seasons")

    assert page.view.previous.phrase.text == "小院开放日"
    assert page.view.next.phrase.text == "邻里晚餐"


def test_t98_calendar_links_are_absolute_and_right(tell):
    view = tell("title: 茶 & 点\nstart: 2026-07-01 14:00\nend: 2026-07-01 16:00\nspaces: [yard]").view.calendar

    assert view.subscription == "webcal://neighbours.example/event/fair/event.ics"
    asked = {name: values[0] for name, values in parse_qs(urlsplit(view.google).query).items()}
    assert asked == {
        "action": "TEMPLATE", "text": "茶 & 点", "dates": "20260701T140000/20260701T160000", "ctz": "Asia/Shanghai",
        "location": "小院", "details": f"{SITEURL}/event/fair/",
    }  # fmt: skip
    assert view.lines == ("茶 & 点", "2026年7月1日星期三 14:00–16:00", "小院", f"{SITEURL}/event/fair/")


def test_t98_whole_days_end_for_google_on_the_day_after(tell):
    assert "dates=20260619%2F20260622" in tell(FAIR).view.calendar.google


def test_without_an_address_there_is_the_file_and_nothing_that_would_lead_nowhere(tell):
    page = tell(FAIR, site_url="")

    calendar = page.view.calendar
    assert (calendar.subscription, calendar.code) == ("", None)
    assert calendar.file == "../../event/fair/event.ics"
    assert "webcal" not in page.html


def test_t78_the_code_of_a_page_leads_to_its_address(published_wutong):
    tree = read_page(published_wutong.output / "event" / "dinner" / "index.html")

    (source,) = tree.xpath("//figure[@class='qr-code']/img/@src")
    picture = Image.open(published_wutong.output / "event" / "dinner" / source)
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == "https://linli.example/event/dinner/"
    assert read.ec_level in ("M", "Q", "H")
    quiet = 4 * 8
    assert picture.convert("L").getbbox() is not None
    assert picture.convert("L").crop((0, 0, picture.width, quiet)).getextrema() == (255, 255)
    assert tree.xpath("//figure[@class='qr-code']//a/@href") == ["https://linli.example/event/dinner/"]


def test_a_page_for_readers_elsewhere_says_whose_clock_it_goes_by(tell):
    page = tell("title: 茶\nstart: 2026-07-01 14:00", "en")

    assert "Times are in China Standard Time." in words_of(page.tree, "//p[@class='masthead__when']")
    assert date.fromisoformat(page.view.start.iso[:10]) == date(2026, 7, 1)
