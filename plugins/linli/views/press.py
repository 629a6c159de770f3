"""The page of a press report: what is cited from it."""

from __future__ import annotations

from linli.records.press import Press
from linli.views.frames import plan_record_frame
from linli.views.here import Here
from linli.views.pages import RecordPage
from linli.views.parts import Link, Phrase
from linli.views.record import backlinks, plan_fact, plan_record
from linli.views.wording import _


def plan_press_page(here: Here, press: Press) -> RecordPage:
    """Return the page of a press report with the records that cite it."""
    address = Link(press.url, Phrase(press.url)) if press.url else None
    record = plan_record(
        here,
        press,
        facts=(
            plan_fact(here, _("Published by"), press.publisher),
            plan_fact(here, _("Published on"), press.date),
            plan_fact(here, _("Author"), press.author),
            plan_fact(here, _("Address"), address or here.words(_("Not known to us"))),
            plan_fact(here, _("Read on"), press.accessed),
        ),
        sections=backlinks(here, press.key, layout="compact"),
    )
    return RecordPage(plan_record_frame(here, press, record), record)
