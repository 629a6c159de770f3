"""The community's records as one graph: every reference can be followed in both directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from linli.problems import Place
from linli.records.community import Community
from linli.records.event import Event
from linli.records.fields import Loc, Photo, Record
from linli.records.reference import Key
from linli.records.series import Series
from linli.records.space import Space, Zone
from linli.records.submission import Submission
from linli.sources.attachments import Attachment
from linli.sources.photos import Photo as PhotoFile
from linli.traces import Noted, fingerprint, note, untraced

from .almanac import Almanac
from .figures import Ledger
from .occurrences import Happenings, Occurrence, Skip
from .references import Resolver
from .revisions import Revisions
from .timeline import Timeline

R = TypeVar("R", bound=Record)

# What a single value is called in a question, by the mapping that it is in.
NOTED = {
    "records": "record",
    "zones": "zone",
    "links_from": "links from",
    "links_to": "links to",
    "addresses": "address",
    "redirects": "redirect",
    "photo_files": "photo",
    "attachments": "attachment",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One reference from a record to another record or zone; `field` is its name in the front matter."""

    source: Key
    field: str
    loc: Loc
    target: Key


@dataclass(frozen=True, slots=True)
class ZoneNode:
    """A zone with the space that it belongs to."""

    key: Key
    zone: Zone
    space: Space
    number: int


@dataclass(frozen=True, slots=True)
class LimitedPhoto:
    """A photo that a draft lists, with consent that may not hold for ever or everywhere; `digest` is its file's."""

    photo: Photo
    digest: str
    place: Place


