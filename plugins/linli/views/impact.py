"""All figures of the site with their sources and how they were measured."""

from __future__ import annotations

from collections.abc import Iterator

from linli.graph.figures import LedgerEntry
from linli.records.community import Community
from linli.records.event import Event
from linli.records.fields import FigureStatus
from linli.records.kinds import KINDS
from linli.records.need import Need
from linli.views.charts import Chart
from linli.views.frames import plan_frame
from linli.views.here import Here
from linli.views.measures import plan_figure_charts, plan_response_chart, plan_year_chart
from linli.views.pages import ImpactBlock, ImpactPage, RecordFigures
from linli.views.parts import FigureView
from linli.views.wording import _

# Of a community's records with figures of their own; the others' are on their pages.
_MOST_RECORDS = 40


def plan_impact_page(here: Here) -> ImpactPage:
    """Return every community's figures, with drawings where they can be compared.

    What was reached, what is planned, what belongs to the context and what the site counts itself stand apart.
    """
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


def _block(here: Here, community: Community) -> ImpactBlock:
    entries = here.site.ledger.of(community.key)
    records = tuple(_figures_of_records(here, community))
    stated = [entry for entry in entries if not entry.figure.computed]
    return ImpactBlock(
        here.link(community),
        community.key.id,
        figures=_figures(here, stated, FigureStatus.REACHED),
        planned=_figures(here, stated, FigureStatus.PLANNED),
        context=_figures(here, stated, FigureStatus.CONTEXT),
        counted=tuple(here.figure(entry) for entry in entries if entry.figure.computed),
        charts=tuple(_charts(here, community, entries)),
        records=records[:_MOST_RECORDS],
        note=here.words(_("{listed} of {count} are listed."), listed=_MOST_RECORDS, count=len(records))
        if len(records) > _MOST_RECORDS
        else "",
    )


def _figures(here: Here, entries: list[LedgerEntry], status: FigureStatus) -> tuple[FigureView, ...]:
    return tuple(here.figure(entry) for entry in entries if entry.figure.status is status)


def _charts(here: Here, community: Community, entries: tuple[LedgerEntry, ...]) -> Iterator[Chart]:
    own, prefix = community.key.id, f"{community.key.id}-"
    responses = plan_response_chart(here, here.site.of_type(Need, own), prefix)
    years = plan_year_chart(here, here.site.of_type(Event, own), prefix)
    yield from (chart for chart in (responses, years) if chart)
    for entry in entries:
        yield from plan_figure_charts(here, entry, prefix)


def _figures_of_records(here: Here, community: Community) -> Iterator[RecordFigures]:
    for kind in KINDS:
        for record in here.site.of_type(kind.model, community.key.id):
            if record is not community and (figures := here.figures(record.key)):
                yield RecordFigures(here.link(record), f"{record.key.kind}-{record.key.id}", figures)
