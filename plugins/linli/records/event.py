"""An event: one record from announcement to recap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import model_validator

from linli.records.choice import Choice
from linli.records.fields import Complaint, Count, Flag, Part, Record, WebAddress, WebLink, field
from linli.records.figure import Amount
from linli.records.moment import Date
from linli.records.reference import GroupRef, Many, NeedRef, PartnerRef, SeriesRef, SpaceRef, ZoneRef
from linli.records.repeat import SeriesDate
from linli.records.text import Text


class EventStatus(Choice):
    """Where an event is in its life."""

    PLANNED = "planned", "计划中"
    ONGOING = "ongoing", "进行中"
    DELIVERED = "delivered", "已举办"
    CANCELLED = "cancelled", "已取消"
    POSTPONED = "postponed", "已延期"


class SignupStatus(Choice):
    """Whether people can still sign up."""

    OPEN = "open", "可报名"
    FULL = "full", "已满"
    WAITING = "waiting", "候补"
    CLOSED = "closed", "已截止"


class Signup(Part):
    """How to sign up."""

    shorthand = "url"

    url: WebAddress | None = field("网址", "Where to sign up.", "报名网址。", "https://example.org/sign-up", None)
    how: Text | None = field("方式", "How to sign up without the web.", "线下报名方式。", "服务台登记", None)
    capacity: Amount | None = field("容量", "How many can take part.", "名额。", "30 人", None)
    code: str | None = field(
        "小程序码",
        "A mini-program code from the organiser, one of the files under `photos`.",
        "主办方提供的小程序码，须为 `photos` 中的一个文件。",
        "code.png",
        None,
    )
    deadline: Date | None = field("截止", "Until when.", "报名截止。", "2026-06-17 18:00", None)
    status: SignupStatus = field(
        "状态", "Open, full, waiting list or closed.", "可报名、已满、候补或已截止。", "open", SignupStatus.OPEN
    )


class Event(Record):
    """Something that happens at a time: one file, from announcement to recap."""

    start: Date = field(
        "开始时间", "When it starts, as precisely as known.", "开始时间，知道多少写多少。", "2026-06-18 14:00"
    )
    end: Date | None = field(
        "结束时间",
        "When it ends; for whole days, the last day; a time alone means the same day.",
        "结束时间；整日活动写最后一天；只写钟点即为当天。",
        "2026-06-18 16:00",
        None,
    )
    moved_from: Annotated[tuple[Date, ...], Many] = field(
        "原定时间",
        "When it was announced to start before it was moved, the first time first.",
        "改期前公布过的开始时间，最早公布的在前。",
        "[2026-06-11 14:00]",
        (),
    )
    status: EventStatus | None = field(
        "状态",
        "Planned, ongoing, delivered, cancelled or postponed.",
        "计划中、进行中、已举办、已取消或已延期。",
        "delivered",
        None,
    )
    reason: Text | None = field("原因", "Why it was cancelled or postponed.", "取消或延期的原因。", "暴雨", None)
    spaces: Annotated[tuple[SpaceRef, ...], Many] = field(
        "空间", "Where it takes place.", "举办空间。", "[juchang]", ()
    )
    zones: Annotated[tuple[ZoneRef, ...], Many] = field("分区", "In which zones.", "举办分区。", "[theatre]", ())
    venue: Text | None = field(
        "地点", "Where, if not in one of the spaces.", "不在本社区空间时的地点。", "成都市区", None
    )
    groups: Annotated[tuple[GroupRef, ...], Many] = field(
        "社群", "Which groups hold it.", "由哪些社群举办。", "[yuanqi-kitchen]", ()
    )
    series: SeriesRef | None = field("系列", "The series it belongs to.", "所属系列。", "neighbours-festival", None)
    slot: SeriesDate | None = field(
        "场次",
        "Which date of a repeating series this event stands for: the day that the series' rule gives.",
        "代表重复系列的哪一场：规则给出的日期。",
        "2026-02-25",
        None,
    )
    edition: str | None = field("届次", "Which edition of the series.", "第几届。", "3", None, pattern=r"^\d+$")
    partners: Annotated[tuple[PartnerRef, ...], Many] = field("伙伴", "Who takes part.", "参与方。", "[xingdong]", ())
    hosts: Annotated[tuple[Text, ...], Many] = field(
        "主办", "Who holds it, where no record says so.", "主办方（无记录时）。", "[中国城市更新论坛]", ()
    )
    needs: Annotated[tuple[NeedRef, ...], Many] = field(
        "需求", "Needs that were heard or answered.", "听取或回应的需求。", "[shopping]", ()
    )
    audience: Annotated[tuple[Text, ...], Many] = field("对象", "For whom it is.", "面向谁。", "[亲子家庭]", ())
    attendance: Amount | None = field("参与人次", "How many took part.", "参与人次。", "60 人次", None)
    signup: Signup | None = field("报名", "How to sign up.", "报名方式。", "https://example.org/sign-up", None)
    price: Text | None = field("费用", "What it costs.", "费用。", "免费", None)
    online: Flag = field("线上", "It takes place online.", "线上举行。", "yes", False)
    meeting: WebLink | None = field(
        "线上会议",
        "The public address of the online meeting, without a password.",
        "公开的线上会议地址，不含密码。",
        "{url: https://meeting.example.org/123, label: 腾讯会议}",
        None,
    )
    revision: Count = field(
        "修订号",
        "How often subscribers had to be told anew; raise it where Linli does not see the change by itself.",
        "已通知订阅者改动的次数；仅当系统未能自动识别改动时手动加一。",
        "2",
        0,
    )

    @property
    def apart(self) -> frozenset[str]:
        """The code for signing up."""
        return frozenset([self.signup.code] if self.signup and self.signup.code else [])

    @model_validator(mode="before")
    @classmethod
    def _end_on_the_same_day(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("end"), str) and isinstance(value.get("start"), str):
            day = re.fullmatch(r"(.+?)[T\s]*\d{1,2}[:：]\d{2}.*", value["start"])
            if day and re.fullmatch(r"\d{1,2}[:：]\d{2}", value["end"]):
                return value | {"end": f"{day[1]} {value['end']}"}
        return value

    def complaints(self) -> Iterator[Complaint]:
        """Yield what is wrong between this record's own fields."""
        yield from super().complaints()
        if self.end and not _is_after(self):
            yield ("end",), f"`end` ({self.end}) is not after `start` ({self.start}).", "Correct one of the two."
        if self.start in self.moved_from:
            yield (
                ("moved_from", self.moved_from.index(self.start)),
                f"`moved_from` ({self.start}) is when it starts.",
                "Name the time that was announced before.",
            )
        if self.signup and self.signup.deadline and self.signup.deadline.earliest > self.start.latest:
            yield (
                ("signup", "deadline"),
                f"`deadline` ({self.signup.deadline}) is after the event's `start` ({self.start}).",
                "Correct one of the two.",
            )
        if self.meeting and re.search(r"[?&#](?:\w*pwd|pass\w*|p)=", self.meeting.url, re.IGNORECASE):
            yield (
                ("meeting", "url"),
                "the address of the meeting holds its password, and all that stands here is published.",
                "Give the address without it, and tell the password to those who signed up.",
            )


def _is_after(event: Event) -> bool:
    end = event.end or event.start
    if event.start.precision == "time" and end.precision == "time":
        return end.earliest > event.start.earliest
    return end.latest >= event.start.earliest
