"""What a computation asks of the site, noted while it runs: the trace that tells whether it must be run again.

A computation that only reads through `Noted` mappings and through functions that call `note` gives the same result
as long as its questions have the same answers (a verifying trace: Mokhov, Mitchell, Peyton Jones, “Build Systems à la
Carte”, 2018). Questions are plain tuples of texts and numbers, so that they can be kept in a file.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import Generic, TypeVar

# What is asked about, and which one of these: `("record", "event", "wutong", "tea")`, `("today",)`.
Question = tuple[str | int, ...]

K = TypeVar("K")
V = TypeVar("V")

_asked: set[Question] | None = None


def note(*question: str | int) -> None:
    """Note a question of the computation that is being traced, if there is one."""
    if _asked is not None:
        _asked.add(question)


@contextlib.contextmanager
def traced() -> Iterator[set[Question]]:
    """Give the set that the questions asked meanwhile go into. Within another trace they are noted there, too."""
    global _asked
    outer, _asked = _asked, set()
    try:
        yield _asked
    finally:
        if outer is not None:
            outer |= _asked
        _asked = outer


@contextlib.contextmanager
def untraced() -> Iterator[None]:
    """Note nothing meanwhile: what is found out here stands for itself, or its question is noted as a whole."""
    global _asked
    outer, _asked = _asked, None
    try:
        yield
    finally:
        _asked = outer


def fingerprint(value: object) -> str:
    """Return a short text for a value: never that of another one, as far as `repr` tells them apart."""
    return hashlib.blake2b(repr(value).encode(), digest_size=16).hexdigest()


class Remembered(Generic[K, V]):
    """Answers by key, each worked out once; whoever asks again has asked all that the working out has asked."""

    def __init__(self, work_out: Callable[[K], V]) -> None:
        self._work_out = work_out
        self._found: dict[K, tuple[V, frozenset[Question]]] = {}

    def __call__(self, key: K) -> V:
        """Return the answer."""
        if key not in self._found:
            with traced() as asked:
                self._found[key] = self._work_out(key), frozenset(asked)
        value, questions = self._found[key]
        if _asked is not None:
            _asked.update(questions)
        return value


class Noted(Mapping[K, V]):
    """A mapping of which every look-up is noted. Keys are texts, or tuples of texts.

    Whoever goes through its keys, or counts them, depends on all of these; whoever goes through values, on all of it.
    """

    def __init__(self, name: str, values: Mapping[K, V]) -> None:
        self.name = name
        self.values_by_key = values

    def __getitem__(self, key: K) -> V:
        if _asked is not None:
            _asked.add(self._question(key))
        return self.values_by_key[key]

    def get(self, key: K, default: V | None = None) -> V | None:  # type: ignore[override]
        """Return a value, or `default` where there is none."""
        if _asked is not None:
            _asked.add(self._question(key))
        return self.values_by_key.get(key, default)

    def __contains__(self, key: object) -> bool:
        if _asked is not None:
            _asked.add(self._question(key))  # type: ignore[arg-type]
        return key in self.values_by_key

    def __iter__(self) -> Iterator[K]:
        note("keys", self.name)
        return iter(self.values_by_key)

    def __len__(self) -> int:
        note("keys", self.name)
        return len(self.values_by_key)

    def items(self) -> ItemsView[K, V]:
        """Return all keys with their values."""
        note(self.name)
        return self.values_by_key.items()

    def values(self) -> ValuesView[V]:
        """Return all values."""
        note(self.name)
        return self.values_by_key.values()

    def _question(self, key: K) -> Question:
        return (self.name, *key) if isinstance(key, tuple) else (self.name, key)  # type: ignore[return-value]
