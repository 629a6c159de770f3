"""Makes room: finished pictures and sheets that the site no longer shows leave the cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from linli.artefacts.publish import locked
from linli.build import image_cache, load_site, media_in_use, set_up_press
from linli.problems import CannotPublish, Report
from linli.settings import Settings
from linli.views.pictures import PROFILES

# Any will do: cards say nothing of the address.
_SOME_ADDRESS = "https://linli.invalid"
# Where `linli preview` keeps a state of its own.
_PREVIEW = "preview-state"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was removed, how large that was, and how many files are still in use."""

    removed: int
    size: int
    kept: int


def clean_image_cache(settings: Settings, on_wait: Callable[[], None] = lambda: None) -> Cleaned:
    """Remove the copies of photos and the share cards that the site, as its content is now, does not show.

    Nothing but the image caches of building and of previewing is touched: what is published stays as it is until the
    next build. Share cards are kept where the settings have no address, too, and copies of either quality: other
    settings may have one, or the other. The cards of Pelican's own pages, which only Pelican knows, and sheets to print
    that name the address of other settings are made anew by the next build.

    Raises:
        ContentProblems: what the site shows is not certain; nothing was removed.
        CannotPublish: a file cannot be removed.
    """
    with locked(settings.state_dir, on_wait):
        used = _media_in_use(settings)
        caches = (image_cache(settings.state_dir), image_cache(settings.state_dir / _PREVIEW))
        files = [file for cache_dir in caches for file in sorted(cache_dir.glob("*")) if file.is_file()]
        unused = [file for file in files if file.name not in used]
        size = sum(_remove(file) for file in unused)
    return Cleaned(len(unused), size, len(files) - len(unused))


def _media_in_use(settings: Settings) -> frozenset[str]:
    report = Report()
    site = load_site(settings, report)
    report.stop_if_any()
    ways = [
        replace(settings, site_url=settings.site_url or _SOME_ADDRESS),
        *(replace(settings, site_url="", photos=profile) for profile in PROFILES),
    ]
    return frozenset().union(*(media_in_use(set_up_press(site, way)) for way in ways))


def _remove(file: Path) -> int:
    try:
        size = file.stat().st_size
        file.unlink()
    except OSError as error:
        raise CannotPublish(f"{file} cannot be removed ({error.strerror}). Correct who may write there.") from error
    return size
