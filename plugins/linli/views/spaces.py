"""The pages of a space and of its zones."""

from __future__ import annotations

from collections.abc import Iterator

from linli.graph.announcements import time_zone_of
from linli.graph.site import ZoneNode
from linli.records.partner import Partner
from linli.records.space import Space
from linli.views.cards import plan_zone_card
from linli.views.frames import community_trail, plan_frame, plan_record_frame
from linli.views.happenings import plan_happenings_of
from linli.views.here import Here
from linli.views.maps import plan_map
from linli.views.open_hours import closure_notices, opening_facts, opening_of, plan_schedule
from linli.views.pages import SpacePage, ZonePage
from linli.views.parts import Link, Phrase, RecordView, Section
from linli.views.pictures import HERO, THUMB
from linli.views.printed import sheet_to_print
from linli.views.record import backlinks, plan_fact, plan_record, topic_fact
from linli.views.structured_data import place_data, zone_data
from linli.views.wording import _


def plan_space_page(here: Here, space: Space) -> SpacePage:
    """Return the page of a space: its rooms at a glance, when it is open, what happens here."""
    site = here.site
    nodes = [node for node in site.zones.values() if node.space is space]
    opening = opening_of(space)
    record = plan_record(
        here,
        space,
        facts=(
            plan_fact(here, _("Opened"), space.opened),
            plan_fact(here, _("Area"), space.area),
            *opening_facts(here, opening),
            plan_fact(here, _("How to get in"), space.access),
            plan_fact(here, _("Run by"), *here.links(site.follow(space.key, "operators", Partner))),
            topic_fact(here, space),
        ),
        sections=backlinks(here, space.key, skip=("event",)),
    )
    return SpacePage(
        plan_record_frame(here, space, record, jsonld=place_data(here, space)),
        record,
        time_zone=time_zone_of(site, space.key),
        happenings=plan_happenings_of(here, space.key),
        zones=_zones_section(here, nodes),
        uses=here.texts(space.uses),
        principles=here.texts(space.principles),
        closures=closure_notices(here, opening),
        schedule=plan_schedule(here, opening, space),
        map=plan_map(here, space),
        printed=sheet_to_print(here, space),
    )


def plan_zone_page(here: Here, node: ZoneNode) -> ZonePage:
    """Return the page of a zone."""
    site, space, zone = here.site, node.space, node.zone
    opening = opening_of(space, zone)
    siblings = [other for other in site.zones.values() if other.space is space]
    space_link = here.link(space)
    pictures = here.pictures(space, zone.photos, HERO)
    record = RecordView(
        kind="zone",
        id=node.key.id,
        kicker=Link(space_link.url, space_link.phrase),
        title=here.text(zone.title),
        summary=here.said(zone.summary, space),
        badge=None,
        hero=pictures[0] if pictures else None,
        facts=tuple(
            fact
            for fact in (
                plan_fact(here, _("Area"), zone.area),
                plan_fact(here, _("Holds"), zone.capacity),
                *opening_facts(here, opening),
            )
            if fact
        ),
        figures=(),
        body=None,
        gallery=here.pictures(space, zone.photos, THUMB)[1:],
        sections=(
            *backlinks(here, node.key, skip=("event",)),
            *_other_zones(here, [other for other in siblings if other is not node]),
        ),
        sources=here.sources(space),
        links=tuple(Link(link.url, here.text(link.label) if link.label else Phrase(link.url)) for link in zone.links),
        untranslated="",
    )
    place = siblings.index(node)
    return ZonePage(
        plan_frame(
            here,
            record.title,
            record.summary.text if record.summary else "",
            community=site.community(space.key),
            trail=(*community_trail(here, space), space_link),
            jsonld=zone_data(here, zone, space),
        ),
        record,
        time_zone=time_zone_of(site, space.key),
        happenings=plan_happenings_of(here, node.key),
        uses=here.texts(zone.uses),
        previous=here.link(siblings[place - 1]) if place > 0 else None,
        next=here.link(siblings[place + 1]) if place + 1 < len(siblings) else None,
        closures=closure_notices(here, opening),
        schedule=plan_schedule(here, opening, space),
    )


def _other_zones(here: Here, nodes: list[ZoneNode]) -> Iterator[Section]:
    if nodes:
        cards = tuple(plan_zone_card(here, node) for node in nodes)
        yield Section("zones", here.words(_("Under the same roof")), cards)


def _zones_section(here: Here, nodes: list[ZoneNode]) -> Section | None:
    if not nodes:
        return None
    declared = nodes[0].space.declared.get("zones")
    note = ""
    if declared and declared.partial and declared.count > len(nodes):
        note = here.words(_("{listed} of {count} are listed."), listed=len(nodes), count=declared.count)
    cards = tuple(plan_zone_card(here, node) for node in nodes)
    return Section("zones", here.words(_("Zones")), cards, note=note)
