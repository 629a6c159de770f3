"""Does a document become the PDF that archives and screen readers want, and the same one everywhere?"""

from __future__ import annotations

import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import page as validator
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from linli.artefacts.documents import CannotTypeset, PrintJob, Typesetter, compile_document
from linli.views.documents import Document, PrintCode, PrintPicture
from linli.views.lettering import in_characters
from linli.views.parts import Phrase
from linli.views.pictures import Derivative, Recipe

PRINT = Path(__file__).parents[2] / "theme" / "print"
CHARACTERS = frozenset((PRINT / "fonts" / "NotoSansSC-Regular.txt").read_text("utf-8"))


@dataclass(frozen=True)
class Note:
    """A body that the tests' own templates show."""

    text: Phrase
    code: PrintCode | None = None
    picture: PrintPicture | None = None


def note(text: str, language: str = "zh-CN", code: PrintCode | None = None, **more: object) -> Document:
    return Document("note.typ", language, "一张便条", date(2026, 6, 1), Note(Phrase(text), code, **more))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def print_dir(tmp_path_factory) -> Path:
    """The theme's print folder with a template more: a heading, the text in a narrow column, and a code."""
    folder: Path = tmp_path_factory.mktemp("theme") / "print"
    shutil.copytree(PRINT, folder)
    return with_template(
        folder,
        """= #told.title
#block(width: 60mm, say(told.body.text))
#if told.body.code != none { qr(told.body.code, size: 30mm) }
#if told.body.picture != none { cover(told.body.picture, height: 40mm) }""",
    )


def with_template(print_dir: Path, source: str) -> Path:
    (print_dir / "note.typ").write_text(f'#import "linli.typ": *\n#show: sheet\n{source}\n', "utf-8")
    return print_dir


def own_copy(print_dir: Path, folder: Path, source: str) -> Path:
    """Return a print folder of a test's own, with another template."""
    shutil.copytree(PRINT, folder / "print")
    return with_template(folder / "print", source)


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "\n".join(sheet.get_textpage().get_text_range().replace("\r\n", "\n") for sheet in pdf)


def picture_of(name: str, alt: str) -> PrintPicture:
    recipe = Recipe("jpeg", 72, 0, False, "test")
    copy = Derivative("/any/where.jpg", "0" * 64, 1, None, 320, 200, recipe)
    object.__setattr__(copy, "name", name)
    return PrintPicture(copy, alt, "", (0.5, 0.5))


def test_a_document_is_what_archives_and_screen_readers_ask_for(print_dir, tmp_path):
    file = tmp_path / "note.pdf"
    file.write_bytes(compile_document(note("小院开门了。", code=PrintCode("https://example.org/", "小院")), print_dir))

    for profile in ("2a", "ua1"):
        report = str(validator.validate_pdf(str(file), profile=profile))
        assert "no failures" in report, report


def test_the_same_document_has_the_same_bytes_in_this_process_and_in_two_others(print_dir):
    document = note("同样的字，同样的字节。", code=PrintCode("https://example.org/", "小院"))
    here = compile_document(document, print_dir)

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        elsewhere = list(pool.map(partial(compile_document, print_dir=print_dir), [document, document]))
    assert elsewhere == [here, here]
    assert compile_document(document, print_dir) == here


def test_the_file_is_dated_by_its_content_and_never_by_the_build(print_dir):
    content = compile_document(note("日期"), print_dir)

    with pypdfium2.PdfDocument(content) as pdf:
        assert pdf.get_metadata_value("CreationDate").startswith("D:20260601")
        assert pdf.get_metadata_value("Title") == "一张便条"


def test_no_face_but_those_of_the_theme_is_used(print_dir, tmp_path):
    own = own_copy(print_dir, tmp_path, '#set text(font: "DejaVu Sans")\n= 标题\n正文')

    with pytest.raises(CannotTypeset, match="unknown font family"):
        compile_document(note("正文"), own)


def test_a_mistake_in_a_template_names_the_template_and_the_document(print_dir, tmp_path):
    own = own_copy(print_dir, tmp_path, "= 标题\n#told.body.nothing")

    with pytest.raises(CannotTypeset, match=r"note\.typ cannot be set for '一张便条'") as failure:
        compile_document(note("正文"), own)
    assert "nothing" in str(failure.value)


def test_a_picture_without_alt_text_is_refused(print_dir, tmp_path):
    Image.new("RGB", (32, 20), "#2f6b4f").save(tmp_path / "a.jpg")
    own = own_copy(print_dir, tmp_path, '= 标题\n#image("/pictures/a.jpg", width: 2cm)')

    with pytest.raises(CannotTypeset, match="alt"):
        compile_document(note("正文"), own, {"a.jpg": tmp_path / "a.jpg"})


@pytest.mark.parametrize("alt", ["树下的一张桌子", ""])
def test_a_picture_is_shown_with_its_alt_text_or_marked_as_decoration(print_dir, tmp_path, alt):
    Image.new("RGB", (320, 200), "#2f6b4f").save(tmp_path / "a.jpg")
    document = note("正文", picture=picture_of("a.jpg", alt))
    file = tmp_path / "note.pdf"
    file.write_bytes(compile_document(document, print_dir, {"a.jpg": tmp_path / "a.jpg"}))

    assert "no failures" in str(validator.validate_pdf(str(file), profile="ua1"))
    with pypdfium2.PdfDocument(file.read_bytes()) as pdf:
        shown = pdf[0].render(scale=1).to_pil().convert("RGB")
    assert sum(pixel == (47, 107, 79) for pixel in shown.get_flattened_data()) > 10_000


