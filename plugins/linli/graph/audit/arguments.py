"""What a case claims and what proves it; what was done and what is only planned (C1–C3, C5–C7, C9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linli.graph.figures import LedgerEntry
from linli.graph.prose import mentions
from linli.graph.site import Site
from linli.patterns import pattern
from linli.problems import Place
from linli.records.argument import ClaimSection, ClaimStatus, Evidence, EvidenceType, Strength
from linli.records.case import Case
from linli.records.fields import FigureStatus, Loc, Record
from linli.records.honour import Honour, Level
from linli.records.need import Need, ResponseStatus
from linli.records.space import Space, SpaceStatus
from linli.records.text import LocalText

from .findings import Finding, Severity


def check_arguments(site: Site) -> Iterator[Finding]:
    """Yield what a case says without proof, plans that are told as deeds, and honours that nobody can check."""
    for need in site.of_type(Need):
        yield from _responses(need)
    for space in site.of_type(Space):
        yield from _opening(space)
    for honour in site.of_type(Honour):
        yield from _honour(honour)
    for case in site.of_type(Case):
        yield from _claims(case)
        yield from _outcomes(case)
        yield from _milestones(case, site)
        yield from _needs(case, site)
        yield from _orphans(case)
        yield from _context_in_results(case, site)


# ---- planned and delivered

_TO_COME = pattern(
    r"即将|(?<!曾)正在(?:建设|筹备|筹建|施工|规划|装修|改造|申报)|在建(?!设)|建设中(?!的经验)|筹建中|筹备中|待建|预计|未来将"
    r"|尚未(?:建成|开放|启用|落成|完工|完成|开园|投入)|拟(?:建|于|在|推出|开展|新增|设立|打造)"
    r"|计划(?:于|在|建|推出|开展|新增|打造|明年|年内)|将(?:于|在\d|会|要|继续|陆续|逐步|新增|推出|建成|开放|举办|成为|打造|迎来)"
    r"|(?<!the )(?<!a )(?<!free )(?<!at )\bwill (?!of)\w|(?<!was )(?<!were )\bbeing (?:built|prepared|planned)\b"
    r"|\bunder construction\b|\bplans to\b|\b(?:is|are) planned for\b|\b(?:is|are) going to\b"
    r"|\b(?:is|are) to (?:open|be (?:built|opened|finished))\b|\bopening soon\b|\babout to open\b"
    r"|\bnot yet (?:open|built|finished|complete)|\byet to (?:open|be)\b"
)
_DONE = pattern(
    r"(?<!是否)(?<!尚未)已经?(?:建成|开放|开业|启用|落成|完成|投入使用|交付|实现|落地|举办)"
    r"|\b(?:has|have) (?:been )?(?:built|opened|completed|delivered|finished)\b|\bis now open\b|\bwas completed\b"
)


def _told_otherwise(
    record: Record, loc: Loc, texts: Iterator[tuple[Loc, LocalText]], is_done: bool
) -> Iterator[Finding]:
    """Yield words of the future in what is told as delivered, or of the past in what is told as planned."""
    pattern, severity, says, told = (
        (_TO_COME, _BLOCK, "is still to come", "delivered") if is_done else (_DONE, _WARN, "is done", "planned")
    )
    for own, text in texts:
        for language, words in text.versions:
            if match := pattern.search(words):
                # “The first part has opened, the second is being built” may be told either way.
                is_both = _TO_COME.search(words) and _DONE.search(words)
                yield Finding(
                    record.origin.place_of(*loc, *own, language),
                    "C2",
                    _WARN if is_both else severity,
                    f"“{match[0]}” says that this {says}, but it is told as {told}.",
                    "Correct `status:` (状态) or the words.",
                    record.key,
                )


_BLOCK: Severity = "block"
_WARN: Severity = "warn"


def _texts(part: object, *names: str) -> Iterator[tuple[Loc, LocalText]]:
    for name in names:
        if text := getattr(part, name):
            yield (name,), text


def _responses(need: Need) -> Iterator[Finding]:
    for number, response in enumerate(need.responses):
        loc = ("responses", number)
        if response.status in (ResponseStatus.DELIVERED, ResponseStatus.PLANNED):
            is_done = response.status is ResponseStatus.DELIVERED
            yield from _told_otherwise(need, loc, _texts(response, "title", "summary"), is_done)


def _opening(space: Space) -> Iterator[Finding]:
    """Yield spaces that are open by their status and still to come by their words."""
    texts = space.summary.versions if space.summary else ()
    for language, words in texts if space.status is SpaceStatus.OPEN else ():
        if match := _TO_COME.search(words):
            yield Finding(
                space.origin.place_of("summary", language),
                "C2",
                "warn",
                f"“{match[0]}” says that this is still to come, but the space is told as open.",
                "Correct `status:` (状态) or the words.",
                space.key,
            )


def _milestones(case: Case, site: Site) -> Iterator[Finding]:
    for number, milestone in enumerate(case.timeline):
        yield from _told_otherwise(case, ("timeline", number), _texts(milestone, "text"), not milestone.planned)
        if not milestone.planned and milestone.date.day > site.today:
            yield Finding(
                case.origin.place_of("timeline", number, "date"),
                "C2",
                "block",
                f"{milestone.date} is still to come, but it is told as having happened.",
                "Correct the date, or write `planned: yes` (计划).",
                case.key,
            )


def _needs(case: Case, site: Site) -> Iterator[Finding]:
    for number, need in enumerate(site.follow(case.key, "needs", Need)):
        if need.responses and not any(_is_an_answer(response) for response in need.responses):
            yield Finding(
                case.origin.place_of("needs", number),
                "C3",
                "warn",
                f"all that answers the need `{need.key.id}` is still to come ({need.origin.place_of('responses')}).",
                "Say so in the case, or leave the need out of it.",
                case.key,
            )


def _is_an_answer(response: object) -> bool:
    status = getattr(response, "status", None)
    if status in (ResponseStatus.PLANNED, ResponseStatus.DECLINED):
        return False
    words = " ".join(text for _, told in _texts(response, "title", "summary") for _, text in told.versions)
    return status is not ResponseStatus.ONGOING or _TO_COME.search(words) is None


# ---- claims and evidence


def _claims(case: Case) -> Iterator[Finding]:
    for number, claim in enumerate(case.claims):
        loc = ("claims", number)
        is_planned = claim.status in (ClaimStatus.PLANNED, ClaimStatus.FORECAST)
        if claim.status is ClaimStatus.DELIVERED or is_planned:
            yield from _told_otherwise(case, loc, _texts(claim, "text"), not is_planned)
        if not claim.evidence and not is_planned:
            yield _unproved(
                case,
                case.origin.place_of(*loc),
                f"nothing proves the claim `{claim.id}`.",
                "warn" if claim.strength is Strength.ASSERTED else "block",
            )


def _unproved(case: Case, place: Place, message: str, severity: Severity) -> Finding:
    way_out = "Name its `evidence:` (证据), say `strength: asserted` (仅自述), or leave it out."
    return Finding(place, "C1", severity, message, way_out, case.key)


_VISIT = pattern(
    r"到访|参观|调研|视察|考察|感谢|致谢|锦旗|\b(?:visit\w*|inspect\w*|thanks?|gratitude)\b", re.IGNORECASE
)


def _outcomes(case: Case) -> Iterator[Finding]:
    pieces = {piece.no: piece for piece in case.evidence}
    for number, outcome in enumerate(case.outcomes):
        loc = ("outcomes", number)
        yield from _told_otherwise(case, loc, _texts(outcome, "text", "after"), is_done=True)
        proofs = [pieces[no] for no in outcome.evidence if no in pieces]
        if not outcome.figures and all(_praises_only(piece) for piece in proofs):
            with_what = "only thanks, visits or press reports prove" if proofs else "nothing proves"
            yield Finding(
                case.origin.place_of(*loc),
                "C5",
                "warn",
                f"{with_what} the outcome “{outcome.text}”.",
                "Name a `figures:` (数据) that measures it, or evidence of the change itself.",
                case.key,
            )


def _praises_only(piece: Evidence) -> bool:
    words = " ".join(text for told in (piece.title, piece.proves) if told for _, text in told.versions)
    return piece.type in (EvidenceType.PRESS, EvidenceType.LETTER) or _VISIT.search(words) is not None


def _orphans(case: Case) -> Iterator[Finding]:
    cited = {no for _, no in case.evidence_cited()}
    for number, piece in enumerate(case.evidence):
        if piece.no not in cited:
            yield Finding(
                case.origin.place_of("evidence", number),
                "C7",
                "warn",
                f"nothing in the case rests on evidence {piece.no}.",
                "Name it where it proves something, or leave it out.",
                case.key,
            )


# ---- context told as a result

_HEADING = pattern(r"^#{1,6}[ \t]+(.+)$", re.MULTILINE)
_RESULTS = pattern(
    r"结果|成效|成果|成绩|产出|影响|\b(?:results?|outcomes?|effects?|impact|achieve\w*)\b", re.IGNORECASE
)


def _context_in_results(case: Case, site: Site) -> Iterator[Finding]:
    for place, entry in _cited_as_results(case, site):
        if entry.figure.status is FigureStatus.CONTEXT:
            yield Finding(
                place,
                "C6",
                "warn",
                f"figure `{entry.id}` is context ({entry.figure.scope or 'of others'}), but stands among the results.",
                "Move it to where the case speaks of its setting.",
                case.key,
            )


def _cited_as_results(case: Case, site: Site) -> Iterator[tuple[Place, LedgerEntry]]:
    for loc, name in case.figures_cited():
        if loc[0] == "outcomes" and (entry := site.ledger.find(case.key, name)):
            yield case.origin.place_of(*loc), entry
    for number, claim in enumerate(case.claims):
        if claim.section is ClaimSection.EFFECTS:
            for language, words in claim.text.versions:
                for entry in _figures_in(words, case, site):
                    yield case.origin.place_of("claims", number, "text", language), entry
    for body in case.origin.bodies:
        for start, section in _result_sections(body.text):
            for entry in _figures_in(section, case, site):
                yield Place(body.path, body.first_line + body.text.count("\n", 0, start)), entry


def _result_sections(text: str) -> Iterator[tuple[int, str]]:
    headings = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=False):
        if _RESULTS.search(heading[1]):
            yield heading.start(), text[heading.end() : end]


def _figures_in(text: str, case: Case, site: Site) -> Iterator[LedgerEntry]:
    for mention in mentions(text):
        if mention.kind == "figure" and (entry := site.ledger.find(case.key, mention.name)):
            yield entry


# ---- honours


def _honour(honour: Honour) -> Iterator[Finding]:
    certificate = honour.certificate
    there = {
        "issuer (颁发机构)": honour.issuer or honour.issued_by,
        "level (级别)": honour.level is not Level.UNKNOWN,
        "date (授予时间)": honour.date,
        "certificate (证书)": certificate and (certificate.number or certificate.photo),
    }
    missing = [name for name, value in there.items() if not value]
    if missing:
        yield Finding(
            honour.origin.place,
            "C9",
            "warn",
            f"a jury cannot check this honour: it has no {', '.join(missing)}.",
            "Add what is known.",
            honour.key,
        )
