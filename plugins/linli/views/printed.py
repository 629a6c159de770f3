"""What there is to print, and where it lies: for the pages that lead to it as much as for what makes it."""

from __future__ import annotations

from linli.graph.occurrences import Occurrence
from linli.graph.site import Site
from linli.graph.timeline import Month, Timeline, month_of
from linli.records.event import Event
from linli.records.series import Series
from linli.records.space import Space
from linli.views.documents import Paper
from linli.views.here import Here
from linli.views.parts import Link, Phrase
from linli.views.scope import Scope
from linli.views.wording import _

PAPERS: tuple[Paper, ...] = ("a4", "a3")

# Half a year in all: nobody hangs up a programme earlier, and a weekly evening would fill years of them.
_MONTHS_AHEAD = 5


def months_with_programme(scope: Scope, site: Site) -> tuple[Month, ...]:
    """Return the months that have a programme: this one and the next ones, where anything is on."""
    now = month_of(site.today)
    return tuple(month for month in map(now.plus, range(_MONTHS_AHEAD + 1)) if scope.timeline.in_month(month))


def coming_of(site: Site, record: Event | Series) -> tuple[Occurrence, ...]:
    """Return what a poster would be for: none, and there is no poster."""
    return Timeline(site.timeline(record.key.community).told_by([record.key])).coming(site.today)


def programme_address(scope: Scope, month: Month, paper: Paper) -> str:
    """Return the address of a month's programme."""
    return f"{scope.month_address(month)}programme-{paper}.pdf"


def poster_address(site: Site, record: Event | Series) -> str:
    """Return the address of a poster."""
    return f"{site.addresses[record.key]}poster.pdf"


def sheet_address(site: Site, space: Space) -> str:
    """Return the address of a space's sheet of codes."""
    return f"{site.addresses[space.key]}qr.pdf"


def programmes_to_print(here: Here, scope: Scope, month: Month) -> tuple[Link, ...]:
    """Return links to a month's programme on each paper, or none where it has no programme."""
    if not here.edition.sheets or month not in months_with_programme(scope, here.site):
        return ()
    return tuple(
        _link(
            here, programme_address(scope, month, paper), _("Programme to hang up, {paper} (PDF)"), paper=paper.upper()
        )
        for paper in PAPERS
    )


def poster_to_print(here: Here, record: Event | Series) -> tuple[Link, ...]:
    """Return the link to a poster, or none where nothing is to come."""
    if not here.edition.sheets or not coming_of(here.site, record):
        return ()
    return (_link(here, poster_address(here.site, record), _("Print the poster (PDF)")),)


def sheet_to_print(here: Here, space: Space) -> tuple[Link, ...]:
    """Return the link to a space's sheet of codes, or none where the site has no address for them."""
    if not here.edition.sheets or not here.edition.site_url:
        return ()
    return (_link(here, sheet_address(here.site, space), _("Codes to hang up here (PDF)")),)


def _link(here: Here, address: str, words: str, **values: str) -> Link:
    return Link(here.url(address), Phrase(here.words(words, **values)))
