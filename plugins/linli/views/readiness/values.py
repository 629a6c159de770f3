"""The values that an award or a standard asks for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linli.problems import Place
from linli.records.award import FactNeed, IndicatorClass
from linli.records.fields import Deduplication
from linli.views.cuts import Cut, CutFact
from linli.views.wording import _

from .checks import ASK, Check, Grade, make_check


def check_facts(cut: Cut) -> Iterator[Check]:
    """Yield whether every value is known that the award asks for, with what makes it worth believing."""
    for number, fact in enumerate(cut.facts):
        place = fact.found.place or cut.profile.origin.place_of("facts", number)
        grade: Grade = "B" if fact.rule.required else "W"
        if not fact.text:
            said, way_out = _("`{fact}` is not known."), _("Add it to the case, or to `facts:` of the submission.")
            yield make_check("X1", grade, "unknown", said, way_out, place, fact.id, fact=fact.id)
            continue
        yield make_check(
            "X1", grade, True, _("`{fact}` is {value}."), "", place, fact.id, fact=fact.id, value=fact.text
        )
        for need in fact.rule.needs:
            yield _need_of_fact(cut, fact, need, place)


_NEED_IDS = {FactNeed.DEDUP: "F4", FactNeed.CURRENCY: "F9"}


def _need_of_fact(cut: Cut, fact: CutFact, need: FactNeed, place: Place) -> Check:
    said = _("`{fact}` has to come with: {need}.")
    way_out = _("Add it to the figure: how it was counted, and whether each person counts once.")
    status = _is_met(cut, fact, need)
    return make_check(
        _NEED_IDS.get(need, "F7"), "W", status, said, way_out, place, fact.id, fact=fact.id, need=need.value
    )


def _is_met(cut: Cut, fact: CutFact, need: FactNeed) -> bool:
    path = fact.rule.source or f"metrics.{fact.id}"
    if path.startswith("budget."):
        return need is not FactNeed.CURRENCY or bool(cut.case.budget and cut.case.budget.currency)
    name = path.removeprefix("metrics.").partition(".")[0]
    ledger, case = cut.entry.site.ledger, cut.case.key
    entry = ledger.find(case, name.replace("_", "-")) or ledger.find(case, name)
    if entry is None:
        return False
    figure = entry.figure
    if need is FactNeed.METHOD:
        return bool(figure.method or figure.computed)
    if need is FactNeed.DEDUP:
        return figure.deduplicated not in (None, Deduplication.UNKNOWN)
    if need is FactNeed.SOURCE:
        return bool(figure.sources or figure.computed)
    if need is FactNeed.CURRENCY:
        return entry.quantity.unit == "yuan"
    return getattr(figure, need.value) is not None


def check_indicators(cut: Cut) -> Iterator[Check]:
    """Yield whether a standard's values are reached, as far as the records tell."""
    for number, measured in enumerate(cut.indicators):
        indicator = measured.indicator
        place = cut.profile.origin.place_of("indicators", number)
        grade: Grade = "B" if indicator.kind is IndicatorClass.CONSTRAINT else "W"
        name = str(indicator.name)
        if indicator.value is None:
            said = _("“{indicator}”: which value is required is not known.")
            yield make_check("I1", grade, "not-checked", said, ASK, place, indicator.id, indicator=name)
            continue
        if measured.value is None:
            said = _("“{indicator}” cannot be computed: {missing} is not known.")
            yield make_check(
                "I1", grade, "unknown", said, _("Add it to the case, its spaces or their zones."), place, indicator.id,
                indicator=name, missing=", ".join(measured.missing) or "–",
            )  # fmt: skip
            continue
        said = _("“{indicator}”: {value} {unit}; {op} {wanted} is required.")
        yield make_check(
            "I1", grade, measured.met, said, _("State it more precisely, or do more."), place, indicator.id,
            indicator=name, value=span_shown(measured.value), unit=indicator.unit or "",
            op=SIGNS.get(indicator.op.value, indicator.op.value), wanted=f"{indicator.value:f}",
        )  # fmt: skip


SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "eq": "=", "ne": "≠"}


def span_shown(span: tuple[Decimal, Decimal | None]) -> str:
    """Return a value as far as it is known: `600`, `600–700` or `≥ 600`."""
    low, high = span
    if high is None:
        return f"≥ {_short(low)}"
    return _short(low) if low == high else f"{_short(low)}–{_short(high)}"


def _short(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.01')).normalize():f}"
