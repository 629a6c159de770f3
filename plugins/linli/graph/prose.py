"""What an editor's text points at: records (`[[id]]`), figures (`{{id}}`), pictures and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_UNSEEN = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]+`|<!--.*?-->", re.DOTALL | re.MULTILINE)
MACRO = re.compile(
    r"(?<!\\)(?:\[\[(?P<record>[^\]|\n]+)(?:\|(?P<words>[^\]\n]+))?\]\]"
    r"|\{\{\s*(?P<figure>[^}\n]*?)\s*\}\}"
    r"|(?P<bang>!?)\[(?P<text>[^\]]*)\]\((?:<(?P<angled>[^>\n]+)>|(?P<plain>[^)\s]+))"
    r"(?:\s+(?P<quote>[\"'])(?P<caption>(?:(?!(?P=quote)).)*)(?P=quote))?\)"
    r"|(?P<odd>!\[)"
    r"|<img\b(?P<html>[^>]*)>)",
    re.IGNORECASE,
)
_MAY_HIDE = re.compile("`|~~~|<!--")
_ELSEWHERE = re.compile(r"https?://|mailto:|tel:|#", re.IGNORECASE)

Kind = Literal["record", "figure", "picture", "odd", "link", "html"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One macro, picture or link in a text: what it names, where it stands, and the line it is in, from 0.

    `odd` is a picture that is written in one of the ways of Markdown that we do not read.
    """

    kind: Kind
    name: str
    words: str
    start: int
    end: int
    line: int
    caption: str = ""


def mentions(text: str) -> Iterator[Mention]:
    """Yield the macros, pictures and links of a text in their order; code and comments are left alone."""
    if "[" not in text and "{{" not in text and "<" not in text:
        return  # as most texts do
    visible = _UNSEEN.sub(lambda unseen: re.sub(r"[^\n]", " ", unseen[0]), text) if _MAY_HIDE.search(text) else text
    for match in MACRO.finditer(visible):
        kind, name, words = _meaning(match)
        line = visible.count("\n", 0, match.start())
        yield Mention(kind, name.strip(), words.strip(), match.start(), match.end(), line, match["caption"] or "")


def leads_elsewhere(name: str) -> bool:
    """Tell whether a picture's or a link's address is not a path of the content."""
    return _ELSEWHERE.match(name) is not None


def _meaning(match: re.Match[str]) -> tuple[Kind, str, str]:
    if match["record"] is not None:
        return "record", match["record"], match["words"] or ""
    if match["figure"] is not None:
        return "figure", match["figure"], ""
    if match["html"] is not None:
        return "html", match["html"], ""
    if match["odd"] is not None:
        return "odd", "", ""
    address = match["angled"] or match["plain"]
    return ("picture", address.removeprefix("./"), match["text"]) if match["bang"] else ("link", address, match["text"])
