"""Calendar files are what calendar programs expect, byte by byte, whatever stands in an event."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar as Parsed
from icalendar import Parameters, vUri
from tests.fixtures.calendar_readers import (
    IcalJs,
    Seen,
    expand_with_recurring_ical_events,
    read_with_icalendar,
    read_with_vobject,
    with_unknown_zones,
)

from linli.artefacts.calendars import render_calendar
from linli.views.calendar_entries import CalendarEntry, Meeting
from linli.views.calendars import Calendar

ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
# Where the machines of those who read, or build, may stand.
MACHINES = ["Asia/Shanghai", "UTC", "America/New_York", "Asia/Kathmandu"]

DINNER = CalendarEntry(
    uid="dinner@linli.example",
    sequence=0,
    revised=datetime(2026, 5, 1, tzinfo=UTC),
    title="邻里晚餐",
    description="",
    start=datetime(2026, 6, 18, 14, 0),
    end=datetime(2026, 6, 18, 16, 0),
    time_zone="Asia/Shanghai",
    status="CONFIRMED",
)


def single(entry: CalendarEntry) -> Calendar:
    return Calendar(entry.uid, "", "", "zh-CN", entry.time_zone, "", "", (entry,))


def feed(*entries: CalendarEntry, source: str = "https://linli.example/feeds/all.ics") -> Calendar:
    page = "https://linli.example/" if source else ""
    return Calendar(
        "feed/all@linli.example", "邻里 · 活动", "全部活动", "zh-CN", "Asia/Shanghai", source, page, entries
    )


def lines_of(calendar: Calendar) -> list[str]:
    """Return a calendar's lines, unfolded."""
    return render_calendar(calendar).decode().replace("\r\n ", "").split("\r\n")


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60) | st.text(
    "\\;,:：；，\n\t\r\x00\x0b\x07\"' 邻里节🎉🏮a", max_size=120
)


@st.composite
def entries(draw, zones=ZONES):
    zone = draw(st.sampled_from(zones))
    start = draw(st.datetimes(datetime(1975, 1, 1), datetime(2045, 12, 31))).replace(second=0, microsecond=0, fold=0)
    length = draw(st.none() | st.timedeltas(timedelta(minutes=1), timedelta(days=20)))
    end = (start + length).replace(second=0, microsecond=0, fold=0) if length is not None else None
    # What the clocks show twice, or never, has no one meaning.
    assume(all(is_plain(moment, zone) for moment in (start, end) if moment))
    if draw(st.booleans()):
        start, end = start.date(), end.date() if end else None
    return CalendarEntry(
        uid=f"{draw(st.from_regex(r'[a-z0-9]{1,12}', fullmatch=True))}@linli.example",
        sequence=draw(st.integers(0, 9)),
        revised=draw(st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1))).replace(microsecond=0, tzinfo=UTC),
        title=draw(texts),
        description=draw(texts),
        start=start,
        end=end,
        time_zone=zone,
        status=draw(st.sampled_from(["CONFIRMED", "TENTATIVE", "CANCELLED"])),
        location=draw(texts),
        categories=tuple(draw(st.lists(st.text("亲子,;学习 a", min_size=1).map(str.strip).filter(bool), max_size=3))),
    )


