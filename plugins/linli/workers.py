"""Work shared among forked processes: they see all that is in memory, and send back only what they find out."""

from __future__ import annotations

import contextlib
import gc
import mmap
import os
import pickle
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Below that many pieces a fork costs more than it saves.
_WORTH_A_FORK = 100
# Pieces that lie together are worked off together, for they have much in common; so many that all have enough to do.
_ROUNDS = 8
_NUMBER = struct.Struct("q")
# The system libraries of macOS do not bear a process that is forked and goes on; Windows cannot fork.
_MAY_FORK = sys.platform.startswith("linux")


class WorkerDied(Exception):
    """A process ended in the middle of its work; `piece` is what it was at."""

    def __init__(self, piece: object, ended: str) -> None:
        super().__init__(f"{piece}: {ended}")
        self.piece = piece
        self.ended = ended


def share_out(pieces: Sequence[T], work: Callable[[Iterable[T]], R], workers: int) -> Iterator[R]:
    """Yield `work(some of the pieces)` for all of them, in no certain order.

    On Linux, with more than one worker and enough to do, `work` runs in forked processes: what it returns must be
    picklable, and what else it changes is lost. An exception that it raises is raised here.

    Raises:
        WorkerDied: a process was killed, say for want of memory.
    """
    if workers < 2 or len(pieces) < _WORTH_A_FORK or not _MAY_FORK:
        if pieces:
            yield work(pieces)
        return
    size = -(-len(pieces) // (workers * _ROUNDS))
    shares = [range(start, min(start + size, len(pieces))) for start in range(0, len(pieces), size)]
    with mmap.mmap(-1, _NUMBER.size * workers) as board:
        sys.stdout.flush()
        sys.stderr.flush()
        # What is there now is never collected: to count its references would copy it into every process.
        gc.freeze()
        team = dict(_fork(number, shares[number::workers], pieces, work, board) for number in range(workers))
        try:
            yield from _hear(team, pieces, board)
        finally:
            gc.unfreeze()
            for connection, (pid, _number) in team.items():
                connection.close()
                with contextlib.suppress(ProcessLookupError, ChildProcessError):
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)


def _fork(
    number: int, shares: Sequence[range], pieces: Sequence[T], work: Callable[[Iterable[T]], R], board: mmap.mmap
) -> tuple[Connection, tuple[int, int]]:
    hearing, telling = Pipe(duplex=False)
    pid = os.fork()
    if pid:
        telling.close()
        return hearing, (pid, number)
    code = 1
    try:
        gc.disable()
        for share in shares:
            telling.send_bytes(_attempt(work, _watched(pieces, share, number, board)))
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        # Nothing of the parent's is to be tidied up here.
        os._exit(code)
    raise AssertionError


def _watched(pieces: Sequence[T], share: range, number: int, board: mmap.mmap) -> Iterator[T]:
    """Yield pieces, and write down which one a worker is at where its parent can read it even if it is killed."""
    for place in share:
        _NUMBER.pack_into(board, number * _NUMBER.size, place)
        yield pieces[place]


def _attempt(work: Callable[[Iterable[T]], R], pieces: Iterable[T]) -> bytes:
    try:
        return pickle.dumps((True, work(pieces)), pickle.HIGHEST_PROTOCOL)
    except Exception as failure:
        failure.add_note("".join(traceback.format_exception(failure)))
        return pickle.dumps((False, failure), pickle.HIGHEST_PROTOCOL)


def _hear(team: dict[Connection, tuple[int, int]], pieces: Sequence[T], board: mmap.mmap) -> Iterator[R]:
    working = set(team)
    while working:
        for connection in wait(list(working)):
            assert isinstance(connection, Connection)
            try:
                succeeded, answer = pickle.loads(connection.recv_bytes())
            except EOFError:
                working.remove(connection)
                pid, number = team[connection]
                code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                if code:
                    ended = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
                    raise WorkerDied(pieces[_NUMBER.unpack_from(board, number * _NUMBER.size)[0]], ended) from None
                continue
            if not succeeded:
                raise answer
            yield answer
