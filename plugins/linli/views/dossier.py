"""What a jury reads of an entry, on paper and as a Word file: one plain value for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linli.graph.figures import LedgerEntry
from linli.graph.indicators import Measured
from linli.graph.prose import mentions
from linli.records.argument import Confidentiality
from linli.records.choice import Choice
from linli.records.fields import Deduplication
from linli.records.honour import Honour
from linli.records.moment import Moment
from linli.records.partner import Partner
from linli.records.press import Press
from linli.records.text import LocalText
from linli.views.cards import LEVEL_WORDS
from linli.views.cuts import Cut, CutEvidence, CutSection
from linli.views.documents import PrintCode, PrintPicture
from linli.views.evidence import TYPE_WORDS
from linli.views.plain_text import plain_text, say_amount, say_text
from linli.views.readiness.values import SIGNS, span_shown
from linli.views.wording import Words, _

_ONCE_WORDS = {
    Deduplication.YES: _("each person counted once"),
    Deduplication.NO: _("the same person may be counted several times"),
    Deduplication.UNKNOWN: _("not known whether each person is counted once"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A label, and what is true."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One section of the entry. `evidence` lists the numbers of what supports it."""

    id: str
    number: int
    title: str
    prompt: str
    paragraphs: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure, and how it was found out."""

    id: str
    label: str
    value: str
    when: str
    scope: str
    method: str
    notes: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A value that a standard asks for, and what the case comes to."""

    name: str
    wanted: str
    measured: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence. `file` is its name in the package; without one, `where` says where it can be read."""

    no: str
    title: str
    kind: str
    proves: str
    details: str
    where: str
    supports: tuple[str, ...]
    file: str
    access: str


@dataclass(frozen=True, slots=True)
class Plate:
    """A photo with its words."""

    no: str
    picture: PrintPicture
    caption: str
    credit: str
    rights: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """What somebody declares. What is not known yet is left to be filled in by hand."""

    id: str
    text: str
    signer: str
    date: str
    seal: bool


@dataclass(frozen=True, slots=True)
class Labels:
    """The document's own words in its language."""

    kind: str
    contents: str
    particulars: str
    indicators: str
    indicator: str
    wanted: str
    verdict: str
    figures: str
    figure: str
    value: str
    measured: str
    period: str
    evidence: str
    number: str
    exhibit: str
    proves: str
    supports: str
    supported_by: str
    photos: str
    photo: str
    credit: str
    rights: str
    partners: str
    honours: str
    gaps: str
    declarations: str
    signer: str
    date: str
    seal: str
    seal_here: str
    recommendation: str
    opinion: str
    stamp: str
    page: str
    empty: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """An entry as a jury reads it. What it has not got is empty.

    `stamp` is the beginning of the digest of its texts: a sealed print can be matched with what it says. `draft` is
    the mark across every page, or empty.
    """

    language: str
    title: str
    one_line: str
    award: str
    applicant: str
    particulars: tuple[Row, ...]
    facts: tuple[Row, ...]
    passages: tuple[Passage, ...]
    indicators: tuple[IndicatorRow, ...]
    figures: tuple[KeyFigure, ...]
    exhibits: tuple[Exhibit, ...]
    plates: tuple[Plate, ...]
    partners: tuple[Row, ...]
    honours: tuple[Row, ...]
    gaps: tuple[str, ...]
    declarations: tuple[Declaration, ...]
    recommended: bool
    colour: str
    stamp: str
    code: PrintCode | None
    draft: str
    labels: Labels


def plan_dossier(
    cut: Cut,
    words: Words,
    plates: tuple[Plate, ...],
    files: dict[str, str],
    colour: str,
    code: PrintCode | None,
    draft: bool,
) -> Dossier:
    """Return an entry as a jury reads it; `files` are the names of pieces of evidence in the package, by number."""
    case, profile, site = cut.case, cut.profile, cut.entry.site
    community = site.community(case.key)
    return Dossier(
        language=cut.language,
        title=cut.title,
        one_line=_say(cut, words, case.one_line or case.theme or case.summary),
        award=_say(cut, words, profile.name),
        applicant=", ".join(_titles(cut, words, "submitter")) or _say(cut, words, community.title),
        particulars=tuple(row for row in _particulars(cut, words) if row.value),
        facts=tuple(Row(fact.title, fact.text) for fact in cut.facts),
        passages=tuple(
            Passage(
                s.id, number, s.title, s.prompt, tuple(s.text.split("\n")) if s.text else (), _shown(cut, s.evidence)
            )
            for number, s in enumerate(cut.sections, start=1)
        ),
        indicators=tuple(_indicator(measured, words) for measured in cut.indicators),
        figures=tuple(_key_figure(cut, words, entry) for entry in figures_of(cut)),
        exhibits=tuple(_plan_exhibit(cut, words, piece, files.get(piece.piece.no, "")) for piece in exhibits_of(cut)),
        plates=plates,
        partners=tuple(
            Row(_say(cut, words, p.title), words.listed(_say(cut, words, role) for role in p.roles))
            for p in site.follow(case.key, "partners", Partner)
        ),
        honours=tuple(_honour(cut, words, honour) for honour in site.follow(case.key, "honours", Honour)),
        gaps=tuple(_say(cut, words, gap) for gap in case.gaps),
        declarations=_plan_declarations(cut, words),
        recommended=any(route.kind in ("recommended", "nominated", "推荐", "提名") for route in profile.route),
        colour=colour,
        stamp=cut.stamp,
        code=code,
        draft=words(_("Draft, not to be handed in")) if draft else "",
        labels=_labels(words),
    )


