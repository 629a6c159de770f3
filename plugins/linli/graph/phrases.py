"""The figures that a text says in words of its own: `举办活动200余场`, `over 2,000 people`.

What only looks like a figure is left out: years, dates, ordinals, versions, durations, codes, idioms.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from linli.patterns import pattern
from linli.records.figure import UNITS, unit_id
from linli.records.interval import Interval, interval_of, several
from linli.records.number import ENGLISH_NUMBER, ENGLISH_NUMERALS, HAN_NUMBER, HAN_NUMERALS, read_number


@dataclass(frozen=True, slots=True)
class Phrase:
    """One figure in a text: what it can mean, of what, where it stands (`line` from 0), and the words near it.

    `unit` is an id of `UNITS`, or the text's own word; `counted` is the text from the unit on, for units of an
    editor's own. `clause` is what stands between two commas, `sentence` what comes before and in that clause.
    """

    interval: Interval
    unit: str
    start: int
    end: int
    line: int
    said: str
    counted: str
    clause: str
    clause_start: int
    sentence: str

    @property
    def beside(self) -> str:
        """The words of the clause without the figure itself."""
        return self.clause.replace(self.said, " ", 1)


def figure_phrases(text: str, language: str) -> Iterator[Phrase]:
    """Yield the figures that a text states, in their order.

    Code, the targets of links, pictures, HTML tags and macros are passed over: `{{events}}` states nothing of its own.
    """
    return iter(_phrases(text, language.startswith("en")))


@lru_cache(maxsize=4096)
def _phrases(text: str, is_english: bool) -> tuple[Phrase, ...]:
    candidates, read = (_english_candidates, _english) if is_english else (_han_candidates, _han)
    # Most texts say no figure at all, and are done here.
    if next(candidates(text), None) is None:
        return ()
    plain = plain_words(text)
    found = tuple(read(plain))
    if not found:
        return ()
    clauses = [0, *(match.end() for match in _CLAUSE_END.finditer(plain)), len(plain)]
    sentences = [0, *(match.end() for match in _SENTENCE_END.finditer(plain))]
    return tuple(_in_context(plain, meant, clauses, sentences) for meant in found)


@lru_cache(maxsize=4096)
def plain_words(text: str) -> str:
    """Return the words that a visitor reads, each where it stands in `text`; everything else becomes spaces."""
    if "```" in text or "~~~" in text:
        text = _CODE.sub(_blank, text)
    text = _MARKUP.sub(_blank_but_words, text)
    return text.translate(_FULL_WIDTH) if _WIDE.search(text) else text


@dataclass(frozen=True, slots=True)
class _Meant:
    interval: Interval
    unit: str
    start: int
    unit_start: int
    end: int


def _in_context(plain: str, meant: _Meant, clauses: list[int], sentences: list[int]) -> Phrase:
    clause_start = clauses[bisect_right(clauses, meant.start) - 1]
    clause_end = clauses[bisect_left(clauses, meant.end)]
    sentence_start = sentences[bisect_right(sentences, meant.start) - 1]
    return Phrase(
        interval=meant.interval,
        unit=meant.unit,
        start=meant.start,
        end=meant.end,
        line=plain.count("\n", 0, meant.start),
        said=plain[meant.start : meant.end],
        counted=plain[meant.unit_start : meant.unit_start + 24],
        clause=plain[clause_start:clause_end],
        clause_start=clause_start,
        sentence=plain[sentence_start:clause_end],
    )


# ---- Markdown

_CODE = pattern(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_MARKUP = pattern(
    r"`[^`\n]+`|\{\{[^}\n]*\}\}|\{[:#.][^}\n]*\}|<[^<>]+>|!\[[^\]\n]*\]\([^)\n]*\)|https?://[^\s，。；）)]+"
    r"|\[(?:\^[^\]\n]+\]:?|\[[^\]|\n]+(?:\|(?P<words>[^\]\n]+))?\]\]|(?P<label>[^\]\n]*)\]\([^)\n]*\))"
)
_NOT_NEW_LINE = pattern(r"[^\n]")


def _blank(match: re.Match[str]) -> str:
    return _NOT_NEW_LINE.sub(" ", match[0])


def _blank_but_words(match: re.Match[str]) -> str:
    if match.lastgroup is None:
        return _blank(match)
    start, end = match.span(match.lastgroup)
    return " " * (start - match.start()) + match[match.lastgroup] + " " * (match.end() - end)


_FULL_WIDTH = {
    ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９．％＋～－", "0123456789.%+~-", strict=True)
}
_WIDE = pattern("[０-９．％＋～－]")

_CLAUSE_END = pattern(r"[，。；！？!?;\n|]|,(?!\d)|\.(?=\s|$)|——")
_SENTENCE_END = pattern(r"[。！？!?\n]|\.(?=\s|$)")


# ---- units

# Durations and ratios that are names of something rather than amounts: 15分钟便民生活圈, 24小时开放.
_NO_FIGURES = {"minutes"}
_OWN_MEASURES = (
    "公里", "公斤", "课时", "学时", "棵", "株", "支", "本", "套", "辆", "台", "块", "条", "所", "间", "栋", "幢", "米",
    "亩", "吨", "篇", "幅", "册", "盏", "堂", "盆", "袋", "件", "桌", "餐",
)  # fmt: skip
# A measure word that is the beginning of another word is none: 三场地, 万户外, 十人才.
_HAN_GUARDS = {
    "人": "才员工家民生均口间行类大文",
    "名": "字称单义誉目",
    "位": "置数于",
    "家": "庭人长园乡里具",
    "户": "外型口籍",
    "场": "地所景馆合面域",
    "项": "目",
    "类": "型似别",
    "种": "植子",
    "处": "理于境长",
    "个": "性体别",
    "份": "子额量",
    "元": "气旦素宵",
    "年": "级度代龄初末底前中轻夜",
    "天": "然台空府地",
    "张": "贴开望",
    "座": "谈位落",
    "席": "位间",
    "次": "日序要数",
    "堂": "屋弟",
    "本": "地土市区社次届站月",
    "条": "件例",
    "件": "事",
    "间": "接隔断",
    "块": "头",
    "米": "色饭",
    "台": "阶词",
    "所": "有在以",
    "支": "持部付",
    "套": "餐",
}
_PEOPLE_AND_HOUSEHOLDS = {"个人": "people", "个家庭": "households", "户家庭": "households"}
_HAN_UNITS = {
    word: unit.id for unit in UNITS for word in unit.words if not word.isascii() or word == "%"
} | _PEOPLE_AND_HOUSEHOLDS
_HAN_WORDS = sorted({*_HAN_UNITS, *_OWN_MEASURES, "m2", "m²"}, key=lambda word: (-len(word), word))
_HAN_UNIT = "|".join(
    re.escape(word) + (f"(?![{_HAN_GUARDS[word]}])" if word in _HAN_GUARDS else "") for word in _HAN_WORDS
)
_MORE_ENGLISH = {
    "participants": "people",
    "attendees": "people",
    "families": "households",
    "workshops": "workshops",
    "square metres": "m2",
    "square meters": "m2",
    "per cent": "percent",
    "per cent.": "percent",
}
_ENGLISH_UNITS = {
    word: unit.id for unit in UNITS for word in unit.words if re.match("[a-z]{3}", word, re.IGNORECASE)
} | _MORE_ENGLISH
_ENGLISH_WORDS = sorted(_ENGLISH_UNITS, key=lambda word: (-len(word), word))
# In “200 community events” only the last word is what is counted.
_ENGLISH_UNIT = "|".join(
    re.escape(word).replace(r"\ ", "[ -]")
    + ("" if word.endswith("s") or word in ("people", "yuan") else r"(?!\s[a-z])")
    for word in _ENGLISH_WORDS
)


# ---- Chinese

# A cheap look first: a numeral, and then the first character of a unit. “一位” alone is an article.
_HAN_BEGIN = pattern(
    rf"[0-9０-９{HAN_NUMERALS}][0-9０-９{HAN_NUMERALS}.,．余多来几+＋~～至到—–\- ]*"
    rf"[分成半大％{''.join(sorted({re.escape(word[0]) for word in _HAN_WORDS}))}]|[过近大]半|半数"
)
_RANGE = r"\s?(?:-|–|—|~|～|至|到)\s?"
_HAN = pattern(
    rf"(?<![0-9A-Za-z.,:/#_·第周期拜初{HAN_NUMERALS}-])(?:"
    rf"(?P<pct>百分之)(?P<share>{HAN_NUMBER})|(?P<whole>[{HAN_NUMERALS}\d]+)分之(?P<piece>[{HAN_NUMERALS}\d]+)"
    rf"|(?P<tenths>[一二三四五六七八九])成(?![为员立果功都绩长人熟本年就语群不千百])"
    rf"|(?:(?P<low>{HAN_NUMBER})(?P<low_scale>[万亿千百])?余?{_RANGE})?(?P<number>{HAN_NUMBER})"
    rf"(?P<odd>[余多来几+])?\s?(?P<scale>[万亿千百]+)?(?P<odd_after>[余多来+])?\s?"
    rf"(?:(?P<great>大)(?=[\u4e00-\u9fff])|(?P<unit>{_HAN_UNIT})))"
    r"|(?P<half>过半|近半|半数(?!以上)|半数以上|大半|一半)"
)
_AFTER_HAN = pattern("(?P<plus>及?以上)|(?P<about>左右|上下)|(?P<at_most>以内|以下)")
_BEFORE_HAN = pattern(
    r"(?:(?P<over>超过了?|超出|超|逾|多于|大于|突破|不止|高于|>)|(?P<plus>不少于|不低于|不下|至少|最少|≥)"
    r"|(?P<nearly>将近|接近|(?<![附最邻就靠])近)|(?P<about>大约有?|约有|约为|约合|大概|差不多|(?<![预公节条契相大])约|[~≈])"
    r"|(?P<at_most>不超过|最多|至多|不多于|≤)|(?P<under>不足|不到|少于|低于|未满|<)"
    r"|(?P<from>上|成百|过)|(?P<several>好几|数|几))\s?$"
)
_IDIOMS = {"百", "千", "万", "百万", "千万", "亿"}
_HALVES = {
    "过半": Interval(Decimal(50), Decimal(100), low_open=True),
    "大半": Interval(Decimal(50), Decimal(100), low_open=True),
    "半数以上": Interval(Decimal(50), Decimal(100)),
    "近半": Interval(Decimal(45), Decimal(50), high_open=True),
    "半数": Interval(Decimal(45), Decimal(55)),
    "一半": Interval(Decimal(45), Decimal(55)),
}
_NOUNS_AFTER_GE = {
    word.removeprefix("个"): word for word in _HAN_UNITS if word.startswith("个") and len(word) > 2 and word != "个家庭"
}


def _han_candidates(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where there may be a figure."""
    for match in _HAN_BEGIN.finditer(text):
        start, end = match.span()
        if end - start > 2 or text[start] != "一" or text[end - 1] in "成半":
            yield start, end


