"""Figures that say no more than is known: a value with its qualifier, unit, scope, period, method and source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

from linli.records.interval import Interval, interval_of
from linli.records.number import NUMBER, read_number
from linli.records.values import Unreadable, half_width

# exact 1587 · plus 200+ · over 超2000 · odd 5万余 ("and some more") · about ~600 · nearly 近100 · at_most 最多30 ·
# tens 数十 ("dozens")
Qualifier = Literal["exact", "plus", "over", "odd", "about", "nearly", "at_most", "tens"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of counting. People (人) and participations (人次) are different units."""

    id: str
    words: tuple[str, ...]


UNITS = (
    Unit("people", ("人", "名", "位", "people", "persons", "person", "residents", "members")),
    Unit("participations", ("人次", "participations", "attendances", "visits")),
    Unit("households", ("户", "households", "household", "homes")),
    Unit("events", ("场", "场次", "场活动", "events", "event", "sessions")),
    Unit("times", ("次", "times", "time")),
    Unit("m2", ("m2", "m²", "㎡", "平方米", "平米", "平方", "sqm", "sq m", "square metres", "square meters")),
    Unit("items", ("项", "items", "item")),
    Unit("kinds", ("类", "种", "kinds", "kind", "categories", "category")),
    Unit("places", ("处", "places", "place")),
    Unit("pieces", ("个", "pieces", "piece")),
    Unit("groups", ("个社群", "groups", "group")),
    Unit("zones", ("个功能区", "个分区", "zones", "zone", "rooms", "room")),
    Unit("posts", ("个岗位", "posts", "post")),
    Unit("communities", ("个社区", "communities", "community")),
    Unit("answers", ("份", "answers", "answer", "questionnaires", "responses")),
    Unit("yuan", ("元", "CNY", "RMB", "yuan")),
    Unit("years", ("年", "years", "year")),
    Unit("minutes", ("分钟", "minutes", "minute", "min")),
    Unit("hours", ("小时", "hours", "hour")),
    Unit("days", ("天", "days", "day")),
    Unit("percent", ("%", "percent")),
    Unit("photos", ("张", "photos", "photo")),
    Unit("organisations", ("家", "organisations", "organisation", "organizations")),
    Unit("seats", ("座", "席", "seats", "seat")),
    Unit("volunteers", ("名志愿者", "volunteers", "volunteer")),
)
_UNIT_BY_WORD = {word.lower(): unit.id for unit in UNITS for word in unit.words} | {unit.id: unit.id for unit in UNITS}

