"""One page's point of view: how it says things, links to others, and shows their pictures and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from linli.graph.figures import LedgerEntry
from linli.graph.link import find_withheld
from linli.graph.prose import mentions
from linli.graph.site import Site, ZoneNode
from linli.records.fields import ConsentScope, Deduplication, FigureKind, FigureStatus, Photo, Record
from linli.records.figure import Quantity
from linli.records.moment import Moment
from linli.records.reference import Key
from linli.records.text import LocalText
from linli.sources.photos import Photo as PhotoFile
from linli.traces import Remembered, note, untraced
from linli.views.parts import Badge, Fact, FigureView, Link, Phrase, Prose, TimeText
from linli.views.pictures import BODY, CENTRE, HERO, Picture, Profile, Slot, plan_picture
from linli.views.wording import Words, _

V = TypeVar("V")

_KIND_WORDS = {
    FigureKind.INPUT: _("What was put in"),
    FigureKind.REACH: _("Who was reached"),
    FigureKind.OUTPUT: _("What was done"),
    FigureKind.OUTCOME: _("What changed"),
    FigureKind.IMPACT: _("What changed for good"),
}
_ONCE_WORDS = {
    Deduplication.YES: _("Yes"),
    Deduplication.NO: _("No: the same person may be counted several times"),
    Deduplication.UNKNOWN: _("Not known"),
}


@dataclass(frozen=True)
class Edition:
    """The site in one language.

    `prefixes` says what stands before the addresses of each language (empty for the first, or `/en`).
    `site_url` is empty in a preview without an address. `encoder` names the code that encodes photos, `artist`
    the code that draws share cards. `stylesheets` and `scripts` are paths from the root. `filings` are the numbers
    under which the site is on file with the authorities, each with its official page. `sheets` says whether there is
    anything to print and hang up.
    """

    site: Site
    language: str
    words: Words
    all_words: Mapping[str, Words]
    prefixes: Mapping[str, str]
    site_name: str
    site_url: str
    encoder: str
    profile: Profile
    artist: str
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    filings: tuple[tuple[str, str], ...] = ()
    sheets: bool = True

    @property
    def prefix(self) -> str:
        """What stands before this language's addresses."""
        return self.prefixes[self.language]

    @property
    def withheld(self) -> frozenset[str]:
        """The digests of the photos that no page may show, under whatever name."""
        return self._withheld(ConsentScope.WEB)

    @property
    def withheld_from_print(self) -> frozenset[str]:
        """The digests of the photos that nothing made for paper may show."""
        return self._withheld(ConsentScope.PRINT)

    def _withheld(self, scope: ConsentScope) -> frozenset[str]:
        note("withheld", scope.value)
        return self._withheld_by_scope[scope]

    @cached_property
    def _withheld_by_scope(self) -> Mapping[ConsentScope, frozenset[str]]:
        with untraced():
            scopes = (ConsentScope.WEB, ConsentScope.PRINT)
            return {scope: frozenset(find_withheld(self.site, scope)) for scope in scopes}

    def once(self, work_out: Callable[[Edition], V]) -> V:
        """Return what a function of this edition returns, worked out once for all pages that want it."""
        found: V = self._found_once(work_out)
        return found

    @cached_property
    def _found_once(self) -> Remembered[Callable[[Edition], Any], Any]:
        return Remembered(lambda work_out: work_out(self))

    def at(self, address: str) -> Here:
        """Return the point of view of the page at `address`."""
        return Here(self, address)


