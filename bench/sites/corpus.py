"""Communities, their places, groups and ten years of events: one corpus, which each generator's writer puts down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from bench.sites import words

# The morning of 1 June 2026 in Chengdu: the day from which every site speaks.
MOMENT = 1780272000
MOMENT_TEXT = "2026-06-01T08:00:00+08:00"
TODAY = datetime(2026, 6, 1)
# What is edited to find out how far a change reaches: a space with this many events, or half of its community's.
HALL = "hall"
HALL_EVENTS = 500
RECORDS_A_COMMUNITY = 2500
_FIRST_DAY, _DAYS = datetime(2016, 9, 1), 3650
# Of a hundred records that are no events.
_SHARES = {
    "space": 10,
    "group": 16,
    "series": 4,
    "story": 18,
    "honour": 12,
    "need": 12,
    "post": 11,
    "service": 9,
    "partner": 8,
}
_TOPICS = {
    "family": "亲子",
    "learning": "学习",
    "seniors": "老年",
    "green": "绿色",
    "health": "健康",
    "culture": "文化",
    "craft": "手艺",
    "council": "议事",
}
_ISSUERS = ["市民政局", "区文明办", "街道办事处", "市规划学会", "社区发展基金会", "晚报"]
_LEVELS = ("city", "district", "subdistrict", "industry", "media")


@dataclass(frozen=True, slots=True)
class Note:
    """A record of any kind but event: an honour, a story, a need, or the community itself.

    `facts` are fields of its kind, as text. `spaces` and `groups` are ids.
    """

    kind: str
    community: str
    id: str
    title: str
    summary: str
    body: str
    facts: tuple[tuple[str, str], ...] = ()
    spaces: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `mention` is the id of a space that its text links to where `{mention}` stands."""

    community: str
    id: str
    title: str
    summary: str
    body: str
    starts: datetime
    ends: datetime
    status: str
    reason: str
    space: str
    group: str
    series: str
    topics: tuple[str, ...]
    capacity: int
    attendance: int
    price: str
    audience: str
    mention: str
    photos: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """All there is to publish. Events come in the order of their ids."""

    communities: tuple[Note, ...]
    notes: tuple[Note, ...]
    events: tuple[Event, ...]
    topics: tuple[tuple[str, str], ...]

    def title_of(self, kind: str, community: str, id: str) -> str:
        """Return the title of a record that is no event."""
        return next(n.title for n in self.notes if (n.kind, n.community, n.id) == (kind, community, id))


