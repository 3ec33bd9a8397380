"""Rows as what other programs paste: tab-separated text and an HTML table whose cells stay text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape


def table_mime(rows: Sequence[Sequence[str]]) -> dict[str, bytes]:
    """MIME type to content. Cells keep leading zeros in spreadsheets (mso-number-format "@")."""
    return {"text/plain": _tabbed(rows).encode(), "text/html": _html(rows).encode()}


def _tabbed(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, "excel-tab", lineterminator="\n").writerows(rows)
    return text.getvalue()


def _html(rows: Sequence[Sequence[str]]) -> str:
    lines = ("<tr>" + "".join(map(_html_cell, row)) + "</tr>" for row in rows)
    return (
        '<html><head><meta charset="utf-8">'
        '<style>td {mso-number-format:"\\@"; white-space:nowrap}</style></head>'
        f"<body><table>{''.join(lines)}</table></body></html>"
    )


def _html_cell(text: str) -> str:
    return "<td>" + escape(text).replace("\n", "<br>") + "</td>"
