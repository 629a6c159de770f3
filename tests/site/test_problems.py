"""What an editor reads after one mistake in a good site: one line that says where, what, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.fixtures.projects import MOMENT, files_in, make_project

from linli.build import load_site, set_up_press
from linli.cli import main
from linli.problems import Report
from linli.settings import read_settings
from linli.views.jobs import plan_all
from linli.views.plan import page_jobs

Edit = Callable[[Path], None]


def change(path: str, old: str, new: str) -> Edit:
    """Replace what stands in a file exactly once."""

    def edit(content: Path) -> None:
        text = (content / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} must be in {path} once"
        (content / path).write_text(text.replace(old, new), "utf-8")

    return edit


def write(path: str, text: str | bytes) -> Edit:
    """Put a file there, with the folders above it."""

    def edit(content: Path) -> None:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(text if isinstance(text, bytes) else text.encode())

    return edit


def move(old: str, new: str) -> Edit:
    def edit(content: Path) -> None:
        (content / new).parent.mkdir(parents=True, exist_ok=True)
        (content / old).rename(content / new)

    return edit


def remove(path: str) -> Edit:
    return lambda content: (content / path).unlink()


def both(*edits: Edit) -> Edit:
    def edit(content: Path) -> None:
        for one in edits:
            one(content)

    return edit


COMMUNITY = "community.md"
YARD = "spaces/yard/index.md"
YARD_EN = "spaces/yard/index.en.md"
GARDENERS = "groups/gardeners.md"
OPEN_DAY = "events/2026/open-day.md"
DINNER = "events/2026/dinner/index.md"
DINNER_EN = "events/2026/dinner/index.en.md"
GREEN_STREET = "honours/green-street/index.md"
WATERING = "posts/watering.md"
SHADE = "needs/shade.md"
OFFICE = "partners/street-office.md"
DAILY = "press/daily.md"
FIRST_TREE = "stories/first-tree.md"
CASE = "cases/green-street.md"

# Another community beside the first one.
PAGODA = write("pagoda/community.md", "---\ntitle: 塔下\n---\n")

PIXEL = b"GIF89a"

# Nine names, each nine times the one before: a hundred million values from a few lines.
BOMB = "\n".join(["a0: &a0 [x, x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))])

# A mistake: where an editor reads of it, what is wrong, and the way out.
MISTAKES: dict[str, tuple[Edit, str, str, str]] = {
    # Front matter as YAML
    "a key twice": (
        change(GARDENERS, "founded: 2020", "founded: 2020\nfounded: 2021"),
        "content/groups/gardeners.md:4",
        "`founded` is given twice (first in line 3).",
        "Keep one of the two.",
    ),
    "a key without a value": (
        change(GARDENERS, "founded: 2020", "founded:"),
        "content/groups/gardeners.md:3",
        "`founded` has no value.",
        "Give it one, or remove the line.",
    ),
    "a null": (
        change(GARDENERS, "founded: 2020", "founded: ~"),
        "content/groups/gardeners.md:3",
        "`founded` has no value.",
        "Give it one, or remove the line.",
    ),
    "an empty item in a list": (
        change(YARD, "uses: [种菜, 议事]", "uses:\n  - 种菜\n  -"),
        "content/spaces/yard/index.md:10",
        "this list has an empty item.",
        "Give it a value, or remove the dash.",
    ),
    "a bracket left open": (
        change(GARDENERS, "spaces: [yard]", "spaces: [yard"),
        "content/groups/gardeners.md:5",
        "this is not valid YAML: did not find expected ',' or ']'.",
        "Indent with spaces, and put quotes around a value that contains `: ` or starts with a special character.",
    ),
    "a colon in a value": (
        change(GARDENERS, "title: 园丁小组", "title: 园丁: 小组"),
        "content/groups/gardeners.md:2",
        "this is not valid YAML: mapping values are not allowed in this context.",
        "Indent with spaces, and put quotes around a value that contains `: ` or starts with a special character.",
    ),
    "a quote left open": (
        change(GARDENERS, "title: 园丁小组", "title: '园丁小组"),
        "content/groups/gardeners.md:2",
        "this is not valid YAML: found unexpected end of stream.",
        "Indent with spaces, and put quotes around a value that contains `: ` or starts with a special character.",
    ),
    "a tab as indentation": (
        change(WATERING, "    slot: 2", "\tslot: 2"),
        "content/posts/watering.md:11",
        "this is not valid YAML: found a tab character that violates indentation.",
        "Indent with spaces, and put quotes around a value that contains `: ` or starts with a special character.",
    ),
    "no front matter": (
        change(DAILY, "---\ntitle", "title"),
        "content/press/daily.md:1",
        "the file has no front matter.",
        "Begin it with a line `---`, the fields, and another line `---`.",
    ),
    "front matter without an end": (
        write(DAILY, "---\ntitle: 老街的小院\npublisher: 邻里日报\n"),
        "content/press/daily.md:1",
        "the front matter has no end.",
        "Add another line `---` below its last field.",
    ),
    "an empty file": (
        write(FIRST_TREE.replace("first", "second"), ""),
        "content/stories/second-tree.md:1",
        "the file has no front matter.",
        "Begin it with a line `---`, the fields, and another line `---`.",
    ),
    "front matter that is a list": (
        write("stories/list.md", "---\n- title: 一\n---\n"),
        "content/stories/list.md:2",
        "the front matter is not a list of `key: value` lines.",
        "Write one field per line: `title: …`.",
    ),
    "a field's name that is no text": (
        change(GARDENERS, "founded: 2020", "{a: b}: c"),
        "content/groups/gardeners.md:3",
        "a field's name must be plain text.",
        "Put quotes around a value that starts with `{` or `[`.",
    ),
    "a file in GBK": (
        write("stories/gbk.md", "---\ntitle: 树\nsummary: x\n---\n老街\n".encode("gbk")),
        "content/stories/gbk.md:2",
        "the file is not in UTF-8.",
        "Save it with the encoding UTF-8.",
    ),
    "a control character": (
        change(GARDENERS, "园丁小组", "园丁\x07小组"),
        "content/groups/gardeners.md:2",
        "this is not valid YAML: it contains a character that YAML does not allow.",
        "Indent with spaces, and put quotes around a value that contains `: ` or starts with a special character.",
    ),
    "an alias": (
        change(GARDENERS, "spaces: [yard]\nzones: [lawn]", "spaces: &a [yard]\nzones: *a"),
        "content/groups/gardeners.md:6",
        "YAML aliases (`*a`) are not used here.",
        "Write the value out, or quote it.",
    ),
    "an alias bomb": (
        write("stories/bomb.md", f"---\ntitle: 炸弹\n{BOMB}\n---\n"),
        "content/stories/bomb.md:4",
        "YAML aliases (`*a0`) are not used here.",
        "Write the value out, or quote it.",
    ),
    "brackets without end": (
        change(GARDENERS, "title: 园丁小组", f"title: {'[' * 100_000}"),
        "content/groups/gardeners.md:2",
        "this is nested too deeply.",
        "Put quotes around it if it is a text.",
    ),
    # Fields and their names
    "an unknown field near a known one": (
        change(GARDENERS, "founded:", "foundet:"),
        "content/groups/gardeners.md:3",
        "`foundet` is not a field of `group`.",
        "Did you mean `founded`?",
    ),
    "a required field under a wrong name": (
        change(GARDENERS, "title: 园丁小组", "titel: 园丁小组"),
        "content/groups/gardeners.md:2",
        "`titel` is not a field of `group`.",
        "Did you mean `title`?",
    ),
    "a required field without a value": (
        change(DINNER, "start: 2026-06-20 18:00", "start:"),
        "content/events/2026/dinner/index.md:3",
        "`start` has no value.",
        "Give it one, or remove the line.",
    ),
    "a required field of an item under a wrong name": (
        change(DINNER, "  - file: dinner.png\n    alt: 几位", "  - fil: dinner.png\n    alt: 几位"),
        "content/events/2026/dinner/index.md:18",
        "`fil` is not a field of `photos`.",
        "Did you mean `file`?",
    ),
    "an unknown field near none": (
        change(GARDENERS, "founded:", "weather:"),
        "content/groups/gardeners.md:3",
        "`weather` is not a field of `group`.",
        "Its fields are `title`, `summary`, `id`, `formerly`, `draft`, `updated`, `topics`, `photos`, "
        "`figures`, `declared`, `sources`, `links`, `related`, `founded`, `status`, `members`, "
        "`spaces`, `zones`, `partners`, `leads`, `meets`, `join`.",
    ),
    "an unknown Chinese field": (
        change(OPEN_DAY, "参与人次:", "参加人次:"),
        "content/events/2026/open-day.md:11",
        "`参加人次` is not a field of `event`.",
        "Did you mean `参与人次`?",
    ),
    "an unknown field of a part": (
        change(DINNER, "  capacity:", "  capacty:"),
        "content/events/2026/dinner/index.md:15",
        "`capacty` is not a field of `signup`.",
        "Did you mean `capacity`?",
    ),
    "an unknown field of an item": (
        change(YARD, "    capacity: 12 人", "    capacity: 12 人\n    xyzzy: 红"),
        "content/spaces/yard/index.md:19",
        "`xyzzy` is not a field of `zones`.",
        "Its fields are `id`, `title`, `summary`, `function`, `uses`, `area`, `capacity`, `hours`, "
        "`hours_note`, `holiday_hours`, `closed_on_holidays`, `closures`, `photos`, `links`, `feed`.",
    ),
    "a field under both of its names": (
        change(GARDENERS, "title: 园丁小组", "title: 园丁小组\n标题: 园丁"),
        "content/groups/gardeners.md:3",
        "`标题` and `title` are the same field.",
        "Keep one of the two.",
    ),
    "no title": (
        change(GARDENERS, "title: 园丁小组\n", ""),
        "content/groups/gardeners.md:2",
        "`title` is missing.",
        "Add `title: 元气食堂` (标题).",
    ),
    "an empty title": (
        change(GARDENERS, "title: 园丁小组", "title: ''"),
        "content/groups/gardeners.md:2",
        "`title` () is not a text.",
        "Write one line of text, or one text per language: `{zh: …, en: …}`.",
    ),
    "no start": (
        change(DINNER, "start: 2026-06-20 18:00\n", ""),
        "content/events/2026/dinner/index.md:2",
        "`start` is missing.",
        "Add `start: 2026-06-18 14:00` (开始时间).",
    ),
    "a zone without an id": (
        change(YARD, "  - id: lawn\n    title: 草地", "  - title: 草地"),
        "content/spaces/yard/index.md:20",
        "`zones.2.id` is missing.",
        "Add `id: bakery` (编号).",
    ),
    "a list for a text": (
        change(GARDENERS, "title: 园丁小组", "title: [园丁, 小组]"),
        "content/groups/gardeners.md:2",
        "`title` is not a text.",
        "Write one line of text, or one text per language: `{zh: …, en: …}`.",
    ),
    "fields for a text": (
        change(GARDENERS, "title: 园丁小组", "title: {first: 园丁}"),
        "content/groups/gardeners.md:2",
        "`title` is not a text.",
        "Write one line of text, or one text per language: `{zh: …, en: …}`.",
    ),
    "fields for a date": (
        change(GARDENERS, "founded: 2020", "founded: {year: 2020}"),
        "content/groups/gardeners.md:3",
        "`founded` is not a date.",
        "Write it like `2026-06-18 14:00`, `2026-06-18`, `2026-06`, `2026` or `2026年6月18日 14:00`.",
    ),
    "a list for a date": (
        change(GARDENERS, "founded: 2020", "founded: [2020, 2021]"),
        "content/groups/gardeners.md:3",
        "`founded` is not a date.",
        "Write it like `2026-06-18 14:00`, `2026-06-18`, `2026-06`, `2026` or `2026年6月18日 14:00`.",
    ),
    "a text for fields": (
        change(COMMUNITY, "coordinates: {lat: 30.66, lon: 104.06, system: gcj02}", "coordinates: 30.66, 104.06"),
        "content/community.md:9",
        "`coordinates` (30.66, 104.06) needs fields of its own.",
        "Write it like `{lat: 30.69, lon: 103.83, system: gcj02}`.",
    ),
    "a text for figures": (
        change(COMMUNITY, "declared:\n  groups: 1\n  press: {count: 3, partial: yes}", "declared: 1"),
        "content/community.md:29",
        "`declared` (1) needs fields of its own.",
        "Write it like `{services: {count: 9, partial: yes}}`.",
    ),
    "a text for a response's fields": (
        change(SHADE, "responses:\n", "responses:\n  - 搭一个凉棚\n"),
        "content/needs/shade.md:14",
        "`responses.1` (搭一个凉棚) needs fields of its own.",
        "Write it like `- {title: …, status: delivered, evidence: […]}`.",
    ),
    "fields for a list of texts": (
        change(YARD, "uses: [种菜, 议事]", "uses: {a: [b]}"),
        "content/spaces/yard/index.md:8",
        "`uses.1` is not a text.",
        "Write one line of text, or one text per language: `{zh: …, en: …}`.",
    ),
    "neither yes nor no": (
        change(DINNER, "online: no", "online: maybe"),
        "content/events/2026/dinner/index.md:12",
        "`online` (maybe) is neither yes nor no.",
        "Write `yes` (是) or `no` (否).",
    ),
    "an edition in words": (
        change(DINNER, "edition: 2", "edition: 第二届"),
        "content/events/2026/dinner/index.md:9",
        "`edition` (第二届) is not written as it should be.",
        "Write it like `3`.",
    ),
    "an order in words": (
        change(COMMUNITY, "palette:", "order: 第一\npalette:"),
        "content/community.md:10",
        "`order` (第一) is not a number.",
        "Write it in digits.",
    ),
    "a number of slots in words": (
        change(WATERING, "slots: 2", "slots: 两个"),
        "content/posts/watering.md:3",
        "`slots` (两个) is not a whole number.",
        "Write it in digits: `13`.",
    ),
    # Dates and hours
    "a day that does not exist": (
        change(DINNER, "start: 2026-06-20 18:00", "start: 2026-02-30 18:00"),
        "content/events/2026/dinner/index.md:3",
        "`start` (2026-02-30 18:00) is not a date that exists.",
        "Correct the day, the month or the time.",
    ),
    "a date in another form": (
        change(GARDENERS, "founded: 2020", "founded: 14 March 2020"),
        "content/groups/gardeners.md:3",
        "`founded` (14 March 2020) is not a date.",
        "Write it like `2026-06-18 14:00`, `2026-06-18`, `2026-06`, `2026` or `2026年6月18日 14:00`.",
    ),
    "a time without a day": (
        change(GREEN_STREET, "date: 2026-04", "date: 2026-04 10:00"),
        "content/honours/green-street/index.md:5",
        "`date` (2026-04 10:00) has a time but no day.",
        "Write it like `2026-06-18 14:00`, `2026-06-18`, `2026-06`, `2026` or `2026年6月18日 14:00`.",
    ),
    "an end before the start": (
        change(DINNER, "end: 2026-06-20 20:30", "end: 2026-06-20 17:00"),
        "content/events/2026/dinner/index.md:4",
        "`end` (2026-06-20 17:00) is not after `start` (2026-06-20 18:00).",
        "Correct one of the two.",
    ),
    "an end at the start": (
        change(DINNER, "end: 2026-06-20 20:30", "end: 18:00"),
        "content/events/2026/dinner/index.md:4",
        "`end` (2026-06-20 18:00) is not after `start` (2026-06-20 18:00).",
        "Correct one of the two.",
    ),
    "a deadline after the start": (
        change(DINNER, "deadline: 2026-06-18", "deadline: 2026-06-21"),
        "content/events/2026/dinner/index.md:16",
        "`deadline` (2026-06-21) is after the event's `start` (2026-06-20 18:00).",
        "Correct one of the two.",
    ),
    "a period that ends before it begins": (
        change(CASE, "period: 2019-08/", "period: 2019-08/2018"),
        "content/cases/green-street.md:5",
        "`period` (2019-08/2018) ends before it begins.",
        "Correct one of the two dates.",
    ),
    "delivered in the future": (
        change(DINNER, "status: planned", "status: delivered"),
        "content/events/2026/dinner/index.md:5",
        "the event is told as delivered, but starts on 2026-06-20 18:00.",
        "Correct `status` or `start`.",
    ),
    "hours that are none": (
        change(YARD, "hours: 每天 09:00-21:00", "hours: 看心情"),
        "content/spaces/yard/index.md:6",
        "`hours` (看心情) is not opening hours.",
        "Write it like `24h`, `每天 09:00-21:00`, `周一至周五 09:00-18:00` or `Sat, Sun 10:00-16:00`.",
    ),
    "hours without minutes": (
        change(YARD, "hours: 每天 09:00-21:00", "hours: 9-21"),
        "content/spaces/yard/index.md:6",
        "`hours` (9-21) is not opening hours.",
        "Write it like `24h`, `每天 09:00-21:00`, `周一至周五 09:00-18:00` or `Sat, Sun 10:00-16:00`.",
    ),
    "hours that close before they open": (
        change(YARD, "hours: 每天 09:00-21:00", "hours: 每天 21:00-09:00"),
        "content/spaces/yard/index.md:6",
        "`hours` (每天 21:00-09:00) closes before it opens, or has a time that does not exist.",
        "Write it like `24h`, `每天 09:00-21:00`, `周一至周五 09:00-18:00` or `Sat, Sun 10:00-16:00`.",
    ),
    "hours at a time that does not exist": (
        change(YARD, "hours: 每天 09:00-21:00", "hours: 每天 09:75-21:00"),
        "content/spaces/yard/index.md:6",
        "`hours` (每天 09:75-21:00) closes before it opens, or has a time that does not exist.",
        "Write it like `24h`, `每天 09:00-21:00`, `周一至周五 09:00-18:00` or `Sat, Sun 10:00-16:00`.",
    ),
    "hours on a day that is none": (
        change(YARD, "hours: 每天 09:00-21:00", "hours: 周八 09:00-21:00"),
        "content/spaces/yard/index.md:6",
        "`hours` (周八 09:00-21:00) names a day that is not one.",
        "Write it like `24h`, `每天 09:00-21:00`, `周一至周五 09:00-18:00` or `Sat, Sun 10:00-16:00`.",
    ),
    "an unknown time zone": (
        change(COMMUNITY, "palette:", "time_zone: Asia/Chengdu\npalette:"),
        "content/community.md:10",
        "`time_zone` (Asia/Chengdu) is not a time zone.",
        "Name it like `Asia/Shanghai`.",
    ),
    "a time that does not exist": (
        change(DINNER, "start: 2026-06-20 18:00", "start: 2026-06-20 24:30"),
        "content/events/2026/dinner/index.md:3",
        "`start` (2026-06-20 24:30) is not a date that exists.",
        "Correct the day, the month or the time.",
    ),
    "a folder for a time zone": (
        change(COMMUNITY, "palette:", "time_zone: Asia\npalette:"),
        "content/community.md:10",
        "`time_zone` (Asia) is not a time zone.",
        "Name it like `Asia/Shanghai`.",
    ),
    # Choices and plain values
    "an unknown status": (
        change(DINNER, "status: planned", "status: plannd"),
        "content/events/2026/dinner/index.md:5",
        "`status` (plannd) is not one of the answers.",
        "Did you mean `planned`?",
    ),
    "an unknown Chinese status": (
        change(OPEN_DAY, "状态: 已举办", "状态: 办完了"),
        "content/events/2026/open-day.md:6",
        "`状态` (办完了) is not one of the answers.",
        "Choose one of `planned` (计划中), `ongoing` (进行中), `delivered` (已举办), `cancelled` (已取消), "
        "`postponed` (已延期).",
    ),
    "an unknown level": (
        change(GREEN_STREET, "level: district", "level: galactic"),
        "content/honours/green-street/index.md:4",
        "`level` (galactic) is not one of the answers.",
        "Choose one of `international` (国际级), `national` (国家级), `province` (省级), `city` (市级), "
        "`district` (区级), `subdistrict` (街道级), `industry` (行业), `media` (媒体), `unknown` (未知).",
    ),
    "an address without https": (
        change(OFFICE, "website: https://example.org/office", "website: example.org/office"),
        "content/partners/street-office.md:5",
        "`website` (example.org/office) is not a web address.",
        "Write it in full: `https://example.org/page`.",
    ),
    "a link that runs a script": (
        change(OFFICE, "website: https://example.org/office", "website: 'javascript:alert(1)'"),
        "content/partners/street-office.md:5",
        "`website` (javascript:alert(1)) is not a web address.",
        "Write it in full: `https://example.org/page`.",
    ),
    "a colour by name": (
        change(COMMUNITY, "palette: '#2f6b4f'", "palette: green"),
        "content/community.md:10",
        "`palette` (green) is not written as it should be.",
        "Write it like `'#a8482f'`.",
    ),
    "coordinates without a system": (
        change(COMMUNITY, ", system: gcj02", ""),
        "content/community.md:9",
        "`coordinates.system` is missing.",
        "Add `system: gcj02` (坐标系).",
    ),
    "a latitude out of range": (
        change(COMMUNITY, "lat: 30.66", "lat: 300.66"),
        "content/community.md:9",
        "`lat` (300.66) is too large.",
        "It can be at most 90.",
    ),
    "a latitude in words": (
        change(COMMUNITY, "lat: 30.66", "lat: 北纬三十度"),
        "content/community.md:9",
        "`lat` (北纬三十度) is not a number.",
        "Write it in digits.",
    ),
    "a focal point outside": (
        change(DINNER, "focal: 50% 30%", "focal: 150% 30%"),
        "content/events/2026/dinner/index.md:22",
        "`focal` (150% 30%) is not a point in the picture.",
        "Write it from the left and the top: `50% 30%`.",
    ),
    # References
    "an unknown space": (
        change(GARDENERS, "spaces: [yard]", "spaces: [yards]"),
        "content/groups/gardeners.md:5",
        "space `yards` is unknown.",
        "Did you mean `yard`?",
    ),
    "an unknown zone": (
        change(GARDENERS, "zones: [lawn]", "zones: [cellar]"),
        "content/groups/gardeners.md:6",
        "zone `cellar` is unknown.",
        "Correct the id.",
    ),
    "an unknown group": (
        change(OPEN_DAY, "社群: [gardeners]", "社群: [poets]"),
        "content/events/2026/open-day.md:8",
        "group `poets` is unknown.",
        "Add `groups/poets.md`, or correct the id.",
    ),
    "an unknown event": (
        change(WATERING, "event: open-day", "event: open-night"),
        "content/posts/watering.md:5",
        "event `open-night` is unknown.",
        "Add `events/open-night.md`, or correct the id.",
    ),
    "an unknown series": (
        change(OPEN_DAY, "系列: seasons\n届次: 1", "系列: months"),
        "content/events/2026/open-day.md:9",
        "series `months` is unknown.",
        "Add `series/months.md`, or correct the id.",
    ),
    "an unknown honour": (
        change(CASE, "honours: [green-street]", "honours: [red-street]"),
        "content/cases/green-street.md:10",
        "honour `red-street` is unknown.",
        "Did you mean `green-street`?",
    ),
    "an unknown partner": (
        change(YARD, "operators: [street-office]", "operators: [city-hall]"),
        "content/spaces/yard/index.md:7",
        "partner `city-hall` is unknown.",
        "Add `partners/city-hall.md`, or correct the id.",
    ),
    "an unknown press record": (
        change(OPEN_DAY, "出处: [daily]", "出处: [weekly]"),
        "content/events/2026/open-day.md:13",
        "press `weekly` is unknown.",
        "Add `press/weekly.md`, or correct the id.",
    ),
    "an unknown need": (
        change(DINNER, "needs: [shade]", "needs: [sunlight]"),
        "content/events/2026/dinner/index.md:10",
        "need `sunlight` is unknown.",
        "Add `needs/sunlight.md`, or correct the id.",
    ),
    "an unknown record as evidence": (
        change(SHADE, "evidence: [first-tree]", "evidence: [first-bush]"),
        "content/needs/shade.md:17",
        "record `first-bush` is unknown.",
        "Did you mean `first-tree`?",
    ),
    "an unknown record in a list over several lines": (
        change(GARDENERS, "spaces: [yard]", "spaces:\n  - yard\n  - attic"),
        "content/groups/gardeners.md:7",
        "space `attic` is unknown.",
        "Add `spaces/attic.md`, or correct the id.",
    ),
    "an unknown record of another community": (
        both(PAGODA, change(GARDENERS, "spaces: [yard]", "spaces: [pagoda/tower]")),
        "content/groups/gardeners.md:5",
        "space `pagoda/tower` is unknown.",
        "Add `pagoda/spaces/tower.md`, or correct the id.",
    ),
    "a reference of the wrong kind": (
        change(GARDENERS, "spaces: [yard]", "spaces: ['group:gardeners']"),
        "content/groups/gardeners.md:5",
        "`group:gardeners` does not name a space.",
        "Correct the id.",
    ),
    "a reference of a kind that is none": (
        change(CASE, "gaps:", "related: ['evnt:open-day']\ngaps:"),
        "content/cases/green-street.md:12",
        "`evnt:open-day` does not begin with a kind of record.",
        "Did you mean `event`?",
    ),
    "a reference by title": (
        change(GARDENERS, "spaces: [yard]", "spaces: [the yard]"),
        "content/groups/gardeners.md:5",
        "`spaces.1` (the yard) is not an id.",
        "Name a record by its file: `juchang`, or `community/juchang` for another community's.",
    ),
    "an ambiguous reference": (
        change(FIRST_TREE, "author: 编辑部", "related: [green-street]"),
        "content/stories/first-tree.md:4",
        "`green-street` can mean honour `wutong/green-street` or case `wutong/green-street`.",
        "Write `honour:green-street` or `case:green-street`.",
    ),
    "a reference to a draft": (
        change(CASE, "gaps:", "related: [unfinished]\ngaps:"),
        "content/cases/green-street.md:12",
        "`unfinished` is a draft.",
        "Publish it, or remove the reference.",
    ),
    "an unknown record in the text": (
        change(FIRST_TREE, "[[group:gardeners]]", "[[group:poets]]"),
        "content/stories/first-tree.md:7",
        "group `poets` is unknown.",
        "Add `groups/poets.md`, or correct the id.",
    ),
    "an unknown record in a translated text": (
        change("community.en.md", "[[first-tree]]", "[[last-tree]]"),
        "content/community.en.md:16",
        "record `last-tree` is unknown.",
        "Did you mean `first-tree`?",
    ),
    "an unknown record in the summary": (
        change(YARD, "老街尽头的院子。", "院子在[[street]]尽头。"),
        "content/spaces/yard/index.md:3",
        "record `street` is unknown.",
        "Did you mean `green-street`?",
    ),
    "an unknown record in the summary of a translation": (
        change(YARD_EN, "The yard at", "The [[street]] at"),
        "content/spaces/yard/index.en.md:3",
        "record `street` is unknown.",
        "Did you mean `green-street`?",
    ),
    "an unknown topic": (
        change(YARD, "topics: [garden]", "topics: [gardn]"),
        "content/spaces/yard/index.md:9",
        "topic `gardn` is unknown.",
        "Did you mean `garden`?",
    ),
    # Ids, names and addresses
    "an id in Chinese": (
        move(GARDENERS, "groups/园丁.md"),
        "content/groups/园丁.md:2",
        "`园丁` cannot stand in an address.",
        "Name the file (or `id:`) with lower-case letters a–z, digits and single hyphens, at most 80.",
    ),
    "an id in capitals": (
        change(GARDENERS, "title:", "id: Gardeners\ntitle:"),
        "content/groups/gardeners.md:2",
        "`id` (Gardeners) cannot stand in an address.",
        "Use lower-case letters a–z, digits and single hyphens, at most 80 in all.",
    ),
    "the same id in two folders": (
        write("events/2025/dinner.md", "---\ntitle: 晚餐\nstart: 2025\n---\n"),
        "content/events/2026/dinner/index.md:2",
        "the id `dinner` is taken by `content/events/2025/dinner.md`.",
        "Rename one of the two files.",
    ),
    "an event's id in two communities": (
        both(PAGODA, write("pagoda/events/dinner.md", "---\ntitle: 晚餐\nstart: 2025\n---\n")),
        "content/events/2026/dinner/index.md:2",
        "the address `/event/dinner/` is taken by `content/pagoda/events/dinner.md`.",
        "Rename one of the two: an event's id is its own in the whole site.",
    ),
    "a zone twice": (
        both(change(YARD, "id: lawn", "id: kitchen"), remove(YARD_EN)),
        "content/spaces/yard/index.md:20",
        "zone `kitchen` is there twice.",
        "Give each zone an id of its own.",
    ),
    "a zone with an id in Chinese": (
        both(change(YARD, "id: lawn", "id: 草地"), remove(YARD_EN), change(GARDENERS, "zones: [lawn]\n", "")),
        "content/spaces/yard/index.md:20",
        "`id` (草地) cannot stand in an address.",
        "Use lower-case letters a–z, digits and single hyphens, at most 80 in all.",
    ),
    "a topic twice": (
        both(change(COMMUNITY, "id: garden", "id: family"), remove("community.en.md")),
        "content/community.md:15",
        "topic `family` is declared twice.",
        "Keep one of the two.",
    ),
    "a topic with an id that leaves its folder": (
        both(
            change(COMMUNITY, "  - id: family\n", "  - id: ../family\n"),
            remove("community.en.md"),
            change(OPEN_DAY, "主题: [family]\n", ""),
        ),
        "content/community.md:13",
        "`id` (../family) cannot stand in an address.",
        "Use lower-case letters a–z, digits and single hyphens, at most 80 in all.",
    ),
    "a former id in use": (
        change(FIRST_TREE, "formerly: [tree]", "formerly: [unfinished, first-tree]"),
        "content/stories/first-tree.md:5",
        "`formerly: first-tree` is the address of another record (`/wutong/stories/first-tree/`).",
        "Remove it here, or rename the other.",
    ),
    "a former id that is an address of the site": (
        change(COMMUNITY, "slogan:", "formerly: [events]\nslogan:"),
        "content/community.md:5",
        "`formerly: events` is the address of another record (`/events/`).",
        "Remove it here, or rename the other.",
    ),
    "a former id twice": (
        change(CASE, "gaps:", "formerly: [green, green]\ngaps:"),
        "content/cases/green-street.md:12",
        "`formerly: green` is the address of another record (`/wutong/cases/green/`).",
        "Remove it here, or rename the other.",
    ),
    "a former id that leaves its folder": (
        change(FIRST_TREE, "formerly: [tree]", "formerly: [../../tree]"),
        "content/stories/first-tree.md:5",
        "`formerly.1` (../../tree) cannot stand in an address.",
        "Use lower-case letters a–z, digits and single hyphens, at most 80 in all.",
    ),
    "a community with a reserved id": (
        change(COMMUNITY, "id: wutong", "id: events"),
        "content/community.md:2",
        "`events` is an address of the site itself.",
        "Choose another `id`.",
    ),
    "a community without an id": (
        change(COMMUNITY, "id: wutong\n", ""),
        "content/community.md:2",
        "this community has no id.",
        "Add `id: my-community` (lower-case letters, digits, hyphens).",
    ),
    "two communities with one id": (
        both(PAGODA, change("community.md", "id: wutong", "id: pagoda")),
        "content/pagoda/community.md:2",
        "the id `pagoda` is taken by `content/community.md`.",
        "Rename one of the two files.",
    ),
    "a community without a title": (
        change(COMMUNITY, "title: 梧桐里\n", ""),
        "content/community.md:2",
        "`title` is missing.",
        "Add `title: 元气食堂` (标题).",
    ),
    "no community": (
        remove(COMMUNITY),
        "content",
        "there is no `community.md`, so nobody owns the content.",
        "Add `content/<community>/community.md`, or run `linli new community`.",
    ),
    "an unknown folder": (
        move(GARDENERS, "group/gardeners.md"),
        "content/group/gardeners.md",
        "`group/` is not a folder that Linli knows.",
        "Did you mean `groups`?",
    ),
    "a loose file": (
        write("notes.md", "---\ntitle: 记\n---\n"),
        "content/notes.md",
        "the folder's name does not say what this file describes.",
        "Move it into one of `spaces/`, `groups/`, `events/`, `series/`, `honours/`, `services/`, "
        "`posts/`, `needs/`, `partners/`, `press/`, `stories/`, `cases/`, `submissions/`.",
    ),
    "an index without a folder": (
        write("stories/index.md", "---\ntitle: 记\n---\n"),
        "content/stories/index.md",
        "`index.md` needs a folder of its own.",
        "Move it to `stories/<id>/index.md`.",
    ),
    "another ending": (
        write("stories/second-tree.markdown", "---\ntitle: 记\n---\n"),
        "content/stories/second-tree.markdown",
        "the file would not be read.",
        "Let its name end in `.md`.",
    ),
    # Translations
    "a file name with a language that is none": (
        move(YARD_EN, "spaces/yard/index.english.md"),
        "content/spaces/yard/index.english.md",
        "`.english` is not a language.",
        "Name a translation like `index.en.md`.",
    ),
    "a translation into a language that the site has not": (
        move(YARD_EN, "spaces/yard/index.fr.md"),
        "content/spaces/yard/index.fr.md:2",
        "`fr` is not a language of this site.",
        "It has `zh-CN`, `en`.",
    ),
    "two files in one language": (
        write("spaces/yard/index.zh.md", "---\ntitle: 院子\n---\n"),
        "content/spaces/yard/index.zh.md:2",
        "`content/spaces/yard/index.md` is in the same language.",
        "Keep one of the two.",
    ),
    "a translation with another fact": (
        change(DINNER_EN, "price: Free", "price: Free\nstart: 2026-06-21 18:00"),
        "content/events/2026/dinner/index.en.md:4",
        "`start` differs from content/events/2026/dinner/index.md:3.",
        "It holds in every language: leave it out of the `en` file.",
    ),
    "a fact that only the translation has": (
        change(YARD_EN, "summary:", "coordinates: {lat: 30, lon: 104, system: gcj02}\nsummary:"),
        "content/spaces/yard/index.en.md:3",
        "`coordinates` is not in the zh-CN file.",
        "A translation translates texts: put what is new into the file without a language in its name.",
    ),
    "a translated item without a counterpart": (
        change(YARD_EN, "    title: Lawn", "    title: Lawn\n  - id: attic\n    title: Attic"),
        "content/spaces/yard/index.en.md:12",
        "this item of `zones` has no counterpart in the zh-CN file.",
        "Translate what is there, in the same order or with the same `id` (en).",
    ),
    "a translation with an unknown field": (
        change(DINNER_EN, "price: Free", "prize: Free"),
        "content/events/2026/dinner/index.en.md:3",
        "`prize` is not a field of `event`.",
        "Did you mean `price`?",
    ),
    "a translation without its original": (
        remove(DINNER),
        "content/events/2026/dinner/index.en.md:2",
        "`start` is missing.",
        "Add `start: 2026-06-18 14:00` (开始时间).",
    ),
    # Figures
    "an unknown figure in the text": (
        change(CASE, "{{residents}}", "{{residentz}}"),
        "content/cases/green-street.md:14",
        "figure `residentz` is unknown.",
        "Did you mean `residents`?",
    ),
    "an unknown figure in the summary": (
        change(COMMUNITY, "一个小院，{{residents}}", "一个小院，{{xyzzy}}"),
        "content/community.md:4",
        "figure `xyzzy` is unknown.",
        "Declare it under `figures:` of this record or of the community.",
    ),
    "a figure that is none": (
        change(OPEN_DAY, "参与人次: 60+ 人次", "参与人次: 很多"),
        "content/events/2026/open-day.md:11",
        "`参与人次` (很多) is not a figure.",
        "Write it like `200+ 场`, `~600 m2`, `1587 份`, `5万余 人` or `over 2,000 people`.",
    ),
    "a figure with two qualifiers": (
        change(OPEN_DAY, "参与人次: 60+ 人次", "参与人次: 约60+ 人次"),
        "content/events/2026/open-day.md:11",
        "`参与人次` (约60+ 人次) has two qualifiers.",
        "Keep the one that the source uses.",
    ),
    "a figure with a value and a count": (
        change(COMMUNITY, "    from: events.count", "    from: events.count\n    value: 2 场"),
        "content/community.md:23",
        "figure `events` has both a value and `from`.",
        "State it, or have it counted: not both.",
    ),
    "a figure without a value": (
        change(COMMUNITY, "    from: events.count\n", ""),
        "content/community.md:23",
        "figure `events` has no value.",
        "Write `200+ 场`, or `from: events.count`.",
    ),
    "a figure under a Chinese id": (
        change(COMMUNITY, "  events:\n", "  活动:\n"),
        "content/community.md:23",
        "`活动` cannot be an id.",
        "Use lower-case letters a–z, digits and hyphens.",
    ),
    "a count of what is not there": (
        change(COMMUNITY, "from: events.count", "from: evnts.count"),
        "content/community.md:24",
        "`from: evnts.count` cannot be computed.",
        "Did you mean `events`?",
    ),
    "a count that is none": (
        change(COMMUNITY, "from: events.count", "from: events.average"),
        "content/community.md:24",
        "`from: events.average` cannot be computed.",
        "Did you mean `events`?",
    ),
    "a sum over different units": (
        both(
            change(YARD, "area: 300 m2", "area: 300 m2\nstatus: open"),
            write("spaces/shed.md", "---\ntitle: 棚\narea: 2 亩\n---\n"),
        ),
        "content/community.md:27",
        "`from: spaces.area.sum` cannot be added up: they have different units (m2, 亩).",
        "State the figure instead, or complete the records.",
    ),
    "a sum over nothing": (
        change(YARD, "area: 300 m2\n", ""),
        "content/community.md:27",
        "`from: spaces.area.sum` cannot be added up: nothing there has that field.",
        "State the figure instead, or complete the records.",
    ),
    "one figure in two files": (
        change(CASE, "gaps:", "figures:\n  residents: 1300 人\ngaps:"),
        "content/cases/green-street.md:13",
        "figure `residents` is 1,300 people here, but 1,200 people in content/community.md:18.",
        "Keep one of the two, and write `{{residents}}` in texts.",
    ),
    "another figure in the translation": (
        change("community.en.md", "    label: Residents", "    label: Residents\n    value: 1300 people"),
        "content/community.en.md:8",
        "`value` differs from content/community.md:19.",
        "It holds in every language: leave it out of the `en` file.",
    ),
    "fewer than declared": (
        change(COMMUNITY, "  groups: 1", "  groups: 2"),
        "content/community.md:30",
        "declares 2 groups, but 1 is listed.",
        "List all of them, correct the number, or say `{count: …, partial: yes}`.",
    ),
    "more than declared": (
        change(COMMUNITY, "  groups: 1", "  groups: 0"),
        "content/community.md:30",
        "declares 0 groups, but 1 is listed.",
        "Correct the number.",
    ),
    "more than declared, though in part": (
        change(COMMUNITY, "press: {count: 3, partial: yes}", "press: {count: 0, partial: yes}"),
        "content/community.md:31",
        "declares 0 press, but 1 is listed.",
        "Correct the number.",
    ),
    "a declared list that is none": (
        change(COMMUNITY, "  groups: 1", "  grups: 1"),
        "content/community.md:30",
        "`grups` is not a list.",
        "Did you mean `groups`?",
    ),
    # Volunteer posts, events, needs, spaces
    "a slot twice": (
        change(WATERING, "    slot: 2", "    slot: 1"),
        "content/posts/watering.md:10",
        "slot 1 is claimed twice.",
        "Give each claim a slot of its own.",
    ),
    "a slot that is not there": (
        change(WATERING, "    slot: 2", "    slot: 3"),
        "content/posts/watering.md:10",
        "there is no slot 3: `slots` is 2.",
        "Correct one of the two.",
    ),
    "more claims than slots": (
        change(WATERING, "    slot: 2", "    slot: 2\n  - 第三位邻居"),
        "content/posts/watering.md:7",
        "3 claims for 2 slots.",
        "Correct `slots`, or remove a claim.",
    ),
    "more claimed than slots": (
        change(WATERING, "slots: 2", "slots: 2\nclaimed: 3 人"),
        "content/posts/watering.md:4",
        "`claimed` (3 people) is more than `slots` (2).",
        "Correct one of the two.",
    ),
    "an edition twice": (
        change(DINNER, "edition: 2", "edition: 1"),
        "content/events/2026/open-day.md:10",
        "edition 1 of `seasons` is already `content/events/2026/dinner/index.md`.",
        "Correct one of the two.",
    ),
    "zones larger than their space": (
        change(YARD, "    area: 40 m2", "    area: 140 m2"),
        "content/spaces/yard/index.md:5",
        "the space has 300 m2, but its zones add up to at least 320 m2.",
        "Correct the area of the space or of a zone.",
    ),
    "delivered without evidence": (
        change(SHADE, "    evidence: [first-tree]\n", ""),
        "content/needs/shade.md:14",
        "response “种下三棵梧桐” is told as delivered without evidence.",
        "Add `evidence:` or `sources:`, or correct the status.",
    ),
    # Texts
    "a link to nowhere in the text": (
        change(FIRST_TREE, "[[group:gardeners]]", "[园丁](gardeners.md)"),
        "content/stories/first-tree.md:7",
        "the link `gardeners.md` leads nowhere.",
        "Link a record as `[[id]]` or `[[id|words]]`.",
    ),
    "a link that runs a script in the text": (
        change(FIRST_TREE, "[[group:gardeners]]", "[园丁](javascript:void)"),
        "content/stories/first-tree.md:7",
        "the link `javascript:void` leads nowhere.",
        "Link a record as `[[id]]` or `[[id|words]]`.",
    ),
    "a picture in the text as HTML": (
        change(YARD, "![长桌的桌面](table.png)", "<img src='table.png' alt='桌面'>"),
        "content/spaces/yard/index.md:24",
        "a picture stands here as HTML.",
        "Write `![what it shows](file.jpg)`.",
    ),
    # Photos
    "a photo that is not there": (
        both(change(YARD, "yard.png", "yrd.png"), change(YARD_EN, "yard.png", "yrd.png")),
        "content/spaces/yard/index.md:11",
        "photo `yrd.png` is not there.",
        "Did you mean `yard.png`?",
    ),
    "a photo that a translation names in another way": (
        change(YARD_EN, "yard.png", "yrd.png"),
        "content/spaces/yard/index.en.md:5",
        "this item of `photos` has no counterpart in the zh-CN file.",
        "Translate what is there, in the same order or with the same `id` (en).",
    ),
    "a photo that is damaged": (
        write("spaces/yard/yard.png", b"\x89PNG\r\n\x1a\nnothing"),
        "content/spaces/yard/index.md:11",
        "photo `yard.png` is not a picture that can be read.",
        "Open it in a picture program and save it again as .jpg, or take the original once more.",
    ),
    "a photo that is empty": (
        write("spaces/yard/yard.png", b""),
        "content/spaces/yard/index.md:11",
        "photo `yard.png` is empty.",
        "Copy the original once more: the file holds no data at all.",
    ),
    "a photo outside the content": (
        both(remove(YARD_EN), change(YARD, "yard.png", "../../../elsewhere.png"), write("../elsewhere.png", PIXEL)),
        "content/spaces/yard/index.md:11",
        "photo `elsewhere.png` lies outside the content folder.",
        "Copy the file itself to where it is used.",
    ),
    "a photo without alt text": (
        change(DINNER, "    alt: 几位邻居围着长桌\n", ""),
        "content/events/2026/dinner/index.md:18",
        "photo `dinner.png` has no alt text.",
        "Add `alt:` (替代文本): what it shows; or `decorative: yes`.",
    ),
    "people without consent": (
        change(DINNER, "    consent: crowd\n", ""),
        "content/events/2026/dinner/index.md:18",
        "photo `dinner.png` shows people, but no consent.",
        "Add `consent:` (同意), or use another photo.",
    ),
    "minors without a guardian's consent": (
        change(DINNER, "people: crowd", "people: minors"),
        "content/events/2026/dinner/index.md:18",
        "photo `dinner.png` shows minors; their consent is not a guardian's.",
        "Write `consent: guardian` once a guardian has signed, or use another photo.",
    ),
    "consent for nothing": (
        change(DINNER, "consent: crowd", "consent: {kind: crowd, scope: []}"),
        "content/events/2026/dinner/index.md:18",
        "photo `dinner.png` has consent for nothing: `scope` is empty.",
        "Name where it may be shown, such as `[web]`, or write `withdrawn: yes`.",
    ),
    "people who are recognised, and are not": (
        change(DINNER, "people: crowd\n    consent: crowd", "people: identifiable\n    consent: none-identifiable"),
        "content/events/2026/dinner/index.md:18",
        "photo `dinner.png` shows people who can be recognised; its consent says that nobody can.",
        "Correct `people` or `consent`.",
    ),
    "a credit as long as a book": (
        change(DINNER, "    consent: crowd\n", f"    consent: crowd\n    credit: {'长' * 1001}\n"),
        "content/events/2026/dinner/index.md:18",
        "photo `dinner.png` has 1001 characters of `credit`, which is written into every copy.",
        "Write at most 1000.",
    ),
    "a consent that is none": (
        change(DINNER, "consent: crowd", "consent: nobody-minded"),
        "content/events/2026/dinner/index.md:21",
        "`photos.1.consent.kind` (nobody-minded) is not one of the answers.",
        "Choose one of `none-identifiable` (无人可辨认), `crowd` (现场告知), `verbal` (口头), `written` (书面), "
        "`guardian` (监护人书面).",
    ),
    "a certificate that is not among the photos": (
        change(GREEN_STREET, "photo: certificate.png", "photo: certifcate.png"),
        "content/honours/green-street/index.md:8",
        "picture `certifcate.png` is not among `photos`.",
        "Did you mean `certificate.png`?",
    ),
    "a picture in the text without alt text": (
        change(YARD, "![长桌的桌面]", "![]"),
        "content/spaces/yard/index.md:24",
        "picture `table.png` has no alt text.",
        "Write `![what it shows](…)`.",
    ),
    "a picture in the text in a way that is not read": (
        change(YARD, "![长桌的桌面](table.png)", "![长桌的桌面][桌]\n\n[桌]: table.png"),
        "content/spaces/yard/index.md:24",
        "a picture is written in a way that is not read here.",
        'Write `![what it shows](file.jpg "caption")`, without brackets in the words; `<my file.jpg>` for '
        "a name with spaces; and `\\![` if no picture is meant.",
    ),
    "a picture in the text that is not there": (
        change(YARD, "(table.png)", "(tabel.png)"),
        "content/spaces/yard/index.md:24",
        "photo `tabel.png` is not there.",
        "Did you mean `table.png`?",
    ),
}


@pytest.fixture
def wutong(tmp_path, monkeypatch):
    """The good site, with something in its output folder that must outlive every mistake."""
    project = make_project(tmp_path / "project")
    project.output.mkdir()
    (project.output / "index.html").write_text("<!doctype html><title>梧桐里</title>", "utf-8")
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    return project


def build(capsys):
    """Build in this process, as `linli build` does, and return its exit code and what it said."""
    with pytest.raises(SystemExit) as ended:
        main(["build"])
    return ended.value.code, capsys.readouterr().err.splitlines()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_one_line_and_the_old_site_stays(mistake, wutong, capsys):
    edit, place, message, way_out = MISTAKES[mistake]
    edit(wutong.content)
    old_site = files_in(wutong.output)

    exit_code, lines = build(capsys)

    assert lines == [
        f"{place}: {message} {way_out}",
        "1 problem. Nothing was published; the site is as it was.",
    ]
    assert exit_code == 1
    assert files_in(wutong.output) == old_site


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_preview_shows_all_that_a_mistake_has_not_spoilt(mistake, wutong):
    MISTAKES[mistake][0](wutong.content)
    settings = read_settings({"LINLI_LANGUAGES": ["zh-CN", "en"]}, wutong.folder)

    press = set_up_press(load_site(settings, Report()), settings)
    pages = [page for edition in press.editions for _, page in plan_all(page_jobs(edition))]

    assert pages


def test_many_mistakes_are_told_at_once_and_in_order(wutong, capsys):
    for mistake in ("an unknown topic", "an end before the start", "a bracket left open"):
        MISTAKES[mistake][0](wutong.content)

    exit_code, lines = build(capsys)

    assert [line.partition(": ")[0] for line in lines[:-1]] == [
        f"content/{DINNER}:4",
        f"content/{GARDENERS}:5",
        f"content/{YARD}:9",
    ]
    assert lines[-1].startswith("3 problems.")
    assert exit_code == 1


def test_what_hangs_on_a_record_that_cannot_be_read_is_not_told_as_well(wutong, capsys):
    write(COMMUNITY, "no front matter")(wutong.content)

    _, lines = build(capsys)

    assert len(lines) == 2
    assert lines[0].startswith(f"content/{COMMUNITY}:1: the file has no front matter.")


def test_checking_tells_the_same_lines_as_building(wutong, capsys):
    MISTAKES["an unknown group"][0](wutong.content)
    _, built = build(capsys)

    with pytest.raises(SystemExit) as ended:
        main(["check"])

    checked = capsys.readouterr().err.splitlines()
    assert checked[:-1] == built[:-1]
    assert ended.value.code == 1


def test_a_process_that_finds_a_mistake_ends_with_1_and_without_a_traceback(wutong):
    MISTAKES["a key twice"][0](wutong.content)

    ended = wutong.run("linli", "build")

    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == "1 problem. Nothing was published; the site is as it was."
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""
