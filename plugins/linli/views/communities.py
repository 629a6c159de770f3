"""The page of a community: who it serves, how it works, and the way to everything it has."""

from __future__ import annotations

from linli.records.case import Case
from linli.records.community import Community, Role, Step
from linli.records.event import Event
from linli.records.fields import Record
from linli.records.group import Group
from linli.records.honour import Honour
from linli.records.need import Need
from linli.records.partner import Partner
from linli.records.post import Post
from linli.records.series import Series
from linli.records.service import Service
from linli.records.space import Space
from linli.records.story import Story
from linli.views.agenda import plan_coming_up
from linli.views.cards import list_address, plan_section
from linli.views.events import is_past, latest_first
from linli.views.frames import plan_frame
from linli.views.here import Here
from linli.views.maps import plan_map
from linli.views.needs import plan_need
from linli.views.pages import CommunityPage
from linli.views.parts import Link, Phrase, Section, Titled
from linli.views.record import plan_fact, plan_record
from linli.views.reviews import plan_reviews_section
from linli.views.scope import community_scope
from linli.views.structured_data import organisation_data
from linli.views.wording import _

# How many of a kind a community's page shows before it leads to all of them.
_SHOWN = 6
_COMING_UP = 5


def plan_community_page(here: Here, community: Community) -> CommunityPage:
    """Return the page of a community."""
    site = here.site
    own = community.key.id
    calendar = community_scope(site, community)
    events = site.of_type(Event, own)
    coming_up = plan_coming_up(here, calendar, _COMING_UP)
    # What is to come stands above; all the same, what there is must not be nowhere.
    listed = [event for event in events if is_past(event, here)] if coming_up else events
    record = plan_record(
        here,
        community,
        kicker=Link("", here.text(community.place)) if community.place else Link("", Phrase("")),
        facts=(
            plan_fact(here, _("Opened"), community.opened),
            plan_fact(here, _("Place"), community.place),
            plan_fact(here, _("Serves"), community.serves),
            plan_fact(here, _("Run by"), *here.links(site.follow(community.key, "operators", Partner))),
            plan_fact(here, _("Charter"), community.charter),
            plan_fact(here, _("Topics"), *(theme.title for theme in community.themes)),
            plan_fact(here, _("Contact"), community.contact),
            plan_fact(
                here, _("Website"), Link(community.website, Phrase(community.website)) if community.website else None
            ),
        ),
        sections=(
            _some(here, own, "spaces", site.of_type(Space, own)),
            _some(here, own, "groups", site.of_type(Group, own)),
            _some(here, own, "events", tuple(latest_first(listed)), of=len(events)),
            _some(here, own, "series", site.of_type(Series, own)),
            _some(here, own, "services", site.of_type(Service, own)),
            _some(here, own, "posts", site.of_type(Post, own)),
            _some(here, own, "honours", site.of_type(Honour, own)),
            _some(here, own, "stories", site.of_type(Story, own)),
            _some(here, own, "cases", site.of_type(Case, own)),
            plan_reviews_section(here, community),
        ),
    )
    frame = plan_frame(
        here,
        record.title,
        record.summary.text if record.summary else "",
        community=community,
        jsonld=organisation_data(here, community),
    )
    return CommunityPage(
        frame,
        record,
        slogan=here.optional(community.slogan),
        model=tuple(_titled(here, step, community) for step in community.model),
        governance=tuple(_titled(here, role, community) for role in community.governance),
        needs=tuple(plan_need(here, need) for need in site.of_type(Need, own)[:3]),
        map=plan_map(here, community),
        time_zone=calendar.time_zone,
        agenda=coming_up,
    )


def _some(here: Here, community: str, folder: str, records: tuple[Record, ...], of: int = 0) -> Section | None:
    """Return the first few records of a kind, and where there are more of them, or `of` all, the way to those."""
    more = None
    number = max(of, len(records))
    if number > _SHOWN:
        text = here.words(_("All {n}"), n=number)
        more = Link(here.url(list_address(community, folder)), Phrase(text))
    return plan_section(here, folder, records[:_SHOWN], more=more)


def _titled(here: Here, step: Step | Role, community: Community) -> Titled:
    return Titled(here.text(step.title), here.said(step.summary, community))
