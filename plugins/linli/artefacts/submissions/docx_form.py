"""The entry as a form in Word (申报表): labels and answers in cells, figures, evidence, photos, room for seals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linli.views.dossier import Declaration, Dossier, Plate

from .bag import without_moments

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

# Every machine with an office program in Chinese has these, or something that answers to their names.
_BODY, _HEADINGS, _TITLE = "仿宋", "黑体", "宋体"
_LATIN = "Times New Roman"
_WIDTH_CM = 16.0
_LABEL_CM = 3.2
# What python-docx's own template brings along and no document needs.
_IDLE_PARTS = ("stylesWithEffects", "thumbnail")


def render_form(dossier: Dossier, pictures: Mapping[str, Path], dated: datetime) -> bytes:
    """Return an entry as a Word file; the same entry gives the same bytes.

    `pictures` are JPEG or PNG files by the names that the plates give them. `dated` is the moment that its properties
    state.
    """
    import docx

    document = docx.Document()
    _set_styles(document, dossier.language)
    _set_page(document, dossier)
    document.add_paragraph(f"{dossier.award} {dossier.labels.kind}", style="Subtitle")
    document.add_paragraph(dossier.title, style="Title")
    _add_form(document, dossier)
    _add_indicators(document, dossier)
    _add_figures(document, dossier)
    _add_exhibits(document, dossier)
    _add_plates(document, dossier, pictures)
    _add_lists(document, dossier)
    _add_declarations(document, dossier)
    _set_properties(document, dossier, dated)
    return _packed(document)


# --- its look -------------------------------------------------------------------------------------------------------


def _set_styles(document: Document, language: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    looks = {
        "Normal": (_BODY, 12, False), "Title": (_TITLE, 22, True), "Subtitle": (_HEADINGS, 14, False),
        "Heading 1": (_HEADINGS, 15, True), "Heading 2": (_HEADINGS, 12, True), "Caption": (_HEADINGS, 10, False),
        "Header": (_BODY, 9, False), "Footer": (_BODY, 9, False), "List Bullet": (_BODY, 12, False),
    }  # fmt: skip
    for name, (east_asian, size, bold) in looks.items():
        style: Any = document.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        _set_fonts(style.element.get_or_add_rPr(), east_asian)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.25
    _set_language(normal.element.get_or_add_rPr(), language)
    # A heading in a cell would take the whole row along to where the next one begins.
    in_cells: Any = document.styles["Heading 2"]
    in_cells.paragraph_format.keep_with_next = False
    in_cells.paragraph_format.space_before = Pt(0)
    for name in ("Title", "Subtitle", "Caption"):
        style = document.styles[name]
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in style.element.findall(".//" + _tag("w:pBdr")):
            border.getparent().remove(border)


def _set_fonts(properties: Any, east_asian: str) -> None:
    """Name the fonts for both scripts; a theme's font would win over them, so it goes."""
    fonts = properties.get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(_tag(f"w:{script}"), _LATIN)
    fonts.set(_tag("w:eastAsia"), east_asian)


def _set_language(properties: Any, language: str) -> None:
    for found in properties.findall(_tag("w:lang")):
        properties.remove(found)
    latin, han = ("en-GB", language) if language.startswith("zh") else (language, "zh-CN")
    properties.append(_element("w:lang", {"w:val": latin, "w:eastAsia": han}))


def _set_page(document: Document, dossier: Dossier) -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.6)
    head = section.header.paragraphs[0]
    if dossier.draft:
        head.add_run(f"{dossier.draft}  ").bold = True
    head.add_run(dossier.award)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{dossier.labels.stamp} {dossier.stamp} · {dossier.labels.page} ")
    _add_field(foot, "PAGE", "1")


def _set_properties(document: Document, dossier: Dossier, dated: datetime) -> None:
    about = document.core_properties
    about.title, about.language = dossier.title, dossier.language
    about.author = about.last_modified_by = ""
    about.comments = about.keywords = ""
    about.subject = dossier.award
    about.created = about.modified = dated.astimezone(UTC).replace(tzinfo=None)
    about.revision = 1


# --- its parts ------------------------------------------------------------------------------------------------------


def _add_form(document: Document, dossier: Dossier) -> None:
    rows = [(row.label, row.value) for row in (*dossier.particulars, *dossier.facts)]
    table = _table(document, (_LABEL_CM, _WIDTH_CM - _LABEL_CM), dossier.labels.particulars)
    for label, value in rows:
        name, answer = _row(table)
        _say(name, label, bold=True)
        _say(answer, value or dossier.labels.empty)
    for passage in dossier.passages:
        name, answer = _row(table)
        _say(name, f"{passage.number} {passage.title}", style="Heading 2")
        _say(answer, *(passage.paragraphs or (dossier.labels.empty,)))
        if passage.evidence:
            answer.add_paragraph(f"{dossier.labels.supported_by} {', '.join(passage.evidence)}").style = "Caption"
            _align_left(answer.paragraphs[-1])


