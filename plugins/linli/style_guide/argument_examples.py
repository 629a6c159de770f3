"""A case's argument with one of everything, and one with nothing, for the tests of its page."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from linli.records.figure import read_quantity
from linli.sources.attachments import Attachment
from linli.views.argument import (
    Adopted,
    AimView,
    Argument,
    ArgumentRow,
    BeneficiaryView,
    BudgetRow,
    BudgetTable,
    BudgetView,
    Citation,
    ClaimGroup,
    ClaimView,
    Endurance,
    EvidenceView,
    Glance,
    LessonView,
    LetterView,
    MilestoneView,
    OpenFile,
    OutcomeView,
    PairView,
    QuoteView,
    RiskView,
    Transfer,
)
from linli.views.charts import Bar, Chart, plan_bars
from linli.views.parts import Badge, Fact, Link, Phrase

if TYPE_CHECKING:
    from linli.style_guide.examples import Examples


def example_chart(ex: Examples) -> Chart:
    """Return a drawing of two amounts, one of them without an upper end."""
    bars = (
        Bar(ex.say("之前", "Before"), read_quantity("60 场"), ex.say("60场", "60 events"), "before"),
        Bar(ex.say("现在", "Now"), read_quantity("200+ 场"), ex.say("200+场", "200+ events")),
    )
    title = ex.say("举办的活动", "Events held")
    return plan_bars("example", title, title, bars, (ex.say("项目", "What"), ex.say("多少", "How much")))


def example_argument(ex: Examples) -> Argument:
    """Return an argument with one of everything, and with what is not known."""
    marks = (Link("#E1", Phrase("E1")),)
    facts = (Fact(ex.say("截至", "As of"), (ex.day(),)), Fact(ex.say("说明", "Note"), (Link("", ex.foreign()),)))
    outcome = OutcomeView(
        "outcome-1",
        ex.phrase("邻居相识了", "Neighbours met"),
        ex.foreign(),
        ex.phrase("不识", "Strangers"),
        ex.phrase("相识", "Acquainted"),
        ex.say("有所贡献", "Contributed"),
        ex.foreign(),
        (ex.figure(),),
        marks,
    )
    planned = Badge(ex.say("计划中", "Planned"), "planned")
    claim = ClaimView(
        "events",
        ex.say("主张1", "Claim 1"),
        ex.phrase("办了200+场", "There were 200+ events"),
        planned,
        ex.say("有测量", "Measured"),
        facts,
        marks,
        "",
    )
    unproven = replace(claim, id="first", badge=None, evidence=(), grounds=(), unproven=ex.say("无证据", "No evidence"))
    evidence = EvidenceView(
        "E1",
        ex.phrase("点数簿", "The counting book"),
        ex.say("数据", "Data"),
        ex.foreign(),
        facts,
        links=(ex.link("一篇报道", "A report"),),
        files=(OpenFile("E1.csv", "cases/example/E1.csv", Attachment("", "E1.csv", 2048, "")),),
        picture=ex.picture("document"),
        supports=(Link("#claim-events", ex.phrase("主张1", "Claim 1")),),
        restricted="",
    )
    sealed = replace(
        evidence,
        no="E2",
        links=(),
        files=(),
        picture=None,
        supports=(),
        restricted=ex.say("仅供评审", "For the jury only"),
    )
    step = MilestoneView(ex.day(), ex.phrase("开放", "Opens"), None, ex.link("开放日", "Open day"), marks)
    sums = (
        BudgetRow(
            ex.phrase("装修", "Building works"), ex.say("约800元", "about 800 yuan"), ex.say("估算", "estimated")
        ),
    )
    return Argument(
        one_line=ex.phrase("一处空间，一部公约。", "One space, one charter."),
        glances=tuple(
            Glance(ex.say(zh, en), "#argument", (ex.foreign(),), is_open)
            for zh, en, is_open in (("需求", "Need", False), ("回应", "Response", False), ("成效", "Outcome", True))
        ),
        contents=(
            ex.link("需求、回应、成效", "Need, response, outcome", "#argument"),
            ex.link("引用", "Cite", "#cite"),
        ),
        rows=(
            ArgumentRow(ex.need(), facts, ex.figure(), (outcome,)),
            ArgumentRow(ex.unanswered_need(), (), None, ()),
        ),
        outcomes=(replace(outcome, id="outcome-2", figures=(), before=None, after=None, who=None, other_causes=None),),
        aims=(AimView(ex.phrase("让邻居相识", "Let neighbours meet"), facts),),
        beneficiaries=(BeneficiaryView(ex.foreign(), facts),),
        innovation=ex.phrase("一室多用", "One room, several uses"),
        claims=(ClaimGroup(ex.say("关于成效", "On the effects"), (claim, unproven)),),
        timeline=(step, MilestoneView(ex.month(), ex.foreign(), planned, None, ())),
        pairs=(PairView(ex.picture("photo"), ex.picture("photo"), ex.phrase("同一角落", "The same corner")),),
        quotes=(
            QuoteView(
                ex.phrase("搬了椅子出来。", "I took my chair outside."),
                ex.foreign(),
                (ex.foreign(), ex.day()),
                ex.say("书面同意", "Agreed in writing"),
                None,
                "",
            ),
            QuoteView(ex.foreign(), ex.foreign(), (), "", ex.link("一篇报道", "A report"), ex.say("致谢", "Thanks")),
        ),
        budget=BudgetView(
            facts, (BudgetTable(ex.say("建设", "Building"), sums, ex.say("约800元", "about 800 yuan")),), ex.foreign()
        ),
        endurance=Endurance(
            facts, (RiskView(ex.phrase("没人浇水", "Nobody waters"), ex.foreign()), RiskView(ex.foreign(), None))
        ),
        transfer=Transfer(((ex.say("前提", "Conditions"), (ex.foreign(),)),), facts, (Adopted(ex.foreign(), marks),)),
        lessons=(LessonView(ex.phrase("课表没人来", "Nobody came"), facts), LessonView(ex.foreign(), ())),
        letters=(LetterView(ex.foreign(), facts),),
        evidence=(evidence, sealed),
        missing=(ex.phrase("预算", "A budget"),),
        gaps=(ex.phrase("没有基线。", "No baseline."), ex.foreign()),
        citation=Citation(
            ex.say("《一街之绿》。", "“A green street”."),
            Link("https://linli.example/x/", Phrase("https://linli.example/x/")),
            ex.day(),
        ),
    )


def bare_argument(ex: Examples) -> Argument:
    """Return the argument of a case that nobody has filled in."""
    nothing: dict[str, object] = {field.name: () for field in fields(Argument)}
    nothing |= {"one_line": None, "innovation": None, "budget": None, "endurance": None, "transfer": None}
    return Argument(**nothing | {"citation": example_argument(ex).citation})  # type: ignore[arg-type]
