"""A browser, and the built sites on a server of this machine."""

from __future__ import annotations

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright
from tests.conftest import once
from tests.fixtures.galleries import make_gallery_project

from linli.artefacts.hosting import render_headers
from static_host import serve


@pytest.fixture(scope="session")
def chromium():
    path = os.environ.get("LINLI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "There is no Chromium here. `make test` finds or installs one."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def wutong_address(wutong_site):
    server = serve(wutong_site.output)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def repository_address(repository_site):
    server = serve(repository_site.output)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def published_address(published_wutong):
    """The small site as a host of static sites serves it, with its headers and redirects."""
    server = serve(published_wutong.output)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def gallery_address(shared_folder):
    site = once(shared_folder / "gallery", lambda folder: make_gallery_project(folder).build())
    server = serve(site.output, headers=render_headers().decode())
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def visit(chromium):
    """Open pages as a visitor with certain habits; the contexts are closed at the end."""
    contexts = []

    def visit(**habits):
        contexts.append(chromium.new_context(**habits))
        return contexts[-1].new_page()

    yield visit
    for context in contexts:
        context.close()
