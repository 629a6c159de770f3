"""A community: whose site, or part of a site, this is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import WithJsonSchema

from linli.records.choice import Choice
from linli.records.fields import Complaint, Part, Record, WebAddress, field
from linli.records.moment import Date, TimeZone
from linli.records.reference import Id, Many, PartnerRef
from linli.records.text import Text


class CoordinateSystem(Choice):
    """The system that coordinates are given in. Chinese maps shift them on purpose."""

    GCJ02 = "gcj02", "火星坐标"
    WGS84 = "wgs84", "GPS"
    BD09 = "bd09", "百度坐标"


class Coordinates(Part):
    """A point on the map."""

    lat: Annotated[float, WithJsonSchema({"type": "string"})] = field(
        "纬度", "Latitude in degrees.", "纬度（度）。", "30.69", ge=-90, le=90
    )
    lon: Annotated[float, WithJsonSchema({"type": "string"})] = field(
        "经度", "Longitude in degrees.", "经度（度）。", "103.83", ge=-180, le=180
    )
    system: CoordinateSystem = field("坐标系", "The coordinate system.", "坐标系。", "gcj02")


class PublicHolidays(Choice):
    """Whose public holidays a community keeps."""

    CN = "cn", "中国大陆"
    NONE = "none", "不标"


class Topic(Part):
    """A theme of activities, for filters and feeds."""

    id: Id = field("编号", "Its id.", "编号。", "family")
    title: Text = field("标题", "Its name.", "名称。", "{zh: 亲子, en: Family}")
    summary: Text | None = field("摘要", "What belongs to it.", "包含什么。", "亲子共读、手工", None)


class Step(Part):
    """One beat of the community's way of working."""

    title: Text = field("标题", "Its name.", "名称。", "{zh: 聚场, en: Gather the place}")
    summary: Text | None = field("摘要", "What it means.", "含义。", "共建一处场所", None)


class Role(Part):
    """Who does what in the community's governance."""

    title: Text = field("标题", "Who.", "谁。", "社会组织")
    summary: Text | None = field("摘要", "Does what.", "做什么。", "培育社群", None)


class Community(Record):
    """Whose site, or part of a site, this is."""

    short_name: Text | None = field("简称", "What neighbours call it.", "简称。", "聚场", None)
    slogan: Text | None = field("口号", "One line that it stands for.", "一句口号。", "聚场—聚人—聚力", None)
    opened: Date | None = field("开放时间", "When it opened.", "开放（启用）时间。", "2019-08", None)
    place: Text | None = field("所在地", "City, district, subdistrict.", "市、区、街道。", "成都市温江区金马街道", None)
    address: Text | None = field("地址", "Where to find it.", "详细地址。", "锦江大道", None)
    coordinates: Coordinates | None = field(
        "坐标", "Its point on the map.", "地图坐标。", "{lat: 30.69, lon: 103.83, system: gcj02}", None
    )
    map_image: str | None = field(
        "地图图片", "A map, one of the files under `photos`.", "地图，须为 `photos` 中的一个文件。", "map.png", None
    )
    map_approval_no: str | None = field(
        "审图号", "The approval number of the map.", "地图的审图号。", "GS京（2026）0001号", None
    )
    serves: Text | None = field("服务对象", "Who lives here and what is missing.", "服务谁，缺什么。", "新金马人", None)
    operators: Annotated[tuple[PartnerRef, ...], Many] = field(
        "运营方", "Who runs it.", "由谁运营。", "[dongyuan-zhixin]", ()
    )
    model: Annotated[tuple[Step, ...], Many] = field(
        "模式", "Its way of working, beat by beat.", "工作方法，逐条。", "- {title: 聚场, summary: …}", ()
    )
    governance: Annotated[tuple[Role, ...], Many] = field(
        "治理", "Who plays which role.", "各方角色。", "- {title: 社工, summary: …}", ()
    )
    charter: Text | None = field("公约", "The name of its charter.", "社区公约名称。", "友好社区公约", None)
    themes: Annotated[tuple[Topic, ...], Many] = field(
        "活动主题", "Topics for `topics:`.", "活动主题，供 `topics` 引用。", "- {id: family, title: 亲子}", ()
    )
    contact: Text | None = field("联系", "A public office contact.", "公开的联系方式。", "服务台 028-0000000", None)
    website: WebAddress | None = field("网站", "Its own site.", "官方网站。", "https://example.org/", None)
    palette: str | None = field(
        "主色",
        "Its colour, as six hex digits; contrast is seen to.",
        "主色（六位十六进制），对比度自动保证。",
        "'#a8482f'",
        None,
        pattern=r"^#[0-9a-fA-F]{6}$",
    )
    language: str | None = field(
        "语言",
        "The language of files without one in their name.",
        "未标语言的文件所用语言。",
        "zh-CN",
        None,
        pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    )
    time_zone: TimeZone | None = field("时区", "Where its clocks are.", "时区。", "Asia/Shanghai", None)
    holidays: PublicHolidays | None = field(
        "节假日",
        "Whose public holidays it keeps: mainland China's, as by default where its clocks are, or none.",
        "标注哪里的法定节假日：中国大陆（时区在中国大陆时的默认值）或不标。",
        "none",
        None,
    )
    order: int = field("顺序", "Its place among the communities of the site.", "在站内的先后。", "1", 0)

    @property
    def apart(self) -> frozenset[str]:
        """The map."""
        return frozenset([self.map_image] if self.map_image else [])

    def complaints(self) -> Iterator[Complaint]:
        """Yield what is wrong between this record's own fields."""
        yield from super().complaints()
        seen: set[str] = set()
        for number, theme in enumerate(self.themes):
            if theme.id in seen:
                yield ("themes", number, "id"), f"topic `{theme.id}` is declared twice.", "Keep one of the two."
            seen.add(theme.id)
