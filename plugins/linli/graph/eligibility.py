"""Whether a case may be entered: every rule is met, broken, or cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from linli.graph.lookups import Entry, Found, as_moment, forms_of, look_up
from linli.records.award import Condition, Conditions, Op, Rule
from linli.records.figure import Quantity
from linli.records.profiles import UNKNOWN


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a comparison: `holds` is None where it cannot be told."""

    holds: bool | None
    found: Found


def judge_rule(entry: Entry, rule: Rule) -> Verdict | None:
    """Return whether a rule is met, or None where it does not apply."""
    if rule.when and _all_hold(entry, rule.when) is False:
        return None
    if rule.unless and _all_hold(entry, rule.unless):
        return None
    return judge(entry, Condition(rule.path, rule.op, rule.value, rule.value_from or ""))


def applies(entry: Entry, conditions: Conditions | None) -> bool | None:
    """Tell whether something is asked for that is only asked on conditions; None where that cannot be told."""
    return _all_hold(entry, conditions) if conditions else True


def judge(entry: Entry, condition: Condition) -> Verdict:
    """Return what a comparison comes to; what nobody says, and what the profile does not know, cannot be told."""
    found = look_up(entry, condition.path)
    if condition.value_from:
        wanted = tuple(form for value in look_up(entry, condition.value_from).values for form in forms_of(value))
    else:
        wanted = condition.values
    if condition.op is Op.ABSENT_OR_GE and not found.values:
        return Verdict(True, found)
    if not found.values or not wanted or set(wanted) & set(UNKNOWN):
        return Verdict(None, found)
    return Verdict(_compare(entry, condition.op, found.values, wanted), found)


def _all_hold(entry: Entry, conditions: Conditions) -> bool | None:
    verdicts = [judge(entry, condition).holds for condition in conditions.all]
    return False if False in verdicts else None if None in verdicts else True


def _compare(entry: Entry, op: Op, values: tuple[object, ...], wanted: tuple[str, ...]) -> bool | None:
    if op is Op.WITHIN_YEARS_OF_CLOSE:
        return _within_years(entry, values[0], wanted[0])
    if op in (Op.EQ, Op.IN, Op.CONTAINS):
        return any(forms_of(value) & set(wanted) for value in values)
    if op in (Op.NE, Op.NONE_OF):
        return not any(forms_of(value) & set(wanted) for value in values)
    bound = _number(wanted[0])
    span = span_of(values[0])
    return None if bound is None or span is None else compare_span(span, op, bound)


# From a lowest to a highest number; None: no end is stated.
Span = tuple[Decimal, Decimal | None]


def span_of(value: object) -> Span | None:
    """Return all that a value can mean as a number, or None where it is no number."""
    if isinstance(value, Quantity):
        return value.interval
    number = _number(str(value))
    return None if number is None else (number, number)


def compare_span(span: Span, op: Op, bound: Decimal) -> bool | None:
    """Tell how a number of which not all is known compares with `bound`; None where it could be either."""
    low, high = span
    if op in (Op.LE, Op.LT):
        over = compare_span(span, Op.GT if op is Op.LE else Op.GE, bound)
        return None if over is None else not over
    if op in (Op.GE, Op.ABSENT_OR_GE):
        return True if low >= bound else False if high is not None and high < bound else None
    if op is Op.GT:
        return True if low > bound else False if high is not None and high <= bound else None
    if low == high == bound:
        return True
    return False if bound < low or (high is not None and high < bound) else None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _within_years(entry: Entry, value: object, years: str) -> bool | None:
    moment, deadline = as_moment(value), entry.profile.deadline
    if moment is None or deadline is None or deadline.closes is None or not years.isdigit():
        return None
    closes = deadline.closes.day
    earliest = _years_before(closes, int(years))
    return True if moment.day >= earliest else False if moment.latest_day < earliest else None


def _years_before(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year - years, day.month, 28 if is_leap_day else day.day)
