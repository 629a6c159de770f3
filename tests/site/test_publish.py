"""What publishing promises, tried with real folders, real kills and real full disks."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fixtures.processes import small_processes

from linli.artefacts import publish as publishing
from linli.artefacts.publish import Planned, Published, locked, publish
from linli.problems import CannotPublish

Texts = dict[str, str]


class Place(NamedTuple):
    output: Path
    state: Path

    def publish(self, texts: Texts) -> Published:
        with locked(self.state):
            return publish(plan_of(texts), self.output, self.state)


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path / "output", tmp_path / "state")


@pytest.fixture
def without_exchange(monkeypatch):
    """A file system that cannot exchange two names."""
    monkeypatch.setattr(publishing, "_swap_names", swap_nothing)


def swap_nothing(_one: object, _other: object) -> bool:
    return False


def plan_of(texts: Texts) -> dict[str, Planned]:
    return {path: Planned(key=text, make=text.encode) for path, text in texts.items()}


def texts_in(root: Path) -> Texts:
    return {
        str(path.relative_to(root)): f"a link to {path.readlink()}" if path.is_symlink() else path.read_text()
        for path in root.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def folders_in(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_dir()}


def never() -> bytes:
    raise AssertionError("made again, though nothing changed")


# --- what is published ----------------------------------------------------------------------------------------------


def test_the_first_build_publishes_every_file(place):
    texts = {"index.html": "home", "event/x/index.html": "event", "feeds/all.ics": "feed"}
    published = place.publish(texts)

    assert texts_in(place.output) == texts
    assert published == Published(tuple(sorted(texts)), 0, ())


def test_only_what_differs_is_written_and_the_report_says_so(place):
    place.publish({"index.html": "home", "a/index.html": "a", "b/index.html": "b"})
    published = place.publish({"index.html": "home", "a/index.html": "a, revised", "c/index.html": "c"})

    assert published == Published(written=("a/index.html", "c/index.html"), unchanged=1, removed=("b/index.html",))
    assert texts_in(place.output) == {"index.html": "home", "a/index.html": "a, revised", "c/index.html": "c"}


def test_an_unchanged_file_is_not_made_again_and_stays_the_same_file(place):
    place.publish({"index.html": "1", "photo.avif": "photo"})
    before = (place.output / "photo.avif").stat()
    for build in range(2, 5):
        plan = plan_of({"index.html": str(build)}) | {"photo.avif": Planned("photo", never)}
        publish(plan, place.output, place.state)

    after = (place.output / "photo.avif").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_system_that_lists_no_real_inodes_deceives_nobody(place, monkeypatch):
    class Listed:
        """An entry of a folder as some file systems in user space list it."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.is_dir, self.stat = entry.is_dir, entry.stat

        def inode(self) -> int:
            return 0xFFFFFFFF

    honest = publishing._entries_below
    monkeypatch.setattr(publishing, "_entries_below", lambda root: ((path, Listed(e)) for path, e in honest(root)))
    place.publish({"index.html": "1", "map.html": "1"})
    place.publish({"index.html": "2", "map.html": "1"})
    place.publish({"index.html": "2", "map.html": "2"})

    assert texts_in(place.output) == {"index.html": "2", "map.html": "2"}


def test_nothing_is_touched_when_nothing_changed(place):
    place.publish({"index.html": "home"})
    before = place.output.stat(), live_state(place).stat()
    published = publish({"index.html": Planned("home", never)}, place.output, place.state)

    after = place.output.stat(), live_state(place).stat()
    assert published == Published((), 1, ())
    assert [(found.st_ino, found.st_mtime_ns) for found in after] == [(was.st_ino, was.st_mtime_ns) for was in before]


def test_a_page_put_back_as_it_was_is_newer_than_the_one_it_replaces(place):
    place.publish({"index.html": "first"})
    place.publish({"index.html": "second"})
    second = (place.output / "index.html").stat().st_mtime_ns
    time.sleep(0.02)  # more than a tick of the file system's clock
    place.publish({"index.html": "first"})

    # Otherwise a browser that asks "changed since?" would be told no, and go on showing the second.
    assert (place.output / "index.html").stat().st_mtime_ns > second


def test_a_page_without_a_source_is_removed_with_its_folders(place):
    place.publish({"index.html": "home", "event/2022/x/index.html": "x"})
    place.publish({"index.html": "home"})

    assert texts_in(place.output) == {"index.html": "home"}
    assert folders_in(place.output) == set()


