"""Does a package hold what an organiser takes, say what it is worth, and keep back what must not leave the house?"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
import subprocess
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import page as validator
import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from tests.fixtures.packages import PackageDesk, photo_from_a_telephone, write_form
from tests.fixtures.projects import MOMENT, ROOT, WUTONG, files_in

from linli import awards, packing
from linli.artefacts.submissions.bag import zip_files
from linli.artefacts.submissions.leaks import words_in
from linli.packing import Packed
from linli.settings import BadSetting, read_settings

CASE = WUTONG / "cases/summer-shade"
LAYOUT = {
    "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "data/00_先看这里.txt",
    "data/doc/案例.pdf", "data/doc/申报表.docx", "data/doc/主办方表格.docx", "data/paste/01_background.txt",
    "data/paste/paste.html", "data/paste/counts.csv", "data/photos/photos.csv", "data/photos/contact-sheet.pdf",
    "data/evidence/evidence-index.csv", "data/evidence/evidence-index.pdf", "data/evidence/E01_点数簿.csv",
    "data/statements/declarations.pdf", "data/statements/consent-index.csv", "data/machine/submission.json",
    "data/machine/metrics.csv", "data/machine/case.jsonld", "report/checks.html", "report/checks.json",
}  # fmt: skip
BLIND = "anonymity: {text: yes, images: yes, credits_separate: yes}\nfacts:"


@pytest.fixture(autouse=True)
def _first_of_june(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)


@pytest.fixture
def desk(tmp_path):
    return PackageDesk(tmp_path / "project")


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """The package in Chinese. To be looked at, not to be changed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        return PackageDesk(tmp_path_factory.mktemp("packed") / "project").pack(SITEURL="https://example.org")


