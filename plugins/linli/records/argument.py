"""The parts of a case's argument: aims, outcomes, what proves them, what it costs, and what others can learn."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from linli.records.choice import Choice
from linli.records.fields import ConsentKind, Flag, Part, WebAddress, field
from linli.records.figure import Amount
from linli.records.moment import Date, Span
from linli.records.reference import AnyRef, Id, Many, NeedRef, PartnerRef, PressRef
from linli.records.text import Text
from linli.records.values import Unreadable


def read_evidence_number(value: object) -> str:
    """Read the number of a piece of evidence: `E1`, `E02`."""
    match = re.fullmatch(r"[Ee]0*([1-9]\d{0,2})", value) if isinstance(value, str) else None
    if match is None:
        raise Unreadable("is not an evidence number", "Write it like `E1`; a number is never used again.")
    return f"E{match[1]}"


EvidenceNumber = Annotated[
    str, BeforeValidator(read_evidence_number), WithJsonSchema({"type": "string", "pattern": "^E[0-9]+$"})
]


class Place(Part):
    """Where a case lies, level by level."""

    province: Text | None = field("省", "Province.", "省级行政区。", "四川省", None)
    city: Text | None = field("市", "City.", "市。", "成都市", None)
    district: Text | None = field("区县", "District or county.", "区或县。", "温江区", None)
    subdistrict: Text | None = field("街道", "Subdistrict or town.", "街道或乡镇。", "金马街道", None)
    neighbourhood: Text | None = field("社区", "Residents' community.", "社区。", "金泉社区", None)


class Aim(Part):
    """What was to be reached."""

    shorthand = "text"

    text: Text = field("内容", "What was to be reached.", "要达到什么。", "让新搬来的居民认识邻居")
    figure: str | None = field("数据", "The figure that measures it.", "衡量它的数据编号。", "members", None)
    target: Amount | None = field("目标值", "The value to be reached.", "目标值。", "2000 人", None)
    by: Date | None = field("期限", "By when.", "到何时。", "2023-12", None)


class Attribution(Choice):
    """What the work has to do with a change."""

    CAUSED = "caused", "直接带来"
    CONTRIBUTED = "contributed", "有所贡献"
    UNKNOWN = "unknown", "未知"


class Outcome(Part):
    """What changed for whom; not what was done."""

    text: Text = field("内容", "What changed.", "发生了什么变化。", "居民互相照应的多了")
    who: Text | None = field("谁", "For whom.", "对谁而言。", "新金马人", None)
    needs: Annotated[tuple[NeedRef, ...], Many] = field(
        "需求", "The needs that it answers.", "对应的需求。", "[belonging]", ()
    )
    before: Text | None = field("之前", "How it was.", "之前如何。", "彼此不相识", None)
    after: Text | None = field("之后", "How it is.", "之后如何。", "常来的居民互相认识", None)
    figures: Annotated[tuple[str, ...], Many] = field(
        "数据", "Figures that measure it.", "衡量它的数据编号。", "[members]", ()
    )
    attribution: Attribution = field(
        "归因",
        "Whether the work caused it, contributed to it, or nobody knows.",
        "由本项目带来、有所贡献或未知。",
        "contributed",
        Attribution.UNKNOWN,
    )
    other_causes: Text | None = field("其他原因", "What else may have caused it.", "其他可能的原因。", "新校开学", None)
    evidence: Annotated[tuple[EvidenceNumber, ...], Many] = field("证据", "What proves it.", "证据编号。", "[E2]", ())


class Beneficiary(Part):
    """A group of people that the work is for."""

    group: Text = field("人群", "Who they are.", "哪些人。", "新搬来的家庭")
    number: Amount | None = field("人数", "How many.", "多少人。", "2000+ 人", None)
    direct: Flag = field("直接", "They are reached directly.", "是否直接受益。", "yes", True)
    reached: Text | None = field("途径", "How they are reached.", "如何触达。", "小程序", None)
    missing: Text | None = field("未覆盖", "Who is still missing.", "还有谁未覆盖。", "独居老人", None)


class EvidenceType(Choice):
    """What a piece of evidence is."""

    SURVEY = "survey", "问卷"
    PHOTO = "photo", "照片"
    MINUTES = "minutes", "会议记录"
    CONTRACT = "contract", "协议"
    CERTIFICATE = "certificate", "证书"
    PRESS = "press", "报道"
    LETTER = "letter", "信函"
    DATASET = "dataset", "数据"
    OFFICIAL = "official", "公文"
    FILM = "film", "影片"
    RECORD = "record", "本站记录"


class Confidentiality(Choice):
    """Who may see a piece of evidence."""

    PUBLIC = "public", "公开"
    JURY = "jury", "仅评审"
    PRIVATE = "private", "不外传"


class Evidence(Part):
    """One piece of evidence, with a number for ever."""

    no: EvidenceNumber = field("编号", "Its number; never used again for another.", "证据编号，永不重复使用。", "E1")
    type: EvidenceType = field("类型", "What it is.", "类型。", "press")
    title: Text = field("标题", "What it is called.", "名称。", "论坛颁奖报道")
    proves: Text | None = field("证明", "What it proves.", "证明什么。", "活动场次与参与人次", None)
    issuer: Text | None = field("出具方", "Who issued it.", "出具机构。", "国际新闻网", None)
    date: Date | None = field("日期", "Its date.", "日期。", "2022-12-29", None)
    language: str | None = field("语言", "Its language.", "所用语言。", "zh", None)
    locator: Text | None = field("位置", "Where in it: page, paragraph.", "页码或段落。", "第3段", None)
    file: str | None = field("文件", "The file, beside this Markdown file.", "文件，与本文件同文件夹。", "E1.pdf", None)
    record: AnyRef | None = field(
        "记录", "The record of this site that it is.", "对应的本站记录。", "press:guoji-xinwen-2022", None
    )
    url: WebAddress | None = field("网址", "Where it stands on the web.", "网址。", "https://example.org/report", None)
    checked: Date | None = field(
        "核对日期", "When the address was last opened.", "最近核对网址的日期。", "2026-11-22", None
    )
    translation: str | None = field("译文", "The file of its translation.", "译文文件。", "E1.en.pdf", None)
    confidentiality: Confidentiality = field(
        "密级",
        "Public, for the jury only, or private: a private one never leaves this computer.",
        "公开、仅评审或不外传；不外传者绝不进入网站与申报包。",
        "public",
        Confidentiality.PUBLIC,
    )
    sealed: Flag = field("盖章", "It bears a seal.", "是否盖章。", "yes", False)
    expires: Date | None = field("有效期至", "When it runs out.", "有效期。", "2027", None)


class Strength(Choice):
    """How well a claim is supported."""

    MEASURED = "measured", "有测量"
    DOCUMENTED = "documented", "有文件"
    ATTESTED = "attested", "有证言"
    ASSERTED = "asserted", "仅自述"


class ClaimStatus(Choice):
    """Whether what is claimed has come true."""

    DELIVERED = "delivered", "已实现"
    PARTIAL = "partial", "部分实现"
    ONGOING = "ongoing", "进行中"
    PLANNED = "planned", "计划"
    FORECAST = "forecast", "预测"


class ClaimSection(Choice):
    """Which part of the argument a claim belongs to."""

    NEED = "need", "需求"
    PRACTICE = "practice", "做法"
    EFFECTS = "effects", "成效"
    DISCUSSION = "discussion", "探讨"


class Superlative(Part):
    """What makes “the first” or “the only” true: of what, and on which day."""

    scope: Text | None = field("范围", "Among what.", "在什么范围内。", "成都市", None)
    as_of: Date | None = field("截至", "On which day.", "截至何日。", "2022-06-21", None)
    source: PressRef | None = field("出处", "The press record that says so.", "报道编号。", "huaxi-2022", None)


class Claim(Part):
    """One sentence that a jury is asked to believe."""

    id: Id = field("编号", "Its id.", "编号。", "all-day")
    text: Text = field(
        "内容", "What is claimed; figures as `{{id}}`.", "主张；数据写作 `{{编号}}`。", "举办活动{{events}}"
    )
    section: ClaimSection = field(
        "部分", "Need, practice, effects or discussion.", "需求、做法、成效或探讨。", "effects", ClaimSection.EFFECTS
    )
    status: ClaimStatus = field(
        "状态",
        "Delivered, partial, ongoing, planned or forecast.",
        "已实现、部分实现、进行中、计划或预测。",
        "delivered",
        ClaimStatus.DELIVERED,
    )
    evidence: Annotated[tuple[EvidenceNumber, ...], Many] = field("证据", "What proves it.", "证据编号。", "[E1]", ())
    strength: Strength | None = field(
        "强度", "Measured, documented, attested or asserted.", "有测量、有文件、有证言或仅自述。", "documented", None
    )
    superlative: Superlative | None = field(
        "最高级",
        "What makes “first” or “only” true.",
        "“首个”“唯一”成立的范围与日期。",
        "{scope: 成都市, as_of: 2022-06}",
        None,
    )


class Quote(Part):
    """What somebody said, word for word."""

    text: Text = field("原话", "What was said.", "原话。", "“以前上班没时间办证。”")
    speaker: Text = field(
        "说话人", "Who said it, as they agreed to be called.", "说话人（按本人同意的称呼）。", "一位居民"
    )
    role: Text | None = field("身份", "What they are.", "身份。", "志愿者", None)
    date: Date | None = field("日期", "When.", "何时。", "2022-06-18", None)
    setting: Text | None = field("场合", "Where.", "场合。", "邻里沙龙", None)
    consent: ConsentKind | None = field(
        "同意", "How they agreed to be quoted.", "以何种方式同意引用。", "written", None
    )
    source: PressRef | None = field("出处", "The press record that quotes them.", "报道编号。", "huaxi-2022", None)
    thanks: Flag = field(
        "致谢", "It only says thanks: no proof of an outcome.", "只是致谢，不能证明成效。", "yes", False
    )


class BudgetLine(Part):
    """One sum: what it is for or where it comes from, and how much."""

    label: Text = field("名称", "What it is for, or who gives it.", "用途或来源。", "装修")
    amount: Amount = field("金额", "How much, with the currency.", "金额与币种。", "120万 元")
    estimated: Flag = field("估算", "It is an estimate.", "为估算。", "yes", False)


class Budget(Part):
    """What it costs, and who pays."""

    currency: str = field("币种", "ISO 4217.", "币种代码。", "CNY", pattern="^[A-Z]{3}$")
    period: Span | None = field("时段", "For which time.", "时段。", "2019/2022", None)
    capital: Annotated[tuple[BudgetLine, ...], Many] = field(
        "建设", "What building it cost.", "建设投入。", "- {label: 装修, amount: 120万 元}", ()
    )
    running: Annotated[tuple[BudgetLine, ...], Many] = field(
        "运营", "What running it costs each year.", "年度运营支出。", "- {label: 人员, amount: 30万 元}", ()
    )
    funding: Annotated[tuple[BudgetLine, ...], Many] = field(
        "来源", "Where the money comes from.", "资金来源。", "- {label: 自营收入, amount: 20万 元}", ()
    )
    note: Text | None = field("说明", "What a reader should know.", "说明。", "不含人工", None)


class Risk(Part):
    """What may go wrong, and what is done about it."""

    shorthand = "text"

    text: Text = field("风险", "What may go wrong.", "可能的问题。", "运营收入不足")
    answer: Text | None = field("应对", "What is done about it.", "如何应对。", "场地错时租用", None)


class Sustainability(Part):
    """What makes it last."""

    operator: PartnerRef | None = field("运营方", "Who runs it.", "由谁运营。", "dongyuan-zhixin", None)
    income: Text | None = field("收入", "What it lives on.", "靠什么维持。", "课程与场地收入", None)
    secured_until: Date | None = field("资金保障至", "Until when the money is sure.", "资金落实到何时。", "2027", None)
    maintenance: Text | None = field("维护", "Who keeps it up.", "由谁维护。", "物业", None)
    environment: Text | None = field("环境", "What it means for the environment.", "环境方面。", "旧楼改造", None)
    risks: Annotated[tuple[Risk, ...], Many] = field("风险", "What may go wrong.", "风险与应对。", "[运营收入不足]", ())


class Adopter(Part):
    """Somebody who has done the same elsewhere."""

    shorthand = "who"

    who: Text = field("谁", "Who did the same.", "谁照做了。", "邻近的光华社区")
    evidence: Annotated[tuple[EvidenceNumber, ...], Many] = field("证据", "What proves it.", "证据编号。", "[E4]", ())


class Replicability(Part):
    """What others need in order to do the same."""

    core: Annotated[tuple[Text, ...], Many] = field(
        "核心做法", "What must not be left out.", "不可缺的做法。", "[一室多用]", ()
    )
    adaptable: Annotated[tuple[Text, ...], Many] = field(
        "可调整", "What may be different.", "可因地调整之处。", "[面积]", ()
    )
    conditions: Annotated[tuple[Text, ...], Many] = field(
        "前提", "What must be there first.", "所需前提。", "[固定场地]", ()
    )
    cost: Text | None = field("成本", "What it costs to copy.", "照做的成本。", "每平方米约800元", None)
    time: Text | None = field("时间", "How long it takes to copy.", "照做所需时间。", "半年", None)
    adopters: Annotated[tuple[Adopter, ...], Many] = field(
        "推广", "Who has copied it.", "已有谁照做。", "[光华社区]", ()
    )


class Lesson(Part):
    """What did not work, and what came of it."""

    shorthand = "failed"

    failed: Text = field("问题", "What did not work.", "什么没有做成。", "固定课表没有人来")
    why: Text | None = field("原因", "Why.", "为什么。", "居民下班晚", None)
    changed: Text | None = field("改变", "What was changed.", "做了什么改变。", "改为晚上七点", None)
    again: Text | None = field("再来一次", "What would be done differently.", "重来会怎么做。", "先问时间", None)


class Milestone(Part):
    """One step on the way."""

    date: Date = field("日期", "When, with its year.", "何时（须有年份）。", "2019-08")
    text: Text = field("内容", "What happened.", "发生了什么。", "空间开放")
    planned: Flag = field("计划", "It has not happened yet.", "尚未发生。", "yes", False)
    record: AnyRef | None = field(
        "记录", "The record that tells of it.", "对应的记录。", "event:2022-06-21-opening", None
    )
    evidence: Annotated[tuple[EvidenceNumber, ...], Many] = field("证据", "What proves it.", "证据编号。", "[E1]", ())


class Pair(Part):
    """The same view before and after."""

    before: str = field("之前", "The photo of before, one of `photos`.", "之前的图片（须在图片列表中）。", "before.jpg")
    after: str = field("之后", "The photo of after, one of `photos`.", "之后的图片（须在图片列表中）。", "after.jpg")
    caption: Text | None = field("图注", "What has changed.", "有何变化。", "旧仓库改成小剧场", None)


class Letter(Part):
    """A letter of support."""

    author: Text = field("作者", "Who wrote it.", "写信人。", "社区党委")
    relation: Text | None = field("关系", "What they have to do with the work.", "与项目的关系。", "合作方", None)
    independent: Flag = field("独立", "They have no part in the work.", "与项目无利益关系。", "yes", False)
    date: Date | None = field("日期", "Its date.", "日期。", "2026-10-08", None)
    file: str | None = field(
        "文件", "The file, beside this Markdown file.", "文件，与本文件同文件夹。", "letter-1.pdf", None
    )