def _add_indicators(document: Document, dossier: Dossier) -> None:
    if not dossier.indicators:
        return
    labels = dossier.labels
    document.add_heading(labels.indicators, 1)
    rows = [
        (row.name, row.wanted or labels.empty, row.measured or labels.empty, row.verdict) for row in dossier.indicators
    ]
    head = (labels.indicator, labels.wanted, labels.value, labels.verdict)
    _caption(document, dossier, _kind_of_table(dossier), labels.indicators)
    _listing(document, (6.4, 3.6, 3.6, 2.4), head, rows, labels.indicators)


def _add_figures(document: Document, dossier: Dossier) -> None:
    if not dossier.figures:
        return
    labels = dossier.labels
    document.add_heading(labels.figures, 1)
    head = (labels.figure, labels.value, labels.period, labels.measured)
    rows = [(f.label, f.value, f.when, "\n".join(filter(None, (f.method, f.scope, f.notes)))) for f in dossier.figures]
    _caption(document, dossier, _kind_of_table(dossier), labels.figures)
    _listing(document, (3.8, 3.0, 3.4, 5.8), head, rows, labels.figures)


def _add_exhibits(document: Document, dossier: Dossier) -> None:
    if not dossier.exhibits:
        return
    labels = dossier.labels
    document.add_heading(labels.evidence, 1)
    rows = [
        (
            piece.no,
            "\n".join(filter(None, (piece.title, piece.kind, piece.details, piece.access, piece.where, piece.file))),
            piece.proves or labels.empty,
            "\n".join(piece.supports) or labels.empty,
        )
        for piece in dossier.exhibits
    ]
    _caption(document, dossier, _kind_of_table(dossier), labels.evidence)
    _listing(
        document,
        (1.6, 5.6, 4.2, 4.6),
        (labels.number, labels.exhibit, labels.proves, labels.supports),
        rows,
        labels.evidence,
    )


def _add_plates(document: Document, dossier: Dossier, pictures: Mapping[str, Path]) -> None:
    if dossier.plates:
        document.add_heading(dossier.labels.photos, 1)
    for plate in dossier.plates:
        _add_plate(document, dossier, plate, pictures[plate.picture.copy.name])


def _add_plate(document: Document, dossier: Dossier, plate: Plate, file: Path) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    copy = plate.picture.copy
    width = min(_WIDTH_CM, 9.5 * copy.width / copy.height)
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.keep_with_next = True
    shape: Any = line.add_run().add_picture(BytesIO(_readable(file)), width=Cm(width))
    names = shape._inline.docPr
    names.set("name", plate.no)
    names.set("descr", plate.picture.alt or f"{dossier.labels.photo} {plate.no}")
    credit = [f"{label} {said}" for label, said in (
        (dossier.labels.credit, plate.credit), (dossier.labels.rights, plate.rights),
    ) if said]  # fmt: skip
    words = " · ".join(filter(None, (plate.no, plate.caption, *credit)))
    _caption(document, dossier, "图" if dossier.language.startswith("zh") else "Figure", words)


def _add_lists(document: Document, dossier: Dossier) -> None:
    for title, rows in ((dossier.labels.partners, dossier.partners), (dossier.labels.honours, dossier.honours)):
        if rows:
            document.add_heading(title, 1)
            for row in rows:
                said = f"{row.label} · {row.value}" if row.value else row.label
                document.add_paragraph(said, style="List Bullet")
    if dossier.gaps:
        document.add_heading(dossier.labels.gaps, 1)
        for gap in dossier.gaps:
            document.add_paragraph(gap, style="List Bullet")


def _add_declarations(document: Document, dossier: Dossier) -> None:
    """Add what is signed and sealed on paper: room for it, and no more."""
    labels = dossier.labels
    if dossier.declarations:
        document.add_heading(labels.declarations, 1)
        table = _table(document, (_WIDTH_CM,), labels.declarations)
        for declaration in dossier.declarations:
            _add_signature(_row(table)[0], declaration, dossier)
    if dossier.recommended:
        document.add_heading(labels.opinion, 1)
        table = _table(document, (_LABEL_CM, _WIDTH_CM - _LABEL_CM), labels.opinion)
        name, answer = _row(table)
        _say(name, labels.recommendation, bold=True)
        _say(answer, "", "", "", f"{labels.seal_here}        {labels.date}")


