"""Shows a new text at once while the site is being written: on its own pages, before all else is looked at."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from linli.build import FinishedMedia, Press
from linli.planning import Planner
from linli.records.community import Community
from linli.records.fields import Body, Origin, Record
from linli.records.parse import fingerprint_of
from linli.sources.documents import shown_path, split_front_matter
from linli.traces import Question


def retouch(press: Press, planner: Planner, changed: Iterable[Path]) -> bool:
    """Write the pages anew that show the texts of `changed` files, and tell whether that was done.

    It is not, and nothing is written, where anything but the body of a record is another: then only a build can tell.
    Nothing is checked, and lists, search and calendars stay behind until the next build, for which this is as if
    somebody had meddled with the output folder. The site of `press` is of no use for anything but this afterwards.
    """
    settings = press.settings
    records = _records_by_file(press)
    touched = {shown_path(path, settings.project_dir) for path in changed}
    if not touched or not touched <= records.keys():
        return False
    told = {records[path].key: records[path] for path in touched}
    origins = {key: origin for key, record in told.items() if (origin := _retold(record, press))}
    if origins.keys() != told.keys():
        return False
    for key, origin in origins.items():
        told[key]._origin = origin
    pages = dict(_plan_again(press, planner, {("body", *key) for key in told}))
    if not all(pages.values()):
        return False
    for path, content in pages.items():
        _replace(settings.output_dir / path, content)
    return True


def _records_by_file(press: Press) -> Mapping[str, Record]:
    """Return the records by the files that they come from; texts aside, a file may be missing here."""
    records = press.editions[0].site.records.values_by_key.values()  # type: ignore[attr-defined]
    return {path: record for record in records for path in _files_of(record.origin)}


def _files_of(origin: Origin) -> tuple[str, ...]:
    return tuple(dict.fromkeys((origin.place.path, *(body.path for body in origin.bodies))))


def _retold(record: Record, press: Press) -> Origin | None:
    """Return where a record comes from with the texts that its files have now; None if its fields are others."""
    origin = record.origin
    languages = {body.path: body.language for body in origin.bodies} | {origin.place.path: origin.language}
    bodies: list[Body] = []
    digests: list[str] = []
    fronts: list[tuple[str, str, str]] = []
    for path in _files_of(origin):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            content = (press.settings.project_dir / path).read_bytes()
            text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            if split := split_front_matter(text):
                front, body, first_line = split
                fronts.append((languages[path], path, hashlib.sha256(front.encode()).hexdigest()))
                digests.append(hashlib.sha256(content).hexdigest())
                bodies += [Body(languages[path], body, path, first_line)] if body.strip() else []
    community = press.editions[0].site.community(record.key)
    zone = _zone_of(community, press)
    if fingerprint_of(fronts, record.key.community, zone) != origin.fingerprint or not bodies:
        return None
    return replace(origin, bodies=tuple(bodies), digests=tuple(digests))


def _zone_of(community: Community, press: Press) -> str:
    return community.time_zone or press.settings.time_zone


def _plan_again(press: Press, planner: Planner, questions: set[Question]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages that rest on the answers to some questions; one whose pictures are not made yet has no bytes."""
    made = FinishedMedia(press.settings.state_dir)
    for path in planner.memory.resting_on(questions):
        if path.endswith(".html"):
            job, craft = planner.tasks[path]
            view = job.plan()
            is_ready = made.hold(craft.describe(path, view).needs)
            yield path, craft.make(view) if is_ready else b""


def _replace(file: Path, content: bytes) -> None:
    """Write a file anew; the one that is there may be shared with another tree."""
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(content)
    new.replace(file)
