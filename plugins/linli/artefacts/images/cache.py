"""Which copies are there already, and who makes the others."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from PIL import Image

from linli.artefacts.images.encoders import encoder_identity, write_notice
from linli.artefacts.images.likeness import encode_alike
from linli.artefacts.images.pixels import SAVE_AGAIN, Undecodable, decode_photo, make_master, resized, tone_of, where
from linli.problems import CannotPublish, DamagedPhotos
from linli.views.pictures import Derivative, tone_name

Group = tuple[Derivative, ...]  # copies of one photo


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the copies of a photo could not be made. `damage` is what is wrong with the photo itself, if it is that."""

    text: str
    damage: str = ""


Outcome = tuple[Group, Failure | None]


def encode_derivative(derivative: Derivative, cache_dir: Path) -> Path:
    """Encode one copy, or take it from the cache if an earlier build made it.

    The cache never goes stale: a derivative's name covers its source's content and its recipe, so another
    picture has another name. A file in the cache is always whole.

    Raises:
        CannotPublish: the source cannot be decoded or is no longer what was measured, or the cache cannot be written.
    """
    encode_all([derivative], cache_dir, workers=1, progress=lambda _done: None)
    return cache_dir / derivative.name


def encode_all(
    derivatives: Iterable[Derivative], cache_dir: Path, workers: int, progress: Callable[[int], None]
) -> None:
    """Have every copy in the cache, decoding each photo once; `progress` hears how many are dealt with so far.

    An interrupted run is taken up where it stopped. All photos are tried before anything is raised. With more
    than one worker the work is done in fresh processes, so `linli` must be importable from `sys.path` there.

    Raises:
        DamagedPhotos: photos cannot be decoded, or end the process that decodes them. Names the files.
        CannotPublish: as `encode_derivative`, for other reasons than damage.
    """
    wanted = {derivative.name: derivative for derivative in derivatives}
    _make_folder(cache_dir)
    missing = sorted(_missing(wanted, _names_of_whole_files(cache_dir)), key=lambda copy: copy.name)
    done = len(wanted) - len(missing)
    progress(done)
    failures: dict[str, Failure] = {}
    for group, failure in _encode_groups(_group_by_photo(missing), cache_dir, workers):
        done += len(group)
        progress(done)
        failures |= {group[0].digest: failure} if failure else {}
    if failures:
        text = "\n".join(sorted(failure.text for failure in failures.values()))
        damage = {digest: failure.damage for digest, failure in failures.items() if failure.damage}
        raise DamagedPhotos(text, damage) if damage else CannotPublish(text)


def read_tone(name: str, cache_dir: Path) -> str:
    """Return the average colour of a photo as `#rrggbb`; empty if the photo can be seen through.

    `name` is a picture's `placeholder`. The tone is there once one of the photo's copies is.
    """
    return (cache_dir / name).read_text("ascii").removesuffix(_NO_TONE)


# Empty files are what a power cut leaves behind.
_NO_TONE = "none"


def _tone_name(derivative: Derivative) -> str:
    return tone_name(derivative.digest, derivative.recipe.encoder)


def _missing(wanted: dict[str, Derivative], made: set[str]) -> list[Derivative]:
    encoders = {copy.digest: copy.recipe.encoder for copy in wanted.values()}
    toneless = {digest for digest, encoder in encoders.items() if tone_name(digest, encoder) not in made}
    return [copy for name, copy in wanted.items() if name not in made or copy.digest in toneless]


def _names_of_whole_files(cache_dir: Path) -> set[str]:
    with os.scandir(cache_dir) as entries:
        # After a power cut, a file may have its name but not its content.
        return {entry.name for entry in entries if entry.stat().st_size}


def _make_folder(cache_dir: Path) -> None:
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotPublish(_unwritable(error)) from error


def _group_by_photo(derivatives: Iterable[Derivative]) -> list[Group]:
    groups: dict[str, list[Derivative]] = {}
    for derivative in derivatives:
        groups.setdefault(derivative.digest, []).append(derivative)
    return [tuple(group) for group in groups.values()]


