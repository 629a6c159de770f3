"""Award profiles as text with line numbers: one YAML file for each award and cycle."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from linli.problems import Place, Report
from linli.sources import front_matter
from linli.sources.documents import shown_path

PROFILES_FOLDER = "awards"
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class ProfileDocument:
    """One file of the folder; `name` is its name without its ending."""

    path: str
    name: str
    front: front_matter.Mapping

    @property
    def place(self) -> Place:
        """The file as a whole."""
        return Place(self.path, self.front.place.line)


def read_profile_documents(content_dir: Path, project_dir: Path, report: Report) -> tuple[ProfileDocument, ...]:
    """Return the award profiles below `content_dir`, sorted by path; files that cannot be read are reported."""
    files = sorted(file for file in (content_dir / PROFILES_FOLDER).glob("*") if file.suffix.lower() in _SUFFIXES)
    documents = (_read_document(file, project_dir, report) for file in files)
    return tuple(document for document in documents if document)


def _read_document(file: Path, project_dir: Path, report: Report) -> ProfileDocument | None:
    path = shown_path(file, project_dir)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        report.add(Place(path), "the file is not in UTF-8.", "Save it with the encoding UTF-8.")
        return None
    except OSError as error:
        report.add(Place(path), f"the file cannot be read ({error.strerror}).", "Check its permissions, or remove it.")
        return None
    front = front_matter.read_front_matter(text.replace("\r\n", "\n"), path, 1, report)
    return ProfileDocument(path, file.stem, front) if front else None
