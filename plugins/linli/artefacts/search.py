"""The search index: it finds every run of two characters or more, in files small enough for one question each.

A text is compared as `normalise` makes it: small letters, half width, and no space beside a Han character, where none
has to be typed either. The index holds, for each pair of neighbouring characters (and each triple of Latin letters,
digits and spaces, of which every text has all pairs), the pages that it stands in. A question's pages are those that
hold all of its pairs; `search.js` looks at each page's text before it shows the page, so nothing false is shown.

`render_search_index` makes the whole index. `update_search_index` makes one of another, and looks only at the files
that differ; what comes of it is the same, byte for byte ([0028](docs/decisions/0028-search-index-by-addresses.md)):

    changed = update_search_index(files, SearchIndex(entries, kinds, communities), gone=["event/old/"])

For that a page's number depends on its address and not on how many pages come before it. Numbers begin as the address'
hash; of pages that share one, the later ones in the order of addresses take numbers further up.

Files are scripts, not JSON, because a page opened from a folder (`file://`) may load a script but not fetch a file.

    index.js    how many files there are of each kind, the words for kinds and communities, and of each page
                (`ids`, as steps) its kind, community and day
    k….js       a share of the keys: the pages that hold each, and after a space those that have it in their titles
    x….js       a few pages by their numbers: address, title, date, text
    size.json   in how many places the keys stand, which the number of shards comes from; for the next update only
"""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, chain, repeat
from operator import add, sub
from typing import Any

from linli.views.search import SearchEntry, SearchIndex

# Of pages: two to four in each file.
_BUCKETS_PER_PAGE = 2
_BUCKETS_PER_FILE = 8
# A key in a page takes some two characters.
_PLACES_PER_SHARD = 2_500
_EPOCH = date(1970, 1, 1)
# Han, kana and Hangul. `search.js` has the same ranges.
_HAN = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_SPACE_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}]) | (?=[{_HAN}])")
_LATIN_TRIPLE = re.compile(r"(?=([a-z0-9 ]{3}))")
# The full-width marks of nearly every Chinese text, and their half-width forms.
_WIDE_MARKS = tuple((mark, chr(ord(mark) - 0xFEE0)) for mark in "，：；！？（）")
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

# The pages that hold a key, and those that have it in their titles, by their numbers.
Places = tuple[list[int], list[int]]
# Ids, and the words for them.
Labels = tuple[tuple[str, str], ...]


def render_search_index(index: SearchIndex) -> dict[str, bytes]:
    """Return the files of one language's index by their names."""
    buckets = _bucket_count(len(index.entries))
    pages = _numbered(index.entries, buckets)
    places = _places(pages)
    size = _size_of(places)
    shards: list[dict[str, str]] = [{} for _ in range(_shard_count(size))]
    for key, found in places.items():
        shards[shard_of(key, len(shards))][key] = _written_places(found)
    groups: dict[int, dict[int, SearchEntry]] = defaultdict(dict)
    for number, entry in pages.items():
        groups[number % _file_count(buckets)][number] = entry
    filed = {number: _filed(entry) for number, entry in pages.items()}
    return {
        "index.js": _Overview(buckets, len(shards), index.kinds, index.communities, filed).written(),
        "size.json": _size(size),
        **{f"k{number:x}.js": _script(f"k{number:x}", shard) for number, shard in enumerate(shards)},
        **{f"x{number:x}.js": _excerpts(number, group) for number, group in groups.items()},
    }


