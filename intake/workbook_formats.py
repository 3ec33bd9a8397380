"""What calamine does not tell of an .xlsx: formats that pad with zeros (123 where Excel shows 0000123), and
cells that are struck through.

Only looked for when the workbook has such a format at all, and only the cells that use it are collected.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from intake.tables import Place

_FORMAT = re.compile(rb'<numFmt\b[^>]*?\bnumFmtId="(\d+)"[^>]*?\bformatCode="(0{2,20})"')
_FORMAT_TURNED = re.compile(rb'<numFmt\b[^>]*?\bformatCode="(0{2,20})"[^>]*?\bnumFmtId="(\d+)"')
_CELL_FORMATS = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb'<xf\b[^>]*?\bnumFmtId="(\d+)"')
_CELL_FONT = re.compile(rb'<xf\b[^>]*?\bfontId="(\d+)"')
_FONTS = re.compile(rb"<fonts\b.*?</fonts>", re.DOTALL)
_FONT = re.compile(rb"<font\s*/>|<font>.*?</font>", re.DOTALL)
_STRIKE = re.compile(rb'<strike(?:\s+val="(\w+)")?\s*/>')
_SHEET = re.compile(rb'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?\bs="(\d+)"')
_CELL_TURNED = re.compile(rb'<c\b[^>]*?\bs="(\d+)"[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')


@dataclass(slots=True)
class SheetFormats:
    """``padded``: cells whose format pads with zeros, and to how many digits; ``struck``: struck through."""

    padded: dict[Place, int] = field(default_factory=dict)
    struck: set[Place] = field(default_factory=set)


def cell_formats(path: Path) -> dict[str, SheetFormats]:
    """The formats that matter of each sheet, by its name."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if "xl/styles.xml" not in names or "xl/workbook.xml" not in names:
            return {}
        styles = archive.read("xl/styles.xml")
        widths, struck = _padded_styles(styles), _struck_styles(styles)
        if not widths and not struck:
            return {}
        return {
            sheet: _formats(archive.read(part), widths, struck)
            for sheet, part in sheet_parts(archive)
            if part in names
        }


def _padded_styles(styles: bytes) -> dict[int, int]:
    """Index of a cell style -> digits its format pads to."""
    formats = {int(number): len(code) for number, code in _FORMAT.findall(styles)}
    formats.update({int(number): len(code) for code, number in _FORMAT_TURNED.findall(styles)})
    used = _CELL_FORMATS.search(styles)
    if not formats or not used:
        return {}
    ids = [int(number) for number in _CELL_FORMAT.findall(used[0])]
    return {index: formats[number] for index, number in enumerate(ids) if number in formats}


def _struck_styles(styles: bytes) -> set[int]:
    """Indexes of the cell styles whose font is struck through."""
    fonts, used = _FONTS.search(styles), _CELL_FORMATS.search(styles)
    if fonts is None or used is None or b"<strike" not in fonts[0]:
        return set()
    found = [_STRIKE.search(font) for font in _FONT.findall(fonts[0])]
    struck = {number for number, one in enumerate(found) if one and one[1] not in (b"0", b"false")}
    ids = [int(number) for number in _CELL_FONT.findall(used[0])]
    return {index for index, number in enumerate(ids) if number in struck}


def sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """(name of the sheet, its part in the archive)."""
    from html import unescape

    relations: dict[bytes, str] = {}
    if "xl/_rels/workbook.xml.rels" in archive.namelist():
        for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
            identity, target = _attribute(tag, b"Id"), _attribute(tag, b"Target").decode("utf-8", "replace")
            relations[identity] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    book = archive.read("xl/workbook.xml")
    return [
        (unescape(name.decode("utf-8", "replace")), relations.get(identity, ""))
        for name, identity in _SHEET.findall(book)
    ]


def _attribute(tag: bytes, name: bytes) -> bytes:
    found = re.search(rb"\b" + name + rb'="([^"]*)"', tag)
    return found[1] if found else b""


def _formats(sheet: bytes, widths: dict[int, int], struck: set[int]) -> SheetFormats:
    formats = SheetFormats()
    found = [(letters, row, style) for letters, row, style in _CELL.findall(sheet)]
    found += [(letters, row, style) for style, letters, row in _CELL_TURNED.findall(sheet)]
    for letters, row, style in found:
        place = (int(row) - 1, _column(letters))
        if width := widths.get(int(style)):
            formats.padded[place] = width
        if int(style) in struck:
            formats.struck.add(place)
    return formats


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
