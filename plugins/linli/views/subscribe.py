"""The page of all calendars that people can subscribe to."""

from __future__ import annotations

from linli.views.frames import plan_frame
from linli.views.here import Here
from linli.views.pages import SubscribePage
from linli.views.parts import Link, Phrase
from linli.views.subscriptions import plan_programs, plan_shelves
from linli.views.wording import _


def plan_subscribe_page(here: Here) -> SubscribePage:
    """Return the page of all feeds of one language."""
    title = here.words(_("Subscribe to calendars"))
    lead = here.words(_("When an event is moved or cancelled, a calendar that you subscribed to follows."))
    frame = plan_frame(here, title, lead)
    return SubscribePage(
        frame,
        title,
        lead,
        shelves=tuple(plan_shelves(here)),
        programs=plan_programs(here),
        news=tuple(Link(url, Phrase(name)) for type_, name, url in frame.feeds if type_ == "application/atom+xml"),
    )
