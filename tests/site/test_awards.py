"""Does the staff hear what stands between a case and an award, and what nobody knows?"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from tests.fixtures.projects import MOMENT, ROOT, WUTONG, files_in, make_project

from linli import awards
from linli.graph.lookups import Entry
from linli.problems import ContentProblems, Report
from linli.records.award import Material, Section
from linli.records.fields import Record
from linli.records.kinds import KIND_BY_FOLDER
from linli.records.parse import parse_records
from linli.records.shape import fields_of
from linli.records.submission import Submission
from linli.settings import read_settings
from linli.sources.documents import read_documents
from linli.views.awards import Readiness
from linli.views.drafts import compose_draft

# An award that asks for one of everything, and a case that has it.
PROFILE = """\
schema: award-profile/1
id: prize-2026
name: {en: Prize, zh: 奖}
cycle: "2026"
provenance: {level: read, source: https://example.org/call, checked_on: 2026-05-01}
languages: {accepted: [en], translation: required}
deadline: {opens: 2026-01-10, closes: 2026-08-31, tz: Europe/London}
voice: {person: third, forbid: [we, our]}
eligibility:
  - {id: stage, field: case.status, op: in, value: [ongoing, completed]}
  - {id: theme, field: case.themes, op: contains, value: housing}
  - {id: age, field: case.end, op: within_years_of_close, value: 10, unless: {case.status: ongoing}}
  - {id: purpose, field: submission.purpose, op: ne, value: grant}
  - {id: led, field: group.led_by, op: eq, value: volunteers}
facts:
  - {id: visits, from: metrics.visits, needs: [method, dedup, period]}
  - {id: cost, from: budget.total, needs: [currency]}
text:
  total: {max: 120, unit: words}
  sections:
    - {id: story, title: The story, limit: {min: 5, max: 40, unit: words}, from: [needs, responses]}
    - id: change
      title: What has changed
      limits: [{max: 40, unit: words}, {max: 300, unit: chars}]
      from: [outcomes, timeline]
      evidence_min: 1
      claims: delivered_only
attachments:
  - {id: photos, kind: image, min: 1, max: 2, max_mb: 1, min_px: 300, formats: [png], caption: required,
     credit: required}
  - {id: files, kind: document, max: 3, max_mb: 1, total_mb: 2, cited_in_text: required}
  - {id: letters, kind: letter, min: 1, max: 1, independent: yes, formats: [pdf]}
referees: {count: 1, independent: yes}
declarations: [{id: rights, seal: yes}]
indicators:
  - {id: area, name: Area, value: 500, from: spaces.area_total}
  - {id: kinds, name: Kinds, value: 2, from: count(zones.function in asked)}
sets: {asked: [meals, childcare]}
"""
FILES = {
    "community.md": "---\nid: lane\ntitle: The Lane\nlanguage: en\n"
    "figures:\n  visits: {value: 300+ visits, method: Counted at the door, period: 2026, deduplicated: no}\n---\n",
    "spaces/hall.md": "---\ntitle: The Hall\narea: 600 m2\nzones:\n"
    "  - {id: kitchen, title: Kitchen, function: meals}\n  - {id: nursery, title: Nursery, function: childcare}\n---\n",
    "groups/cooks.md": "---\ntitle: The Cooks\nmembers: 8 people\nfounded: 2020\n---\n",
    "partners/office.md": "---\ntitle: The Office\n---\n",
    "needs/company.md": "---\ntitle: Company\nwho: People living alone\nresponses:\n"
    '  - {title: A long table, summary: Every Friday, status: delivered, evidence: ["group:cooks"]}\n'
    "  - {title: A garden, summary: On the roof, status: planned}\n---\n",
    "cases/table/index.md": """\
---
title: The long table
summary: Neighbours eat together.
status: ongoing
period: 2020-01/
keywords: [housing]
lead: office
submitter: office
spaces: [hall]
groups: [cooks]
needs: [company]
evidence:
  - {no: E1, type: survey, title: Survey, file: E1.pdf, language: en, issuer: The Office, date: 2026-03}
outcomes:
  - {text: People know one another, who: People living alone, before: Few did, after: Most do, evidence: [E1]}
claims:
  - {id: together, text: "{{visits}} in a year", section: effects, evidence: [E1]}
timeline:
  - {date: 2020-01, text: The opening dinner, evidence: [E1]}
  - {date: 2027-01, text: The garden opens, planned: yes}
budget: {currency: CNY, running: [{label: Food, amount: 3万 元}]}
letters:
  - {author: The school, independent: yes, date: 2026-04, file: letter.pdf}
photos:
  - {file: table.png, alt: A long table, caption: Friday dinner, credit: The Cooks, rights: The Cooks,
     people: crowd, consent: crowd}
---
""",
    "submissions/prize.md": """\
---
title: The long table for the prize
case: table
award: prize-2026
purpose: award
group: cooks
facts: [{name: group.led_by, value: volunteers}]
attachments: {photos: [table.png], files: [E1], letters: [letter.pdf]}
referees: [{who: The school, independent: yes}]
declarations: {rights: {signed: yes, by: The Office, scan: rights.pdf}}
---
Notes for ourselves; nobody is told.

## The story

People living alone asked for **company**. Since 2020 [[cooks]] have laid a *long table* every Friday, with {{visits}}
so far.

- Everybody brings a dish.
- Nobody pays.

## change

Few neighbours knew one another before; most do now (E1).
""",
}


class Desk:
    """A small site with one case, which a test may spoil before it is assessed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        for name, text in FILES.items():
            self.write(name, text)
        self.write("awards/prize.yaml", PROFILE)
        for name in ("cases/table/E1.pdf", "cases/table/letter.pdf", "submissions/rights.pdf"):
            (self.content / name).write_bytes(b"%PDF-1.7\nfor tests\n")
        Image.new("RGB", (400, 300), "teal").save(self.content / "cases/table/table.png")

    def write(self, name: str, text: str) -> None:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.content / name).read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        self.write(name, text.replace(old, new))

    def open(self) -> awards.Desk:
        return awards.open_desk(read_settings({"PATH": str(self.content), "THEME": str(ROOT / "theme")}, self.folder))

    def assess(self, language: str | None = None) -> Readiness:
        desk = self.open()
        return awards.assess(desk, desk.cases[0], awards.find_award(desk, "prize-2026"), language)

    def write_entry(self) -> Path:
        desk = self.open()
        readiness = awards.assess(desk, desk.cases[0], awards.find_award(desk, "prize-2026"))
        return awards.write_entry(desk, readiness).parents[1]


