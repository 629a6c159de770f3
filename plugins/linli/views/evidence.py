"""Claims and what proves them, linked both ways by the numbers of the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from linli.graph.evidence import is_picture
from linli.records.argument import (
    Claim,
    ClaimSection,
    ClaimStatus,
    Confidentiality,
    Evidence,
    EvidenceType,
    Strength,
)  # fmt: skip
from linli.records.case import Case
from linli.records.fields import Photo, PhotoKind
from linli.records.moment import Moment
from linli.records.text import LocalText, full_language_code
from linli.views.argument import ClaimGroup, ClaimView, EvidenceView, OpenFile
from linli.views.here import Here
from linli.views.parts import Badge, Fact, Link, Phrase, TimeText, Tone
from linli.views.pictures import BODY, Picture
from linli.views.record import linked, plan_fact
from linli.views.wording import _

TYPE_WORDS = {
    EvidenceType.SURVEY: _("Survey"),
    EvidenceType.PHOTO: _("Photo"),
    EvidenceType.MINUTES: _("Minutes"),
    EvidenceType.CONTRACT: _("Agreement"),
    EvidenceType.CERTIFICATE: _("Certificate"),
    EvidenceType.PRESS: _("Press report"),
    EvidenceType.LETTER: _("Letter"),
    EvidenceType.DATASET: _("Data"),
    EvidenceType.OFFICIAL: _("Official document"),
    EvidenceType.FILM: _("Film"),
    EvidenceType.RECORD: _("Record of this site"),
}
_STRENGTH_WORDS = {
    Strength.MEASURED: _("Measured"),
    Strength.DOCUMENTED: _("Documented"),
    Strength.ATTESTED: _("Attested"),
    Strength.ASSERTED: _("Asserted by the community alone"),
}
_SECTION_WORDS = {
    ClaimSection.NEED: _("On the need"),
    ClaimSection.PRACTICE: _("On what was done"),
    ClaimSection.EFFECTS: _("On the effects"),
    ClaimSection.DISCUSSION: _("On what others can learn"),
}
_STATUS_WORDS: dict[ClaimStatus, tuple[str, Tone]] = {
    ClaimStatus.DELIVERED: (_("Achieved"), "good"),
    ClaimStatus.PARTIAL: (_("Partly achieved"), "good"),
    ClaimStatus.ONGOING: (_("Under way"), "planned"),
    ClaimStatus.PLANNED: (_("Planned"), "planned"),
    ClaimStatus.FORECAST: (_("Forecast"), "planned"),
}


def plan_marks(case: Case, numbers: Iterable[str]) -> tuple[Link, ...]:
    """Return links to pieces of evidence by their numbers; private ones are passed over."""
    listed = {piece.no for piece in _listed(case)}
    return tuple(Link(f"#{number}", Phrase(number)) for number in numbers if number in listed)


def plan_claims(here: Here, case: Case) -> tuple[ClaimGroup, ...]:
    """Return the claims by part of the argument, numbered in that order."""
    groups = []
    number = 0
    for section, title in _SECTION_WORDS.items():
        claims = []
        for position, claim in enumerate(case.claims):
            if claim.section is section:
                number += 1
                claims.append(_plan_claim(here, case, position, claim, number))
        if claims:
            groups.append(ClaimGroup(here.words(title), tuple(claims)))
    return tuple(groups)


def plan_evidence(here: Here, case: Case, supports: Mapping[str, tuple[Link, ...]]) -> tuple[EvidenceView, ...]:
    """Return the list of evidence in the order of its numbers; `supports` says what rests on each.

    Private pieces are not in it. Of those for the jury it says that they exist, and gives nothing away.
    """
    numbered = sorted(_listed(case), key=lambda piece: int(piece.no.removeprefix("E")))
    return tuple(_plan_piece(here, case, piece, supports.get(piece.no, ())) for piece in numbered)


def gather_support(resting: Iterable[tuple[Link, Iterable[str]]]) -> Mapping[str, tuple[Link, ...]]:
    """Return what rests on each piece of evidence, by its number."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link, numbers in resting:
        for number in dict.fromkeys(numbers):
            found[number].append(link)
    return {number: tuple(links) for number, links in found.items()}


def _listed(case: Case) -> Iterator[Evidence]:
    yield from (piece for piece in case.evidence if piece.confidentiality is not Confidentiality.PRIVATE)


