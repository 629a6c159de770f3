"""What an award asks of a case before anybody reads it."""

from __future__ import annotations

from collections.abc import Iterator

from linli.graph.eligibility import judge_rule
from linli.records.award import Level, ProfileKind, Severity
from linli.records.choice import Choice
from linli.records.profiles import site_language
from linli.views.cuts import Cut
from linli.views.wording import _

from .checks import ASK, Check, Grade, make_check

_SOON = 7
_STALE = 366


def check_profile(cut: Cut) -> Iterator[Check]:
    """Yield what is in doubt about the rules themselves, and how long there is left."""
    profile, today = cut.profile, cut.entry.site.today
    origin, provenance = profile.origin, profile.provenance
    doubts = 0
    for path, place in origin.unknown.items():
        doubts += 1
        yield make_check("G2", "N", "not-checked", _UNKNOWN, ASK, place, what=path)
    for text in provenance.unknown:
        if text not in origin.unknown:
            doubts += 1
            place = origin.place_of("provenance", "unknown")
            yield make_check("G2", "N", "not-checked", _UNKNOWN, ASK, place, what=text)
    for number, text in enumerate(provenance.conflicts):
        doubts += 1
        place = origin.place_of("provenance", "conflicts", number)
        yield make_check(
            "G2", "N", "not-checked", _("The organiser contradicts itself: {what}."), ASK, place, what=text
        )
    if provenance.level is not Level.READ:
        doubts += 1
        said = _("The rules were not read in the original call.")
        yield make_check("G2", "N", "not-checked", said, ASK, origin.place_of("provenance", "level"))
    read_on = provenance.checked_on
    is_past = profile.cycle is not None and profile.cycle.isdigit() and int(profile.cycle) < today.year
    if profile.cycle is None or is_past or (today - read_on.latest_day).days > _STALE:
        doubts += 1
        said = _("The rules are those of cycle {cycle}, read on {date}; the next call may differ.")
        if profile.cycle is None:
            said = _("The rules are of no cycle in particular; they were read on {date}.")
        yield make_check(
            "G2", "N", "not-checked", said, ASK, origin.place_of("cycle"), cycle=profile.cycle, date=read_on
        )
    if not doubts:
        yield make_check("G2", "N", True, _("The rules were read in the original, and nothing in them is in doubt."))
    yield from _on_deadline(cut)


_UNKNOWN = _("The profile does not know: {what}.")


def _on_deadline(cut: Cut) -> Iterator[Check]:
    if cut.profile.kind is ProfileKind.INDICATOR_SET:
        return
    deadline, today = cut.profile.deadline, cut.entry.site.today
    place = cut.profile.origin.place_of("deadline", "closes")
    if deadline is None or deadline.closes is None:
        yield make_check("G3", "B", "not-checked", _("The deadline is not known."), ASK, place)
        return
    left = (deadline.closes.latest_day - today).days
    if left < 0:
        said, way_out = _("The deadline was {date}."), _("Wait for the next cycle, or correct the profile.")
        yield make_check("G3", "B", False, said, way_out, place, date=deadline.closes)
    elif deadline.opens and deadline.opens.day > today:
        said = _("Entries are taken from {date}.")
        yield make_check("G3", "W", False, said, _("Hand it in then."), place, date=deadline.opens)
    else:
        said, way_out = _("The deadline is {date}: {left} days left."), _("Hand it in now.")
        yield make_check("G3", "W", left > _SOON, said, way_out, place, date=deadline.closes, left=left)
    if deadline.tz is None:
        said = _("Whose midnight ends the last day is not known.")
        yield make_check("G3", "W", "not-checked", said, _("Hand it in a day early."), place)


def check_eligibility(cut: Cut) -> Iterator[Check]:
    """Yield whether the case may be entered."""
    for number, rule in enumerate(cut.profile.eligibility):
        verdict = judge_rule(cut.entry, rule)
        place = cut.profile.origin.place_of("eligibility", number)
        severity: Grade = "B" if rule.severity is Severity.BLOCK else "W"
        wanted = ", ".join(rule.value) or rule.value_from or "–"
        if verdict is None:
            yield make_check("G1", severity, True, _("`{rule}` does not apply here."), about=rule.id, rule=rule.id)
            continue
        given = ", ".join(_shown(value) for value in verdict.found.values) or "–"
        known = bool(rule.value or rule.value_from or verdict.holds is not None)
        yield make_check(
            "G1",
            severity,
            verdict.holds if known else "not-checked",
            _("`{rule}`: {field} {op} {wanted} is asked; the case says {given}."),
            _("Complete the case or its submission; if it does not hold, choose another award."),
            verdict.found.place or place,
            rule.id,
            rule=rule.id,
            field=rule.path,
            op=rule.op.value,
            wanted=wanted,
            given=given,
        )


def _shown(value: object) -> str:
    return value.value if isinstance(value, Choice) else str(value)


def check_language(cut: Cut) -> Iterator[Check]:
    """Yield whether an entry may be in this language."""
    languages = cut.profile.languages
    if cut.profile.kind is ProfileKind.INDICATOR_SET and languages is None:
        return
    if languages is None:
        yield make_check(
            "T8", "B", "not-checked", _("Which languages are accepted is not known."), ASK, about="languages"
        )
        return
    accepted = [site_language(code) for code in languages.accepted]
    yield make_check(
        "T8",
        "B",
        cut.language in accepted,
        _("The entry is in {language}; accepted are {accepted}."),
        _("Write it in one of these languages: `--language`."),
        cut.profile.origin.place_of("languages"),
        "languages",
        language=cut.language,
        accepted=", ".join(languages.accepted),
    )
