"""A case: what a jury reads."""

from __future__ import annotations

from typing import Annotated

from linli.records.choice import Choice
from linli.records.fields import Record, field
from linli.records.moment import Date, Span
from linli.records.reference import EventRef, GroupRef, HonourRef, Many, NeedRef, PartnerRef, SpaceRef
from linli.records.text import Text


class CaseStatus(Choice):
    """Where the work that a case tells of stands."""

    PLANNED = "planned", "计划中"
    ONGOING = "ongoing", "进行中"
    COMPLETED = "completed", "已完成"


class Case(Record):
    """The argument for a jury: need, response, outcome, with the records that prove it."""

    theme: Text | None = field("申报主题", "Its theme in one line.", "一句话主题。", "韧性社区，活力城市", None)
    status: CaseStatus = field(
        "状态", "Planned, ongoing or completed.", "计划中、进行中或已完成。", "ongoing", CaseStatus.ONGOING
    )
    period: Span | None = field("时段", "From when to when.", "起止时间。", "2019-08/", None)
    as_of: Date | None = field("截至", "The day from which it speaks.", "材料截止日期。", "2022-12-29", None)
    needs: Annotated[tuple[NeedRef, ...], Many] = field(
        "需求", "The needs it answers.", "所回应的需求。", "[belonging]", ()
    )
    spaces: Annotated[tuple[SpaceRef, ...], Many] = field(
        "空间", "The spaces it tells of.", "涉及空间。", "[juchang]", ()
    )
    groups: Annotated[tuple[GroupRef, ...], Many] = field(
        "社群", "The groups it tells of.", "涉及社群。", "[yuanqi-kitchen]", ()
    )
    events: Annotated[tuple[EventRef, ...], Many] = field(
        "活动", "The events it draws on.", "涉及活动。", "[2022-12-12-award]", ()
    )
    honours: Annotated[tuple[HonourRef, ...], Many] = field(
        "荣誉", "The honours it has earned.", "所获荣誉。", "[resilient-community-2022]", ()
    )
    partners: Annotated[tuple[PartnerRef, ...], Many] = field(
        "伙伴", "Who did it.", "参与伙伴。", "[dongyuan-zhixin]", ()
    )
    gaps: Annotated[tuple[Text, ...], Many] = field(
        "缺口",
        "What is not known or not yet measured, said openly.",
        "尚无数据或未测量之处，如实说明。",
        "[没有基线数据]",
        (),
    )
