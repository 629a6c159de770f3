"""Writes the corpus as a site of stock Pelican's: events are articles, communities categories, and places authors.

It makes fewer files than the others: no calendars, no search, no pages of a community's own months.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.sites.corpus import Corpus, Event, Note
from bench.sites.writing import put

_TEMPLATES = Path(__file__).parent / "pelican_site"


def write_site(corpus: Corpus, folder: Path, *, languages: tuple[str, ...] = ("zh-CN",)) -> None:
    """Write a site in its first language: it has no other."""
    shutil.copytree(_TEMPLATES, folder)
    titles = {(note.community, note.kind, note.id): note.title for note in corpus.notes}
    for note in (*corpus.communities, *corpus.notes):
        put(note_file(folder, note), _document(_note(note), note.body))
    for event in corpus.events:
        put(event_file(folder, event), _document(_event(event, corpus, titles), _body(event, titles)))


def note_file(folder: Path, note: Note) -> Path:
    """Return the file of a record that is no event."""
    return folder / "content" / "pages" / f"{note.community}-{note.kind}-{note.id}.md"


def event_file(folder: Path, event: Event) -> Path:
    """Return the file of an event."""
    return folder / "content" / "articles" / f"{event.starts:%Y}" / f"{event.id}.md"


def _body(event: Event, titles: dict[tuple[str, str, str], str]) -> str:
    name = f"{event.community}-space-{event.mention}"
    title = titles.get((event.community, "space", event.mention), "")
    return event.body.replace("{mention}", f"[{title}]({{filename}}/pages/{name}.md)")


def _note(note: Note) -> Iterator[str]:
    yield from (f"title: {note.title}", f"summary: {note.summary}")
    yield f"slug: {note.community}-{note.kind}-{note.id}"


def _event(event: Event, corpus: Corpus, titles: dict[tuple[str, str, str], str]) -> Iterator[str]:
    home = next(community for community in corpus.communities if community.id == event.community)
    places = [titles[event.community, "space", event.space], titles[event.community, "group", event.group]]
    topics = dict(corpus.topics)
    yield from (f"title: {event.title}", f"summary: {event.summary}", f"slug: {event.id}")
    yield from (f"date: {event.starts:%Y-%m-%d %H:%M}", f"category: {home.title}", f"authors: {'; '.join(places)}")
    yield f"tags: {', '.join(topics[topic] for topic in event.topics)}"
    yield from (f"starts: {event.starts:%Y-%m-%dT%H:%M+08:00}", f"ends: {event.ends:%Y-%m-%dT%H:%M+08:00}")
    yield from (f"state: {event.status}", f"audience: {event.audience}", f"price: {event.price}")
    yield f"attendance: {event.attendance}"


def _document(front: Iterator[str], body: str) -> str:
    return "\n".join([*front, "", body, ""])
