"""How a kind declares its fields: once, with both names, what it means, and an example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, WithJsonSchema, model_validator
from pydantic_core import PydanticUndefined

from linli.problems import Place
from linli.records.choice import Choice
from linli.records.figure import Amount
from linli.records.moment import Date, Span
from linli.records.reference import AnyRef, Id, Key, Many, PressRef
from linli.records.text import Text
from linli.records.values import Unreadable
from linli.traces import note

Loc = tuple[str | int, ...]


def field(zh: str, en_help: str, zh_help: str, example: str, default: Any = PydanticUndefined, **more: Any) -> Any:
    """Declare a field: its Chinese name, what it means in both languages, and an example as editors write it.

    A field without `default` is required; `default=()` and `default=None` make it optional.
    """
    extra: dict[str, Any] = {"zh": zh, "zh_help": zh_help, "example": example}
    return Field(default=default, description=en_help, json_schema_extra=extra, **more)


def read_flag(value: object) -> bool:
    """Read yes or no, in either language."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        if value.lower() in ("yes", "true", "是", "y", "1"):
            return True
        if value.lower() in ("no", "false", "否", "n", "0"):
            return False
    raise Unreadable("is neither yes nor no", "Write `yes` (是) or `no` (否).")


def read_web_address(value: object) -> str:
    """Read an address on the web."""
    if isinstance(value, str) and re.fullmatch(r"https?://[^\s/]+(/\S*)?|mailto:\S+@\S+|tel:\+?[\d-]+", value):
        return value
    raise Unreadable("is not a web address", "Write it in full: `https://example.org/page`.")


_SHARE = re.compile(r"0?\.\d+|[01](\.0+)?|\d?\d(\.\d+)?%|100(\.0+)?%")


def read_focal_point(value: object) -> tuple[float, float]:
    """Read the point of a picture that must stay visible, as shares of its width and height."""
    if isinstance(value, tuple):
        return (float(value[0]), float(value[1]))
    parts = re.split(r"[,\s]+", value.strip()) if isinstance(value, str) else []
    if len(parts) == 2 and all(_SHARE.fullmatch(part) for part in parts):
        x, y = (float(part.rstrip("%")) / (100 if part.endswith("%") else 1) for part in parts)
        return (x, y)
    raise Unreadable("is not a point in the picture", "Write it from the left and the top: `50% 30%`.")


def read_count(value: object) -> int:
    """Read a whole number from 0 up."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d+", value):
        return int(value)
    raise Unreadable("is not a whole number", "Write it in digits: `13`.")


_YES_NO = WithJsonSchema({"enum": ["yes", "no", "是", "否", True, False]})
Flag = Annotated[bool, BeforeValidator(read_flag), _YES_NO]
WebAddress = Annotated[str, BeforeValidator(read_web_address), WithJsonSchema({"type": "string", "format": "uri"})]
FocalPoint = Annotated[tuple[float, float], BeforeValidator(read_focal_point), WithJsonSchema({"type": "string"})]
Count = Annotated[int, BeforeValidator(read_count), WithJsonSchema({"type": "string", "pattern": "^[0-9]+$"})]


class Part(BaseModel):
    """A group of fields inside a record. `shorthand` names the field that a bare value stands for."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, validate_default=False, defer_build=True
    )
    shorthand: ClassVar[str | None] = None

    @model_validator(mode="before")
    @classmethod
    def _expand_shorthand(cls, value: Any) -> Any:
        if cls.shorthand and not isinstance(value, dict | BaseModel):
            return {cls.shorthand: value}
        return value

    # Pydantic's own way of pickling takes twice the time and thrice the room: it writes down every field left out.
    def __reduce__(self) -> tuple[object, ...]:
        defaults = _defaults(type(self))
        fields = type(self).model_fields
        values = {
            name: value
            for name, value in vars(self).items()
            if name in fields and value is not (default := defaults.get(name, self)) and value != default
        }
        return _restored, (type(self), values, self.__pydantic_private__)


P = TypeVar("P", bound=Part)


