"""The page of all calendars that people can subscribe to; where there are many, one of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from linli.views.calendars import feeds_of
from linli.views.feeds import news_feeds_of
from linli.views.frames import SUBSCRIBE, plan_frame
from linli.views.here import Edition, Here
from linli.views.leaves import leaf_addresses, plan_leaves
from linli.views.pages import SubscribePage
from linli.views.subscriptions import Shelf, plan_programs, plan_shelves
from linli.views.wording import _

_MOST_ON_A_LEAF = 80


def plan_subscribe_page(here: Here, number: int) -> SubscribePage:
    """Return a leaf of all feeds of one language, by its number from 1 on."""
    title = here.words(_("Subscribe to calendars"))
    lead = here.words(_("When an event is moved or cancelled, a calendar that you subscribed to follows."))
    name = title if number == 1 else here.words(_("{title}, page {n}"), title=title, n=number)
    return SubscribePage(
        plan_frame(here, name, lead),
        title,
        lead,
        shelves=tuple(_cut_leaf(plan_shelves(here), number)),
        programs=plan_programs(here),
        news=news_feeds_of(here) if number == 1 else (),
        leaves=plan_leaves(here, subscribe_addresses(here.edition)),
    )


def subscribe_addresses(edition: Edition) -> tuple[str, ...]:
    """Return where the leaves are."""
    return leaf_addresses(SUBSCRIBE, len(edition.once(feeds_of)), _MOST_ON_A_LEAF)


def _cut_leaf(shelves: Iterable[Shelf], number: int) -> Iterator[Shelf]:
    """Yield the shelves of a leaf, each with those of its calendars that stand on it."""
    first = (number - 1) * _MOST_ON_A_LEAF
    for shelf in shelves:
        on_it = shelf.subscriptions[max(first, 0) : max(first + _MOST_ON_A_LEAF, 0)]
        if on_it:
            yield replace(shelf, subscriptions=on_it)
        first -= len(shelf.subscriptions)
