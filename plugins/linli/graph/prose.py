"""What an editor's text points at: records (`[[id]]`), figures (`{{id}}`), pictures and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
MACRO = re.compile(
    r"(?<!\\)(?:\[\[(?P<record>[^\]|\n]+)(?:\|(?P<words>[^\]\n]+))?\]\]"
    r"|\{\{\s*(?P<figure>[^}\n]*?)\s*\}\}"
    r"|(?P<bang>!?)\[(?P<text>[^\]]*)\]\((?:<(?P<angled>[^>\n]+)>|(?P<plain>[^)\s]+))(?:\s+\"(?P<caption>[^\"]*)\")?\)"
    r"|<img\b(?P<html>[^>]*)>)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"https?://|mailto:|tel:|#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """One macro, picture or link in a text: what it names, where it stands, and the line it is in, from 0."""

    kind: Literal["record", "figure", "picture", "link", "html"]
    name: str
    words: str
    start: int
    end: int
    line: int
    caption: str = ""


def mentions(text: str) -> Iterator[Mention]:
    """Yield the macros, pictures and links of a text in their order; what stands in code is left alone."""
    if "[" not in text and "{{" not in text and "<" not in text:
        return  # as most texts do
    visible = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text) if "`" in text or "~~~" in text else text
    for match in MACRO.finditer(visible):
        kind, name, words = _meaning(match)
        line = visible.count("\n", 0, match.start())
        yield Mention(kind, name.strip(), words.strip(), match.start(), match.end(), line, match["caption"] or "")


def leads_elsewhere(name: str) -> bool:
    """Tell whether a picture's or a link's address is not a path of the content."""
    return _ELSEWHERE.match(name) is not None


def _meaning(match: re.Match[str]) -> tuple[Literal["record", "figure", "picture", "link", "html"], str, str]:
    if match["record"] is not None:
        return "record", match["record"], match["words"] or ""
    if match["figure"] is not None:
        return "figure", match["figure"], ""
    if match["html"] is not None:
        return "html", match["html"], ""
    return "picture" if match["bang"] else "link", match["angled"] or match["plain"], match["text"]
