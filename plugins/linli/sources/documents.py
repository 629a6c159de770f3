"""The content folder as documents: which file describes what, whose it is, and in which language."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from linli.problems import Place, Report, did_you_mean
from linli.sources import front_matter

COMMUNITY_FILE = "community"
_SUFFIX = ".md"
# Files that somebody meant for us, though their names end in another way.
_NEARLY_MARKDOWN = {".md", ".markdown", ".mkd"}
# Folders at the top of the content that hold no records: Pelican's pages, award profiles and public holidays.
FOREIGN_FOLDERS = ("pages", "awards", "holidays")
_FENCE = re.compile(r"^---[^\S\n]*$", re.MULTILINE)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Document:
    """One Markdown file: its front matter with line numbers, and its body as text.

    `language` is empty where the file's name does not state one. `folder` holds the document's photos.
    """

    path: str
    kind: str
    community: str
    id: str
    language: str
    front_text: str
    body: str
    body_line: int
    folder: str
    digest: str
    front_digest: str

    @cached_property
    def front(self) -> front_matter.Mapping:
        """The front matter. It has been read before without a problem, or else it stands here already."""
        front = front_matter.read_front_matter(self.front_text, self.path, 2, Report())
        assert front is not None
        return front

    @property
    def place(self) -> Place:
        """The document as a whole."""
        return Place(self.path, self.front.place.line)


@dataclass(frozen=True, slots=True)
class Address:
    """What a file's path says about it; `kind` is empty where it does not say what the file describes."""

    kind: str
    community: str
    id: str
    language: str


@dataclass(frozen=True, slots=True)
class Documents:
    """Every file that could be read, sorted by path; of the others, which were reported, what their paths say."""

    readable: tuple[Document, ...] = ()
    unreadable: tuple[Address, ...] = ()


def read_documents(
    content_dir: Path,
    project_dir: Path,
    kinds: Mapping[str, str],
    report: Report,
    sound: Container[str] = (),
) -> Documents:
    """Return the documents below `content_dir`. Files that cannot be read, named or placed are reported.

    `kinds` maps a folder's name (`events`) to the kind that it holds (`event`). Of documents whose digest is in
    `sound` the front matter is known to be readable, and is read only when it is asked for.
    """
    if not content_dir.is_dir():
        report.add(
            Place(shown_path(content_dir, project_dir)), "there is no such folder.", "Create it, or correct `PATH`."
        )
        return Documents()
    files = sorted(_files_below(str(content_dir), (), None))
    if not any(file.name == f"{COMMUNITY_FILE}.md" for file in files):
        report.add(
            Place(shown_path(content_dir, project_dir)),
            "there is no `community.md`, so nobody owns the content.",
            "Add `content/<community>/community.md`, or run `linli new community`.",
        )
        return Documents()
    shown = shown_path(content_dir / "-", project_dir).removesuffix("-")
    readable: list[Document] = []
    unreadable: list[Address] = []
    for file in files:
        path = f"{shown}{'/'.join(file.steps)}"
        if file.home is None:
            report.add(
                Place(path),
                "no `community.md` in a folder above says whose this is.",
                "Move the file into a community's folder.",
            )
            continue
        address = _address(file, kinds)
        well_placed = _check_placement(file, address, kinds, Place(path), report)
        document = _read_document(file, path, address, report, sound) if well_placed else None
        if document:
            readable.append(document)
        else:
            unreadable.append(address)
    return Documents(tuple(readable), tuple(unreadable))


class _File(NamedTuple):
    """A file that may describe something: the steps to it from the content folder on, its name being the last.

    `home` is how many of the steps lead to the folder of its community; None where no folder above has one.
    """

    steps: tuple[str, ...]
    home: int | None
    folder: str

    @property
    def name(self) -> str:
        return self.steps[-1]

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders from its community's on."""
        return self.steps[self.home : -1]


# Texts, not `Path` objects: they would take longer than reading all the files.
def _files_below(folder: str, steps: tuple[str, ...], home: int | None) -> Iterator[_File]:
    """Yield the files below a folder that may describe something, in no order."""
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
    except PermissionError:
        return
    files = [entry.name for entry in entries if _suffix(entry.name).lower() in _NEARLY_MARKDOWN and entry.is_file()]
    if f"{COMMUNITY_FILE}.md" in files:
        home = len(steps)
    for name in files:
        yield _File((*steps, name), home, folder)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and (steps or entry.name not in FOREIGN_FOLDERS):
            yield from _files_below(entry.path, (*steps, entry.name), home)


