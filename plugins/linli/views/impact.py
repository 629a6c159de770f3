"""All figures of the site with their sources and how they were measured."""

from __future__ import annotations

from collections.abc import Iterator

from linli.records.fields import Record
from linli.records.kinds import KINDS
from linli.views.frames import plan_frame
from linli.views.here import Here
from linli.views.pages import ImpactBlock, ImpactPage, RecordFigures
from linli.views.wording import _


def plan_impact_page(here: Here) -> ImpactPage:
    """Return every community's figures: those that a source states, and those counted from the records."""
    title = here.words(_("Impact"))
    lead = here.words(
        _("Every figure with its qualifier, its source and how it was measured, as far as that is known.")
    )
    return ImpactPage(
        plan_frame(here, title, lead),
        title,
        lead,
        blocks=tuple(_block(here, community) for community in here.site.communities),
    )


def _block(here: Here, community: Record) -> ImpactBlock:
    entries = here.site.ledger.of(community.key)
    return ImpactBlock(
        here.link(community),
        community.key.id,
        figures=tuple(here.figure(entry) for entry in entries if not entry.figure.computed),
        counted=tuple(here.figure(entry) for entry in entries if entry.figure.computed),
        records=tuple(_figures_of_records(here, community)),
    )


def _figures_of_records(here: Here, community: Record) -> Iterator[RecordFigures]:
    for kind in KINDS:
        for record in here.site.of_type(kind.model, community.key.id):
            if record is not community and (figures := here.figures(record.key)):
                yield RecordFigures(here.link(record), f"{record.key.kind}-{record.key.id}", figures)
