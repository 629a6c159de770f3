"""What pages tell machines, in schema.org's words: only what the records say, and never more precisely."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from linli.graph.announcements import time_zone_of
from linli.graph.occurrences import Occurrence
from linli.records.community import Community, Coordinates
from linli.records.event import Event, EventStatus, SignupStatus
from linli.records.fields import Record
from linli.records.group import Group
from linli.records.series import Series
from linli.records.space import Space, Zone
from linli.records.text import LocalText
from linli.views.dates import with_offset
from linli.views.frames import absolute
from linli.views.here import Here
from linli.views.maps import to_wgs84
from linli.views.pictures import CARD, HERO, Derivative, Slot

Thing = dict[str, Any]

_CONTEXT = "https://schema.org"
# Search engines ask for three shapes. The copies of the page itself and of cards are there anyway, so what is over
# does with those.
_SHAPES_TO_COME = (Slot("wide", "", (960,), ratio=(16, 9)), CARD, Slot("even", "", (960,), ratio=(1, 1)))
_SHAPES_OF_THE_PAST = (HERO, CARD)
# Free for everybody; an aside may only tell how to sign up.
_FREE = re.compile(
    r"(?:(?:全程|完全|全部)?免[费費](?:参加|参与|入场|开放|体验|活动)?|不收费"
    r"|(?:entry |admission )?free(?: of charge| entry| admission)?|no charge)"
    r"(?:[\s,，;；(（]+[^\d元]*(?:报名|预约|登记|sign|book|regist)[^\d元]*)?[。.!！]?",
    re.IGNORECASE,
)
_AVAILABILITY = {
    SignupStatus.OPEN: "InStock",
    SignupStatus.FULL: "SoldOut",
    SignupStatus.WAITING: "SoldOut",
    SignupStatus.CLOSED: "SoldOut",
}


def event_data(here: Here, event: Event, occurrence: Occurrence, pictures: Iterable[Derivative] = ()) -> Thing:
    """Return an event as it was announced and as it became: cancelled, put off, or on another day than at first."""
    zone = time_zone_of(here.site, event.key)
    data: Thing = {
        "@context": _CONTEXT,
        "@type": "Event",
        "name": here.text(event.title).text,
        "startDate": with_offset(occurrence.start, zone),
        "eventStatus": f"{_CONTEXT}/{_status(occurrence)}",
    }
    if occurrence.end:
        data["endDate"] = with_offset(occurrence.end, zone)
    if occurrence.moved_from:
        data["previousStartDate"] = _one_or_many(with_offset(moment, zone) for moment in occurrence.moved_from)
    return data | _known(
        location=_location(here, event),
        eventAttendanceMode=_attendance(event),
        description=_said(here, event),
        image=[address for picture in pictures if (address := absolute(here, picture.path))],
        organizer=_one_or_many(_organisers(here, event)),
        superEvent=_series(here, event),
        offers=_offer(here, event),
        url=absolute(here, here.path),
        subjectOf=_recap(here, event),
    )


def series_data(here: Here, series: Series) -> Thing:
    """Return a series with those of its events that have pages of their own, the earliest first."""
    events = sorted(here.site.referring(series.key, Event, ["series"]), key=lambda e: (e.start.earliest, e.key))
    data: Thing = {"@context": _CONTEXT, "@type": "EventSeries", "name": here.text(series.title).text}
    return data | _known(
        description=_said(here, series),
        organizer=_one_or_many(_organisers(here, series)),
        subEvent=[_sub_event(here, event) for event in events],
        url=absolute(here, here.path),
    )


def plan_shapes(here: Here, event: Event, *, is_over: bool) -> tuple[Derivative, ...]:
    """Return copies of an event's picture for search engines; none where the site has no address to tell them."""
    if not here.edition.site_url:
        return ()
    shapes = _SHAPES_OF_THE_PAST if is_over else _SHAPES_TO_COME
    planned = (here.title_picture(event, shape) for shape in shapes)
    return tuple(_plain_copy(picture.derivatives) for picture in planned if picture)


def place_data(here: Here, space: Space) -> Thing:
    """Return a space as a place of its own page."""
    return {"@context": _CONTEXT} | _place(here, space) | _known(description=_said(here, space))


def zone_data(here: Here, zone: Zone, space: Space) -> Thing:
    """Return a zone as a part of its space."""
    data: Thing = {"@context": _CONTEXT, "@type": "Place", "name": here.text(zone.title).text}
    return data | _known(
        description=_text(here, zone.summary), containedInPlace=_place(here, space), url=absolute(here, here.path)
    )


def organisation_data(here: Here, community: Community) -> Thing:
    """Return a community as an organisation."""
    data: Thing = {"@context": _CONTEXT, "@type": "Organization", "name": here.text(community.title).text}
    return data | _known(
        description=_said(here, community),
        foundingDate=community.opened.iso if community.opened else "",
        address=_address(here, community.address, community),
        sameAs=community.website or "",
        location=_community_place(here, community) if community.coordinates else None,
        url=absolute(here, here.path),
    )


