"""Which packages were made, and of which photos: consent may be withdrawn after a photo was packed."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from linli.graph.link import find_withheld
from linli.graph.site import Site
from linli.records.fields import ConsentScope
from linli.settings import Settings


def note_package(settings: Settings, package: Path, digests: Iterable[str]) -> None:
    """Remember which files, by their digests, went into a package. That this cannot be written is no trouble."""
    noted = {**_noted(settings), str(package): sorted(digests)}
    with contextlib.suppress(OSError):
        _file(settings).parent.mkdir(parents=True, exist_ok=True)
        _file(settings).write_text(json.dumps(noted, ensure_ascii=False, indent=1), "utf-8")


def tell_overtaken(settings: Settings, site: Site) -> Iterator[str]:
    """Yield a line for each photo that is in a package though it may not be handed in any more."""
    packages = {Path(package): digests for package, digests in _noted(settings).items() if Path(package).exists()}
    withheld = find_withheld(site, ConsentScope.AWARD) if packages else {}
    for package, digests in packages.items():
        for photo in (withheld[digest] for digest in digests if digest in withheld):
            yield (
                f"{package}: holds photo `{photo.file}` ({photo.place}), and {photo.reason}. Make it again, or remove "
                "it and its folder; and ask whoever has it to do the same."
            )


def _file(settings: Settings) -> Path:
    return settings.state_dir / "awards" / "packages.json"


def _noted(settings: Settings) -> Mapping[str, list[str]]:
    try:
        noted = json.loads(_file(settings).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}
