"""The list of all records of one kind in a community."""

from __future__ import annotations

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
from linli.views.parts import Section
from linli.views.posts import plan_posts_page
from linli.views.scope import community_scope
from linli.views.wording import _


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
    section = Section("all", title, tuple(plan_card(here, record) for record in records), note=note)
    frame = plan_frame(here, title, lead, community=community, trail=(here.link(community),))
    return ListPage(frame, folder, title, lead, (section,))
