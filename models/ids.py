"""Ids: reserved in blocks before the rows are written, never used twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from models.tables import database, table_name


def reserve(model: Any, count: int) -> list[int]:
    """Take ``count`` new ids of a table, ascending. Runs inside the transaction that will use them."""
    table = table_name(model)
    return _from_sequence(table, count) if database.sequences else _from_sqlite(table, count)


def _from_sequence(table: str, count: int) -> list[int]:
    # nextval is safe beside other workstations; the block may have holes where they took some.
    rows = database.execute_sql(
        "SELECT nextval(%s::regclass) FROM generate_series(1, %s)", (f"{table}_id_seq", count)
    )
    return [new for (new,) in rows.fetchall()]


def _from_sqlite(table: str, count: int) -> list[int]:
    # SQLite counts AUTOINCREMENT in this table; the IMMEDIATE transaction keeps others out.
    row = database.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    last = row[0] if row else 0
    if row:
        database.execute_sql("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last + count, table))
    else:
        database.execute_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, count))
    return list(range(last + 1, last + count + 1))


def ranges(ids: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ids as (first, last) of unbroken runs: 1 2 3 7 -> (1, 3) (7, 7)."""
    first = last = None
    for one in sorted(ids):
        if first is None or last is None:
            first = last = one
        elif one == last + 1:
            last = one
        else:
            yield first, last
            first = last = one
    if first is not None and last is not None:
        yield first, last


def slices(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """The sequence in parts of at most ``size``: a statement takes only so many values."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
