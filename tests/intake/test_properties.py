"""Whatever comes: a table or UnreadableSource, never anything else; and what was written is read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intake.batch import ImportBatch
from intake.clipboard import tables_from_mime
from intake.delimited import tables_from_text
from intake.encodings import decode
from intake.errors import UnreadableSource
from intake.files import tables_from_bytes, tables_from_file
from intake.html_tables import raw_tables
from intake.layout import as_source_table
from intake.plain_text import fold_text
from intake.reasons import sentence
from intake.tables import RawTable, SourceTable
from intake.targets import COMPOSITES, TARGETS
from paperwork.workbook import workbook

ANY = st.text(alphabet=st.characters(), max_size=60)
LETTERS = st.characters(
    codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"], include_characters="\u200b\u202e"
)
TRICKY = (
    *("", " ", "007", "4505123456789012345678", "=1+1", "+7 (900) 000-00-00", "-", "01.02.1985", "1E+400", "'1", "_x0041_"),
    *("О'Коннор", 'ООО "Ромашка"', '"', '""', 'a"b', '"a', "a;b", "a,b", "a|b", "a\tb", "a  b", " a ", "a\nb", "\na\n\n"),
    *("a\r\nb", "a\x0bb", "a\u2028b", "a\xa0b", "\ufeffa", "a\xadb", "&nbsp;", "<br>", "<td>", "]]>", "TRUE", "#N/A"),
)  # fmt: skip
BREAK = "\n"
CELL = (
    st.sampled_from(TRICKY) | st.text(alphabet='аБё01"\n,;\t|= ', max_size=8) | st.text(LETTERS, max_size=12)
)
HEADING = st.sampled_from(["Фамилия", "Имя", "Дата рождения", "Passport", "№", "x", "Итого"]) | CELL
TABLES = (
    st.integers(2, 5)
    .flatmap(
        lambda width: st.tuples(
            st.lists(HEADING, min_size=width, max_size=width),
            st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=6),
        ).map(lambda parts: [parts[0], *parts[1]])
    )
    .filter(lambda rows: any(fold_text(cell).strip() for row in rows for cell in row))
)
HTML = st.text(alphabet="<>/tdrhab =\"'&;!-", max_size=200)
PIECES = st.lists(
    st.sampled_from(["<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<th colspan=2>", "<td rowspan=3>", "а",
                     "<td sdval='1' sdnum='1049;0;DD.MM.YY'>", "<br>", "<p>", "&nbsp;", "<!--", "-->", "<td x:num>",
                     "<style>.a{mso-number-format:\"\\@\"}</style>", "<td class=a>", "\x00", "\ue002"]),
    max_size=40,
)  # fmt: skip
DAY = date(2026, 6, 1)


def readable(read, *what) -> list:
    try:
        return read(*what)
    except UnreadableSource as refused:
        return [] if str(refused) else pytest.fail("refused without a word")


@given(ANY)
@example('"\t"\n"')
@example("\t\n\t")
def test_any_text(text):
    """Text is a table of equal rows, or refused in words."""
    for table in readable(tables_from_text, text):
        assert {len(row) for row in table.rows} <= {table.width}
        assert len(set(table.headings)) == table.width


@given(st.binary(max_size=300))
def test_any_bytes(data):
    """Bytes of a file are tables of equal rows, or refused in words."""
    for table in readable(tables_from_bytes, data, "x.csv") + readable(
        tables_from_bytes, data, "x.html", True
    ):
        assert {len(row) for row in table.rows} <= {table.width}


@given(HTML | PIECES.map("".join))
def test_any_html(html):
    """HTML is a table of equal rows, or none."""
    for raw in readable(raw_tables, html):
        table = as_source_table(raw)
        assert {len(row) for row in table.rows} <= {table.width}
        assert all(row < len(table.rows) and column < table.width for row, column in table.details)


@given(
    st.dictionaries(
        st.sampled_from(["text/html", "text/plain", "image/png", "x"]), ANY | st.binary(max_size=50)
    )
)
def test_any_clipboard(mime):
    """Whatever the clipboard offers is tables of equal rows, or refused in words."""
    for table in readable(tables_from_mime, mime):
        assert {len(row) for row in table.rows} <= {table.width}


@pytest.fixture(scope="module")
def xlsx(tmp_path_factory):
    """Where the workbooks are written, one over the other."""
    return tmp_path_factory.mktemp("written") / "list.xlsx"


@given(TABLES)
def test_workbook_comes_back(xlsx, rows):
    """What the program itself writes as .xlsx."""
    xlsx.write_bytes(workbook(rows[0], rows[1:], "List"))
    assert read_back(tables_from_file(xlsx)) == written(rows, lambda cell: fold_text(cell).strip())


@given(TABLES, st.sampled_from(";,"), st.sampled_from(["utf-8", "utf-8-sig"]))
def test_csv_comes_back(rows, separator, encoding):
    """A file of comma or semicolon separated values, with and without the mark of UTF-8 at its start."""
    data = as_csv(rows, separator).encode(encoding)
    assert read_back(tables_from_bytes(data, "list.csv")) == written(rows, fold_text)


@given(TABLES, st.sampled_from(["\n", "\r\n"]))
def test_tab_separated_text_comes_back(rows, end):
    """The text that a spreadsheet puts on the clipboard, with tabs and quotes."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator=end).writerows(rows)
    assert read_back(tables_from_mime({"text/plain": out.getvalue()})) == written(rows, fold_text)


