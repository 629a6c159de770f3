"""Linli against Hugo and stock Pelican: whole sites, from nothing and after an edit.

python bench/site.py generate --engine linli --records 1000 --seed 1 --into FOLDER
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# A script sees what lies beside it, and this one is called like a module of Python's own.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.sites import hugo, linli, pelican  # noqa: E402
from bench.sites.corpus import make_corpus  # noqa: E402

WRITERS = {"linli": linli.write_project, "hugo": hugo.write_site, "pelican": pelican.write_site}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    generate = commands.add_parser("generate", help="write a site's sources")
    generate.add_argument("--engine", choices=tuple(WRITERS), required=True)
    generate.add_argument("--into", type=Path, required=True, help="a folder that does not exist yet")
    generate.add_argument("--records", type=int, default=1000)
    generate.add_argument("--communities", type=int, default=0, help="how many (one for each 2,500 records)")
    generate.add_argument("--seed", type=int, default=1)
    generate.add_argument("--languages", nargs="+", default=["zh-CN"])
    options = parser.parse_args()
    corpus = make_corpus(options.records, options.seed, communities=options.communities)
    WRITERS[options.engine](corpus, options.into.absolute(), languages=tuple(options.languages))


if __name__ == "__main__":
    main()
