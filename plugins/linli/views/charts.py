"""Charts as plain data: where every mark and every word stands. Arithmetic only; a template draws them.

A chart never says more than its figures do. A value that is only known from below (`200+`) ends in an open arrow,
what may or may not be there is an outline, and figures of different units are never put on one scale.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from linli.records.figure import Quantity

# As wide as a telephone: there a chart's words are as large as the page's.
WIDTH = 360
_LABEL_LINE = 18
_LABEL_SIZE = 13
_BAR = 16
_GAP = 14
_ARROW = 16

MarkKind = Literal[
    "solid", "open", "possible", "before", "target", "axis", "delivered", "partial", "ongoing", "planned", "declined"
]


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape of a chart as an SVG path; its kind says how it is painted."""

    kind: MarkKind
    path: str


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text in a chart, its baseline at (x, y)."""

    x: float
    y: float
    text: str
    kind: Literal["label", "value", "note"] = "label"
    anchor: Literal["start", "middle", "end"] = "start"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a chart shows, for those who would rather read it.

    `langs` are the languages of the rows' names, empty where it is the page's.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    langs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its name, what it says in one sentence, and its data."""

    id: str
    title: str
    says: str
    height: float
    marks: tuple[Mark, ...]
    words: tuple[Word, ...]
    table: Table
    note: str = ""
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, how much it is, and how that is said. `lang` is the name's, where it is not the page's."""

    label: str
    quantity: Quantity
    said: str
    kind: Literal["solid", "before", "target"] = "solid"
    lang: str = ""


def are_comparable(quantities: Sequence[Quantity]) -> bool:
    """Tell whether amounts may stand on one scale: they have the same unit."""
    return len({quantity.unit for quantity in quantities}) == 1


def plan_bars(id: str, title: str, says: str, bars: Sequence[Bar], head: tuple[str, str], note: str = "") -> Chart:
    """Return horizontal bars on one scale that starts at nothing.

    A bar is solid as far as its amount is certain and an outline as far as it is possible; an amount without an
    upper end goes on in an arrow.

    Raises:
        ValueError: the amounts have different units.
    """
    if not are_comparable([bar.quantity for bar in bars]):
        raise ValueError("Amounts of different units cannot stand on one scale.")
    most = max((high or low for bar in bars for low, high in [bar.quantity.interval]), default=Decimal(1)) or Decimal(1)
    marks: list[Mark] = []
    words: list[Word] = []
    y: float = 0
    for bar in bars:
        value_width = width_of(bar.said)
        lines = wrapped(bar.label, WIDTH - value_width - 12)
        for line in lines:
            y += _LABEL_LINE
            words.append(Word(0, y - 6, line, lang=bar.lang))
        words.append(Word(WIDTH, y - 6, bar.said, "value", "end"))
        marks += _bar_marks(bar, y, most)
        marks.append(Mark("axis", f"M0 {_number(y - 2)}v{_BAR + 4}"))
        y += _BAR + _GAP
    rows = tuple((bar.label, bar.said) for bar in bars)
    table = Table(head, rows, tuple(bar.lang for bar in bars))
    return Chart(id, title, says, y, tuple(marks), tuple(words), table, note)


def _bar_marks(bar: Bar, y: float, most: Decimal) -> Iterator[Mark]:
    low, high = bar.quantity.interval
    scale = (WIDTH - _ARROW - 2) / float(most)
    sure, possible = float(low) * scale, float(high if high is not None else low) * scale
    if sure:
        yield Mark("solid" if bar.kind == "solid" else bar.kind, rectangle(1, y, max(sure, 1), _BAR))
    if high is None:
        yield Mark(
            "open", f"M{_number(sure + 5)} {_number(y + 2)}l7 {_number(_BAR / 2 - 2)}l-7 {_number(_BAR / 2 - 2)}"
        )
    elif possible > sure:
        yield Mark("possible", rectangle(1 + sure, y + 0.5, possible - sure, _BAR - 1))


def plan_columns(id: str, title: str, says: str, counts: Mapping[int, int], head: tuple[str, str]) -> Chart:
    """Return a column for each year or month from the first to the last, those with nothing in them included."""
    years = range(min(counts), max(counts) + 1)
    most = max(counts.values()) or 1
    step = min(WIDTH / len(years), 72)
    column = step * 0.62
    tall = 110
    every = math.ceil(len(years) * (width_of(str(years[-1])) + 5) / WIDTH)
    marks: list[Mark] = []
    words: list[Word] = []
    for place, year in enumerate(years):
        centre = place * step + step / 2
        count = counts.get(year, 0)
        height = tall * count / most
        if count:
            marks.append(Mark("solid", rectangle(centre - column / 2, _LABEL_LINE + tall - height, column, height)))
        words.append(Word(_rounded(centre), _rounded(_LABEL_LINE + tall - height - 5), str(count), "value", "middle"))
        if place % every == 0:
            words.append(Word(_rounded(centre), _LABEL_LINE * 2 + tall, str(year), "note", "middle"))
    marks.append(Mark("axis", f"M0 {_LABEL_LINE + tall}H{_number(step * len(years))}"))
    rows = tuple((str(year), str(counts.get(year, 0))) for year in years)
    return Chart(id, title, says, _LABEL_LINE * 2 + tall + 8, tuple(marks), tuple(words), Table(head, rows))


TileKind = Literal["delivered", "partial", "ongoing", "planned", "declined"]
_TILE, _TILE_TALL, _TILE_GAP = 26, 18, 6
_TILES_IN_ROW = WIDTH // (_TILE + _TILE_GAP)


@dataclass(frozen=True, slots=True)
class TileRow:
    """A name and a tile for each thing under it. `lang` is the name's, where it is not the page's."""

    label: str
    tiles: tuple[TileKind, ...]
    lang: str = ""


def plan_tiles(
    id: str, title: str, says: str, rows: Sequence[TileRow], words_of: Mapping[TileKind, str], head: str
) -> Chart:
    """Return one tile for each thing, in rows, and below them what each kind of tile means.

    Kinds differ in shape, not in colour alone. Kinds that do not occur are not explained.
    """
    marks: list[Mark] = []
    words: list[Word] = []
    y: float = 0
    for row in rows:
        for line in wrapped(row.label, WIDTH):
            y += _LABEL_LINE
            words.append(Word(0, y - 6, line, lang=row.lang))
        for place, kind in enumerate(row.tiles):
            line_of_tiles, column = divmod(place, _TILES_IN_ROW)
            marks += tile(kind, column * (_TILE + _TILE_GAP) + 1, y + line_of_tiles * (_TILE_TALL + _TILE_GAP))
        y += max(-(-len(row.tiles) // _TILES_IN_ROW), 1) * (_TILE_TALL + _TILE_GAP) + _TILE_GAP
    y += 4
    counts = {kind: sum(row.tiles.count(kind) for row in rows) for kind in words_of}
    present = [kind for kind in words_of if counts[kind]]
    for place, kind in enumerate(present):
        across, down = place % 2 * WIDTH / 2, place // 2 * (_TILE_TALL + _TILE_GAP)
        marks += tile(kind, across + 1, y + down)
        words.append(
            Word(_rounded(across + _TILE + 8), _rounded(y + down + 14), f"{words_of[kind]} {counts[kind]}", "note")
        )
    y += -(-len(present) // 2) * (_TILE_TALL + _TILE_GAP)
    table_rows = tuple((row.label, *(str(row.tiles.count(kind)) for kind in present)) for row in rows)
    table = Table((head, *(words_of[kind] for kind in present)), table_rows, tuple(row.lang for row in rows))
    return Chart(id, title, says, y, tuple(marks), tuple(words), table)


def tile(kind: TileKind, x: float, y: float) -> Iterator[Mark]:
    """Yield the shapes of one tile: full, half full, or an outline."""
    wide, tall = _TILE - 1, _TILE_TALL - 1
    if kind == "partial":
        yield Mark("delivered", rectangle(x, y + 0.5, wide / 2, tall))
    yield Mark(kind, rectangle(x + 0.5, y + 0.5, wide, tall))
    if kind == "declined":
        yield Mark("declined", f"M{_number(x + 0.5)} {_number(y + tall + 0.5)}l{wide} {-tall}")
    elif kind == "ongoing":
        yield Mark("ongoing", f"M{_number(x + 6)} {_number(y + tall / 2 + 0.5)}h{wide - 11}")


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """Return a rectangle as a path."""
    return f"M{_number(x)} {_number(y)}h{_number(width)}v{_number(height)}h{_number(-width)}z"


def wrapped(text: str, width: float, most_lines: int = 3) -> tuple[str, ...]:
    """Return a text in lines no wider than `width`; what does not fit in the last one ends in an ellipsis."""
    lines: list[str] = []
    for piece in _pieces(text):
        if lines and width_of(lines[-1] + piece.rstrip()) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    if len(lines) > most_lines:
        last = lines[most_lines - 1].rstrip()
        while width_of(f"{last}…") > width:
            last = last[:-1]
        lines = [*lines[: most_lines - 1], f"{last}…"]
    return tuple(line.rstrip() for line in lines)


def _pieces(text: str) -> Iterator[str]:
    """Yield what must stay on one line: a Han character, or a word with the space behind it."""
    word = ""
    for character in text:
        if _is_wide(character):
            if word:
                yield word
            word = ""
            yield character
        else:
            word += character
            if character == " ":
                yield word
                word = ""
    if word:
        yield word


def width_of(text: str) -> float:
    """Return about how wide a text is, in the units of a chart; rather too wide than too narrow."""
    return sum(_LABEL_SIZE if _is_wide(c) else _LABEL_SIZE * 0.6 for c in text)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _rounded(value: float) -> float:
    return round(value, 1)


def _number(value: float) -> str:
    """Return a number as short as SVG takes it."""
    return f"{round(value, 1):g}"
