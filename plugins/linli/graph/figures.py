"""The ledger: every figure once, stated with its source or counted from the site's own records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linli.problems import Report, did_you_mean
from linli.records.fields import Figure, Record
from linli.records.figure import Quantity
from linli.records.kinds import KIND_BY_FOLDER
from linli.records.moment import Moment
from linli.records.reference import Key
from linli.records.shape import fields_of

# These kinds tell of the community, so their figures are the community's; the figures of all others are their own.
_TELLING = ("community", "case", "story", "need")
_UNIT_OF = {
    "events": "events", "groups": "groups", "zones": "zones", "posts": "posts", "spaces": "places",
    "partners": "organisations", "communities": "communities", "photos": "photos",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One figure: who owns it, what it says, and how much that is.

    A field such as `area` is a figure too, but not `listed`: its page shows it among the facts.
    """

    owner: Key
    id: str
    figure: Figure
    quantity: Quantity
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures of a site by owner and id."""

    entries: Mapping[tuple[Key, str], LedgerEntry]

    def find(self, record: Key, name: str) -> LedgerEntry | None:
        """Return the figure that `{{name}}` means in a text of `record`: its own, or else its community's.

        `other.name` means the figure of another record of the same community, by its id.
        """
        if "." in name:
            owner_id, _, figure_id = name.rpartition(".")
            return next(
                (
                    entry
                    for (owner, id_), entry in self.entries.items()
                    if id_ == figure_id and owner.id == owner_id and owner.community in (record.community, owner_id)
                ),
                None,
            )
        community = Key("community", record.community, record.community)
        return self.entries.get((record, name)) or self.entries.get((community, name))

    def of(self, owner: Key) -> tuple[LedgerEntry, ...]:
        """Return the figures that an owner lists, in the editor's order."""
        return tuple(entry for (key, _), entry in self.entries.items() if key == owner and entry.listed)


Listed = Callable[[Key, str], Iterable[Record | object] | None]


def owner_of(record: Record) -> Key:
    """Return whose figures a record's `figures` are."""
    if record.key.kind in _TELLING:
        return Key("community", record.key.community, record.key.community)
    return record.key


def keep_ledger(records: Sequence[Record], listed: Listed, report: Report) -> Ledger:
    """Return the ledger of all figures.

    `listed` answers what a name such as `events` lists for an owner, or None where it means nothing.
    Figures that contradict one another, or that cannot be computed, are reported.
    """
    entries: dict[tuple[Key, str], LedgerEntry] = {}
    stated_at: dict[tuple[Key, str], Record] = {}
    for record in sorted(records, key=lambda r: (r.key.kind != "community", r.key)):
        for name, figure in record.figures.items():
            owner = owner_of(record)
            place = record.origin.place_of("figures", name)
            quantity = figure.value or _computed(figure, owner, name, listed, record, report)
            if quantity is None:
                continue
            earlier = entries.get((owner, name))
            if earlier is None:
                entries[owner, name] = LedgerEntry(owner, name, figure, quantity)
                stated_at[owner, name] = record
            elif _contradict(earlier, figure, quantity):
                other = stated_at[owner, name].origin.place_of("figures", name)
                report.add(
                    place,
                    f"figure `{name}` is {quantity} here, but {earlier.quantity} in {other}.",
                    "Keep one of the two, and write `{{" + name + "}}` in texts.",
                )
    for record in records:
        for field in fields_of(type(record)):
            quantity = getattr(record, field.name)
            if isinstance(quantity, Quantity):
                entry = LedgerEntry(record.key, field.key, Figure(value=quantity), quantity, listed=False)
                entries.setdefault((record.key, field.key), entry)
    return Ledger(entries)


def _contradict(earlier: LedgerEntry, figure: Figure, quantity: Quantity) -> bool:
    """Tell whether two statements of one figure differ though they speak of the same scope and time."""
    one = earlier.figure
    same_ground = str(one.scope) == str(figure.scope) and one.period == figure.period and one.as_of == figure.as_of
    return earlier.quantity != quantity and (same_ground or earlier.quantity.unit != quantity.unit)


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