def update_search_index(
    files: Mapping[str, bytes], changed: SearchIndex, gone: Iterable[str] = ()
) -> dict[str, bytes | None]:
    """Return the files that change when pages do, by their names; None for a file that is no more.

    `files` are an index as this module made it; only those that are needed are asked for. `changed` holds the pages
    that are new or not as they were, and all kinds and communities; `gone` are the addresses of pages that are no
    more. The outcome has the bytes that `render_search_index` would give all pages.
    """
    before = _Overview.read(files)
    new = {entry.url: entry for entry in changed.entries}
    out = {*gone, *new}
    buckets = {_bucket_of(url, before.buckets) for url in out}
    groups = {bucket % before.files for bucket in buckets}
    held = {group: before.read_group(files, group) for group in groups}
    old = {n: entry for group in held.values() for n, entry in group.items() if n % before.buckets in buckets}
    pages = _numbered([*(entry for entry in old.values() if entry.url not in out), *new.values()], before.buckets)
    were, are = _places(old), _places(pages)
    size = _read_size(files) + _size_of(are) - _size_of(were)
    count = len(before.pages) - len(old) + len(pages)
    if (_bucket_count(count), _shard_count(size)) != (before.buckets, before.shards):
        return _made_anew(files, before, [entry for entry in before.read_all(files) if entry.url not in out], changed)
    made: dict[str, bytes | None] = {"index.js": before.changed(old, pages, changed), "size.json": _size(size)}
    for group in groups:
        kept = {n: entry for n, entry in held[group].items() if n not in old}
        now = kept | {n: entry for n, entry in pages.items() if n % before.files == group}
        made[f"x{group:x}.js"] = _excerpts(group, now) if now else None
    made |= _changed_shards(files, before.shards, were, are)
    return {name: content for name, content in made.items() if files.get(name) != content}


def _made_anew(
    files: Mapping[str, bytes], before: _Overview, kept: list[SearchEntry], changed: SearchIndex
) -> dict[str, bytes | None]:
    """Return what changes when the pages have become too many or too few for so many files."""
    made = render_search_index(SearchIndex((*kept, *changed.entries), changed.kinds, changed.communities))
    lost: dict[str, bytes | None] = {name: None for name in before.names if name not in made}
    return lost | {name: content for name, content in made.items() if files.get(name) != content}


def _changed_shards(
    files: Mapping[str, bytes], count: int, were: Mapping[str, Places], are: Mapping[str, Places]
) -> Iterator[tuple[str, bytes]]:
    """Yield the shards of those keys that do not stand in the same pages any more."""
    nowhere: Places = ([], [])
    changes: dict[int, list[str]] = defaultdict(list)
    for key in were.keys() | are.keys():
        if were.get(key) != are.get(key):
            changes[shard_of(key, count)].append(key)
    for number, keys in changes.items():
        name = f"k{number:x}"
        shard = _read_script(files, name)
        for key in keys:
            anywhere, _, in_titles = shard.pop(key, "").partition(" ")
            both = zip((anywhere, in_titles), were.get(key, nowhere), are.get(key, nowhere), strict=True)
            written = " ".join(_exchanged(*each) for each in both).rstrip()
            if written:
                shard[key] = written
        yield f"{name}.js", _script(name, shard)


def normalise(text: str) -> str:
    """Return a text as it is compared."""
    # Without these marks most texts are normal already, which is soon seen.
    for wide, narrow in _WIDE_MARKS:
        text = text.replace(wide, narrow)
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    return plain if plain.isascii() else _SPACE_BESIDE_HAN.sub("", plain)


def keys_of(text: str) -> set[str]:
    """Return all pairs of characters of a normalised text, and its triples of Latin letters, digits and spaces."""
    return set(map(add, text, text[1:])) | set(_LATIN_TRIPLE.findall(text))


def shard_of(key: str, count: int) -> int:
    """Return the shard that a key is in."""
    return zlib.crc32(key.encode()) % count


