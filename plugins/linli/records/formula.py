"""The formulas of indicators: `count(zones.function in key4)`, `spaces.area_total / households * 100`.

They are read by the grammar below and by nothing else; no code is ever run from a profile.

    sum     = product { ("+" | "-") product }
    product = factor { ("*" | "/") factor }
    factor  = number | name | "count" "(" name [ "in" name ] ")" | "(" sum ")"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from linli.records.values import Unreadable

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_][\w.\-]*\w|[A-Za-z_])|(?P<mark>[-+*/()]))")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Named:
    """A value of the case."""

    name: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many different values a name has; only those in a set, where one is named."""

    name: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Calculation:
    """Two values and what is done with them."""

    mark: str
    left: Formula
    right: Formula


Formula = Number | Named | Counted | Calculation


def read_formula(value: object) -> Formula:
    """Read a formula."""
    if isinstance(value, Formula):
        return value
    reader = _Reader(list(_tokens(str(value))))
    formula = reader.sum(0)
    if reader.rest:
        raise Unreadable(f"goes on with `{reader.rest[0]}`", _WAY_OUT)
    return formula


_WAY_OUT = "Write it like `spaces.area_total / households * 100`, or `count(zones.function in key4)`."


def _tokens(text: str) -> Iterator[str]:
    position = 0
    while text[position:].strip():
        match = _TOKEN.match(text, position)
        if match is None:
            raise Unreadable(f"contains `{text[position:].strip()[0]}`", _WAY_OUT)
        yield match[0].strip()
        position = match.end()


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.rest = tokens

    def sum(self, depth: int) -> Formula:
        formula = self._product(depth)
        while self.rest and self.rest[0] in "+-":
            formula = Calculation(self._next(), formula, self._product(depth))
        return formula

    def _product(self, depth: int) -> Formula:
        formula = self._factor(depth)
        while self.rest and self.rest[0] in "*/":
            formula = Calculation(self._next(), formula, self._factor(depth))
        return formula

    def _factor(self, depth: int) -> Formula:
        token = self._next()
        if token == "(" and depth < _DEEPEST:
            formula = self.sum(depth + 1)
            self._expect(")")
            return formula
        if token[0].isdigit():
            return Number(Decimal(token))
        if token == "count" and self.rest[:1] == ["("]:
            return self._counted()
        if token in "+-*/()":
            raise Unreadable(f"has `{token}` where a name or a number belongs", _WAY_OUT)
        return Named(token)

    def _counted(self) -> Formula:
        self._expect("(")
        name = self._next()
        within = ""
        if self.rest[:1] == ["in"]:
            self._next()
            within = self._next()
        self._expect(")")
        return Counted(name, within)

    def _next(self) -> str:
        if not self.rest:
            raise Unreadable("ends too soon", _WAY_OUT)
        return self.rest.pop(0)

    def _expect(self, mark: str) -> None:
        if not self.rest or self.rest.pop(0) != mark:
            raise Unreadable(f"lacks `{mark}`", _WAY_OUT)


def names_in(formula: Formula) -> Iterator[str]:
    """Yield the names of the case's values in a formula; those of sets are none."""
    if isinstance(formula, Calculation):
        yield from names_in(formula.left)
        yield from names_in(formula.right)
    elif isinstance(formula, Named | Counted):
        yield formula.name


ReadFormula = Annotated[Formula, BeforeValidator(read_formula), WithJsonSchema({"type": "string"})]
