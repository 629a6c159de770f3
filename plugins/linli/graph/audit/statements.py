"""What texts say in figures, held against the ledger (F1, F2, F4).

A text is only judged where it is certain which figure it speaks of: the same unit, one of the figure's words in the
same clause, and no word that makes it a part of the whole, another time, or somebody else's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from linli.graph.figures import LedgerEntry
from linli.graph.phrases import Phrase, figure_phrases
from linli.graph.prose import mentions
from linli.graph.site import Site
from linli.patterns import pattern
from linli.records.fields import FigureStatus, Record
from linli.records.moment import Moment
from linli.records.reference import Key
from linli.records.shape import field_names

from .findings import Finding
from .texts import TELLING, Prose

# People and participations (人次) are counted from the same lists, and confused for one another.
_CONFUSED = {frozenset({"people", "participations"})}
# What both languages of a text are compared by; other units mean too many things.
_COMPARED = {"participations", "households", "events", "m2", "answers", "yuan", "posts"}


def check_statements(site: Site, texts: Iterable[Prose]) -> Iterator[Finding]:
    """Yield what texts say of a figure though the ledger says otherwise."""
    communities: dict[str, _Known] = {}
    versions: dict[tuple[Key, str], list[tuple[Prose, tuple[Phrase, ...]]]] = defaultdict(list)
    for text in texts:
        key = text.key
        if key.kind not in TELLING and key not in site.ledger.entries:
            continue
        phrases = tuple(figure_phrases(text.text, text.language))
        if phrases and key.kind in TELLING:
            versions[key, ".".join(map(str, text.loc))].append((text, phrases))
        known = communities.setdefault(key.community, _Known(site, key.community))
        for phrase in phrases:
            if found := _judge(phrase, text, known, site):
                yield found
    for both in versions.values():
        yield from _languages_apart(both)


# ---- what a figure is called


@dataclass(frozen=True, slots=True)
class Subject:
    """One figure of the ledger and the words by which a text speaks of it."""

    entry: LedgerEntry
    any_of: tuple[str, ...]
    all_of: tuple[tuple[str, ...], ...]
    own_units: tuple[str, ...]
    own_words: str
    years: frozenset[int]
    as_of: int | None

    def is_meant_by(self, phrase: Phrase) -> bool:
        """Tell whether a phrase has the figure's unit and its words beside it."""
        return self.has_unit_of(phrase) and self.is_named_by(phrase)

    def has_unit_of(self, phrase: Phrase) -> bool:
        """Tell whether a phrase counts the same."""
        return phrase.unit == self.entry.quantity.unit or phrase.counted.startswith(self.own_units or ("\0",))

    def is_named_by(self, phrase: Phrase) -> bool:
        """Tell whether one of the figure's words stands in the clause of a phrase."""
        if self.any_of:
            return any(_stands_in(word, phrase.clause) for word in self.any_of)
        return any(
            all(_stands_in(word, phrase.clause) for word in words)
            and any(_stands_in(word, phrase.beside) for word in words)
            for words in self.all_of
        )


class _Known:
    """The figures of one community by owner, and the titles of what may own others."""

    def __init__(self, site: Site, community: str) -> None:
        self._site = site
        self._community = community
        self._subjects: dict[Key, tuple[Subject, ...]] = {}

    def of(self, owner: Key) -> tuple[Subject, ...]:
        """Return the figures of one owner that have been reached."""
        if owner not in self._subjects:
            record = self._site.records.get(owner)
            entries = self._site.ledger.entries.get(owner, {}).values() if record else ()
            reached = (entry for entry in entries if entry.figure.status is FigureStatus.REACHED)
            self._subjects[owner] = tuple(_subject(entry, record) for entry in reached if record)
        return self._subjects[owner]

    @cached_property
    def titles(self) -> Mapping[str, Key]:
        """What the community's records are called, longest first, without what the community itself is called."""
        home = self._site.records.get(Key("community", self._community, self._community))
        own = str(home.title) if home else ""
        others = {str(place.title): place.key for place in self._site.communities if place.key.id != self._community}
        titles = {
            title: key
            for key, record in self._site.records.items()
            if key.community == self._community and key.kind not in ("community", "case", "press", "event")
            for _, title in record.title.versions
            if len(title) > 1 and (title not in own or self.of(key))
        }
        zones = {
            title: key
            for key, node in self._site.zones.items()
            if key.community == self._community
            for _, title in node.zone.title.versions
            if len(title) > 1
        }
        return dict(sorted((zones | titles | others).items(), key=lambda item: (-len(item[0]), item[0])))


