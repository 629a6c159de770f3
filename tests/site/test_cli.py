"""The command line of the staff: what it does, what it says, and the exit code that scripts rely on."""

from __future__ import annotations

import json
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from tests.fixtures.projects import MOMENT, files_in, make_project

from linli.cli import main

LINLI = str(Path(sys.executable).parent / "linli")


@pytest.fixture
def project(tmp_path, monkeypatch):
    project = make_project(tmp_path / "project")
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    return project


@pytest.fixture
def linli(capsys):
    """Run a command in this process, and return its exit code and what it said on both channels."""

    def linli(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return linli


def test_a_check_of_good_content_says_so_and_advises_what_would_make_it_stronger(project, linli):
    exit_code, advice, err = linli("check")

    assert (exit_code, err) == (0, "15 records. No problems.\n")
    assert "cases/summer-shade/index.md" in advice
    assert not project.output.exists()


def test_a_build_says_what_it_did_and_where(project, linli):
    exit_code, out, err = linli("build")

    assert (exit_code, out) == (0, "")
    files, calendar, ledger = err.splitlines()
    assert re.fullmatch(rf"\d+ files written, 0 unchanged, 0 removed: {re.escape(str(project.output))}", files)
    assert re.fullmatch(r"日历变更 / Calendar: \d+ new", calendar)
    assert ledger == "content/calendar.lock: commit this file together with the content."
    assert (project.output / "index.html").is_file()


def test_content_and_output_may_lie_elsewhere(project, linli, tmp_path):
    project.content.rename(tmp_path / "texts")

    exit_code, _, _ = linli("build", "--content", "../texts", "--output", "../public")

    assert exit_code == 0
    assert (tmp_path / "public/index.html").is_file()
    assert not project.output.exists()


def test_a_broken_theme_is_our_mistake_and_keeps_its_traceback(project, tmp_path):
    theme = project.folder / "theme"
    theme.unlink()
    theme.symlink_to(tmp_path / "nowhere")

    ended = project.run("linli", "build")

    assert ended.returncode != 0
    assert not project.output.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-s", "nowhere.py", "build"], "linli: there is no settings file nowhere.py."),
        (["new", "evnt"], "linli: `evnt` is not a kind. Did you mean `event`?"),
        (["new", "event", "titel=x"], "linli: `titel` is not a field"),
        (["new", "event", "title=晚餐"], "linli: `start (开始时间)` is missing."),
        (["new", "group", "title=晚餐"], "linli: `id` is missing. Add --id to the command."),
        (["new", "group", "title=x", "--id", "园丁"], "linli: `园丁` cannot stand in an address."),
        (["new", "group", "title=x", "--id", "gardeners"], "linli: "),
        (["new", "group", "title=x", "--id", "y", "-c", "pagoda"], "linli: there is no community `pagoda`."),
        (["schema", "evnt"], "linli: `evnt` is not a kind. Did you mean `event`?"),
    ],
)
def test_what_cannot_be_done_is_told_with_exit_code_1_and_changes_nothing(arguments, said, project, linli):
    before = files_in(project.content)

    exit_code, out, err = linli(*arguments)

    assert exit_code == 1
    assert err.startswith(said)
    assert "Traceback" not in err + out
    assert files_in(project.content) == before


@pytest.mark.parametrize("arguments", [[], ["bild"], ["build", "--fast"], ["preview", "--port", "many"]])
def test_a_command_that_is_none_ends_with_2_and_the_usage(arguments, linli):
    exit_code, _, err = linli(*arguments)

    assert exit_code == 2
    assert err.startswith("usage: linli")


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["event", "title=Lantern walk", "start=2026-12-01 18:00"], "events/2026/2026-12-01-lantern-walk.md"),
        (["活动", "标题=提灯", "开始时间=2026-12-01", "--id", "lanterns"], "events/2026/lanterns.md"),
        (["group", "title=棋友：周三见 # 一起来", "--id", "chess"], "groups/chess.md"),
        (["need", "title='quoted' \"title\": yes", "--id", "quotes"], "needs/quotes.md"),
        (["press", "title=no", "publisher=null", "--id", "odd"], "press/odd.md"),
        (["community", "title=塔下", "--id", "pagoda"], "pagoda/community.md"),
    ],
)
def test_a_new_file_is_right_from_the_start(arguments, path, project, linli):
    exit_code, out, _ = linli("new", *arguments)

    assert exit_code == 0
    assert Path(out.strip()) == project.content / path
    checked, _, err = linli("check")
    assert "16 records." in err or "declares" in err
    assert f"content/{path}" not in err
    assert checked == ("declares" in err)


