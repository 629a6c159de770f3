"""What an assessor would strike out: figures that lie, claims that nothing proves, plans told as deeds.

Every check has a number (`F1`, `C4` …), explained for editors in `docs/editors/figures.en.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from linli.graph.site import Site

from .arguments import check_arguments
from .findings import Finding
from .lists import check_lists
from .names import check_names
from .reckoning import check_reckoning
from .soundness import sound_among, verdicts_of
from .statements import check_statements
from .texts import Prose, texts_of
from .wording import check_wording
from .worth import check_worth

__all__ = ["Finding", "audit_site"]


def audit_site(site: Site, sound: set[str] | None = None) -> tuple[Finding, ...]:
    """Return everything in the content that contradicts itself or would not convince, sorted by place.

    What blocks is provably wrong or missing; of the rest, editors are told by `linli check`. Texts on which there is a
    verdict in `sound` are not read again; in the end it holds the verdicts of this audit.
    """
    if sound is None:
        return tuple(sorted(set(_findings(site, texts_of(site)))))
    verdicts = verdicts_of(site)
    left_out = {key for key, verdict in verdicts.items() if verdict in sound}
    findings = sorted(set(_findings(site, texts_of(site, left_out))))
    sound.clear()
    sound.update(sound_among(verdicts, findings))
    return tuple(findings)


def _findings(site: Site, texts: tuple[Prose, ...]) -> Iterator[Finding]:
    yield from check_statements(site, texts)
    yield from check_lists(site, texts)
    yield from check_reckoning(site, texts)
    yield from check_worth(site, texts)
    yield from check_arguments(site)
    yield from check_wording(site, texts)
    yield from check_names(site, texts)
