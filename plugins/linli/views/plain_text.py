"""Texts as a form takes them: no markup, every figure said, exactly the characters of the paste file."""

from __future__ import annotations

import re

from linli.graph.counting import as_counted
from linli.graph.figures import LedgerEntry
from linli.graph.prose import mentions
from linli.graph.site import Site
from linli.records.fields import Record
from linli.records.text import LocalText
from linli.views.wording import Words

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{:?\s*[#.][^}\n]*\}")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_ITEM = re.compile(r"\s*[*+-]\s+(.*)")
_NUMBERED = re.compile(r"\s*(\d+)[.)]\s+(.*)")
_RULE = re.compile(r"\s*([-*_]\s*){3,}|\s*\|?[\s:|-]+\|[\s:|-]*")
# Between these a line break in the source is no space: Chinese is written without.
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\uffef“”‘’—…]")


def say_amount(words: Words, entry: LedgerEntry) -> str:
    """Return what a figure says, with its qualifier and unit."""
    unit = entry.figure.unit.in_language(words.language)[0] if entry.figure.unit else ""
    return words.quantity(entry.quantity, unit)


def say_text(site: Site, words: Words, record: Record, text: LocalText) -> str:
    """Return a short text of a record with its macros said."""
    return say_macros(site, words, record, text.in_language(words.language)[0])


def say_macros(site: Site, words: Words, record: Record, text: str) -> str:
    """Return a text with figures and the names of records in it; pictures are left out, links become their words."""
    for mention in reversed(list(mentions(text))):
        said = mention.words
        if mention.kind == "figure":
            entry = site.ledger.find(record.key, mention.name)
            said = say_amount(words, entry) if entry else text[mention.start : mention.end]
        elif mention.kind == "record" and not said:
            said = _title(site, words, record, mention.name)
        elif mention.kind in ("picture", "html"):
            said = ""
        text = text[: mention.start] + said + text[mention.end :]
    return text


def plain_text(markdown: str) -> str:
    """Return Markdown as plain text: a blank line between paragraphs, `- ` before the items of a list."""
    lines = _ATTRIBUTES.sub("", _COMMENT.sub("", as_counted(markdown))).split("\n")
    blocks: list[str] = []
    goes_on = False
    for line in lines:
        is_item = bool(_ITEM.fullmatch(line) or _NUMBERED.fullmatch(line))
        is_row = line.lstrip().startswith("|")
        said = _plain_line(line)
        if not said:
            goes_on = False
            blocks += [""] if blocks and blocks[-1] and not line.strip() else []
        elif goes_on and not is_item and not is_row and not _HEADING.fullmatch(line):
            blocks[-1] = _joined(blocks[-1], said)
        else:
            blocks.append(said)
            goes_on = not is_row and not _HEADING.fullmatch(line)
    return as_counted("\n".join(blocks).strip("\n"))


def _title(site: Site, words: Words, record: Record, name: str) -> str:
    key = site.resolve(name, record)
    if key is None:
        return name
    target = site.zones[key].zone.title if key in site.zones else site.records[key].title
    return target.in_language(words.language)[0]


def _plain_line(line: str) -> str:
    if _RULE.fullmatch(line):
        return ""
    line = re.sub(r"^\s*(>\s?)+", "", line)
    if heading := _HEADING.fullmatch(line):
        line = heading[1]
    elif numbered := _NUMBERED.fullmatch(line):
        line = f"{numbered[1]}. {numbered[2]}"
    elif item := _ITEM.fullmatch(line):
        line = f"- {item[1]}"
    elif line.lstrip().startswith("|"):
        line = "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    for _depth in range(3):
        line = _EMPHASIS.sub(r"\2", line)
    return _ESCAPED.sub(r"\1", line).strip()


def _joined(one: str, other: str) -> str:
    is_wide = _WIDE.match(one[-1]) and _WIDE.match(other[0])
    return f"{one}{other}" if is_wide else f"{one} {other}"
