"""Follows the ids in records to what they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from linli.problems import Place, Report, did_you_mean
from linli.records.fields import Loc, Part, Record
from linli.records.kinds import KIND_BY_NAME, KINDS
from linli.records.reference import Key
from linli.records.shape import FieldShape, fields_of
from linli.records.space import Space

ALL_KINDS = (*(kind.name for kind in KINDS), "zone")


def references(part: Part, loc: Loc = ()) -> Iterator[tuple[Loc, tuple[str, ...], str]]:
    """Yield every reference of a record: its place, the kinds it may name, and the id as written."""
    for field in _referring_fields(type(part)):
        value: Any = getattr(part, field.name)
        if not value:
            continue
        here = (*loc, field.key)
        if field.shape.of == "reference":
            for number, text in enumerate(value if field.shape.many == "list" else (value,)):
                yield ((*here, number) if field.shape.many == "list" else here), field.shape.kinds, text
        elif field.shape.of == "part":
            yield from _references_of_parts(value, here)


@cache
def _referring_fields(model: type[Part]) -> tuple[FieldShape, ...]:
    return tuple(field for field in fields_of(model) if field.shape.of in ("reference", "part"))


def _references_of_parts(value: Any, loc: Loc) -> Iterator[tuple[Loc, tuple[str, ...], str]]:
    if isinstance(value, Part):
        yield from references(value, loc)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from references(part, (*loc, key))
    else:
        for number, part in enumerate(value):
            yield from references(part, (*loc, number))


class Resolver:
    """Finds the record that an id means.

    References to records that could not be read are passed over: their file has its own problem.
    """

    def __init__(
        self, keys: Iterable[Key], broken: Container[tuple[str, str]], drafts: Container[Key], report: Report
    ) -> None:
        self._keys = frozenset(keys)
        self._zones: dict[tuple[str, str], list[Key]] = defaultdict(list)
        for key in sorted(self._keys):
            if key.kind == "zone":
                self._zones[key.community, key.id.rpartition("/")[2]].append(key)
        self._broken = broken
        self._drafts = drafts
        self._report = report

    def resolve(self, text: str, kinds: tuple[str, ...], record: Record, place: Place) -> Key | None:
        """Return the key that `text` names in `record`, or report why there is none."""
        if len(kinds) == 1 and (nearby := Key(kinds[0], record.key.community, text)) in self._keys:
            return nearby
        wanted, name = _split_kind(text)
        allowed = kinds or ALL_KINDS
        if wanted and wanted not in allowed:
            what = f"does not name a {' or '.join(allowed)}" if kinds else "does not begin with a kind of record"
            self._report.add(place, f"`{text}` {what}.", did_you_mean(wanted, allowed, "Correct the id."))
            return None
        searched = (wanted,) if wanted else allowed
        candidates = [key for kind in searched for key in self._candidates(kind, name, record)]
        found = [key for key in candidates if key in self._keys]
        # A zone also has the id of a space before it, so a record itself wins over a zone of the same name.
        plain = [key for key in found if key.kind != "zone"] or found
        if len(plain) > 1:
            choices = " or ".join(f"`{key.id if key.kind == 'zone' else f'{key.kind}:{name}'}`" for key in plain)
            self._report.add(place, f"`{name}` can mean {' or '.join(str(key) for key in plain)}.", f"Write {choices}.")
            return None
        if plain:
            return plain[0]
        if not self._may_be_in_a_broken_file(searched, candidates, record):
            self._report.add(place, *self._unknown(text, name, searched, candidates, record))
        return None

    def _candidates(self, kind: str, name: str, record: Record) -> Iterator[Key]:
        if kind == "zone" and "/" not in name:
            yield from self._zones_called(name, record)
        else:
            yield from _candidates(kind, name, record)

    def _zones_called(self, name: str, record: Record) -> list[Key]:
        """Return the zones of that id in the record's own spaces, or else anywhere in its community."""
        everywhere = self._zones.get((record.key.community, name), [])
        homes = {record.key.id} if isinstance(record, Space) else {str(s) for s in getattr(record, "spaces", ())}
        return [key for key in everywhere if key.id.partition("/")[0] in homes] or everywhere

    def _may_be_in_a_broken_file(self, kinds: tuple[str, ...], candidates: list[Key], record: Record) -> bool:
        searched = {(key.kind, key.community) for key in candidates} | {(kind, record.key.community) for kind in kinds}
        return any((("space" if kind == "zone" else kind), community) in self._broken for kind, community in searched)

    def _unknown(
        self, text: str, name: str, kinds: tuple[str, ...], candidates: list[Key], record: Record
    ) -> tuple[str, str]:
        if any(key in self._drafts for key in candidates):
            return f"`{text}` is a draft.", "Publish it, or remove the reference."
        what = " or ".join(kinds) if len(kinds) < 4 else "record"
        ids = {key.id: key for key in self._keys if key.kind in kinds and key.community == record.key.community}
        short = {key.id.rpartition("/")[2] for key in ids.values()}
        folder = KIND_BY_NAME[kinds[0]].folder if len(kinds) == 1 and kinds[0] in KIND_BY_NAME else ""
        file = PurePosixPath(name).parent / folder / f"{PurePosixPath(name).name}.md"
        add = f"Add `{file}`, or correct the id." if folder else "Correct the id."
        return f"{what} `{name}` is unknown.", did_you_mean(name, {*ids, *short}, add)


def _split_kind(text: str) -> tuple[str, str]:
    kind, colon, name = text.partition(":")
    return (kind.strip(), name.strip()) if colon else ("", text)


def _candidates(kind: str, name: str, record: Record) -> Iterator[Key]:
    own = record.key.community
    steps = name.split("/")
    if kind == "community":
        yield Key(kind, name, name)
    elif kind == "zone":
        if len(steps) == 2:
            yield Key(kind, own, name)
        else:
            yield Key(kind, steps[0], "/".join(steps[1:]))
    elif len(steps) == 1:
        yield Key(kind, own, name)
    elif len(steps) == 2:
        yield Key(kind, steps[0], steps[1])
