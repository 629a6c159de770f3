"""What makes a figure worth believing: of when it is, how it was counted, what the site bears out (F4, F7–F9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from linli.graph.figures import LedgerEntry
from linli.graph.prose import mentions
from linli.graph.site import Site
from linli.patterns import pattern
from linli.records.case import Case
from linli.records.event import Event, EventStatus
from linli.records.fields import FigureKind, FigureStatus, Record
from linli.records.group import Group
from linli.records.post import Post
from linli.records.reference import Key

from .findings import Finding
from .texts import TELLING, Prose

# What adds up over time means nothing without the time; what is counted by somebody can be counted in several ways.
_FLOWS = {"events", "times", "participations"}
_COUNTED = {"people", "participations", "households", "answers", "events"}
_EVERY_YEAR = pattern(r"每[年月周季]|年均|\b(?:a|per|every|each) (?:year|month|week)\b", re.IGNORECASE)
_TAKING_PART = pattern(
    r"参与|参加|到场|到访|来访|参观|出席|惠及|受益|\b(?:participa\w+|attend\w*|visit\w*|benefi\w+|took part|reached)\b",
    re.IGNORECASE,
)


def check_worth(site: Site, texts: Iterable[Prose]) -> Iterator[Finding]:
    """Yield what figures do not say of themselves, and what the site's own records do not bear out."""
    cited = set(_cited_by_cases(site))
    for owner, entries in site.ledger.entries.items():
        for entry in entries.values():
            if entry.listed and entry.figure.status is FigureStatus.REACHED and not entry.figure.computed:
                yield from _people_or_participations(entry)
                yield from _without_unit(entry)
                yield from _without_its_grounds(entry) if (owner, entry.id) in cited else ()
                yield from _beyond_the_records(entry, site)
            yield from _falsely_precise(entry)
    for text in texts:
        if text.key.kind in TELLING:
            yield from _money_without_currency(text)


def _cited_by_cases(site: Site) -> Iterator[tuple[Key, str]]:
    for case in site.of_type(Case):
        texts = [body.text for body in case.origin.bodies]
        texts += [text for _, told in case.told() for _, text in told.versions]
        names = [mention.name for text in texts for mention in mentions(text) if mention.kind == "figure"]
        for name in dict.fromkeys([*names, *(name for _, name in case.figures_cited())]):
            if entry := site.ledger.find(case.key, name):
                yield entry.owner, entry.id


def _found(entry: LedgerEntry, check: str, message: str, way_out: str) -> Finding:
    return Finding(entry.place, check, "warn", message, way_out, entry.owner)


def _people_or_participations(entry: LedgerEntry) -> Iterator[Finding]:
    figure = entry.figure
    words = " ".join(text for _, text in figure.label.versions) if figure.label else entry.id
    takes_part = figure.kind in (FigureKind.OUTPUT, FigureKind.REACH) or _TAKING_PART.search(words)
    is_one_event = entry.owner.kind == "event"
    if entry.quantity.unit == "people" and figure.deduplicated is None and takes_part and not is_one_event:
        yield _found(
            entry,
            "F4",
            f"figure `{entry.id}` counts people; whether each is counted once, it does not say.",
            "Write `deduplicated: yes`, `no` or `unknown` (去重); if visits were counted, the unit is 人次.",
        )


def _without_unit(entry: LedgerEntry) -> Iterator[Finding]:
    if not entry.quantity.unit and entry.figure.unit is None:
        yield _found(
            entry,
            "F9",
            f"figure `{entry.id}` has no unit.",
            "Say of what: `200+ 场`; for money, the currency: `28亿 元`.",
        )


def _without_its_grounds(entry: LedgerEntry) -> Iterator[Finding]:
    figure, unit = entry.figure, entry.quantity.unit
    if entry.owner.kind == "event":
        return
    missing = []
    is_dated = figure.period or _EVERY_YEAR.search(str(figure.scope or ""))
    if not is_dated and (unit in _FLOWS or not figure.as_of):
        missing.append("over which time (`period:` 时段)" if unit in _FLOWS else "of when (`as_of:` 截至)")
    if unit in _COUNTED and not figure.method:
        missing.append("how it was counted (`method:` 方法)")
    if missing:
        yield _found(
            entry,
            "F7",
            f"a case rests on figure `{entry.id}`, which does not say {' or '.join(missing)}.",
            "Add what is known; what is not known belongs under the case’s `gaps:` (缺口).",
        )


# ---- what the site itself can count

_LISTED: dict[str, tuple[type[Record], str]] = {
    "events": (Event, "events"),
    "groups": (Group, "groups"),
    "posts": (Post, "posts"),
}


def _beyond_the_records(entry: LedgerEntry, site: Site) -> Iterator[Finding]:
    figure = entry.figure
    if entry.quantity.unit not in _LISTED or entry.owner.kind != "community" or figure.scope:
        return
    model, folder = _LISTED[entry.quantity.unit]
    records = site.of_type(model, entry.owner.community)
    own = site.records[entry.owner]
    others = site.ledger.entries[entry.owner].values()
    said_openly = any((other.figure.computed or "").startswith(f"{folder}.") for other in others)
    if said_openly or (folder in own.declared and own.declared[folder].partial):
        return
    counted = [record for record in records if not isinstance(record, Event) or _took_place(record, entry, site)]
    if not entry.quantity.meaning.holds(Decimal(len(counted))):
        yield _found(
            entry,
            "F8",
            f"figure `{entry.id}` is {entry.quantity}, but the site has {len(counted)} {folder}.",
            f"Show how many there are here by a figure `{{from: {folder}.count}}`, or add what is missing.",
        )


def _took_place(event: Event, entry: LedgerEntry, site: Site) -> bool:
    if event.status is EventStatus.CANCELLED or event.start.day > site.today:
        return False
    return entry.figure.period is None or entry.figure.period.holds(event.start.day)


# ---- precision and currency


def _falsely_precise(entry: LedgerEntry) -> Iterator[Finding]:
    digits = len(entry.quantity.value.normalize().as_tuple().digits)
    if entry.quantity.qualifier in ("about", "tens", "nearly") and digits > 3 and not entry.figure.computed:
        yield _found(
            entry,
            "F9",
            f"figure `{entry.id}` ({entry.quantity}) is rough and exact at once.",
            "Round it, or drop “about”.",
        )


_SUM_OF_MONEY = pattern(
    r"(?:投资|资金|基金|预算|经费|成本|造价|花费|捐款|筹款)[^，。；\n\d]{0,6}(\d+(?:\.\d+)?\s?[余多]?[万亿])(?![余多]?[\u4e00-\u9fffA-Za-z])"
    r"|\b(?:invest\w*|fund\w*|budget\w*|cost\w*|donat\w*)\b[^.,;\n\d]{0,24}(\d[\d,.]*\s(?:million|billion))(?!\s?-?[a-z¥$])",
    re.IGNORECASE,
)


def _money_without_currency(text: Prose) -> Iterator[Finding]:
    for match in _SUM_OF_MONEY.finditer(text.plain):
        before = text.text[max(0, match.start(match.lastindex or 0) - 4) : match.start(match.lastindex or 0)]
        if re.search(r"[¥￥$€]|RMB|CNY|USD", before):
            continue
        yield Finding(
            text.at(text.text.count("\n", 0, match.start())),
            "F9",
            "warn",
            f"“{match[match.lastindex or 0]}” has no currency.",
            "Write 元, `yuan` or the like after it.",
            text.key,
        )
