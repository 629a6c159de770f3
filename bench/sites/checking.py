"""Whether the contestants' sites show the same: as many pages, with the same facts on them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from pathlib import Path, PurePosixPath
from random import Random

from bench.sites.corpus import Corpus, Event
from bench.sites.engines import Engine

_SAMPLE = 50
# Of a hundred pages, how many may be there more on one site than on the other.
_ODD_PAGES = 2.0
_PAGE_OF_A_TIME = re.compile(r"(?:([^/]+)/)?(past|years|events)/(\d{4}(?:/\d{2})?)/index\.html$")


class Unequal(Exception):
    """The sites cannot be compared. The text says what is missing where."""


def count_files(corpus: Corpus, site: Path, engine: Engine) -> Counter[str]:
    """Return how many files of which kind the site consists of.

    Counted apart are the pages that only Linli has: those that a long one goes on in, years in review, and months in
    which nothing takes place.
    """
    communities = {community.id for community in corpus.communities}
    dated = {(whose, f"{event.starts:%Y/%m}") for event in corpus.events for whose in ("", event.community)}
    output = site / engine.output
    files = (file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file())
    return Counter(_kind_of(file, communities, dated) for file in files)


def _kind_of(path: str, communities: Container[str], dated: Container[tuple[str, str]]) -> str:
    """Return the kind of a file of the output; `dated` are the months with events, by community and for all of them."""
    kind = PurePosixPath(path).suffix.removeprefix(".")
    page = _PAGE_OF_A_TIME.search(path)
    if page:
        folder, section, when = page.groups(default="")
        community = folder if folder in communities else ""
        if section == "past":
            return f"{kind} of past years"
        if section == "years" and community:
            return f"{kind} of years in review"
        if section == "events" and "/" in when and (community, when) not in dated:
            return f"{kind} of months without events"
    return kind


def check_facts(corpus: Corpus, site: Path, engine: Engine) -> int:
    """Return how many facts were looked for and found, on the pages of some events and of where they took place.

    Raises:
        Unequal: one is missing.
    """
    events = Random(engine.name).sample(corpus.events, min(_SAMPLE, len(corpus.events)))
    looked_for = 0
    for event in events:
        facts = dict(_facts(corpus, event))
        for page, (path, *further) in engine.pages(event).items():
            text = _text_of(site / engine.output, path, further)
            missing = [fact for fact in facts[page] if fact not in text]
            if missing:
                raise Unequal(f"{engine.name}: {path} does not show {', '.join(missing)}.")
            looked_for += len(facts[page])
    return looked_for


def _text_of(output: Path, path: str, further: Iterable[str]) -> str:
    """Return the text of a page, and of those that it goes on in, as far as they are there."""
    files = [output / path, *(file for file in map(output.joinpath, further) if file.exists())]
    text = html.unescape("".join(file.read_bytes().decode() for file in files))
    return text.replace("\r\n ", "").replace("\\", "") if path.endswith(".ics") else text


def check_counts(linli: Counter[str], hugo: Counter[str]) -> None:
    """See that there are as many pages and calendars on both sites, but for very few.

    Raises:
        Unequal: there are not.
    """
    for kind in ("html", "ics"):
        more, less = max(linli[kind], hugo[kind]), min(linli[kind], hugo[kind])
        if more - less > max(5, more * _ODD_PAGES / 100):
            raise Unequal(f"Linli has {linli[kind]} {kind} files, Hugo {hugo[kind]}.")


def _facts(corpus: Corpus, event: Event) -> Iterator[tuple[str, tuple[str, ...]]]:
    starts, ends = f"{event.starts:%Y-%m-%dT%H:%M}", f"{event.ends:%H:%M}"
    space = corpus.title_of("space", event.community, event.space)
    group = corpus.title_of("group", event.community, event.group)
    attended = (f"{event.attendance}人次",) if event.attendance else ()
    yield "event", (event.title, event.summary, starts, ends, space, group, event.price, event.audience, *attended)
    yield "space", (space, event.title, starts)
    yield "month", (event.title, starts)
    yield "calendar", (event.title, f"{event.starts:%Y%m%dT%H%M00}", event.summary, space)
