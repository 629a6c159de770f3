import os
import shutil
import struct
import zlib
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from linli.problems import Place, Report
from linli.sources import photos
from linli.sources.photos import FORMAT_OF_SUFFIX, PhotoReader

PLACE = Place("content/events/open-day.md", 4)
ORIENTATION = 0x0112
# Four colours, with a camera's name, a place, and a note that it was held sideways: HEIC tells that elsewhere.
HEIC = Path(__file__).parents[1] / "fixtures" / "photos" / "telephone.heic"


@pytest.fixture
def content_dir(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def write_photo(path, size=(60, 40), mode="RGB", **options):
    Image.new(mode, size, options.pop("colour", 0)).save(path, **options)
    return path


def sideways(orientation):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return exif


def measure(path, content_dir):
    report = Report()
    photo = PhotoReader(content_dir).measure_photo(path, PLACE, report)
    return photo, [str(problem) for problem in report.problems]


def the_only_problem(path, content_dir):
    photo, problems = measure(path, content_dir)
    assert photo is None
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize("suffix", sorted(set(FORMAT_OF_SUFFIX) - {".heic", ".heif"}))
def test_a_photo_of_every_promised_format_is_measured(suffix, content_dir):
    file = write_photo(content_dir / f"stage{suffix}")

    photo, problems = measure(file, content_dir)

    assert problems == []
    assert (photo.name, photo.width, photo.height) == (file.name, 60, 40)
    assert photo.path == str(file.resolve())
    assert photo.digest == sha256(file.read_bytes()).hexdigest()
    assert photo.format == FORMAT_OF_SUFFIX[suffix]
    assert not photo.animated


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif", ".avif"])
def test_the_size_of_a_sideways_photo_is_its_upright_one(suffix, content_dir):
    file = write_photo(content_dir / f"stage{suffix}", exif=sideways(6))

    photo, _ = measure(file, content_dir)

    assert (photo.width, photo.height) == (40, 60)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_passed_over(orientation, content_dir):
    file = write_photo(content_dir / "stage.jpg", exif=sideways(orientation))

    photo, problems = measure(file, content_dir)

    assert (photo.orientation, photo.width, problems) == (1, 60, [])


def test_a_capital_suffix_is_fine(content_dir):
    file = write_photo(content_dir / "IMG_0001.JPG", format="JPEG")

    photo, problems = measure(file, content_dir)

    assert photo.format == "JPEG"
    assert problems == []


def test_a_photo_with_a_second_one_behind_it_is_a_still_jpeg(content_dir):
    first, second = Image.new("RGB", (60, 40)), Image.new("RGB", (60, 40))
    first.save(content_dir / "stage.jpg", "MPO", save_all=True, append_images=[second])

    photo, problems = measure(content_dir / "stage.jpg", content_dir)

    assert problems == []
    assert photo.format == "JPEG"
    assert not photo.animated


def test_a_film_behind_a_photo_does_no_harm(content_dir):
    file = write_photo(content_dir / "stage.jpg")
    file.write_bytes(file.read_bytes() + b"ftypmp42\xff\xda" + bytes(200))

    photo, problems = measure(file, content_dir)

    assert photo is not None
    assert problems == []


def test_moving_pictures_are_told_from_still_ones(content_dir):
    frames = [Image.new("L", (8, 8), shade) for shade in (0, 90, 200)]
    for suffix in ("gif", "webp", "png"):
        frames[0].save(content_dir / f"dance.{suffix}", save_all=True, append_images=frames[1:])

    photos = [measure(content_dir / f"dance.{suffix}", content_dir)[0] for suffix in ("gif", "webp", "png")]

    assert all(photo.animated for photo in photos)


def test_transparency_and_few_colours_are_noticed(content_dir):
    logo = write_photo(content_dir / "logo.png", mode="RGBA")
    drawing = write_photo(content_dir / "drawing.png", mode="P")
    photograph = write_photo(content_dir / "photograph.png")

    seen = [measure(file, content_dir)[0] for file in (logo, drawing, photograph)]

    assert [photo.has_alpha for photo in seen] == [True, False, False]
    assert [photo.palette for photo in seen] == [False, True, False]


def test_a_missing_photo_is_reported_with_its_nearest_neighbour(content_dir):
    write_photo(content_dir / "stage.jpg")

    problem = the_only_problem(content_dir / "stgae.jpg", content_dir)

    assert problem == "content/events/open-day.md:4: photo `stgae.jpg` is not there. Did you mean `stage.jpg`?"


def test_an_empty_file_is_reported(content_dir):
    (content_dir / "stage.jpg").touch()

    assert "photo `stage.jpg` is empty." in the_only_problem(content_dir / "stage.jpg", content_dir)


def test_something_else_under_the_name_of_a_photo_is_reported(content_dir):
    (content_dir / "stage.jpg").write_text("<html>404</html>")

    assert "is not a picture that can be read." in the_only_problem(content_dir / "stage.jpg", content_dir)


def test_what_readers_log_about_a_file_is_not_told_as_well(content_dir, caplog):
    too_many_samples = struct.pack("<HHIHH", 277, 3, 1, 65535, 0)
    tags = [struct.pack("<HHII", tag, 3, 1, 1) for tag in (256, 257, 258, 259, 262, 273)]
    entries = b"".join([*tags, too_many_samples])
    photo = content_dir / "scan.tif"
    photo.write_bytes(b"II*\0\x08\0\0\0" + struct.pack("<H", 7) + entries + bytes(4))

    assert "photo `scan.tif` is not a picture that can be read." in the_only_problem(photo, content_dir)
    assert not caplog.records


def test_a_format_that_is_not_promised_is_not_read_under_another_name(content_dir):
    Image.new("RGB", (6, 4)).save(content_dir / "stage.jpg", "EPS")

    assert "is not a picture that can be read." in the_only_problem(content_dir / "stage.jpg", content_dir)


def test_a_wrong_suffix_is_reported_with_the_right_one(content_dir):
    write_photo(content_dir / "stage.jpg", format="PNG")

    problem = the_only_problem(content_dir / "stage.jpg", content_dir)

    assert problem.endswith("photo `stage.jpg` holds a picture in PNG format. Rename it to `stage.png`.")


def test_a_name_that_no_photo_has_is_reported(content_dir):
    (content_dir / "stage.pdf").write_bytes(b"%PDF-1.7")

    assert "does not have the name of a photo." in the_only_problem(content_dir / "stage.pdf", content_dir)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
def test_a_photo_that_lacks_its_end_is_reported(suffix, share, content_dir):
    file = content_dir / f"stage.{suffix}"
    noise = Image.effect_noise((200, 200), 80)
    thumbnail = BytesIO()
    Image.new("RGB", (8, 8)).save(thumbnail, "JPEG")
    noise.save(file, exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00" + thumbnail.getvalue())
    whole = file.read_bytes()

    file.write_bytes(whole[: int(len(whole) * share)])

    assert the_only_problem(file, content_dir)


def test_more_pixels_than_the_bound_are_reported_without_decoding_them(content_dir):
    for name, size in (("wide", (30_001, 10)), ("large", (20_000, 10_001)), ("huge", (29_000, 29_000))):
        header = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
        packed = [struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in chunks]
        (content_dir / f"{name}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(packed))

    problems = [the_only_problem(content_dir / f"{name}.png", content_dir) for name in ("wide", "large", "huge")]

    assert all("has too many pixels (" in problem for problem in problems)
    assert "20000 × 10001" in problems[1]


def test_a_link_out_of_the_content_folder_is_not_followed(content_dir, tmp_path):
    secret = write_photo(tmp_path / "secret.jpg")
    (content_dir / "stage.jpg").symlink_to(secret)

    problem = the_only_problem(content_dir / "stage.jpg", content_dir)

    assert "lies outside the content folder." in problem
    assert str(tmp_path) not in problem


def test_a_path_that_climbs_out_of_the_content_folder_is_not_followed(content_dir, tmp_path):
    write_photo(tmp_path / "secret.jpg")

    assert "lies outside" in the_only_problem(content_dir / ".." / "secret.jpg", content_dir)


def test_a_link_within_the_content_folder_is_followed(content_dir):
    write_photo(content_dir / "stage.jpg")
    (content_dir / "again.jpg").symlink_to("stage.jpg")

    photo, problems = measure(content_dir / "again.jpg", content_dir)

    assert (photo.name, problems) == ("again.jpg", [])
    assert photo.path == str((content_dir / "stage.jpg").resolve())


def test_paths_that_lead_nowhere_are_reported(content_dir):
    (content_dir / "folder.jpg").mkdir()
    (content_dir / "circle.jpg").symlink_to("circle.jpg")
    os.mkfifo(content_dir / "pipe.jpg")
    (content_dir / "note.md").write_text("x")
    names = ["folder.jpg", "circle.jpg", "pipe.jpg", "note.md/stage.jpg", "a" * 300 + ".jpg", "nul\0.jpg"]

    assert all(the_only_problem(content_dir / name, content_dir) for name in names)


def test_a_heic_photo_that_cannot_be_read_here_says_what_to_do(content_dir, monkeypatch):
    monkeypatch.setattr(photos, "heif_reader", lambda: "")
    for name in ("stage.heic", "stage.jpg"):
        shutil.copy(HEIC, content_dir / name)

        assert "is a HEIC photo, which cannot be read here. Save it as .jpg" in the_only_problem(
            content_dir / name, content_dir
        )


def test_a_heic_photo_is_turned_by_its_reader_alone(content_dir):
    file = Path(shutil.copy(HEIC, content_dir / "stage.heic"))

    photo, problems = measure(file, content_dir)

    assert problems == []
    assert (photo.width, photo.height, photo.orientation, photo.format) == (96, 64, 1, "HEIF")


def test_a_file_is_measured_once_and_reported_wherever_it_is_named(content_dir):
    file = write_photo(content_dir / "stage.jpg")
    reader, report = PhotoReader(content_dir), Report()
    first = reader.measure_photo(file, PLACE, report)
    file.unlink()

    again = reader.measure_photo(file, PLACE, report)
    for line in (5, 6):
        reader.measure_photo(content_dir / "gone.jpg", Place("content/x.md", line), report)

    assert again is first
    assert [problem.place.line for problem in report.problems] == [5, 6]


def test_a_photo_is_named_as_an_editor_would(content_dir):
    (content_dir / "mill").mkdir()
    file = write_photo(content_dir / "mill" / "stage.jpg")

    assert measure(file, content_dir)[0].content_path == "content/mill/stage.jpg"


def measure_with_notebook(file, content_dir, notebook):
    return PhotoReader(content_dir, notebook).measure_photo(file, PLACE, Report())


def test_a_photo_that_an_earlier_build_measured_is_not_read_again(content_dir, tmp_path, monkeypatch):
    file = write_photo(content_dir / "stage.png", mode="P")
    notebook = tmp_path / "state" / "photos.sqlite"
    first = measure_with_notebook(file, content_dir, notebook)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("the photo was read"))

    assert measure_with_notebook(file, content_dir, notebook) == first


def test_a_photo_that_changed_is_measured_anew_even_if_its_time_was_set_back(content_dir, tmp_path):
    file = write_photo(content_dir / "stage.bmp", size=(60, 40))
    notebook = tmp_path / "photos.sqlite"
    first = measure_with_notebook(file, content_dir, notebook)
    times = file.stat()
    write_photo(file, size=(60, 40), colour=(9, 9, 9))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

    second = measure_with_notebook(file, content_dir, notebook)

    assert file.stat().st_size == times.st_size
    assert second.digest == sha256(file.read_bytes()).hexdigest() != first.digest


def test_a_photo_that_was_noted_and_is_gone_is_missing(content_dir, tmp_path):
    file = write_photo(content_dir / "stage.jpg")
    measure_with_notebook(file, content_dir, tmp_path / "photos.sqlite")
    file.unlink()

    assert measure_with_notebook(file, content_dir, tmp_path / "photos.sqlite") is None


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be taken for one" * 20])
def test_a_notebook_that_cannot_be_used_is_done_without(content, content_dir, tmp_path):
    file = write_photo(content_dir / "stage.jpg")
    (tmp_path / "photos.sqlite").write_bytes(content)
    (tmp_path / "folder.sqlite").mkdir()

    seen = [measure_with_notebook(file, content_dir, tmp_path / f"{name}.sqlite") for name in ("photos", "folder")]

    assert all(photo and photo.width == 60 for photo in seen)


@pytest.fixture(scope="module")
def wholesome_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wholesome")
    return [write_photo(folder / f"x.{suffix}", size=(9, 7)) for suffix in ("jpg", "png", "webp", "gif", "tif", "bmp")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=st.integers(0, 5),
    damage=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=20),
)
def test_damage_gives_a_photo_or_one_problem_but_never_an_exception(which, damage, wholesome_files, tmp_path):
    file = tmp_path / wholesome_files[which].name
    shutil.copy(wholesome_files[which], file)
    content = bytearray(file.read_bytes())
    for where, value in damage:
        content[int(where * len(content))] = value
    file.write_bytes(content)

    photo, problems = measure(file, tmp_path)

    assert (photo is None) == (len(problems) == 1)


@pytest.mark.parametrize(
    ("on_disk", "written"),
    [
        ("cafe\u0301.jpg", "caf\u00e9.jpg"),  # macOS takes letters apart
        ("caf\u00e9.jpg", "cafe\u0301.jpg"),
        ("long table.jpg", "long%20table.jpg"),
        ("100%25.jpg", "100%25.jpg"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(on_disk, written, content_dir):
    file = write_photo(content_dir / on_disk)

    photo, problems = measure(content_dir / written, content_dir)

    assert problems == []
    assert photo.path == str(file.resolve())


def test_an_address_leads_nowhere_out_of_its_folder(content_dir):
    write_photo(content_dir.parent / "stage.jpg")

    assert "is not there." in the_only_problem(content_dir / "%2e%2e%2fstage.jpg", content_dir)


def test_a_tiff_with_tiles_far_larger_than_itself_is_refused(content_dir):
    file = content_dir / "stage.tif"
    write_tiff(file, width=64, height=64, tile=4800)

    assert "is not a picture that can be read." in the_only_problem(file, content_dir)


def write_tiff(file, width, height, tile):
    """Write the header of a grey TIFF in tiles, with a few bytes of pixels."""
    entries = [
        (256, width), (257, height), (258, 8), (259, 1), (262, 1), (277, 1), (322, tile), (323, tile), (324, 8),
        (325, 64),
    ]  # fmt: skip
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    pixels = b"\x80" * 64
    start = 8 + len(pixels)
    file.write_bytes(
        struct.pack("<2sHI", b"II", 42, start) + pixels + struct.pack("<H", len(entries)) + directory + bytes(4)
    )


def test_a_damaged_notebook_makes_room_for_a_new_one(content_dir, tmp_path, capsys):
    file, notebook = write_photo(content_dir / "stage.jpg"), tmp_path / "photos.sqlite"
    notebook.write_bytes(b"no notebook" * 1000)

    PhotoReader(content_dir, notebook).measure_photo(file, PLACE, Report())

    assert "is damaged" in capsys.readouterr().err
    PhotoReader(content_dir, notebook)
    assert capsys.readouterr().err == ""
