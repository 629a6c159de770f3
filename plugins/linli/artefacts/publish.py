"""The only writer of the site: visitors see the old one, whole, until the new one is, whole.

Why two trees and an exchange: `docs/decisions/0002-two-trees-and-an-exchange.md`.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgpack

from linli.problems import CannotPublish

# What we wrote, by path: the file's key, its size and its time of change in nanoseconds.
_Record = tuple[str, int, int]
_Manifest = dict[str, _Record]


class Planned(NamedTuple):
    """A file that the site is to have: equal key, equal bytes.

    `make` returns the bytes, or an existing file that has them. It is called only where the live tree has
    no such file. An existing file is copied, never linked: what befalls the site must not befall a cache.
    """

    key: str
    make: Callable[[], bytes | Path]


@dataclass(frozen=True, slots=True)
class Published:
    """How the live tree differs from the one before it; paths are sorted."""

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]


@contextlib.contextmanager
def locked(state_dir: Path, on_wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Let one build at a time use `state_dir`; a second one calls `on_wait` once and then waits.

    A killed build leaves no lock behind, once the workers that it forked are gone too.

    Raises:
        CannotPublish: the lock file cannot be made.
    """
    with _failures_explained(state_dir):
        state_dir.mkdir(parents=True, exist_ok=True)
        lock = (state_dir / "lock").open("ab")
    with lock:
        with _failures_explained(state_dir):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if on_wait:
                    on_wait()
                fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            # Closing alone would leave the lock with any process forked meanwhile.
            fcntl.flock(lock, fcntl.LOCK_UN)


def publish(
    plan: Mapping[str, Planned],
    output_dir: Path,
    state_dir: Path,
    progress: Callable[[int, int], None] | None = None,
) -> Published:
    """Make the live tree hold exactly the files of `plan`, all at once; call it inside `locked`.

    Paths in the plan are relative, with `/`. Whatever happens on the way (a failure, a kill, a full disk), `output_dir`
    holds all of the old site or all of the new one. (Where the file system cannot exchange two names, a kill between
    two renames leaves none until the next call.) A file with an equal key that is still as we wrote it is neither
    made nor written again, and keeps its time; where nothing differs, nothing is touched.

    An output folder that is not known (its state was deleted, or somebody else filled it) is replaced as a whole.
    What it held stays beside it, in `.<name>.next`, until the next build that changes something.

    `progress` hears, after each file made, how many are done and how many there are to make.

    Raises:
        CannotPublish: the file system would not have it; the text says why, and the way out.
        ValueError: a path is absolute, has odd parts, or is both a file and a folder: a mistake of ours.
    """
    return NextSite(output_dir, state_dir).publish(plan, progress)


@dataclass(frozen=True, slots=True)
class Intact:
    """A site that is just as a build left it; no other build has left one with its `name`."""

    name: str
    count: int


def find_intact(output_dir: Path, state_dir: Path) -> Intact | None:
    """Return the site if it is just as the last build left it, or else None."""
    root = output_dir.resolve()
    try:
        manifest = _read_manifest(_manifest_file(state_dir.resolve(), root.stat().st_ino))
    except FileNotFoundError:
        return None
    count = 0
    for path, entry in _entries_below(root):
        if not entry.is_dir(follow_symlinks=False):
            record = manifest.get(path)
            if record is None or not _is_as_recorded(entry.stat(follow_symlinks=False), record):
                return None
            count += 1
    return Intact(name_of_last(output_dir, state_dir), count) if 0 < count == len(manifest) else None


def name_of_last(output_dir: Path, state_dir: Path) -> str:
    """Return the name by which `find_intact` finds the site that was published last; nothing where there is none."""
    try:
        identity = output_dir.resolve().stat().st_ino
        return f"{identity} {_manifest_file(state_dir.resolve(), identity).stat().st_mtime_ns}"
    except FileNotFoundError:
        return ""