@pytest.fixture(autouse=True)
def _first_of_june(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def own_desk():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        return awards.open_desk(read_settings({}, ROOT))


def told(readiness):
    """Return what is not right, as `T1 failed`."""
    return {f"{check.id} {check.status}" for check in readiness.checks if check.status != "passed"}


def test_a_case_that_has_everything_is_ready(desk):
    readiness = desk.assess()

    assert [str(check.message) for check in readiness.blocking] == []
    assert told(readiness) == set()
    assert readiness.share == 100


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("cases/table/index.md", "status: ongoing", "status: planned", "G1 failed"),
        ("cases/table/index.md", "keywords: [housing]\n", "", "G1 unknown"),
        ("cases/table/index.md", "keywords: [housing]", "keywords: [culture]", "G1 failed"),
        ("submissions/prize.md", "purpose: award", "purpose: grant", "G1 failed"),
        ("submissions/prize.md", "facts: [{name: group.led_by, value: volunteers}]\n", "", "G1 unknown"),
        ("awards/prize.yaml", "closes: 2026-08-31", "closes: 2026-05-31", "G3 failed"),
        ("awards/prize.yaml", "closes: 2026-08-31", "closes: 2026-06-05", "G3 failed"),
        ("awards/prize.yaml", "closes: 2026-08-31", "closes: unknown", "G3 not-checked"),
        ("awards/prize.yaml", ", tz: Europe/London", ", tz: unknown", "G3 not-checked"),
        ("awards/prize.yaml", 'cycle: "2026"', 'cycle: "2025"', "G2 not-checked"),
        ("awards/prize.yaml", "level: read", "level: mirror", "G2 not-checked"),
        ("awards/prize.yaml", "checked_on: 2026-05-01", "checked_on: 2025-05-01", "G2 not-checked"),
        (
            "awards/prize.yaml",
            "checked_on: 2026-05-01",
            "checked_on: 2026-05-01, conflicts: [two dates]",
            "G2 not-checked",
        ),
        ("awards/prize.yaml", "{min: 5, max: 40, unit: words}", "{max: 12, unit: words}", "T1 failed"),
        ("awards/prize.yaml", "total: {max: 120", "total: {max: 20", "T1 failed"),
        ("awards/prize.yaml", "{min: 5, max: 40, unit: words}", "{max: unknown, unit: words}", "G2 not-checked"),
        ("awards/prize.yaml", "{min: 5,", "{min: 39,", "T2 failed"),
        ("awards/prize.yaml", "{max: 300, unit: chars}", "{max: 40, unit: chars}", "T4 failed"),
        ("awards/prize.yaml", "{min: 5, max: 40, unit: words}", "{max: 1, unit: pages}", "T1 not-checked"),
        ("submissions/prize.md", "- Nobody pays.", "- Nobody pays XX.", "T5 failed"),
        (
            "submissions/prize.md",
            "## change\n\nFew neighbours knew one another before; most do now (E1).\n",
            "",
            "T5 failed",
        ),
        ("submissions/prize.md", "most do now (E1).", "most do now (E1), see the annex.", "T6 failed"),
        ("submissions/prize.md", "Everybody brings", "We bring", "T7 failed"),
        ("submissions/prize.md", "Everybody brings", "The CRPD brings", "T8 failed"),
        ("submissions/prize.md", "Everybody brings", "大家都带来了自己做的菜，各有各的味道，", "T8 failed"),
        ("submissions/prize.md", "most do now (E1)", "most do now", "C7 failed"),
        ("submissions/prize.md", "most do now", "most will soon", "C2 failed"),
        ("awards/prize.yaml", "evidence_min: 1", "evidence_min: 2", "C1 failed"),
        ("community.md", "method: Counted at the door, ", "", "F7 failed"),
        ("community.md", ", deduplicated: no", ", deduplicated: unknown", "F4 failed"),
        ("awards/prize.yaml", "from: metrics.visits", "from: metrics.dinners", "X1 unknown"),
        (
            "cases/table/index.md",
            "budget: {currency: CNY, running: [{label: Food, amount: 3万 元}]}\n",
            "",
            "X1 unknown",
        ),
        ("cases/table/index.md", "caption: Friday dinner, ", "", "P1 failed"),
        ("cases/table/index.md", "credit: The Cooks, ", "", "P1 failed"),
        ("cases/table/index.md", "consent: crowd}", "consent: {kind: crowd, scope: [web]}}", "P2 failed"),
        ("cases/table/index.md", "consent: crowd}", "consent: {kind: crowd, until: 2026-05-31}}", "P2 failed"),
        ("awards/prize.yaml", "min_px: 300", "min_px: 310x310", "P3 failed"),
        ("awards/prize.yaml", "formats: [png]", "formats: [jpg]", "P3 failed"),
        ("awards/prize.yaml", "kind: image, min: 1, max: 2", "kind: image, min: 2, max: 2", "P3 failed"),
        ("awards/prize.yaml", "kind: image, min: 1, max: 2", "kind: image, min: 0, max: 0", "P3 failed"),
        ("awards/prize.yaml", "kind: image, min: 1, max: 2", "kind: image, min: 0, max: unknown", "P3 not-checked"),
        ("awards/prize.yaml", "min_px: 300", "dpi_at: {dpi: 300, width_cm: 21}", "P3 failed"),
        ("awards/prize.yaml", "kind: document, max: 3", "kind: document, min: 2, max: 3", "E4 failed"),
        ("awards/prize.yaml", "total_mb: 2", "total_mb: 0.000001", "E4 failed"),
        ("cases/table/index.md", "language: en, issuer", "language: zh, issuer", "E3 failed"),
        ("cases/table/index.md", "language: en, issuer", "issuer", "E3 unknown"),
        (
            "cases/table/index.md",
            "language: en, issuer",
            "language: en, url: https://example.org/s, issuer",
            "E2 unknown",
        ),
        ("cases/table/index.md", "independent: yes, date: 2026-04", "date: 2026-04", "L1 failed"),
        ("submissions/prize.md", "referees: [{who: The school, independent: yes}]\n", "", "L1 failed"),
        ("submissions/prize.md", "{signed: yes, by: The Office, scan: rights.pdf}", "no", "L2 failed"),
        ("submissions/prize.md", ", scan: rights.pdf", "", "L2 failed"),
        ("awards/prize.yaml", "value: 500,", "value: 700,", "I1 failed"),
        ("spaces/hall.md", "area: 600 m2", "area: ~520 m2", "I1 unknown"),
        ("spaces/hall.md", "area: 600 m2\n", "", "I1 unknown"),
        ("spaces/hall.md", ", function: childcare", "", "I1 unknown"),
        ("awards/prize.yaml", "languages: {accepted: [en]", "languages: {accepted: [fr]", "T8 failed"),
        ("awards/prize.yaml", "voice: {person", "anonymity: {text: yes}\nvoice: {person", ""),
        ("awards/prize.yaml", "referees: {count: 1, independent: yes}", "referees: {count: 2}", "L1 failed"),
    ],
)
def test_what_is_wrong_or_unknown_is_told_and_nothing_unknown_is_green(name, old, new, said, desk):
    desk.change(name, old, new)

    readiness = desk.assess()
    assert said in told(readiness) if said else readiness.share == 100
    assert said == "" or readiness.share < 100


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("cases/table/letter.pdf", None, "is not there"),
        ("cases/table/letter.pdf", b"", "is empty"),
        ("cases/table/letter.pdf", b"<html>", "is no PDF"),
        ("submissions/rights.pdf", b"%PDF-1.7 /Encrypt 5 0 R", "is locked with a password"),
    ],
)
def test_a_file_that_nobody_can_open_blocks(file, content, said, desk):
    path = desk.content / file
    path.unlink() if content is None else path.write_bytes(content)

    readiness = desk.assess()
    assert any(said in check.message and check.id == "E1" for check in readiness.blocking)


