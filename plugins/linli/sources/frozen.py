"""What was handed in, as it was on that day: one file beside the submission, kept with the content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

_SCHEMA = "linli-frozen/1"


class BrokenFrozen(Exception):
    """A file does not say what was handed in, or not as it was written."""


@dataclass(frozen=True, slots=True)
class FrozenEvidence:
    """A piece of evidence as it was handed in; `digest` is empty where it had no file."""

    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was handed in: the day, the digest of all texts, and what each part said, by its id or number."""

    date: date
    award: str
    case: str
    language: str
    digest: str
    sections: Mapping[str, str]
    figures: Mapping[str, str]
    evidence: Mapping[str, FrozenEvidence]


def read_frozen(file: Path) -> Frozen | None:
    """Return what was handed in, or None where nothing has been.

    Raises:
        BrokenFrozen: the file is there, and cannot be understood.
    """
    if not file.is_file():
        return None
    try:
        told = json.loads(file.read_text("utf-8"))
        if told.pop("schema") != _SCHEMA:
            raise BrokenFrozen(str(file))
        evidence = {number: FrozenEvidence(**piece) for number, piece in told.pop("evidence").items()}
        return Frozen(date=date.fromisoformat(told.pop("date")), evidence=evidence, **told)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenFrozen(str(file)) from error


def write_frozen(file: Path, frozen: Frozen) -> None:
    """Write what was handed in, readable for people and for `git diff`."""
    told = {"schema": _SCHEMA, **asdict(frozen), "date": frozen.date.isoformat()}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
