"""Tables of .docx files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake.archives import check_archive, check_xml
from intake.errors import MAX_COLUMNS, MAX_ROWS, UnreadableSource
from intake.plain_text import fold_text
from intake.tables import RawTable

if TYPE_CHECKING:
    from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def raw_word_tables(path: Path) -> list[RawTable]:
    """Every table of a Word document, merged cells written out. Raises UnreadableSource."""
    check_archive(path)
    check_xml(path)
    try:
        from docx import Document

        tables = Document(str(path)).element.body.iter(f"{_W}tbl")
        return [_raw(table, f"{path.name}") for table in tables]
    except UnreadableSource:
        raise
    except Exception as error:  # python-docx and lxml have no common error for a broken document
        raise UnreadableSource("damaged") from error


def _raw(table: CT_Tbl, origin: str) -> RawTable:
    raw = RawTable([], origin=origin)
    for line in table.tr_lst:
        if len(raw.rows) >= MAX_ROWS:
            raise UnreadableSource("too_large")
        above = raw.rows[-1] if raw.rows else []
        row: list[str] = []
        if _is_struck(line):
            raw.struck.add(len(raw.rows))
        for cell in line.tc_lst:
            text = _continued(above, len(row)) if cell.vMerge == "continue" else _text(cell)
            row.extend([text] * max(1, min(cell.grid_span, MAX_COLUMNS)))
        raw.rows.append(row)
    return raw


def _is_struck(line: CT_Row) -> bool:
    """Whether everything written in a row is struck through."""
    runs = [run for run in line.iter(f"{_W}r") if any((one.text or "").strip() for one in run.iter(f"{_W}t"))]
    return bool(runs) and all(map(_strike, runs))


def _strike(run: object) -> bool:
    found = [*run.iter(f"{_W}strike", f"{_W}dstrike")]  # type: ignore[attr-defined]
    return any(one.get(f"{_W}val", "1") not in ("0", "false", "off") for one in found)


def _continued(above: list[str], column: int) -> str:
    return above[column] if column < len(above) else ""


def _text(cell: CT_Tc) -> str:
    lines = ["".join(_pieces(paragraph)) for paragraph in cell.iter(f"{_W}p")]
    return "\n".join(" ".join(part.split()) for part in fold_text("\n".join(lines)).split("\n")).strip()


def _pieces(paragraph: object) -> list[str]:
    """The texts of a paragraph in order; deleted text of tracked changes is w:delText and stays out."""
    pieces = []
    for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}noBreakHyphen"):  # type: ignore[attr-defined]
        kind = node.tag.removeprefix(_W)
        pieces.append((node.text or "") if kind == "t" else {"br": "\n", "tab": " "}.get(kind, "-"))
    return pieces
