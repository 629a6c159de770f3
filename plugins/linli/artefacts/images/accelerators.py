"""Packages that do parts of the work faster or smaller than Pillow, where they are installed."""

from __future__ import annotations

import functools
import importlib
import os
import re
from importlib.metadata import version
from types import ModuleType

from PIL import Image, features

from linli.sources.photos import heif_reader

from .priority import stay_at_normal_priority

SVT_FORMAT = "AVIF BY SVT"
_OLDEST_SVT = 4


@functools.cache
def quick_resizer() -> ModuleType | None:
    """Return `cykooz_resizer`, or None."""
    return _optional("cykooz_resizer")


@functools.cache
def jpegli() -> ModuleType | None:
    """Return `pyjpegli`, or None."""
    return _optional("pyjpegli")


@functools.cache
def svt() -> ModuleType | None:
    """Return the plugin that encodes AVIF by SVT once Pillow knows it as `SVT_FORMAT`, or None.

    The plugin would take the place of Pillow's own AVIF, for reading too, in the whole process. It must not.
    """
    Image.init()
    own = (Image.OPEN.get("AVIF"), Image.SAVE.get("AVIF"), Image.SAVE_ALL.get("AVIF"))
    plugin = _optional("pillow_avif.AvifImagePlugin")
    if plugin is None:
        return None
    for table, entry in zip((Image.OPEN, Image.SAVE, Image.SAVE_ALL), own, strict=True):
        if entry is not None:
            table["AVIF"] = entry  # type: ignore[index]
    if not plugin.SUPPORTED or not plugin._avif.encoder_codec_available("svt"):
        return None
    # An older SVT would end the process over a setting that it does not know.
    if int((re.search(r"\d+", plugin.get_codec_version("svt") or "") or ["0"])[0]) < _OLDEST_SVT:
        return None
    # SVT tells its whole configuration to the terminal, for every picture, unless it is asked not to.
    os.environ.setdefault("SVT_LOG", "1")
    stay_at_normal_priority()
    Image.register_save(SVT_FORMAT, plugin._save)
    return plugin


def versions() -> dict[str, str]:
    """Return what is in use, with its version."""
    plugin = svt()
    found = {"svt": f"{version('pillow-avif-plugin')}/{plugin.get_codec_version('svt')}"} if plugin else {}
    found |= {"cykooz-resizer": version("cykooz-resizer")} if quick_resizer() else {}
    found |= {"jpegli": version("pyjpegli")} if jpegli() else {}
    found |= {"heif": heif_reader()} if heif_reader() else {}
    return found | {"aom": features.version("avif") or ""}


def _optional(module: str) -> ModuleType | None:
    try:
        return importlib.import_module(module)
    except ImportError:
        return None
