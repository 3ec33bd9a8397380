"""Rows that are struck through are people who have cancelled: marked, left out, and taken back by hand."""

from __future__ import annotations

import pytest

from intake.batch import ImportBatch
from intake.files import tables_from_file
from intake.html_tables import raw_tables, tables_from_html
from intake.layout import with_header_rows

HEAD = ("Фамилия", "Имя")
PEOPLE = (("Ким", "Ли"), ("Титов", "Егор"), ("Лунин", "Пётр"))


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td><s>Титов</s></td><td><s>Егор</s></td></tr>",
        "<tr><td><b><strike>Титов</strike></b></td><td><del>Е</del><del>гор</del></td></tr>",
        '<tr style="text-decoration: line-through"><td>Титов</td><td>Егор</td></tr>',
        '<tr><td style="color:red;text-decoration:line-through">Титов</td><td class="xl66">Егор</td></tr>',
        "<tr><td><s><strike>Титов</strike></s></td><td><s>Егор</s></td></tr>",
    ],
)
def test_struck_rows_of_a_page(row):
    """By tag, by style, by the class of Excel."""
    style = "<style>.xl65 {color:black} .xl66 {font-weight:700; text-decoration:line-through}</style>"
    page = f"{style}<table><tr><td>Фамилия</td><td>Имя</td></tr><tr><td>Ким</td><td>Ли</td></tr>{row}</table>"
    [table] = tables_from_html(page)
    assert table.marks == {1: "struck"}
    assert ImportBatch(table).status(1) == ("left_out", "struck")


@pytest.mark.timeout(10)
def test_a_row_struck_in_thousands_of_pieces():
    """Their number makes no difference to how the row is read, nor long work of it."""
    pieces = "<s>К<s>им</s></s> " * 30_000
    (raw,) = raw_tables(f"<table><tr><td>а<td>б</tr><tr><td>{pieces}<td><s>Ли</s></table>")
    assert raw.struck == {1}


def test_a_row_struck_in_part_is_a_person():
    """A corrected given name is no cancellation."""
    page = "<table><tr><td>Фамилия</td><td>Имя</td></tr><tr><td>Ким</td><td><s>Ян</s> Ли</td></tr></table>"
    assert tables_from_html(page)[0].marks == {}


def test_struck_rows_of_a_workbook(tmp_path):
    """By the font of the cells; a title above does not move the mark."""
    import xlsxwriter

    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, struck = book.add_worksheet(), book.add_format({"font_strikeout": True})
        sheet.write(0, 0, "Список группы")
        sheet.write_row(2, 0, HEAD)
        for number, person in enumerate(PEOPLE, 3):
            sheet.write_row(number, 0, person, struck if person[0] == "Титов" else None)
        sheet.write(5, 1, "Пётр", struck)
    [table] = tables_from_file(path)
    assert {table.rows[row][0]: mark for row, mark in table.marks.items()} == {"Титов": "struck"}
    again = with_header_rows(table, 0)
    assert {again.rows[row][0]: mark for row, mark in again.marks.items() if mark == "struck"} == {
        "Титов": "struck"
    }


def test_struck_rows_of_a_letter(tmp_path):
    """Word strikes runs of text."""
    from docx import Document

    document = Document()
    table = document.add_table(rows=0, cols=2)
    for person in (HEAD, *PEOPLE):
        for cell, text in zip(table.add_row().cells, person, strict=True):
            cell.paragraphs[0].add_run(text).font.strike = person[0] == "Титов"
    document.save(tmp_path / "list.docx")
    [read] = tables_from_file(tmp_path / "list.docx")
    assert read.marks == {1: "struck"}


def test_a_workbook_that_counts_days_from_1904(tmp_path):
    """A date is the date that the sheet shows."""
    from datetime import date

    import xlsxwriter

    path = tmp_path / "mac.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        sheet, shown = book.add_worksheet(), book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, ("Фамилия", "Дата рождения"))
        sheet.write(1, 0, "Ким")
        sheet.write_datetime(1, 1, date(1989, 2, 2), shown)
    made = ImportBatch(tables_from_file(path)[0])
    assert made.row(0).values["birth_date"] == "1989-02-02"


def test_a_class_that_css_does_not_know_is_no_selector():
    """Styles of strangers: what is no name of a class is passed over."""
    style = "<style>.5l {text-decoration:line-through} .-- {text-decoration: line-through}</style>"
    [table] = tables_from_html(f"{style}<table><tr><td>Ким</td><td class=5l>Ли</td></tr></table>")
    assert table.marks == {}
