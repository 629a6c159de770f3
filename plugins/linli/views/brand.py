"""What the brand's face has to be able to say: every character that a heading may show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from babel.dates import get_day_names, get_month_names

from linli.graph.site import Site
from linli.records.fields import Part
from linli.records.partner import Partner
from linli.records.text import LocalText
from linli.traces import untraced
from linli.views.wording import Words

# Latin letters and digits, with the marks that European names and both languages' sentences are written with.
_ALWAYS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028)))) + (
    "、。〈〉《》「」『』【】〔〕！（），．／：；？～年月日"
)
_HEADING = re.compile(r"^ {0,3}#{1,3}(?!#)(.+)$|^(.+)\n(?:=+|-+)[ ]*$", re.MULTILINE)


def brand_characters(site: Site, words: Mapping[str, Words], site_name: str) -> str:
    """Return the characters that headings may show, in order and each once.

    They are those of all titles, of the headings within texts, of the site's name, and of the interface's own words,
    in every language that the site speaks.
    """
    with untraced():
        said = chain(_ALWAYS, site_name, *_titles(site), *_headings(site), *_own_words(words.values()))
        return "".join(sorted(set(said) - set("\n\r\t")))


def _titles(site: Site) -> Iterator[str]:
    for record in site.records.values():
        for title in _titles_in(record):
            yield from (text for _language, text in title.versions)
    # Partners stand together under what they do.
    for partner in site.of_type(Partner):
        yield from (text for role in partner.roles for _language, text in role.versions)


def _titles_in(value: object) -> Iterator[LocalText]:
    """Yield the titles of a record and of its parts, such as zones, claims and steps."""
    if isinstance(value, Part):
        title = getattr(value, "title", None)
        if isinstance(title, LocalText):
            yield title
        for inner in vars(value).values():
            yield from _titles_in(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _titles_in(inner)
    elif isinstance(value, dict):
        yield from _titles_in(tuple(value.values()))


def _headings(site: Site) -> Iterator[str]:
    for record in site.records.values():
        for body in record.origin.bodies:
            yield from chain(*_HEADING.findall(body.text))


def _own_words(words: Iterable[Words]) -> Iterator[str]:
    for language in words:
        yield from chain(language.messages.keys(), language.messages.values(), *language.forms.values())
        yield from get_month_names("wide", locale=language.locale).values()
        yield from get_day_names("wide", locale=language.locale).values()
