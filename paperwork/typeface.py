"""The typeface of all paper, Noto Sans: measuring, breaking into lines, and the letters that it lacks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from resources import resource_path

REGULAR = "HabituePaper"
BOLD = "HabituePaper-Bold"
LOST_LETTER = "\ufffd"
_FILES = {REGULAR: "fonts/NotoSans-Regular.ttf", BOLD: "fonts/NotoSans-Bold.ttf"}


@dataclass(frozen=True, slots=True)
class Face:
    """Advance widths by letter, in thousandths of the size."""

    widths: dict[str, float]
    usual: float

    def measure(self, text: str) -> float:
        widths, usual = self.widths, self.usual
        return sum([widths.get(letter, usual) for letter in text])


@cache
def face(name: str) -> Face:
    """The face, registered with reportlab under ``name`` (REGULAR or BOLD)."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(resource_path(_FILES[name])))
    registerFont(font)
    present = font.face.charToGlyph
    widths = {chr(code): float(width) for code, width in font.face.charWidths.items() if code in present}
    return Face(widths, float(font.face.defaultWidth))


def missing_letters(text: str) -> str:
    """Letters of the text that the typeface does not have, each once, in order."""
    known = face(REGULAR).widths
    return "".join(dict.fromkeys(letter for letter in _clean(text) if letter not in known and letter != "\n"))


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """The text as it can be set: no control marks, and U+FFFD, which is seen, for letters the face lacks."""
    text = _clean(text)
    if text.isascii():
        return text
    known = face(REGULAR).widths
    return "".join(letter if letter in known or letter == "\n" else LOST_LETTER for letter in text)


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf"))


def text_width(text: str, font: str, size: float) -> float:
    """Width of one line in points."""
    return face(font).measure(text) * size / 1000


@lru_cache(maxsize=4096)
def wrapped(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """The text in lines no wider than ``width`` points; words that are wider are broken, nothing is lost."""
    room = width * 1000 / size
    return tuple(line for part in printable(text).split("\n") for line in _lines(part, face(font), room))


def _lines(text: str, used: Face, room: float) -> list[str]:
    lines: list[str] = []
    line, filled = "", 0.0
    space = used.measure(" ")
    for whole in text.split():
        for word in _pieces(whole, used, room):
            size = used.measure(word)
            if line and filled + space + size <= room:
                line, filled = f"{line} {word}", filled + space + size
                continue
            if line:
                lines.append(line)
            line, filled = word, size
    return [*lines, line] if line else lines


def _pieces(word: str, used: Face, room: float) -> list[str]:
    """The word, cut where it would run out of the line."""
    if used.measure(word) <= room:
        return [word]
    pieces, start, filled = [], 0, 0.0
    for position, letter in enumerate(word):
        size = used.measure(letter)
        if filled + size > room and position > start:
            pieces.append(word[start:position])
            start, filled = position, 0.0
        filled += size
    return [*pieces, word[start:]]