def _suffix(name: str) -> str:
    return name[name.rfind(".") :]


def _address(file: _File, kinds: Mapping[str, str]) -> Address:
    folders = file.folders
    stem, _, language = file.name.removesuffix(_suffix(file.name)).partition(".")
    community = file.steps[file.home - 1] if file.home else ""
    if not folders:
        return Address(COMMUNITY_FILE if stem == COMMUNITY_FILE else "", community, community, language)
    return Address(kinds.get(folders[0], ""), community, folders[-1] if stem == "index" else stem, language)


def _check_placement(file: _File, address: Address, kinds: Mapping[str, str], place: Place, report: Report) -> bool:
    """Tell whether a file's path, from its community's folder on, says what it describes; report it if not."""
    folders = file.folders
    if not file.name.endswith(_SUFFIX):
        report.add(place, "the file would not be read.", "Let its name end in `.md`.")
    elif address.language and not _LANGUAGE.fullmatch(address.language):
        report.add(place, f"`.{address.language}` is not a language.", "Name a translation like `index.en.md`.")
    elif not address.kind and not folders:
        report.add(
            place, "the folder's name does not say what this file describes.", f"Move it into one of {_listed(kinds)}."
        )
    elif not address.kind:
        report.add(
            place,
            f"`{folders[0]}/` is not a folder that Linli knows.",
            did_you_mean(folders[0], kinds, f"The folders are {_listed(kinds)}."),
        )
    elif len(folders) == 1 and file.name.partition(".")[0] == "index":
        report.add(place, "`index.md` needs a folder of its own.", f"Move it to `{folders[0]}/<id>/index.md`.")
    else:
        return True
    return False


def _read_document(file: _File, path: str, address: Address, report: Report, sound: Container[str]) -> Document | None:
    place = Place(path)
    try:
        with open(f"{file.folder}/{file.name}", "rb", buffering=0) as opened:  # noqa: PTH123 (see `_files_below`)
            content = opened.read()
    except OSError as error:
        report.add(place, f"the file cannot be read ({error.strerror}).", "Check its permissions, or remove it.")
        return None
    try:
        text = content.removeprefix(_BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        report.add(Place(path, line), "the file is not in UTF-8.", "Save it with the encoding UTF-8.")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    split = split_front_matter(text)
    if split is None and _FENCE.match(text):
        report.add(Place(path, 1), "the front matter has no end.", "Add another line `---` below its last field.")
        return None
    if split is None:
        report.add(
            Place(path, 1),
            "the file has no front matter.",
            "Begin it with a line `---`, the fields, and another line `---`.",
        )
        return None
    front_text, body, body_line = split
    document = Document(
        path=path,
        kind=address.kind,
        community=address.community,
        id=address.id,
        language=address.language,
        front_text=front_text,
        body=body,
        body_line=body_line,
        folder=file.folder,
        digest=hashlib.sha256(content).hexdigest(),
        front_digest=hashlib.sha256(front_text.encode()).hexdigest(),
    )
    if document.digest not in sound:
        front = front_matter.read_front_matter(front_text, path, 2, report)
        if front is None:
            return None
        document.__dict__["front"] = front
    return document


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """Return the front matter, the body and the body's first line number, or None without both fences."""
    first = _FENCE.match(text)
    last = _FENCE.search(text, first.end()) if first else None
    if first is None or last is None:
        return None
    return text[first.end() + 1 : last.start() - 1], text[last.end() + 1 :], text.count("\n", 0, last.start()) + 2


def is_id(text: str) -> bool:
    """Tell whether `text` can stand in an address: lower-case ASCII letters, digits and single hyphens, ≤ 80."""
    return len(text) <= 80 and _ID.fullmatch(text) is not None


def shown_path(path: Path, project_dir: Path) -> str:
    """Return a path as problems name it: from the project's folder on, where it lies there."""
    if path.is_relative_to(project_dir):
        return str(PurePosixPath(path.relative_to(project_dir)))
    return str(path)


def _listed(kinds: Mapping[str, str]) -> str:
    return ", ".join(f"`{folder}/`" for folder in kinds)
