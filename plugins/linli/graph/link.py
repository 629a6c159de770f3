"""Records become a graph: everything that one record says of another is checked here."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from linli.problems import Place, Report, did_you_mean
from linli.records.case import Case
from linli.records.community import Community
from linli.records.event import Event, EventStatus
from linli.records.fields import Consent, ConsentScope, Loc, Photo, Record
from linli.records.holidays import HolidayNotice
from linli.records.honour import Honour
from linli.records.parse import Parsed
from linli.records.reference import Key
from linli.records.series import Series
from linli.records.space import Space
from linli.records.submission import Submission
from linli.sources.photos import Photo as PhotoFile
from linli.sources.photos import PhotoReader

from .addresses import assign_addresses, assign_redirects
from .almanac import keep_almanacs
from .audit import audit_site
from .counts import Lists, check_declared
from .evidence import check_figures_cited, gather_attachments, pictures_of_evidence
from .figures import Ledger, keep_ledger
from .prose import Mention, leads_elsewhere, mentions
from .recurrence import gather_happenings
from .references import Resolver, references
from .revisions import Revisions
from .site import LimitedPhoto, Link, Site, ZoneNode


def link_records(
    parsed: Parsed,
    photos: PhotoReader,
    notices: Iterable[HolidayNotice],
    today: date,
    time_zone: str,
    report: Report,
    sound: set[str] | None = None,
    tell: Callable[[Site], Revisions] = lambda _site: Revisions(),
) -> Site:
    """Return the site that the records make up. `sound`: as `audit_site` has it; `tell`: as `Site` has it.

    Reported are unresolved references, addresses used twice, contradictory figures, wrong counts,
    missing photos, unknown topics, macros in texts that mean nothing, dates that series do not have, and
    what contradicts itself in the texts.
    """
    records = {record.key: record for record in parsed.records}
    zones = _zones(parsed.records)
    published = {key: record for key, record in records.items() if not isinstance(record, Submission)}
    drafts = frozenset(draft.key for draft in parsed.drafts)
    resolver = Resolver([*published, *zones], parsed.broken, drafts, report)
    links = tuple(_resolve_all(parsed.records, resolver))
    links_to = _grouped(links, lambda link: link.target)
    lists = Lists(records, {key: [link.source for link in found] for key, found in links_to.items()})
    ledger = keep_ledger(parsed.records, lists.listed, parsed.broken, report)
    addresses = assign_addresses(published.values(), zones, report)
    check_declared(parsed.records, lists, parsed.broken, report)
    themes = {c.key.id: tuple(theme.id for theme in c.themes) for c in records.values() if isinstance(c, Community)}
    for record in parsed.records:
        _check_topics(record, themes, records, report)
        _check_mentions(record, resolver, ledger, report)
        check_figures_cited(record, ledger, report)
        _check_kind(record, today, report)
    _check_editions(parsed.records, report)
    almanac, almanacs = keep_almanacs(parsed.records, notices, time_zone)
    series_of = {link.source: link.target for link in links if link.field == "series"}
    happenings = gather_happenings(parsed.records, series_of, almanacs, today, report)
    site = Site(
        records=published,
        submissions=tuple(record for record in parsed.records if isinstance(record, Submission)),
        zones=zones,
        links_from=_grouped(links, lambda link: link.source),
        links_to=links_to,
        addresses=addresses,
        redirects=assign_redirects(published.values(), addresses, report),
        ledger=ledger,
        photo_files=_measure_photos(parsed.records, photos, report),
        limited=tuple(_limited_in(parsed.drafts, photos)),
        attachments=gather_attachments(parsed.records, photos.content_dir, report),
        happenings=happenings,
        almanac=almanac,
        almanacs=almanacs,
        day=today,
        time_zone=time_zone,
        resolver=resolver,
        tell=tell,
    )
    # Where something is wrong already, verdicts would have it told once more.
    for finding in audit_site(site, None if len(report) else sound):
        if finding.severity == "block":
            report.add(finding.place, finding.message, finding.way_out)
    return site


@dataclass(frozen=True, slots=True)
class Withheld:
    """A photo that is not shown: where an editor says so, and why."""

    place: Place
    file: str
    reason: str


def find_withheld(site: Site, scope: ConsentScope = ConsentScope.WEB) -> Mapping[str, Withheld]:
    """Return the photos that may not be shown in `scope`, by the digest of their files.

    One record's word holds for the whole site: the same picture in another record, in a text, or under
    another name is withheld too. A draft's word holds as well.
    """
    withheld: dict[str, Withheld] = {}
    today = site.today
    for limited in site.limited:
        if reason := _objection(limited.photo, today, scope):
            withheld.setdefault(limited.digest, Withheld(limited.place, limited.photo.file, reason))
    for record in site.records.values():
        for photo, place in photos_of(record):
            reason = _objection(photo, today, scope)
            file = site.photo_files.get((record.origin.folder, photo.file)) if reason else None
            if file:
                withheld.setdefault(file.digest, Withheld(place, photo.file, reason))
    return withheld


def tell_withheld(site: Site) -> tuple[Withheld, ...]:
    """Return every place that names a photo which is withheld from the pages, sorted."""
    withheld = find_withheld(site)
    told: dict[Place, Withheld] = {found.place: found for found in withheld.values()}
    for record in site.records.values():
        objections = {place: _objection(photo, site.today, ConsentScope.WEB) for photo, place in photos_of(record)}
        for name, place in _picture_names(record):
            file = site.photo_files.get((record.origin.folder, name))
            if file and file.digest in withheld:
                reason = objections.get(place) or f"it is the picture of {withheld[file.digest].place}"
                told.setdefault(place, Withheld(place, name, reason))
    return tuple(told[place] for place in sorted(told))


def _objection(photo: Photo, today: date, scope: ConsentScope) -> str:
    """Return why a photo may not be shown in `scope`; nothing, if it may."""
    consent = photo.consent
    if consent is None:
        return ""
    if consent.withdrawn:
        return "consent was withdrawn"
    if consent.until and consent.until.latest_day < today:
        return f"consent ended on {consent.until}"
    if consent.scope and scope not in consent.scope:
        return f"consent covers {', '.join(consent.scope)}, not {scope}"
    return ""


def photos_of(record: Record) -> Iterator[tuple[Photo, Place]]:
    """Yield every photo that a record lists, its zones' included, and where."""
    for number, photo in enumerate(record.photos):
        yield photo, record.origin.place_of("photos", number)
    for zone_number, zone in enumerate(record.zones if isinstance(record, Space) else ()):
        for number, photo in enumerate(zone.photos):
            yield photo, record.origin.place_of("zones", zone_number, "photos", number)


