"""What subscribers were told is remembered, and what they are told next follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.graph.revisions import Announcement, describe_changes, revise
from linli.problems import Place, Report
from linli.sources.revisions import LEDGER_FILE, Revision, read_revisions, readable_copy, write_revisions

DINNER = Announcement(
    key=("wutong", "dinner"),
    names=("dinner",),
    status="confirmed",
    start=datetime(2026, 6, 18, 18, 0),
    end=datetime(2026, 6, 18, 20, 0),
    zone="Asia/Shanghai",
    place="yard/kitchen",
    title="邻里晚餐",
    feeds=("community/wutong", "space/wutong/yard"),
    revised=datetime(2026, 5, 1, tzinfo=UTC),
    least=0,
    said_at=Place("content/events/dinner.md", 1),
)
LATER = datetime(2026, 6, 19, 18, 0)


def told(*announcements, ledger=None):
    """Return what is told after `ledger`, which must not be wrong in any way."""
    report = Report()
    revisions = revise(announcements, ledger or {}, report)
    assert report.problems == ()
    return revisions


def ledger_of(revisions):
    return {revision.id: revision for revision in revisions.all}


def after(*steps):
    """Return what is told of one event at the end of several builds, each of which announces what its step says."""
    ledger: dict[str, Revision] = {}
    for step in steps:
        revisions = told(*step, ledger=ledger)
        ledger = ledger_of(revisions)
    return revisions


# The rule


def test_t43_a_new_entry_starts_at_zero_and_stays_there():
    assert after([DINNER], [DINNER], [DINNER]).current[DINNER.key].sequence == 0


@pytest.mark.parametrize(
    "change",
    [
        {"start": LATER, "end": None},
        {"end": None},
        {"place": "yard"},
        {"zone": "Europe/Berlin"},
        {"status": "cancelled", "least": 1},
        {"status": "postponed"},
        {"start": date(2026, 6, 18), "end": None},
    ],
)
def test_t43_what_matters_lets_the_sequence_rise_by_one(change):
    changed = after([DINNER], [replace(DINNER, **change)]).current[DINNER.key]

    assert changed.sequence == 1
    assert changed.revised > DINNER.revised


def test_t43_a_corrected_title_leaves_the_sequence_alone_but_counts_as_a_revision():
    corrected = after([DINNER], [replace(DINNER, title="邻居晚餐")]).current[DINNER.key]

    assert corrected.sequence == 0
    assert corrected.revised == DINNER.revised + timedelta(seconds=1)


def test_t44_cancelling_and_restoring_both_let_it_rise():
    cancelled = replace(DINNER, status="cancelled", least=1)

    assert [
        after(*[[DINNER], [cancelled], [DINNER], [cancelled]][:n]).current[DINNER.key].sequence for n in (1, 2, 3, 4)
    ] == [
        0,
        1,
        2,
        3,
    ]


def test_moving_there_and_back_lets_it_rise_twice():
    moved = replace(DINNER, start=LATER, end=None)

    assert after([DINNER], [moved], [DINNER]).current[DINNER.key].sequence == 2


def test_an_editor_can_raise_it_by_hand_and_it_does_not_fall_when_the_number_is_taken_away():
    raised = replace(DINNER, least=5)

    assert after([DINNER], [raised]).current[DINNER.key].sequence == 5
    assert after([DINNER], [raised], [DINNER]).current[DINNER.key].sequence == 5


def test_without_a_ledger_what_the_content_tells_of_its_changes_counts():
    assert after([replace(DINNER, least=2)]).current[DINNER.key].sequence == 2


def test_t13_the_time_of_a_revision_never_goes_back():
    older = replace(DINNER, start=LATER, end=None, revised=DINNER.revised - timedelta(days=90))

    changed = after([DINNER], [older]).current[DINNER.key]

    assert changed.revised == DINNER.revised + timedelta(seconds=1)


def test_the_same_content_and_ledger_change_nothing():
    once = after([DINNER], [replace(DINNER, start=LATER, end=None)])
    twice = after([DINNER], [replace(DINNER, start=LATER, end=None)], [replace(DINNER, start=LATER, end=None)])

    assert twice.all == once.all
    assert twice.changes == ()


# Identity


def test_t40_a_renamed_event_keeps_the_id_that_subscribers_know():
    renamed = replace(DINNER, key=("wutong", "supper"), names=("dinner", "supper"))
    again = replace(DINNER, key=("wutong", "feast"), names=("dinner", "supper", "feast"))

    revisions = after([DINNER], [renamed], [again])

    assert [(revision.id, revision.sequence) for revision in revisions.all] == [("dinner", 0)]


def test_a_former_id_that_is_told_too_late_does_not_change_an_id_again():
    renamed = replace(DINNER, key=("wutong", "supper"), names=("supper",))
    told_late = replace(renamed, names=("dinner", "supper"))

    revisions = after([DINNER], [renamed], [told_late])

    assert revisions.current[renamed.key].id == "supper"
    assert [revision.id for revision in revisions.withdrawn] == ["dinner"]


def test_t41_two_entries_that_claim_one_id_are_a_problem():
    report = Report()
    other = replace(
        DINNER, key=("r29", "supper"), names=("dinner", "supper"), said_at=Place("content/r29/events/supper.md", 1)
    )

    revisions = revise([DINNER, other], {}, report)

    assert [str(problem) for problem in report.problems] == [
        "content/r29/events/supper.md:1: `dinner` is already the calendar entry of `content/events/dinner.md:1`. "
        "Rename one of the two, or remove the id from `formerly` (曾用编号) of one."
    ]
    assert set(revisions.current) == {DINNER.key}


# What is gone


def test_t46_what_is_no_longer_announced_is_withdrawn_once():
    revisions = after([DINNER], [])
    later = after([DINNER], [], [])

    assert [(r.id, r.status, r.sequence, r.title) for r in revisions.withdrawn] == [
        ("dinner", "withdrawn", 1, "邻里晚餐")
    ]
    assert [change.kind for change in revisions.changes] == ["withdrawn"]
    assert later.all == revisions.all
    assert later.changes == ()


def test_what_comes_back_goes_on_where_it_was():
    revisions = after([DINNER], [], [DINNER])

    assert revisions.current[DINNER.key].sequence == 2
    assert revisions.withdrawn == ()
    assert [change.kind for change in revisions.changes] == ["restored"]


# The report


def test_changes_are_counted_and_then_told_one_by_one():
    moved = replace(DINNER, key=("wutong", "a"), names=("a",), title="读书会")
    gone = replace(DINNER, key=("wutong", "b"), names=("b",), title="茶会")
    elsewhere = replace(DINNER, key=("wutong", "c"), names=("c",), title="棋会")
    new = replace(DINNER, key=("wutong", "d"), names=("d",), title="灯会", start=date(2026, 7, 1), end=date(2026, 7, 3))

    revisions = after(
        [moved, gone, elsewhere], [replace(moved, start=LATER, end=None), replace(elsewhere, place="hall"), new]
    )

    assert describe_changes(revisions) == (
        "日历变更 / Calendar: 1 moved, 1 relocated, 1 new, 1 withdrawn",
        "  moved: 读书会 (a): 2026-06-18 18:00–2026-06-18 20:00 → 2026-06-19 18:00",
        "  relocated: 棋会 (c): yard/kitchen → hall",
        "  new: 灯会 (d): 2026-07-01–2026-07-03",
        "  withdrawn: 茶会 (b): 2026-06-18 18:00–2026-06-18 20:00",
    )


def test_a_long_report_is_cut_and_a_first_one_only_counts():
    many = [replace(DINNER, key=("wutong", f"e{n}"), names=(f"e{n}",)) for n in range(30)]

    assert describe_changes(after(many)) == ("日历变更 / Calendar: 30 new",)
    lines = describe_changes(after(many, [replace(e, start=LATER, end=None) for e in many]), most=3)
    assert len(lines) == 5
    assert lines[-1] == "  … and 27 more"
    assert describe_changes(after(many, many)) == ()


# The file

texts = st.text(st.characters(codec="utf-8"), max_size=40).map(readable_copy)
ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?(\.[a-z]{1,5})?", fullmatch=True)


@st.composite
def revisions_in_a_ledger(draw):
    start = draw(st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1))).replace(second=0, microsecond=0, fold=0)
    length = draw(st.none() | st.timedeltas(timedelta(), timedelta(days=9)))
    end = (start + length).replace(second=0, microsecond=0, fold=0) if length is not None else None
    is_timed = draw(st.booleans())
    return Revision(
        id=draw(ids),
        sequence=draw(st.integers(0, 99)),
        status=draw(st.sampled_from(["confirmed", "postponed", "cancelled", "withdrawn"])),
        start=start if is_timed else start.date(),
        end=end if is_timed or end is None else end.date(),
        zone=draw(st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "UTC"])),
        place=draw(st.sampled_from(["", "yard/kitchen", "yard, 成都市区"])),
        title=draw(texts),
        feeds=tuple(draw(st.lists(st.sampled_from(["community/wutong", "space/wutong/yard"]), unique=True))),
        revised=draw(st.datetimes(datetime(1970, 1, 1), datetime(2090, 1, 1))).replace(
            microsecond=0, fold=0, tzinfo=UTC
        ),
    )


@settings(deadline=None)
@given(st.lists(revisions_in_a_ledger(), max_size=5, unique_by=lambda revision: revision.id))
def test_a_ledger_says_again_what_was_written_into_it(tmp_path_factory, revisions):
    folder = tmp_path_factory.mktemp("content")
    report = Report()

    write_revisions(folder, revisions)

    assert read_revisions(folder, folder, report) == {revision.id: revision for revision in revisions}
    assert report.problems == ()


def test_a_ledger_can_be_read_by_people_one_line_an_entry_in_order(tmp_path):
    revisions = after(
        [DINNER, replace(DINNER, key=("wutong", "a"), names=("a",), title="茶｜会", end=None, place="")]
    ).all

    write_revisions(tmp_path, reversed(revisions))

    lines = (tmp_path / LEDGER_FILE).read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines[:3])
    assert "linli build" in lines[0]
    assert "linli build" in lines[1]
    assert lines[3:] == [
        "a | 0 | confirmed | 2026-06-18 18:00 | - | Asia/Shanghai | - | 茶｜会 "
        "| community/wutong space/wutong/yard | 2026-05-01T00:00:00Z",
        "dinner | 0 | confirmed | 2026-06-18 18:00 | 2026-06-18 20:00 | Asia/Shanghai | yard/kitchen | 邻里晚餐 "
        "| community/wutong space/wutong/yard | 2026-05-01T00:00:00Z",
    ]


def test_a_title_can_neither_break_a_line_nor_add_a_column():
    assert readable_copy("茶 | 会\n| 二") == "茶 ｜ 会 ｜ 二"
    assert readable_copy(" \n") == "-"


@pytest.mark.parametrize(
    "damage",
    [
        lambda line: b"<<<<<<< ours",
        lambda line: line.replace(b" | ", b" ", 1),
        lambda line: line.replace(b"| 0 |", b"| many |"),
        lambda line: line.replace(b"| 0 |", b"| -1 |"),
        lambda line: line.replace(b"confirmed", b"likely"),
        lambda line: line.replace(b"2026-06-18 18:00", b"2026-06-31 18:00"),
        lambda line: line.replace(b"2026-06-18 20:00", b"2026-06-17 20:00"),
        lambda line: line.replace(b"2026-06-18 20:00", b"2026-06-18"),
        lambda line: line.replace(b"Asia/Shanghai", b"Asia/Nowhere"),
        lambda line: line.replace(b"dinner |", b"Dinner! |"),
        lambda line: line[:-4],
        lambda line: line.decode().encode("gbk"),
    ],
)
def test_a_damaged_line_is_a_problem_with_its_number_and_the_others_count(damage, tmp_path):
    write_revisions(tmp_path, after([DINNER, replace(DINNER, key=("wutong", "a"), names=("a",))]).all)
    file = tmp_path / LEDGER_FILE
    *rest, line = file.read_bytes().splitlines()
    file.write_bytes(b"\n".join([*rest, damage(line)]) + b"\n")
    report = Report()

    revisions = read_revisions(tmp_path, tmp_path, report)

    assert [str(problem) for problem in report.problems] == [
        "calendar.lock:5: this line of the calendar ledger is damaged. Take the file as it was from your version "
        "control, or remove the line: its entry then counts as new."
    ]
    assert set(revisions) == {"a"}


def test_a_line_that_a_merge_left_twice_is_a_problem(tmp_path):
    write_revisions(tmp_path, after([DINNER]).all)
    file = tmp_path / LEDGER_FILE
    text = file.read_text("utf-8")
    file.write_text(text + text.splitlines()[-1].replace("| 0 |", "| 1 |") + "\n", "utf-8")
    report = Report()

    read_revisions(tmp_path, tmp_path, report)

    assert [str(problem) for problem in report.problems] == [
        "calendar.lock:5: `dinner` stands twice in the calendar ledger. "
        "Keep the line with the higher sequence (the second column)."
    ]


def test_a_ledger_from_another_editor_is_read_all_the_same(tmp_path):
    write_revisions(tmp_path, after([DINNER]).all)
    file = tmp_path / LEDGER_FILE
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    report = Report()

    assert set(read_revisions(tmp_path, tmp_path, report)) == {"dinner"}
    assert report.problems == ()


def test_a_ledger_that_says_it_already_is_left_alone_and_nothing_leaves_no_file(tmp_path):
    assert write_revisions(tmp_path, []) == "unchanged"
    assert list(tmp_path.iterdir()) == []

    assert write_revisions(tmp_path, after([DINNER]).all) == "written"
    before = (tmp_path / LEDGER_FILE).stat()
    assert write_revisions(tmp_path, after([DINNER]).all) == "unchanged"
    assert (tmp_path / LEDGER_FILE).stat().st_ino == before.st_ino
    assert [file.name for file in tmp_path.iterdir()] == [LEDGER_FILE]
