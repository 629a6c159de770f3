"""Documents become typed records: every field is read once, and every mistake has its line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType
from collections.abc import Sequence as SequenceType
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from linli.problems import Place, Report, did_you_mean
from linli.records.fields import Body, Loc, Origin, Part, Record
from linli.records.kinds import KIND_BY_NAME
from linli.records.reference import Key
from linli.records.shape import FieldShape, Shape, field_names
from linli.records.text import full_language_code
from linli.records.values import Unreadable
from linli.sources.documents import Document, is_id
from linli.sources.front_matter import Entry, Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Parsed:
    """The records that could be read; `broken` tells of which kinds, in which communities, some could not."""

    records: tuple[Record, ...]
    broken: frozenset[tuple[str, str]] = frozenset()
    drafts: frozenset[Key] = frozenset()


Version = tuple[str, Node]


def parse_records(
    documents: Iterable[Document], languages: SequenceType[str], time_zone: str, report: Report
) -> Parsed:
    """Return one record per file and its translations, sorted by key; drafts are left out.

    Fields that cannot be read are reported, and their record is left out.
    """
    families = _families(documents)
    heads = {family[0].community: family[0] for family in families if family[0].kind == "community"}
    own_language = {folder: _community_language(head, languages[0]) for folder, head in heads.items()}
    own_id = {folder: _stated_id(head) or folder for folder, head in heads.items()}
    records: dict[Key, Record] = {}
    broken: set[tuple[str, str]] = set()
    drafts: set[Key] = set()
    for family in families:
        language = own_language.get(family[0].community, languages[0])
        community = own_id.get(family[0].community, family[0].community)
        record = _parse_family(family, community, language, (*languages, language), time_zone, report)
        if record is None:
            broken.add((family[0].kind, community))
        elif record.key in records:
            report.add(
                record.origin.place,
                f"the id `{record.key.id}` is taken by `{records[record.key].origin.place.path}`.",
                "Rename one of the two files.",
            )
        elif record.draft:
            drafts.add(record.key)
        else:
            records[record.key] = record
    return Parsed(tuple(records[key] for key in sorted(records)), frozenset(broken), frozenset(drafts))


def _families(documents: Iterable[Document]) -> list[list[Document]]:
    families: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        stem = document.path.removesuffix(".md")
        families[stem.removesuffix(f".{document.language}") if document.language else stem].append(document)
    return list(families.values())


def _community_language(document: Document, default: str) -> str:
    node = document.front.get("language") or document.front.get("语言")
    return full_language_code(node.text) if isinstance(node, Scalar) else default


def _stated_id(document: Document) -> str:
    node = document.front.get("id") or document.front.get("编号")
    return node.text if isinstance(node, Scalar) else ""


def _parse_family(
    family: SequenceType[Document],
    community: str,
    language: str,
    languages: SequenceType[str],
    time_zone: str,
    report: Report,
) -> Record | None:
    versions = _versions(family, language, languages, report)
    own_language, document = next(iter(versions.items()))
    translations = tuple((code, other.front) for code, other in versions.items() if other is not document)
    kind = KIND_BY_NAME[document.kind]
    errors = len(report.problems)
    reader = _FrontMatterReader(kind.name, own_language, report)
    values = reader.part(document.front, kind.model, (), translations)
    record = _validate(kind.model, values, reader, document, own_language, time_zone, report)
    record_id = _record_id(document, record, report)
    if record is None or record_id is None or len(report.problems) > errors:
        return None
    record._origin = Origin(
        key=Key(document.kind, community, record_id),
        place=document.place,
        places=reader.places,
        folder=str(document.folder),
        language=own_language,
        bodies=tuple(_bodies(versions)),
        digests=tuple(version.digest for version in versions.values()),
    )
    complaints = list(record.complaints())
    for loc, message, way_out in complaints:
        report.add(record.origin.place_of(*loc), message, way_out)
    return None if complaints else record


def _versions(
    family: SequenceType[Document], language: str, languages: SequenceType[str], report: Report
) -> dict[str, Document]:
    """Return the family by language, the record's own language first."""
    versions: dict[str, Document] = {}
    for document in family:
        code = full_language_code(document.language) if document.language else language
        if code not in languages:
            listed = ", ".join(f"`{known}`" for known in dict.fromkeys(languages))
            report.add(document.place, f"`{document.language}` is not a language of this site.", f"It has {listed}.")
        elif code in versions:
            report.add(document.place, f"`{versions[code].path}` is in the same language.", "Keep one of the two.")
        else:
            versions[code] = document
    order = [language, *(code for code in languages if code != language)]
    sorted_versions = {code: versions[code] for code in order if code in versions}
    return sorted_versions or {language: family[0]}


