"""A case packed for an award: every file that is handed in, sealed as a bag, and as one zip file."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from linli import awards
from linli.artefacts.documents import compile_document
from linli.artefacts.images import encode_all
from linli.artefacts.originals import CannotClean, hand_on
from linli.artefacts.submissions.bag import fill_bag, zip_files
from linli.artefacts.submissions.docx_form import render_form
from linli.artefacts.submissions.evidence_annex import CannotJoin, join_pdfs
from linli.artefacts.submissions.leaks import CannotRead, words_in
from linli.artefacts.submissions.machine import render_figures, render_linked_data, render_submission
from linli.artefacts.submissions.photo_copies import CannotShrink, shrink_photo
from linli.artefacts.submissions.sheets import render_checks, render_paste_sheet, render_report
from linli.artefacts.submissions.tables import render_table
from linli.artefacts.submissions.word_forms import CannotFill, fill_form, placeholders_in
from linli.build import image_cache
from linli.graph.evidence import is_picture
from linli.graph.link import find_withheld
from linli.handouts import note_package
from linli.problems import CannotPublish
from linli.records.argument import Confidentiality
from linli.records.fields import ConsentScope, People, PhotoKind
from linli.settings import BadSetting
from linli.sources.enclosures import find_enclosure
from linli.sources.profiles import PROFILES_FOLDER
from linli.views.awards import Readiness, plan_paste_sheet, plan_report
from linli.views.blind import Mask, blind_cut, blind_dossier, is_blind, plan_mask
from linli.views.cuts import Cut, CutPhoto, evidence_besides, photos_besides
from linli.views.documents import Document, PrintCode, PrintPicture
from linli.views.dossier import Dossier, Plate, plan_dossier
from linli.views.package import (
    READ_ME,
    HandedFile,
    HandedPhoto,
    Package,
    ascii_twin,
    photo_of,
    plan_instructions,
    plan_package,
)  # fmt: skip
from linli.views.palette import plate_colour
from linli.views.pictures import BODY, CENTRE, Derivative, plan_picture
from linli.views.readiness import Check, files_needed
from linli.views.readiness.package import (
    check_form,
    check_joined,
    check_left_out,
    check_names,
    check_withheld,
)  # fmt: skip
from linli.views.wording import Words, _

PACKAGES_FOLDER = "packages"
# What a blind entry may name names in: what the jury does not get.
_NAMED = ("statements/",)


@dataclass(frozen=True)
class Packed:
    """A package before it is written: all its files, and how ready it is now that everything has been looked at.

    `digests` are those of the files in the content that it is made of.
    """

    package: Package
    readiness: Readiness
    files: Mapping[str, bytes]
    digests: frozenset[str]


def pack_entry(desk: awards.Desk, readiness: Readiness, *, draft: bool = False) -> Packed:
    """Return an entry as a package, with the checks that only a package can answer.

    The same content gives the same bytes. A draft says on every page that it is one.
    """
    return _Packer(desk, readiness, draft).pack()


def write_package(desk: awards.Desk, packed: Packed, chosen: Path | None = None) -> Path:
    """Write a package as a folder and as a zip file beside it; return the zip file.

    An older package of the same name gives way; any other folder does not.

    Raises:
        BadSetting: the folder belongs to the published site, or is not one of ours.
        CannotPublish: a file cannot be written.
    """
    base = (chosen or desk.folder / PACKAGES_FOLDER).absolute()
    folder = base / packed.package.name
    if folder.is_relative_to(desk.settings.output_dir):
        raise BadSetting(f"{folder} is part of the published site. Choose another folder: `-o`.")
    if folder.exists() and not (folder / "bagit.txt").is_file():
        raise BadSetting(f"{folder} is no package of ours. Remove it, or choose another folder: `-o`.")
    try:
        if folder.exists():
            shutil.rmtree(folder)
        for path, content in packed.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        package = base / f"{packed.package.name}.zip"
        package.write_bytes(zip_files(packed.package.name, packed.files))
        note_package(desk.settings, package, packed.digests)
    except OSError as error:
        raise CannotPublish(f"{folder} cannot be written ({error.strerror}). Choose another folder: `-o`.") from error
    return package


class _Packer:
    """Makes the files of one package, one folder after the other."""

    def __init__(self, desk: awards.Desk, readiness: Readiness, draft: bool) -> None:
        self._desk, self._readiness = desk, readiness
        self._words = desk.words(readiness.cut.language)
        own = _with_all_that_is_printed(readiness.cut, self._words)
        self._named_cut = own
        self._mask = plan_mask(own, self._words) if is_blind(own) else Mask()
        self._cut = blind_cut(own, self._mask) if is_blind(own) else own
        content_dir = desk.settings.content_dir
        # A photo that must not be handed in is no evidence either.
        withheld = find_withheld(desk.site, ConsentScope.AWARD)
        found = {(folder, name): find_enclosure(content_dir, folder, name) for folder, name in files_needed(own)}
        self._files = {key: file for key, file in found.items() if file is None or file.digest not in withheld}
        self._package = plan_package(self._cut, self._files, self._words, blind=is_blind(own), draft=draft)
        self._checks: list[Check] = []
        self._digests = {file.digest for file in self._files.values() if file}

    def pack(self) -> Packed:
        payload = self._photos() | self._evidence() | self._statements()
        dossier, pictures = self._dossier(payload)
        payload |= self._documents(dossier, pictures) | self._paste() | self._filled(dossier)
        payload |= self._uploads(payload) | self._machine(dossier, payload)
        self._look_for_leaks(payload)
        readiness = Readiness(self._readiness.cut, (*self._asked_before(), *self._checks))
        staff = self._desk.words(self._desk.settings.default_language)
        instructions = plan_instructions(self._package, self._cut, readiness.checks, staff)
        payload[READ_ME] = self._mask(instructions).encode()
        files = fill_bag(payload, self._report(readiness), self._package.title, self._desk.settings.today)
        return Packed(self._package, readiness, files, frozenset(self._digests))

    def _asked_before(self) -> Iterator[Check]:
        """Yield the checks of the entry, but for those on names: here they are taken out, and looked for in files."""
        yield from (check for check in self._readiness.checks if check.id != "P4" or not self._package.blind)

    # --- photos

    def _photos(self) -> dict[str, bytes]:
        package, words = self._package, self._words
        files: dict[str, bytes] = {}
        left_out = []
        for photo in package.photos:
            content = Path(photo.source).read_bytes()
            self._digests.add(hashlib.sha256(content).hexdigest())
            try:
                files[photo.path] = hand_on(content, photo.credit, photo.rights, blind=package.blind).content
            except CannotClean:
                left_out.append((photo.no, photo.path))
        self._checks += check_left_out(self._cut, left_out)
        if not files:
            return files
        head = (_("No."), _("File"), _("Caption"), _("Author"), _("Rights"), _("Consent"), "SHA-256",
                _("Width (px)"), _("Height (px)"), _("dpi at A4"))  # fmt: skip
        rows = [
            (p.no, p.path.removeprefix("photos/"), p.caption, p.credit, p.rights, _reference(p), _sha256(files[p.path]),
             p.width, p.height, p.dpi)
            for p in package.photos if p.path in files
        ]  # fmt: skip
        files["photos/photos.csv"] = render_table([words(label) for label in head], rows)
        return files

    # --- evidence and statements

    def _evidence(self) -> dict[str, bytes]:
        files: dict[str, bytes] = {}
        for file in self._package.evidence:
            try:
                files[file.path] = _handed(file)
            except (CannotClean, OSError):
                self._checks += check_left_out(self._cut, [(file.no, file.path)])
        for joined in self._package.joined:
            parts = [(part.path, f"{part.no} {part.title}", files[part.path]) for part in joined.parts]
            try:
                files[joined.path] = join_pdfs(parts, self._package.title)
            except CannotJoin as broken:
                self._checks += check_joined(self._cut, [broken.name])
        return files

    def _statements(self) -> dict[str, bytes]:
        package, words = self._package, self._words
        files = {file.path: Path(file.source).read_bytes() for file in (*package.letters, *package.scans)}
        head = [words(label) for label in (_("No."), _("Filed under"), _("Consent"), _("Scope"), _("Until"))]
        rows = [
            (
                photo.no,
                photo.consent.reference or "",
                photo.consent.kind.zh if words.is_han else photo.consent.kind.value,
                words.listed(s.zh if words.is_han else s.value for s in photo.consent.scope),
                photo.consent.until.iso if photo.consent.until else "",
            )
            for photo in package.photos
            if photo.consent
        ]
        files["statements/consent-index.csv"] = render_table(head, rows)
        if package.blind:
            credits = [(photo.no, photo.credit, photo.rights) for photo in self._named_cut.photos]
            titles = [words(label) for label in (_("No."), _("Author"), _("Rights"))]
            files["statements/credits.csv"] = render_table(titles, credits)
        return files

    # --- documents

    def _dossier(self, payload: Mapping[str, bytes]) -> tuple[Dossier, dict[str, Path]]:
        shown = [photo_of(self._cut, photo.no) for photo in self._package.photos if photo.path in payload]
        plates = tuple(_plate(photo, self._derivative(photo), self._words) for photo in shown)
        cache = image_cache(self._desk.settings.state_dir)
        encode_all([plate.picture.copy for plate in plates], cache, self._desk.settings.workers, lambda _done: None)
        files = {file.no: file.path.rpartition("/")[2] for file in reversed(self._package.evidence)}
        community = self._desk.site.community(self._cut.case.key)
        dossier = plan_dossier(
            self._cut, self._words, plates, files, plate_colour(community), self._code(), self._package.draft
        )
        pictures = {plate.picture.copy.name: cache / plate.picture.copy.name for plate in plates}
        return blind_dossier(dossier, self._mask) if self._package.blind else dossier, pictures

    def _documents(self, dossier: Dossier, pictures: Mapping[str, Path]) -> dict[str, bytes]:
        sets = [("case", "case.typ", True), ("photos", "contact_sheet.typ", bool(dossier.plates)),
                ("evidence", "exhibits.typ", bool(dossier.exhibits)),
                ("declarations", "statements.typ", bool(dossier.declarations))]  # fmt: skip
        print_dir, dated = self._desk.settings.theme_dir / "print", self._dated()
        files = {}
        for made, template, wanted in sets:
            if wanted:
                shows = pictures if made in ("case", "photos") else {}
                document = Document(template, dossier.language, f"{dossier.title} · {dossier.award}", dated, dossier)
                files[self._package.path_of(made)] = compile_document(document, print_dir, shows)
        moment = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
        files[self._package.path_of("form")] = render_form(dossier, pictures, moment)
        return files | self._evidence_table(dossier)

    def _evidence_table(self, dossier: Dossier) -> dict[str, bytes]:
        if not dossier.exhibits:
            return {}
        labels, words = dossier.labels, self._words
        more = (_("File"), _("Where to read it"), _("Who may see it"))
        head = (labels.number, labels.exhibit, words(_("Kind")), words(_("Issuer, date, place in it")),
                labels.proves, labels.supports, *map(words, more))  # fmt: skip
        rows = (
            (e.no, e.title, e.kind, e.details, e.proves, "\n".join(e.supports), e.file, e.where, e.access)
            for e in dossier.exhibits
        )
        return {"evidence/evidence-index.csv": render_table(head, rows)}

    def _paste(self) -> dict[str, bytes]:
        environment = self._desk.press.renderers[self._cut.language].environment
        sheet = plan_paste_sheet(self._cut, self._words)
        files = render_paste_sheet(self._mask.over(sheet), environment, self._desk.settings.theme_dir)
        counts = [(s.id, s.title, name, used) for s in self._cut.sections for name, used in s.counts]
        files = {**files, "counts.csv": render_table(("section", "title", "counter", "count"), counts)}
        return {f"paste/{name}": content for name, content in files.items()}

    def _filled(self, dossier: Dossier) -> dict[str, bytes]:
        """Return the organiser's own form, filled in, where the award has one."""
        name = self._cut.profile.form
        if name is None:
            return {}
        file = find_enclosure(self._desk.settings.content_dir, str(self._forms_folder), name)
        try:
            form = Path(file.path).read_bytes() if file else b""
            answers = _answers(self._cut, dossier)
            asked = placeholders_in(form)
            empty = sorted(placeholder for placeholder in asked if not answers.get(placeholder))
            filled = fill_form(form, {**dict.fromkeys(asked, ""), **answers})
        except CannotFill as trouble:
            self._checks += check_form(self._cut, name, (), str(trouble) or "–")
            return {}
        self._checks += check_form(self._cut, name, empty)
        return {self._package.path_of("filled"): filled}

    # --- what the organiser takes, and what programs read

    def _uploads(self, payload: Mapping[str, bytes]) -> dict[str, bytes]:
        files = {name: payload[source] for name, source in self._package.uploads if source in payload}
        for photo in self._package.photos:
            if photo.upload and photo.path in payload:
                name, content = _fitting(photo, payload[photo.path])
                files[name] = content
        uploads = {f"upload/{name}": content for name, content in files.items()}
        if not all(name.isascii() for name in files):
            twins = {ascii_twin(name): content for name, content in files.items()}
            # Two Chinese names may have the same letters; then neither twin would be the right one.
            if len(twins) == len(files):
                uploads |= {f"upload-ascii/{name}": content for name, content in twins.items()}
        return uploads

    def _machine(self, dossier: Dossier, payload: Mapping[str, bytes]) -> dict[str, bytes]:
        # A letter's name may be that of who wrote it.
        listed = {p: content for p, content in payload.items() if not (self._package.blind and p.startswith(_NAMED))}
        return {
            "machine/submission.json": render_submission(self._cut, dossier, self._package, listed),
            "machine/metrics.csv": render_figures(self._cut, dossier.figures),
            "machine/case.jsonld": render_linked_data(self._cut, dossier),
        }

    # --- what must not be in it

    def _look_for_leaks(self, payload: Mapping[str, bytes]) -> None:
        private = set(self._private_digests())
        same = [path for path, content in sorted(payload.items()) if _sha256(content) in private]
        self._checks += check_withheld(self._cut, same)
        if not self._package.blind:
            return
        found: dict[str, tuple[str, ...]] = {}
        unread = []
        for path, content in sorted(payload.items()):
            if path.startswith(_NAMED):
                continue
            try:
                names = self._mask.found_in(words_in(path, content))
            except CannotRead:
                unread.append(path)
                continue
            if names:
                found[path] = names
        self._checks += check_names(self._cut, found, unread)

    def _private_digests(self) -> Iterator[str]:
        case = self._cut.case
        for piece in case.evidence:
            for name in (piece.file, piece.translation):
                if name and piece.confidentiality is Confidentiality.PRIVATE:
                    file = find_enclosure(self._desk.settings.content_dir, case.origin.folder, name)
                    if file:
                        yield file.digest

    # --- the rest

    def _report(self, readiness: Readiness) -> dict[str, bytes]:
        environment = self._desk.press.renderers[self._cut.language].environment
        files = render_report(plan_report(readiness, self._words), environment, self._desk.settings.theme_dir)
        return {f"report/{name}": content for name, content in files.items()} | {
            "report/checks.json": render_checks(readiness)
        }

    def _derivative(self, photo: CutPhoto) -> Derivative:
        """Return the copy of a photo that is printed: Typst and Word read no AVIF."""
        assert photo.file is not None
        edition = self._desk.press.editions[0]
        picture = plan_picture(
            photo.file, alt=photo.alt, slot=BODY, base="", encoder=edition.encoder, kind=photo.chosen.photo.kind.value
        )
        return max((copy for copy in picture.derivatives if copy.format != "avif"), key=lambda copy: copy.width)

    def _code(self) -> PrintCode | None:
        """Return the code that leads to the case on the site; a blind entry must not lead there."""
        url = self._desk.settings.site_url
        if not url or self._package.blind:
            return None
        edition = next(e for e in self._desk.press.editions if e.language == self._cut.language)
        address = f"{url}{edition.prefix}{self._desk.site.addresses[self._cut.case.key]}"
        return PrintCode(address, self._words(_("This case on the web: {address}"), address=address))

    def _dated(self) -> date:
        case = self._cut.case
        moment = case.updated or case.as_of
        return moment.day if moment else self._desk.settings.today

    @property
    def _forms_folder(self) -> Path:
        return self._desk.settings.content_dir / PROFILES_FOLDER


