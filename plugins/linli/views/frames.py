"""Plans what surrounds a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import urljoin

from markupsafe import Markup

from linli.records.community import Community
from linli.records.fields import Record
from linli.records.kinds import KINDS
from linli.views.cards import KINDS_WORDS, list_address
from linli.views.frame import Alternate, Frame
from linli.views.here import Here
from linli.views.licences import image_data
from linli.views.parts import Link, Phrase, RecordView
from linli.views.wording import _

# The page of all calendars that people can subscribe to.
SUBSCRIBE = "/subscribe/"
LANGUAGE_NAMES = {"zh-CN": "中文", "en": "English"}
# A community's years in review.
REVIEWS = _("Years in review")
_LONG_NAME = 48
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
# The order in which a community's own navigation tells of it.
_SECTIONS = (
    "spaces",
    "groups",
    "events",
    "series",
    "services",
    "posts",
    "needs",
    "honours",
    "stories",
    "cases",
    "partners",
    "press",
)


def plan_frame(
    here: Here,
    title: str | Phrase,
    description: str,
    *,
    community: Community | None = None,
    trail: Sequence[Link] = (),
    jsonld: object = None,
    calendar: str = "",
    indexed: bool = True,
) -> Frame:
    """Return what surrounds a page. `trail` leads from the site's start to the page's parent."""
    name = title if isinstance(title, Phrase) else Phrase(title)
    edition = here.edition
    words = here.words
    home = Link(here.url("/"), Phrase(edition.site_name), current=here.address == "/")
    breadcrumb = (Link(home.url, Phrase(words(_("Home")))), *trail, Link("", name, current=True))
    return Frame(
        lang=edition.language,
        path=here.path,
        root=here.root,
        title=" · ".join(dict.fromkeys((name.text, *_owner_names(here, community, name.text), edition.site_name))),
        site_name=edition.site_name,
        site_title=home,
        description=" ".join(description.split())[:200],
        canonical=absolute(here, here.path),
        alternates=_alternates(here),
        image="",
        nav=_site_navigation(here),
        community=_door_of(here, community) if community else None,
        community_id=community.key.id if community else "",
        sections=_community_navigation(here, community) if community else (),
        breadcrumb=() if here.address == "/" else breadcrumb,
        languages=_languages(here),
        feeds=_feeds(here, community, calendar),
        jsonld=_script_safe(jsonld) if jsonld else "",
        way=_script_safe(_breadcrumb_data(here, breadcrumb)) if indexed and here.address != "/" else "",
        filings=edition.filings,
        subscribe=here.url(SUBSCRIBE),
        indexed=indexed,
        stylesheets=tuple(here.file(path) for path in edition.stylesheets),
        scripts=tuple(here.file(path) for path in edition.scripts),
    )


def _door_of(here: Here, community: Community) -> Link:
    """Return the way to a community by its name, or by its short one where the name would not fit on one line."""
    link = here.link(community)
    # Bytes tell width better than characters do: a Han character has three of them, and is as wide as two letters.
    is_long = len(link.phrase.text.encode()) > _LONG_NAME
    return replace(link, phrase=here.text(community.short_name)) if is_long and community.short_name else link


def _owner_names(here: Here, community: Community | None, title: str) -> tuple[str, ...]:
    """Return whose a page is, for its title: lists of two communities must not look the same in a search result."""
    if community is None or title == here.text(community.title).text:
        return ()
    return (here.text(community.short_name or community.title).text,)


def plan_record_frame(
    here: Here, record: Record, view: RecordView, *, jsonld: object = None, calendar: str = ""
) -> Frame:
    """Return what surrounds a record's page."""
    community = here.site.community(record.key)
    frame = plan_frame(
        here,
        view.title,
        view.summary.text if view.summary else "",
        community=community,
        trail=community_trail(here, record),
        jsonld=jsonld,
        calendar=calendar,
    )
    asked_at = absolute(here, here.edition.prefix + here.site.addresses[community.key])
    images = image_data(view, here.edition.site_url, asked_at)
    return replace(frame, images=_script_safe(images) if images else "")


def plan_filings(icp: str, police_record: str) -> tuple[tuple[str, str], ...]:
    """Return the numbers under which a site is on file, each with the official page where it can be looked up."""
    code = "".join(character for character in police_record if character.isdigit())
    filings = (
        (icp, "https://beian.miit.gov.cn/"),
        (police_record, f"https://beian.mps.gov.cn/#/query/webSearch?code={code}"),
    )
    return tuple((number, url) for number, url in filings if number)


