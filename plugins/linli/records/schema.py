"""What the kinds declare, for others: JSON Schema for editors' tools, and the field reference in the docs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from linli.problems import did_you_mean
from linli.records.award import Profile
from linli.records.choice import Choice
from linli.records.fields import Part, Record
from linli.records.kinds import KIND_BY_NAME, KINDS, UNPUBLISHED_KINDS, Kind
from linli.records.shape import FieldShape, Shape, fields_of
from linli.records.values import Unreadable

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(kind: str | None = None) -> str:
    """Return the JSON Schema (2020-12) of one kind's front matter, of award profiles, or of all kinds by name.

    Raises:
        Unreadable: there is no such kind.
    """
    if kind is None:
        parts = {name: part for k in KINDS for name, part in _parts_of(k.model).items()}
        kinds = {k.name: _titled_schema(k) for k in KINDS}
        schema: dict[str, Any] = {"$schema": _DIALECT, "$defs": kinds | _part_schemas(parts)}
    elif kind in _PROFILE_NAMES:
        schema = {"$schema": _DIALECT, **_profile_schema()}
    else:
        schema = {"$schema": _DIALECT, **kind_schema(find_kind(kind))}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def find_kind(name: str) -> Kind:
    """Return a kind by its name, its folder's name or its Chinese name.

    Raises:
        Unreadable: there is no such kind.
    """
    for kind in (*KINDS, *UNPUBLISHED_KINDS):
        if name in (kind.name, kind.folder, kind.zh):
            return kind
    hint = did_you_mean(name, KIND_BY_NAME, f"The kinds are {', '.join(KIND_BY_NAME)}.")
    raise Unreadable(f"`{name}` is not a kind.", hint)


_PROFILE_NAMES = ("award", "awards", "奖项")


def _profile_schema() -> dict[str, Any]:
    """Return the schema of award profiles: every value may be left unknown, if it is said."""
    schema = {"title": "award (奖项)", **_part_schema(Profile), "$defs": _part_schemas(_parts_of(Profile))}
    unknown = {"enum": ["unknown", "不详"]}
    for part in (schema, *schema["$defs"].values()):
        for option in part.get("anyOf", (part,)):
            properties = option.get("properties", {})
            properties |= {name: {"anyOf": [value, unknown]} for name, value in properties.items()}
    return schema


def kind_schema(kind: Kind) -> dict[str, Any]:
    """Return the schema of a kind; every field may be given under either of its names, never under both."""
    return {**_titled_schema(kind), "$defs": _part_schemas(_parts_of(kind.model))}


def _titled_schema(kind: Kind) -> dict[str, Any]:
    return {"title": f"{kind.name} ({kind.zh})", **_part_schema(kind.model)}


def _parts_of(model: type[Part]) -> dict[str, type[Part]]:
    """Return the parts that a model's fields hold, however deep, by name."""
    found: dict[str, type[Part]] = {}
    for part in (field.shape.part for field in fields_of(model)):
        if part and part.__name__ not in found:
            found |= {part.__name__: part, **_parts_of(part)}
    return found


def _part_schemas(parts: Mapping[str, type[Part]]) -> dict[str, Any]:
    return {name: _part_schema(parts[name]) for name in sorted(parts)}


