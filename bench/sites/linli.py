"""Writes the corpus as a project of Linli's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.sites.corpus import Corpus, Event, Note
from bench.sites.writing import document, put

PROJECT = Path(__file__).resolve().parents[2]
_FOLDERS = {
    "space": "spaces",
    "group": "groups",
    "series": "series",
    "story": "stories",
    "honour": "honours",
    "need": "needs",
    "post": "posts",
    "service": "services",
    "partner": "partners",
}
_SETTINGS = """
# One language unless the bench is told otherwise, as on the other sites.
LINLI_LANGUAGES = {languages!r}
"""


def write_project(corpus: Corpus, folder: Path, *, languages: tuple[str, ...] = ("zh-CN",)) -> None:
    """Write a project that `linli build` builds: this repository's theme, plugin and settings, and own content."""
    settings = (PROJECT / "pelicanconf.py").read_text("utf-8") + _SETTINGS.format(languages=list(languages))
    if "LINLI_SHARE_CARDS" in (PROJECT / "plugins" / "linli" / "settings.py").read_text("utf-8"):
        settings += 'LINLI_SHARE_CARDS = False\nSITEURL = "https://linli.example"\n'
    put(folder / "pelicanconf.py", settings)
    (folder / "plugins").symlink_to(PROJECT / "plugins")
    # Templates of its own, because they are edited.
    shutil.copytree(PROJECT / "theme", folder / "theme", ignore=shutil.ignore_patterns("print"))
    (folder / "theme" / "print").symlink_to(PROJECT / "theme" / "print")
    content = folder / "content"
    for community in corpus.communities:
        put(content / community.id / "community.md", document(_community(community, corpus), community.body))
    for note in corpus.notes:
        put(note_file(folder, note), document(_note(note), note.body))
    for event in corpus.events:
        put(event_file(folder, event), document(_event(event), _body(event)))


def note_file(folder: Path, note: Note) -> Path:
    """Return the file of a record that is no event."""
    return folder / "content" / note.community / _FOLDERS[note.kind] / f"{note.id}.md"


def photo_lines(file: str, alt: str) -> str:
    """Return what the front matter says of a photo."""
    return f"  - file: {file}\n    alt: {alt}\n    rights: CC BY 4.0"


def event_file(folder: Path, event: Event) -> Path:
    """Return the file of an event in a project."""
    stem = f"{event.id}/index" if event.photos else event.id
    return folder / "content" / event.community / "events" / f"{event.starts:%Y}" / f"{stem}.md"


def _body(event: Event) -> str:
    return event.body.replace("{mention}", f"[[space:{event.mention}]]")


def _community(community: Note, corpus: Corpus) -> Iterator[str]:
    yield from (f"title: {community.title}", f"summary: {community.summary}", "themes:")
    yield from (f"  - {{id: {id}, title: {title}}}" for id, title in corpus.topics)


def _note(note: Note) -> Iterator[str]:
    yield from (f"title: {note.title}", f"summary: {note.summary}")
    yield from (f"{name}: {value}" for name, value in note.facts)
    if note.spaces:
        yield f"spaces: [{', '.join(note.spaces)}]"
    if note.groups:
        yield f"groups: [{', '.join(note.groups)}]"


def _event(event: Event) -> Iterator[str]:
    yield from (f"title: {event.title}", f"summary: {event.summary}")
    yield from (f"start: {event.starts:%Y-%m-%d %H:%M}", f"end: {event.ends:%Y-%m-%d %H:%M}")
    yield f"status: {event.status}"
    if event.reason:
        yield f"reason: {event.reason}"
    yield from (f"spaces: [{event.space}]", f"groups: [{event.group}]")
    if event.series:
        yield f"series: {event.series}"
    yield f"topics: [{', '.join(event.topics)}]"
    if event.attendance:
        yield f"attendance: {event.attendance} 人次"
    yield from (f"price: {event.price}", f"audience: [{event.audience}]", f"signup: {{capacity: {event.capacity} 人}}")
    if event.photos:
        yield "photos:"
    for number in range(1, event.photos + 1):
        yield photo_lines(f"photo-{number}.jpg", f"{event.title}的现场")
