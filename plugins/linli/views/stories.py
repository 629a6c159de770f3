"""The page of a story."""

from __future__ import annotations

from linli.records.story import Story
from linli.views.frames import plan_record_frame
from linli.views.here import Here
from linli.views.pages import RecordPage
from linli.views.record import backlinks, plan_fact, plan_record, topic_fact
from linli.views.wording import _


def plan_story_page(here: Here, story: Story) -> RecordPage:
    """Return the page of a story."""
    record = plan_record(
        here,
        story,
        facts=(
            plan_fact(here, _("About"), story.about),
            plan_fact(here, _("Told on"), story.date),
            plan_fact(here, _("Told by"), story.author),
            topic_fact(here, story),
        ),
        sections=backlinks(here, story.key),
    )
    return RecordPage(plan_record_frame(here, story, record), record)