def _zones(records: Iterable[Record]) -> dict[Key, ZoneNode]:
    return {
        (key := Key("zone", space.key.community, f"{space.key.id}/{zone.id}")): ZoneNode(key, zone, space, number)
        for space in records
        if isinstance(space, Space)
        for number, zone in enumerate(space.zones)
    }


def _resolve_all(records: Iterable[Record], resolver: Resolver) -> Iterator[Link]:
    for record in records:
        for loc, kinds, text in references(record):
            target = resolver.resolve(text, kinds, record, record.origin.place_of(*loc))
            if target:
                field = ".".join(step for step in loc if isinstance(step, str))
                yield Link(record.key, field, loc, target)


def _grouped(links: Iterable[Link], key_of: Callable[[Link], Key]) -> Mapping[Key, tuple[Link, ...]]:
    groups: dict[Key, list[Link]] = defaultdict(list)
    for link in links:
        groups[key_of(link)].append(link)
    return {key: tuple(found) for key, found in groups.items()}


def _check_topics(
    record: Record, themes: Mapping[str, tuple[str, ...]], records: Mapping[Key, Record], report: Report
) -> None:
    home = record.key.community
    known = themes.get(home)
    for number, topic in enumerate(record.topics if known is not None else ()):
        if known is not None and topic not in known:
            file = records[Key("community", home, home)].origin.place.path
            report.add(
                record.origin.place_of("topics", number),
                f"topic `{topic}` is unknown.",
                did_you_mean(topic, known, f"Declare it under `themes:` in `{file}`."),
            )


def _check_mentions(record: Record, resolver: Resolver, ledger: Ledger, report: Report) -> None:
    for text, place in _texts(record):
        for mention in mentions(text):
            line = Place(place.path, place.line + mention.line)
            if mention.kind == "record":
                resolver.resolve(mention.name, (), record, line)
            elif mention.kind == "figure" and not ledger.may_mean_a_figure(record.key, mention.name):
                _report_unknown_figure(mention.name, record, ledger, line, report)
            elif mention.kind == "picture":
                _check_picture(mention, record, line, report)
            elif mention.kind == "odd":
                report.add(
                    line,
                    "a picture is written in a way that is not read here.",
                    'Write `![what it shows](file.jpg "caption")`, without brackets in the words; `<my file.jpg>` for '
                    "a name with spaces; and `\\![` if no picture is meant.",
                )
            elif mention.kind == "html":
                report.add(line, "a picture stands here as HTML.", "Write `![what it shows](file.jpg)`.")
            elif mention.kind == "link" and not leads_elsewhere(mention.name):
                report.add(
                    line, f"the link `{mention.name}` leads nowhere.", "Link a record as `[[id]]` or `[[id|words]]`."
                )


