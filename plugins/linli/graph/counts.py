"""What a name such as `events` or `zones` lists for a record, and whether it is as many as declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from linli.problems import Report, did_you_mean
from linli.records.fields import Record
from linli.records.kinds import KIND_BY_FOLDER
from linli.records.reference import Key
from linli.records.shape import field_names


class Lists:
    """Answers what is listed for a record under a name: one of its own lists, or the records that belong to it."""

    def __init__(self, records: Mapping[Key, Record], referring: Mapping[Key, Sequence[Key]]) -> None:
        self._records = records
        self._referring = referring

    def listed(self, owner: Key, name: str) -> Iterable[object] | None:
        """Return what `name` lists for `owner`, or None where it means nothing.

        For a community, a kind's folder (`events`) means all its records of that kind; for any other
        record, the records of that kind that refer to it. `zones` of a community are those of its spaces.
        """
        own = self._own_list(owner, name)
        if own is not None:
            return own
        if name == "zones":
            return [zone for space in self.listed(owner, "spaces") or () for zone in getattr(space, "zones", ())]
        kind = KIND_BY_FOLDER.get(name)
        if kind is None:
            return None
        if owner.kind == "community":
            return [
                record for key, record in self._records.items() if (key.kind, key.community) == (kind, owner.community)
            ]
        return [self._records[key] for key in self._referring.get(owner, ()) if key.kind == kind]

    def _own_list(self, owner: Key, name: str) -> Iterable[object] | None:
        record = self._records.get(owner)
        field = field_names(type(record)).get(name) if record else None
        if record is None or field is None or field.shape.many != "list":
            return None
        items: Sequence[object] = getattr(record, field.name)
        return items if items or name not in KIND_BY_FOLDER else None


def check_declared(records: Iterable[Record], lists: Lists, broken: frozenset[tuple[str, str]], report: Report) -> None:
    """Report every list that has another length than its record declares."""
    for record in records:
        for name, declared in record.declared.items():
            place = record.origin.place_of("declared", name)
            items = lists.listed(record.key, name)
            if items is None:
                known = [
                    *KIND_BY_FOLDER,
                    *(field.key for field in field_names(type(record)).values() if field.shape.many == "list"),
                ]
                report.add(
                    place, f"`{name}` is not a list.", did_you_mean(name, known, f"Choose one of {', '.join(known)}.")
                )
                continue
            if (KIND_BY_FOLDER.get(name, "space"), record.key.community) in broken:
                continue
            number = len(list(items))
            if number > declared.count or (number < declared.count and not declared.partial):
                report.add(
                    place,
                    f"declares {declared.count} {name}, but {number} {'is' if number == 1 else 'are'} listed.",
                    "List all of them, correct the number, or say `{count: …, partial: yes}`."
                    if number < declared.count
                    else "Correct the number.",
                )