def _encode_groups(groups: list[Group], cache_dir: Path, workers: int) -> Iterator[Outcome]:
    if workers <= 1 or len(groups) <= 1:
        for group in groups:
            yield group, _encode_group(group, cache_dir)
        return
    waiting = deque(groups)
    while waiting:
        suspects: list[Group] = []
        yield from _encode_in_pool(waiting, suspects, cache_dir, workers)
        # Where a worker died, the pool cannot say of which photo. So each that was in work gets a process of its own.
        for suspect in suspects:
            yield suspect, _encode_alone(suspect, cache_dir)


def _encode_in_pool(waiting: deque[Group], suspects: list[Group], cache_dir: Path, workers: int) -> Iterator[Outcome]:
    """Encode until nothing is waiting or a worker dies; what was in work then moves to `suspects`."""
    in_work: dict[Future[Failure | None], Group] = {}
    with _pool(workers) as pool:
        while in_work or (waiting and not suspects):
            # Few at a time: all that is in work is suspect when a worker dies.
            while waiting and not suspects and len(in_work) < 2 * workers:
                group = waiting.popleft()
                try:
                    in_work[pool.submit(_encode_group, group, cache_dir)] = group
                except BrokenProcessPool:
                    suspects.append(group)
            for future in wait(in_work, return_when=FIRST_COMPLETED).done:
                group = in_work.pop(future)
                try:
                    yield group, future.result()
                except BrokenProcessPool:
                    suspects.append(group)


def _encode_alone(group: Group, cache_dir: Path) -> Failure | None:
    with _pool(1) as pool:
        # A process that cannot even do this one has no photo to blame, and its failure is ours.
        pool.submit(encoder_identity).result()
        try:
            return pool.submit(_encode_group, group, cache_dir).result()
        except BrokenProcessPool:
            return _damaged(group, "ended the process that decoded it.")


def _damaged(group: Group, damage: str) -> Failure:
    return Failure(f"{where(group[0])}: the picture {damage} {SAVE_AGAIN}", damage)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Never forked: Pelican has threads running, and a lock that one of them holds would stay locked in the copy.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _encode_group(group: Group, cache_dir: Path) -> Failure | None:
    """Encode copies of one photo and return what went wrong, if anything did. Runs in any process."""
    _free_memory_at_once()
    try:
        photo = decode_photo(group[0])
        _save((tone_of(photo) or _NO_TONE).encode(), cache_dir / _tone_name(group[0]))
        crops = dict.fromkeys(derivative.crop for derivative in group)
        masters = {crop: make_master(photo, crop, group[0].orientation) for crop in crops}
        del photo  # large, and encoding takes much memory too
        for crop, master in masters.items():
            _encode_crop(master, [derivative for derivative in group if derivative.crop == crop], cache_dir)
    except Undecodable as damage:
        return _damaged(group, str(damage))
    except CannotPublish as failure:
        return Failure(str(failure))
    return None


def _free_memory_at_once() -> None:
    """Have large blocks go back to the system when they are freed, where the C library has a say in that."""
    # glibc takes the first large block that is freed for a reason to keep all later ones. Between pictures, planes and
    # an encoder's frames of many sizes, a worker then grows to half as much again as it ever uses.
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, 1 << 20)


_M_MMAP_THRESHOLD = -3  # as in <malloc.h>


def _encode_crop(master: Image.Image, copies: list[Derivative], cache_dir: Path) -> None:
    for size in dict.fromkeys((copy.width, copy.height) for copy in copies):
        image = resized(master, size)
        for copy in copies:
            if (copy.width, copy.height) == size:
                content = encode_alike(image, copy.recipe, write_notice(copy.credit, copy.rights))
                _save(content, cache_dir / copy.name)


def _save(content: bytes, file: Path) -> None:
    """Put a file in place whole or not at all."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise CannotPublish(_unwritable(error)) from error


def _unwritable(error: OSError) -> str:
    return f"the folder of finished pictures cannot be written ({error}). Make room or correct who may write there."