@dataclass(frozen=True)
class Here:
    """What a page at `address` (without the language's prefix) needs in order to speak of other pages."""

    edition: Edition
    address: str
    root_override: str = ""

    @cached_property
    def site(self) -> Site:
        """The graph."""
        return self.edition.site

    @cached_property
    def words(self) -> Words:
        """The language."""
        return self.edition.words

    @cached_property
    def path(self) -> str:
        """The page's own address, with the language's prefix."""
        return self.edition.prefix + self.address

    @cached_property
    def root(self) -> str:
        """The way from the page to the site's root; it ends with a slash."""
        return self.root_override or "../" * (self.path.count("/") - 1) or "./"

    def url(self, address: str) -> str:
        """Return the way from the page to an address in the same language."""
        return self.file(f"{self.edition.prefix}{address}")

    def file(self, path: str) -> str:
        """Return the way from the page to a path of the site, whatever its language."""
        return self.root + path.removeprefix("/")

    def text(self, text: LocalText) -> Phrase:
        """Return a text in the page's language, or the nearest there is, marked with its own."""
        words, language = text.in_language(self.words.language)
        return Phrase(words, "" if language == self.words.language else language)

    def optional(self, text: LocalText | None) -> Phrase | None:
        """Return a text, or None where there is none."""
        return self.text(text) if text else None

    def texts(self, texts: Iterable[LocalText]) -> tuple[Phrase, ...]:
        """Return several texts."""
        return tuple(self.text(text) for text in texts)

    def link(self, target: Record | ZoneNode) -> Link:
        """Return a link to a record or a zone by its title."""
        title = target.zone.title if isinstance(target, ZoneNode) else target.title
        return Link(self.url(self.site.addresses[target.key]), self.text(title))

    def links(self, targets: Iterable[Record | ZoneNode]) -> tuple[Link, ...]:
        """Return links to several records, each once."""
        return tuple(self.link(target) for target in {target.key: target for target in targets}.values())

    def link_to(self, key: Key) -> Link | None:
        """Return a link to a record or a zone by its key, or None where the site has no such record."""
        target = self.site.records.get(key) or self.site.zones.get(key)
        return self.link(target) if target else None

    def moment(self, moment: Moment | None) -> TimeText | None:
        """Return a date, or None where there is none."""
        return self.words.moment(moment) if moment else None

    def sources(self, record: Record, field: str = "sources") -> tuple[Link, ...]:
        """Return links to the press records that a record cites."""
        return self.links(
            self.site.records[link.target]
            for link in self.site.links_from.get(record.key, ())
            if link.field == field and link.target in self.site.records
        )

    # Pictures

    def picture(self, record: Record, photo: Photo, slot: Slot) -> Picture | None:
        """Return a photo as planned for `slot`; None where it is missing or may no longer be shown."""
        file = self.photo_file(record, photo.file)
        return self._plan(file, photo, slot) if file else None

    def photo_file(self, record: Record, name: str) -> PhotoFile | None:
        """Return a photo's file; None where it is missing or may no longer be shown."""
        file = self.site.photo_files.get((record.origin.folder, name))
        return file if file and file.digest not in self.edition.withheld else None

    def pictures(self, record: Record, photos: Iterable[Photo], slot: Slot) -> tuple[Picture, ...]:
        """Return those of the photos that may be shown."""
        return tuple(picture for photo in photos if (picture := self.picture(record, photo, slot)))

    def title_picture(self, record: Record, slot: Slot = HERO) -> Picture | None:
        """Return the picture that stands for a record: the first that may be shown."""
        return next(iter(self.pictures(record, record.pictures, slot)), None)

    def _plan(self, file: PhotoFile, photo: Photo, slot: Slot) -> Picture:
        return plan_picture(
            file,
            alt="" if photo.decorative or photo.alt is None else self.text(photo.alt).text,
            slot=slot,
            base=self.root,
            encoder=self.edition.encoder,
            profile=self.edition.profile,
            caption=self.text(photo.caption).text if photo.caption else "",
            credit=photo.credit or "",
            rights=photo.rights or "",
            kind=photo.kind.value,
            focal=photo.focal or CENTRE,
        )

    # Texts

    def prose(self, record: Record) -> Prose | None:
        """Return a record's text with its macros resolved: records linked, figures said, pictures planned."""
        body = record.body(self.words.language)
        if body is None:
            return None
        language = "" if body.language == self.words.language else body.language
        text, pictures = self._speaking(body.language)._resolve(body.text, record)
        return Prose(text, language, pictures)

    def said(self, text: LocalText | None, record: Record) -> Phrase | None:
        """Return a short text of a record with its figures said."""
        if text is None:
            return None
        phrase = self.text(text)
        return Phrase(self._speaking(phrase.lang)._say_figures(phrase.text, record), phrase.lang)

    def _speaking(self, language: str) -> Here:
        """Return this page's point of view in the words of a language that a text has fallen back to."""
        if language in ("", self.words.language):
            return self
        words = self.edition.all_words.get(language) or Words(language)
        return replace(self, edition=replace(self.edition, words=words))

    def _say_figures(self, text: str, record: Record) -> str:
        for mention in reversed(list(mentions(text))):
            if mention.kind == "figure" and (entry := self.site.ledger.find(record.key, mention.name)):
                text = text[: mention.start] + self.amount(entry) + text[mention.end :]
            elif mention.kind == "record":
                link = self._mentioned(mention.name, record)
                text = (
                    text[: mention.start] + (mention.words or (link.phrase.text if link else "")) + text[mention.end :]
                )
        return text

    def _resolve(self, text: str, record: Record) -> tuple[str, tuple[tuple[str, Picture], ...]]:
        pictures: dict[str, Picture] = {}
        for mention in reversed(list(mentions(text))):
            replacement = None
            if mention.kind == "figure" and (entry := self.site.ledger.find(record.key, mention.name)):
                replacement = self.amount(entry)
            elif mention.kind == "record" and (link := self._mentioned(mention.name, record)):
                replacement = _markdown_link(mention.words, link)
            elif mention.kind == "picture":
                picture = self._body_picture(record, mention.name, mention.words, mention.caption)
                placeholder = f"linli-picture-{mention.start}"
                replacement = f"![]({placeholder})" if picture else ""
                pictures |= {placeholder: picture} if picture else {}
            if replacement is not None:
                text = text[: mention.start] + replacement + text[mention.end :]
        return text, tuple(sorted(pictures.items()))

    def _mentioned(self, name: str, record: Record) -> Link | None:
        key = self.site.resolve(name, record)
        return self.link_to(key) if key else None

    def _body_picture(self, record: Record, name: str, alt: str, caption: str) -> Picture | None:
        listed = next((photo for photo in record.photos if photo.file == name), None)
        if listed:
            return self.picture(record, listed, BODY)
        file = self.photo_file(record, name)
        if file is None:
            return None
        return plan_picture(
            file,
            alt=alt,
            slot=BODY,
            base=self.root,
            encoder=self.edition.encoder,
            profile=self.edition.profile,
            caption=caption,
        )

    # Figures

    def amount(self, entry: LedgerEntry) -> str:
        """Return what a figure says, with its qualifier and unit."""
        unit = self.text(entry.figure.unit).text if entry.figure.unit else ""
        return self.words.quantity(entry.quantity, unit)

    def figure(self, entry: LedgerEntry) -> FigureView:
        """Return a figure with all that makes it worth believing."""
        figure = entry.figure
        words = self.words
        rows = (
            (_("Scope"), self._linked(figure.scope)),
            (_("Period"), (TimeText(words.period(figure.period), ""),) if figure.period else ()),
            (_("As of"), (words.moment(figure.as_of),) if figure.as_of else ()),
            (_("How measured"), self._method(entry)),
            (_("Measures"), self._worded(_KIND_WORDS[figure.kind]) if figure.kind else ()),
            (_("Counted once each"), self._worded(_ONCE_WORDS[figure.deduplicated]) if figure.deduplicated else ()),
            (_("Before"), self._baseline(entry)),
            (_("Target"), self._said(entry, figure.target)),
            (_("Not to be added to"), self._overlaps(entry)),
            (_("Note"), self._linked(figure.note)),
        )
        return FigureView(
            id=entry.id,
            text=self.amount(entry),
            label=self.text(figure.label) if figure.label else Phrase(entry.id),
            badge=self._figure_badge(figure.status),
            details=tuple(Fact(words(label), values) for label, values in rows if values),
            sources=self._figure_sources(entry),
            counted=figure.computed is not None,
        )

    def figures(self, owner: Key) -> tuple[FigureView, ...]:
        """Return the figures of one owner."""
        return tuple(self.figure(entry) for entry in self.site.ledger.of(owner))

    def _method(self, entry: LedgerEntry) -> tuple[Link, ...]:
        if entry.figure.computed:
            return (Link("", Phrase(self.words(_("Counted from the records of this site")))),)
        return self._linked(entry.figure.method) or (Link("", Phrase(self.words(_("Not stated by the source")))),)

    def _worded(self, text: str) -> tuple[Link, ...]:
        return (Link("", Phrase(self.words(text))),)

    def _said(self, entry: LedgerEntry, quantity: Quantity | None) -> tuple[Link, ...]:
        """Return an amount that is measured as the figure itself is."""
        unit = self.text(entry.figure.unit).text if entry.figure.unit else ""
        return (Link("", Phrase(self.words.quantity(quantity, unit))),) if quantity else ()

    def _baseline(self, entry: LedgerEntry) -> tuple[Link | TimeText, ...]:
        since = self.moment(entry.figure.baseline_as_of)
        return (*self._said(entry, entry.figure.baseline), *((since,) if since else ()))

    def _overlaps(self, entry: LedgerEntry) -> tuple[Link, ...]:
        others = (self.site.ledger.find(entry.owner, name) for name in entry.figure.overlaps)
        labels = (other.figure.label for other in others if other)
        return tuple(Link("", self.text(label)) for label in labels if label)

    def _linked(self, text: LocalText | None) -> tuple[Link, ...]:
        return (Link("", self.text(text)),) if text else ()

    def _figure_badge(self, status: FigureStatus) -> Badge | None:
        if status is FigureStatus.PLANNED:
            return Badge(self.words(_("Planned")), "planned")
        if status is FigureStatus.CONTEXT:
            return Badge(self.words(_("Context")), "muted")
        return None

    def _figure_sources(self, entry: LedgerEntry) -> tuple[Link, ...]:
        keys = (_press_key(source, entry.owner.community) for source in entry.figure.sources)
        return tuple(link for key in keys if (link := self.link_to(key)))


def _markdown_link(words: str, link: Link) -> str:
    """Return a link as Markdown; a title in another language than the page's says so."""
    language = f'{{: lang="{link.phrase.lang}"}}' if link.phrase.lang and not words else ""
    return f"[{_escaped(words or link.phrase.text)}]({link.url}){language}"


def _escaped(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]")


def _press_key(source: str, own_community: str) -> Key:
    community, _slash, name = source.rpartition("/")
    return Key("press", community or own_community, name)