def _restored(model: type[P], values: dict[str, Any], private: Mapping[str, Any] | None) -> P:
    """Return a part that was pickled; what was not written down has its default."""
    part = model.__new__(model)
    object.__setattr__(part, "__dict__", _defaults(model) | values)
    object.__setattr__(part, "__pydantic_fields_set__", set(values))
    object.__setattr__(part, "__pydantic_extra__", None)
    object.__setattr__(part, "__pydantic_private__", private)
    return part


@cache
def _defaults(model: type[Part]) -> dict[str, Any]:
    return {name: info.default for name, info in model.model_fields.items() if not info.is_required()}


class PhotoKind(Choice):
    """What a picture is."""

    PHOTO = "photo", "照片"
    ILLUSTRATION = "illustration", "插画"
    DOCUMENT = "document", "文件"


class People(Choice):
    """Who can be seen in a picture."""

    NONE = "none", "无"
    CROWD = "crowd", "人群"
    IDENTIFIABLE = "identifiable", "可辨认"
    MINORS = "minors", "未成年人"


class ConsentKind(Choice):
    """How the people in a picture agreed to be shown."""

    NONE_IDENTIFIABLE = "none-identifiable", "无人可辨认"
    CROWD = "crowd", "现场告知"
    VERBAL = "verbal", "口头"
    WRITTEN = "written", "书面"
    GUARDIAN = "guardian", "监护人书面"


class ConsentScope(Choice):
    """Where a picture may be shown."""

    WEB = "web", "网站"
    PRINT = "print", "印刷"
    AWARD = "award", "评选"
    MEDIA = "media", "媒体"


class Consent(Part):
    """The consent of the people shown."""

    shorthand = "kind"

    kind: ConsentKind = field("方式", "How consent was given.", "以何种方式同意。", "written")
    scope: Annotated[tuple[ConsentScope, ...], Many] = field(
        "范围", "Where the photo may be shown; everywhere if left out.", "可用于何处；不写即均可。", "[web, award]", ()
    )
    until: Date | None = field(
        "有效期至", "The last day on which it may be shown.", "最后可展示的日期。", "2027-12-31", None
    )
    withdrawn: Flag = field(
        "撤回", "Consent was withdrawn: the photo is gone on the next build.", "已撤回：下次构建即下线。", "yes", False
    )
    reference: str | None = field(
        "编号",
        "Where the signed form is filed. Never the form itself.",
        "同意书的存档编号；绝不存放同意书本身。",
        "C-2026-014",
        None,
    )


class Photo(Part):
    """A picture that belongs to a record; its file lies beside the record's Markdown file."""

    shorthand = "file"

    file: str = field(
        "文件", "The file, beside this Markdown file.", "图片文件，与本 Markdown 同文件夹。", "opening.jpg"
    )
    alt: Text | None = field(
        "替代文本",
        "What the picture shows, for those who cannot see it.",
        "给看不到图的人读的画面描述。",
        "居民在小剧场排练",
        None,
    )
    caption: Text | None = field("图注", "What visitors read below it.", "显示在图下的说明。", "首次排练", None)
    credit: str | None = field("作者", "Who made it.", "拍摄者或绘制者。", "原·聚场", None)
    rights: str | None = field("版权", "Licence or rights holder.", "许可或权利人。", "CC BY 4.0", None)
    kind: PhotoKind = field(
        "类型",
        "Photo, illustration or document (a certificate).",
        "照片、插画或文件（证书）。",
        "illustration",
        PhotoKind.PHOTO,
    )
    people: People = field("人物", "Who can be recognised in it.", "画面中可辨认的人。", "crowd", People.NONE)
    consent: Consent | None = field(
        "同意",
        "The consent of the people shown; needed wherever there are people.",
        "画面中人物的同意；有人物时必填。",
        "written",
        None,
    )
    focal: FocalPoint | None = field(
        "焦点", "The point that stays visible when the picture is cropped.", "裁切时须保留的位置。", "50% 30%", None
    )
    taken: Date | None = field("拍摄时间", "When it was made.", "拍摄时间。", "2026-06-18", None)
    decorative: Flag = field(
        "装饰", "It says nothing that the text does not: no alt text needed.", "纯装饰，无需替代文本。", "yes", False
    )


