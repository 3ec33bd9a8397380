"""Lists as files: what Excel, a PDF reader and a CSV reader find in them."""

from __future__ import annotations

import csv
import errno
import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork import workbook as workbooks
from paperwork.list_files import content_of, file_name, list_csv, write_list_file
from paperwork.list_pdf import is_crowded, list_pdf, lost_letters
from paperwork.lists import DAY, NUMBER, ListColumn, ListStopped, PaperList, day_cell, day_text
from paperwork.paper_files import PaperNotWritten
from paperwork.workbook import list_workbook
from textkit.cleaning import without_forbidden


@pytest.fixture
def own_temporary_folder(tmp_path, monkeypatch):
    """Where files of the way go in this test alone: others run beside it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(workbooks.tempfile, "tempdir", str(folder))
    return folder


COLUMNS = (ListColumn("a", "Surname"), ListColumn("b", "Born", DAY), ListColumn("c", "Age", NUMBER))
PEOPLE = PaperList(
    "Rooming list",
    COLUMNS,
    [("Щербакова & <b>", date(1985, 2, 1), 42), ("0012345", "1950-05", ""), ("", "", 7)],
    "2026-0007 Рим",
    "en",
)
HOSTILE = [
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "＝1+1",
        "0012345",
        "1E5",
        "1/2",
        "TRUE",
        "#N/A",
        "'x",
    ),
    *(
        "http://example.com",
        "{=1}",
        "_x0041_",
        "4505 123456",
        "12:30",
        "01.02.1985",
        "mailto:a@b.c",
        "a\nb",
        " 7",
    ),
]
TEXTS = st.text(max_size=40) | st.sampled_from(HOSTILE) | st.from_regex(r"[=+\-@][\w\s()!|,.:'\"]{0,20}")


def one_column(texts) -> PaperList:
    return PaperList("List", (ListColumn("a", "Text"),), [(text,) for text in texts])


def sheets(content: bytes) -> list[list[list[object]]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def pages(content: bytes) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return [document[n].get_textpage().get_text_bounded() for n in range(len(document))]


def written(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read(name).decode()


# -- .xlsx


def test_a_workbook_keeps_types():
    """Another library reads texts as texts, dates as dates, numbers as numbers, nothing where nothing is."""
    [rows] = sheets(list_workbook(PEOPLE))
    assert rows == [
        ["Surname", "Born", "Age"],
        ["Щербакова & <b>", date(1985, 2, 1), 42],
        ["0012345", "1950-05", ""],
        ["", "", 7],
    ]


@given(st.lists(TEXTS, min_size=1, max_size=8))
@settings(max_examples=80)
def test_no_text_becomes_anything_else(texts):
    """Formulas, numbers, dates, links, error words: each is the text it was, and the file has no formula."""
    content = list_workbook(one_column(texts))
    [rows] = sheets(content)
    found = [row[0] for row in rows[1:]] + [""] * (len(texts) + 1 - len(rows))
    assert found == [without_forbidden(text) for text in texts]
    sheet = written(content, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


@pytest.mark.parametrize("text", ["\ud800", "\x00", "\x1b[31m", "a\x07b", "\ufffe", "x" * 40_000])
def test_what_no_cell_can_hold_is_left_away(text):
    """The file opens; the letters around stay."""
    [rows] = sheets(list_workbook(one_column([f"[{text}"])))
    assert rows[1][0].startswith("[")
    assert len(rows[1][0]) <= 32_767


def test_the_heading_is_frozen_and_columns_are_as_wide_as_they_say():
    """And it is repeated on paper, where all columns stand on one page."""
    sheet = written(list_workbook(PEOPLE), "xl/worksheets/sheet1.xml")
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in sheet
    assert 'min="1" max="1" width="14.7' in sheet
    assert "<autoFilter" in sheet
    assert 'fitToHeight="0"' in sheet
    assert "Print_Titles" in written(list_workbook(PEOPLE), "xl/workbook.xml")


def test_a_long_list_goes_to_the_disk_and_is_the_same(monkeypatch, own_temporary_folder):
    """Rows written one by one make the same cells; no file of the way stays."""
    usual = sheets(list_workbook(PEOPLE))
    monkeypatch.setattr(workbooks, "LONG", 1)
    assert sheets(list_workbook(PEOPLE)) == usual
    assert list(own_temporary_folder.iterdir()) == []


@pytest.mark.parametrize("at", ["row", "close"])
def test_a_full_disk_for_the_rows_that_wait_is_said(monkeypatch, at, own_temporary_folder):
    """Whenever it happens: a sentence, and nothing of the way stays."""
    from xlsxwriter.workbook import Workbook

    def full(*_args):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(workbooks, "LONG", 1)
    monkeypatch.setattr(
        *((workbooks._Pen, "write_row") if at == "row" else (Workbook, "_store_workbook")), full
    )
    with pytest.raises(PaperNotWritten, match="full"):
        list_workbook(PEOPLE)
    assert list(own_temporary_folder.iterdir()) == []


def test_a_stopped_workbook_is_not_put_together(monkeypatch, own_temporary_folder):
    """A long one would take as long as the whole; and no file of the way stays."""
    from xlsxwriter.workbook import Workbook

    monkeypatch.setattr(workbooks, "LONG", 1)
    monkeypatch.setattr(Workbook, "_store_workbook", lambda _self: pytest.fail("was put together"))
    with pytest.raises(ListStopped):
        list_workbook(PEOPLE, cancelled=lambda: True)
    assert list(own_temporary_folder.iterdir()) == []


def test_more_rows_than_a_sheet_holds_go_on_in_another(monkeypatch):
    """Each with its heading; nothing is lost."""
    monkeypatch.setattr(workbooks, "MOST_ROWS", 2)
    found = sheets(list_workbook(one_column("abcde")))
    assert found == [[["Text"], ["a"], ["b"]], [["Text"], ["c"], ["d"]], [["Text"], ["e"]]]


@pytest.mark.parametrize("title", ["2026/0147: [Рим]", "a" * 60, "'", "", "История", "& &P"])
def test_every_title_can_name_a_sheet(title):
    """Signs that Excel refuses become blanks, 31 letters are the most."""
    [rows] = sheets(list_workbook(PaperList(title, COLUMNS, [])))
    assert rows == [["Surname", "Born", "Age"]]


# -- PDF


def test_a_pdf_has_title_heading_rows_and_page():
    """As people read them; English days cannot be mistaken."""
    [text] = pages(list_pdf(PEOPLE))
    for words in (
        "Rooming list",
        "2026-0007 Рим",
        "Surname",
        "Щербакова & <b>",
        "01 Feb 1985",
        "0012345",
        "Page 1 of 1",
    ):
        assert words in text


def test_the_heading_stands_on_every_page():
    """With the number of the page and of how many; no row is lost or twice there."""
    texts = pages(list_pdf(one_column(f"row-{n:04}" for n in range(300))))
    assert len(texts) > 3
    for number, text in enumerate(texts, 1):
        assert "Text" in text
        assert f"Page {number} of {len(texts)}" in text
    assert [line for text in texts for line in text.split() if line.startswith("row-")] == [
        f"row-{n:04}" for n in range(300)
    ]


def test_a_wide_list_lies_on_its_side():
    """A narrow one stands."""
    import pypdfium2

    wide = PaperList(
        "W", tuple(ListColumn(str(n), f"Column number {n}") for n in range(9)), [("some longer text",) * 9]
    )
    for made, upright in ((wide, False), (PEOPLE, True)):
        width, height = pypdfium2.PdfDocument(list_pdf(made))[0].get_size()
        assert (width < height) is upright


def test_a_cell_longer_than_a_page_goes_on():
    """Not a word of it is lost."""
    words = [f"w{n}" for n in range(4000)]
    columns = (ListColumn("a", "A"), ListColumn("b", "B"))
    texts = pages(list_pdf(PaperList("Long", columns, [("short " * 30, " ".join(words))])))
    found = [word for text in texts for word in text.split() if word[0] == "w"]
    assert found == words


def test_a_crowded_list_is_told_before():
    """Forty columns do not fit a page; three do."""
    columns = tuple(ListColumn(str(n), "Citizenship") for n in range(40))
    assert is_crowded(PaperList("C", columns, [("Switzerland",) * 40]))
    assert not is_crowded(PEOPLE)


def test_letters_that_the_typeface_lacks_are_told():
    """They print as a sign that is seen."""
    made = one_column(["田中", "Ω"])
    assert lost_letters(made) == "中田"
    assert "Ω" in pages(list_pdf(made))[0]


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=8)), max_size=5), st.text(max_size=30))
@settings(max_examples=40)
def test_any_text_makes_a_pdf(rows, title):
    """Whatever stands in the cells, a reader opens the file."""
    columns = (ListColumn("a", title), ListColumn("b", "B", NUMBER))
    assert pages(list_pdf(PaperList(title, columns, rows, title)))


# -- CSV


def read_csv(content: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


@pytest.mark.parametrize("separator", [";", ","])
def test_csv_has_the_mark_and_the_separator(separator):
    """Excel knows by the mark that it is UTF-8; dates are those of ISO."""
    content = list_csv(PEOPLE, separator)
    assert content.startswith(b"\xef\xbb\xbf")
    assert read_csv(content, separator) == [
        ["Surname", "Born", "Age"],
        ["Щербакова & <b>", "1985-02-01", "42"],
        ["0012345", "1950-05", ""],
        ["", "", "7"],
    ]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd", "'+cmd"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("＝1+1", "'＝1+1"),
        ("+7 926 123-45-67", "+7 926 123-45-67"),
        ("+7 (926) 1234567", "+7 (926) 1234567"),
        ("-12", "-12"),
        ("a=b", "a=b"),
        ('say "x"; y', 'say "x"; y'),
    ],
)
def test_no_cell_of_a_csv_begins_a_formula(text, cell):
    """An apostrophe stands before; a phone number stays what other programs dial."""
    assert read_csv(list_csv(one_column([text])), ";")[1] == [cell]


# -- days


@pytest.mark.parametrize(
    ("iso", "cell", "english"),
    [
        ("1985-02-01", date(1985, 2, 1), "01 Feb 1985"),
        ("1899-12-31", "31.12.1899", "31 Dec 1899"),
        ("1900-02-28", "28.02.1900", "28 Feb 1900"),
        ("1950-05", "05.1950", "05.1950"),
        ("1950", "1950", "1950"),
        ("", "", ""),
        ("no date", "no date", "no date"),
    ],
)
def test_days_are_dates_where_excel_has_them(iso, cell, english):
    """Short ones, and those before Excel's first day, are texts."""
    assert day_cell(iso) == cell
    assert day_text(iso, "en") == english


