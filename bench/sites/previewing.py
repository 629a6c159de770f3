"""How long an editor waits for the preview: from saving a text to the page being there anew."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from bench.sites.corpus import Corpus
from bench.sites.engines import Engine, edit, edited_event
from bench.sites.measuring import MemoryWatch

_PATIENCE_S = 900


def time_preview(engine: Engine, site: Path, corpus: Corpus, edits: int) -> tuple[float, float]:
    """Return the median seconds from saving a changed body to its page having been fetched, and the most MB in use."""
    with _preview(engine, site) as (address, watch):
        page = f"{address}/{engine.pages(edited_event(corpus))['event'][0]}"
        version = _news(address, 0)
        waits = []
        for number in range(1, edits + 1):
            before = _fetch(page)
            started = time.perf_counter()
            edit(engine, site, corpus, "body", 1000 + number)
            version = _news(address, version)
            after = _fetch(page)
            waits.append(time.perf_counter() - started)
            assert after != before, "the preview told of a change, but the page is the old one"
        return median(waits), watch.stop()


@contextmanager
def _preview(engine: Engine, site: Path) -> Iterator[tuple[str, MemoryWatch]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "linli"), "preview", "-p", str(port)]
    environment: Mapping[str, str] = {**os.environ, **engine.environment}
    process = subprocess.Popen(command, cwd=site, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}", MemoryWatch(process.pid, alone=True)
    finally:
        process.terminate()
        process.wait()


def _news(address: str, after: int) -> int:
    """Wait for a build that is later than `after`, and return its number."""
    patient_until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < patient_until:
        try:
            version: int = json.loads(_fetch(f"{address}/__linli/state?after={after}"))["version"]
        except OSError:  # it does not serve yet
            time.sleep(0.2)
            continue
        if version > after:
            return version
    raise TimeoutError(f"the preview at {address} has not built anything for {_PATIENCE_S} s")


def _fetch(address: str) -> bytes:
    with urlopen(address, timeout=_PATIENCE_S) as answer:
        content: bytes = answer.read()
        return content