class NextSite:
    """The site that is to be published, while its files are being made; use it inside `locked`.

    Raises:
        CannotPublish: here and below, as `publish`.
    """

    def __init__(self, output_dir: Path, state_dir: Path) -> None:
        self._output_dir = output_dir
        with _failures_explained(output_dir):
            self._site = _find_site(output_dir.resolve(), state_dir.resolve())
        self._next: _Tree | None = None
        self._put: _Manifest = {}

    def has(self, path: str, key: str) -> bool:
        """Tell whether the live tree has a file as it is to be."""
        record = self._site.live.intact.get(path)
        return record is not None and record[0] == key

    def open(self) -> None:
        """Get ready for `put`."""
        if self._next is None:
            with _failures_explained(self._output_dir):
                self._next = _open_next_tree(self._site)

    def put(self, path: str, key: str, content: bytes) -> _Record:
        """Write a file of the next site, in any process forked after `open`; the parent is to `adopt` what it gets."""
        file = self._site.next_dir / path
        with _failures_explained(file):
            _make_folders(file.parent)
            file.unlink(missing_ok=True)
            return _write_new(content, file, key)

    def adopt(self, path: str, record: _Record) -> None:
        """Take a file for done that was `put` there."""
        self._put[path] = record

    def publish(self, plan: Mapping[str, Planned], progress: Callable[[int, int], None] | None = None) -> Published:
        """Let visitors see the site, as `publish` does."""
        folders = _folders_of(plan)
        site = self._site
        unchanged = {
            path: record for path, record in site.live.intact.items() if path in plan and plan[path].key == record[0]
        }
        published = Published(
            written=tuple(sorted(plan.keys() - unchanged.keys())),
            unchanged=len(unchanged),
            removed=tuple(sorted(site.live.files.keys() - plan.keys())),
        )
        if site.live.exists and site.live.folders == folders and not published.written and not published.removed:
            return published
        try:
            self.open()
            assert self._next is not None
            with _failures_explained(self._output_dir):
                manifest = _start_next_tree(site, self._next, unchanged, self._put, folders)
            waiting = [path for path in published.written if path not in manifest]
            for done, path in enumerate(waiting, start=1):
                manifest[path] = _write_planned(plan[path], site.next_dir / path)
                if progress:
                    progress(done, len(waiting))
            with _failures_explained(self._output_dir):
                _remember(site, manifest)
                _exchange(site.next_dir, site.output_dir)
        except CannotPublish:
            self.give_up()
            raise
        return published

    def give_up(self) -> None:
        """Leave nothing behind: a full disk is not left full, and half a tree is of no use to anybody."""
        shutil.rmtree(self._site.next_dir, ignore_errors=True)


# --- what the plan asks for -----------------------------------------------------------------------------------------


def _folders_of(plan: Mapping[str, Planned]) -> set[str]:
    folders: set[str] = set()
    for path in plan:
        names = path.split("/")
        if not {"", ".", ".."}.isdisjoint(names) or "\0" in path:
            raise ValueError(f"{path!r} is not a plain relative path")
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:  # as `_parents_of`, but each once
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    both = sorted(folders & plan.keys())
    if both:
        raise ValueError(f"{both[0]!r} is planned both as a file and as a folder")
    return folders


# --- what is there --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Site:
    """Where the two trees are, and what is known of them before anything is touched."""

    output_dir: Path
    next_dir: Path
    state_dir: Path
    live: _Tree


def _find_site(output_dir: Path, state_dir: Path) -> _Site:
    _refuse_what_cannot_be_exchanged(output_dir, state_dir)
    _finish_killed_exchange(output_dir)
    return _Site(output_dir, _beside(output_dir, "next"), state_dir, _survey(output_dir, state_dir))


@dataclass(frozen=True, slots=True)
class _Tree:
    """What a folder holds; `intact` are the files that its manifest knows and that are still as recorded there.

    `identity` is the folder's inode, which it keeps when it changes its name. The device is left out, for some
    file systems number theirs anew at each start; a folder mistaken for another has no file as recorded.
    `files` are the inodes of all files by their paths; of those that are not intact, as the folder lists them.
    """

    exists: bool
    identity: int
    files: Mapping[str, int]
    folders: set[str]
    intact: _Manifest


_NO_TREE = _Tree(exists=False, identity=0, files={}, folders=set(), intact={})


def _survey(root: Path, state_dir: Path, twin: _Tree = _NO_TREE) -> _Tree:
    """Return what a folder holds. What it shares with its `twin` is as intact as there, and not looked at again.

    Where nothing is shared (a file system without links, or no twin), its own manifest tells what is intact.
    """
    try:
        identity = root.stat().st_ino
    except FileNotFoundError:
        return _NO_TREE
    files: dict[str, int] = {}
    folders: set[str] = set()
    for path, entry in _entries_below(root):
        if entry.is_dir(follow_symlinks=False):
            folders.add(path)
        else:
            files[path] = entry.inode()
    shared = {path: record for path, record in twin.intact.items() if files.get(path) == twin.files[path]}
    return _Tree(True, identity, files, folders, shared or _find_as_recorded(root, files, identity, state_dir))


def _find_as_recorded(root: Path, files: dict[str, int], identity: int, state_dir: Path) -> _Manifest:
    """Return the files that are as recorded, and put down their inodes: some file systems list wrong ones."""
    manifest = _read_manifest(_manifest_file(state_dir, identity))
    intact: _Manifest = {}
    for path in files:
        record = manifest.get(path)
        if record and _is_as_recorded(found := os.lstat(f"{root}/{path}"), record):
            intact[path] = record
            files[path] = found.st_ino
    return intact


