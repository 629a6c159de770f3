"""The pictures that messengers show beside a link, drawn once and kept in a cache.

The font and what is done about characters that it lacks: `docs/decisions/0009-a-font-for-share-cards.md`.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont, features

from linli.problems import CannotPublish
from linli.views import lettering
from linli.views.lettering import in_characters
from linli.views.share_cards import PANELS, Cutting, ShareCard

_FONT = Path(__file__).parent / "fonts" / "NotoSansSC-Bold.ttf"
_CHARACTERS = _FONT.with_suffix(".txt")

# Messengers refuse larger ones: WhatsApp says 300 kB, the others more.
_MAX_BYTES = 290_000
_QUALITIES = (86, 76, 64, 50, 35)

_PAPER, _INK, _INK_2 = "#fdfbf6", "#1d1b16", "#575145"

# Fewer cards than this are drawn before a second process has even started.
_WORTH_A_POOL = 60


@functools.cache
def artist_identity() -> str:
    """Name the code that draws here, its font and its libraries: part of every card's address."""
    files = (Path(__file__), Path(lettering.__file__), _FONT, _CHARACTERS)
    ours = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
    jpeg = features.version("libjpeg_turbo") or features.version("jpg")
    return f"linli {ours}, pillow {PIL.__version__}, freetype {features.version('freetype2')}, jpeg {jpeg}"


def draw_cards(
    cards: Iterable[ShareCard], cache_dir: Path, workers: int, progress: Callable[[int], None] = lambda _done: None
) -> None:
    """Have every card in the cache; the copies of photos that they show must be there already.

    Like a copy of a photo, a card never goes stale, for its name covers all that it shows and who draws it. A file in
    the cache is always whole. `progress` hears how many cards are there so far.

    Raises:
        CannotPublish: the cache cannot be written.
    """
    wanted = {card.name: card for card in cards}
    missing = [card for name, card in sorted(wanted.items()) if not _is_drawn(cache_dir / name)]
    done = len(wanted) - len(missing)
    progress(done)
    for _file in _draw_missing(missing, cache_dir, workers):
        done += 1
        progress(done)


def render_card(card: ShareCard, cache_dir: Path) -> bytes:
    """Return a card as JPEG, small enough for every messenger and without metadata."""
    drawing = _draw_square(card, cache_dir) if card.shape == "square" else _draw_wide(card, cache_dir)
    content = b""
    for quality in _QUALITIES:
        content = _as_jpeg(drawing, quality)
        if len(content) <= _MAX_BYTES:
            break
    return content


def drawable(text: str) -> str:
    """Return a text in characters that the font has.

    Accents that it lacks are left off, and so are pictographs. For any other letter or digit stands 〓, by which
    typesetters mark a character that they do not have: seen by everybody, and taken for no other word.
    """
    return " ".join(in_characters(text, _characters()).split())


def break_lines(text: str, width: float, length: Callable[[str], float]) -> list[str]:
    """Return a text in as few lines as `width` allows, all about equally long.

    Chinese breaks between any two characters, other words only at spaces. No line begins with closing punctuation,
    none ends with opening punctuation. A word that is longer than a line is cut.
    """
    pieces = [part for piece in _pieces(text) for part in _cut_to(piece, width, length)]
    lines = _fill(pieces, width, length)
    narrow, wide = width / len(lines) if lines else width, width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        filled = _fill(pieces, middle, length)
        if len(filled) == len(lines) and all(length(line) <= middle for line in filled):
            wide = middle
        else:
            narrow = middle
    return _fill(pieces, wide, length)


# --- drawing --------------------------------------------------------------------------------------------------------


def _draw_missing(missing: list[ShareCard], cache_dir: Path, workers: int) -> Iterator[Path]:
    draw = functools.partial(_draw_into, cache_dir)
    if workers <= 1 or len(missing) < _WORTH_A_POOL:
        yield from map(draw, missing)
        return
    # Never forked: Pelican has threads running, and a lock that one of them holds would stay locked in the copy.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(draw, missing, chunksize=16)


def _draw_into(cache_dir: Path, card: ShareCard) -> Path:
    """Draw a card and put it in place whole or not at all. Runs in any process."""
    content = render_card(card, cache_dir)
    file = cache_dir / card.name
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise CannotPublish(
            f"the folder of finished pictures cannot be written ({error}). Make room or correct who may write there."
        ) from error
    return file


def _is_drawn(file: Path) -> bool:
    try:
        return file.stat().st_size > 0  # after a power cut, a file may have its name but not its content
    except OSError:
        return False


