"""One case cut to one award: the text of every box, the value of every fact, and what goes with them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linli.graph.counting import as_counted, count_all
from linli.graph.indicators import Measured, measure_indicator
from linli.graph.limits import TextLimit, limits_of, total_limit
from linli.graph.link import Withheld, find_withheld
from linli.graph.lookups import Entry, Found, look_up
from linli.graph.site import Site
from linli.graph.submissions import ChosenPhoto, answer_to, answers_in, find_chosen, photos_of_case
from linli.problems import Place
from linli.records.argument import ClaimSection, Confidentiality, Evidence, Letter
from linli.records.award import AttachmentKind, AttachmentRule, Fact, Material, Profile, Section
from linli.records.case import Case
from linli.records.choice import Choice
from linli.records.fields import ConsentScope
from linli.records.figure import Quantity
from linli.records.moment import Moment, Period
from linli.records.reference import Key
from linli.records.submission import Submission
from linli.records.text import LocalText
from linli.sources.photos import Photo as PhotoFile
from linli.views.drafts import compose_draft, materials_of
from linli.views.plain_text import plain_text, say_macros
from linli.views.wording import Words

_CITED = re.compile(r"(?<![A-Za-z0-9])E0*([1-9]\d{0,2})(?![0-9A-Za-z])")
# Which part of the argument speaks of what a section is made of.
_PART_OF = {
    Material.NEEDS: ClaimSection.NEED, Material.BASELINE: ClaimSection.NEED,
    Material.BENEFICIARIES: ClaimSection.NEED, Material.AIMS: ClaimSection.NEED,
    Material.RESPONSES: ClaimSection.PRACTICE, Material.TIMELINE: ClaimSection.PRACTICE,
    Material.PARTNERS: ClaimSection.PRACTICE, Material.ZONES: ClaimSection.PRACTICE,
    Material.GROUPS: ClaimSection.PRACTICE, Material.PLATFORM: ClaimSection.PRACTICE,
    Material.EVENTS: ClaimSection.PRACTICE, Material.METRICS: ClaimSection.EFFECTS,
    Material.OUTCOMES: ClaimSection.EFFECTS, Material.QUOTES: ClaimSection.EFFECTS,
    Material.HONOURS: ClaimSection.EFFECTS, Material.LESSONS: ClaimSection.DISCUSSION,
    Material.REPLICABILITY: ClaimSection.DISCUSSION, Material.SUSTAINABILITY: ClaimSection.DISCUSSION,
    Material.INNOVATION: ClaimSection.DISCUSSION,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CutSection:
    """One box: exactly the text that is pasted into it, and how long that is by every counter.

    `text` has LF between lines and none at its end; `language` is that of the text. `drafted`: nobody has written
    an answer, so this was put together from the records; where they are silent, too, `text` is empty. `evidence`
    holds the numbers of what supports it, `cited` those that the text names itself.
    """

    id: str
    title: str
    prompt: str
    text: str
    language: str
    drafted: bool
    counts: tuple[tuple[str, int], ...]
    limits: tuple[TextLimit, ...]
    evidence: tuple[str, ...]
    cited: tuple[str, ...]
    rule: Section
    place: Place


@dataclass(frozen=True, slots=True)
class CutFact:
    """One box that takes a value; `text` is empty where nobody knows it."""

    id: str
    title: str
    text: str
    found: Found
    rule: Fact


@dataclass(frozen=True, slots=True)
class CutPhoto:
    """A photo that goes with the entry, with its number there (`P1`); its original is at `file.path`.

    `objection` says why it may not be handed in: such a photo is no part of any package.
    """

    no: str
    rule: str
    chosen: ChosenPhoto
    file: PhotoFile | None
    caption: str
    alt: str
    credit: str
    rights: str
    objection: str


@dataclass(frozen=True, slots=True)
class CutEvidence:
    """A piece of evidence that goes with the entry; never a private one."""

    rule: str
    piece: Evidence
    title: str
    proves: str
    folder: str
    place: Place


@dataclass(frozen=True, slots=True)
class CutLetter:
    """A letter that goes with the entry."""

    rule: str
    letter: Letter
    author: str
    folder: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cut:
    """One case cut to one award, in one language; all that a package, a form or a paste sheet needs.

    Sections and facts are in the order of the award's form. `digest` is that of all texts: equal texts have the
    same, so that a sealed print can be matched with what it says.
    """

    entry: Entry
    language: str
    title: str
    sections: tuple[CutSection, ...]
    total: TextLimit | None
    facts: tuple[CutFact, ...]
    photos: tuple[CutPhoto, ...]
    evidence: tuple[CutEvidence, ...]
    letters: tuple[CutLetter, ...]
    indicators: tuple[Measured, ...]
    digest: str

    @property
    def profile(self) -> Profile:
        """The award."""
        return self.entry.profile

    @property
    def case(self) -> Case:
        """The case."""
        return self.entry.case

    @property
    def submission(self) -> Submission | None:
        """What the award is told besides."""
        return self.entry.submission

    @property
    def stamp(self) -> str:
        """The beginning of the digest: as much of it as a person can compare with a print in hand."""
        return self.digest[:12]

    def text_of(self, *section_ids: str) -> str:
        """Return the texts of some sections, or of all, one after the other."""
        wanted = [section for section in self.sections if not section_ids or section.id in section_ids]
        return "\n".join(section.text for section in wanted)


def cut_case(site: Site, case: Case, profile: Profile, submission: Submission | None, words: Words) -> Cut:
    """Return a case cut to an award, in the language of `words`.

    A section's text is the submission's answer in that language, or else a draft put together from the records.
    Files are those that the submission chooses, or else all that the case has and that may leave the house: never
    private evidence. Photos without consent to be handed in are there with their `objection`. Nothing is read
    from disk, and the same records give the same cut.
    """
    entry = Entry(site, case, profile, submission)
    sections = tuple(_cut_section(entry, section, words) for section in profile.sections)
    return Cut(
        entry=entry,
        language=words.language,
        title=_said(case.title, words),
        sections=sections,
        total=total_limit(profile),
        facts=tuple(_cut_fact(entry, fact, words) for fact in profile.facts),
        photos=tuple(_photos(entry, words)),
        evidence=tuple(_evidence(entry, words)),
        letters=tuple(_letters(entry, words)),
        indicators=tuple(measure_indicator(entry, indicator) for indicator in profile.indicators),
        digest=hashlib.sha256("\0".join(f"{s.id}\0{s.text}" for s in sections).encode()).hexdigest(),
    )


def find_submission(site: Site, case: Case, profile: Profile) -> Submission | None:
    """Return what is being handed in of a case for an award, or None where nobody has begun."""
    names = (profile.id, profile.origin.name)
    of_case = (s for s in site.submissions if case in site.follow(s.key, "case", Case))
    return next((submission for submission in of_case if submission.award in names), None)


def _said(text: LocalText, words: Words) -> str:
    return text.in_language(words.language)[0]


def _cut_section(entry: Entry, section: Section, words: Words) -> CutSection:
    submission = entry.submission
    answer = answer_to(section, answers_in(submission, words.language)) if submission else None
    written = plain_text(say_macros(entry.site, words, submission, answer.text)) if submission and answer else ""
    text = as_counted(written or compose_draft(entry, section, words))
    cited = tuple(dict.fromkeys(f"E{number}" for number in _CITED.findall(text)))
    return CutSection(
        id=section.id,
        title=_said(section.title, words),
        prompt=_said(section.prompt, words) if section.prompt else "",
        text=text,
        language=words.language,
        drafted=bool(text) and not written,
        counts=tuple(count_all(text).items()),
        limits=limits_of(entry.profile, section, words.language),
        evidence=tuple(dict.fromkeys((*cited, *_supporting(entry.case, section)))),
        cited=cited,
        rule=section,
        place=answer.place if answer else entry.case.origin.place,
    )


def _supporting(case: Case, section: Section) -> Iterator[str]:
    """Yield the numbers of the evidence behind what a section speaks of."""
    materials = materials_of(section)
    parts = {_PART_OF[material] for material in materials if material in _PART_OF}
    for claim in case.claims:
        if claim.section in parts or claim.section.value == section.id:
            yield from claim.evidence
    for outcome in case.outcomes if Material.OUTCOMES in materials else ():
        yield from outcome.evidence
    for step in case.timeline if Material.TIMELINE in materials else ():
        yield from step.evidence


def _cut_fact(entry: Entry, fact: Fact, words: Words) -> CutFact:
    found = look_up(entry, fact.source or f"metrics.{fact.id}")
    title = _said(fact.title, words) if fact.title else fact.id.replace("_", " ")
    return CutFact(fact.id, title, words.listed(_value(value, words) for value in found.values), found, fact)


def _value(value: object, words: Words) -> str:
    if isinstance(value, LocalText):
        return _said(value, words)
    if isinstance(value, Quantity):
        return words.quantity(value)
    if isinstance(value, Moment):
        return words.moment(value, with_weekday=False).text
    if isinstance(value, Period):
        return words.period(value)
    if isinstance(value, Choice):
        return value.zh if words.is_han else value.value
    return value.id if isinstance(value, Key) else str(value)


def _chosen(entry: Entry, rule: AttachmentRule) -> tuple[str, ...] | None:
    """Return the names that the submission gives for a kind of attachment; None where it leaves the choice to us."""
    return entry.submission.attachments.get(rule.id) if entry.submission else None


def _photos(entry: Entry, words: Words) -> Iterator[CutPhoto]:
    withheld = find_withheld(entry.site, ConsentScope.AWARD)
    number = 0
    for rule in entry.profile.attachments:
        names = _chosen(entry, rule)
        chosen = [find_chosen(entry.site, entry.case, name) for name in names or ()]
        if names is None and rule.kind is AttachmentKind.IMAGE:
            chosen = list(photos_of_case(entry.case))
        for item in chosen:
            if isinstance(item, ChosenPhoto):
                number += 1
                yield _cut_photo(entry, f"P{number}", rule.id, item, words, withheld)


def photos_besides(cut: Cut, words: Words) -> tuple[CutPhoto, ...]:
    """Return the photos of the case for an award that asks for none: they are printed, and are no files to upload."""
    if cut.photos or any(rule.kind is AttachmentKind.IMAGE for rule in cut.profile.attachments):
        return ()
    withheld = find_withheld(cut.entry.site, ConsentScope.AWARD)
    return tuple(
        _cut_photo(cut.entry, f"P{number}", "", chosen, words, withheld)
        for number, chosen in enumerate(photos_of_case(cut.case), start=1)
    )


def evidence_besides(cut: Cut, words: Words) -> tuple[CutEvidence, ...]:
    """Return the evidence of the case for an award that asks for no files: it is listed, and not uploaded."""
    kinds = (AttachmentKind.DOCUMENT, AttachmentKind.ANY)
    if cut.evidence or any(rule.kind in kinds for rule in cut.profile.attachments):
        return ()
    shown = (piece for piece in cut.case.evidence if piece.confidentiality is not Confidentiality.PRIVATE)
    return tuple(_cut_piece(cut.case, "", piece, words) for piece in shown)


def _cut_photo(
    entry: Entry, no: str, rule_id: str, chosen: ChosenPhoto, words: Words, withheld: Mapping[str, Withheld]
) -> CutPhoto:
    photo = chosen.photo
    file = entry.site.photo_files.get((chosen.record.origin.folder, photo.file))
    objection = withheld[file.digest].reason if file and file.digest in withheld else ""
    return CutPhoto(
        no=no,
        rule=rule_id,
        chosen=chosen,
        file=file,
        caption=_said(photo.caption, words) if photo.caption else "",
        alt=_said(photo.alt, words) if photo.alt else "",
        credit=photo.credit or "",
        rights=photo.rights or "",
        objection=objection,
    )


def _evidence(entry: Entry, words: Words) -> Iterator[CutEvidence]:
    case = entry.case
    for rule in entry.profile.attachments:
        names = _chosen(entry, rule)
        if names is None and rule.kind in (AttachmentKind.DOCUMENT, AttachmentKind.ANY):
            pieces = list(case.evidence)
        else:
            found = (find_chosen(entry.site, case, name) for name in names or ())
            pieces = [piece for piece in found if isinstance(piece, Evidence)]
        for piece in pieces:
            if piece.confidentiality is not Confidentiality.PRIVATE:
                yield _cut_piece(case, rule.id, piece, words)


def _cut_piece(case: Case, rule_id: str, piece: Evidence, words: Words) -> CutEvidence:
    place = case.origin.place_of("evidence", case.evidence.index(piece))
    proves = _said(piece.proves, words) if piece.proves else ""
    return CutEvidence(rule_id, piece, _said(piece.title, words), proves, case.origin.folder, place)


def _letters(entry: Entry, words: Words) -> Iterator[CutLetter]:
    case = entry.case
    for rule in entry.profile.attachments:
        names = _chosen(entry, rule)
        if rule.kind is not AttachmentKind.LETTER:
            continue
        found = case.letters if names is None else [find_chosen(entry.site, case, name) for name in names]
        for letter in found:
            if isinstance(letter, Letter):
                place = case.origin.place_of("letters", case.letters.index(letter))
                yield CutLetter(rule.id, letter, _said(letter.author, words), case.origin.folder, place)
