"""A story: what happened, told."""

from __future__ import annotations

from linli.records.fields import Record, field
from linli.records.moment import Date
from linli.records.text import Text


class Story(Record):
    """A portrait, a report, a page about how the community works."""

    date: Date | None = field("日期", "When it was told.", "讲述时间。", "2022-06", None)
    author: Text | None = field("作者", "Who tells it.", "讲述者。", "社区编辑部", None)
    about: Text | None = field("主题词", "What it is about, in a word or two.", "一两个词的主题。", "人物", None)