def test_private_evidence_is_no_part_of_an_entry(desk):
    desk.change("cases/table/index.md", "file: E1.pdf,", "file: E1.pdf, confidentiality: private,")

    readiness = desk.assess()
    assert readiness.cut.evidence == ()


def test_an_answer_is_the_exact_plain_text_of_its_paste_file(desk):
    folder = desk.write_entry()

    story = (folder / "paste" / "01_story.txt").read_bytes()
    assert story.decode() == (
        "People living alone asked for company. Since 2020 The Cooks have laid a long table every Friday, with "
        "300+ participations so far.\n\n- Everybody brings a dish.\n- Nobody pays."
    )
    checks = json.loads((folder / "report" / "checks.json").read_text("utf-8"))
    assert checks["sections"][0]["counts"]["ws_words"] == len(story.split()) == 30
    assert checks["sections"][0]["counts"]["utf16_crlf"] == len(story.decode()) + story.count(b"\n")
    assert b"Notes for ourselves" not in b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_windows_line_ends_change_nothing(desk):
    before = desk.assess().cut.sections
    path = desk.content / "submissions" / "prize.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    after = desk.assess().cut.sections
    assert [section.text for section in after] == [section.text for section in before]


def test_a_section_without_an_answer_gets_a_draft_that_is_told_as_one(desk):
    (desk.content / "submissions" / "prize.md").unlink()

    readiness = desk.assess()
    story, change = readiness.cut.sections
    assert story.text == (
        "Company, People living alone.\nA long table (delivered), Every Friday.\nA garden (planned), On the roof."
    )
    assert change.text == (
        "People know one another, People living alone, before: Few did, after: Most do, evidence: E1.\n"
        "January 2020, The opening dinner."
    )
    assert story.drafted
    assert [c.about for c in readiness.checks if "only a draft" in c.message] == ["story", "change"]


