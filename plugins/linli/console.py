"""What the staff sees while Linli works: a bar on a terminal, silence elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn


class ShownProgress:
    """Shows how far a build has come; call it with what is done, how much of it, and how much there is."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show how far one part of the work has come."""
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._tasks[what], completed=done, total=total)


def say(text: str) -> None:
    """Tell the staff something."""
    print(text, file=sys.stderr)


def tell_damaged(file: Path) -> None:
    """Tell the staff that a build knows less than it could."""
    say(f"{file.parent.name}/{file.name} is damaged: what it held is worked out anew.")
