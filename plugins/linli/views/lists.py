"""The list of all records of one kind in a community."""

from __future__ import annotations

from dataclasses import replace

from linli.records.community import Community
from linli.records.fields import Record
from linli.records.honour import Honour
from linli.records.kinds import KIND_BY_FOLDER, KIND_BY_NAME
from linli.records.need import Need
from linli.records.post import Post
from linli.views.agenda import plan_events_page
from linli.views.cards import KINDS_WORDS, plan_card
from linli.views.filters import plan_facets
from linli.views.frames import plan_frame
from linli.views.here import Here
from linli.views.honours import plan_honours_wall
from linli.views.needs import plan_needs_page
from linli.views.pages import ListPage, Page
from linli.views.parts import Card, Section
from linli.views.posts import plan_posts_page
from linli.views.scope import community_scope
from linli.views.wording import _

# What is told at some time: the latest comes first.
_TOLD = ("stories", "press")


def plan_list_page(here: Here, community: Community, folder: str) -> Page:
    """Return the list of a community's records of one kind; there is at least one."""
    site, own = here.site, community.key.id
    if folder == "events":
        scope = community_scope(site, community)
        return plan_events_page(here, scope, plan_facets(here, scope))
    if folder == "honours":
        return plan_honours_wall(here, community, site.of_type(Honour, own))
    if folder == "posts":
        return plan_posts_page(here, community, site.of_type(Post, own))
    if folder == "needs":
        return plan_needs_page(here, community, site.of_type(Need, own))
    records = site.of_type(KIND_BY_NAME[KIND_BY_FOLDER[folder]].model, own)
    return _plain_list(here, community, folder, records)


def _plain_list(here: Here, community: Community, folder: str, records: tuple[Record, ...]) -> ListPage:
    title = here.words(KINDS_WORDS[folder])
    lead = here.words(_("{kind} of {community}"), kind=title, community=here.text(community.title).text)
    declared = community.declared.get(folder)
    note = ""
    if declared and declared.partial and declared.count > len(records):
        note = here.words(_("{listed} of {count} are listed."), listed=len(records), count=declared.count)
    cards = tuple(plan_card(here, record) for record in records)
    frame = plan_frame(here, title, lead, community=community, trail=(here.link(community),))
    if folder == "partners":
        sections = _by_role(here, cards)
    elif folder in _TOLD:
        sections = (Section("all", title, _latest_first(cards), "list" if folder == "press" else "grid", note=note),)
    else:
        sections = (Section("all", title, cards, note=note),)
    return ListPage(frame, folder, title, lead, sections)


def _latest_first(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    return tuple(sorted(cards, key=lambda card: card.when.iso if card.when else "", reverse=True))


def _by_role(here: Here, cards: tuple[Card, ...]) -> tuple[Section, ...]:
    """Return partners under the first of their roles, which the heading says once for all of them."""
    roles = {card.facts[0]: () for card in cards if card.facts}
    sections = tuple(
        Section(f"role-{number}", role.text, tuple(_without_role(c) for c in cards if c.facts and c.facts[0] == role))
        for number, role in enumerate(roles, start=1)
        if not role.lang
    )
    rest = tuple(card for card in cards if not card.facts or card.facts[0].lang)
    if not sections:
        return (Section("all", here.words(KINDS_WORDS["partners"]), cards),)
    return (*sections, Section("role-0", here.words(_("Others")), rest)) if rest else sections


def _without_role(card: Card) -> Card:
    return replace(card, facts=card.facts[1:])
