"""What a computation has asked."""

from __future__ import annotations

from linli.traces import Noted, Remembered, note, traced, untraced


def test_a_question_is_noted_only_where_somebody_traces():
    note("today")
    with traced() as asked:
        note("today")

    assert asked == {("today",)}


def test_within_another_trace_both_hear():
    with traced() as outer:
        note("one")
        with traced() as inner:
            note("two")

    assert inner == {("two",)}
    assert outer == {("one",), ("two",)}


def test_what_is_found_out_untraced_is_nobodys_question():
    with traced() as asked:
        with untraced():
            note("one")
        note("two")

    assert asked == {("two",)}


def test_a_mapping_notes_each_look_up_and_what_goes_through_all():
    letters = Noted("letter", {("a", "1"): "A", ("b", "2"): "B"})
    with traced() as one:
        assert letters["a", "1"] == "A"
        assert ("c", "3") not in letters
        assert letters.get(("b", "2")) == "B"
    with traced() as every:
        assert list(letters.values()) == ["A", "B"]

    assert one == {("letter", "a", "1"), ("letter", "c", "3"), ("letter", "b", "2")}
    assert every == {("letter",)}


def test_what_is_remembered_repeats_its_questions_for_everybody():
    calls = []

    def work_out(key: str) -> str:
        calls.append(key)
        note("about", key)
        return key.upper()

    answers = Remembered(work_out)
    with traced() as first:
        assert answers("a") == "A"
    with traced() as second:
        assert answers("a") == "A"

    assert calls == ["a"]
    assert first == second == {("about", "a")}
