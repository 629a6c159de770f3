"""What a page costs a visitor with a telephone: bytes, jumps, and waiting for scripts."""

from __future__ import annotations

import gzip
import re
from functools import cache

import pytest
from tests.browser.test_pages import BUILT_AT, LANGUAGES, LONG_PAGES, PAGES
from tests.fixtures.galleries import COUNT, FAIR
from tests.fixtures.pages import full_pages_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TELEPHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
# In bytes. A text counts as a server compresses it.
PAGE_WITH_PHOTOS = 150_000
TEXTS_OF_A_PAGE = 40_000
SHIFT = """
window.shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


def weigh(page, address):
    """Open a page and return what came over the network by address: each file's bytes, and whether it is a text."""
    answers = []

    def remember(answer):
        answers.append(answer)

    page.on("response", remember)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", remember)
    return dict(map(weight_of, answers))


def weight_of(answer):
    is_text = not answer.headers["content-type"].startswith(("image/", "font/"))
    content = answer.body()
    return answer.url, (len(gzip.compress(content, 9)) if is_text else len(content), is_text)


@pytest.mark.parametrize("density", [2, 3])
def test_an_event_with_twelve_photos_costs_little_before_it_is_scrolled(density, gallery_address, visit):
    page = visit(device_scale_factor=density, **TELEPHONE)

    weights = weigh(page, gallery_address + FAIR)

    assert page.locator(".gallery img").count() == COUNT
    assert page.locator(".masthead img").evaluate("image => image.complete && image.naturalWidth > 0")
    assert sum(weight for weight, _is_text in weights.values()) <= PAGE_WITH_PHOTOS, weights


@LANGUAGES
def test_every_type_of_page_is_light_stands_still_and_asks_nobody_else(prefix, published_address, visit):
    page = visit(device_scale_factor=3, **TELEPHONE)
    page.clock.set_fixed_time(BUILT_AT)
    page.add_init_script(SHIFT)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    heavy: dict[str, int] = {}
    shifting: dict[str, float] = {}
    elsewhere: list[str] = []
    for path in PAGES:
        weights = weigh(page, published_address + prefix + path)
        texts = sum(weight for weight, is_text in weights.values() if is_text)
        heavy |= {path: texts} if texts > TEXTS_OF_A_PAGE else {}
        elsewhere += [url for url in weights if not url.startswith(published_address)]
        shift = page.evaluate("window.shift")
        shifting |= {path: shift} if shift > 0.001 else {}

    assert heavy == {}
    assert elsewhere == []
    assert shifting == {}
    assert complaints == []


@pytest.mark.parametrize("path", LONG_PAGES)
def test_a_long_page_stands_still(path, repository_address, visit):
    page = visit(device_scale_factor=3, **TELEPHONE)
    page.add_init_script(SHIFT)

    page.goto(repository_address + path, wait_until="networkidle")

    assert page.evaluate("window.shift") < 0.001


@pytest.mark.parametrize("site", ["wutong_site", "repository_site", "busy_site"])
def test_no_page_has_more_text_than_a_telephone_gets_at_once(site, request):
    output = request.getfixturevalue(site).output

    @cache
    def weight_on_disk(path):
        return len(gzip.compress((output / path).read_bytes(), 9))

    heavy: dict[str, int] = {}
    blocking: list[str] = []
    for path, page in full_pages_of(output).items():
        files = page.xpath("//script/@src | //link[@rel='stylesheet']/@href")
        weight = weight_on_disk(path) + sum(weight_on_disk(re.sub(r"^(\.*/)*", "", file)) for file in files)
        heavy |= {path: weight} if weight > TEXTS_OF_A_PAGE else {}
        blocking += [path] if page.xpath("//script[@src][not(@defer)] | //style | //*[@style]") else []

    assert heavy == {}
    assert blocking == []
