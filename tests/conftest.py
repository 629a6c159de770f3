"""Sites that many tests look at: each is built once, for all processes of a test run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.fixtures.calendars import make_busy_project, make_two_communities
from tests.fixtures.projects import ROOT, WUTONG, Project, make_project, shrink_photos

PHOTO_WIDTH = 640


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory) -> Path:
    """A folder that all test processes of this run see."""
    own: Path = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def once(folder: Path, make: Callable[[Path], Project]) -> Project:
    """Return what `make` makes of `folder`, made by whichever process asks first."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_suffix(".done")
        project = Project(folder) if done.exists() else make(folder)
        done.touch()
        return project


@pytest.fixture(scope="session")
def wutong_site(shared_folder) -> Project:
    """The small site, built without an address. To be looked at, not to be changed."""
    return once(shared_folder / "wutong", lambda folder: make_project(folder, WUTONG).build())


@pytest.fixture(scope="session")
def published_wutong(shared_folder) -> Project:
    """The small site, built for its public address. To be looked at, not to be changed."""
    return once(
        shared_folder / "published-wutong", lambda folder: make_project(folder, WUTONG).build("-s", "publishconf.py")
    )


@pytest.fixture(scope="session")
def repository_site(shared_folder) -> Project:
    """This repository's own site with small photos, built without an address. To be looked at, not to be changed."""

    def make(folder: Path) -> Project:
        project = make_project(folder, ROOT / "content")
        shrink_photos(project.content, PHOTO_WIDTH)
        return project.build()

    return once(shared_folder / "repository", make)


@pytest.fixture(scope="session")
def busy_site(shared_folder) -> Project:
    """One community with a busy month, built without an address. To be looked at, not to be changed."""
    return once(shared_folder / "busy", lambda folder: make_busy_project(folder).build())


@pytest.fixture(scope="session")
def site_of_two(shared_folder) -> Project:
    """Several communities, one of them without events. To be looked at, not to be changed."""
    return once(shared_folder / "two", lambda folder: make_two_communities(folder).build())
