"""Words that give a text away: superlatives, placeholders, dates without a year (C4, T5, F10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linli.graph.site import Site
from linli.patterns import pattern
from linli.records.case import Case
from linli.records.community import Community
from linli.records.fields import Record
from linli.records.honour import Honour, Level

from .findings import Finding
from .texts import Prose


def check_wording(site: Site, texts: Iterable[Prose]) -> Iterator[Finding]:
    """Yield superlatives without their ground, text that was never written, and dates that belong to no year."""
    for text in texts:
        kind = text.key.kind
        if kind == "case":
            yield from _placeholders(text)
        if kind in ("case", "honour", "need"):
            yield from _dates_without_year(text)
        if kind in ("case", "honour") or text.field == "summary":
            yield from _superlatives(text, site)


# ---- superlatives

_SUPERLATIVE = pattern(
    r"(?<![“「])(?:首个|首家|首座|首创|(?:全国|全省|全市|全区|国内|省内|市内)首批|唯一(?!的?办法)|独一无二|首屈一指"
    r"|最(?:大|早|美|优|强|先进|完善|佳|具影响力|受欢迎|好的|高的)(?!限度|程度|化)"
    r"|(?:全国|全省|全市|全区|中国|世界|亚洲|国内|西部|排名)第一|第一(?=家|座|所|品牌)"
    r"|国家级|世界级|世界一流|(?:国内|行业|全国|全省)领先|史无前例|前所未有)"
)
# The first step, day or question is an order of things, and claims nothing.
_IN_ORDER = (
    "time|step|thing|of|two|three|few|day|month|week|year|move|half|part|place|floor|aid|line|question|one|to|is|was|and"
    "|that|visit|meeting|edition|column|paragraph|report|count"
)
_ENGLISH = pattern(
    r"(?:\b(?:is|was|are|were|as|becom\w+|became|been|mak\w+|made) (?:\w+ )?the|^The|(?<=[.!?] )The|[A-Z]\w+[’']s)"
    rf" (?:very )?first (?!(?:{_IN_ORDER})\b)[\w“‘\"]"
    r"|\bthe only (?!thing|way|one)|\bthe (?:largest|biggest|best|finest|leading)\b|\bthe most \w+|\bworld-class\b"
    r"|\bunprecedented\b|\bsecond to none\b|\bnumber one\b"
)
_DENIED = pattern(r"(?:不是|并非|不算|不称|是否|\bnot|\bnever|\bneither)[^，。,.]{0,6}$", re.IGNORECASE)
_SCOPE = pattern(
    r"[\u4e00-\u9fff](?:省|(?<!城)市(?![民集场])|(?<![社小园])区|县|镇|街道)|全[国省市区县]|中国|国内|省内|市内"
    r"|\b(?:in|of|within) (?:the )?[A-Z]|[A-Z]\w+[’']s\b|\b(?:province|city|district|county|country|area)\b"
)


def _superlatives(text: Prose, site: Site) -> Iterator[Finding]:
    if text.field == "title" or (text.field.startswith("claims") and _has_its_ground(text)):
        return
    plain = text.plain
    for match in (_ENGLISH if text.is_english else _SUPERLATIVE).finditer(plain):
        begin, end = _sentence(plain, match.start(), match.end())
        sentence = plain[begin:end]
        if _DENIED.search(plain[begin : match.start()]):
            continue
        is_scoped = _SCOPE.search(sentence) or any(place in sentence for place in _places(text.record, site))
        if match[0] == "国家级" and getattr(text.record, "level", None) in (Level.NATIONAL, Level.INTERNATIONAL):
            continue
        if not (is_scoped and _is_sourced(text.record)):
            missing = (
                "of what" if _is_sourced(text.record) else "who says so" if is_scoped else "of what, and who says so"
            )
            yield Finding(
                text.at(plain.count("\n", 0, match.start())),
                "C4",
                "warn",
                f"“{_as_said(match, plain)}” is a superlative; it is not said {missing}.",
                "Name the scope in the sentence and a report under `sources:` (出处), or say it without a superlative.",
                text.key,
            )


def _as_said(match: re.Match[str], plain: str) -> str:
    return plain[match.start() : match.end()].strip() if not match[0].isascii() else match[0].rsplit(" ", 1)[0]


def _sentence(plain: str, start: int, end: int) -> tuple[int, int]:
    begin = max(plain.rfind(mark, 0, start) for mark in "。！？\n") + 1
    ends = [found for mark in "。！？\n" if (found := plain.find(mark, end)) >= 0]
    return begin, min(ends, default=len(plain))


def _has_its_ground(text: Prose) -> bool:
    record, number = text.record, text.loc[1] if len(text.loc) > 1 else None
    if not isinstance(record, Case) or not isinstance(number, int):
        return False
    claim = record.claims[number]
    ground = claim.superlative
    return ground is not None and all((ground.scope, ground.as_of, ground.source or claim.evidence))


def _is_sourced(record: Record) -> bool:
    return bool(record.sources) or (isinstance(record, Honour) and bool(record.issuer or record.issued_by))


_LEVELS = pattern(r"([\u4e00-\u9fff]{2,7}?)(?:省|自治区|市|新区|区|县|镇|街道)")


def place_names(record: Record, site: Site) -> tuple[str, ...]:
    """Return the names of the places that a record's community lies in, from the widest on, without their levels."""
    community = site.records.get(record.key._replace(kind="community", id=record.key.community))
    place = str(community.place) if isinstance(community, Community) and community.place else ""
    return tuple(match[1] for match in _LEVELS.finditer(place))


def _places(record: Record, site: Site) -> Iterator[str]:
    yield from place_names(record, site)


# ---- text that was never written

_PLACEHOLDER = pattern(
    r"(?<![有尚仍还])待[补填]|此处填写|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])|(?<![A-Za-z\d])[XＸ×]{2,}(?![A-Za-z\d])"
    r"|lorem ipsum|\[(?:…|\.\.\.)\]",
)


def _placeholders(text: Prose) -> Iterator[Finding]:
    for match in _PLACEHOLDER.finditer(text.plain):
        yield Finding(
            text.at(text.text.count("\n", 0, match.start())),
            "T5",
            "block",
            f"“{match[0]}” stands in for text that was never written.",
            "Write it, or leave the passage out and name it under `gaps:` (缺口).",
            text.key,
        )


# ---- dates without a year

_DAY = pattern(r"(?<![\d年.\-])(?P<zh>\d{1,2}月\d{1,2}日)")
_ENGLISH_DAY = pattern(
    r"\b(?:\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2})"
    r"(?!\d|,? \d{4})"
)
_ANY_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)|[二一][〇零九]..年")


def _dates_without_year(text: Prose) -> Iterator[Finding]:
    """Yield days before which the text names no year, of records that have no date of their own."""
    if getattr(text.record, "date", None) or getattr(text.record, "heard", None):
        return
    plain = text.plain
    for match in (_ENGLISH_DAY if text.is_english else _DAY).finditer(plain):
        if not _ANY_YEAR.search(plain, 0, match.start()):
            yield Finding(
                text.at(plain.count("\n", 0, match.start())),
                "F10",
                "warn",
                f"“{match[0]}” has no year.",
                "Write the year: a jury reads this years later.",
                text.key,
            )
            return
