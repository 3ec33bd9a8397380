"""Ids: reserved in blocks before the rows are written, never used twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from models.tables import database


def reserve(model: Any, count: int) -> list[int]:
    """Take ``count`` new ids of a table, ascending. Runs inside the transaction that will use them."""
    table = model._meta.table_name
    return _from_sequence(table, count) if database.sequences else _from_sqlite(table, count)


def _from_sequence(table: str, count: int) -> list[int]:
    # nextval is safe beside other workstations; the block may have holes where they took some.
    rows = database.execute_sql(f"SELECT nextval('{table}_id_seq') FROM generate_series(1, %s)", (count,))
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
