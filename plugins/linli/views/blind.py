"""Entries that are judged blind: every name of those who did the work gives way to what they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import TypeVar

from linli.graph.counting import count_all
from linli.records.community import Community
from linli.records.honour import Honour
from linli.records.partner import Partner
from linli.records.press import Press
from linli.records.text import LocalText
from linli.views.cuts import Cut
from linli.views.dossier import Dossier
from linli.views.pictures import Derivative
from linli.views.wording import Words, _

T = TypeVar("T")

_SEVERAL = re.compile(r"\s*[、,，;；/&]\s*|\s+and\s+")
# One letter is a word of every text.
_SHORTEST = 2


@dataclass(frozen=True)
class Mask:
    """Names, and what stands in for each. Without names it changes nothing."""

    names: tuple[tuple[str, str], ...] = ()

    def __call__(self, text: str) -> str:
        """Return a text without the names."""
        return self._pattern.sub(lambda match: self._stand_ins[match[0].casefold()], text) if self.names else text

    def over(self, view: T) -> T:
        """Return a view without the names, however deep they stand."""
        return self._over(view) if self.names else view  # type: ignore[return-value]

    def found_in(self, text: str) -> tuple[str, ...]:
        """Return the names that stand in a text, each once."""
        return tuple(dict.fromkeys(self._pattern.findall(text))) if self.names else ()

    def _over(self, value: object) -> object:
        if isinstance(value, str):
            return self(value)
        if isinstance(value, tuple):
            return tuple(map(self._over, value))
        if is_dataclass(value) and not isinstance(value, type | Derivative):
            return replace(value, **{f.name: self._over(getattr(value, f.name)) for f in fields(value)})
        return value

    @cached_property
    def _stand_ins(self) -> dict[str, str]:
        return {name.casefold(): stand_in for name, stand_in in reversed(self.names)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # The longest first: the name of an office may begin with the name of the town.
        listed = sorted({name for name, _stand_in in self.names}, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(_as_pattern, listed)), re.IGNORECASE)


def is_blind(cut: Cut) -> bool:
    """Tell whether an award is judged without names."""
    anonymity = cut.profile.anonymity
    return anonymity is not None and (anonymity.text or anonymity.images)


def plan_mask(cut: Cut, words: Words) -> Mask:
    """Return the mask of an entry: of the community, its partners and its places, and of everybody whom it names."""
    site, case, submission = cut.entry.site, cut.case, cut.submission
    community = site.community(case.key)
    people = [photo.credit for photo in cut.photos] + [shown.credit or "" for shown in case.photos]
    people += [name for letter in case.letters for name in _versions(letter.author)]
    people += [name for quote in case.quotes for name in _versions(quote.speaker)]
    if submission:
        people += [signature.by or "" for signature in submission.declarations.values()]
        people += [name for referee in submission.referees for name in _versions(referee.who)]
    bodies = [name for piece in case.evidence for name in _versions(piece.issuer)]
    bodies += [name for partner in site.of_type(Partner, case.key.community) for name in _versions(partner.title)]
    reports = [name for press in _press(cut) for text in (press.title, press.publisher) for name in _versions(text)]
    honours = [name for honour in site.of_type(Honour, case.key.community) for name in _versions(honour.title)]
    listed = (
        *((name, _("this community")) for name in _names_of(community)),
        *((name, _("a partner")) for name in bodies),
        *((name, _("a report")) for name in reports),
        *((name, _("an honour")) for name in honours),
        *((part, _("a person")) for name in people for part in _SEVERAL.split(name)),
        *((name, _("this place")) for name in _places(cut, community)),
    )
    names = {name.strip(): words(stand_in) for name, stand_in in reversed(listed) if len(name.strip()) >= _SHORTEST}
    return Mask(tuple(sorted(names.items())))


def blind_cut(cut: Cut, mask: Mask) -> Cut:
    """Return a cut that names nobody: texts are masked and counted anew, credits and letters are left out."""
    sections = tuple(
        replace(
            section,
            text=mask(section.text),
            counts=tuple(count_all(mask(section.text)).items()),
        )
        for section in cut.sections
    )
    return replace(
        cut,
        title=mask(cut.title),
        sections=sections,
        facts=tuple(replace(fact, text=mask(fact.text)) for fact in cut.facts),
        photos=tuple(
            replace(photo, caption=mask(photo.caption), alt=mask(photo.alt), credit="", rights="")
            for photo in cut.photos
        ),
        evidence=tuple(replace(e, title=mask(e.title), proves=mask(e.proves)) for e in cut.evidence),
        digest=hashlib.sha256("\0".join(f"{s.id}\0{s.text}" for s in sections).encode()).hexdigest(),
    )


def blind_dossier(dossier: Dossier, mask: Mask) -> Dossier:
    """Return what a jury reads without names, and without what leads to them: honours, partners, and addresses."""
    exhibits = tuple(replace(exhibit, where="") for exhibit in dossier.exhibits)
    return mask.over(replace(dossier, exhibits=exhibits, honours=(), partners=(), code=None))


def _press(cut: Cut) -> tuple[Press, ...]:
    return cut.entry.site.of_type(Press, cut.case.key.community)


def _names_of(community: Community) -> Iterator[str]:
    for text in (community.title, community.short_name):
        yield from _versions(text)
    if community.website:
        yield community.website


def _places(cut: Cut, community: Community) -> Iterator[str]:
    place = cut.case.place
    yield from _versions(community.address)
    for text in (place.neighbourhood, place.subdistrict) if place else ():
        yield from _versions(text)


def _versions(text: LocalText | None) -> Iterable[str]:
    return [said for _language, said in text.versions] if text else []


def _as_pattern(name: str) -> str:
    """Return a pattern for a name as a word of its own, in scripts that part words."""
    before = r"(?<![A-Za-z])" if name[0].isascii() and name[0].isalpha() else ""
    after = r"(?![A-Za-z])" if name[-1].isascii() and name[-1].isalpha() else ""
    return f"{before}{re.escape(name)}{after}"
