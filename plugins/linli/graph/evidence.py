"""The files that prove a case: which of them are published, and whether they are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from linli.problems import Place, Report, did_you_mean
from linli.records.argument import Confidentiality, Evidence
from linli.records.case import Case
from linli.records.fields import Loc, Record
from linli.records.need import Need
from linli.sources.attachments import Attachment, find_attachment
from linli.sources.photos import FORMAT_OF_SUFFIX

from .figures import Ledger


def gather_attachments(
    records: Iterable[Record], content_dir: Path, report: Report
) -> Mapping[tuple[str, str], Attachment]:
    """Return the files that pages offer as they are, by folder and name: public evidence that is no picture.

    What only a jury may see, and what is private, is not even looked for: a public copy of the content has neither.
    """
    files: dict[tuple[str, str], Attachment] = {}
    for record in records:
        folder = record.origin.folder
        for name, place in _files_of(record):
            if is_picture(name) or (folder, name) in files:
                continue
            if file := find_attachment(content_dir, Path(folder) / name, place, report):
                files[folder, name] = file
    return files


def pictures_of_evidence(record: Record) -> Iterator[tuple[str, Place]]:
    """Yield the pictures that are public evidence, and where.

    They are published as photos are, and lose what photos lose, such as the place where they were taken.
    """
    yield from ((name, place) for name, place in _files_of(record) if is_picture(name))


def is_picture(name: str) -> bool:
    """Tell whether a file's name is that of a picture."""
    return PurePosixPath(name).suffix.lower() in FORMAT_OF_SUFFIX


def check_figures_cited(record: Record, ledger: Ledger, report: Report) -> None:
    """Report every figure that an argument rests on and that the site does not have."""
    for loc, name in _figures_cited(record):
        if not ledger.may_mean_a_figure(record.key, name):
            report.add(
                record.origin.place_of(*loc),
                f"figure `{name}` is unknown.",
                did_you_mean(
                    name, ledger.known_to(record.key), "Declare it under `figures:` of this record or of the community."
                ),
            )


def _figures_cited(record: Record) -> Iterator[tuple[Loc, str]]:
    if isinstance(record, Case):
        yield from record.figures_cited()
    elif isinstance(record, Need) and record.baseline:
        yield ("baseline",), record.baseline


def _files_of(record: Record) -> Iterator[tuple[str, Place]]:
    for number, piece in enumerate(record.evidence if isinstance(record, Case) else ()):
        if piece.confidentiality is Confidentiality.PUBLIC:
            yield from ((name, record.origin.place_of("evidence", number, field)) for field, name in _files_in(piece))


def _files_in(piece: Evidence) -> Iterator[tuple[str, str]]:
    for field in ("file", "translation"):
        if name := getattr(piece, field):
            yield field, name
