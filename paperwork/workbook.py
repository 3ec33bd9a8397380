"""A list as an Excel workbook whose cells keep what they say: numbers stay text, dates are dates."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

Cell = str | date
WIDEST = 40  # characters
DATE_FORMAT = "dd.mm.yyyy"


def workbook(headings: Sequence[str], rows: Sequence[Sequence[Cell]], title: str) -> bytes:
    """The bytes of an .xlsx with one sheet called ``title``.

    Texts are written as texts, whatever they look like: no number loses its zeros, nothing is a formula.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        day = book.add_format({"num_format": DATE_FORMAT, "valign": "top", "align": "left"})
        head = book.add_format({"bold": True, "bottom": 1})
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, head)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                else:
                    sheet.write_string(number, column, cell, text)
        for column, width in enumerate(_widths(headings, rows)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        if headings:
            sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    return out.getvalue()


def _widths(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    columns = zip(headings, *rows, strict=True)
    longest = [max(len(one) if isinstance(one, str) else 10 for one in cells) for cells in columns]
    return [min(length + 2, WIDEST) for length in longest]


def _sheet_name(title: str) -> str:
    """What Excel takes as the name of a sheet: 31 characters, none of []:*?/\\."""
    plain = "".join(" " if letter in "[]:*?/\\'" or not letter.isprintable() else letter for letter in title)
    return " ".join(plain.split())[:31].strip() or "1"
