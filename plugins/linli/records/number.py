"""Numbers as people write them: in digits, in Chinese characters, in a mixture of both, and in English words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

HAN_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_DIGITS = {c: Decimal(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": Decimal(0), "两": Decimal(2)}
_SCALES = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(10**8)}

_UNTIL_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_WORDS = {word: Decimal(i) for i, word in enumerate(_UNTIL_TWENTY)} | {
    word: Decimal(10 * i) for i, word in enumerate(_TENS, start=2)
}
_ENGLISH_SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
}

ENGLISH_NUMERALS = frozenset({*_ENGLISH_WORDS, *_ENGLISH_SCALES})

# Patterns for larger expressions. Each has groups without names only, so that it can be used twice.
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_MIXED = r"\d+(?:\.\d+)?[百千万亿]+\d+[百千万]?"
HAN_NUMBER = rf"(?:{_MIXED}|{DIGITS}|[{HAN_NUMERALS}]+)"
_WORD = "|".join(_ENGLISH_WORDS)
_SCALE = "|".join(_ENGLISH_SCALES)
ENGLISH_NUMBER = (
    rf"(?:{DIGITS}(?:[ -](?:{_SCALE})\b)?"
    rf"|(?:half an?|an?)[ -](?:{_SCALE})\b"
    rf"|(?:{_WORD})\b(?:(?:[ -]and)?[ -](?:{_WORD}|{_SCALE})\b)*)"
)
NUMBER = rf"(?:{_MIXED}|{ENGLISH_NUMBER}|[{HAN_NUMERALS}]+)"
_HAN_TOKEN = re.compile(rf"{DIGITS}|[{HAN_NUMERALS}]")


@lru_cache(maxsize=1024)
def read_number(text: str) -> Decimal | None:
    """Return the number that a text is: `1,587`, `1.2万`, `1万2千`, `两千零一`, `two hundred`, `1.2 million`."""
    text = text.strip().lower()
    if re.fullmatch(DIGITS, text):
        return Decimal(text.replace(",", ""))
    return _english_number(re.split(r"[\s-]+", text)) if re.search("[a-z]", text) else _han_number(text)


def _han_number(text: str) -> Decimal | None:
    """Read `三百二十`, `五万三`, `1万2千`; digits in a row are read one by one, as in `二〇二二`."""
    tokens = [match[0] for match in _HAN_TOKEN.finditer(text)]
    if not tokens or "".join(tokens) != text.replace(" ", ""):
        return None
    if len(tokens) > 1 and all(token in _DIGITS for token in tokens):
        return Decimal("".join(str(_DIGITS[token]) for token in tokens))
    total = section = Decimal(0)
    digit: Decimal | None = None
    step = Decimal(10)
    for token in tokens:
        if token not in _SCALES:
            if digit:
                return None
            digit = _DIGITS[token] if token in _DIGITS else Decimal(token.replace(",", ""))
            step = Decimal(10) if not digit else step
            continue
        scale = _SCALES[token]
        if scale < 10_000:
            section += (1 if digit is None else digit) * scale
        else:
            # 一万亿 is a multiple of what stands before, 三亿五千万 a sum.
            before = Decimal(0) if total >= scale else total
            total += (before + section + (digit or 0) or 1) * scale - before
            section = Decimal(0)
        digit, step = None, scale
    # In speech a last digit counts in tenths of the word before it: 三百五 is 350, 一万二 is 12,000.
    return total + section + (digit or 0) * (step / 10)


def _english_number(words: list[str]) -> Decimal | None:
    total = part = Decimal(0)
    said = False
    for number, word in enumerate(words):
        if word in _ENGLISH_SCALES:
            scale = _ENGLISH_SCALES[word]
            part = (part if said else Decimal(1)) * scale
            if scale >= 1000:
                total, part = total + part, Decimal(0)
        elif word in _ENGLISH_WORDS:
            part += _ENGLISH_WORDS[word]
        elif word == "half" and number == 0:
            part = Decimal("0.5")
        elif re.fullmatch(DIGITS, word):
            part += Decimal(word.replace(",", ""))
        elif word not in ("and", "a", "an"):
            return None
        said = said or word not in ("and", "a", "an")
    return total + part if said else None
