"""The small values that a case's page is made of: what is claimed, what proves it, what it cost, what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from linli.sources.attachments import Attachment
from linli.views.parts import Badge, Fact, FigureView, Link, NeedView, Phrase, TimeText
from linli.views.pictures import Picture


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that a page offers as it is, at an address for ever. It has to be there when the page is published."""

    url: str
    output_path: str
    file: Attachment


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence, and what it supports.

    `restricted` says who may see it, where that is not everybody; such a piece has no links, no file and no picture.
    """

    no: str
    title: Phrase
    kind: str
    proves: Phrase | None
    details: tuple[Fact, ...]
    links: tuple[Link, ...]
    files: tuple[OpenFile, ...]
    picture: Picture | None
    supports: tuple[Link, ...]
    restricted: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with the numbers of what proves it; `unproven` says so where nothing does."""

    id: str
    name: str
    text: Phrase
    badge: Badge | None
    strength: str
    grounds: tuple[Fact, ...]
    evidence: tuple[Link, ...]
    unproven: str


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The claims of one part of the argument."""

    title: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What changed, for whom, from what to what, and what the work has to do with it."""

    id: str
    text: Phrase
    who: Phrase | None
    before: Phrase | None
    after: Phrase | None
    attribution: str
    other_causes: Phrase | None
    figures: tuple[FigureView, ...]
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ArgumentRow:
    """A need, what was done about it, and what changed. `found` says how it was found out.

    `baseline` is how it was before; None where nobody knows.
    """

    need: NeedView
    found: tuple[Fact, ...]
    baseline: FigureView | None
    outcomes: tuple[OutcomeView, ...]


@dataclass(frozen=True, slots=True)
class AimView:
    """What was to be reached, and how far that has come, where it is measured."""

    text: Phrase
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class BeneficiaryView:
    """A group of people that the work is for."""

    group: Phrase
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A step on the way. `badge` is set where it has not happened yet."""

    when: TimeText
    text: Phrase
    badge: Badge | None
    record: Link | None
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """The same view before and after."""

    before: Picture
    after: Picture
    caption: Phrase | None


@dataclass(frozen=True, slots=True)
class QuoteView:
    """What somebody said, and by what right it stands here. `thanks` marks what proves no outcome."""

    text: Phrase
    speaker: Phrase
    details: tuple[Phrase | TimeText, ...]
    consent: str
    source: Link | None
    thanks: str


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One sum; `estimated` says so where it is no more than that."""

    label: Phrase
    amount: str
    estimated: str


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """What building or running costs, or where the money comes from. `total` is empty where it cannot be added up."""

    title: str
    rows: tuple[BudgetRow, ...]
    total: str


@dataclass(frozen=True, slots=True)
class BudgetView:
    """What it costs, and who pays."""

    facts: tuple[Fact, ...]
    tables: tuple[BudgetTable, ...]
    note: Phrase | None


@dataclass(frozen=True, slots=True)
class RiskView:
    """What may go wrong, and what is done about it."""

    text: Phrase
    answer: Phrase | None


@dataclass(frozen=True, slots=True)
class Endurance:
    """What makes the work last."""

    facts: tuple[Fact, ...]
    risks: tuple[RiskView, ...]


@dataclass(frozen=True, slots=True)
class Adopted:
    """Somebody who has done the same, with what proves it."""

    who: Phrase
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Transfer:
    """What others need in order to do the same: lists under their names, facts, and who has done it."""

    lists: tuple[tuple[str, tuple[Phrase, ...]], ...]
    facts: tuple[Fact, ...]
    adopters: tuple[Adopted, ...]


@dataclass(frozen=True, slots=True)
class LessonView:
    """What did not work, and what came of it."""

    failed: Phrase
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter of support: who wrote it, and what they have to do with the work."""

    author: Phrase
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """One of the three steps of the argument in a few words. `is_open` marks a step that is not proven yet."""

    title: str
    url: str
    lines: tuple[Phrase, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """How others name this page. `as_of` is the day from which it speaks; a preview has no address to lead to."""

    text: str
    address: Link
    as_of: TimeText


@dataclass(frozen=True, slots=True)
class Argument:
    """A case as a jury reads it: in short, at length, and with what is missing.

    What it has not got is empty. `missing` names what awards usually ask for, `gaps` is what the editors say
    themselves. `contents` leads to every part that the page has.
    """

    one_line: Phrase | None
    glances: tuple[Glance, ...]
    contents: tuple[Link, ...]
    rows: tuple[ArgumentRow, ...]
    outcomes: tuple[OutcomeView, ...]
    aims: tuple[AimView, ...]
    beneficiaries: tuple[BeneficiaryView, ...]
    innovation: Phrase | None
    claims: tuple[ClaimGroup, ...]
    timeline: tuple[MilestoneView, ...]
    pairs: tuple[PairView, ...]
    quotes: tuple[QuoteView, ...]
    budget: BudgetView | None
    endurance: Endurance | None
    transfer: Transfer | None
    lessons: tuple[LessonView, ...]
    letters: tuple[LetterView, ...]
    evidence: tuple[EvidenceView, ...]
    missing: tuple[Phrase, ...]
    gaps: tuple[Phrase, ...]
    citation: Citation
