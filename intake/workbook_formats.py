"""Number formats of .xlsx that pad with zeros: calamine says 123 where Excel shows 0000123.

Only looked for when the workbook has such a format at all, and only the cells that use it are collected.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from intake.tables import Place

_FORMAT = re.compile(rb'<numFmt\b[^>]*?\bnumFmtId="(\d+)"[^>]*?\bformatCode="(0{2,20})"')
_FORMAT_TURNED = re.compile(rb'<numFmt\b[^>]*?\bformatCode="(0{2,20})"[^>]*?\bnumFmtId="(\d+)"')
_CELL_FORMATS = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb'<xf\b[^>]*?\bnumFmtId="(\d+)"')
_SHEET = re.compile(rb'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?\bs="(\d+)"')
_CELL_TURNED = re.compile(rb'<c\b[^>]*?\bs="(\d+)"[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')


def kept_formats(path: Path) -> dict[str, dict[Place, int]]:
    """For each sheet by name: the cells whose format pads with zeros, and to how many digits."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if "xl/styles.xml" not in names or "xl/workbook.xml" not in names:
            return {}
        widths = _padded_styles(archive.read("xl/styles.xml"))
        if not widths:
            return {}
        return {
            sheet: _padded_cells(archive.read(part), widths)
            for sheet, part in _sheet_parts(archive)
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


def _sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
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


def _padded_cells(sheet: bytes, widths: dict[int, int]) -> dict[Place, int]:
    cells: dict[Place, int] = {}
    found = [(letters, row, style) for letters, row, style in _CELL.findall(sheet)]
    found += [(letters, row, style) for style, letters, row in _CELL_TURNED.findall(sheet)]
    for letters, row, style in found:
        width = widths.get(int(style))
        if width:
            cells[(int(row) - 1, _column(letters))] = width
    return cells


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
