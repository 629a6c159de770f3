"""A case: what a jury reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from linli.records.argument import (
    Adopter,
    Aim,
    Beneficiary,
    Budget,
    Claim,
    Evidence,
    Lesson,
    Letter,
    Milestone,
    Outcome,
    Pair,
    Place,
    Quote,
    Replicability,
    Sustainability,
)  # fmt: skip
from linli.records.choice import Choice
from linli.records.fields import Complaint, Loc, Record, field
from linli.records.moment import Date, Span
from linli.records.reference import EventRef, GroupRef, HonourRef, Many, NeedRef, PartnerRef, SpaceRef
from linli.records.text import LocalText, Text


class CaseStatus(Choice):
    """Where the work that a case tells of stands."""

    PLANNED = "planned", "计划中"
    ONGOING = "ongoing", "进行中"
    COMPLETED = "completed", "已完成"


class Case(Record):
    """The argument for a jury: need, response, outcome, with the records that prove it.

    What the site knows already is named, not repeated: needs with their responses, events, honours, figures.
    """

    theme: Text | None = field("申报主题", "Its theme in one line.", "一句话主题。", "韧性社区，活力城市", None)
    one_line: Text | None = field(
        "一句话", "The case in fifteen words.", "一句话概括。", "一处空间，六个社群，一部公约。", None
    )
    status: CaseStatus = field(
        "状态", "Planned, ongoing or completed.", "计划中、进行中或已完成。", "ongoing", CaseStatus.ONGOING
    )
    period: Span | None = field("时段", "From when to when.", "起止时间。", "2019-08/", None)
    as_of: Date | None = field("截至", "The day from which it speaks.", "材料截止日期。", "2022-12-29", None)
    place: Place | None = field("所在地", "Where it lies, level by level.", "所在地，逐级。", "{city: 成都市}", None)
    keywords: Annotated[tuple[str, ...], Many] = field(
        "关键词", "Words that awards ask for (`housing`).", "奖项所用的类别词。", "[housing]", ()
    )
    scenes: Annotated[tuple[Text, ...], Many] = field(
        "场景", "Which of the nine scenes it belongs to.", "未来社区九场景中的哪些。", "[邻里, 服务]", ()
    )
    lead: PartnerRef | None = field("牵头单位", "Who leads the work.", "牵头单位。", "dongyuan-zhixin", None)
    submitter: PartnerRef | None = field("申报单位", "Who enters it for awards.", "申报单位。", "yuan-juchang", None)
    needs: Annotated[tuple[NeedRef, ...], Many] = field(
        "需求", "The needs it answers.", "所回应的需求。", "[belonging]", ()
    )
    aims: Annotated[tuple[Aim, ...], Many] = field("目标", "What was to be reached.", "目标。", "[让邻居相识]", ())
    spaces: Annotated[tuple[SpaceRef, ...], Many] = field(
        "空间", "The spaces it tells of.", "涉及空间。", "[juchang]", ()
    )
    groups: Annotated[tuple[GroupRef, ...], Many] = field(
        "社群", "The groups it tells of.", "涉及社群。", "[yuanqi-kitchen]", ()
    )
    events: Annotated[tuple[EventRef, ...], Many] = field(
        "活动", "The events it draws on.", "涉及活动。", "[2022-12-12-award]", ()
    )
    outcomes: Annotated[tuple[Outcome, ...], Many] = field(
        "成效", "What changed for whom.", "给谁带来什么变化。", "- {text: …, before: …, after: …}", ()
    )
    beneficiaries: Annotated[tuple[Beneficiary, ...], Many] = field(
        "受益人", "For whom it is.", "受益人群。", "- {group: 新搬来的家庭}", ()
    )
    innovation: Text | None = field("创新", "What is new about it.", "新在何处。", "一室多用", None)
    honours: Annotated[tuple[HonourRef, ...], Many] = field(
        "荣誉", "The honours it has earned.", "所获荣誉。", "[resilient-community-2022]", ()
    )
    partners: Annotated[tuple[PartnerRef, ...], Many] = field(
        "伙伴", "Who did it.", "参与伙伴。", "[dongyuan-zhixin]", ()
    )
    evidence: Annotated[tuple[Evidence, ...], Many] = field(
        "证据", "What proves it, with numbers for ever.", "证据，编号永久。", "- {no: E1, type: press, title: …}", ()
    )
    claims: Annotated[tuple[Claim, ...], Many] = field(
        "主张", "What a jury is asked to believe.", "请评审相信的句子。", "- {id: events, text: …}", ()
    )
    quotes: Annotated[tuple[Quote, ...], Many] = field(
        "引语", "What people said.", "引语。", "- {text: …, speaker: 一位居民, consent: written}", ()
    )
    timeline: Annotated[tuple[Milestone, ...], Many] = field(
        "历程", "The way, step by step.", "历程。", "- {date: 2019-08, text: 空间开放}", ()
    )
    budget: Budget | None = field("预算", "What it costs, and who pays.", "预算。", "{currency: CNY}", None)
    sustainability: Sustainability | None = field("可持续", "What makes it last.", "可持续性。", "{income: …}", None)
    replicability: Replicability | None = field(
        "可复制", "What others need to do the same.", "可复制性。", "{core: […]}", None
    )
    lessons: Annotated[tuple[Lesson, ...], Many] = field("经验教训", "What did not work.", "经验教训。", "[…]", ())
    letters: Annotated[tuple[Letter, ...], Many] = field(
        "支持信", "Letters of support.", "支持信。", "- {author: 社区党委, file: letter-1.pdf}", ()
    )
    before_after: Annotated[tuple[Pair, ...], Many] = field(
        "前后对比", "The same view before and after.", "前后对比。", "- {before: before.jpg, after: after.jpg}", ()
    )
    gaps: Annotated[tuple[Text, ...], Many] = field(
        "缺口",
        "What is not known or not yet measured, said openly.",
        "尚无数据或未测量之处，如实说明。",
        "[没有基线数据]",
        (),
    )

    @property
    def apart(self) -> frozenset[str]:
        """The photos of before and after, and those that are evidence."""
        pairs = (name for pair in self.before_after for name in (pair.before, pair.after))
        return frozenset((*pairs, *(piece.file for piece in self.evidence if piece.file)))

    def complaints(self) -> Iterator[Complaint]:
        """Yield what is wrong between this record's own fields."""
        yield from super().complaints()
        numbers: set[str] = set()
        for position, piece in enumerate(self.evidence):
            if piece.no in numbers:
                yield (
                    ("evidence", position, "no"),
                    f"evidence number {piece.no} is used twice.",
                    "Give each piece a number of its own, and never use one again.",
                )
            numbers.add(piece.no)
        for loc, number in self.evidence_cited():
            if number not in numbers:
                yield (
                    loc,
                    f"there is no evidence {number}.",
                    "Add it under `evidence:` (证据), or correct the number.",
                )
        for position, quote in enumerate(self.quotes):
            if quote.consent is None and quote.source is None:
                yield (
                    ("quotes", position),
                    f"{quote.speaker} is quoted, but neither consent nor a source is given.",
                    "Add `consent:` (同意) or `source:` (出处), or leave the words out.",
                )

    def evidence_cited(self) -> Iterator[tuple[Loc, str]]:
        """Yield every number of a piece of evidence that some part of the argument rests on, and where."""
        adopters = self.replicability.adopters if self.replicability else ()
        resting: tuple[tuple[Loc, Sequence[Claim | Outcome | Milestone | Adopter]], ...] = (
            (("claims",), self.claims),
            (("outcomes",), self.outcomes),
            (("timeline",), self.timeline),
            (("replicability", "adopters"), adopters),
        )
        for path, parts in resting:
            for position, part in enumerate(parts):
                yield from (((*path, position, "evidence"), number) for number in part.evidence)

    def figures_cited(self) -> Iterator[tuple[Loc, str]]:
        """Yield the id of every figure that measures an aim or an outcome, and where."""
        for position, aim in enumerate(self.aims):
            if aim.figure:
                yield ("aims", position, "figure"), aim.figure
        for position, outcome in enumerate(self.outcomes):
            for number, name in enumerate(outcome.figures):
                yield ("outcomes", position, "figures", number), name

    def told(self) -> Iterator[tuple[Loc, LocalText]]:
        """Yield the texts in which figures may be named as `{{id}}`, and where, in the order of the argument."""
        for name in ("one_line", "innovation"):
            if text := getattr(self, name):
                yield (name,), text
        for name, fields in (
            ("aims", ("text",)),
            ("claims", ("text",)),
            ("outcomes", ("text", "before", "after")),
            ("timeline", ("text",)),
        ):
            for position, part in enumerate(getattr(self, name)):
                yield from (((name, position, f), text) for f in fields if (text := getattr(part, f)))
