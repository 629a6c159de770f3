"""A series: a yearly festival, a weekly night, a programme."""

from __future__ import annotations

from typing import Annotated

from linli.records.choice import Choice
from linli.records.fields import Record, field
from linli.records.moment import Date
from linli.records.reference import GroupRef, Many, PartnerRef, SpaceRef
from linli.records.text import Text


class SeriesStatus(Choice):
    """Whether a series goes on."""

    ONGOING = "ongoing", "持续举办"
    PLANNED = "planned", "计划中"
    ENDED = "ended", "已结束"


class Series(Record):
    """Events that belong together and come back."""

    rhythm: Text | None = field("频率", "How often it comes back.", "多久一次。", "每年一次", None)
    status: SeriesStatus = field(
        "状态", "Ongoing, planned or ended.", "持续举办、计划中或已结束。", "ongoing", SeriesStatus.ONGOING
    )
    since: Date | None = field("始于", "When it began.", "始于何时。", "2019", None)
    spaces: Annotated[tuple[SpaceRef, ...], Many] = field(
        "空间", "Where it takes place.", "举办空间。", "[juchang]", ()
    )
    groups: Annotated[tuple[GroupRef, ...], Many] = field(
        "社群", "Which groups hold it.", "由哪些社群举办。", "[yuanqi-kitchen]", ()
    )
    partners: Annotated[tuple[PartnerRef, ...], Many] = field("伙伴", "Who takes part.", "参与方。", "[xingdong]", ())