class FigureStatus(Choice):
    """Whether a figure has been reached."""

    REACHED = "reached", "已实现"
    PLANNED = "planned", "计划"
    CONTEXT = "context", "背景"


class FigureKind(Choice):
    """What a figure measures: what was put in, who was reached, what was done, what changed."""

    INPUT = "input", "投入"
    REACH = "reach", "覆盖"
    OUTPUT = "output", "产出"
    OUTCOME = "outcome", "成效"
    IMPACT = "impact", "影响"


class Deduplication(Choice):
    """Whether each person is counted once."""

    YES = "yes", "已去重"
    NO = "no", "未去重"
    UNKNOWN = "unknown", "不详"


class Figure(Part):
    """A figure with what makes it worth believing. In short: `events: 200+ 场`."""

    shorthand = "value"

    value: Amount | None = field("数值", "Value with qualifier and unit.", "数值，含限定词与单位。", "200+ 场", None)
    computed: str | None = field(
        "计算",
        "Count it from the site's own records instead of stating it.",
        "由本站记录计算，不手填。",
        "events.count",
        None,
        alias="from",
    )
    unit: Text | None = field(
        "单位",
        "The unit's name per language, where Linli does not know it.",
        "单位在各语言中的名称。",
        "{zh: 份, en: valid answers}",
        None,
    )
    label: Text | None = field("名称", "What is counted.", "所计何物。", "{zh: 活动, en: Events held}", None)
    scope: Text | None = field("口径", "Of whom or where.", "统计范围。", "金马街道", None)
    period: Span | None = field("时段", "From when to when.", "统计时段。", "2019-08/2022-12", None)
    as_of: Date | None = field("截至", "The day on which it was true.", "数据日期。", "2022-12-29", None)
    method: Text | None = field("方法", "How it was counted.", "如何统计。", "逐场登记", None)
    sources: Annotated[tuple[PressRef, ...], Many] = field(
        "来源", "Press records that state it.", "出处（报道编号）。", "[xinhua-2022]", ()
    )
    status: FigureStatus = field(
        "状态",
        "Reached, planned, or context (of the province, say).",
        "已实现、计划或背景（如全省数据）。",
        "planned",
        FigureStatus.REACHED,
    )
    kind: FigureKind | None = field(
        "类别", "Input, reach, output, outcome or impact.", "投入、覆盖、产出、成效或影响。", "output", None
    )
    deduplicated: Deduplication | None = field(
        "去重", "Whether each person is counted once: yes, no or unknown.", "同一人是否只计一次。", "unknown", None
    )
    baseline: Amount | None = field("基线", "What it was before.", "之前的数值。", "3 场", None)
    baseline_as_of: Date | None = field("基线日期", "When it was that.", "基线的日期。", "2019-08", None)
    target: Amount | None = field("目标值", "What it was to be.", "目标值。", "300 场", None)
    overlaps: Annotated[tuple[str, ...], Many] = field(
        "重叠",
        "Figures that count some of the same people: never to be added up.",
        "人群有重叠、不可相加的数据。",
        "[fans]",
        (),
    )
    parts: Annotated[tuple[str, ...], Many] = field(
        "构成", "Figures that add up to this one.", "相加等于它的数据。", "[adults, children]", ()
    )
    keywords: Annotated[tuple[str, ...], Many] = field(
        "关键词",
        "Words beside which a number in a text means this figure.",
        "正文中数字旁出现哪些词即指此数据。",
        "[活动, events]",
        (),
    )
    note: Text | None = field("备注", "What a reader should know.", "读者应知的说明。", "未去重", None)


class Declared(Part):
    """How many there are in all, checked against how many are listed."""

    shorthand = "count"

    count: Count = field("数量", "How many there are.", "共有多少。", "9")
    partial: Flag = field("部分", "Only some of them are listed here.", "此处只列出一部分。", "yes", False)


class WebLink(Part):
    """A link to another site."""

    shorthand = "url"

    url: WebAddress = field("网址", "The address.", "网址。", "https://example.org/")
    label: Text | None = field("名称", "What it leads to.", "链接到何处。", "官方网站", None)


