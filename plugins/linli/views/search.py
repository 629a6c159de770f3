"""What search finds: the words of every record's page, and the page on which visitors look for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain

from linli.records.reference import Key
from linli.views.argument import (
    AimView,
    Argument,
    BeneficiaryView,
    ClaimGroup,
    ClaimView,
    EvidenceView,
    LessonView,
    MilestoneView,
    OutcomeView,
    QuoteView,
)
from linli.views.cards import KIND_WORDS, KINDS_WORDS, date_of, list_address
from linli.views.frames import kinds_present, plan_frame
from linli.views.here import Edition, Here
from linli.views.pages import Page, RecordPage, RedirectPage, SearchPage
from linli.views.parts import Fact, Link, NeedView, Phrase, Prose, RecordView, ResponseView, TimeText, Titled
from linli.views.wording import _

# The order of kinds among results that are otherwise equal.
_KINDS = (
    "community", "space", "zone", "group", "service", "event", "series", "post", "need", "honour", "story", "case",
    "partner", "press",
)  # fmt: skip
# What separates words, and what stands within or around them.
_BLOCK_MARKS = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|^\s*(?:#{1,6}|>|[-*+]|\d+\.)\s+|^[ |:-]+$|\{[:#.][^}\n]*\}$|</?[a-z][^>\n]*>|\|",
    re.MULTILINE | re.IGNORECASE,
)
# Parts of pages that tell of other records, which have pages of their own, and parts that tell of this one.
_NOT_THEIRS = ("frame", "record", "needs")
_TOLD_BY_THEIR_PAGE = (
    Titled, NeedView, ResponseView, Argument, OutcomeView, AimView, BeneficiaryView, ClaimGroup, ClaimView,
    MilestoneView, QuoteView, EvidenceView, LessonView,
)  # fmt: skip
_INLINE_MARKS = re.compile(r"\]\([^)\n]*\)(?:\{:[^}\n]*\})?|[`\[\]\\]|\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)")


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One page as search knows it. `url` leads from the site's root; `day` ranks newer pages before older ones."""

    url: str
    title: str
    kind: str
    community: str
    when: str
    day: date | None
    text: str


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """Pages of one language, and what all of its pages can be filtered by: ids with the words for them."""

    entries: tuple[SearchEntry, ...]
    kinds: tuple[tuple[str, str], ...]
    communities: tuple[tuple[str, str], ...]


def search_folder(edition: Edition) -> str:
    """Return where the index of a language lies."""
    return f"search/{edition.language.lower()}/"


def plan_search_index(edition: Edition, entries: Iterable[SearchEntry]) -> SearchIndex:
    """Return pages of one language as search knows them: all, or those that changed."""
    here = edition.at("/search/")
    return SearchIndex(
        tuple(entries),
        tuple((kind, here.words(KIND_WORDS[kind])) for kind in _KINDS),
        tuple((c.key.id, here.text(c.short_name or c.title).text) for c in edition.site.communities),
    )


def search_address(path: str) -> str:
    """Return the address by which search knows the page at an output path."""
    return path.removesuffix("index.html")


def plan_search_page(here: Here) -> SearchPage:
    """Return the page for looking things up; without a script it is a directory of everything there is."""
    words = here.words
    title = words(_("Search"))
    lead = words(_("Find spaces, groups, events and everything else on this site."))
    communities = tuple(
        (here.link(community), tuple(_lists(here, community.key.id))) for community in here.site.communities
    )
    index = here.file(f"/{search_folder(here.edition)}")
    return SearchPage(plan_frame(here, title, lead), title, lead, index, communities)


def _lists(here: Here, community: str) -> Iterator[Link]:
    for folder in kinds_present(here, community):
        yield Link(here.url(list_address(community, folder)), Phrase(here.words(KINDS_WORDS[folder])))


def plan_search_entry(edition: Edition, path: str, page: Page | RedirectPage) -> SearchEntry | None:
    """Return what search knows of a page, by output path: nothing of lists, and of what nobody is to find."""
    if not isinstance(page, RecordPage) or not page.frame.indexed:
        return None
    record = page.record
    community = page.frame.community_id
    source = edition.site.records.get(Key(record.kind, community, record.id))
    moment = date_of(source) if source else None
    return SearchEntry(
        url=search_address(path),
        title=record.title.text,
        kind=record.kind,
        community=community,
        when=edition.words.moment(moment).text if moment else "",
        day=moment.day if moment else None,
        text=" ".join((*_words_of(record), *_further_words(page))),
    )


def _words_of(record: RecordView) -> Iterator[str]:
    """Yield what a visitor reads on a record's page, from the top; what belongs to other records is theirs."""
    if record.summary:
        yield record.summary.text
    for fact in record.facts:
        yield from _words_of_fact(fact)
    if record.body:
        yield plain_text(record.body.text)
    for figure in record.figures:
        yield f"{figure.label.text} {figure.text}"


def _further_words(page: RecordPage) -> Iterator[str]:
    """Yield what a page of its kind says besides what all records' pages do."""
    for field in fields(page):
        if field.name not in _NOT_THEIRS:
            yield from _texts_in(getattr(page, field.name))


def _texts_in(value: object) -> Iterator[str]:
    """Yield the texts in a part of a page. Those of links are names of something else."""
    if isinstance(value, Phrase):
        yield value.text
    elif isinstance(value, Prose):
        yield plain_text(value.text)
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(_texts_in, value))
    elif isinstance(value, _TOLD_BY_THEIR_PAGE):
        yield from chain.from_iterable(_texts_in(getattr(value, field.name)) for field in fields(value))


def _words_of_fact(fact: Fact) -> Iterator[str]:
    for value in fact.values:
        yield value.text if isinstance(value, TimeText) else value.phrase.text


def plain_text(markdown: str) -> str:
    """Return the words of a Markdown text on one line, without its marks."""
    return " ".join(_INLINE_MARKS.sub("", _BLOCK_MARKS.sub(" ", markdown)).split())
