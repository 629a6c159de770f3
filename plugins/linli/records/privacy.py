"""Finds what would give a private person away: mobile numbers and identity numbers in what everybody can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linli.problems import Place, Report
from linli.records.fields import Loc, Part, Record
from linli.records.shape import fields_of
from linli.records.text import LocalText

# Where an office, or somebody who agreed to it, is told of on purpose.
_CONTACT_FIELDS = {("contact",), ("signup", "how")}
# 138 1234 5678, 138-1234-5678, +86 138…; within an address of the web or a longer number it is something else.
_MOBILE = re.compile(r"(?<![\d.#=/_-])(?:\+?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?![\d_]|[-.]\d)")
_IDENTITY = re.compile(
    r"(?<![\dA-Za-z])([1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![\dA-Za-z])"
)
# What most texts lack is soon found out.
_LONG_NUMBER = re.compile(r"\d{3}[ -]?\d{4}")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)\]>\"'，。；）】]+")
# GB 11643: what each digit of an identity number counts, and the last character by the sum's remainder.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# What can hold texts; most fields of most records do not.
_DEEP = (LocalText, Part, tuple, dict)


def check_privacy(record: Record, report: Report) -> None:
    """Report every mobile or identity number in a text, but for mobile numbers in fields that are for contacts."""
    origin = record.origin
    for body in origin.bodies:
        if _LONG_NUMBER.search(body.text):
            _search(body.text, Place(body.path, body.first_line), report)
    for loc, text in _said(record):
        for language, version in text.versions:
            if _LONG_NUMBER.search(version):
                place = origin.place_of(*loc, language)
                _search(version, place, report, for_contact=loc in _CONTACT_FIELDS)


def _search(text: str, place: Place, report: Report, *, for_contact: bool = False) -> None:
    searched = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    for match in _IDENTITY.finditer(searched):
        if is_identity_number(match[1]):
            _report_identity(_line_of(text, match.start(), place), match[1], report)
    for match in () if for_contact else _MOBILE.finditer(searched):
        _report_mobile(_line_of(text, match.start(), place), match[1], report)


def is_identity_number(number: str) -> bool:
    """Tell whether 18 characters are the number of an identity card, by their last one."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17].upper()


def _said(record: Record) -> Iterator[tuple[Loc, LocalText]]:
    """Yield the texts in a record's fields, however deep, and where."""
    waiting: list[tuple[Loc, object]] = [((), record)]
    while waiting:
        loc, value = waiting.pop()
        if isinstance(value, LocalText):
            yield loc, value
        elif isinstance(value, tuple):
            waiting += [((*loc, number), item) for number, item in enumerate(value) if isinstance(item, _DEEP)]
        elif isinstance(value, dict):
            waiting += [((*loc, name), item) for name, item in value.items() if item and isinstance(item, _DEEP)]
        elif isinstance(value, Part):
            items = ((name, getattr(value, name)) for name in _deep_fields(type(value)))
            waiting += [((*loc, name), item) for name, item in items if item]


@cache
def _deep_fields(model: type[Part]) -> tuple[str, ...]:
    """Return the fields that can hold texts: all but those that hold an id, or a value of one plain type."""
    fields = (field for field in fields_of(model) if field.shape.of != "reference")
    return tuple(
        field.name
        for field in fields
        if not (
            field.shape.of == "value"
            and isinstance(field.shape.value, type)
            and not issubclass(field.shape.value, _DEEP)
        )
    )


def _line_of(text: str, start: int, place: Place) -> Place:
    return Place(place.path, place.line + text.count("\n", 0, start))


def _report_mobile(place: Place, number: str, report: Report) -> None:
    report.add(
        place,
        f"a mobile number stands here for everybody to read ({_masked(number)}).",
        "Remove it, or put a number that is meant for the public into `contact:` (联系) of the community"
        " or `signup: {how: …}` (报名方式).",
    )


def _report_identity(place: Place, number: str, report: Report) -> None:
    report.add(place, f"the number of an identity card stands here ({_masked(number)}).", "Remove it.")


def _masked(number: str) -> str:
    """Return enough of a number to find it by: a build's log is read by more people than the file."""
    return f"{number[:3]}…{number[-2:]}"
