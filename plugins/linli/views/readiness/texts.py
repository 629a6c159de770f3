"""The texts of an entry: whether they are there, fit, and say what can be proved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linli.graph.counting import count
from linli.graph.limits import TextLimit
from linli.problems import Place
from linli.records.argument import ClaimStatus
from linli.records.award import Counter, Section, Severity
from linli.records.partner import Partner
from linli.views.cuts import Cut, CutSection
from linli.views.wording import _

from .checks import ASK, Check, Grade, make_check

_NEAR = Decimal("0.97")
_PLACEHOLDER = re.compile(r"待补|待定|\bTODO\b|\bTBC\b|\bTBD\b|[Xx]{2,}|某某|×{2,}|_{3,}")
_LINK_ONLY = re.compile(r"\s*(?:https?://\S+\s*)+")
_ELSEWHERE = re.compile(r"[见详]附件|参见附件|(?i:\bsee (?:the )?(?:attach|annex|appendix|link))")
_ACRONYM = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,6}(?![A-Za-z0-9])")
_FUTURE = re.compile(r"即将|正在建设|将于|拟于|计划于|(?i:\bwill\b|\bis being built\b|\bplanned\b)")
_FIRST_PERSON = {"zh": ("我们", "我社区", "咱们", "本人"), "en": ("we", "our", "us")}
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[A-Za-z\u3400-\u9fff]")


def check_texts(cut: Cut) -> Iterator[Check]:
    """Yield what is wrong with the texts: empty, too long, in the wrong voice, without proof."""
    for section in cut.sections:
        yield from _on_content(cut, section)
        if section.text:
            yield from _on_lengths(cut, section)
            yield from _on_style(cut, section)
        yield from _on_proof(cut, section)
    yield from _on_total(cut)


def _on_content(cut: Cut, section: CutSection) -> Iterator[Check]:
    rule, name = section.rule, section.title
    grade = _grade_of(rule)
    if not section.text:
        said, way_out = _("“{section}” is empty."), _("Answer it in the submission, below `## {id}`.")
        yield make_check(
            "T5", grade, not rule.required, said, way_out, section.place, rule.id, section=name, id=rule.id
        )
        return
    placeholder = _PLACEHOLDER.search(section.text)
    yield make_check(
        "T5",
        grade,
        placeholder is None,
        _("“{section}” still has a placeholder: {found}.") if placeholder else _("“{section}” has a text."),
        _("Write what belongs there."),
        section.place,
        rule.id,
        section=name,
        found=placeholder[0] if placeholder else "",
    )
    yield make_check(
        "T5",
        "W",
        not section.drafted,
        _("“{section}” is only a draft, put together from the records.")
        if section.drafted
        else _("“{section}” has been written for this award."),
        _("Read it, and write the answer into the submission, below `## {id}`."),
        section.place,
        rule.id,
        section=name,
        id=rule.id,
    )
    link = _LINK_ONLY.fullmatch(section.text) or _ELSEWHERE.search(section.text)
    said = _("“{section}” sends the jury elsewhere: {found}.") if link else _("“{section}” stands on its own.")
    found = link[0].strip() if link else ""
    yield make_check("T6", "W", not link, said, _("Say it here."), section.place, rule.id, section=name, found=found)


def _grade_of(rule: Section) -> Grade:
    """Return how much a section matters: what is asked at a later stage does not keep the entry back."""
    return "W" if rule.stage or not rule.required else "B"


def _on_lengths(cut: Cut, section: CutSection) -> Iterator[Check]:
    rule = section.rule
    total = cut.profile.text.total if cut.profile.text else None
    in_total = total is not None and (not total.scope or rule.id in total.scope)
    if not section.limits and not in_total:
        said = _("How long “{section}” may be is not known.")
        yield make_check("T1", "N", "not-checked", said, ASK, section.place, rule.id, section=section.title)
    for number, limit in enumerate(section.limits):
        id_ = "T1" if number == 0 or limit.is_advice else "T4"
        grade: Grade = "W" if limit.is_advice else _grade_of(rule)
        yield from _on_length(section.text, section.title, limit, id_, grade, section.place, rule.id)


def _on_total(cut: Cut) -> Iterator[Check]:
    if cut.total is None or cut.profile.text is None or cut.profile.text.total is None:
        return
    place = cut.profile.origin.place_of("text", "total")
    text = cut.text_of(*cut.profile.text.total.scope)
    yield from _on_length(text, "Σ", cut.total, "T1", "B", place, "total")


def _on_length(
    text: str, name: str, limit: TextLimit, id_: str, grade: Grade, place: Place, about: str
) -> Iterator[Check]:
    used = limit.measure(text)
    if used is None:
        said = _("How many pages “{section}” takes shows only in print.")
        yield make_check(id_, "N", "not-checked", said, _("Look at the printed form."), place, about, section=name)
        return
    unit, counter = limit.unit, limit.counter
    if limit.most is not None:
        share = used * 100 // limit.most if limit.most else 0
        said = _("“{section}”: {used} of {most} ({share}%), counted as {counter}.")
        way_out = _("Shorten it by {over}.")
        over = max(0, used - limit.most)
        yield make_check(
            id_, grade, used <= limit.most, said, way_out, place, about,
            section=name, used=used, most=limit.most, share=share, counter=counter, over=over, unit=unit,
        )  # fmt: skip
        worst, by = max((count(text, other), other) for other in _plausible(limit))
        if used <= limit.most:
            near = limit.is_vague or used >= limit.most * _NEAR
            said = _("“{section}” is {worst} when counted as {by}, and {most} is the limit.")
            way_out = _("Shorten it, or ask the organiser how they count.")
            yield make_check(
                "T3", "W", not (near and worst > limit.most), said, way_out, place, about,
                section=name, worst=worst, by=by, most=limit.most,
            )  # fmt: skip
    if limit.min is not None:
        said = _("“{section}”: {used}, and at least {min} are asked, counted as {counter}.")
        way_out = _("Say more.")
        yield make_check(
            "T2", grade, used >= limit.min, said, way_out, place, about,
            section=name, used=used, min=limit.min, counter=counter,
        )  # fmt: skip


def _plausible(limit: TextLimit) -> tuple[str, ...]:
    """Return the counters that an organiser may mean by the unit of a limit."""
    if limit.counter in (Counter.WORD_ZH, Counter.HAN):
        return (Counter.WORD_ZH.value, Counter.CODEPOINTS.value)
    if limit.counter in (Counter.CODEPOINTS, Counter.UTF16, Counter.UTF16_CRLF, Counter.GRAPHEMES, Counter.NONSPACE):
        return (Counter.CODEPOINTS.value, Counter.UTF16_CRLF.value)
    return (limit.counter,)


def _on_style(cut: Cut, section: CutSection) -> Iterator[Check]:
    rule, text, language = section.rule, section.text, section.language[:2]
    voice = cut.profile.voice
    if voice:
        words = voice.forbid or (_FIRST_PERSON.get(language, ()) if voice.person == "third" else ())
        spoken = [*words, *(_FIRST_PERSON.get(language, ()) if voice.person == "third" else ())]
        found = next((word for word in spoken if _says(text, word)), "")
        grade: Grade = "B" if voice.severity is Severity.BLOCK else "W"
        said = _("“{section}” says “{found}”.") if found else _("“{section}” speaks in the voice that is asked.")
        way_out = _("Write it in the third person.")
        yield make_check(
            "T7", grade, not found, said, way_out, section.place, rule.id, section=section.title, found=found
        )
    acronym = _unexplained(text)
    said = _("“{section}” does not write out {found}.") if acronym else _("“{section}” writes out its acronyms.")
    way_out = _("Write it out at its first use: Non-Governmental Organisation (NGO).")
    yield make_check(
        "T8", "W", not acronym, said, way_out, section.place, rule.id, section=section.title, found=acronym
    )
    letters = _LETTER.findall(text)
    share = len(_HAN.findall(text)) * 100 // len(letters) if letters else 0
    is_right = share >= 50 if language == "zh" else share <= 2
    said = _("“{section}”: {share}% of its letters are Chinese.")
    way_out = _("Translate what is in the other language.")
    yield make_check("T8", "W", is_right, said, way_out, section.place, rule.id, section=section.title, share=share)
    if cut.profile.anonymity and cut.profile.anonymity.text:
        yield _on_names(cut, section)


def _says(text: str, word: str) -> bool:
    if _HAN.search(word):
        return word in text
    return re.search(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", text, re.IGNORECASE) is not None


def _unexplained(text: str) -> str:
    """Return the first acronym that is not written out where it is first used; nothing where there is none."""
    seen: set[str] = set()
    for match in _ACRONYM.finditer(text):
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
        if match[0] not in seen and not before.endswith(("(", "（")) and not after.startswith(("(", "（")):
            return match[0]
        seen.add(match[0])
    return ""


def _on_names(cut: Cut, section: CutSection) -> Check:
    site, case = cut.entry.site, cut.case.key
    community = site.community(case)
    partners = (partner for field in ("partners", "lead", "submitter") for partner in site.follow(case, field, Partner))
    titles = [t for record in (community, *partners) for _language, t in record.title.versions]
    short = community.short_name.versions if community.short_name else ()
    names = [*titles, *(text for _language, text in short)]
    found = next((name for name in names if name in section.text), "")
    said = _("“{section}” names {found}.") if found else _("“{section}” names nobody.")
    way_out = _("Leave the name out: this award is judged blind.")
    return make_check(
        "P4", "B", not found, said, way_out, section.place, section.id, section=section.title, found=found
    )


def _on_proof(cut: Cut, section: CutSection) -> Iterator[Check]:
    rule = section.rule
    if rule.evidence_min:
        said = _("“{section}” rests on {found} pieces of evidence; {wanted} are asked.")
        way_out = _("Number the evidence in the case (`evidence:`), and name it in its claims and outcomes.")
        enough = len(section.evidence) >= rule.evidence_min
        yield make_check(
            "C1", _grade_of(rule), enough, said, way_out, section.place, rule.id,
            section=section.title, found=len(section.evidence), wanted=rule.evidence_min,
        )  # fmt: skip
    if rule.claims == "delivered_only":
        yield from _on_delivered(cut, section)


def _on_delivered(cut: Cut, section: CutSection) -> Iterator[Check]:
    planned = [c for c in cut.case.claims if c.status in (ClaimStatus.PLANNED, ClaimStatus.FORECAST)]
    cited = [c for c in planned if c.section.value == section.id]
    said = _("“{section}” rests on what is only planned: {found}.") if cited else _("“{section}” claims no plans.")
    way_out = _("Leave it out, or move it to another section.")
    found = ", ".join(claim.id for claim in cited)
    yield make_check("C2", "B", not cited, said, way_out, section.place, section.id, section=section.title, found=found)
    future = _FUTURE.search(section.text)
    said = _("“{section}” speaks of the future: {found}.") if future else _("“{section}” speaks of what has been done.")
    found = future[0] if future else ""
    yield make_check(
        "C2", "W", not future, said, way_out, section.place, section.id, section=section.title, found=found
    )
