"""The interface's words, dates and numbers in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from linli.records.figure import Quantity
from linli.records.hours import Hours, Span
from linli.records.moment import Moment, Period, Precision
from linli.views.parts import TimeText

# Where a language's own country is not the one that Babel would assume.
_LOCALES = {"en": "en_GB"}
# Among as many numbers, from 0 on, are ones of all the categories that whole numbers have in any language.
_ALL_CATEGORIES = 200


def _(msgid: str) -> str:
    """Mark a string for translation; `Words` translates it."""
    return msgid


UNIT_WORDS = {
    "people": (_("{n} person"), _("{n} people")),
    "participations": (_("{n} participation"), _("{n} participations")),
    "households": (_("{n} household"), _("{n} households")),
    "events": (_("{n} event"), _("{n} events")),
    "times": (_("{n} time"), _("{n} times")),
    "m2": (_("{n} m²"), _("{n} m²")),
    "items": (_("{n} item"), _("{n} items")),
    "kinds": (_("{n} kind"), _("{n} kinds")),
    "places": (_("{n} place"), _("{n} places")),
    "pieces": (_("{n} piece"), _("{n} pieces")),
    "groups": (_("{n} group"), _("{n} groups")),
    "zones": (_("{n} zone"), _("{n} zones")),
    "posts": (_("{n} post"), _("{n} posts")),
    "communities": (_("{n} community"), _("{n} communities")),
    "answers": (_("{n} answer"), _("{n} answers")),
    "yuan": (_("{n} yuan"), _("{n} yuan")),
    "years": (_("{n} year"), _("{n} years")),
    "minutes": (_("{n} minute"), _("{n} minutes")),
    "hours": (_("{n} hour"), _("{n} hours")),
    "days": (_("{n} day"), _("{n} days")),
    "percent": (_("{n}%"), _("{n}%")),
    "photos": (_("{n} photo"), _("{n} photos")),
    "organisations": (_("{n} organisation"), _("{n} organisations")),
    "seats": (_("{n} seat"), _("{n} seats")),
    "volunteers": (_("{n} volunteer"), _("{n} volunteers")),
}
# In the order that a reader meets them: the qualifier belongs to the number, and is never left out.
_QUALIFIED = {
    "exact": "{n}",
    "plus": _("{n}+"),
    "over": _("over {n}"),
    "odd": _("more than {n}"),
    "about": _("about {n}"),
    "nearly": _("nearly {n}"),
    "at_most": _("up to {n}"),
    "tens": _("dozens of"),
}


def find_catalogue(theme_dir: Path, language: str) -> Catalog | None:
    """Return the theme's catalogue for a language, or None where it has none: English is in the code."""
    file = theme_dir / "locale" / language.replace("-", "_") / "LC_MESSAGES" / "linli.po"
    if not file.is_file():
        return None
    with file.open("rb") as opened:
        return read_po(opened, locale=Locale.parse(language, sep="-"))


def untranslated(theme_dir: Path, language: str) -> tuple[str, ...]:
    """Return what the interface says in English for want of words, sorted; the Chinese catalogue has all there is."""
    if language.startswith("en"):
        return ()
    everything, own = (_messages(find_catalogue(theme_dir, code)) for code in ("zh-CN", language))
    return tuple(sorted(everything.keys() - own.keys()))


# What depends on a day and a language alone is said many times over: in each calendar, at each depth of it.
said_once_a_day = lru_cache(maxsize=1 << 14)


