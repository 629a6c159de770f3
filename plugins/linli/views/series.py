"""The page of a series: how often, since when, every edition."""

from __future__ import annotations

from linli.records.group import Group
from linli.records.partner import Partner
from linli.records.series import Series
from linli.records.space import Space
from linli.views.frames import plan_record_frame
from linli.views.here import Here
from linli.views.pages import RecordPage
from linli.views.record import backlinks, plan_fact, plan_record, topic_fact
from linli.views.wording import _


def plan_series_page(here: Here, series: Series) -> RecordPage:
    """Return the page of a series, its latest event first."""
    site = here.site
    record = plan_record(
        here,
        series,
        facts=(
            plan_fact(here, _("How often"), series.rhythm),
            plan_fact(here, _("Since"), series.since),
            plan_fact(here, _("Where"), *here.links(site.follow(series.key, "spaces", Space))),
            plan_fact(here, _("Held by"), *here.links(site.follow(series.key, "groups", Group))),
            plan_fact(here, _("With"), *here.links(site.follow(series.key, "partners", Partner))),
            topic_fact(here, series),
        ),
        sections=backlinks(here, series.key),
    )
    return RecordPage(plan_record_frame(here, series, record), record)
