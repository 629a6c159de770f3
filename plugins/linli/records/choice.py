"""Fields with a fixed set of answers, each with a name in English and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Self, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from linli.problems import did_you_mean
from linli.records.values import Unreadable


class Choice(StrEnum):
    """One of a few answers. Declare members as `DELIVERED = "delivered", "已举办"`; both names are read."""

    zh: str

    def __new__(cls, name: str, zh: str) -> Self:
        """Make a member of its two names."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.zh = zh
        return member

    @classmethod
    def read(cls, value: object) -> Self:
        """Return the member that an editor means by its English or Chinese name."""
        if isinstance(value, cls):
            return value
        names: Mapping[str, Self] = _names(cls)
        text = str(value).strip()
        if not isinstance(value, str) or (text not in names and text.lower() not in names):
            listed = ", ".join(f"`{member.value}` ({member.zh})" for member in cls)
            guess = did_you_mean(text, names) if isinstance(value, str) else ""
            raise Unreadable("is not one of the answers", guess or f"Choose one of {listed}.")
        return names[text] if text in names else names[text.lower()]

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: type, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"enum": [name for member in cls for name in (member.value, member.zh)]}


C = TypeVar("C", bound=Choice)


@cache
def _names(answers: type[C]) -> Mapping[str, C]:
    return {name: member for member in answers for name in (member.value, member.zh)}
