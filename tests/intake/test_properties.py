"""Whatever comes: a table or UnreadableSource, never anything else; and what was written is read back."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intake.batch import ImportBatch
from intake.clipboard import tables_from_mime
from intake.delimited import split_rows, tables_from_text
from intake.encodings import decode
from intake.errors import UnreadableSource
from intake.files import tables_from_bytes
from intake.html_tables import raw_tables
from intake.layout import as_source_table
from intake.reasons import sentence
from intake.tables import RawTable
from intake.targets import COMPOSITES, TARGETS

ANY = st.text(alphabet=st.characters(), max_size=60)
CELL = st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)
QUOTED = st.text(alphabet='аб1"\n,; ', max_size=8)
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


@given(st.lists(st.lists(QUOTED, min_size=2, max_size=4), min_size=1, max_size=5))
def test_tab_separated_text_comes_back(rows):
    """What a spreadsheet writes with tabs and quotes is read back cell by cell."""
    width = len(rows[0])
    rows = [(row + [""] * width)[:width] for row in rows]
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(rows)
    assert split_rows(out.getvalue().removesuffix("\n"), "\t") == rows


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5))
def test_html_comes_back(rows):
    """Cells written to HTML are read back, white space folded."""
    from html import escape

    html = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    (raw,) = raw_tables(f"<table>{html}<tr><td>end</td></tr></table>")
    from intake.plain_text import fold_text

    assert raw.rows[:-1] == [[" ".join(fold_text(cell).split()) for cell in row] for row in rows]


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
