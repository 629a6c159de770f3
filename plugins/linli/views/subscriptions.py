"""The calendars that people can subscribe to: what each holds, and how each program takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from linli.views.calendars import FeedInfo, feeds_of
from linli.views.frames import absolute
from linli.views.here import Here
from linli.views.joining import as_google_subscription, as_webcal
from linli.views.qr_codes import QrCode, plan_qr_code
from linli.views.wording import _

# What programs do with a feed was read in their makers' help and in many reports of their users; times are theirs.
_PROGRAMS = (
    (
        "iphone",
        _("iPhone, iPad, Mac"),
        _("Tap “Subscribe” and confirm."),
        _("Changes arrive as often as the device is set to fetch new data (Settings › Calendar › Accounts)."),
    ),
    (
        "android",
        _("Huawei, Xiaomi and other Android telephones"),
        _(
            "Most of their own calendars cannot subscribe. Download single events from their pages,"
            " or subscribe with a calendar app that takes web addresses."
        ),
        _("A downloaded event does not change any more: look at its page again before you set out."),
    ),
    (
        "outlook",
        _("Outlook"),
        _("“Add calendar” › “Subscribe from web”, and paste the address."),
        _("Changes take some hours, now and then more than a day."),
    ),
    (
        "google",
        _("Google Calendar"),
        _("In a browser, “Other calendars” › “From URL”. The app on the telephone cannot add one, but then shows it."),
        _("Changes take 8 to 24 hours. This website is right before your calendar is."),
    ),
    (
        "wechat",
        _("Inside WeChat"),
        _("Tap ··· at the top right, then “Open in browser”. WeChat itself opens no calendars."),
        "",
    ),
)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One calendar: what it holds, how much of it is to come, and the ways to take it.

    `file` is the way to it from this page. The others need an address of the site, and are empty where it has none.
    `code` leads a telephone to this very entry, where it finds the way that suits it.
    """

    id: str
    name: str
    holds: str
    coming: str
    is_empty: bool
    file: str
    address: str
    webcal: str
    google: str
    code: QrCode | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The calendars of one community, or of the whole site."""

    id: str
    title: str
    subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """What to do in one calendar program, and how soon it shows changes."""

    id: str
    name: str
    way: str
    delay: str


def plan_programs(here: Here) -> tuple[Program, ...]:
    """Return what to do in each program, what most visitors have first."""
    return tuple(
        Program(id_, here.words(name), here.words(way), here.words(delay) if delay else "")
        for id_, name, way, delay in _PROGRAMS
    )


def plan_shelves(here: Here) -> Iterator[Shelf]:
    """Yield the calendars of one language: the whole site's first, then each community's, then those of past years."""
    feeds = here.edition.once(feeds_of)
    general = [feed for feed in feeds if feed.about is None and feed.kind != "archive"]
    yield _shelf(here, "site", here.edition.site_name, general)
    owned = [(feed.about.community, feed) for feed in feeds if feed.about]
    for community, own in groupby(owned, key=lambda pair: pair[0]):
        name = next(c.title for c in here.site.communities if c.key.id == community)
        yield _shelf(here, community, here.text(name).text, [feed for _community, feed in own])
    archives = [feed for feed in feeds if feed.kind == "archive"]
    if archives:
        yield _shelf(here, "archives", here.words(_("Past years")), archives)


def _shelf(here: Here, id_: str, title: str, feeds: Iterable[FeedInfo]) -> Shelf:
    return Shelf(f"of-{id_}", title, tuple(_subscription(here, feed) for feed in feeds))


def _subscription(here: Here, feed: FeedInfo) -> Subscription:
    address = absolute(here, feed.path)
    id_ = feed.path.removeprefix(here.edition.prefix).removeprefix("/feeds/").removesuffix(".ics").replace("/", "-")
    is_archive = feed.kind == "archive"
    page = absolute(here, here.path)
    return Subscription(
        id=id_,
        name=feed.name,
        holds=feed.holds,
        coming="" if is_archive else _coming(here, feed.coming),
        is_empty=not is_archive and not feed.coming,
        file=here.file(feed.path),
        address=address,
        webcal=as_webcal(address) if address else "",
        google=as_google_subscription(address) if address else "",
        code=plan_qr_code(here, f"{page}#{id_}") if page and not is_archive else None,
    )


def _coming(here: Here, number: int) -> str:
    if not number:
        return here.words(_("Nothing to come at the moment; it can be subscribed to all the same."))
    return here.words(_("1 date to come") if number == 1 else _("{n} dates to come"), n=number)
