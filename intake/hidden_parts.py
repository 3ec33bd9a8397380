"""Rows and columns that a sheet hides, by hand or by a filter: calamine reads them and does not tell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from intake.workbook_formats import sheet_parts

HIDDEN_ROWS, HIDDEN_COLUMNS = "hidden_rows", "hidden_columns"
_HIDDEN = re.compile(rb'<(row|col)\b[^>]*?\bhidden="(?:1|true)"[^>]*>')
_NUMBER = re.compile(rb'\b(r|min|max)="(\d{1,7})"')
_PART = re.compile(rb"<table:(table-row|table-column|table)(?=[\s/>])([^>]*)>")
_NAME = re.compile(rb'\btable:name="([^"]*)"')
_REPEATED = re.compile(rb'\btable:number-(?:rows|columns)-repeated="(\d{1,7})"')
_VISIBILITY = re.compile(rb'\btable:visibility="(?:collapse|filter)"')


@dataclass(slots=True)
class HiddenParts:
    """Numbers of hidden rows and columns, as ranges: those behind the list are hidden by the million."""

    rows: list[range] = field(default_factory=list)
    columns: list[range] = field(default_factory=list)

    def notes(self, rows: list[list[str]]) -> list[str]:
        """HIDDEN_ROWS and HIDDEN_COLUMNS where such ones hold anything."""
        found = [HIDDEN_ROWS] if any(any(rows[row]) for row in _within(self.rows, len(rows))) else []
        columns = set(_within(self.columns, max(map(len, rows), default=0)))
        if any(row[column] for row in rows for column in columns if column < len(row)):
            found.append(HIDDEN_COLUMNS)
        return found


def _within(ranges: Iterable[range], end: int) -> Iterator[int]:
    for numbers in ranges:
        yield from range(numbers.start, min(numbers.stop, end))


def hidden_parts(path: Path) -> dict[str, HiddenParts]:
    """What each sheet hides, by its name; of an .xls nothing is known."""
    suffix = path.suffix.casefold()
    if suffix not in (".xlsx", ".xlsm", ".ods"):
        return {}
    with zipfile.ZipFile(path) as archive:
        if suffix == ".ods":
            return _of_open_document(archive.read("content.xml"))
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names:
            return {}
        return {name: _of_sheet(archive.read(part)) for name, part in sheet_parts(archive) if part in names}


def _of_sheet(sheet: bytes) -> HiddenParts:
    """Of one sheet of an .xlsx."""
    hidden = HiddenParts()
    for found in _HIDDEN.finditer(sheet) if b' hidden="' in sheet else ():
        numbers = {name: int(number) for name, number in _NUMBER.findall(found[0])}
        if b"r" in numbers:
            hidden.rows.append(range(numbers[b"r"] - 1, numbers[b"r"]))
        elif b"min" in numbers and b"max" in numbers:
            hidden.columns.append(range(numbers[b"min"] - 1, numbers[b"max"]))
    return hidden


def _of_open_document(content: bytes) -> dict[str, HiddenParts]:
    sheets: dict[str, HiddenParts] = {}
    hidden, row, column = HiddenParts(), 0, 0
    for kind, attributes in _PART.findall(content) if _VISIBILITY.search(content) else ():
        if kind == b"table":
            name = _NAME.search(attributes)
            hidden, row, column = HiddenParts(), 0, 0
            sheets[unescape(name[1].decode("utf-8", "replace")) if name else ""] = hidden
            continue
        repeated = _REPEATED.search(attributes)
        count = int(repeated[1]) if repeated else 1
        start = row if kind == b"table-row" else column
        if _VISIBILITY.search(attributes):
            (hidden.rows if kind == b"table-row" else hidden.columns).append(range(start, start + count))
        if kind == b"table-row":
            row += count
        else:
            column += count
    return sheets
