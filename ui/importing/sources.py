"""Where a list comes from: the clipboard, something dropped, a file; and in words where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData

from intake.encodings import ENCODINGS
from intake.files import SUFFIXES
from intake.hidden_parts import HIDDEN_COLUMNS, HIDDEN_ROWS
from intake.tables import SourceTable
from translations import N_, _, ngettext

TEXT_TYPES = ("text/html", "text/plain", "text/csv", "text/tab-separated-values")
MIME, FILE = "mime", "file"
_ORIGINS = {
    "excel": "Excel",
    "calc": "LibreOffice Calc",
    "word": "Word",
    "writer": "LibreOffice Writer",
    "html": N_("a page"),
    "text": N_("text"),
}
_NOTICED = {
    HIDDEN_ROWS: N_("Rows that are hidden in the file are in the list too."),
    HIDDEN_COLUMNS: N_("Columns that are hidden in the file are in the list too."),
}
Pasted = Mapping[str, "bytes | str"] | str | Path


def offered(mime: QMimeData | None) -> dict[str, bytes | str]:
    """What the clipboard or a drop offers, as intake takes it; pictures are only named."""
    found: dict[str, bytes | str] = {}
    if mime is None:  # some systems answer so for an empty clipboard
        return found
    for name in mime.formats():
        plain = name.casefold().replace(" ", "")
        if plain.startswith(TEXT_TYPES):
            found[name] = bytes(mime.data(name).data())
        elif plain.startswith("image/"):
            found[name] = b"picture"
    if mime.hasImage():
        found.setdefault("image/png", b"picture")
    if mime.hasText() and not any(name.casefold().startswith("text/plain") for name in found):
        found["text/plain"] = mime.text()
    return found


def dropped_file(mime: QMimeData | None) -> str:
    """The first file among what was dropped or copied, "" if there is none."""
    urls = mime.urls() if mime is not None else []
    return next((url.toLocalFile() for url in urls if url.isLocalFile()), "")


def encoding_of(table: SourceTable) -> str:
    """In what encoding a text file was read, "" for what has none."""
    return next((note.partition(":")[2] for note in table.notes if note.startswith("encoding:")), "")


def noticed(table: SourceTable) -> str:
    """What a person should know of how the table was read, "" if it is nothing."""
    return " ".join(_(_NOTICED[note]) for note in table.notes if note in _NOTICED)


def encoding_names() -> list[tuple[str, str]]:
    """(code, what people call it) of the encodings that can be chosen."""
    names = {"cp1251": "Windows-1251", "cp866": "DOS 866", "koi8-r": "KOI8-R", "cp1250": "Windows-1250"}
    names |= {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}
    return [(code, names[code]) for code in ENCODINGS]


def file_filter() -> str:
    """The kinds of files for the open dialog."""
    kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    return _("Lists") + f" ({kinds})"


def described(table: SourceTable, when: str) -> str:
    """ "20 rows, 13 columns from LibreOffice Calc at 10:42"."""
    people = table.people_rows()
    rows = ngettext("%(count)d row", "%(count)d rows", people) % {"count": people}
    columns = ngettext("%(count)d column", "%(count)d columns", table.width) % {"count": table.width}
    origin = _ORIGINS.get(table.origin, table.origin)
    values = {"rows": rows, "columns": columns, "origin": _(origin) if origin else "", "when": when}
    if not origin:
        return _("%(rows)s, %(columns)s, at %(when)s") % values
    return _("%(rows)s, %(columns)s from %(origin)s at %(when)s") % values


def table_name(number: int, table: SourceTable) -> str:
    """What a table is called in the choice of tables."""
    name = table.title.split("\n")[0][:40] or ", ".join(table.headings[:3])[:40]
    count = len(table.rows)
    rows = ngettext("%(count)d row", "%(count)d rows", count) % {"count": count}
    return _("Table %(number)d: %(name)s, %(rows)s") % {"number": number + 1, "name": name, "rows": rows}