def _bodies(versions: MappingType[str, Document]) -> Iterator[Body]:
    for language, document in versions.items():
        if document.body.strip():
            yield Body(language, document.body, document.path, document.body_line)


def _record_id(document: Document, record: Record | None, report: Report) -> str | None:
    explicit = record.id if record else None
    record_id = explicit or document.id
    if is_id(record_id):
        return record_id
    place = record.origin.place_of("id") if record and hasattr(record, "_origin") and explicit else document.place
    if not record_id:
        report.add(place, "this community has no id.", "Add `id: my-community` (lower-case letters, digits, hyphens).")
    else:
        report.add(
            place,
            f"`{record_id}` cannot stand in an address.",
            "Name the file (or `id:`) with lower-case letters a–z, digits and single hyphens, at most 80.",
        )
    return None


class _FrontMatterReader:
    """Turns nodes into plain values under the fields' English names, and remembers the line of each."""

    def __init__(self, kind: str, language: str, report: Report) -> None:
        self.places: dict[Loc, Place] = {}
        self.written: dict[Loc, str] = {}
        self._kind = kind
        self._language = language
        self._report = report

    def part(self, node: Node, model: type[Part], loc: Loc, translations: SequenceType[Version]) -> object:
        self.places[loc] = node.place
        for code, translation in translations:
            if not isinstance(translation, Mapping) and not _same(node, translation):
                self._contradiction(translation, loc, code)
        if not isinstance(node, Mapping):
            if model.shorthand and any(isinstance(version, Mapping) for _, version in translations):
                node = Mapping((Entry(model.shorthand, node, node.place),), node.place)
            else:
                return _plain(node)
        values: dict[str, object] = {}
        others = [(code, self._by_field(t, model, loc)) for code, t in translations if isinstance(t, Mapping)]
        own = self._by_field(node, model, loc)
        for key, (field, entry) in own.items():
            versions = [(code, entries.pop(key)[1].value) for code, entries in others if key in entries]
            self.places[(*loc, key)] = entry.place
            self.written[(*loc, key)] = entry.key
            values[key] = self._value(entry.value, field, (*loc, key), versions)
        for code, entries in others:
            for key, (field, entry) in entries.items():
                self._only_in_translation(code, field, entry, (*loc, key), values)
        return values

    def _by_field(self, node: Mapping, model: type[Part], loc: Loc) -> dict[str, tuple[FieldShape, Entry]]:
        names = field_names(model)
        found: dict[str, tuple[FieldShape, Entry]] = {}
        for entry in node.entries:
            field = names.get(entry.key)
            if field is None:
                self._unknown(entry, names, loc)
            elif field.key in found:
                self._report.add(
                    entry.place,
                    f"`{entry.key}` and `{found[field.key][1].key}` are the same field.",
                    "Keep one of the two.",
                )
            else:
                found[field.key] = (field, entry)
        return found

    def _unknown(self, entry: Entry, names: MappingType[str, FieldShape], loc: Loc) -> None:
        where = f"`{'.'.join(str(step) for step in loc if isinstance(step, str))}`" if loc else f"a {self._kind}"
        listed = ", ".join(f"`{field.key}`" for field in dict.fromkeys(names.values()))
        self._report.add(
            entry.place,
            f"`{entry.key}` is not a field of {where}.",
            did_you_mean(entry.key, names, f"Its fields are {listed}."),
        )

    def _value(self, node: Node, field: FieldShape, loc: Loc, translations: SequenceType[Version]) -> object:
        shape = field.shape
        if shape.many == "map":
            return self._map(node, shape, loc, translations)
        if shape.many == "list":
            return self._list(node, field, loc, translations)
        return self._one(node, shape, loc, translations)

    def _one(self, node: Node, shape: Shape, loc: Loc, translations: SequenceType[Version]) -> object:
        if shape.of == "part" and shape.part:
            return self.part(node, shape.part, loc, translations)
        self.places.setdefault(loc, node.place)
        if shape.of == "text":
            return self._text(node, translations)
        for code, translation in translations:
            if not _same(node, translation):
                self._contradiction(translation, loc, code)
        return _plain(node)

    def _text(self, node: Node, translations: SequenceType[Version]) -> object:
        if not translations:
            return _plain(node)
        texts: dict[str, object] = {}
        for code, version in ((self._language, node), *translations):
            plain = _plain(version)
            texts |= plain if isinstance(plain, dict) else {code: plain}
        return texts

    def _list(self, node: Node, field: FieldShape, loc: Loc, translations: SequenceType[Version]) -> object:
        items = node.items if isinstance(node, Sequence) else (node,)
        if field.shape.of in ("value", "reference"):
            return self._one(node, field.shape, loc, translations) if isinstance(node, Sequence) else [_plain(node)]
        others = [(code, _matched(items, version, field.shape)) for code, version in translations]
        for code, (_, strays) in others:
            for stray in strays:
                self._report.add(
                    stray.place,
                    f"this item of `{field.key}` has no counterpart in the {self._language} file.",
                    f"Translate what is there, in the same order or with the same `id` ({code}).",
                )
        return [
            self._one(
                item,
                field.shape,
                (*loc, number),
                [(code, matched[number]) for code, (matched, _) in others if number in matched],
            )
            for number, item in enumerate(items)
        ]

    def _map(self, node: Node, shape: Shape, loc: Loc, translations: SequenceType[Version]) -> object:
        if not isinstance(node, Mapping):
            return _plain(node)
        values: dict[str, object] = {}
        for entry in node.entries:
            if not is_id(entry.key.replace("_", "-")):
                self._report.add(
                    entry.place,
                    f"`{entry.key}` cannot be an id.",
                    "Use lower-case letters a–z, digits and hyphens.",
                )
                continue
            versions = [
                (code, other) for code, m in translations if isinstance(m, Mapping) and (other := m.get(entry.key))
            ]
            self.written[(*loc, entry.key)] = entry.key
            values[entry.key] = self._one(entry.value, shape, (*loc, entry.key), versions)
            self.places[(*loc, entry.key)] = entry.place
        for _, translation in translations:
            for entry in translation.entries if isinstance(translation, Mapping) else ():
                if node.get(entry.key) is None:
                    self._belongs_elsewhere(entry)
        return values

    def _only_in_translation(
        self, code: str, field: FieldShape, entry: Entry, loc: Loc, values: dict[str, object]
    ) -> None:
        if field.shape.of == "text" and field.shape.many == "one":
            self.places[loc] = entry.place
            values[field.key] = {code: _plain(entry.value)}
        elif field.key != "language":
            self._belongs_elsewhere(entry)

    def _belongs_elsewhere(self, entry: Entry) -> None:
        self._report.add(
            entry.place,
            f"`{entry.key}` is not in the {self._language} file.",
            "A translation translates texts: put what is new into the file without a language in its name.",
        )

    def _contradiction(self, translation: Node, loc: Loc, code: str) -> None:
        name = next((step for step in reversed(loc) if isinstance(step, str)), "value")
        own = self.places.get(loc) or self.places[()]
        self._report.add(
            translation.place,
            f"`{name}` differs from {own}.",
            f"It holds in every language: leave it out of the `{code}` file.",
        )


