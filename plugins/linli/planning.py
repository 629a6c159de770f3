"""Plans the site's files, each only where what it depends on has changed, and writes those that differ."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Generic, NamedTuple, TypeVar

from linli.artefacts.publish import NextSite
from linli.memory import Listing, Memory, Outcome
from linli.traces import Question, traced, untraced
from linli.views.jobs import Job
from linli.workers import share_out

V = TypeVar("V")


@dataclass(frozen=True)
class Craft(Generic[V]):
    """How views of one sort become files.

    `describe` returns what is to be remembered of a view, `key` a text that is equal only for equal files, `make` the
    file's bytes, `media` whatever has to be made before that, and `entry` what search knows of it.
    """

    describe: Callable[[str, V], Outcome]
    key: Callable[[Outcome], str]
    make: Callable[[V], bytes]
    media: Callable[[V], Iterable[Any]] = lambda _view: ()
    entry: Callable[[str, V], Any] = lambda _path, _view: None


class Task(NamedTuple):
    """A file and how it is made."""

    job: Job[Any]
    craft: Craft[Any]

    def __str__(self) -> str:
        return self.job.path


# A file that was written to the next site: its path, and its key, size and time.
Written = tuple[str, tuple[str, int, int]]
# Yields the copies of a file, by what is added to its path.
Copier = Callable[[str, bytes], Iterable[tuple[str, bytes]]]


class _Planned(NamedTuple):
    """What a worker sends back: numbers count the questions of its own list."""

    outcomes: list[tuple[str, Outcome]]
    written: list[Written]
    questions: list[Question]
    answers: list[str]
    media: list[Any]
    entries: dict[str, Any]


class Planner:
    """Plans tasks with what `memory` knows. `answer` tells what the site now answers to a question.

    `made` tells whether media are there already, by their names: a page all of whose media are is written at once, the
    others once `finish` is called. `copies_of` yields what is to be written beside a file: suffix and bytes.
    `explain` is told of each file that is planned again, and why.
    """

    def __init__(
        self,
        memory: Memory,
        answer: Callable[[Question], str],
        site: NextSite,
        made: Callable[[Iterable[str]], bool],
        workers: int,
        copies_of: Copier | None = None,
        explain: Callable[[str, str], None] | None = None,
    ) -> None:
        self.memory = memory
        self.media: list[Any] = []
        self.entries: dict[str, Any] = {}
        self._answer = answer
        self._site = site
        self._made = made
        self._workers = workers
        self._copies_of = copies_of or (lambda _path, _content: ())
        self._explain = explain
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

    def listed(self, name: str, listing: Callable[[], Iterable[Job[V]]]) -> list[Job[V]]:
        """Return the jobs of a listing. As long as its questions have the same answers, nobody goes through it.

        Then a job's plan is looked for only once it is to be carried out.
        """
        known = self.memory.listing(name)
        if known:
            late = cache(partial(_by_path, listing))
            return [Job(path, partial(_plan_late, late, path), given) for path, given in known.jobs]
        with traced() as asked:
            jobs = list(listing())
        answers = ["" if question in self.memory.numbers else self._answer(question) for question in asked]
        numbers = array("I", sorted(self.memory.learn(list(asked), answers)))
        self.memory.listings[name] = Listing(tuple((job.path, job.given) for job in jobs), numbers.tobytes())
        return jobs

    def plan(self, tasks: Sequence[Task], heard: Callable[[int, int], None]) -> None:
        """Plan those of the tasks of which something has changed.

        Raises:
            WorkerDied: a process ended while it was planning a file.
        """
        self._tasks |= {task.job.path: task for task in tasks}
        changed = [task for task in tasks if not self._is_known(task)]
        if not changed:
            return
        if self._explain:
            for job, _craft in changed:
                self._explain(job.path, self.memory.why(job.path, job.given))
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
            self._adopt(written)
            done = min(done + len(written), len(waiting))
            heard(done, len(waiting))

    def _is_known(self, task: Task) -> bool:
        known = self.memory.outcome(task.job.path, task.job.given)
        return known is not None and self._made(known.needs)

    def _is_to_be_written(self, path: str) -> bool:
        return path not in self._written and not self._site.has(path, self.key(path))

    def _plan_some(self, tasks: Iterable[Task]) -> _Planned:
        numbers: dict[Question, int] = {}
        outcomes: list[tuple[str, Outcome]] = []
        written: list[Written] = []
        media: list[Any] = []
        entries: dict[str, Any] = {}
        for job, craft in tasks:
            with traced() as asked:
                view = job.plan()
            local = array("I", sorted(numbers.setdefault(question, len(numbers)) for question in asked))
            outcome = craft.describe(job.path, view)._replace(given=job.given, asked=local.tobytes())
            key = craft.key(outcome)
            if not self._made(outcome.needs):
                media += craft.media(view)
            elif not self._site.has(job.path, key):
                written += self._write(job.path, key, craft.make(view))
            if outcome.entry:
                entries[job.path] = craft.entry(job.path, view)
            outcomes.append((job.path, outcome))
        known = self.memory.numbers
        answers = ["" if question in known else self._answer(question) for question in numbers]
        return _Planned(outcomes, written, list(numbers), answers, media, entries)

    def _take_in(self, planned: _Planned) -> None:
        numbers = self.memory.learn(planned.questions, planned.answers)
        for path, outcome in planned.outcomes:
            asked = array("I", map(numbers.__getitem__, array("I", outcome.asked)))
            self.memory.outcomes[path] = outcome._replace(asked=asked.tobytes())
        self._adopt(planned.written)
        self.media += planned.media
        self.entries |= planned.entries

    def _write_some(self, tasks: Iterable[Task]) -> list[Written]:
        return [
            written
            for job, craft in tasks
            for written in self._write(job.path, self.key(job.path), craft.make(job.plan()))
        ]

    def _write(self, path: str, key: str, content: bytes) -> Iterator[Written]:
        """Write a file and its copies; a copy's key is the file's with what is added to its path."""
        yield path, self._site.put(path, key, content)
        for suffix, copy in self._copies_of(path, content):
            yield path + suffix, self._site.put(path + suffix, key + suffix, copy)

    def _adopt(self, written: Iterable[Written]) -> None:
        for path, record in written:
            self._site.adopt(path, record)
            self._written.add(path)


def _by_path(listing: Callable[[], Iterable[Job[V]]]) -> Mapping[str, Job[V]]:
    with untraced():
        return {job.path: job for job in listing()}


def _plan_late(late: Callable[[], Mapping[str, Job[V]]], path: str) -> V:
    return late()[path].plan()


def tasks_of(jobs: Iterable[Job[V]], craft: Craft[V]) -> Iterator[Task]:
    """Yield jobs with the craft that they are done by."""
    return (Task(job, craft) for job in jobs)
