"""Writes a new content file that is right from the start."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from linli.build import load_site
from linli.problems import ContentProblems, Report
from linli.records.fields import Record
from linli.records.kinds import Kind
from linli.records.schema import find_kind
from linli.records.shape import FieldShape, field_names, fields_of
from linli.records.values import Unreadable
from linli.settings import BadSetting, Settings
from linli.sources.documents import COMMUNITY_FILE, is_id

# Plain YAML reads these as something else than the text that an editor meant.
_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`~]|: |\s#|^$|[:\s]$|^(?i:null)$")
_HINTS = 8


def write_record(
    settings: Settings, kind_name: str, community: str | None, record_id: str | None, given: Mapping[str, str]
) -> Path:
    """Write a new record and return its file. On a terminal, whatever is missing is asked for.

    Raises:
        BadSetting: something is missing that nobody can be asked for, or there is such a record already.
        ContentProblems: the file would have problems; it is not left behind.
    """
    try:
        kind = find_kind(kind_name)
        values = _complete(kind, _by_english_names(kind, given))
    except Unreadable as wrong:
        raise BadSetting(f"{wrong.message} {wrong.way_out}") from wrong
    name = record_id or _ask("id", "lower-case letters, digits and hyphens", _suggested_id(values))
    if not is_id(name):
        raise BadSetting(f"`{name}` cannot stand in an address. Give --id with lower-case letters, digits and hyphens.")
    path = _path(settings, kind, community, name, values)
    if path.exists():
        raise BadSetting(f"{path} exists already. Choose another --id.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_text(kind, values), encoding="utf-8")
    _withdraw_if_wrong(path, settings)
    return path


def _by_english_names(kind: Kind, given: Mapping[str, str]) -> dict[str, str]:
    names = field_names(kind.model)
    for name in given:
        if name not in names:
            raise Unreadable(f"`{name}` is not a field of a {kind.name}.", f"See `linli schema {kind.name}`.")
    return {names[name].key: value for name, value in given.items()}


def _complete(kind: Kind, values: dict[str, str]) -> dict[str, str]:
    required = [field for field in fields_of(kind.model) if field.info.is_required()]
    asked = {
        field.key: _ask(f"{field.key} ({field.zh})", str(field.extra["example"]))
        for field in required
        if field.key not in values
    }
    return {field.key: (values | asked)[field.key] for field in fields_of(kind.model) if field.key in values | asked}


def _ask(what: str, example: str, suggestion: str = "") -> str:
    if not sys.stdin.isatty():
        if suggestion:
            return suggestion
        name = what.split()[0]
        way_out = "--id" if name == "id" else f"{name}='{example}'"
        raise BadSetting(f"`{what}` is missing. Add {way_out} to the command.")
    shown = f" [{suggestion}]" if suggestion else f" ({example})"
    return input(f"{what}{shown}: ").strip() or suggestion


def _suggested_id(values: Mapping[str, str]) -> str:
    """Return an id made from a date and an ASCII title; empty where neither gives one."""
    day = re.match(r"\d{4}-\d{2}-\d{2}", values.get("start", ""))
    title = values.get("title", "")
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") if title.isascii() else ""
    return "-".join(part for part in (day[0] if day else "", words) if part)


def _path(settings: Settings, kind: Kind, community: str | None, name: str, values: Mapping[str, str]) -> Path:
    if kind.name == COMMUNITY_FILE:
        return settings.content_dir / name / f"{COMMUNITY_FILE}.md"
    folder = _community_folder(settings, community) / kind.folder
    year = re.match(r"\d{4}", values.get("start", ""))
    return (folder / year[0] if year else folder) / f"{name}.md"


def _community_folder(settings: Settings, community: str | None) -> Path:
    heads = sorted(settings.content_dir.rglob(f"{COMMUNITY_FILE}.md"))
    folders = {head.parent.name if head.parent != settings.content_dir else "": head.parent for head in heads}
    if not folders:
        raise BadSetting("there is no community yet. Begin with `linli new community`.")
    if community is None and len(folders) == 1:
        return next(iter(folders.values()))
    chosen = community or _ask("community", ", ".join(folders))
    if chosen not in folders:
        raise BadSetting(f"there is no community `{chosen}`. Choose one of {', '.join(folders)} with --community.")
    return folders[chosen]


def _text(kind: Kind, values: Mapping[str, str]) -> str:
    lines = [f"{key}: {_yaml(value)}" for key, value in values.items()]
    return "\n".join(["---", *lines, *_hints(kind, values), "---", "", ""])


def _hints(kind: Kind, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the kind's own fields as comments: what an editor may want to add."""
    own = [field for field in fields_of(kind.model) if field.key not in values and not _is_common(field)]
    for field in own[:_HINTS]:
        example, help_text = str(field.extra["example"]), f"# {field.zh}：{field.extra['zh_help']}"
        if example.startswith("- "):
            yield f"# {field.key}:  {help_text}"
            yield f"#   {example}"
        else:
            yield f"# {field.key}: {example}  {help_text}"


def _is_common(field: FieldShape) -> bool:
    return field.name in Record.model_fields and field.name not in ("summary", "photos")


def _yaml(value: str) -> str:
    if value.startswith("[") and value.endswith("]"):
        return value
    return "'" + value.replace("'", "''") + "'" if _NEEDS_QUOTES.search(value) else value


def _withdraw_if_wrong(path: Path, settings: Settings) -> None:
    report = Report()
    load_site(settings, report)
    shown = (
        path.relative_to(settings.project_dir).as_posix() if path.is_relative_to(settings.project_dir) else str(path)
    )
    own = [problem for problem in report.problems if problem.place.path == shown]
    if own:
        path.unlink()
        raise ContentProblems(own)
