"""The typeface inside a filled form: only the letters that stand on it, so that the file hardly grows."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from paperwork.typeface import BOLD, REGULAR, face

RESOURCE_NAMES = {REGULAR: "HabR", BOLD: "HabB"}


@dataclass(frozen=True, slots=True)
class Subset:
    """A font file of some letters: compressed, its length before, glyphs and widths by letter."""

    name: str
    compressed: bytes
    length: int
    glyphs: dict[str, int]
    widths: tuple[float, ...]


@lru_cache(maxsize=64)
def subset(font: str, letters: str) -> Subset:
    """The letters, each once and in order, of a face (REGULAR or BOLD); those it lacks are its empty box."""
    from reportlab.pdfbase.pdfmetrics import getFont

    face(font)
    whole = getFont(font).face
    data: bytes = whole.makeSubset([ord(letter) for letter in letters])
    glyphs: dict[str, int] = {}
    numbers = {0: 0}  # as makeSubset numbers them: in order of the letters, shared glyphs once
    widths = [float(whole.defaultWidth)]
    for letter in letters:
        before = len(numbers)
        glyphs[letter] = numbers.setdefault(whole.charToGlyph.get(ord(letter), 0), before)
        if len(numbers) > before:
            widths.append(float(whole.charWidths.get(ord(letter), whole.defaultWidth)))
    tag = "".join(chr(65 + (zlib.crc32(letters.encode()) >> shift) % 26) for shift in range(0, 24, 4))
    family = "NotoSans-Bold" if font == BOLD else "NotoSans"
    return Subset(f"{tag}+{family}", zlib.compress(data, 6), len(data), glyphs, tuple(widths))


class FormFont:
    """The letters of one filled form in one face: noted first, embedded once, then written with."""

    def __init__(self, font: str) -> None:
        self.font = font
        self._letters: set[str] = set()
        self._glyphs: dict[str, int] = {}

    def note(self, text: str) -> None:
        """These letters will be written."""
        self._letters.update(text)

    def embed(self, pdf: Any) -> Any:
        """The font as an object of the open PDF, None if nothing is written with it."""
        self._letters.discard("\n")
        if not self._letters:
            return None
        used = subset(self.font, "".join(sorted(self._letters)))
        self._glyphs = used.glyphs
        return pdf.make_indirect(_type_0(pdf, used))

    def hexadecimal(self, text: str) -> str:
        """The text as an operand: "<00010002>"."""
        glyphs = self._glyphs
        return f"<{''.join([f'{glyphs[letter]:04X}' for letter in text])}>"


def _type_0(pdf: Any, used: Subset) -> Any:
    from pikepdf import Array, Dictionary, Name, String

    file = pdf.make_stream(used.compressed, Filter=Name.FlateDecode, Length1=used.length)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{used.name}"),
        Flags=4,
        FontBBox=Array([-621, -389, 2800, 1067]),
        ItalicAngle=0,
        Ascent=1069,
        Descent=-293,
        CapHeight=714,
        StemV=87,
        FontFile2=file,
    )
    glyphs = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(f"/{used.name}"),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        W=Array([0, Array([round(width) for width in used.widths])]),
        CIDToGIDMap=Name.Identity,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name(f"/{used.name}"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(glyphs)]),
        ToUnicode=pdf.make_stream(_to_unicode(used.glyphs)),
    )


def _to_unicode(glyphs: dict[str, int]) -> bytes:
    """Which letter a glyph is, for searching and copying; of letters that share one the first."""
    letters = {glyph: letter for letter, glyph in reversed(glyphs.items())}
    pairs = [
        f"<{glyph:04X}> <{letter.encode('utf-16-be').hex()}>" for glyph, letter in sorted(letters.items())
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Habitue def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")
