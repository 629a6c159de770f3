"""What subscribers are told of calendar entries, and what has changed since they were last told.

Calendar programs know an entry by its UID, and take a new version of it only where SEQUENCE has risen (RFC 5545,
3.8.7.4). Both come from here: from what the site announces now, and from the ledger of what it announced before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from linli.problems import Place, Report
from linli.sources.revisions import Revision, Status
from linli.traces import Noted

# An occurrence or a closure: its community and its id there.
EntryKey = tuple[str, str]

ChangeKind = Literal["moved", "relocated", "cancelled", "postponed", "restored", "revised", "new", "withdrawn"]

_TICK = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the site says of one calendar entry now.

    `names` are the ids that it may be known by, the first it ever had at the beginning and its own at the end.
    `least` is the sequence that its own content speaks for. The other fields are as in `Revision`.
    """

    key: EntryKey
    names: tuple[str, ...]
    status: Status
    start: date | datetime
    end: date | datetime | None
    zone: str
    place: str
    title: str
    feeds: tuple[str, ...]
    revised: datetime
    least: int
    said_at: Place


@dataclass(frozen=True, slots=True)
class Change:
    """What subscribers will notice of one entry. `before` is None for a new one."""

    kind: ChangeKind
    before: Revision | None
    after: Revision

    def __str__(self) -> str:
        name = f"{self.after.title} ({self.after.id})"
        if self.kind == "relocated" and self.before:
            return f"{name}: {self.before.place or '–'} → {self.after.place or '–'}"
        if self.before and _time(self.before) != _time(self.after):
            return f"{name}: {_when(self.before)} → {_when(self.after)}"
        return f"{name}: {_when(self.after)}"


@dataclass(frozen=True)
class Revisions:
    """Every entry as subscribers are told of it from now on, with what has changed.

    `withdrawn` are those that were announced once and are no longer; they stay in the ledger for ever, so that an
    entry that comes back goes on where it was. Without a ledger everything is new, and `is_first` says so.
    """

    current: Mapping[EntryKey, Revision] = field(default_factory=dict)
    withdrawn: tuple[Revision, ...] = ()
    changes: tuple[Change, ...] = ()
    is_first: bool = True

    def __post_init__(self) -> None:
        if not isinstance(self.current, Noted):
            object.__setattr__(self, "current", Noted("revision", self.current))

    @property
    def all(self) -> tuple[Revision, ...]:
        """What the ledger is to hold, by id."""
        return tuple(sorted((*self.current.values(), *self.withdrawn), key=lambda revision: revision.id))


def revise(announcements: Iterable[Announcement], ledger: Mapping[str, Revision], report: Report) -> Revisions:
    """Return what subscribers are told now, given what the ledger says that they know.

    Of an entry that changes in a way that matters (time, place, whether it takes place) the sequence rises by one; a
    corrected text leaves it alone, and nothing lets it fall. An id that two entries lay claim to is reported.
    """
    current: dict[EntryKey, Revision] = {}
    claimed: dict[str, Announcement] = {}
    for now in announcements:
        id_ = _identity(now, ledger)
        if id_ in claimed:
            # Where both have it as their own, it is reported where ids are given.
            if now.key[1] != claimed[id_].key[1]:
                report.add(
                    now.said_at,
                    f"`{id_}` is already the calendar entry of `{claimed[id_].said_at}`.",
                    "Rename one of the two, or remove the id from `formerly` (曾用编号) of one.",
                )
            continue
        claimed[id_] = now
        current[now.key] = _next(now, id_, ledger.get(id_))
    gone = [revision for id_, revision in sorted(ledger.items()) if id_ not in claimed]
    withdrawn = tuple(_withdraw(revision) for revision in gone)
    pairs = [(ledger.get(after.id), after) for after in (*current.values(), *withdrawn)]
    return Revisions(current, withdrawn, tuple(_changes(pairs)), is_first=not ledger)


def describe_changes(revisions: Revisions, most: int = 20) -> tuple[str, ...]:
    """Return the changes as lines for the staff: how many of each kind, then one line for each, up to `most`."""
    changes = revisions.changes
    if not changes:
        return ()
    counts = Counter(change.kind for change in changes)
    kinds = [kind for kind in get_args(ChangeKind) if counts[kind]]
    head = f"日历变更 / Calendar: {', '.join(f'{counts[kind]} {kind}' for kind in kinds)}"
    # Of a site's first build everything is new, and to list it says nothing.
    told: Sequence[Change] = () if revisions.is_first else sorted(changes, key=lambda c: (kinds.index(c.kind), str(c)))
    left = len(told) - most
    return (
        head,
        *(f"  {change.kind}: {change}" for change in told[:most]),
        *([f"  … and {left} more"] if left > 0 else []),
    )


def _identity(now: Announcement, ledger: Mapping[str, Revision]) -> str:
    """Return the id that subscribers know an entry by, or the first it ever had where they know none.

    The latest one that is not withdrawn wins: whoever adds `formerly` only after renaming must not rename it again.
    """
    known = [name for name in reversed(now.names) if name in ledger]
    alive = [name for name in known if ledger[name].status != "withdrawn"]
    return next(iter((*alive, *known, now.names[0])))


def _next(now: Announcement, id_: str, before: Revision | None) -> Revision:
    sequence, revised = now.least, now.revised
    if before:
        sequence = max(before.sequence + (_what_matters(before) != _what_matters(now)), now.least)
        is_another = sequence > before.sequence or before.title != now.title
        revised = max(now.revised, before.revised + (_TICK if is_another else timedelta()))
    return Revision(id_, sequence, now.status, now.start, now.end, now.zone, now.place, now.title, now.feeds, revised)


def _withdraw(before: Revision) -> Revision:
    if before.status == "withdrawn":
        return before
    return replace(before, sequence=before.sequence + 1, status="withdrawn", revised=before.revised + _TICK)


def _what_matters(told: Announcement | Revision) -> tuple[object, ...]:
    return told.status, *_time(told), told.place


def _time(told: Announcement | Revision) -> tuple[object, ...]:
    return told.start, told.end, told.zone


def _changes(pairs: Iterable[tuple[Revision | None, Revision]]) -> Iterator[Change]:
    for before, after in pairs:
        kind = _kind_of_change(before, after)
        if kind:
            yield Change(kind, before, after)


def _kind_of_change(before: Revision | None, after: Revision) -> ChangeKind | None:
    if before is None:
        return "new"
    if after.status != before.status:
        return "restored" if after.status == "confirmed" else after.status
    if _time(after) != _time(before):
        return "moved"
    if after.place != before.place:
        return "relocated"
    return "revised" if after.sequence != before.sequence else None


def _when(revision: Revision) -> str:
    ends = [revision.end] if revision.end and revision.end != revision.start else []
    return "–".join(
        f"{m:%Y-%m-%d %H:%M}" if isinstance(m, datetime) else f"{m:%Y-%m-%d}" for m in (revision.start, *ends)
    )
