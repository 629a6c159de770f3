"""References from one record to another, by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, WithJsonSchema

from linli.records.values import Unreadable
from linli.sources.documents import is_id


class Key(NamedTuple):
    """What tells one record from all others. A zone's id is `space/zone`."""

    kind: str
    community: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind} `{self.community}/{self.id}`"


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field as holding ids of these kinds; of any kind where none is named."""

    kinds: tuple[str, ...]


def read_reference(value: object) -> str:
    """Read one id, or `community/id` for a record of another community."""
    if not isinstance(value, str) or not value or " " in value:
        raise Unreadable(
            "is not an id", "Name a record by its file: `juchang`, or `community/juchang` for another community's."
        )
    return value.strip("/")


def read_id(value: object) -> str:
    """Read the id of something that gets an address of its own."""
    if isinstance(value, str) and is_id(value):
        return value
    raise Unreadable(
        "cannot stand in an address", "Use lower-case letters a–z, digits and single hyphens, at most 80 in all."
    )


def as_list(value: object) -> object:
    """Let a field that takes a list also take a single value."""
    return value if isinstance(value, list | tuple) else [value]


_ONE = (BeforeValidator(read_reference), WithJsonSchema({"type": "string", "pattern": "^([a-z]+:)?[a-z0-9/-]+$"}))

Id = Annotated[str, BeforeValidator(read_id), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]
CommunityRef = Annotated[str, RefersTo(("community",)), *_ONE]
SpaceRef = Annotated[str, RefersTo(("space",)), *_ONE]
ZoneRef = Annotated[str, RefersTo(("zone",)), *_ONE]
GroupRef = Annotated[str, RefersTo(("group",)), *_ONE]
EventRef = Annotated[str, RefersTo(("event",)), *_ONE]
SeriesRef = Annotated[str, RefersTo(("series",)), *_ONE]
HonourRef = Annotated[str, RefersTo(("honour",)), *_ONE]
PartnerRef = Annotated[str, RefersTo(("partner",)), *_ONE]
PressRef = Annotated[str, RefersTo(("press",)), *_ONE]
CaseRef = Annotated[str, RefersTo(("case",)), *_ONE]
NeedRef = Annotated[str, RefersTo(("need",)), *_ONE]
AnyRef = Annotated[str, RefersTo(()), *_ONE]
Many = BeforeValidator(as_list)
