"""The search index: it finds every run of two characters or more, in files small enough for one question each.

A text is compared as `normalise` makes it: small letters, half width, and no space beside a Han character, where none
has to be typed either. The index holds, for each pair of neighbouring characters (and each triple of Latin letters,
digits and spaces, of which every text has all pairs), the pages that it stands in. A question's pages are those that
hold all of its pairs; `search.js` looks at each page's text before it shows the page, so nothing false is shown.

Files are scripts, not JSON, because a page opened from a folder (`file://`) may load a script but not fetch a file.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import add, sub

from linli.views.search import SearchEntry, SearchIndex

_ENTRIES_PER_FILE = 4
_CHARACTERS_PER_SHARD = 6_000
_EPOCH = date(1970, 1, 1)
# Han, kana and Hangul. `search.js` has the same ranges.
_HAN = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_SPACE_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}]) | (?=[{_HAN}])")
_LATIN_TRIPLE = re.compile(r"(?=([a-z0-9 ]{3}))")
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def render_search_index(index: SearchIndex) -> dict[str, bytes]:
    """Return the files of one language's index by their names.

    A key's pages come first, and after a space those of them that have it in their titles.
    """
    anywhere, in_titles = _postings(entry.text for entry in index.entries), _postings(e.title for e in index.entries)
    written = [_number(step) for step in range(len(index.entries) + 1)]
    lists = {
        key: f"{_steps(pages, written)} {_steps(in_titles.get(key, []), written)}".rstrip()
        for key, pages in _merged(anywhere, in_titles).items()
    }
    count = _shard_count(sum(map(len, lists.values())))
    files = _shards(lists, count) | _excerpts(index.entries)
    files["index.js"] = _script("index", _overview(index, count))
    return files


def normalise(text: str) -> str:
    """Return a text as it is compared."""
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    return _SPACE_BESIDE_HAN.sub("", plain)


def keys_of(text: str) -> set[str]:
    """Return all pairs of characters of a normalised text, and its triples of Latin letters, digits and spaces."""
    return set(map(add, text, text[1:])) | set(_LATIN_TRIPLE.findall(text))


def shard_of(key: str, count: int) -> int:
    """Return the shard that a key is in."""
    return zlib.crc32(key.encode()) % count


def _postings(texts: Iterable[str]) -> dict[str, list[int]]:
    """Return for each key the numbers of the texts that hold it."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for key in keys_of(normalise(text)):
            postings[key].append(number)
    return postings


def _merged(one: Mapping[str, list[int]], other: Mapping[str, list[int]]) -> dict[str, list[int]]:
    merged = dict(one)
    for key, numbers in other.items():
        merged[key] = sorted({*one[key], *numbers}) if key in one else numbers
    return merged


def _steps(numbers: list[int], written: Sequence[str]) -> str:
    """Return rising numbers as the steps between them, each as it is `written`."""
    return "".join(map(written.__getitem__, map(sub, numbers, [-1, *numbers])))


def _number(value: int) -> str:
    """Return a number in base 32, the lowest digit first; the sixth bit says that another digit follows."""
    if value < 32:
        return _ALPHABET[value]
    return _ALPHABET[32 + value % 32] + _number(value // 32)


def _shard_count(size: int) -> int:
    """Return a power of two that keeps shards small; a few edits hardly ever change it."""
    count = 16
    while count < 4096 and size / count > _CHARACTERS_PER_SHARD:
        count *= 2
    return count


def _shards(lists: Mapping[str, str], count: int) -> dict[str, bytes]:
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for key, pages in lists.items():
        shards[shard_of(key, count)][key] = pages
    return {f"k{number:x}.js": _script(f"k{number:x}", shard) for number, shard in enumerate(shards)}


def _excerpts(entries: Sequence[SearchEntry]) -> dict[str, bytes]:
    groups = (entries[start : start + _ENTRIES_PER_FILE] for start in range(0, len(entries), _ENTRIES_PER_FILE))
    return {
        f"x{number:x}.js": _script(f"x{number:x}", [[e.url, e.title, e.kicker, e.when, e.text] for e in group])
        for number, group in enumerate(groups)
    }


def _overview(index: SearchIndex, shards: int) -> object:
    """Return what every question needs: how to rank and filter pages, and the names of what they are filtered by."""
    kinds = [kind for kind, _ in index.kinds]
    communities = [community for community, _ in index.communities]
    return {
        "shards": shards,
        "perFile": _ENTRIES_PER_FILE,
        "kinds": [label for _, label in index.kinds],
        "communities": [label for _, label in index.communities],
        "kindOf": "".join(_number(kinds.index(entry.kind)) for entry in index.entries),
        "communityOf": "".join(_number(communities.index(entry.community)) for entry in index.entries),
        "dayOf": "".join(_number(_day(entry.day)) for entry in index.entries),
    }


def _day(day: date | None) -> int:
    """Return the number of a day, from 1 for 1 January 1970; 0 where there is none."""
    return max((day - _EPOCH).days + 1, 0) if day else 0


def _script(name: str, value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"linliSearch({json.dumps(name)},{text})\n".encode()
