"""Is what a community hangs up right, readable and scannable? (research tests T78, and §1c 11)"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import page as validator
import pypdfium2
import pytest
import zxingcpp
from tests.fixtures.pages import read_page
from tests.fixtures.projects import MOMENT, make_project

from linli.artefacts.documents import compile_document
from linli.artefacts.images import encode_all
from linli.build import image_cache, load_site, set_up_press
from linli.problems import Report
from linli.settings import Settings, read_settings
from linli.views.documents import Document
from linli.views.jobs import plan_all
from linli.views.media import media_in
from linli.views.print_kit import print_jobs

ADDRESS = "https://wutong.example"
LONG = "“从一棵树开始”社区微更新与居民参与式设计工作坊暨梧桐里第三届邻里节开幕式"
MM = 72 / 25.4


@dataclass(frozen=True)
class Kit:
    """Everything that a site has to print, planned; each sheet is set when a test asks for it."""

    settings: Settings
    documents: Mapping[str, Document]
    made: dict[str, bytes] = field(default_factory=dict)

    def pdf(self, path: str) -> bytes:
        if path not in self.made:
            self.made[path] = self._compile(path)
        return self.made[path]

    def _compile(self, path: str) -> bytes:
        document = self.documents[path]
        cache = image_cache(self.settings.state_dir)
        copies = list(media_in(document))
        encode_all(copies, cache, 1, lambda _done: None)  # type: ignore[arg-type]
        pictures = {file.name: cache / file.name for file in copies}
        return compile_document(document, self.settings.theme_dir / "print", pictures)

    def text(self, path: str) -> str:
        with pypdfium2.PdfDocument(self.pdf(path)) as pdf:
            return "\n".join(sheet.get_textpage().get_text_range().replace("\r\n", "\n") for sheet in pdf)

    def sheets(self, path: str) -> int:
        with pypdfium2.PdfDocument(self.pdf(path)) as pdf:
            return len(pdf)

    def codes(self, path: str) -> dict[str, float]:
        """Return what the codes on a sheet lead to, and how wide their modules are together, in millimetres."""
        with pypdfium2.PdfDocument(self.pdf(path)) as pdf:
            found = zxingcpp.read_barcodes(pdf[0].render(scale=150 / 72).to_pil())
        return {code.text: (code.position.top_right.x - code.position.top_left.x) / 150 * 25.4 for code in found}


@pytest.fixture
def kit_of(tmp_path, monkeypatch) -> Callable[..., Kit]:
    """Return what plans the kit of the small site with some files more; an empty text removes a file."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)

    def plan(files: Mapping[str, str] | None = None, address: str = ADDRESS) -> Kit:
        project = make_project(tmp_path / "project")
        for name, text in (files or {}).items():
            file = project.content / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8") if text else file.unlink()
        settings = read_settings({"SITENAME": "梧桐里", "SITEURL": address}, project.folder)
        report = Report()
        press = set_up_press(load_site(settings, report), settings)
        assert not report.problems
        return Kit(settings, dict(sheet for edition in press.editions for sheet in plan_all(print_jobs(edition))))

    return plan


def event(title: str, start: str, *more: str) -> str:
    return "\n".join(["---", f"title: {title}", f"start: {start}", *more, "---", "正文。", ""])


def busy_month(number: int) -> dict[str, str]:
    """Return so many events in July 2026, several on some days."""
    return {
        f"events/2026/e{n:02d}.md": event(
            f"第{n}场邻里恳谈会", f"2026-07-{1 + n * 7 % 30:02d} {9 + n % 11:02d}:00", "spaces: [yard]"
        )
        for n in range(number)
    }


def test_what_is_to_come_is_printed_and_what_is_over_is_not(kit_of):
    documents = kit_of().documents

    assert set(documents) == {
        f"{prefix}{path}"
        for prefix in ("", "en/")
        for path in (
            "events/2026/06/programme-a4.pdf",
            "events/2026/06/programme-a3.pdf",
            "event/dinner/poster.pdf",
            "wutong/spaces/yard/qr.pdf",
        )
    }


