"""The ledger: every figure once, stated with its source or counted from the site's own records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from linli.problems import Place, Report, did_you_mean
from linli.records.fields import Figure, Record
from linli.records.figure import Quantity
from linli.records.kinds import KIND_BY_FOLDER, KIND_BY_NAME
from linli.records.moment import Moment
from linli.records.reference import Key
from linli.records.shape import FieldShape, fields_of
from linli.traces import note

# These kinds tell of the community, so their figures are the community's; the figures of all others are their own.
_TELLING = ("community", "case", "story", "need")
_UNIT_OF = {
    "events": "events", "groups": "groups", "zones": "zones", "posts": "posts", "spaces": "places",
    "partners": "organisations", "communities": "communities", "photos": "photos",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One figure: who owns it, what it says, how much that is, and where it is stated.

    A field such as `area` is a figure too, but not `listed`: its page shows it among the facts.
    """

    owner: Key
    id: str
    figure: Figure
    quantity: Quantity
    place: Place
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures of a site by owner and id.

    `uncounted` are figures of which only the id could be read; `broken` are kinds, in communities, of which
    some file could not be read at all.
    """

    entries: Mapping[Key, Mapping[str, LedgerEntry]]
    owners: Mapping[tuple[str, str], Key]
    uncounted: frozenset[tuple[Key, str]] = frozenset()
    broken: frozenset[tuple[str, str]] = frozenset()

    def find(self, record: Key, name: str) -> LedgerEntry | None:
        """Return the figure that `{{name}}` means in a text of `record`: its own, or else its community's.

        `other.name` means the figure of another record of the same community, by its id.
        """
        note("figure", *record, name)
        if "." in name:
            owner_id, _, figure_id = name.rpartition(".")
            owner = self.owners.get((record.community, owner_id)) or self.owners.get((owner_id, owner_id))
            return self.entries[owner].get(figure_id) if owner else None
        community = Key("community", record.community, record.community)
        return self.entries.get(record, {}).get(name) or self.entries.get(community, {}).get(name)

    def may_mean_a_figure(self, record: Key, name: str) -> bool:
        """Tell whether `{{name}}` in a text of `record` means a figure, or would if other problems were solved."""
        owner_id, _, figure_id = name.rpartition(".")
        owners = {owner_id} if owner_id else {record.id, record.community}
        kinds = KIND_BY_NAME if owner_id else _TELLING
        return (
            self.find(record, name) is not None
            or any(id_ == figure_id and owner.id in owners for owner, id_ in self.uncounted)
            or any((kind, record.community) in self.broken for kind in kinds)
        )

    def of(self, owner: Key) -> tuple[LedgerEntry, ...]:
        """Return the figures that an owner lists, in the editor's order."""
        note("figures", *owner)
        return tuple(entry for entry in self.entries.get(owner, {}).values() if entry.listed)

    def known_to(self, record: Key) -> tuple[str, ...]:
        """Return the names that mean a figure in a text of `record`, those of other records included."""
        own = [
            name
            for owner in (record, Key("community", record.community, record.community))
            for name in self.entries.get(owner, ())
        ]
        others = [
            f"{key.id}.{name}"
            for key, found in self.entries.items()
            if key.community == record.community
            for name in found
        ]
        return (*own, *others)


Listed = Callable[[Key, str], Iterable[Record | object] | None]


def owner_of(record: Record) -> Key:
    """Return whose figures a record's `figures` are."""
    if record.key.kind in _TELLING:
        return Key("community", record.key.community, record.key.community)
    return record.key


