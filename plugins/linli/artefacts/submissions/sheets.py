"""Reports and paste sheets: pages that are opened from a folder, without a network and without the site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment

from linli.views.awards import AwardReport, Dashboard, PasteSheet, Readiness
from linli.views.readiness import Check

_STYLES = ("static/css/tokens.css", "awards/awards.css")


def render_paste_sheet(sheet: PasteSheet, environment: Environment, theme_dir: Path) -> Mapping[str, bytes]:
    """Return the files of a paste sheet: one text for each box, and a page that copies and counts them.

    A text's file holds exactly what is pasted: UTF-8 without a mark, LF between lines and none at the end.
    """
    files = {box.file: box.text.encode() for box in sheet.boxes}
    page = environment.get_template(sheet.template).render(page=sheet).encode()
    scripts = {name: (theme_dir / "awards" / name).read_bytes() for name in ("counters.js", "paste.js")}
    return files | {"paste.html": page, "style.css": _style(theme_dir)} | scripts


def render_report(report: AwardReport, environment: Environment, theme_dir: Path) -> Mapping[str, bytes]:
    """Return the files of a report."""
    page = environment.get_template(report.template).render(page=report).encode()
    return {"checks.html": page, "style.css": _style(theme_dir)}


def render_dashboard(dashboard: Dashboard, environment: Environment, theme_dir: Path) -> Mapping[str, bytes]:
    """Return the files of the dashboard."""
    page = environment.get_template(dashboard.template).render(page=dashboard).encode()
    return {"index.html": page, "style.css": _style(theme_dir)}


def render_checks(readiness: Readiness) -> bytes:
    """Return all checks of an entry for other programs, as JSON."""
    cut = readiness.cut
    content = {
        "case": f"{cut.case.key.community}/{cut.case.key.id}",
        "award": cut.profile.id,
        "cycle": cut.profile.cycle,
        "language": cut.language,
        "digest": cut.digest,
        "share": readiness.share,
        "blocking": len(readiness.blocking),
        "warnings": len(readiness.warnings),
        "open": len(readiness.open),
        "sections": [
            {"id": s.id, "drafted": s.drafted, "counts": dict(s.counts), "evidence": list(s.evidence)}
            for s in cut.sections
        ],
        "checks": [_as_json(check) for check in readiness.checks],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _as_json(check: Check) -> dict[str, str]:
    return {
        "id": check.id,
        "severity": check.severity,
        "status": check.status,
        "about": check.about,
        "message": check.message,
        "way_out": check.way_out.format(**dict(check.values)),
        "place": str(check.place or ""),
    }


def _style(theme_dir: Path) -> bytes:
    return "\n".join((theme_dir / name).read_text("utf-8").strip() for name in _STYLES).encode() + b"\n"