def _with_all_that_is_printed(cut: Cut, words: Words) -> Cut:
    photos = cut.photos or photos_besides(cut, words)
    return replace(cut, photos=photos, evidence=cut.evidence or evidence_besides(cut, words))


def _handed(file: HandedFile) -> bytes:
    content = Path(file.source).read_bytes()
    return hand_on(content, blind=True).content if is_picture(file.source) else content


def _plate(photo: CutPhoto, copy: Derivative, words: Words) -> Plate:
    focal = photo.chosen.photo.focal or CENTRE
    # A drawing must not pass for a photograph.
    drawn = words(_("Illustration")) if photo.chosen.photo.kind is PhotoKind.ILLUSTRATION else ""
    caption = " · ".join(filter(None, (drawn, photo.caption)))
    return Plate(photo.no, PrintPicture(copy, photo.alt, photo.credit, focal), caption, photo.credit, photo.rights)


def _fitting(photo: HandedPhoto, content: bytes) -> tuple[str, bytes]:
    """Return a photo as the organiser takes it: the original, or the largest copy that is small enough."""
    if photo.most_bytes is None or len(content) <= photo.most_bytes:
        return photo.upload, content
    try:
        copy = shrink_photo(content, photo.most_bytes)
    except CannotShrink:
        return photo.upload, content
    return f"{photo.upload.rpartition('.')[0]}.jpg", copy


def _answers(cut: Cut, dossier: Dossier) -> dict[str, str]:
    """Return what placeholders in a form mean: sections and facts by their ids, and the particulars of the entry."""
    answers = {section.id: section.text for section in cut.sections} | {fact.id: fact.text for fact in cut.facts}
    answers |= {
        "title": dossier.title,
        "one_line": dossier.one_line,
        "award": dossier.award,
        "applicant": dossier.applicant,
        "stamp": dossier.stamp,
        "evidence": "\n".join(f"{piece.no} {piece.title}" for piece in dossier.exhibits),
    }
    return {name.replace("-", "_"): text for name, text in answers.items()}


def _reference(photo: HandedPhoto) -> str:
    return photo.consent.reference or photo.consent.kind.value if photo.consent else People.NONE.value


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
