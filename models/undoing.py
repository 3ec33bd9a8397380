"""Undo of any operation, from the journal alone; itself an operation, so that redo is undo of the undo.

What was changed gets its columns back, what was deleted comes back with its id, what was made is deleted:
each record only if nobody changed it since, and only if nothing else depends on it.
"""

from __future__ import annotations

from typing import Any

from models import database as db
from models.aggregates import fresh_keys
from models.journal import Operation, UndoReport, default_values, operation
from models.tables import JOURNALED, TABLES, table_name
from models.undo_plan import Plan, make_plan, own_columns


def undo_operation(operation_id: int) -> UndoReport:
    """Reverse an operation as far as it can be, and say record by record what could not."""
    with operation("undo", undoes=operation_id) as op:
        plan = make_plan(operation_id, lock=True)
        for model in JOURNALED:
            _bring_back(op, model, plan)
        _change_back(op, plan)
        for model in reversed(JOURNALED):
            op.delete(model, sorted(plan.created.get(table_name(model), ())))
    saved = op.saved()
    if not saved.operation_id:
        db.current().passed_over.add(operation_id)
    return UndoReport(saved.operation_id, plan.count, plan.kept, plan.impossible, saved.changed)


def _change_back(op: Operation, plan: Plan) -> None:
    wanted: dict[str, dict[int, dict[str, Any]]] = {}
    for (table, record_id), action, before in plan.changes:  # the newest first: what was before all stays
        if action == "change":
            columns = {name: before[name] for name in own_columns(table, before)}
            wanted.setdefault(table, {}).setdefault(record_id, {}).update(columns)
    for table, changes in wanted.items():
        # The keys of then do not fit what others have changed since.
        keys = fresh_keys(table, {one: columns for one, columns in changes.items() if columns})
        op.update_many(TABLES[table], {one: columns | keys.get(one, {}) for one, columns in changes.items()})


def preview(operation_id: int) -> UndoReport:
    """What ``undo`` would do now; nothing is written."""
    plan = make_plan(operation_id)
    return UndoReport(0, plan.count, plan.kept, plan.impossible)


def _bring_back(op: Operation, model: Any, plan: Plan) -> None:
    table, defaults = table_name(model), default_values(model)
    rows = [
        defaults | before | {"id": key[1]}
        for key, action, before in plan.changes
        if action == "delete" and key[0] == table
    ]
    if rows:
        op.insert_again(model, rows)
