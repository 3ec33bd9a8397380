"""A list into files: .xlsx, PDF, CSV; where they go, and never half of one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from paperwork.lists import Cell, PaperList
from paperwork.paper_files import write_files
from textkit.cleaning import without_forbidden

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
# What a spreadsheet takes for the beginning of a formula, wide forms included.
_FORMULA = re.compile("[=@\t\r\uff1d\uff20\uff0b\uff0d+-]")
_PHONE_OR_NUMBER = re.compile(r"[+-]?[\d\s().-]*\d[\d\s().-]*")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 80


def content_of(
    made: PaperList,
    ending: str,
    *,
    separator: str = ";",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> bytes:
    """The bytes of the list in the format of the ending: .xlsx, .pdf, .csv. ListStopped."""
    if ending == ".csv":
        return list_csv(made, separator)
    if ending == ".pdf":
        from paperwork.list_pdf import list_pdf

        return list_pdf(made, progress=progress, cancelled=cancelled)
    from paperwork.workbook import list_workbook

    return list_workbook(made, progress=progress, cancelled=cancelled)


def list_csv(made: PaperList, separator: str = ";") -> bytes:
    """The list as CSV in UTF-8 with the mark by which Excel knows it; dates ISO, which every language reads.

    An apostrophe stands before what a spreadsheet would take for a formula; phone numbers stay as they are.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow([_harmless(column.title) for column in made.columns])
    writer.writerows([_csv_cell(cell) for cell in row] for row in made.rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return _harmless(cell) if isinstance(cell, str) else str(cell)


def _harmless(text: str) -> str:
    text = without_forbidden(text)
    if _FORMULA.match(text) and not _PHONE_OR_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def write_list_file(folder: Path, title: str, ending: str, content: bytes) -> Path:
    """Write the content into the folder under a name made of the title; where it is.

    A file that is there stays: somebody may have worked in it. PaperNotWritten.
    """
    path = free_path(folder, title, ending)
    write_files({path: content})
    return path


def free_path(folder: Path, title: str, ending: str) -> Path:
    """ "Rooming list.xlsx", or the first of "Rooming list (2).xlsx" ... that is not there yet."""
    name = file_name(title)
    path, number = folder / f"{name}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} ({number}){ending}"
    return path


def file_name(title: str) -> str:
    """A title as a file's name on every system: letters of any script, figures, blanks and a few signs."""
    title = without_forbidden(title)
    kept = "".join(letter if letter.isalnum() or letter in " -_,()" else " " for letter in title)
    name = " ".join(kept.split())[:_LONGEST_NAME].strip(" ,-") or "list"
    return f"{name} list" if _RESERVED.fullmatch(name) else name
