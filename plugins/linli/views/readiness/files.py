"""The files of an entry: photos, evidence, letters, signed declarations."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linli.graph.eligibility import applies
from linli.problems import Place
from linli.records.award import AttachmentKind, AttachmentRule, Demand
from linli.records.fields import People
from linli.records.profiles import site_language
from linli.sources.enclosures import Enclosure
from linli.views.cuts import Cut, CutEvidence, CutLetter, CutPhoto
from linli.views.wording import _

from .checks import ASK, Check, Files, Grade, Status, make_check

_MEGABYTE = Decimal(1_000_000)
# Why nobody could open a file, as `sources` says it.
FLAW_WORDS = (_("is empty"), _("is no PDF"), _("is locked with a password"))


def files_needed(cut: Cut) -> Iterator[tuple[str, str]]:
    """Yield the files that an entry names, by folder and name; private evidence is not among them."""
    for photo in cut.photos:
        yield photo.chosen.record.origin.folder, photo.chosen.photo.file
    for piece in cut.evidence:
        for name in (piece.piece.file, piece.piece.translation):
            if name:
                yield piece.folder, name
    for letter in cut.letters:
        if letter.letter.file:
            yield letter.folder, letter.letter.file
    for signature in cut.submission.declarations.values() if cut.submission else ():
        if signature.scan and cut.submission:
            yield cut.submission.origin.folder, signature.scan


def check_attachments(cut: Cut, files: Files) -> Iterator[Check]:
    """Yield whether as many files are chosen as the award takes, and whether they fit."""
    for number, rule in enumerate(cut.profile.attachments):
        place = cut.profile.origin.place_of("attachments", number)
        needed = applies(cut.entry, rule.when)
        if needed is False:
            said = _("`{rule}` is not asked of this case.")
            yield make_check("E4", "B", True, said, about=rule.id, rule=rule.id)
            continue
        given = _given(cut, rule)
        id_ = {AttachmentKind.IMAGE: "P3", AttachmentKind.LETTER: "L1"}.get(rule.kind, "E4")
        grade: Grade = "W" if rule.stage else "B"
        at_least = None if needed is None and len(given) < rule.min else len(given) >= rule.min
        said = _("`{rule}`: {given} chosen; at least {min} are asked.")
        way_out = _("Choose them in `attachments:` of the submission.")
        yield make_check(
            id_, grade, at_least, said, way_out, place, rule.id, rule=rule.id, given=len(given), min=rule.min
        )
        yield _on_most(cut, rule, len(given), id_, grade, place)
        yield from _on_sizes(cut, rule, [files.get(key) for key in given if key], place)
        if rule.cited_in_text is Demand.REQUIRED:
            yield from _on_citations(cut, rule)


def _given(cut: Cut, rule: AttachmentRule) -> list[tuple[str, str] | None]:
    """Return what is chosen for a kind of attachment, by folder and name; None for a piece without a file."""
    photos = [
        (photo.chosen.record.origin.folder, photo.chosen.photo.file) for photo in cut.photos if photo.rule == rule.id
    ]
    pieces = [(e.folder, e.piece.file) if e.piece.file else None for e in cut.evidence if e.rule == rule.id]
    letters = [(e.folder, e.letter.file) if e.letter.file else None for e in cut.letters if e.rule == rule.id]
    return [*photos, *pieces, *letters]


def _on_most(cut: Cut, rule: AttachmentRule, given: int, id_: str, grade: Grade, place: Place) -> Check:
    if rule.max is None:
        status: Status = "not-checked" if cut.profile.is_unknown("attachments", rule.id, "max") else "passed"
        said = (
            _("`{rule}`: how many may be handed in is not known.")
            if status == "not-checked"
            else _("`{rule}`: any number may be handed in.")
        )
        return make_check(id_, grade, status, said, ASK, place, rule.id, rule=rule.id)
    said, way_out = _("`{rule}`: {given} chosen; at most {max} are taken."), _("Choose the best of them.")
    return make_check(
        id_, grade, given <= rule.max, said, way_out, place, rule.id, rule=rule.id, given=given, max=rule.max
    )


def _on_sizes(cut: Cut, rule: AttachmentRule, found: list[Enclosure | None], place: Place) -> Iterator[Check]:
    there = [file for file in found if file]
    id_ = "P3" if rule.kind is AttachmentKind.IMAGE else "E4"
    for file in there:
        if rule.formats:
            said, way_out = _("`{file}`: taken are {formats}."), _("Save it in one of these formats.")
            is_taken = file.suffix in [form.lower().removeprefix(".") for form in rule.formats]
            formats = ", ".join(rule.formats)
            yield make_check(id_, "B", is_taken, said, way_out, place, rule.id, file=file.name, formats=formats)
        if rule.max_mb is not None:
            size = Decimal(file.size) / _MEGABYTE
            fits = size <= rule.max_mb
            said, way_out = _("`{file}` has {size} MB; at most {max} MB are taken."), _("Make it smaller.")
            if rule.kind is AttachmentKind.IMAGE and not fits:
                said, fits = _("`{file}` has {size} MB; the package has a copy of at most {max} MB to upload."), True
            yield make_check(
                id_, "B", fits, said, way_out, place, rule.id,
                file=file.name, size=f"{size:.1f}", max=rule.max_mb,
            )  # fmt: skip
    if rule.total_mb is not None:
        size = Decimal(sum(file.size for file in there)) / _MEGABYTE
        said, way_out = _("`{rule}`: {size} MB together; at most {max} MB are taken."), _("Make them smaller.")
        yield make_check(
            id_, "B", size <= rule.total_mb, said, way_out, place, rule.id,
            rule=rule.id, size=f"{size:.1f}", max=rule.total_mb,
        )  # fmt: skip
    for what, asked in ((_("pages"), rule.pages), (_("minutes"), rule.minutes)):
        if asked is not None and there:
            said = _("`{rule}`: at most {max} {what} are taken; nothing here can count them.")
            yield make_check(
                id_, "N", "not-checked", said, _("Look yourself."), place, rule.id, rule=rule.id, max=asked, what=what
            )


def _on_citations(cut: Cut, rule: AttachmentRule) -> Iterator[Check]:
    cited = {number for section in cut.sections for number in section.cited}
    for piece in cut.evidence:
        if piece.rule == rule.id:
            said, way_out = (
                _("{number} has to be named in a text."),
                _("Name it where it proves something: ({number})."),
            )
            number = piece.piece.no
            yield make_check("C7", "W", number in cited, said, way_out, piece.place, rule.id, number=number)


def check_photos(cut: Cut) -> Iterator[Check]:
    """Yield whether the photos may be handed in, and are large enough."""
    rules = {rule.id: rule for rule in cut.profile.attachments}
    for photo in cut.photos:
        rule = rules[photo.rule]
        yield from _on_words_of_photo(photo, rule)
        yield _on_consent(photo)
        yield from _on_pixels(photo, rule)


def _on_words_of_photo(photo: CutPhoto, rule: AttachmentRule) -> Iterator[Check]:
    shown = photo.chosen.photo
    place, name = photo.chosen.place, shown.file
    for what, there, demand in (
        (_("caption"), photo.caption, rule.caption),
        (_("credit"), photo.credit, rule.credit),
        (_("rights holder"), photo.rights, rule.credit),
        (_("alt text"), photo.alt or shown.decorative, Demand.REQUIRED),
    ):
        if demand is Demand.FORBIDDEN:
            continue
        grade: Grade = "B" if demand is Demand.REQUIRED else "W"
        said = _("{number} `{file}`: {what}.") if there else _("{number} `{file}` has no {what}.")
        way_out = _("Add it to the photo.")
        yield make_check("P1", grade, bool(there), said, way_out, place, rule.id, number=photo.no, file=name, what=what)


def _on_consent(photo: CutPhoto) -> Check:
    shown = photo.chosen.photo
    values = {"number": photo.no, "file": shown.file, "reason": photo.objection}
    place, about = photo.chosen.place, photo.rule
    if photo.file is None:
        return make_check("P2", "B", "unknown", _("{number} `{file}` cannot be opened."), "", place, about, **values)
    if photo.objection:
        said = _("{number} `{file}` may not be handed in: {reason}.")
        return make_check(
            "P2", "B", False, said, _("Choose another photo, or ask the people shown."), place, about, **values
        )
    if shown.people is People.NONE:
        return make_check("P2", "B", True, _("{number} `{file}` shows nobody."), "", place, about, **values)
    said = _("{number} `{file}`: the people shown agree to its being handed in.")
    return make_check("P2", "B", shown.consent is not None, said, _("Ask the people shown."), place, about, **values)


def _on_pixels(photo: CutPhoto, rule: AttachmentRule) -> Iterator[Check]:
    file = photo.file
    if file is None:
        return
    longer, shorter = max(file.width, file.height), min(file.width, file.height)
    values = {"number": photo.no, "file": photo.chosen.photo.file, "size": f"{file.width} × {file.height}"}
    way_out = _("Choose a larger original; enlarging it adds nothing.")
    if rule.min_px:
        is_large = longer >= rule.min_px.longer and shorter >= rule.min_px.shorter
        wanted = f"{rule.min_px.longer} × {rule.min_px.shorter}" if rule.min_px.shorter else str(rule.min_px.longer)
        said = _("{number} `{file}` has {size} pixels; {wanted} are asked.")
        yield make_check("P3", "B", is_large, said, way_out, photo.chosen.place, rule.id, wanted=wanted, **values)
    if rule.dpi_at:
        dpi = int(Decimal(file.width) / (rule.dpi_at.width_cm / Decimal("2.54")))
        said = _("{number} `{file}` comes to {dpi} dpi at {width} cm; {wanted} are asked.")
        yield make_check(
            "P3", "B", dpi >= rule.dpi_at.dpi, said, way_out, photo.chosen.place, rule.id,
            dpi=dpi, width=rule.dpi_at.width_cm, wanted=rule.dpi_at.dpi, **values,
        )  # fmt: skip


def check_evidence(cut: Cut, files: Files) -> Iterator[Check]:
    """Yield whether the evidence can be opened and read."""
    for piece in dict.fromkeys(cut.evidence):
        for name in (piece.piece.file, piece.piece.translation):
            if name:
                yield _on_file("E1", files.get((piece.folder, name)), name, piece.place, piece.piece.no)
        yield from _on_web_address(piece)
        yield from _on_translation(cut, piece)


def _on_file(id_: str, file: Enclosure | None, name: str, place: Place, about: str) -> Check:
    way_out = _("Put the file beside the case, or correct the name.")
    if file is None:
        return make_check(id_, "B", False, _("`{file}` is not there."), way_out, place, about, file=name)
    if file.flaw:
        said, way_out = _("`{file}` cannot be opened: it {flaw}."), _("Save it anew, without a password.")
        return make_check(id_, "B", False, said, way_out, place, about, file=name, flaw=file.flaw)
    return make_check(id_, "B", True, _("`{file}` is there."), "", place, about, file=name)


def _on_web_address(piece: CutEvidence) -> Iterator[Check]:
    if piece.piece.url:
        said = _("{number}: its address was opened on {date}.")
        if piece.piece.checked is None:
            said = _("{number}: nobody has noted that its address leads anywhere.")
        way_out = _("Open it, and write the day into `checked:`.")
        date = piece.piece.checked or "–"
        known = piece.piece.checked is not None or None
        yield make_check("E2", "W", known, said, way_out, piece.place, piece.piece.no, number=piece.piece.no, date=date)


def _on_translation(cut: Cut, piece: CutEvidence) -> Iterator[Check]:
    languages = cut.profile.languages
    language = piece.piece.language
    if languages is None or languages.translation is not Demand.REQUIRED:
        return
    accepted = [site_language(code) for code in languages.accepted]
    is_read = None if language is None else site_language(language) in accepted
    status = True if piece.piece.translation else is_read
    said = _("{number} is in {language}; accepted are {accepted}.")
    way_out = _("Add its translation: `translation: E1.en.pdf`.")
    yield make_check(
        "E3", "B", status, said, way_out, piece.place, piece.piece.no,
        number=piece.piece.no, language=language or "?", accepted=", ".join(languages.accepted),
    )  # fmt: skip


def check_letters(cut: Cut, files: Files) -> Iterator[Check]:
    """Yield whether the letters and the referees are such as the award asks for."""
    rules = {rule.id: rule for rule in cut.profile.attachments}
    for letter in cut.letters:
        rule = rules[letter.rule]
        yield _on_letter_file(letter, files)
        if rule.independent:
            said = _("The letter of {author} comes from somebody who has no part in the work.")
            if not letter.letter.independent:
                said = _("That {author} has no part in the work is not said.")
            way_out = _("Say `independent: yes` if it is so; otherwise ask somebody else.")
            author = letter.author
            status = letter.letter.independent
            yield make_check("L1", "B", status, said, way_out, letter.place, rule.id, author=author)
        if rule.limit is not None:
            said = _("The letter of {author} may have {most} words at most; nothing here has counted them.")
            yield make_check(
                "L1", "N", "not-checked", said, _("Count them."), letter.place, rule.id,
                author=letter.author, most=rule.limit.max or "–",
            )  # fmt: skip
    referees = cut.profile.referees
    if referees:
        named = cut.submission.referees if cut.submission else ()
        good = [one for one in named if one.independent or not referees.independent]
        grade: Grade = "W" if referees.stage else "B"
        said = _("{given} of {count} referees are named.")
        way_out = _("Name them in `referees:` of the submission, once they have agreed.")
        place = cut.submission.origin.place if cut.submission else cut.profile.origin.place_of("referees")
        yield make_check(
            "L1", grade, len(good) >= referees.count, said, way_out, place, "referees",
            given=len(good), count=referees.count,
        )  # fmt: skip


def _on_letter_file(letter: CutLetter, files: Files) -> Check:
    if not letter.letter.file:
        said, way_out = _("The letter of {author} has no file."), _("Scan it, and name the file.")
        return make_check("L1", "B", False, said, way_out, letter.place, letter.rule, author=letter.author)
    return _on_file("E1", files.get((letter.folder, letter.letter.file)), letter.letter.file, letter.place, letter.rule)


def check_declarations(cut: Cut, files: Files) -> Iterator[Check]:
    """Yield whether everything is signed."""
    signed = cut.submission.declarations if cut.submission else {}
    for number, rule in enumerate(cut.profile.declarations):
        signature = signed.get(rule.id)
        place = (
            cut.submission.origin.place_of("declarations", rule.id)
            if cut.submission
            else cut.profile.origin.place_of("declarations", number)
        )
        said = _("`{rule}` is signed.") if signature and signature.signed else _("`{rule}` is not signed.")
        way_out = _("Have it signed, and write it into `declarations:` of the submission.")
        yield make_check("L2", "B", bool(signature and signature.signed), said, way_out, place, rule.id, rule=rule.id)
        if rule.seal:
            said = _("`{rule}` is sealed.") if signature and signature.scan else _("`{rule}` has no sealed scan.")
            way_out = _("Print it, have it sealed, and name the scan.")
            yield make_check("L2", "B", bool(signature and signature.scan), said, way_out, place, rule.id, rule=rule.id)
        if signature and signature.scan and cut.submission:
            yield _on_file(
                "E1", files.get((cut.submission.origin.folder, signature.scan)), signature.scan, place, rule.id
            )