def _add_signature(cell: _Cell, declaration: Declaration, dossier: Dossier) -> None:
    labels = dossier.labels
    room = ("", "", "") if declaration.seal else ("",)
    seal = f"        {labels.seal_here}" if declaration.seal else ""
    signed = f"{labels.signer} {declaration.signer}        {labels.date} {declaration.date}{seal}"
    _say(cell, declaration.text, *room, signed)


# --- what parts are made of -----------------------------------------------------------------------------------------


def _table(document: Document, widths_cm: Sequence[float], about: str) -> Table:
    """Return an empty table with lines around every cell; `about` is what a screen reader calls it."""
    from docx.shared import Cm

    table: Table = document.add_table(rows=0, cols=len(widths_cm))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    properties: Any = table._tbl.tblPr
    properties.append(_element("w:tblCaption", {"w:val": about}))
    return table


def _row(table: Table) -> tuple[_Cell, ...]:
    """Add a row, and return its cells."""
    rows: Any = table
    return tuple(rows.add_row().cells)


def _listing(
    document: Document, widths_cm: Sequence[float], head: Sequence[str], rows: Sequence[Sequence[str]], about: str
) -> None:
    """Add a table with a head that is said again on every page."""
    from docx.shared import Pt

    table = _table(document, widths_cm, about)
    for cell, text in zip(_row(table), head, strict=True):
        _say(cell, text, bold=True)
    first: Any = table.rows[0]._tr
    first.get_or_add_trPr().append(_element("w:tblHeader", {}))
    for row in rows:
        for cell, text in zip(_row(table), row, strict=True):
            _say(cell, *text.split("\n"))
    for table_row in table.rows:
        table_row._tr.get_or_add_trPr().insert(0, _element("w:cantSplit", {}))
        for cell in table_row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                paragraph.paragraph_format.line_spacing = 1.1
                for run in paragraph.runs:
                    run.font.size = Pt(10)
    document.add_paragraph()


def _say(cell: _Cell, *paragraphs: str, style: str | None = None, bold: bool = False) -> None:
    first, *others = paragraphs
    lines = [cell.paragraphs[0], *(cell.add_paragraph() for _text in others)]
    for line, text in zip(lines, (first, *others), strict=True):
        line.add_run(text).bold = bold or None
        if style:
            line.style = style


def _caption(document: Document, dossier: Dossier, kind: str, words: str) -> None:
    """Add a caption with a number that Word counts itself."""
    line = document.add_paragraph(style="Caption")
    line.add_run(f"{kind} ")
    _add_field(line, f"SEQ {kind} \\* ARABIC", str(_number_of(document, kind)))
    line.add_run(f"  {words}")
    line.paragraph_format.keep_with_next = kind in ("表", "Table")


def _kind_of_table(dossier: Dossier) -> str:
    return "表" if dossier.language.startswith("zh") else "Table"


def _number_of(document: Document, kind: str) -> int:
    codes = [code.text or "" for code in document.element.body.iter(_tag("w:instrText"))]
    return len([code for code in codes if code.startswith(f"SEQ {kind} ")]) + 1


def _add_field(line: Paragraph, code: str, shown: str) -> None:
    for type_ in ("begin", "separate", "end"):
        run: Any = line.add_run()
        if type_ == "separate":
            instruction = _element("w:instrText", {"xml:space": "preserve"})
            instruction.text = code
            run._r.append(instruction)
            run = line.add_run()
        run._r.append(_element("w:fldChar", {"w:fldCharType": type_}))
        if type_ == "separate":
            line.add_run(shown)


def _align_left(line: Paragraph) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _element(name: str, attributes: Mapping[str, str]) -> Any:
    from docx.oxml import OxmlElement

    element: Any = OxmlElement(name)
    for key, value in attributes.items():
        element.set(_tag(key), value)
    return element


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return "{http://www.w3.org/XML/1998/namespace}space" if name == "xml:space" else qn(name)


def _readable(file: Path) -> bytes:
    """Return a picture in a format that Word reads: it knows no WebP."""
    if file.suffix != ".webp":
        return file.read_bytes()
    from PIL import Image

    content = BytesIO()
    with Image.open(file) as picture:
        picture.save(content, "PNG")
    return content.getvalue()


def _packed(document: Document) -> bytes:
    """Return the file without idle parts and with no moment in its zip entries."""
    for owner in (document.part, document.part.package):
        idle = [name for name, relation in owner.rels.items() if relation.reltype.endswith(_IDLE_PARTS)]
        for name in idle:
            del owner.rels[name]
    saved = BytesIO()
    document.save(saved)
    return without_moments(saved.getvalue())
