"""Example views of calendars, in the language that `say` speaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from linli.views.calendar_parts import (
    Agenda,
    Choice,
    Day,
    DayNote,
    Entry,
    Facet,
    Happenings,
    Ledger,
    LeftOut,
    Tile,
    Ways,
    Week,
)
from linli.views.frame import Frame
from linli.views.pages import ArchivePage, EventsPage, MonthPage, TopicPage, YearPage
from linli.views.parts import Badge, Link, Phrase, TimeText

Say = Callable[[str, str], str]
ZONE = "Asia/Shanghai"


def example_entry(say: Say) -> Entry:
    """Return an entry with everything that entries can have."""
    return Entry(
        url="../../event/tea/",
        title=Phrase(say("周三茶座", "Wednesday tea")),
        start=TimeText("14:00", "2026-06-03T14:00+08:00"),
        end=TimeText("–16:00", "2026-06-03T16:00+08:00"),
        until="2026-06-03T16:00+08:00",
        places=(Phrase(say("小院", "The yard")),),
        topics=(Phrase(say("亲子", "Family")),),
        series=Phrase(say("四季小院", "Seasons in the yard")),
        edition=say("第2届", "No. 2"),
        facets=(("space", "wutong.yard"), ("topic", "family")),
    )


def cancelled_entry(say: Say) -> Entry:
    """Return an entry that does not take place, in another language than the page's."""
    foreign = Phrase("Rooftop talk", "en") if say("zh", "en") == "zh" else Phrase("屋顶讲座", "zh-CN")
    return replace(
        example_entry(say),
        title=foreign,
        badge=Badge(say("已取消", "Cancelled"), "warn"),
        reason=Phrase(say("暴雨", "Heavy rain")),
        is_off=True,
        series=None,
        edition="",
    )


def example_day(say: Say, number: int = 3, **more: object) -> Day:
    """Return a day with one thing on it."""
    day = Day(
        id=f"d{number}",
        date=TimeText(say(f"6月{number}日星期三", f"Wednesday {number} June"), f"2026-06-{number:02d}"),
        number=str(number),
        before=say("6月", "Wednesday "),
        after=say("日 星期三", " June"),
        note=DayNote(say("十八", ""), say("农历四月十八，法定假日休息", "Public holiday, day off"), say("休", "Off")),
        is_today=False,
        entries=(example_entry(say),),
    )
    return replace(day, **more)  # type: ignore[arg-type]


def _left_out(say: Say) -> LeftOut:
    return LeftOut(Phrase(say("象棋之夜", "Chess night")), say("停开一次", "not held"))


def example_ledger(say: Say, id: str = "m06") -> Ledger:
    """Return a list with one entry of each sort."""
    regular = replace(
        example_entry(say), start=TimeText("6.3 – 6.24", "2026-06-03"), end=None, note="4", is_event=False, url=""
    )
    return Ledger(
        id,
        say("六月", "June"),
        (example_entry(say), cancelled_entry(say), regular),
        say("3场", "3 events"),
        Link("./06/", Phrase(say("6月月历", "Calendar of June"))),
    )


def example_agenda(say: Say) -> Agenda:
    """Return an agenda with everything that agendas can have."""
    return Agenda(
        id="upcoming",
        title=say("今起60天", "The next 60 days"),
        as_of=say("截至2026年6月1日", "As of 1 June 2026"),
        zone_note=say("", "Times are in China Standard Time."),
        empty="",
        running=example_ledger(say, "running"),
        days=(
            example_day(say, is_today=True),
            example_day(say, 5, id="d5", skips=(_left_out(say),)),
        ),
        undated=example_ledger(say, "undated"),
        more=Link("../events/", Phrase(say("全部活动", "All events"))),
    )


def example_happenings(say: Say, years: int = 2) -> Happenings:
    """Return what takes place somewhere."""
    return Happenings(
        coming=example_ledger(say, "coming"),
        undated=example_ledger(say, "happenings-undated"),
        past=tuple(example_ledger(say, f"y{2026 - number}") for number in range(years)),
        skips=(_left_out(say),),
        as_of=say("截至2026年6月1日", "As of 1 June 2026"),
        zone_note="",
        empty="",
    )


def example_facets(say: Say) -> tuple[Facet, ...]:
    """Return two facets to choose by."""
    choices = (Choice("family", Phrase(say("亲子", "Family"))), Choice("garden", Phrase("园艺", say("", "zh-CN"))))
    return (Facet("topic", say("主题", "Topic"), choices), Facet("audience", say("面向", "For"), choices))