def is_plain(moment: datetime, zone: str) -> bool:
    """Tell whether the clocks of a zone show this once."""
    early, late = (moment.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    return early.utcoffset() == late.utcoffset()


def feeds_of_entries(zones=ZONES):
    return st.lists(entries(zones), min_size=1, max_size=6, unique_by=lambda entry: entry.uid).map(lambda es: feed(*es))


def meant(entry: CalendarEntry) -> Seen:
    """Return what every program should see."""
    zone = ZoneInfo(entry.time_zone)
    start, end = (
        moment.replace(tzinfo=zone).astimezone(UTC) if isinstance(moment, datetime) else moment
        for moment in (entry.start, entry.end)
    )
    if not isinstance(entry.start, datetime):
        end = (entry.end or entry.start) + timedelta(days=1)
    assert start is not None
    return Seen(
        uid=entry.uid,
        start=start,
        end=end,
        status=entry.status,
        sequence=entry.sequence,
        title=as_text(entry.title),
        description=as_text(entry.description),
        location=as_text(entry.location),
        categories=entry.categories,
    )


def as_text(text: str) -> str:
    """Return what RFC 5545 can say of a text: no control characters but tabs and line ends."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)


@pytest.fixture(scope="module")
def ical_js():
    readers = {zone: IcalJs(zone) for zone in MACHINES}
    yield readers
    for reader in readers.values():
        reader.close()


@pytest.fixture(params=MACHINES)
def machine(request, monkeypatch):
    """Let this process stand somewhere else."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


# 3.1 of the research: bytes


@settings(max_examples=50, deadline=None)
@given(feeds_of_entries())
def test_t1_lines_are_short_end_as_they_must_and_break_between_characters(calendar):
    check_lines(render_calendar(calendar))


@pytest.mark.parametrize("length", range(40, 80))
def test_t1_a_line_breaks_on_either_side_of_what_is_escaped(length):
    check_lines(render_calendar(feed(replace(DINNER, description=f"{'0' * length}\\\\\\𐀀;\\"))))


def check_lines(content):
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    for broken in re.findall(rb"(\\+)\r\n ", content):
        assert len(broken) % 2 == 0, "a fold stands between a backslash and what it escapes"


def test_t2_only_what_must_be_escaped_is(machine):
    text = "原\\聚场; 一, 二：三；四，五: 六\n七"

    (summary,) = (line for line in lines_of(single(replace(DINNER, title=text))) if line.startswith("SUMMARY"))

    assert summary == "SUMMARY:原\\\\聚场\\; 一\\, 二：三；四，五: 六\\n七"


@settings(max_examples=50, deadline=None)
@given(feeds_of_entries())
def test_t3_control_characters_never_reach_a_file(calendar):
    content = render_calendar(calendar).decode()

    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", content)


def test_t4_files_are_utf_8_without_a_mark():
    content = render_calendar(feed(DINNER))

    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert "SUMMARY:邻里晚餐\r\n".encode() in content


def test_t5_a_feed_says_once_what_it_is():
    lines = lines_of(feed(DINNER))

    for line in ("PRODID:-//Linli//Linli//ZH", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"):
        assert [other for other in lines if other.partition(":")[0] == line.partition(":")[0]] == [line]


def test_t6_a_feed_has_a_uid_that_does_not_change():
    assert "UID:feed/all@linli.example" in lines_of(feed())
    assert render_calendar(feed(DINNER)) == render_calendar(feed(DINNER))


def test_t7_refreshing_and_source_state_their_type():
    lines = lines_of(feed())

    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines
    assert "X-PUBLISHED-TTL:PT12H" in lines
    assert "SOURCE;VALUE=URI:https://linli.example/feeds/all.ics" in lines
    assert not any(line.startswith(("SOURCE", "URL")) for line in lines_of(feed(source="")))


def test_t8_a_feed_has_a_name_and_a_single_event_has_none():
    lines = lines_of(feed(DINNER))

    assert {"NAME:邻里 · 活动", "X-WR-CALNAME:邻里 · 活动", "X-WR-CALDESC:全部活动"} < set(lines)
    assert "X-WR-TIMEZONE:Asia/Shanghai" in lines
    alone = lines_of(single(DINNER))
    assert not any(re.match("X-WR|NAME|METHOD|RRULE", line) for line in alone)
    assert alone.count("BEGIN:VEVENT") == 1


def test_t9_a_picture_is_told_so_that_programs_know_what_to_do_with_it():
    lines = lines_of(single(replace(DINNER, image="https://linli.example/media/card.jpg")))

    image = "IMAGE;DISPLAY=BADGE,THUMBNAIL;FMTTYPE=image/jpeg;VALUE=URI:https://linli.example/media/card.jpg"
    assert image in lines


def test_t10_a_meeting_can_be_joined():
    lines = lines_of(single(replace(DINNER, meeting=Meeting("https://meeting.example.org/1", '腾讯"会议", 主会场'))))

    label = 'LABEL="腾讯”会议”, 主会场"'
    assert f"CONFERENCE;FEATURE=AUDIO,VIDEO;{label};VALUE=URI:https://meeting.example.org/1" in lines


def test_t11_categories_are_separate_and_a_point_is_latitude_first():
    lines = lines_of(single(replace(DINNER, categories=("亲子,手工", "学习"), point=(30.692137, 103.83))))

    assert "CATEGORIES:亲子\\,手工,学习" in lines
    assert "GEO:30.692137;103.83" in lines


def test_t12_t13_an_entry_is_as_old_as_its_last_revision():
    lines = lines_of(single(replace(DINNER, sequence=2, revised=datetime(2026, 5, 1, 8, 30, 1, tzinfo=UTC))))

    assert {"DTSTAMP:20260501T083001Z", "LAST-MODIFIED:20260501T083001Z", "SEQUENCE:2"} < set(lines)


@settings(max_examples=50, deadline=None)
@given(feeds_of_entries())
def test_t14_nobody_is_invited_and_nothing_rings(calendar):
    assert not any(re.match("ATTENDEE|ORGANIZER|BEGIN:VALARM", line) for line in lines_of(calendar))


def test_t15_an_empty_feed_is_a_calendar():
    content = render_calendar(feed())

    assert read_with_icalendar(content) == []
    assert Parsed.from_ical(content)["X-WR-CALNAME"] == "邻里 · 活动"


# 3.1 T16, 3.2: what programs read


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(calendar=feeds_of_entries())
def test_t16_t27_four_readers_see_every_entry_as_it_is_meant_wherever_they_stand(calendar, ical_js):
    content = render_calendar(calendar)
    wanted = sorted((meant(entry) for entry in calendar.entries), key=lambda seen: seen.uid)

    for reader in (read_with_icalendar, read_with_vobject, *ical_js.values()):
        assert [normal(seen) for seen in in_order(reader(content))] == [normal(seen) for seen in wanted], reader


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(calendar=feeds_of_entries())
def test_t16_the_oracle_finds_every_occurrence_once_and_no_other(calendar):
    found = expand_with_recurring_ical_events(render_calendar(calendar))

    occurrences = sorted((seen.uid, seen.start, seen.end, seen.status) for seen in found)
    # Where no end is told, the oracle takes the start.
    wanted = ((seen.uid, seen.start, seen.end or seen.start, seen.status) for seen in map(meant, calendar.entries))
    assert occurrences == sorted(wanted)


@pytest.mark.slow
@given(calendar=st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.uid).map(lambda e: feed(*e)))
@settings(max_examples=40, deadline=None)
def test_t25_t26_a_program_that_knows_no_time_zone_learns_all_it_needs_from_the_file(calendar, ical_js):
    content = with_unknown_zones(render_calendar(calendar))
    wanted = {entry.uid: (meant(entry).start, meant(entry).end) for entry in calendar.entries}

    for reader in (read_with_icalendar, read_with_vobject, ical_js["America/New_York"]):
        assert {seen.uid: (seen.start, seen.end) for seen in reader(content)} == wanted, reader


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(entry=st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})).flatmap(lambda z: entries([z])))
def test_every_time_zone_on_earth_can_be_learnt_from_a_file(entry):
    (seen,) = read_with_icalendar(with_unknown_zones(render_calendar(single(entry))))

    assert (seen.start, seen.end) == (meant(entry).start, meant(entry).end)


