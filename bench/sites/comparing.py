"""Builds every site after every kind of edit, in turn, and tells what it cost."""

from __future__ import annotations

import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from bench.sites.checking import check_counts, check_facts, count_files
from bench.sites.corpus import Corpus, make_corpus
from bench.sites.engines import Engine, edit
from bench.sites.likeness import likeness_of
from bench.sites.measuring import Cost, measure
from bench.sites.previewing import time_preview

# From here on the goals are those for large sites.
_MUCH = 50_000


@dataclass(frozen=True)
class Trial:
    """One size of site in one place; `photos` are in all, `previews` are edits under the eyes of `linli preview`."""

    records: int
    place: str
    folder: Path
    seed: int
    communities: int
    photos: int
    languages: tuple[str, ...]
    steps: tuple[str, ...]
    rounds: int
    previews: int = 0

    @property
    def name(self) -> str:
        """What the table calls it."""
        words = [f"{self.records:,} records"]
        words += [f"{self.photos:,} photos"] if self.photos else []
        words += [f"{len(self.languages)} languages"] if len(self.languages) > 1 else []
        return ", ".join([*words, self.place])


@dataclass
class Outcome:
    """What a trial found out: costs by step and engine, files by engine, and how many facts were compared.

    `likeness` is by engine, where there are photos: mean and tenth percentile.
    """

    trial: Trial
    costs: dict[tuple[str, str], list[Cost]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, Counter[str]] = field(default_factory=dict)
    facts: dict[str, int] = field(default_factory=dict)
    preview: tuple[float, float] | None = None
    likeness: dict[str, tuple[float, float]] = field(default_factory=dict)

    def middle(self, step: str, engine: str) -> Cost | None:
        """Return the medians of a step, or None where it was not run."""
        costs = self.costs.get((step, engine))
        if not costs:
            return None
        return Cost(*(median(getattr(cost, name) for cost in costs) for name in ("wall_s", "cpu_s", "peak_mb")))

    def ratio(self, step: str, what: str = "wall_s") -> float | None:
        """Return what Linli took of something for each that Hugo took."""
        linli, hugo = self.middle(step, "linli"), self.middle(step, "hugo")
        return getattr(linli, what) / getattr(hugo, what) if linli and hugo else None


def run_trial(
    trial: Trial,
    engines: Sequence[Engine],
    add_photos: Callable[[Corpus, Path, Engine], None],
    tell: Callable[[str], None],
) -> Outcome:
    """Write the sites, build them in turn, round by round, and compare what came of it.

    Raises:
        CommandFailed: a build failed.
        Unequal: the sites do not show the same.
    """
    corpus = make_corpus(trial.records, trial.seed, photos=trial.photos, communities=trial.communities)
    sites = {engine.name: trial.folder / engine.name for engine in engines}
    for engine in engines:
        shutil.rmtree(sites[engine.name], ignore_errors=True)
        engine.write(corpus, sites[engine.name], trial.languages)
        add_photos(corpus, sites[engine.name], engine)
    outcome = Outcome(trial)
    for number in range(1, trial.rounds + 1):
        for step in trial.steps:
            for engine in engines if number % 2 else reversed(engines):
                site = sites[engine.name]
                if step == "cold":
                    engine.forget(site)
                else:
                    edit(engine, site, corpus, step, number)
                cost = measure(engine.command, site, engine.environment)
                outcome.costs[step, engine.name].append(cost)
                tell(f"{trial.name}, round {number}: {step} {engine.name} {cost.wall_s:.2f} s {cost.peak_mb:.0f} MB")
                if step == "cold" and number == 1:
                    outcome.files[engine.name] = count_files(corpus, site, engine)
                    outcome.facts[engine.name] = check_facts(corpus, site, engine)
                    if trial.photos and engine.name != "pelican":
                        outcome.likeness[engine.name] = likeness_of(site, engine, corpus)
            if step == "cold" and number == 1 and {"linli", "hugo"} <= outcome.files.keys():
                check_counts(outcome.files["linli"], outcome.files["hugo"])
    if trial.previews and "linli" in sites:
        linli = next(engine for engine in engines if engine.name == "linli")
        outcome.preview = time_preview(linli, sites["linli"], corpus, trial.previews)
    for site in sites.values():
        shutil.rmtree(site, ignore_errors=True)
    return outcome


def goal(trial: Trial, step: str) -> float | None:
    """Return how much of Hugo's time Linli may take at most, or None where nothing was set."""
    if trial.photos:
        return {"cold": 1 / 3, "photo": 1 / 5}.get(step)
    much = trial.records >= _MUCH
    limits = {"cold": 1, "no-op": 1 / 25 if much else 1 / 15, "body": 1 / 30 if much else 1 / 15}
    return {**limits, "title": 1 / 15 if much else 1 / 8}.get(step)


def table(outcome: Outcome, engines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a Markdown table: medians, and Linli's part of what Hugo took."""
    heads = [f"{name} s (CPU s, MB)" for name in engines]
    yield f"**{outcome.trial.name}**"
    yield ""
    yield "| " + " | ".join(["", *heads, "of Hugo's time", "CPU", "memory", "goal"]) + " |"
    yield "|---" * (len(heads) + 5) + "|"
    for step in outcome.trial.steps:
        cells = [_told(outcome.middle(step, name)) for name in engines]
        ratios = [_part(outcome.ratio(step, what)) for what in ("wall_s", "cpu_s", "peak_mb")]
        limit = goal(outcome.trial, step)
        yield "| " + " | ".join([step, *cells, *ratios, _part(limit) + _reached(outcome.ratio(step), limit)]) + " |"
    yield ""
    for name in engines:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in outcome.files[name].most_common(6))
        yield f"- {name}: {outcome.files[name].total():,} files ({kinds}); {outcome.facts[name]} facts compared"
    for name, (middle, tenth) in outcome.likeness.items():
        yield f"- {name}: photos have {middle:.1f} points (SSIMULACRA2), a tenth of them less than {tenth:.1f}"
    if outcome.preview:
        yield "- linli preview: {:.2f} s from saving a body to the new page, {:.0f} MB".format(*outcome.preview)


def as_json(outcome: Outcome) -> dict[str, object]:
    """Return all that was measured, run by run."""
    return {
        "trial": {**asdict(outcome.trial), "folder": str(outcome.trial.folder)},
        "costs": {f"{step} {name}": [asdict(cost) for cost in costs] for (step, name), costs in outcome.costs.items()},
        "files": outcome.files,
        "facts": outcome.facts,
        "preview": outcome.preview,
        "likeness": outcome.likeness,
        "python": sys.version,
    }


def _told(cost: Cost | None) -> str:
    return f"{cost.wall_s:.2f} ({cost.cpu_s:.2f}, {cost.peak_mb:.0f})" if cost else "–"


def _part(ratio: float | None) -> str:
    if ratio is None:
        return "–"
    return f"1/{1 / ratio:.1f}" if ratio < 1 else f"{ratio:.2f}"


def _reached(ratio: float | None, limit: float | None) -> str:
    if ratio is None or limit is None:
        return ""
    return " ✓" if ratio <= limit else " ✗"
