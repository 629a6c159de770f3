"""A service that the community offers."""

from __future__ import annotations

from typing import Annotated

from linli.records.choice import Choice
from linli.records.fields import Flag, Record, field
from linli.records.hours import OpeningHours
from linli.records.moment import Date
from linli.records.reference import Many, PartnerRef, SpaceRef, ZoneRef
from linli.records.text import Text


class ServiceStatus(Choice):
    """Whether a service can be used."""

    RUNNING = "running", "运行中"
    PLANNED = "planned", "计划中"
    ENDED = "ended", "已停止"


class Service(Record):
    """Something that residents can use."""

    category: Text | None = field("类别", "What kind of service it is.", "服务类别。", "政务", None)
    status: ServiceStatus = field(
        "状态", "Running, planned or ended.", "运行中、计划中或已停止。", "running", ServiceStatus.RUNNING
    )
    since: Date | None = field("始于", "Since when.", "始于何时。", "2022-06-21", None)
    hours: OpeningHours | None = field("开放时段", "When it can be used.", "服务时段。", "24h", None)
    hours_note: Text | None = field("时段说明", "What the hours do not say.", "时段补充说明。", "下班后自助", None)
    audience: Annotated[tuple[Text, ...], Many] = field("对象", "For whom it is.", "面向谁。", "[老人]", ())
    spaces: Annotated[tuple[SpaceRef, ...], Many] = field("空间", "Where it is.", "所在空间。", "[r29]", ())
    zones: Annotated[tuple[ZoneRef, ...], Many] = field("分区", "In which zones.", "所在分区。", "[laundry]", ())
    partners: Annotated[tuple[PartnerRef, ...], Many] = field("伙伴", "Who provides it.", "提供方。", "[xingdong]", ())
    online: Flag = field("线上", "It is used online.", "线上服务。", "yes", False)
    access: Text | None = field("如何使用", "How to use it.", "如何使用。", "微信小程序搜索", None)
