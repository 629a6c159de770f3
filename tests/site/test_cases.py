"""The page of a case: claims and evidence are linked both ways, and nothing is told as more than it is."""

from __future__ import annotations

import re
import shutil

import pytest
from tests.fixtures.pages import full_pages_of, read_page
from tests.fixtures.projects import MOMENT, ROOT, WUTONG, make_project

from linli.build import load_site
from linli.problems import Report
from linli.records.case import Case
from linli.settings import read_settings

CASE = "wutong/cases/summer-shade/index.html"
LANGUAGES = pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh-CN", "en"])


def words_of(element):
    return " ".join(" ".join(element.itertext()).split())


def one(page, xpath):
    (found,) = page.xpath(xpath)
    return found


@pytest.fixture
def case_page(wutong_site):
    return read_page(wutong_site.output / CASE)


@pytest.fixture
def english_page(wutong_site):
    return read_page(wutong_site.output / "en" / CASE)


@pytest.fixture
def check(tmp_path, monkeypatch):
    """Change the small site's case and return what is wrong with it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)

    def check(old, new, file="cases/summer-shade/index.md"):
        content = tmp_path / "content"
        shutil.copytree(WUTONG, content)
        text = (content / file).read_text("utf-8")
        assert old in text
        (content / file).write_text(text.replace(old, new, 1), "utf-8")
        report = Report()
        load_site(read_settings({"PATH": str(content)}, ROOT), report)
        return [str(problem) for problem in report.problems]

    return check


# Claims and evidence


@LANGUAGES
def test_every_link_within_a_case_leads_somewhere(prefix, wutong_site, repository_site):
    for output in (wutong_site.output, repository_site.output):
        cases = {path: page for path, page in full_pages_of(output).items() if re.search(r"cases/[^/]+/index", path)}
        for path, page in cases.items():
            ids = page.xpath("//@id")
            wanted = [href[1:] for href in page.xpath("//main//a/@href") if href.startswith("#")]
            assert [name for name in wanted if name not in ids] == [], path
            assert page.xpath("//nav[contains(@class, 'contents')]//a"), path


def test_a_claim_leads_to_its_evidence_and_the_evidence_back_to_the_claim(english_page):
    claim = one(english_page, "//*[@id='claim-heat']")
    evidence = one(english_page, "//*[@id='E1']")

    assert claim.xpath(".//a[contains(@class, 'enamel')]/@href") == ["#E1", "#E2"]
    assert "#claim-heat" in evidence.xpath(".//a/@href")


def test_evidence_says_everything_that_rests_on_it(english_page):
    supported = one(english_page, "//*[@id='E1']").xpath(".//*[@class='labelled-links']//a")

    assert [words_of(link) for link in supported] == ["Claim 1", "Claim 3", "Outcome 1", "July 2025"]


def test_a_claim_without_evidence_that_can_be_shown_says_so(english_page):
    assert "No evidence that can be shown" in words_of(one(english_page, "//*[@id='claim-neighbours']"))
    assert "No evidence" not in words_of(one(english_page, "//*[@id='claim-trees']"))


def test_a_superlative_says_among_what_and_on_which_day(english_page):
    claim = words_of(one(english_page, "//*[@id='claim-first']"))

    assert "Within Wutong Subdistrict" in claim
    assert "As of 20 March 2026" in claim


# Who may see what


def test_public_evidence_is_published_at_an_address_made_of_its_number(wutong_site):
    folder = wutong_site.output / "wutong" / "cases" / "summer-shade"

    assert sorted(file.name for file in folder.iterdir()) == ["E1.csv", "E2-translation.pdf", "E2.pdf", "index.html"]
    assert (folder / "E2.pdf").read_bytes() == (WUTONG / "cases" / "summer-shade" / "E2.pdf").read_bytes()


def test_evidence_for_the_jury_is_named_without_a_way_to_it(case_page, wutong_site):
    piece = one(case_page, "//*[@id='E5']")

    assert "仅供评审" in words_of(piece)
    assert piece.xpath(".//a | .//img") == []


def test_nothing_of_what_is_kept_from_visitors_is_anywhere_in_the_output(wutong_site):
    source = WUTONG / "cases" / "summer-shade"
    hidden = {(source / name).read_bytes() for name in ("E5.pdf", "E6.pdf", "letter-1.pdf", "letter-2.pdf")}

    for file in wutong_site.output.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert content not in hidden, file
            assert "调解记录".encode() not in content, file
            assert b"E6.pdf" not in content, file


def test_a_picture_that_is_evidence_is_published_as_photos_are(case_page, wutong_site):
    source = one(case_page, "//*[@id='E3']").xpath(".//img/@src")

    assert source
    assert "/media/" in source[0]
    assert not list(wutong_site.output.rglob("after.png"))


def test_a_withdrawn_photo_is_gone_from_evidence_and_from_before_and_after(tmp_path):
    project = make_project(tmp_path / "project")
    file = project.content / "cases" / "summer-shade" / "index.md"
    text = file.read_text("utf-8")
    consent = "  - file: after.png\n    people: crowd\n    consent: {kind: crowd, withdrawn: yes}\n    alt:"
    file.write_text(text.replace("  - file: after.png\n    alt:", consent, 1), "utf-8")

    page = read_page(project.build().output / CASE)
    assert one(page, "//*[@id='E3']").xpath(".//img") == []
    assert page.xpath("//*[@class='pair']") == []
    assert page.xpath("//*[@id='pairs']") == []


def test_missing_evidence_is_a_problem_with_its_line(check):
    (problem,) = check("file: E2.pdf", "file: E9.pdf")

    assert re.search(r"content/cases/summer-shade/index\.md:\d+: file `E9\.pdf` is not there\.", problem)


def test_a_file_that_could_run_in_a_browser_is_not_published(check):
    (problem,) = check("file: E2.pdf", "file: page.html")

    assert "is not of a kind that can be published" in problem


def test_a_missing_file_for_the_jury_stops_no_site(check):
    assert check("file: E5.pdf", "file: not-here.pdf") == []


def test_words_without_consent_and_without_a_source_are_a_problem(check):
    (problem,) = check("    consent: verbal\n", "")

    assert "neither consent nor a source" in problem


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("    figures: [sitters]", "    figures: [sitter]", "sitter"),
        ("    figure: sitters", "    figure: sitter", "sitter"),
        ("text: 种下{{trees}}，都活着", "text: 种下{{tree}}，都活着", "tree"),
    ],
)
def test_a_figure_that_the_argument_names_must_exist(old, new, name, check):
    (problem,) = check(old, new)

    assert f"figure `{name}` is unknown. Did you mean" in problem


def test_a_baseline_that_is_no_figure_is_a_problem(check):
    (problem,) = check("baseline: sitters-before", "baseline: sitters-after", "needs/shade.md")

    assert "content/needs/shade.md:" in problem
    assert "figure `sitters-after` is unknown" in problem


def test_evidence_that_somebody_else_rests_on_must_exist(check):
    (problem,) = check("      evidence: [E4]\nlessons", "      evidence: [E8]\nlessons")

    assert "there is no evidence E8" in problem


# What is told


def test_a_need_stands_beside_its_responses_and_what_changed(english_page):
    (row,) = english_page.xpath("//article[@class='argument']")
    need, response, outcome = (words_of(part) for part in row.xpath("./div"))

    assert "Answers 58 answers" in need
    assert "6 participations" in need
    assert "Planned" in response
    assert "Before 6 participations on average" in outcome
    assert "After 41 participations on average" in outcome
    assert "This work contributed to it Other causes: May 2026 was cooler" in outcome


def test_a_need_that_nobody_measured_says_that_there_is_no_baseline(repository_site):
    page = read_page(repository_site.output / "wenjiang-juchang/cases/resilient-community/index.html")

    row = words_of(one(page, "//article[@class='argument']"))
    assert "没有基线：之前的状况没有测量过。" in row
    assert "尚无测得的变化。" in row


def test_what_is_planned_comes_last_and_is_called_planned(english_page):
    steps = english_page.xpath("//ol[@class='timeline']/li")

    assert [bool(step.xpath(".//*[contains(@class, 'badge--planned')]")) for step in steps] == [False] * 4 + [True]
    assert "Planned" in words_of(one(english_page, "//*[@id='claim-second-yard']"))


def test_thanks_are_marked_as_no_proof_and_every_voice_says_by_what_right_it_is_here(english_page):
    voice, thanks = (words_of(quote) for quote in english_page.xpath("//li[starts-with(@class, 'quote')]"))

    assert "Agreed by word of mouth" in voice
    assert "Thanks: no proof of an outcome" in thanks
    assert "Quoted from a report" in thanks


def test_sums_of_money_keep_their_qualifier_when_they_are_added_up(english_page):
    building = one(english_page, "//table[caption='Building']")

    assert words_of(one(building, ".//tfoot")) == "In all about 4,400 yuan"


def test_a_case_that_says_little_names_what_a_jury_would_miss(wutong_site):
    page = read_page(wutong_site.output / "en/wutong/cases/green-street/index.html")

    gaps = words_of(one(page, "//section[@aria-labelledby='gaps']"))
    assert "Outcomes: what changed, before and after" in gaps
    assert "Cost and funding" in gaps
    assert page.xpath("//*[@id='budget' or @id='quotes' or @id='evidence']") == []


def test_a_full_case_is_not_said_to_lack_what_it_has(english_page):
    missing = english_page.xpath("//*[@class='gap-lists__missing']//li")

    assert [words_of(item) for item in missing] == ["Evidence for 1 of the claims"]


def test_a_page_says_how_to_cite_it_with_its_day_and_its_address(published_wutong):
    page = read_page(published_wutong.output / "en" / CASE)

    cited = words_of(one(page, "//section[@aria-labelledby='cite']"))
    canonical = one(page, "//link[@rel='canonical']/@href")
    assert "“Shade in summer”, Wutong Lane." in cited
    assert "as of 31 May 2026" in cited
    assert canonical in cited


@LANGUAGES
def test_every_chart_has_a_name_a_sentence_and_its_data(prefix, wutong_site):
    page = read_page(wutong_site.output / prefix / CASE)

    charts = page.xpath("//figure[@class='chart']")
    assert len(charts) == 3
    for chart in charts:
        drawing = one(chart, ".//*[name()='svg']")
        ids = chart.xpath(".//@id")
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby") in ids
        assert drawing.get("aria-describedby") in ids
        assert chart.xpath(".//details//table//td")


def test_parts_that_share_people_are_not_drawn_as_a_sum(tmp_path):
    project = make_project(tmp_path / "project")
    file = project.content / "cases" / "summer-shade" / "index.md"
    text = file.read_text("utf-8")
    old = "  waterers-young:\n"
    assert old in text
    file.write_text(text.replace(old, f"{old}    overlaps: [waterers-grown]\n"), "utf-8")

    page = read_page(project.build().output / CASE)
    assert page.xpath("//figure[@class='chart']//figcaption/@id") == ["responses-by-status", "sitters-progress"]


def test_a_bare_word_may_be_translated_where_it_stands_for_a_text(english_page):
    assert "That those who water come to know one another" in words_of(one(english_page, "//*[@class='aims']"))


@LANGUAGES
def test_the_four_cases_show_claims_evidence_and_gaps(prefix, repository_site):
    pages = sorted((repository_site.output / prefix).glob("*/cases/*/index.html"))

    assert len(pages) == 4
    for file in pages:
        page = read_page(file)
        assert page.xpath("//*[@id='E1']"), file
        assert page.xpath("//*[starts-with(@id, 'claim-')]"), file
        assert page.xpath("//*[@id='gaps']"), file
        assert page.xpath("//*[@class='argument__open']"), file


def test_every_text_of_the_four_cases_is_told_in_both_languages(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    site = load_site(read_settings({"PATH": str(ROOT / "content")}, ROOT), Report())

    untold = [
        f"{case.key}: {loc}"
        for case in site.of_type(Case)
        for loc, text in case.told()
        if set(text.languages) != {"zh-CN", "en"}
    ]
    assert untold == []


# The page of all figures


def test_the_impact_page_keeps_plans_and_context_apart_from_what_was_reached(repository_site):
    page = read_page(repository_site.output / "en/impact/index.html")

    (block,) = page.xpath("//section[@data-community='taoyuan']")
    context = one(block, ".//h3[.='Context']/following-sibling::ul[1]")
    assert "1,500 future communities" in words_of(context)
    assert "1,500" not in words_of(block.xpath(".//ul")[0])


def test_the_impact_page_draws_how_far_responses_have_come(repository_site):
    page = read_page(repository_site.output / "en/impact/index.html")

    drawn = page.xpath("//section[@data-community='r29']//figure[@class='chart']//*[name()='desc']")
    assert [words_of(sentence) for sentence in drawn] == ["Delivered 4, Planned 3"]