_PREFIXES: tuple[tuple[str, Qualifier], ...] = (
    ("不超过", "at_most"),
    ("最多", "at_most"),
    ("至多", "at_most"),
    ("≤", "at_most"),
    ("up to", "at_most"),
    ("at most", "at_most"),
    ("no more than", "at_most"),
    ("超过", "over"),
    ("超", "over"),
    ("逾", "over"),
    ("多于", "over"),
    ("more than", "over"),
    ("over", "over"),
    (">", "over"),
    ("不少于", "plus"),
    ("不低于", "plus"),
    ("至少", "plus"),
    ("≥", "plus"),
    ("at least", "plus"),
    ("大约", "about"),
    ("约", "about"),
    ("~", "about"),
    ("≈", "about"),
    ("about", "about"),
    ("around", "about"),
    ("approximately", "about"),
    ("approx.", "about"),
    ("ca.", "about"),
    ("circa", "about"),
    ("some", "about"),
    ("mehr als", "over"),
    ("über", "over"),
    ("mindestens", "plus"),
    ("rund", "about"),
    ("etwa", "about"),
    ("knapp", "nearly"),
    ("bis zu", "at_most"),
    ("将近", "nearly"),
    ("近", "nearly"),
    ("nearly", "nearly"),
    ("almost", "nearly"),
)
_AFTER_UNIT: tuple[tuple[str, Qualifier], ...] = (
    ("左右", "about"),
    ("上下", "about"),
    ("以上", "plus"),
    ("以内", "at_most"),
    ("以下", "at_most"),
)
_TENS = ("数十", "几十", "dozens of", "dozens")
_HUNDREDS: dict[str, Decimal] = {"上百": Decimal(100), "上千": Decimal(1000), "上万": Decimal(10000)}
_SCALES = {
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
    "千": Decimal(1000),
    "百": Decimal(100),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "": Decimal(1),
}
_NUMBER = re.compile(
    rf"(?P<digits>(?i:{NUMBER}))"
    r"(?P<odd_before>[余多])?\s*(?P<scale>万|亿|千|百|million\b|billion\b)?(?P<suffix>[余多+]|-?plus\b|左右|上下)?\s*(?P<unit>.*)",
    re.DOTALL,
)
_WAY_OUT = "Write it like `200+ 场`, `~600 m2`, `1587 份`, `5万余 人` or `over 2,000 people`."


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as precisely as its source states it, with its unit.

    `unit` is an id of `UNITS`, or the editor's own word for a unit that Linli does not know.
    """

    value: Decimal
    qualifier: Qualifier = "exact"
    unit: str = ""

    @property
    def meaning(self) -> Interval:
        """All numbers that this can mean: more than 200 is not 200, and 200 and some are fewer than 300."""
        return interval_of(self.value, self.qualifier)

    @property
    def interval(self) -> tuple[Decimal, Decimal | None]:
        """The lowest and the highest value this can mean; None: no upper end is stated."""
        return self.meaning.low, self.meaning.high

    def __add__(self, other: Quantity) -> Quantity:
        """Return the sum; it can mean whatever its parts can mean together, and is exact only where both are."""
        qualifiers = {self.qualifier, other.qualifier}
        (low, high), (other_low, other_high) = self.interval, other.interval
        if len(qualifiers) == 1 and not qualifiers & {"odd", "tens"}:
            return Quantity(self.value + other.value, self.qualifier, self.unit)
        if qualifiers <= {"exact", "about", "nearly"}:
            return Quantity(self.value + other.value, "about", self.unit)
        # “200余” leaves more open than “255余”, and “数十” more than any sum of its own: only the lower end is sure.
        if high is None or other_high is None or qualifiers & {"odd", "tens"}:
            return Quantity(_without_empty_decimals(low + other_low), "plus", self.unit)
        return Quantity(_without_empty_decimals(high + other_high), "at_most", self.unit)

    def __str__(self) -> str:
        number = f"{self.value:,f}"
        marks = {
            "plus": "{}+",
            "over": "超{}",
            "odd": "{}余",
            "about": "~{}",
            "nearly": "近{}",
            "at_most": "最多{}",
            "tens": "数十",
        }
        return f"{marks.get(self.qualifier, '{}').format(number)} {self.unit}".strip()


def read_quantity(value: object) -> Quantity:
    """Read a figure's compact form.

    Raises:
        Unreadable: there is no number in it, or its parts contradict one another.
    """
    if isinstance(value, Quantity):
        return value
    if not isinstance(value, str):
        raise Unreadable("is not a figure", _WAY_OUT)
    text = " ".join(half_width(value).split())
    for words in _TENS:
        if text.lower().startswith(words):
            return Quantity(Decimal(10), "tens", unit_id(text[len(words) :]))
    for words, least in _HUNDREDS.items():
        if text.startswith(words):
            return Quantity(least, "plus", unit_id(text[len(words) :]))
    prefix, rest = _split_prefix(text)
    match = _NUMBER.fullmatch(rest)
    if match is None:
        raise Unreadable("is not a figure", _WAY_OUT)
    unit, after = _split_suffix(match["unit"])
    qualifiers = {q for q in (prefix, _suffix_qualifier(match["odd_before"] or match["suffix"]), after) if q}
    if len(qualifiers) > 1:
        raise Unreadable("has two qualifiers", "Keep the one that the source uses.")
    if re.search(r"\d", unit_id(unit).replace("m2", "")) or unit.startswith(("-", "–", "~", "至", "到")):
        raise Unreadable("has two numbers", "Give one, with its qualifier: `200+ 场` for “200 to 300”.")
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", match["digits"]) and not match["scale"]:
        raise Unreadable(
            "can be read in two ways", "Write thousands with a comma or without a mark: `1,587` or `1587`."
        )
    number = read_number(match["digits"])
    if number is None:
        raise Unreadable("is not a figure", _WAY_OUT)
    value = number * _SCALES[match["scale"] or ""]
    return Quantity(value, qualifiers.pop() if qualifiers else "exact", unit_id(unit))


def unit_id(word: str) -> str:
    """Return the id of a unit that Linli knows, or the word itself."""
    word = word.strip()
    return _UNIT_BY_WORD.get(word.lower(), word)


def _split_prefix(text: str) -> tuple[Qualifier | None, str]:
    for words, qualifier in _PREFIXES:
        if text.lower().startswith(words):
            return qualifier, text[len(words) :].strip()
    return None, text


def _split_suffix(unit: str) -> tuple[str, Qualifier | None]:
    """Return a unit without the qualifier that may follow it (600平方米左右), and that qualifier."""
    for words, qualifier in _AFTER_UNIT:
        if unit.endswith(words):
            return unit.removesuffix(words).strip(), qualifier
    return unit, None


def _suffix_qualifier(suffix: str | None) -> Qualifier | None:
    if not suffix:
        return None
    return "odd" if suffix in "余多" else "about" if suffix in ("左右", "上下") else "plus"


def _without_empty_decimals(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


Amount = Annotated[
    Quantity,
    BeforeValidator(read_quantity),
    WithJsonSchema({"type": "string", "description": "200+ 场 · ~600 m2 · 1587 份 · 5万余 人"}),
]
