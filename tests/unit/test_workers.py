"""Work that is shared among processes."""

from __future__ import annotations

import os
import signal

import pytest

from linli.workers import WorkerDied, share_out

MANY = tuple(range(400))


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_piece_is_worked_off_once(workers):
    found = [number for numbers in share_out(MANY, list, workers) for number in numbers]

    assert sorted(found) == list(MANY)


def test_few_pieces_stay_in_one_process():
    assert list(share_out(range(3), lambda pieces: (os.getpid(), list(pieces)), 2)) == [(os.getpid(), [0, 1, 2])]


def test_many_pieces_are_shared_among_processes():
    found = share_out(MANY, lambda pieces: (list(pieces), os.getpid())[1], 2)

    assert os.getpid() not in set(found)


def test_nothing_to_do_is_done():
    assert list(share_out((), list, 2)) == []


def test_an_exception_comes_back_with_where_it_was_raised():
    def fail(pieces):
        for piece in pieces:
            if piece == 311:
                raise LookupError("no such piece")

    with pytest.raises(LookupError, match="no such piece") as raised:
        list(share_out(MANY, fail, 2))

    assert "in fail" in "".join(raised.value.__notes__)


def test_a_process_that_is_killed_is_named_with_what_it_was_at():
    def kill(pieces):
        for piece in pieces:
            if piece == 217:
                os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerDied) as died:
        list(share_out(MANY, kill, 2))

    assert died.value.piece == 217
    assert "signal 9" in died.value.ended
