"""A partner organisation."""

from __future__ import annotations

from typing import Annotated

from linli.records.choice import Choice
from linli.records.fields import Record, WebAddress, field
from linli.records.moment import Date
from linli.records.reference import Many, PartnerRef
from linli.records.text import Text


class PartnerKind(Choice):
    """What kind of organisation a partner is."""

    GOVERNMENT = "government", "政府"
    COMPANY = "company", "企业"
    SOCIAL = "social", "社会组织"
    RESIDENTS = "residents", "居民组织"
    MEDICAL = "medical", "医疗机构"
    MEDIA = "media", "媒体"
    EDUCATION = "education", "教育机构"
    OTHER = "other", "其他"


class Partner(Record):
    """An organisation that takes part."""

    kind: PartnerKind = field(
        "机构类型", "What kind of organisation it is.", "机构类型。", "government", PartnerKind.OTHER
    )
    roles: Annotated[tuple[Text, ...], Many] = field("角色", "What it does here.", "在此的角色。", "[运营, 投资]", ())
    since: Date | None = field("始于", "Since when.", "始于何时。", "2019-08", None)
    part_of: PartnerRef | None = field("隶属", "The partner that it belongs to.", "隶属的伙伴。", "dima", None)
    website: WebAddress | None = field("网站", "Its site.", "官方网站。", "https://example.org/", None)
