"""Says where the lines of a title may break. Chinese has no spaces to show it."""

from __future__ import annotations

import functools
import re

import budoux
from markupsafe import Markup, escape

_HAN = re.compile(r"[\u4e00-\u9fff]")
# What is read in one breath: up to the mark at its end.
_CLAUSE = re.compile(r"[^，、：；。！？—]+[，、：；。！？—]*[”’》）]?|[，、：；。！？—]+")
# Marks that stand within names and between phrases: no line begins or ends with one.
_WITHIN = frozenset("·—…／/")


@functools.lru_cache(maxsize=8192)
def break_between_words(text: str) -> Markup:
    """Return a title whose lines break where a reader would pause: after a clause, or else between words.

    Chinese has no spaces to show where that is. It takes a style for `.clause`, and `word-break: keep-all`.
    """
    if not _HAN.search(text):
        return escape(text)
    clauses = [Markup("<wbr>").join(map(_whole, _pieces(clause))) for clause in _CLAUSE.findall(text)]
    if len(clauses) == 1:
        return clauses[0]
    return Markup("").join(Markup('<span class="clause">{}</span>').format(clause) for clause in clauses)


def _whole(piece: str) -> Markup:
    """Return a piece that does not break at a mark within a name, where it would without our leave."""
    return Markup('<span class="clause">{}</span>').format(piece) if "·" in piece else escape(piece)


def _pieces(clause: str) -> list[str]:
    """Return a clause in the pieces that may stand on lines of their own; a lone character has company."""
    pieces: list[str] = []
    for piece in _phrase_parser().parse(clause):
        last = pieces[-1] if pieces else ""
        is_one_number = last[-1:].isascii() and piece[0].isascii()
        is_last_character = len(piece) == 1 and clause.endswith(last + piece)
        is_one_name = piece[0] in _WITHIN or last[-1:] in _WITHIN
        if last and (is_one_number or is_last_character or is_one_name or (len(last) == 1 and not last.isascii())):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


@functools.cache
def _phrase_parser() -> budoux.Parser:
    return budoux.load_default_simplified_chinese_parser()
