"""Evidence for a jury in one file, where the award does not forbid it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO


class CannotJoin(Exception):
    """A file is no PDF that can be opened; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def join_pdfs(files: Sequence[tuple[str, str, bytes]], title: str) -> bytes:
    """Return PDFs as one, with a bookmark for each; the same files give the same bytes.

    `files` are a name for messages, a title for the bookmark, and the content of each.

    Raises:
        CannotJoin: a file cannot be opened.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    joined = PdfWriter()
    for name, bookmark, content in files:
        try:
            joined.append(PdfReader(BytesIO(content)), outline_item=bookmark, import_outline=False)
        except (PyPdfError, ValueError, KeyError) as error:
            raise CannotJoin(name) from error
    joined.add_metadata({"/Title": title, "/Producer": "Linli"})
    file = BytesIO()
    joined.write(file)
    return file.getvalue()
