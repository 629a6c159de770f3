"""What came of one check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from linli.problems import Place
from linli.sources.enclosures import Enclosure
from linli.views.wording import Words, _

Grade = Literal["B", "W", "N"]
Status = Literal["passed", "failed", "unknown", "not-checked"]
# The files beside the records of an entry, by folder and name; None: there is none.
Files = Mapping[tuple[str, str], Enclosure | None]
ASK = _("Ask the organiser, and complete the profile.")


@dataclass(frozen=True, slots=True)
class Check:
    """What came of one check.

    `severity`: B blocks the entry, W weakens it, N is only told. `said` and `way_out` are strings for translation
    with `values` in them; `about` is the id of the section, the attachment or the rule.
    """

    id: str
    severity: Grade
    status: Status
    said: str
    place: Place | None = None
    way_out: str = ""
    values: tuple[tuple[str, str], ...] = ()
    about: str = ""

    @property
    def message(self) -> str:
        """What came of it, in English."""
        return self.said.format(**dict(self.values))

    @property
    def blocks(self) -> bool:
        """Whether the entry cannot be handed in like this; what is unknown counts as missing."""
        return self.severity == "B" and self.status in ("failed", "unknown")

    def message_in(self, words: Words) -> str:
        """Return what came of it in a language."""
        return words(self.said, **self._values_in(words))

    def way_out_in(self, words: Words) -> str:
        """Return the way out in a language."""
        return words(self.way_out, **self._values_in(words)) if self.way_out else ""

    def _values_in(self, words: Words) -> dict[str, str]:
        """Return the values, those that are words of ours in that language."""
        return {name: words(value) if name in ("what", "flaw") else value for name, value in self.values}


def make_check(
    id_: str,
    severity: Grade,
    status: Status | bool | None,
    said: str,
    way_out: str = "",
    place: Place | None = None,
    about: str = "",
    **values: object,
) -> Check:
    """Return a check; True is passed, False failed, and None unknown. What is passed needs no way out."""
    if not isinstance(status, str):
        status = "passed" if status else "unknown" if status is None else "failed"
    listed = tuple((name, str(value)) for name, value in sorted(values.items()))
    return Check(id_, severity, status, said, place, "" if status == "passed" else way_out, listed, about)
