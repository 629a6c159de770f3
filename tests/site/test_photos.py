"""Photos that are broken or hostile: each is told once, where it is named, and keeps no other from being shown."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from tests.fixtures.projects import files_in, make_project

from linli.host import run_build


def encoded(format, size=(64, 48), **options):
    content = BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(content, format, **options)
    return content.getvalue()


def damaged(content):
    """Return a file whose pixels are wrong in the middle; both its ends are as they should be."""
    middle = len(content) // 2
    return content[:middle] + bytes(255 - byte for byte in content[middle : middle + 4]) + content[middle + 4 :]


def png_header(width, height):
    """Return a PNG that says to be very large, in few bytes."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    )


JPEG, PNG = encoded("JPEG"), encoded("PNG")
# What is told while reading.
HOSTILE = {
    "empty.jpg": (b"", "is empty"),
    "cut.jpg": (JPEG[: len(JPEG) // 2], "is incomplete"),
    "cut.png": (PNG[: len(PNG) // 2], "is incomplete"),
    "cut.avif": (encoded("AVIF")[:-40], "is incomplete"),
    "mislabelled.jpg": (PNG, "holds a picture in PNG format"),
    "bomb.png": (png_header(29_000, 29_000), "has too many pixels"),
    "panorama.png": (png_header(30_001, 400), "has too many pixels"),
    "words.jpg": (b"These are words and no picture.", "is not a picture"),
}
# What only decoding tells.
DAMAGED = {"pixels.png": damaged(PNG), "pixels-too.png": damaged(encoded("PNG", (80, 80)))}


@pytest.fixture
def album(tmp_path):
    project = make_project(tmp_path / "project")
    (project.content / "stories" / "album").mkdir(parents=True)
    return project


def fill(project, files):
    """Write a story that lists photos, one line of names each, and return the line of every name."""
    folder = project.content / "stories" / "album"
    for name, content in files.items():
        (folder / name).write_bytes(content)
    listed = "".join(f"  - file: {name}\n    alt: 一张图\n    people: none\n" for name in files)
    (folder / "index.md").write_text(f"---\ntitle: 一本相册\ndate: 2026-05\nphotos:\n{listed}---\n都在这里。\n")
    return {name: 5 + 3 * index for index, name in enumerate(files)}


def told_of_photos(stderr):
    """Return what is said, by the place where it is wrong."""
    found = re.findall(r"^(content/stories/album/index\.md:\d+): (photo .*)$", stderr, re.MULTILINE)
    return dict(found)


def test_every_hostile_file_is_told_in_one_run_where_it_is_named(album, tmp_path):
    lines = fill(album, {"good.jpg": JPEG} | {name: content for name, (content, _said) in HOSTILE.items()})
    outside = tmp_path / "outside.jpg"
    outside.write_bytes(JPEG)
    (album.content / "stories" / "album" / "good.jpg").unlink()
    (album.content / "stories" / "album" / "good.jpg").symlink_to(outside)

    ended = album.run("linli", "check")

    told = told_of_photos(ended.stderr + ended.stdout)
    wanted = {name: said for name, (_content, said) in HOSTILE.items()} | {"good.jpg": "lies outside"}
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert set(told) == {f"content/stories/album/index.md:{line}" for line in lines.values()}
    for name, said in wanted.items():
        assert f"photo `{name}` {said}" in told[f"content/stories/album/index.md:{lines[name]}"]


@pytest.mark.slow
def test_damage_that_only_decoding_finds_is_told_where_it_is_named_and_the_site_stays(album):
    fill(album, {"first.jpg": JPEG})
    before = files_in(album.build().output)
    lines = fill(album, {"first.jpg": JPEG, **DAMAGED, "last.jpg": encoded("JPEG", (50, 50))})

    built = album.run("linli", "build")
    checked = album.run("linli", "check")

    told = told_of_photos(built.stderr)
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert set(told) == {f"content/stories/album/index.md:{lines[name]}" for name in DAMAGED}
    assert all("cannot be decoded" in said and "save it again" in said for said in told.values())
    assert told_of_photos(checked.stderr + checked.stdout) == told
    assert files_in(album.output) == before


@pytest.mark.slow
def test_a_damaged_photo_that_was_replaced_is_published(album):
    fill(album, {"first.jpg": JPEG, "pixels.png": DAMAGED["pixels.png"]})
    refused = album.run("linli", "build")
    fill(album, {"first.jpg": JPEG, "pixels.png": PNG})

    assert refused.returncode == 1
    assert album.build().output.exists()


@pytest.mark.slow
def test_a_preview_goes_on_without_the_damaged_photos_and_tells_of_them(album):
    fill(album, {"first.jpg": JPEG, **DAMAGED, "last.jpg": encoded("JPEG", (50, 50))})

    build = run_build(album.folder / "pelicanconf.py", {}, lambda *_: None, strict=False)

    page = (build.settings.output_dir / "wutong" / "stories" / "album" / "index.html").read_text("utf-8")
    assert {problem.message.split("`")[1] for problem in build.problems} == set(DAMAGED)
    assert page.count("data-opens") == 1


@pytest.mark.slow
def test_every_opaque_photo_has_a_tone_that_keeps_its_place(wutong_site):
    pages = [file.read_text("utf-8") for file in wutong_site.output.rglob("*.html")]
    pictures = {tag for page in pages for tag in re.findall(r'<img [^>]*srcset="[^"]*\.jpg[^>]*>', page)}
    rules = "".join(file.read_text("utf-8") for file in wutong_site.output.glob("assets/colours-*.css"))

    assert len(pictures) > 10
    assert [tag for tag in pictures if 'class="tone-' not in tag] == []
    assert {name for tag in pictures for name in re.findall(r"tone-\d{3}", tag)} <= set(
        re.findall(r"tone-\d{3}", rules)
    )
