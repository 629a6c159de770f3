"""Plans the site's files, each only where what it depends on has changed, and writes those that differ."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from linli.artefacts.publish import NextSite
from linli.memory import Memory, Outcome
from linli.traces import Question, traced
from linli.views.jobs import Job
from linli.workers import share_out

V = TypeVar("V")


@dataclass(frozen=True)
class Craft(Generic[V]):
    """How views of one sort become files.

    `describe` returns what is to be remembered of a view, `key` a text that is equal only for equal files, `make` the
    file's bytes, and `media` whatever has to be made before that.
    """

    describe: Callable[[str, V], Outcome]
    key: Callable[[Outcome], str]
    make: Callable[[V], bytes]
    media: Callable[[V], Iterable[Any]]


class Task(NamedTuple):
    """A file and how it is made."""

    job: Job[Any]
    craft: Craft[Any]

    def __str__(self) -> str:
        return self.job.path


# A file that was written to the next site: its key, size and time.
Record = tuple[str, int, int]


class _Planned(NamedTuple):
    """What a worker sends back: numbers count the questions of its own list."""

    outcomes: list[tuple[str, Outcome, Record | None]]
    questions: list[Question]
    answers: list[str]
    media: list[Any]


class Planner:
    """Plans tasks with what `memory` knows. `answer` tells what the site now answers to a question.

    `made` are the names of the media that are there already: a page all of whose media are there is written at once,
    the others once `finish` is called. `heard` is told how many files are planned and how many are to be.
    """

    def __init__(
        self,
        memory: Memory,
        answer: Callable[[Question], str],
        site: NextSite,
        made: frozenset[str],
        workers: int,
    ) -> None:
        self.memory = memory
        self.media: list[Any] = []
        self.planned: list[str] = []
        self._answer = answer
        self._site = site
        self._made = made
        self._workers = workers
        self._tasks: dict[str, Task] = {}
        self._written: set[str] = set()

    @property
    def tasks(self) -> Mapping[str, Task]:
        """All tasks so far by output path."""
        return self._tasks

    def outcome(self, path: str) -> Outcome:
        """Return what is known of a file that is planned."""
        return self.memory.outcomes[path]

    def key(self, path: str) -> str:
        """Return a text that is equal only for equal files."""
        return self._tasks[path].craft.key(self.outcome(path))

    def plan(self, tasks: Sequence[Task], heard: Callable[[int, int], None]) -> None:
        """Plan those of the tasks of which something has changed.

        Raises:
            WorkerDied: a process ended while it was planning a file.
        """
        self._tasks |= {task.job.path: task for task in tasks}
        changed = [task for task in tasks if not self._is_known(task)]
        if not changed:
            return
        self._site.open()
        done = 0
        for planned in share_out(changed, self._plan_some, self._workers):
            self._take_in(planned)
            done += len(planned.outcomes)
            heard(done, len(changed))

    def finish(self, heard: Callable[[int, int], None]) -> None:
        """Write all files that differ and are not written yet; their media are made by now.

        Raises:
            WorkerDied: a process ended while it was making a file.
        """
        waiting = [task for path, task in self._tasks.items() if self._is_to_be_written(path)]
        if not waiting:
            return
        self._site.open()
        done = 0
        for written in share_out(waiting, self._write_some, self._workers):
            for path, record in written:
                self._adopt(path, record)
            done += len(written)
            heard(done, len(waiting))

    def _is_known(self, task: Task) -> bool:
        known = self.memory.outcome(task.job.path, task.job.given)
        return known is not None and self._made.issuperset(known.needs)

    def _is_to_be_written(self, path: str) -> bool:
        return path not in self._written and not self._site.has(path, self.key(path))

    def _plan_some(self, tasks: Iterable[Task]) -> _Planned:
        numbers: dict[Question, int] = {}
        outcomes: list[tuple[str, Outcome, Record | None]] = []
        media: list[Any] = []
        for job, craft in tasks:
            with traced() as asked:
                view = job.plan()
            local = array("I", sorted(numbers.setdefault(question, len(numbers)) for question in asked))
            outcome = craft.describe(job.path, view)._replace(given=job.given, asked=local.tobytes())
            key = craft.key(outcome)
            record = None
            if self._made.issuperset(outcome.needs):
                if not self._site.has(job.path, key):
                    record = self._site.put(job.path, key, craft.make(view))
            else:
                media += craft.media(view)
            outcomes.append((job.path, outcome, record))
        known = self.memory.numbers
        answers = ["" if question in known else self._answer(question) for question in numbers]
        return _Planned(outcomes, list(numbers), answers, media)

    def _take_in(self, planned: _Planned) -> None:
        numbers = self.memory.learn(planned.questions, planned.answers)
        for path, outcome, record in planned.outcomes:
            asked = array("I", map(numbers.__getitem__, array("I", outcome.asked)))
            self.memory.outcomes[path] = outcome._replace(asked=asked.tobytes())
            self.planned.append(path)
            if record:
                self._adopt(path, record)
        self.media += planned.media

    def _write_some(self, tasks: Iterable[Task]) -> list[tuple[str, Record]]:
        return [
            (job.path, self._site.put(job.path, self.key(job.path), craft.make(job.plan()))) for job, craft in tasks
        ]

    def _adopt(self, path: str, record: Record) -> None:
        self._site.adopt(path, record)
        self._written.add(path)


def tasks_of(jobs: Iterable[Job[V]], craft: Craft[V]) -> Iterator[Task]:
    """Yield jobs with the craft that they are done by."""
    return (Task(job, craft) for job in jobs)
