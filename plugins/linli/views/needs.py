"""Needs beside their responses: what was asked, what was done, and what shows it."""

from __future__ import annotations

from linli.records.community import Community
from linli.records.event import Event
from linli.records.need import Need, Response
from linli.views.cards import KINDS_WORDS, list_address, plan_badge
from linli.views.frames import plan_record_frame
from linli.views.here import Here
from linli.views.leaves import Chapter, cut_leaf, leaf_addresses, plan_leaf_frame, plan_leaves
from linli.views.pages import NeedPage, NeedsPage
from linli.views.parts import Badge, Fact, FigureView, NeedView, ResponseView
from linli.views.record import backlinks, linked, plan_fact, plan_record, topic_fact
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


def plan_inquiry(here: Here, need: Need) -> tuple[Fact, ...]:
    """Return how a need was found out, as far as that is known."""
    inquiry = need.found_by
    if inquiry is None:
        return ()
    facts = (
        plan_fact(here, _("Found out by"), inquiry.method),
        plan_fact(here, _("Asked with"), inquiry.instrument),
        plan_fact(here, _("Who was asked"), inquiry.population),
        plan_fact(here, _("Answers"), inquiry.answers),
        plan_fact(here, _("Asked in"), inquiry.date),
    )
    return tuple(fact for fact in facts if fact)


def plan_baseline(here: Here, need: Need) -> FigureView | None:
    """Return the figure that says how it was before, or None where nobody knows."""
    entry = here.site.ledger.find(need.key, need.baseline) if need.baseline else None
    return here.figure(entry) if entry else None


def plan_need_page(here: Here, need: Need) -> NeedPage:
    """Return the page of a need."""
    baseline = plan_baseline(here, need)
    record = plan_record(
        here,
        need,
        facts=(
            plan_fact(here, _("Asked by"), need.who),
            plan_fact(here, _("Heard on"), need.heard),
            plan_fact(here, _("Heard at"), *here.links(here.site.follow(need.key, "heard_at", Event))),
            *plan_inquiry(here, need),
            plan_fact(here, _("How it was before"), baseline.text if baseline else None),
            topic_fact(here, need),
        ),
        sections=backlinks(here, need.key),
    )
    return NeedPage(plan_record_frame(here, need, record), record, need=plan_need(here, need))


def plan_needs_page(here: Here, community: Community, needs: tuple[Need, ...], number: int) -> NeedsPage:
    """Return a leaf of a community's needs beside their responses."""
    title = here.words(KINDS_WORDS["needs"])
    lead = here.words(
        _("What residents of {community} asked for, and what was done about it."),
        community=here.text(community.title).text,
    )
    (leaf,) = cut_leaf((Chapter("needs", title, needs),), number)
    return NeedsPage(
        plan_leaf_frame(here, community, "needs", lead, number),
        title,
        lead,
        tuple(plan_need(here, need) for need in leaf.records if isinstance(need, Need)),
        plan_leaves(here, leaf_addresses(list_address(community.key.id, "needs"), len(needs))),
    )


def _plan_response(here: Here, need: Need, number: int) -> ResponseView:
    response: Response = need.responses[number]
    return ResponseView(
        title=here.text(response.title),
        summary=here.said(response.summary, need),
        badge=plan_badge(here, response.status) or Badge(response.status.value, "muted"),
        when=here.moment(response.date),
        evidence=linked(here, need, "responses", number, "evidence"),
        partners=linked(here, need, "responses", number, "partners"),
        sources=linked(here, need, "responses", number, "sources"),
    )
