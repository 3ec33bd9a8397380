"""A table as it was brought: plain texts, and beside them what a cell knew beyond its text.

A list of ten thousand people has a hundred and forty thousand cells, and nearly all of them are just
text. So a row is a plain ``list[str]``; only a cell that carried more (the true value of a date or a
number, the format "text") has a ``CellDetail`` in a sparse dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from intake.errors import MAX_COLUMNS, MAX_ROWS, UnreadableSource

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CellDetail:
    """What a cell was besides its text.

    ``kind``: text, number, date. ``value``: the true number as text without exponent ("4505123456"), the
    true date in ISO 8601, or "" when only the kind is known. ``keep_text``: the cell was formatted as
    text or padded with zeros on purpose, so its zeros are meant.
    """

    kind: str = "text"
    value: str = ""
    keep_text: bool = False


@dataclass(slots=True)
class RawTable:
    """Rows as a reader found them, before title, heading and totals are told apart from people.

    ``struck``: rows all of whose texts are struck through: people who have cancelled.
    """

    rows: list[list[str]]
    details: dict[Place, CellDetail] = field(default_factory=dict)
    title: str = ""
    origin: str = ""
    notes: list[str] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)


@dataclass(slots=True)
class SourceTable:
    """A table in its own order.

    ``headings``: one a column, unique, "A", "B", ... where there is none. ``groups``: the heading above a
    heading ("Passport" over "series" and "number"), "" if none. ``rows``: texts, every row as long as
    ``headings``. ``details``: what single cells knew beyond their text, by (row, column) of ``rows``.
    ``head``: the source's rows above the first of ``rows`` (title and headings), of which the last
    ``header_rows`` are the headings. ``marks``: rows that are no people, by row: empty, totals, heading,
    group, struck. ``origin``: excel, calc, word, html, text, or the name of the file with its sheet.
    ``notes``: codes of what was noticed while reading. ``fields``: column -> field and ``clients``: row ->
    regular client, where the source itself says so (an earlier tour).
    """

    headings: list[str]
    rows: list[list[str]]
    title: str = ""
    origin: str = ""
    header_rows: int = 0
    notes: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    details: dict[Place, CellDetail] = field(default_factory=dict)
    head: list[list[str]] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    fields: dict[int, str] = field(default_factory=dict)
    clients: dict[int, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.headings)

    def column(self, index: int) -> list[str]:
        """All texts of one column, in the order of the rows."""
        return [row[index] for row in self.rows]

    def detail(self, row: int, column: int) -> CellDetail | None:
        """What the cell knew beyond its text, or None."""
        return self.details.get((row, column))

    def people_rows(self) -> int:
        """How many rows are not marked as empty, totals, headings or groups."""
        return len(self.rows) - len(self.marks)


def column_letters(index: int) -> str:
    """A, B, ... Z, AA: how spreadsheets name the column ``index`` (from 0)."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def square(rows: list[list[str]]) -> list[list[str]]:
    """The rows, all of one length: short ones filled up with "", trailing empty columns cut.

    Raises UnreadableSource when there are more rows or columns than a list of people can have.
    """
    if len(rows) > MAX_ROWS:
        raise UnreadableSource("too_large")
    lengths = set(map(len, rows))
    width = max(lengths, default=0)
    if width > MAX_COLUMNS:
        width = max((_used(row) for row in rows), default=0)
        if width > MAX_COLUMNS:
            raise UnreadableSource("too_wide")
        return [row[:width] + [""] * (width - len(row)) for row in rows]
    if len(lengths) > 1:
        rows = [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
    return rows


def _used(row: Sequence[str]) -> int:
    used = len(row)
    while used and not row[used - 1].strip():
        used -= 1
    return used


def score(table: SourceTable) -> int:
    """How much of a list of people a table looks like: its filled cells."""
    filled = sum(len(row) - row.count("") for row in table.rows[:500])
    return filled * (2 if table.header_rows else 1)


def best_first(tables: Sequence[SourceTable]) -> list[SourceTable]:
    """The tables with the most promising one at the front, the others in the order of the source."""
    if not tables:
        return []
    best = max(range(len(tables)), key=lambda i: (score(tables[i]), -i))
    return [tables[best], *(t for i, t in enumerate(tables) if i != best)]


def cells(rows: Sequence[list[str]]) -> Iterator[str]:
    """All texts of the rows, one after the other."""
    return chain.from_iterable(rows)