@dataclass(frozen=True, slots=True)
class _Overview:
    """What every question needs of an index: how to rank and filter pages, and which file holds what.

    `pages` are, by their numbers and in the order of these, the ids of kind and community and the number of the day.
    """

    buckets: int
    shards: int
    kinds: Labels
    communities: Labels
    pages: Mapping[int, tuple[str, str, int]]

    @classmethod
    def read(cls, files: Mapping[str, bytes]) -> _Overview:
        """Return the overview of an index."""
        read = _read_script(files, "index")
        kinds, communities = (tuple((id_, words) for id_, words in read[name]) for name in ("kinds", "communities"))
        pages = zip(
            (kinds[number][0] for number in _numbers(read["kindOf"])),
            (communities[number][0] for number in _numbers(read["communityOf"])),
            _numbers(read["dayOf"]),
            strict=True,
        )
        return cls(
            read["buckets"], read["shards"], kinds, communities, dict(zip(_sums(read["ids"]), pages, strict=True))
        )

    def changed(self, old: Iterable[int], new: Mapping[int, SearchEntry], index: SearchIndex) -> bytes:
        """Return what the overview is written as with other pages in the place of the old ones."""
        filed = {number: _filed(entry) for number, entry in new.items()}
        if {number: self.pages[number] for number in old} != filed:
            filed |= {number: of for number, of in self.pages.items() if number not in old}
            pages: Mapping[int, tuple[str, str, int]] = dict(sorted(filed.items()))
        else:
            pages = self.pages
        return replace(self, kinds=index.kinds, communities=index.communities, pages=pages).written()

    def written(self) -> bytes:
        """Return the overview as `search.js` reads it."""
        kinds = {id_: _number(number) for number, (id_, _) in enumerate(self.kinds)}
        communities = {id_: _number(number) for number, (id_, _) in enumerate(self.communities)}
        overview = {
            "buckets": self.buckets,
            "shards": self.shards,
            "files": self.files,
            "kinds": self.kinds,
            "communities": self.communities,
            "ids": _steps(list(self.pages)),
            "kindOf": "".join([kinds[kind] for kind, _, _ in self.pages.values()]),
            "communityOf": "".join([communities[community] for _, community, _ in self.pages.values()]),
            "dayOf": "".join([_WRITTEN[day] for _, _, day in self.pages.values()]),
        }
        return _script("index", overview)

    @property
    def files(self) -> int:
        """How many files the texts of pages are spread over; one to which no page falls is not there."""
        return _file_count(self.buckets)

    @property
    def names(self) -> Iterator[str]:
        """The names of all files of the index."""
        yield from ("index.js", "size.json")
        yield from (f"k{number:x}.js" for number in range(self.shards))
        yield from (f"x{number:x}.js" for number in {number % self.files for number in self.pages})

    def read_group(self, files: Mapping[str, bytes], group: int) -> dict[int, SearchEntry]:
        """Return the pages of one file by their numbers; none where there is no such file."""
        if not any(bucket in self.pages for bucket in range(group, self.buckets, self.files)):
            return {}
        return {
            number: SearchEntry(url, title, kind, community, when, _date(day), text)
            for written, (url, title, when, text) in _read_script(files, f"x{group:x}").items()
            for number in [int(written)]
            for kind, community, day in [self.pages[number]]
        }

    def read_all(self, files: Mapping[str, bytes]) -> Iterator[SearchEntry]:
        """Yield all pages."""
        for group in {number % self.files for number in self.pages}:
            yield from self.read_group(files, group).values()


def _bucket_count(pages: int) -> int:
    """Return how many hashes of addresses there are, a power of two."""
    return _power_of_two(_BUCKETS_PER_PAGE * pages, at_least=32)


def _bucket_of(url: str, count: int) -> int:
    return zlib.crc32(url.encode()) % count


def _file_count(buckets: int) -> int:
    return buckets // _BUCKETS_PER_FILE


