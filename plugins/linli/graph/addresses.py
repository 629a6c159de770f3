"""Permanent addresses: which record is found where, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linli.problems import Report
from linli.records.fields import Record
from linli.records.kinds import KIND_BY_NAME
from linli.records.reference import Key

# First steps of addresses that are not a community's (design, section 5).
_RESERVED = {
    "404", "assets", "en", "event", "events", "feeds", "impact", "media", "pages", "search", "static", "style-guide",
    "subscribe", "theme", "zh", "zh-cn",
}  # fmt: skip


def address_of(key: Key) -> str:
    """Return a record's address without a language prefix; it begins and ends with a slash."""
    if key.kind == "community":
        return f"/{key.id}/"
    if key.kind == "event":
        return f"/event/{key.id}/"
    if key.kind == "zone":
        return f"/{key.community}/spaces/{key.id}/"
    return f"/{key.community}/{KIND_BY_NAME[key.kind].folder}/{key.id}/"


def assign_addresses(records: Iterable[Record], zones: Iterable[Key], report: Report) -> Mapping[Key, str]:
    """Return the address of every record and zone; two that would share one are reported."""
    addresses: dict[Key, str] = {}
    taken: dict[str, Record] = {}
    for record in records:
        address = address_of(record.key)
        if record.key.kind == "community" and record.key.id in _RESERVED:
            report.add(
                record.origin.place_of("id"),
                f"`{record.key.id}` is an address of the site itself.",
                "Choose another `id`.",
            )
        elif address in taken:
            report.add(
                record.origin.place,
                f"the address `{address}` is taken by `{taken[address].origin.place.path}`.",
                "Rename one of the two: an event's id is its own in the whole site.",
            )
        taken.setdefault(address, record)
        addresses[record.key] = address
    return addresses | {key: address_of(key) for key in zones}


def assign_redirects(records: Iterable[Record], addresses: Mapping[Key, str], report: Report) -> Mapping[str, str]:
    """Return where each former address leads now; one that is in use, or claimed twice, is reported.

    Whatever lies below one has moved as well (`Site.former_addresses`).
    """
    in_use = {*addresses.values(), *(f"/{step}/" for step in _RESERVED)}
    redirects: dict[str, str] = {}
    for record in records:
        for number, former in enumerate(record.formerly):
            home = former if record.key.kind == "community" else record.key.community
            old = address_of(record.key._replace(id=former, community=home))
            if old in in_use or old in redirects:
                report.add(
                    record.origin.place_of("formerly", number),
                    f"`formerly: {former}` is the address of another record (`{old}`).",
                    "Remove it here, or rename the other.",
                )
            else:
                redirects[old] = addresses[record.key]
    return redirects
