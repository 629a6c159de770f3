"""Files that are planned from the site one by one, each only when that is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from linli.traces import fingerprint

V = TypeVar("V", covariant=True)


class Job(NamedTuple, Generic[V]):
    """One file of the site, by its output path.

    `plan` returns what the file shows, always the same while the site answers its questions alike. What the plan is
    told without asking the site goes into `given`: equal texts for equal things.
    """

    path: str
    plan: Callable[[], V]
    given: str = ""


def plan_all(jobs: Iterable[Job[V]]) -> Iterator[tuple[str, V]]:
    """Yield every file with what it shows."""
    for job in jobs:
        yield job.path, job.plan()


def given(*values: object) -> str:
    """Return a short text for what a plan is told: never that of other values, as far as `repr` tells them apart."""
    return fingerprint(values)
