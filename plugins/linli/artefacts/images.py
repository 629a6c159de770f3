"""The copies of photos that a site publishes, encoded once and kept in a cache."""

from __future__ import annotations

import functools
import hashlib
import os
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import cast

import PIL
from PIL import Image, ImageCms, features

from linli.problems import CannotPublish
from linli.sources.photos import open_photo
from linli.views.pictures import MAX_WIDTH, Box, Derivative

# To be raised whenever the code below gives other bytes for the same recipe.
_REVISION = 1

_PAPER = (255, 255, 255)  # what shows through a transparent picture in a format that knows no transparency

Group = tuple[Derivative, ...]  # copies of one photo
Outcome = tuple[Group, str]  # what went wrong, or an empty text


@functools.cache
def encoder_identity() -> str:
    """Name the code that encodes here, with its versions: part of every recipe, and so of every copy's address.

    Raises:
        CannotPublish: this Pillow cannot write what we publish.
    """
    if not features.check("avif") or not features.check("jpg"):
        raise CannotPublish("Pillow cannot write AVIF and JPEG here. Install it anew with `pip install -U pillow`.")
    jpeg = features.version("libjpeg_turbo") or features.version("jpg")
    parts = {"avif": features.version("avif"), "jpeg": jpeg, "lcms": features.version("littlecms2")}
    return f"linli {_REVISION} {MAX_WIDTH}, pillow {PIL.__version__}, " + ", ".join(
        f"{part} {v}" for part, v in parts.items()
    )


def encode_derivative(derivative: Derivative, cache_dir: Path) -> Path:
    """Encode one copy, or take it from the cache if an earlier build made it.

    The cache never goes stale: a derivative's name covers its source's content and its recipe, so another
    picture has another name. A file in the cache is always whole.

    Raises:
        CannotPublish: the source cannot be decoded or is no longer what was measured, or the cache cannot be written.
    """
    encode_all([derivative], cache_dir, workers=1, progress=lambda _done: None)
    return cache_dir / derivative.name


def encode_all(
    derivatives: Iterable[Derivative], cache_dir: Path, workers: int, progress: Callable[[int], None]
) -> None:
    """Have every copy in the cache, decoding each photo once; `progress` hears how many are dealt with so far.

    An interrupted run is taken up where it stopped. All photos are tried before anything is raised. With more
    than one worker the work is done in fresh processes, so `linli` must be importable from `sys.path` there.

    Raises:
        CannotPublish: as `encode_derivative`, and where a photo ends the process that decodes it. Names the files.
    """
    wanted = {derivative.name: derivative for derivative in derivatives}
    missing = [derivative for name, derivative in sorted(wanted.items()) if not _is_made(cache_dir / name)]
    done = len(wanted) - len(missing)
    progress(done)
    _make_folder(cache_dir)
    failures = []
    for group, failure in _encode_groups(_group_by_photo(missing), cache_dir, workers):
        done += len(group)
        progress(done)
        failures += [failure] if failure else []
    if failures:
        raise CannotPublish("\n".join(sorted(failures)))


def _is_made(file: Path) -> bool:
    try:
        return file.stat().st_size > 0  # after a power cut, a file may have its name but not its content
    except OSError:
        return False


def _make_folder(cache_dir: Path) -> None:
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotPublish(_unwritable(error)) from error


def _group_by_photo(derivatives: Iterable[Derivative]) -> list[Group]:
    groups: dict[str, list[Derivative]] = {}
    for derivative in derivatives:
        groups.setdefault(derivative.digest, []).append(derivative)
    return [tuple(group) for group in groups.values()]


def _encode_groups(groups: list[Group], cache_dir: Path, workers: int) -> Iterator[Outcome]:
    if workers <= 1 or len(groups) <= 1:
        for group in groups:
            yield group, _encode_group(group, cache_dir)
        return
    waiting = deque(groups)
    while waiting:
        suspects: list[Group] = []
        yield from _encode_in_pool(waiting, suspects, cache_dir, workers)
        # Where a worker died, the pool cannot say of which photo. So each that was in work gets a process of its own.
        for suspect in suspects:
            yield suspect, _encode_alone(suspect, cache_dir)


def _encode_in_pool(waiting: deque[Group], suspects: list[Group], cache_dir: Path, workers: int) -> Iterator[Outcome]:
    """Encode until nothing is waiting or a worker dies; what was in work then moves to `suspects`."""
    in_work: dict[Future[str], Group] = {}
    with _pool(workers) as pool:
        while in_work or (waiting and not suspects):
            # Few at a time: all that is in work is suspect when a worker dies.
            while waiting and not suspects and len(in_work) < 2 * workers:
                group = waiting.popleft()
                try:
                    in_work[pool.submit(_encode_group, group, cache_dir)] = group
                except BrokenProcessPool:
                    suspects.append(group)
            for future in wait(in_work, return_when=FIRST_COMPLETED).done:
                group = in_work.pop(future)
                try:
                    yield group, future.result()
                except BrokenProcessPool:
                    suspects.append(group)


def _encode_alone(group: Group, cache_dir: Path) -> str:
    with _pool(1) as pool:
        # A process that cannot even do this one has no photo to blame, and its failure is ours.
        pool.submit(encoder_identity).result()
        try:
            return pool.submit(_encode_group, group, cache_dir).result()
        except BrokenProcessPool:
            return f"photo {group[0].source} ended the process that decoded it. {_SAVE_AGAIN}"