@pytest.fixture(scope="module")
def blind(tmp_path_factory):
    """The package of an award that is judged without names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        desk = PackageDesk(tmp_path_factory.mktemp("blind") / "project")
        desk.change("awards/prize.yaml", "facts:", BLIND)
        return desk.pack()


def told(packed: Packed) -> list[str]:
    return [f"{check.id} {check.message}" for check in packed.readiness.blocking]


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "\n".join(sheet.get_textpage().get_text_range().replace("\r\n", "\n") for sheet in pdf)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def laid_out(packed: Packed, folder: Path) -> Path:
    for path, content in packed.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def test_a_complete_case_is_packed_with_nothing_that_blocks(packed):
    assert told(packed) == []
    assert set(packed.files) >= LAYOUT


def test_d2_the_same_content_gives_the_same_zip_byte_for_byte(desk, packed):
    again = desk.pack(SITEURL="https://example.org")

    assert [p for p in packed.files if packed.files[p] != again.files.get(p)] == []
    assert zip_files("a", again.files) == zip_files("a", packed.files)


@pytest.mark.parametrize("manifest", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_d2_the_manifests_verify_with_what_every_machine_has(packed, tmp_path, manifest):
    folder = laid_out(packed, tmp_path)

    ended = subprocess.run(["sha256sum", "--strict", "-c", manifest], cwd=folder, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_the_bag_is_what_rfc_8493_says(packed):
    files = packed.files
    payload = {path for path in files if path.startswith("data/")}
    listed = dict(line.split("  ", 1)[::-1] for line in files["manifest-sha256.txt"].decode().splitlines())
    tags = dict(line.split("  ", 1)[::-1] for line in files["tagmanifest-sha256.txt"].decode().splitlines())

    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert set(listed) == payload
    assert set(tags) == set(files) - payload - {"tagmanifest-sha256.txt"}
    assert all(hashlib.sha256(files[path]).hexdigest() == digest for path, digest in {**listed, **tags}.items())
    octets, streams = re.search(r"Payload-Oxum: (\d+)\.(\d+)", files["bag-info.txt"].decode()).groups()  # type: ignore[union-attr]
    assert (int(octets), int(streams)) == (sum(len(files[p]) for p in payload), len(payload))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_d1_every_pdf_that_is_set_is_for_archives_and_for_screen_readers(desk, tmp_path, language):
    packed = desk.pack(language)
    made = [path for path in packed.files if path.endswith(".pdf") and path.startswith("data/")]
    own = [p for p in made if re.search(r"doc/|index|contact|declarations", p) and "upload" not in p]

    assert len(own) == 4
    for path in own:
        file = tmp_path / "a.pdf"
        file.write_bytes(packed.files[path])
        for profile in ("2a", "ua1"):
            report = str(validator.validate_pdf(str(file), profile=profile))
            assert "no failures" in report, f"{path}\n{report}"


def test_the_pdf_has_every_part_of_the_entry_and_its_stamp_on_every_page(packed):
    stamp = packed.readiness.cut.digest[:12]
    with pypdfium2.PdfDocument(packed.files["data/doc/案例.pdf"]) as pdf:
        pages = [sheet.get_textpage().get_text_range() for sheet in pdf]
        about = pdf.get_metadata_dict()

    text = "\n".join(pages)
    for words in ("目录", "背景与起因", "主要数据", "每周三下午三点点数，取平均", "E2", "树荫问卷", "邻里日报",
                  "P1", "五月的一个下午", "陈小树", "CC BY 4.0", "绿色街巷", "没有气温数据", "41 人次"):  # fmt: skip
        assert words in text, words
    assert all(stamp in page for page in pages)
    assert about["Title"].startswith("夏天有树荫")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_d1_the_word_form_is_sound_and_made_of_real_headings_captions_and_cells(desk, tmp_path, language):
    packed = desk.pack(language)
    file = tmp_path / "form.docx"
    file.write_bytes(packed.files[f"data/{packed.package.path_of('form')}"])

    report = OpenXmlValidator().validate(str(file))
    assert report.is_valid, report.errors
    with ZipFile(file) as package:
        document, styles = (package.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "word/stylesWithEffects.xml" not in package.namelist()
    assert 'w:eastAsia="仿宋"' in styles
    assert 'w:eastAsia="黑体"' in styles
    assert "SEQ " in document
    assert document.count("<w:tblHeader/>") >= 2
    assert set(re.findall(r'descr="([^"]*)"', document)) >= {"树下坐着的邻居"}
    assert not re.search(r'<wp:docPr [^>]*descr=""', document)
    assert "（盖章）" in document or "(seal)" in document


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_office_program_opens_the_word_form(packed, tmp_path):
    file = tmp_path / "form.docx"
    file.write_bytes(packed.files["data/doc/申报表.docx"])
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    text = text_of((tmp_path / "form.pdf").read_bytes())
    for words in ("夏天有树荫", "申报材料", "背景与起因", "推荐单位意见", "表 1", "图 1"):
        assert words in text, words


def test_the_organisers_own_form_is_filled_in(packed):
    with ZipFile(BytesIO(packed.files["data/doc/主办方表格.docx"])) as package:
        text = package.read("word/document.xml").decode()

    assert "梧桐里的夏天没有树荫" in text
    assert "41人次" in text
    assert "{{" not in text


def test_a_placeholder_that_nobody_can_fill_blocks_the_package(desk):
    write_form(desk.content / "awards/forms/prize.docx", "background", "fax_number")

    assert "D1 The form `forms/prize.docx` asks for `fax_number`, and nobody knows it." in told(desk.pack())


@pytest.mark.parametrize("form", ["{{ background", "{{ ''.__class__.__mro__[1].__subclasses__() }}"])
def test_a_form_that_makes_no_sense_or_mischief_is_refused(desk, form):
    write_form(desk.content / "awards/forms/prize.docx", form.removeprefix("{{ "))
    if form == "{{ background":
        (desk.content / "awards/forms/prize.docx").write_bytes(b"no Word file")

    assert any(line.startswith("D1 ") for line in told(desk.pack()))


def test_p5_originals_keep_every_pixel_and_lose_what_the_telephone_wrote(desk):
    packed = desk.pack()
    content = packed.files["data/photos/P01_五月的一个下午.jpg"]
    original = photo_from_a_telephone(900, 600)

    with Image.open(BytesIO(content)) as copy:
        exif = copy.getexif()
        assert exif[0x013B].encode("latin-1").decode() == "陈小树"
        assert exif[0x8298] == "CC BY 4.0"
        assert not exif.get_ifd(0x8825)
    scan = (desk.content / "spaces/yard/people.jpg").read_bytes().rpartition(b"\xff\xda")[2]
    assert content.endswith(scan)
    for word in ("SN-4711-0815", "王大海", "青羊区某小区", "Telephone"):
        assert word.encode() not in content
        assert word.encode() in original


def test_photos_are_listed_with_their_words_their_size_and_the_reference_of_the_consent(packed):
    first, second = rows_of(packed.files["data/photos/photos.csv"])

    assert first["文件"] == "P01_五月的一个下午.jpg"
    assert first["作者"] == "陈小树"
    assert first["同意"] == "C-2026-014"
    assert first["SHA-256"] == hashlib.sha256(packed.files["data/photos/P01_五月的一个下午.jpg"]).hexdigest()
    assert (first["宽（像素）"], first["A4 宽度下的精度（dpi）"]) == ("900", "108")
    assert second["文件"].startswith("P02_")


def test_p3_a_photo_that_is_too_large_for_the_form_has_a_smaller_copy_in_the_upload_folder(packed):
    original, copy = packed.files["data/photos/P01_五月的一个下午.jpg"], packed.files["data/upload/P01.jpg"]

    assert len(original) > 200_000
    assert len(copy) <= 200_000
    with Image.open(BytesIO(copy)) as small:
        assert small.width >= 400
        assert not small.getexif()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("scope: [web, print, award]", "scope: [web, print]"),
        ("until: 2028-01-01", "until: 2026-05-31"),
        ("until: 2028-01-01", "withdrawn: yes"),
    ],
)
def test_p2_a_photo_whose_people_have_not_agreed_is_in_no_file_of_the_package(desk, old, new):
    desk.change("spaces/yard/index.md", old, new)
    packed = desk.pack(draft=True)

    assert any(line.startswith("P2 ") for line in told(packed))
    assert not [path for path in packed.files if "五月的一个下午" in path]
    assert "五月的一个下午" not in text_of(packed.files["data/doc/案例.pdf"])


def test_p2_a_package_that_was_made_before_consent_was_withdrawn_is_told_of(desk, tmp_path):
    made = run(desk, "--package", "-o", str(tmp_path / "out"))
    before = desk.project.run("linli", "check")
    desk.change("spaces/yard/index.md", "until: 2028-01-01", "withdrawn: yes")

    after = desk.project.run("linli", "check")
    (package,) = (tmp_path / "out").glob("*.zip")
    package.unlink()
    removed = desk.project.run("linli", "check")

    assert made.returncode == 0, made.stderr
    told = [line for line in after.stdout.splitlines() if line.startswith(f"{package}: holds photo")]
    assert len(told) == 1
    assert "consent was withdrawn" in told[0]
    assert "holds photo" not in before.stdout + removed.stdout


def test_e1_private_evidence_is_in_no_file_by_name_bytes_or_title(packed):
    private = (CASE / "E6.pdf").read_bytes()
    inside = text_of(private).split("\n", 1)[0]

    assert inside
    for path, content in packed.files.items():
        if path.startswith("report/"):
            continue
        assert "E6" not in path
        assert private not in content
        words = words_in(path, content) if not path.endswith((".js", ".css")) else ""
        assert "调解记录" not in words, path
        assert inside not in words, path
        assert hashlib.sha256(private).hexdigest() not in words, path


def test_e1_a_private_file_under_another_name_blocks_the_package(desk):
    (desk.content / "cases/summer-shade/E5.pdf").write_bytes((CASE / "E6.pdf").read_bytes())

    assert [line for line in told(desk.pack()) if "is the same file as a private piece of evidence" in line]


def test_evidence_is_listed_with_what_it_proves_and_what_rests_on_it(packed):
    rows = {row["编号"]: row for row in rows_of(packed.files["data/evidence/evidence-index.csv"])}

    assert list(rows) == ["E1", "E2", "E3", "E4", "E5"]
    assert rows["E1"]["证明什么"] == "每周三下午院子里坐着多少人"
    assert "种树以后，晴天下午平均41人次坐在院子里" in rows["E1"]["支持"]
    assert rows["E4"]["文件"] == ""
    assert "邻里日报" in rows["E4"]["查阅处"]
    assert "https://example.org/daily" in rows["E4"]["查阅处"]
    assert rows["E5"]["谁可查阅"] == "仅供评审"


def test_e4_evidence_is_joined_with_bookmarks_unless_the_award_forbids_it(desk, packed):
    with pypdfium2.PdfDocument(packed.files["data/evidence/evidence-combined.pdf"]) as pdf:
        marks = [mark.get_title() for mark in pdf.get_toc()]
    desk.change("awards/prize.yaml", 'naming: "E{nn}_{slug}"', 'naming: "E{nn}_{slug}", combine: forbidden')

    assert [mark[:2] for mark in marks] == ["E2", "E2", "E5"]
    assert "data/evidence/evidence-combined.pdf" not in desk.pack().files


def test_every_upload_has_a_twin_in_letters_that_all_portals_take(packed):
    chinese = {path for path in packed.files if path.startswith("data/upload/")}
    latin = {path for path in packed.files if path.startswith("data/upload-ascii/")}

    assert len(latin) == len(chinese)
    assert all(path.isascii() for path in latin)
    assert {packed.files[path] for path in latin} == {packed.files[path] for path in chinese}


def test_what_programs_read_agrees_with_what_people_read(packed):
    told_to_programs = json.loads(packed.files["data/machine/submission.json"])
    case = json.loads(packed.files["data/machine/case.jsonld"])

    texts = {section["id"]: section["sha256"] for section in told_to_programs["sections"]}
    pasted = packed.files["data/paste/01_background.txt"]
    assert texts["background"] == hashlib.sha256(pasted).hexdigest()
    assert all(hashlib.sha256(packed.files[f"data/{p}"]).hexdigest() == d for p, d in told_to_programs["files"].items())
    assert [row["id"] for row in rows_of(packed.files["data/machine/metrics.csv"])] == list(told_to_programs["figures"])
    assert case["hasPart"][0]["text"] == pasted.decode()


def test_p4_a_blind_edition_names_nobody_outside_the_statements(blind):
    names = (
        "梧桐里",
        "Wutong",
        "街道办事处",
        "陈小树",
        "园丁小组",
        "省园林学会",
        "梧桐街道",
        "绿色街巷",
        "邻里日报",
        "QY-2026-07",
        "example.org/daily",
    )

    left = {
        path: [name for name in names if name.casefold() in words_in(path, content).casefold()]
        for path, content in blind.files.items()
        if path.startswith("data/") and not path.startswith("data/statements/")
    }
    left = {path: found for path, found in left.items() if found}
    # Evidence is handed in as it is: what names somebody in it is told, and blocks.
    assert {f"P4 `{path.removeprefix('data/')}`" for path in left} <= {
        line.partition(" names")[0] for line in told(blind)
    }
    assert not [path for path in left if "/evidence/E" not in path and "/upload" not in path and "combined" not in path]
    assert rows_of(blind.files["data/statements/credits.csv"])[0]["作者"] == "陈小树"


def test_p4_a_blind_edition_has_neither_credits_in_photos_nor_names_in_properties(blind):
    content = blind.files["data/photos/P01.jpg"]
    with ZipFile(BytesIO(blind.files["data/doc/entry-form.docx"])) as package:
        properties = package.read("docProps/core.xml").decode()

    assert "陈小树".encode() not in content
    assert "陈小树" not in properties
    assert "本社区" in text_of(blind.files["data/doc/case.pdf"])


def test_p4_a_name_in_a_file_that_is_handed_in_blocks_a_blind_edition(desk):
    desk.change("awards/prize.yaml", "facts:", BLIND)
    (desk.content / "cases/summer-shade/E1.csv").write_text("日期,人数\n园丁小组点数,41\n", "utf-8")

    assert any("P4 `evidence/E01.csv` names 园丁小组" in line for line in told(desk.pack()))


def test_l2_a_sealed_page_must_bear_the_stamp_of_what_the_text_says_now(desk):
    stamp = desk.pack().readiness.cut.digest[:12]
    desk.change("submissions/prize.md", "scan: sealed.pdf", f"scan: sealed.pdf, stamp: {stamp}")
    fresh = told(desk.pack())
    desk.change("submissions/prize.md", "老人坐不住", "老人和孩子坐不住")

    assert fresh == []
    assert [line for line in told(desk.pack()) if line.startswith(f"L2 `true` was sealed on the text {stamp}")]


def test_a_draft_says_so_on_every_page(desk):
    packed = desk.pack(draft=True)

    with pypdfium2.PdfDocument(packed.files["data/doc/案例.pdf"]) as pdf:
        assert all("草稿，不得提交" in sheet.get_textpage().get_text_range() for sheet in pdf)
    with ZipFile(BytesIO(packed.files["data/doc/申报表.docx"])) as package:
        assert any("草稿，不得提交" in package.read(n).decode() for n in package.namelist() if "header" in n)
    assert packed.package.name.endswith("-draft")


def run(desk: PackageDesk, *arguments: str) -> subprocess.CompletedProcess[str]:
    return desk.project.run("linli", "award", "summer-shade", "prize-2026", *arguments)


def test_what_blocks_stops_the_package_unless_a_draft_is_asked_for(desk, tmp_path):
    desk.change("submissions/prize.md", "signed: yes", "signed: no")
    stopped = run(desk, "--package", "-o", str(tmp_path / "out"))
    drafted = run(desk, "--package", "--draft", "-o", str(tmp_path / "out"))

    assert stopped.returncode == 1
    assert "No package is made while something blocks" in stopped.stderr
    assert drafted.returncode == 0, drafted.stderr
    assert [path.name for path in (tmp_path / "out").glob("*.zip")] == ["prize-2026-summer-shade-zh-cn-draft.zip"]


def test_what_was_handed_in_is_remembered_and_every_change_since_is_told(desk, tmp_path):
    frozen = run(desk, "--package", "--freeze", "-o", str(tmp_path / "out"))
    same = run(desk)
    desk.change("submissions/prize.md", "老人坐不住", "老人和孩子坐不住")
    desk.change("cases/summer-shade/index.md", "title: 树荫问卷", "title: 另一份问卷")
    (desk.content / "cases/summer-shade/E1.csv").write_text("日期,人数\n", "utf-8")
    changed = run(desk)

    assert frozen.returncode == 0, frozen.stdout + frozen.stderr
    kept = json.loads((desk.content / "submissions/prize.zh-cn.frozen.json").read_text("utf-8"))
    assert (kept["date"], kept["figures"]["sitters"]) == ("2026-06-01", "41人次")
    assert "C8" not in same.stdout
    assert "`background` says something else than what was handed in on 2026-06-01." in changed.stdout
    for number, title in (("E1", "点数簿"), ("E2", "树荫问卷")):
        assert f"{number} was “{title}” when it was handed in" in changed.stdout
    assert changed.returncode == 1


def test_a_broken_memory_of_what_was_handed_in_is_said_in_one_line(desk):
    desk.write("submissions/prize.zh-cn.frozen.json", "{}")
    ended = run(desk)

    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert "prize.zh-cn.frozen.json is not what `--freeze` wrote" in ended.stderr


def test_a_package_gives_way_to_its_successor_and_to_nothing_else(desk, packed, tmp_path):
    folder = tmp_path / packed.package.name
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    with pytest.raises(BadSetting, match="is no package of ours"):
        packing.write_package(desk.open(), packed, tmp_path)
    (folder / "bagit.txt").write_text("")
    written = packing.write_package(desk.open(), packed, tmp_path)

    assert files_in(folder) == packed.files
    with ZipFile(written) as package:
        assert package.testzip() is None
        names = package.namelist()
    assert names == sorted(names)
    assert set(names) == {f"{packed.package.name}/{path}" for path in packed.files}
    assert f"{packed.package.name}/data/doc/案例.pdf" in names


def test_no_package_is_written_into_the_site(desk, packed):
    opened = desk.open()

    with pytest.raises(BadSetting, match="is part of the published site"):
        packing.write_package(opened, packed, opened.settings.output_dir)


@pytest.mark.slow
@pytest.mark.parametrize("award", sorted(file.stem for file in (ROOT / "content/awards").glob("*.yaml")))
@pytest.mark.parametrize("case", ["resilient-community", "living-space", "opportunity-posts", "nine-scenes"])
def test_every_case_of_this_repository_can_be_packed_as_a_draft_for_every_award(own_desk, case, award):
    readiness = awards.assess(own_desk, awards.find_case(own_desk, case), awards.find_award(own_desk, award))
    packed = packing.pack_entry(own_desk, readiness, draft=True)

    assert {f"data/{packed.package.path_of(name)}" for name in ("case", "form")} <= set(packed.files)
    assert packed.readiness.share < 100


@pytest.fixture(scope="module")
def own_desk(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        state = str(tmp_path_factory.mktemp("state"))
        return awards.open_desk(read_settings({"LINLI_STATE": state}, ROOT))