def figures_of(cut: Cut) -> tuple[LedgerEntry, ...]:
    """Return the figures that an entry speaks of: those of the case and those that its texts name, each once."""
    case, ledger = cut.case, cut.entry.site.ledger
    names = [*case.figures, *(name for _loc, name in case.figures_cited())]
    texts = [said for _loc, text in case.told() for _language, said in text.versions]
    texts += [body.text for body in case.origin.bodies]
    texts += [body.text for body in cut.submission.origin.bodies] if cut.submission else []
    names += [mention.name for text in texts for mention in mentions(text) if mention.kind == "figure"]
    found = (ledger.find(case.key, name) for name in names)
    return tuple({(entry.owner, entry.id): entry for entry in found if entry}.values())


def exhibits_of(cut: Cut) -> tuple[CutEvidence, ...]:
    """Return the evidence that goes with an entry, each piece once, in the order of its numbers."""
    by_number = {piece.piece.no: piece for piece in cut.evidence}
    return tuple(sorted(by_number.values(), key=lambda piece: int(piece.piece.no.removeprefix("E"))))


def _plan_exhibit(cut: Cut, words: Words, handed: CutEvidence, file: str) -> Exhibit:
    """Return a piece of evidence as it is listed."""
    piece = handed.piece
    sealed = words(_("Bears a seal")) if piece.sealed else ""
    details = (_say(cut, words, piece.issuer), _day(words, piece.date), _say(cut, words, piece.locator), sealed)
    claims = [claim for claim in cut.case.claims if piece.no in claim.evidence]
    jury = words(_("For the jury only")) if piece.confidentiality is Confidentiality.JURY else ""
    return Exhibit(
        no=piece.no,
        title=handed.title,
        kind=words(TYPE_WORDS[piece.type]),
        proves=handed.proves,
        details=words.listed(filter(None, details)),
        where="" if file else _where(cut, words, handed),
        supports=tuple(_say(cut, words, claim.text) for claim in claims),
        file=file,
        access=jury,
    )


def _plan_declarations(cut: Cut, words: Words) -> tuple[Declaration, ...]:
    """Return what has to be declared, with who has signed it so far."""
    signed = cut.submission.declarations if cut.submission else {}
    made = []
    for rule in cut.profile.declarations:
        signature = signed.get(rule.id)
        is_signed = signature is not None and signature.signed
        text = _say(cut, words, rule.text) or rule.id.replace("-", " ").replace("_", " ")
        signer = signature.by or "" if signature and is_signed else ""
        date = _day(words, signature.date) if signature and is_signed else ""
        made.append(Declaration(rule.id, text, signer, date, rule.seal))
    return tuple(made)


def _particulars(cut: Cut, words: Words) -> Iterator[Row]:
    case, profile, site = cut.case, cut.profile, cut.entry.site
    community = site.community(case.key)
    place = case.place
    levels = (place.province, place.city, place.district, place.subdistrict, place.neighbourhood) if place else ()
    parts = [_say(cut, words, level) for level in levels if level]
    where = "".join(parts) if words.is_han else ", ".join(reversed(parts))
    deadline = profile.deadline
    for label, value in (
        (_("Community"), _say(cut, words, community.title)),
        (_("Entered by"), words.listed(_titles(cut, words, "submitter"))),
        (_("Led by"), words.listed(_titles(cut, words, "lead"))),
        (_("Place"), where or _say(cut, words, community.place)),
        (_("Period"), words.period(case.period) if case.period else ""),
        (_("State"), _choice(case.status, words)),
        (_("As of"), _day(words, case.as_of)),
        (_("Organiser"), _say(cut, words, profile.organiser)),
        (_("Cycle"), profile.cycle or ""),
        (_("Deadline"), _day(words, deadline.closes) if deadline else ""),
    ):
        yield Row(words(label), value)


def _passage(cut: Cut, section: CutSection, number: int) -> Passage:
    paragraphs = tuple(section.text.split("\n")) if section.text else ()
    return Passage(section.id, number, section.title, section.prompt, paragraphs, _shown(cut, section.evidence))


def _indicator(measured: Measured, words: Words) -> IndicatorRow:
    indicator = measured.indicator
    unit = f" {indicator.unit}" if indicator.unit else ""
    wanted = f"{SIGNS.get(indicator.op.value, indicator.op.value)} {indicator.value:f}{unit}" if indicator.value else ""
    verdicts = {True: _("met"), False: _("not met"), None: _("cannot be told")}
    return IndicatorRow(
        name=indicator.name.in_language(words.language)[0],
        wanted=wanted,
        measured=f"{span_shown(measured.value)}{unit}" if measured.value else "",
        verdict=words(verdicts[measured.met]),
    )


