"""A list as an Excel workbook whose cells keep what they say: numbers stay text, dates are dates."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from models.import_rows import without_collector
from paperwork.lists import TEXT, Cell, ListColumn, ListStopped, PaperList
from paperwork.paper_files import PaperNotWritten, why_not_written
from textkit.cleaning import without_forbidden

WIDEST = 40  # characters
DATE_FORMAT = "dd.mm.yyyy"
ENGLISH_DATE = "dd mmm yyyy"
DAY_ZERO = date(1899, 12, 30).toordinal()  # Excel's days are counted from it, from March 1900 on
MOST_ROWS = 1_048_575  # of a sheet, below its heading
MOST_LETTERS = 32_767  # of a cell
LONG = 20_000  # from so many rows on they go to the disk one by one instead of waiting in memory
SLICE = 500  # rows between two looks whether to go on
WIDE = 100  # characters: wider lists are printed on their side

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def workbook(headings: Sequence[str], rows: Sequence[Sequence[Cell]], title: str) -> bytes:
    """The bytes of an .xlsx with one sheet called ``title``; columns are as wide as their longest cell."""
    columns = zip(headings, *rows, strict=True)
    widths = [max(len(one) if isinstance(one, str) else 10 for one in cells) + 2 for cells in columns]
    kinds = [ListColumn("", heading, "", width) for heading, width in zip(headings, widths, strict=True)]
    return list_workbook(PaperList(title, tuple(kinds), [tuple(row) for row in rows]))


def list_workbook(
    made: PaperList, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> bytes:
    """The bytes of an .xlsx with the list, its heading frozen and repeated in print.

    ListStopped; PaperNotWritten if the disk for what waits is full.

    Texts are written as texts, whatever they look like: no number loses its zeros, nothing is a formula. What
    no cell holds is left away: control characters, and letters behind the 32,767th. What no sheet holds goes
    on in another one.
    """
    import xlsxwriter

    out = io.BytesIO()
    with _options(len(made.rows)) as options, without_collector():
        book = xlsxwriter.Workbook(out, options)
        try:
            _write_sheets(book, made, progress, cancelled)
            book.close()
        finally:
            # Not as a context: that would put the whole file together also when it was stopped.
            for sheet in book.worksheets():
                if sheet.row_data_fh is not None:
                    sheet.row_data_fh.close()
    return out.getvalue()


def _write_sheets(book: Any, made: PaperList, progress: Progress | None, cancelled: Cancelled | None) -> None:
    book.set_properties({"title": without_forbidden(made.title), "subject": without_forbidden(made.subtitle)})
    pen = _Pen(book, made)
    for start in range(0, max(len(made.rows), 1), MOST_ROWS):
        pen.begin_sheet(start // MOST_ROWS)
        for number in range(start, min(start + MOST_ROWS, len(made.rows))):
            if number % SLICE == 0:
                _look_up(number, len(made.rows), progress, cancelled)
            pen.write_row(number - start + 1, made.rows[number])


@contextmanager
def _options(rows: int) -> Iterator[dict[str, object]]:
    """How the rows wait: in memory, or on the disk in a folder of our own that never stays.

    PaperNotWritten if that disk is full.
    """
    usual: dict[str, object] = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    if rows < LONG:
        yield {**usual, "in_memory": True}
        return
    from xlsxwriter.exceptions import FileCreateError

    try:
        with tempfile.TemporaryDirectory(prefix="habitue-") as folder:
            yield {**usual, "constant_memory": True, "tmpdir": folder}
    except (OSError, FileCreateError) as error:
        cause = error if isinstance(error, OSError) else error.args[0]
        raise PaperNotWritten(why_not_written(cause, Path(tempfile.gettempdir()))) from error


def _look_up(done: int, total: int, progress: Progress | None, cancelled: Cancelled | None) -> None:
    if cancelled is not None and cancelled():
        raise ListStopped
    if progress is not None:
        progress(done, total)


class _Pen:
    """Writes rows of a list into the sheets of a book."""

    def __init__(self, book: Any, made: PaperList) -> None:
        self._book, self._made = book, made
        date_format = ENGLISH_DATE if made.language == "en" else DATE_FORMAT
        # "@" keeps a text a text also when somebody edits the cell later.
        self._text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        self._day = book.add_format({"num_format": date_format, "valign": "top", "align": "left"})
        self._number = book.add_format({"num_format": "0", "valign": "top"})
        self._head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
        self._sheet: Any = None

    def begin_sheet(self, number: int) -> None:
        columns, title = self._made.columns, self._made.title
        name = _sheet_name(title) if not number else f"{_sheet_name(title)[:27]} {number + 1}"
        self._sheet = sheet = self._book.add_worksheet(name)
        for at, column in enumerate(columns):
            # What is typed into an empty cell later is to be text as well.
            empty = self._text if column.kind == TEXT else None
            sheet.set_column(at, at, min(column.width, WIDEST), empty)
            sheet.write_string(0, at, without_forbidden(column.title), self._head)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        if sum(min(column.width, WIDEST) for column in columns) > WIDE:
            sheet.set_landscape()
        sheet.set_footer(f"&L{_print_words(title)}&R&P / &N")
        rows = min(len(self._made.rows) - number * MOST_ROWS, MOST_ROWS)
        if columns:
            sheet.autofilter(0, 0, rows, len(columns) - 1)

    def write_row(self, number: int, row: Sequence[Cell]) -> None:
        sheet = self._sheet
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    sheet.write_string(number, at, without_forbidden(cell)[:MOST_LETTERS], self._text)
            elif isinstance(cell, date):
                sheet.write_number(number, at, cell.toordinal() - DAY_ZERO, self._day)
            else:
                sheet.write_number(number, at, cell, self._number)


def _print_words(title: str) -> str:
    """A title for the foot of printed pages, where "&" begins a code and 255 characters are the most."""
    return without_forbidden(title).replace("&", "&&")[:200]


def _sheet_name(title: str) -> str:
    """What Excel takes as the name of a sheet: 31 characters, none of []:*?/\\."""
    plain = "".join(" " if letter in "[]:*?/\\'" or not letter.isprintable() else letter for letter in title)
    return " ".join(plain.split())[:31].strip() or "1"