def _matched(items: SequenceType[Node], version: Node, shape: Shape) -> tuple[dict[int, Node], list[Node]]:
    """Return the translations by the number of the item that they translate, and those that translate none."""
    others = list(version.items if isinstance(version, Sequence) else (version,))
    matched: dict[int, Node] = {}
    names = [_identity(item) for item in items]
    strays: list[Node] = []
    for number, other in enumerate(others):
        name = _identity(other) if shape.of == "part" else None
        found = names.index(name) if name and name in names else number
        if (
            found < len(items)
            and found not in matched
            and (name is None or name == names[found] or names[found] is None)
        ):
            matched[found] = other
        else:
            strays.append(other)
    return matched, strays


def _identity(node: Node) -> str | None:
    if isinstance(node, Mapping):
        for key in ("id", "编号", "file", "文件", "url", "网址"):
            value = node.get(key)
            if isinstance(value, Scalar):
                return value.text
    return None


def _same(one: Node, other: Node) -> bool:
    return bool(_plain(one) == _plain(other))


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {entry.key: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node.text


def _validate(
    model: type[Record],
    values: object,
    reader: _FrontMatterReader,
    document: Document,
    language: str,
    time_zone: str,
    report: Report,
) -> Record | None:
    zone = values.get("time_zone") if isinstance(values, dict) else None
    context = {"language": language, "zone": _zone(str(zone or time_zone))}
    try:
        return model.model_validate(values, context=context)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            loc = tuple(error["loc"])
            place = next(
                (reader.places[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in reader.places), document.place
            )
            message, way_out = _explain(error, reader.written.get(loc) or _name_of(loc), model)
            report.add(place, message, way_out)
        return None


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError):
        return ZoneInfo("Asia/Shanghai")


def _name_of(loc: Loc) -> str:
    names = [str(step + 1) if isinstance(step, int) else step for step in loc]
    return ".".join(names)


def _explain(error: Any, name: str, model: type[Record]) -> tuple[str, str]:
    """Return what is wrong and the way out, in an editor's words, for one finding of pydantic."""
    value = error.get("input")
    shown = f" ({value[:60]})" if isinstance(value, str) else ""
    cause = (error.get("ctx") or {}).get("error")
    if isinstance(cause, Unreadable):
        return f"`{name}`{shown} {cause.message}.", cause.way_out
    if error["type"] == "missing":
        field = field_names(model).get(str(error["loc"][-1])) if len(error["loc"]) == 1 else None
        hint = (
            f"Add `{field.key}: {field.extra.get('example', '…')}` ({field.zh})."
            if field
            else f"Add `{error['loc'][-1]}:`."
        )
        return f"`{name}` is missing.", hint
    if error["type"] == "string_pattern_mismatch":
        return f"`{name}`{shown} is not written as it should be.", f"It must match {error['ctx']['pattern']}."
    if error["type"] in ("float_parsing", "int_parsing"):
        return f"`{name}`{shown} is not a number.", "Write it in digits."
    if error["type"] in ("greater_than_equal", "less_than_equal"):
        return f"`{name}`{shown} is out of range.", str(error["msg"]) + "."
    if error["type"] in ("dict_type", "model_type", "model_attributes_type"):
        return f"`{name}`{shown} needs fields of its own.", "Indent them below it: `  id: …`."
    if error["type"] in ("tuple_type", "list_type"):
        return f"`{name}`{shown} is not a list.", "Write `[one, two]`, or one per line after a dash."
    if error["type"] == "string_type":
        return f"`{name}` is not a plain text.", "Write it on one line."
    return f"`{name}`{shown} cannot be read: {re.sub(r'^Value error, ', '', error['msg'])}.", "See the field reference."
