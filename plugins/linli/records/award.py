"""An award profile: what one award asks for, in one cycle, and how well that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, PrivateAttr, WithJsonSchema

from linli.problems import Place, did_you_mean
from linli.records.choice import Choice
from linli.records.fields import Complaint, Count, Flag, Loc, Part, field
from linli.records.formula import ReadFormula, names_in
from linli.records.moment import Date, TimeZone
from linli.records.reference import Id, Many
from linli.records.text import Text
from linli.records.values import Unreadable

SCHEMA = "award-profile/1"


def read_schema(value: object) -> str:
    """Read which schema a profile follows."""
    if value == SCHEMA:
        return SCHEMA
    raise Unreadable("is not a schema of award profiles", f"Write `schema: {SCHEMA}`, or move the file elsewhere.")


def read_number(value: object) -> Decimal:
    """Read a number from 0 up: `3000`, `0.6`."""
    try:
        number = Decimal(str(value))
    except InvalidOperation as no_number:
        raise Unreadable("is not a number", "Write it in digits: `3000` or `0.6`.") from no_number
    if not number.is_finite() or number < 0:
        raise Unreadable("is not a number from 0 up", "Write it in digits: `3000` or `0.6`.")
    return number


def read_name(value: object) -> str:
    """Read the id of a part of a profile: lower-case letters, digits, `-` and `_`."""
    if isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9_-]{0,79}", value):
        return value
    raise Unreadable("cannot be an id", "Use lower-case letters a–z, digits, `-` and `_`, a letter first.")


Number = Annotated[Decimal, BeforeValidator(read_number), WithJsonSchema({"type": "string", "pattern": r"^[0-9.]+$"})]
Name = Annotated[str, BeforeValidator(read_name), WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9_-]*$"})]
Words = Annotated[tuple[str, ...], Many]


class ProfileKind(Choice):
    """What a profile describes."""

    AWARD = "award", "奖项"
    INDICATOR_SET = "indicator-set", "指标体系"
    FAMILY = "family", "同类奖项"


class Level(Choice):
    """How well the rules of an award are known."""

    READ = "read", "原文"
    MIRROR = "mirror", "转载"
    BACKGROUND = "background", "背景知识"


class Severity(Choice):
    """What a finding means for an entry: it cannot be handed in, or it is weaker."""

    BLOCK = "block", "阻断"
    WARN = "warn", "提醒"


class Unit(Choice):
    """What a limit is counted in."""

    WORDS = "words", "词"
    ZI = "zi", "字"
    CHARS = "chars", "字符"
    LINES = "lines", "行"
    PAGES = "pages", "页"


class Counter(Choice):
    """How a text is counted."""

    WS_WORDS = "ws_words", "空白分词"
    WORD_ZH = "word_zh", "字数"
    CODEPOINTS = "codepoints", "码点"
    NONSPACE = "nonspace", "非空白字符"
    UTF16 = "utf16", "编码单元"
    UTF16_CRLF = "utf16_crlf", "编码单元（换行计二）"
    GRAPHEMES = "graphemes", "字素"
    HAN = "han", "汉字"
    LINES = "lines", "行数"
    PAGES = "pages", "页数"


_COUNTER_OF = {
    Unit.WORDS: Counter.WS_WORDS, Unit.ZI: Counter.WORD_ZH, Unit.CHARS: Counter.UTF16_CRLF,
    Unit.LINES: Counter.LINES, Unit.PAGES: Counter.PAGES,
}  # fmt: skip


class Op(Choice):
    """How a value is compared."""

    EQ = "eq", "等于"
    NE = "ne", "不等于"
    GE = "ge", "不小于"
    GT = "gt", "大于"
    LE = "le", "不大于"
    LT = "lt", "小于"
    IN = "in", "属于"
    NONE_OF = "none_of", "均非"
    CONTAINS = "contains", "包含"
    ABSENT_OR_GE = "absent_or_ge", "没有或不小于"
    WITHIN_YEARS_OF_CLOSE = "within_years_of_close", "截止前若干年内"


class Demand(Choice):
    """Whether something has to be there."""

    REQUIRED = "required", "必需"
    OPTIONAL = "optional", "可选"
    FORBIDDEN = "forbidden", "禁止"


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison of a field of the case with a value, or with another field."""

    path: str
    op: Op
    values: tuple[str, ...] = ()
    value_from: str = ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Comparisons that must all hold."""

    all: tuple[Condition, ...]


def read_conditions(value: object) -> Conditions:
    """Read `{field: case.status, op: eq, value: ongoing}`, or `{case.status: ongoing}` for short."""
    way_out = "Write `{case.status: ongoing}`, or `{field: case.status, op: ne, value: planned}`."
    if isinstance(value, Conditions):
        return value
    if not isinstance(value, dict) or not value:
        raise Unreadable("is not a condition", way_out)
    if "field" not in value:
        return Conditions(tuple(Condition(str(name), Op.EQ, _texts(wanted)) for name, wanted in value.items()))
    known = ("field", "op", "value", "value_from")
    odd = next((name for name in value if name not in known), None)
    if odd is not None:
        raise Unreadable(f"has an unknown key `{odd}`", did_you_mean(odd, known, way_out))
    return Conditions(
        (
            Condition(
                str(value["field"]),
                Op.read(value.get("op", "eq")),
                _texts(value.get("value", [])),
                str(value.get("value_from", "")),
            ),
        )
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


When = Annotated[Conditions, BeforeValidator(read_conditions), WithJsonSchema({"type": "object"})]


@dataclass(frozen=True, slots=True)
class Pixels:
    """How large a picture must be, by its longer and its shorter side."""

    longer: int
    shorter: int = 0


def read_pixels(value: object) -> Pixels:
    """Read `3000` (the longer side) or `3000x2400`."""
    if isinstance(value, Pixels):
        return value
    match = re.fullmatch(r"(\d+)(?:\s*[x×]\s*(\d+))?", str(value))
    if match is None:
        raise Unreadable("is not a size in pixels", "Write `3000` for the longer side, or `3000x2400`.")
    sides = sorted((int(match[1]), int(match[2] or 0)), reverse=True)
    return Pixels(sides[0], sides[1])


class Provenance(Part):
    """Where the rules come from, and how far they can be trusted."""

    level: Level = field(
        "可信度", "Read in the original, in a mirror, or background.", "原文、转载或背景知识。", "read"
    )
    source: str = field("来源", "Where the rules stand.", "规则出处。", "https://example.org/call")
    also: Words = field("另见", "Other places that say so.", "其他出处。", "[https://example.org/faq]", ())
    checked_on: Date = field("核对日期", "When they were last read.", "最近核对日期。", "2026-11-22")
    conflicts: Words = field(
        "矛盾", "Where the organiser contradicts itself.", "主办方前后矛盾之处。", "[截止日期：两处不一]", ()
    )
    unknown: Words = field("不详", "What could not be found out.", "未能查明之处。", "[photos.max_mb]", ())
    house: Words = field("自定", "Which rules are ours, not the award's.", "哪些规则是自定的。", "[evidence_min]", ())


class Languages(Part):
    """In which languages an entry may be written."""

    accepted: Words = field(
        "接受", "The languages, the first for titles here.", "可用语言，首个用于标题。", "[zh-Hans]"
    )
    required: Words = field("必需", "Languages that must all be there.", "须同时提交的语言。", "[zh-Hans, en]", ())
    other: str | None = field("其他", "What becomes of other languages.", "其他语言如何处理。", "不受理", None)
    translation: Demand | None = field(
        "译文", "Whether evidence in other languages needs a translation.", "外文证据是否须附译文。", "required", None
    )


class Deadline(Part):
    """When entries are taken."""

    shorthand = "closes"

    opens: Date | None = field("开始", "The first day.", "开始受理。", "2026-01-05", None)
    closes: Date | None = field("截止", "The last day, or its last minute.", "截止时间。", "2026-03-02", None)
    tz: TimeZone | None = field("时区", "Whose midnight it is.", "以何时区为准。", "Europe/London", None)


class Channel(Part):
    """How an entry is handed in."""

    shorthand = "kind"

    kind: str = field("方式", "Web form, e-mail, paper or seal.", "网页、邮件、纸质或盖章。", "web-form")
    steps: Count | None = field("步数", "How many steps the form has.", "表单步数。", "7", None)
    one_sitting: Flag = field("一次填完", "It cannot be saved and gone on with.", "不能中途保存。", "yes", False)
    email_allowed: Flag = field("可发邮件", "Entries by e-mail are taken too.", "是否接受邮件。", "no", False)
    address: str | None = field("地址", "Where it goes.", "提交地址。", "https://example.org/enter", None)


class Route(Part):
    """Who may enter a case."""

    shorthand = "kind"

    kind: str = field("途径", "Self, recommended or nominated.", "自荐、推荐或提名。", "recommended")
    levels: Words = field("层级", "Through which levels.", "逐级推荐的层级。", "[街道, 区]", ())


class Anonymity(Part):
    """Whether jurors may learn whose work it is."""

    text: Flag = field("文字匿名", "Texts must not name anybody.", "文字中不得出现名称。", "yes", False)
    images: Flag = field("图片匿名", "Pictures must not either.", "图片中不得出现名称。", "yes", False)
    credits_separate: Flag = field("署名另附", "Credits go in a form of their own.", "署名另表提交。", "yes", False)


class Voice(Part):
    """In which person texts are written."""

    person: str | None = field("人称", "First or third.", "第几人称。", "third", None)
    forbid: Words = field("禁用词", "Words to avoid.", "避免使用的词。", "[we, our]", ())
    severity: Severity = field("严重度", "Block or warn.", "阻断或提醒。", "warn", Severity.WARN)


class Rule(Part):
    """One condition of being allowed to enter."""

    id: Name = field("编号", "Its id.", "编号。", "age")
    path: str = field("字段", "What is compared.", "比较什么。", "case.status", alias="field")
    op: Op = field("比较", "How.", "如何比较。", "in")
    value: Words = field("值", "With what.", "与何值比较。", "[ongoing, completed]", ())
    value_from: str | None = field(
        "取值自", "Or with which other field.", "或与另一字段比较。", "lead_organisation", None
    )
    severity: Severity = field("严重度", "Block or warn.", "阻断或提醒。", "block", Severity.BLOCK)
    when: When | None = field("仅当", "Only where this holds.", "仅在此条件下适用。", "{case.status: completed}", None)
    unless: When | None = field("除非", "Not where this holds.", "在此条件下不适用。", "{case.status: ongoing}", None)
    basis: str | None = field(
        "依据", "What it rests on, if not the call.", "依据（若非通知原文）。", "convention", None
    )
    text: Text | None = field("说明", "The rule in words.", "规则文字。", "须运行两年以上", None)


class FactNeed(Choice):
    """What a figure must come with."""

    METHOD = "method", "方法"
    CURRENCY = "currency", "币种"
    DEDUP = "dedup", "去重"
    PERIOD = "period", "时段"
    SCOPE = "scope", "口径"
    BASELINE = "baseline", "基线"
    SOURCE = "source", "来源"


class Fact(Part):
    """One box that takes a value."""

    shorthand = "id"

    id: Name = field("编号", "Its id.", "编号。", "volunteers")
    title: Text | None = field("标题", "Its name in the form.", "表中名称。", "志愿者人数", None)
    source: str | None = field(
        "取值", "Where the value stands.", "取自何处。", "metrics.volunteers", None, alias="from"
    )
    required: Flag = field("必填", "It must be filled in.", "是否必填。", "no", True)
    needs: Annotated[tuple[FactNeed, ...], Many] = field(
        "须附", "What the value must come with.", "数值须附带什么。", "[method, dedup]", ()
    )


class GraceRule(Part):
    """What is allowed beyond a limit."""

    pct: Count = field("百分比", "Per cent.", "允许超出的百分比。", "10", 0)
    plus: Count = field("另加", "And so many more.", "另允许若干。", "1", 0)
    only_if_max_over: Count = field("仅限超过", "For limits above this.", "仅用于大于此值的上限。", "15", 0)


class Limit(Part):
    """How long a text may or must be."""

    shorthand = "max"

    max: Count | None = field("最多", "At most.", "上限。", "3000", None)
    min: Count | None = field("最少", "At least.", "下限。", "100", None)
    unit: Unit | None = field("单位", "Words, zi, chars, lines or pages.", "词、字、字符、行或页。", "zi", None)
    counter: Counter | None = field("计法", "How it is counted.", "如何计数。", "word_zh", None)
    grace: GraceRule | None = field("宽限", "What is allowed beyond.", "宽限。", "{pct: 10, plus: 1}", None)
    grace_pct: Count | None = field("宽限百分比", "The same for short.", "宽限百分比（简写）。", "0", None)
    strip_html: Flag | None = field("去标签", "HTML tags are not counted.", "计数前去除 HTML 标签。", "yes", None)
    scope: Annotated[tuple[Name, ...], Many] = field(
        "范围", "Which sections together; all if left out.", "合计哪些部分；不写即全部。", "[background]", ()
    )

    @property
    def counted_by(self) -> Counter:
        """The counter that it names, or the one that its unit means."""
        return self.counter or _COUNTER_OF[self.unit or Unit.WORDS]

    @property
    def is_vague(self) -> bool:
        """Whether the award says 字 or characters without saying how they are counted."""
        return self.counter is None and self.unit in (Unit.ZI, Unit.CHARS)


class LanguageLimit(Part):
    """How limits are turned for another language."""

    factor: Number | None = field("系数", "Times so much.", "乘以。", "1.7", None)
    unit: Unit | None = field("单位", "Counted in.", "单位。", "zi", None)
    counter: Counter | None = field("计法", "How it is counted.", "如何计数。", "word_zh", None)


class Defaults(Part):
    """What holds for all sections that say nothing else."""

    limit: Limit | None = field("限长", "Of every section.", "各部分的限长。", "{unit: words}", None)
    limit_by_lang: dict[str, LanguageLimit] = field(
        "分语言限长", "Advice for other languages.", "其他语言的参考限长。", "{zh-Hans: {factor: 1.7}}", {}
    )


class Material(Choice):
    """What of a case a draft is made of."""

    SUMMARY = "summary", "摘要"
    ONE_LINE = "one_line", "一句话"
    PLACE = "place", "所在地"
    NEEDS = "needs", "需求"
    BASELINE = "baseline", "基线"
    BENEFICIARIES = "beneficiaries", "受益人"
    AIMS = "aims", "目标"
    RESPONSES = "responses", "回应"
    TIMELINE = "timeline", "历程"
    PARTNERS = "partners", "伙伴"
    ZONES = "zones", "分区"
    GROUPS = "groups", "社群"
    PLATFORM = "platform", "平台"
    EVENTS = "events", "活动"
    METRICS = "metrics", "数据"
    OUTCOMES = "outcomes", "成效"
    QUOTES = "quotes", "引语"
    HONOURS = "honours", "荣誉"
    INNOVATION = "innovation", "创新"
    BUDGET = "budget", "预算"
    SUSTAINABILITY = "sustainability", "可持续"
    REPLICABILITY = "replicability", "可复制"
    LESSONS = "lessons", "经验教训"
    GAPS = "gaps", "缺口"


class Section(Part):
    """One box that takes a text."""

    id: Name = field("编号", "Its id.", "编号。", "background")
    title: Text = field("标题", "Its name in the form.", "表中标题。", "背景与起因")
    prompt: Text | None = field("提示", "What the form asks.", "表中提示。", "为什么开始？", None)
    source: Annotated[tuple[Material, ...], Many] = field(
        "取材", "Of what a draft is made.", "草稿取材于案例何处。", "[needs, baseline]", (), alias="from"
    )
    limit: Limit | None = field("限长", "How long it may be.", "限长。", "{max: 200, unit: words}", None)
    limits: Annotated[tuple[Limit, ...], Many] = field(
        "多重限长", "Several limits at once.", "同时适用的多个限长。", "[{max: 15, unit: words}]", ()
    )
    required: Flag = field("必填", "It must be filled in.", "是否必填。", "no", True)
    evidence_min: Count = field("最少证据", "So much evidence supports it.", "至少须有几件证据。", "2", 0)
    claims: str | None = field(
        "主张",
        "`delivered_only`: nothing that is only planned.",
        "`delivered_only`：只写已实现的。",
        "delivered_only",
        None,
    )
    publicity: str | None = field("公开", "Who will read it.", "谁会读到。", "public_if_awarded", None)
    stage: str | None = field("阶段", "At which stage it is asked.", "在哪一阶段填写。", "assessment", None)
    star: str | None = field("结构", "Its step in S-T-A-R.", "在 STAR 结构中的位置。", "S", None)


class TextRules(Part):
    """The boxes that take texts."""

    total: Limit | None = field("合计", "How long they may be together.", "合计限长。", "{max: 3000, unit: zi}", None)
    sections: Annotated[tuple[Section, ...], Many] = field(
        "部分", "The boxes, in the order of the form.", "各部分，按表单顺序。", "- {id: background, title: 背景}", ()
    )


class AttachmentKind(Choice):
    """What a file is."""

    IMAGE = "image", "图片"
    DOCUMENT = "document", "文件"
    LETTER = "letter", "信函"
    VIDEO = "video", "视频"
    LINK = "link", "链接"
    ANY = "any", "不限"


class Resolution(Part):
    """How finely a picture must be printed."""

    dpi: Count = field("精度", "Pixels an inch.", "每英寸像素。", "300")
    width_cm: Number = field("宽度", "At this width in centimetres.", "印刷宽度（厘米）。", "21")


class AttachmentRule(Part):
    """One kind of file that goes with an entry."""

    id: Name = field("编号", "Its id.", "编号。", "photos")
    title: Text | None = field("标题", "Its name in the form.", "表中名称。", "活动照片", None)
    kind: AttachmentKind = field("类型", "What it is.", "类型。", "image", AttachmentKind.ANY)
    min: Count = field("最少", "At least so many.", "至少几件。", "1", 0)
    max: Count | None = field("最多", "At most so many.", "至多几件。", "5", None)
    formats: Words = field("格式", "The endings of file names.", "文件格式。", "[pdf, docx]", ())
    max_mb: Number | None = field("每件上限", "Megabytes for each.", "每件最大（MB）。", "5", None)
    total_mb: Number | None = field("合计上限", "Megabytes together.", "合计最大（MB）。", "40", None)
    min_px: Annotated[
        Pixels | None,
        BeforeValidator(read_pixels),
        WithJsonSchema({"type": "string", "pattern": "^[0-9]+([x×][0-9]+)?$"}),
    ] = field("最小像素", "How large a picture must be.", "图片最小尺寸。", "3000x2400", None)
    dpi_at: Resolution | None = field("印刷精度", "For print.", "印刷要求。", "{dpi: 300, width_cm: 21}", None)
    pages: Count | None = field("页数", "At most so many pages.", "至多几页。", "2", None)
    minutes: Number | None = field("时长", "At most so many minutes.", "至多几分钟。", "3", None)
    limit: Limit | None = field("限长", "How long its text may be.", "文字限长。", "{max: 500, unit: words}", None)
    caption: Demand | None = field("图注", "Whether it needs a caption.", "是否须有图注。", "required", None)
    credit: Demand | None = field("署名", "Whether it names who made it.", "是否须署名。", "required", None)
    consent: Demand | None = field("同意", "Whether those shown must agree.", "是否须本人同意。", "required", None)
    cited_in_text: Demand | None = field("文中引用", "Whether a text names it.", "是否须在正文引用。", "required", None)
    combine: Demand | None = field("合并", "Whether files may be joined.", "是否可合并成一件。", "forbidden", None)
    independent: Flag = field("独立", "Its author has no part in the work.", "作者须与项目无关。", "yes", False)
    naming: str | None = field("命名", "How files are called.", "文件命名规则。", '"E{nn}_{slug}"', None)
    when: When | None = field("仅当", "Only where this holds.", "仅在此条件下需要。", "{case.status: completed}", None)
    stage: str | None = field("阶段", "At which stage it is asked.", "在哪一阶段提交。", "final", None)


class Referees(Part):
    """People whom the organiser asks."""

    shorthand = "count"

    count: Count = field("人数", "How many.", "人数。", "2")
    independent: Flag = field("独立", "They have no part in the work.", "须与项目无关。", "yes", False)
    stage: str | None = field("阶段", "At which stage.", "在哪一阶段。", "final", None)


class DeclarationRule(Part):
    """What somebody has to declare."""

    shorthand = "id"

    id: Name = field("编号", "Its id.", "编号。", "true-and-correct")
    text: Text | None = field("文字", "Its words.", "声明文字。", "材料真实、完整", None)
    seal: Flag = field("盖章", "It needs a seal.", "是否须盖章。", "yes", False)


class Criterion(Part):
    """What jurors judge by."""

    shorthand = "id"

    id: Name = field("编号", "Its id.", "编号。", "impact")
    name: Text | None = field("名称", "Its name.", "名称。", "实效性", None)
    weight: Number | None = field("权重", "Its published weight.", "公布的权重。", "35", None)
    scale: str | None = field("分制", "How it is marked.", "评分方式。", "1-5", None)
    maps_to: Annotated[tuple[Name, ...], Many] = field(
        "对应", "Which sections answer it.", "由哪些部分回应。", "[result]", ()
    )
    basis: str | None = field("依据", "Published or inferred.", "公布或推断。", "published", None)


class Stage(Part):
    """One step of the judging."""

    shorthand = "id"

    id: Name = field("编号", "Its id.", "编号。", "longlist")
    name: Text | None = field("名称", "Its name.", "名称。", "初评", None)
    date: Date | None = field("日期", "When.", "日期。", "2026-06", None)


class Output(Choice):
    """What a package is made of."""

    PASTE_SHEETS = "paste-sheets", "粘贴稿"
    DOCX = "docx", "Word 文档"
    DOCX_FORM = "docx-form", "Word 申报表"
    PDF = "pdf", "PDF"
    PDF_A2A = "pdf-a2a", "PDF/A-2a"
    PDF_A3A = "pdf-a3a", "PDF/A-3a"
    PDF_UA1 = "pdf-ua1", "PDF/UA-1"
    PHOTO_ANNEX = "photo-annex", "照片附件"
    EVIDENCE_ANNEX = "evidence-annex", "证据附件"
    LETTERS_ANNEX = "letters-annex", "信函附件"
    INDICATOR_TABLE = "indicator-table", "指标表"
    MANIFEST = "manifest", "清单"


class IndicatorClass(Choice):
    """Whether an indicator must be met."""

    CONSTRAINT = "constraint", "约束性"
    GUIDANCE = "guidance", "引导性"


class Indicator(Part):
    """One value that a standard asks for."""

    id: Name = field("编号", "Its id.", "编号。", "hub_area")
    name: Text = field("名称", "Its name.", "名称。", "综合体面积")
    kind: IndicatorClass = field(
        "性质", "Constraint or guidance.", "约束性或引导性。", "guidance", IndicatorClass.CONSTRAINT, alias="class"
    )
    op: Op = field("比较", "How.", "如何比较。", "ge", Op.GE)
    value: Number | None = field("标准值", "What is required.", "标准值。", "600", None)
    unit: str | None = field("单位", "Its unit.", "单位。", "m2", None)
    formula: ReadFormula = field(
        "取值", "How it is computed.", "如何计算。", "spaces.area_total / households * 100", alias="from"
    )


@dataclass(frozen=True, slots=True)
class ProfileOrigin:
    """Where a profile comes from: the lines of its fields, and what its file says is unknown."""

    name: str
    place: Place
    places: dict[Loc, Place]
    unknown: dict[str, Place]

    def place_of(self, *loc: str | int) -> Place:
        """Return the line of a field, or of the nearest thing around it."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        return self.places.get(loc, self.place)


