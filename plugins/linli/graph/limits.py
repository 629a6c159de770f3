"""How long each box of an award may be, with all that the profile says about it in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linli.graph.counting import Grace, count, without_markup
from linli.records.award import Counter, Limit, Profile, Section, Unit
from linli.records.profiles import site_language


@dataclass(frozen=True, slots=True)
class TextLimit:
    """One limit as it is checked. `most` is `max` with all that is allowed beyond it.

    `is_vague`: the award does not say how it counts. `is_advice`: it is our conversion for another language.
    """

    max: int | None
    min: int | None
    unit: str
    counter: str
    most: int | None
    strip_html: bool = False
    is_vague: bool = False
    is_advice: bool = False

    def measure(self, text: str) -> int | None:
        """Return how long a text is by this limit; None where only its print can tell."""
        if self.counter == Counter.PAGES:
            return None
        return count(without_markup(text) if self.strip_html else text, self.counter)


def limits_of(profile: Profile, section: Section, language: str) -> tuple[TextLimit, ...]:
    """Return the limits of a section for a text in `language`, as the profile's defaults complete them."""
    default = profile.defaults.limit if profile.defaults else None
    own = section.limits or ((section.limit,) if section.limit else ((default,) if default else ()))
    stated = tuple(_completed(limit, default) for limit in own if limit.max is not None or limit.min is not None)
    return (*stated, *_advice(profile, stated, language))


def total_limit(profile: Profile) -> TextLimit | None:
    """Return the limit of all texts together, or None."""
    total = profile.text.total if profile.text else None
    return _completed(total, None) if total and (total.max is not None or total.min is not None) else None


def _completed(limit: Limit, default: Limit | None) -> TextLimit:
    """Return a limit with what the default says: its counter and its grace only for the same unit."""
    same_unit = default is not None and limit.unit in (None, default.unit)
    unit = limit.unit or (default.unit if default else None) or Unit.WORDS
    counter = limit.counter or (default.counter if default and same_unit else None)
    stated = Limit(max=limit.max, min=limit.min, unit=unit, counter=counter)
    rule = limit.grace or (default.grace if default and same_unit and limit.grace_pct is None else None)
    grace = Grace(rule.pct, rule.plus, rule.only_if_max_over) if rule else Grace(limit.grace_pct or 0)
    strip = limit.strip_html if limit.strip_html is not None else bool(default and default.strip_html)
    return TextLimit(
        max=limit.max,
        min=limit.min,
        unit=unit.value,
        counter=stated.counted_by.value,
        most=None if limit.max is None else grace.most(limit.max),
        strip_html=strip,
        is_vague=stated.is_vague,
    )


def _advice(profile: Profile, stated: tuple[TextLimit, ...], language: str) -> Iterator[TextLimit]:
    """Yield the limits turned for a language in which the award's own counter says next to nothing."""
    by_language = profile.defaults.limit_by_lang if profile.defaults else {}
    advice = next((rule for code, rule in by_language.items() if site_language(code) == language), None)
    if advice is None:
        return
    for limit in stated:
        if limit.max is not None:
            most = int(limit.max * advice.factor) if advice.factor else limit.max
            turned = Limit(max=most, unit=advice.unit or Unit.ZI, counter=advice.counter)
            yield TextLimit(most, None, (advice.unit or Unit.ZI).value, turned.counted_by.value, most, is_advice=True)
