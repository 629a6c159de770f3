"""What an editor's text points at: records (`[[id]]`), figures (`{{id}}`) and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
MACRO = re.compile(
    r"(?<!\\)(?:\[\[(?P<record>[^\]|\n]+)(?:\|(?P<words>[^\]\n]+))?\]\]"
    r"|\{\{\s*(?P<figure>[^}\n]*?)\s*\}\}"
    r"|!\[(?P<alt>[^\]]*)\]\((?P<picture>[^)\s]+)(?:\s+\"(?P<caption>[^\"]*)\")?\))"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One macro in a text: what it names, where it stands, and the line it is in, from 0."""

    kind: Literal["record", "figure", "picture"]
    name: str
    words: str
    start: int
    end: int
    line: int
    caption: str = ""


def mentions(text: str) -> Iterator[Mention]:
    """Yield the macros of a text in their order; what stands in code is left alone."""
    visible = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    for match in MACRO.finditer(visible):
        line = visible.count("\n", 0, match.start())
        if match["record"]:
            yield Mention(
                "record", match["record"].strip(), (match["words"] or "").strip(), match.start(), match.end(), line
            )
        elif match["picture"]:
            caption = match["caption"] or ""
            yield Mention("picture", match["picture"], match["alt"].strip(), match.start(), match.end(), line, caption)
        else:
            yield Mention("figure", match["figure"] or "", "", match.start(), match.end(), line)


def is_local_picture(name: str) -> bool:
    """Tell whether a Markdown image names a file of the record's folder."""
    return "://" not in name and not name.startswith(("/", "data:"))
