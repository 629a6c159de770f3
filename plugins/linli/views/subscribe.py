"""The page of all calendars that people can subscribe to."""

from __future__ import annotations

from linli.views.feeds import news_feeds_of
from linli.views.frames import plan_frame
from linli.views.here import Here
from linli.views.pages import SubscribePage
from linli.views.subscriptions import plan_programs, plan_shelves
from linli.views.wording import _


def plan_subscribe_page(here: Here) -> SubscribePage:
    """Return the page of all feeds of one language."""
    title = here.words(_("Subscribe to calendars"))
    lead = here.words(_("When an event is moved or cancelled, a calendar that you subscribed to follows."))
    return SubscribePage(
        plan_frame(here, title, lead),
        title,
        lead,
        shelves=tuple(plan_shelves(here)),
        programs=plan_programs(here),
        news=news_feeds_of(here),
    )
