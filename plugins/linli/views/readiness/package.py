"""What can only be said once a package is made: names left in a blind entry, forms that stay empty, stale seals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from linli.views.cuts import Cut
from linli.views.wording import _

from .checks import Check, make_check


def check_seals(cut: Cut) -> Iterator[Check]:
    """Yield whether what was sealed says what the entry says now, by the stamp at the foot of the sealed page."""
    for name, signature in cut.submission.declarations.items() if cut.submission else ():
        if signature.stamp is None or cut.submission is None:
            continue
        said = _("`{rule}` was sealed on the text {stamp}; the text is {now}.")
        way_out = _("Print it anew and have it sealed again, or take the texts back to what was sealed.")
        place = cut.submission.origin.place_of("declarations", name)
        yield make_check(
            "L2",
            "B",
            signature.stamp == cut.stamp,
            said,
            way_out,
            place,
            name,
            rule=name,
            stamp=signature.stamp,
            now=cut.stamp,
        )


def check_names(cut: Cut, found: Mapping[str, tuple[str, ...]], unread: Iterable[str]) -> Iterator[Check]:
    """Yield whether a blind entry names anybody; `found` has the names in each file, `unread` what nothing can read."""
    for path, names in found.items():
        said, way_out = _("`{file}` names {names}."), _("Hand in a version without names, or leave it out.")
        yield make_check("P4", "B", False, said, way_out, file=path, names=", ".join(names))
    for path in unread:
        said = _("Nothing here can tell whether `{file}` names anybody.")
        yield make_check("P4", "B", None, said, _("Hand it in as a PDF with text, or leave it out."), file=path)
    if not found:
        yield make_check("P4", "B", True, _("No name is left in the files that were read."))
    yield make_check(
        "P4", "N", "not-checked", _("Nothing here can see a logo or a face in a picture."), _("Look yourself.")
    )


def check_form(cut: Cut, form: str, empty: Iterable[str], trouble: str = "") -> Iterator[Check]:
    """Yield whether the organiser's own form can be filled in; `empty` are the placeholders without an answer."""
    place = cut.profile.origin.place_of("form")
    if trouble:
        said, way_out = _("The form `{form}` cannot be filled in: {trouble}."), _("Correct its placeholders.")
        yield make_check("D1", "B", False, said, way_out, place, "form", form=form, trouble=trouble)
        return
    listed = list(empty)
    for name in listed:
        said = _("The form `{form}` asks for `{name}`, and nobody knows it.")
        way_out = _("Complete the case, or state it in `facts:` of the submission.")
        yield make_check("D1", "B", None, said, way_out, place, "form", form=form, name=name)
    if not listed:
        yield make_check("D1", "B", True, _("The form `{form}` is filled in."), about="form", form=form)


def check_left_out(cut: Cut, photos: Iterable[tuple[str, str]]) -> Iterator[Check]:
    """Yield which photos cannot be handed in as they are; `photos` has number and file of each."""
    for number, file in photos:
        said = _("{number} `{file}` cannot be freed of what a camera wrote into it.")
        yield make_check("P5", "B", False, said, _("Save it as a JPEG or a PNG."), number=number, file=file)


def check_withheld(cut: Cut, paths: Iterable[str]) -> Iterator[Check]:
    """Yield every file of the package that is a private one by another name."""
    for path in paths:
        said = _("`{file}` is the same file as a private piece of evidence.")
        way_out = _("Leave it out, or say that it may be seen.")
        yield make_check("E1", "B", False, said, way_out, cut.case.origin.place_of("evidence"), file=path)


def check_joined(cut: Cut, names: Iterable[str]) -> Iterator[Check]:
    """Yield every piece of evidence that cannot be joined with the others."""
    for name in names:
        said, way_out = _("`{file}` cannot be joined with the other evidence."), _("Save it anew as a PDF.")
        yield make_check("E4", "W", False, said, way_out, file=name)