def test_two_runs_give_the_same_files(desk):
    first = files_in(desk.write_entry())

    second = files_in(desk.write_entry())
    assert first == second
    assert sorted(first) == [
        "paste/01_story.txt", "paste/02_change.txt", "paste/counters.js", "paste/paste.html", "paste/paste.js",
        "paste/style.css", "report/checks.html", "report/checks.json", "report/style.css",
    ]  # fmt: skip


def test_what_a_submission_says_must_be_asked_for(desk):
    desk.change("submissions/prize.md", "## change", "## chnage")
    desk.change("submissions/prize.md", "letters: [letter.pdf]", "leters: [letter.pdf]")
    desk.change("submissions/prize.md", "files: [E1]", "files: [E7]")
    desk.change("submissions/prize.md", "declarations: {rights", "declarations: {right")

    with pytest.raises(ContentProblems) as found:
        desk.open()
    assert str(found.value).split("\n") == [
        "content/submissions/prize.md:8: `E7` is no photo, evidence or letter of the case. "
        "Name it as the case does: `cover.png`, `E1`, `letter-1.pdf`; another record's photo as `id/file`.",
        "content/submissions/prize.md:8: `leters` is not among the attachments of `prize-2026`. "
        "Did you mean `letters`?",
        "content/submissions/prize.md:10: `right` is not among the declarations of `prize-2026`. "
        "Did you mean `rights`?",
        "content/submissions/prize.md:22: `chnage` is not a section of `prize-2026`. Did you mean `change`?",
    ]


