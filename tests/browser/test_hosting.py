"""The site behind a server that does as `_headers` and `_redirects` say: the policy is in force, and all works."""

from __future__ import annotations

import pytest
from tests.browser.test_pages import BUILT_AT

from linli.artefacts.hosting import render_headers
from static_host import serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

INLINE_SCRIPT = """
() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.body.append(script);
  return window.ran === undefined;
}
"""


@pytest.fixture(scope="module")
def busy_address(busy_site):
    server = serve(busy_site.output, headers=render_headers().decode())
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def watched(visit):
    """A page, and what the browser had to say about the policy."""
    page = visit()
    said = []
    page.on("console", lambda message: said.append(message.text) if "Content Security Policy" in message.text else None)
    return page, said


def test_the_policy_is_in_force(watched, published_address):
    page, said = watched
    page.goto(published_address)

    assert page.evaluate(INLINE_SCRIPT)
    assert len(said) == 1


def test_search_hours_and_choices_work_under_the_policy(watched, published_address, busy_address):
    page, said = watched
    page.clock.set_fixed_time(BUILT_AT)

    page.goto(f"{published_address}search/?q=厨房")
    page.wait_for_selector(".search__results li")
    page.goto(f"{published_address}wutong/spaces/yard/")
    page.wait_for_selector(".open-now:not([hidden])")
    page.goto(f"{busy_address}events/")
    page.wait_for_selector("[data-filters]:not([hidden])")

    assert said == []


def test_photos_open_under_the_policy(watched, gallery_address):
    page, said = watched
    page.goto(f"{gallery_address}wutong/stories/album/")

    page.locator(".gallery a").first.click()

    page.locator("dialog img").wait_for(state="visible")
    assert said == []


def test_an_old_address_leads_on_at_once(visit, published_address):
    page = visit(java_script_enabled=False)
    answer = page.goto(f"{published_address}wutong/stories/tree/")

    assert page.url == f"{published_address}wutong/stories/first-tree/"
    assert answer.request.redirected_from.response().status == 301


@pytest.mark.parametrize(("prefix", "language"), [("", "zh-CN"), ("en/", "en")])
def test_a_missing_page_is_missed_in_the_visitors_language(prefix, language, visit, published_address):
    page = visit()
    answer = page.goto(f"{published_address}{prefix}wutong/nothing/here/")

    assert answer.status == 404
    assert page.locator("html").get_attribute("lang") == language
    page.locator("main a").first.click()
    assert page.locator("h1").text_content()
    assert page.url == published_address + prefix


def test_texts_are_handed_out_compressed(visit, published_address):
    page = visit()
    answers: dict[str, str | None] = {}
    page.on("response", lambda answer: answers.setdefault(answer.url, answer.headers.get("content-encoding")))
    page.goto(published_address, wait_until="networkidle")

    texts = {url: encoding for url, encoding in answers.items() if not url.endswith((".avif", ".jpg", ".png"))}
    assert len(texts) > 3
    assert set(texts.values()) <= {"br", "gzip"}
