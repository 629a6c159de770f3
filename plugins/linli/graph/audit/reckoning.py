"""What can be reckoned: parts and their sums, shares, ages and years (F5, F6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from linli.graph.figures import LedgerEntry
from linli.graph.phrases import Phrase, figure_phrases
from linli.graph.site import Site
from linli.patterns import pattern
from linli.records.fields import Record
from linli.records.interval import Interval
from linli.records.moment import Moment
from linli.records.press import Press

from .findings import Finding
from .texts import TELLING, Prose


def check_reckoning(site: Site, texts: Iterable[Prose]) -> Iterator[Finding]:
    """Yield what does not add up: in the ledger, and in what texts say."""
    for entries in site.ledger.entries.values():
        for entry in entries.values():
            yield from _parts(entry, site)
            yield from _dates(entry)
    for text in texts:
        if text.key.kind in TELLING:
            yield from _shares(text)
            yield from _added_up(text, site)
            yield from _ages(text, site)


# ---- the ledger


def _parts(entry: LedgerEntry, site: Site) -> Iterator[Finding]:
    parts = [part for name in entry.figure.parts if (part := site.ledger.find(entry.owner, name))]
    if not parts or len(parts) < len(entry.figure.parts):
        return
    apart = [part.id for part in parts if part.quantity.unit != entry.quantity.unit]
    if apart:
        yield Finding(
            entry.place,
            "F5",
            "block",
            f"figure `{entry.id}` counts {entry.quantity.unit}, its parts {', '.join(f'`{name}`' for name in apart)} "
            "something else.",
            "Only figures of one unit add up.",
            entry.owner,
        )
    elif not _sum(part.quantity.meaning for part in parts).meets(entry.quantity.meaning):
        added = " + ".join(str(part.quantity) for part in parts)
        yield Finding(
            entry.place,
            "F5",
            "block",
            f"figure `{entry.id}` is {entry.quantity}, but its parts are {added}.",
            "Correct one of them, or name in `parts:` (构成) all that belongs to it.",
            entry.owner,
        )
    for number, part in enumerate(parts):
        for other in parts[number + 1 :]:
            if other.id in part.figure.overlaps or part.id in other.figure.overlaps:
                yield Finding(
                    entry.place,
                    "F6",
                    "warn",
                    f"figure `{entry.id}` adds up `{part.id}` and `{other.id}`, which count some of the same people.",
                    "Leave the sum out, or count each person once.",
                    entry.owner,
                )


def _sum(parts: Iterable[Interval]) -> Interval:
    low, high, low_open, high_open = Decimal(0), Decimal(0), False, False
    ends: list[Decimal | None] = []
    for part in parts:
        low += part.low
        low_open |= part.low_open
        high_open |= part.high_open
        ends.append(part.high)
        high += part.high or 0
    return Interval(low, None if None in ends else high, low_open, high_open)


def _dates(entry: LedgerEntry) -> Iterator[Finding]:
    figure = entry.figure
    before, after = figure.baseline_as_of, figure.as_of or (figure.period.last if figure.period else None)
    if before and after and before.day > after.latest_day:
        yield _dated(entry, f"the baseline of figure `{entry.id}` is of {before}, the figure itself of {after}.")
    if figure.as_of and figure.period and figure.period.first.day > figure.as_of.latest_day:
        yield _dated(entry, f"figure `{entry.id}` is as of {figure.as_of}, before its period ({figure.period}) begins.")
    if figure.baseline and figure.baseline.unit != entry.quantity.unit:
        yield _dated(entry, f"figure `{entry.id}` counts {entry.quantity.unit}, its baseline {figure.baseline.unit}.")


def _dated(entry: LedgerEntry, message: str) -> Finding:
    return Finding(entry.place, "F5", "block", message, "Correct one of the two.", entry.owner)


# ---- shares and sums in a text

_OF_THEM = pattern(r"其中|\bof (?:them|these|whom)\b", re.IGNORECASE)
_IN_ALL = pattern(
    r"共计|合计|总计|总共|累计|加起来|\b(?:in all|altogether|in total|a total of|combined)\b", re.IGNORECASE
)
_OF_A_WHOLE = pattern(r"占|的(?:居民|业主|老人|家庭|人)|\bof (?:the|all|our)\b", re.IGNORECASE)
_CHANGE = pattern(r"增|提高|提升|超额|完成|达到目标|比|\b(?:grew|rose|up|increase\w*|growth|more)\b", re.IGNORECASE)


def _shares(text: Prose) -> Iterator[Finding]:
    """Yield shares of a whole above 100 %, and parts of a number that are greater than it."""
    whole: Phrase | None = None
    for phrase in figure_phrases(text.text, text.language):
        if phrase.unit == "percent":
            if phrase.interval.low > 100 and _OF_A_WHOLE.search(phrase.clause) and not _CHANGE.search(phrase.clause):
                yield _reckoned(text, phrase, f"“{phrase.said.strip()}” of a whole is more than the whole.")
            continue
        is_part = whole is not None and whole.unit == phrase.unit and _is_part(phrase, whole)
        if is_part and whole and whole.interval.high is not None and phrase.interval.low > whole.interval.high:
            said = f"“{phrase.said.strip()}” are told as a part of “{whole.said.strip()}”."
            yield _reckoned(text, phrase, said)
        if not is_part:
            whole = phrase


def _is_part(phrase: Phrase, whole: Phrase) -> bool:
    """Tell whether the whole, then “of these” and then the phrase stand in one sentence."""
    before = phrase.sentence[: phrase.sentence.rfind(phrase.said)]
    after_whole = before.rfind(whole.said)
    return after_whole >= 0 and _OF_THEM.search(before, after_whole + len(whole.said)) is not None


def _added_up(text: Prose, site: Site) -> Iterator[Finding]:
    """Yield sums of figures that count some of the same people."""
    if not _IN_ALL.search(text.text):
        return
    overlapping = [
        (entry, other)
        for key in dict.fromkeys((text.key, text.key._replace(kind="community", id=text.key.community)))
        for entry in site.ledger.entries.get(key, {}).values()
        for name in entry.figure.overlaps
        if (other := site.ledger.find(key, name)) and other.quantity.unit == entry.quantity.unit
    ]
    for phrase in figure_phrases(text.text, text.language) if overlapping else ():
        for entry, other in overlapping:
            total = entry.quantity.value + other.quantity.value
            if _IN_ALL.search(phrase.clause) and phrase.unit == entry.quantity.unit and phrase.interval.low == total:
                yield Finding(
                    text.at(phrase.line),
                    "F6",
                    "warn",
                    f"“{phrase.said.strip()}” adds up `{entry.id}` and `{other.id}`, which count some people twice.",
                    "Give each of them by itself.",
                    text.key,
                )


def _reckoned(text: Prose, phrase: Phrase, message: str) -> Finding:
    return Finding(text.at(phrase.line), "F5", "block", message, "Correct one of the two numbers.", text.key)


# ---- ages

_AGE = pattern(
    r"(?P<zh>\d{2,3})岁|\b(?:at|aged|age|turned|was|is|be)\s(?:now\s|then\s|already\s)?(?P<en>\d{2})\b(?!\s?(?:%|[a-z]+s\b))"
    r"|\b(?P<old>\d{2,3})\s(?:years old|at the time)|\bnow\s(?P<now>\d{2})\b(?!\s?(?:%|[a-z]+s\b))",
    re.IGNORECASE,
)
_YEAR = pattern(r"(?<!\d)((?:19|20)\d\d)(?=年|\b)")
_NOW = pattern(r"如今|现在|今年|目前|现年|已经?|\b(?:now|today|is)\b", re.IGNORECASE)
_SOMEBODY_ELSE = pattern(
    r"另一|两位|几位|老伴|丈夫|妻子|儿子|女儿|父亲|母亲|孙|分别|以上|\b(?:another|husband|wife|son|daughter|father|mother"
    r"|both|each|over|past)\b",
    re.IGNORECASE,
)


def _ages(text: Prose, site: Site) -> Iterator[Finding]:
    """Yield two ages of one person that do not go with their years.

    Chinese ages may be a year ahead, and birthdays fall anywhere: only what is two years off is wrong for certain.
    """
    if "岁" not in text.text and not text.is_english:
        return
    for start, paragraph in _paragraphs(text.text):
        ages = list(_AGE.finditer(paragraph))
        if len(ages) != 2 or _SOMEBODY_ELSE.search(paragraph):
            continue
        dated = [(_age_of(match), _year_of(match, paragraph, text.record, site)) for match in ages]
        (age, year), (other_age, other_year) = dated
        if year and other_year and year != other_year and abs((other_age - age) - (other_year - year)) > 1:
            yield Finding(
                text.at(text.text.count("\n", 0, start + ages[1].start())),
                "F5",
                "block",
                f"whoever is {age} in {year} is not {other_age} in {other_year}.",
                "Correct an age or a year.",
                text.key,
            )


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^\n]+", text):
        yield match.start(), match[0]


def _age_of(match: re.Match[str]) -> int:
    return int(next(group for group in match.groups() if group))


def _year_of(match: re.Match[str], paragraph: str, record: Record, site: Site) -> int | None:
    """Return the year in which somebody is of that age: the one in the same sentence, or the year of the telling."""
    begin = max(paragraph.rfind(mark, 0, match.start()) for mark in "。；;.") + 1
    before = paragraph[begin : match.start()]
    clause = re.split("[，,]", before)[-1]
    years = _YEAR.findall(before)
    if _NOW.search(clause + match[0]) and not _YEAR.search(clause):
        return told_in(record, site)
    return int(years[-1]) if years else None


def told_in(record: Record, site: Site) -> int | None:
    """Return the year from which a record speaks: its own date, or that of the one report that it draws on."""
    for field in ("as_of", "date", "start"):
        moment = getattr(record, field, None)
        if isinstance(moment, Moment):
            return moment.day.year
    reports = site.follow(record.key, "sources", Press)
    years = {report.date.day.year for report in reports if report.date}
    return years.pop() if len(years) == 1 else None
