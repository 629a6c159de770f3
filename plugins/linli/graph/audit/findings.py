"""One thing that an assessor would strike out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from linli.problems import Place
from linli.records.reference import Key

Severity = Literal["block", "warn"]


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """What a check found: where, what is wrong, the way out, and the record that it concerns.

    `block`: the content contradicts itself or lacks what it promises, so that nothing is published. `warn`: it is
    weaker than it could be.
    """

    place: Place
    check: str
    severity: Severity
    message: str
    way_out: str
    record: Key

    def __str__(self) -> str:
        return f"{self.place}: {self.message} {self.way_out} ({self.check})"
