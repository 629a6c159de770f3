"""A space and its zones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from linli.records.choice import Choice
from linli.records.community import Coordinates
from linli.records.fields import Complaint, Part, Photo, Record, WebLink, field, photo_complaints
from linli.records.figure import Amount
from linli.records.hours import OpeningHours
from linli.records.moment import Date
from linli.records.reference import Id, Many, PartnerRef
from linli.records.text import Text


class SpaceStatus(Choice):
    """Where a space is in its life."""

    OPEN = "open", "开放"
    BUILDING = "building", "建设中"
    PLANNED = "planned", "规划中"
    CLOSED = "closed", "关闭"


class Zone(Part):
    """A room or a part of a space, with a page of its own."""

    id: Id = field("编号", "Its id within the space.", "在本空间内的编号。", "bakery")
    title: Text = field("标题", "Its name.", "名称。", "{zh: 烘焙室, en: Bakery}")
    summary: Text | None = field("摘要", "One or two sentences.", "一两句话。", "邻居们一起烤面包的地方。", None)
    function: str | None = field(
        "功能", "What kind of service it gives, as one word for counting.", "服务类别，用于统计。", "elderly-care", None
    )
    uses: Annotated[tuple[Text, ...], Many] = field("用途", "What it is used for.", "用途。", "[儿童游戏, 议事]", ())
    area: Amount | None = field("面积", "Its area.", "面积。", "~80 m2", None)
    capacity: Amount | None = field("容量", "How many it holds.", "容纳人数。", "30 人", None)
    hours: OpeningHours | None = field(
        "开放时段", "When it is open, if not as the space.", "开放时段（与空间不同时填写）。", "24h", None
    )
    hours_note: Text | None = field(
        "时段说明", "What the hours do not say.", "时段补充说明。", "下班后可用自助终端", None
    )
    photos: Annotated[tuple[Photo, ...], Many] = field(
        "图片", "Its pictures.", "图片。", "- {file: bakery.jpg, alt: …}", ()
    )
    links: Annotated[tuple[WebLink, ...], Many] = field(
        "链接", "Other sites about it.", "相关网站。", "- {url: https://…}", ()
    )


class Space(Record):
    """A place that the community runs or lives by."""

    opened: Date | None = field("开放时间", "When it opened.", "开放（启用）时间。", "2022-06-21", None)
    status: SpaceStatus = field(
        "状态", "Open, being built, planned or closed.", "开放、建设中、规划中或关闭。", "building", SpaceStatus.OPEN
    )
    area: Amount | None = field("面积", "Its area.", "面积。", "600 m2", None)
    address: Text | None = field("地址", "Where to find it.", "地址。", "锦江大道", None)
    coordinates: Coordinates | None = field(
        "坐标", "Its point on the map.", "地图坐标。", "{lat: 30.69, lon: 103.83, system: gcj02}", None
    )
    hours: OpeningHours | None = field("开放时段", "When it is open.", "开放时段。", "每天 09:00-21:00", None)
    hours_note: Text | None = field("时段说明", "What the hours do not say.", "时段补充说明。", "节假日另行通知", None)
    operators: Annotated[tuple[PartnerRef, ...], Many] = field("运营方", "Who runs it.", "由谁运营。", "[xingdong]", ())
    uses: Annotated[tuple[Text, ...], Many] = field(
        "用途", "What it is used for.", "用途。", "[青少年图书馆, 居民议事]", ()
    )
    principles: Annotated[tuple[Text, ...], Many] = field(
        "设计原则", "How it was planned.", "设计原则。", "[一室多用, 动静分区]", ()
    )
    zones: tuple[Zone, ...] = field("分区", "Its rooms and parts.", "房间与分区。", "- {id: bakery, title: 烘焙室}", ())
    access: Text | None = field(
        "如何进入", "How to get in, step-free access.", "如何到达与进入，无障碍情况。", "一层有坡道", None
    )

    def complaints(self) -> Iterator[Complaint]:
        """Yield what is wrong between this record's own fields."""
        yield from super().complaints()
        seen: set[str] = set()
        for number, zone in enumerate(self.zones):
            if zone.id in seen:
                yield ("zones", number, "id"), f"zone `{zone.id}` is there twice.", "Give each zone an id of its own."
            seen.add(zone.id)
            for photo_number, photo in enumerate(zone.photos):
                yield from photo_complaints(photo, ("zones", number, "photos", photo_number), self.origin.language)
        yield from self._area_complaints()

    def _area_complaints(self) -> Iterator[Complaint]:
        measured = [zone.area for zone in self.zones if zone.area and self.area and zone.area.unit == self.area.unit]
        if not measured or self.area is None:
            return
        total = sum((area.interval[0] for area in measured[1:]), measured[0].interval[0])
        most = self.area.interval[1]
        if most is not None and total > most:
            yield (
                ("area",),
                f"the space has {self.area}, but its zones add up to at least {total.normalize():,f} {self.area.unit}.",
                "Correct the area of the space or of a zone.",
            )
