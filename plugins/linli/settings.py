"""What the operator of a site decides, read once and never changed."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

LANGUAGES = ("zh-CN", "en")
# How much work the copies of a photo are worth: quick to make, or small to fetch.
PHOTO_PROFILES = ("draft", "publish")
# How feeds tell that something is cancelled: by its status, which some programs hide, or in its title alone.
CANCELLED_IN_FEED = ("status", "mark")


class BadSetting(Exception):
    """A setting has a value that cannot be used. The text names the setting and the way out."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a build depends on besides the content, the theme and the code.

    Paths are absolute. `site_url` has no slash at its end and is empty in preview. `today` is the
    day the site speaks from, in its own time zone: no stage reads the clock.
    """

    project_dir: Path
    content_dir: Path
    theme_dir: Path
    output_dir: Path
    state_dir: Path
    site_name: str
    site_url: str
    languages: tuple[str, ...]
    time_zone: str
    today: date
    uid_domain: str
    workers: int
    publish: bool
    photos: str
    photo_target: int | None
    icp: str = ""
    police_record: str = ""
    cancelled_in_feed: str = "status"
    sheets: bool = True
    compress: bool = False
    brand_font: Path | None = None

    @property
    def default_language(self) -> str:
        """The language of content files without a language in their name, and of addresses without a prefix."""
        return self.languages[0]

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.time_zone)


def read_settings(raw: Mapping[str, object], project_dir: Path) -> Settings:
    """Turn the names of a `pelicanconf.py` into settings.

    Pelican's own names keep their meaning (`PATH`, `OUTPUT_PATH`, `THEME`, `SITENAME`, `SITEURL`,
    `TIMEZONE`); ours are `LINLI_LANGUAGES`, `LINLI_UID_DOMAIN`, `LINLI_WORKERS`, `LINLI_STATE` and
    `LINLI_PUBLISH`. The day is that of `SOURCE_DATE_EPOCH` where the environment has it.

    Raises:
        BadSetting: a value is missing or cannot be used.
    """
    unknown_names = sorted(k for k in raw if k.startswith("LINLI_") and k not in _OWN_NAMES | _RUNTIME_NAMES)
    if unknown_names:
        raise BadSetting(f"`{unknown_names[0]}` is not a setting. Linli knows {', '.join(sorted(_OWN_NAMES))}.")
    site_url = str(raw.get("SITEURL") or "").rstrip("/")
    publish = bool(raw.get("LINLI_PUBLISH", False))
    if publish and not site_url.startswith(("https://", "http://")):
        raise BadSetting(
            "`SITEURL` must be the site's public address (https://…) when publishing. Set it in `publishconf.py`."
        )
    languages = raw.get("LINLI_LANGUAGES", LANGUAGES)
    if not isinstance(languages, list | tuple) or not languages:
        raise BadSetting("`LINLI_LANGUAGES` must list at least one language, the default one first: ['zh-CN', 'en'].")
    photos = str(raw.get("LINLI_PHOTOS") or "draft")
    if photos not in PHOTO_PROFILES:
        raise BadSetting(f"`LINLI_PHOTOS` {photos!r} is not one of {', '.join(PHOTO_PROFILES)}.")
    cancelled_in_feed = str(raw.get("LINLI_CANCELLED_IN_FEED") or "status")
    if cancelled_in_feed not in CANCELLED_IN_FEED:
        raise BadSetting(
            f"`LINLI_CANCELLED_IN_FEED` {cancelled_in_feed!r} is not one of {', '.join(CANCELLED_IN_FEED)}."
        )
    time_zone = str(raw.get("TIMEZONE") or "Asia/Shanghai")
    try:
        ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError) as unknown:
        raise BadSetting(
            f"`TIMEZONE` {time_zone!r} is not a known time zone. Use a name like 'Asia/Shanghai'."
        ) from unknown

    def folder(name: str, default: str) -> Path:
        return (project_dir / str(raw.get(name) or default)).absolute()

    content_dir, theme_dir, output_dir = (
        folder("PATH", "content"),
        folder("THEME", "theme"),
        folder("OUTPUT_PATH", "output"),
    )
    for name, needed in (("PATH", content_dir), ("THEME", theme_dir)):
        if needed.is_relative_to(output_dir) or output_dir.is_relative_to(needed):
            raise BadSetting(
                f"`OUTPUT_PATH` ({output_dir}) would overwrite `{name}` ({needed}). Choose a folder of its own."
            )
    return Settings(
        project_dir=project_dir.absolute(),
        content_dir=content_dir,
        theme_dir=theme_dir,
        output_dir=output_dir,
        state_dir=folder("LINLI_STATE", ".linli"),
        site_name=str(raw.get("SITENAME") or "Linli 邻里"),
        site_url=site_url,
        languages=tuple(str(language) for language in languages),
        time_zone=time_zone,
        today=_moment_of_build().astimezone(ZoneInfo(time_zone)).date(),
        uid_domain=str(raw.get("LINLI_UID_DOMAIN") or "linli.invalid"),
        workers=_whole_number(raw, "LINLI_WORKERS") or os.cpu_count() or 1,
        publish=publish,
        photos=photos,
        photo_target=_whole_number(raw, "LINLI_PHOTO_TARGET") if "LINLI_PHOTO_TARGET" in raw else None,
        icp=_filing(raw, "LINLI_ICP", r"\w{1,2}ICP[备证]\d+号(-\d+)?", "蜀ICP备2026000001号-1"),
        police_record=_filing(raw, "LINLI_POLICE_RECORD", r"\w{1,2}公网安备\s?\d{14}号", "川公网安备51011502000001号"),
        cancelled_in_feed=cancelled_in_feed,
        sheets=bool(raw.get("LINLI_PRINT", True)),
        compress=bool(raw.get("LINLI_COMPRESS", False)),
        brand_font=_font_file(raw, "LINLI_BRAND_FONT", project_dir),
    )


_OWN_NAMES = {
    "LINLI_LANGUAGES",
    "LINLI_UID_DOMAIN",
    "LINLI_WORKERS",
    "LINLI_STATE",
    "LINLI_PUBLISH",
    "LINLI_PHOTOS",
    "LINLI_PHOTO_TARGET",
    "LINLI_ICP",
    "LINLI_POLICE_RECORD",
    "LINLI_CANCELLED_IN_FEED",
    "LINLI_PRINT",
    "LINLI_COMPRESS",
    "LINLI_BRAND_FONT",
}
# What `host.py` keeps among the settings of a run of Pelican.
_RUNTIME_NAMES = {"LINLI_BUILD", "LINLI_UNDER_PELICAN"}


def _whole_number(raw: Mapping[str, object], name: str) -> int:
    text = str(raw.get(name) or 0)
    if not text.isdigit():
        raise BadSetting(f"`{name}` ({text}) is not a whole number. Write it in digits, from 0 up.")
    return int(text)


def _font_file(raw: Mapping[str, object], name: str, project_dir: Path) -> Path | None:
    text = str(raw.get(name) or "")
    file = (project_dir / text).absolute()
    if text and not file.is_file():
        raise BadSetting(f"`{name}` ({file}) is not there. Put the font file there, or take the setting out.")
    return file if text else None


def _filing(raw: Mapping[str, object], name: str, form: str, example: str) -> str:
    text = str(raw.get(name) or "").strip()
    if text and not re.fullmatch(form, text):
        raise BadSetting(f"`{name}` ({text}) is not a number as the authorities write it. Write it like {example}.")
    return text


def _moment_of_build() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except ValueError as odd:
        raise BadSetting(f"SOURCE_DATE_EPOCH ({epoch!r}) must be whole seconds since 1970.") from odd
