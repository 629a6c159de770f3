"""Encoding leaves the rest of the machine its turn."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"

ENCODE = """
import os, sys, threading, time
from pathlib import Path
from PIL import Image
from linli.artefacts.images import encode_derivative, encoder_identity
from linli.problems import Place, Report
from linli.sources.photos import PhotoReader
from linli.views.pictures import BODY, plan_picture

def policies():
    for thread in os.listdir("/proc/self/task"):
        try:
            yield os.sched_getscheduler(int(thread))
        except ProcessLookupError:
            pass

def watch():
    while not over.is_set():
        seen.update(policies())
        time.sleep(0.005)

file = Path(sys.argv[1])
Image.effect_noise((1600, 1200), 60).convert("RGB").save(file)
photo = PhotoReader(file.parent).measure_photo(file, Place("x.md"), Report())
copies = plan_picture(photo, alt="", slot=BODY, base="", encoder=encoder_identity()).derivatives
avif = next(copy for copy in copies if copy.name.endswith(".avif") and copy.width > 900)
seen, over = set(), threading.Event()
watcher = threading.Thread(target=watch)
watcher.start()
encode_derivative(avif, file.parent)
over.set()
watcher.join()
print(*sorted(seen | set(policies())))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there encoders can ask for more")
def test_no_thread_of_an_encoder_has_real_time_priority(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", ENCODE, str(tmp_path / "noise.png")],
        env={"PYTHONPATH": str(PLUGINS)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert ended.stdout.split() == [str(os.SCHED_OTHER)]
