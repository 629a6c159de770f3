"""Does a year in review say what the records of that year say, and nothing else?"""

from __future__ import annotations

import pytest
from tests.fixtures.pages import read_page


def words_of(element):
    return " ".join(element.text_content().split())


def review(project, year, prefix=""):
    return read_page(project.output / prefix / "wutong" / "years" / str(year) / "index.html")


def counts_of(page):
    return [words_of(count) for count in page.xpath("//*[@class='count']")]


def test_a_year_counts_what_its_records_tell_of(wutong_site):
    chinese, english = review(wutong_site, 2026), review(wutong_site, 2026, "en")

    assert counts_of(chinese)[:3] == ["1 场活动", "1 项荣誉", "1 项回应落地"]
    assert counts_of(english)[:3] == ["1 event held", "1 honour received", "1 request answered"]


def test_what_is_only_to_come_is_not_told_yet(wutong_site):
    page = review(wutong_site, 2026)

    assert "小院开放日" in words_of(page)
    assert "邻里晚餐" not in words_of(page)
    assert "截至2026年6月1日" in words_of(page)


def test_of_a_need_only_what_was_done_that_year_is_told(wutong_site):
    needs = words_of(review(wutong_site, 2026).xpath("//section[@aria-labelledby='needs']")[0])

    assert "种下三棵梧桐" in needs
    assert "轮流浇水" not in needs


def test_what_was_cancelled_or_put_off_did_not_take_place(busy_site):
    page = review(busy_site, 2026)

    assert "屋顶讲座" not in words_of(page)
    assert "消夏晚会" not in words_of(page)


def test_the_rhythm_of_a_year_can_be_read_as_a_table(busy_site):
    rows = review(busy_site, 2026).xpath("//section[@aria-labelledby='months']//tbody/tr")
    numbers = {words_of(row.find("th")): words_of(row.find("td")) for row in rows}

    # Songs on Thursdays since 8 January, and an open day in March; holidays are left out.
    assert list(numbers) == [str(month) for month in range(1, 13)]
    assert numbers["3"] == "5"
    assert numbers["12"] == "0"


def test_only_years_with_something_to_tell_have_a_page(busy_site):
    years = sorted(path.name for path in (busy_site.output / "wutong" / "years").iterdir() if path.is_dir())
    listed = read_page(busy_site.output / "wutong" / "years" / "index.html").xpath("//*[@class='card__title']//a/@href")

    assert years == ["2019", "2020", "2024", "2025", "2026"]
    assert [link.rstrip("/").rpartition("/")[2] for link in listed] == years[::-1]


@pytest.mark.parametrize("path", ["wutong/index.html", "events/2026/index.html"])
def test_a_year_in_review_is_found_from_where_its_year_is_told(path, wutong_site):
    links = read_page(wutong_site.output / path).xpath("//main//a/@href")

    assert any(link.endswith("wutong/years/2026/") for link in links)


def test_years_lead_to_the_years_beside_them(busy_site):
    before, after = (review(busy_site, 2025).xpath(f"//a[@rel='{way}']/@href") for way in ("prev", "next"))

    assert before[0].endswith("/2024/")
    assert after[0].endswith("/2026/")