def _as_jpeg(drawing: Image.Image, quality: int) -> bytes:
    content = BytesIO()
    # 4:4:4, or the edges of coloured letters would fray. Not progressive: that takes four times as long.
    drawing.save(content, "JPEG", quality=quality, subsampling="4:4:4", optimize=True)
    return content.getvalue()


def _draw_wide(card: ShareCard, cache_dir: Path) -> Image.Image:
    """Words at the left and the picture at the right; without one, the whole card is a door plate."""
    if card.picture is None:
        drawing, ink, quiet = _plate_ground(card, inset=24), _PAPER, _PAPER
        column = _Column(left=96, right=1104, top=96, bottom=534)
    else:
        drawing, ink, quiet = Image.new("RGB", card.size, _PAPER), _INK, _INK_2
        drawing.paste(_cut(card.picture, PANELS["wide"], cache_dir), (card.size[0] - PANELS["wide"][0], 0))
        column = _Column(left=64, right=664, top=64, bottom=566)
    draw = ImageDraw.Draw(drawing)
    plate_colours = (_PAPER, card.colour) if card.picture is None else (card.colour, _PAPER)
    top = _draw_plate(draw, card.plate, column, plate_colours) + 28 if card.plate else column.top
    bottom = column.bottom
    if card.site_name not in (card.plate, card.title):
        bottom -= 28
        _draw_lines(draw, _shortened(card.site_name, 28, column.width), column.left, bottom, 28, quiet)
        bottom -= 28
    kicker_height = 52 if card.kicker else 0
    block = _fit(card.title, column.width, bottom - top - kicker_height, sizes=range(104, 43, -6), most=4)
    y = top + (bottom - top - kicker_height - block.height) // 2
    if card.kicker:
        colour = card.colour if card.picture else _PAPER
        _draw_lines(draw, _shortened(card.kicker, 32, column.width), column.left, y, 32, colour)
    _draw_lines(draw, block.lines, column.left, y + kicker_height, block.size, ink)
    return drawing