def _part_schema(model: type[Part]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    conditions: list[dict[str, Any]] = []
    for field in fields_of(model):
        schema = {
            **_field_schema(field),
            "title": field.zh,
            "description": f"{field.info.description} {field.extra['zh_help']}",
        }
        properties[field.key] = properties[field.zh] = schema
        if field.info.is_required():
            conditions.append({"oneOf": [{"required": [field.key]}, {"required": [field.zh]}]})
        else:
            conditions.append({"not": {"required": [field.key, field.zh]}})
    schema = {"type": "object", "properties": properties, "additionalProperties": False, "allOf": conditions}
    if model.shorthand is None:
        return schema
    bare = next(field for field in fields_of(model) if field.key == model.shorthand)
    return {"anyOf": [_field_schema(bare), schema]}


def _field_schema(field: FieldShape) -> dict[str, Any]:
    shape = field.shape
    if shape.of == "part" and shape.part:
        item: dict[str, Any] = {"$ref": f"#/$defs/{shape.part.__name__}"}
    else:
        item = _value_schema(field)
        if shape.many == "list" or (shape.many == "map" and shape.of == "value"):
            return item
    if shape.many == "list":
        return {"anyOf": [item, {"type": "array", "items": item}]}
    if shape.many == "map":
        by_key = {"type": "object", "additionalProperties": item}
        return by_key if _needs_values(shape) else {"anyOf": [by_key, {"type": "array", "items": {"type": "string"}}]}
    return item


def _needs_values(shape: Shape) -> bool:
    """Tell whether each key of a map needs something to be said of it; days that do not may stand in a list."""
    return shape.keys is str or shape.part is None or any(field.info.is_required() for field in fields_of(shape.part))


def _value_schema(field: FieldShape) -> dict[str, Any]:
    """Return what pydantic says of a plain field; one value may stand where a list is meant."""
    annotation: Any = field.info.annotation
    if field.info.metadata:
        annotation = Annotated[annotation, *field.info.metadata]
    schema = TypeAdapter(annotation).json_schema(schema_generator=_WithoutDefaults)
    schema = dict(_with_bare_numbers(_without_null(schema)))
    if schema.get("type") == "array" and "items" in schema:
        return {"anyOf": [schema["items"], schema]}
    return schema


def _with_bare_numbers(schema: Any) -> Any:
    """Return the schema for tools that read `2019` or `30.66` as a number where we read a text."""
    if isinstance(schema, list):
        return [_with_bare_numbers(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    loose = {name: _with_bare_numbers(value) for name, value in schema.items()}
    return loose | {"type": ["string", "number"]} if loose.get("type") in ("string", "integer") else loose


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    return options[0] if len(options) == 1 else schema | ({"anyOf": options} if options else {})


class _WithoutDefaults(GenerateJsonSchema):
    def default_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])


_HEADINGS = {
    "en": (
        "Field reference",
        "Generated by `linli schema --reference en`; do not edit. Every field has an English and a Chinese name: "
        "use either, not both. **Required** fields are bold. How dates, figures, hours and references are written: "
        "[the editors' guide](guide.en.md).",
        ("Field", "中文", "What it is", "Form", "Example"),
    ),
    "zh": (
        "字段手册",
        "由 `linli schema --reference zh` 生成，请勿手改。每个字段都有英文名和中文名，任选其一，不可同时使用。"
        "**粗体**为必填。"
        "日期、数据、时段与引用的写法见[编辑指南](guide.zh.md)。",
        ("字段", "英文", "说明", "形式", "示例"),
    ),
}
_FORMS = {
    "en": {
        "text": "text",
        "part": "fields",
        "value": "value",
        "list": "list of {}",
        "map": "{} by id",
        "days": "{} by day",
        "ref": "id of a {}",
        "any": "id of any record",
        "Moment": "date",
        "Period": "period",
        "Quantity": "figure",
        "Hours": "hours",
        "Repeat": "rule",
        "DateOfSeries": "date",
        "timedelta": "length of time",
        "bool": "yes / no",
        "int": "number",
        "float": "number",
        "str": "word",
        "tuple": "point",
    },
    "zh": {
        "text": "文字",
        "part": "字段组",
        "value": "值",
        "list": "{}（可多个）",
        "map": "{}（按编号）",
        "days": "{}（按日期）",
        "ref": "{}的编号",
        "any": "任意记录的编号",
        "Moment": "日期",
        "Period": "时段",
        "Quantity": "数据",
        "Hours": "开放时段",
        "Repeat": "重复规则",
        "DateOfSeries": "日期",
        "timedelta": "时长",
        "bool": "是 / 否",
        "int": "数字",
        "float": "数字",
        "str": "词",
        "tuple": "位置",
    },
}


def field_reference(language: str) -> str:
    """Return the editors' field reference in Markdown, in Chinese (`zh`) or English (`en`)."""
    title, intro, columns = _HEADINGS[language]
    parts: dict[str, type[Part]] = {}
    common = {field.key for field in fields_of(Record)}
    lines = [f"# {title}", "", intro, ""]
    everything = {"en": "Every record", "zh": "所有记录"}[language]
    lines += [f"## {everything}", "", *_table(Record, language, columns, parts), ""]
    for kind in (*KINDS, *UNPUBLISHED_KINDS):
        name = {"en": f"{kind.name} · {kind.zh}", "zh": f"{kind.zh} · {kind.name}"}[language]
        where = "community.md" if not kind.folder else f"{kind.folder}/<id>.md"
        lines += [f"## {name}", "", f"`{where}`", "", *_table(kind.model, language, columns, parts, skip=common), ""]
    title_of_parts = {"en": "Groups of fields", "zh": "字段组"}[language]
    lines += [f"## {title_of_parts}", ""]
    done: set[str] = set()
    while pending := [name for name in parts if name not in done]:
        for name in pending:
            done.add(name)
            lines += [f"### {name}", "", *_table(parts[name], language, columns, parts), ""]
    return "\n".join(lines)


def _table(
    model: type[Part],
    language: str,
    columns: tuple[str, ...],
    parts: dict[str, type[Part]],
    skip: set[str] | None = None,
) -> Iterator[str]:
    fields = [field for field in fields_of(model) if field.key not in (skip or set())]
    if not fields:
        yield {"en": "No fields of its own.", "zh": "没有专用字段。"}[language]
        return
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for field in fields:
        if field.shape.part:
            parts.setdefault(field.shape.part.__name__, field.shape.part)
        names = (f"`{field.key}`", f"`{field.zh}`") if language == "en" else (f"`{field.zh}`", f"`{field.key}`")
        first = f"**{names[0]}**" if field.info.is_required() else names[0]
        explained = str(field.info.description if language == "en" else field.extra["zh_help"])
        example = str(field.extra["example"]).replace("|", "\\|")
        yield f"| {first} | {names[1]} | {explained} | {_form(field, language)} | `{example}` |"


def _form(field: FieldShape, language: str) -> str:
    words = _FORMS[language]
    shape = field.shape
    if shape.of == "reference":
        names = [KIND_BY_NAME[k].zh if language == "zh" and k in KIND_BY_NAME else k for k in shape.kinds]
        form = words["ref"].format("/".join(names)) if names else words["any"]
    elif shape.of == "part" and shape.part:
        form = f"[{shape.part.__name__}](#{shape.part.__name__.lower()})"
    elif isinstance(shape.value, type) and issubclass(shape.value, Choice):
        form = " / ".join(f"`{m.value}`" if language == "en" else f"`{m.zh}`" for m in shape.value)
    elif shape.of == "text":
        form = words["text"]
    else:
        form = words.get(getattr(shape.value, "__name__", "tuple"), words["value"])
    many = "days" if shape.many == "map" and shape.keys is not str else shape.many
    return words[many].format(form) if many != "one" else form
