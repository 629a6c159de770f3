"""An entry for other programs: what was handed in, with its counts, its claims, its figures and its hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from linli.views.cuts import Cut
from linli.views.dossier import Dossier, KeyFigure, figures_of
from linli.views.package import Package

from .tables import render_table

_Thing = dict[str, Any]


def render_submission(cut: Cut, dossier: Dossier, package: Package, files: Mapping[str, bytes]) -> bytes:
    """Return what was handed in as JSON; `files` are those of the package, by their paths in it."""
    handed = {piece.no for piece in dossier.exhibits}
    return _json(
        {
            "schema": "linli-submission/1",
            "award": cut.profile.id,
            "cycle": cut.profile.cycle,
            "case": cut.case.key.id,
            "title": dossier.title,
            "language": cut.language,
            "draft": package.draft,
            "blind": package.blind,
            "digest": cut.digest,
            "stamp": dossier.stamp,
            "sections": [
                {
                    "id": section.id,
                    "title": section.title,
                    "drafted": section.drafted,
                    "counts": dict(section.counts),
                    "sha256": hashlib.sha256(section.text.encode()).hexdigest(),
                    "evidence": list(passage.evidence),
                }
                for section, passage in zip(cut.sections, dossier.passages, strict=True)
            ],
            "facts": {row.id: row.text for row in cut.facts},
            "figures": {figure.id: figure.value for figure in dossier.figures},
            "claims": [
                {
                    "id": claim.id,
                    "status": claim.status.value,
                    "strength": claim.strength.value if claim.strength else None,
                    "evidence": [number for number in claim.evidence if number in handed],
                }
                for claim in cut.case.claims
            ],
            "evidence": [
                {"no": piece.no, "title": piece.title, "file": piece.file or None, "access": piece.access or None}
                for piece in dossier.exhibits
            ],
            "files": {path: hashlib.sha256(content).hexdigest() for path, content in sorted(files.items())},
        }
    )


def render_figures(cut: Cut, figures: tuple[KeyFigure, ...]) -> bytes:
    """Return the figures of an entry as a table, each with its bare number beside what is said."""
    entries = figures_of(cut)
    head = ("id", "label", "said", "value", "qualifier", "unit", "period", "scope", "how_measured", "notes")
    rows = (
        (f.id, f.label, f.value, f"{e.quantity.value:f}", e.quantity.qualifier, e.quantity.unit,
         f.when, f.scope, f.method, f.notes)
        for f, e in zip(figures, entries, strict=True)
    )  # fmt: skip
    return render_table(head, rows)


def render_linked_data(cut: Cut, dossier: Dossier) -> bytes:
    """Return the case in schema.org's words."""
    case = cut.case
    place = case.place
    thing: _Thing = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": dossier.title,
        "abstract": dossier.one_line,
        "inLanguage": dossier.language,
        "dateModified": case.as_of.iso if case.as_of else None,
        "temporalCoverage": _coverage(cut),
        "spatialCoverage": place.city.in_language(cut.language)[0] if place and place.city else None,
        "author": {"@type": "Organization", "name": dossier.applicant} if dossier.applicant else None,
        "keywords": list(case.keywords),
        "award": [row.label for row in dossier.honours],
        "contributor": [{"@type": "Organization", "name": row.label} for row in dossier.partners],
        "citation": [
            {"@type": "CreativeWork", "identifier": piece.no, "name": piece.title} for piece in dossier.exhibits
        ],
        "hasPart": [
            {"@type": "CreativeWork", "name": passage.title, "text": "\n".join(passage.paragraphs)}
            for passage in dossier.passages
            if passage.paragraphs
        ],
    }
    return _json({key: value for key, value in thing.items() if value not in (None, "", [])})


def _coverage(cut: Cut) -> str | None:
    period = cut.case.period
    return f"{period.first.iso}/{period.last.iso if period.last else '..'}" if period else None


def _json(content: _Thing) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