@pytest.mark.parametrize(
    "name", ["events/2026/06/programme-a3.pdf", "event/dinner/poster.pdf", "wutong/spaces/yard/qr.pdf"]
)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_kind_of_sheet_is_valid_pdf_a_and_pdf_ua_on_one_page(kit_of, prefix, name, tmp_path):
    kit = kit_of()
    file = tmp_path / "sheet.pdf"
    file.write_bytes(kit.pdf(prefix + name))

    for profile in ("2a", "ua1"):
        report = str(validator.validate_pdf(str(file), profile=profile))
        assert "no failures" in report, report
    assert kit.sheets(prefix + name) == 1


@pytest.mark.parametrize(
    ("name", "leads_to"),
    [
        ("events/2026/06/programme-a4.pdf", ["/events/2026/06/"]),
        ("en/events/2026/06/programme-a3.pdf", ["/en/events/2026/06/"]),
        ("en/event/dinner/poster.pdf", ["/en/event/dinner/"]),
        ("wutong/spaces/yard/qr.pdf", ["/wutong/spaces/yard/", "/feeds/space/wutong/yard.ics"]),
    ],
)
def test_t78_codes_lead_to_the_canonical_address_and_are_large_enough(kit_of, name, leads_to):
    codes = kit_of().codes(name)

    assert set(codes) == {f"{ADDRESS}{path}" for path in leads_to}
    assert min(codes.values()) >= 25


def test_a_sheet_has_the_size_that_its_name_says(kit_of):
    kit = kit_of()

    for paper, size in (("a4", (210, 297)), ("a3", (297, 420))):
        with pypdfium2.PdfDocument(kit.pdf(f"events/2026/06/programme-{paper}.pdf")) as pdf:
            assert [round(side / MM) for side in pdf[0].get_size()] == list(size)


def test_without_an_address_there_are_no_codes_and_the_rest_is_there(kit_of):
    kit = kit_of(address="")

    assert not [path for path in kit.documents if path.endswith("qr.pdf")]
    assert kit.codes("events/2026/06/programme-a4.pdf") == {}
    assert "邻里晚餐" in kit.text("event/dinner/poster.pdf")


def test_a_poster_says_what_when_where_for_whom_and_how_in_this_order(kit_of):
    text = kit_of().text("event/dinner/poster.pdf")

    wanted = ["梧桐里", "四季小院", "邻里晚餐", "2026 年 6 月", "20", "18:00–20:30", "小院", "免费", "共 12 人", "扫码"]
    place = 0
    for words in wanted:
        assert words in text[place:], (words, text[place:])
        place = text.index(words, place) + len(words)


def test_an_english_poster_shows_a_chinese_title_and_everything_else_in_english(kit_of):
    kit = kit_of({"events/2026/film.md": event("露天电影", "2026-06-12 20:00", "spaces: [yard]")})

    text = kit.text("en/event/film/poster.pdf")
    assert "露天电影" in text
    assert "Friday 12 June" in text
    assert "The yard" in text


def test_a_long_title_is_whole_and_leaves_the_poster_on_one_page(kit_of):
    more = [
        "summary: 请带上对小院的一个想法：哪里该有荫凉，哪里该留给孩子跑。",
        "spaces: [yard]",
        "audience: [全体居民, 亲子家庭]",
    ]
    kit = kit_of({"events/2026/long.md": event(LONG, "2026-06-27 14:00", *more)})

    for path in ("event/long/poster.pdf", "en/event/long/poster.pdf"):
        assert kit.sheets(path) == 1
        assert LONG in kit.text(path).replace("\n", "").replace(" ", "")


def test_a_photo_whose_consent_leaves_out_paper_is_on_the_page_and_on_no_poster(kit_of):
    dinner = Path("tests/fixtures/wutong/content/events/2026/dinner/index.md")
    source = (Path(__file__).parents[2] / dinner).read_text("utf-8")
    assert "consent: crowd" in source
    kit = kit_of(
        {"events/2026/dinner/index.md": source.replace("consent: crowd", "consent: {kind: crowd, scope: [web]}")}
    )

    assert list(media_in(kit.documents["event/dinner/poster.pdf"])) == []
    assert "邻里晚餐" in kit.text("event/dinner/poster.pdf")


def test_a_photo_that_may_be_printed_is_on_the_poster(kit_of):
    copies = list(media_in(kit_of().documents["event/dinner/poster.pdf"]))

    assert [copy.format for copy in copies] == ["jpeg"]  # type: ignore[union-attr]


