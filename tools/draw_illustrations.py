"""Draw the demonstration's illustrations: `python tools/draw_illustrations.py [--only PREFIX]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from illustrations import guanghua, juchang, r29, taoyuan

CONTENT_DIR = Path(__file__).resolve().parent.parent / "content"
GALLERIES = (juchang.GALLERY, r29.GALLERY, guanghua.GALLERY, taoyuan.GALLERY)


def draw_illustrations(content_dir: Path, prefix: str) -> int:
    """Write every picture whose path below the content folder starts with the prefix; return how many."""
    chosen = [(gallery, path) for gallery in GALLERIES for path in gallery.paths() if path.startswith(prefix)]
    for gallery, path in chosen:
        picture = gallery.draw(path)
        file = content_dir / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture)
        print(f"{len(picture) / 1000:6.1f} kB  {path}")
    return len(chosen)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", metavar="PREFIX", help="draw only what starts so, e.g. r29/spaces")
    prefix = parser.parse_args().only
    count = draw_illustrations(CONTENT_DIR, prefix)
    if not count:
        parser.error(f"no picture starts with {prefix!r}.")


if __name__ == "__main__":
    main()
