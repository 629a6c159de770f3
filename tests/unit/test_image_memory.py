"""How much memory the largest pictures take that are let in."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image

from linli.sources.photos import MAX_PIXELS

PLUGINS = Path(__file__).parents[2] / "plugins"
WIDTH, HEIGHT = 20_000, MAX_PIXELS // 20_000
# As `docs/editors/photos.*.md` say.
BOUND_MB = 1100
BOUND_WITH_TARGET_MB = 300

ENCODE = """
import resource, sys
from pathlib import Path
from linli.artefacts.images import encode_all, encoder_identity
from linli.problems import Place, Report
from linli.sources.photos import PhotoReader
from linli.views.pictures import BODY, CARD, PROFILES, plan_picture
file, profile = Path(sys.argv[1]), PROFILES[sys.argv[2]]
photo = PhotoReader(file.parent).measure_photo(file, Place("x.md"), Report())
encoder = encoder_identity()
plans = [plan_picture(photo, alt="", slot=slot, base="", encoder=encoder, profile=profile) for slot in (BODY, CARD)]
encode_all([copy for plan in plans for copy in plan.derivatives], file.parent / "cache", 1, lambda _done: None)
status = Path("/proc/self/status")
# What the system says of a process counts the one that started it, too; Linux knows better.
lines = status.read_text().splitlines() if status.exists() else []
own = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
print(int(own[0] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024)
"""


def write_png(file, colour_type, bytes_a_pixel):
    """Write a PNG of the most pixels that are let in, without having it in memory."""
    row = b"\0" + bytes(index * 7 % 251 for index in range(WIDTH * bytes_a_pixel))
    packer = zlib.compressobj(1)
    pixels = b"".join([*(packer.compress(row) for _ in range(HEIGHT)), packer.flush()])
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, colour_type, 0, 0, 0)
    with file.open("wb") as png:
        png.write(b"\x89PNG\r\n\x1a\n")
        for kind, data in ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b"")):
            png.write(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)))


def peak_of_encoding(file, profile):
    """Return how many megabytes a process takes at most that makes the copies of a photo."""
    ended = subprocess.run(
        [sys.executable, "-c", ENCODE, str(file), profile],
        env={"PYTHONPATH": str(PLUGINS)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return int(ended.stdout)


@pytest.mark.slow
@pytest.mark.parametrize(("colour_type", "bytes_a_pixel"), [(6, 4), (4, 2)], ids=["RGBA", "LA"])
def test_the_largest_transparent_picture_takes_no_more_memory_than_the_docs_say(colour_type, bytes_a_pixel, tmp_path):
    write_png(tmp_path / "large.png", colour_type, bytes_a_pixel)

    assert 300 < peak_of_encoding(tmp_path / "large.png", "draft") <= BOUND_MB


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts memory in another unit")
def test_an_upright_photo_with_a_target_takes_no_more_memory_than_the_docs_say(tmp_path):
    grain = Image.effect_noise((375, 500), 40).convert("RGB")
    grain.resize((3000, 4000), Image.Resampling.BICUBIC).save(tmp_path / "tall.jpg", quality=90)

    assert 100 < peak_of_encoding(tmp_path / "tall.jpg", "publish") <= BOUND_WITH_TARGET_MB
