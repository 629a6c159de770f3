"""The page of a series: how often, since when, the next dates, every edition."""

from __future__ import annotations

from linli.graph.announcements import time_zone_of
from linli.records.group import Group
from linli.records.partner import Partner
from linli.records.series import Series
from linli.records.space import Space
from linli.views.frames import plan_record_frame
from linli.views.happenings import plan_happenings_of_series
from linli.views.here import Here
from linli.views.joining import SignupView, plan_signup
from linli.views.pages import SeriesPage
from linli.views.printed import poster_to_print
from linli.views.record import backlinks, plan_fact, plan_record, topic_fact
from linli.views.rhythm import say_rhythm
from linli.views.structured_data import series_data
from linli.views.wording import _


def plan_series_page(here: Here, series: Series) -> SeriesPage:
    """Return the page of a series: its next dates, then what was, the latest first."""
    site = here.site
    record = plan_record(
        here,
        series,
        facts=(
            plan_fact(here, _("How often"), series.rhythm, *(() if series.rhythm else say_rhythm(here.words, series))),
            plan_fact(here, _("Since"), series.since),
            plan_fact(here, _("Where"), *here.links(site.follow(series.key, "spaces", Space)), series.venue),
            plan_fact(here, _("Zones"), *here.links(site.follow_zones(series.key))),
            plan_fact(here, _("Held by"), *here.links(site.follow(series.key, "groups", Group))),
            plan_fact(here, _("With"), *here.links(site.follow(series.key, "partners", Partner))),
            plan_fact(here, _("For"), *series.audience),
            plan_fact(here, _("Price"), series.price),
            topic_fact(here, series),
        ),
        sections=backlinks(here, series.key, skip=("event",)),
    )
    return SeriesPage(
        plan_record_frame(here, series, record, jsonld=series_data(here, series)),
        record,
        time_zone=time_zone_of(site, series.key),
        happenings=plan_happenings_of_series(here, series),
        printed=poster_to_print(here, series),
        signup=_plan_signup(here, series),
    )


def _plan_signup(here: Here, series: Series) -> SignupView | None:
    """Return how to sign up for dates to come; without a deadline that is possible until the last of them."""
    coming = here.site.timeline(series.key.community).coming(here.site.today)
    own = [occurrence for occurrence in coming if occurrence.owner == series.key]
    return plan_signup(here, series, series.signup, own[-1]) if own else None
