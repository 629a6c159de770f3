"""A space and its zones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from linli.records.choice import Choice
from linli.records.community import Coordinates
from linli.records.fields import Complaint, Flag, Loc, Part, Photo, Record, WebLink, field, photo_complaints
from linli.records.figure import Amount
from linli.records.hours import Closure, OpeningHours, closure_complaints
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
    holiday_hours: OpeningHours | None = field(
        "法定假日时段", "When it is open on public holidays.", "法定假日的开放时段。", "10:00-16:00", None
    )
    closed_on_holidays: Flag = field(
        "法定假日闭馆", "It is closed on public holidays.", "法定假日不开放。", "yes", False
    )
    closures: Annotated[tuple[Closure, ...], Many] = field(
        "闭馆",
        "When it is closed, besides the closures of the space.",
        "临时闭馆（空间闭馆之外）。",
        "- {first: 2026-07-06, reason: 设备检修}",
        (),
    )
    photos: Annotated[tuple[Photo, ...], Many] = field(
        "图片", "Its pictures.", "图片。", "- {file: bakery.jpg, alt: …}", ()
    )
    links: Annotated[tuple[WebLink, ...], Many] = field(
        "链接", "Other sites about it.", "相关网站。", "- {url: https://…}", ()
    )
    feed: Flag = field(
        "订阅源", "Give it a calendar of its own to subscribe to.", "单独提供可订阅的日历。", "yes", False
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
    map_image: str | None = field(
        "地图图片", "A map, one of the files under `photos`.", "地图，须为 `photos` 中的一个文件。", "map.png", None
    )
    map_approval_no: str | None = field(
        "审图号", "The approval number of the map.", "地图的审图号。", "GS京（2026）0001号", None
    )
    hours: OpeningHours | None = field("开放时段", "When it is open.", "开放时段。", "每天 09:00-21:00", None)
    hours_note: Text | None = field("时段说明", "What the hours do not say.", "时段补充说明。", "节假日另行通知", None)
    holiday_hours: OpeningHours | None = field(
        "法定假日时段", "When it is open on public holidays.", "法定假日的开放时段。", "10:00-16:00", None
    )
    closed_on_holidays: Flag = field(
        "法定假日闭馆", "It is closed on public holidays.", "法定假日不开放。", "yes", False
    )
    closures: Annotated[tuple[Closure, ...], Many] = field(
        "闭馆",
        "Days on which it is closed though it would be open.",
        "临时闭馆的日子。",
        "- {first: 2026-07-06, last: 2026-07-08, reason: 设备检修}",
        (),
    )
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

    @property
    def apart(self) -> frozenset[str]:
        """The map."""
        return frozenset([self.map_image] if self.map_image else [])

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
            yield from _hours_complaints(zone, ("zones", number))
        yield from _hours_complaints(self, ())
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


def _hours_complaints(place: Space | Zone, loc: Loc) -> Iterator[Complaint]:
    yield from closure_complaints(place.closures, (*loc, "closures"))
    if place.closed_on_holidays and place.holiday_hours:
        yield (
            (*loc, "closed_on_holidays"),
            "it is told to be closed on public holidays, but has hours for them.",
            "Keep one of `closed_on_holidays` (法定假日闭馆) and `holiday_hours` (法定假日时段).",
        )
