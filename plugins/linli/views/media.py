"""What views show that is made of pixels: copies of photos, share cards and codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from linli.views.pictures import Derivative
from linli.views.qr_codes import QrCode
from linli.views.share_cards import ShareCard

# Copies of photos and share cards are kept in the image cache; codes are soon drawn.
Medium = Derivative | ShareCard | QrCode

_MEDIA = (Derivative, ShareCard, QrCode)
_PLAIN = (str, int, float, bool, NoneType)


def media_in(view: object) -> Iterator[Medium]:
    """Yield the copies of photos, the share cards and the codes in a view, however deep.

    Only what can hold one, by its type, is looked into: of the page of a month that is its frame alone.
    """
    if isinstance(view, tuple):
        for item in view:
            yield from media_in(item)
    else:
        if isinstance(view, _MEDIA):
            yield view
        kind: type = type(view)
        for name in _fields_with_room(kind):
            yield from media_in(getattr(view, name))


@cache
def _fields_with_room(view: type) -> tuple[str, ...]:
    """Return the fields of a class in which there can be a medium; none where it is no view."""
    if not is_dataclass(view):
        return ()
    types = _types_of_fields(view)
    return tuple(field.name for field in fields(view) if _has_room(types[field.name], frozenset()))


def _has_room(kind: Any, seen: frozenset[Any]) -> bool:
    """Tell whether a value of a type can hold a medium: it can, unless all in it is known to be plain."""
    if isinstance(kind, type) and is_dataclass(kind):
        # A field can also hold what is more than its type says.
        inner = (*_types_of_fields(kind).values(), *kind.__subclasses__())
        return kind in _MEDIA or (kind not in seen and any(_has_room(part, seen | {kind}) for part in inner))
    if get_args(kind):
        return any(_has_room(part, seen) for part in get_args(kind))
    # What is no type is a word of a `Literal`, or the dots of a tuple of any length.
    return kind not in _PLAIN and not isinstance(kind, str) and kind is not Ellipsis


def _types_of_fields(view: type) -> dict[str, Any]:
    # `frame.py` knows this name only while types are checked.
    return get_type_hints(view, localns={"ShareCard": ShareCard})
