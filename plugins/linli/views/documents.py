"""What is printed: one PDF as a plain value, before any type is set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from linli.views.pictures import Derivative

Paper = Literal["a4", "a3"]


@dataclass(frozen=True, slots=True)
class PrintCode:
    """An absolute address for phone cameras. `label` says in words where it leads, for those who cannot see it."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class PrintPicture:
    """A picture on paper. `alt` is empty if it only decorates; `focal` is what must not be cut off."""

    copy: Derivative
    alt: str
    credit: str
    focal: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF: a template of the theme's `print` folder, and all that it says.

    `body` is made of frozen dataclasses, tuples, texts, numbers and truth values; templates see the same names.
    `dated` is the day that the file says it is from: the content's, never the build's.
    """

    template: str
    language: str
    title: str
    dated: date
    body: object
