"""What the tests of intake share: tables and batches from a few lines, on a day of their own."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest

from intake.batch import ImportBatch
from intake.delimited import tables_from_text

TODAY = date(2026, 6, 1)


@pytest.fixture
def table():
    """Makes a table of lines whose cells are separated by a bar."""

    def make(*lines: str):
        rows = [[cell.strip() for cell in line.split("|")] for line in lines]
        return tables_from_text("\n".join(map("\t".join, rows)))[0]

    return make


@pytest.fixture
def batch(table):
    """Makes a batch of such lines; today is 1 June 2026."""
    return lambda *lines, mapping=None: ImportBatch(table(*lines), mapping, today=TODAY)


@pytest.fixture
def checked(batch):
    """Checks one text for one field: (value, {reason: proposals}, status)."""

    def check(field: str, text: str, **others: str):
        fields = [field, *others]
        if "surname" not in field and "full_name" not in field:
            fields, others = [*fields, "native_surname"], {**others, "native_surname": "Иванов"}
        made = ImportBatch(_one_row([text, *others.values()]), dict(enumerate(fields)), today=TODAY)
        row = made.row(0)
        found = {doubt.reason: doubt.proposals for doubt in row.doubts if doubt.field == field}
        return row.values.get(field, ""), found, row.status

    return check


@pytest.fixture
def open_document():
    """Writes an .ods with these tables, given as XML."""
    return _open_document


def _open_document(path, tables):
    names = ("office", "table", "text")
    space = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = (
        f'<?xml version="1.0"?><office:document-content {space}><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def _one_row(texts: list[str]):
    from intake.layout import as_source_table
    from intake.tables import RawTable

    made = as_source_table(RawTable([texts]), header_rows=0)
    made.marks.clear()
    return made
