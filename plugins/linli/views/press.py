"""The page of a press report: what is cited from it."""

from __future__ import annotations

from linli.records.case import Case
from linli.records.event import Event
from linli.records.fields import Record
from linli.records.group import Group
from linli.records.honour import Honour
from linli.records.need import Need
from linli.records.partner import Partner
from linli.records.post import Post
from linli.records.press import Press
from linli.records.series import Series
from linli.records.service import Service
from linli.records.space import Space
from linli.records.story import Story
from linli.views.cards import plan_section
from linli.views.frames import plan_record_frame
from linli.views.here import Here
from linli.views.pages import RecordPage
from linli.views.parts import Link, Phrase, Section
from linli.views.record import plan_fact, plan_record
from linli.views.wording import _

_CITING: tuple[tuple[str, type[Record]], ...] = (
    ("spaces", Space),
    ("groups", Group),
    ("events", Event),
    ("series", Series),
    ("honours", Honour),
    ("services", Service),
    ("posts", Post),
    ("needs", Need),
    ("stories", Story),
    ("cases", Case),
    ("partners", Partner),
)


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
        sections=(_cited_by(here, press, folder, model) for folder, model in _CITING),
    )
    return RecordPage(plan_record_frame(here, press, record), record)


def _cited_by(here: Here, press: Press, folder: str, model: type[Record]) -> Section | None:
    return plan_section(here, folder, here.site.referring(press.key, model), layout="compact")