def test_forty_events_fit_on_one_sheet_each_once_and_in_order(kit_of):
    kit = kit_of(busy_month(40))

    for path in ("events/2026/07/programme-a4.pdf", "en/events/2026/07/programme-a3.pdf"):
        assert kit.sheets(path) == 1
        text = kit.text(path)
        assert [text.count(f"第 {n} 场") + text.count(f"第{n}场") for n in range(40)] == [1] * 40
    assert kit.codes("events/2026/07/programme-a4.pdf").keys() == {f"{ADDRESS}/events/2026/07/"}


def test_more_than_fits_goes_on_with_nothing_lost_and_the_code_stays_in_front(kit_of):
    kit = kit_of(busy_month(90))

    path = "events/2026/07/programme-a4.pdf"
    assert kit.sheets(path) == 2
    assert kit.text(path).count("场邻里恳谈会") == 90
    assert kit.codes(path).keys() == {f"{ADDRESS}/events/2026/07/"}


def test_a_cancelled_event_stays_to_be_seen_with_its_reason(kit_of):
    film = event("露天电影", "2026-06-12 20:00", "status: cancelled", "reason: 暴雨", "spaces: [yard]")
    kit = kit_of({"events/2026/film.md": film})

    for path in ("events/2026/06/programme-a4.pdf", "event/film/poster.pdf"):
        text = kit.text(path)
        assert text.index("已取消") < text.index("暴雨")


def test_what_lasts_several_days_or_has_no_day_yet_is_listed_once_with_its_span(kit_of):
    show = event("照片展", "2026-08-05", "end: 2026-08-20")
    kit = kit_of({"events/2026/show.md": show, "events/2026/gala.md": event("中秋晚会", "2026-08", "venue: 文化馆")})

    text = kit.text("events/2026/08/programme-a4.pdf")
    assert text.count("照片展") == text.count("中秋晚会") == 1
    assert "8 月 5 日周三 – 8 月 20 日周四" in text


def test_a_series_has_a_poster_with_its_rhythm_and_a_skipped_date_says_why(kit_of):
    rule = ["repeat: 每周三 19:00-21:00", "starts: 2026-02-25", "on_holiday: skip", "spaces: [yard]"]
    kit = kit_of({"series/chess.md": "\n".join(["---", "title: 象棋夜", *rule, "---", "来下棋。", ""])})

    poster, october = kit.text("wutong/series/chess/poster.pdf"), kit.text("events/2026/10/programme-a4.pdf")
    assert "每周三 19:00–21:00" in poster
    assert "6 月 10 日" in poster
    assert "国庆" in october
    assert october.count("19:00–21:00") == 3


def test_the_small_things_of_the_chinese_calendar_stand_beside_a_day(kit_of):
    kit = kit_of({"events/2026/boats.md": event("看龙舟", "2026-06-19 09:00")})

    assert "端午" in kit.text("events/2026/06/programme-a4.pdf")
    assert "休" in kit.text("events/2026/06/programme-a4.pdf")


def test_a_month_without_events_and_a_month_long_past_have_no_programme(kit_of):
    documents = kit_of({"events/2026/far.md": event("明年见", "2027-06-01 09:00")}).documents

    assert {path.split("/")[2] for path in documents if path.startswith("events/")} == {"06"}
    assert "event/far/poster.pdf" in documents


def test_pages_lead_to_their_sheets_and_a_second_build_sets_none_again(published_wutong):
    output = published_wutong.output

    assert read_page(output / "event/dinner/index.html").xpath("//a[contains(@href, 'poster.pdf')]")
    assert len(read_page(output / "events/2026/06/index.html").xpath("//a[contains(@href, 'programme-a')]")) == 2
    assert read_page(output / "wutong/spaces/yard/index.html").xpath("//a[contains(@href, 'qr.pdf')]")
    assert not read_page(output / "event/open-day/index.html").xpath("//a[contains(@href, 'poster.pdf')]")
    cached = list((published_wutong.folder / ".linli" / "images").glob("*.pdf"))
    assert len(cached) == 8
    assert {file.read_bytes() for file in cached} == {
        file.read_bytes()
        for name in ("poster", "programme-a4", "programme-a3", "qr")
        for file in output.rglob(f"{name}.pdf")
    }
