"""Documents become typed records: every field is read once, and every mistake has its line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from collections.abc import Sequence as SequenceType
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from linli.problems import Place, Report, did_you_mean, nearest
from linli.records.fields import Body, Loc, Origin, Part, Record
from linli.records.kinds import KIND_BY_NAME
from linli.records.moment import is_time_zone
from linli.records.reference import Key
from linli.records.shape import FieldShape, Shape, field_names
from linli.records.text import full_language_code
from linli.records.values import Unreadable
from linli.sources.documents import COMMUNITY_FILE, Document, Documents, is_id
from linli.sources.front_matter import Entry, Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Parsed:
    """The records that could be read; `broken` tells of which kinds, in which communities, some could not."""

    records: tuple[Record, ...]
    broken: frozenset[tuple[str, str]] = frozenset()
    drafts: frozenset[Key] = frozenset()


Version = tuple[str, Node]


def parse_records(documents: Documents, languages: SequenceType[str], time_zone: str, report: Report) -> Parsed:
    """Return one record per file and its translations, sorted by key; drafts are left out.

    Fields that cannot be read are reported, and their record is left out. So are the records of a community
    that cannot be read itself, or is a draft.
    """
    heads = {d.community: d for d in documents.readable if d.kind == COMMUNITY_FILE and not d.language}
    own_language = {folder: full_language_code(_stated(head, "language", "语言")) for folder, head in heads.items()}
    own_zone = {folder: _stated(head, "time_zone", "时区") for folder, head in heads.items()}
    own_id = {folder: _stated(head, "id", "编号") or folder for folder, head in heads.items()}
    records: dict[Key, Record] = {}
    drafts: set[Key] = set()
    broken = {
        (kind, own_id.get(address.community, address.community))
        for address in documents.unreadable
        for kind in ([address.kind] if address.kind else KIND_BY_NAME)
    }
    for family in _families(documents):
        folder = family[0].community
        language = own_language.get(folder) or languages[0]
        community = own_id.get(folder, folder)
        zone = _zone(own_zone.get(folder) or time_zone)
        record = _parse_family(family, community, language, (*languages, language), zone, report)
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
    owned = {key: record for key, record in records.items() if _community_of(key) in records}
    orphans = records.keys() - owned.keys()
    drafts |= {key for key in orphans if _community_of(key) in drafts}
    broken |= {(key.kind, key.community) for key in orphans if _community_of(key) not in drafts}
    return Parsed(tuple(owned[key] for key in sorted(owned)), frozenset(broken), frozenset(drafts))


def _community_of(key: Key) -> Key:
    return Key(COMMUNITY_FILE, key.community, key.community)


def _families(documents: Documents) -> list[list[Document]]:
    """Return the files of each record together; a record is left out if one of its files cannot be read."""
    unreadable = {(address.kind, address.community, address.id) for address in documents.unreadable}
    families: dict[str, list[Document]] = defaultdict(list)
    for document in documents.readable:
        if (document.kind, document.community, document.id) not in unreadable:
            stem = document.path.removesuffix(".md")
            families[stem.removesuffix(f".{document.language}") if document.language else stem].append(document)
    return list(families.values())


def _stated(document: Document, name: str, zh: str) -> str:
    """Return a field's text before the record is read, or nothing."""
    node = document.front.get(name) or document.front.get(zh)
    return node.text if isinstance(node, Scalar) else ""


def _parse_family(
    family: SequenceType[Document],
    community: str,
    language: str,
    languages: SequenceType[str],
    zone: ZoneInfo,
    report: Report,
) -> Record | None:
    versions = _versions(family, language, languages, report)
    own_language, document = next(iter(versions.items()))
    translations = tuple((code, other.front) for code, other in versions.items() if other is not document)
    kind = KIND_BY_NAME[document.kind]
    errors = len(report.problems)
    reader = _FrontMatterReader(kind.name, own_language, report)
    values = reader.part(document.front, kind.model, (), translations)
    record = _validate(kind.model, values, reader, document, own_language, zone, report)
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
    record_id = (record.id if record else _stated(document, "id", "编号")) or document.id
    if is_id(record_id):
        return record_id
    if not record_id:
        report.add(
            document.place,
            "this community has no id.",
            "Add `id: my-community` (lower-case letters, digits, hyphens).",
        )
    elif record_id == document.id:
        report.add(
            document.place,
            f"`{record_id}` cannot stand in an address.",
            "Name the file (or `id:`) with lower-case letters a–z, digits and single hyphens, at most 80.",
        )
    return None


