"""Which files a package has, what they are called, and what each is for: decided before a single byte is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeGuard

from linli.records.argument import Confidentiality
from linli.records.award import AttachmentKind, AttachmentRule, Demand, Output, Profile
from linli.records.fields import Consent
from linli.records.text import LocalText
from linli.sources.enclosures import Enclosure
from linli.views.awards import deadline_in_words
from linli.views.cuts import Cut, CutPhoto
from linli.views.dossier import exhibits_of
from linli.views.readiness import Check, Files
from linli.views.wording import Words, _

READ_ME = "00_先看这里.txt"
_MEGABYTE = 1_000_000
# What file systems, zip programs and upload forms stumble over.
_UNSAFE = re.compile(r"[^\w.\-]+")
_LONGEST_SLUG = 40
_A4_WIDTH_INCHES = Decimal("21") / Decimal("2.54")
_PDF = (Output.PDF, Output.PDF_A2A, Output.PDF_A3A, Output.PDF_UA1)
_WORD = (Output.DOCX, Output.DOCX_FORM)


@dataclass(frozen=True, slots=True)
class HandedPhoto:
    """A photo in the package: the original at `source` goes to `path`.

    `upload` is its name in the organiser's folder, empty where it is only printed, and `most_bytes` how large it may be
    there. `dpi` is how fine it
    is at the width of A4. `consent` says on what ground people can be seen in it.
    """

    no: str
    path: str
    source: str
    caption: str
    credit: str
    rights: str
    consent: Consent | None
    width: int
    height: int
    dpi: int
    upload: str
    most_bytes: int | None


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file that goes as it is, from `source` to `path`; `upload` is its name in the organiser's folder."""

    no: str
    title: str
    path: str
    source: str
    jury_only: bool
    upload: str


