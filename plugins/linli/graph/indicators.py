"""What a standard asks to be counted, measured on the records of a case."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation

from linli.graph.eligibility import Span, compare_span, span_of
from linli.graph.lookups import Entry, forms_of, look_up
from linli.records.award import Indicator
from linli.records.formula import Counted, Formula, Named, Number


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator comes to: its value as far as it is known, and the names that nobody gives a value for.

    `met` is None where it cannot be told.
    """

    indicator: Indicator
    value: Span | None
    met: bool | None
    missing: tuple[str, ...]


def measure_indicator(entry: Entry, indicator: Indicator) -> Measured:
    """Return what an indicator comes to for a case."""
    missing: list[str] = []
    value = _evaluate(indicator.formula, entry, missing)
    met = None if value is None or indicator.value is None else compare_span(value, indicator.op, indicator.value)
    return Measured(indicator, value, met, tuple(dict.fromkeys(missing)))


def _evaluate(formula: Formula, entry: Entry, missing: list[str]) -> Span | None:
    if isinstance(formula, Number):
        return formula.value, formula.value
    if isinstance(formula, Named):
        span = span_of(look_up(entry, formula.name).first)
        if span is None:
            missing.append(formula.name)
        return span
    if isinstance(formula, Counted):
        return _count(formula, entry, missing)
    left = _evaluate(formula.left, entry, missing)
    right = _evaluate(formula.right, entry, missing)
    return None if left is None or right is None else _calculate(formula.mark, left, right)


def _count(formula: Counted, entry: Entry, missing: list[str]) -> Span | None:
    found = look_up(entry, formula.name)
    forms = {tuple(sorted(forms_of(value))) for value in found.values}
    if formula.within:
        if formula.within not in entry.profile.sets:
            missing.append(formula.within)
            return None
        wanted = set(entry.profile.sets[formula.within])
        forms = {form for form in forms if wanted & set(form)}
    if not found.values:
        missing.append(formula.name)
        return None
    # Each of those that say nothing may be one more.
    return Decimal(len(forms)), Decimal(len(forms) + found.silent)


def _calculate(mark: str, left: Span, right: Span) -> Span | None:
    """Return the result of two numbers that are not below zero, as far as it can be told."""
    (low, high), (other_low, other_high) = left, right
    if mark == "+":
        return low + other_low, None if high is None or other_high is None else high + other_high
    if mark == "*":
        return low * other_low, None if high is None or other_high is None else high * other_high
    if mark == "-":
        return (Decimal(0) if other_high is None else low - other_high), None if high is None else high - other_low
    try:
        least = Decimal(0) if other_high is None else low / other_high
        most = None if high is None or other_low == 0 else high / other_low
    except (DivisionByZero, InvalidOperation):
        return None
    return least, most
