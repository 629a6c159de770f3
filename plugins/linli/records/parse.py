"""Documents become typed records: every field is read once, and every mistake has its line."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, MutableMapping
from collections.abc import Mapping as MappingType
from collections.abc import Sequence as SequenceType
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from linli.problems import Place, Problem, Report
from linli.records.fields import Body, Loc, Origin, Part, Places, Record
from linli.records.kinds import KIND_BY_NAME
from linli.records.moment import is_time_zone
from linli.records.privacy import check_privacy
from linli.records.reference import Key
from linli.records.shape import FieldShape, field_names
from linli.records.text import full_language_code
from linli.records.values import Unreadable
from linli.records.versions import FrontMatterReader
from linli.sources.documents import COMMUNITY_FILE, Document, Documents, is_id
from linli.sources.front_matter import Scalar
from linli.workers import share_out


@dataclass(frozen=True, slots=True)
class Parsed:
    """The records that could be read; `broken` tells of which kinds, in which communities, some could not.

    What is in `drafts` is not published, nor what belongs to a community that is a draft.
    """

    records: tuple[Record, ...]
    broken: frozenset[tuple[str, str]] = frozenset()
    drafts: tuple[Record, ...] = ()


def parse_records(
    documents: Documents,
    languages: SequenceType[str],
    time_zone: str,
    report: Report,
    known: MutableMapping[str, Record] | None = None,
    workers: int = 1,
) -> Parsed:
    """Return one record per file and its translations, sorted by key; drafts stand apart.

    Fields that cannot be read are reported, and their record is left out. So are the records of a community
    that cannot be read itself, or is a draft. What nobody should read there is reported. Records in `known` are not
    read again; in the end it holds all that nothing is wrong with, each under a name that tells its files, their
    content, and how they are to be read.

    Raises:
        WorkerDied: a process ended while it was reading a record.
    """
    heads = {d.community: d for d in documents.readable if d.kind == COMMUNITY_FILE and not d.language}
    own_language = {folder: full_language_code(_stated(head, "language", "语言")) for folder, head in heads.items()}
    own_zone = {folder: _stated(head, "time_zone", "时区") for folder, head in heads.items()}
    own_id = {folder: _stated(head, "id", "编号") or folder for folder, head in heads.items()}
    broken = {
        (kind, own_id.get(address.community, address.community))
        for address in documents.unreadable
        for kind in ([address.kind] if address.kind else KIND_BY_NAME)
    }
    readings = [
        _Reading.of(
            family,
            own_id.get(family[0].community, family[0].community),
            own_language.get(family[0].community) or languages[0],
            languages,
            _zone(own_zone.get(family[0].community) or time_zone),
        )
        for family in _families(documents)
    ]
    read = _read_all(readings, {} if known is None else known, workers)
    records: dict[Key, Record] = {}
    drafts: dict[Key, Record] = {}
    for reading in readings:
        record, problems = read[reading.name]
        report.extend(problems)
        if record is None:
            broken.add((reading.family[0].kind, reading.community))
        elif record.key in records:
            report.add(
                record.origin.place,
                f"the id `{record.key.id}` is taken by `{records[record.key].origin.place.path}`.",
                "Rename one of the two files.",
            )
        elif record.draft:
            drafts[record.key] = record
        else:
            records[record.key] = record
    owned = {key: record for key, record in records.items() if _community_of(key) in records}
    orphans = records.keys() - owned.keys()
    broken |= {(key.kind, key.community) for key in orphans if _community_of(key) not in drafts}
    drafts |= {key: records[key] for key in orphans if _community_of(key) in drafts}
    return Parsed(
        tuple(owned[key] for key in sorted(owned)), frozenset(broken), tuple(drafts[key] for key in sorted(drafts))
    )


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


class _Reading(NamedTuple):
    """The files of a record and how they are to be read; `name` is the same only where all of that is."""

    name: str
    family: SequenceType[Document]
    community: str
    language: str
    languages: SequenceType[str]
    zone: ZoneInfo

    @classmethod
    def of(
        cls,
        family: SequenceType[Document],
        community: str,
        language: str,
        languages: SequenceType[str],
        zone: ZoneInfo,
    ) -> _Reading:
        files = [(document.path, document.folder, document.digest) for document in family]
        told = repr((files, community, language, tuple(languages), zone.key))
        name = hashlib.sha256(told.encode()).hexdigest()
        return cls(name, family, community, language, (*languages, language), zone)

    def __str__(self) -> str:
        return self.family[0].path


class _Read(NamedTuple):
    """What came of reading a record, if anything, and what is wrong with its files."""

    record: Record | None
    problems: SequenceType[Problem] = ()


def _read_all(
    readings: SequenceType[_Reading], known: MutableMapping[str, Record], workers: int
) -> MappingType[str, _Read]:
    """Return what came of each reading by its name; what is in `known` is as `parse_records` says."""
    read = {reading.name: _Read(known[reading.name]) for reading in readings if reading.name in known}
    new = [reading for reading in readings if reading.name not in read]
    for some in share_out(new, _read_some, workers):
        read |= some
    known.clear()
    known.update((name, found.record) for name, found in read.items() if found.record and not found.problems)
    return read


def _read_some(readings: Iterable[_Reading]) -> dict[str, _Read]:
    return {reading.name: _read(reading) for reading in readings}


def _read(reading: _Reading) -> _Read:
    report = Report()
    record = _parse_family(reading, report)
    return _Read(record, report.problems)


def _stated(document: Document, name: str, zh: str) -> str:
    """Return a field's text before the record is read, or nothing."""
    node = document.front.get(name) or document.front.get(zh)
    return node.text if isinstance(node, Scalar) else ""