def _status(occurrence: Occurrence) -> str:
    if occurrence.status is EventStatus.CANCELLED:
        return "EventCancelled"
    if occurrence.status is EventStatus.POSTPONED:
        return "EventPostponed"
    return "EventRescheduled" if occurrence.moved_from else "EventScheduled"


def _location(here: Here, event: Event) -> object:
    spaces = here.site.follow(event.key, "spaces", Space)
    zones = here.site.follow_zones(event.key)
    # A zone says of which space it is, so that a space is not named twice.
    within = {node.space.key for node in zones}
    places: list[Thing] = [
        {"@type": "Place", "name": here.text(node.zone.title).text, "containedInPlace": _place(here, node.space)}
        for node in zones
    ]
    places += [_place(here, space) for space in spaces if space.key not in within]
    if event.venue:
        places.append({"@type": "Place", "name": here.text(event.venue).text})
    if event.meeting:
        places.append({"@type": "VirtualLocation", "url": event.meeting.url})
    return _one_or_many(places)


def _place(here: Here, space: Space) -> Thing:
    community = here.site.community(space.key)
    has_own = space.address or space.coordinates
    data: Thing = {"@type": "Place", "name": here.text(space.title).text}
    return data | _known(
        address=_address(here, space.address, community),
        geo=_geo(space.coordinates),
        containedInPlace=None if has_own else _community_place(here, community),
        url=absolute(here, here.edition.prefix + here.site.addresses[space.key]),
    )


def _community_place(here: Here, community: Community) -> Thing | None:
    known = _known(address=_address(here, community.address, community), geo=_geo(community.coordinates))
    return {"@type": "Place", "name": here.text(community.title).text, **known} if known else None


def _address(here: Here, street: LocalText | None, community: Community) -> Thing | None:
    """Return a postal address in a community; the country only where its clocks say which."""
    known = _known(streetAddress=_text(here, street), addressLocality=_text(here, community.place))
    if not known:
        return None
    country = {"addressCountry": "CN"} if time_zone_of(here.site, community.key) == "Asia/Shanghai" else {}
    return {"@type": "PostalAddress", **known, **country}


def _geo(at: Coordinates | None) -> Thing | None:
    if at is None:
        return None
    lat, lon = to_wgs84(at.lat, at.lon, at.system)
    return {"@type": "GeoCoordinates", "latitude": round(lat, 6), "longitude": round(lon, 6)}


def _attendance(event: Event) -> str:
    is_somewhere = bool(event.spaces or event.zones or event.venue)
    if not event.online and not is_somewhere:
        return ""
    mode = "Mixed" if event.online and is_somewhere else "Online" if event.online else "Offline"
    return f"{_CONTEXT}/{mode}EventAttendanceMode"


def _organisers(here: Here, record: Event | Series) -> list[Thing]:
    groups = here.site.follow(record.key, "groups", Group)
    named: list[Thing] = [_named_link(here, "Organization", group) for group in groups]
    if isinstance(record, Event):
        named += [{"@type": "Organization", "name": here.text(host).text} for host in record.hosts]
    return named or [_named_link(here, "Organization", here.site.community(record.key))]


def _sub_event(here: Here, event: Event) -> Thing:
    start = with_offset(event.start, time_zone_of(here.site, event.key))
    return _named_link(here, "Event", event) | {"startDate": start}


def _series(here: Here, event: Event) -> object:
    return _one_or_many(_named_link(here, "EventSeries", s) for s in here.site.follow(event.key, "series", Series))


def _named_link(here: Here, kind: str, record: Record) -> Thing:
    address = absolute(here, here.edition.prefix + here.site.addresses[record.key])
    return {"@type": kind, "name": here.text(record.title).text} | _known(url=address)


def _offer(here: Here, event: Event) -> Thing | None:
    """Return an offer only where the price is told to be nothing: no other wording is a number we could vouch for."""
    if event.price is None or not any(_FREE.fullmatch(text.strip()) for _language, text in event.price.versions):
        return None
    offer: Thing = {"@type": "Offer", "price": 0, "priceCurrency": "CNY"}
    if event.signup is None:
        return offer
    available = {"availability": f"{_CONTEXT}/{_AVAILABILITY[event.signup.status]}"}
    return offer | available | _known(url=event.signup.url or "")


def _recap(here: Here, event: Event) -> Thing | None:
    """Return what an event's page became once it was over: an article about it."""
    address = absolute(here, here.path)
    if event.status is not EventStatus.DELIVERED or not address or event.body(here.words.language) is None:
        return None
    return {"@type": "Article", "headline": here.text(event.title).text, "url": address}


def _said(here: Here, record: Record) -> str:
    summary = here.said(record.summary, record)
    return summary.text if summary else ""


def _text(here: Here, text: LocalText | None) -> str:
    return here.text(text).text if text else ""


def _plain_copy(copies: Iterable[Derivative]) -> Derivative:
    """Return the widest copy that is no AVIF, which few programs outside browsers read."""
    return max((copy for copy in copies if copy.format != "avif"), key=lambda copy: copy.width)


def _one_or_many(things: Iterable[object]) -> object:
    listed = list(things)
    return listed[0] if len(listed) == 1 else listed


def _known(**values: object) -> Thing:
    return {name: value for name, value in values.items() if value}
