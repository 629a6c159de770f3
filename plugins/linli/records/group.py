"""A group of residents."""

from __future__ import annotations

from typing import Annotated

from linli.records.choice import Choice
from linli.records.fields import Record, field
from linli.records.figure import Amount
from linli.records.moment import Date
from linli.records.reference import Many, PartnerRef, SpaceRef, ZoneRef
from linli.records.text import Text


class GroupStatus(Choice):
    """Whether a group still meets."""

    ACTIVE = "active", "活跃"
    PAUSED = "paused", "暂停"
    ENDED = "ended", "结束"


class Group(Record):
    """A group of residents who do something together."""

    founded: Date | None = field("成立时间", "When it began.", "成立时间。", "2019-08", None)
    status: GroupStatus = field("状态", "Active, paused or ended.", "活跃、暂停或结束。", "active", GroupStatus.ACTIVE)
    members: Amount | None = field("成员", "How many belong to it.", "成员数。", "60+ 人", None)
    spaces: Annotated[tuple[SpaceRef, ...], Many] = field(
        "空间", "Where it meets.", "在哪个空间活动。", "[juchang]", ()
    )
    zones: Annotated[tuple[ZoneRef, ...], Many] = field("分区", "In which zones.", "在哪些分区活动。", "[bakery]", ())
    partners: Annotated[tuple[PartnerRef, ...], Many] = field("伙伴", "Who supports it.", "支持方。", "[xingdong]", ())
    leads: Text | None = field("带头人", "Who leads it, in public.", "公开的带头人。", "社区达人", None)
    meets: Text | None = field("活动时间", "When it meets.", "何时活动。", "每周三晚", None)
    join: Text | None = field("如何加入", "How to join.", "如何加入。", "到服务台登记", None)