@dataclass(frozen=True, slots=True)
class Body:
    """The text below the front matter in one language."""

    language: str
    text: str
    path: str
    first_line: int

    def __reduce__(self) -> tuple[type[Body], tuple[object, ...]]:
        return Body, (self.language, self.text, self.path, self.first_line)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the fields of a record stand: a line of the record's own file, or a place in a translation.

    Records that are written alike share `numbers`, the way to a field's line; a site of thousands has few such ways.
    """

    path: str
    numbers: Mapping[Loc, int]
    lines: tuple[int | Place, ...]

    @classmethod
    def of(cls, path: str, places: Mapping[Loc, Place]) -> Places:
        """Keep places of which most are in the file at `path`."""
        lines = (place.line if place.path == path else place for place in places.values())
        return cls(path, _numbered(tuple(places)), tuple(lines))

    def __reduce__(self) -> tuple[type[Places], tuple[object, ...]]:
        return Places, (self.path, self.numbers, self.lines)

    def get(self, loc: Loc) -> Place | None:
        """Return where a field stands, or None where it does not."""
        number = self.numbers.get(loc)
        if number is None:
            return None
        line = self.lines[number]
        return Place(self.path, line) if isinstance(line, int) else line


@cache
def _numbered(locs: tuple[Loc, ...]) -> Mapping[Loc, int]:
    return {loc: number for number, loc in enumerate(locs)}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from: its key, the lines of its fields, its texts, and the folder of its photos.

    `fingerprint` is equal for two records with the same fields, whatever their texts.
    """

    key: Key
    place: Place
    places: Places
    folder: str
    language: str
    bodies: tuple[Body, ...] = ()
    digests: tuple[str, ...] = dataclass_field(default=())
    fingerprint: str = ""

    def place_of(self, *loc: str | int) -> Place:
        """Return the line of a field, or of the nearest thing around it."""
        while (place := self.places.get(loc)) is None and loc:
            loc = loc[:-1]
        return place or self.place

    def __reduce__(self) -> tuple[type[Origin], tuple[object, ...]]:
        own = (self.key, self.place, self.places, self.folder, self.language, self.bodies)
        return Origin, (*own, self.digests, self.fingerprint)


Complaint = tuple[Loc, str, str]


