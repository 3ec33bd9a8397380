"""Changes of thousands of records: a few statements run many times, instead of three for each record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import peewee

from models.ids import slices
from models.search_sql import MAX_PARAMETERS, insert_rows, marks, select
from models.tables import columns_of, database, table_name

Columns = dict[str, Any]


def read_rows(model: Any, ids: Iterable[int], columns: Sequence[str]) -> dict[int, Columns]:
    """Columns of the records that exist, by id; inside a transaction nobody else changes them meanwhile."""
    names = ", ".join(f'"{name}"' for name in ("id", *columns))
    lock = " FOR UPDATE" if database.for_update and database.in_transaction() else ""
    found: dict[int, Columns] = {}
    for part in slices(sorted(ids), MAX_PARAMETERS):
        # Names of our own tables and columns only; the values are bound.
        sql = f'SELECT {names} FROM "{table_name(model)}" WHERE id IN ({marks(len(part))}) ORDER BY id{lock}'  # noqa: S608
        for record_id, *values in select(sql, part):
            found[record_id] = dict(zip(columns, values, strict=True))
    return found


def update_rows(model: Any, changes: Mapping[int, Mapping[str, Any]]) -> dict[int, Columns]:
    """Write what differs from what is there, and raise the versions; what was there before, by id.

    Runs inside a transaction. A record whose columns are all as wanted gets its version raised, if its table
    has one, and is else left out.
    """
    versioned = "version" in columns_of(model)
    names = list(dict.fromkeys(name for one in changes.values() for name in one))
    there = read_rows(model, changes, [*names, *(["version"] if versioned else [])])
    before: dict[int, Columns] = {}
    statements: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for record_id, old in there.items():
        new = {name: value for name, value in changes[record_id].items() if old[name] != value}
        if versioned:
            new["version"] = old["version"] + 1
        if new:
            before[record_id] = {name: old[name] for name in new}
            statements.setdefault(tuple(new), []).append((*new.values(), record_id))
    for columns, rows in statements.items():
        _write(model, columns, rows)
    return before


def _write(model: Any, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    assigned = ", ".join(f'"{name}" = ?' for name in columns)
    with peewee.__exception_wrapper__:
        insert_rows(f'UPDATE "{table_name(model)}" SET {assigned} WHERE id = ?', rows)  # noqa: S608