@dataclass(frozen=True)
class Site:
    """All records, and how they hang together. Nothing in it changes after linking.

    Submissions stand apart from the records: no page may come of them. `almanac` holds for the site as a whole,
    `almanacs` for each community by its id. `tell` works out what subscribers to calendars are told of the site.

    Whatever it is asked is noted (`linli.traces`), so that it is known of each page what the page depends on. Of a
    community's own fields and of the almanacs every page depends: they are not noted one by one.
    """

    records: Mapping[Key, Record]
    submissions: tuple[Submission, ...]
    zones: Mapping[Key, ZoneNode]
    links_from: Mapping[Key, tuple[Link, ...]]
    links_to: Mapping[Key, tuple[Link, ...]]
    addresses: Mapping[Key, str]
    redirects: Mapping[str, str]
    ledger: Ledger
    photo_files: Mapping[tuple[str, str], PhotoFile]
    attachments: Mapping[tuple[str, str], Attachment]
    happenings: Happenings
    almanac: Almanac
    almanacs: Mapping[str, Almanac]
    day: date
    time_zone: str
    resolver: Resolver
    limited: tuple[LimitedPhoto, ...] = ()
    tell: Callable[[Site], Revisions] = lambda _site: Revisions()

    def __post_init__(self) -> None:
        for name, what in NOTED.items():
            found = getattr(self, name)
            if not isinstance(found, Noted):
                object.__setattr__(self, name, Noted(what, found))

    @cached_property
    def revisions(self) -> Revisions:
        """What subscribers to calendars are told, worked out once somebody asks."""
        with untraced():
            return self.tell(self)

    @property
    def known_revisions(self) -> Revisions | None:
        """What subscribers are told, if anybody has asked."""
        return self.__dict__.get("revisions")

    @cached_property
    def fingerprint_of_fields(self) -> str:
        """A fingerprint of the fields of all records."""
        with untraced():
            return fingerprint([(key, record.origin.fingerprint) for key, record in self.records.items()])

    @cached_property
    def fingerprint_of_figures(self) -> str:
        """A fingerprint of all that figures are stated in, or counted from: submissions have figures, too."""
        with untraced():
            submissions = [(submission.key, submission.origin.fingerprint) for submission in self.submissions]
            return fingerprint((self.fingerprint_of_fields, submissions))

    @cached_property
    def fingerprint_of_dates(self) -> str:
        """A fingerprint of all that takes place, and of what series leave out."""
        return fingerprint((self.happenings.occurrences, self.happenings.skips))

    @property
    def today(self) -> date:
        """The day that the site speaks from."""
        note("today")
        return self.day

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All that takes place, the earliest first."""
        note("occurrences")
        return self.happenings.occurrences

    @property
    def skips(self) -> tuple[Skip, ...]:
        """What series leave out though their rules name it."""
        note("occurrences")
        return self.happenings.skips

    @property
    def communities(self) -> tuple[Community, ...]:
        """The site's communities in the operator's order."""
        return self._communities

    @cached_property
    def _communities(self) -> tuple[Community, ...]:
        with untraced():
            return tuple(sorted(self.of_type(Community), key=lambda c: (c.order, c.key)))

    @cached_property
    def former_homes(self) -> Mapping[str, str]:
        """The former addresses of communities and spaces, below which there was more, with those that they have now."""
        with untraced():
            homes = {address for key, address in self.addresses.items() if key.kind in ("community", "space")}
            return {old: new for old, new in self.redirects.items() if new in homes}

    def former_addresses(self, address: str) -> Iterator[str]:
        """Yield where a page was before it, or what it lies in, was renamed."""
        note("redirect")
        known = [address]
        for home in _from_within(address):
            inside = [place.removeprefix(home) for place in known if place.startswith(home)]
            known += [old + rest for old in self._former.get(home, ()) for rest in inside]
        yield from known[1:]

    @cached_property
    def _former(self) -> Mapping[str, tuple[str, ...]]:
        former: dict[str, tuple[str, ...]] = {}
        with untraced():
            for old, new in self.redirects.items():
                former[new] = (*former.get(new, ()), old)
        return former

    def timeline(self, community: str | None = None) -> Timeline:
        """Return what takes place on the site, or in one community, by day, month and year."""
        return self._timelines.get(community) or Timeline((), name=community or "")

    @cached_property
    def _timelines(self) -> Mapping[str | None, Timeline]:
        own: dict[str, list[Occurrence]] = defaultdict(list)
        skips: dict[str, list[Skip]] = defaultdict(list)
        happenings = self.happenings
        for occurrence in happenings.occurrences:
            own[occurrence.owner.community].append(occurrence)
        for skip in happenings.skips:
            skips[skip.series.community].append(skip)
        return {None: Timeline(happenings.occurrences, happenings.skips, name="")} | {
            community: Timeline(tuple(occurrences), tuple(skips[community]), name=community)
            for community, occurrences in own.items()
        }

    def community(self, key: Key) -> Community:
        """Return the community that a record belongs to."""
        community = self.records[Key("community", key.community, key.community)]
        assert isinstance(community, Community)
        return community

    def of_type(self, model: type[R], community: str | None = None) -> tuple[R, ...]:
        """Return all records of one kind, sorted by key; of one community where it is named."""
        note("kind", model.__name__, community or "")
        return tuple(record for record in self._by_kind.get((model, community), ()) if isinstance(record, model))

    def kinds_in(self, community: str) -> frozenset[str]:
        """Return the kinds that a community has records of."""
        note("kinds", community)
        return self._kinds_by_community.get(community, frozenset())

    @cached_property
    def _by_kind(self) -> Mapping[tuple[type[Record], str | None], tuple[Record, ...]]:
        groups: dict[tuple[type[Record], str | None], list[Record]] = defaultdict(list)
        with untraced():
            for key, record in self.records.items():
                groups[type(record), None].append(record)
                groups[type(record), key.community].append(record)
        return {group: tuple(records) for group, records in groups.items()}

    @cached_property
    def _kinds_by_community(self) -> Mapping[str, frozenset[str]]:
        with untraced():
            pairs = {(key.community, key.kind) for key in self.records}
        communities = {community for community, _kind in pairs}
        return {own: frozenset(kind for community, kind in pairs if community == own) for own in communities}

    def follow(self, key: Key, field: str, model: type[R]) -> tuple[R, ...]:
        """Return the records that `field` of a record names, in the editor's order."""
        return tuple(
            self._records((link.target for link in self.links_from.get(key, ()) if link.field == field), model)
        )

    def follow_zones(self, key: Key, field: str = "zones") -> tuple[ZoneNode, ...]:
        """Return the zones that `field` of a record names."""
        targets = (link.target for link in self.links_from.get(key, ()) if link.field == field)
        return tuple(self.zones[target] for target in targets if target in self.zones)

    def resolve(self, text: str, record: Record) -> Key | None:
        """Return what `[[text]]` means in a record; None only where the site was linked with problems."""
        note("resolved", text, *record.key)
        return self.resolver.resolve(text, (), record, record.origin.place)

    def referring(self, key: Key, model: type[R], fields: Iterable[str] = ()) -> tuple[R, ...]:
        """Return the records of one kind that name this one, sorted by key; only in `fields`, where any are given."""
        wanted = set(fields)
        return tuple(
            self._records(
                (link.source for link in self.links_to.get(key, ()) if not wanted or link.field in wanted), model
            )
        )

    def naming(self, key: Key, kind: str, fields: Iterable[str] = ()) -> tuple[Key, ...]:
        """Return the keys of the records of one kind that name this one; only in `fields`, where any are given.

        Who needs no more than keys depends on nothing else.
        """
        wanted = set(fields)
        links = (link for link in self.links_to.get(key, ()) if not wanted or link.field in wanted)
        return tuple(dict.fromkeys(link.source for link in links if link.source.kind == kind))

    def on_topic(self, community: str, topic: str) -> tuple[Occurrence, ...]:
        """Return what takes place on a topic of a community, the earliest first."""
        note("on topic", community, topic)
        return self._by_topic.get((community, topic), ())

    @cached_property
    def _by_topic(self) -> Mapping[tuple[str, str], tuple[Occurrence, ...]]:
        topics: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        with untraced():
            for occurrence in self.happenings.occurrences:
                for topic in dict.fromkeys(self.records[occurrence.owner].topics):
                    topics[occurrence.owner.community, topic].append(occurrence)
        return {topic: tuple(occurrences) for topic, occurrences in topics.items()}

    def choices(self, owner: Key) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return what visitors can choose by where something takes place: each name with a record's values.

        Those of spaces and groups are `community.id`.
        """
        note("choices", *owner)
        with untraced():
            record = self.records[owner]
            named: dict[str, list[str]] = {"spaces": [], "groups": []}
            for link in self.links_from.get(owner, ()):
                if link.field in named:
                    named[link.field].append(f"{link.target.community}.{link.target.id}")
            audience = record.audience if isinstance(record, Event | Series) else ()
            return (
                ("community", (owner.community,) if len(self.communities) > 1 else ()),
                ("space", tuple(named["spaces"])),
                ("group", tuple(named["groups"])),
                ("topic", record.topics),
                ("audience", tuple(map(str, audience))),
            )

    def _records(self, keys: Iterable[Key], model: type[R]) -> Iterator[R]:
        for key in dict.fromkeys(keys):
            record = self.records.get(key)
            if isinstance(record, model):
                yield record


def _from_within(address: str) -> Iterator[str]:
    """Yield an address, and what it lies in, step by step up to the first."""
    steps = address.strip("/").split("/")
    yield from (f"/{'/'.join(steps[:number])}/" for number in range(len(steps), 0, -1))
