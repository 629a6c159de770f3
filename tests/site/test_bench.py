"""The benchmark's sites are right, and the same each time."""

from __future__ import annotations

import runpy

import pytest
from bench.sites import hugo, linli, pelican
from bench.sites.checking import count_files
from bench.sites.corpus import make_corpus
from bench.sites.engines import linli_engine
from tests.fixtures.projects import MOMENT, files_in

from linli.build import load_site
from linli.problems import Report
from linli.records.event import Event
from linli.settings import read_settings


@pytest.fixture(autouse=True)
def _moment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)


def test_the_benchmarks_site_has_no_problem_and_all_its_events(tmp_path):
    corpus = make_corpus(60, seed=7, communities=2)
    linli.write_project(corpus, tmp_path / "site")

    report = Report()
    raw = runpy.run_path(str(tmp_path / "site" / "pelicanconf.py"))
    site = load_site(read_settings({k: v for k, v in raw.items() if k.isupper()}, tmp_path / "site"), report)

    assert [str(problem) for problem in report.problems] == []
    events = {record.key.id: record for record in site.records.values() if isinstance(record, Event)}
    assert sorted(events) == sorted(event.id for event in corpus.events)
    assert [str(events[event.id].start) for event in corpus.events] == [
        f"{event.starts:%Y-%m-%d %H:%M}" for event in corpus.events
    ]


@pytest.mark.parametrize("write", [linli.write_project, hugo.write_site, pelican.write_site])
def test_the_same_seed_gives_the_same_files_and_another_seed_others(write, tmp_path):
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write(make_corpus(30, seed), tmp_path / name)

    one, again, other = (files_in(tmp_path / name / "content") for name in ("one", "again", "other"))
    assert one == again
    assert one != other


def test_every_engine_gets_a_file_for_each_event(tmp_path):
    corpus = make_corpus(30, seed=1)
    for name, writer, write in (
        ("linli", linli, linli.write_project),
        ("hugo", hugo, hugo.write_site),
        ("pelican", pelican, pelican.write_site),
    ):
        write(corpus, tmp_path / name)

        assert all(
            event.title in writer.event_file(tmp_path / name, event).read_text("utf-8") for event in corpus.events
        )


def test_pages_that_only_linli_has_are_counted_apart(tmp_path):
    corpus = make_corpus(30, seed=1, communities=2)
    event = corpus.events[0]
    for path in (
        "_headers",
        "index.html",
        f"events/{event.starts:%Y/%m}/index.html",
        f"en/events/{event.starts:%Y/%m}/index.html",
        f"{event.community}/events/{event.starts:%Y/%m}/index.html",
        f"{event.community}/events/{event.starts:%Y}/index.html",
        f"{event.community}/events/1999/12/index.html",
        "en/events/1999/12/index.html",
        f"en/{event.community}/years/1999/index.html",
        f"{event.community}/spaces/hall/past/1999/index.html",
    ):
        (tmp_path / "output" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "output" / path).touch()

    assert count_files(corpus, tmp_path, linli_engine()) == {
        "": 1,
        "html": 5,
        "html of months without events": 2,
        "html of years in review": 1,
        "html of past years": 1,
    }
