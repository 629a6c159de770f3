"""The same content gives the same bytes, wherever, whenever and in whatever order it is read."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import Any

import pytest
from tests.fixtures.projects import MOMENT, copy_state, files_in, make_project

from linli.cli import main


def test_another_folder_zone_locale_and_hash_seed_give_the_same_bytes(wutong_site, tmp_path):
    elsewhere = make_project(tmp_path / "a folder with 空格 & more").build(
        TZ="America/New_York", LC_ALL="C", LANG="C", PYTHONHASHSEED="4711", LINLI_TEST="1"
    )

    assert files_in(elsewhere.output) == files_in(wutong_site.output)


class Backwards(contextlib.closing[Any]):
    """What `os.scandir` finds, in the opposite order of its names."""

    def __init__(self, found):
        super().__init__(found)
        self._entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __enter__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)


def test_the_order_in_which_the_file_system_names_files_does_not_matter(wutong_site, tmp_path, monkeypatch):
    project = make_project(tmp_path / "project")
    really_scan, really_list = os.scandir, os.listdir

    monkeypatch.setattr(os, "scandir", lambda *path: Backwards(really_scan(*path)))
    monkeypatch.setattr(os, "listdir", lambda *path: sorted(really_list(*path), reverse=True))
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)

    with pytest.raises(SystemExit) as ended:
        main(["build"])

    assert ended.value.code == 0
    assert files_in(project.output) == files_in(wutong_site.output)


def test_building_twice_rewrites_nothing(tmp_path):
    project = make_project(tmp_path / "project").build()
    before = {path: path.stat() for path in project.output.rglob("*") if path.is_file()}

    again = project.run("linli", "build")

    after = {path: path.stat() for path in project.output.rglob("*") if path.is_file()}
    assert "0 files written" in again.stderr
    assert "0 removed" in again.stderr
    assert {p: (s.st_ino, s.st_mtime_ns) for p, s in after.items()} == {
        p: (s.st_ino, s.st_mtime_ns) for p, s in before.items()
    }


def edit_text(content):
    file = content / "stories/first-tree.md"
    file.write_text(file.read_text("utf-8") + "\n又长高了一点。\n", "utf-8")


def edit_title(content):
    file = content / "groups/gardeners.md"
    file.write_text(file.read_text("utf-8").replace("园丁小组", "种树小组"), "utf-8")


def edit_figure(content):
    file = content / "community.md"
    file.write_text(file.read_text("utf-8").replace("1200 人", "1300+ 人"), "utf-8")


def remove_record(content):
    (content / "press/weekly.md").write_text("---\ntitle: 周报\npublisher: 周报社\n---\n", "utf-8")
    (content / "stories/unfinished.md").unlink()


def replace_photo(content):
    shutil.copy(content / "spaces/yard/table.png", content / "spaces/yard/yard.png")


@pytest.mark.parametrize("edit", [edit_text, edit_title, edit_figure, remove_record, replace_photo])
def test_building_after_an_edit_gives_what_a_clean_build_gives(edit, tmp_path, wutong_site):
    edited = make_project(tmp_path / "edited")
    shutil.copytree(wutong_site.output, edited.output)
    copy_state(wutong_site, edited)
    clean = make_project(tmp_path / "clean")
    for project in (edited, clean):
        edit(project.content)

    edited.build()
    clean.build()

    assert files_in(edited.output) == files_in(clean.output)


def test_a_record_that_is_gone_takes_its_pages_with_it(tmp_path):
    project = make_project(tmp_path / "project")
    (project.content / "press/weekly.md").write_text("---\ntitle: 周报\npublisher: 周报社\n---\n", "utf-8")
    project.build()
    assert (project.output / "wutong/press/weekly/index.html").is_file()

    (project.content / "press/weekly.md").unlink()
    project.build()

    assert not (project.output / "wutong/press/weekly").exists()
    assert not (project.output / "en/wutong/press/weekly").exists()
