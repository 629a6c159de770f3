"""What is wrong with the content, said so that an editor can put it right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple


# A tuple, not a dataclass: a site of 10,000 records makes a quarter of a million, and tuples are made faster.
class Place(NamedTuple):
    """Where an editor wrote something: a path relative to the project, and a line from 1 (0: the whole file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake in the content: where, what, and the way out."""

    place: Place
    message: str
    way_out: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.message} {self.way_out}".rstrip()


class ContentProblems(Exception):
    """The content has problems, so nothing was published; `problems` holds them all, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class CannotPublish(Exception):
    """The site could not be written where it belongs; the published one is as it was. The text says why."""


class DamagedPhotos(CannotPublish):
    """Photos turned out to be damaged while their copies were made; all others were made.

    `damage` says by digest what is wrong with each, so that it continues the sentence `photo x …`.
    """

    def __init__(self, text: str, damage: Mapping[str, str]) -> None:
        super().__init__(text)
        self.damage = damage


class Report:
    """Collects the problems of a build, each once."""

    def __init__(self) -> None:
        self._problems: set[Problem] = set()

    def add(self, place: Place, message: str, way_out: str = "") -> None:
        """Note one problem; the same one said twice counts once."""
        self._problems.add(Problem(place, message, way_out))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note problems that were found elsewhere."""
        self._problems.update(problems)

    def __len__(self) -> int:
        return len(self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems so far, sorted by path and line."""
        return tuple(sorted(self._problems))

    def stop_if_any(self) -> None:
        """Raise `ContentProblems` unless there is nothing to report."""
        if self._problems:
            raise ContentProblems(self._problems)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a way out that names the nearest known word, or `otherwise` where none is near."""
    near = nearest(word, known)
    return f"Did you mean `{near}`?" if near else otherwise


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was probably meant to be, or None."""
    near = difflib.get_close_matches(word.lower(), {k.lower(): k for k in known}, n=1, cutoff=0.6)
    return next(k for k in sorted(known) if k.lower() == near[0]) if near else None


def counted(number: int) -> str:
    """Return how many problems there are, as a sentence."""
    return "No problems." if not number else "1 problem." if number == 1 else f"{number} problems."