def _han(plain: str) -> Iterator[_Meant]:
    done = 0
    for start, end in _han_candidates(plain):
        # What follows shows whether a unit is one: 三场地.
        match = _HAN.search(plain, max(done, start), end + 6)
        if match is None:
            continue
        done = match.end()
        if match["half"]:
            yield _Meant(_HALVES[match["half"]], "percent", match.start(), match.start(), match.end())
        elif match["pct"] or match["whole"] or match["tenths"]:
            yield from _share(plain, match)
        elif (unit := _han_unit(plain, match)) is not None:
            yield from _han_amount(plain, match, unit)


def _han_unit(plain: str, match: re.Match[str]) -> str | None:
    """Return the unit of an amount, or None where the words are no amount at all."""
    if match["great"]:
        counted = plain[match.end() : match.end() + 4]
        return next((_HAN_UNITS[full] for noun, full in _NOUNS_AFTER_GE.items() if counted.startswith(noun)), "大")
    unit = _HAN_UNITS.get(match["unit"]) or unit_id(match["unit"])
    if unit == "pieces":
        # 13个志愿岗位: the words between the measure word and what is counted change nothing.
        between = _COUNTED_LATER.match(plain, match.end("unit"))
        unit = _HAN_UNITS[f"个{between[1]}"] if between else unit
    number = match["number"]
    no_figure = (
        unit in _NO_FIGURES
        or (unit == "years" and (read_number(number) or 0) >= 1000)
        or (unit == "hours" and number in ("24", "二十四"))
    )
    return None if no_figure else unit