def _check_picture(mention: Mention, record: Record, place: Place, report: Report) -> None:
    if leads_elsewhere(mention.name):
        report.add(
            place,
            f"picture `{mention.name}` lies on another site.",
            "Put the file beside this one: pages fetch nothing from others.",
        )
    elif not mention.words and mention.name not in {photo.file for photo in record.photos}:
        report.add(place, f"picture `{mention.name}` has no alt text.", "Write `![what it shows](…)`.")


def _report_unknown_figure(name: str, record: Record, ledger: Ledger, place: Place, report: Report) -> None:
    known = ledger.known_to(record.key)
    report.add(
        place,
        f"figure `{name}` is unknown.",
        did_you_mean(name, known, "Declare it under `figures:` of this record or of the community."),
    )


def _texts(record: Record) -> Iterator[tuple[str, Place]]:
    for body in record.origin.bodies:
        yield body.text, Place(body.path, body.first_line)
    if record.summary:
        for language, text in record.summary.versions:
            yield text, record.origin.place_of("summary", language)
    for loc, told in record.told() if isinstance(record, Case) else ():
        for language, text in told.versions:
            yield text, record.origin.place_of(*loc, language)


def _check_kind(record: Record, today: date, report: Report) -> None:
    if isinstance(record, Event) and record.status is EventStatus.DELIVERED and record.start.day > today:
        report.add(
            record.origin.place_of("status"),
            f"the event is told as delivered, but starts on {record.start}.",
            "Correct `status` or `start`.",
        )
    if isinstance(record, Community | Space) and record.map_image and not record.map_approval_no:
        report.add(
            record.origin.place_of("map_image"),
            f"the map `{record.map_image}` has no approval number, which maps shown to the public in China need.",
            "Add `map_approval_no:` (审图号), or leave the map out: links to map services need none.",
        )
    for name, loc in _pictures_cited(record):
        listed = [photo.file for photo in record.photos]
        if name not in listed:
            report.add(
                record.origin.place_of(*loc),
                f"picture `{name}` is not among `photos`.",
                did_you_mean(name, listed, "Add it there, with its alt text."),
            )


def _pictures_cited(record: Record) -> Iterator[tuple[str, Loc]]:
    """Yield the pictures that a record's fields name and that must be among its own, and where."""
    if isinstance(record, Honour) and record.certificate and record.certificate.photo:
        yield record.certificate.photo, ("certificate", "photo")
    if isinstance(record, Community | Space) and record.map_image:
        yield record.map_image, ("map_image",)
    if isinstance(record, Event | Series) and record.signup and record.signup.code:
        yield record.signup.code, ("signup", "code")
    for number, pair in enumerate(record.before_after if isinstance(record, Case) else ()):
        yield pair.before, ("before_after", number, "before")
        yield pair.after, ("before_after", number, "after")


def _check_editions(records: Iterable[Record], report: Report) -> None:
    taken: dict[tuple[str, str, str], Event] = {}
    for event in records:
        if isinstance(event, Event) and event.series and event.edition:
            slot = (event.key.community, event.series, event.edition)
            if slot in taken:
                report.add(
                    event.origin.place_of("edition"),
                    f"edition {event.edition} of `{event.series}` is already `{taken[slot].origin.place.path}`.",
                    "Correct one of the two.",
                )
            taken.setdefault(slot, event)


def _measure_photos(
    records: Iterable[Record], photos: PhotoReader, report: Report
) -> Mapping[tuple[str, str], PhotoFile]:
    files: dict[tuple[str, str], PhotoFile] = {}
    for record in records:
        folder = record.origin.folder
        for name, place in _picture_names(record):
            path = os.path.join(folder, name)  # noqa: PTH118 (of tens of thousands of photos)
            if (folder, name) not in files and (file := photos.measure_photo(path, place, report)):
                files[folder, name] = file
    return files


def _limited_in(drafts: Iterable[Record], photos: PhotoReader) -> Iterator[LimitedPhoto]:
    unheard = Report()  # a draft may lack its pictures
    for draft in drafts:
        for photo, place in photos_of(draft):
            if photo.consent is not None and _may_end(photo.consent):
                file = photos.measure_photo(os.path.join(draft.origin.folder, photo.file), place, unheard)  # noqa: PTH118
                if file:
                    yield LimitedPhoto(photo, file.digest, place)


def _may_end(consent: Consent) -> bool:
    return bool(consent.withdrawn or consent.until or consent.scope)


def _picture_names(record: Record) -> Iterator[tuple[str, Place]]:
    for photo, place in photos_of(record):
        yield photo.file, place
    for body in record.origin.bodies:
        for mention in mentions(body.text) if "![" in body.text else ():
            if mention.kind == "picture" and not leads_elsewhere(mention.name):
                yield mention.name, Place(body.path, body.first_line + mention.line)
    yield from pictures_of_evidence(record)
