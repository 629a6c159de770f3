"""From content to the calendars of subscribers: who is told what, for how long, and what they hear of changes."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.fixtures.calendar_readers import Seen, read_with_icalendar
from tests.fixtures.communities import DINNER, YARD, Community, make_community
from tests.fixtures.projects import files_in, make_project

from linli.cli import main
from linli.settings import BadSetting, read_settings
from linli.sources.revisions import LEDGER_FILE
from linli.views.calendars import feeds_of

CHESS = """\
---
title: {zh: 棋友之夜, en: Chess night}
repeat: 每周三 19:00-21:00
starts: 2026-05-06
until: 2026-07-29
spaces: [yard]
---
"""


@pytest.fixture
def community(tmp_path, monkeypatch):
    return make_community(tmp_path, monkeypatch)


def uids(seen: list[Seen]) -> list[str]:
    return [one.uid.removesuffix("@linli.example") for one in seen]


def event(start: str, *more: str) -> str:
    return "\n".join(["---", "title: 一场", f"start: {start}", *more, "---", ""])


# Which feeds there are


def test_an_event_is_in_the_feed_of_everything_that_it_belongs_to(community):
    community.put("groups/cooks.md", "---\ntitle: 厨友\n---\n")
    files = community.publish()

    holding = {path for path, content in files.items() if b"UID:dinner@" in content and not path.startswith("en/")}
    assert holding == {
        "event/dinner/event.ics",
        "feeds/all.ics",
        "feeds/community/wutong.ics",
        "feeds/space/wutong/yard.ics",
        "feeds/zone/wutong/yard/kitchen.ics",
        "feeds/group/wutong/gardeners.ics",
        "feeds/series/wutong/seasons.ics",
        "feeds/topic/wutong/family.ics",
    }


def test_t15_what_has_nothing_to_come_has_an_empty_feed_and_a_zone_only_one_on_request(community):
    files = community.publish()

    assert read_with_icalendar(files["feeds/topic/wutong/garden.ics"]) == []
    assert read_with_icalendar(files["feeds/closures.ics"]) == []
    assert "feeds/zone/wutong/yard/shed.ics" not in files


def test_every_feed_is_listed_with_what_it_holds_and_how_much_is_to_come(community):
    community.put("events/tea.md", event("2026-06-01 09:00"))
    community.put("events/off.md", event("2026-06-20", "status: cancelled"))
    community.put("events/over.md", event("2025-12-31"))
    press = community.press()
    files = community.publish()

    for edition in press.editions:
        feeds = feeds_of(edition)
        prefix = edition.prefix.removeprefix("/")
        assert {feed.path.removeprefix("/") for feed in feeds} == {
            path for path in files if f"{prefix}/feeds/".lstrip("/") == path[: path.find("feeds/") + 6]
        }
        assert all(feed.name and feed.holds for feed in feeds)
    coming = {feed.path: feed.coming for feed in feeds_of(press.editions[0])}
    assert coming["/feeds/all.ics"] == 2
    assert coming["/feeds/space/wutong/yard.ics"] == 1
    assert coming["/feeds/topic/wutong/garden.ics"] == 0
    assert coming["/feeds/archive/2025.ics"] == 0
    first = feeds_of(press.editions[1])[0]
    assert (first.kind, first.name, first.holds, first.about) == (
        "all",
        "邻里 · Events",
        "Everything that takes place",
        None,
    )


def test_t41_the_same_entry_speaks_both_languages_under_one_uid_and_never_twice_in_one_feed(community):
    files = community.publish()

    (chinese,) = read_with_icalendar(files["feeds/all.ics"])
    (english,) = read_with_icalendar(files["en/feeds/all.ics"])
    assert (chinese.title, english.title) == ("邻里晚餐", "Neighbours' dinner")
    assert (chinese.location, english.location) == ("小院 · 厨房（梧桐街 8 号）", "The Yard · Kitchen (梧桐街 8 号)")
    assert (chinese.categories, english.categories) == (("亲子",), ("Family",))
    assert chinese.uid == english.uid
    assert b"URL:https://linli.example/en/event/dinner/\r\n" in files["en/feeds/all.ics"]


def test_t11_a_place_is_told_in_wgs_84(community):
    content = community.publish()["event/dinner/event.ics"].decode()

    ((lat, lon),) = re.findall(r"\nGEO:([\d.]+);([\d.]+)", content)
    # GCJ-02 has it some 470 m to the south-east of where it is.
    assert float(lat) == pytest.approx(30.6625, abs=0.0005)
    assert float(lon) == pytest.approx(104.0575, abs=0.0005)


def test_t10_an_online_event_tells_where_to_meet(community):
    meeting = "meeting: {url: https://meeting.example.org/1, label: 腾讯会议}"
    community.put("events/talk.md", event("2026-06-20 19:00", "online: yes", meeting))

    content = community.publish()["event/talk/event.ics"].decode().replace("\r\n ", "")

    assert "CONFERENCE;FEATURE=AUDIO,VIDEO;LABEL=腾讯会议;VALUE=URI:https://meeting.example.org/1\r\n" in content


def test_t96_t99_addresses_are_short_and_stay_when_things_are_renamed(community):
    community.publish()
    community.put("spaces/garden.md", YARD.replace("title: {zh: 小院", "formerly: [yard]\ntitle: {zh: 花园"))
    (community.content / "spaces/yard.md").unlink()
    community.put("groups/growers.md", "---\ntitle: 种植小组\nformerly: [gardeners]\n---\n")
    (community.content / "groups/gardeners.md").unlink()
    community.edit("community.md", "id: wutong", "id: lane\nformerly: [wutong]")
    community.edit("events/dinner.md", "[gardeners]", "[growers]")

    files = community.publish()

    assert all(len(f"https://linli.example/{path}") <= 200 and path.isascii() for path in files)
    for old, new in {
        "community/wutong": "community/lane",
        "space/wutong/yard": "space/lane/garden",
        "space/lane/yard": "space/lane/garden",
        "zone/wutong/yard/kitchen": "zone/lane/garden/kitchen",
        "group/wutong/gardeners": "group/lane/growers",
        "series/wutong/seasons": "series/lane/seasons",
        "topic/wutong/family": "topic/lane/family",
    }.items():
        assert files[f"feeds/{old}.ics"] == files[f"feeds/{new}.ics"], old
        assert uids(read_with_icalendar(files[f"feeds/{old}.ics"])) == ["dinner"]


def test_t97_robots_may_read_every_calendar(published_wutong):
    lines = (published_wutong.output / "robots.txt").read_text("utf-8").splitlines()

    assert "Allow: /" in lines
    assert not any(line.startswith("Disallow") for line in lines)


# For how long


@pytest.mark.parametrize(
    ("start", "end", "is_told"),
    [
        ("2025-05-31", None, False),
        ("2025-06-01", None, True),
        ("2025-04-01", "2025-06-01", True),
        ("2026-05-31 23:00", "2026-06-02 01:00", True),
        ("2026-06-15 08:00", "2026-06-15 11:00", True),
        ("2028-06-30", None, True),
        ("2028-07-01", None, False),
        ("2026-07", None, False),
        ("2026", None, False),
    ],
)
def test_t48_a_feed_reaches_from_twelve_months_back_to_twenty_four_ahead(start, end, is_told, community):
    community.put("events/one.md", event(start, *([f"end: {end}"] if end else [])))

    for today in ("2026-06-01", "2026-06-15", "2026-06-30"):
        assert ("one" in uids(community.feed("all", today))) == is_told


def test_t48_nothing_is_cut_off_by_number(community):
    for number in range(150):
        community.put(f"events/e{number}.md", event(f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d} 10:00"))

    assert len(community.feed("all")) == 151


def test_feeds_change_with_the_months_and_not_with_the_days(community):
    community.put("events/off.md", event("2026-06-10", "status: cancelled"))
    first, last, next_month = (community.publish(today) for today in ("2026-06-01", "2026-06-30", "2026-07-01"))

    assert first == last == next_month


def test_years_that_are_over_have_an_archive_that_no_longer_changes(community):
    community.put("events/old.md", event("2019-10-01", "end: 2019-10-03"))
    community.put("events/rained-off.md", event("2019-10-05", "status: cancelled"))
    community.put("events/eve.md", event("2025-12-31 22:00", "end: 2026-01-01 01:00"))
    files = community.publish()
    later = community.publish("2027-03-01")

    archives = {path: uids(read_with_icalendar(files[path])) for path in files if path.startswith("feeds/archive")}
    assert archives == {"feeds/archive/2019.ics": ["old"], "feeds/archive/2025.ics": ["eve"]}
    assert {path: later[path] for path in archives} == {path: files[path] for path in archives}
    assert "feeds/archive/2026.ics" in later


def test_t49_entries_stand_in_the_order_of_time(community):
    for name, start in {"b": "2026-06-18 18:00", "a": "2026-06-18 18:00", "c": "2026-06-18", "z": "2026-01-01"}.items():
        community.put(f"events/{name}.md", event(start))

    assert uids(community.feed("all")) == ["z", "c", "a", "b", "dinner"]


def test_t49_a_feed_is_the_same_when_other_pages_change(community):
    before = community.publish()
    community.put("stories/tree.md", "---\ntitle: 树\ndate: 2026-05-01\n---\n长高了。\n")
    community.edit("groups/gardeners.md", "---\n", "---\nsummary: 一起种花。\n")

    assert community.publish() == before


def test_t47_drafts_are_in_no_calendar(community):
    community.put("events/secret.md", event("2026-06-20", "draft: yes"))

    assert not any(b"secret" in content for content in community.publish().values())


# What does not take place


def test_t44_a_cancelled_event_is_told_with_its_reason_and_kept_for_thirty_days(community):
    community.publish()
    community.edit("events/dinner.md", "series:", "status: cancelled\nreason: 暴雨\nseries:")

    (cancelled,) = community.feed("all", "2026-06-10")

    assert (cancelled.status, cancelled.title, cancelled.sequence) == ("CANCELLED", "【已取消】邻里晚餐", 1)
    assert cancelled.description.splitlines()[0] == "暴雨"
    assert uids(community.feed("all", "2026-07-18")) == ["dinner"]
    assert uids(community.feed("all", "2026-08-01")) == []
    assert "event/dinner/event.ics" in community.publish("2026-12-01")


def test_t44_an_operator_can_have_the_cancelled_marked_in_words_alone(community):
    community.edit("events/dinner.md", "series:", "status: cancelled\nseries:")
    community.options = (("LINLI_CANCELLED_IN_FEED", "mark"),)

    content = community.publish()["feeds/all.ics"].decode()

    assert {"STATUS:CONFIRMED", "SUMMARY:【已取消】邻里晚餐", "TRANSP:TRANSPARENT"} < set(content.split("\r\n"))


def test_a_way_of_marking_that_there_is_not_is_refused(tmp_path):
    with pytest.raises(BadSetting, match="`LINLI_CANCELLED_IN_FEED` 'hide' is not one of status, mark"):
        read_settings({"LINLI_CANCELLED_IN_FEED": "hide"}, tmp_path)


def test_t45_a_postponed_event_is_tentative(community):
    community.publish()
    community.edit("events/dinner.md", "series:", "status: postponed\nreason: 场地检修\nseries:")

    (postponed,) = community.feed("all")

    assert (postponed.status, postponed.title, postponed.sequence) == ("TENTATIVE", "【已延期】邻里晚餐", 1)
    assert postponed.start == datetime(2026, 6, 18, 10, tzinfo=UTC)


def test_t45_a_moved_event_says_when_it_was_to_be(community):
    community.publish()
    community.edit(
        "events/dinner.md",
        "start: 2026-06-18 18:00\nend: 20:30",
        "start: 2026-06-19 18:00\nmoved_from: 2026-06-18 18:00",
    )

    (moved,) = community.feed("all")

    assert (moved.uid, moved.sequence, moved.start) == (
        "dinner@linli.example",
        1,
        datetime(2026, 6, 19, 10, tzinfo=UTC),
    )
    assert moved.description.startswith("原定2026年6月18日星期四 18:00，已改期。")


def test_t46_a_published_event_whose_file_is_gone_is_told_as_cancelled_wherever_it_was(community):
    before = community.publish()
    (community.content / "events/dinner.md").unlink()

    after = community.publish()

    for path in before:
        if "/event/" in f"/{path}":
            assert path not in after
        elif read_with_icalendar(before[path]):
            (gone,) = read_with_icalendar(after[path])
            assert (gone.uid, gone.status, gone.sequence) == ("dinner@linli.example", "CANCELLED", 1), path
            assert gone.start == datetime(2026, 6, 18, 10, tzinfo=UTC)
            assert "邻里晚餐" in gone.title
    assert after == community.publish()
    assert uids(community.feed("all", "2026-08-01")) == []
    assert "dinner | 1 | withdrawn | 2026-06-18 18:00" in community.ledger.read_text("utf-8")


def test_an_event_that_is_only_announced_for_a_month_again_is_withdrawn_from_its_day(community):
    community.publish()
    community.edit("events/dinner.md", "start: 2026-06-18 18:00\nend: 20:30", "start: 2026-09")

    assert [(seen.uid, seen.status) for seen in community.feed("all")] == [("dinner@linli.example", "CANCELLED")]


# Who is who


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.edit("events/dinner.md", "邻里晚餐", "长桌宴"),
        lambda c: c.edit("events/dinner.md", "2026-06-18 18:00", "2026-06-30 17:00"),
        lambda c: (
            c.put("events/2026/06/dinner/index.md", (c.content / "events/dinner.md").read_text("utf-8"))
            or (c.content / "events/dinner.md").unlink()
        ),
        lambda c: setattr(c, "site_url", "https://elsewhere.example"),
        lambda c: setattr(c, "site_url", ""),
        lambda c: setattr(c, "options", (("LINLI_LANGUAGES", ["en", "zh-CN"]),)),
        lambda c: c.edit("community.md", "id: wutong", "id: lane\nformerly: [wutong]"),
    ],
    ids=["title", "time", "folder", "address", "preview", "language", "community"],
)
def test_t40_whatever_changes_the_uid_stays(change, community):
    community.publish()

    change(community)

    (seen,) = community.feed("all")
    assert seen.uid == "dinner@linli.example"


@pytest.mark.parametrize("keeps_ledger", [True, False])
def test_t40_a_renamed_event_keeps_its_uid_and_the_address_of_its_file(keeps_ledger, community):
    community.publish()
    community.put("events/supper.md", DINNER.replace("title:", "formerly: [dinner]\ntitle:", 1))
    (community.content / "events/dinner.md").unlink()
    if not keeps_ledger:
        community.ledger.unlink()

    files = community.publish()

    assert uids(read_with_icalendar(files["feeds/all.ics"])) == ["dinner"]
    assert files["event/dinner/event.ics"] == files["event/supper/event.ics"]


def test_t43_correcting_words_leaves_the_sequence_alone(community):
    community.publish()
    community.edit("events/dinner.md", "邻里晚餐", "邻居晚餐")
    community.edit("spaces/yard.md", "小院", "大院")
    community.edit("events/dinner.md", "---\n", "---\nupdated: 2026-07-01\n")

    (seen,) = community.feed("all")

    assert (seen.title, seen.sequence, "大院" in seen.location) == ("邻居晚餐", 0, True)


def test_an_editor_can_raise_the_sequence_by_hand(community):
    community.publish()
    community.edit("events/dinner.md", "series:", "revision: 4\nseries:")

    assert [seen.sequence for seen in community.feed("all")] == [4]


# Dates of a series


def test_t42_every_date_of_a_series_has_a_uid_of_its_own_that_moving_does_not_change(community):
    community.put("series/chess.md", CHESS)
    before = {seen.uid: seen for seen in community.feed("series/wutong/chess")}
    community.edit(
        "series/chess.md", "spaces:", "moved: {2026-06-10: 2026-06-11 19:30}\ncancelled: {2026-06-24: 停电}\nspaces:"
    )
    after = {seen.uid: seen for seen in community.feed("series/wutong/chess")}

    assert len(before) == 13
    assert set(after) == set(before)
    changed = {uid: (after[uid].sequence, after[uid].status) for uid in after if after[uid].sequence}
    assert changed == {
        "chess-20260610@linli.example": (1, "CONFIRMED"),
        "chess-20260624@linli.example": (1, "CANCELLED"),
    }
    moved = after["chess-20260610@linli.example"]
    assert moved.start == datetime(2026, 6, 11, 11, 30, tzinfo=UTC)
    assert "停电" in after["chess-20260624@linli.example"].description


def test_t42_a_renamed_series_keeps_the_uids_of_its_dates(community):
    community.put("series/chess.md", CHESS)
    before = community.feed("series/wutong/chess")
    community.put("series/weiqi.md", CHESS.replace("repeat:", "formerly: [chess]\nrepeat:"))
    (community.content / "series/chess.md").unlink()
    after = community.feed("series/wutong/weiqi")

    assert [(seen.uid, seen.start, seen.sequence) for seen in after] == [(s.uid, s.start, s.sequence) for s in before]
    assert after == community.feed("series/wutong/chess")


def test_an_event_that_stands_for_one_date_takes_its_place_in_every_feed(community):
    community.put("series/chess.md", CHESS + "")
    community.edit("series/chess.md", "spaces:", "groups: [gardeners]\nspaces:")
    before = community.publish()
    community.put("events/final.md", event("2026-06-10 18:00", "series: chess", "slot: 2026-06-10"))
    after = community.publish()

    for feed in ("all", "space/wutong/yard", "group/wutong/gardeners", "series/wutong/chess"):
        told = read_with_icalendar(after[f"feeds/{feed}.ics"])
        assert sorted(uids(told)) == sorted(uids(read_with_icalendar(before[f"feeds/{feed}.ics"]))), feed
        (final,) = (seen for seen in told if seen.uid == "chess-20260610@linli.example")
        assert (final.title, final.sequence) == ("一场", 1)


def test_each_of_the_next_dates_can_be_downloaded_by_itself(community):
    community.put("series/chess.md", CHESS)
    files = community.publish()

    dates = sorted(path for path in files if path.startswith("wutong/series/"))
    assert dates == [
        f"wutong/series/chess/chess-2026{day}.ics"
        for day in ("0603", "0610", "0617", "0624", "0701", "0708", "0715", "0722", "0729")
    ]
    (seen,) = read_with_icalendar(files["wutong/series/chess/chess-20260610.ics"])
    assert (seen.uid, seen.title) == ("chess-20260610@linli.example", "棋友之夜")
    assert seen.start == datetime(2026, 6, 10, 11, tzinfo=UTC)
    assert f"en/{dates[0]}" in files
    later = community.publish("2028-01-01")
    assert not any(path.startswith("wutong/series/") for path in later)
    assert "event/dinner/event.ics" in later


def test_the_page_of_a_series_leads_to_the_files_of_its_next_dates(project, linli):
    chess = CHESS.replace("spaces:", "cancelled: [2026-06-24]\nspaces:")
    (project.content / "series/chess.md").write_text(chess, "utf-8")
    linli("build")

    for prefix in ("", "en/"):
        folder = project.output / f"{prefix}wutong/series/chess"
        page = (folder / "index.html").read_text("utf-8")
        linked = re.findall(r'class="entry__calendar" href="([^"]+)"', page)
        assert {(folder / link).resolve() for link in linked} == set(folder.glob("*.ics"))
        assert len(linked) == 8


def test_t60_a_date_taken_out_of_a_published_series_is_withdrawn_and_the_others_keep_their_uids(community):
    community.put("series/chess.md", CHESS)
    before = community.feed("series/wutong/chess")
    community.edit("series/chess.md", "spaces:", "except: [2026-07-01]\nspaces:")
    after = community.feed("series/wutong/chess")

    assert {seen.uid for seen in after} == {seen.uid for seen in before}
    assert [seen.uid for seen in after if seen.status == "CANCELLED"] == ["chess-20260701@linli.example"]


# Closures


def test_closures_of_a_space_and_of_its_zones_are_whole_days_that_leave_time_free(community):
    community.edit(
        "spaces/yard.md", "address:", "closures:\n  - {first: 2026-07-06, last: 2026-07-08, reason: 检修}\naddress:"
    )
    community.edit("spaces/yard.md", "feed: yes", "feed: yes, closures: [{first: 2026-07-20}]")

    files = community.publish()

    space, zone = read_with_icalendar(files["feeds/closures.ics"])
    assert (space.uid, space.title) == ("yard.closed-20260706.wutong@linli.example", "小院 闭馆")
    assert (space.start, space.end) == (date(2026, 7, 6), date(2026, 7, 9))
    assert space.description.splitlines()[0] == "检修"
    assert (zone.uid, zone.title) == ("yard.kitchen.closed-20260720.wutong@linli.example", "小院 · 厨房 闭馆")
    assert files["feeds/closures.ics"].count(b"TRANSP:TRANSPARENT") == 2
    assert uids(read_with_icalendar(files["feeds/all.ics"])) == ["dinner"]


def test_a_closure_that_is_called_off_is_withdrawn(community):
    community.edit("spaces/yard.md", "address:", "closures: [{first: 2026-07-06}]\naddress:")
    community.publish()
    community.edit("spaces/yard.md", "closures: [{first: 2026-07-06}]\n", "")

    (gone,) = community.feed("closures")

    assert (gone.status, gone.title, gone.sequence) == ("CANCELLED", "【已取消】小院 闭馆", 1)


# Dates and zones, from front matter to the file


@pytest.mark.parametrize(
    ("front", "lines"),
    [
        (("2026-10-01", "end: 2026-10-03"), ["DTSTART;VALUE=DATE:20261001", "DTEND;VALUE=DATE:20261004"]),
        (("2026-06-18 00:00",), ["DTSTART;TZID=Asia/Shanghai:20260618T000000"]),
        (("2026-06-18 22:00", "end: 24:00"), ["DTEND;TZID=Asia/Shanghai:20260619T000000"]),
        (("2026-06-18T06:00:00Z",), ["DTSTART;TZID=Asia/Shanghai:20260618T140000"]),
        (("2026年6月18日 14:00", "end: １６：３０"), ["DTEND;TZID=Asia/Shanghai:20260618T163000"]),
        (("1988-06-18 19:00",), ["DTSTART;TZID=Asia/Shanghai:19880618T190000", "TZOFFSETTO:+0900"]),
    ],
    ids=["t20", "t22", "t23", "t28", "t29", "t26"],
)
def test_what_an_editor_writes_is_what_a_program_reads(front, lines, community):
    community.put("events/one.md", event(*front))

    assert set(lines) <= set(community.publish()["event/one/event.ics"].decode().split("\r\n"))


def test_a_community_abroad_keeps_its_own_clock(tmp_path, monkeypatch):
    community = Community(tmp_path, monkeypatch)
    community.put("berlin/community.md", "---\ntitle: Berlin\ntime_zone: Europe/Berlin\n---\n")
    community.put("berlin/events/one.md", event("2026-03-28 19:00"))
    community.put("berlin/events/two.md", event("2026-03-29 19:00"))

    one, two = community.feed("all")

    assert (one.start, two.start) == (datetime(2026, 3, 28, 18, tzinfo=UTC), datetime(2026, 3, 29, 17, tzinfo=UTC))


def test_t27_the_same_bytes_come_out_wherever_the_machine_stands(community):
    community.put("series/chess.md", CHESS)
    files = community.publish()
    ledger = community.ledger.read_bytes()
    for zone in ("America/New_York", "Asia/Kathmandu"):
        community.ledger.unlink()
        community.monkeypatch.setenv("TZ", zone)

        assert community.publish() == files
        assert community.ledger.read_bytes() == ledger


# The ledger, and what the staff hears


@pytest.fixture
def project(tmp_path, monkeypatch):
    project = make_project(tmp_path / "project")
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")
    return project


@pytest.fixture
def linli(capsys):
    """Run a command in this process, and return its exit code and what it said on both channels."""

    def linli(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return linli


def test_the_second_build_changes_neither_the_site_nor_the_ledger(project, linli):
    linli("build")
    before = files_in(project.folder / "content") | files_in(project.output)

    _, _, err = linli("build")

    assert "0 files written" in err
    assert "Calendar" not in err
    assert files_in(project.folder / "content") | files_in(project.output) == before


def test_a_build_tells_what_subscribers_will_notice_and_a_check_tells_it_before(project, linli):
    linli("build")
    ledger = (project.content / LEDGER_FILE).read_bytes()
    dinner = project.content / "events/2026/dinner/index.md"
    text = dinner.read_text("utf-8")
    dinner.write_text(text.replace("2026-06-20 18:00", "2026-06-20 17:30"), "utf-8")
    news = ["日历变更 / Calendar: 1 moved", "  moved: 邻里晚餐 (dinner): 2026-06-20 18:00"]

    exit_code, out, err = linli("check")
    assert exit_code == 0, err
    assert [line.split("–")[0] for line in out.splitlines() if re.search("Calendar|  moved", line)] == news
    assert (project.content / LEDGER_FILE).read_bytes() == ledger

    _, _, err = linli("build")
    assert [line.split("–")[0] for line in err.splitlines() if re.search("Calendar|  moved", line)] == news
    assert "content/calendar.lock: commit this file together with the content." in err
    assert b"SEQUENCE:1\r\n" in (project.output / "event/dinner/event.ics").read_bytes()


def test_a_damaged_ledger_stops_a_build_before_anything_is_published(project, linli):
    linli("build")
    before = files_in(project.output)
    ledger = project.content / LEDGER_FILE
    ledger.write_text(ledger.read_text("utf-8").replace("| 0 | confirmed", "| confirmed"), "utf-8")

    exit_code, _, err = linli("build")

    assert exit_code == 1
    assert "content/calendar.lock:4: this line of the calendar ledger is damaged." in err
    assert files_in(project.output) == before


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    mounting = ["mount", "--bind", "-o", "ro", str(folder), str(folder)]
    if not shutil.which("mount") or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_content_that_cannot_be_written_is_published_all_the_same(project, linli):
    with read_only(project.content):
        exit_code, _, err = linli("build")

    assert exit_code == 0
    assert (project.output / "feeds/all.ics").is_file()
    assert "content/calendar.lock cannot be written here. Build on a machine that can" in err
    assert [file.name for file in project.content.iterdir() if "calendar" in file.name] == []


def test_a_build_that_goes_on_in_spite_of_problems_tells_subscribers_nothing(project):
    from linli.host import run_build

    (project.content / "events/2026/open-day.md").write_text("---\ntitel: 坏\n---\n", "utf-8")
    build = run_build(project.folder / "pelicanconf.py", {}, lambda *_: None, strict=False)

    assert build.problems
    assert not (project.content / LEDGER_FILE).exists()