_COUNTED_LATER = pattern(rf"[\u4e00-\u9fff]{{0,4}}?({'|'.join(_NOUNS_AFTER_GE)})")


def _han_amount(plain: str, match: re.Match[str], unit: str) -> Iterator[_Meant]:
    start = match.start("low") if match["low"] else match.start("number")
    before = _BEFORE_HAN.search(plain, max(0, start - 5), start)
    after = _AFTER_HAN.match(plain, match.end())
    said_before, said_after = before.lastgroup if before else None, after.lastgroup if after else None
    interval = _han_range(match) if match["low"] else _han_value(match, said_before, said_after)
    if interval is None or (unit == "years" and interval.low >= 1000):
        return
    yield _Meant(
        interval,
        unit,
        before.start() if before else start,
        match.start("great" if match["great"] else "unit"),
        after.end() if after else match.end(),
    )


def _han_range(match: re.Match[str]) -> Interval | None:
    low, high = read_number(match["low"]), read_number(match["number"])
    # A telephone number is no range.
    if low is None or high is None or match["low"].startswith("0"):
        return None
    factor = _factor(match["scale"])
    # 20到30万: the first number shares the second one's scale.
    low *= _factor(match["low_scale"]) if match["low_scale"] else factor if low < high else Decimal(1)
    high *= factor
    return Interval(low, high) if low < high else None