class _FrontMatterReader:
    """Turns nodes into plain values under the fields' English names, and remembers the line of each."""

    def __init__(self, kind: str, language: str, report: Report) -> None:
        self.places: dict[Loc, Place] = {}
        self.written: dict[Loc, str] = {}
        # Fields that an editor meant to write: what is wrong with them was reported, so that they are not missing.
        self.meant: set[Loc] = set()
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
        names = field_names(model)
        self.meant |= {(*loc, names[key].key) for key in node.nulls if key in names}
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
        where = ".".join(step for step in loc if isinstance(step, str)) or self._kind
        listed = ", ".join(f"`{field.key}`" for field in dict.fromkeys(names.values()))
        self._report.add(
            entry.place,
            f"`{entry.key}` is not a field of `{where}`.",
            did_you_mean(entry.key, names, f"Its fields are {listed}."),
        )
        near = nearest(entry.key, names)
        if near:
            self.meant.add((*loc, names[near].key))

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
            return self._text(node, loc, translations)
        for code, translation in translations:
            if not _same(node, translation):
                self._contradiction(translation, loc, code)
        return _plain(node)

    def _text(self, node: Node, loc: Loc, translations: SequenceType[Version]) -> object:
        if not translations:
            return _plain(node)
        texts: dict[str, object] = {}
        for code, version in ((self._language, node), *translations):
            plain = _plain(version)
            self.places[(*loc, code)] = version.place
            texts |= plain if isinstance(plain, dict) else {code: plain}
        return texts

    def _list(self, node: Node, field: FieldShape, loc: Loc, translations: SequenceType[Version]) -> object:
        items = node.items if isinstance(node, Sequence) else (node,)
        if field.shape.of in ("value", "reference"):
            self.places |= {(*loc, number): item.place for number, item in enumerate(items)}
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
            if not field.info.is_required():
                self.places[loc] = self.places[(*loc, code)] = entry.place
                values[field.key] = {code: _plain(entry.value)}
        elif field.key != "language" and not (len(loc) > 1 and field.key in _IDENTITIES):
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


# What tells the items of a list apart, so that a translation may repeat it.
_IDENTITIES = {"id": "编号", "file": "文件", "url": "网址"}


def _identity(node: Node) -> str | None:
    if isinstance(node, Mapping):
        for key in (name for names in _IDENTITIES.items() for name in names):
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
    zone: ZoneInfo,
    report: Report,
) -> Record | None:
    try:
        return model.model_validate(values, context={"language": language, "zone": zone})
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            loc = tuple(error["loc"])
            if error["type"] == "missing" and loc in reader.meant:
                continue
            place = next(
                (reader.places[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in reader.places), document.place
            )
            message, way_out = _explain(error, reader.written.get(loc) or _name_of(loc), model)
            report.add(place, message, way_out)
        return None


def _zone(name: str) -> ZoneInfo:
    # A name that is none is reported where it stands.
    return ZoneInfo(name) if is_time_zone(name) else ZoneInfo("Asia/Shanghai")


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
    field = _field_at(model, error["loc"])
    if error["type"] == "missing":
        return f"`{name}` is missing.", f"Add `{field.key}: {field.extra['example']}` ({field.zh})."
    if error["type"] == "string_pattern_mismatch":
        return f"`{name}`{shown} is not written as it should be.", f"Write it like `{field.extra['example']}`."
    if error["type"] in ("float_parsing", "int_parsing"):
        return f"`{name}`{shown} is not a number.", "Write it in digits."
    if error["type"] == "less_than_equal":
        return f"`{name}`{shown} is too large.", f"It can be at most {error['ctx']['le']:g}."
    if error["type"] == "greater_than_equal":
        return f"`{name}`{shown} is too small.", f"It must be at least {error['ctx']['ge']:g}."
    if error["type"] in ("dict_type", "model_type", "model_attributes_type"):
        return f"`{name}`{shown} needs fields of its own.", f"Write it like `{field.extra['example']}`."
    if error["type"] in ("tuple_type", "list_type"):
        return f"`{name}`{shown} is not a list.", "Write `[one, two]`, or one per line after a dash."
    if error["type"] == "string_type":
        return f"`{name}` is not a plain text.", "Write it on one line."
    return f"`{name}`{shown} cannot be read: {re.sub(r'^Value error, ', '', error['msg'])}.", "See the field reference."


def _field_at(model: type[Part], loc: Loc) -> FieldShape:
    """Return the innermost field on the way to `loc`; ids and numbers of items are stepped over."""
    field = None
    for step in loc:
        found = field_names(model).get(str(step))
        if found:
            field, model = found, found.shape.part or model
    assert field is not None
    return field
