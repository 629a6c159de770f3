"""Every link, fragment, picture and asset of a built site leads to something that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from tests.fixtures.pages import REDIRECT, full_pages_of, pages_of, read_page

HERE = "https://site.invalid/"
# The server answers with this page below any address, so that it alone begins its links with a slash.
ERROR_PAGES = ("404.html", "en/404.html")
TRANSLATION = "//link[@rel='alternate' and @hreflang]"
BOTH_SITES = pytest.mark.parametrize("site", ["wutong_site", "repository_site"])


def addresses_in(page: Any) -> Iterator[tuple[str, str]]:
    """Yield every address that a page names, with the attribute that names it."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for name in ("href", "src", "poster", "action", "data", "cite"):
            if name in element.attrib:
                yield name, element.attrib[name]
        for candidate in element.get("srcset", "").split(","):
            if candidate.strip():
                yield "srcset", candidate.split()[0]
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            yield "refresh", element.get("content", "").partition("url=")[2]


def address_of(path: str) -> str:
    return urljoin(HERE, path.removesuffix("index.html"))


def file_at(output: Path, url: str) -> Path:
    path = unquote(urlsplit(url).path)
    return output / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))


@BOTH_SITES
def test_every_link_of_every_page_leads_to_a_file_of_the_site_and_to_a_part_of_it(site, request):
    output = request.getfixturevalue(site).output
    ids = {path: set(page.xpath("//@id")) for path, page in pages_of(output).items()}

    lost = []
    for path, page in pages_of(output).items():
        for name, address in addresses_in(page):
            url, fragment = urldefrag(urljoin(address_of(path), address))
            if urlsplit(url).netloc != urlsplit(HERE).netloc or address.startswith("data:"):
                continue
            target = file_at(output, url)
            if not target.is_file():
                lost.append(f"{path}: {name}={address} is not there")
            elif fragment and unquote(fragment) not in ids.get(target.relative_to(output).as_posix(), set()):
                lost.append(f"{path}: {name}={address} names no part of that page")

    assert lost == []


@BOTH_SITES
def test_a_site_without_an_address_works_wherever_it_is_put(site, request):
    output = request.getfixturevalue(site).output

    absolute = [
        f"{path}: {name}={address}"
        for path, page in pages_of(output).items()
        for name, address in addresses_in(page)
        if (address.startswith("/") and path not in ERROR_PAGES) or "linli.example" in address or "localhost" in address
    ]

    assert absolute == []


@BOTH_SITES
def test_nothing_is_loaded_from_elsewhere(site, request):
    output = request.getfixturevalue(site).output
    loaded = (
        "//img/@src | //script/@src | //source/@srcset | //iframe/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
    )

    foreign = [(path, url) for path, page in pages_of(output).items() for url in page.xpath(loaded) if "//" in url]

    assert foreign == []


@BOTH_SITES
def test_every_file_that_a_style_sheet_names_is_there(site, request):
    output = request.getfixturevalue(site).output

    lost = [
        f"{sheet.name}: {name}"
        for sheet in output.rglob("*.css")
        for name in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text("utf-8"))
        if not name.startswith(("data:", "#")) and not (sheet.parent / name).is_file()
    ]

    assert lost == []


@BOTH_SITES
def test_every_file_of_the_site_can_be_reached_from_one_of_its_pages(site, request):
    output = request.getfixturevalue(site).output
    named = {
        file_at(output, urljoin(address_of(path), address))
        for path, page in pages_of(output).items()
        for _, address in addresses_in(page)
    }

    known = {output / path for path in ("index.html", "en/index.html", "robots.txt", *ERROR_PAGES)}
    # A page's script finds the files of the search index.
    known |= set((output / "search").glob("*/*.js"))
    # The next build finds what it makes the next index of.
    known |= set((output / "search").glob("*/size.json"))
    redirects = {output / path for path, page in pages_of(output).items() if page.xpath(REDIRECT)}
    there = {file for file in output.rglob("*") if file.is_file()}
    assert sorted(str(file.relative_to(output)) for file in there - named - known - redirects) == []


def test_all_addresses_of_the_published_site_in_its_sitemap_are_pages_of_it(published_wutong):
    output = published_wutong.output
    urls = [loc.text or "" for loc in ElementTree.parse(output / "sitemap.xml").findall(".//{*}loc")]

    pages = {path for path, page in full_pages_of(output).items() if not page.xpath("//meta[@content='noindex']")}
    listed = {file_at(output, url).relative_to(output).as_posix() for url in urls}
    assert all(url.startswith("https://linli.example/") for url in urls)
    assert len(urls) == len(set(urls))
    assert listed == {path for path in pages if "pages/" not in path}


def test_every_page_of_the_published_site_names_its_own_address_and_those_of_its_translations(published_wutong):
    output = published_wutong.output

    for path, page in full_pages_of(output).items():
        if path in ERROR_PAGES or "pages/" in path:
            continue
        (canonical,) = page.xpath("//link[@rel='canonical']/@href")
        assert canonical == "https://linli.example/" + path.removesuffix("index.html")
        for url in page.xpath(f"{TRANSLATION}/@href | //meta[@property='og:image']/@content"):
            assert url.startswith("https://linli.example/")
            assert file_at(output, url).is_file(), url


def test_translations_name_one_another(published_wutong):
    output = published_wutong.output
    alternates = {
        path: {(link.get("hreflang"), link.get("href")) for link in page.xpath(TRANSLATION)}
        for path, page in pages_of(output).items()
    }

    for path, links in alternates.items():
        for _, url in links:
            assert alternates[file_at(output, url).relative_to(output).as_posix()] == links, path


def test_every_address_in_a_calendar_or_a_feed_is_a_page(published_wutong):
    output = published_wutong.output
    urls = [
        link.get("href", "")
        for feed in output.rglob("*.atom")
        for link in ElementTree.parse(feed).findall(".//{*}link")
    ]
    for file in output.rglob("*.ics"):
        urls += [str(event["URL"]) for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT") if "URL" in event]

    assert any(url.endswith("/stories/first-tree/") for url in urls)
    assert any(url.endswith("/event/dinner/") for url in urls)
    for url in urls:
        assert url.startswith("https://linli.example/")
        assert file_at(output, url).is_file(), url


def test_an_old_address_leads_to_the_new_one(wutong_site):
    for prefix in ("", "en/"):
        page = read_page(wutong_site.output / prefix / "wutong/stories/tree/index.html")
        urls = [address for name, address in addresses_in(page) if name in ("refresh", "href")]

        assert any(
            urljoin(address_of(f"{prefix}wutong/stories/tree/"), url) == f"{HERE}{prefix}wutong/stories/first-tree/"
            for url in urls
        )
