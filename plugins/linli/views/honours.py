"""The page of an honour with its provenance, and the wall of honours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from linli.records.community import Community
from linli.records.event import Event
from linli.records.fields import Record
from linli.records.honour import Honour, Level
from linli.records.partner import Partner
from linli.records.press import Press
from linli.records.text import LocalText
from linli.views.cards import LEVEL_WORDS, plan_card, plan_section
from linli.views.frames import plan_record_frame
from linli.views.here import Here
from linli.views.leaves import Chapter, plan_list
from linli.views.pages import HonourPage, ListPage
from linli.views.parts import Card, Phrase
from linli.views.pictures import BODY
from linli.views.record import backlinks, plan_fact, plan_record
from linli.views.wording import _


def plan_honour_page(here: Here, honour: Honour) -> HonourPage:
    """Return the page of an honour: who gave it, when, to whom, and what is not known of it."""
    site = here.site
    events = site.follow(honour.key, "event", Event)
    givers = site.follow(honour.key, "issued_by", Partner)
    recipients = site.follow(honour.key, "given_to", Record) or (site.community(honour.key),)
    record = plan_record(
        here,
        honour,
        facts=(
            plan_fact(here, _("Given by"), *here.links(givers), _issuer_besides(here, honour, givers)),
            plan_fact(here, _("Level"), _level(here, honour)),
            plan_fact(here, _("Given on"), honour.date),
            plan_fact(here, _("Given at"), *here.links(events)),
            plan_fact(
                here, _("Honours"), *here.links(recipients), *here.links(site.follow_zones(honour.key, "given_to"))
            ),
            plan_fact(here, _("Rank"), honour.rank),
            plan_fact(here, _("Certificate number"), honour.certificate.number if honour.certificate else None),
            plan_fact(here, _("Valid until"), honour.valid_until),
        ),
        sections=(
            plan_section(here, "events", events),
            *backlinks(here, honour.key, skip=("event",)),
        ),
    )
    photo = honour.certificate.photo if honour.certificate else None
    certificate = next((here.picture(honour, p, BODY) for p in honour.photos if p.file == photo), None)
    return HonourPage(
        plan_record_frame(here, honour, record), record, certificate=certificate, gaps=tuple(_gaps(here, honour))
    )


def _issuer_besides(here: Here, honour: Honour, givers: Iterable[Partner]) -> LocalText | None:
    """Return the issuer in the honour's own words, where they are not the name of a partner that is named anyway."""
    named = {here.text(giver.title) for giver in givers}
    return honour.issuer if honour.issuer and here.text(honour.issuer) not in named else None


def plan_honours_wall(here: Here, community: Community, honours: tuple[Honour, ...], number: int) -> ListPage:
    """Return a leaf of a community's honours by level, the farthest reach first, the latest first within."""
    lead = here.words(
        _("Who recognised {community}, when and for what. What is not known is said to be so."),
        community=here.text(community.title).text,
    )
    levels = (
        Chapter(f"level-{level.value}", here.words(LEVEL_WORDS[level]), tuple(chosen))
        for level in Level
        if (chosen := sorted((h for h in honours if h.level is level), key=_latest_first))
    )
    return plan_list(here, community, "honours", lead, levels, number, _plan_wall_card)


def _plan_wall_card(here: Here, honour: Record) -> Card:
    """Return an honour as a card that leaves its level to the heading above it and says what vouches for it."""
    assert isinstance(honour, Honour)
    said = (here.text(text) for text in (honour.issuer, honour.rank) if text)
    return replace(plan_card(here, honour), facts=(*said, *_provenance(here, honour)))


def _provenance(here: Here, honour: Honour) -> Iterator[Phrase]:
    """Yield what proves an honour: its certificate, or who reported it."""
    if honour.certificate:
        yield Phrase(here.words(_("Certificate on file")))
    publishers = [press.publisher for press in here.site.follow(honour.key, "sources", Press)]
    if publishers:
        names = here.words.listed(dict.fromkeys(here.text(name).text for name in publishers))
        yield Phrase(here.words(_("Reported by {names}"), names=names))
    elif not honour.certificate:
        yield Phrase(here.words(_("No proof on file")))


def _latest_first(honour: Honour) -> tuple[bool, int, str]:
    return (honour.date is None, -honour.date.day.toordinal() if honour.date else 0, honour.key.id)


def _level(here: Here, honour: Honour) -> str:
    return here.words(LEVEL_WORDS[honour.level]) if honour.level is not Level.UNKNOWN else ""


def _gaps(here: Here, honour: Honour) -> list[str]:
    """Return what a jury would ask for and the record does not know."""
    missing = (
        (honour.issuer is None and honour.issued_by is None, _("The source does not name the issuer.")),
        (honour.level is Level.UNKNOWN, _("The source does not state the level.")),
        (honour.date is None, _("The source does not give the date.")),
        (honour.certificate is None, _("No certificate is on file here.")),
    )
    return [here.words(text) for applies, text in missing if applies]
