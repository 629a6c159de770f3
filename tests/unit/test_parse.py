"""Documents become typed records: in both languages, with the line of every field."""

from __future__ import annotations

import os
import signal
import sys
from textwrap import dedent

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.build import load_site
from linli.problems import CannotPublish, Report
from linli.records.fields import Record
from linli.records.kinds import KIND_BY_FOLDER, KINDS
from linli.records.parse import parse_records
from linli.records.reference import Key
from linli.records.shape import fields_of
from linli.settings import read_settings
from linli.sources.documents import read_documents

COMMUNITY = {"community.md": "---\nid: wutong\ntitle: 梧桐里\n---\n"}


@pytest.fixture
def parse(tmp_path):
    """Write files below a content folder, and return the records by key and the problems found there."""

    def parse(files, community=COMMUNITY):
        for path, text in (community | files).items():
            put(tmp_path, path, dedent(text))
        report = Report()
        documents = read_documents(tmp_path / "content", tmp_path, KIND_BY_FOLDER, report)
        parsed = parse_records(documents, ("zh-CN", "en"), "Asia/Shanghai", report)
        return {record.key: record for record in parsed.records}, [str(problem) for problem in report.problems]

    return parse


def many_records(folder):
    """Write a hundred and twenty groups; something is wrong with every seventh, and one has the id of another."""
    for number in range(120):
        fields = "titel: 园丁" if number % 7 == 0 else "id: group-8" if number == 9 else ""
        put(folder, f"groups/group-{number}.md", f"---\ntitle: 园丁{number}\n{fields}\n---\n第 {number} 组。\n")
    put(folder, "community.md", COMMUNITY["community.md"])
    return read_documents(folder / "content", folder, KIND_BY_FOLDER, Report())


def put(folder, path, text):
    file = folder / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def group(record_id="gardeners"):
    return Key("group", "wutong", record_id)


def test_both_names_of_a_field_say_the_same(parse):
    records, problems = parse(
        {
            "events/one.md": "---\ntitle: 晚餐\nstart: 2026-06-20 18:00\nstatus: planned\nonline: no\n---\n",
            "events/two.md": "---\n标题: 晚餐\n开始时间: 2026年6月20日 18:00\n状态: 计划中\n线上: 否\n---\n",
        }
    )

    one, two = (records[Key("event", "wutong", name)] for name in ("one", "two"))
    assert problems == []
    assert (one.title, one.start, one.status, one.online) == (two.title, two.start, two.status, two.online)


def test_one_value_may_stand_where_a_list_is_meant(parse):
    records, problems = parse(
        {"groups/gardeners.md": "---\ntitle: 园丁\nspaces: yard\nphotos: {file: a.png, alt: 树}\n---\n"}
    )

    assert problems == []
    assert records[group()].spaces == ("yard",)
    assert records[group()].photos[0].file == "a.png"


def test_a_translation_adds_its_texts_and_says_which_language_they_are_in(parse):
    records, problems = parse(
        {
            "groups/gardeners.md": "---\ntitle: 园丁\nsummary: 一起浇水。\njoin: 来就是\n---\n正文\n",
            "groups/gardeners.en.md": "---\ntitle: Gardeners\nsummary: We water.\n---\nText\n",
        }
    )

    record = records[group()]
    assert problems == []
    assert record.title.versions == (("zh-CN", "园丁"), ("en", "Gardeners"))
    assert record.join.in_language("en") == ("来就是", "zh-CN")
    assert [(body.language, body.text) for body in record.origin.bodies] == [("zh-CN", "正文\n"), ("en", "Text\n")]


def test_a_translation_finds_its_item_by_id_and_not_by_place(parse):
    records, problems = parse(
        {
            "spaces/yard.md": "---\ntitle: 院\nzones:\n  - {id: a, title: 甲}\n  - {id: b, title: 乙}\n---\n",
            "spaces/yard.en.md": "---\ntitle: Yard\nzones:\n  - {id: b, title: B}\n---\n",
        }
    )

    first, second = records[Key("space", "wutong", "yard")].zones
    assert problems == []
    assert first.title.versions == (("zh-CN", "甲"),)
    assert second.title.versions == (("zh-CN", "乙"), ("en", "B"))


def test_the_community_says_what_holds_for_its_records(parse):
    records, problems = parse(
        {"events/dinner.md": "---\ntitle: Dinner\nstart: 2026-06-20T18:00Z\n---\n"},
        {
            "community.md": "---\nid: lane\ntitle: Lane\nlanguage: en\ntime_zone: Europe/London\n---\n",
            "community.zh.md": "---\ntitle: 小巷\n---\n",
        },
    )

    dinner = records[Key("event", "lane", "dinner")]
    assert problems == []
    assert dinner.title.languages == ("en",)
    assert str(dinner.start) == "2026-06-20 19:00"
    assert records[Key("community", "lane", "lane")].title.versions == (("en", "Lane"), ("zh-CN", "小巷"))


