"""The calendar ledger: a file among the content that remembers what subscribers were last told."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from linli.problems import Place, Report
from linli.sources.documents import shown_path

# Beside the communities, in the content folder.
LEDGER_FILE = "calendar.lock"

Status = Literal["confirmed", "postponed", "cancelled", "withdrawn"]
_STATUSES: Mapping[str, Status] = {status: status for status in get_args(Status)}
LedgerState = Literal["unchanged", "written", "not writable"]

_HEAD = """\
# 日历底账：订阅者最后得知的每一场活动。由 linli build 写入，请随内容一起提交，不要手改。
# Calendar ledger: what subscribers were last told. Kept by `linli build`; commit it with the content, do not edit it.
# id | sequence | status | start | end | time zone | place | title | feeds | revised
"""
_NOTHING = "-"
_MOMENT = r"\d{4}-\d{2}-\d{2}(?:\ \d{2}:\d{2})?"
_LINE = re.compile(
    rf"""(?P<id>[a-z0-9]+(?:[-.][a-z0-9]+)*)\ \|\ (?P<sequence>\d+)\ \|\ (?P<status>{"|".join(_STATUSES)})
    \ \|\ (?P<start>{_MOMENT})\ \|\ (?P<end>-|{_MOMENT})\ \|\ (?P<zone>\S+)\ \|\ (?P<place>[^|]+)
    \ \|\ (?P<title>[^|]+)\ \|\ (?P<feeds>[^|]+)\ \|\ (?P<revised>\d{{4}}-\d{{2}}-\d{{2}}T\d{{2}}:\d{{2}}:\d{{2}}Z)""",
    re.VERBOSE | re.ASCII,
)
_WAY_OUT = "Take the file as it was from your version control, or remove the line: its entry then counts as new."
# Not ours to mend: read-only, not allowed.
_NOT_WRITABLE = {errno.EROFS, errno.EACCES, errno.EPERM}


@dataclass(frozen=True, slots=True)
class Revision:
    """What subscribers were last told of one calendar entry.

    `id` is what stands before the `@` of its UID. `start` and `end` are local to `zone`; for whole days they are
    dates, and `end` is the last one. `place` is in ids, so that a corrected name is no change. `feeds` are the names
    of the feeds that hold it (`space/wutong/yard`). `revised` is in UTC and rises with `sequence`.
    """

    id: str
    sequence: int
    status: Status
    start: date | datetime
    end: date | datetime | None
    zone: str
    place: str
    title: str
    feeds: tuple[str, ...]
    revised: datetime


def read_revisions(content_dir: Path, project_dir: Path, report: Report) -> Mapping[str, Revision]:
    """Return the revisions in the ledger by id; none where there is no ledger yet.

    Lines that cannot be read are reported and left out.
    """
    file = content_dir / LEDGER_FILE
    shown = ledger_path(content_dir, project_dir)
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        report.add(Place(shown), f"the file cannot be read ({error.strerror}).", "Check its permissions.")
        return {}
    revisions: dict[str, Revision] = {}
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        if not line.strip() or line.startswith(b"#"):
            continue
        try:
            revision = _read_line(line.decode())
        except ValueError:
            report.add(Place(shown, number), "this line of the calendar ledger is damaged.", _WAY_OUT)
            continue
        if revision.id in revisions:
            report.add(
                Place(shown, number),
                f"`{revision.id}` stands twice in the calendar ledger.",
                "Keep the line with the higher sequence (the second column).",
            )
        else:
            revisions[revision.id] = revision
    return revisions


def ledger_digest(content_dir: Path) -> str:
    """Return a digest of the ledger; nothing where there is none that can be read."""
    try:
        return hashlib.sha256((content_dir / LEDGER_FILE).read_bytes()).hexdigest()
    except OSError:
        return ""


def ledger_path(content_dir: Path, project_dir: Path) -> str:
    """Return the ledger's path as the staff knows it."""
    return shown_path(content_dir / LEDGER_FILE, project_dir)


def write_revisions(content_dir: Path, revisions: Iterable[Revision]) -> LedgerState:
    """Make the ledger hold these revisions, all at once, and tell what became of it.

    A ledger that holds them already is left alone, and nothing is made of nothing.
    """
    file = content_dir / LEDGER_FILE
    lines = sorted(_line(revision) for revision in revisions)
    content = f"{_HEAD}{''.join(lines)}".encode()
    try:
        if file.read_bytes() == content if file.exists() else not lines:
            return "unchanged"
        _replace(file, content)
    except OSError as error:
        if error.errno not in _NOT_WRITABLE:
            raise
        return "not writable"
    return "written"


def _replace(file: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    new = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        new.chmod(file.stat().st_mode if file.exists() else 0o644)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def readable_copy(text: str) -> str:
    """Return a text as the ledger keeps it: on one line, and without the mark between columns."""
    return " ".join(text.replace("|", "｜").split()) or _NOTHING


def _line(revision: Revision) -> str:
    columns = (
        revision.id,
        str(revision.sequence),
        revision.status,
        _moment_text(revision.start),
        _moment_text(revision.end) if revision.end else _NOTHING,
        revision.zone,
        revision.place or _NOTHING,
        revision.title,
        " ".join(revision.feeds) or _NOTHING,
        f"{revision.revised.replace(tzinfo=None).isoformat()}Z",
    )
    return f"{' | '.join(columns)}\n"


def _read_line(line: str) -> Revision:
    """Read one line.

    Raises:
        ValueError: it is not one that `_line` writes.
    """
    match = _LINE.fullmatch(line.rstrip())
    if match is None or not _is_time_zone(match["zone"]):
        raise ValueError(line)
    start = _read_moment(match["start"])
    end = None if match["end"] == _NOTHING else _read_moment(match["end"])
    if end and not _is_in_order(start, end):
        raise ValueError(line)
    return Revision(
        id=match["id"],
        sequence=int(match["sequence"]),
        status=_STATUSES[match["status"]],
        start=start,
        end=end,
        zone=match["zone"],
        place="" if match["place"] == _NOTHING else match["place"],
        title=match["title"],
        feeds=() if match["feeds"] == _NOTHING else tuple(match["feeds"].split()),
        revised=datetime.fromisoformat(match["revised"]),
    )


def _is_in_order(start: date | datetime, end: date | datetime) -> bool:
    return isinstance(start, datetime) == isinstance(end, datetime) and start <= end


def _read_moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if " " in text else date.fromisoformat(text)


def _moment_text(moment: date | datetime) -> str:
    return moment.isoformat(" ", "minutes") if isinstance(moment, datetime) else moment.isoformat()


@cache
def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
