"""YAML front matter as text with line numbers; what a value means is for its field to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from linli.problems import Place, Report

_NULLS = {"", "~", "null", "Null", "NULL"}
_DEEPEST = 20


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Composes nodes without asking what kind of value each may be: to us every one is text."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class Scalar(NamedTuple):
    """One value, as the editor typed it."""

    text: str
    place: Place


class Sequence(NamedTuple):
    """A list of values."""

    items: tuple[Node, ...]
    place: Place


class Entry(NamedTuple):
    """One `key: value`; `place` is the key's."""

    key: str
    value: Node
    place: Place


class Mapping(NamedTuple):
    """A block of `key: value` lines, in the editor's order, each key once.

    `nulls` are keys without a value, which were reported.
    """

    entries: tuple[Entry, ...]
    place: Place
    nulls: tuple[str, ...] = ()

    def get(self, key: str) -> Node | None:
        """Return the value of `key`, or None."""
        return next((entry.value for entry in self.entries if entry.key == key), None)


Node = Scalar | Sequence | Mapping


def read_front_matter(text: str, path: str, first_line: int, report: Report) -> Mapping | None:
    """Return the mapping that `text` holds, or None where it has no mapping to offer.

    Broken YAML and YAML that we refuse is reported, and nothing is read. Keys given twice and keys without
    a value are reported; the other keys stay.
    """
    try:
        if _can_be_refused(text) and _refuse(text, path, first_line, report):
            return None
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        report.add(_place_of_error(error, path, first_line), f"this is not valid YAML: {_cause(error)}.", _YAML_HINT)
        return None
    start = Place(path, first_line)
    if root is None:
        return Mapping((), start)
    node = _Reader(path, first_line, report).read(root)
    if isinstance(node, Mapping):
        return node
    report.add(start, "the front matter is not a list of `key: value` lines.", "Write one field per line: `title: …`.")
    return None


_YAML_HINT = "Indent with spaces, and put quotes around a value that contains `: ` or starts with a special character."


def _can_be_refused(text: str) -> bool:
    """Tell quickly whether `_refuse` could find something, which next to no front matter of an editor's does."""
    return "*" in text or " " * _DEEPEST in text or any(text.count(mark) > _DEEPEST for mark in ("[", "{", "- ", "? "))


def _refuse(text: str, path: str, first_line: int, report: Report) -> bool:
    """Report the first alias or the first value that lies too deep: few of either overwhelm whoever follows them."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        place = Place(path, first_line + (event.start_mark.line if event.start_mark else 0))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            message = f"YAML aliases (`*{event.anchor}`) are not used here."
            report.add(place, message, "Write the value out, or quote it.")
            return True
        if depth > _DEEPEST:
            report.add(place, "this is nested too deeply.", "Put quotes around it if it is a text.")
            return True
    return False


class _Reader:
    def __init__(self, path: str, first_line: int, report: Report) -> None:
        self._path = path
        self._first_line = first_line
        self._report = report

    def read(self, node: yaml.Node) -> Node:
        place = self._place(node)
        if isinstance(node, yaml.ScalarNode):
            return Scalar(node.value.strip(), place)
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self._items(node)), place)
        assert isinstance(node, yaml.MappingNode)
        nulls: list[str] = []
        return Mapping(tuple(self._entries(node, nulls)), place, tuple(nulls))

    def _entries(self, node: yaml.MappingNode, nulls: list[str]) -> Iterator[Entry]:
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._report.add(
                    place,
                    "a field's name must be plain text.",
                    "Put quotes around a value that starts with `{` or `[`.",
                )
                continue
            key = key_node.value.strip()
            if key in lines:
                self._report.add(place, f"`{key}` is given twice (first in line {lines[key]}).", "Keep one of the two.")
                continue
            lines[key] = place.line
            if _is_null(value_node):
                self._report.add(place, f"`{key}` has no value.", "Give it one, or remove the line.")
                nulls.append(key)
                continue
            yield Entry(key, self.read(value_node), place)

    def _items(self, node: yaml.SequenceNode) -> Iterator[Node]:
        for item in node.value:
            if _is_null(item):
                self._report.add(
                    self._place(item), "this list has an empty item.", "Give it a value, or remove the dash."
                )
                continue
            yield self.read(item)

    def _place(self, node: yaml.Node) -> Place:
        return Place(self._path, self._first_line + node.start_mark.line)


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULLS


def _place_of_error(error: yaml.YAMLError, path: str, first_line: int) -> Place:
    # A bracket or a quote that is left open is noticed only where the text after it makes no sense any more.
    left_open = re.search("flow|quoted", getattr(error, "context", None) or "")
    mark = getattr(error, "context_mark" if left_open else "problem_mark", None)
    return Place(path, first_line + int(mark.line) if mark else first_line)


def _cause(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or "it contains a character that YAML does not allow")
