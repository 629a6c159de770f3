"""Public holidays that the operator states: one YAML file for each year, as text with line numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from linli.problems import Place, Report
from linli.sources import front_matter

HOLIDAYS_FOLDER = "holidays"
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class HolidayDocument:
    """One file of the folder; `name` is its name without its ending, which is to be a year."""

    path: str
    name: str
    front: front_matter.Mapping

    @property
    def place(self) -> Place:
        """The file as a whole."""
        return Place(self.path, self.front.place.line)


def read_holiday_documents(content_dir: Path, project_dir: Path, report: Report) -> tuple[HolidayDocument, ...]:
    """Return the files of `content/holidays`, sorted by path; files that cannot be read are reported."""
    files = sorted(file for file in (content_dir / HOLIDAYS_FOLDER).glob("*") if file.suffix.lower() in _SUFFIXES)
    documents = (_read_document(file, project_dir, report) for file in files)
    return tuple(document for document in documents if document)


def _read_document(file: Path, project_dir: Path, report: Report) -> HolidayDocument | None:
    path = str(PurePosixPath(file.relative_to(project_dir))) if file.is_relative_to(project_dir) else str(file)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        report.add(Place(path), "the file is not in UTF-8.", "Save it with the encoding UTF-8.")
        return None
    except OSError as error:
        report.add(Place(path), f"the file cannot be read ({error.strerror}).", "Check its permissions, or remove it.")
        return None
    front = front_matter.read_front_matter(text.replace("\r\n", "\n"), path, 1, report)
    return HolidayDocument(path, file.stem, front) if front else None
