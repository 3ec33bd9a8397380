"""Who changed what and when, read from the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from models import database as db
from models.tables import Operation, OperationChange, OperationCreated, columns_of

_COLUMNS = ("id", "kind", "source", "person", "workstation", "at", "undoes")


@dataclass(frozen=True, slots=True)
class OperationRow:
    """One operation to show. ``at`` is ISO 8601 in UTC; ``counts``: records written, by table."""

    id: int
    kind: str
    source: str
    person: str
    workstation: str
    at: str
    undone: bool
    undoes: int | None = None
    counts: dict[str, int] = field(default_factory=dict)


def recent_operations(limit: int = 50, offset: int = 0) -> list[OperationRow]:
    """The latest operations of everybody, the newest first."""
    query = Operation.select(*_columns()).order_by(Operation.id.desc()).limit(limit).offset(offset)
    return _rows(list(query.tuples()))


def record_operations(table: str, record_id: int, limit: int = 50) -> list[OperationRow]:
    """The operations that made, changed or deleted one record, the newest first."""
    changed = OperationChange.select(OperationChange.operation).where(
        OperationChange.table_name == table, OperationChange.record_id == record_id
    )
    made = OperationCreated.select(OperationCreated.operation).where(
        OperationCreated.table_name == table,
        OperationCreated.first_id <= record_id,
        OperationCreated.last_id >= record_id,
    )
    query = Operation.select(*_columns()).where(Operation.id.in_(changed) | Operation.id.in_(made))
    return _rows(list(query.order_by(Operation.id.desc()).limit(limit).tuples()))


def last_operation() -> OperationRow | None:
    """This person's last operation that was not undone and is no undo itself: what Ctrl+Z takes back.

    One of which nothing could be undone when it was tried is passed over for as long as that is so.
    """
    query = Operation.select(*_columns()).where(
        Operation.person == db.current().person, Operation.undoes.is_null()
    )
    for row in query.order_by(Operation.id.desc()).tuples().iterator():
        if not is_undone(row[0]) and not _is_passed_over(row[0]):
            return _rows([row])[0]
    return None


def last_undo() -> OperationRow | None:
    """This person's last operation, if it is an undo not undone in turn: what a redo would undo."""
    query = Operation.select(*_columns()).where(Operation.person == db.current().person)
    for row in query.order_by(Operation.id.desc()).tuples().iterator():
        target = row[-1]
        if target is None:
            return None
        if not is_undone(row[0]) and not _is_redo(target) and not _is_passed_over(row[0]):
            return _rows([row])[0]
    return None


def is_undone(operation_id: int) -> bool:
    """Whether the operation was undone, and that not undone in turn."""
    query = Operation.select(Operation.id).where(Operation.undoes == operation_id)
    return any(not is_undone(one) for (one,) in list(query.tuples()))


def _is_passed_over(operation_id: int) -> bool:
    if operation_id not in db.current().passed_over:
        return False
    from models.undo_plan import make_plan

    return make_plan(operation_id).count == 0


def _is_redo(target: int) -> bool:
    """An operation that undid an undo is a redo."""
    row = Operation.select(Operation.undoes).where(Operation.id == target).tuples().first()
    return row is not None and row[0] is not None


def _columns() -> list[Any]:
    return [columns_of(Operation)[name] for name in _COLUMNS]


def _rows(rows: list[tuple[Any, ...]]) -> list[OperationRow]:
    counts = _counts([row[0] for row in rows])
    return [
        OperationRow(one, kind, source, person, station, at, is_undone(one), undoes, counts.get(one, {}))
        for one, kind, source, person, station, at, undoes in rows
    ]


def _counts(ids: list[int]) -> dict[int, dict[str, int]]:
    counts: dict[int, dict[str, int]] = {}
    for one, table, number in (*_changed_counts(ids), *_created_counts(ids)):
        of_operation = counts.setdefault(one, {})
        of_operation[table] = of_operation.get(table, 0) + number
    return counts


def _changed_counts(ids: list[int]) -> Iterable[tuple[int, str, int]]:
    from peewee import fn

    records = fn.COUNT(OperationChange.record_id.distinct())
    query = OperationChange.select(OperationChange.operation, OperationChange.table_name, records)
    grouped = query.where(OperationChange.operation.in_(ids)).group_by(
        OperationChange.operation, OperationChange.table_name
    )
    return list(grouped.tuples())


def _created_counts(ids: list[int]) -> Iterable[tuple[int, str, int]]:
    query = OperationCreated.select(
        OperationCreated.operation,
        OperationCreated.table_name,
        OperationCreated.first_id,
        OperationCreated.last_id,
    ).where(OperationCreated.operation.in_(ids))
    return [(one, table, last - first + 1) for one, table, first, last in query.tuples()]
