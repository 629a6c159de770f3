"""A site that is edited at random: after every build it is, byte for byte, what a build from nothing makes.

In CI for a few steps; for an hour with `LINLI_FUZZ_SECONDS=3600 make test TESTS=tests/site/test_incremental.py`.
"""

from __future__ import annotations

import faulthandler
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from tests.fixtures.processes import small_processes
from tests.fixtures.projects import MOMENT, Project, files_in, make_project, shrink_photos

from linli.cli import main

STEPS = 14
DAY = 86_400
CLEAN_CONF = """
from pelicanconf import *

OUTPUT_PATH = "clean"
LINLI_STATE = ".clean"
"""


class World:
    """A project with its own copy of the theme, and a clock."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.project: Project = make_project(folder)
        shrink_photos(self.project.content, 64)
        theme = self.project.folder / "theme"
        target = theme.resolve()
        theme.unlink()
        shutil.copytree(target, theme)
        (self.project.folder / "cleanconf.py").write_text(CLEAN_CONF)
        self.now = int(MOMENT)
        self.removed: dict[Path, bytes] = {}

    # What an editor, a designer or the operator may do. Each returns what was done, for the report.

    def edit_body(self) -> str:
        file = self._record()
        file.write_text(file.read_text("utf-8") + f"\n新添一句，{self._word()}。\n", "utf-8")
        return f"body of {file.name}"

    def edit_title(self) -> str:
        file = self._record()
        lines = file.read_text("utf-8").split("\n")
        places = [n for n, line in enumerate(lines) if line.startswith("title: ") and "{" not in line]
        if places:
            lines[places[0]] = f"title: {self._word()}{self._word()}"
            file.write_text("\n".join(lines), "utf-8")
        return f"title of {file.name}"

    def add_event(self) -> str:
        name = f"fuzz-{self.random.randrange(1000)}"
        day = f"2026-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        status = "delivered" if day < "2026-05" else "planned"
        text = (
            f"---\ntitle: {self._word()}\nstart: {day} 19:00\nspaces: [yard]\nstatus: {status}\n---\n{self._word()}\n"
        )
        (self.project.content / "events" / f"{name}.md").write_text(text, "utf-8")
        return f"event {name} on {day}"

    def move_event(self) -> str:
        file = self._own_event()
        if file is None:
            return self.add_event()
        text = file.read_text("utf-8")
        file.write_text(text.replace(" 19:00", f" {self.random.randint(10, 20)}:30"), "utf-8")
        return f"another time for {file.name}"

    def rename_event(self) -> str:
        file = self._own_event()
        if file is None:
            return self.add_event()
        file.rename(file.with_name(f"fuzz-{self.random.randrange(1000, 2000)}.md"))
        return f"another name for {file.name}"

    def remove_event(self) -> str:
        file = self._own_event()
        if file is None:
            return self.add_event()
        self.removed[file] = file.read_bytes()
        file.unlink()
        return f"no {file.name}"

    def restore_event(self) -> str:
        if not self.removed:
            return self.add_event()
        file, content = self.removed.popitem()
        file.write_bytes(content)
        return f"{file.name} again"

    def touch(self) -> str:
        file = self._record()
        file.touch()
        return f"touched {file.name}"

    def edit_template(self) -> str:
        templates = sorted((self.project.folder / "theme" / "templates").rglob("*.html"))
        file = self.random.choice(
            [file for file in templates if file.parent.name in ("pages", "components", "layouts")]
        )
        file.write_text(file.read_text("utf-8") + f"{{# {self._word()} #}}", "utf-8")
        return f"template {file.name}"

    def edit_style(self) -> str:
        file = self.random.choice(sorted((self.project.folder / "theme" / "static" / "css").glob("*.css")))
        file.write_text(
            file.read_text("utf-8") + f"\n.fuzz-{self.random.randrange(99)} {{ color: inherit }}\n", "utf-8"
        )
        return f"style {file.name}"

    def edit_setting(self) -> str:
        file = self.project.folder / "pelicanconf.py"
        file.write_text(file.read_text("utf-8") + f'\nSITENAME = "{self._word()}"\n', "utf-8")
        return "the site's name"

    def replace_photo(self) -> str:
        photos = sorted(self.project.content.rglob("*.png"))
        one, other = self.random.sample(photos, 2)
        shutil.copyfile(one, other)
        return f"photo {other.name} is {one.name}"

    def pass_time(self) -> str:
        self.now += self.random.choice((3600, DAY, 30 * DAY))
        return f"the time {self.now}"

    def lose_a_page(self) -> str:
        pages = sorted(self.project.output.rglob("*.html"))
        page = self.random.choice(pages)
        page.unlink()
        return f"lost {page.name}"

    def damage_the_state(self) -> str:
        files = sorted(file for file in (self.project.folder / ".linli").glob("*.*") if file.is_file())
        file = self.random.choice(files)
        content = file.read_bytes()
        file.write_bytes(content[: self.random.randrange(len(content) + 1)])
        return f"half of {file.name}"

    def kill_a_build(self) -> str:
        delay = self.random.random() * 3
        building = self._start_build("pelicanconf.py")
        time.sleep(delay)
        building.kill()
        building.join()
        return f"killed after {delay:.2f} s"

    # Building

    def build(self, conf: str = "pelicanconf.py") -> None:
        building = self._start_build(conf)
        building.join()
        errors = (self.project.folder / "errors.txt").read_text("utf-8")
        assert building.exitcode == 0, errors

    def clean_build(self) -> dict[str, bytes]:
        for name in ("clean", ".clean.next", ".clean"):
            shutil.rmtree(self.project.folder / name, ignore_errors=True)
        state = self.project.folder / ".clean"
        state.mkdir()
        for shared in ("images", "templates"):  # their files are named after what they are made of
            (state / shared).symlink_to(self.project.folder / ".linli" / shared)
        self.build("cleanconf.py")
        return files_in(self.project.folder / "clean")

    def _start_build(self, conf: str) -> BaseProcess:
        building = small_processes.Process(target=build_in, args=(self.project.folder, conf, self.now))
        building.start()
        return building

    def _record(self) -> Path:
        records = [file for file in self.project.content.rglob("*.md") if "pages" not in file.parts]
        return self.random.choice(sorted(records))

    def _own_event(self) -> Path | None:
        events = sorted((self.project.content / "events").glob("fuzz-*.md"))
        return self.random.choice(events) if events else None

    def _word(self) -> str:
        return "".join(self.random.choice("邻里花园剧场读书会晚餐音乐手作散步") for _ in range(4))


def build_in(folder: Path, conf: str, now: int) -> None:
    os.setsid()
    os.chdir(folder)
    os.environ["SOURCE_DATE_EPOCH"] = str(now)
    with (folder / "errors.txt").open("w", encoding="utf-8") as errors:
        os.dup2(errors.fileno(), 2)
        sys.stderr = errors
        main(["-s", conf, "build"])


def actions_of(world: World) -> list[Callable[[], str]]:
    often = [world.edit_body, world.edit_title, world.add_event, world.move_event, world.remove_event]
    seldom = [
        world.rename_event, world.restore_event, world.touch, world.edit_template, world.edit_style, world.edit_setting,
        world.replace_photo, world.pass_time, world.lose_a_page, world.damage_the_state, world.kill_a_build,
    ]  # fmt: skip
    return [*often, *often, *seldom]


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_edited_the_site_is_as_if_built_from_nothing(seed, tmp_path):
    seconds = float(os.environ.get("LINLI_FUZZ_SECONDS", "0"))
    if seconds:
        faulthandler.cancel_dump_traceback_later()  # which ends tests that hang: this one is to last
    world = World(tmp_path / "project", seed if not seconds else time.time_ns())
    world.build()
    ends = time.monotonic() + seconds / 2
    done: list[str] = []

    while len(done) < STEPS or time.monotonic() < ends:
        for _ in range(world.random.choice((1, 1, 1, 2, 3))):
            done.append(world.random.choice(actions_of(world))())
        world.build()
        built, clean = files_in(world.project.output), world.clean_build()
        differing = sorted(path for path in built.keys() | clean.keys() if built.get(path) != clean.get(path))
        assert not differing, (differing[:8], len(differing), done)
