"""Needs beside their responses: what was asked, what was done, and what shows it."""

from __future__ import annotations

from linli.records.community import Community
from linli.records.event import Event
from linli.records.need import Need, Response
from linli.views.cards import KINDS_WORDS, plan_badge
from linli.views.frames import plan_frame, plan_record_frame
from linli.views.here import Here
from linli.views.pages import NeedPage, NeedsPage
from linli.views.parts import Badge, Link, NeedView, ResponseView
from linli.views.record import backlinks, plan_fact, plan_record, topic_fact
from linli.views.wording import _


def plan_need(here: Here, need: Need) -> NeedView:
    """Return a need with its responses."""
    return NeedView(
        url=here.url(here.site.addresses[need.key]),
        id=need.key.id,
        title=here.text(need.title),
        voice=here.said(need.voice, need),
        who=here.optional(need.who),
        heard=here.moment(need.heard),
        responses=tuple(_plan_response(here, need, number) for number in range(len(need.responses))),
    )


def plan_need_page(here: Here, need: Need) -> NeedPage:
    """Return the page of a need."""
    record = plan_record(
        here,
        need,
        facts=(
            plan_fact(here, _("Asked by"), need.who),
            plan_fact(here, _("Heard on"), need.heard),
            plan_fact(here, _("Heard at"), *here.links(here.site.follow(need.key, "heard_at", Event))),
            topic_fact(here, need),
        ),
        sections=backlinks(here, need.key),
    )
    return NeedPage(plan_record_frame(here, need, record), record, need=plan_need(here, need))


def plan_needs_page(here: Here, community: Community, needs: tuple[Need, ...]) -> NeedsPage:
    """Return all needs of a community beside their responses."""
    title = here.words(KINDS_WORDS["needs"])
    lead = here.words(
        _("What residents of {community} asked for, and what was done about it."),
        community=here.text(community.title).text,
    )
    frame = plan_frame(here, title, lead, community=community, trail=(here.link(community),))
    return NeedsPage(frame, title, lead, tuple(plan_need(here, need) for need in needs))


def _plan_response(here: Here, need: Need, number: int) -> ResponseView:
    response: Response = need.responses[number]
    return ResponseView(
        title=here.text(response.title),
        summary=here.said(response.summary, need),
        badge=plan_badge(here, response.status) or Badge(response.status.value, "muted"),
        when=here.moment(response.date),
        evidence=_linked(here, need, number, "evidence"),
        partners=_linked(here, need, number, "partners"),
        sources=_linked(here, need, number, "sources"),
    )


def _linked(here: Here, need: Need, number: int, field: str) -> tuple[Link, ...]:
    """Return links to what one field of one response names."""
    found = (
        here.link_to(link.target)
        for link in here.site.links_from.get(need.key, ())
        if link.loc[:3] == ("responses", number, field)
    )
    return tuple(link for link in found if link)