def _plan_claim(here: Here, case: Case, position: int, claim: Claim, number: int) -> ClaimView:
    word, tone = _STATUS_WORDS[claim.status]
    marks = plan_marks(case, claim.evidence)
    return ClaimView(
        id=claim.id,
        name=here.words(_("Claim {n}"), n=number),
        text=_said(here, claim.text, case),
        # A need is not achieved; that it is so goes without saying.
        badge=None if claim.section is ClaimSection.NEED and tone == "good" else Badge(here.words(word), tone),
        strength=here.words(_STRENGTH_WORDS[claim.strength]) if claim.strength else "",
        grounds=_superlative(here, case, position, claim),
        evidence=marks,
        unproven="" if marks else here.words(_("No evidence that can be shown")),
    )


def _said(here: Here, text: LocalText, case: Case) -> Phrase:
    return here.said(text, case) or here.text(text)


def _superlative(here: Here, case: Case, position: int, claim: Claim) -> tuple[Fact, ...]:
    if claim.superlative is None:
        return ()
    facts = (
        plan_fact(here, _("Within"), claim.superlative.scope),
        plan_fact(here, _("As of"), plan_day(here, claim.superlative.as_of)),
        plan_fact(here, _("According to"), *linked(here, case, "claims", position, "superlative", "source")),
    )
    return tuple(fact for fact in facts if fact)


def _plan_piece(here: Here, case: Case, piece: Evidence, supports: tuple[Link, ...]) -> EvidenceView:
    is_open = piece.confidentiality is Confidentiality.PUBLIC
    facts = (
        plan_fact(here, _("Issued by"), piece.issuer),
        plan_fact(here, _("Date"), plan_day(here, piece.date)),
        plan_fact(here, _("Language"), _language(here, piece)),
        plan_fact(here, _("Place in it"), piece.locator),
        plan_fact(here, _("Seal"), here.words(_("Bears a seal")) if piece.sealed else None),
        plan_fact(here, _("Valid until"), plan_day(here, piece.expires)),
        plan_fact(here, _("Address checked"), plan_day(here, piece.checked) if is_open and piece.url else None),
    )
    return EvidenceView(
        no=piece.no,
        title=here.text(piece.title),
        kind=here.words(TYPE_WORDS[piece.type]),
        proves=here.optional(piece.proves),
        details=tuple(fact for fact in facts if fact),
        links=tuple(_links(here, case, piece)) if is_open else (),
        files=tuple(_files(here, case, piece)) if is_open else (),
        picture=_picture(here, case, piece) if is_open else None,
        supports=supports,
        restricted="" if is_open else here.words(_("For the jury only")),
    )


def plan_day(here: Here, moment: Moment | None) -> TimeText | None:
    """Return a date without the day of the week, which proves nothing."""
    return here.words.moment(moment, with_weekday=False) if moment else None


def _language(here: Here, piece: Evidence) -> str | None:
    """Return the name of the language that a piece is in, in the page's own; the code where it has no name."""
    if not piece.language:
        return None
    code = full_language_code(piece.language)
    return str(here.words.locale.languages.get(code.partition("-")[0], code))


def _links(here: Here, case: Case, piece: Evidence) -> Iterator[Link]:
    yield from linked(here, case, "evidence", case.evidence.index(piece), "record")
    if piece.url:
        yield Link(piece.url, Phrase(here.words(_("On the web"))))


def _files(here: Here, case: Case, piece: Evidence) -> Iterator[OpenFile]:
    """Yield the files that visitors may open, at addresses made of the number that is never used again."""
    address = here.site.addresses[case.key]
    for name, stem in ((piece.file, piece.no), (piece.translation, f"{piece.no}-translation")):
        if file := here.site.attachments.get((case.origin.folder, name or "")):
            path = f"{address}{stem}{file.suffix}"
            yield OpenFile(here.file(path), path.removeprefix("/"), file)


def _picture(here: Here, case: Case, piece: Evidence) -> Picture | None:
    if piece.file is None or not is_picture(piece.file):
        return None
    listed = next((photo for photo in case.photos if photo.file == piece.file), None)
    return here.picture(case, listed or Photo(file=piece.file, alt=piece.title, kind=PhotoKind.DOCUMENT), BODY)