def test_a_new_file_keeps_what_was_asked_for_and_shows_what_can_be_added(project, linli):
    linli("new", "event", "title=提灯: 一起走", "start=2026-12-01 18:00", "spaces=[yard]", "--id", "lanterns")

    text = (project.content / "events/2026/lanterns.md").read_text("utf-8")
    assert "title: '提灯: 一起走'\n" in text
    assert "start: 2026-12-01 18:00\n" in text
    assert "spaces: [yard]\n" in text
    assert "# end: " in text


def test_a_new_file_that_would_have_a_problem_is_not_left_behind(project, linli):
    exit_code, _, err = linli("new", "group", "title=棋友", "spaces=[cellar]", "--id", "chess")

    assert exit_code == 1
    assert "space `cellar` is unknown." in err
    assert not (project.content / "groups/chess.md").exists()


def test_the_schema_goes_to_where_a_script_reads_it(linli):
    exit_code, out, err = linli("schema", "event")

    assert (exit_code, err) == (0, "")
    assert json.loads(out)["title"] == "event (活动)"


def test_two_builds_at_once_both_end_well(project, wutong_site):
    first, second = (
        subprocess.Popen(
            [Path(sys.executable).parent / "linli", "build"],
            cwd=project.folder,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(2)
    )

    ends = [(process.communicate(timeout=120)[1], process.returncode) for process in (first, second)]

    assert [code for _, code in ends] == [0, 0], ends
    assert files_in(project.output) == files_in(wutong_site.output)


@pytest.mark.slow
def test_a_preview_shows_the_site_follows_an_edit_and_tells_a_mistake(project):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def page(path):
        return urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30).read().decode()

    def wait_for(path, text):
        for _ in range(150):
            try:
                if text in page(path):
                    return True
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.2)
        return False

    command = [LINLI, "preview", "--port", str(port)]
    with (project.folder / "said.txt").open("w") as said:
        preview = subprocess.Popen(command, cwd=project.folder, stdout=said, stderr=said)
    try:
        assert wait_for("/wutong/groups/gardeners/", "园丁小组")
        assert "样式指南" in page("/style-guide/")
        assert not list(project.folder.rglob("style-guide"))

        file = project.content / "groups/gardeners.md"
        file.write_text(file.read_text("utf-8").replace("园丁小组", "种树小组"), "utf-8")
        assert wait_for("/wutong/groups/gardeners/", "种树小组")

        (project.content / "stories/broken.md").write_text("---\ntitel: 坏\n---\n", "utf-8")
        assert wait_for("/__linli/state?after=-1", "Did you mean `title`?")
        assert "种树小组" in page("/wutong/groups/gardeners/")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            page("/wutong/stories/broken/")
    finally:
        preview.terminate()
        preview.wait(timeout=30)
    assert "Traceback" not in (project.folder / "said.txt").read_text("utf-8")


def test_the_command_ends_at_once_and_yet_has_said_and_kept_all(project):
    """`linli` itself does not wait until Python has tidied up."""
    photos = project.folder / ".linli" / "photos.sqlite"
    helped = subprocess.run([LINLI, "--help"], capture_output=True, text=True, check=False)
    built = subprocess.run([LINLI, "build"], cwd=project.folder, capture_output=True, text=True, check=False)
    noted = sqlite3.connect(photos).execute("SELECT count(*) FROM measured").fetchone()
    schema = subprocess.run([LINLI, "schema", "event"], cwd=project.folder, capture_output=True, text=True, check=False)
    wrong = subprocess.run([LINLI, "schema", "evnt"], cwd=project.folder, capture_output=True, text=True, check=False)

    assert (helped.returncode, built.returncode, schema.returncode, wrong.returncode) == (0, 0, 0, 1)
    assert "files written" in built.stderr
    assert noted[0] > 0
    assert json.loads(schema.stdout)
    assert "evnt" in wrong.stderr