def _draw_square(card: ShareCard, cache_dir: Path) -> Image.Image:
    """The picture above, the words on a band of the community's colour; without one, the whole card is a plate."""
    side = card.size[0]
    if card.picture is None:
        drawing, top, sizes = _plate_ground(card, inset=12), 44, range(76, 31, -4)
    else:
        drawing, top, sizes = Image.new("RGB", card.size, card.colour), PANELS["square"][1] + 16, range(46, 21, -2)
        drawing.paste(_cut(card.picture, PANELS["square"], cache_dir), (0, 0))
    draw = ImageDraw.Draw(drawing)
    column = _Column(left=40 if card.picture is None else 24, right=side - 24, top=top, bottom=side - 20)
    if card.plate:
        _draw_lines(draw, _shortened(card.plate, 24, column.width), column.left, top, 24, _PAPER)
        top += 38
    most = 5 if card.picture is None else 2
    block = _fit(card.title, column.width, column.bottom - top, sizes, most)
    _draw_lines(draw, block.lines, column.left, top + (column.bottom - top - block.height) // 2, block.size, _PAPER)
    return drawing


def _plate_ground(card: ShareCard, inset: int) -> Image.Image:
    """Return the card in its colour, with the line that runs around an enamel plate."""
    drawing = Image.new("RGB", card.size, card.colour)
    width, height = card.size
    box = (inset, inset, width - inset - 1, height - inset - 1)
    ImageDraw.Draw(drawing).rectangle(box, outline=_PAPER, width=max(2, inset // 6))
    return drawing


def _draw_plate(draw: ImageDraw.ImageDraw, text: str, column: _Column, colours: tuple[str, str]) -> int:
    """Draw a door plate with a name on it, in the colours of its ground and of its letters; return where it ends."""
    ground, letters = colours
    size, padding, height = 32, 26, 66
    shown = _shortened(text, size, column.width - 2 * padding)
    right = column.left + 2 * padding + round(_font(size).getlength(shown[0]))
    draw.rectangle((column.left, column.top, right, column.top + height), fill=ground)
    draw.rectangle((column.left + 5, column.top + 5, right - 5, column.top + height - 5), outline=letters, width=2)
    _draw_lines(draw, shown, column.left + padding, column.top + (height - size) // 2, size, letters)
    return column.top + height


def _cut(cutting: Cutting, size: tuple[int, int], cache_dir: Path) -> Image.Image:
    with Image.open(cache_dir / cutting.copy.name) as copy:
        part = copy.crop(cutting.box).convert("RGBA" if copy.has_transparency_data else "RGB")
    part = part.resize(size, Image.Resampling.LANCZOS)
    if part.mode == "RGBA":
        part = Image.alpha_composite(Image.new("RGBA", size, _PAPER), part).convert("RGB")
    return part


# --- setting type ---------------------------------------------------------------------------------------------------

# Lines are this many times as far apart as letters are high.
_LEADING = 1.28

# What must not begin a line and what must not end one (GB/T 15834, W3C Requirements for Chinese Text Layout 3.1.6).
_NOT_FIRST = "、，。．；：？！）〉》」』】〕］｝〗’”…—～·•％‰℃,.;:?!)]}%/"
_NOT_LAST = "（〈《「『【〔［｛〖‘“([{"
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_PIECE = re.compile(rf"\s*(?:[{_WIDE}]|[^\s{_WIDE}]+)")


@dataclass(frozen=True, slots=True)
class _Column:
    """Where text stands on a card."""

    left: int
    right: int
    top: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of text in one size."""

    lines: list[str]
    size: int

    @property
    def height(self) -> int:
        return round(self.size * (1 + _LEADING * (len(self.lines) - 1)))


@functools.cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    # The basic layout is in every Pillow; the other needs a library that may be missing, and then letters would move.
    return ImageFont.truetype(str(_FONT), size, layout_engine=ImageFont.Layout.BASIC)


def _length_at(size: int) -> Callable[[str], float]:
    """Return what measures a line in one size. Without kerning, a line is as long as its characters together."""
    return lambda text: sum(_advance(size, character) for character in text)


@functools.cache
def _advance(size: int, character: str) -> float:
    return _font(size).getlength(character)


@functools.cache
def _characters() -> frozenset[str]:
    return frozenset(_CHARACTERS.read_text("utf-8"))


def _fit(text: str, width: int, height: int, sizes: Iterable[int], most: int) -> _Block:
    """Return a text as large as it fits, in at most so many lines; cut short where it does not fit at all.

    Letters are made a little smaller where that saves a line, and smaller still where it saves cutting a word.
    """
    text = drawable(text)
    longest = max(_pieces(text), key=_length_at(100), default="")
    fitting: list[_Block] = []
    block = _Block([], 0)
    for size in sizes:
        length = _length_at(size)
        block = _Block(break_lines(text, width, length), size)
        if len(block.lines) <= most and block.height <= height and length(longest.lstrip()) <= width:
            fitting.append(block)
    if fitting:
        little_smaller = [block for block in fitting if block.size >= 0.8 * fitting[0].size]
        return min(little_smaller, key=lambda block: (len(block.lines), -block.size))
    # The last size is the smallest; the first lines of the unbalanced text hold the most of it.
    length = _length_at(block.size)
    lines = _fill([part for piece in _pieces(text) for part in _cut_to(piece, width, length)], width, length)
    kept = lines[: max(1, min(most, 1 + int((height - block.size) / (block.size * _LEADING))))]
    last = kept[-1] if len(kept) == len(lines) else f"{kept[-1]}…"
    return _Block([*kept[:-1], *_shortened(last, block.size, width)], block.size)


def _shortened(text: str, size: int, width: int) -> list[str]:
    """Return one line, with an ellipsis where it had to be cut."""
    text = drawable(text)
    length = _length_at(size)
    if length(text) <= width:
        return [text]
    text = text.rstrip("…")
    while text and length(f"{text}…") > width:
        text = text[:-1]
    return [f"{text.rstrip()}…"]


def _draw_lines(draw: ImageDraw.ImageDraw, lines: list[str], left: int, top: int, size: int, colour: str) -> None:
    """Draw lines from `top`, the upper edge of the first line's characters, on."""
    for number, line in enumerate(lines):
        # Chinese characters reach 0.88 of their size above the baseline.
        baseline = top + round(size * (0.88 + _LEADING * number))
        draw.text((left, baseline), line, font=_font(size), fill=colour, anchor="ls")


def _pieces(text: str) -> list[str]:
    """Return what a text may be broken into; a space between two pieces stands before the second."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        if pieces and (piece.lstrip()[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _cut_to(piece: str, width: float, length: Callable[[str], float]) -> Iterator[str]:
    while len(piece) > 1 and length(piece.lstrip()) > width:
        fitting = next((n for n in range(len(piece) - 1, 1, -1) if length(piece[:n].lstrip()) <= width), 1)
        yield piece[:fitting]
        piece = piece[fitting:]
    yield piece


def _fill(pieces: Iterable[str], width: float, length: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    for piece in pieces:
        if lines and length(lines[-1] + piece) <= width:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    return lines