def _entries_below(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all files and folders in a folder, however deep, by their paths from there."""
    unseen = [""]
    while unseen:
        folder = unseen.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = folder + entry.name
                yield path, entry
                if entry.is_dir(follow_symlinks=False):
                    unseen.append(f"{path}/")


def _is_as_recorded(found: os.stat_result, record: _Record) -> bool:
    _key, size, time = record
    return found.st_mtime_ns == time and found.st_size == size and stat.S_ISREG(found.st_mode)


# --- what is remembered ---------------------------------------------------------------------------------------------

# The two trees of two output folders, say of preview and of publishing.
_TREES_REMEMBERED = 4


def _read_manifest(file: Path) -> _Manifest:
    """Return what is known of a tree: nothing, if the file is missing, damaged or not ours."""
    try:
        stored: _Manifest = msgpack.unpackb(file.read_bytes(), use_list=False)
        # Values are compared with what is found and planned, never trusted: only the shape matters.
        return stored if set(map(len, stored.values())) <= {3} else {}
    except (FileNotFoundError, ValueError, TypeError, AttributeError, msgpack.UnpackException):
        return {}


def _manifest_files(state_dir: Path) -> list[Path]:
    """Return the files that remember trees, the latest last."""
    found = [(file.stat().st_mtime_ns, file) for file in (state_dir / "trees").glob("*.msgpack")]
    return [file for _time, file in sorted(found)]


def _manifest_file(state_dir: Path, identity: int) -> Path:
    return state_dir / "trees" / f"{identity}.msgpack"


def _forget(state_dir: Path, identity: int) -> None:
    """Forget a tree before it is touched: after a kill, nothing in it is taken for a file that we finished."""
    _manifest_file(state_dir, identity).unlink(missing_ok=True)


def _remember(site: _Site, manifest: _Manifest) -> None:
    """Note what the next tree holds, now that it is complete."""
    file = _manifest_file(site.state_dir, site.next_dir.stat().st_ino)
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".new")
    try:
        unfinished.write_bytes(msgpack.packb(manifest))
        unfinished.replace(file)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    for old in _manifest_files(site.state_dir)[:-_TREES_REMEMBERED]:
        old.unlink(missing_ok=True)


# --- the next tree --------------------------------------------------------------------------------------------------


def _open_next_tree(site: _Site) -> _Tree:
    """Make sure that there is a next tree, forget what is known of it, and return what it holds."""
    _ensure_folder(site.next_dir)
    tree = _survey(site.next_dir, site.state_dir, site.live)
    _forget(site.state_dir, tree.identity)
    return tree


def _start_next_tree(site: _Site, tree: _Tree, unchanged: _Manifest, put: _Manifest, folders: set[str]) -> _Manifest:
    """Make the next tree hold all `folders`, the unchanged files and those `put` there; return what it holds."""
    manifest = {path: record for path, record in unchanged.items() if tree.intact.get(path) == record} | put
    for path in tree.files.keys() - manifest.keys():
        (site.next_dir / path).unlink()
    made = {folder for path in put for folder in _parents_of(path)}
    for folder in sorted((tree.folders | made) - folders, reverse=True):  # what is inside comes before what holds it
        (site.next_dir / folder).rmdir()
    for folder in sorted(folders - tree.folders - made):
        _make_folder(site.next_dir / folder)
    before_live, before_next = f"{site.output_dir}{os.sep}", f"{site.next_dir}{os.sep}"
    for path in sorted(unchanged.keys() - manifest.keys()):
        manifest[path] = _link_or_copy(before_live + path, before_next + path, unchanged[path])
    return manifest


def _parents_of(path: str) -> Iterator[str]:
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _make_folders(folder: Path) -> None:
    """Make a folder and those around it that are missing; another process may be at it, too."""
    if folder.is_dir():
        return
    _make_folders(folder.parent)
    with contextlib.suppress(FileExistsError):
        _make_folder(folder)


def _ensure_folder(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        _make_folder(folder)


def _make_folder(folder: Path) -> None:
    folder.mkdir()
    with contextlib.suppress(PermissionError):  # a file system without modes; the folder is ours
        folder.chmod(0o755)  # whatever the umask: the web server is often another user


def _write_planned(planned: Planned, path: Path) -> _Record:
    """Make the bytes and write them to a file that does not exist yet.

    A file that exists is never opened for writing: the live tree may share it.
    """
    made = planned.make()
    content = made.read_bytes() if isinstance(made, Path) else made
    with _failures_explained(path):
        return _write_new(content, path, planned.key)


def _write_new(content: bytes, path: Path, key: str) -> _Record:
    with path.open("xb") as file:
        with contextlib.suppress(PermissionError):  # a file system without modes; the file is ours
            os.fchmod(file.fileno(), 0o644)
        file.write(content)
    return _record(path, key)


def _record(path: Path, key: str) -> _Record:
    found = path.stat()
    return key, found.st_size, found.st_mtime_ns


def _link_or_copy(live: str, new: str, record: _Record) -> _Record:
    """Give the next tree the live tree's file, or its copy where the file system has no links."""
    try:
        os.link(live, new)
    except OSError as failure:
        if failure.errno not in _NO_LINKS:
            raise
    else:
        return record
    key, _, time = record
    path = Path(new)
    _write_new(Path(live).read_bytes(), path, key)
    # An unchanged page keeps its time: browsers and proxies ask by it.
    os.utime(path, ns=(time, time))
    return _record(path, key)


_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.EXDEV}