class Profile(Part):
    """What one award asks for in one cycle; never more than is known."""

    _origin: ProfileOrigin = PrivateAttr()
    roots: ClassVar[tuple[str, ...]] = (
        "case", "claims", "submission", "group", "community", "metrics", "budget", "spaces", "zones", "submitter",
        "lead_organisation", "households",
    )  # fmt: skip

    follows: Annotated[str, BeforeValidator(read_schema), WithJsonSchema({"const": SCHEMA})] = field(
        "格式", "Which schema it follows.", "所用格式。", SCHEMA, alias="schema"
    )
    id: Id = field("编号", "Its id; the cycle belongs to it.", "编号，含届次。", "cn-example-2027")
    kind: ProfileKind = field(
        "类型",
        "An award, a set of indicators, or a family that others inherit from.",
        "奖项、指标体系，或供继承的同类。",
        "award",
        ProfileKind.AWARD,
    )
    inherits: Id | None = field("继承", "The profile that it goes on from.", "在哪一份之上修改。", "cn-case-call", None)
    name: Text = field("名称", "Its name.", "名称。", "{zh: 社区治理创新案例}")
    organiser: Text | None = field("主办方", "Who gives it.", "主办方。", "区委社会工作部", None)
    cycle: str | None = field("届次", "Which year or round.", "年度或届次。", "2027", None)
    provenance: Provenance = field(
        "出处",
        "Where the rules come from.",
        "规则从何而来。",
        "{level: read, source: https://example.org/call, checked_on: 2026-11-22}",
    )
    languages: Languages | None = field("语言", "Which may be used.", "可用语言。", "{accepted: [zh-Hans]}", None)
    deadline: Deadline | None = field("期限", "When entries are taken.", "受理时间。", "{closes: 2026-03-02}", None)
    channel: Channel | None = field("渠道", "How it is handed in.", "提交方式。", "web-form", None)
    route: Annotated[tuple[Route, ...], Many] = field("途径", "Who may enter.", "申报途径。", "[self]", ())
    anonymity: Anonymity | None = field("匿名", "Whether it is judged blind.", "是否匿名评审。", "{text: yes}", None)
    voice: Voice | None = field("人称", "How it speaks.", "行文人称。", "{person: third, forbid: [we, our]}", None)
    eligibility: Annotated[tuple[Rule, ...], Many] = field(
        "资格", "Who and what may enter.", "申报资格。", "- {id: stage, field: case.status, op: ne, value: planned}", ()
    )
    facts: Annotated[tuple[Fact, ...], Many] = field(
        "数值栏", "Boxes for values.", "填数值的栏目。", "[volunteers]", ()
    )
    text: TextRules | None = field("文字栏", "Boxes for texts.", "填文字的栏目。", "{total: {max: 3000}}", None)
    defaults: Defaults | None = field("默认", "What holds otherwise.", "默认规则。", "{limit: {unit: words}}", None)
    attachments: Annotated[tuple[AttachmentRule, ...], Many] = field(
        "附件", "Files that go with it.", "附件。", "- {id: photos, kind: image, max: 5}", ()
    )
    referees: Referees | None = field("推荐人", "Who is asked about it.", "推荐人。", "{count: 2}", None)
    declarations: Annotated[tuple[DeclarationRule, ...], Many] = field(
        "声明", "What has to be declared.", "声明。", "[true-and-correct]", ()
    )
    criteria: Annotated[tuple[Criterion, ...], Many] = field(
        "评审标准", "What jurors judge by.", "评审标准。", "[impact]", ()
    )
    stages: Annotated[tuple[Stage, ...], Many] = field("阶段", "How it is judged.", "评审阶段。", "[longlist]", ())
    outputs: Annotated[tuple[Output, ...], Many] = field(
        "产出", "What is handed in.", "提交材料。", "[paste-sheets]", ()
    )
    form: str | None = field(
        "表格",
        "The organiser's own form in Word, with placeholders, below the profiles' folder.",
        "主办方的 Word 表格（含占位符），位于奖项文件夹内。",
        "forms/example.docx",
        None,
    )
    indicators: Annotated[tuple[Indicator, ...], Many] = field(
        "指标",
        "What a standard requires.",
        "指标。",
        "- {id: area, name: 面积, value: 600, from: spaces.area_total}",
        (),
    )
    sets: dict[str, tuple[str, ...]] = field(
        "集合", "Lists that indicators name.", "指标公式中引用的集合。", "{key4: [elderly-care, meals]}", {}
    )

    @property
    def origin(self) -> ProfileOrigin:
        """Where it comes from."""
        return self._origin

    @property
    def sections(self) -> tuple[Section, ...]:
        """The boxes that take texts, in the order of the form."""
        return self.text.sections if self.text else ()

    def is_unknown(self, *path: str) -> bool:
        """Tell whether the file says of something that it is unknown: `attachments`, `photos`, `max`."""
        return ".".join(path) in self._origin.unknown

    def complaints(self) -> Iterator[Complaint]:
        """Yield what is wrong between its own fields."""
        for name in ("eligibility", "facts", "attachments", "declarations", "criteria", "stages", "indicators"):
            yield from _repeated((name,), getattr(self, name))
        yield from _repeated(("text", "sections"), self.sections)
        ids = [section.id for section in self.sections]
        for number, part in enumerate(self.text.total.scope if self.text and self.text.total else ()):
            if part not in ids:
                loc: Loc = ("text", "total", "scope", number)
                yield (
                    loc,
                    f"there is no section `{part}`.",
                    did_you_mean(part, ids, f"The sections are {', '.join(ids)}."),
                )
        for loc, path in self._fields_named():
            root = re.split(r"[.\[]", path)[0]
            if root not in self.roots:
                known = ", ".join(self.roots)
                yield loc, f"`{path}` cannot be looked up.", did_you_mean(root, self.roots, f"It begins with {known}.")
        for loc, limit in self._limits():
            if limit.max is not None and limit.min is not None and limit.min > limit.max:
                yield (
                    loc,
                    f"the limit asks for at least {limit.min} and at most {limit.max}.",
                    "Correct one of the two.",
                )

    def _fields_named(self) -> Iterator[tuple[Loc, str]]:
        for number, rule in enumerate(self.eligibility):
            yield ("eligibility", number, "field"), rule.path
            for name in ("when", "unless"):
                for condition in (getattr(rule, name) or Conditions(())).all:
                    yield ("eligibility", number, name), condition.path
        for number, fact in enumerate(self.facts):
            if fact.source:
                yield ("facts", number, "from"), fact.source
        for number, indicator in enumerate(self.indicators):
            yield from ((("indicators", number, "from"), name) for name in names_in(indicator.formula))

    def _limits(self) -> Iterator[tuple[Loc, Limit]]:
        for number, section in enumerate(self.sections):
            for limit in (*section.limits, *((section.limit,) if section.limit else ())):
                yield ("text", "sections", number), limit


def _repeated(loc: Loc, parts: tuple[Any, ...]) -> Iterator[Complaint]:
    seen: set[str] = set()
    for number, part in enumerate(parts):
        if part.id in seen:
            yield (*loc, number, "id"), f"`{part.id}` is there twice.", "Give each an id of its own."
        seen.add(part.id)