@pytest.mark.parametrize(
    "field",
    [field for field in fields_of(Submission) if field.key not in {common.key for common in fields_of(Record)}],
    ids=lambda field: field.key,
)
def test_every_example_of_a_submission_can_be_written(field, desk):
    needed = {f.key: str(f.extra["example"]) for f in fields_of(Submission) if f.info.is_required()}
    example = str(field.extra["example"])
    listed = f"[{example.removeprefix('- ')}]" if example.startswith("- ") else example
    front = "\n".join(f"{key}: {text}" for key, text in (needed | {field.key: listed}).items())
    desk.write("submissions/example.md", f"---\n{front}\n---\n")
    report = Report()

    documents = read_documents(desk.content, desk.folder, KIND_BY_FOLDER, report)
    parsed = parse_records(documents, ("en", "zh-CN"), "Asia/Shanghai", report)

    assert report.problems == ()
    assert "example" in {record.key.id for record in parsed.records}


def test_a_submission_for_an_award_without_a_profile_is_told_of(desk):
    desk.change("submissions/prize.md", "award: prize-2026", "award: prise-2026")

    with pytest.raises(ContentProblems, match=r"no award profile `prise-2026`\. Did you mean `prize-2026`\?"):
        desk.open()


def test_names_are_found_where_an_award_is_judged_blind(desk):
    desk.change("awards/prize.yaml", "voice: {person", "anonymity: {text: yes}\nvoice: {person")
    desk.change("submissions/prize.md", "Nobody pays", "The Office pays")

    messages = [check.message for check in desk.assess().blocking]
    assert messages == ["“The story” names The Office."]


def test_a_bare_limit_in_characters_warns_of_the_longest_way_of_counting(desk):
    desk.change("awards/prize.yaml", "languages: {accepted: [en]", "languages: {accepted: [zh-Hans, en]")
    desk.change("awards/prize.yaml", "{min: 5, max: 40, unit: words}", "{max: 18, unit: zi}")
    desk.change("submissions/prize.md", "award: prize-2026", "award: prize-2026\nlanguage: zh")
    text = (desk.content / "submissions" / "prize.md").read_text("utf-8")
    desk.write(
        "submissions/prize.md",
        re.sub(
            r"## The story.*?## change",
            "## story\n\n2020年以来每周五共办300余场聚餐。\n\n## change",
            text,
            flags=re.DOTALL,
        ),
    )

    readiness = desk.assess()
    check = next(c for c in readiness.checks if c.id == "T3" and c.about == "story")
    assert (check.status, dict(check.values)["worst"], readiness.cut.language) == ("failed", "20", "zh-CN")