@dataclass(frozen=True, eq=False)
class Words:
    """Says things in one language: translated strings, dates with their precision, figures with their qualifier.

    `forms` are what is said of one, of few, of many, where the catalogue tells them apart; `rule` is gettext's, which
    says what form a number takes. Words equal nothing but themselves, so that what they have said can be kept by them.
    """

    language: str
    messages: dict[str, str] = field(default_factory=dict)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rule: str = "0"

    @classmethod
    def for_language(cls, language: str, theme_dir: Path) -> Words:
        """Return the words of a language, with the theme's translations."""
        catalogue = find_catalogue(theme_dir, language)
        rule = catalogue.plural_expr if catalogue else "0"
        return cls(language, _messages(catalogue), _forms(catalogue), rule)

    def __call__(self, msgid: str, **values: object) -> str:
        """Return the translation of `msgid` with its values filled in; what `n` counts has the form for that number."""
        return self._say(msgid, values.get("n"), values)

    def counting(self, msgid: str, number: object, **values: object) -> str:
        """Return the same in the form for `number`, where `n` is more than that: a qualifier, or other digits."""
        return self._say(msgid, number, values)

    def forms_by_category(self, singular: str, plural: str) -> dict[str, str]:
        """Return what is said of numbers that nobody knows yet, by their categories, which browsers tell apart.

        Source: CLDR, Language Plural Rules; `Intl.PluralRules` in ECMA-402.
        """
        numbers = {self.locale.plural_form(number): number for number in reversed(range(_ALL_CATEGORIES))}
        return {
            category: self.counting(singular if number == 1 and not self.is_han else plural, number)
            for category, number in sorted(numbers.items())
        }

    def _say(self, msgid: str, number: object, values: dict[str, object]) -> str:
        forms = self.forms.get(msgid)
        text = forms[self._form_of(number)] if forms and isinstance(number, int) else self.messages.get(msgid, msgid)
        return text.format(**values) if values else text

    @cached_property
    def _form_of(self) -> Callable[[int], int]:
        return c2py(self.rule)

    @cached_property
    def locale(self) -> Locale:
        """The locale that dates and numbers follow."""
        return Locale.parse(_LOCALES.get(self.language, self.language).replace("-", "_"))

    @cached_property
    def is_han(self) -> bool:
        """Whether the language is written without spaces between words."""
        return self.language.startswith(("zh", "ja"))

    def listed(self, items: Iterable[str]) -> str:
        """Return the items as a list within a sentence."""
        return ("、" if self.is_han else ", ").join(items)

    def moment(self, moment: Moment, with_weekday: bool = True) -> TimeText:
        """Return a date as precisely as it is known, and no more."""
        text = _say_date(self, moment.day, moment.precision, with_weekday)
        if moment.precision == "time":
            clock = f"{moment.earliest:%H:%M}"
            text = f"{text} {clock}" if self.is_han else f"{text}, {clock}"
        return TimeText(text, moment.iso)

    def day(self, day: date) -> TimeText:
        """Return a day."""
        return TimeText(_say_date(self, day, "day", False), day.isoformat())

    def span(self, start: Moment, end: Moment | None) -> TimeText:
        """Return when something takes place, saying what both ends share once."""
        first = self.moment(start)
        if end is None or end == start:
            return first
        if end.precision == "time" and start.precision == "time" and start.day == end.day:
            return TimeText(f"{first.text}–{end.earliest:%H:%M}", first.iso)
        return TimeText(f"{first.text} – {self.moment(end).text}", first.iso)

    def period(self, period: Period) -> str:
        """Return a period; an open one says that it goes on."""
        first = self.moment(period.first, with_weekday=False).text
        if period.last is None:
            return self(_("since {date}"), date=first)
        last = self.moment(period.last, with_weekday=False).text
        return first if period.last == period.first else f"{first} – {last}"

    def quantity(self, quantity: Quantity, unit: str = "") -> str:
        """Return a figure with its qualifier and unit; `unit` overrides Linli's word for it."""
        number = self(_QUALIFIED[quantity.qualifier], n=self.number(quantity.value))
        if unit or quantity.unit not in UNIT_WORDS:
            word = unit or quantity.unit
            return f"{number}{word}" if self.is_han or not word else f"{number} {word}"
        singular, plural = UNIT_WORDS[quantity.unit]
        is_one = quantity.value == 1 and quantity.qualifier == "exact"
        counted = int(quantity.value) if quantity.value % 1 == 0 else None
        return self.counting(singular if is_one and not self.is_han else plural, counted, n=number)

    def number(self, value: Decimal) -> str:
        """Return a number the way a newspaper of the language prints it."""
        if self.is_han:
            for scale, word in ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万")):
                if value >= scale and value % (scale / 10) == 0:
                    return f"{_plain(value / scale)}{word}"
            return _plain(value)
        for scale, word in ((Decimal(10**9), _("{n} billion")), (Decimal(10**6), _("{n} million"))):
            if value >= scale and value % (scale / 10) == 0 and self.language.startswith("en"):
                return self(word, n=_plain(value / scale))
        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def hours(self, hours: Hours) -> tuple[str, ...]:
        """Return opening hours, one line for each span."""
        if hours.always:
            return (self(_("Open 24 hours, every day")),)
        return tuple(f"{self._days(span)} {_clock(span.opens)}–{_clock(span.closes)}" for span in hours.spans)

    def _days(self, span: Span) -> str:
        if span.days == tuple(range(7)):
            return self(_("Every day"))
        names = get_day_names("abbreviated", locale=self.locale)
        runs: list[list[int]] = []
        for day in span.days:
            if runs and runs[-1][-1] == day - 1:
                runs[-1].append(day)
            else:
                runs.append([day])
        dash = "至" if self.is_han else "–"
        return self.listed(names[r[0]] if len(r) == 1 else f"{names[r[0]]}{dash}{names[r[-1]]}" for r in runs)


@said_once_a_day
def _say_date(words: Words, day: date, precision: Precision, with_weekday: bool) -> str:
    if precision == "year":
        return format_date(day, "y年" if words.is_han else "y", locale=words.locale)
    if precision == "month":
        return format_date(day, "y年M月" if words.is_han else "LLLL y", locale=words.locale)
    return format_date(day, "full" if with_weekday else "long", locale=words.locale)


def _messages(catalogue: Catalog | None) -> dict[str, str]:
    """Return the translations by English text; of a plural, the first form for one and the last for many."""
    messages: dict[str, str] = {}
    for ids, strings in _translated(catalogue):
        messages |= {ids[0]: strings[0], ids[-1]: strings[-1]}
    return messages


def _forms(catalogue: Catalog | None) -> dict[str, tuple[str, ...]]:
    """Return all forms of those translations that have several, by both English texts."""
    plurals = (pair for pair in _translated(catalogue) if len(pair[1]) > 1)
    return {id_: strings for ids, strings in plurals for id_ in ids}


def _translated(catalogue: Catalog | None) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the English texts of each message, one or two, with what they are in the catalogue's language."""
    for message in catalogue or ():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if ids[0] and all(strings):
            yield tuple(map(str, ids)), tuple(map(str, strings))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
