"""What the site answers to a question that a page asked once: as a text, equal as long as the answer is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any

from linli.records.fields import ConsentScope, Record
from linli.records.reference import Key
from linli.sources.photos import Photo
from linli.traces import Question, fingerprint, untraced

from .link import find_withheld
from .occurrences import Occurrence, Skip
from .site import NOTED, Site, ZoneNode
from .timeline import Timeline, month_of


def answer(site: Site, question: Question) -> str:
    """Return a text that is equal on two sites only if a page that asks `question` is told the same by both.

    Call it `untraced`: it asks the site a great deal itself.

    Raises:
        LookupError: nobody can have asked that: the question is of another version of the code.
    """
    what, *rest = question
    return _ANSWERS[str(what)](site, *map(str, rest))


def foundations(site: Site) -> Mapping[str, str]:
    """Return a fingerprint of what many answers rest on, by what these are about: none of them is another if it is not.

    Most edits change no field of any record, or else move nothing in time; and of what takes place each day was asked.
    """
    with untraced():
        return {
            **dict.fromkeys(_OF_FIELDS, site.fingerprint_of_fields),
            **dict.fromkeys(("timeline", "occurrences"), site.fingerprint_of_dates),
            **dict.fromkeys(("links from", "links to"), _all_links(site)),
            **dict.fromkeys(("figure", "figures"), site.fingerprint_of_figures),
            "on topic": f"{site.fingerprint_of_fields} {site.fingerprint_of_dates}",
            "address": fingerprint(list(site.addresses.items())),
            "redirect": fingerprint(list(site.redirects.items())),
            "photo": fingerprint([(name, *_FACTS(photo)) for name, photo in site.photo_files.items()]),
        }


_FACTS = attrgetter(*(field.name for field in fields(Photo)))
# What is answered from the fields of records alone, and not known more precisely.
_OF_FIELDS = ("record", "zone", "kind", "kinds", "resolved", "choices")


def _all_links(site: Site) -> str:
    links = (link for links in site.links_from.values() for link in links)
    return fingerprint([(*link.source, link.field, link.loc, *link.target) for link in links])


def _answer_as_text(value: object) -> str:
    """Return a short text for what the site answers: never that of another answer."""
    return value.origin.fingerprint if isinstance(value, Record) else fingerprint(_spelled(value))


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
            return _answer_as_text(tuple(values.items()))
        return _answer_as_text(values.get(_key(name, key)))

    return look


def _key(name: str, parts: tuple[str, ...]) -> object:
    if name == "redirects":
        return parts[0]
    return parts if name in ("photo_files", "attachments") else Key(*parts)


def _keys(site: Site, what: str) -> str:
    noted: Any = site.revisions.current if what == "revision" else getattr(site, _ATTRIBUTES[what])
    return _answer_as_text(tuple(noted.values_by_key))


_ATTRIBUTES = {what: name for name, what in NOTED.items()}


def _choices(site: Site, *owner: str) -> str:
    return fingerprint(site.choices(Key(*owner)))


def _on_topic(site: Site, community: str, topic: str) -> str:
    return _answer_as_text(site.on_topic(community, topic))


def _today(site: Site) -> str:
    return site.day.isoformat()


def _occurrences(site: Site) -> str:
    return site.fingerprint_of_dates


def _kind(site: Site, model: str, community: str) -> str:
    chosen = (r for r in site.records.values() if type(r).__name__ == model and community in ("", r.key.community))
    return _answer_as_text(tuple(chosen))


def _kinds(site: Site, community: str) -> str:
    return " ".join(sorted(site.kinds_in(community)))


def _resolved(site: Site, text: str, *key: str) -> str:
    record = site.records.get(Key(*key))
    return _spelled(site.resolve(text, record)) if record else ""


def _body(site: Site, *key: str) -> str:
    record = site.records.get(Key(*key))
    return " ".join(record.origin.digests) if record else ""


def _figure(site: Site, kind: str, community: str, id: str, name: str) -> str:
    return _answer_as_text(site.ledger.find(Key(kind, community, id), name))


def _figures(site: Site, *owner: str) -> str:
    return _answer_as_text(site.ledger.of(Key(*owner)))


def _revision(site: Site, *key: str) -> str:
    current = site.revisions.current
    if not key:
        return _answer_as_text((*current.items(), *site.revisions.withdrawn))
    return _answer_as_text(current.get((key[0], key[1])))


def _withheld(site: Site, scope: str) -> str:
    return " ".join(sorted(find_withheld(site, next(s for s in ConsentScope if s.value == scope))))


def _timeline(site: Site, name: str, what: str, which: str) -> str:
    return _answer_as_text(_ASKED_OF_TIMELINES[what](site.timeline(name or None), which))


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
    "keys": _keys,
    "choices": _choices,
    "on topic": _on_topic,
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
