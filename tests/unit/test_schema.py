"""What the kinds declare, for editors' tools and for the docs: it must agree with what we read."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.fixtures.projects import ROOT, WUTONG

from linli.records.fields import Record
from linli.records.kinds import KIND_BY_FOLDER, KIND_BY_NAME, KINDS
from linli.records.schema import field_reference, find_kind, kind_schema, schema_text
from linli.records.shape import field_names, fields_of
from linli.records.values import Unreadable

EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 as editors' tools read it: numbers, true and false are no texts; dates and `no` are."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


for tag, form, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), list(first))


def kind_of(file: Path) -> str:
    return (
        "community" if file.stem == "community" else next(KIND_BY_FOLDER[p] for p in file.parts if p in KIND_BY_FOLDER)
    )


def originals(content: Path) -> list[Path]:
    return [f for f in sorted(content.rglob("*.md")) if "pages" not in f.parts and f.name.count(".") == 1]


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(kind_schema(KIND_BY_NAME[kind]))


@pytest.mark.parametrize("content", [ROOT / "content", WUTONG], ids=["the repository's", "the small site's"])
def test_an_editors_tool_finds_no_fault_with_good_content(content):
    faults = [
        f"{file.relative_to(content)}: {error.json_path}: {error.message}"
        for file in originals(content)
        for error in validator(kind_of(file)).iter_errors(
            yaml.load(file.read_text("utf-8").split("---\n")[1], CoreLoader)
        )
    ]

    assert faults == []


@EVERY_KIND
def test_the_schema_of_every_kind_is_a_schema(kind):
    schema = json.loads(schema_text(kind.name))

    Draft202012Validator.check_schema(schema)


def test_the_schema_of_all_kinds_names_each():
    everything = json.loads(schema_text())

    assert [name for name in everything["$defs"] if name.islower()] == [kind.name for kind in KINDS]
    event = Draft202012Validator(everything | {"$ref": "#/$defs/event"})
    assert event.is_valid({"title": "晚餐", "start": "2026-06-20", "photos": [{"file": "a.png", "alt": "长桌"}]})
    assert not event.is_valid({"title": "晚餐", "start": "2026-06-20", "photos": [{"alt": "长桌"}]})


@pytest.mark.parametrize(
    "front",
    [
        {"title": "晚餐", "start": "2026-06-20", "venu": "小院"},
        {"title": "晚餐"},
        {"title": "晚餐", "标题": "晚餐", "start": "2026-06-20"},
        {"title": ["晚餐"], "start": "2026-06-20"},
        {"title": "晚餐", "start": "2026-06-20", "status": "soon"},
        {"title": "晚餐", "start": "2026-06-20", "online": "maybe"},
        {"title": "晚餐", "start": "2026-06-20", "photos": [{"alt": "长桌"}]},
        {"title": "晚餐", "start": "2026-06-20", "spaces": ["the yard"]},
    ],
    ids=[
        "an unknown field",
        "no start",
        "both names",
        "a list",
        "no answer",
        "neither yes nor no",
        "no file",
        "a title as id",
    ],
)
def test_an_editors_tool_finds_what_we_would_report(front):
    assert not validator("event").is_valid(front)


@EVERY_KIND
def test_every_field_has_two_names_an_explanation_in_both_languages_and_an_example(kind):
    for field in fields_of(kind.model):
        assert field.key.isascii()
        assert field.zh
        assert not field.zh.isascii()
        assert str(field.info.description).endswith(".")
        assert str(field.extra["zh_help"]).endswith("。")
        assert field.extra["example"]


@EVERY_KIND
def test_no_name_means_two_fields(kind):
    assert len(field_names(kind.model)) == 2 * len(fields_of(kind.model))


@EVERY_KIND
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_explains_every_field(kind, language):
    reference = field_reference(language)

    for field in fields_of(kind.model):
        assert f"`{field.key}`" in reference
        assert f"`{field.zh}`" in reference
        assert str(field.info.description if language == "en" else field.extra["zh_help"]) in reference


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_row_of_the_reference_has_as_many_cells_as_its_heading(language):
    rows = [line for line in field_reference(language).splitlines() if line.startswith("|")]

    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_in_the_docs_is_the_generated_one(language):
    assert (ROOT / "docs" / "editors" / f"fields.{language}.md").read_text("utf-8") == field_reference(language)


@pytest.mark.parametrize("name", ["event", "events", "活动"])
def test_a_kind_is_found_by_any_of_its_names(name):
    assert find_kind(name).name == "event"


def test_an_unknown_kind_is_told_with_a_way_out():
    with pytest.raises(Unreadable) as reason:
        find_kind("evnt")

    assert reason.value.way_out == "Did you mean `event`?"


def test_what_all_kinds_have_in_common_is_explained_once():
    common = {field.key for field in fields_of(Record)}
    group = field_reference("en").split("\n## group")[1].split("\n## ")[0]

    assert not any(f"`{name}`" in group for name in common)
