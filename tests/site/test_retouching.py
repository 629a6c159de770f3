"""What the preview shows before it builds: new texts, on their own pages."""

from __future__ import annotations

import pytest
from tests.fixtures.projects import MOMENT, Project, copy_state, files_in, make_project, shrink_photos

from linli.host import Build, run_build
from linli.retouching import retouch


class Edited:
    """A project that is built, and whose files are edited under the eyes of the preview."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.built = self.build()

    def build(self) -> Build:
        return run_build(self.project.folder / "pelicanconf.py", {}, lambda *_: None, strict=False)

    def __call__(self, *files: str, old: str = "", new: str = "") -> bool:
        """Edit files, and tell whether retouching was enough."""
        for name in files:
            file = self.project.content / name
            text = file.read_text("utf-8") if file.exists() else ""
            file.write_text(text.replace(old, new) if old else text + new, "utf-8")
        assert self.built.planner is not None
        return retouch(self.built.press, self.built.planner, [self.project.content / name for name in files])


@pytest.fixture
def edited(tmp_path, monkeypatch, wutong_site):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    project = make_project(tmp_path / "project")
    copy_state(wutong_site, project)
    shrink_photos(project.content, 64)
    return Edited(project)


def test_a_new_text_is_on_its_pages_and_nowhere_else(edited):
    before = files_in(edited.project.output)

    assert edited("groups/gardeners.md", new="\n又添一句。\n")

    now = files_in(edited.project.output)
    assert {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)} == {
        "wutong/groups/gardeners/index.html",
        "en/wutong/groups/gardeners/index.html",
    }
    assert "又添一句。" in now["wutong/groups/gardeners/index.html"].decode()


def test_a_translation_is_retouched_in_its_language(edited):
    assert edited("events/2026/dinner/index.en.md", new="\nBring a spoon.\n")

    pages = files_in(edited.project.output)
    assert [path for path in pages if b"Bring a spoon." in pages[path]] == ["en/event/dinner/index.html"]


def test_the_build_that_follows_makes_what_a_build_from_nothing_makes(edited, tmp_path):
    assert edited("groups/gardeners.md", new="\n又添一句。\n")
    assert edited("groups/gardeners.md", "events/2026/dinner/index.md", new="\n还有一句。\n")
    assert edited("groups/gardeners.md", old="\n又添一句。\n", new="")

    edited.build()

    afresh = make_project(tmp_path / "afresh", edited.project.content)
    afresh.build()
    assert files_in(edited.project.output) == files_in(afresh.output)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("groups/gardeners.md", "园丁小组", "种树小组"),  # a field
        ("stories/another.md", "", "---\ntitle: 又一篇\n---\n正文。\n"),  # a record
        ("pages/about.md", "", "\n又添一句。\n"),  # no record
    ],
)
def test_anything_but_a_text_is_left_to_a_build(file, old, new, edited):
    before = files_in(edited.project.output)

    assert not edited(file, old=old, new=new)
    assert files_in(edited.project.output) == before