@dataclass(frozen=True, slots=True)
class JoinedFile:
    """Several pieces of evidence in one PDF, by their paths."""

    path: str
    parts: tuple[HandedFile, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """A package as a list of what is in it. `name` is that of its folder; names of files are ASCII in `blind` ones.

    `made` names the documents that are set for it, by what they are: `case`, `form`, `photos`, `evidence`,
    `declarations`, `filled`.
    """

    name: str
    title: str
    blind: bool
    draft: bool
    photos: tuple[HandedPhoto, ...]
    evidence: tuple[HandedFile, ...]
    letters: tuple[HandedFile, ...]
    scans: tuple[HandedFile, ...]
    joined: tuple[JoinedFile, ...]
    made: tuple[tuple[str, str], ...]
    uploads: tuple[tuple[str, str], ...]

    def path_of(self, made: str) -> str:
        """Return where a document that is set for the package goes."""
        return dict(self.made)[made]


def plan_package(cut: Cut, files: Files, words: Words, *, blind: bool, draft: bool) -> Package:
    """Return what a package has. Photos that may not be handed in and private evidence are never in it.

    `cut` is what is handed in: of a blind entry, without its names.
    """
    profile = cut.profile
    photos = tuple(_photos(cut, blind))
    evidence = tuple(_evidence(cut, files, blind))
    letters = tuple(_letters(cut, files))
    made = {name: ascii_twin(path) if blind else path for name, path in _made(words).items()}
    documents = [("case", _PDF), ("form", _WORD)]
    uploads = [(made[name], made[name]) for name, outputs in documents if set(outputs) & set(profile.outputs)]
    uploads += [(made["filled"], made["filled"])] if profile.form else []
    joined = tuple(_joined(profile, evidence))
    if any(rule.combine is Demand.REQUIRED for rule in profile.attachments):
        uploads += [(file.path, file.path) for file in joined]
    return Package(
        name=_name(cut, draft),
        title=cut.title,
        blind=blind,
        draft=draft,
        photos=photos,
        evidence=evidence,
        letters=letters,
        scans=tuple(_scans(cut, files)),
        joined=joined,
        made=tuple(made.items()),
        uploads=tuple(
            (path.rpartition("/")[2], source)
            for path, source in (
                *uploads,
                *((file.upload, file.path) for file in (*evidence, *(() if blind else letters)) if file.upload),
            )
        ),
    )


def plan_instructions(package: Package, cut: Cut, checks: Iterable[Check], words: Words) -> str:
    """Return what whoever opens the package has to know first, as plain text."""
    profile = cut.profile
    deadline, _is_over = deadline_in_words(cut, words)
    zone = profile.deadline.tz if profile.deadline and profile.deadline.tz else words(_("time zone not known"))
    channel = profile.channel
    listed = list(checks)
    lines = [
        words(_("{case} for {award}"), case=package.title, award=_said(profile.name, words)),
        words(_("THIS IS A DRAFT. Do not hand it in.")) if package.draft else "",
        words(_("Deadline: {deadline} ({zone})"), deadline=deadline, zone=zone),
        words(_("Handed in by: {channel}"), channel=channel.kind if channel else words(_("not known"))),
        channel.address or "" if channel else "",
        "",
        words(_("What to do")),
        words(_("1. Read report/checks.html: what blocks, what is weak, what nobody knows.")),
        words(_("2. Open paste/paste.html beside the form, and go from box to box.")),
        words(_("3. Upload what lies in upload/; nothing else is asked for.")),
        *_about_signing(cut, words),
        *_about_blind(package, words),
        "",
        words(_("What is still missing")),
        *(f"- {check.message_in(words)} {check.way_out_in(words)}".rstrip() for check in listed if check.blocks),
        *([] if any(check.blocks for check in listed) else [words(_("Nothing that blocks."))]),
        "",
        words(_("Is everything here? In the folder above: sha256sum -c manifest-sha256.txt")),
        words(_("Neither private evidence nor any form of consent is in this package.")),
    ]
    return "\n".join(lines) + "\n"


def _about_signing(cut: Cut, words: Words) -> Iterator[str]:
    if cut.profile.declarations:
        yield words(_("4. Print statements/declarations.pdf, have it signed and sealed, and scan it."))
        yield words(_("5. Write the stamp at its foot into the submission (`stamp:`): {stamp}"), stamp=cut.stamp)


def _about_blind(package: Package, words: Words) -> Iterator[str]:
    if package.blind:
        yield ""
        yield words(_("This award is judged without names. Names are in statements/ and in report/ only."))
        yield words(_("Look at the photos yourself: nothing here can see a logo or a face."))


def _made(words: Words) -> dict[str, str]:
    han = words.is_han
    return {
        "case": "doc/案例.pdf" if han else "doc/case.pdf",
        "form": "doc/申报表.docx" if han else "doc/entry-form.docx",
        "filled": "doc/主办方表格.docx" if han else "doc/organisers-form.docx",
        "photos": "photos/contact-sheet.pdf",
        "evidence": "evidence/evidence-index.pdf",
        "declarations": "statements/declarations.pdf",
    }


def _name(cut: Cut, draft: bool) -> str:
    cycle = cut.profile.cycle or ""
    parts = [cut.profile.id, cut.case.key.id, cycle if cycle not in cut.profile.id else "", cut.language.lower()]
    return "-".join(filter(None, [*parts, "draft" if draft else ""]))


def _photos(cut: Cut, blind: bool) -> Iterator[HandedPhoto]:
    rules = {rule.id: rule for rule in cut.profile.attachments}
    for photo in cut.photos:
        if photo.objection or photo.file is None:
            continue
        number = int(photo.no.removeprefix("P"))
        rule = rules.get(photo.rule)
        suffix = photo.chosen.photo.file.rpartition(".")[2].lower()
        slug = "" if blind else _slug(photo.caption)
        plain = f"P{number:02d}_{slug}.{suffix}" if slug else f"P{number:02d}.{suffix}"
        yield HandedPhoto(
            no=photo.no,
            path=f"photos/{plain}",
            source=photo.file.path,
            caption=photo.caption,
            credit=photo.credit,
            rights=photo.rights,
            consent=photo.chosen.photo.consent,
            width=photo.file.width,
            height=photo.file.height,
            dpi=int(photo.file.width / _A4_WIDTH_INCHES),
            upload=(_named(rule, number, slug, suffix) or plain) if rule else "",
            most_bytes=int(rule.max_mb * _MEGABYTE) if rule and rule.max_mb is not None else None,
        )


def _evidence(cut: Cut, files: Files, blind: bool) -> Iterator[HandedFile]:
    rules = {rule.id: rule for rule in cut.profile.attachments}
    for handed in exhibits_of(cut):
        number = int(handed.piece.no.removeprefix("E"))
        named = ((handed.piece.file, ""), (handed.piece.translation, "_translation"))
        for name, addition in named:
            file = files.get((handed.folder, name)) if name else None
            if not _is_usable(file):
                continue
            slug = "" if blind else _slug(handed.title)
            stem = "_".join(filter(None, (f"E{number:02d}", slug))) + addition
            rule = rules.get(handed.rule)
            is_joined = rule is not None and rule.combine is Demand.REQUIRED and file.suffix == "pdf"
            upload = _named(rule, number, slug + addition, file.suffix) if rule else ""
            yield HandedFile(
                no=handed.piece.no,
                title=handed.title,
                path=f"evidence/{stem}.{file.suffix}",
                source=file.path,
                jury_only=handed.piece.confidentiality is Confidentiality.JURY,
                upload="" if rule is None or is_joined else upload or f"{stem}.{file.suffix}",
            )


def _letters(cut: Cut, files: Files) -> Iterator[HandedFile]:
    rules = {rule.id: rule for rule in cut.profile.attachments}
    for number, letter in enumerate(cut.letters, start=1):
        file = files.get((letter.folder, letter.letter.file)) if letter.letter.file else None
        if _is_usable(file):
            slug = _slug(letter.author)
            plain = f"L{number:02d}_{slug}.{file.suffix}"
            upload = _named(rules[letter.rule], number, slug, file.suffix) or plain
            yield HandedFile(f"L{number}", letter.author, f"statements/{plain}", file.path, False, upload)


def _scans(cut: Cut, files: Files) -> Iterator[HandedFile]:
    submission = cut.submission
    for name, signature in submission.declarations.items() if submission else ():
        file = files.get((submission.origin.folder, signature.scan)) if submission and signature.scan else None
        if _is_usable(file):
            yield HandedFile(name, name, f"statements/{name}.{file.suffix}", file.path, False, "")


def _joined(profile: Profile, evidence: tuple[HandedFile, ...]) -> Iterator[JoinedFile]:
    """Yield the one file that a jury can leaf through, unless the award forbids to join files."""
    takes_files = [rule for rule in profile.attachments if rule.kind in (AttachmentKind.DOCUMENT, AttachmentKind.ANY)]
    documents = tuple(file for file in evidence if file.path.endswith(".pdf"))
    if len(documents) > 1 and not any(rule.combine is Demand.FORBIDDEN for rule in takes_files):
        yield JoinedFile("evidence/evidence-combined.pdf", documents)


def ascii_twin(name: str) -> str:
    """Return a name in letters that every upload form understands; the same where it is in such letters already."""
    known = {"案例": "case", "申报表": "entry-form", "主办方表格": "organisers-form", "先看这里": "read-me-first"}
    for han, latin in known.items():
        name = name.replace(han, latin)
    stem, dot, suffix = name.rpartition(".")
    kept = re.sub(r"[^A-Za-z0-9./-]+", "_", stem.encode("ascii", "ignore").decode()).strip("_- ")
    return f"{kept or 'file'}{dot}{suffix}"


def _slug(text: str) -> str:
    return _UNSAFE.sub("-", text).strip("-._")[:_LONGEST_SLUG].strip("-._")


def _named(rule: AttachmentRule, number: int, slug: str, suffix: str) -> str:
    """Return a file's name as the award asks for it: `E{nn}_{slug}`; nothing where it asks for none."""
    if not rule.naming:
        return ""
    values = {"n": str(number), "nn": f"{number:02d}", "slug": slug}
    name = re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), rule.naming)
    name = re.sub(r"_{2,}", "_", _UNSAFE.sub("-", name)).strip("-._")
    return f"{name}.{suffix}"


def _is_usable(file: Enclosure | None) -> TypeGuard[Enclosure]:
    return file is not None and not file.flaw


def _said(text: LocalText, words: Words) -> str:
    return text.in_language(words.language)[0]


def photo_of(cut: Cut, no: str) -> CutPhoto:
    """Return a photo of the cut by its number."""
    return next(photo for photo in cut.photos if photo.no == no)
