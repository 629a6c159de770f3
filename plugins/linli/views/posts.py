"""The page of a volunteer post, and the list of them by category."""

from __future__ import annotations

from linli.records.community import Community
from linli.records.event import Event
from linli.records.group import Group
from linli.records.post import Post, PostStatus
from linli.records.space import Space
from linli.views.cards import KINDS_WORDS
from linli.views.frames import plan_record_frame
from linli.views.here import Here
from linli.views.leaves import Chapter, plan_list
from linli.views.pages import ListPage, PostPage
from linli.views.record import backlinks, plan_fact, plan_record, topic_fact
from linli.views.wording import _


def plan_post_page(here: Here, post: Post) -> PostPage:
    """Return the page of a volunteer post: how many slots, how many are taken, how to claim one."""
    site = here.site
    slots = _slots(here, post)
    record = plan_record(
        here,
        post,
        facts=(
            plan_fact(here, _("Category"), post.category),
            plan_fact(here, _("Slots"), slots),
            plan_fact(here, _("Published at"), *here.links(site.follow(post.key, "event", Event))),
            plan_fact(here, _("Group"), *here.links(site.follow(post.key, "groups", Group))),
            plan_fact(here, _("Where"), *here.links(site.follow(post.key, "spaces", Space))),
            plan_fact(here, _("State"), here.words(_("Not stated")) if post.status is PostStatus.UNKNOWN else ""),
            topic_fact(here, post),
        ),
        sections=backlinks(here, post.key),
    )
    return PostPage(
        plan_record_frame(here, post, record),
        record,
        slots=slots,
        claims=here.texts(claim.who for claim in post.claims),
        time=here.optional(post.time),
        contact=here.optional(post.contact),
    )


def plan_posts_page(here: Here, community: Community, posts: tuple[Post, ...], number: int) -> ListPage:
    """Return a leaf of a community's volunteer posts by category, those first that can still be claimed."""
    lead = here.words(_("Posts that neighbours can claim in {community}."), community=here.text(community.title).text)
    posts = tuple(sorted(posts, key=lambda post: post.status is not PostStatus.OPEN))
    category_of = {post.key: here.text(post.category).text if post.category else "" for post in posts}
    categories = sorted(set(category_of.values()))
    unnamed = _("More posts") if len(categories) > 1 else KINDS_WORDS["posts"]
    chapters = (
        Chapter(
            f"category-{place}",
            category or here.words(unnamed),
            tuple(post for post in posts if category_of[post.key] == category),
            _declared_note(here, community, posts) if place == 1 else "",
        )
        for place, category in enumerate(categories, start=1)
    )
    return plan_list(here, community, "posts", lead, chapters, number)


def _slots(here: Here, post: Post) -> str:
    if post.claimed is not None and post.slots is not None:
        return here.words(_("{taken} of {slots} taken"), taken=here.words.quantity(post.claimed), slots=post.slots)
    if post.slots is not None and (post.claims or post.status is PostStatus.OPEN):
        return here.words(_("{taken} of {slots} taken"), taken=len(post.claims), slots=post.slots)
    if post.slots is not None:
        return here.words(_("{n} places to fill"), n=post.slots)
    if post.claimed is not None:
        return here.words(_("{taken} taken"), taken=here.words.quantity(post.claimed))
    return ""


def _declared_note(here: Here, community: Community, posts: tuple[Post, ...]) -> str:
    """Return how many posts there are in all, where an event or the community says that not all are listed."""
    speakers = [community, *(event for post in posts for event in here.site.follow(post.key, "event", Event))]
    for speaker in speakers:
        declared = speaker.declared.get("posts")
        if declared and declared.partial:
            return here.words(_("{listed} of {count} are listed."), listed=len(posts), count=declared.count)
    return ""
