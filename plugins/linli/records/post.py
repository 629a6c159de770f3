"""A volunteer post (机会岗位)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from linli.records.choice import Choice
from linli.records.fields import Complaint, Count, Part, Record, field
from linli.records.figure import Amount
from linli.records.moment import Date
from linli.records.reference import EventRef, GroupRef, Many, SpaceRef
from linli.records.text import Text


class PostStatus(Choice):
    """Whether a post can be claimed."""

    OPEN = "open", "招募中"
    FILLED = "filled", "已满"
    CLOSED = "closed", "已结束"
    UNKNOWN = "unknown", "未知"


class Claim(Part):
    """Who took a slot. Never a private name without that person's consent."""

    shorthand = "who"

    who: Text = field("认领人", "Who took it, as they agreed to be called.", "认领人（按本人同意的称呼）。", "一名党员")
    slot: Count | None = field("名额序号", "Which slot it is, from 1.", "第几个名额，从 1 起。", "1", None)
    date: Date | None = field("日期", "When.", "何时。", "2022-06-18", None)


class Post(Record):
    """A post that volunteers can claim."""

    category: Text | None = field("类别", "What kind of post it is.", "岗位类别。", "助老", None)
    slots: Count | None = field("名额", "How many can take it.", "名额。", "5", None)
    claimed: Amount | None = field(
        "已认领", "How many were taken, where claims are not listed.", "已认领数（不逐一列出时）。", "3 人", None
    )
    claims: Annotated[tuple[Claim, ...], Many] = field(
        "认领", "Who took a slot.", "认领情况。", "- {who: 一名党员, slot: 1}", ()
    )
    status: PostStatus = field(
        "状态", "Open, filled, closed or unknown.", "招募中、已满、已结束或未知。", "open", PostStatus.UNKNOWN
    )
    time: Text | None = field("时间", "When the work is done.", "服务时间。", "每月一次", None)
    contact: Text | None = field("联系", "How to claim it.", "如何认领。", "社区服务台", None)
    event: EventRef | None = field(
        "发布活动", "Where it was published.", "在哪场活动上发布。", "2022-06-18-salon", None
    )
    groups: Annotated[tuple[GroupRef, ...], Many] = field(
        "社群", "Which groups it belongs to.", "所属社群。", "[volunteers]", ()
    )
    spaces: Annotated[tuple[SpaceRef, ...], Many] = field("空间", "Where the work is.", "服务空间。", "[juchang]", ())

    def complaints(self) -> Iterator[Complaint]:
        """Yield what is wrong between this record's own fields."""
        yield from super().complaints()
        taken: set[int] = set()
        for number, claim in enumerate(self.claims):
            if claim.slot is None:
                continue
            if claim.slot in taken:
                yield ("claims", number), f"slot {claim.slot} is claimed twice.", "Give each claim a slot of its own."
            taken.add(claim.slot)
            if self.slots is not None and not 1 <= claim.slot <= self.slots:
                yield (
                    ("claims", number),
                    f"there is no slot {claim.slot}: `slots` is {self.slots}.",
                    "Correct one of the two.",
                )
        if self.slots is not None and len(self.claims) > self.slots:
            yield (
                ("claims",),
                f"{len(self.claims)} claims for {self.slots} slots.",
                "Correct `slots`, or remove a claim.",
            )
        if self.slots is not None and self.claimed and self.claimed.interval[0] > self.slots:
            yield (
                ("claimed",),
                f"`claimed` ({self.claimed}) is more than `slots` ({self.slots}).",
                "Correct one of the two.",
            )