def _subject(entry: LedgerEntry, owner: Record) -> Subject:
    figure = entry.figure
    labels = [text for text in (figure.label, figure.scope) if text]
    units = tuple(text for _, text in figure.unit.versions) if figure.unit else ()
    own_unit = (entry.quantity.unit,) if not entry.quantity.unit.isascii() else ()
    called = [_words(text) for _, text in figure.label.versions] if figure.label else []
    called.append(_words(entry.id.replace("_", "-").replace("-", " ")))
    if not entry.listed and (field := field_names(type(owner)).get(entry.id)):
        called.append((field.zh,))
    own = " ".join([*(text for label in labels for _, text in label.versions), *figure.keywords]).lower()
    since = {moment.day.year for moment in (getattr(owner, "opened", None), getattr(owner, "founded", None)) if moment}
    if figure.period:
        since.add(figure.period.first.day.year)
        if _within_a_year(figure.period.first, figure.period.last):
            own += f" {figure.period.first.day.year}年 {figure.period.first.day.year}"
    return Subject(
        entry=entry,
        any_of=figure.keywords,
        all_of=tuple(words for words in called if words),
        own_units=tuple(dict.fromkeys((*units, *own_unit))),
        own_words=own,
        years=frozenset(since),
        as_of=figure.as_of.day.year if figure.as_of else None,
    )


def _within_a_year(first: Moment, last: Moment | None) -> bool:
    return last is not None and first.day.year == last.latest_day.year


_PARTICLES = pattern(r"[的与和及、里中了所·（）()“”\s]+|[^\w\u4e00-\u9fff]+")
_SMALL_WORDS = frozenset(["of", "the", "a", "an", "in", "on", "by", "to", "and", "for", "its", "per", "year", "number"])


def _words(label: str) -> tuple[str, ...]:
    """Return the words that a label consists of; Chinese is cut into pairs, which most of its words are."""
    words: list[str] = []
    for piece in _PARTICLES.split(label.lower()):
        if piece.isascii():
            words += [piece] if piece and piece not in _SMALL_WORDS else []
        elif len(piece) % 2 == 0 and len(piece) > 2:
            words += [piece[i : i + 2] for i in range(0, len(piece), 2)]
        else:
            words.append(piece)
    return tuple(words)


def _stands_in(word: str, clause: str) -> bool:
    if not word.isascii():
        return word in clause
    stem = re.escape(word.lower().removesuffix("s"))
    return re.search(rf"(?<![a-z]){stem}(?:s|es)?(?![a-z])", clause.lower()) is not None


# ---- which figure a phrase speaks of


