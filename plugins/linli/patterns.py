"""Regular expressions that are compiled when they are first used.

To compile those by which texts are read takes longer than most rebuilds, and most content needs few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression that may never have to be compiled; a wrong one is noticed at its first use."""
    return cast("re.Pattern[str]", _Pattern(written, flags))


class _Pattern:
    def __init__(self, written: str, flags: int) -> None:
        self._written = written
        self._flags = flags

    # Python asks this only for what is not there yet.
    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._written, self._flags)
        vars(self).update({each: getattr(compiled, each) for each in dir(compiled) if not each.startswith("_")})
        return object.__getattribute__(self, name)