class Record(Part):
    """What all kinds have in common."""

    _origin: Origin = PrivateAttr()

    title: Text = field("标题", "Its name.", "名称。", "元气食堂")
    summary: Text | None = field(
        "摘要",
        "One or two sentences for cards, search and sharing.",
        "一两句话，用于卡片、搜索与分享。",
        "邻居轮流掌勺的共享厨房。",
        None,
    )
    id: Id | None = field(
        "编号",
        "Its name in addresses, if the file's name will not do. Never change it.",
        "网址中的编号；默认取文件名，定后不改。",
        "yuanqi-kitchen",
        None,
    )
    formerly: Annotated[tuple[Id, ...], Many] = field(
        "曾用编号", "Ids it had before: old links stay alive.", "旧编号：旧链接仍然有效。", "[kitchen]", ()
    )
    draft: Flag = field("草稿", "Keep it out of the site.", "暂不发布。", "yes", False)
    updated: Date | None = field("更新", "When it was last revised.", "最近修订日期。", "2026-11-22", None)
    topics: Annotated[tuple[str, ...], Many] = field(
        "主题", "Ids of topics that the community declares.", "社区所定主题的编号。", "[family]", ()
    )
    photos: Annotated[tuple[Photo, ...], Many] = field(
        "图片", "Its pictures; the first one stands for it.", "图片；第一张为题图。", "- {file: cover.jpg, alt: …}", ()
    )
    figures: dict[str, Figure] = field(
        "数据",
        "Figures by id, for `{{id}}` in texts.",
        "数据，按编号；正文以 `{{编号}}` 引用。",
        "{events: 200+ 场}",
        {},
    )
    declared: dict[str, Declared] = field(
        "应有数量",
        "How many of a list there are in all.",
        "某类共有多少，用于核对。",
        "{services: {count: 9, partial: yes}}",
        {},
    )
    sources: Annotated[tuple[PressRef, ...], Many] = field(
        "出处", "Press records that report it.", "报道它的报道编号。", "[huaxi-2022]", ()
    )
    links: Annotated[tuple[WebLink, ...], Many] = field(
        "链接", "Other sites about it.", "相关网站。", "- {url: https://…, label: …}", ()
    )
    related: Annotated[tuple[AnyRef, ...], Many] = field(
        "相关", "Other records that visitors should see with it.", "希望一并展示的其他记录。", "[juchang]", ()
    )

    @property
    def origin(self) -> Origin:
        """Where the record comes from."""
        # Pydantic's way to a private attribute is ten times as long, and a large site's build goes it a million times.
        return self.__pydantic_private__["_origin"]  # type: ignore[index, no-any-return]

    @property
    def key(self) -> Key:
        """What tells this record from all others."""
        return self.__pydantic_private__["_origin"].key  # type: ignore[index, no-any-return]

    @property
    def apart(self) -> frozenset[str]:
        """The files of those photos that have a place of their own on the page: a map, a code to scan."""
        return frozenset()

    @property
    def pictures(self) -> tuple[Photo, ...]:
        """The photos that show what the record is about."""
        return tuple(photo for photo in self.photos if photo.file not in self.apart)

    def body(self, language: str) -> Body | None:
        """Return the text in `language`, or else in the record's own language, or None where there is none."""
        note("body", *self.key)
        bodies = {body.language: body for body in self.origin.bodies}
        return bodies.get(language) or next(iter(bodies.values()), None)

    def complaints(self) -> Iterator[Complaint]:
        """Yield what is wrong between this record's own fields."""
        for name, figure in self.figures.items():
            if (figure.value is None) == (figure.computed is None):
                both = figure.value is not None
                yield (
                    ("figures", name),
                    f"figure `{name}` has {'both a value and `from`' if both else 'no value'}.",
                    "State it, or have it counted: not both." if both else "Write `200+ 场`, or `from: events.count`.",
                )
        for number, photo in enumerate(self.photos):
            yield from photo_complaints(photo, ("photos", number), self.origin.language)


# Credit and rights become EXIF of every copy, where all of it has to fit into 64 kB (Exif 3.0, 4.5.2).
_LONGEST_NOTICE = 1000


def photo_complaints(photo: Photo, loc: Loc, language: str) -> Iterator[Complaint]:
    """Yield what a picture lacks: words for those who cannot see it, and the consent of those shown.

    The words must be in the record's own `language`.
    """
    if not photo.decorative and (photo.alt is None or language not in photo.alt.languages):
        yield (
            loc,
            f"photo `{photo.file}` has no alt text.",
            "Add `alt:` (替代文本): what it shows; or `decorative: yes`.",
        )
    for name, words in (("credit", photo.credit), ("rights", photo.rights)):
        if words and len(words) > _LONGEST_NOTICE:
            yield (
                loc,
                f"photo `{photo.file}` has {len(words)} characters of `{name}`, which is written into every copy.",
                f"Write at most {_LONGEST_NOTICE}.",
            )
    if photo.consent and "scope" in photo.consent.model_fields_set and not photo.consent.scope:
        yield (
            loc,
            f"photo `{photo.file}` has consent for nothing: `scope` is empty.",
            "Name where it may be shown, such as `[web]`, or write `withdrawn: yes`.",
        )
    if photo.people is not People.NONE and photo.consent is None:
        yield loc, f"photo `{photo.file}` shows people, but no consent.", "Add `consent:` (同意), or use another photo."
    elif photo.people is People.MINORS and photo.consent and photo.consent.kind is not ConsentKind.GUARDIAN:
        yield (
            loc,
            f"photo `{photo.file}` shows minors; their consent is not a guardian's.",
            "Write `consent: guardian` once a guardian has signed, or use another photo.",
        )
    elif photo.people is People.IDENTIFIABLE and photo.consent and photo.consent.kind is ConsentKind.NONE_IDENTIFIABLE:
        yield (
            loc,
            f"photo `{photo.file}` shows people who can be recognised; its consent says that nobody can.",
            "Correct `people` or `consent`.",
        )