def absolute(here: Here, path: str) -> str:
    """Return an absolute address, or nothing where the site has no address yet."""
    return f"{here.edition.site_url}{path}" if here.edition.site_url and path else ""


def community_trail(here: Here, record: Record) -> tuple[Link, ...]:
    """Return the way to a record: its community, and the list of its kind."""
    community = here.site.community(record.key)
    folder = next(kind.folder for kind in KINDS if kind.name == record.key.kind)
    parent = Link(here.url(list_address(record.key.community, folder)), Phrase(here.words(KINDS_WORDS[folder])))
    return (here.link(community), parent)


def kinds_present(here: Here, community: str) -> tuple[str, ...]:
    """Return the folders of the kinds that a community has records of, in the order of its navigation."""
    present = here.site.kinds_in(community)
    if not here.site.timeline(community).is_empty:
        present |= {"event"}
    return _folders_of(present)


@cache
def _folders_of(kinds: frozenset[str]) -> tuple[str, ...]:
    folders = {kind.folder for kind in KINDS if kind.name in kinds}
    return tuple(folder for folder in _SECTIONS if folder in folders)


def _site_navigation(here: Here) -> tuple[Link, ...]:
    def entry(address: str, text: str) -> Link:
        return Link(here.url(address), Phrase(here.words(text)), current=here.address == address)

    communities = [
        Link(
            here.url(here.site.addresses[c.key]),
            here.text(c.short_name or c.title),
            here.address.startswith(f"/{c.key.id}/"),
        )
        for c in here.site.communities
    ]
    pages = (entry("/events/", _("Events")), entry("/impact/", _("Impact")), entry("/search/", _("Search")))
    return (*communities, *pages)


def reviews_address(community: str) -> str:
    """Return the address of a community's years in review."""
    return f"/{community}/years/"


def review_address(community: str, year: int) -> str:
    """Return the address of one year in review."""
    return f"{reviews_address(community)}{year}/"


def _community_navigation(here: Here, community: Community) -> tuple[Link, ...]:
    links = []
    for folder in kinds_present(here, community.key.id):
        address = list_address(community.key.id, folder)
        links.append(Link(here.url(address), Phrase(here.words(KINDS_WORDS[folder])), here.address.startswith(address)))
    return tuple(links)


def _alternates(here: Here) -> tuple[Alternate, ...]:
    if not here.edition.site_url:
        return ()
    return tuple(
        Alternate(code, absolute(here, prefix + here.address)) for code, prefix in here.edition.prefixes.items()
    )


def _languages(here: Here) -> tuple[Link, ...]:
    return tuple(
        Link(here.file(prefix + here.address), Phrase(_name_of(here, code), code), code == here.edition.language)
        for code, prefix in here.edition.prefixes.items()
    )


def _name_of(here: Here, code: str) -> str:
    return LANGUAGE_NAMES.get(code) or str(here.edition.all_words[code].locale.get_display_name() or code)


def _feeds(here: Here, community: Community | None, calendar: str) -> tuple[tuple[str, str, str], ...]:
    words = here.words
    feeds = [
        ("text/calendar", f"{here.edition.site_name} · {words(_('All events'))}", here.url("/feeds/all.ics")),
        ("application/atom+xml", f"{here.edition.site_name} · {words(_('News'))}", here.url("/feeds/all.atom")),
    ]
    if community:
        name = here.text(community.title).text
        own = here.url(f"/feeds/community/{community.key.id}")
        feeds.append(("text/calendar", f"{name} · {words(_('Events'))}", f"{own}.ics"))
        feeds.append(("application/atom+xml", f"{name} · {words(_('News'))}", f"{own}.atom"))
    if calendar:
        feeds.append(("text/calendar", words(_("This event")), calendar))
    return tuple(feeds)


def _breadcrumb_data(here: Here, links: Sequence[Link]) -> object:
    """Return schema.org's breadcrumb of a page: the way to it, as far as there are pages on it."""
    entries = [
        {"@type": "ListItem", "position": position, "name": link.phrase.text, "item": _followed(here, link.url)}
        for position, link in enumerate(links, 1)
    ]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": entries}


def _followed(here: Here, url: str) -> str:
    """Return where a relative link leads: absolutely, if the site has an address, or else from its root."""
    is_ours = url.startswith(here.root) and here.root.startswith(".")
    path = f"/{url.removeprefix(here.root)}" if is_ours else urljoin(here.path, url)
    return absolute(here, path) or path


def _script_safe(value: object) -> Markup:
    """Return JSON that cannot end the script element that it stands in."""
    text = _JSON.encode(value)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