def _han_value(match: re.Match[str], before: str | None, after: str | None) -> Interval | None:
    numeral, factor = match["number"], _factor(match["scale"])
    if span := _spoken_range(numeral):
        return Interval(span[0] * factor, span[1] * factor)
    value = read_number(numeral)
    odd = match["odd"] or match["odd_after"]
    if value is None or (not (before or after or odd) and _is_idiom(numeral, match["scale"], value)):
        return None
    if before == "several":
        return several(value * factor)
    kind = "plus" if before == "from" else before or after or _ODD_HAN.get(odd or "", "")
    return interval_of(value * factor, kind)


_ODD_HAN = {"余": "odd", "多": "odd", "几": "odd", "来": "about", "+": "plus"}


def _factor(scale: str | None) -> Decimal:
    return (read_number(scale) if scale else None) or Decimal(1)


def _is_idiom(numeral: str, scale: str | None, value: Decimal) -> bool:
    """Tell whether a numeral without a qualifier is an article (一场活动) or a figure of speech (千家万户)."""
    return value == 0 or (numeral == "一" and not scale) or numeral in _IDIOMS


_SPOKEN_RANGE = pattern("([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")


def _spoken_range(numeral: str) -> tuple[Decimal, Decimal] | None:
    """Return what `三五百` and `七八` mean: from the first digit to the second, in the same unit."""
    spoken = _SPOKEN_RANGE.fullmatch(numeral)
    if spoken is None:
        return None
    low, high = read_number(spoken[1]) or Decimal(0), read_number(spoken[2]) or Decimal(0)
    scale = _factor(spoken[3])
    return (low * scale, high * scale) if low < high else None


def _share(plain: str, match: re.Match[str]) -> Iterator[_Meant]:
    before = _BEFORE_HAN.search(plain, max(0, match.start() - 5), match.start())
    after = _AFTER_HAN.match(plain, match.end())
    said = before.lastgroup if before else after.lastgroup if after else None
    if match["pct"]:
        value, kind = read_number(match["share"]), said or ""
    else:
        # A third of the residents is a round way of saying it.
        value, kind = _round_share(match), said or "about"
    if value is not None:
        start = before.start() if before else match.start()
        end = after.end() if after else match.end()
        yield _Meant(interval_of(value, kind), "percent", start, match.start(), end)


