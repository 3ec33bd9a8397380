"""Tables in HTML: what Excel, Word, LibreOffice, mail programs and web pages put on the clipboard.

Parsed by lexbor with all the cells merged over several rows or columns written out, ``<br>`` and ends of
paragraphs as line breaks. Calc says the true value of dates and numbers in ``sdval`` and ``sdnum``, Excel
the format of a cell in ``mso-number-format`` of its class.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from intake.errors import MAX_COLUMNS, MAX_ROWS, UnreadableSource
from intake.layout import as_source_table
from intake.number_formats import calc_detail, excel_detail
from intake.plain_text import fold_text
from intake.tables import CellDetail, RawTable, SourceTable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_HTML = 24_000_000  # letters; a Calc list of 15,000 rows of 14 columns
MAX_SPAN = 50
MAX_DEPTH = 300  # the parser's time grows with the square of the depth
MAX_TABLES = 2_000
_BREAK = "\ue001"  # stands for a line break while white space is folded
_CELL = "\ue002"  # stands at the end of each cell, so that a whole row is taken out at once
_CELL_ENDS = ("</td>", "</th>", "</TD>", "</TH>")
_BREAK_TAG = re.compile(r"<br\b[^>]{0,300}>", re.IGNORECASE)
_BREAK_ENDS = ("</p>", "</div>", "</li>", "</P>", "</DIV>", "</LI>")
_NESTING_TAGS = re.compile(
    r"<(/?)(?:div|span|font|[bisau]|em|strong|section|article|blockquote|[uo]l|li|center|table|form|pre)\b"
)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_STRUCK = re.compile(r"\.([A-Za-z_][A-Za-z0-9_-]*)\s*\{[^{}]*?text-decoration:[^;{}]*line-through")
_CLASS_FORMAT = re.compile(r"\.([\w-]+)\s*\{[^{}]*?mso-number-format:\s*([^;{}]*)")


def tables_from_html(html: str) -> list[SourceTable]:
    """All tables of a page that hold no other table. Raises UnreadableSource when too large or too deep."""
    return [as_source_table(raw) for raw in raw_tables(html)]


def raw_tables(html: str) -> list[RawTable]:
    """As ``tables_from_html``, before headings and totals are told apart."""
    if len(html) > MAX_HTML:
        raise UnreadableSource("too_large")
    low = html.lower()
    if "<td" not in low and "<th" not in low:
        return []
    if low.count("<table") > MAX_TABLES or deepest(low) > MAX_DEPTH:
        raise UnreadableSource("too_deep")
    if "<table" not in low:
        html = f"<table>{html}</table>"
    reader = _CellReader(html, low)
    parser = _parse(fold_text(html), low, reader.closed)
    tables = parser.css("table")
    leaves = [node for node in tables if len(node.css("table")) == 1] if len(tables) > 1 else tables
    found = [_raw_table(node, reader) for node in leaves]
    return [raw for raw in found if any(any(row) for row in raw.rows)]


def _parse(html: str, low: str, closed: bool) -> LexborHTMLParser:
    from selectolax.lexbor import LexborHTMLParser

    if "<br" in low:
        html = _BREAK_TAG.sub(_BREAK, html)
    html = _marked(html, _BREAK_ENDS, _BREAK)
    if closed:
        html = _marked(html, _CELL_ENDS, _CELL)
    parser = LexborHTMLParser(html)
    present = [tag for tag in ("comment", "rt", "script", "style") if f"<{tag}" in low]
    for useless in parser.css(", ".join(present)) if present else ():
        useless.decompose()
    return parser


def _marked(html: str, ends: tuple[str, ...], mark: str) -> str:
    for end in ends:
        if end in html:
            html = html.replace(end, mark + end)
    return html


def deepest(low: str) -> int:
    """How many boxes stand in one another at most in a page in small letters, inline ones counted."""
    steps = accumulate(-1 if closing else 1 for closing in _NESTING_TAGS.findall(low))
    depths = [0, *steps]
    return max(depth - least for depth, least in zip(depths, accumulate(depths, min), strict=True))


class _CellReader:
    """Reads cells of one page; knows which marks of which program the page uses."""

    def __init__(self, html: str, low: str) -> None:
        self.origin = _origin(low)
        opened = low.count("<td") + low.count("<th") - low.count("<thead")
        self.closed = opened == sum(map(html.count, _CELL_ENDS))
        self._calc = "sdval=" in low or "sdnum=" in low
        self._formats = _class_formats(html) if "mso-number-format" in low else {}
        self._inline = "mso-number-format" in low
        names = [name for name in ("sdval", "sdnum", "rowspan", "colspan") if f"{name}=" in low]
        names += ["class", "style"] if self._inline else []
        names += ["x\\:num"] if "x:num" in low else []
        self.struck = _struck_selector(html, low)
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


def _origin(low: str) -> str:
    top = low[:20_000]
    for mark, origin in (
        ("excel.sheet", "excel"),
        ("office:excel", "excel"),
        ("word.document", "word"),
        ("office:word", "word"),
        ("google-sheets", "sheets"),
    ):
        if mark in top:
            return origin
    if "libreoffice" in top or "openoffice" in top:
        return "calc" if "sdval=" in low or "<colgroup" in low else "writer"
    return "html"


def _class_formats(html: str) -> dict[str, str]:
    return {
        name: written.strip()
        for style in _STYLE.findall(html[:2_000_000])
        for name, written in _CLASS_FORMAT.findall(style)
    }


def cell_text(text: str) -> str:
    """The text of a cell with white space folded as a browser shows it."""
    if _BREAK not in text:
        return " ".join(text.split())
    lines = [" ".join(line.split()) for line in text.split(_BREAK)]
    return "\n".join(lines).strip("\n")


def _raw_table(node: LexborNode, reader: _CellReader) -> RawTable:
    raw = RawTable([], origin=reader.origin)
    telling = {cell.mem_id for cell in node.css(reader.telling)} if reader.telling else set()
    held: dict[int, tuple[int, str]] = {}  # column -> (rows still to fill, text)
    for line in node.css("tr"):
        if len(raw.rows) >= MAX_ROWS:
            raise UnreadableSource("too_large")
        texts = _texts(line, reader.closed)
        if reader.struck and _is_struck(line, reader.struck):
            raw.struck.add(len(raw.rows))
        if telling or held:
            texts = _spanned_row(line, texts, reader, held, raw, telling)
        raw.rows.append(texts)
    return raw


def _struck_selector(html: str, low: str) -> str:
    """CSS of what is struck through on this page, "" if nothing is."""
    found = [tag for tag in ("s", "strike", "del") if f"<{tag}>" in low or f"<{tag} " in low]
    if "line-through" in low:
        found += ['[style*="line-through"]']
        found += [f".{name}" for style in _STYLE.findall(html[:2_000_000]) for name in _STRUCK.findall(style)]
    return ", ".join(found)


def _is_struck(line: LexborNode, selector: str) -> bool:
    """Whether everything written in a row is struck through."""
    written = len("".join(line.text().replace(_CELL, "").replace(_BREAK, "").split()))
    if not written:
        return False
    parts = line.css(selector)
    outer = [part for part in parts if not any(_holds(other, part) for other in parts)]
    struck = sum(len("".join(part.text().replace(_CELL, "").replace(_BREAK, "").split())) for part in outer)
    return struck >= written


def _holds(outer: LexborNode, inner: LexborNode) -> bool:
    parent = inner.parent
    while parent is not None and parent.tag != "tr":
        if parent.mem_id == outer.mem_id:
            return True
        parent = parent.parent
    return False


def _texts(line: LexborNode, closed: bool) -> list[str]:
    """The texts of a row's cells."""
    if closed:
        return [cell_text(text) for text in line.text().split(_CELL)[:-1]]
    return [cell_text(cell.text()) for cell in line.css("td, th")]


def _spanned_row(
    line: LexborNode,
    texts: list[str],
    reader: _CellReader,
    held: dict[int, tuple[int, str]],
    raw: RawTable,
    telling: set[int],
) -> list[str]:
    row: list[str] = []
    for cell, text in zip(line.css("td, th"), texts, strict=False):
        _fill_held(row, held)
        if cell.mem_id not in telling:
            row.append(text)
            continue
        attributes = cell.attributes
        if detail := reader.detail(attributes, text):
            raw.details[(len(raw.rows), len(row))] = detail
        _put_spanned(row, held, text, attributes)
        if len(row) > MAX_COLUMNS * MAX_SPAN:
            raise UnreadableSource("too_wide")
    _fill_held(row, held)
    return row


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
