"""One record's front matter out of its files in several languages, with the line of every value."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType
from collections.abc import Sequence as SequenceType
from typing import Any

from linli.problems import Place, Report, did_you_mean, nearest
from linli.records.fields import Loc, Part
from linli.records.shape import FieldShape, Shape, field_names
from linli.sources.documents import is_id
from linli.sources.front_matter import Entry, Mapping, Node, Scalar, Sequence

# A language by its script or country may be a key too: `zh-Hans`.
_SCRIPT = re.compile(r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})+")
# A language, and what stands in it.
Version = tuple[str, Node]


class FrontMatterReader:
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
        """Return the values of a record or a part of one; each text holds one version per language.

        What a translation may not say (a fact, an item without a counterpart) and unknown fields are reported.
        """
        self.places[loc] = node.place
        if translations and model.shorthand and field_names(model)[model.shorthand].shape.of == "text":
            node = _spelt_out(node, model.shorthand)
            translations = [(code, _spelt_out(version, model.shorthand)) for code, version in translations]
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
        if node.nulls:
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
            items = node.items if isinstance(node, Sequence) else (node,)
            self.places |= {(*loc, item.text): item.place for item in items if isinstance(item, Scalar)}
            return _plain(node)
        values: dict[str, object] = {}
        for entry in node.entries:
            if shape.keys is str and not is_id(entry.key.replace("_", "-")) and not _SCRIPT.fullmatch(entry.key):
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


def _spelt_out(node: Node, shorthand: str) -> Node:
    """Return a part that may have been written as a bare value with the name of the field that it stands for."""
    return node if isinstance(node, Mapping) else Mapping((Entry(shorthand, node, node.place),), node.place)


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
