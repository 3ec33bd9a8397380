"""The clipboard, given as what it offers: MIME type -> content. No Qt here.

Preferred is text/html when it holds a table: a word processor's plain text is one cell a line, and a
spreadsheet's plain text loses line breaks inside cells. Then tab-separated text, then other separators.
Pictures, and the old STRING target that lost all letters beyond Latin, are never read.
"""

from __future__ import annotations

from collections.abc import Mapping

from intake.delimited import tables_from_text
from intake.encodings import decode
from intake.errors import UnreadableSource
from intake.html_tables import tables_from_html
from intake.tables import SourceTable, best_first

Mime = Mapping[str, "bytes | str"]
_TEXT_TYPES = (
    "text/tab-separated-values",
    "application/x-libreoffice-tsvc",
    "text/plain;charset=utf-8",
    "text/plain;charset=utf-16",
    "text/plain",
    "utf8_string",
    "text/csv",
)


def tables_from_mime(mime: Mime) -> list[SourceTable]:
    """The tables on the clipboard, the most promising first.

    Raises UnreadableSource when there is none, with the reason that helps most.
    """
    offered = {_type(name): content for name, content in mime.items() if content}
    text = _text(offered)
    failure: UnreadableSource | None = None
    if html := _decoded(offered.get("text/html", "")):
        try:
            tables = tables_from_html(html)
        except UnreadableSource as error:
            tables, failure = [], error
        if tables and not _text_is_better(tables, text):
            return best_first(tables)
    if text.strip():
        return _from_text(text, failure)
    raise failure or _nothing(offered)


def _type(name: str) -> str:
    return name.casefold().replace(" ", "").replace('"', "")


def _decoded(content: bytes | str) -> str:
    return content if isinstance(content, str) else decode(content)[0]


def _text(offered: Mime) -> str:
    for name in _TEXT_TYPES:
        if content := offered.get(name):
            return _decoded(content)
    return ""


def _text_is_better(tables: list[SourceTable], text: str) -> bool:
    """A page's single-cell table beside text that is clearly tabular."""
    return all(table.width <= 1 for table in tables) and "\t" in text


def _from_text(text: str, failure: UnreadableSource | None) -> list[SourceTable]:
    try:
        return tables_from_text(text)
    except UnreadableSource as error:
        raise failure or error from None


def _nothing(offered: Mime) -> UnreadableSource:
    if any(name.startswith("image/") for name in offered):
        return UnreadableSource("picture")
    return UnreadableSource("not_a_table" if offered else "empty")