@pytest.mark.parametrize("way", ["index.en.md", "index.zh-CN.md"])
def test_a_record_in_one_language_only_is_a_record(way, parse):
    records, problems = parse({f"groups/gardeners/{way}": "---\ntitle: Gardeners\n---\n"})

    assert problems == []
    assert str(records[group()].title) == "Gardeners"


def test_an_id_of_its_own_goes_before_the_files_name(parse):
    records, _ = parse({"groups/x.md": "---\nid: gardeners\ntitle: 园丁\n---\n"})

    assert group() in records
    assert group("x") not in records


def test_a_draft_is_left_out(parse):
    records, problems = parse({"groups/gardeners.md": "---\ntitle: 园丁\ndraft: yes\n---\n"})

    assert problems == []
    assert group() not in records


def test_a_draft_community_leaves_all_of_its_records_out(parse):
    records, problems = parse(
        {"groups/gardeners.md": "---\ntitle: 园丁\n---\n"},
        {"community.md": "---\nid: wutong\ntitle: 梧桐里\ndraft: yes\n---\n"},
    )

    assert records == {}
    assert problems == []


def test_a_field_knows_its_line_in_the_file_that_it_stands_in(parse):
    records, _ = parse(
        {
            "spaces/yard.md": """\
                ---
                title: 院
                # a remark
                summary: 院子
                zones:
                  - id: a
                    title: 甲
                  - id: b
                    title: 乙
                uses:
                  - 种菜
                  - 议事
                ---

                正文
                """,
            "spaces/yard.en.md": "---\ntitle: Yard\nsummary: A yard\n---\n",
        }
    )

    origin = records[Key("space", "wutong", "yard")].origin
    lines = {
        loc: origin.place_of(*loc).line
        for loc in [("title",), ("summary",), ("zones", 1), ("zones", 1, "title"), ("zones", 1, "hours"), ("uses", 1)]
    }
    assert lines == {
        ("title",): 2,
        ("summary",): 4,
        ("zones", 1): 8,
        ("zones", 1, "title"): 9,
        ("zones", 1, "hours"): 8,
        ("uses", 1): 12,
    }
    assert str(origin.place_of("summary", "en")) == "content/spaces/yard.en.md:3"
    assert origin.bodies[0].first_line == 14


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (kind, field)
        for kind in KINDS
        for field in fields_of(kind.model)
        if field.key not in ("id", "draft", "language")
    ],
    ids=lambda value: getattr(value, "name", None) or value.key,
)
def test_every_example_of_the_reference_is_one_that_can_be_written(kind, field, parse):
    example = str(field.extra["example"])
    needed = {other.key: str(other.extra["example"]) for other in fields_of(kind.model) if other.info.is_required()}
    below = "\n  "
    front = "\n".join(
        f"{key}:{below if text.startswith('- ') else ' '}{text}"
        for key, text in (needed | {field.key: example}).items()
    )
    path = f"{kind.folder}/x.md" if kind.folder else "community.md"

    records, problems = parse({path: f"---\nid: x\n{front}\n---\n"})

    assert problems == []
    assert [record for record in records.values() if record.key.id == "x"]


SCALARS = st.text(alphabet="ab1 :-{}[]年+~%", max_size=10)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abid", max_size=4), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_whatever_stands_in_a_field_is_read_or_reported_and_never_a_crash(kind, data, parse):
    names = st.sampled_from([name for field in fields_of(kind.model) for name in (field.key, field.zh)])
    front = data.draw(st.dictionaries(names, VALUES, max_size=4))
    path = f"{kind.folder}/x.md" if kind.folder else "community.md"
    text = "---\n" + (yaml.safe_dump(front, allow_unicode=True) if front else "") + "---\n"

    records, problems = parse({path: text})

    assert problems or any(record.origin.place.path == f"content/{path}" or record for record in records.values())
    for record in records.values():
        assert isinstance(record, Record)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, records are read in one process")
def test_records_are_read_in_several_processes_as_in_one(tmp_path):
    documents = many_records(tmp_path)

    def read(workers):
        report, known = Report(), dict[str, Record]()
        parsed = parse_records(documents, ("zh-CN",), "Asia/Shanghai", report, known, workers)
        origins = [record.origin for record in parsed.records]
        return parsed, origins, report.problems, {name: record.origin for name, record in known.items()}

    in_one, in_two = read(1), read(2)
    parsed, _origins, problems, _known = in_two
    assert in_two == in_one
    assert len(parsed.records) == 1 + 120 - 18 - 1
    assert len(problems) == 18 + 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, records are read in one process")
def test_a_file_that_kills_its_reader_is_named(tmp_path, monkeypatch):
    def kill(record, _report):
        if record.key.id == "group-50":
            os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr("linli.records.parse.check_privacy", kill)
    many_records(tmp_path)

    with pytest.raises(CannotPublish, match=r"^content/groups/group-50\.md: the process that read it .* signal 9"):
        load_site(read_settings({"LINLI_WORKERS": 2}, tmp_path), Report())
