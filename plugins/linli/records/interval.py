"""What a stated number can mean: all numbers between two ends."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`, or on without end where `high` is None. An open end is not one of them."""

    low: Decimal
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exactly(cls, value: Decimal) -> Interval:
        """Return the interval of one number."""
        return cls(value, value)

    @property
    def is_exact(self) -> bool:
        """Whether it holds one number only."""
        return self.low == self.high

    def holds(self, value: Decimal) -> bool:
        """Tell whether a number is in the interval."""
        return self.meets(Interval.exactly(value))

    def meets(self, other: Interval) -> bool:
        """Tell whether some number lies in both. If none does, the two statements contradict one another."""
        return self._starts_before_end_of(other) and other._starts_before_end_of(self)

    def _starts_before_end_of(self, other: Interval) -> bool:
        if other.high is None or self.low < other.high:
            return True
        return self.low == other.high and not self.low_open and not other.high_open


def interval_of(value: Decimal, qualifier: str) -> Interval:
    """Return what a number with a qualifier of `linli.records.figure` can mean, or with `under`: fewer than that."""
    if qualifier in ("nearly", "under") and not value:
        return Interval.exactly(value)  # there is nothing below none
    if qualifier == "over":
        return Interval(value, None, low_open=True)
    if qualifier == "plus":
        return Interval(value, None)
    if qualifier == "odd":
        return Interval(value, value + _last_step(value), low_open=True, high_open=True)
    if qualifier == "about":
        return Interval(value * Decimal("0.9"), value * Decimal("1.1"))
    if qualifier == "nearly":
        return Interval(value * Decimal("0.9"), value, high_open=True)
    if qualifier in ("at_most", "under"):
        return Interval(Decimal(0), value, high_open=qualifier == "under")
    return several(Decimal(10)) if qualifier == "tens" else Interval.exactly(value)


def several(scale: Decimal) -> Interval:
    """Return what “dozens”, “hundreds” and the like can mean: more than one of them, and fewer than ten."""
    return Interval(2 * scale, 10 * scale, high_open=True)


def _last_step(value: Decimal) -> Decimal:
    """Return one unit of the last digit said: 1 万 for 5万, 100 for 200."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** int(exponent)
