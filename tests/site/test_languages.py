"""A language is a catalogue and a setting: what it says, and what it says for want of words."""

from __future__ import annotations

import pytest
from tests.fixtures.pages import full_pages_of, read_page
from tests.fixtures.projects import ROOT, make_project

from linli.views.wording import Words, find_catalogue, untranslated

CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Events"
msgstr "Veranstaltungen"

msgid "Search"
msgstr "Suche"

msgid "{n} person"
msgstr "{n} Person"

msgid "{n} people"
msgstr "{n} Personen"

msgid "about {n}"
msgstr "etwa {n}"
"""
BOTH_SITES = pytest.mark.parametrize("site", ["wutong_site", "repository_site"])


@pytest.fixture(scope="module")
def site_with_german(tmp_path_factory):
    """The small site with a third language that has hardly any words yet."""
    project = make_project(tmp_path_factory.mktemp("german") / "project")
    theme = project.folder / "theme"
    theme.unlink()
    theme.mkdir()
    for part in (ROOT / "theme").iterdir():
        if part.name != "locale":
            (theme / part.name).symlink_to(part)
    (theme / "locale" / "de" / "LC_MESSAGES").mkdir(parents=True)
    (theme / "locale" / "de" / "LC_MESSAGES" / "linli.po").write_text(CATALOGUE, "utf-8")
    (theme / "locale" / "zh_CN").symlink_to(ROOT / "theme" / "locale" / "zh_CN")
    with (project.folder / "pelicanconf.py").open("a") as settings:
        settings.write('\nLINLI_LANGUAGES = ["zh-CN", "en", "de"]\n')
    return project.build()


def test_a_third_language_has_every_page_and_says_what_it_can(site_with_german):
    pages = full_pages_of(site_with_german.output)
    german = {path.removeprefix("de/"): page for path, page in pages.items() if path.startswith("de/")}
    english = {path.removeprefix("en/") for path in pages if path.startswith("en/") and "/pages/" not in path}

    assert english <= german.keys()
    assert {page.get("lang") for page in german.values()} == {"de"}
    start = german["index.html"]
    assert "Veranstaltungen" in start.xpath("//header//nav//a/text()")
    assert start.xpath("//nav[contains(@class, 'languages')]//a/text()") == ["中文", "English", "Deutsch"]
    assert "Donnerstag, 18. Juni 2026" in german["event/dinner/index.html"].xpath("string(//main)")


def test_what_has_no_words_in_it_yet_falls_back_and_texts_of_editors_say_so(site_with_german):
    page = read_page(site_with_german.output / "de" / "event" / "dinner" / "index.html")

    assert "Zum Inhalt" not in page.xpath("string(//body)")
    assert page.xpath("//a[@class='skip-link']/text()") == ["Skip to content"]
    assert page.xpath("//h1//*[@lang]/@lang")
    ended = site_with_german.run("linli", "check")
    assert "theme/locale/de: " in ended.stdout
    assert "are shown in English" in ended.stdout


def test_figures_of_a_third_language_keep_number_and_qualifier(tmp_path):
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "linli.po").write_text(CATALOGUE, "utf-8")
    words = Words.for_language("de", tmp_path)

    from linli.records.figure import read_quantity

    said = [words.quantity(read_quantity(text)) for text in ("1人", "12人", "约3500人")]
    assert said == ["1 Person", "12 Personen", "etwa 3.500 Personen"]


def test_english_and_chinese_lack_nothing():
    assert [untranslated(ROOT / "theme", language) for language in ("zh-CN", "en")] == [(), ()]


@BOTH_SITES
def test_no_page_in_chinese_says_in_english_what_it_can_say_in_chinese(site, request):
    catalogue = find_catalogue(ROOT / "theme", "zh-CN")
    assert catalogue is not None
    english = {str(message.id) for message in catalogue if message.id and message.id != message.string}

    left = [
        f"{path}: {text}"
        for path, page in full_pages_of(request.getfixturevalue(site).output).items()
        if not path.startswith("en/")
        for text in map(str.strip, page.xpath("//body//text()[not(ancestor::*[@lang][1]/@lang = 'en')]"))
        if text in english
    ]

    assert left == []
