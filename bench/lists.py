"""Lists on their way in: HTML against its parser, memory against the text, a row checked, a short import."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from bench.base import base_of
from bench.importing import import_measure, list_text
from bench.measures import Measure, calibration, interleaved, remark, scaled
from bench.searching import LARGE
from intake.batch import ImportBatch
from intake.delimited import tables_from_text
from intake.html_tables import tables_from_html
from models.imports import person_keys

ROWS = 10_000
LONG = 100_000
_MEMORY = """
import sys
from intake.delimited import tables_from_text
def highest():  # of this program alone; getrusage also counts what its parent had
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
text = open(sys.argv[1], encoding="utf-8", newline="").read()
before = highest()
table = tables_from_text(text)[0]
print(highest() - before, len(table.rows))
"""


def measures() -> Iterator[Measure]:
    """The goals of reading lists."""
    base = base_of(LARGE)
    yield from html_measures(list_text(base, ROWS))
    yield memory_measure(list_text(base, LONG))
    yield checking_measure(list_text(base, ROWS))
    yield import_measure(base, 1_000)


def as_html(text: str) -> str:
    """The list as spreadsheets put it on the clipboard."""
    rows = (line.split("\t") for line in text.split("\r\n") if line)
    lines = ("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><table>{chr(10).join(lines)}</table></body></html>"


def html_measures(text: str) -> Iterator[Measure]:
    """Reading a table of HTML, beside the parser alone: parsing the page, and giving the texts of cells."""
    from selectolax.lexbor import LexborHTMLParser

    html = as_html(text)

    def cells() -> list[list[str | None]]:
        return [[cell.text() for cell in row.css("td, th")] for row in LexborHTMLParser(html).css("tr")]

    sides = [
        lambda _n: lambda: tables_from_html(html),
        lambda _n: lambda: LexborHTMLParser(html),
        lambda _n: cells,
    ]
    ours, parser, texts = interleaved(sides, 7)
    alone = f"parser alone {1000 * parser:.0f} ms, with texts {1000 * texts:.0f} ms"
    remark(f"HTML {1000 * ours:.0f} ms, {alone}")
    yield Measure(f"HTML of {ROWS:,} rows against the parser alone", ours / parser, "x", 2.0)
    yield Measure(f"HTML of {ROWS:,} rows against the parser and its texts of cells", ours / texts, "x", None)


def memory_measure(text: str) -> Measure:
    """What a long list takes while it is read, in a process of its own, by its UTF-8 text."""
    from bench.base import FOLDER

    path = FOLDER / "list.tsv"
    path.write_text(text, encoding="utf-8", newline="")
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-c", _MEMORY, str(path)], cwd=root, capture_output=True, text=True, check=True
    )
    size = path.stat().st_size
    path.unlink()
    kib, rows = map(int, done.stdout.split())
    remark(f"{rows:,} rows, {size / 1e6:.1f} MB of text, {kib / 1024:.0f} MiB more resident")
    return Measure("memory of 100,000 rows against their text", kib * 1024 / size, "x", 12.0)


def checking_measure(text: str) -> Measure:
    """Cells read, checked and keyed, by the row; the table is split into cells before."""
    table = tables_from_text(text)[0]
    mapping = ImportBatch(table).mapping

    def check(_number: int):
        rows = range(len(table.rows))
        return lambda: [person_keys(one) for one in ImportBatch(table, mapping).tourists(rows)]

    [spent] = interleaved([check], 5)
    remark(f"checked {len(table.rows):,} rows in {1000 * spent:.0f} ms")
    goal = scaled(100.0, calibration())
    return Measure("reading, checking and keying a row", 1_000_000 * spent / len(table.rows), "us", goal)