def example_tiles(say: Say) -> tuple[Tile, ...]:
    """Return months: one with something in it, one without, one that has no page."""
    return tuple(
        Tile(Link(url, Phrase(f"2026-{number}"), number == 6), str(number), "2026", count)
        for number, url, count in ((6, "06/", say("3场", "3 events")), (7, "07/", ""), (12, "", ""))
    )


def example_ways(say: Say) -> tuple[Ways, ...]:
    """Return the ways to the calendars of single spaces."""
    links = ((Link("../spaces/yard/", Phrase(say("小院", "The yard"))), say("3场", "3 events")),)
    return (Ways("by-spaces", say("空间", "Spaces"), links),)


def events_page(frame: Frame, say: Say, *, bare: bool = False) -> EventsPage:
    """Return the first page of a calendar, full or with nothing in it."""
    agenda = example_agenda(say)
    if bare:
        agenda = replace(agenda, days=(), running=None, undated=None, empty=say("暂无。", "Nothing yet."), more=None)
    return EventsPage(
        frame,
        say("活动", "Events"),
        "",
        facets=() if bare else example_facets(say),
        time_zone=ZONE,
        agenda=agenda,
        months=() if bare else example_tiles(say),
        years=() if bare else example_tiles(say),
        archive=Link("past/", Phrase(say("往期活动", "Archive"))),
        ways=() if bare else example_ways(say),
        recaps=None,
    )


def month_page(frame: Frame, say: Say, *, bare: bool = False) -> MonthPage:
    """Return a month with a crowded day, or one with nothing in it."""
    crowd = (
        example_entry(say),
        cancelled_entry(say),
        example_entry(say),
        example_entry(say),
        replace(example_entry(say), is_continued=True, end=None),
    )
    busy = example_day(say, 1, id="d1", entries=crowd, more=say("还有2项", "2 more"), is_today=True)
    quiet = tuple(example_day(say, number, id=f"d{number}", entries=(), note=None) for number in range(2, 7))
    return MonthPage(
        frame,
        say("2026年6月", "June 2026"),
        say("梧桐里2026年6月的活动。", "Events of June 2026."),
        facets=example_facets(say),
        time_zone=ZONE,
        zone_note="",
        as_of=say("截至2026年6月1日", "As of 1 June 2026"),
        previous=Link("../05/", Phrase(say("2026年5月", "May 2026"))),
        next=None,
        year=Link("../", Phrase("2026")),
        weekdays=tuple(say(f"星期{day}", day) for day in "一二三四五六日"),
        weeks=(
            Week("w23", (None, *(quiet if bare else (busy, *quiet[:-1])), example_day(say, 9, id="d9", entries=()))),
        ),
        undated=None if bare else example_ledger(say, "undated"),
        holiday_note=say("放假安排尚未公布。", "Holidays are not announced yet."),
        empty=say("本月无活动。", "Nothing takes place in this month.") if bare else "",
        nearest=(Link("../05/", Phrase(say("2026年5月", "May 2026"))),) if bare else (),
    )


def year_page(frame: Frame, say: Say) -> YearPage:
    """Return a year."""
    return YearPage(
        frame,
        say("2026年", "2026"),
        "",
        facets=example_facets(say),
        time_zone=ZONE,
        zone_note="",
        as_of=say("截至2026年6月1日", "As of 1 June 2026"),
        previous=Link("../2025/", Phrase("2025")),
        next=Link("../2027/", Phrase("2027")),
        months=example_tiles(say),
        editions=example_ledger(say, "editions"),
        ledgers=(example_ledger(say),),
        undated=example_ledger(say, "undated"),
    )


def archive_page(frame: Frame, say: Say, *, bare: bool = False) -> ArchivePage:
    """Return the way into the archive."""
    return ArchivePage(
        frame,
        say("往期活动", "Archive"),
        "",
        years=() if bare else example_tiles(say),
        ways=() if bare else example_ways(say),
        this_time=None if bare else example_ledger(say, "this-time"),
        recaps=None,
    )


def topic_page(frame: Frame, say: Say) -> TopicPage:
    """Return a topic with a single year behind it."""
    return TopicPage(frame, Phrase(say("亲子", "Family")), "", ZONE, example_happenings(say, years=1))
