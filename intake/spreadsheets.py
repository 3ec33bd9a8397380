"""Sheets of .xlsx, .xls and .ods, read by calamine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intake.archives import check_archive, check_well_formed
from intake.compound_files import check_compound_file
from intake.errors import MAX_COLUMNS, MAX_ROWS, UnreadableSource
from intake.hidden_parts import hidden_parts
from intake.plain_text import fold_text
from intake.tables import CellDetail, Place, RawTable
from intake.workbook_formats import SheetFormats, cell_formats

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_TEXT = CellDetail("text", "", True)


def raw_sheets(path: Path) -> list[RawTable]:
    """The visible sheets that hold anything. Raises UnreadableSource."""
    if path.suffix.casefold() in (".xlsx", ".xlsm", ".ods"):
        check_archive(path)
    if path.suffix.casefold() == ".xls":
        check_compound_file(path)
    if path.suffix.casefold() == ".ods":
        check_well_formed(path, "content.xml")  # calamine looks for end tags that are missing for ever
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(str(path))
        sheets = [book.get_sheet_by_index(index) for index in _visible(book)]
        formats = cell_formats(path) if path.suffix.casefold() in (".xlsx", ".xlsm") else {}
        hidden = hidden_parts(path)
        found = [
            (sheet.name, _raw(sheet, path, formats.get(sheet.name, SheetFormats())))
            for sheet in sheets
            if sheet.end
        ]
        for name, raw in found:
            raw.notes = hidden[name].notes(raw.rows) if name in hidden else []
        return [raw for _name, raw in found]
    except (CalamineError, ValueError, OSError, IndexError) as error:
        raise UnreadableSource(_why(error)) from error
    except BaseException as error:  # a panic of the Rust library is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError, UnreadableSource)):
            raise
        raise UnreadableSource("damaged") from error


def _visible(book: CalamineWorkbook) -> list[int]:
    """Indexes of the sheets a person sees."""
    return [
        index for index, sheet in enumerate(book.sheets_metadata) if str(sheet.visible).endswith(".Visible")
    ]


def _why(error: Exception) -> str:
    return "locked" if "password" in (type(error).__name__ + str(error)).casefold() else "damaged"


def _raw(sheet: CalamineSheet, path: Path, formats: SheetFormats) -> RawTable:
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= MAX_ROWS or last_column > 20 * MAX_COLUMNS:
        raise UnreadableSource("too_large")
    raw = RawTable([], origin=f"{path.name}, {sheet.name}")
    for index, values in enumerate(sheet.to_python(skip_empty_area=False)):
        raw.rows.append(_row(index, values, raw.details, formats.padded))
        if formats.struck and _is_struck(index, raw.rows[-1], formats.struck):
            raw.struck.add(index)
    _spread_merged(raw, sheet.merged_cell_ranges or ())
    return raw


def _is_struck(row: int, texts: list[str], struck: set[Place]) -> bool:
    filled = [(row, column) for column, text in enumerate(texts) if text]
    return bool(filled) and all(place in struck for place in filled)


def _row(
    index: int, values: list[Any], details: dict[Place, CellDetail], padded: dict[Place, int]
) -> list[str]:
    row: list[str] = []
    for column, value in enumerate(values):
        if isinstance(value, str):
            row.append(fold_text(value).strip() if value else "")
            continue
        text, detail = _cell(value, padded.get((index, column), 0))
        details[(index, column)] = detail
        row.append(text)
    return row


def _cell(value: object, padding: int) -> tuple[str, CellDetail]:
    """The text of a cell that is no string, with what it is."""
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), _TEXT
    if isinstance(value, (int, float)):
        text = _number(value).zfill(padding)
        return text, CellDetail("number", _number(value), padding > 0)
    if isinstance(value, (datetime, date)):
        day = value.date() if isinstance(value, datetime) else value
        return day.strftime("%d.%m.") + f"{day.year:04d}", CellDetail("date", day.isoformat())
    return (str(value) if isinstance(value, (time, timedelta)) else fold_text(str(value))), CellDetail()


def _number(value: float) -> str:
    if value == int(value) if abs(value) < 1e18 else False:
        return str(int(value))
    return repr(value)


def _spread_merged(raw: RawTable, ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Write the text of merged cells into every cell they cover, as HTML tables do."""
    for (top, left), (bottom, right) in ranges:
        if top >= len(raw.rows) or left >= len(raw.rows[top]) or (bottom - top) * (right - left) > 10_000:
            continue
        for row in range(top, min(bottom + 1, len(raw.rows))):
            for column in range(left, min(right + 1, len(raw.rows[row]))):
                raw.rows[row][column] = raw.rows[top][left]
                if (top, left) in raw.details:
                    raw.details[(row, column)] = raw.details[(top, left)]