def _pool(workers: int) -> ProcessPoolExecutor:
    # Never forked: Pelican has threads running, and a lock that one of them holds would stay locked in the copy.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _encode_group(group: Group, cache_dir: Path) -> str:
    """Encode copies of one photo and return what went wrong, or an empty text. Runs in any process."""
    try:
        photo = _decode(group[0])
        for crop in dict.fromkeys(derivative.crop for derivative in group):
            master = _make_master(photo, crop, group[0].orientation)
            for derivative in group:
                if derivative.crop == crop:
                    _save(_encode(master, derivative), cache_dir / derivative.name)
    except CannotPublish as failure:
        return str(failure)
    return ""


def _decode(derivative: Derivative) -> Image.Image:
    """Return a photo's pixels as they are stored, in a mode that can be resized smoothly."""
    try:
        content = Path(derivative.source).read_bytes()
    except OSError as error:
        raise CannotPublish(f"photo {derivative.source} cannot be read ({error.strerror}).") from error
    if hashlib.sha256(content).hexdigest() != derivative.digest:
        raise CannotPublish(f"photo {derivative.source} was changed during the build. Build once more.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            photo = open_photo(content)
            photo.load()
            return _with_smooth_mode(photo)
    # Readers of damaged files raise nearly anything: OSError, SyntaxError, ValueError, struct.error …
    except Exception as error:
        raise CannotPublish(f"photo {derivative.source} cannot be decoded ({error}). {_SAVE_AGAIN}") from error


def _with_smooth_mode(photo: Image.Image) -> Image.Image:
    if photo.mode == "F" or photo.mode.startswith("I"):
        return _in_256_steps(photo)
    if photo.has_transparency_data:
        return photo.convert("RGBA")
    return photo.convert("RGB") if photo.mode in ("1", "P") else photo


def _in_256_steps(photo: Image.Image) -> Image.Image:
    """Return a deep greyscale picture as one of 8 bits; Pillow's own conversion would clip it to white."""
    deep = photo.convert("F")
    low, high = (0.0, 65535.0) if photo.mode.startswith("I") else cast("tuple[float, float]", deep.getextrema())
    scale = 255 / ((high - low) or 1)
    return deep.point(lambda value: value * scale - low * scale).convert("L")


def _make_master(photo: Image.Image, crop: Box | None, orientation: int) -> Image.Image:
    """Return the upright, cut, sRGB picture that all copies of one crop are made from.

    It is as wide as a copy can be, whichever copies are wanted: the bytes of one do not depend on the others.
    """
    turned = orientation >= 5
    width, height = reversed(photo.size) if turned else photo.size
    left, top, right, bottom = box = crop or (0, 0, width, height)
    master_width = min(right - left, MAX_WIDTH)
    master_height = max(1, round((bottom - top) * master_width / (right - left)))
    size = (master_height, master_width) if turned else (master_width, master_height)
    # The large picture is only resized; colours and turning are cheaper on the small one.
    small = photo.resize(size, Image.Resampling.LANCZOS, box=_as_stored(box, width, height, orientation))
    return _upright(_without_idle_alpha(_in_srgb(small)), orientation)


def _as_stored(box: Box, width: int, height: int, orientation: int) -> Box:
    """Return where a box of the upright picture (of this width and height) lies among the stored pixels."""
    x0, y0, x1, y1 = box
    x0, x1 = (width - x1, width - x0) if orientation in (2, 3, 6, 7) else (x0, x1)
    y0, y1 = (height - y1, height - y0) if orientation in (3, 4, 7, 8) else (y0, y1)
    return (y0, x0, y1, x1) if orientation >= 5 else (x0, y0, x1, y1)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return RGB or RGBA. A colour profile that makes no sense is passed over."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    profile = image.info.get("icc_profile")
    if not profile:
        return image.convert(mode)
    try:
        converted = ImageCms.profileToProfile(
            image,
            BytesIO(profile),
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode=mode,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert(mode)
    return converted or image.convert(mode)


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    return image.transpose(_TURNS[orientation]) if orientation in _TURNS else image


def _encode(master: Image.Image, derivative: Derivative) -> bytes:
    recipe = derivative.recipe
    image = master.resize((derivative.width, derivative.height), Image.Resampling.LANCZOS)
    # Pillow copies comments, profiles and places from here into some formats.
    image.info = {}
    chroma = "4:4:4" if recipe.full_colour else "4:2:0"
    content = BytesIO()
    if recipe.format == "avif":
        # Threads and tiles would make the bytes depend on the machine.
        how = {"codec": "aom", "speed": recipe.speed, "max_threads": 1, "autotiling": False}
        image.save(content, "AVIF", quality=recipe.quality, subsampling=chroma, **how)
    elif recipe.format == "jpeg":
        _on_paper(image).save(
            content, "JPEG", quality=recipe.quality, subsampling=chroma, progressive=True, optimize=True
        )
    else:
        image.save(content, "PNG")
    return content.getvalue()


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, _PAPER)
    paper.paste(image, mask=image)
    return paper


def _save(content: bytes, file: Path) -> None:
    """Put a file in place whole or not at all."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise CannotPublish(_unwritable(error)) from error


def _unwritable(error: OSError) -> str:
    return f"the folder of finished pictures cannot be written ({error}). Make room or correct who may write there."


_SAVE_AGAIN = "Open it in a picture program and save it again, or take it out."

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