def _shard_count(size: int) -> int:
    return _power_of_two(size // _PLACES_PER_SHARD, at_least=16)


def _power_of_two(number: int, at_least: int) -> int:
    """Return the next power of two, which a few edits hardly ever change."""
    return max(at_least, 1 << max(number - 1, 0).bit_length())


def _numbered(entries: Iterable[SearchEntry], buckets: int) -> dict[int, SearchEntry]:
    """Return pages by their numbers, in the order of these; all pages of a bucket must be there."""
    taken: Counter[int] = Counter()
    numbered: dict[int, SearchEntry] = {}
    for entry in sorted(entries, key=lambda entry: entry.url):
        bucket = _bucket_of(entry.url, buckets)
        numbered[bucket + buckets * taken[bucket]] = entry
        taken[bucket] += 1
    return dict(sorted(numbered.items()))


def _places(pages: Mapping[int, SearchEntry]) -> dict[str, Places]:
    """Return where each key stands."""
    anywhere: dict[str, list[int]] = defaultdict(list)
    in_titles: dict[str, list[int]] = defaultdict(list)
    for number, entry in pages.items():
        title = keys_of(normalise(entry.title))
        _append(anywhere, title | keys_of(normalise(entry.text)), number)
        _append(in_titles, title, number)
    return {key: (numbers, in_titles.get(key, [])) for key, numbers in anywhere.items()}


def _size_of(places: Mapping[str, Places]) -> int:
    return sum(len(anywhere) for anywhere, _ in places.values())


def _append(lists: Mapping[str, list[int]], keys: Iterable[str], number: int) -> None:
    """Append a number to the lists of some keys; a loop would take thrice as long for the millions there are."""
    deque(map(list.append, map(lists.__getitem__, keys), repeat(number)), maxlen=0)


def _written_places(found: Places) -> str:
    anywhere, in_titles = found
    return f"{_steps(anywhere)} {_steps(in_titles)}" if in_titles else _steps(anywhere)


def _steps(numbers: list[int]) -> str:
    """Return rising numbers as the steps between them."""
    return "".join(map(_WRITTEN.__getitem__, map(sub, numbers, chain((-1,), numbers))))


def _sums(written: str) -> list[int]:
    """Return the numbers of which `_steps` wrote the steps."""
    return list(accumulate(_numbers(written), initial=-1))[1:]


def _exchanged(written: str, old: Iterable[int], new: Iterable[int]) -> str:
    """Return the steps between some numbers, without the old ones among them and with the new ones."""
    steps = _ONE_NUMBER.findall(written)
    sums = list(accumulate(map(_READ.__getitem__, steps), initial=-1))
    for number in old:
        at = bisect_left(sums, number)
        del sums[at], steps[at - 1]
        steps[at - 1 : at] = [_WRITTEN[after - sums[at - 1]] for after in sums[at : at + 1]]
    for number in new:
        at = bisect_left(sums, number)
        steps[at - 1 : at] = [_WRITTEN[after - number] for after in sums[at : at + 1]]
        steps.insert(at - 1, _WRITTEN[number - sums[at - 1]])
        sums.insert(at, number)
    return "".join(steps)


def _number(value: int) -> str:
    """Return a number in base 32, the lowest digit first; the sixth bit says that another digit follows."""
    if value < 32:
        return _ALPHABET[value]
    return _ALPHABET[32 + value % 32] + _number(value // 32)


_ONE_NUMBER = re.compile(f"[{re.escape(_ALPHABET[32:])}]*[{_ALPHABET[:32]}]")


def _numbers(written: str) -> Iterator[int]:
    """Yield the numbers that `_number` wrote one after the other."""
    return map(_READ.__getitem__, _ONE_NUMBER.findall(written))


class _Written(dict[int, str]):
    def __missing__(self, value: int) -> str:
        return self.setdefault(value, _number(value))


class _Read(dict[str, int]):
    def __missing__(self, written: str) -> int:
        value = sum(_ALPHABET.index(digit) % 32 << 5 * place for place, digit in enumerate(written))
        return self.setdefault(written, value)


# Steps come again and again.
_WRITTEN = _Written()
_READ = _Read()


def _filed(entry: SearchEntry) -> tuple[str, str, int]:
    return entry.kind, entry.community, _day(entry.day)


def _day(day: date | None) -> int:
    """Return the number of a day, from 1 for 1 January 1970; 0 where there is none."""
    return max((day - _EPOCH).days + 1, 0) if day else 0


def _date(number: int) -> date | None:
    return _EPOCH + timedelta(days=number - 1) if number else None


def _excerpts(group: int, pages: Mapping[int, SearchEntry]) -> bytes:
    return _script(f"x{group:x}", {number: [e.url, e.title, e.when, e.text] for number, e in sorted(pages.items())})


def _size(places: int) -> bytes:
    return f"{places}\n".encode()


def _read_size(files: Mapping[str, bytes]) -> int:
    return int(files["size.json"])


def _script(name: str, value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"linliSearch({json.dumps(name)},{text})\n".encode()


def _read_script(files: Mapping[str, bytes], name: str) -> Any:
    head = f"linliSearch({json.dumps(name)},"
    return json.loads(files[f"{name}.js"][len(head) : -2])
