"""A series: a yearly festival, a weekly night, a programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Annotated

from pydantic import BeforeValidator

from linli.records.choice import Choice
from linli.records.event import Signup
from linli.records.fields import Complaint, Count, Part, Record, field
from linli.records.moment import Date
from linli.records.reference import GroupRef, Many, PartnerRef, SpaceRef, ZoneRef
from linli.records.repeat import Length, Repetition, SeriesDate, days_as_map
from linli.records.text import Text


class SeriesStatus(Choice):
    """Whether a series goes on."""

    ONGOING = "ongoing", "持续举办"
    PLANNED = "planned", "计划中"
    ENDED = "ended", "已结束"


class OnHoliday(Choice):
    """What happens to a date on a public holiday."""

    KEEP = "keep", "照常"
    SKIP = "skip", "停开"
    MOVE = "move", "顺延"


class OnMakeupWorkday(Choice):
    """What happens to a date on a weekend day that is worked in exchange for a holiday."""

    KEEP = "keep", "照常"
    SKIP = "skip", "停开"


class LeapMonth(Choice):
    """Which one is meant in a year that has a month of the Chinese calendar twice."""

    FIRST = "first", "前一个月"
    BOTH = "both", "两个月"
    LEAP = "leap", "闰月"


class Absence(Part):
    """A date on which nothing takes place."""

    shorthand = "reason"

    reason: Text | None = field("原因", "Why.", "原因。", "暴雨", None)


class Cancellation(Absence):
    """An announced date that does not take place."""


class Move(Part):
    """Another day or another time for one date."""

    shorthand = "to"

    to: Date = field(
        "改到",
        "The new day, with its time if that changes too.",
        "新的日期；钟点也变时写上钟点。",
        "2026-02-26 19:30",
    )
    reason: Text | None = field("原因", "Why.", "原因。", "舞台检修", None)


class Series(Record):
    """Events that belong together and come back."""

    rhythm: Text | None = field("频率", "How often it comes back.", "多久一次。", "每年一次", None)
    status: SeriesStatus = field(
        "状态", "Ongoing, planned or ended.", "持续举办、计划中或已结束。", "ongoing", SeriesStatus.ONGOING
    )
    since: Date | None = field("始于", "When it began.", "始于何时。", "2019", None)
    repeat: Annotated[tuple[Repetition, ...], Many] = field(
        "重复",
        "When it comes back: one rule, or several, each with its hours.",
        "何时再来：一条或多条规则，各带钟点。",
        "每周三 19:00-21:00",
        (),
    )
    starts: Date | None = field(
        "首日",
        "The first day from which the rules hold; every other week is counted from its week.",
        "规则从哪一天起；隔周从这一周数起。",
        "2026-02-25",
        None,
    )
    until: Date | None = field(
        "截止", "The last day on which they hold.", "规则到哪一天为止（含）。", "2026-12-31", None
    )
    count: Count | None = field(
        "次数", "How many dates the rules give in all, if not `until` a day.", "共多少次；与截止二选一。", "12", None
    )
    length: Length | None = field(
        "时长",
        "How long it takes, where a rule does not say when it ends.",
        "多长时间；规则未写结束时用。",
        "2 小时",
        None,
    )
    # Days as editors name them, each with what there is to say of it; a list of days says nothing more.
    exceptions: Annotated[dict[SeriesDate, Absence], BeforeValidator(days_as_map)] = field(
        "例外",
        "Dates of the rules that never were to be, as a list or with the reason.",
        "规则中本来就不办的日期，可写原因。",
        "[2026-02-18]",
        {},
        alias="except",
    )
    moved: dict[SeriesDate, Move] = field(
        "改期",
        "Dates of the rules that take place at another time: the old day, then the new one.",
        "改到别的时间的场次：原日期在前，新日期在后。",
        "{2026-02-25: 2026-02-26 19:30}",
        {},
    )
    cancelled: Annotated[dict[SeriesDate, Cancellation], BeforeValidator(days_as_map)] = field(
        "停办",
        "Announced dates that do not take place; they stay to be seen, with the reason.",
        "已公布又取消的场次；仍会列出并注明原因。",
        "{2026-03-04: 暴雨}",
        {},
    )
    extra: Annotated[tuple[Date, ...], Many] = field(
        "加场", "Further dates beside the rules.", "规则之外另加的场次。", "[2026-03-07 14:00]", ()
    )
    on_holiday: OnHoliday = field(
        "遇节假日",
        "On a public holiday it takes place, is skipped, or moves to the next working day.",
        "遇法定节假日：照常、停开，或顺延到下一个工作日。",
        "skip",
        OnHoliday.KEEP,
    )
    on_makeup_workday: OnMakeupWorkday = field(
        "遇调休上班",
        "On a weekend day that is worked in exchange for a holiday it takes place, or is skipped.",
        "遇调休上班的周末：照常或停开。",
        "skip",
        OnMakeupWorkday.KEEP,
    )
    leap_month: LeapMonth = field(
        "逢闰月",
        "In a year that has the month twice, a lunar date is in the first one, in both, or in the leap month.",
        "某年有闰月时，农历日期取前一个月、两个月，或闰月。",
        "first",
        LeapMonth.FIRST,
    )
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
    partners: Annotated[tuple[PartnerRef, ...], Many] = field("伙伴", "Who takes part.", "参与方。", "[xingdong]", ())
    audience: Annotated[tuple[Text, ...], Many] = field("对象", "For whom it is.", "面向谁。", "[亲子家庭]", ())
    signup: Signup | None = field("报名", "How to sign up.", "报名方式。", "https://example.org/sign-up", None)
    price: Text | None = field("费用", "What it costs.", "费用。", "免费", None)
    revision: Count = field(
        "修订号",
        "How often subscribers had to be told anew of every date; raise it where Linli sees no change by itself.",
        "已通知订阅者改动（全部场次）的次数；仅当系统未能自动识别改动时手动加一。",
        "2",
        0,
    )

    @property
    def apart(self) -> frozenset[str]:
        """The code for signing up."""
        return frozenset([self.signup.code] if self.signup and self.signup.code else [])

    @property
    def first_day(self) -> date | None:
        """The day from which the rules hold: `starts`, or `since` where that is as precise."""
        first = self.starts or self.since
        return first.day if first and first.precision in ("day", "time") else None

    @property
    def default_time(self) -> time | None:
        """When a rule without hours starts; None for whole days."""
        return self.starts.earliest.time() if self.starts and self.starts.precision == "time" else None

    def complaints(self) -> Iterator[Complaint]:
        """Yield what is wrong between this record's own fields."""
        yield from super().complaints()
        first = self.first_day
        if first and first.year < _EARLIEST_YEAR:
            yield ("starts",), f"`starts` ({first}) is before {_EARLIEST_YEAR}.", "Correct the year."
        elif first and self.until and self.until.latest_day < first:
            yield ("until",), f"`until` ({self.until}) is before `starts` ({first}).", "Correct one of the two."
        if self.until and self.count is not None:
            yield ("count",), "`until` and `count` both say when it ends.", "Keep one of the two."
        if self.count == 0:
            yield ("count",), "`count` is 0, so that it never takes place.", "Correct it, or remove `repeat`."
        if self.repeat and self.status is SeriesStatus.ENDED and not self.until and self.count is None:
            yield (
                ("status",),
                "the series has ended, but its rules go on for ever.",
                "Add `until` (截止): its last day.",
            )
        if self.repeat and self.length:
            yield from self._complaints_of_length()
        for number, moment in enumerate(self.extra):
            if moment.precision not in ("day", "time") or moment.day.year > _LATEST_YEAR:
                yield ("extra", number), f"`extra` ({moment}) is not a day.", "Write it like `2026-03-07 14:00`."
        for day, move in self.moved.items():
            if move.to.precision not in ("day", "time") or move.to.day.year > _LATEST_YEAR:
                yield ("moved", day.written), f"`moved` leads to {move.to}, which is not a day.", "Name the new day."

    def _complaints_of_length(self) -> Iterator[Complaint]:
        assert self.length is not None
        if all(rule.ends for rule in self.repeat):
            yield ("length",), "`length` means nothing: every rule says when it ends.", "Remove one of the two."
        elif self.length.seconds and self.default_time is None and any(rule.starts is None for rule in self.repeat):
            yield ("length",), "`length` is in hours, but a rule has no time.", "Add it: `每周三 19:00`."


_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2200
