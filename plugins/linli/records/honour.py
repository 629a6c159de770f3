"""An honour: who gave what, when, at which level, for what."""

from __future__ import annotations

from typing import Annotated

from linli.records.choice import Choice
from linli.records.fields import Part, Record, field
from linli.records.moment import Date
from linli.records.reference import AnyRef, EventRef, Many, PartnerRef
from linli.records.text import Text


class Level(Choice):
    """How far an honour reaches."""

    INTERNATIONAL = "international", "国际级"
    NATIONAL = "national", "国家级"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    DISTRICT = "district", "区级"
    SUBDISTRICT = "subdistrict", "街道级"
    INDUSTRY = "industry", "行业"
    MEDIA = "media", "媒体"
    UNKNOWN = "unknown", "未知"


class Certificate(Part):
    """What proves an honour."""

    shorthand = "number"

    number: str | None = field("证书编号", "The number on it.", "证书上的编号。", "CURF-2022-017", None)
    photo: str | None = field(
        "证书图片", "Its picture, one of `photos`.", "证书图片（须在图片列表中）。", "certificate.jpg", None
    )


class Honour(Record):
    """An award, a title or an acceptance."""

    issuer: Text | None = field(
        "颁发机构", "Who gave it; leave out what is not known.", "颁发机构；不详则不写。", "中国城市更新论坛", None
    )
    issued_by: PartnerRef | None = field(
        "颁发伙伴", "The issuer's own record, if it has one.", "颁发机构的伙伴记录。", "chenglong-road", None
    )
    level: Level = field("级别", "How far it reaches.", "级别。", "city", Level.UNKNOWN)
    date: Date | None = field(
        "授予时间", "When it was given, as precisely as known.", "授予时间，知道多少写多少。", "2022-12-12", None
    )
    rank: Text | None = field("名次", "Its rank, as “one of ten”.", "名次，如“十佳之一”。", "十大案例之一", None)
    certificate: Certificate | None = field(
        "证书", "What proves it.", "证明材料。", "{number: …, photo: certificate.jpg}", None
    )
    given_to: Annotated[tuple[AnyRef, ...], Many] = field(
        "授予对象", "What it honours; the community if left out.", "授予谁；不写即本社区。", "[juchang]", ()
    )
    event: EventRef | None = field(
        "颁奖活动", "The event at which it was given.", "在哪场活动上授予。", "2022-12-12-award", None
    )
    valid_until: Date | None = field("有效期至", "When it runs out.", "有效期。", "2027", None)
