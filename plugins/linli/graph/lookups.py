"""What the names in an award profile mean: `case.status`, `metrics.residents.method`, `spaces.area_total`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from linli.graph.site import Site
from linli.problems import Place
from linli.records.award import Profile
from linli.records.case import Case
from linli.records.fields import Part, Record
from linli.records.figure import Quantity
from linli.records.group import Group
from linli.records.moment import Moment, Period
from linli.records.partner import Partner
from linli.records.reference import Key
from linli.records.shape import fields_of
from linli.records.space import Space, Zone
from linli.records.submission import Submission
from linli.records.text import LocalText

_STEP = re.compile(r"([A-Za-z_][\w-]*)(?:\[(\w+)=([\w-]+)\])?")
# What awards call things that a case calls otherwise.
_ALIASES = {
    "case.themes": "case.keywords", "case.start": "case.period.first", "case.end": "case.period.last",
    "case.place.community": "case.place.neighbourhood", "households": "metrics.households",
}  # fmt: skip
# What is done for residents, by the word for it in a zone's `function`; offices and stores are none of it.
_NO_ACTIVITY = frozenset({"office", "storage", "technical"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One case as it is entered for one award; `submission` is what the award is told besides."""

    site: Site
    case: Case
    profile: Profile
    submission: Submission | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a name means: its values, and the line that says so. No value means that nobody says.

    `silent` is how many of several things (zones, spaces) say nothing.
    """

    values: tuple[object, ...]
    place: Place | None = None
    silent: int = 0

    @property
    def first(self) -> object | None:
        """The first value, or None."""
        return self.values[0] if self.values else None


def look_up(entry: Entry, name: str) -> Found:
    """Return what `name` means for a case. What the submission states counts where no record says anything."""
    path = _ALIASES.get(name, name)
    root, _, rest = path.partition(".")
    root_name = root.partition("[")[0]
    found = _LOOKUPS[root_name](entry, path if root_name == "claims" else rest) if root_name in _LOOKUPS else Found(())
    return found if found.values else _stated(entry, name)


def forms_of(value: object) -> frozenset[str]:
    """Return every way in which a value may be written in a profile."""
    if isinstance(value, LocalText):
        return frozenset(text for _, text in value.versions)
    if isinstance(value, bool):
        return frozenset({"yes", "true", "是"} if value else {"no", "false", "否"})
    if isinstance(value, Enum):
        return frozenset({str(value.value), str(getattr(value, "zh", value.value))})
    if isinstance(value, Key):
        return frozenset({value.id, f"{value.community}/{value.id}"})
    if isinstance(value, Quantity):
        return frozenset({f"{value.value.normalize():f}"})
    return frozenset({str(value)})


def figure_name(path: str) -> str:
    """Return the id of a figure that a profile names as `metrics.people_impacted`."""
    return path.removeprefix("metrics.").partition(".")[0].replace("_", "-")


def chosen_group(entry: Entry) -> Group | None:
    """Return the group that is entered: the one that the submission names, or the only one of the case."""
    if entry.submission and entry.submission.group:
        return next(iter(entry.site.follow(entry.submission.key, "group", Group)), None)
    groups = entry.site.follow(entry.case.key, "groups", Group)
    return groups[0] if len(groups) == 1 else None


def last_day(entry: Entry) -> date:
    """Return the day to which years are counted: the award's last, or today."""
    deadline = entry.profile.deadline
    return deadline.closes.latest_day if deadline and deadline.closes else entry.site.today


def _stated(entry: Entry, name: str) -> Found:
    for number, fact in enumerate(entry.submission.facts if entry.submission else ()):
        if fact.name == name and entry.submission:
            return Found((fact.value,), entry.submission.origin.place_of("facts", number))
    return Found(())


def _in_record(record: Record, path: str) -> Found:
    values = tuple(_walk(record, path))
    return Found(values, record.origin.place_of(path.partition(".")[0]) if values else None)


def _walk(thing: object, path: str) -> Iterator[object]:
    """Yield what a path such as `place.district` or `claims[section=effects].status` leads to."""
    match = _STEP.match(path)
    if match is None or not isinstance(thing, Part | Period):
        return
    value = _attribute(thing, match[1])
    items = value if isinstance(value, tuple) and not isinstance(value, Key) else (value,)
    rest = path[match.end() :].removeprefix(".")
    for item in items:
        if item is None or (match[2] and match[3] not in forms_of(_attribute(item, match[2]))):
            continue
        if rest:
            yield from _walk(item, rest)
        else:
            yield item


def _attribute(thing: object, key: str) -> Any:
    if isinstance(thing, Part):
        names = {field.key: field.name for field in fields_of(type(thing))}
        return getattr(thing, names[key]) if key in names else None
    return getattr(thing, key, None)


