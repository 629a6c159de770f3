"""A report about the community: what facts are cited from."""

from __future__ import annotations

from linli.records.fields import Record, WebAddress, field
from linli.records.moment import Date
from linli.records.text import Text


class Press(Record):
    """An article, a broadcast or an official page that facts are taken from."""

    publisher: Text = field("媒体", "Who published it.", "发布者。", "华西社区传媒")
    date: Date | None = field("发布时间", "When, as precisely as known.", "发布时间。", "2022-06", None)
    author: str | None = field("作者", "Who wrote it.", "作者。", "本报记者", None)
    url: WebAddress | None = field("网址", "Where to read it.", "网址。", "https://example.org/article", None)
    accessed: Date | None = field("查阅时间", "When it was read.", "查阅时间。", "2026-11-22", None)
