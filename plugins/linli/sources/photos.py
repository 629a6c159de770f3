"""Photos as they lie in the content folder: what they are, how large, and whether they can be used at all."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib
import logging
import os
import re
import sqlite3
import stat
import warnings
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

import msgpack
import PIL
from PIL import ExifTags, Image

from linli.console import tell_damaged
from linli.problems import Place, Report, did_you_mean

MAX_SIDE = 30_000
MAX_PIXELS = 200_000_000
MAX_BYTES = 256 * 1024 * 1024
_TILE_WIDTH, _TILE_LENGTH = 322, 323  # TIFF 6.0, section 15
_PIXELS_OF_ANY_TILE = 4_000_000

FORMAT_OF_SUFFIX = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".gif": "GIF",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".avif": "AVIF",
    ".heic": "HEIF",
    ".heif": "HEIF",
    ".bmp": "BMP",
}

# Pillow guesses at a bound of its own, and would refuse large scans that ours allows.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
# Its readers log what is odd about a file, without saying which file it is. We say both.
logging.getLogger("PIL").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file that can be published.

    `width` and `height` are those of the upright picture; `orientation` (1 to 8, as in EXIF) says how the
    stored pixels must be turned to get there. `palette`: it was drawn with few colours, and is hardly a
    photo. `has_alpha` says that the file can be transparent, not that it is. `path` is where the file really
    is; `content_path` is how an editor would say it, such as `content/spaces/mill/stage.jpg`.
    """

    path: str
    name: str
    width: int
    height: int
    orientation: int
    digest: str
    format: str
    has_alpha: bool
    animated: bool
    palette: bool = False
    content_path: str = ""

    def __hash__(self) -> int:
        # A photo is looked up for every place where it is shown.
        return hash(self.digest)


class PhotoReader:
    """Measures the photos of one content folder, each file once in its lifetime.

    With a `notebook` (a file that may be missing) a photo that was measured by an earlier build is only looked
    up: it counts as unchanged while its size, its times and its place on the disk are. A notebook that cannot be
    used is done without.
    """

    def __init__(self, content_dir: Path, notebook: Path | None = None) -> None:
        self.content_dir = content_dir
        self._folder = _ContentFolder(content_dir)
        self._notebook = _Notebook(notebook) if notebook else None
        self._findings: dict[str, Photo | _Flaw] = {}

    def measure_photo(self, path: str | Path, place: Place, report: Report) -> Photo | None:
        """Return what the file at `path` is, or None and one problem at `place`, where an editor named it.

        Only the header is decoded, so damage further on is found when the copies are made; the notebook then knows it.
        """
        path = os.fspath(path)
        finding = self._findings.get(path)
        if finding is None:
            finding = self._findings[path] = _examine(path, self._folder, self._notebook)
        if isinstance(finding, Photo):
            return finding
        report.add(place, f"photo `{_name_in(path)}` {finding.message}", finding.way_out)
        return None


def note_damage(notebook: Path, damage: Mapping[str, str]) -> None:
    """Let readers with this notebook refuse the photos with these digests, each for what continues `photo x …`."""
    _Notebook(notebook).note_damage(damage)


def open_photo(content: bytes) -> Image.Image:
    """Open a picture without decoding its pixels yet, in no other format than those that we promise to read.

    Raises whatever Pillow's readers raise on bytes that are not a whole picture.
    """
    if _looks_like_heif(content) and heif_reader():
        return Image.open(BytesIO(content), formats=["HEIF"])
    return Image.open(BytesIO(content), formats=["JPEG", "PNG", "WEBP", "GIF", "TIFF", "AVIF", "BMP"])


@functools.cache
def heif_reader() -> str:
    """Name the package that reads HEIC photos here, with its version; empty where there is none.

    `pi-heif` reads only. `pillow-heif` serves as well, but brings an encoder under the GPL.
    """
    for module, package in (("pi_heif", "pi-heif"), ("pillow_heif", "pillow-heif")):
        try:
            importlib.import_module(module).register_heif_opener()
        except ImportError:
            continue
        return f"{package} {version(package)}"
    return ""


@dataclass(frozen=True, slots=True)
class _Flaw:
    """Why a file cannot be used, told so that it continues the sentence `photo x …`."""

    message: str
    way_out: str


class _Unusable(Exception):
    def __init__(self, message: str, way_out: str) -> None:
        super().__init__(message)
        self.flaw = _Flaw(message, way_out)


_SAVE_AGAIN = "Open it in a picture program and save it again as .jpg, or take the original once more."