def _key_figure(cut: Cut, words: Words, entry: LedgerEntry) -> KeyFigure:
    figure = entry.figure
    method = words(_("Counted from the records of this site")) if figure.computed else _say(cut, words, figure.method)
    sources = _titles_of(cut, words, figure.sources)
    when = words.period(figure.period) if figure.period else ""
    if figure.as_of:
        when = when or words(_("as of {date}"), date=_day(words, figure.as_of))
    before = words.quantity(figure.baseline, _unit(words, entry)) if figure.baseline else ""
    notes = (
        _choice(figure.status, words) if figure.status.value != "reached" else "",
        words(_ONCE_WORDS[figure.deduplicated]) if figure.deduplicated else "",
        words(_("before: {value}"), value=before) if before else "",
        words(_("source: {source}"), source=words.listed(sources)) if sources else "",
        _say(cut, words, figure.note),
    )
    return KeyFigure(
        id=entry.id,
        label=_say(cut, words, figure.label) or entry.id,
        value=say_amount(words, entry),
        when=when,
        scope=_say(cut, words, figure.scope),
        method=method or words(_("Not stated by the source")),
        notes=("；" if words.is_han else "; ").join(note for note in notes if note),
    )


def _honour(cut: Cut, words: Words, honour: Honour) -> Row:
    parts = (_say(cut, words, honour.issuer), words(LEVEL_WORDS[honour.level]), _day(words, honour.date))
    number = honour.certificate.number if honour.certificate else ""
    return Row(_say(cut, words, honour.title), words.listed(part for part in (*parts, number or "") if part))


def _where(cut: Cut, words: Words, handed: CutEvidence) -> str:
    """Return where a piece of evidence without a file can be read: who published it, when, and its address."""
    piece = handed.piece
    number = cut.case.evidence.index(piece)
    links = cut.entry.site.links_from.get(cut.case.key, ())
    targets = [link.target for link in links if link.loc == ("evidence", number, "record")]
    record = next((cut.entry.site.records[target] for target in targets if target in cut.entry.site.records), None)
    published = (_say(cut, words, record.publisher), _day(words, record.date)) if isinstance(record, Press) else ()
    title = _say(cut, words, record.title) if record else ""
    address = piece.url or (record.url if isinstance(record, Press) else "") or ""
    return words.listed(dict.fromkeys(part for part in (title, *published, address) if part))


def _titles(cut: Cut, words: Words, field: str) -> list[str]:
    return [_say(cut, words, p.title) for p in cut.entry.site.follow(cut.case.key, field, Partner)]


def _titles_of(cut: Cut, words: Words, names: Iterable[str]) -> list[str]:
    site = cut.entry.site
    keys = (site.resolve(name, cut.case) or site.resolve(f"press:{name}", cut.case) for name in names)
    records = (site.records.get(key) for key in keys if key)
    return [_say(cut, words, record.title) for record in records if record]


def _shown(cut: Cut, numbers: Iterable[str]) -> tuple[str, ...]:
    """Return the numbers of evidence that goes with the entry; a private piece is not even named."""
    handed = {piece.piece.no for piece in cut.evidence}
    return tuple(number for number in numbers if number in handed)


def _say(cut: Cut, words: Words, text: LocalText | None) -> str:
    return plain_text(say_text(cut.entry.site, words, cut.case, text)) if text else ""


def _day(words: Words, moment: Moment | None) -> str:
    return words.moment(moment, with_weekday=False).text if moment else ""


def _choice(choice: Choice, words: Words) -> str:
    return choice.zh if words.is_han else choice.value


def _unit(words: Words, entry: LedgerEntry) -> str:
    return entry.figure.unit.in_language(words.language)[0] if entry.figure.unit else ""


def _labels(words: Words) -> Labels:
    return Labels(
        kind=words(_("Entry")),
        contents=words(_("Contents")),
        particulars=words(_("Particulars")),
        indicators=words(_("Indicators")),
        indicator=words(_("Indicator")),
        wanted=words(_("Required")),
        verdict=words(_("Result")),
        figures=words(_("Key figures")),
        figure=words(_("Figure")),
        value=words(_("Value")),
        measured=words(_("How measured")),
        period=words(_("Period")),
        evidence=words(_("Evidence")),
        number=words(_("No.")),
        exhibit=words(_("What it is")),
        proves=words(_("What it proves")),
        supports=words(_("Supports")),
        supported_by=words(_("Evidence:")),
        photos=words(_("Photos")),
        photo=words(_("Photo")),
        credit=words(_("Author")),
        rights=words(_("Rights")),
        partners=words(_("Partners")),
        honours=words(_("Honours")),
        gaps=words(_("What is not known")),
        declarations=words(_("Declarations")),
        signer=words(_("Signed by")),
        date=words(_("Date")),
        seal=words(_("Seal")),
        seal_here=words(_("(seal)")),
        recommendation=words(_("Recommended by")),
        opinion=words(_("Opinion of the recommending body")),
        stamp=words(_("Text")),
        page=words(_("Page")),
        empty=words(_("not known")),
    )
