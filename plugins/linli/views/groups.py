"""The page of a group: who, when, how to join, what it has done."""

from __future__ import annotations

from linli.graph.announcements import time_zone_of
from linli.records.group import Group
from linli.records.partner import Partner
from linli.records.space import Space
from linli.views.frames import plan_record_frame
from linli.views.happenings import plan_happenings_of
from linli.views.here import Here
from linli.views.pages import GroupPage
from linli.views.record import backlinks, plan_fact, plan_record, topic_fact
from linli.views.wording import _


def plan_group_page(here: Here, group: Group) -> GroupPage:
    """Return the page of a group."""
    site = here.site
    record = plan_record(
        here,
        group,
        facts=(
            plan_fact(here, _("Founded"), group.founded),
            plan_fact(here, _("Members"), group.members),
            plan_fact(here, _("Where"), *here.links(site.follow(group.key, "spaces", Space))),
            plan_fact(here, _("Zones"), *here.links(site.follow_zones(group.key))),
            plan_fact(here, _("Led by"), group.leads),
            plan_fact(here, _("With"), *here.links(site.follow(group.key, "partners", Partner))),
            topic_fact(here, group),
        ),
        sections=backlinks(here, group.key, skip=("event",)),
    )
    return GroupPage(
        plan_record_frame(here, group, record),
        record,
        time_zone=time_zone_of(site, group.key),
        happenings=plan_happenings_of(here, group.key),
        meets=here.optional(group.meets),
        join=here.optional(group.join),
    )
