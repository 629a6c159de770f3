"""Charts of what the site knows: responses by status, figures against their baseline and target, events by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from linli.graph.figures import LedgerEntry
from linli.records.event import Event, EventStatus
from linli.records.figure import Quantity
from linli.records.need import Need, ResponseStatus
from linli.views.charts import Bar, Chart, TileKind, TileRow, are_comparable, plan_bars, plan_columns, plan_tiles
from linli.views.here import Here
from linli.views.parts import Phrase
from linli.views.wording import _

_TILES: dict[ResponseStatus, tuple[TileKind, str]] = {
    ResponseStatus.DELIVERED: ("delivered", _("Delivered")),
    ResponseStatus.PARTIAL: ("partial", _("Partly delivered")),
    ResponseStatus.ONGOING: ("ongoing", _("Under way")),
    ResponseStatus.PLANNED: ("planned", _("Planned")),
    ResponseStatus.DECLINED: ("declined", _("Not taken up")),
}
# Fewer are read faster as words.
_FEWEST_RESPONSES = 3
_FEWEST_YEARS = 3


def status_counts(here: Here, needs: Iterable[Need]) -> tuple[tuple[str, int], ...]:
    """Return how many responses have come how far, as a word and a number; what does not occur is left out."""
    counts = Counter(response.status for need in needs for response in need.responses)
    return tuple((here.words(word), counts[status]) for status, (_kind, word) in _TILES.items() if counts[status])


def plan_response_chart(here: Here, needs: Iterable[Need], prefix: str = "") -> Chart | None:
    """Return every response as a tile beside its need; None where there are too few to need a drawing."""
    needs = tuple(needs)
    counts = status_counts(here, needs)
    if sum(count for _word, count in counts) < _FEWEST_RESPONSES:
        return None
    order = list(_TILES)
    rows = [
        TileRow(
            here.text(need.title).text,
            tuple(_TILES[s][0] for s in sorted((r.status for r in need.responses), key=order.index)),
            here.text(need.title).lang,
        )
        for need in needs
    ]
    return plan_tiles(
        f"{prefix}responses-by-status",
        here.words(_("How far the responses have come")),
        here.words.listed(f"{word} {count}" for word, count in counts),
        rows,
        {kind: here.words(word) for kind, word in _TILES.values()},
        here.words(_("Need")),
    )


def plan_year_chart(here: Here, events: Iterable[Event], prefix: str = "") -> Chart | None:
    """Return the events that took place by year, as far as this site records them; None for a few years only."""
    held = [event for event in events if event.status is EventStatus.DELIVERED]
    counts = Counter(event.start.day.year for event in held)
    if not counts or max(counts) - min(counts) + 1 < _FEWEST_YEARS:
        return None
    return plan_columns(
        f"{prefix}events-by-year",
        here.words(_("Events on this site by year")),
        here.words(_("{n} events from {first} to {last}. More may have been held than are recorded here."),
                   n=len(held), first=min(counts), last=max(counts)),
        counts,
        (here.words(_("Year")), here.words(_("Events"))),
    )  # fmt: skip


def plan_figure_charts(here: Here, entry: LedgerEntry, prefix: str = "") -> Iterator[Chart]:
    """Yield a figure beside its baseline and its target, and the parts that add up to it.

    Only what may be compared: one unit, and no part that counts people whom another counts too.
    """
    yield from _progress(here, entry, prefix)
    yield from _parts(here, entry, prefix)


def _progress(here: Here, entry: LedgerEntry, prefix: str) -> Iterator[Chart]:
    figure, words = entry.figure, here.words
    steps = [
        (_("Before"), figure.baseline, "before"), (_("Now"), entry.quantity, "solid"),
        (_("Target"), figure.target, "target"),
    ]  # fmt: skip
    bars = [
        Bar(words(word), quantity, _amount(here, entry, quantity), kind)  # type: ignore[arg-type]
        for word, quantity, kind in steps
        if quantity
    ]
    if len(bars) > 1 and are_comparable([bar.quantity for bar in bars]):
        says = words.listed(f"{bar.label} {bar.said}" for bar in bars)
        yield plan_bars(f"{prefix}{entry.id}-progress", _label(here, entry).text, says, bars, _head(here))


def _parts(here: Here, entry: LedgerEntry, prefix: str) -> Iterator[Chart]:
    ledger = here.site.ledger
    parts = [part for name in entry.figure.parts if (part := ledger.find(entry.owner, name))]
    names = {part.id for part in parts}
    overlap = any(names & set(part.figure.overlaps) for part in parts)
    if len(parts) < 2 or overlap or not are_comparable([part.quantity for part in parts]):
        return
    bars = [
        Bar(_label(here, part).text, part.quantity, here.amount(part), lang=_label(here, part).lang) for part in parts
    ]
    says = here.words(_("{total} in all"), total=here.amount(entry))
    yield plan_bars(f"{prefix}{entry.id}-parts", _label(here, entry).text, says, bars, _head(here))


def _label(here: Here, entry: LedgerEntry) -> Phrase:
    return here.text(entry.figure.label) if entry.figure.label else Phrase(entry.id)


def _amount(here: Here, entry: LedgerEntry, quantity: Quantity) -> str:
    unit = here.text(entry.figure.unit).text if entry.figure.unit else ""
    return here.words.quantity(quantity, unit)


def _head(here: Here) -> tuple[str, str]:
    return here.words(_("What")), here.words(_("How much"))
