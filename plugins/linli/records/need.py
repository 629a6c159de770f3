"""A need and the responses to it: what was asked, what was done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from linli.records.choice import Choice
from linli.records.fields import Complaint, Part, Record, field
from linli.records.figure import Amount
from linli.records.moment import Date
from linli.records.reference import AnyRef, EventRef, Many, PartnerRef, PressRef
from linli.records.text import Text


class ResponseStatus(Choice):
    """How far a response has come."""

    DELIVERED = "delivered", "已落实"
    PARTIAL = "partial", "部分落实"
    ONGOING = "ongoing", "进行中"
    PLANNED = "planned", "计划中"
    DECLINED = "declined", "未采纳"


class Response(Part):
    """What was done about a need."""

    title: Text = field("标题", "What was done.", "做了什么。", "四点半课堂")
    summary: Text | None = field("摘要", "How.", "怎么做的。", "放学后有人看护", None)
    status: ResponseStatus = field(
        "状态",
        "Delivered, partial, ongoing, planned or declined.",
        "已落实、部分落实、进行中、计划中或未采纳。",
        "delivered",
    )
    date: Date | None = field("日期", "Since when, or by when.", "何时。", "2023-05", None)
    evidence: Annotated[tuple[AnyRef, ...], Many] = field(
        "证据", "Records that show it.", "佐证记录的编号。", "[sports-park]", ()
    )
    partners: Annotated[tuple[PartnerRef, ...], Many] = field("伙伴", "Who did it.", "由谁落实。", "[xinyuan]", ())
    sources: Annotated[tuple[PressRef, ...], Many] = field(
        "出处", "Press records that report it.", "报道编号。", "[xiaokang-2023]", ()
    )


class Inquiry(Part):
    """How a need was found out."""

    shorthand = "method"

    method: Text = field("方法", "How it was found out.", "如何得知。", "问卷")
    instrument: Text | None = field("工具", "What was asked.", "所用问卷或提纲。", "需求问卷", None)
    answers: Amount | None = field("样本", "How many answered.", "有效样本。", "1587 份", None)
    population: Text | None = field("对象", "Who was asked.", "调查对象。", "全体业主", None)
    date: Date | None = field("日期", "When.", "何时。", "2023-04", None)


class Need(Record):
    """What residents asked for."""

    voice: Text | None = field(
        "居民心声",
        "What residents said, in reported speech where nobody is quoted.",
        "居民的诉求；非原话则转述。",
        "希望家门口能运动",
        None,
    )
    who: Text | None = field("谁提出", "Who asked.", "谁提出。", "业主", None)
    heard: Date | None = field("提出时间", "When.", "何时提出。", "2023-04-15", None)
    found_by: Inquiry | None = field("调查", "How it was found out.", "如何得知。", "{method: 问卷}", None)
    baseline: str | None = field(
        "基线", "The figure that says how it was before.", "说明之前状况的数据编号。", "members-before", None
    )
    heard_at: Annotated[tuple[EventRef, ...], Many] = field(
        "提出场合", "Events at which it was heard.", "在哪些活动上提出。", "[2023-04-15-owners-talk]", ()
    )
    responses: Annotated[tuple[Response, ...], Many] = field(
        "回应", "What was done.", "回应。", "- {title: …, status: delivered, evidence: […]}", ()
    )

    def complaints(self) -> Iterator[Complaint]:
        """Yield what is wrong between this record's own fields."""
        yield from super().complaints()
        for number, response in enumerate(self.responses):
            if response.status is ResponseStatus.DELIVERED and not response.evidence and not response.sources:
                yield (
                    ("responses", number),
                    f"response “{response.title}” is told as delivered without evidence.",
                    "Add `evidence:` or `sources:`, or correct the status.",
                )
