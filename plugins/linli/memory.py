"""What a build remembers of the one before: of every file, what it shows and what that depends on."""

from __future__ import annotations

import contextlib
import gc
import pickle
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgpack

from linli.console import tell_damaged
from linli.records.fields import Record
from linli.traces import Question, untraced

# Raised with every change of what is written below.
_FORM = 4


class Outcome(NamedTuple):
    """What is known of a file without planning it again.

    `view` is a fingerprint of what it shows, `template` what that is shown with, `given` what its plan was told.
    `asked` are the numbers of the questions that the plan asked. `needs` are the names of the finished media that have
    to be there, `shown` those that are published with it, each with what it says if it is a code. `canonical` is its
    address where it is to be found, `image` its share card's. `files` are published with it: output path, digest,
    source. `entry` is a fingerprint of what search knows of it, and empty where that is nothing.
    """

    view: str
    template: str = ""
    given: str = ""
    asked: bytes = b""
    needs: tuple[str, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()
    canonical: str = ""
    image: str = ""
    files: tuple[tuple[str, str, str], ...] = ()
    entry: str = ""


class Listing(NamedTuple):
    """Which files a part of the site has: output path, and what its plan is told. `asked` is as in `Outcome`."""

    jobs: tuple[tuple[str, str], ...]
    asked: bytes


class Memory:
    """Outcomes by output path, listings by name, and the answers that they rest on; `is_blank`: of no build before.

    All of it holds in one `world` only: another version of the code or other settings have another. `indexes` are the
    files of each language's search index with their keys.
    """

    def __init__(self, world: str) -> None:
        self.world = world
        self.is_blank = True
        self.outcomes: dict[str, Outcome] = {}
        self.listings: dict[str, Listing] = {}
        self.indexes: dict[str, dict[str, str]] = {}
        self.foundations: dict[str, str] = {}
        self._numbers: dict[Question, int] = {}
        self._answers: list[str] = []
        self.outdated: dict[Question, int] = {}
        self._old_numbers: set[int] = set()

    @property
    def numbers(self) -> Mapping[Question, int]:
        """The questions that have an answer, with their numbers."""
        return self._numbers

    def ask_again(self, answer: Callable[[Question], str], is_open: Callable[[str | int], bool]) -> None:
        """Ask anew whatever is about something that `is_open`: what rests on another answer is to be planned again."""
        open_ones = {what for what in {question[0] for question in self._numbers} if is_open(what)}
        with untraced():
            for question, number in self._numbers.items():
                if question[0] in open_ones and (now := _answered(answer, question)) != self._answers[number]:
                    self._answers[number] = now
                    self.outdated[question] = number
                    self._old_numbers.add(number)

    def still_standing(self, foundations: Mapping[str, str]) -> frozenset[str]:
        """Return what rests on the same as at the last build; from now on, `foundations` are what it rests on."""
        same = frozenset(name for name, found in foundations.items() if self.foundations.get(name) == found)
        self.foundations = dict(foundations)
        return same

    def learn(self, questions: Sequence[Question], answers: Sequence[str]) -> list[int]:
        """Return the numbers of questions; of those that are new, the answers are remembered."""
        return [self._number_of(question, answer) for question, answer in zip(questions, answers, strict=True)]

    def _number_of(self, question: Question, answer: str) -> int:
        number = self._numbers.get(question)
        if number is None:
            number = self._numbers[question] = len(self._answers)
            self._answers.append(answer)
        return number

    def outcome(self, path: str, given: str) -> Outcome | None:
        """Return what is known of a file, or None where it has to be planned again."""
        known = self.outcomes.get(path)
        if known is None or known.given != given:
            return None
        return None if self._is_outdated(known.asked) else known

    def listing(self, name: str) -> Listing | None:
        """Return which files a part of the site has, or None where that has to be found out again."""
        known = self.listings.get(name)
        return None if known is None or self._is_outdated(known.asked) else known

    def _is_outdated(self, asked: bytes) -> bool:
        return bool(self._old_numbers) and not self._old_numbers.isdisjoint(array("I", asked))

    def entry(self, path: str) -> str:
        """Return the fingerprint of what search knows of a file; empty where that is nothing."""
        return self.outcomes[path].entry if path in self.outcomes else ""

    def resting_on(self, questions: Iterable[Question]) -> list[str]:
        """Return the files whose plans asked one of the questions."""
        numbers = {self._numbers[question] for question in questions if question in self._numbers}
        return [path for path, known in self.outcomes.items() if not numbers.isdisjoint(array("I", known.asked))]

    def why(self, path: str, given: str) -> str:
        """Return in a few words why a file has to be planned again."""
        known = self.outcomes.get(path)
        if known is None:
            return "nothing is known of the last build, or what all files depend on changed" if self.is_blank else "new"
        asked = set(array("I", known.asked))
        reasons = sorted(" ".join(map(str, question)) for question, number in self.outdated.items() if number in asked)
        if known.given != given:
            reasons.append("what it lists")
        shown = ", ".join(reasons[:3])
        return f"{shown} and {len(reasons) - 3} more" if len(reasons) > 3 else shown

    def keep_only(self, paths: Iterable[str]) -> None:
        """Forget the files that the site has no more."""
        kept = {path: self.outcomes[path] for path in paths if path in self.outcomes}
        if len(kept) < len(self.outcomes):
            self.outcomes = kept

    def save(self, file: Path) -> None:
        """Write all of it to a file, whole or not at all. That it cannot be written is no trouble for this build."""
        stored = {
            "form": _FORM,
            "world": self.world,
            "questions": list(self._numbers),
            "answers": self._answers,
            "outcomes": self.outcomes,
            "listings": self.listings,
            "indexes": self.indexes,
            "foundations": self.foundations,
        }
        _write(file, stored)


def recall(file: Path, world: str) -> Memory:
    """Return what the last build remembered; nothing where that is missing, damaged, or of another world."""
    memory = Memory(world)
    stored = _read(file)
    if stored.get("form") == _FORM and stored.get("world") == world:
        try:
            memory.outcomes = {path: Outcome(*fields) for path, fields in stored["outcomes"].items()}
            memory.listings = {name: Listing(*fields) for name, fields in stored["listings"].items()}
            memory._numbers = {question: number for number, question in enumerate(stored["questions"])}
            memory._answers = list(stored["answers"])
            memory.foundations = dict(stored["foundations"])
            memory.indexes = {folder: dict(files) for folder, files in stored["indexes"].items()}
            memory.is_blank = False
        except (KeyError, TypeError, ValueError, AttributeError):
            tell_damaged(file)
            return Memory(world)
    return memory


class Records:
    """The records that the last build read, in a file that grows by what is new, and is written anew now and then.

    It is a pickle, as trusted as the compiled templates beside it: nobody but the owner of the project writes there.
    """

    def __init__(self, file: Path, code: str) -> None:
        self._file = file
        self._code = code
        self._stored: dict[str, Record] = {}
        self._is_whole = False
        self._load()
        # What `parse_records` finds here, and leaves here.
        self.by_name: dict[str, Record] = dict(self._stored)

    @property
    def sound(self) -> frozenset[str]:
        """The digests of all files that were read."""
        return frozenset(digest for record in self.by_name.values() for digest in record.origin.digests)

    def save(self) -> None:
        """Have the records in the file. That it cannot be written is no trouble: they are read again."""
        with contextlib.suppress(OSError):
            self._save()

    def _save(self) -> None:
        new = {name: record for name, record in self.by_name.items() if name not in self._stored}
        gone = len(self._stored) - (len(self.by_name) - len(new))
        if self._is_whole and gone <= len(self.by_name) // 4:
            if new:
                with self._file.open("ab") as file:
                    file.write(pickle.dumps(new, pickle.HIGHEST_PROTOCOL))
            return
        unfinished = self._file.with_name(f"{self._file.name}.new")
        with unfinished.open("wb") as file:
            pickle.dump(self._code, file)
            file.write(pickle.dumps(self.by_name, pickle.HIGHEST_PROTOCOL))
        unfinished.replace(self._file)

    def _load(self) -> None:
        collects = gc.isenabled()
        gc.disable()  # nothing of this is garbage, and to look for some takes as long as reading it
        try:
            with self._file.open("rb") as file:
                if pickle.load(file) != self._code:
                    return
                self._is_whole = True
                while file.peek(1):
                    self._stored |= pickle.load(file)
        except FileNotFoundError:
            return
        except Exception:
            tell_damaged(self._file)
            self._stored, self._is_whole = {}, False
        finally:
            if collects:
                gc.enable()


class Told(NamedTuple):
    """What calendars rested on when they were last published, and what they rest on `since`: the ledger has grown.

    While they rest on that, nothing in them is new to subscribers, and nothing is wrong.
    """

    before: str = ""
    since: str = ""

    def first_of(self, basis: str) -> str:
        """Return the same text for both."""
        return self.before if basis == self.since else basis


class Verdicts:
    """What the last audit found sound, and what was told, in a file of its own, for the same version of the code."""

    def __init__(self, file: Path, code: str) -> None:
        self._file = file
        self._code = code
        stored = _read(file)
        kept = stored if stored.get("code") == code else {}
        sound, told = kept.get("sound"), kept.get("told")
        # What `link_records` finds here, and leaves here.
        self.sound: set[str] = set(map(str, sound)) if isinstance(sound, tuple) else set()
        self.told = Told(*map(str, told)) if isinstance(told, tuple) and len(told) == 2 else Told()
        self._kept = (frozenset(self.sound), self.told)

    def save(self) -> None:
        """Have the verdicts in the file. That it cannot be written is no trouble: the next audit reads all again."""
        if (frozenset(self.sound), self.told) != self._kept:
            _write(self._file, {"code": self._code, "sound": sorted(self.sound), "told": self.told})


def _answered(answer: Callable[[Question], str], question: Question) -> str:
    try:
        return answer(question)
    except LookupError:
        return ""  # what it was about is gone


def _read(file: Path) -> Mapping[str, Any]:
    try:
        stored = msgpack.unpackb(file.read_bytes(), use_list=False, strict_map_key=False)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, msgpack.UnpackException):
        stored = None
    if not isinstance(stored, dict):
        tell_damaged(file)
        return {}
    return stored


def _write(file: Path, stored: Mapping[str, Any]) -> None:
    unfinished = file.with_name(f"{file.name}.new")
    with contextlib.suppress(OSError):
        unfinished.write_bytes(msgpack.packb(stored))
        unfinished.replace(file)
