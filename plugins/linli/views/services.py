"""The page of a service."""

from __future__ import annotations

from linli.records.partner import Partner
from linli.records.service import Service
from linli.records.space import Space
from linli.views.frames import plan_record_frame
from linli.views.here import Here
from linli.views.pages import RecordPage
from linli.views.record import backlinks, plan_fact, plan_record, topic_fact
from linli.views.wording import _


def plan_service_page(here: Here, service: Service) -> RecordPage:
    """Return the page of a service: for whom, where, when, how to use it."""
    site = here.site
    record = plan_record(
        here,
        service,
        facts=(
            plan_fact(here, _("Category"), service.category),
            plan_fact(here, _("For"), *service.audience),
            plan_fact(here, _("Hours"), service.hours, service.hours_note),
            plan_fact(here, _("Where"), *here.links(site.follow(service.key, "spaces", Space))),
            plan_fact(here, _("Zones"), *here.links(site.follow_zones(service.key))),
            plan_fact(here, _("Provided by"), *here.links(site.follow(service.key, "partners", Partner))),
            plan_fact(here, _("Since"), service.since),
            plan_fact(here, _("How to use it"), service.access),
            plan_fact(here, _("Online"), here.words(_("Yes")) if service.online else ""),
            topic_fact(here, service),
        ),
        sections=backlinks(here, service.key),
    )
    return RecordPage(plan_record_frame(here, service, record), record)
