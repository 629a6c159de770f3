"""The organiser's own form in Word, filled in: `{{ background }}` in it becomes the answer."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

# The earliest moment that a zip file can hold.
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)


class CannotFill(Exception):
    """A form cannot be opened, or its placeholders make no sense."""


def placeholders_in(form: bytes) -> frozenset[str]:
    """Return the names of the placeholders in a form.

    Raises:
        CannotFill: the file is no Word file, or a placeholder is not closed.
    """
    import jinja2
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate

    try:
        return frozenset(DocxTemplate(BytesIO(form)).get_undeclared_template_variables())
    except (jinja2.TemplateError, PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise CannotFill(str(error)) from error


def fill_form(form: bytes, answers: Mapping[str, str]) -> bytes:
    """Return a form with its placeholders filled in; lines of an answer stay lines. The same answers, the same bytes.

    Raises:
        CannotFill: the file is no Word file, or a placeholder has no answer.
    """
    import jinja2
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate, RichText

    context = {name: RichText(answer) if "\n" in answer else answer for name, answer in answers.items()}
    try:
        template = DocxTemplate(BytesIO(form))
        template.render(context, jinja2.Environment(undefined=jinja2.StrictUndefined), autoescape=True)
        saved = BytesIO()
        template.save(saved)
    except (jinja2.TemplateError, PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise CannotFill(str(error)) from error
    filled = BytesIO()
    with ZipFile(saved) as old, ZipFile(filled, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, _NO_MOMENT)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            new.writestr(entry, old.read(name), compresslevel=6)
    return filled.getvalue()
