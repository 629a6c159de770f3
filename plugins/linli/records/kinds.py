"""The kinds of record: add a kind here, and reading, checking, schema and reference know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from linli.records.case import Case
from linli.records.community import Community
from linli.records.event import Event
from linli.records.fields import Record
from linli.records.group import Group
from linli.records.honour import Honour
from linli.records.need import Need
from linli.records.partner import Partner
from linli.records.post import Post
from linli.records.press import Press
from linli.records.series import Series
from linli.records.service import Service
from linli.records.space import Space
from linli.records.story import Story
from linli.records.submission import Submission


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: the folder that holds it, its Chinese name, and its fields."""

    name: str
    folder: str
    zh: str
    model: type[Record]


KINDS = (
    Kind("community", "", "社区", Community),
    Kind("space", "spaces", "空间", Space),
    Kind("group", "groups", "社群", Group),
    Kind("event", "events", "活动", Event),
    Kind("series", "series", "系列", Series),
    Kind("honour", "honours", "荣誉", Honour),
    Kind("service", "services", "服务", Service),
    Kind("post", "posts", "机会岗位", Post),
    Kind("need", "needs", "需求", Need),
    Kind("partner", "partners", "伙伴", Partner),
    Kind("press", "press", "报道", Press),
    Kind("story", "stories", "故事", Story),
    Kind("case", "cases", "案例", Case),
)

# What stands among the content but has no page.
UNPUBLISHED_KINDS = (Kind("submission", "submissions", "申报", Submission),)

KIND_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in (*KINDS, *UNPUBLISHED_KINDS)}
KIND_BY_FOLDER: Mapping[str, str] = {kind.folder: kind.name for kind in KIND_BY_NAME.values() if kind.folder}
