"""What a sheet hides is read like everything else, and that is noted."""

from __future__ import annotations

import pytest
import xlsxwriter

from intake.files import tables_from_file
from intake.hidden_parts import HIDDEN_COLUMNS, HIDDEN_ROWS

ROWS = [["Фамилия", "Имя"], ["Ким", "Ли"], ["Титов", "Егор"], ["Лунин", "Пётр"]]


def nothing(_sheet):
    pass


def one_row(sheet):
    sheet.set_row(2, None, None, {"hidden": True})


def filtered(sheet):
    sheet.autofilter(0, 0, 3, 1)
    sheet.filter_column(0, "x != Ким")
    sheet.set_row(1, options={"hidden": True})


def one_column(sheet):
    sheet.set_column(1, 1, None, None, {"hidden": True})


def all_around(sheet):
    sheet.set_column(2, 16383, None, None, {"hidden": True})
    for row in range(4, 30):
        sheet.set_row(row, None, None, {"hidden": True})


@pytest.mark.parametrize(
    ("hide", "notes"),
    [
        (nothing, []),
        (one_row, [HIDDEN_ROWS]),
        (filtered, [HIDDEN_ROWS]),
        (one_column, [HIDDEN_COLUMNS]),
        (all_around, []),
    ],
)
def test_hidden_parts_of_a_workbook(tmp_path, hide, notes):
    """By hand or by a filter; hidden cells around the list hold nothing and are not worth a word."""
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("empty")
        sheet = book.add_worksheet("Тверь & Co")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        hide(sheet)
    (table,) = tables_from_file(path)
    assert (table.notes, len(table.rows)) == (notes, 3)


@pytest.mark.parametrize(
    ("columns", "visibility", "notes"),
    [
        ('<table:table-column table:number-columns-repeated="2"/>', "", []),
        ("<table:table-column/>", ' table:visibility="collapse"', [HIDDEN_ROWS]),
        ("<table:table-column/>", ' table:visibility="filter"', [HIDDEN_ROWS]),
        ('<table:table-column/><table:table-column table:visibility="collapse"/>', "", [HIDDEN_COLUMNS]),
        ('<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>', "", []),
    ],
)  # fmt: skip
def test_hidden_parts_of_an_open_document(tmp_path, open_document, columns, visibility, notes):
    """The same in an .ods, whose hidden last row stands for a million ones."""
    cells = ["".join(f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in row) for row in ROWS]  # fmt: skip
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells[:-1])
    last = f"<table:table-row{visibility}>{cells[-1]}</table:table-row>"
    rest = '<table:table-row table:number-rows-repeated="1048572" table:visibility="collapse"><table:table-cell/></table:table-row>'
    body = f'<table:table table:name="a">{columns}{lines}{last}{rest}</table:table>'
    (table,) = tables_from_file(open_document(tmp_path / "list.ods", body))
    assert (table.notes, len(table.rows)) == (notes, 3)
