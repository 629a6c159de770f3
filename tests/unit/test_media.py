"""Which pictures a view shows, however deep in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linli.views.calendar_parts import Day, Week
from linli.views.media import media_in
from linli.views.parts import Phrase
from linli.views.qr_codes import QrCode


@dataclass(frozen=True, slots=True)
class Sheet:
    title: Phrase
    codes: tuple[tuple[str, QrCode | None], ...]
    within: Sheet | None = None
    anything: object = None


@dataclass(frozen=True, slots=True)
class Plain:
    text: str


@dataclass(frozen=True, slots=True)
class Shelf:
    piece: Plain


@dataclass(frozen=True, slots=True)
class PlainWithCode(Plain):
    code: QrCode


def search_everywhere(view: object) -> Iterator[object]:
    if isinstance(view, QrCode):
        yield view
    elif isinstance(view, tuple):
        for item in view:
            yield from search_everywhere(item)
    for name in getattr(view, "__dataclass_fields__", ()):
        yield from search_everywhere(getattr(view, name))


def test_a_medium_is_found_wherever_a_type_leaves_room_for_it():
    first, second, third = (QrCode(text, "") for text in ("one", "two", "three"))
    inner = Sheet(Phrase("inner"), (("b", second),), anything=(third,))
    view = Sheet(Phrase("outer"), (("a", first), ("none", None)), within=inner)

    assert list(media_in(view)) == list(search_everywhere(view)) == [first, second, third]


def test_a_medium_is_found_in_what_is_more_than_its_field_says():
    code = QrCode("one", "")

    assert list(media_in(Shelf(PlainWithCode("text", code)))) == [code]


def test_what_holds_no_medium_is_not_looked_into():
    class Unreadable(tuple[Day | None, ...]):
        def __iter__(self):
            raise AssertionError("looked into")

    week = Week("w1", Unreadable())

    assert list(media_in(week)) == []