def keep_ledger(
    records: Iterable[Record], listed: Listed, broken: frozenset[tuple[str, str]], report: Report
) -> Ledger:
    """Return the ledger of all figures.

    `listed` answers what a name such as `events` lists for an owner, or None where it means nothing.
    Figures that contradict one another, or that cannot be computed, are reported; what would be counted
    from `broken` kinds is passed over, for their files have problems of their own.
    """
    entries: dict[Key, dict[str, LedgerEntry]] = defaultdict(dict)
    uncounted: set[tuple[Key, str]] = set()
    for record in sorted(records, key=lambda r: (r.key.kind != "community", r.key)):
        owner = owner_of(record)
        for name, figure in record.figures.items():
            counts_broken = figure.computed and _is_broken(figure.computed.partition(".")[0], owner, broken)
            quantity = figure.value
            if quantity is None and not counts_broken:
                quantity = _computed(figure, owner, name, listed, record, report)
            earlier = entries[owner].get(name)
            if quantity is None:
                uncounted.add((owner, name))
                continue
            if earlier is None:
                entries[owner][name] = LedgerEntry(
                    owner, name, figure, quantity, record.origin.place_of("figures", name)
                )
            elif _contradict(earlier, figure, quantity):
                report.add(
                    record.origin.place_of("figures", name),
                    f"figure `{name}` is {quantity} here, but {earlier.quantity} in {earlier.place}.",
                    "Keep one of the two, and write `{{" + name + "}}` in texts.",
                )
        for entry in _amounts(record):
            entries[record.key].setdefault(entry.id, entry)
    owners = {(owner.community, owner.id): owner for owner in sorted(entries, reverse=True)}
    return Ledger(entries, owners, frozenset(uncounted), broken)


def _is_broken(things: str, owner: Key, broken: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a file that belongs to `things` of an owner, such as `events`, could not be read."""
    return (KIND_BY_FOLDER.get(things, "space"), owner.community) in broken


def _amounts(record: Record) -> Iterator[LedgerEntry]:
    """Yield the figures that stand in fields of their own, such as `area`."""
    for field in _fields_of_amounts(type(record)):
        quantity = getattr(record, field.name)
        if quantity is not None:
            place = record.origin.place_of(field.name)
            yield LedgerEntry(record.key, field.key, Figure(value=quantity), quantity, place, listed=False)


@cache
def _fields_of_amounts(model: type[Record]) -> tuple[FieldShape, ...]:
    return tuple(field for field in fields_of(model) if field.shape.value is Quantity)


def _contradict(earlier: LedgerEntry, figure: Figure, quantity: Quantity) -> bool:
    """Tell whether two statements of one figure differ though neither says that it has another scope or time."""
    one = earlier.figure
    grounds = ((one.scope, figure.scope), (one.period, figure.period), (one.as_of, figure.as_of))
    apart = any(here and there and str(here) != str(there) for here, there in grounds)
    return earlier.quantity != quantity and (not apart or earlier.quantity.unit != quantity.unit)


def _computed(figure: Figure, owner: Key, name: str, listed: Listed, record: Record, report: Report) -> Quantity | None:
    """Return what `from:` counts: `events.count`, `events.delivered.count`, `spaces.area.sum`."""
    if figure.computed is None:
        return None
    place = record.origin.place_of("figures", name, "from")
    things, *rest = figure.computed.split(".")
    items = listed(owner, things)
    if items is None or not rest or rest[-1] not in ("count", "sum") or len(rest) > 2:
        report.add(
            place,
            f"`from: {figure.computed}` cannot be computed.",
            did_you_mean(things, KIND_BY_FOLDER, "Write it like `events.count` or `spaces.area.sum`."),
        )
        return None
    chosen = [item for item in items if _in_period(item, figure)]
    if rest[-1] == "count":
        if len(rest) == 2:
            chosen = [item for item in chosen if str(getattr(item, "status", None)) == rest[0]]
        return Quantity(Decimal(len(chosen)), unit=_UNIT_OF.get(things, "items"))
    return _sum(
        [amount for item in chosen if (amount := getattr(item, rest[0], None)) is not None],
        report,
        figure,
        record,
        name,
    )


def _sum(amounts: list[object], report: Report, figure: Figure, record: Record, name: str) -> Quantity | None:
    quantities = [a if isinstance(a, Quantity) else Quantity(Decimal(str(a)), unit="") for a in amounts]
    units = {quantity.unit for quantity in quantities}
    if not quantities or len(units) > 1:
        cause = f"they have different units ({', '.join(sorted(units))})" if units else "nothing there has that field"
        report.add(
            record.origin.place_of("figures", name, "from"),
            f"`from: {figure.computed}` cannot be added up: {cause}.",
            "State the figure instead, or complete the records.",
        )
        return None
    total = quantities[0]
    for quantity in quantities[1:]:
        total = total + quantity
    return total


def _in_period(item: object, figure: Figure) -> bool:
    start = getattr(item, "start", None)
    return figure.period is None or not isinstance(start, Moment) or figure.period.holds(start.day)
