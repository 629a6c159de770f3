"""What the site answers to a question that a page asked once: as a text, equal as long as the answer is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from linli.records.fields import ConsentScope, Record
from linli.records.reference import Key
from linli.traces import Question, untraced

from .link import find_withheld
from .occurrences import Occurrence, Skip
from .site import Site, ZoneNode
from .timeline import Timeline, month_of


def answer(site: Site, question: Question) -> str:
    """Return a text that is equal on two sites only if a page that asks `question` is told the same by both.

    Raises:
        LookupError: nobody can have asked that: the question is of another version of the code.
    """
    what, *rest = question
    with untraced():
        return _ANSWERS[str(what)](site, *map(str, rest))


def foundations(site: Site) -> Mapping[str, str]:
    """Return a fingerprint of what many answers rest on, by what these are about: none of them is another if it is not.

    Most edits change no field of any record, or else move nothing in time; and of what takes place each day was asked.
    """
    with untraced():
        fields = _fingerprint(tuple((key, record.origin.fingerprint) for key, record in site.records.items()))
    happenings = _occurrences(site)
    return dict.fromkeys(_OF_FIELDS, fields) | {"timeline": happenings, "occurrences": happenings}


# What is answered from the fields of records alone.
_OF_FIELDS = (
    "record", "zone", "links from", "links to", "address", "redirect", "kind", "kinds", "resolved", "figure", "figures",
)  # fmt: skip


def _fingerprint(value: object) -> str:
    """Return a text for a value: its own where it is short, and never that of another value."""
    return hashlib.blake2b(_spelled(value).encode(), digest_size=16).hexdigest()


def _spelled(value: object) -> str:
    if isinstance(value, Record):
        return value.origin.fingerprint
    if isinstance(value, ZoneNode):
        return f"{value.space.origin.fingerprint} {value.number}"
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return f"({','.join(map(_spelled, value))})"
    return repr(value)


def _mapped(name: str) -> Callable[..., str]:
    """Answer for one of the site's mappings: with a key for its value, without for all of it."""

    def look(site: Site, *key: str) -> str:
        values: Mapping[Any, object] = getattr(site, name).values_by_key
        if not key:
            return _fingerprint(tuple(values.items()))
        return _fingerprint(values.get(_key(name, key)))

    return look


def _key(name: str, parts: tuple[str, ...]) -> object:
    if name == "redirects":
        return parts[0]
    return parts if name in ("photo_files", "attachments") else Key(*parts)


def _today(site: Site) -> str:
    return site.day.isoformat()


def _occurrences(site: Site) -> str:
    return _fingerprint((site.happenings.occurrences, site.happenings.skips))


def _kind(site: Site, model: str, community: str) -> str:
    chosen = (r for r in site.records.values() if type(r).__name__ == model and community in ("", r.key.community))
    return _fingerprint(tuple(chosen))


def _kinds(site: Site, community: str) -> str:
    return " ".join(sorted(site.kinds_in(community)))


def _resolved(site: Site, text: str, *key: str) -> str:
    record = site.records.get(Key(*key))
    return _spelled(site.resolve(text, record)) if record else ""


def _body(site: Site, *key: str) -> str:
    record = site.records.get(Key(*key))
    return " ".join(record.origin.digests) if record else ""


def _figure(site: Site, kind: str, community: str, id: str, name: str) -> str:
    return _fingerprint(site.ledger.find(Key(kind, community, id), name))


def _figures(site: Site, *owner: str) -> str:
    return _fingerprint(site.ledger.of(Key(*owner)))


def _revision(site: Site, *key: str) -> str:
    current = site.revisions.current
    return _fingerprint(current.get((key[0], key[1])) if key else tuple(current.items()))


def _withheld(site: Site, scope: str) -> str:
    return " ".join(sorted(find_withheld(site, next(s for s in ConsentScope if s.value == scope))))


def _timeline(site: Site, name: str, what: str, which: str) -> str:
    return _fingerprint(_ASKED_OF_TIMELINES[what](site.timeline(name or None), which))


def _on(timeline: Timeline, day: str) -> Iterable[tuple[Occurrence, ...] | tuple[Skip, ...]]:
    asked = date.fromisoformat(day)
    return timeline.on(asked), timeline.moved_away_from(asked), timeline.skipped_on(asked)


_ASKED_OF_TIMELINES: Mapping[str, Callable[[Timeline, str], object]] = {
    "all": lambda timeline, _: (timeline.every, timeline.every_skip),
    "is empty": lambda timeline, _: timeline.is_empty,
    "on": _on,
    "in month": lambda timeline, month: timeline.in_month(month_of(date.fromisoformat(month))),
    "in year": lambda timeline, year: timeline.in_year(int(year)),
    "told by": lambda timeline, owner: timeline.told_by([Key(*owner.split("|"))]),
    "coming": lambda timeline, day: timeline.coming(date.fromisoformat(day)),
    "years": lambda timeline, _: timeline.years,
    "months": lambda timeline, _: timeline.months,
}
_ANSWERS: Mapping[str, Callable[..., str]] = {
    "record": _mapped("records"),
    "zone": _mapped("zones"),
    "links from": _mapped("links_from"),
    "links to": _mapped("links_to"),
    "address": _mapped("addresses"),
    "redirect": _mapped("redirects"),
    "photo": _mapped("photo_files"),
    "attachment": _mapped("attachments"),
    "today": _today,
    "occurrences": _occurrences,
    "kind": _kind,
    "kinds": _kinds,
    "resolved": _resolved,
    "body": _body,
    "figure": _figure,
    "figures": _figures,
    "revision": _revision,
    "withheld": _withheld,
    "timeline": _timeline,
}