def test_a_missing_picture_is_named(print_dir):
    with pytest.raises(CannotTypeset, match=r"gone\.jpg"):
        compile_document(note("正文", picture=picture_of("gone.jpg", "一棵树")), print_dir)


@pytest.mark.parametrize(
    ("written", "printed"),
    [("喆叔的班🎉", "喆叔的班"), ("㐀先生", "〓先生"), ("Dvořák", "Dvorák"), ("ﬁne", "fine"), ("响\u0007铃", "响铃")],
)
def test_a_character_that_the_font_lacks_stops_nothing_and_is_not_hidden(print_dir, written, printed):
    content = compile_document(note(written), print_dir)

    assert printed in text_of(content)


@given(st.text(max_size=60))
def test_any_text_comes_down_to_characters_that_the_font_has(text):
    shown = in_characters(text, CHARACTERS)

    assert set(shown) <= CHARACTERS | {"〓"}
    assert in_characters(shown, CHARACTERS) == shown


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["小院", "活动", "，", "。", "、", "《春天》", "（二）", "“邻里”", "3.0版", "！", "……", "：", "R29"]
        ),
        min_size=30,
        max_size=60,
    )
)
def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(print_dir, pieces):
    text = "".join(pieces)
    lines = [line for line in text_of(compile_document(note(text), print_dir)).split("\n")[1:] if line.strip()]

    assert len(lines) > 1
    for line in lines[1:]:
        assert line.strip()[0] not in "，。、》）”！…："
    for line in lines[:-1]:
        assert line.strip()[-1] not in "《（“"


def test_english_quotation_marks_are_as_narrow_as_their_letters(print_dir):
    def width_of(language: str) -> float:
        with pypdfium2.PdfDocument(compile_document(note("neighbours’ dinner", language), print_dir)) as pdf:
            words = pdf[0].get_textpage()
            start = words.get_text_range().index("neighbours")
            return float(words.get_charbox(start + 12)[0] - words.get_charbox(start + 9)[2])

    assert width_of("en") < 8 < width_of("zh-CN") + 4


@pytest.mark.parametrize(
    "url", ["https://example.org/", f"https://example.org/{'a' * 150}/events/2026/06/", "https://例.org/邻里/"]
)
def test_a_code_on_paper_leads_to_its_address(print_dir, url):
    content = compile_document(note("扫一扫", code=PrintCode(url, "小院")), print_dir)

    with pypdfium2.PdfDocument(content) as pdf:
        found = zxingcpp.read_barcodes(pdf[0].render(scale=150 / 72).to_pil())
    assert [(code.text, code.ec_level) for code in found] == [(url, "M")]


def test_a_documents_key_covers_what_it_says_and_what_sets_it(print_dir, tmp_path):
    document = note("正文", code=PrintCode("https://example.org/", "小院"))
    key = Typesetter(print_dir).key(document)
    other_style = own_copy(print_dir, tmp_path, "= #told.title")

    assert Typesetter(print_dir).key(note("正文", code=PrintCode("https://example.org/", "小院"))) == key
    others = [
        Typesetter(print_dir).key(replace(document, body=Note(Phrase("别的")))),
        Typesetter(print_dir).key(replace(document, language="en")),
        Typesetter(print_dir).key(replace(document, dated=date(2026, 6, 2))),
        Typesetter(other_style).key(document),
    ]
    assert len({key, *others}) == 5


def test_a_documents_key_covers_what_its_template_imports(print_dir, tmp_path):
    own = own_copy(print_dir, tmp_path, "= #told.title")
    before = Typesetter(own).key(note("正文"))
    (own / "linli.typ").write_text((own / "linli.typ").read_text("utf-8") + "\n// Another thought.\n", "utf-8")

    assert Typesetter(own).key(note("正文")) != before


def test_where_a_photo_lies_on_a_machine_is_no_part_of_the_key(print_dir):
    picture = picture_of("a.jpg", "一棵树")
    moved = replace(picture, copy=replace(picture.copy, source="/else/where.jpg"))
    object.__setattr__(moved.copy, "name", picture.copy.name)

    keys = {Typesetter(print_dir).key(note("正文", picture=shown)) for shown in (picture, moved)}
    assert len(keys) == 1


def test_what_is_in_the_cache_is_not_set_again(print_dir, tmp_path):
    jobs = [PrintJob(note(text), {}) for text in ("一", "二")]
    typesetter = Typesetter(print_dir)
    typesetter.compile_all(jobs, tmp_path, 1, lambda _done: None)
    times = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    heard: list[int] = []
    Typesetter(print_dir).compile_all([*jobs, PrintJob(note("三"), {})], tmp_path, 1, heard.append)

    assert heard == [2, 3]
    assert {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir() if file.name in times} == times
    assert {file.name for file in tmp_path.iterdir()} >= {typesetter.file_name(job.document) for job in jobs}


def test_two_workers_fill_the_cache_as_one_does(print_dir, tmp_path):
    jobs = [PrintJob(note(f"第{number}张"), {}) for number in range(13)]
    for workers in (1, 2):
        Typesetter(print_dir).compile_all(jobs, tmp_path / str(workers), workers, lambda _done: None)

    one, two = ({file.name: file.read_bytes() for file in (tmp_path / str(n)).iterdir()} for n in (1, 2))
    assert len(one) == 13
    assert one == two