def _parse_family(reading: _Reading, report: Report) -> Record | None:
    versions = _versions(reading.family, reading.language, reading.languages, report)
    own_language, document = next(iter(versions.items()))
    translations = tuple((code, other.front) for code, other in versions.items() if other is not document)
    kind = KIND_BY_NAME[document.kind]
    problems = len(report)
    reader = FrontMatterReader(kind.name, own_language, report)
    values = reader.part(document.front, kind.model, (), translations)
    record = validate_part(kind.model, values, reader, document.place, own_language, reading.zone, report)
    record_id = _record_id(document, record, report)
    if record is None or record_id is None or len(report) > problems:
        return None
    fronts = [(code, version.path, version.front_digest) for code, version in versions.items()]
    record._origin = Origin(
        key=Key(document.kind, reading.community, record_id),
        place=document.place,
        places=Places.of(document.path, reader.places),
        folder=document.folder,
        language=own_language,
        bodies=tuple(_bodies(versions)),
        digests=tuple(version.digest for version in versions.values()),
        fingerprint=fingerprint_of(fronts, reading.community, reading.zone.key),
    )
    complaints = list(record.complaints())
    for loc, message, way_out in complaints:
        report.add(record.origin.place_of(*loc), message, way_out)
    if not record.draft:
        check_privacy(record, report)
    return None if complaints else record


def _versions(
    family: SequenceType[Document], language: str, languages: SequenceType[str], report: Report
) -> dict[str, Document]:
    """Return the family by language, the record's own language first."""
    if len(family) == 1 and not family[0].language:
        return {language: family[0]}
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


def fingerprint_of(fronts: SequenceType[tuple[str, str, str]], community: str, zone: str) -> str:
    """Return a text that is equal for all that is read into the same fields.

    `fronts` has the language, the path and the digest of the front matter of each version, the record's own first.
    """
    return hashlib.sha256(repr((community, zone, list(fronts))).encode()).hexdigest()


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


P = TypeVar("P", bound=Part)


def validate_part(
    model: type[P],
    values: object,
    reader: FrontMatterReader,
    place: Place,
    language: str,
    zone: ZoneInfo,
    report: Report,
) -> P | None:
    """Return what the values of `reader` make up, or None and a problem for each of them that cannot be read."""
    try:
        return model.model_validate(values, context={"language": language, "zone": zone})
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            loc = tuple(error["loc"])
            if error["type"] == "missing" and loc in reader.meant:
                continue
            nearest = (reader.places[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in reader.places)
            message, way_out = _explain(error, reader.written.get(loc) or _name_of(loc), model)
            report.add(next(nearest, place), message, way_out)
        return None


def _zone(name: str) -> ZoneInfo:
    # A name that is none is reported where it stands.
    return ZoneInfo(name) if is_time_zone(name) else ZoneInfo("Asia/Shanghai")


def _name_of(loc: Loc) -> str:
    # `[key]` is how pydantic says that the name itself is meant.
    names = [str(step + 1) if isinstance(step, int) else step for step in loc if step != "[key]"]
    return ".".join(names)


def _explain(error: Any, name: str, model: type[Part]) -> tuple[str, str]:
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
