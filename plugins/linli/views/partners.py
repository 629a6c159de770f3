"""The page of a partner: what it does here."""

from __future__ import annotations

from linli.records.community import Community
from linli.records.partner import Partner, PartnerKind
from linli.views.frames import plan_record_frame
from linli.views.here import Here
from linli.views.pages import RecordPage
from linli.views.parts import Link, Phrase
from linli.views.record import backlinks, plan_fact, plan_record
from linli.views.wording import _

PARTNER_WORDS = {
    PartnerKind.GOVERNMENT: _("Government"),
    PartnerKind.COMPANY: _("Company"),
    PartnerKind.SOCIAL: _("Social organisation"),
    PartnerKind.RESIDENTS: _("Residents' organisation"),
    PartnerKind.MEDICAL: _("Medical institution"),
    PartnerKind.MEDIA: _("Media"),
    PartnerKind.EDUCATION: _("Educational institution"),
    PartnerKind.OTHER: "",
}


def plan_partner_page(here: Here, partner: Partner) -> RecordPage:
    """Return the page of a partner."""
    site = here.site
    website = Link(partner.website, Phrase(partner.website)) if partner.website else None
    kind = PARTNER_WORDS[partner.kind]
    record = plan_record(
        here,
        partner,
        facts=(
            plan_fact(here, _("Kind of organisation"), here.words(kind) if kind else ""),
            plan_fact(here, _("Role"), *partner.roles),
            plan_fact(here, _("Since"), partner.since),
            plan_fact(here, _("Part of"), *here.links(site.follow(partner.key, "part_of", Partner))),
            plan_fact(here, _("Parts"), *here.links(site.referring(partner.key, Partner, ["part_of"]))),
            plan_fact(here, _("Runs"), *here.links(site.referring(partner.key, Community, ["operators"]))),
            plan_fact(here, _("Website"), website),
        ),
        sections=backlinks(here, partner.key, skip=("partner",)),
    )
    return RecordPage(plan_record_frame(here, partner, record), record)