class _ContentFolder:
    """Where photos may lie. What it found out about a folder it knows for all files in it, as paths are slow."""

    def __init__(self, content_dir: Path) -> None:
        self._content_dir = content_dir.absolute()
        self._real_content_dir = f"{content_dir.resolve()}{os.sep}"
        self._real_folders: dict[str, str] = {}
        self._spoken_folders: dict[str, str] = {}

    def find(self, path: str) -> tuple[str, os.stat_result]:
        """Return where links lead, and the state of what is there; raises what `Path.resolve` raises."""
        folder, _, name = path.rpartition("/")
        status = os.lstat(path)
        if name in ("", ".", "..") or stat.S_ISLNK(status.st_mode):
            file = Path(path).resolve(strict=True)
            return str(file), file.stat()
        if folder not in self._real_folders:
            self._real_folders[folder] = f"{Path(folder).resolve(strict=True)}{os.sep}"
        return self._real_folders[folder] + name, status

    def holds(self, file: str) -> bool:
        """Say whether a real path is within."""
        return file.startswith(self._real_content_dir)

    def spoken(self, path: str) -> str:
        """Return a path as an editor would say it, from the content folder's own name on."""
        folder, _, name = path.rpartition("/")
        if folder not in self._spoken_folders:
            self._spoken_folders[folder] = self._spoken_folder(Path(folder).absolute())
        return f"{self._spoken_folders[folder]}{name}"

    def _spoken_folder(self, folder: Path) -> str:
        if not folder.is_relative_to(self._content_dir):
            return ""
        return f"{(self._content_dir.name / folder.relative_to(self._content_dir)).as_posix()}/"


class _Notebook:
    """What earlier builds found out about photos, in a file."""

    def __init__(self, file: Path) -> None:
        self._connection: sqlite3.Connection | None = None
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _connect(file)
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS measured (file TEXT PRIMARY KEY, state TEXT, facts BLOB)"
            )
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS damage (digest TEXT PRIMARY KEY, reader TEXT, what TEXT)"
            )
            rows = self._connection.execute("SELECT file, state, facts FROM measured")
            self._notes: dict[str, tuple[str, bytes]] = {file: (state, facts) for file, state, facts in rows}
            # Another reader may well be able to read it.
            damaged = self._connection.execute("SELECT digest, what FROM damage WHERE reader = ?", (_reader(),))
            self._damage: dict[str, str] = dict(damaged)
        except (sqlite3.Error, OSError):
            self._connection, self._notes, self._damage = None, {}, {}

    def find(self, file: str, status: os.stat_result, name: str, content_path: str) -> Photo | None:
        """Return what is noted about a file if it has not changed since."""
        state, facts = self._notes.get(file, ("", b""))
        if state != _state(status):
            return None
        try:
            return Photo(*(file, name, *msgpack.unpackb(facts), content_path))
        except (TypeError, ValueError):
            return None

    def note(self, file: str, status: os.stat_result, photo: Photo) -> None:
        """Keep what was found out about a file."""
        self._write("INSERT OR REPLACE INTO measured VALUES (?, ?, ?)", (file, _state(status), _facts(photo)))

    def damage_of(self, photo: Photo) -> str:
        """Return what is noted to be wrong with a photo's content; mostly nothing."""
        return self._damage.get(photo.digest, "")

    def note_damage(self, damage: Mapping[str, str]) -> None:
        """Keep what is wrong with photos, by digest."""
        for digest, what in sorted(damage.items()):
            self._write("INSERT OR REPLACE INTO damage VALUES (?, ?, ?)", (digest, _reader(), what))

    def _write(self, statement: str, row: tuple[str, str, str | bytes]) -> None:
        if self._connection is None:
            return
        try:
            self._connection.execute(statement, row)
        except sqlite3.Error:  # locked or full: it is found out again the next time
            self._connection = None


def _connect(file: Path) -> sqlite3.Connection:
    """Return a connection to a notebook; a damaged one makes room for a new one."""
    # Several threads may load a site, one after the other. Losing notes in a power cut is no loss.
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:  # locked, or not to be opened
        raise
    except sqlite3.DatabaseError:
        connection.close()
        tell_damaged(file)
        file.unlink()
        return _connect(file)
    return connection


def _facts(photo: Photo) -> bytes:
    """Return what depends on a photo's content alone: all that stands between its name and its content path."""
    facts: bytes = msgpack.packb(astuple(photo)[2:-1])
    return facts


