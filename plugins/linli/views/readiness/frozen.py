"""What has changed since an entry was handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linli.graph.frozen import Change
from linli.sources.frozen import Frozen
from linli.views.cuts import Cut
from linli.views.wording import _

from .checks import Check, Grade, make_check

_SAID = {
    ("section", "changed"): _("`{name}` says something else than what was handed in on {date}."),
    ("section", "new"): _("`{name}` was not handed in on {date}."),
    ("section", "gone"): _("`{name}` was handed in on {date}, and is not asked for any more."),
    ("figure", "changed"): _("`{name}` was {before} when it was handed in on {date}; it is {now}."),
    ("figure", "new"): _("`{name}` was not among the figures of {date}; it is {now}."),
    ("figure", "gone"): _("`{name}` was {before} when it was handed in on {date}; it is gone."),
    ("evidence", "changed"): _("{name} was “{before}” when it was handed in on {date}; now it is another."),
    ("evidence", "new"): _("{name} was not among the evidence of {date}."),
    ("evidence", "gone"): _("{name} was handed in on {date} as “{before}”; it does not go with the entry any more."),
}


def check_frozen(cut: Cut, frozen: Frozen, changes: Iterable[Change]) -> Iterator[Check]:
    """Yield what has changed. A number of evidence never means another piece: jurors may have the old one."""
    listed = list(changes)
    for change in listed:
        is_reused = change.part == "evidence" and change.kind == "changed"
        grade: Grade = "B" if is_reused else "N"
        place = cut.case.origin.place_of("evidence") if change.part == "evidence" else None
        way_out = _("Give the new piece a number of its own, and keep the old one.") if is_reused else ""
        yield make_check(
            "C8", grade, "failed" if is_reused else "not-checked", _SAID[change.part, change.kind], way_out, place,
            name=change.name, date=frozen.date.isoformat(), before=change.before, now=change.now,
        )  # fmt: skip
    if not listed:
        yield make_check("C8", "N", True, _("Nothing has changed since {date}."), date=frozen.date.isoformat())
