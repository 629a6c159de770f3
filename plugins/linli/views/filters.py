"""What visitors can choose the entries of a calendar by, and where each choice has a page of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linli.graph.occurrences import Occurrence
from linli.graph.timeline import is_off
from linli.records.community import Topic
from linli.records.fields import Record
from linli.records.group import Group
from linli.records.reference import Key
from linli.records.series import Series
from linli.records.space import Space
from linli.views.calendar_parts import Choice, Facet, Ways
from linli.views.cards import KINDS_WORDS, list_address
from linli.views.entries import audience_of, count_of
from linli.views.here import Here
from linli.views.parts import Link, Phrase
from linli.views.scope import Scope
from linli.views.wording import _

_LABELS = {
    "community": _("Community"),
    "space": _("Space"),
    "group": _("Group"),
    "topic": _("Topic"),
    "audience": _("For"),
}

# Of the spaces, groups and series of a calendar, where there are more.
_MOST_WAYS = 30


def plan_facets(here: Here, scope: Scope) -> tuple[Facet, ...]:
    """Return what the entries of a calendar can be chosen by: whatever tells some of them from others.

    All pages of one calendar offer the same, so that a choice can be carried from page to page.
    """
    found: dict[str, dict[str, Phrase]] = {name: {} for name in _LABELS}
    owners = {occurrence.owner for occurrence in scope.timeline.occurrences}
    # Where two communities name a topic differently, the last one's name is taken.
    for owner in sorted(owners, reverse=True):
        choices = here.site.choices(owner)
        new = {(name, value) for name, values in choices for value in values if value not in found[name]}
        labels = _labels(here, here.site.records[owner]) if new else ()
        for (name, value), label in labels:
            if (name, value) in new:
                found[name][value] = label
    return tuple(
        Facet(name, here.words(_LABELS[name]), tuple(Choice(value, label) for value, label in sorted(choices.items())))
        for name, choices in found.items()
        if len(choices) > 1
    )


def plan_ways(here: Here, scope: Scope) -> tuple[Ways, ...]:
    """Return the links to what takes place in each space, by each group, on each topic and in each series."""
    counts: Counter[Key] = Counter()
    for occurrence in scope.timeline.occurrences:
        counts.update(dict.fromkeys(_things_of(here, occurrence), int(not is_off(occurrence))))
    ways = []
    for folder, model in (("spaces", Space), ("groups", Group), ("series", Series)):
        things = [here.site.records[key] for key in sorted(counts) if isinstance(here.site.records[key], model)]
        shown = (
            sorted(things, key=lambda thing: -counts[thing.key])[:_MOST_WAYS] if len(things) > _MOST_WAYS else things
        )
        links = tuple((here.link(thing), count_of(here, counts[thing.key])) for thing in shown)
        more = _all_of(here, scope, folder, len(things)) if len(things) > len(shown) else None
        ways.append(Ways(f"by-{folder}", here.words(KINDS_WORDS[folder]), links, more))
    topics = tuple(
        (
            Link(here.url(scope.topic_address(topic.id)), here.text(topic.title)),
            count_of(here, sum(not is_off(o) for o in occurrences)),
        )
        for topic, occurrences in topics_of(here, scope)
    )
    ways.append(Ways("by-topic", here.words(_("Topics")), topics))
    return tuple(way for way in ways if way.links)


def _all_of(here: Here, scope: Scope, folder: str, count: int) -> Link | None:
    """Return the way to all spaces, groups or series of the only community that a calendar is of."""
    communities = (scope.community,) if scope.community else here.site.communities
    if len(communities) != 1:
        return None
    address = list_address(communities[0].key.id, folder)
    return Link(here.url(address), Phrase(here.words(_("All {n}"), n=count)))


def topics_of(here: Here, scope: Scope) -> tuple[tuple[Topic, tuple[Occurrence, ...]], ...]:
    """Return the topics of a calendar that belongs to one community, each with what takes place on it."""
    communities = here.site.communities
    community = scope.community or (communities[0] if len(communities) == 1 else None)
    if community is None:
        return ()
    found = ((topic, here.site.on_topic(community.key.id, topic.id)) for topic in community.themes)
    return tuple((topic, occurrences) for topic, occurrences in found if occurrences)


def _labels(here: Here, owner: Record) -> Iterator[tuple[tuple[str, str], Phrase]]:
    """Yield what each value of a record's facets is called."""
    site = here.site
    community = site.community(owner.key)
    yield ("community", community.key.id), here.text(community.short_name or community.title)
    for name, model in (("space", Space), ("group", Group)):
        for thing in site.follow(owner.key, f"{name}s", model):
            yield (name, f"{thing.key.community}.{thing.key.id}"), here.text(thing.title)
    for topic in community.themes:
        yield ("topic", topic.id), here.text(topic.title)
    for text in audience_of(owner):
        yield ("audience", str(text)), here.text(text)


def _things_of(here: Here, occurrence: Occurrence) -> Iterator[Key]:
    """Yield the spaces, groups and series whose pages list something that takes place."""
    owner = occurrence.owner
    if owner.kind == "series":
        yield owner
    for name in ("spaces", "groups", "series"):
        yield from (link.target for link in here.site.links_from.get(owner, ()) if link.field == name)
