"""What has changed since an entry was handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from linli.sources.frozen import Frozen


@dataclass(frozen=True, slots=True)
class Change:
    """One part that says something else than it did; `before` or `now` is empty where there was or is nothing.

    Of texts only their digests are kept, so those are empty for both.
    """

    part: Literal["section", "figure", "evidence"]
    name: str
    kind: Literal["changed", "new", "gone"]
    before: str = ""
    now: str = ""


def changes_since(frozen: Frozen, now: Frozen) -> Iterator[Change]:
    """Yield what has changed, section by section, figure by figure, and piece by piece of the evidence."""
    for name in dict.fromkeys((*frozen.sections, *now.sections)):
        kind = _kind(frozen.sections.get(name), now.sections.get(name))
        if kind:
            yield Change("section", name, kind)
    for name in dict.fromkeys((*frozen.figures, *now.figures)):
        before, after = frozen.figures.get(name), now.figures.get(name)
        if kind := _kind(before, after):
            yield Change("figure", name, kind, before or "", after or "")
    for number in dict.fromkeys((*frozen.evidence, *now.evidence)):
        old, new = frozen.evidence.get(number), now.evidence.get(number)
        if kind := _kind(old, new):
            yield Change("evidence", number, kind, old.title if old else "", new.title if new else "")


def _kind(before: object | None, now: object | None) -> Literal["changed", "new", "gone"] | None:
    if before == now:
        return None
    return "new" if before is None else "gone" if now is None else "changed"
