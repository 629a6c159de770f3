"""The benchmark's sites are right, and the same each time."""

from __future__ import annotations

import runpy

import pytest
from bench.sites import hugo, linli, pelican
from bench.sites.corpus import make_corpus
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
