"""Award profiles out of their files: what is unknown is set apart, what is inherited is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from linli.problems import Place, Report, did_you_mean
from linli.records.award import SCHEMA, Profile, ProfileOrigin
from linli.records.fields import Part
from linli.records.parse import validate_part
from linli.records.shape import field_names
from linli.records.text import full_language_code
from linli.records.versions import FrontMatterReader
from linli.sources import front_matter
from linli.sources.front_matter import Entry, Node, Scalar
from linli.sources.profiles import ProfileDocument

# What says that something could not be found out. It is never taken for an answer.
UNKNOWN = ("unknown", "不详")
# Where these words may be meant as such.
_ANSWERS = ("text", "文字", "name", "名称", "title", "标题")


def parse_profiles(documents: Sequence[ProfileDocument], report: Report) -> Mapping[str, Profile]:
    """Return the profiles by id, in the order of their files.

    Those that cannot be read are reported and left out; so is what goes on from them.
    """
    wrong = {problem.place.path for problem in report.problems}
    by_id = {_stated_id(document): document for document in reversed(documents)}
    profiles: dict[str, Profile] = {}
    for document in documents:
        front = _with_inherited(document, by_id, (), report)
        profile = _parse_profile(document, front, report) if front and document.path not in wrong else None
        if profile is None:
            continue
        if profile.id in profiles:
            report.add(
                profile.origin.place_of("id"),
                f"the profile `{profile.id}` is already in `{profiles[profile.id].origin.place.path}`.",
                "Give each file an `id` of its own: the award and its cycle.",
            )
        else:
            profiles[profile.id] = profile
    return profiles


def find_profile(profiles: Mapping[str, Profile], name: str) -> Profile | None:
    """Return the profile with that id, or the one whose file has that name."""
    return profiles.get(name) or next((p for p in profiles.values() if p.origin.name == name), None)


def _stated_id(document: ProfileDocument) -> str:
    node = document.front.get("id") or document.front.get("编号")
    return node.text if isinstance(node, Scalar) else ""


def _with_inherited(
    document: ProfileDocument, by_id: Mapping[str, ProfileDocument], heirs: tuple[str, ...], report: Report
) -> front_matter.Mapping | None:
    """Return a profile's front matter over that of the profile that it inherits from, however far."""
    base = document.front.get("inherits") or document.front.get("继承")
    if not isinstance(base, Scalar):
        return document.front
    heirs = (*heirs, _stated_id(document))
    if base.text in heirs:
        report.add(base.place, f"`{base.text}` inherits from itself.", "Remove one of the `inherits:` lines.")
        return None
    if base.text not in by_id:
        report.add(base.place, f"there is no profile `{base.text}`.", did_you_mean(base.text, by_id, "Add its file."))
        return None
    inherited = _with_inherited(by_id[base.text], by_id, heirs, report)
    return _overlaid(document.front, inherited, Profile) if inherited else None


def _overlaid(own: front_matter.Mapping, base: front_matter.Mapping, model: type[Part] | None) -> front_matter.Mapping:
    """Return both together, key by key, where `own` wins. A list of `own` stands for the whole list of `base`."""
    names = field_names(model) if model else {}

    def english(key: str) -> str:
        return names[key].key if key in names else key

    kept = {english(entry.key): entry for entry in base.entries if not _is_own(english(entry.key), model)}
    for entry in own.entries:
        key = english(entry.key)
        there = kept.get(key)
        if there and isinstance(entry.value, front_matter.Mapping) and isinstance(there.value, front_matter.Mapping):
            part = names[key].shape.part if key in names else None
            kept[key] = Entry(entry.key, _overlaid(entry.value, there.value, part), entry.place)
        else:
            kept[key] = entry
    return front_matter.Mapping(tuple(kept.values()), own.place, own.nulls)


def _is_own(key: str, model: type[Part] | None) -> bool:
    """Tell whether this is never inherited: an heir is no family, and has an id of its own."""
    return model is Profile and key in ("id", "kind", "inherits")


def _parse_profile(document: ProfileDocument, front: front_matter.Mapping, report: Report) -> Profile | None:
    schema = front.get("schema") or front.get("格式")
    if isinstance(schema, Scalar) and schema.text != SCHEMA:
        way_out = f"Write `schema: {SCHEMA}`, or move the file out of `awards/`."
        report.add(schema.place, f"`{schema.text}` is not a schema of award profiles.", way_out)
        return None
    unknown: dict[str, Place] = {}
    known = _without_unknown(front, Profile, (), unknown)
    assert isinstance(known, front_matter.Mapping)
    language = _language_of(known)
    errors = len(report)
    reader = FrontMatterReader("award", language, report)
    values = reader.part(known, Profile, (), ())
    profile = validate_part(Profile, values, reader, document.place, language, ZoneInfo("Asia/Shanghai"), report)
    if profile is None or len(report) > errors:
        return None
    profile._origin = ProfileOrigin(document.name, document.place, reader.places, unknown)
    complaints = list(profile.complaints())
    for loc, message, way_out in complaints:
        report.add(profile.origin.place_of(*loc), message, way_out)
    return None if complaints else profile


def _without_unknown(node: Node, model: type[Part] | None, path: tuple[str, ...], unknown: dict[str, Place]) -> Node:
    """Return a node without the values that are unknown; `unknown` gets the path of each, by English names."""
    if isinstance(node, front_matter.Sequence):
        items = (
            _without_unknown(item, model, (*path, _id_of(item) or str(number)), unknown)
            for number, item in enumerate(node.items, start=1)
        )
        return front_matter.Sequence(tuple(items), node.place)
    if not isinstance(node, front_matter.Mapping):
        return node
    names = field_names(model) if model else {}
    entries: list[Entry] = []
    for entry in node.entries:
        field = names.get(entry.key)
        here = (*path, field.key if field else entry.key)
        if isinstance(entry.value, Scalar) and entry.value.text in UNKNOWN and entry.key not in _ANSWERS:
            unknown[".".join(here)] = entry.place
        else:
            part = field.shape.part if field else None
            entries.append(Entry(entry.key, _without_unknown(entry.value, part, here, unknown), entry.place))
    return front_matter.Mapping(tuple(entries), node.place, node.nulls)


def _id_of(node: Node) -> str:
    found = (node.get("id") or node.get("编号")) if isinstance(node, front_matter.Mapping) else None
    return found.text if isinstance(found, Scalar) else ""


def _language_of(front: front_matter.Mapping) -> str:
    """Return the language of a profile's own texts: the first in which an entry may be written."""
    languages = front.get("languages") or front.get("语言")
    accepted = (
        languages.get("accepted") or languages.get("接受") if isinstance(languages, front_matter.Mapping) else None
    )
    first = accepted.items[0] if isinstance(accepted, front_matter.Sequence) and accepted.items else accepted
    return site_language(first.text) if isinstance(first, Scalar) else "zh-CN"


def site_language(code: str) -> str:
    """Return what a site calls a language that awards name by its script: `zh-Hans` becomes `zh-CN`."""
    return "zh-CN" if code.lower() in ("zh", "zh-hans", "zh-hans-cn", "zh-cn") else full_language_code(code)
