"""Which texts need not be audited again: nothing was found in them, and nothing can be until something changes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping

from linli.graph.prose import mentions
from linli.graph.site import Site
from linli.records.fields import Record
from linli.records.reference import Key

from .findings import Finding
from .texts import words_of_record

# There are more of them than of all other kinds, and what they say is not held against what others say.
_EVENT = "event"


def verdicts_of(site: Site) -> Mapping[Key, str]:
    """Return, by record, a text that is equal on two sites only if an audit of its texts finds the same on both.

    There is none for a record whose texts depend on an event other than itself.
    """
    context = hashlib.blake2b(_held_against(site).encode()).digest()
    verdicts: dict[Key, str] = {}
    for key, record in site.records.items():
        meant = _meant_by(site, record)
        if any(other.kind == _EVENT and other != key for other in meant) or _is_counted(site, key):
            continue
        own = repr((record.origin.digests, meant)).encode()
        verdicts[key] = hashlib.blake2b(own, key=context, digest_size=16).hexdigest()
    return verdicts


def sound_among(verdicts: Mapping[Key, str], findings: Collection[Finding]) -> Iterator[str]:
    """Yield the verdicts on records that nothing was found in."""
    blamed = {finding.record for finding in findings}
    return (verdict for key, verdict in verdicts.items() if key not in blamed)


def _held_against(site: Site) -> str:
    """Return all that texts are held against, but for events: fields, figures, and what day it is."""
    fields = [(key, record.origin.fingerprint) for key, record in site.records.items() if key.kind != _EVENT]
    figures = [
        (*owner, id_, str(entry.quantity))
        for owner, entries in site.ledger.entries.items()
        for id_, entry in entries.items()
        if owner.kind != _EVENT
    ]
    return repr((site.day, fields, figures))


def _meant_by(site: Site, record: Record) -> list[Key]:
    """Return the records that the texts of a record name, or use the figures of."""
    named = [mention for text in words_of_record(record) if "[[" in text or "{{" in text for mention in mentions(text)]
    links = (site.resolve(mention.name, record) for mention in named if mention.kind == "record")
    figures = (site.ledger.find(record.key, mention.name) for mention in named if mention.kind == "figure")
    return [*(key for key in links if key), *(entry.owner for entry in figures if entry)]


def _is_counted(site: Site, key: Key) -> bool:
    """Tell whether a figure of a record is counted from others."""
    return any(entry.figure.computed for entry in site.ledger.entries.get(key, {}).values())
