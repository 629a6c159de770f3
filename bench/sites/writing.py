"""Puts files where they belong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def put(file: Path, text: str) -> None:
    """Write a text, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def document(front: Iterable[str], body: str) -> str:
    """Return a Markdown file with front matter."""
    return "\n".join(["---", *front, "---", body, ""])
