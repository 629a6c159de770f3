"""How long a text is. Organisers count in many ways, and no two of them agree about Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import regex

# What a browser takes for white space (`\s` in JavaScript); Python's own idea differs in a few control characters.
_SPACE = "\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"
_HAN = "\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\U00020000-\\U000323af"
# What takes a whole square of manuscript paper: the characters of China and Japan, and full-width marks. Korean words
# are counted as words.
_SQUARE = (
    "\\u2e80-\\u2fff\\u3001-\\u303f\\u3041-\\u312f\\u3190-\\ua4cf\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6f"
    "\\uff01-\\uff9f\\uffe0-\\uffe6\\U0001b000-\\U0001b16f\\U00020000-\\U000323af"
)
# Marks that fonts draw wide in Chinese and narrow elsewhere: “ ” ‘ ’ — … · × ° ① ★ and their like.
_EITHER = "\\u00a7\\u00b0\\u00b1\\u00b7\\u00d7\\u00f7\\u2010-\\u2027\\u2030-\\u205e\\u2100-\\u25ff\\u2605\\u2606"

_WORD = re.compile(f"[^{_SPACE}]+")
_NON_SPACE = re.compile(f"[^{_SPACE}]")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
_SQUARE_CHARACTER = re.compile(f"[{_SQUARE}]")
_WORD_ZH = re.compile(f"[{_SQUARE}]|[^{_SPACE}{_SQUARE}]+")
# In a line of Chinese a mark of either width is wide, unless it stands within a word or a number: don’t, 3·15, A—B.
_WORD_ZH_IN_CHINESE = re.compile(
    f"[{_SQUARE}]|[{_EITHER}]|[^{_SPACE}{_SQUARE}{_EITHER}]+(?:[{_EITHER}][^{_SPACE}{_SQUARE}{_EITHER}]+)*"
)
_GRAPHEME = regex.compile(r"\X")
_MARKUP = re.compile(r"<[^<>]*>")


def _word_zh(text: str) -> int:
    return sum(
        len((_WORD_ZH_IN_CHINESE if _SQUARE_CHARACTER.search(line) else _WORD_ZH).findall(line))
        for line in text.split("\n")
    )


COUNTERS: Mapping[str, Callable[[str], int]] = {
    "ws_words": lambda text: len(_WORD.findall(text)),
    "word_zh": _word_zh,
    "codepoints": len,
    "nonspace": lambda text: len(_NON_SPACE.findall(text)),
    "utf16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf16_crlf": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2 + text.count("\n"),
    "graphemes": lambda text: sum(1 for _ in _GRAPHEME.finditer(text)),
    "han": lambda text: len(_HAN_CHARACTER.findall(text)),
    "lines": lambda text: text.count("\n") + 1 if text else 0,
}


def as_counted(text: str) -> str:
    """Return a text the way it lies in a paste file: LF between lines, and none at the end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def count(text: str, counter: str) -> int:
    """Return how long `text` is by one of `COUNTERS`; a line break counts as it is stored in a paste file."""
    return COUNTERS[counter](as_counted(text))


def count_all(text: str) -> Mapping[str, int]:
    """Return how long `text` is by every counter, side by side."""
    counted = as_counted(text)
    return {name: measure(counted) for name, measure in COUNTERS.items()}


def without_markup(text: str) -> str:
    """Return a text without HTML tags, as forms count it that take them for nothing."""
    return _MARKUP.sub("", text)


@dataclass(frozen=True, slots=True)
class Grace:
    """What an organiser allows beyond a limit: `pct` per cent and `plus` more, for limits above `only_above`."""

    pct: int = 0
    plus: int = 0
    only_above: int = 0

    def most(self, limit: int) -> int:
        """Return how long a text may be in the end; parts of a word are none."""
        return limit if limit <= self.only_above else limit * (100 + self.pct) // 100 + self.plus
