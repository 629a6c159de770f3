"""The organiser's own form in Word, filled in: `{{ background }}` in it becomes the answer."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile

from .bag import without_moments


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
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

    # A form comes from outside, so what stands in its placeholders may read names, and do nothing else.
    environment = SandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=True)
    try:
        template = DocxTemplate(BytesIO(form))
        template.render(dict(answers), environment, autoescape=True)
        saved = BytesIO()
        template.save(saved)
    except (jinja2.TemplateError, PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise CannotFill(str(error)) from error
    return without_moments(saved.getvalue())