def _round_share(match: re.Match[str]) -> Decimal | None:
    if match["tenths"]:
        return (read_number(match["tenths"]) or Decimal(0)) * 10
    whole, piece = read_number(match["whole"]), read_number(match["piece"])
    return piece / whole * 100 if whole and piece is not None else None


# ---- English

_WORD = pattern(r"[a-z]+|\d+")
_NUMBER_WORDS = ENGLISH_NUMERALS - {"zero", "one"} | {"dozens", "hundreds", "thousands", "millions", "scores"}
# They begin a figure only where one of those follows: a dozen, half a million, several hundred, between two and five.
_OPENING_WORDS = frozenset(["a", "an", "half", "several", "between", "tens", "one"])
_FUNCTION_WORDS = "of|the|and|to|in|for|with|or|from|by|at|on|as|than|a|an|is|are|was|were|have|has|had|that|who"
_ENGLISH = pattern(
    rf"(?<![\w.,:/#$€-])(?:(?:(?P<low>{ENGLISH_NUMBER})(?:\s?[-–—]\s?|\sto\s)"
    rf"|between\s(?P<lower>{ENGLISH_NUMBER})\sand\s)?"
    rf"(?P<number>{ENGLISH_NUMBER})(?P<odd>\+|[ -]plus\b|[ -]odd\b|\sor\s(?:more|so|fewer|less)\b)?"
    r"|(?P<many>(?:(?:tens|hundreds)\sof\s)?(?:dozens|hundreds|thousands|millions)|scores)\sof"
    r"|(?:several|a\sfew)\s(?P<several>dozen|hundred|thousand|million))"
    rf"(?:\s?(?P<percent>%)|[\s-](?P<between>(?:(?!(?:{_FUNCTION_WORDS})\b)[a-z][a-z’'-]*[\s-]){{0,2}}?)"
    rf"(?P<unit>{_ENGLISH_UNIT})\b|\s?(?P<area>m2|m²|sqm|sq m))",
    re.IGNORECASE,
)
_CURRENCY = pattern("[¥￥RC]")
_YUAN = pattern(rf"\b(?:RMB|CNY)\s?(?P<number>{ENGLISH_NUMBER})|[¥￥](?P<sum>{ENGLISH_NUMBER})", re.IGNORECASE)
_BEFORE_ENGLISH = pattern(
    r"(?<!\w)(?:(?P<over>more than|over|above|in excess of|upwards of|exceeding|>)"
    r"|(?P<plus>at least|no fewer than|no less than|not less than|a minimum of|≥)"
    r"|(?P<nearly>nearly|almost|close to|approaching|just under)"
    r"|(?P<about>about|around|approximately|approx\.|roughly|circa|ca\.|some|~|≈)"
    r"|(?P<at_most>up to|at most|no more than|not more than|as many as|a maximum of|≤)"
    r"|(?P<under>fewer than|less than|under|below|<))\s?(?:the\s)?$",
    re.IGNORECASE,
)
# What makes the number after it the name of something: chapter 3, in 2022, No. 5.
_NAMES_BEFORE = pattern(
    r"(?:\b(?:no|no\.|number|chapter|section|phase|version|grade|class|building|unit|article|table|figure|page|step|day"
    r"|week|aged?|route|line|floor|room|item|part|edition|series)|第)\s?$",
    re.IGNORECASE,
)
_YEAR = pattern(r"(?:19|20)\d\d$")
_BEFORE_YEAR = pattern(
    r"\b(?:in|since|by|of|from|until|till|to|during|year|early|late|mid|before|after|and|the|january|february|march|april"
    r"|may|june|july|august|september|october|november|december)[\s-]?$",
    re.IGNORECASE,
)
_ANY_DIGIT = pattern(r"[0-9]")
_ASCII_DIGITS = frozenset("0123456789")
_ODD_ENGLISH = {
    "+": "plus", "plus": "plus", "odd": "odd", "or more": "plus", "or so": "about", "or fewer": "at_most",
    "or less": "at_most",
}  # fmt: skip
_MANY = {
    "dozen": Decimal(10), "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10**6),
    "dozens": Decimal(10), "scores": Decimal(10), "hundreds": Decimal(100), "thousands": Decimal(1000),
    "tens of thousands": Decimal(10_000), "hundreds of thousands": Decimal(100_000), "millions": Decimal(10**6),
}  # fmt: skip