@given(TABLES)
def test_html_comes_back(rows):
    """A page as a spreadsheet writes it: white space as a browser shows it, line breaks as such."""
    cells = ["".join(f"<td>{escape(cell).replace(BREAK, '<br>')}</td>" for cell in row) for row in rows]
    page = f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    assert read_back(tables_from_mime({"text/html": page.encode()})) == written(rows, as_shown)


def as_csv(rows: list[list[str]], separator: str) -> str:
    """The rows as text; all cells in quotes where nobody could tell the separator without them."""
    doubtful = any(other in cell for row in rows for cell in row for other in "\t;,|" if other != separator)
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if doubtful else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=separator, quoting=quoting).writerows(rows)
    return out.getvalue()


def as_shown(cell: str) -> str:
    return BREAK.join(" ".join(fold_text(line).split()) for line in cell.split(BREAK)).strip(BREAK)


def read_back(tables: list[SourceTable]) -> list[list[str]]:
    """All rows of the one table, its title and headings too."""
    (table,) = tables
    return without_edges(table.head + table.rows)


def written(rows: list[list[str]], fold: Callable[[str], str]) -> list[list[str]]:
    return without_edges([list(map(fold, row)) for row in rows])


def without_edges(rows: list[list[str]]) -> list[list[str]]:
    """Without the blank rows above and below and the blank columns at the right."""
    filled = [number for number, row in enumerate(rows) if "".join(row).strip()]
    width = max(column + 1 for row in rows for column, cell in enumerate(row) if cell.strip())
    return [row[:width] for row in rows[filled[0] : filled[-1] + 1]]


@given(st.text(alphabet="абвгдеёжзиклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИКЛМНО ,;\n", min_size=40, max_size=300))
def test_utf_8_is_never_taken_for_another(text):
    """UTF-8 is read as such."""
    assert decode(text.encode("utf-8"))[0] == text


@settings(max_examples=300)
@given(
    st.sampled_from([target.field for target in TARGETS]),
    ANY | st.from_regex(r"[0-9.,/ E+-]{1,14}", fullmatch=True),
)
@example("birth_date", "9999/99/99")
@example("international_passport_number", "1E+400")
@example("sex", "²")
def test_any_cell_for_any_field(field, text):
    """Each cell has a value or doubts with sentences; nothing is raised, and nothing lost silently."""
    table = as_source_table(RawTable([["Ким", text]]), 0)
    table.marks.clear()
    row = ImportBatch(table, {0: "former_surnames", 1: field}, today=DAY).row(0)
    for doubt in row.doubts:
        assert sentence(doubt)
    if text.strip(" \t\n").isalnum() and field not in COMPOSITES:
        assert row.values.get(field) or row.doubts


@given(st.lists(st.lists(ANY, min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_table_is_guessed_checked_and_edited(rows):
    """The guess, the checks and undo work on whatever rows there are."""
    made = ImportBatch(as_source_table(RawTable(rows)), today=DAY)
    before = [row.values for row in made.rows()]
    if len(made) and made.table.width:
        made.set_cell(0, 0, "Ким ")
        made.place(0, "native_surname")
        made.delete_rows([0])
        while made.undo():
            pass
    assert [row.values for row in made.rows()] == before