def make_corpus(records: int, seed: int, *, photos: int = 0, communities: int = 0) -> Corpus:
    """Return as many records, nine of ten of them events. The same arguments give the same corpus.

    `photos` are dealt out to the first events, two to each where there are enough events.
    """
    homes = communities or max(1, records // RECORDS_A_COMMUNITY)
    names = [f"community-{number}" for number in range(1, homes + 1)]
    events = round(records * 0.9)
    others = max(records - events - homes, len(_SHARES) * homes)
    notes = tuple(
        note for place, name in enumerate(names) for note in _make_notes(name, _part(others, homes, place), seed)
    )
    shared_out = tuple(
        event
        for place, name in enumerate(names)
        for event in _make_events(name, _part(events, homes, place), notes, seed)
    )
    return Corpus(
        tuple(_make_community(name, seed) for name in names),
        notes,
        _with_photos(shared_out, photos),
        tuple(_TOPICS.items()),
    )


def _part(whole: int, parts: int, place: int) -> int:
    return whole // parts + (place < whole % parts)


def _make_community(name: str, seed: int) -> Note:
    chance = Random(f"{seed}/{name}")
    return Note("community", name, name, words.make_name(chance), words.make_summary(chance), words.make_body(chance))


def _make_notes(community: str, count: int, seed: int) -> Iterator[Note]:
    kinds = [kind for kind, share in _SHARES.items() for _ in range(max(1, round(count * share / 100)))]
    places: dict[str, list[str]] = {kind: [] for kind in _SHARES}
    for number, kind in enumerate(kinds):
        id = HALL if not number else f"{kind}-{len(places[kind]) + 1}"
        chance = Random(f"{seed}/{community}/{kind}/{id}")
        yield _make_note(kind, community, id, places, chance)
        places[kind].append(id)


def _make_note(kind: str, community: str, id: str, places: dict[str, list[str]], chance: Random) -> Note:
    day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS - 400))
    name, month = words.make_name(chance), f"{day:%Y-%m}"
    title = words.make_title(chance)
    facts: tuple[tuple[str, str], ...] = ()
    if kind == "space":
        title, facts = f"{name}邻里空间", (("address", f"{name}临街一层"), ("opened", month))
    elif kind == "group":
        title, facts = f"{name}{chance.choice(words.WHAT)}社", (("founded", month), ("meets", "每周六上午"))
    elif kind == "series":
        title, facts = f"{name}{chance.choice(words.WHAT)}节", (("rhythm", "每季一次"), ("since", f"{day:%Y}"))
    elif kind == "honour":
        title = f"最美{name}"
        facts = (("issuer", chance.choice(_ISSUERS)), ("level", chance.choice(_LEVELS)), ("date", f"{day:%Y-%m-%d}"))
    elif kind == "story":
        facts = (("date", month), ("author", "社区编辑部"))
    elif kind == "need":
        facts = (("voice", words.make_summary(chance)), ("heard", f"{day:%Y-%m-%d}"))
    elif kind == "post":
        title, facts = f"{name}{chance.choice(words.WHAT)}志愿者", (("status", "open"), ("time", "每月一次"))
    elif kind == "service":
        title, facts = f"{name}{chance.choice(words.WHAT)}点", (("category", "便民"), ("access", "到服务台登记"))
    elif kind == "partner":
        title, facts = f"{name}{chance.choice(('物业', '学校', '卫生站', '书店'))}", (("kind", "social"),)
    at_home = kind in ("group", "series", "post", "service")
    return Note(
        kind,
        community,
        id,
        title,
        words.make_summary(chance),
        words.make_body(chance),
        facts,
        spaces=(chance.choice(places["space"]),) if at_home else (),
        groups=(chance.choice(places["group"]),) if kind in ("series", "post") else (),
    )


def _make_events(community: str, count: int, notes: tuple[Note, ...], seed: int) -> Iterator[Event]:
    ids = {
        kind: [note.id for note in notes if (note.community, note.kind) == (community, kind)]
        for kind in ("space", "group", "series")
    }
    in_hall = min(HALL_EVENTS, count // 2)
    for number in range(count):
        chance = Random(f"{seed}/{community}/event/{number}")
        # Spread over the years, so that those in the hall are not its first ones only.
        in_the_hall = number * in_hall // count != (number + 1) * in_hall // count
        space = HALL if in_the_hall else chance.choice(ids["space"][1:] or ids["space"])
        yield _make_event(community, number, space, ids, chance)


def _make_event(community: str, number: int, space: str, ids: dict[str, list[str]], chance: Random) -> Event:
    starts = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS), hours=chance.randrange(9, 20))
    over = starts < TODAY
    cancelled = chance.random() < 0.02
    mention = chance.choice(ids["space"]) if chance.random() < 0.3 else ""
    return Event(
        community=community,
        id=f"{starts:%Y-%m-%d}-{community.removeprefix('community-')}-{number + 1}",
        title=words.make_title(chance),
        summary=words.make_summary(chance),
        body=words.make_body(chance, mention="{mention}" if mention else ""),
        starts=starts,
        ends=starts + timedelta(hours=chance.choice((1, 2, 3))),
        status="cancelled" if cancelled else "delivered" if over else "planned",
        reason="暴雨" if cancelled else "",
        space=space,
        group=chance.choice(ids["group"]),
        series=chance.choice(ids["series"]) if chance.random() < 0.2 else "",
        topics=tuple(sorted(chance.sample(list(_TOPICS), chance.choice((1, 1, 2))))),
        capacity=chance.choice((12, 20, 30, 60)),
        attendance=chance.randrange(8, 90) if over and not cancelled else 0,
        price=chance.choice(("免费", "材料费自理")),
        audience=chance.choice(words.WHO),
        mention=mention,
        photos=0,
    )


def _with_photos(events: tuple[Event, ...], photos: int) -> tuple[Event, ...]:
    each = max(2, -(-photos // max(1, len(events))))
    counts = (min(each, max(0, photos - each * place)) for place in range(len(events)))
    return tuple(replace(event, photos=count) if count else event for event, count in zip(events, counts, strict=True))
