"""Where a build's time goes: each part of it with its share, told with `linli build --profile`."""

from __future__ import annotations

import contextlib
import resource
import time
from collections.abc import Iterator

_parts: dict[str, tuple[float, float]] = {}


@contextlib.contextmanager
def timed(part: str) -> Iterator[None]:
    """Count what is done meanwhile as a part of the build; parts do not lie within one another."""
    wall, work = time.perf_counter(), _work()
    try:
        yield
    finally:
        before = _parts.get(part, (0.0, 0.0))
        _parts[part] = before[0] + time.perf_counter() - wall, before[1] + _work() - work


def told() -> Iterator[str]:
    """Yield a line for each part in the order of time: seconds that passed, and seconds of work on all cores."""
    yield f"{'seconds':>8}  {'of work':>8}"
    for part, (wall, work) in _parts.items():
        yield f"{wall:8.2f}  {work:8.2f}  {part}"
    own = resource.getrusage(resource.RUSAGE_SELF)
    yield f"{own.ru_maxrss / 1024:8.0f}  MB at most in the first process"


def _work() -> float:
    """Return the seconds that this process and its children that have ended worked so far."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
