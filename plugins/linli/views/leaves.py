"""A list of a community's records of one kind, cut into leaves where it is long: each is a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from linli.records.community import Community
from linli.records.fields import Record
from linli.views.cards import KINDS_WORDS, list_address, plan_card
from linli.views.frame import Frame
from linli.views.frames import plan_frame
from linli.views.here import Here
from linli.views.pages import ListPage
from linli.views.parts import Card, Layout, Link, Phrase, Section
from linli.views.wording import _

# Rows of two, three and four cards come out even, and with their pictures a telephone gets all of them at once.
MOST_ON_A_LEAF = 36


@dataclass(frozen=True, slots=True)
class Chapter:
    """Records of a list under one heading; `note` stands above the first of them."""

    id: str
    title: str
    records: tuple[Record, ...]
    note: str = ""


def leaf_addresses(address: str, count: int, most: int = MOST_ON_A_LEAF) -> tuple[str, ...]:
    """Return where the leaves of a list of `count` things are; the first is at the list's own address."""
    leaves = -(-count // most)
    return (address, *(f"{address}page/{number}/" for number in range(2, leaves + 1)))


def plan_list(
    here: Here,
    community: Community,
    folder: str,
    lead: str,
    chapters: Iterable[Chapter],
    number: int,
    plan: Callable[[Here, Record], Card] = plan_card,
    layout: Layout = "grid",
) -> ListPage:
    """Return one leaf of a list, by its number from 1 on, with the ways to all others."""
    listed = tuple(chapters)
    title = here.words(KINDS_WORDS[folder])
    sections = tuple(
        Section(
            chapter.id,
            chapter.title,
            tuple(plan(here, record) for record in chapter.records),
            layout,
            note=chapter.note,
        )
        for chapter in cut_leaf(listed, number)
    )
    addresses = leaf_addresses(list_address(community.key.id, folder), sum(len(chapter.records) for chapter in listed))
    leaves = plan_leaves(here, addresses)
    return ListPage(plan_leaf_frame(here, community, folder, lead, number), folder, title, lead, sections, leaves)


def plan_leaf_frame(here: Here, community: Community, folder: str, lead: str, number: int) -> Frame:
    """Return what surrounds a leaf: its title tells it from the others."""
    title = here.words(KINDS_WORDS[folder])
    trail: tuple[Link, ...] = (here.link(community),)
    if number > 1:
        trail = (*trail, Link(here.url(list_address(community.key.id, folder)), Phrase(title)))
        title = here.words(_("{title}, page {n}"), title=title, n=number)
    return plan_frame(here, title, lead, community=community, trail=trail)


def plan_leaves(here: Here, addresses: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links to all leaves of a list, or none where it has but one."""
    if len(addresses) == 1:
        return ()
    return tuple(
        Link(here.url(address), Phrase(str(number)), current=address == here.address)
        for number, address in enumerate(addresses, 1)
    )


def cut_leaf(chapters: Iterable[Chapter], number: int) -> Iterator[Chapter]:
    """Yield the chapters of a leaf, each with those of its records that stand on it."""
    first = (number - 1) * MOST_ON_A_LEAF
    for chapter in chapters:
        start, end = max(first, 0), first + MOST_ON_A_LEAF
        if chapter.records[start : max(end, 0)]:
            yield replace(chapter, records=chapter.records[start:end], note="" if start else chapter.note)
        first -= len(chapter.records)