def test_a_file_may_become_a_folder_and_a_folder_a_file(place):
    place.publish({"a": "file", "b/c/d": "deep"})
    place.publish({"a/x": "in a folder", "b": "file"})
    place.publish({"a/x": "in a folder", "b": "file", "c": "third"})

    assert texts_in(place.output) == {"a/x": "in a folder", "b": "file", "c": "third"}


def test_a_site_without_pages_is_an_empty_folder(place):
    place.publish({"index.html": "home"})
    place.publish({})

    assert list(place.output.iterdir()) == []


def test_a_file_from_the_cache_is_copied_so_that_the_cache_is_safe(place, tmp_path):
    cached = tmp_path / "cached.avif"
    cached.write_text("photo")
    publish({"photo.avif": Planned("photo", lambda: cached)}, place.output, place.state)
    (place.output / "photo.avif").write_text("optimised by hand")

    assert cached.read_text() == "photo"


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_everybody_may_read_the_site_whatever_the_umask(place, umask):
    before = os.umask(umask)
    try:
        place.publish({"event/x/index.html": "x"})
    finally:
        os.umask(before)

    modes = {
        path.relative_to(place.output.parent).as_posix(): path.stat().st_mode & 0o777
        for path in (place.output, *place.output.rglob("*"))
    }
    assert modes == {
        "output": 0o755,
        "output/event": 0o755,
        "output/event/x": 0o755,
        "output/event/x/index.html": 0o644,
    }


def test_progress_counts_the_files_made(place):
    place.publish({"index.html": "home"})
    heard: list[tuple[int, int]] = []
    publish(
        plan_of({"index.html": "home", "a": "a", "b": "b"}),
        place.output,
        place.state,
        progress=lambda done, total: heard.append((done, total)),
    )

    assert heard == [(1, 2), (2, 2)]


def test_an_output_folder_behind_a_link_is_exchanged_where_it_really_is(place, tmp_path):
    (tmp_path / "www").mkdir()
    place.output.symlink_to(tmp_path / "www" / "site")
    for text in ("first", "second"):
        place.publish({"index.html": text})

    assert place.output.is_symlink()
    assert (tmp_path / "www" / "site" / "index.html").read_text() == "second"


def test_two_output_folders_may_share_their_state(place):
    preview = place._replace(output=place.output.with_name("preview"))
    for text in ("first", "second"):
        for each in (place, preview):
            each.publish({"index.html": text, "photo": "photo"})
    published = place.publish({"index.html": "third", "photo": "photo"})

    assert published.unchanged == 1
    assert texts_in(preview.output) == {"index.html": "second", "photo": "photo"}


@pytest.mark.parametrize("path", ["/etc/motd", "../other", "a/../b", "a//b", "./a", "a/", "", "a\0b"])
def test_a_path_that_leads_elsewhere_is_our_mistake(place, path):
    with pytest.raises(ValueError, match="not a plain relative path"):
        place.publish({"index.html": "home", path: "x"})
    assert not place.output.exists()


def test_a_path_that_is_both_a_file_and_a_folder_is_our_mistake(place):
    with pytest.raises(ValueError, match="'event/x' is planned both as a file and as a folder"):
        place.publish({"event/x": "file", "event/x/index.html": "page", "event/x-y": "near"})
    assert not place.output.exists()


def test_a_mistake_of_ours_in_the_making_keeps_its_name_and_the_old_site(place, tmp_path):
    place.publish({"index.html": "old"})
    plan = {"index.html": Planned("new", lambda: tmp_path / "not in the cache")}

    with pytest.raises(FileNotFoundError, match="not in the cache"):
        publish(plan, place.output, place.state)
    assert texts_in(place.output) == {"index.html": "old"}


# Each letter is a name; no path may be both a file and a folder, so that all files are the leaves.
_paths = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)
_sites = st.dictionaries(_paths, st.sampled_from(["1", "2", "33"]), max_size=8).map(
    lambda texts: {path: text for path, text in texts.items() if not any(p.startswith(path + "/") for p in texts)}
)
_mishaps = st.sampled_from(["none", "edit", "delete", "add", "lose state", "lose output", "lose next"])


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(_sites, _mishaps), max_size=8))
def test_the_output_equals_the_plan_whatever_was_there_before(steps):
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder, "output"), Path(folder, "state"))
        for texts, mishap in steps:
            before = texts_in(place.output) if place.output.exists() else {}
            published = place.publish(texts)

            assert texts_in(place.output) == texts
            assert folders_in(place.output) == {str(f) for path in texts for f in Path(path).parents} - {"."}
            assert published.removed == tuple(sorted(before.keys() - texts.keys()))
            assert len(published.written) + published.unchanged == len(texts)
            assert {path for path, text in texts.items() if before.get(path) != text} <= set(published.written)
            befall(place, mishap)


