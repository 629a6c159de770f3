"""How to join: signing up, and putting a date into a calendar of one's own, inside WeChat too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from urllib.parse import quote, urlencode, urlsplit
from zoneinfo import ZoneInfo

from linli.graph.announcements import time_zone_of
from linli.graph.occurrences import Occurrence
from linli.records.event import Signup, SignupStatus
from linli.records.fields import Record
from linli.records.moment import Moment
from linli.views.dates import with_offset
from linli.views.frames import absolute
from linli.views.here import Here
from linli.views.parts import Badge, Link, Phrase, TimeText, Tone
from linli.views.pictures import Picture, Slot
from linli.views.qr_codes import QrCode, plan_qr_code
from linli.views.wording import _

_STATES: dict[SignupStatus, tuple[str, Tone]] = {
    SignupStatus.OPEN: (_("Open for sign-up"), "good"),
    SignupStatus.FULL: (_("Full"), "muted"),
    SignupStatus.WAITING: (_("Full, with a waiting list"), "planned"),
    SignupStatus.CLOSED: (_("Sign-up is closed"), "muted"),
}
# Whole, and no larger than a hand that holds a telephone needs.
_CODE = Slot("code", "12rem", (480,))
# Sites that people sign up on, by the names that they know.
_KNOWN_SITES = {
    "docs.qq.com": _("Tencent Docs"),
    "wj.qq.com": _("Tencent Survey"),
    "mp.weixin.qq.com": _("a WeChat public account"),
    "work.weixin.qq.com": _("WeCom"),
    "www.wjx.cn": _("Wenjuanxing"),
    "www.wjx.top": _("Wenjuanxing"),
    "jinshuju.net": _("Jinshuju"),
    "www.hdxu.cn": _("Huodongxing"),
    "www.huodongxing.com": _("Huodongxing"),
}


@dataclass(frozen=True, slots=True)
class SignupView:
    """How to sign up.

    `closes` is the instant from which nobody can; a browser that is later than the site says `closed` then. `link`
    names where it leads, because WeChat asks before it lets visitors leave. `code` is the organiser's own.
    """

    state: Badge
    link: Link | None
    destination: str
    how: Phrase | None
    capacity: str
    deadline: TimeText | None
    closes: str
    closed: str
    code: Picture | None


@dataclass(frozen=True, slots=True)
class CalendarChoices:
    """Ways into a visitor's own calendar.

    `file` is the event alone; `subscription` follows its changes, and needs an address of the site, as `google`'s
    details and `code` do. `lines` say all that somebody would write down, the page's address last.
    """

    file: str
    subscription: str
    google: str
    lines: tuple[str, ...]
    code: QrCode | None


def plan_signup(here: Here, record: Record, signup: Signup | None, occurrence: Occurrence) -> SignupView | None:
    """Return how to sign up for something to come, or None where nothing says so."""
    if signup is None:
        return None
    zone = time_zone_of(here.site, record.key)
    closes = _closing_time(signup.deadline or occurrence.start)
    is_late = closes <= datetime.combine(here.site.today, time.min)
    status = SignupStatus.CLOSED if is_late else signup.status
    word, tone = _STATES[status]
    is_possible = status in (SignupStatus.OPEN, SignupStatus.WAITING)
    return SignupView(
        state=Badge(here.words(word), tone),
        link=_signup_link(here, signup.url, status) if signup.url and is_possible else None,
        destination=_destination(here, signup.url) if signup.url and is_possible else "",
        how=here.optional(signup.how) if is_possible else None,
        capacity=here.words.quantity(signup.capacity) if signup.capacity else "",
        deadline=_timed(here, signup.deadline, zone) if signup.deadline else None,
        closes=closes.replace(tzinfo=ZoneInfo(zone)).isoformat(timespec="minutes"),
        closed=here.words(_STATES[SignupStatus.CLOSED][0]),
        code=_code(here, record, signup.code) if signup.code and is_possible else None,
    )


def plan_calendar_choices(
    here: Here, record: Record, occurrence: Occurrence, when: tuple[str, ...], where: str, file: str
) -> CalendarChoices:
    """Return the ways to keep a date. `file` is the path of its calendar file, from the site's root."""
    title = here.text(record.title).text
    address = absolute(here, here.path)
    site_url = here.edition.site_url
    return CalendarChoices(
        file=here.file(file),
        subscription=as_webcal(f"{site_url}{file}") if site_url else "",
        google=_google_template(occurrence, title, where, address, time_zone_of(here.site, record.key)),
        lines=tuple(line for line in (title, *when, where, address) if line),
        code=plan_qr_code(here, address),
    )


def as_webcal(address: str) -> str:
    """Return the address of a calendar file so that a calendar program opens it, and follows it."""
    return f"webcal://{address.partition('://')[2]}"


def as_google_subscription(address: str) -> str:
    """Return where Google's calendar takes on a feed. It asks for the feed by `webcal:`."""
    return f"https://calendar.google.com/calendar/r?cid={quote(as_webcal(address), safe='')}"


def _google_template(occurrence: Occurrence, title: str, where: str, address: str, zone: str) -> str:
    start, end = occurrence.start, occurrence.end
    if start.precision == "time":
        last = end if end and end.precision == "time" else start
        dates = f"{start.earliest:%Y%m%dT%H%M%S}/{last.earliest:%Y%m%dT%H%M%S}"
    else:
        dates = f"{start.day:%Y%m%d}/{(end or start).latest_day + timedelta(days=1):%Y%m%d}"
    values = {"action": "TEMPLATE", "text": title, "dates": dates, "ctz": zone, "location": where, "details": address}
    return f"https://calendar.google.com/calendar/render?{urlencode({k: v for k, v in values.items() if v})}"


def _closing_time(deadline: Moment) -> datetime:
    """Return the first instant at which it is too late; a day as a deadline is all of that day."""
    if deadline.precision == "time":
        return deadline.earliest
    return datetime.combine(deadline.latest_day + timedelta(days=1), time.min)


def _timed(here: Here, moment: Moment, zone: str) -> TimeText:
    return TimeText(here.words.moment(moment).text, with_offset(moment, zone))


def _signup_link(here: Here, url: str, status: SignupStatus) -> Link:
    words = here.words(_("Join the waiting list") if status is SignupStatus.WAITING else _("Sign up"))
    return Link(url, Phrase(words))


def _destination(here: Here, url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme == "tel":
        return here.words(_("by telephone: {number}"), number=parts.path)
    if parts.scheme == "mailto":
        return here.words(_("by e-mail: {address}"), address=parts.path)
    host = parts.hostname or ""
    name = here.words(_KNOWN_SITES[host]) if host in _KNOWN_SITES else host.removeprefix("www.")
    return here.words(_("leads to {site}"), site=name)


def _code(here: Here, record: Record, file: str) -> Picture | None:
    return next(iter(here.pictures(record, [photo for photo in record.photos if photo.file == file], _CODE)), None)
