"""Which texts need not be audited again: nothing was found in them, and nothing can be until something changes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping

from linli.graph.site import Site
from linli.records.reference import Key

from .findings import Finding
from .texts import texts_of_record

# There are more of them than of all other kinds, and what they say is not held against what others say.
_EVENT = "event"
# A link or a macro makes a text depend on another record.
_DEPENDS = ("[[", "{{")


def verdicts_of(site: Site) -> Mapping[Key, str]:
    """Return, by record, a text that is equal on two sites only if an audit of its texts finds the same on both.

    There is none for a record whose texts depend on more than itself and on what has to do with no event.
    """
    context = hashlib.blake2b(_held_against(site).encode()).digest()
    return {
        key: hashlib.blake2b(" ".join(record.origin.digests).encode(), key=context, digest_size=16).hexdigest()
        for key, record in site.records.items()
        if _stands_alone(site, key)
    }


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


def _stands_alone(site: Site, key: Key) -> bool:
    if any(entry.figure.computed for entry in site.ledger.entries.get(key, {}).values()):
        return False
    return not any(mark in text.text for text in texts_of_record(site.records[key]) for mark in _DEPENDS)