def _state(status: os.stat_result) -> str:
    """Return what changes when a file does. Nobody can set the time of the last change back (`ctime`)."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {_reader()}"


@functools.cache
def _reader() -> str:
    """Name the code that says what a file is."""
    return f"{_READER_REVISION} {PIL.__version__} {heif_reader()}"


# To be raised when `Photo` or what is refused changes.
_READER_REVISION = 2


def _name_in(path: str) -> str:
    # A site has tens of thousands of photos, and `Path` takes ten times as long.
    return path.rpartition("/")[2]


def _examine(path: str, folder: _ContentFolder, notebook: _Notebook | None) -> Photo | _Flaw:
    try:
        name = _name_in(path)
        wanted_format = _format_by_name(name)
        file, status = _find_file(path, folder)
        content_path = folder.spoken(path)
        photo = notebook.find(file, status, name, content_path) if notebook else None
        if photo is None or photo.format != wanted_format:
            photo = _measure(file, name, content_path, wanted_format)
            if notebook:
                notebook.note(file, status, photo)
        damage = notebook.damage_of(photo) if notebook else ""
        return _Flaw(damage, _SAVE_AGAIN) if damage else photo
    except _Unusable as unusable:
        return unusable.flaw


def _format_by_name(name: str) -> str:
    try:
        return FORMAT_OF_SUFFIX[name[name.rfind(".") :].lower()]
    except KeyError:
        known = ", ".join(FORMAT_OF_SUFFIX)
        raise _Unusable("does not have the name of a photo.", f"Use a file that ends in {known}.") from None


def _find_file(path: str, folder: _ContentFolder) -> tuple[str, os.stat_result]:
    """Return the real file behind `path`: links are followed, but not out of the content folder."""
    try:
        file, status = _find_however_spelt(path, folder)
    except FileNotFoundError:
        raise _Unusable("is not there.", _nearest_name(Path(path))) from None
    except (OSError, RuntimeError, ValueError):
        # Links in a circle, names that no file can have, folders that may not be entered.
        raise _Unusable("cannot be reached.", "Put the file itself into the folder and correct the name.") from None
    size = status.st_size
    if not folder.holds(file):
        raise _Unusable("lies outside the content folder.", "Copy the file itself to where it is used.")
    if not stat.S_ISREG(status.st_mode):
        raise _Unusable("is not a file.", "Name the picture file itself.")
    if size == 0:
        raise _Unusable("is empty.", "Copy the original once more: the file holds no data at all.")
    if size > MAX_BYTES:
        raise _Unusable(
            f"is too large ({size // 1024**2} MB).", f"Save it smaller: up to {MAX_BYTES // 1024**2} MB can be used."
        )
    return file, status


def _find_however_spelt(path: str, folder: _ContentFolder) -> tuple[str, os.stat_result]:
    """Return what `folder.find` does, also of a name that looks the same, or is written as in an address.

    macOS takes accented letters apart (Unicode's NFD) where keyboards write them in one piece.
    """
    directory, slash, name = path.rpartition("/")
    ways = (name, normalize("NFC", name), normalize("NFD", name), unquote(name).replace("/", ""))
    for way in dict.fromkeys(ways):
        with contextlib.suppress(FileNotFoundError):
            return folder.find(f"{directory}{slash}{way}")
    raise FileNotFoundError(path)


def _nearest_name(path: Path) -> str:
    otherwise = "Put the file there or correct the name."
    try:
        neighbours = sorted(file.name for file in path.parent.iterdir() if file.suffix.lower() in FORMAT_OF_SUFFIX)
    except OSError:
        return otherwise
    return did_you_mean(path.name, neighbours, otherwise)


def _measure(file: str, name: str, content_path: str, wanted_format: str) -> Photo:
    try:
        content = Path(file).read_bytes()
    except OSError as error:
        raise _Unusable(f"cannot be read ({error.strerror}).", "Correct who may read the file.") from None
    if _looks_like_heif(content) and not heif_reader():
        raise _Unusable(
            "is a HEIC photo, which cannot be read here.", "Save it as .jpg, or install the package pi-heif."
        )
    photo = _read_header(content, file, name, content_path)
    if photo.format != wanted_format:
        suffix = next(suffix for suffix, format in FORMAT_OF_SUFFIX.items() if format == photo.format)
        raise _Unusable(f"holds a picture in {photo.format} format.", f"Rename it to `{Path(name).stem}{suffix}`.")
    if _is_cut_short(content, photo.format):
        raise _Unusable("is incomplete: the end of the file is missing.", "Copy the original once more.")
    return photo


def _read_header(content: bytes, file: str, name: str, content_path: str) -> Photo:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with open_photo(content) as image:
                _check_size(*image.size)
                _check_tiles(image)
                # MPO is a JPEG with a second picture behind it, as many telephones write it.
                format = "JPEG" if image.format == "MPO" else image.format or ""
                orientation = _orientation(image, format)
                width, height = image.size if orientation < 5 else reversed(image.size)
                return Photo(
                    path=file,
                    name=name,
                    width=width,
                    height=height,
                    orientation=orientation,
                    digest=hashlib.sha256(content).hexdigest(),
                    format=format,
                    has_alpha=image.has_transparency_data,
                    animated=format in ("GIF", "WEBP", "PNG", "AVIF") and bool(getattr(image, "is_animated", False)),
                    palette=image.mode in ("1", "P", "PA"),
                    content_path=content_path,
                )
    except _Unusable:
        raise
    except Image.DecompressionBombError:
        raise _too_many_pixels(f"more than {2 * MAX_PIXELS // 1_000_000} million") from None
    # Readers of damaged files raise nearly anything: OSError, SyntaxError, ValueError, struct.error, KeyError …
    except Exception:
        raise _Unusable("is not a picture that can be read.", _SAVE_AGAIN) from None


def _check_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise _Unusable("is not a picture that can be read.", _SAVE_AGAIN)
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise _too_many_pixels(f"{width} × {height}")


def _check_tiles(image: Image.Image) -> None:
    """Refuse a TIFF whose tiles are far larger than the picture: a whole one is decoded for any part of it."""
    tags: Mapping[int, int] = getattr(image, "tag_v2", {})
    tile = tags.get(_TILE_WIDTH, 0) * tags.get(_TILE_LENGTH, 0)
    if tile > max(image.width * image.height, _PIXELS_OF_ANY_TILE):
        raise _Unusable("is not a picture that can be read.", _SAVE_AGAIN)


def _too_many_pixels(how_many: str) -> _Unusable:
    return _Unusable(
        f"has too many pixels ({how_many}).",
        f"Save it smaller: up to {MAX_SIDE} on a side and {MAX_PIXELS // 1_000_000} million in all can be used.",
    )


def _orientation(image: Image.Image, format: str) -> int:
    """Return how the stored pixels must be turned; 1 where there is nothing to do or the value is nonsense."""
    if format in ("TIFF", "HEIF"):  # their readers hand out upright pixels
        return 1
    try:
        # Not image.getexif(): for a PNG that one decodes all pixels first.
        value = Image.Image.getexif(image).get(ExifTags.Base.Orientation, 1)
    except Exception:  # a damaged EXIF block is no reason to refuse the picture
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _looks_like_heif(content: bytes) -> bool:
    return re.match(rb"....ftyp(hei[cxms]|hev[cxms]|mif1(?!.{0,32}avif))", content, re.DOTALL) is not None


def _is_cut_short(content: bytes, format: str) -> bool:
    """Say whether a file visibly lacks its end. Bytes after the end are normal: telephones put films there."""
    if format == "JPEG":
        return content.find(b"\xff\xd9", _start_of_pixels(content)) < 0
    if format == "PNG":
        return b"IEND" not in content
    if format == "WEBP":
        return int.from_bytes(content[4:8], "little") + 8 > len(content)
    return format in ("AVIF", "HEIF") and _end_of_boxes(content) > len(content)


def _end_of_boxes(content: bytes) -> int:
    """Return where the boxes of an AVIF or HEIC say that they end; what is no box ends them, too."""
    position = 0
    while match := _BOX.match(content, position):
        size = int.from_bytes(match[1], "big")
        if size == 1:  # too large for its place, so that it stands further on
            size = int.from_bytes(content[position + 8 : position + 16], "big")
        if size < 8:  # 0: up to the end of the file
            break
        position += size
    return position


_BOX = re.compile(rb"(....)[a-zA-Z0-9 ]{4}", re.DOTALL)


def _start_of_pixels(jpeg: bytes) -> int:
    """Return where the first scan of a JPEG starts: behind its metadata, which may hold a whole small JPEG.

    0 where the segments are too odd to be followed.
    """
    position = 2
    while jpeg[position : position + 1] == b"\xff" and position + 4 <= len(jpeg):
        marker = jpeg[position + 1]
        if marker == 0xDA:
            return position
        length = int.from_bytes(jpeg[position + 2 : position + 4], "big")
        # Any marker may be preceded by padding.
        position += 1 if marker == 0xFF else 2 + length
    return len(jpeg) if position >= len(jpeg) - 4 else 0
