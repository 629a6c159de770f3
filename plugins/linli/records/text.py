"""Text that visitors read, in one or more languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from linli.records.values import Unreadable

# What editors write for short; the keys are what a language's own speakers expect.
_SHORT = {"zh": "zh-CN", "cn": "zh-CN"}


@dataclass(frozen=True, slots=True)
class LocalText:
    """The same words in several languages, the record's own language first."""

    versions: tuple[tuple[str, str], ...]

    def __reduce__(self) -> tuple[type[LocalText], tuple[object]]:
        return LocalText, (self.versions,)

    def in_language(self, language: str) -> tuple[str, str]:
        """Return the text and the language it really is in: the one asked for, or else the first there is."""
        for code, text in self.versions:
            if code == language:
                return text, code
        return self._first()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that this text has."""
        return tuple(code for code, _ in self.versions)

    def __str__(self) -> str:
        return self._first()[0]

    def _first(self) -> tuple[str, str]:
        language, text = self.versions[0]
        return text, language


def full_language_code(code: str) -> str:
    """Return the code that pages use for a language: `zh` becomes `zh-CN`."""
    return _SHORT.get(code, code)


def is_language_map(keys: Iterable[str]) -> bool:
    """Tell whether these keys are language codes (`zh`, `en`, `zh-CN`), so that the value is a text per language."""
    return all(key.isascii() and (len(key) == 2 or key[2:3] == "-") for key in keys)


def read_text(value: object, info: ValidationInfo) -> LocalText:
    """Read a text: a string in the record's own language, or one string per language."""
    if isinstance(value, LocalText):
        return value
    if isinstance(value, str) and value:
        return LocalText(((_own_language(info), value),))
    if isinstance(value, dict) and value and is_language_map(value) and all(isinstance(v, str) for v in value.values()):
        return LocalText(tuple((full_language_code(code), text) for code, text in value.items()))
    raise Unreadable("is not a text", "Write one line of text, or one text per language: `{zh: …, en: …}`.")


def _own_language(info: ValidationInfo) -> str:
    context: dict[str, Any] = info.context or {}
    return str(context.get("language", "zh-CN"))


Text = Annotated[
    LocalText,
    BeforeValidator(read_text),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1},
            ]
        }
    ),
]
