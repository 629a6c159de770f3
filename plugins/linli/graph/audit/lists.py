"""A number and the list that follows it: `九大服务：共享、休闲、双创……` (F3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linli.graph.site import Site
from linli.patterns import pattern
from linli.records.number import HAN_NUMERALS, read_number

from .findings import Finding
from .texts import Prose

_LINK = pattern(r"\[\[[^\]|\n]+(?:\|([^\]\n]+))?\]\]|\[([^\]\n]+)\]\([^)\n]*\)")
_ASIDE = pattern(r"（[^（）\n]*）|\([^()\n]*\)|“[^”\n]*”|《[^》\n]*》")
_HAN = pattern(
    rf"(?<![{HAN_NUMERALS}\d.、和与约超近余第逾过上几数多－—-])"
    rf"(?:(?P<number>\d{{1,2}}|[两二三四五六七八九十]{{1,3}})(?:大|项|个|类|种|条|处|家|支)|\{{\{{\s*(?P<figure>[\w.-]+)\s*\}}\}})"
    r"(?P<noun>(?!字|词|人)[^，。；：、！？\n|:;{}]{0,14}?)(?:[：:]|，?(?:包括|分别是|分别为|即)[：:]?)(?P<list>[^。！？\n|]+|\s*\n)"
)
_ENGLISH = pattern(
    r"\b(?P<number>[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s"
    r"(?P<noun>[a-z][a-z’'-]*(?:\s[a-z][a-z’'-]*){0,4}):(?P<list>[^.!?\n|]+|\s*\n)",
    re.IGNORECASE,
)
_BULLETS = pattern(r"\s*\n(?:[ \t]*\n)*((?:[ \t]*(?:[-*+]|\d+[.)])[ \t]+[^\n]*\n?)+)")
_OPEN = pattern(
    r"等|以及其他|……|\b(?:among them|including|such as|and more|and others|and so on|etc|for example)\b", re.I
)
# “两家商量：……” introduces what is said, and no list.
_SPEAKING = pattern("[说问讲写想答]|商量|觉得|表示|告诉")
_HAN_LEAD = pattern("包括|分别[是为]")
# What goes on after the list, or leaves some out, is no list of all.
_NO_LIST = pattern(r"另有|另外|此外|其中|例如|比如|还有|\bbesides\b|\bfurther\b|\bas well as\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Listing:
    declared: int
    said: str
    counts: frozenset[int]
    is_open: bool
    line: int


def check_lists(site: Site, texts: Iterable[Prose]) -> Iterator[Finding]:
    """Yield every list that is longer or shorter than the text says."""
    for text in texts:
        if "：" not in text.text and ":" not in text.text and not _HAN_LEAD.search(text.text):
            continue
        for listing in _listings(text, site):
            if found := _judge(listing, text):
                yield found


def _judge(listing: _Listing, text: Prose) -> Finding | None:
    if listing.declared in listing.counts:
        return None
    listed = min(listing.counts) if listing.declared < min(listing.counts) else max(listing.counts)
    if min(listing.counts) < listing.declared < max(listing.counts):
        return None
    is_short_and_says_so = listing.is_open and listed < listing.declared
    return Finding(
        text.at(listing.line),
        "F3",
        "warn" if is_short_and_says_so else "block",
        f"“{listing.said}” stands here, but {listed} {'is' if listed == 1 else 'are'} listed.",
        "Name the others too, or say that the sources do not."
        if is_short_and_says_so
        else "List all of them, or correct the number.",
        text.key,
    )


def _listings(text: Prose, site: Site) -> Iterator[_Listing]:
    words = _with_links_as_words(text.text)
    for match in (_ENGLISH if text.is_english else _HAN).finditer(words):
        declared = _declared(match, text, site)
        items = _items(words, match, text.is_english)
        if declared and declared > 1 and items and not _SPEAKING.search(match["noun"]):
            said = words[match.start() : match.end("noun")].strip()
            # Links were shortened, but every line is still one.
            line = words.count("\n", 0, match.start())
            yield _Listing(declared, said, items, _OPEN.search(match["list"]) is not None, line)


def _with_links_as_words(text: str) -> str:
    return _LINK.sub(lambda match: match[1] or match[2] or "※", text)


def _declared(match: re.Match[str], text: Prose, site: Site) -> int | None:
    figure = match.groupdict().get("figure")
    if figure:
        entry = site.ledger.find(text.key, figure)
        exact = entry is not None and entry.quantity.qualifier == "exact" and entry.quantity.value < 50
        return int(entry.quantity.value) if entry and exact else None
    number = read_number(match["number"])
    return int(number) if number is not None and number < 50 else None


def _items(words: str, match: re.Match[str], is_english: bool) -> frozenset[int]:
    """Return how many items may be meant; none where this is no list."""
    if not match["list"].strip():
        bullets = _BULLETS.match(words, match.start("list"))
        return frozenset(
            [len(re.findall(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]", bullets[1], re.MULTILINE))] if bullets else ()
        )
    if _NO_LIST.search(match["list"]):
        return frozenset()
    listed = _ASIDE.sub("※", match["list"])
    return _english_counts(listed) if is_english else _han_counts(listed)


def _han_counts(listed: str) -> frozenset[int]:
    """Return the numbers of items, by each mark that may divide them; none where only commas do, as in any sentence."""
    first = listed.split("，")[0]
    if "；" not in listed and ("、" not in first or max(map(len, first.split("、"))) > _LONG_ITEM):
        return frozenset()
    counts = {part.count(mark) + 1 for part in (listed, first) for mark in "、，；" if mark in part}
    counts.add(len(re.split("[、，]", listed)))
    if "、" in first and re.search("[和与及]", first.split("、")[-1]):
        counts.add(first.count("、") + 2)
    return frozenset(counts)


# What is longer is a sentence about something, and no name of it.
_LONG_ITEM = 12


def _english_counts(listed: str) -> frozenset[int]:
    """Return the numbers of items; in “more posts, and rules for points and feedback” a comma may divide or not."""
    items = [item for item in re.split(r",\s(?:and\s|or\s)?|\s(?:and|or)\s|;\s", listed) if item]
    is_plain = len(re.findall(r"\sand\s", listed)) < 2 and all(len(item.split()) < 4 for item in items)
    if len(items) < 3 or not re.search(r"[,;]\s", listed):
        return frozenset()
    return frozenset([len(items)] if is_plain else range(2, len(items) + 1))