def _judge(phrase: Phrase, text: Prose, known: _Known, site: Site) -> Finding | None:
    named = _named(phrase, text, known, site)
    subject = _spoken_of(phrase, text, known, named)
    if subject is None:
        return _confusion(phrase, text, known)
    entry = subject.entry
    meaning = entry.quantity.meaning
    agrees = phrase.interval.meets(meaning)
    sharpens = phrase.interval.is_exact and not meaning.is_exact and phrase.interval.low == entry.quantity.value
    if (agrees and not sharpens) or _is_of_something_else(phrase, text, subject, known):
        return None
    said = f"“{phrase.said.strip()}” stands here, but figure `{entry.id}` is {entry.quantity} ({entry.place})."
    name = entry.id if entry.owner in (text.key, _home(text.key)) else f"{entry.owner.id}.{entry.id}"
    way_out = f"Write `{{{{{name}}}}}`, or correct one of the two; if something else is meant, say what."
    if not entry.listed:
        way_out = "Correct one of the two; if something else is meant, say what."
    if agrees:
        said = f"“{phrase.said.strip()}” is sharper than figure `{entry.id}`: {entry.quantity} ({entry.place})."
        return Finding(text.at(phrase.line), "F1", "warn", said, way_out, text.key)
    if entry.figure.computed:
        return Finding(text.at(phrase.line), "F8", "warn", said, way_out, text.key)
    check = "F2" if text.key.kind in ("honour", "press") else "F1"
    return Finding(text.at(phrase.line), check, "block", said, way_out, text.key)


def _home(key: Key) -> Key:
    return Key("community", key.community, key.community)


def _spoken_of(phrase: Phrase, text: Prose, known: _Known, named: tuple[Key, ...]) -> Subject | None:
    """Return the one figure that a phrase speaks of, or None where there is none, or more than one.

    It belongs to what the clause names, or else to the text's own record, or else to the community.
    """
    home = (_home(text.key),) if text.key.kind in TELLING else ()
    for owners in (named, (text.key,), home):
        meant = [s for owner in owners for s in known.of(owner) if s.is_meant_by(phrase)]
        if meant:
            return meant[0] if len(meant) == 1 else None
        if owners is named and named:
            return None
    return None


def _named(phrase: Phrase, text: Prose, known: _Known, site: Site) -> tuple[Key, ...]:
    """Return the records that the clause of a phrase names, by link or by title, without the text's own."""
    end = phrase.clause_start + len(phrase.clause)
    linked = (
        site.resolve(mention.name, text.record)
        for mention in (mentions(text.text) if "[[" in text.text else ())
        if mention.kind == "record" and mention.start < end and mention.end > phrase.clause_start
    )
    titled = (key for title, key in known.titles.items() if title in phrase.clause)
    found = dict.fromkeys(key for key in (*linked, *titled) if key)
    return tuple(key for key in found if key not in (text.key, _home(text.key)))


def _confusion(phrase: Phrase, text: Prose, known: _Known) -> Finding | None:
    """Return that a text counts people where the ledger counts participations, or the other way round."""
    if text.key.kind not in TELLING:
        return None
    subjects = [s for owner in (text.key, _home(text.key)) for s in known.of(owner)]
    meant = [
        s
        for s in dict.fromkeys(subjects)
        if frozenset({s.entry.quantity.unit, phrase.unit}) in _CONFUSED
        and s.is_named_by(phrase)
        and s.entry.quantity.meaning.meets(phrase.interval)
    ]
    if len(meant) != 1:
        return None
    entry = meant[0].entry
    return Finding(
        text.at(phrase.line),
        "F4",
        "warn",
        f"“{phrase.said.strip()}” counts {phrase.unit}, figure `{entry.id}` {entry.quantity.unit} ({entry.place}).",
        f"Write `{{{{{entry.id}}}}}`: one person who comes ten times is ten participations (人次).",
        text.key,
    )


# ---- of the whole, or of something else