@pytest.mark.parametrize(
    "profile",
    ["cn-huli-2022", "intl-world-habitat-2027", "generic-web-form", "uk-kavs-2027", "cn-embedded-service-standard"],
)
@pytest.mark.parametrize("case", ["opportunity-posts", "living-space", "nine-scenes", "resilient-community"])
def test_every_demo_case_is_assessed_for_every_award_and_the_unknown_is_never_green(case, profile, own_desk, tmp_path):
    found, award = awards.find_case(own_desk, case), awards.find_award(own_desk, profile)

    for language in own_desk.settings.languages:
        readiness = awards.assess(own_desk, found, award, language)
        report = awards.write_entry(own_desk, readiness, tmp_path / language)

        unsure = {check.message for check in readiness.checks if check.status == "not-checked"}
        assert readiness.share < 100
        assert readiness.blocking
        for what in (*award.origin.unknown, *award.provenance.unknown):
            assert f"The profile does not know: {what}." in unsure
        for conflict in award.provenance.conflicts:
            assert f"The organiser contradicts itself: {conflict}." in unsure
        assert "{" not in re.sub(r"<code>.*?</code>", "", report.read_text("utf-8")).replace("E{nn}_{slug}", "")
        assert not [
            check
            for check in readiness.checks
            if "{" in check.message or "{" in check.way_out_in(own_desk.words("zh-CN"))
        ]


@pytest.mark.parametrize("material", list(Material))
def test_a_draft_of_any_material_is_plain_text_and_the_same_twice(material, own_desk):
    section = Section.model_validate({"id": "any", "title": "Any", "from": [material.value]})
    award = awards.find_award(own_desk, "generic-web-form")
    for case in own_desk.cases:
        for language in own_desk.settings.languages:
            entry, words = Entry(own_desk.site, case, award), own_desk.words(language)

            draft = compose_draft(entry, section, words)

            assert not re.search(r"\{\{|\[\[|\*\*|]\(|\n\n|^\s|\s$", draft), draft
            assert compose_draft(entry, section, words) == draft


def test_the_dashboard_shows_every_case_with_every_award_and_what_is_missing(own_desk, tmp_path):
    elsewhere = replace(own_desk, settings=replace(own_desk.settings, state_dir=tmp_path))

    page = awards.write_dashboard(elsewhere, awards.assess_all(elsewhere, elsewhere.cases)).read_text("utf-8")
    assert page.count('class="cell ') == 20
    assert "湖里区社区治理创新案例" in page
    assert "截止" in page


def test_the_command_tells_and_writes_and_fails_when_something_blocks(tmp_path):
    project = make_project(tmp_path / "project", ROOT / "content")
    folder = tmp_path / "entry"

    ended = project.run("linli", "award", "living-space", "generic-web-form", "-o", str(folder))
    inside = project.run("linli", "award", "living-space", "generic-web-form", "-o", "output/entry")
    unknown = project.run("linli", "award", "livingspace", "generic-web-form")

    assert ended.returncode == 1
    assert re.search(r"× B L2 content/awards/generic-web-form.yaml:\d+: `consent-of-head` is not signed.", ended.stdout)
    assert (folder / "report" / "checks.html").is_file()
    assert not (folder / "paste" / "02_summary.txt").read_bytes().endswith(b"\n")
    assert (inside.returncode, (project.output).exists()) == (1, False)
    assert "part of the published site" in inside.stderr
    assert "Did you mean `living-space`?" in unknown.stderr


def test_a_submission_is_checked_but_never_published(tmp_path):
    project = make_project(tmp_path / "project", WUTONG)
    case = next((project.content / "cases").glob("*.md"))
    (project.content / "awards").mkdir(exist_ok=True)
    (project.content / "awards" / "prize.yaml").write_text(PROFILE, encoding="utf-8")
    (project.content / "submissions").mkdir(exist_ok=True)
    (project.content / "submissions" / "quiet.md").write_text(
        f"---\ntitle: Quiet words\ncase: {case.stem}\naward: prize-2026\n---\n## story\n\nNobody may read this yet.\n",
        encoding="utf-8",
    )

    project.build()

    published = b"".join(file.read_bytes() for file in project.output.rglob("*") if file.is_file())
    assert b"Nobody may read this yet" not in published
    assert b"Quiet words" not in published
    assert b"submissions/" not in published
