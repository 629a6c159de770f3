"""The content of this repository is what it promises to be."""

from __future__ import annotations

import re

import pytest
from tests.fixtures.projects import MOMENT, ROOT, WUTONG

from linli.build import load_site
from linli.problems import Report
from linli.records.kinds import KINDS
from linli.settings import read_settings


@pytest.fixture
def load(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)

    def load(content):
        report = Report()
        site = load_site(read_settings({"PATH": str(content)}, ROOT), report)
        return site, [str(problem) for problem in report.problems]

    return load


@pytest.mark.parametrize("content", [ROOT / "content", WUTONG], ids=["the repository's", "the small site's"])
def test_good_content_has_no_problem(content, load):
    _, problems = load(content)

    assert problems == []


def test_the_small_site_has_a_record_of_every_kind(load):
    site, _ = load(WUTONG)

    assert {key.kind for key in site.records} == {kind.name for kind in KINDS}


def test_every_photo_of_the_repository_is_shown_and_no_other_file_lies_there(load):
    site, _ = load(ROOT / "content")

    shown = {file.path for file in site.photo_files.values()}
    there = {
        str(f.resolve())
        for f in (ROOT / "content").rglob("*")
        if f.is_file() and f.suffix not in (".md", ".yaml", ".lock")
    }
    assert there == shown


def test_every_record_of_the_repository_is_told_in_both_languages(load):
    site, _ = load(ROOT / "content")

    assert [str(key) for key, record in site.records.items() if record.title.languages != ("zh-CN", "en")] == []
    assert [str(key) for key, record in site.records.items() if len(record.origin.bodies) == 1] == []


def test_no_figure_is_typed_into_a_text_where_it_could_be_named(load):
    site, _ = load(ROOT / "content")
    stated = {
        str(entry.figure.value.value)
        for figures in site.ledger.entries.values()
        for entry in figures.values()
        if entry.figure.value and entry.figure.value.value >= 100
    }

    typed = [
        f"{body.path}: {number}"
        for record in site.records.values()
        for body in record.origin.bodies
        for number in re.findall(r"(?<![\d-])\d{3,}(?![\d年-])", body.text)
        if number in stated
    ]
    assert typed == []