# A part, an average, another time, a plan, a condition: what is said then is not what the ledger says.
_NARROWS = pattern(
    r"其中|每|平均|人均|户均|各(?=[社小家户个组])|单[日场次]|当[天日晚月年时]|本[月周季年期次场]|上[月周半季]|下[半月周季]|今[年天]"
    r"|去年|前年|明年|这[天次场年一]|那[天次场年]|首[日月周年批期场次届]|第[一二三四五六七八九十\d]|\d{4}年|\d{1,2}月"
    r"|[二〇零一三四五六七八九]{4}年|季度|新[增添办建]|增[加长]|减少|另|还有|再|又|余下|剩下|最初|起初|原来|之前|以前|从前"
    r"|曾|计划|目标|力争|预计|将|拟|争取|如果|假如|若|占|建筑面积|使用面积|占地|户外|室内|地[上下]|分别|之一|以来的|全[国省市区]"
    r"|隔壁|邻近|附近|别[处的]|其他|兄弟|某"
    r"|一[次场天年月周]"
    r"|\b(?:each|every|per|average|of (?:them|which|these|whom|those)|(?:last|this|next|one|a|an|that) (?:year|month"
    r"|week|day|season|spring|summer|autumn|winter|evening|session|event)|today|(?:19|20)\d\d|january|february|march"
    r"|april|june|july|august|september|october|november|december|first|second|third|fourth|fifth|another|additional"
    r"|further|new|planned?|plans|will|aims?|target|goal|expect\w*|hop\w+|would|if|once|initially|before|used to|among"
    r"|including|during|quarter|annual\w*|yearly|monthly|weekly|daily|province|national\w*|city-wide"
    r"|neighbouring|elsewhere|other)\b",
    re.IGNORECASE,
)
_QUOTED = pattern("[“「]([^”」]+)[”」]")
_UNTIL = pattern(
    r"(?:截至|截止|截止到|到|至)(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?[底末初]?|(?:as of|by(?: the end of)?|until|up to)"
    r"(?: \d{1,2})?(?: [A-Z][a-z]+)?(?: \d{1,2},)? (\d{4})|据?(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?的?报道",
    re.IGNORECASE,
)
_SINCE = pattern(
    r"(?:自|从)?(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；\d]{0,10}?(?:以来|起|至今|之后|后)"
    r"|\bsince(?: \d{1,2})?(?: [A-Z][a-z]+)? (\d{4})",
    re.IGNORECASE,
)


def _is_of_something_else(phrase: Phrase, text: Prose, subject: Subject, known: _Known) -> bool:
    """Tell whether a phrase may speak of a part, of another time, or of somebody else."""
    if phrase.interval.high is not None and phrase.interval.high < 10 and subject.entry.quantity.value >= 100:
        return True
    said = phrase.sentence.replace(phrase.said, " ")
    said = _SINCE.sub(lambda m: " " if int(m[1] or m[2]) in subject.years else m[0], said)
    said = _UNTIL.sub(lambda m: " " if int(m[1] or m[2] or m[3]) == subject.as_of else m[0], said).lower()
    own = subject.own_words
    if any(match[0] not in own for match in _NARROWS.finditer(said)):
        return True
    if any(match[0] not in said for match in _NARROWS.finditer(own)):
        return True
    owners = (text.key, subject.entry.owner)
    called = f"{own} {' '.join(title for title, key in known.titles.items() if key in owners)}"
    if any(quoted[1] not in called for quoted in _QUOTED.finditer(phrase.clause)):
        return True
    return any(
        title in phrase.sentence and key not in owners and title not in own for title, key in known.titles.items()
    )


# ---- one text in two languages


def _languages_apart(versions: list[tuple[Prose, tuple[Phrase, ...]]]) -> Iterator[Finding]:
    """Yield what a translation counts otherwise, where each language says only one figure of that unit."""
    (own, own_phrases), *others = versions
    for other, phrases in others:
        for unit in _COMPARED:
            here, there = ([p for p in said if p.unit == unit] for said in (phrases, own_phrases))
            if len(here) == len(there) == 1 and not here[0].interval.meets(there[0].interval):
                yield Finding(
                    other.at(here[0].line),
                    "F2",
                    "warn",
                    f"“{here[0].said.strip()}” stands here, “{there[0].said.strip()}” in the other language "
                    f"({own.at(there[0].line)}).",
                    "Correct one of the two, or state it once as a figure and write `{{id}}` in both.",
                    other.record.key,
                )
