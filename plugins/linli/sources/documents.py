"""The content folder as documents: which file describes what, whose it is, and in which language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from linli.problems import Place, Report, did_you_mean
from linli.sources import front_matter

COMMUNITY_FILE = "community"
# Folders at the top of the content that belong to others: Pelican's pages and our award profiles.
FOREIGN_FOLDERS = ("pages", "awards")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file: its front matter with line numbers, and its body as text.

    `language` is empty where the file's name does not state one. `folder` holds the document's photos.
    """

    path: str
    kind: str
    community: str
    id: str
    language: str
    front: front_matter.Mapping
    body: str
    body_line: int
    folder: Path
    digest: str

    @property
    def place(self) -> Place:
        """The document as a whole."""
        return Place(self.path, self.front.place.line)


@dataclass(frozen=True, slots=True)
class Address:
    """What a file's path says about it."""

    kind: str
    community: str
    id: str
    language: str


def read_documents(
    content_dir: Path, project_dir: Path, kinds: Mapping[str, str], report: Report
) -> tuple[Document, ...]:
    """Return every document below `content_dir`, sorted by path.

    `kinds` maps a folder's name (`events`) to the kind that it holds (`event`). Files that cannot be
    read, named or placed are reported and left out.
    """
    if not content_dir.is_dir():
        report.add(Place(_shown(content_dir, project_dir)), "there is no such folder.", "Create it, or correct `PATH`.")
        return ()
    files = sorted(_markdown_files(content_dir, report, project_dir))
    communities = [file.parent for file in files if file.name == f"{COMMUNITY_FILE}.md"]
    if not communities:
        report.add(
            Place(_shown(content_dir, project_dir)),
            "there is no `community.md`, so nobody owns the content.",
            "Add `content/<community>/community.md`, or run `linli new community`.",
        )
        return ()
    documents = []
    for file in files:
        path = _shown(file, project_dir)
        address = _address(file, content_dir, communities, kinds, Place(path), report)
        document = address and _read_document(file, path, address, report)
        if document:
            documents.append(document)
    return tuple(documents)


def _markdown_files(content_dir: Path, report: Report, project_dir: Path) -> Iterator[Path]:
    for file in content_dir.rglob("*"):
        relative = file.relative_to(content_dir)
        if any(part.startswith(".") for part in relative.parts) or relative.parts[0] in FOREIGN_FOLDERS:
            continue
        if file.suffix == ".md" and file.is_file():
            yield file
        elif file.suffix.lower() in {".md", ".markdown", ".mkd"} and file.is_file():
            report.add(Place(_shown(file, project_dir)), "the file would not be read.", "Let its name end in `.md`.")


def _address(
    file: Path, content_dir: Path, communities: Iterable[Path], kinds: Mapping[str, str], place: Place, report: Report
) -> Address | None:
    home = next((folder for folder in file.parents if folder in communities), None)
    if home is None:
        report.add(
            place, "no `community.md` in a folder above says whose this is.", "Move the file into a community's folder."
        )
        return None
    community = "" if home == content_dir else home.name
    folders = file.relative_to(home).parts[:-1]
    stem, _, language = file.name.removesuffix(".md").partition(".")
    if language and not _LANGUAGE.fullmatch(language):
        report.add(place, f"`.{language}` is not a language.", "Name a translation like `index.en.md`.")
        return None
    if not folders:
        if stem == COMMUNITY_FILE:
            return Address(COMMUNITY_FILE, community, community, language)
        report.add(
            place, "the folder's name does not say what this file describes.", f"Move it into one of {_listed(kinds)}."
        )
        return None
    if folders[0] not in kinds:
        report.add(
            place,
            f"`{folders[0]}/` is not a folder that Linli knows.",
            did_you_mean(folders[0], kinds, f"The folders are {_listed(kinds)}."),
        )
        return None
    record_id = folders[-1] if stem == "index" and len(folders) > 1 else stem
    if stem == "index" and len(folders) == 1:
        report.add(place, "`index.md` needs a folder of its own.", f"Move it to `{folders[0]}/<id>/index.md`.")
        return None
    return Address(kinds[folders[0]], community, record_id, language)


def _read_document(file: Path, path: str, address: Address, report: Report) -> Document | None:
    place = Place(path)
    try:
        content = file.read_bytes()
    except OSError as error:
        report.add(place, f"the file cannot be read ({error.strerror}).", "Check its permissions, or remove it.")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        report.add(Place(path, line), "the file is not in UTF-8.", "Save it with the encoding UTF-8.")
        return None
    split = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    if split is None:
        report.add(
            Place(path, 1),
            "the file has no front matter.",
            "Begin it with a line `---`, the fields, and another line `---`.",
        )
        return None
    front_text, body, body_line = split
    front = front_matter.read_front_matter(front_text, path, 2, report)
    if front is None:
        return None
    return Document(
        path=path,
        kind=address.kind,
        community=address.community,
        id=address.id,
        language=address.language,
        front=front,
        body=body,
        body_line=body_line,
        folder=file.parent,
        digest=hashlib.sha256(content).hexdigest(),
    )


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """Return the front matter, the body and the body's first line number, or None without both fences."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if end is None:
        return None
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def is_id(text: str) -> bool:
    """Tell whether `text` can stand in an address: lower-case ASCII letters, digits and single hyphens, ≤ 80."""
    return len(text) <= 80 and _ID.fullmatch(text) is not None


def _shown(path: Path, project_dir: Path) -> str:
    if path.is_relative_to(project_dir):
        return str(PurePosixPath(path.relative_to(project_dir)))
    return str(path)


def _listed(kinds: Mapping[str, str]) -> str:
    return ", ".join(f"`{folder}/`" for folder in kinds)