def _case(entry: Entry, rest: str) -> Found:
    if rest == "end_or_ongoing":
        end = _in_record(entry.case, "period.last")
        return end if end.values else _in_record(entry.case, "status")
    return _in_record(entry.case, rest)


def _claims(entry: Entry, path: str) -> Found:
    return _in_record(entry.case, path)


def _submission(entry: Entry, rest: str) -> Found:
    return _in_record(entry.submission, rest) if entry.submission else Found(())


def _community(entry: Entry, rest: str) -> Found:
    return _in_record(entry.site.community(entry.case.key), rest)


def _partner(field: str) -> Callable[[Entry, str], Found]:
    def look(entry: Entry, _rest: str) -> Found:
        partner = next(iter(entry.site.follow(entry.case.key, field, Partner)), None)
        return Found((partner.key,), entry.case.origin.place_of(field)) if partner else Found(())

    return look


def _group(entry: Entry, rest: str) -> Found:
    group = chosen_group(entry)
    if group is None:
        return Found(())
    if rest == "operating_years":
        if group.founded is None:
            return Found(())
        # A year that is only begun is none, and of “2019” it may be the last day.
        began, until = group.founded.latest_day, last_day(entry)
        years = until.year - began.year - ((until.month, until.day) < (began.month, began.day))
        return Found((Decimal(years),), group.origin.place_of("founded"))
    return _in_record(group, rest)


def _metrics(entry: Entry, rest: str) -> Found:
    name, _, detail = rest.partition(".")
    found = entry.site.ledger.find(entry.case.key, figure_name(name)) or entry.site.ledger.find(entry.case.key, name)
    if found is None:
        return Found(())
    owner = entry.site.records.get(found.owner)
    place = owner.origin.place_of("figures", found.id) if owner else None
    if not detail:
        return Found((found.quantity,), place)
    if detail == "method" and found.figure.computed:
        return Found(("counted",), place)
    return Found(tuple(_walk(found.figure, {"dedup": "deduplicated"}.get(detail, detail))), place)


def _budget(entry: Entry, rest: str) -> Found:
    budget = entry.case.budget
    if budget is None:
        return Found(())
    lines = {"total": (*budget.capital, *budget.running), "capital": budget.capital, "annual": budget.running}
    if rest not in lines:
        return Found(tuple(_walk(budget, rest)), entry.case.origin.place_of("budget"))
    total = _total(line.amount for line in lines[rest])
    return Found((total,) if total else (), entry.case.origin.place_of("budget"))


def _total(quantities: Iterator[Quantity]) -> Quantity | None:
    """Return the sum; None where there is nothing, or nothing that can be added."""
    amounts = list(quantities)
    if not amounts or len({amount.unit for amount in amounts}) > 1:
        return None
    total = amounts[0]
    for amount in amounts[1:]:
        total = total + amount
    return total


def spaces_of(entry: Entry) -> tuple[Space, ...]:
    """Return the spaces that a case tells of, or else all of its community."""
    named = entry.site.follow(entry.case.key, "spaces", Space)
    return named or entry.site.of_type(Space, entry.case.key.community)


def _spaces(entry: Entry, rest: str) -> Found:
    spaces = spaces_of(entry)
    if rest == "area_total":
        areas = [space.area for space in spaces]
    elif rest == "area_activity":
        areas = [zone.area for zone in _zones_of(spaces) if zone.function not in _NO_ACTIVITY]
    else:
        return _of_several(spaces, rest, spaces[0].origin.place if spaces else None)
    # A space that nobody has measured would make the sum too small without anybody noticing.
    if not areas or None in areas:
        return Found(())
    total = _total(area for area in areas if area)
    return Found((total,) if total else (), spaces[0].origin.place_of("area"))


def _zones(entry: Entry, rest: str) -> Found:
    spaces = spaces_of(entry)
    return _of_several(_zones_of(spaces), rest, spaces[0].origin.place_of("zones") if spaces else None)


def _of_several(things: Sequence[object], path: str, place: Place | None) -> Found:
    said = [tuple(_walk(thing, path)) for thing in things]
    return Found(tuple(value for values in said for value in values), place, said.count(()))


def _zones_of(spaces: tuple[Space, ...]) -> list[Zone]:
    return [zone for space in spaces for zone in space.zones]


_LOOKUPS: Mapping[str, Callable[[Entry, str], Found]] = {
    "case": _case,
    "claims": _claims,
    "submission": _submission,
    "community": _community,
    "group": _group,
    "metrics": _metrics,
    "budget": _budget,
    "spaces": _spaces,
    "zones": _zones,
    "submitter": _partner("submitter"),
    "lead_organisation": _partner("lead"),
}


def as_moment(value: object) -> Moment | None:
    """Return a date, or None where the value is none."""
    return value if isinstance(value, Moment) else None
