"""Files: .xlsx, .xls, .ods, .docx, .csv, .tsv, .txt, .html, by what they are and not only by their name."""

from __future__ import annotations

from pathlib import Path

from intake.archives import MAX_FILE
from intake.delimited import tables_from_text
from intake.encodings import decode
from intake.errors import UnreadableSource
from intake.html_tables import raw_tables
from intake.layout import as_source_table
from intake.spreadsheets import raw_sheets
from intake.tables import RawTable, SourceTable, best_first
from intake.word_tables import raw_word_tables

SHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt", ".tab", ".text")
PAGES = (".html", ".htm", ".xhtml", ".mht")
SUFFIXES = (*SHEETS, ".docx", *TEXTS, *PAGES)


def tables_from_file(path: str | Path, encoding: str = "") -> list[SourceTable]:
    """The tables of a file, the most promising first. Raises UnreadableSource.

    ``encoding`` is what a person says of a text or a page; recognised without.
    """
    path = Path(path)
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise UnreadableSource("kind")
    start = _first_bytes(path)
    if suffix == ".docx":
        return _told_apart(raw_word_tables(path))
    if suffix in SHEETS and not _is_page(start):
        return _told_apart(raw_sheets(path))
    page = suffix in PAGES or _is_page(start)
    return best_first(tables_from_bytes(_read(path), path.name, page, encoding))


def tables_from_bytes(data: bytes, origin: str, page: bool = False, encoding: str = "") -> list[SourceTable]:
    """The tables of a text or a page; the encoding, recognised or given, is noted as "encoding:NAME"."""
    text, encoding = decode(data, encoding)
    if not page and not _is_page(data[:2000]):
        tables = tables_from_text(text, origin)
    else:
        tables = [as_source_table(raw) for raw in raw_tables(text)]
        if not tables:
            raise UnreadableSource("not_a_table")
    for table in tables:
        table.origin = origin
        table.notes.append(f"encoding:{encoding}")
    return tables


def _told_apart(raws: list[RawTable]) -> list[SourceTable]:
    tables = [as_source_table(raw) for raw in raws if any(any(row) for row in raw.rows)]
    if not tables:
        raise UnreadableSource("not_a_table")
    return best_first(tables)


def _first_bytes(path: Path) -> bytes:
    """The start of the file; raises UnreadableSource if it is not there, too large, or locked."""
    try:
        if not path.is_file():
            raise UnreadableSource("not_found", name=path.name)
        size = path.stat().st_size
        if size > MAX_FILE:
            raise UnreadableSource("too_large")
        if not size:
            raise UnreadableSource("empty")
        with path.open("rb") as file:
            return file.read(2000)
    except OSError as error:
        raise UnreadableSource("no_access", name=path.name) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource("no_access", name=path.name) from error


def _is_page(start: bytes) -> bool:
    """Whether it is HTML: booking systems like to call their HTML tables .xls."""
    low = start[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return low.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")) or (
        low.startswith(b"<") and b"<table" in low
    )
