"""One thing under two names: `日照中心` beside `日间照料中心`, `都温江` for `成都温江` (F11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations, pairwise

from linli.graph.site import Site
from linli.patterns import pattern

from .findings import Finding
from .texts import TELLING, Prose
from .wording import place_names

_NAMED_KINDS = ("space", "group", "service", "partner", "series", "honour")
_HAN_ONLY = pattern(r"[\u4e00-\u9fff]{5,}")
# 东门健康站 and 西门健康站 are two stations, not two spellings of one.
_TELLS_APART = frozenset("一二三四五六七八九十东西南北上下大小左右前后新旧老少男女春夏秋冬甲乙丙丁")


def check_names(site: Site, texts: Iterable[Prose]) -> Iterator[Finding]:
    """Yield words in texts that are nearly, but not quite, the name of something that the site has."""
    titles = _titles(site)
    for text in texts:
        if text.key.kind not in TELLING or text.is_english or text.field == "title":
            continue
        plain = text.plain
        for start, written, meant in (*_cut_places(plain, text, site), *_near(plain, titles, text)):
            yield Finding(
                text.at(plain.count("\n", 0, start)),
                "F11",
                "warn",
                f"“{written}” is nearly “{meant}”.",
                "Use one name for one thing; for another thing, a name that is not so near.",
                text.key,
            )


def _titles(site: Site) -> Mapping[str, frozenset[str]]:
    """Return the Chinese names of what each community has, long enough to be nobody else's."""
    found: dict[str, set[str]] = {}
    for record in site.records.values():
        if record.key.kind in _NAMED_KINDS:
            found.setdefault(record.key.community, set()).update(title for _, title in record.title.versions)
    for key, node in site.zones.items():
        found.setdefault(key.community, set()).update(title for _, title in node.zone.title.versions)
    return {
        community: frozenset(title for title in titles if _HAN_ONLY.fullmatch(title))
        for community, titles in found.items()
    }


def _cut_places(plain: str, text: Prose, site: Site) -> Iterator[tuple[int, str, str]]:
    """Yield a place of which the first character of the wider one is lost: `都温江`."""
    names = place_names(text.record, site)
    for wider, narrower in pairwise(names):
        cut = wider[-1] + narrower
        start = plain.find(cut)
        while start >= 0:
            if not plain[:start].endswith(wider[:-1]):
                yield start, cut, wider + narrower
            start = plain.find(cut, start + 1)


def _near(plain: str, titles: Mapping[str, frozenset[str]], text: Prose) -> Iterator[tuple[int, str, str]]:
    own = titles.get(text.key.community, frozenset())
    for title in sorted(own):
        for start, written in (*_one_character_off(plain, title), *_abbreviated(plain, title)):
            is_a_name = any(written in other for other in own)
            is_in_one = any(
                other in plain[max(0, start - len(other)) : start + len(written) + len(other)] and written in other
                for other in own
            )
            if not is_a_name and not is_in_one:
                yield start, written, title


def _one_character_off(plain: str, title: str) -> Iterator[tuple[int, str]]:
    """Yield where a name stands with one character wrong: at least one of its halves is right then."""
    middle = len(title) // 2
    for half, offset in ((title[:middle], 0), (title[middle:], middle)):
        found = plain.find(half)
        while found >= 0:
            start = found - offset
            written = plain[max(start, 0) : start + len(title)]
            if start >= 0 and len(written) == len(title):
                wrong = [pair for pair in zip(written, title, strict=True) if pair[0] != pair[1]]
                if len(wrong) == 1 and _is_slip(*wrong[0]):
                    yield start, written
            found = plain.find(half, found + 1)


def _is_slip(written: str, meant: str) -> bool:
    return "\u4e00" <= written <= "\u9fff" and not ({written, meant} & _TELLS_APART)


def _abbreviated(plain: str, title: str) -> Iterator[tuple[int, str]]:
    """Yield where a name stands without one character of two of its words: 日照中心 for 日间照料中心."""
    for short in _short_forms(title) if title[-2:] in plain else ():
        if (start := plain.find(short)) >= 0:
            yield start, short


@cache
def _short_forms(title: str) -> tuple[str, ...]:
    dropped = combinations(range(1, len(title) - 2), 2)
    return tuple(title[:i] + title[i + 1 : j] + title[j + 1 :] for i, j in dropped if j - i > 1)
