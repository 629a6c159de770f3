"""Writes the corpus as a site of Hugo's: what it groups by is a taxonomy, and what repeats is a cached partial."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.sites.corpus import MOMENT_TEXT, Corpus, Event, Note
from bench.sites.writing import document, put

_TEMPLATES = Path(__file__).parent / "hugo_site"
# Kinds whose pages list events. Hugo calls them terms.
_TERMS = {"space": "spaces", "group": "groups", "series": "series"}
_LISTS = ("spaces", "groups", "series", "service", "post", "need", "honour", "story", "partner")
_OF_THE_SITE = {
    "events": ("活动", "event"),
    "past": ("往期活动", "past"),
    "impact": ("数据", "impact"),
    "search": ("搜索", "search"),
    "subscribe": ("订阅", "subscribe"),
}
# Not as Hugo's own `date`, which must be a whole one and has another meaning.
_RENAMED = {"date": "given"}


def write_site(corpus: Corpus, folder: Path, *, languages: tuple[str, ...] = ("zh-CN",)) -> None:
    """Write a site with the same pages as Linli's, in as many languages."""
    shutil.copytree(_TEMPLATES, folder)
    _add_languages(folder / "hugo.toml", languages)
    content = folder / "content"
    for community in corpus.communities:
        put(content / "communities" / community.id / "_index.md", document(_note(community), community.body))
    for note in corpus.notes:
        put(note_file(folder, note), document(_note(note), note.body))
    for event in corpus.events:
        put(event_file(folder, event), document(_event(event, corpus), _body(event)))
    for path, front in _lists(corpus):
        put(content / path, document(front, ""))


def note_file(folder: Path, note: Note) -> Path:
    """Return the file of a record that is no event."""
    name = f"{note.community}-{note.id}"
    term = _TERMS.get(note.kind)
    return folder / "content" / (f"{term}/{name}/_index.md" if term else f"{note.kind}/{name}.md")


def event_file(folder: Path, event: Event) -> Path:
    """Return the file of an event."""
    stem = f"{event.id}/index" if event.photos else event.id
    return folder / "content" / "event" / f"{event.starts:%Y}" / f"{stem}.md"


def build_command(program: str) -> list[str]:
    return [program, "--clock", MOMENT_TEXT]


def _add_languages(settings: Path, languages: tuple[str, ...]) -> None:
    """Show the same content in every language, as Linli does where nothing is translated."""
    first, *others = (language.lower() for language in languages)
    lines = [f'defaultContentLanguage = "{first}"', settings.read_text("utf-8")]
    for number, language in enumerate(languages):
        lines += [f"[languages.{language.lower()}]", f'locale = "{language}"', f"weight = {number + 1}"]
    for language in (first, *others) if others else ():
        lines += ["[[module.mounts]]", 'source = "content"', 'target = "content"']
        lines += ["[module.mounts.sites.matrix]", f'languages = ["{language}"]']
    put(settings, "\n".join(lines))


def _body(event: Event) -> str:
    return event.body.replace("{mention}", f'{{{{< record "/spaces/{event.community}-{event.mention}" >}}}}')


def _note(note: Note) -> Iterator[str]:
    yield from (f"title: {note.title}", f"summary: {note.summary}", f"community: {note.community}")
    for name, value in note.facts:
        yield f'{_RENAMED.get(name, name)}: "{value}"'
    yield from (f"date: {value if len(value) == 10 else f'{value}-01'}" for name, value in note.facts if name == "date")
    if note.spaces:
        yield f"at: [{', '.join(f'{note.community}-{id}' for id in note.spaces)}]"
    if note.groups:
        yield f"by: [{', '.join(f'{note.community}-{id}' for id in note.groups)}]"


def _event(event: Event, corpus: Corpus) -> Iterator[str]:
    home, starts = event.community, event.starts
    yield from (f"title: {event.title}", f"summary: {event.summary}", f"community: {home}")
    yield from (f"date: {starts:%Y-%m-%dT%H:%M:00+08:00}", f'ends: "{event.ends:%Y-%m-%dT%H:%M:00+08:00}"')
    yield from (f"status: {event.status}", f'reason: "{event.reason}"', f"communities: [{home}]")
    yield from (f"spaces: [{home}-{event.space}]", f"groups: [{home}-{event.group}]")
    yield f"series: [{f'{home}-{event.series}' if event.series else ''}]"
    yield f"topics: [{', '.join(f'{home}-{topic}' for topic in event.topics)}]"
    yield from (f'years: ["{starts:%Y}"]', f'months: ["{starts:%Y-%m}"]')
    if len(corpus.communities) > 1:
        yield from (f"communityyears: [{home}-{starts:%Y}]", f"communitymonths: [{home}-{starts:%Y-%m}]")
    yield from (f"attendance: {event.attendance}", f"capacity: {event.capacity}", f"price: {event.price}")
    yield f"audience: [{event.audience}]"


def _lists(corpus: Corpus) -> Iterator[tuple[str, list[str]]]:
    """Yield the pages that have no text of their own, and the front matter of terms that group events."""
    for name, (title, kind) in _OF_THE_SITE.items():
        yield f"lists/{name}.md", [f"title: {title}", f"kind: {kind}"]
    several = len(corpus.communities) > 1
    for home in (community.id for community in corpus.communities):
        kinds = ("event", "past", *_LISTS) if several else ("event", *_LISTS)
        for kind in kinds:
            yield f"lists/{home}-{kind}.md", [f"title: {kind}", f"kind: {kind}", f"community: {home}"]
        for id, title in corpus.topics:
            yield f"topics/{home}-{id}/_index.md", [f"title: {title}", f"community: {home}"]
    for name in dict.fromkeys(
        f"{folder}/{event.community}-{event.starts:{form}}"
        for event in corpus.events
        for folder, form in (("communityyears", "%Y"), ("communitymonths", "%Y-%m"))
    ):
        if several:
            term = name.partition("/")[2]
            home, _, when = term.removeprefix("community-").partition("-")
            yield f"{name}/_index.md", [f'title: "{when}"', f"community: community-{home}"]
