"""The list of all records of one kind in a community."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linli.records.community import Community
from linli.records.fields import Record
from linli.records.honour import Honour
from linli.records.kinds import KIND_BY_FOLDER, KIND_BY_NAME
from linli.records.need import Need
from linli.records.partner import Partner
from linli.records.post import Post
from linli.views.agenda import plan_events_page
from linli.views.cards import KINDS_WORDS, date_of, plan_card
from linli.views.filters import plan_facets
from linli.views.here import Here
from linli.views.honours import plan_honours_wall
from linli.views.leaves import Chapter, plan_list
from linli.views.needs import plan_needs_page
from linli.views.pages import ListPage, Page
from linli.views.parts import Card, Layout
from linli.views.posts import plan_posts_page
from linli.views.scope import community_scope
from linli.views.wording import _

# What is told at some time: the latest comes first.
_TOLD = ("stories", "press")


def plan_list_page(here: Here, community: Community, folder: str, number: int = 1) -> Page:
    """Return a leaf of the list of a community's records of one kind; there is at least one record."""
    site, own = here.site, community.key.id
    if folder == "events":
        scope = community_scope(site, community)
        return plan_events_page(here, scope, plan_facets(here, scope))
    if folder == "honours":
        return plan_honours_wall(here, community, site.of_type(Honour, own), number)
    if folder == "posts":
        return plan_posts_page(here, community, site.of_type(Post, own), number)
    if folder == "needs":
        return plan_needs_page(here, community, site.of_type(Need, own), number)
    if folder == "partners":
        return _plan_partners(here, community, site.of_type(Partner, own), number)
    records = site.of_type(KIND_BY_NAME[KIND_BY_FOLDER[folder]].model, own)
    return _plain_list(here, community, folder, records, number)


def _plain_list(here: Here, community: Community, folder: str, records: tuple[Record, ...], number: int) -> ListPage:
    declared = community.declared.get(folder)
    note = ""
    if declared and declared.partial and declared.count > len(records):
        note = here.words(_("{listed} of {count} are listed."), listed=len(records), count=declared.count)
    if folder in _TOLD:
        records = tuple(sorted(records, key=lambda record: _iso_date(here, record), reverse=True))
    every = Chapter("all", here.words(KINDS_WORDS[folder]), records, note)
    layout: Layout = "list" if folder == "press" else "grid"
    return plan_list(here, community, folder, _lead(here, community, folder), (every,), number, layout=layout)


def _lead(here: Here, community: Community, folder: str) -> str:
    return here.words(
        _("{kind} of {community}"), kind=here.words(KINDS_WORDS[folder]), community=here.text(community.title).text
    )


def _iso_date(here: Here, record: Record) -> str:
    moment = here.moment(date_of(record))
    return moment.iso if moment else ""


def _plan_partners(here: Here, community: Community, partners: tuple[Partner, ...], number: int) -> ListPage:
    """Return partners under the first of their roles, which the heading says once for all of them."""
    chapters = tuple(_by_role(here, partners))
    lead = _lead(here, community, "partners")
    return plan_list(here, community, "partners", lead, chapters, number, _plan_partner_card)


def _by_role(here: Here, partners: tuple[Partner, ...]) -> Iterator[Chapter]:
    roles = {partner.key: _role_of(here, partner) for partner in partners}
    spoken = [role for role in dict.fromkeys(roles.values()) if role]
    for number, role in enumerate(spoken, start=1):
        yield Chapter(f"role-{number}", role, tuple(partner for partner in partners if roles[partner.key] == role))
    rest = tuple(partner for partner in partners if not roles[partner.key])
    if not spoken:
        yield Chapter("all", here.words(KINDS_WORDS["partners"]), rest)
    elif rest:
        yield Chapter("role-0", here.words(_("Others")), rest)


def _role_of(here: Here, partner: Partner) -> str:
    """Return the first role of a partner, if it can be a heading in the page's language."""
    first = next(iter(here.texts(partner.roles)), None)
    return first.text if first and not first.lang else ""


def _plan_partner_card(here: Here, partner: Record) -> Card:
    card = plan_card(here, partner)
    return replace(card, facts=card.facts[1:]) if isinstance(partner, Partner) and _role_of(here, partner) else card
