"""Ten years of a community: 2,000 events, edited over and over, and subscribers who lose none of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from tests.fixtures.projects import ROOT

from linli.build import load_site, set_up_press
from linli.graph.announcements import announce
from linli.graph.occurrences import Happenings, Occurrence
from linli.graph.revisions import revise
from linli.graph.site import Site
from linli.problems import Report
from linli.records.event import Event, EventStatus
from linli.records.moment import Moment
from linli.records.reference import Key
from linli.records.text import LocalText
from linli.settings import read_settings
from linli.sources.revisions import Revision, read_revisions, write_revisions
from linli.views.calendars import calendar_jobs
from linli.views.jobs import plan_all

EVENTS = 2_000
BUILDS = 100
EDITS_BEFORE_A_BUILD = 20
FIRST_DAY, DAYS = date(2017, 1, 1), 3_900


class Editors:
    """People who write events, change their minds, and tidy up. Every event has a number that they never see."""

    def __init__(self, template: Event, seed: int) -> None:
        self._template = template
        self._chance = random.Random(seed)
        self._written = 0
        self.events: dict[int, Event] = {}
        self.removed: dict[int, Event] = {}
        for _ in range(EVENTS):
            self._write()

    def edit(self) -> None:
        """Do one of the things that editors do."""
        number = self._chance.choice(sorted(self.events))
        event = self.events[number]
        match self._chance.randrange(10):
            case 0:
                self._write()
            case 1:
                self._change(number, title=_text(f"第 {number} 场（{self._chance.randrange(99)}）"))
            case 2:
                self._change(
                    number, start=self._some_time(event.start.day + timedelta(days=self._chance.randint(-9, 9)))
                )
            case 3:
                self._change(number, venue=_text(self._chance.choice(["小院", "书房", "街口"])))
            case 4:
                self._change(number, status=EventStatus.CANCELLED)
            case 5:
                self._change(number, status=None)
            case 6:
                day = datetime(2026, 1, 1) + timedelta(days=self._chance.randrange(300))
                self._change(number, updated=Moment(day, "day"))
            case 7:
                self._change(number, formerly=(*event.formerly, event.key.id))
                self.events[number] = _named(self.events[number], f"r{self._chance.randrange(10**9)}")
            case 8:
                self.removed[number] = self.events.pop(number)
            case 9 if len(self.removed) > 50:
                back = self._chance.choice(sorted(self.removed))
                self.events[back] = self.removed.pop(back)

    def _write(self) -> None:
        number, self._written = self._written, self._written + 1
        start = self._some_time(FIRST_DAY + timedelta(days=self._chance.randrange(DAYS)))
        self.events[number] = _named(self._template, f"e{number}")
        self._change(number, start=start, title=_text(f"第 {number} 场"))

    def _change(self, number: int, **fields: object) -> None:
        self.events[number] = self.events[number].model_copy(update=fields)

    def _some_time(self, day: date) -> Moment:
        if self._chance.random() < 0.1:
            return Moment(datetime(day.year, day.month, day.day), "day")
        return Moment(datetime(day.year, day.month, day.day, self._chance.randint(8, 20), 30), "time")


def _named(event: Event, id_: str) -> Event:
    named = event.model_copy()
    named._origin = replace(event.origin, key=Key("event", event.key.community, id_))
    return named


def _text(words: str) -> LocalText:
    return LocalText((("zh-CN", words),))


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")  # in November 2026
    (tmp_path / "content/events").mkdir(parents=True)
    (tmp_path / "content/community.md").write_text("---\nid: wutong\ntitle: 梧桐里\n---\n", "utf-8")
    (tmp_path / "content/events/one.md").write_text("---\ntitle: 一\nstart: 2020-01-01\n---\n", "utf-8")
    return replace(read_settings({}, tmp_path), theme_dir=ROOT / "theme")


def with_events(site: Site, events: Iterable[Event], ledger: Mapping[str, Revision]) -> Site:
    """Return the site with these events alone, and what subscribers are told of them after `ledger`."""
    listed = sorted(events, key=lambda event: (event.start.earliest, event.key))
    others = {key: record for key, record in site.records.items() if key.kind != "event"}
    changed = replace(
        site,
        records=others | {event.key: event for event in listed},
        addresses=dict(site.addresses) | {event.key: f"/event/{event.key.id}/" for event in listed},
        happenings=Happenings(tuple(Occurrence(e.key.id, e.key, e.start, e.end, e.status) for e in listed), ()),
    )
    report = Report()
    revisions = revise(announce(changed), ledger, report)
    assert report.problems == ()
    return replace(changed, tell=lambda _site: revisions)


def what_matters(revision: Revision) -> tuple[object, ...]:
    return revision.start, revision.end, revision.zone, revision.place, revision.status


@pytest.mark.slow
def test_over_ten_years_no_uid_changes_no_sequence_falls_and_no_event_is_lost(settings):
    report = Report()
    empty = load_site(settings, report)
    editors = Editors(empty.of_type(Event)[0], seed=20260622)
    true_ids: dict[int, str] = {}
    before: dict[int, Revision] = {}

    for _ in range(BUILDS):
        ledger = read_revisions(settings.content_dir, settings.project_dir, report)
        site = with_events(empty, editors.events.values(), ledger)
        told = {number: site.revisions.current["wutong", event.key.id] for number, event in editors.events.items()}

        for number, revision in told.items():
            assert revision.id == true_ids.setdefault(number, revision.id)
        for number in told.keys() & before.keys():
            is_another = what_matters(told[number]) != what_matters(before[number])
            assert told[number].sequence == before[number].sequence + is_another
        for revision in site.revisions.all:
            if (known := ledger.get(revision.id)) and known != revision:
                assert revision.sequence >= known.sequence
                assert revision.revised > known.revised
        gone = {true_ids[number] for number in editors.removed if number in true_ids}
        assert {revision.id for revision in site.revisions.withdrawn} == gone

        write_revisions(settings.content_dir, site.revisions.all)
        before = told
        for _ in range(EDITS_BEFORE_A_BUILD):
            editors.edit()

    assert report.problems == ()
    assert max(revision.sequence for revision in told.values()) > 2
    assert len(gone) > 40
    due = {revision.id for revision in told.values() if is_due(revision, site.today)}
    assert len(due) > 1_500
    assert told_of(site, settings) == due


def is_due(revision: Revision, today: date) -> bool:
    """Tell whether subscribers must find an event: all that took place or will, and lately cancelled ones."""
    day = revision.start.date() if isinstance(revision.start, datetime) else revision.start
    return revision.status == "confirmed" or day + timedelta(days=30) >= today.replace(day=1)


def told_of(site: Site, settings) -> set[str]:
    """Return the ids of what stands in the feed of all or in an archive, besides what is withdrawn."""
    calendars = dict(plan_all(calendar_jobs(set_up_press(site, settings).editions[0], settings, {})))
    told = [calendar for path, calendar in calendars.items() if path == "feeds/all.ics" or "archive" in path]
    ids = {entry.uid.partition("@")[0] for calendar in told for entry in calendar.entries}
    return ids - {revision.id for revision in site.revisions.withdrawn}
