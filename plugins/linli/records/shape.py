"""What a kind's fields look like, read off their declarations: for reading, documenting, and following references."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from linli.records.fields import Part
from linli.records.reference import RefersTo
from linli.records.text import LocalText


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: texts, parts with fields of their own, references to `kinds`, or plain values.

    `keys` is the type of a map's keys, which are ids where they are plain text.
    """

    of: Literal["text", "part", "reference", "value"]
    many: Literal["one", "list", "map"]
    part: type[Part] | None = None
    kinds: tuple[str, ...] = ()
    value: Any = None
    keys: Any = str


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field of a kind: `name` in code, `key` as editors write it in English, `zh` in Chinese."""

    name: str
    key: str
    zh: str
    info: FieldInfo
    shape: Shape

    @property
    def extra(self) -> Mapping[str, Any]:
        """The field's Chinese help and its example."""
        extra = self.info.json_schema_extra
        return extra if isinstance(extra, dict) else {}


@cache
def fields_of(model: type[Part]) -> tuple[FieldShape, ...]:
    """Return the fields of a kind or a part, in the order of their declaration."""
    return tuple(
        FieldShape(
            name=name,
            key=info.alias or name,
            zh=str((info.json_schema_extra or {}).get("zh", "")),  # type: ignore[union-attr]
            info=info,
            shape=_shape(Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation),
        )
        for name, info in model.model_fields.items()
    )


@cache
def field_names(model: type[Part]) -> Mapping[str, FieldShape]:
    """Return every name that an editor may use for a field of `model`."""
    return {name: field for field in fields_of(model) for name in (field.key, field.zh)}


def _shape(annotation: Any) -> Shape:
    refers: tuple[str, ...] | None = None
    while get_origin(annotation) in (Annotated, Union, types.UnionType):
        arguments = get_args(annotation)
        if get_origin(annotation) is Annotated:
            refers = next((mark.kinds for mark in arguments[1:] if isinstance(mark, RefersTo)), refers)
            annotation = arguments[0]
        else:
            annotation = next(argument for argument in arguments if argument is not type(None))
    if refers is not None:
        return Shape("reference", "one", kinds=refers)
    if annotation is LocalText:
        return Shape("text", "one")
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return Shape("part", "one", part=annotation)
    if get_origin(annotation) is tuple and get_args(annotation)[-1] is Ellipsis:
        item = _shape(get_args(annotation)[0])
        return Shape(item.of, "list", item.part, item.kinds, item.value)
    if get_origin(annotation) is dict:
        item = _shape(get_args(annotation)[1])
        return Shape(item.of, "map", item.part, item.kinds, item.value, _shape(get_args(annotation)[0]).value)
    return Shape("value", "one", value=annotation)
