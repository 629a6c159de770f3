"""Do award profiles say what awards ask for, and no more than is known?"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from decimal import Decimal

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.fixtures.projects import ROOT

from linli.graph.eligibility import compare_span
from linli.graph.limits import limits_of, total_limit
from linli.problems import Report
from linli.records.award import Op, Profile
from linli.records.fields import Part
from linli.records.formula import Calculation, Counted, Named, Number, read_formula
from linli.records.profiles import parse_profiles
from linli.records.schema import schema_text
from linli.records.shape import fields_of
from linli.records.values import Unreadable
from linli.sources.profiles import read_profile_documents

ORIGINALS = sorted((ROOT / "tests" / "fixtures" / "awards").glob("*.yaml"))
OWN = sorted((ROOT / "content" / "awards").glob("*.yaml"))
DOCS = [ROOT / "docs" / "awards" / f"profiles.{language}.md" for language in ("zh", "en")]
NEEDED = """\
schema: award-profile/1
id: x
name: X
provenance: {level: read, source: https://example.org/, checked_on: 2026-11-22}
"""


@pytest.fixture
def parse(tmp_path):
    """Return what profiles say: by id, and the problems with them. A text is a file of its own name."""

    def parse(**files):
        folder = tmp_path / "content" / "awards"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        report = Report()
        documents = read_profile_documents(tmp_path / "content", tmp_path, report)
        return parse_profiles(documents, report), [str(problem) for problem in report.problems]

    return parse


@pytest.mark.parametrize("file", [*ORIGINALS, *OWN], ids=lambda file: f"{file.parent.parent.name}/{file.stem}")
def test_a_profile_is_read_without_a_problem_and_fits_the_schema(file, parse):
    text = file.read_text("utf-8")
    plain = json.loads(json.dumps(yaml.safe_load(text), default=str, ensure_ascii=False))

    profiles, problems = parse(it=text)

    assert problems == []
    assert len(profiles) == 1
    assert [error.message for error in Draft202012Validator(json.loads(schema_text("award"))).iter_errors(plain)] == []


def test_there_are_the_five_profiles_of_the_research():
    assert {file.stem for file in ORIGINALS} == {file.stem for file in OWN}
    assert len(OWN) == 5


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("titel: x", "content/awards/it.yaml:5: `titel` is not a field of `award`."),
        ("languages: {accepted: [en], acepted: [zh]}", "5: `acepted` is not a field of `languages`."),
        ("deadline: {closes: 2027-05-31, closes: 2027-06-01}", "5: `closes` is given twice (first in line 5)."),
        ("deadline: {closes: }", "5: `closes` has no value."),
        ("deadline: {closes: soon}", "5: `closes` (soon) is not a date."),
        ("cycle:", "5: `cycle` has no value."),
        ("text: {total: {max: many}}", "5: `max` (many) is not a whole number."),
        ("text: {total: {max: 1, counter: word-zh}}", "5: `counter` (word-zh) is not one of the answers."),
        ("text: {total: {max: 1, scope: [sumary]}, sections: [{id: summary, title: S}]}", "no section `sumary`."),
        ("text: {sections: [{id: a, title: A}, {id: a, title: B}]}", "`a` is there twice."),
        ("text: {sections: [{id: a, title: A, limit: {min: 9, max: 8}}]}", "at least 9 and at most 8."),
        ("text: {sections: [{id: a, title: A, from: [need]}]}", "(need) is not one of the answers."),
        ("eligibility: [{id: a, field: cases.status, op: eq, value: x}]", "`cases.status` cannot be looked up."),
        ("eligibility: [{id: a, field: case.status, op: is, value: x}]", "`op` (is) is not one of the answers."),
        (
            "eligibility: [{id: a, field: case.status, op: eq, unless: {feld: a, field: b}}]",
            "has an unknown key `feld`.",
        ),
        ("indicators: [{id: a, name: A, value: 1, from: spaces.area_total / }]", "ends too soon."),
        ("indicators: [{id: a, name: A, value: 1, from: __import__('os')}]", "contains `'`."),
        ("indicators: [{id: a, name: A, value: 1, from: hous * 2}]", "`hous` cannot be looked up."),
        ("inherits: y", "5: there is no profile `y`."),
        ("inherits: x", "5: `x` inherits from itself."),
        ("outputs: [papers]", "`outputs.1` (papers) is not one of the answers."),
        ("attachments: [{id: a, min_px: large}]", "is not a size in pixels."),
    ],
)
def test_what_no_profile_may_say_is_refused_with_its_line(line, problem, parse):
    profiles, problems = parse(it=f"{NEEDED}{line}\n")

    assert profiles == {}
    assert [problem in said for said in problems] == [True]


@pytest.mark.parametrize(
    ("line", "way_out"),
    [
        ("eligibilty: []", "Did you mean `eligibility`?"),
        ("channel: {kindd: web-form}", "Did you mean `kind`?"),
        ("text: {sections: [{id: a, title: A, limt: {max: 1}}]}", "Did you mean `limit`?"),
        ("indicators: [{id: a, name: A, value: 1, from: householt * 2}]", "Did you mean `households`?"),
    ],
)
def test_a_slip_of_the_pen_gets_a_suggestion(line, way_out, parse):
    _, problems = parse(it=f"{NEEDED}{line}\n")

    assert [way_out in problem for problem in problems] == [True]


def test_another_schema_is_refused_with_a_single_problem(parse):
    _, problems = parse(case="schema: case/1\nid: x\nneeds: []\n")

    assert problems == [
        "content/awards/case.yaml:1: `case/1` is not a schema of award profiles. "
        "Write `schema: award-profile/1`, or move the file out of `awards/`."
    ]


def test_two_files_with_one_id_are_told_apart(parse):
    _, problems = parse(one=NEEDED, two=NEEDED)

    assert problems == [
        "content/awards/two.yaml:2: the profile `x` is already in `content/awards/one.yaml`. "
        "Give each file an `id` of its own: the award and its cycle."
    ]


def test_what_is_unknown_is_remembered_and_never_a_value(parse):
    profiles, problems = parse(
        it=NEEDED
        + "deadline: {closes: unknown, tz: 不详}\n文字栏: {合计: {最多: unknown}}\n"
        + "attachments:\n  - {id: photos, max: unknown}\n"
    )
    profile = profiles["x"]

    assert problems == []
    assert list(profile.origin.unknown) == [
        "deadline.closes",
        "deadline.tz",
        "text.total.max",
        "attachments.photos.max",
    ]
    assert str(profile.origin.unknown["attachments.photos.max"]) == "content/awards/it.yaml:8"
    assert profile.is_unknown("attachments", "photos", "max")
    assert profile.deadline
    assert (profile.deadline.closes, profile.attachments[0].max, total_limit(profile)) == (None, None, None)


def test_a_profile_goes_on_from_another_key_by_key_and_list_by_list(parse):
    family = NEEDED.replace("id: x", "id: calls\nkind: family") + (
        "languages: {accepted: [zh-Hans]}\ndeadline: {closes: 2026-05-01, tz: Asia/Shanghai}\n"
        "text: {total: {max: 3000, unit: zi}, sections: [{id: a, title: 甲}, {id: b, title: 乙}]}\n"
    )
    heir = (
        "schema: award-profile/1\nid: call-2027\ninherits: calls\nname: 某区征集\ndeadline: {截止: 2027-05-01}\n"
        "text: {sections: [{id: c, title: 丙}]}\n"
    )

    profiles, problems = parse(a=heir, b=family)

    own = profiles["call-2027"]
    assert problems == []
    assert own.deadline
    assert own.text
    assert own.text.total
    assert (str(own.name), str(own.deadline.closes), own.deadline.tz) == ("某区征集", "2027-05-01", "Asia/Shanghai")
    assert ([section.id for section in own.sections], own.text.total.max) == (["c"], 3000)
    assert (own.kind, own.provenance.level) == ("award", "read")


def test_profiles_that_inherit_in_a_circle_are_refused(parse):
    one, two = (NEEDED.replace("id: x", f"id: {own}\ninherits: {other}") for own, other in (("a", "b"), ("b", "a")))

    profiles, problems = parse(one=one, two=two)

    assert profiles == {}
    assert all("inherits from itself" in problem for problem in problems)
    assert problems


def test_a_limit_is_completed_by_the_defaults_and_turned_for_chinese(parse):
    profile = next(
        iter(parse(it=(ROOT / "tests/fixtures/awards/generic-web-form.yaml").read_text("utf-8"))[0].values())
    )
    by_id = {section.id: section for section in profile.sections}

    english = limits_of(profile, by_id["summary"], "en")
    chinese = limits_of(profile, by_id["summary"], "zh-CN")
    shortest = limits_of(profile, by_id["oneline"], "en")

    assert [(limit.counter, limit.max, limit.most, limit.strip_html) for limit in english] == [
        ("ws_words", 200, 221, True)
    ]
    assert [(limit.counter, limit.most, limit.is_advice) for limit in chinese] == [
        ("ws_words", 221, False), ("word_zh", 340, True),
    ]  # fmt: skip
    assert shortest[0].most == 15


def test_two_limits_on_one_box_stand_both(parse):
    profile = next(iter(parse(it=(ROOT / "tests/fixtures/awards/uk-kavs-2027.yaml").read_text("utf-8"))[0].values()))
    citation = next(section for section in profile.sections if section.id == "citation")

    limits = limits_of(profile, citation, "en")

    assert [(limit.counter, limit.max, limit.most) for limit in limits] == [("ws_words", 15, 15), ("utf16", 100, 100)]


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("600", Number(Decimal(600))),
        ("spaces.area_total", Named("spaces.area_total")),
        ("count(zones.function)", Counted("zones.function")),
        ("count(zones.function in key4)", Counted("zones.function", "key4")),
        (
            "spaces.area_total / households * 100",
            Calculation("*", Calculation("/", Named("spaces.area_total"), Named("households")), Number(Decimal(100))),
        ),
        ("1 + 2 * 3", Calculation("+", Number(Decimal(1)), Calculation("*", Number(Decimal(2)), Number(Decimal(3))))),
        ("(1 + 2) * 3", Calculation("*", Calculation("+", Number(Decimal(1)), Number(Decimal(2))), Number(Decimal(3)))),
    ],
)
def test_formulas_are_read_with_the_usual_precedence(text, formula):
    assert read_formula(text) == formula


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text("ab.()+-*/ 01in count[]{};'\"=:,_\n", max_size=30))
def test_whatever_stands_in_a_formula_is_read_or_refused(text):
    formula: object = None
    with contextlib.suppress(Unreadable):
        formula = read_formula(text)

    assert formula is None or isinstance(formula, Number | Named | Counted | Calculation)


def test_deep_brackets_are_refused_without_a_traceback():
    with pytest.raises(Unreadable):
        read_formula("(" * 5000 + "1" + ")" * 5000)


@pytest.mark.parametrize(
    ("span", "op", "bound", "holds"),
    [
        ((600, 600), Op.GE, 600, True),
        ((540, 660), Op.GE, 600, None),
        ((540, 660), Op.GE, 500, True),
        ((540, 660), Op.GE, 700, False),
        ((200, None), Op.GE, 200, True),
        ((200, None), Op.LE, 100, False),
        ((200, None), Op.LE, 300, None),
        ((3, 3), Op.GT, 3, False),
        ((3, 3), Op.LT, 3, False),
        ((3, 3), Op.EQ, 3, True),
        ((3, 5), Op.EQ, 4, None),
        ((3, 5), Op.EQ, 6, False),
    ],
)
def test_a_number_of_which_not_all_is_known_is_compared_as_far_as_it_is(span, op, bound, holds):
    low, high = span

    assert compare_span((Decimal(low), None if high is None else Decimal(high)), op, Decimal(bound)) is holds


def fields_everywhere():
    """Yield every field of a profile and of its parts, once."""
    seen: set[type[Part]] = set()
    waiting: list[type[Part]] = [Profile]
    while waiting:
        model = waiting.pop(0)
        if model not in seen:
            seen.add(model)
            for field in fields_of(model):
                yield model, field
                waiting += [field.shape.part] if field.shape.part else []


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_the_docs_name_every_field_of_every_part(doc):
    text = doc.read_text("utf-8")

    missing = [
        f"{model.__name__}.{field.key}"
        for model, field in fields_everywhere()
        if f"`{field.key}`" not in text or f"`{field.zh}`" not in text
    ]
    assert missing == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_a_sixth_profile_can_be_written_from_the_docs_alone(doc, parse):
    examples = re.findall(r"```yaml\n(.*?)```", doc.read_text("utf-8"), re.DOTALL)

    profiles, problems = parse(**{f"sixth-{number}": text for number, text in enumerate(examples)})

    assert problems == []
    assert len(profiles) == len(examples) == 1


# Where the parts stand in a profile, and what each of them needs.
HOMES = {
    "Section": ("text: {{sections: [{{{}}}]}}", "id: a, title: A"),
    "AttachmentRule": ("attachments: [{{{}}}]", "id: a"),
    "Rule": ("eligibility: [{{{}}}]", "id: a, field: case.status, op: eq"),
    "Fact": ("facts: [{{{}}}]", "id: a"),
    "Deadline": ("deadline: {{{}}}", ""),
    "Channel": ("channel: {{{}}}", "kind: web-form"),
    "Indicator": ("indicators: [{{{}}}]", "id: a, name: A, from: households"),
    "Limit": ("text: {{sections: [{{id: a, title: A, limit: {{{}}}}}]}}", ""),
    "Criterion": ("criteria: [{{{}}}]", "id: a"),
    "DeclarationRule": ("declarations: [{{{}}}]", "id: a"),
    "Profile": ("{}", ""),
}


@pytest.mark.parametrize(
    ("model", "field"),
    [
        pytest.param(model, field, id=f"{model.__name__}.{field.key}")
        for model, field in fields_everywhere()
        if model.__name__ in HOMES and f"{field.key}:" not in NEEDED and field.key not in ("inherits", "scope")
    ],
)
def test_every_example_can_be_written(model, field, parse):
    pattern, needed = HOMES[model.__name__]
    example = str(field.extra["example"])
    listed = f"[{example.removeprefix('- ')}]" if example.startswith("- ") else example
    others = [part for part in needed.split(", ") if part and not part.startswith(f"{field.key}:")]

    _, problems = parse(it=NEEDED + pattern.format(", ".join([*others, f"{field.key}: {listed}"])) + "\n")

    assert problems == []