def _english_candidates(text: str) -> Iterator[int]:
    """Yield where a figure may begin."""
    lower = text.lower()
    if not _ANY_DIGIT.search(lower) and _NUMBER_WORDS.isdisjoint(_WORD.findall(lower)):
        return
    for match in _WORD.finditer(lower):
        word = match[0]
        if word in _NUMBER_WORDS or word in _OPENING_WORDS or word[0] in _ASCII_DIGITS:
            yield match.start()


def _english(plain: str) -> Iterator[_Meant]:
    done = 0
    for start in _english_candidates(plain):
        match = _ENGLISH.match(plain, start) if start >= done else None
        if match is None:
            continue
        done = match.end()
        unit = "percent" if match["percent"] else "m2" if match["area"] else _unit_of_english(match["unit"])
        if unit in _NO_FIGURES or (unit == "hours" and match["number"] == "24"):
            continue
        unit_start = match.start("area" if match["area"] else "percent" if match["percent"] else "between")
        many = match["many"] or match["several"]
        if many:
            scale = _MANY[" ".join(many.lower().split())]
            interval: Interval | None = several(scale)
            start = match.start()
        else:
            interval, start = _english_amount(plain, match)
        if interval is not None:
            yield _Meant(interval, unit, start, unit_start, match.end())
    for match in _YUAN.finditer(plain) if _CURRENCY.search(plain) else ():
        value = read_number(match["number"] or match["sum"])
        if value is not None:
            before = _BEFORE_ENGLISH.search(plain, max(0, match.start() - 20), match.start())
            interval = interval_of(value, (before.lastgroup or "") if before else "")
            yield _Meant(interval, "yuan", before.start() if before else match.start(), match.start(), match.end())


def _unit_of_english(word: str) -> str:
    plain = re.sub(r"[\s-]+", " ", word.lower())
    return _ENGLISH_UNITS.get(plain) or unit_id(plain)


def _english_amount(plain: str, match: re.Match[str]) -> tuple[Interval | None, int]:
    """Return what the number of a match means, or None where it is no figure, and where the figure begins."""
    lower = match["low"] or match["lower"]
    start = match.start("low") if match["low"] else match.start()
    before = _BEFORE_ENGLISH.search(plain, max(0, start - 20), start)
    numeral, value = match["number"], read_number(match["number"])
    is_year = _YEAR.fullmatch(numeral) and _BEFORE_YEAR.search(plain, max(0, start - 10), start)
    is_article = numeral.lower() == "one" and not before
    if not value or is_year or is_article or _NAMES_BEFORE.search(plain, max(0, start - 10), start):
        return None, start
    begin = before.start() if before else start
    if lower:
        low = read_number(lower)
        scale = next((word for word in ("thousand", "million", "billion") if word in numeral.lower()), None)
        # “3 to 5 million”: the first number shares the second one's scale.
        low = low * _SHARED[scale] if low and scale and low < 1000 else low
        return (Interval(low, value) if low is not None and low < value else None), begin
    after = _AFTER_ENGLISH.match(plain, match.end())
    kind = (before.lastgroup or "") if before else ""
    odd = _ODD_ENGLISH.get(
        " ".join((match["odd"] or (after[0] if after else "")).replace("-", " ").split()).lower(), ""
    )
    return interval_of(value, kind or odd), begin


_SHARED = {"thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9)}
_AFTER_ENGLISH = pattern(r"\sor\s(?:more|so|fewer|less)\b")
