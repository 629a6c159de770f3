"""The page of a case: what a jury reads."""

from __future__ import annotations

from linli.records.case import Case, CaseStatus
from linli.records.event import Event
from linli.records.fields import Record
from linli.records.group import Group
from linli.records.honour import Honour
from linli.records.need import Need
from linli.records.partner import Partner
from linli.records.space import Space
from linli.views.cards import plan_section
from linli.views.frames import plan_record_frame
from linli.views.here import Here
from linli.views.needs import plan_need
from linli.views.pages import CasePage
from linli.views.record import plan_fact, plan_record
from linli.views.wording import _

_STATUS_WORDS = {
    CaseStatus.PLANNED: _("Planned"), CaseStatus.ONGOING: _("Under way"), CaseStatus.COMPLETED: _("Completed"),
}  # fmt: skip


def plan_case_page(here: Here, case: Case) -> CasePage:
    """Return the page of a case: the argument, the records that carry it, and what is missing."""
    site = here.site
    record = plan_record(
        here,
        case,
        facts=(
            plan_fact(here, _("Theme"), case.theme),
            plan_fact(here, _("Stage"), here.words(_STATUS_WORDS[case.status])),
            plan_fact(here, _("Period"), case.period),
            plan_fact(here, _("As of"), case.as_of),
            plan_fact(here, _("Partners"), *here.links(site.follow(case.key, "partners", Partner))),
        ),
        sections=(
            plan_section(here, "spaces", site.follow(case.key, "spaces", Space)),
            plan_section(here, "groups", site.follow(case.key, "groups", Group)),
            plan_section(here, "events", site.follow(case.key, "events", Event)),
            plan_section(here, "honours", site.follow(case.key, "honours", Honour)),
            plan_section(here, "stories", _others(here, case), here.words(_("More about it"))),
        ),
    )
    return CasePage(
        plan_record_frame(here, case, record),
        record,
        theme=here.optional(case.theme),
        needs=tuple(plan_need(here, need) for need in site.follow(case.key, "needs", Need)),
        gaps=here.texts(case.gaps),
    )


def _others(here: Here, case: Case) -> tuple[Record, ...]:
    """Return the records that point to a case and that it does not name itself."""
    named = {link.target for link in here.site.links_from.get(case.key, ())}
    return tuple(record for record in here.site.referring(case.key, Record) if record.key not in named)