# -- files


@pytest.mark.parametrize("ending", [".xlsx", ".pdf", ".csv"])
def test_a_list_lands_in_the_folder_under_its_title(tmp_path, ending):
    """Made where it is missing; a second one gets a number, and the first stays as it is."""
    folder = tmp_path / "new" / "folder"
    first = write_list_file(folder, "Rooming list, 2026-0007", ending, b"worked in")
    second = write_list_file(folder, "Rooming list, 2026-0007", ending, content_of(PEOPLE, ending))
    assert first.name == f"Rooming list, 2026-0007{ending}"
    assert second.name == f"Rooming list, 2026-0007 (2){ending}"
    assert first.read_bytes() == b"worked in"
    assert sorted(folder.iterdir()) == sorted([first, second])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Список номеров: Рим/Милан", "Список номеров Рим Милан"),
        ("../../etc/passwd", "etc passwd"),
        ("con", "con list"),
        ("", "list"),
        ("a\x00b\nc", "ab c"),
        ("x" * 300, "x" * 80),
    ],
)
def test_every_title_can_name_a_file(title, name):
    """On every system, and inside the folder."""
    assert file_name(title) == name


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "full"),
        (errno.EACCES, "no right to write"),
        (errno.EROFS, "no right"),
        (errno.EIO, "Nothing could"),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path, monkeypatch, code, said):
    """A full disk, no right, a file open elsewhere: a sentence with the folder, and the folder as it was."""

    def fail(*_args):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(PaperNotWritten, match=said):
        write_list_file(tmp_path, "List", ".xlsx", b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_file_open_in_another_program_is_said(tmp_path, monkeypatch):
    """Windows refuses to put a file in the place of an open one; nothing hidden stays beside it."""

    def refuse(self, target):
        raise PermissionError(errno.EACCES, "open", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PaperNotWritten, match="open in another program"):
        write_list_file(tmp_path, "List", ".pdf", b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_said(tmp_path):
    """The sentence says which."""
    (tmp_path / "taken").write_text("x")
    with pytest.raises(PaperNotWritten, match="taken is not a folder"):
        write_list_file(tmp_path / "taken", "List", ".csv", b"content")


@pytest.mark.parametrize("ending", [".xlsx", ".pdf"])
def test_a_long_list_can_be_stopped(ending):
    """It says how far it is, and stops when it is told to."""
    seen: list[tuple[int, int]] = []
    made = one_column(["x"] * 1200)
    content_of(made, ending, progress=lambda done, total: seen.append((done, total)))
    assert len(seen) > 2
    assert {total for _done, total in seen} == {1200}
    with pytest.raises(ListStopped, match="Nothing was written"):
        content_of(made, ending, progress=seen.append, cancelled=lambda: True)
