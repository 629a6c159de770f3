"""The site as a folder on a disk, without any server."""

from __future__ import annotations

import pytest
from tests.browser.test_pages import BUILT_AT

from static_host import serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# From the start page on, what is clicked on each page.
WAY = [
    "main a[href*='wutong/']:visible",
    "header .menu--community a >> nth=1",
    "main .cards a:visible",
    ".breadcrumb a >> nth=0",
    "header .menu--site a[href*='events/']",
    "main a[href*='event/dinner/']:visible",
    ".languages a >> nth=1",
    ".breadcrumb a >> nth=0",
    "header .menu--site a[href*='impact/']",
    ".colophon a[href*='subscribe/']",
    "header .menu--site a[href*='search/']",
    ".search__directory a >> nth=0",
]


def test_ten_pages_are_found_by_clicking_through_a_folder(wutong_site, visit):
    page = visit(viewport={"width": 1280, "height": 900})
    page.clock.set_fixed_time(BUILT_AT)
    lost = []
    page.on("requestfailed", lambda request: lost.append(request.url))
    page.goto((wutong_site.output / "index.html").as_uri())

    seen = [page.url]
    for place in WAY:
        page.locator(place).first.click()
        page.wait_for_load_state()
        assert page.locator("main h1").is_visible(), (place, page.url)
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", page.url
        seen.append(page.url)

    assert len(set(seen)) >= 10, seen
    assert all(url.endswith("index.html") for url in seen)
    assert lost == []


def test_a_site_in_a_folder_of_another_is_whole(wutong_site, tmp_path, visit):
    (tmp_path / "city" / "lane").parent.mkdir()
    (tmp_path / "city" / "lane").symlink_to(wutong_site.output)
    server = serve(tmp_path)
    page = visit()
    lost = []
    page.on("response", lambda answer: lost.append(answer.url) if not answer.ok else None)

    for path in ("", "en/", "event/dinner/", "en/wutong/spaces/yard/", "search/?q=厨房"):
        page.goto(f"http://127.0.0.1:{server.server_port}/city/lane/{path}", wait_until="networkidle")
        for link in page.locator("header a, main a").all()[:5]:
            assert "/city/lane/" in link.evaluate("link => link.href")
    server.shutdown()

    assert lost == []
