"""What a command costs: its time, its work, and the memory of all its processes together."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

_EVERY_S = 0.02


@dataclass(frozen=True)
class Cost:
    """What one run took. `cpu_s` is user and system time of all its processes.

    `peak_mb` is the largest sum at one moment of what its processes have in memory; what several share counts once.
    """

    wall_s: float
    cpu_s: float
    peak_mb: float


class CommandFailed(Exception):
    """A command ended with an error. The text holds what it said."""


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end.

    Raises:
        CommandFailed: it did not end well.
    """
    # From a small process: the kernel takes a command for no smaller than what it is started from.
    told = json.dumps([list(command), str(folder), dict(environment)])
    ended = subprocess.run([sys.executable, __file__], input=told, capture_output=True, encoding="utf-8", check=False)
    if ended.returncode:
        raise CommandFailed(ended.stderr)
    return Cost(*json.loads(ended.stdout))


def _measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=said, stderr=subprocess.STDOUT
        )
        watch = MemoryWatch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        seen_mb = watch.stop()
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{said.read()[-4000:]}")
    # The kernel's own figure misses nothing, but is that of the largest process alone.
    largest_mb = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return Cost(wall_s, usage.ru_utime + usage.ru_stime, max(seen_mb, largest_mb))


class MemoryWatch:
    """Looks again and again how much memory a process and its descendants have; Linux only, elsewhere it sees 0.

    A process without descendants is passed over unless it is to be looked at `alone`, too: asking costs the asked,
    and of one that is waited for the kernel tells the same in the end.
    """

    def __init__(self, pid: int, *, alone: bool = False) -> None:
        self._pid = pid
        self._fewest = 1 if alone else 2
        self._peak_kb = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """Return the most that was seen, in MB."""
        self._over.set()
        self._thread.join()
        return self._peak_kb / 1024

    def _look(self) -> None:
        while not self._over.wait(_EVERY_S):
            pids = _with_descendants(self._pid)
            if len(pids) >= self._fewest:
                self._peak_kb = max(self._peak_kb, sum(map(_share_kb, pids)))


def _with_descendants(pid: int) -> list[int]:
    children = (int(child) for file in Path(f"/proc/{pid}/task").glob("*/children") for child in _read(file).split())
    return [pid, *(one for child in children for one in _with_descendants(child))]


def _share_kb(pid: int) -> int:
    """Return a process's proportional share: what n processes have in common counts as an nth for each."""
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _read(file: Path) -> str:
    try:
        return file.read_text("ascii")
    except OSError:  # it has ended meanwhile
        return ""


if __name__ == "__main__":
    command, folder, environment = json.load(sys.stdin)
    print(json.dumps(astuple(_measure(command, Path(folder), environment))))
