"""Cut fonts down to the characters that they need: `python tools/subset_font.py SANS SERIF`.

SANS and SERIF are the unpacked npm packages `@expo-google-fonts/noto-sans-sc` and `@expo-google-fonts/noto-serif-sc`,
both 0.4.3 (`npm pack`, then `tar -xf`). Run it in an environment with fonttools 4.68; the same packages and fonttools
give the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found, import-untyped, unused-ignore]

ROOT = Path(__file__).resolve().parent.parent
CARDS_DIR = ROOT / "plugins" / "linli" / "artefacts" / "fonts"
PRINT_DIR = ROOT / "theme" / "print" / "fonts"


@dataclass(frozen=True)
class Face:
    """One font file to make: from which file of a package, where to, and with which features of its layout.

    A `complete` face also has the common traditional characters; one that does not is for display, with another to
    fall back on.
    """

    name: str
    source: Path
    folder: Path
    features: tuple[str, ...] = ()
    complete: bool = True


_SANS_REGULAR = Path("400Regular") / "NotoSansSC_400Regular.ttf"
_SANS_BOLD = Path("700Bold") / "NotoSansSC_700Bold.ttf"
_SERIF_BOLD = Path("700Bold") / "NotoSerifSC_700Bold.ttf"
# Typst kerns Latin letters and joins some. In English, quotation marks are as wide as they need (`pwid`).
_TYPESETTING = ("kern", "liga", "mark", "locl", "pwid")

SANS_FACES = (
    Face("NotoSansSC-Bold", _SANS_BOLD, CARDS_DIR),
    Face("NotoSansSC-Regular", _SANS_REGULAR, PRINT_DIR, _TYPESETTING),
    Face("NotoSansSC-Bold", _SANS_BOLD, PRINT_DIR, _TYPESETTING),
)
SERIF_FACES = (Face("NotoSerifSC-Bold", _SERIF_BOLD, PRINT_DIR, _TYPESETTING, complete=False),)

# Latin with its accents, and the punctuation, arrows and signs that titles are written with.
RANGES = ((0x20, 0x7E), (0xA0, 0x24F), (0x1E00, 0x1EFF), (0x2010, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x22FF))
# The rows of each standard that hold its characters: all of GB 2312, and the first level (the common half) of Big5.
STANDARDS = (("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)), ("big5", range(0xA4, 0xC7), range(0x40, 0xFF)))
# Characters of names of people and places that both standards lack.
NAMES = (
    "䶮丆伃侹倓倢偲勍厐叒呁呣咘唅唘啯喆嘚噀垚垞垟埇埗堃堌堎塅塱墈墕墘墺壸奀妘妧姈姞姮娍婍婳媖媞嫄嫚嫪孖寊尭屾峂峃峣峯"
    "崀崚崟嵎嵖嵚嶓帡廙弇弢弸彧忞惪愔慜扆扊扺抃拃掞旸旻旼昉昞昪昫昳晊晙晛晢晫晸晹暅暐暕暤暲暶曈曌曚杬枊枬柈柊柟柷栐栒"
    "栟桹梽梾棁棐棨棪棽楙榃榖槜橦汭沚泂泇泚洣洨洺浉浕浛浰浲涘涢淏淩淯淴渟渰湉湋湑湜湝湨湳湴溁溇溍溎溚溠溦溳溵溹滃滆滍"
    "滘滪滫漈漖漴漷潏潕潵澔澛澥澪澬澭澼瀍瀔瀬瀼炆炌炘炟炣烔烜烠烺焄焌焗煃煋煐煕熇熥燊燏燚爔爚爟牂牤犇玏玕玘玙玚玞玠玡"
    "玦玭玶玹珅珋珌珒珖珝珣珦珫珰珵珷珸珹珺珽琀琄琇琈琎琔琖琟琡琤琫琭琲瑀瑂瑃瑄瑅瑆瑑瑢瑧瑨瑱璆璈璒璠璥璪璬璮璱璲甪畑"
    "畖畯皛皞皦皭盉眬矞硚碶磏礌祃祎祲祾禔禛禤秾稑稙穄窅窣竑筀筜筼簃簠絜縠纁纮纴缊羑翀翂翃翙翚翛艅芃苢苪茀茝茽荁荄荖荙"
    "莙萩蒟蒨蒻蓂蓇蓢蔀蔃蕗蕰薁薢薳薸薿藟藠藦藨蘘虒虓衎袆褀褆襕訄訚讱诇诐贇贠赑赟跂跶辀辌邠邨郈郚郤郪鄀鄅鄌鄑鄚鄜鄠鄩"
    "鄫鋆鏐钖钘铏铚铻锜锧锳锽镃镕镚镠镮镴镵闇闉闬阇阛雱霅霙霨靺鞨韂韎韐韡頔颋颎颙飏飐飔飗驩骃骉骍骎骕骙骦鬶魋鮆鮟鲀鲃"
    "鲉鲊鲌鲏鲖鲗鲘鲙鲪鲬鲯鲹鳁鳂鳈鳉鳑鳒鳚鳛鳠鳡鳣鳤鸂鸑鸤鸧鸮鸰鸻鸼鹀鹐鹔鹖鹙鹝鹟鹠鹡鹢鹥鹮鹯鹲鹴麖麹麿黇黡鼒鼩鼱齁"
    "龁龑"
)


def subset_font(face: Face, package: Path) -> str:
    """Write the subset, its licence and the list of its characters; return that list."""
    options = subset.Options()
    options.layout_features = list(face.features)
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx"]
    if not face.features:
        options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    font = subset.load_font(str(package / face.source), options)
    wanted = set(_wanted_characters(face)) & {chr(code) for code in font.getBestCmap()}
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(wanted))
    subsetter.subset(font)
    face.folder.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(face.folder / f"{face.name}.ttf"), options)
    characters = "".join(sorted(map(chr, TTFont(face.folder / f"{face.name}.ttf").getBestCmap())))
    (face.folder / f"{face.name}.txt").write_text(characters, "utf-8")
    shutil.copyfile(package / "LICENSE_FONT", face.folder / f"{face.name}.LICENSE")
    return characters


def _wanted_characters(face: Face) -> Iterator[str]:
    for first, last in RANGES:
        yield from map(chr, range(first, last + 1))
    for codec, rows, cells in STANDARDS if face.complete else STANDARDS[:1]:
        yield from (character for row in rows for cell in cells for character in _decoded(codec, row, cell))
    yield from NAMES


def _decoded(codec: str, row: int, cell: int) -> str:
    text = bytes((row, cell)).decode(codec, errors="ignore")
    return text if len(text) == 1 and unicodedata.category(text) != "Co" else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sans", type=Path, metavar="SANS", help="the unpacked npm package of Noto Sans SC")
    parser.add_argument("serif", type=Path, metavar="SERIF", help="the unpacked npm package of Noto Serif SC")
    packages = parser.parse_args()
    for package, faces in ((packages.sans, SANS_FACES), (packages.serif, SERIF_FACES)):
        for face in faces:
            characters = subset_font(face, package)
            file = face.folder / f"{face.name}.ttf"
            print(f"{len(characters)} characters, {file.stat().st_size / 1e6:.2f} MB: {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