def befall(place: Place, mishap: str) -> None:
    files = sorted(path for path in place.output.rglob("*") if path.is_file())
    match mishap:
        case "edit" if files:
            files[0].write_text("edited by hand")
        case "delete" if files:
            files[-1].unlink()
        case "add":
            (place.output / "by hand").mkdir()
            (place.output / "by hand" / "note.txt").write_text("hello")
            (place.output / "elsewhere").symlink_to("..")
        case "lose state":
            shutil.rmtree(place.state)
        case "lose output":
            shutil.rmtree(place.output)
        case "lose next":
            shutil.rmtree(place.output.with_name(".output.next"), ignore_errors=True)


# --- hands in the output, and lost state ----------------------------------------------------------------------------


def edit_in_place(path: Path) -> None:
    with path.open("a") as file:
        file.write(", edited")


def edit_by_replacing(path: Path) -> None:
    path.unlink()
    path.write_text("other")


def replace_by_a_link(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to("moved")


def replace_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage", [Path.unlink, edit_in_place, edit_by_replacing, replace_by_a_link, replace_by_a_folder]
)
@pytest.mark.parametrize("builds_before", [1, 3])
def test_a_file_damaged_by_hand_is_restored(place, damage, builds_before):
    for build in range(builds_before):
        texts = {"index.html": "home", "a/index.html": "a", "build": str(build)}
        place.publish(texts)
    damage(place.output / "a" / "index.html")
    place.publish(texts)

    assert texts_in(place.output) == texts


def test_files_and_empty_folders_put_there_by_hand_are_cleared_away(place):
    place.publish({"index.html": "home"})
    (place.output / "empty").mkdir()
    place.publish({"index.html": "home"})

    assert texts_in(place.output) == {"index.html": "home"}
    assert folders_in(place.output) == set()


def test_a_build_without_its_state_replaces_the_site(place):
    place.publish({"index.html": "old", "old.html": "old"})
    place.publish({"index.html": "older", "old.html": "old"})
    shutil.rmtree(place.state)
    published = place.publish({"index.html": "new"})

    assert texts_in(place.output) == {"index.html": "new"}
    assert published == Published(("index.html",), 0, ("old.html",))


def test_what_others_left_in_the_output_folder_stays_beside_it_until_the_next_change(place):
    place.output.mkdir()
    (place.output / "thesis.txt").write_text("years of work")
    place.publish({"index.html": "home"})

    assert texts_in(place.output) == {"index.html": "home"}
    assert texts_in(place.output.with_name(".output.next")) == {"thesis.txt": "years of work"}


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"not msgpack at all",
        b"\xc1",
        b"\x93\x01\x02\x03",  # a list
        b"\x81\x01\x02",  # a file without key, size and time
        b"\x81\xa1a\x92\x01\x02",  # a file without its time
        b"\x81\x80\x80",  # a file whose name is itself a map
    ],
)
def test_a_damaged_state_is_as_good_as_none(place, state):
    place.publish({"index.html": "old"})
    live_state(place).write_bytes(state)
    place.publish({"index.html": "new"})

    assert texts_in(place.output) == {"index.html": "new"}


def test_a_state_cut_off_anywhere_is_as_good_as_none(place):
    place.publish({"index.html": "0"})
    place.publish({"index.html": "1"})
    whole = live_state(place).read_bytes()
    for length in range(len(whole)):
        live_state(place).write_bytes(whole[:length])
        place.publish({"index.html": str(length)})

        assert texts_in(place.output) == {"index.html": str(length)}


# --- a kill at any moment -------------------------------------------------------------------------------------------


def live_state(place: Place) -> Path:
    """Return the file that remembers what the live tree holds."""
    return place.state / "trees" / f"{place.output.stat().st_ino}.msgpack"