# --- the exchange ---------------------------------------------------------------------------------------------------


def _beside(output_dir: Path, role: str) -> Path:
    return output_dir.with_name(f".{output_dir.name}.{role}")


def _exchange(next_dir: Path, output_dir: Path) -> None:
    if not output_dir.exists():
        next_dir.rename(output_dir)
    elif not _swap_names(next_dir, output_dir):
        _exchange_by_renaming(next_dir, output_dir)


def _swap_names(one: Path, other: Path) -> bool:
    """Give two folders each other's name in one step; False, and nothing done, where the system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    from_path, to_path = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        failed = libc.renamex_np(from_path, to_path, 2)  # RENAME_SWAP
    elif hasattr(libc, "renameat2"):
        working_dir = -100  # AT_FDCWD; the paths are absolute
        failed = libc.renameat2(working_dir, from_path, working_dir, to_path, 2)  # RENAME_EXCHANGE
    else:
        return False
    if not failed:
        return True
    reason = ctypes.get_errno()
    if reason in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP):
        return False
    raise OSError(reason, os.strerror(reason), str(other))


def _exchange_by_renaming(next_dir: Path, output_dir: Path) -> None:
    """Exchange in steps: for a moment there is no site, and a kill at that moment is mended by the next build."""
    old_dir = _beside(output_dir, "old")
    output_dir.rename(old_dir)
    try:
        next_dir.rename(output_dir)
    except BaseException:
        old_dir.rename(output_dir)
        raise
    with contextlib.suppress(OSError):  # the new site is out; the next build puts away what is left
        old_dir.rename(next_dir)


def _finish_killed_exchange(output_dir: Path) -> None:
    old_dir, next_dir = _beside(output_dir, "old"), _beside(output_dir, "next")
    if not old_dir.exists():
        return
    if not output_dir.exists():
        old_dir.rename(output_dir)
    elif not next_dir.exists():
        old_dir.rename(next_dir)
    else:
        shutil.rmtree(old_dir)


# --- saying what failed ---------------------------------------------------------------------------------------------


def _refuse_what_cannot_be_exchanged(output_dir: Path, state_dir: Path) -> None:
    if state_dir.is_relative_to(output_dir):
        raise CannotPublish(
            f"{output_dir}: holds Linli's own state (and your project?); all of it would be replaced by the site. "
            "Choose a folder of its own as `OUTPUT_PATH`."
        )
    if output_dir.is_mount():
        raise CannotPublish(f"{output_dir}: {_IS_MOUNTED}")


_NOT_OURS = "may not be written by this user. Allow it, or set another folder (`OUTPUT_PATH`, `LINLI_STATE`)."
_IS_MOUNTED = "is a mount point, which cannot be exchanged for a new folder. Set `OUTPUT_PATH` to a folder inside it."
_NO_SPACE = "the disk is full. Free some space and build again; the site is as it was."
_EXPLANATIONS = {
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EFBIG: "is larger than this user may write. Raise the limit (`ulimit -f`) and build again.",
    errno.EACCES: _NOT_OURS,
    errno.EPERM: _NOT_OURS,
    errno.EROFS: "is on a file system that is read-only. Set another folder (`OUTPUT_PATH`, `LINLI_STATE`).",
    errno.EBUSY: _IS_MOUNTED,
    errno.EXDEV: _IS_MOUNTED,
    errno.ENOTDIR: "is not a folder. Remove it, or choose another `OUTPUT_PATH`.",
}


@contextlib.contextmanager
def _failures_explained(path: Path) -> Iterator[None]:
    """Turn a refusal of the file system into `CannotPublish`; `path` is named where the system names none."""
    try:
        yield
    except OSError as failure:
        where = failure.filename or path
        what = _EXPLANATIONS.get(failure.errno or 0, f"{failure.strerror or failure}. Put that right and build again.")
        raise CannotPublish(f"{where}: {what}") from failure
