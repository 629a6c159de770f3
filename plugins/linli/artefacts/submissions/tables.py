"""Tables for spreadsheets, as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO


def render_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as RFC 4180 has it, in UTF-8 with a byte order mark.

    Without the mark, spreadsheets on Chinese Windows take Chinese for GBK and show nonsense; programs that read
    `utf-8-sig` do not mind it.
    """
    text = StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(head)
    table.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
