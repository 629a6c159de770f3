"""What a build does again, and what it says of it."""

from __future__ import annotations

import pytest
from tests.fixtures.projects import copy_state, make_project, shrink_photos


@pytest.fixture
def built(tmp_path, wutong_site):
    """A project whose site is built, with the memory of that."""
    project = make_project(tmp_path / "project")
    copy_state(wutong_site, project)
    shrink_photos(project.content, 64)
    project.build()
    return project


def test_a_build_without_changes_imports_nothing_that_builds(built):
    again = built.run("linli", "build", PYTHONPROFILEIMPORTTIME="1")

    assert "0 files written" in again.stderr
    assert "linli.build" not in again.stderr  # among the modules that were imported
    assert "pelican" not in again.stderr.replace("pelicanconf", "")


def test_an_edited_text_makes_its_own_pages_and_parts_of_the_search_index(built):
    file = built.content / "groups" / "gardeners.md"
    file.write_text(file.read_text("utf-8") + "\n又添一句。\n", "utf-8")

    again = built.run("linli", "build", "--why")

    reasons = dict(line.split(": ", 1) for line in again.stderr.splitlines() if ".html: " in line or ".js: " in line)
    pages = {path for path in reasons if path.endswith(".html")}
    assert pages == {"wutong/groups/gardeners/index.html", "en/wutong/groups/gardeners/index.html"}
    assert {reasons[path] for path in pages} == {"body group wutong gardeners"}
    assert all(path.startswith("search/") for path in reasons.keys() - pages)


def test_a_template_makes_the_pages_again_that_are_made_with_it(built, tmp_path):
    theme = built.folder / "theme"
    source = theme.resolve()
    theme.unlink()
    theme.symlink_to(tmp_path / "theme")
    for path in (source, *sorted(source.rglob("*"))):
        copy = tmp_path / "theme" / path.relative_to(source)
        if path.is_dir():
            copy.mkdir()
        else:
            copy.symlink_to(path)
    built.build()
    template = tmp_path / "theme" / "templates" / "pages" / "impact.html"
    text = template.read_text("utf-8")
    template.unlink()
    template.write_text(f"{text}{{# new #}}", "utf-8")

    again = built.run("linli", "build", "--why")

    written = [line.partition(": ")[0] for line in again.stderr.splitlines() if ": what it is made with" in line]
    assert written == ["en/impact/index.html", "impact/index.html"]


def test_a_profile_tells_where_the_time_goes(built):
    (built.content / "stories" / "first-tree.md").touch()

    again = built.run("linli", "build", "--profile")

    assert "linking records" in again.stderr
    assert "MB at most" in again.stderr


def test_state_of_another_make_is_as_good_as_none(built):
    for name in ("memory.msgpack", "records.pickle", "inputs.msgpack"):
        (built.folder / ".linli" / name).write_bytes(b"not ours")

    again = built.run("linli", "build")

    assert again.returncode == 0, again.stderr
    assert "0 files written" in again.stderr
    assert "Traceback" not in again.stderr
