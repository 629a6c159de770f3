"""How far a case is from being handed in: every check of an award, with what came of it.

What cannot be known is never taken for right: a check is passed, failed, unknown (the case does not say) or not
checked (the profile does not say, or nothing here can tell).
"""

from __future__ import annotations

from collections.abc import Iterable

from linli.graph.audit import Finding
from linli.views.cuts import Cut

from .award import check_eligibility, check_language, check_profile
from .checks import Check, Files, Grade
from .files import (
    check_attachments,
    check_declarations,
    check_evidence,
    check_letters,
    check_photos,
    files_needed,
)  # fmt: skip
from .package import check_seals
from .texts import check_texts
from .values import check_facts, check_indicators

__all__ = ["Check", "Files", "check_cut", "files_needed", "share_passed"]


def check_cut(cut: Cut, files: Files, findings: Iterable[Finding] = ()) -> tuple[Check, ...]:
    """Return every check of an entry, from what concerns all of it to its files.

    The same content gives the same checks. `files` are the files beside its records, `findings` those on the content
    of its community.
    """
    checks = (
        *check_profile(cut),
        *check_eligibility(cut),
        *check_language(cut),
        *check_facts(cut),
        *check_texts(cut),
        *check_attachments(cut, files),
        *check_photos(cut),
        *check_evidence(cut, files),
        *check_letters(cut, files),
        *check_declarations(cut, files),
        *check_seals(cut),
        *check_indicators(cut),
        *(_from_finding(finding) for finding in findings),
    )
    return tuple(sorted(checks, key=lambda check: _ORDER.find(check.id[0]) % len(_ORDER)))


# From what concerns the whole entry to its single files. What is not among these letters comes last.
_ORDER = "GTXFCIPEL-"


def share_passed(checks: Iterable[Check]) -> int:
    """Return how much of an entry is ready, in per cent, rounded down: what is unknown is not."""
    listed = list(checks)
    return sum(check.status == "passed" for check in listed) * 100 // len(listed) if listed else 0


def _from_finding(finding: Finding) -> Check:
    grade: Grade = "B" if finding.severity == "block" else "W"
    values = (("way", finding.way_out), ("what", finding.message))
    return Check(finding.check, grade, "failed", "{what}", finding.place, "{way}" if finding.way_out else "", values)
