"""What a build does again, and what it says of it."""

from __future__ import annotations

import shutil

import pytest
from tests.fixtures.projects import copy_state, files_in, make_project, shrink_photos


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


def test_after_an_edited_text_nobody_works_out_what_is_known(built):
    file = built.content / "events" / "2026" / "open-day.md"
    file.write_text(file.read_text("utf-8") + "\n又添一句。\n", "utf-8")
    watcher = built.folder / "watched.py"
    watcher.write_text(WATCHER, "utf-8")

    again = built.run("python", str(watcher))

    assert again.returncode == 0, again.stderr
    assert "files written" in again.stderr
    assert again.stdout.split() == []


# Builds, and says which parts of the site were gone through.
WATCHER = """
from linli import build, cli
from linli.views import plan

def watched(module, name):
    work = getattr(module, name)
    def told(*arguments):
        print(name)
        return work(*arguments)
    setattr(module, name, told)

for name in ("calendar_pages", "_lists", "_past_years"):
    watched(plan, name)
for name in ("announce", "calendar_jobs", "feed_jobs", "print_jobs"):
    watched(build, name)
cli.main(["build"])
"""


def test_without_the_image_cache_a_site_is_as_with_it(built):
    before = files_in(built.output)
    shutil.rmtree(built.folder / ".linli" / "images")
    file = built.content / "spaces" / "yard" / "index.md"
    file.write_text(file.read_text("utf-8") + "\n又添一句。\n", "utf-8")

    built.build()

    after = files_in(built.output)
    differing = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert {path for path in differing if not path.startswith(("search/", "en/search/"))} == {
        "wutong/spaces/yard/index.html"
    }
    assert any(path.startswith("media/") for path in after)


def test_a_ledger_that_another_branch_brought_is_taken_up(built):
    ledger = built.content / "calendar.lock"
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if line.startswith("open-day | 0 |"))
    lines[number] = lines[number].replace(" | 0 | ", " | 7 | ", 1)
    ledger.write_text("".join(lines), "utf-8")
    built.build()
    told = built.output / "event" / "open-day" / "event.ics"
    assert "SEQUENCE:7" in told.read_text("utf-8")

    file = built.content / "groups" / "gardeners.md"
    file.write_text(file.read_text("utf-8") + "\n又添一句。\n", "utf-8")
    built.build()
    assert "SEQUENCE:7" in told.read_text("utf-8")
    assert "open-day | 7 | " in ledger.read_text("utf-8")


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


STATE = ("memory.msgpack", "records.pickle", "inputs.msgpack", "audited.msgpack", "photos.sqlite")


def test_damaged_state_is_made_anew_and_told_in_a_line(built):
    for name in STATE:
        (built.folder / ".linli" / name).write_bytes(b"not ours")

    again = built.run("linli", "build")
    once_more = built.run("linli", "build")

    told = [line.partition(" ")[0] for line in again.stderr.splitlines() if "is damaged" in line]
    assert again.returncode == 0, again.stderr
    # Of the inputs nobody needs to hear: without them, a build looks closer, and no more.
    assert sorted(told) == sorted(f".linli/{name}" for name in STATE if name != "inputs.msgpack")
    assert "0 files written" in again.stderr
    assert "is damaged" not in once_more.stderr
    assert "Traceback" not in again.stderr + once_more.stderr


def test_missing_state_is_no_damage(built):
    for name in STATE:
        (built.folder / ".linli" / name).unlink()

    again = built.run("linli", "build")

    assert "is damaged" not in again.stderr
    assert "0 files written" in again.stderr


@pytest.mark.parametrize("length", [1, 20, 40, 62])
def test_a_compiled_template_that_is_cut_short_is_compiled_again(length, built):
    own = built.folder / ".linli" / "templates"
    shared = own.resolve()
    own.unlink()
    shutil.copytree(shared, own)
    for file in own.rglob("*.cache"):
        file.write_bytes(file.read_bytes()[:length])
    append(built.content / "groups" / "gardeners.md", "\n又添一句。\n")

    again = built.run("linli", "build")

    assert again.returncode == 0, again.stderr


def test_what_has_the_place_of_a_folder_of_the_state_is_told(built):
    folder = built.folder / ".linli" / "pelican"
    shutil.rmtree(folder)
    folder.write_text("a file", "utf-8")
    append(built.content / "groups" / "gardeners.md", "\n又添一句。\n")

    again = built.run("linli", "build")

    assert again.returncode == 1
    assert again.stderr.startswith(f"linli: {folder} cannot be written")
    assert "Traceback" not in again.stderr


def test_a_figure_that_is_counted_from_submissions_follows_them(built):
    append(built.content / "stories" / "first-tree.md", "\n我们报了{{entries}}。\n")
    community = built.content / "community.md"
    text = community.read_text("utf-8")
    figures = "figures:\n  entries: {from: submissions.count, label: 申报数}\n"
    assert text.count("figures:\n") == 1
    community.write_text(text.replace("figures:\n", figures), "utf-8")
    page = built.output / "wutong" / "stories" / "first-tree" / "index.html"
    built.build()
    before = page.read_text("utf-8")

    submission = built.content / "submissions" / "one.md"
    submission.parent.mkdir(exist_ok=True)
    submission.write_text("---\ntitle: 申报一\ncase: summer-shade\naward: generic-web-form\n---\n", "utf-8")
    built.build()

    assert "我们报了0项" in before
    assert "我们报了1项" in page.read_text("utf-8")


def test_a_template_may_include_what_is_not_there(built):
    own_theme(built)
    template = built.folder / "theme" / "templates" / "pages" / "404.html"
    assert "{% block main %}" in template.read_text("utf-8")
    text = template.read_text("utf-8").replace(
        "{% block main %}", "{% block main %}{% include 'custom/more.html' ignore missing %}"
    )
    template.write_text(text, "utf-8")
    built.build()
    before = (built.output / "404.html").read_text("utf-8")

    (template.parents[1] / "custom").mkdir()
    (template.parents[1] / "custom" / "more.html").write_text("<p>还有这些</p>", "utf-8")
    built.build()

    assert "还有这些" not in before
    assert "还有这些" in (built.output / "404.html").read_text("utf-8")


def test_sheets_follow_the_list_of_characters_of_their_font(built):
    own_theme(built)
    built.build()
    poster = built.output / "event" / "dinner" / "poster.pdf"
    before = poster.read_bytes()
    characters = built.folder / "theme" / "print" / "fonts" / "NotoSansSC-Regular.txt"
    characters.write_text(characters.read_text("utf-8").replace("餐", ""), "utf-8")

    built.build()

    assert poster.read_bytes() != before


def own_theme(project):
    """Give a project a theme that a test may change."""
    theme = project.folder / "theme"
    shared = theme.resolve()
    theme.unlink()
    shutil.copytree(shared, theme)


def append(file, text):
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def test_why_and_profile_say_that_nothing_has_changed(built):
    again = built.run("linli", "build", "--why", "--profile")

    assert "Nothing that a build reads has changed since the last one." in again.stderr


def test_why_does_not_call_old_pages_new(built):
    (built.folder / ".linli" / "memory.msgpack").unlink()
    (built.output / "index.html").unlink()

    again = built.run("linli", "build", "--why")

    assert "index.html: nothing is known of the last build" in again.stderr
    assert ": new" not in again.stderr
