"""What is remembered of an entry when it is handed in."""

from __future__ import annotations

import hashlib
from pathlib import Path

from linli.sources.frozen import Frozen, FrozenEvidence
from linli.views.cuts import Cut
from linli.views.dossier import figures_of
from linli.views.plain_text import say_amount
from linli.views.readiness import Files
from linli.views.wording import Words


def freeze_cut(cut: Cut, files: Files, words: Words) -> Frozen:
    """Return what an entry says today, in digests and in figures. Of private evidence nothing is remembered."""
    return Frozen(
        date=cut.entry.site.today,
        award=cut.profile.id,
        case=cut.case.key.id,
        language=cut.language,
        digest=cut.digest,
        sections={section.id: hashlib.sha256(section.text.encode()).hexdigest() for section in cut.sections},
        figures={entry.id: say_amount(words, entry) for entry in figures_of(cut)},
        evidence={
            piece.piece.no: FrozenEvidence(piece.title, file.digest if file else "")
            for piece in cut.evidence
            for file in [files.get((piece.folder, piece.piece.file)) if piece.piece.file else None]
        },
    )


def frozen_file(cut: Cut) -> Path:
    """Return where it is remembered: beside the submission, in the language of the entry."""
    submission = cut.submission
    if submission:
        return Path(submission.origin.folder) / f"{submission.key.id}.{cut.language.lower()}.frozen.json"
    folder = Path(cut.entry.site.community(cut.case.key).origin.folder) / "submissions"
    return folder / f"{cut.case.key.id}-{cut.profile.id}.{cut.language.lower()}.frozen.json"