def big_site(name: str) -> Texts:
    """About 200 pages: a third as in every site, a third of this site's own text, a third at its own addresses."""
    return (
        {f"same/{n}/index.html": "the same" for n in range(70)}
        | {f"page/{n}/index.html": f"{name} " * 50 for n in range(70)}
        | {f"only/{name}/{n}.html": name for n in range(70)}
    )


BIG_SITES = {name: big_site(name) for name in ("A", "B")}


def publish_in_turn(place: Place) -> None:
    parent = os.getppid()
    while os.getppid() == parent:
        for texts in BIG_SITES.values():
            place.publish(texts)


def watch(output: Path, stopped, findings) -> None:
    """Read a sample of pages again and again, as a visitor would; report each mixed or missing site, then the count.

    A look counts if it was over before the tree could have been exchanged and changed under it.
    """
    looks, parent = 0, os.getppid()
    while not stopped.is_set() and os.getppid() == parent:
        started = time.monotonic()
        try:
            tree = os.open(output, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            findings.put("there was no site")
            continue
        try:
            seen = {read_page(tree, f"page/{n}/index.html") for n in range(0, 70, 10)}
            is_live = output.stat().st_ino == os.fstat(tree).st_ino
        finally:
            os.close(tree)
        if is_live and time.monotonic() - started < 0.002:
            looks += 1
            if len(seen) != 1:
                findings.put(f"a mixed site: {seen}")
    findings.put(looks)


def read_page(tree: int, path: str) -> str:
    try:
        file = os.open(path, os.O_RDONLY, dir_fd=tree)
    except FileNotFoundError:
        return "missing"
    with open(file) as page:  # noqa: PTH123 (a descriptor, not a path)
        return page.read()


@pytest.mark.slow
def test_a_site_killed_at_random_moments_is_always_one_whole_site(place):
    chance = random.Random(20221212)
    place.publish(BIG_SITES["A"])
    stopped, findings = small_processes.Event(), small_processes.Queue()
    visitor = small_processes.Process(target=watch, args=(place.output, stopped, findings))
    visitor.start()
    live_after_kill = []
    try:
        for _ in range(40):
            builder = small_processes.Process(target=publish_in_turn, args=(place,))
            builder.start()
            time.sleep(chance.uniform(0.002, 0.09))
            builder.kill()
            builder.join()
            found = texts_in(place.output)
            live_after_kill.append(next((name for name, texts in BIG_SITES.items() if texts == found), "mixed"))
            if chance.random() < 0.7:  # now and then one kill follows another
                wanted = chance.choice("AB")
                place.publish(BIG_SITES[wanted])
                assert texts_in(place.output) == BIG_SITES[wanted]
    finally:
        stopped.set()
        heard = [findings.get(timeout=5)]
        while not isinstance(heard[-1], int):
            heard.append(findings.get(timeout=5))
        visitor.join()
    *broken, looks = heard

    assert set(live_after_kill) == {"A", "B"}
    assert broken == []
    assert looks > 20


SMALL_SITES = (
    {"index.html": "A", "same/x": "same", "gone/y": "A", "z": "A"},
    {"index.html": "B", "same/x": "same", "new/y": "B", "z/in": "B"},
)
DISTURBING = {"open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir", "os.utime"}


def publish_and_be_killed_before(step: int, place: Place, texts: Texts, swap_names=publishing._swap_names) -> None:
    """Publish, but die by SIGKILL just before the given file operation."""
    publishing._swap_names = swap_names
    steps = iter(range(step + 1))

    def count(event: str, _arguments: object) -> None:
        if event in DISTURBING and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    place.publish(texts)
    os._exit(0)


def exit_code_of(work: Callable[[], None]) -> int | None:
    process = small_processes.Process(target=work)
    process.start()
    process.join()
    return process.exitcode


def prepare_sites(place: Place) -> None:
    for folder in place.output.parent.iterdir():
        shutil.rmtree(folder)
    for texts in (SMALL_SITES[1], SMALL_SITES[0]):
        place.publish(texts)


@pytest.mark.slow
def test_a_kill_before_any_step_leaves_one_whole_site_and_the_next_build_is_right(place):
    old, new = SMALL_SITES
    found_after: list[object] = []
    prepare_sites(place)
    while exit_code_of(partial(publish_and_be_killed_before, len(found_after), place, new)) == -signal.SIGKILL:
        found_after.append(texts_in(place.output))
        place.publish(new)
        assert texts_in(place.output) == new
        prepare_sites(place)

    assert len(found_after) > 20
    assert all(found in (old, new) for found in found_after)


@pytest.mark.slow
@pytest.mark.usefixtures("without_exchange")
def test_without_an_exchange_a_kill_before_any_step_is_mended_by_the_next_build(place):
    old, new = SMALL_SITES
    found_after: list[object] = []
    prepare_sites(place)
    killed = partial(publish_and_be_killed_before, place=place, texts=new, swap_names=swap_nothing)
    while exit_code_of(partial(killed, len(found_after))) == -signal.SIGKILL:
        found_after.append(texts_in(place.output) if place.output.exists() else "absent")
        with pytest.raises(ZeroDivisionError):  # the next build does not get far, and yet the old site is back
            publish({"index.html": Planned("third", lambda: bytes([1 // 0]))}, place.output, place.state)
        assert texts_in(place.output) in (old, new)
        place.publish(new)
        assert texts_in(place.output) == new
        prepare_sites(place)

    assert all(found in (old, new, "absent") for found in found_after)
    assert found_after.count("absent") == 1


@pytest.mark.usefixtures("without_exchange")
def test_without_an_exchange_the_trees_still_change_places(place):
    for text in ("first", "second", "third"):
        published = place.publish({"index.html": text, "photo": "photo"})

    assert texts_in(place.output) == {"index.html": "third", "photo": "photo"}
    assert published.unchanged == 1
    assert sorted(path.name for path in place.output.parent.iterdir()) == [".output.next", "output", "state"]


def test_without_links_an_unchanged_file_is_copied_with_its_time(place, monkeypatch):
    def refuse(_live: str, _new: str) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    place.publish({"index.html": "first", "photo": "photo"})
    before = (place.output / "photo").stat()
    for text in ("second", "third"):
        published = place.publish({"index.html": text, "photo": "photo"})

    after = (place.output / "photo").stat()
    assert published.unchanged == 1
    assert texts_in(place.output) == {"index.html": "third", "photo": "photo"}
    assert after.st_mtime_ns == before.st_mtime_ns


# --- two builds at once ---------------------------------------------------------------------------------------------


def publish_after_waiting(place: Place, waiting: Path) -> None:
    with locked(place.state, on_wait=waiting.touch):
        publish(plan_of({"index.html": "second"}), place.output, place.state)


def test_a_second_build_says_that_it_waits_and_then_has_its_turn(place, tmp_path):
    second = small_processes.Process(target=publish_after_waiting, args=(place, tmp_path / "waiting"))
    with locked(place.state):
        second.start()
        until((tmp_path / "waiting").exists)
        publish(plan_of({"index.html": "first"}), place.output, place.state)
        while_locked = texts_in(place.output)
    second.join()

    assert while_locked == {"index.html": "first"}
    assert texts_in(place.output) == {"index.html": "second"}


def test_a_build_alone_does_not_wait(place):
    waited: list[bool] = []
    for _ in range(2):
        with locked(place.state, on_wait=lambda: waited.append(True)):
            pass

    assert waited == []


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.005)


# --- what the file system refuses -----------------------------------------------------------------------------------


@contextlib.contextmanager
def mounted(folder: Path, *what: str) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    mounting = ["mount", *what, str(folder)]
    if not shutil.which("mount") or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here; the other refusals are tried everywhere")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def small_disk(folder: Path) -> contextlib.AbstractContextManager[None]:
    return mounted(folder, "-t", "tmpfs", "-o", "size=256k", "tmpfs")


def free_bytes(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bfree * found.f_bsize


def test_a_full_disk_leaves_the_old_site_and_its_free_space(tmp_path):
    with small_disk(tmp_path / "disk"):
        place = Place(tmp_path / "disk" / "output", tmp_path / "state")
        old = {"index.html": "old", "photo": "p" * 50_000}
        place.publish(old)
        before = free_bytes(tmp_path / "disk")
        with pytest.raises(CannotPublish) as refusal:
            place.publish({"photo": "p" * 50_000} | {f"new/{n}": f"{n} " * 20_000 for n in range(10)})

        assert texts_in(place.output) == old
        assert free_bytes(tmp_path / "disk") == before
        assert "the disk is full. Free some space and build again" in str(refusal.value)
        assert "\n" not in str(refusal.value)
        assert place.publish({"index.html": "smaller"}).written == ("index.html",)


def test_a_full_disk_under_the_state_leaves_the_old_site(tmp_path):
    with small_disk(tmp_path / "disk"):
        place = Place(tmp_path / "output", tmp_path / "disk" / "state")
        place.publish({"index.html": "old"})
        (tmp_path / "disk" / "ballast").write_bytes(b"x" * free_bytes(tmp_path / "disk"))
        with pytest.raises(CannotPublish, match=r"the disk is full\. Free some space"):
            place.publish({"index.html": "new"} | {f"{n}": "x" * 100 for n in range(100)})

        assert texts_in(place.output) == {"index.html": "old"}
        (tmp_path / "disk" / "ballast").unlink()
        place.publish({"index.html": "new"})
        assert texts_in(place.output) == {"index.html": "new"}


def test_a_file_above_the_limit_leaves_the_old_site(place):
    place.publish({"index.html": "old"})
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        with pytest.raises(CannotPublish, match=r"package\.zip: is larger than this user may write\. Raise the limit"):
            place.publish({"index.html": "new", "package.zip": "x" * 10_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert texts_in(place.output) == {"index.html": "old"}
    assert not place.output.with_name(".output.next").exists()
    place.publish({"index.html": "new", "package.zip": "x" * 10_000})
    assert texts_in(place.output) == {"index.html": "new", "package.zip": "x" * 10_000}


@contextlib.contextmanager
def an_ordinary_user() -> Iterator[None]:
    """Be nobody for a while, if we are root: root may write anywhere."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_place_that_may_not_be_written_is_named_and_keeps_the_old_site():
    with tempfile.TemporaryDirectory() as folder:  # not `tmp_path`, which nobody but its owner may enter
        place = Place(Path(folder, "www", "output"), Path(folder, "state"))
        place.publish({"index.html": "old"})
        for path, mode in ((Path(folder), 0o755), (place.state, 0o777), (place.output.parent, 0o555)):
            path.chmod(mode)
        (place.state / "lock").chmod(0o666)
        with an_ordinary_user(), pytest.raises(CannotPublish) as refusal:
            place.publish({"index.html": "new"})
        place.output.parent.chmod(0o755)

        assert str(refusal.value).startswith(f"{place.output.with_name('.output.next')}: may not be written")
        assert texts_in(place.output) == {"index.html": "old"}


def test_a_read_only_disk_is_named_and_keeps_the_old_site(tmp_path):
    with small_disk(tmp_path / "disk"):
        place = Place(tmp_path / "disk" / "output", tmp_path / "state")
        place.publish({"index.html": "old"})
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "disk")], check=True)
        with pytest.raises(CannotPublish, match=r"is on a file system that is read-only\. Set another folder"):
            place.publish({"index.html": "new"})

        assert texts_in(place.output) == {"index.html": "old"}


def test_a_state_that_may_not_be_written_is_named(tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")

    with pytest.raises(CannotPublish, match="state: "), locked(tmp_path / "state"):
        pass


def test_a_mount_point_as_output_is_refused_before_any_work(tmp_path):
    with small_disk(tmp_path / "output"):
        with pytest.raises(CannotPublish, match=r"is a mount point.* Set `OUTPUT_PATH` to a folder inside it"):
            publish({"index.html": Planned("home", never)}, tmp_path / "output", tmp_path / "state")
        assert not (tmp_path / ".output.next").exists()


def test_a_folder_bound_in_from_elsewhere_is_named_and_keeps_the_old_site(place):
    place.publish({"index.html": "old"})
    with mounted(place.output, "--bind", str(place.output)):
        with pytest.raises(CannotPublish, match="is a mount point, which cannot be exchanged"):
            place.publish({"index.html": "new"})

        assert texts_in(place.output) == {"index.html": "old"}


def test_a_file_as_output_is_refused_and_kept(place):
    place.output.write_text("a file")

    with pytest.raises(CannotPublish, match="is not a folder"):
        place.publish({"index.html": "home"})
    assert place.output.read_text() == "a file"


def test_the_project_itself_as_output_is_refused(tmp_path):
    (tmp_path / "content").mkdir()

    with pytest.raises(CannotPublish, match="Choose a folder of its own as `OUTPUT_PATH`"):
        Place(tmp_path, tmp_path / ".linli").publish({"index.html": "home"})
    assert (tmp_path / "content").exists()
