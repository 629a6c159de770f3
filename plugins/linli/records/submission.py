"""A submission: one case on its way to one award. It is never published."""

from __future__ import annotations

from typing import Annotated

from linli.records.fields import Flag, Part, Record, field
from linli.records.moment import Date
from linli.records.reference import CaseRef, GroupRef, Id, Many
from linli.records.text import Text


class Signature(Part):
    """A declaration that somebody has made."""

    shorthand = "signed"

    signed: Flag = field("已签", "It is signed.", "是否已签署。", "yes", False)
    by: str | None = field("签署人", "Who signed.", "由谁签署。", "社区党委", None)
    date: Date | None = field("日期", "When.", "何时。", "2026-11-22", None)
    scan: str | None = field(
        "扫描件", "The scan, beside this Markdown file.", "扫描件，与本文件同文件夹。", "declaration.pdf", None
    )
    stamp: str | None = field(
        "文本印记",
        "The stamp at the foot of the printed page that was sealed.",
        "盖章页页脚所印的文本印记。",
        "3f2a9c01b7de",
        None,
        pattern="^[0-9a-f]{12}$",
    )


class StatedFact(Part):
    """What an award asks and no record of the site says."""

    name: str = field("名称", "What is stated, by its name in the profile.", "所述字段（同奖项配置）。", "group.led_by")
    value: str = field("值", "Its value.", "值。", "volunteers")


class Referee(Part):
    """Somebody whom the organiser may ask."""

    shorthand = "who"

    who: Text = field("推荐人", "Who it is, as they agreed to be called.", "推荐人（按本人同意的称呼）。", "区社工协会")
    relation: Text | None = field("关系", "What they have to do with the work.", "与项目的关系。", "合作方", None)
    independent: Flag = field("独立", "They have no part in the work.", "与项目无利益关系。", "yes", False)


class Submission(Record):
    """What one award is told about a case: answers by section, files chosen, declarations signed.

    An answer stands in the text, below a heading that is the section's id or its title. Nothing of it is
    published.
    """

    case: CaseRef = field("案例", "The case that is entered.", "申报的案例。", "resilient-community")
    award: Id = field("奖项", "The award's profile, by its id.", "奖项配置的编号。", "generic-web-form")
    purpose: str | None = field("用途", "Award, or grant.", "申报用途：奖项或资助。", "award", None)
    language: str | None = field(
        "语言", "The language of the answers in this file.", "本文件答复所用语言。", "en", None
    )
    group: GroupRef | None = field(
        "社群",
        "The group that is entered, where the award asks for one.",
        "申报的社群（奖项要求时）。",
        "yuanqi-kitchen",
        None,
    )
    facts: Annotated[tuple[StatedFact, ...], Many] = field(
        "陈述",
        "What the award asks and no record says.",
        "奖项问到、而本站记录没有的内容。",
        "- {name: group.led_by, value: volunteers}",
        (),
    )
    attachments: dict[str, Annotated[tuple[str, ...], Many]] = field(
        "附件",
        "What goes with it: photos (`cover.png`, `juchang/theatre.jpg`), evidence (`E1`) and letters (`letter-1.pdf`).",
        "所选附件：图片（`cover.png`、`juchang/theatre.jpg`）、证据（`E1`）与信函（`letter-1.pdf`）。",
        "{photos: [cover.png], evidence: [E1, E2]}",
        {},
    )
    declarations: dict[str, Signature] = field(
        "声明",
        "Declarations by their ids in the profile.",
        "声明，按奖项配置中的编号。",
        "{true-and-correct: {signed: yes, by: 社区党委, date: 2026-11-22}}",
        {},
    )
    referees: Annotated[tuple[Referee, ...], Many] = field(
        "推荐人", "Whom the organiser may ask.", "推荐人。", "[区社工协会]", ()
    )
    handed_in: Date | None = field("提交日期", "When it was handed in.", "何时提交。", "2026-11-22", None)
    result: Text | None = field("结果", "What came of it.", "评选结果。", "入围", None)