def in_order(seen: list[Seen]) -> list[Seen]:
    return sorted(seen, key=lambda one: one.uid)


def normal(seen: Seen) -> Seen:
    """Return what was seen without what readers are free to trim: white space at the ends of a text."""
    return replace(seen, **{name: getattr(seen, name).strip() for name in ("title", "description", "location")})


@pytest.mark.parametrize(
    ("first", "last", "end"),
    [(date(2026, 10, 1), date(2026, 10, 3), "20261004"), (date(2026, 10, 1), None, "20261002")],
)
def test_t20_the_last_whole_day_is_part_of_the_event(first, last, end):
    lines = lines_of(single(replace(DINNER, start=first, end=last)))

    assert "DTSTART;VALUE=DATE:20261001" in lines
    assert f"DTEND;VALUE=DATE:{end}" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_t22_midnight_is_a_time():
    lines = lines_of(single(replace(DINNER, start=datetime(2026, 6, 18), end=datetime(2026, 6, 19))))

    assert {"DTSTART;TZID=Asia/Shanghai:20260618T000000", "DTEND;TZID=Asia/Shanghai:20260619T000000"} < set(lines)


def test_t24_an_end_that_nobody_told_is_not_invented():
    assert not any(re.match("DTEND|DURATION", line) for line in lines_of(single(replace(DINNER, end=None))))


def test_t25_local_times_name_their_zone_and_the_file_explains_it_once():
    lines = lines_of(feed(DINNER, replace(DINNER, uid="other@linli.example")))

    assert "DTSTART;TZID=Asia/Shanghai:20260618T140000" in lines
    assert lines.count("TZID:Asia/Shanghai") == lines.count("BEGIN:VTIMEZONE") == 1


