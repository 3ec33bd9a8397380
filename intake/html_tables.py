"""Tables in HTML: what Excel, Word, LibreOffice, mail programs and web pages put on the clipboard.

Parsed by lexbor with all the cells merged over several rows or columns written out, ``<br>`` and ends of
paragraphs as line breaks. Calc says the true value of dates and numbers in ``sdval`` and ``sdnum``, Excel
the format of a cell in ``mso-number-format`` of its class.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.errors import MAX_COLUMNS, MAX_ROWS, UnreadableSource
from intake.html_page import BREAK, CELL, ROW, Page
from intake.layout import as_source_table
from intake.number_formats import calc_detail, excel_detail, says_more
from intake.plain_text import fold_text
from intake.tables import CellDetail, RawTable, SourceTable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_SPAN = 50
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_STRUCK = re.compile(r"\.([A-Za-z_][A-Za-z0-9_-]*)\s*\{[^{}]*?text-decoration:[^;{}]*line-through")
_CLASS_FORMAT = re.compile(r"\.([\w-]+)\s*\{[^{}]*?mso-number-format:\s*([^;{}]*)")


def tables_from_html(html: str) -> list[SourceTable]:
    """All tables of a page that hold no other table. Raises UnreadableSource when too large or too deep."""
    return [as_source_table(raw) for raw in raw_tables(html)]


def raw_tables(html: str) -> list[RawTable]:
    """As ``tables_from_html``, before headings and totals are told apart."""
    page = Page(html)
    if not page.cells:
        return []
    reader = _CellReader(page)
    tables = page.tree().css("table")
    leaves = [node for node in tables if len(node.css("table")) == 1] if len(tables) > 1 else tables
    found = [_raw_table(node, reader) for node in leaves]
    return [raw for raw in found if any(any(row) for row in raw.rows)]


class _CellReader:
    """Reads cells of one page; knows which marks of which program the page uses."""

    def __init__(self, page: Page) -> None:
        self.origin = page.origin()
        self.closed = page.closed
        self._calc = page.has("sdval=") or page.has("sdnum=")
        self._inline = page.has("mso-number-format")
        self._formats = _class_formats(page.html) if self._inline else {}
        names = [name for name in ("sdval", "sdnum", "rowspan", "colspan") if page.has(f"{name}=")]
        names += [f'class="{name}"' for name, written in self._formats.items() if says_more(written)]
        names += ['style*="mso-number-format"'] if self._inline else []
        names += ["x\\:num"] if page.has("x:num") else []
        self.struck = _struck_selector(page)
        self.telling = ", ".join(f"[{name}]" for name in names)  # cells whose attributes matter

    def detail(self, attributes: dict[str, str | None], text: str) -> CellDetail | None:
        if self._calc:
            return calc_detail(attributes.get("sdval"), attributes.get("sdnum"), text)
        number = (attributes["x:num"] or text) if "x:num" in attributes else None
        written = self._formats.get(attributes.get("class") or "", "")
        style = attributes.get("style") or ""
        if not written and self._inline and "mso-number-format" in style:
            written = style.split("mso-number-format:", 1)[-1].split(";", 1)[0]
        return excel_detail(written, number, text) if written or number is not None else None


def _class_formats(html: str) -> dict[str, str]:
    return {
        name: written.strip()
        for style in _STYLE.findall(html[:2_000_000])
        for name, written in _CLASS_FORMAT.findall(style)
    }


def _raw_table(node: LexborNode, reader: _CellReader) -> RawTable:
    lines = node.css("tr")
    if len(lines) > MAX_ROWS:
        raise UnreadableSource("too_large")
    rows = _texts(lines, reader.closed)
    raw = RawTable(rows, origin=reader.origin)
    if reader.struck:
        raw.struck = {number for number, line in enumerate(lines) if _is_struck(line, reader.struck)}
    if reader.telling:
        _spread_spans(node, lines, reader, raw)
    return raw


def _texts(lines: list[LexborNode], closed: bool) -> list[list[str]]:
    """The texts of all cells, white space folded as a browser shows it: at once, a list has 140,000."""
    if closed:
        whole = ROW.join([line.text() for line in lines])
    else:
        whole = ROW.join(["".join(cell.text() + CELL for cell in line.css("td, th")) for line in lines])
    whole = " ".join(fold_text(whole).split())
    for mark in (CELL, ROW):
        whole = whole.replace(f" {mark}", mark).replace(f"{mark} ", mark)
    rows = [row.split(CELL)[:-1] for row in whole.split(ROW)]
    if BREAK not in whole:
        return rows
    return [[_lines(text) if BREAK in text else text for text in row] for row in rows]


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.split(BREAK)).strip("\n")


def _struck_selector(page: Page) -> str:
    """CSS of what is struck through on this page, "" if nothing is."""
    found = [tag for tag in ("s", "strike", "del") if page.has(f"<{tag}>") or page.has(f"<{tag} ")]
    if page.has("line-through"):
        found += ['[style*="line-through"]']
        styles = _STYLE.findall(page.html[:2_000_000])
        found += [f".{name}" for style in styles for name in _STRUCK.findall(style)]
    return ", ".join(found)


def _is_struck(line: LexborNode, selector: str) -> bool:
    """Whether everything written in a row is struck through."""
    written = _written(line)
    if not written:
        return False
    parts = line.css(selector)
    struck = {part.mem_id for part in parts}
    outer = [part for part in parts if not _stands_in(part, struck)]
    return sum(map(_written, outer)) >= written


def _written(node: LexborNode) -> int:
    """How many letters are written there."""
    return len("".join(node.text().replace(CELL, "").replace(BREAK, "").split()))


def _stands_in(node: LexborNode, others: set[int]) -> bool:
    """Whether one of these nodes of the same row holds the node."""
    parent = node.parent
    while parent is not None and parent.tag != "tr":
        if parent.mem_id in others:
            return True
        parent = parent.parent
    return False


def _spread_spans(node: LexborNode, lines: list[LexborNode], reader: _CellReader, raw: RawTable) -> None:
    """Write merged cells out, and note what cells knew beyond their text."""
    cells = node.css(reader.telling)
    telling = {cell.mem_id for cell in cells}
    tellers = {cell.parent.mem_id for cell in cells if cell.parent}
    held: dict[int, tuple[int, str]] = {}  # column -> (rows still to fill, text)
    for number, line in enumerate(lines):
        if not held and line.mem_id not in tellers:
            continue
        row: list[str] = []
        for cell, text in zip(line.css("td, th"), raw.rows[number], strict=False):
            _fill_held(row, held)
            if cell.mem_id not in telling:
                row.append(text)
                continue
            attributes = cell.attributes
            if detail := reader.detail(attributes, text):
                raw.details[(number, len(row))] = detail
            _put_spanned(row, held, text, attributes)
            if len(row) > MAX_COLUMNS * MAX_SPAN:
                raise UnreadableSource("too_wide")
        _fill_held(row, held)
        raw.rows[number] = row


def _put_spanned(
    row: list[str], held: dict[int, tuple[int, str]], text: str, attributes: dict[str, str | None]
) -> None:
    down = _span(attributes.get("rowspan"))
    for _ in range(_span(attributes.get("colspan"))):
        if down > 1:
            held[len(row)] = (down - 1, text)
        row.append(text)


def _fill_held(row: list[str], held: dict[int, tuple[int, str]]) -> None:
    while held and len(row) in held:
        left, text = held.pop(len(row))
        if left > 1:
            held[len(row)] = (left - 1, text)
        row.append(text)


def _span(written: str | None) -> int:
    if not written or not written.isascii() or not written.isdigit():
        return 1
    return max(1, min(int(written[:6]), MAX_SPAN))
