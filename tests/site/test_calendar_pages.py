"""Calendar pages as visitors and programs get them. T… are the numbers of the findings on calendars.

The site speaks from 1 June 2026, a Monday.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from datetime import date, timedelta

import mf2py
import pytest
from tests.fixtures.calendars import make_busy_project
from tests.fixtures.pages import pages_of, read_page
from tests.fixtures.projects import make_project

from linli.build import load_site, set_up_press
from linli.problems import Report
from linli.settings import read_settings
from linli.views.calendar_pages import calendar_pages
from linli.views.dates import week_id
from linli.views.pages import MonthPage, YearPage

JUNE = "events/2026/06/index.html"


@pytest.fixture(scope="module")
def month(busy_site):
    return read_page(busy_site.output / JUNE)


@pytest.fixture(scope="module")
def agenda(busy_site):
    return read_page(busy_site.output / "events/index.html")


def words_of(element):
    return " ".join(element.text_content().split())


def titles_in(element):
    return [words_of(title) for title in element.xpath(".//*[contains(@class, 'p-name')]")]


def entry_of(page, title):
    """Return the first entry of this title."""
    entries = page.xpath(".//li[contains(@class, 'entry')]")
    return next(entry for entry in entries if titles_in(entry) == [title])


def text_of_entry(page, title):
    return words_of(entry_of(page, title))


# The month


def test_t70_a_month_is_a_table_with_a_caption_and_full_weekday_names_from_monday_on(month):
    (table,) = month.xpath("//table")

    assert words_of(table.find("caption")) == "梧桐里2026年6月的活动。"
    assert [th.text for th in table.xpath(".//th[@scope='col']")] == [f"星期{day}" for day in "一二三四五六日"]
    assert table.xpath("@role") == []
    days = [int(day) for day in table.xpath(".//td//time/*[@class='day__number']/text()")]
    assert days == list(range(1, 31))
    assert table.xpath(".//td//time/@datetime")[0] == "2026-06-01"


def test_t70_today_is_marked_for_software_and_in_words(month):
    (today,) = month.xpath("//*[@aria-current='date']")

    assert today.get("datetime") == "2026-06-01"
    assert "今天" in words_of(today.getparent())


def test_a_day_with_events_is_named_by_a_heading_with_its_full_date(month):
    (name,) = month.xpath("//td[@id='d3']/h2//time")

    assert words_of(name) == "6月3日 星期三"


def test_t74_an_event_of_several_days_is_on_each_of_them_and_continued_in_words(month):
    days = {cell.get("id"): cell for cell in month.xpath("//td[@id]") if "邻里露营" in titles_in(cell)}

    assert list(days) == ["d5", "d6", "d7"]
    assert ["（续）" in text_of_entry(cell, "邻里露营") for cell in days.values()] == [False, True, True]


def test_t74_an_event_goes_on_across_weeks_and_months(busy_site):
    def days_with_show(path):
        page = read_page(busy_site.output / path)
        return [cell.get("id") for cell in page.xpath("//td[@id]") if "影像展" in titles_in(cell)]

    assert days_with_show("events/2026/05/index.html") == [f"d{day}" for day in range(20, 32)]
    assert days_with_show(JUNE) == [f"d{day}" for day in range(1, 15)]


def test_t23_the_small_hours_of_an_evening_belong_to_that_evening(month):
    days = [cell.get("id") for cell in month.xpath("//td[@id]") if "露天电影" in titles_in(cell)]

    assert days == ["d6"]
    assert "22:00–次日01:30" in text_of_entry(month, "露天电影")


def test_t73_a_crowded_day_leads_to_all_that_is_on_it(month):
    (cell,) = month.xpath("//td[@id='d6']")

    (more,) = cell.xpath(".//*[@class='day__more']/a")
    assert (words_of(more), more.get("href")) == ("还有4项", "#d6")
    assert len(titles_in(cell)) == 7
    assert titles_in(cell)[0] == "晨练"


def test_t71_a_cancelled_event_says_so_in_words_with_the_reason(month):
    entry = entry_of(month, "屋顶讲座")

    assert entry.xpath(".//s[.='屋顶讲座']")
    assert "已取消" in words_of(entry)
    assert "暴雨" in words_of(entry)


def test_t45_a_moved_event_leaves_word_on_its_old_day(month):
    (old,) = month.xpath("//td[@id='d16']")
    (new,) = month.xpath("//td[@id='d18']")

    assert "换书" in words_of(old)
    assert "改期至6月18日" in words_of(old)
    assert old.xpath(".//s")
    assert "原定6月16日" in words_of(new)


def test_weeks_and_days_have_anchors(month):
    assert month.xpath("//tr/@id") == ["w23", "w24", "w25", "w26", "w27"]
    assert month.xpath("//tr[@id='w25']/td/@id") == [f"d{day}" for day in range(15, 22)]


def test_t35_the_first_days_of_a_year_can_lie_in_week_53(busy_site):
    page = read_page(busy_site.output / "events/2024/12/index.html")
    assert page.xpath("//tr/@id")[-1] == "w01"

    assert week_id(date(2027, 1, 1)) == "w53"


def test_t75_the_calendar_ends_two_months_after_the_last_event(busy_site):
    months = sorted(path.parent.name for path in (busy_site.output / "events/2027").glob("*/index.html"))
    last = read_page(busy_site.output / "events/2027/02/index.html")
    first = read_page(busy_site.output / "events/2024/06/index.html")

    assert months == ["01", "02"]
    assert not (busy_site.output / "events/2027/index.html").exists()
    assert last.xpath("//a[@rel='next']") == []
    assert first.xpath("//a[@rel='prev']") == []


def test_t75_an_empty_month_says_so_and_leads_to_the_nearest_ones_with_events(busy_site):
    page = read_page(busy_site.output / "events/2024/09/index.html")

    text = words_of(page.find(".//main"))
    links = page.xpath("//*[@class='month-empty']//a/@href")
    assert "本月无活动" in text
    assert links == ["../../../events/2024/06/", "../../../events/2025/05/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_what_has_only_a_month_stands_on_no_day(month):
    cells = month.xpath("//td[@id]")

    assert not any("小院翻新日" in titles_in(cell) for cell in cells)
    assert "2026年6月内" in text_of_entry(month, "小院翻新日")


def test_t67_holidays_and_lunar_dates_stand_in_the_cells_in_words(month):
    (festival,) = month.xpath("//td[@id='d19']//*[@class='day-note']")

    assert "端午" in words_of(festival.xpath("*[@aria-hidden]")[0])
    assert "休" in words_of(festival.xpath("*[@aria-hidden]")[0])
    assert "法定假日" in words_of(festival.xpath("*[@class='visually-hidden']")[0])


def test_a_date_left_out_for_a_holiday_says_why(busy_site):
    october = read_page(busy_site.output / "events/2026/10/index.html")

    (cell,) = october.xpath("//td[@id='d1']")
    assert "周四晚唱歌 · 国庆节停开一次" in words_of(cell)


# The agenda


def test_the_agenda_goes_day_by_day_from_today_over_sixty_days(agenda):
    days = agenda.xpath("//*[@class='agenda__day']/@data-day")

    assert days == sorted(days)
    assert days[0] == "2026-06-03"
    assert days[-1] == "2026-07-30"
    assert "截至2026年6月1日" in words_of(agenda.find(".//main"))


def test_t74_in_the_agenda_an_event_of_several_days_is_read_once(agenda):
    days = [day.get("data-day") for day in agenda.xpath("//*[@class='agenda__day']") if "邻里露营" in titles_in(day)]

    assert days == ["2026-06-05"]
    assert "至6月7日" in text_of_entry(agenda, "邻里露营")


def test_what_began_earlier_is_on_now(agenda):
    (running,) = agenda.xpath("//section[@aria-labelledby='running']")

    assert titles_in(running) == ["影像展"]


def test_t45_what_was_put_off_or_has_no_day_is_to_be_announced(agenda):
    (undated,) = agenda.xpath("//section[@aria-labelledby='undated']")

    assert titles_in(undated) == ["公约修订", "小院翻新日", "消夏晚会"]
    assert "已延期" in words_of(undated)
    assert "消夏晚会" not in [t for day in agenda.xpath("//*[@class='agenda__day']") for t in titles_in(day)]


def test_an_empty_agenda_says_so_and_shows_what_took_place(site_of_two):
    page = read_page(site_of_two.output / "guihua/events/index.html")

    assert "这段时间还没有公布活动" in words_of(page.find(".//main"))
    wutong = read_page(site_of_two.output / "wutong/events/index.html")
    assert "小院开放日" in words_of(wutong.xpath("//section[.//h2='办过的活动']")[0])


def test_t33_times_carry_their_offset_and_days_do_not(agenda):
    timed = entry_of(agenda, "周三茶座")
    whole = entry_of(agenda, "邻里露营")

    assert timed.xpath(".//*[@class='dt-start']/@datetime") == ["2026-06-03T14:00+08:00"]
    assert timed.xpath(".//*[@class='dt-end']/@datetime") == ["2026-06-03T16:00+08:00"]
    assert whole.xpath(".//*[@class='dt-start']/@value") == ["2026-06-05"]


def test_t34_an_english_page_says_the_time_zone_once_and_a_chinese_one_never(busy_site):
    english = words_of(read_page(busy_site.output / "en/events/index.html").find(".//main"))
    chinese = words_of(read_page(busy_site.output / "events/index.html").find(".//main"))

    assert english.count("China Standard Time") == 1
    assert "时间均为" not in chinese


def test_t90_programs_read_from_an_entry_what_the_record_says(busy_site):
    html = (busy_site.output / "events/index.html").read_text("utf-8")

    parsed = mf2py.parse(doc=html, url="https://example.org/events/")
    found = {item["properties"]["name"][0]: item["properties"] for item in parsed["items"] if "h-event" in item["type"]}
    tea = found["周三茶座"]
    assert tea["start"] == ["2026-06-03T14:00+0800"]
    assert tea["end"] == ["2026-06-03T16:00+0800"]
    assert tea["location"] == ["小院"]
    assert tea["category"] == ["亲子"]
    assert tea["url"] == ["https://example.org/event/tea/"]
    assert found["邻里露营"]["start"] == ["2026-06-05"]
    assert found["邻里露营"]["end"] == ["2026-06-07"]


def test_no_event_is_told_to_programs_twice_on_a_page(busy_site):
    for path in ("events/index.html", JUNE, "events/2026/index.html", "wutong/spaces/yard/index.html"):
        page = read_page(busy_site.output / path)
        told = Counter(
            (words_of(item.xpath(".//*[@class='p-name']")[0]), item.xpath("string(.//*[@class='dt-start']/@datetime)"))
            for item in page.xpath("//li[contains(@class, 'h-event')]")
        )
        assert [event for event, times in told.items() if times > 1] == [], path


# The year, the archive, the series, the space


def test_a_year_has_twelve_months_with_counts_and_links_only_where_there_is_a_page(busy_site):
    page = read_page(busy_site.output / "events/2024/index.html")

    tiles = page.xpath("//*[contains(@class, 'tiles--twelve')]//*[contains(@class, 'tile ') or @class='tile']")
    linked = [tile.get("href") is not None for tile in tiles]
    assert len(tiles) == 12
    assert linked == [False] * 5 + [True] * 7
    assert words_of(tiles[5]).endswith("1场")


def test_a_year_lists_what_has_no_day_apart_and_the_dates_of_a_series_in_one_line(busy_site):
    page = read_page(busy_site.output / "events/2026/index.html")

    (june,) = page.xpath("//section[@aria-labelledby='m06']")
    (undated,) = page.xpath("//section[@aria-labelledby='undated']")
    (editions,) = page.xpath("//section[@aria-labelledby='editions']")
    assert titles_in(undated) == ["公约修订"]
    assert titles_in(june).count("周四晚唱歌") == 1
    assert "共4次" in text_of_entry(june, "周四晚唱歌")
    assert "影像展" not in titles_in(june)
    assert "四季小院 第2届" in words_of(editions)


def test_the_archive_leads_to_years_places_series_and_to_this_time_in_earlier_years(busy_site):
    page = read_page(busy_site.output / "events/past/index.html")

    (this_time,) = page.xpath("//section[@aria-labelledby='this-time']")
    assert titles_in(this_time) == ["去年此时", "长桌宴"]
    hrefs = page.xpath("//main//a/@href")
    assert "../../events/2024/" in hrefs
    assert "../../wutong/spaces/yard/" in hrefs
    assert "../../wutong/series/singing/" in hrefs
    assert "../../events/topics/family/" in hrefs


def test_a_series_shows_its_next_dates_its_past_and_what_it_leaves_out(busy_site):
    page = read_page(busy_site.output / "wutong/series/singing/index.html")

    text = words_of(page.find(".//main"))
    assert "6月4日周四 19:30–21:00" in text
    assert "10月1日周四 · 国庆节停开一次" in text
    assert "共20次" in text
    calendars = page.xpath("//li[contains(@class, 'entry')]//a/@href")
    assert calendars
    assert all(address.endswith(".ics") for address in calendars)


def test_a_festival_names_its_editions(busy_site):
    page = read_page(busy_site.output / "wutong/series/seasons/index.html")

    assert "第4届" in text_of_entry(page, "长桌宴")
    assert "2024年6月2日" in text_of_entry(page, "长桌宴")


def test_spaces_groups_and_topics_show_what_takes_place_in_them(busy_site):
    space = read_page(busy_site.output / "wutong/spaces/yard/index.html")
    group = read_page(busy_site.output / "wutong/groups/readers/index.html")
    topic = read_page(busy_site.output / "events/topics/garden/index.html")

    assert "周三茶座" in titles_in(space)
    assert "小院开放日" in titles_in(space)
    assert "周四晚唱歌" in titles_in(group)
    assert titles_in(topic) == ["手作"]


# Several communities


def test_each_of_several_communities_has_its_own_months_and_none_where_it_has_no_events(site_of_two):
    pages = pages_of(site_of_two.output)

    assert "guihua/events/2026/09/index.html" in pages
    assert "wutong/events/2026/03/index.html" in pages
    assert titles_in(pages["guihua/events/2026/09/index.html"]) == ["赏月"]
    assert titles_in(pages["events/2026/09/index.html"]) == ["赏月"]
    assert not any(path.startswith("quiet/events") for path in pages)


def test_the_only_community_shares_the_site_s_months(busy_site):
    own = busy_site.output / "wutong/events"

    assert [path.name for path in own.iterdir()] == ["index.html"]
    assert "../../events/2026/06/" in read_page(own / "index.html").xpath("//main//a/@href")


# Choosing without a script, weight, sameness


def test_without_a_script_the_form_is_hidden_and_each_choice_has_a_page(agenda):
    (form,) = agenda.xpath("//form[@data-filters]")

    assert "hidden" in form.attrib
    assert [select.get("name") for select in form.xpath(".//select")] == ["group", "topic", "audience"]
    hrefs = agenda.xpath("//*[@class='ways']//a/@href")
    assert {"../wutong/groups/gardeners/", "../events/topics/family/"} <= set(hrefs)


def test_every_value_that_entries_carry_can_be_chosen(busy_site):
    page = read_page(busy_site.output / JUNE)

    for select in page.xpath("//form[@data-filters]//select"):
        offered = set(select.xpath("option/@value"))
        carried = {value for values in page.xpath(f"//li/@data-{select.get('name')}") for value in values.split("|")}
        assert carried <= offered


def test_every_link_and_anchor_of_the_calendar_leads_somewhere(busy_site):
    for path, page in pages_of(busy_site.output).items():
        if not path.startswith(("events/", "en/events/", "wutong/events/")):
            continue
        folder = (busy_site.output / path).parent
        ids = set(page.xpath("//@id"))
        for href in page.xpath("//main//a/@href"):
            if href.startswith("#"):
                assert href[1:] in ids, (path, href)
            elif not re.match(r"[a-z]+:", href):
                target = folder / href.split("#")[0].split("?")[0]
                assert (target / "index.html" if href.endswith("/") else target).exists(), (path, href)


def test_t27_the_machine_s_time_zone_changes_nothing(busy_site, tmp_path):
    elsewhere = make_busy_project(tmp_path / "busy").build(TZ="America/New_York")

    for path in ("events/index.html", JUNE, "events/2026/index.html", "wutong/spaces/yard/index.html"):
        assert (elsewhere.output / path).read_bytes() == (busy_site.output / path).read_bytes()


def test_a_year_of_two_hundred_events_is_light_and_each_of_its_months_too(tmp_path):
    project = make_project(tmp_path / "full")
    for number in range(200):
        day = date(2025, 1, 1) + timedelta(days=number * 365 // 200)
        front_matter = f"title: 第{number}场社区活动\nstart: {day} 10:00\nend: {day} 12:00\nspaces: [yard]\n"
        (project.content / "events" / f"e{number}.md").write_text(f"---\n{front_matter}---\n", "utf-8")

    weights = weights_of_pages(project)
    assert len(weights) > 12
    assert weights["/events/2025/"] <= 60_000
    assert max(weight for address, weight in weights.items() if address.count("/") == 4) <= 25_000


def weights_of_pages(project):
    """Return the bytes of each year's and month's page as they go over the wire."""
    raw = {"PATH": "content", "THEME": "theme", "OUTPUT_PATH": "output", "LINLI_LANGUAGES": ["zh-CN"]}
    settings = read_settings(raw, project.folder)
    press = set_up_press(load_site(settings, Report()), settings)
    (edition,) = press.editions
    renderer = press.renderers[edition.language]
    planned = {address: plan(edition.at(address)) for address, plan, _told in calendar_pages(edition)}
    pages = {address: page for address, page in planned.items() if isinstance(page, YearPage | MonthPage)}
    return {address: len(gzip.compress(renderer.render(page))) for address, page in pages.items()}