@settings(max_examples=50, deadline=None)
@given(feeds_of_entries())
def test_t25_a_time_names_its_zone_or_is_utc_and_never_both(calendar):
    lines = lines_of(calendar)

    for line in lines:
        if match := re.match(r"DT(?:START|END)(;TZID=[^:]+)?:\d{8}T\d{6}(Z?)$", line):
            is_in_a_zone = "BEGIN:VEVENT" in lines[: lines.index(line)]
            assert not is_in_a_zone or bool(match[1]) != bool(match[2]), line


def test_t26_an_evening_of_1988_is_not_an_hour_off(ical_js):
    content = render_calendar(single(replace(DINNER, start=datetime(1988, 6, 18, 19), end=None)))

    for reader in (read_with_icalendar, read_with_vobject, *ical_js.values()):
        for told in (content, with_unknown_zones(content)):
            assert reader(told)[0].start == datetime(1988, 6, 18, 10, tzinfo=UTC), reader


def test_a_morning_just_after_the_clocks_were_changed_is_right(ical_js):
    content = render_calendar(single(replace(DINNER, start=datetime(2026, 3, 29, 3, 10), time_zone="Europe/Berlin")))

    for reader in (read_with_icalendar, read_with_vobject, *ical_js.values()):
        assert reader(with_unknown_zones(content))[0].start == datetime(2026, 3, 29, 1, 10, tzinfo=UTC), reader


def test_t27_it_does_not_matter_where_the_machine_that_builds_stands(machine):
    content = render_calendar(feed(DINNER, replace(DINNER, uid="b@linli.example", time_zone="Europe/Berlin")))

    assert b"DTSTART;TZID=Asia/Shanghai:20260618T140000\r\n" in content
    assert b"DTSTART;TZID=Europe/Berlin:20260618T140000\r\n" in content
    assert b"DTSTAMP:20260501T000000Z\r\n" in content


def written_by_the_library(entry: CalendarEntry) -> bytes:
    """Return an entry as the `icalendar` library writes it."""
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.revised)
    event.add("last-modified", entry.revised)
    event.add("sequence", entry.sequence)
    event.add("summary", clean(entry.title))
    add_moment(event, "dtstart", entry.start, entry.time_zone)
    end = entry.end if isinstance(entry.start, datetime) else (entry.end or entry.start) + timedelta(days=1)
    if end is not None:
        add_moment(event, "dtend", end, entry.time_zone)
    event.add("status", entry.status)
    event.add("transp", "TRANSPARENT" if entry.transparent else "OPAQUE")
    for name, value in (("description", entry.description), ("location", entry.location)):
        if value:
            event.add(name, clean(value))
    if entry.point:
        event.add("geo", entry.point)
    if entry.url:
        event.add("url", vUri(entry.url))
    if entry.categories:
        event.add("categories", [clean(category) for category in entry.categories])
    if entry.series:
        event.add("related-to", entry.series, parameters={"RELTYPE": "PARENT"})
    add_attachments(event, entry)
    return bytes(event.to_ical())


def add_attachments(event: icalendar.Event, entry: CalendarEntry) -> None:
    if entry.image:
        shown = {"VALUE": "URI", "DISPLAY": ["BADGE", "THUMBNAIL"], "FMTTYPE": "image/jpeg"}
        event.add("image", vUri(entry.image), parameters=Parameters(shown))
    if entry.meeting:
        label = {"LABEL": clean(entry.meeting.label).replace('"', "”")} if entry.meeting.label else {}
        qualities = {"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"], **label}
        event.add("conference", vUri(entry.meeting.url), parameters=Parameters(qualities))


def add_moment(component: icalendar.Component, name: str, moment: date | datetime, time_zone: str) -> None:
    if isinstance(moment, datetime):
        component.add(name, moment, parameters={"TZID": time_zone})
    else:
        component.add(name, moment)


def clean(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)


# No -0.0, which is as good as 0.0 to the memory of entries.
degrees = st.floats(-90, 90).map(lambda x: round(x, 6) + 0.0)
attached = st.fixed_dictionaries(
    {
        "point": st.none() | st.tuples(degrees, degrees),
        "url": st.sampled_from(["", f"https://linli.example/{'event/' * 20}?a,b;c"]),
        "image": st.sampled_from(["", "https://linli.example/media/a.jpg"]),
        "meeting": st.none() | st.builds(Meeting, st.just("https://meeting.example.org/1"), texts),
        "series": st.sampled_from(["", "series@linli.example"]),
        "transparent": st.booleans(),
    }
)


@given(entries(), attached)
@settings(deadline=None)
def test_an_entry_is_written_as_the_library_would(entry, more):
    entry = replace(entry, **more)

    assert written_by_the_library(entry) in render_calendar(single(entry))
