"""Whether anything has changed that a build reads."""

from __future__ import annotations

import os
import time

import pytest

from linli.inputs import Inputs

DAY_S = 86_400


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "one.md").write_text("one", "utf-8")
    return folder


def kept_after(content, tmp_path, during=lambda: None):
    """Return what is kept of a build, during which something is done, when the next one begins."""
    kept = tmp_path / "kept"
    inputs = Inputs([content], "told")
    during()
    inputs.keep(kept, "made", ["line"], [])
    return Inputs([content], "told").kept_in(kept)


def test_what_has_not_changed_is_kept(content, tmp_path):
    assert kept_after(content, tmp_path) == ("made", ("line",))


@pytest.mark.parametrize("age_s", [-10 * DAY_S, 0, 10 * DAY_S])
def test_what_is_written_while_a_build_runs_counts_as_not_read(age_s, content, tmp_path):
    file = content / "one.md"
    moment = time.time() - age_s
    os.utime(file, (moment, moment))

    def edit():
        file.write_text("two", "utf-8")
        os.utime(file, (moment, moment))

    assert kept_after(content, tmp_path, edit) is None


@pytest.mark.parametrize("age_s", [-10 * DAY_S, 0, 10 * DAY_S])
def test_what_is_written_after_a_build_counts_as_not_read(age_s, content, tmp_path):
    file, kept = content / "one.md", tmp_path / "kept"
    moment = time.time() - age_s
    os.utime(file, (moment, moment))
    Inputs([content], "told").keep(kept, "made", [], [])
    file.write_text("two", "utf-8")
    os.utime(file, (moment, moment))

    assert Inputs([content], "told").kept_in(kept) is None


def test_links_in_a_circle_are_gone_round_once(content, tmp_path):
    (content / "again").symlink_to(content, target_is_directory=True)
    (content / "itself").symlink_to("itself")

    assert kept_after(content, tmp_path) == ("made", ("line",))
