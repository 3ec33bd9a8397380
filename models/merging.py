"""Saving a record that somebody else may have saved meanwhile: nobody's change is silently lost.

The state a form was loaded with is found again in the journal by the version the record carries. Fields the
form did not touch take theirs, fields they did not touch take mine, and where both changed one field the
person is asked (RecordChanged).
"""

from __future__ import annotations

import copy
import json
from typing import Any

from models import aggregates
from models.aggregates import Aggregate, Children, State, Values
from models.errors import RecordChanged, RecordGone
from models.journal import Operation
from models.tables import Operation as OperationTable
from models.tables import OperationChange, OperationCreated, table_name
from translations import _

Conflicts = dict[str, tuple[str, str]]


def save_record(op: Operation, aggregate: Aggregate, record: Any) -> int:
    """Insert a cleaned record, or write what was changed in it since it was loaded; its id.

    RecordGone if it was deleted meanwhile, RecordChanged if both sides changed the same field.
    """
    if record.id is None:
        return aggregates.insert_records(op, aggregate, [record])[0]
    current = aggregates.load_states(aggregate, [record.id], lock=True).get(record.id)
    if current is None:
        raise RecordGone(
            _("Somebody deleted this record meanwhile. Undo the deletion, or save it as a new one.")
        )
    mine = aggregates.to_state(aggregate, record)
    merged = _merged(aggregate, record.id, mine, current)
    if not aggregates.write_differences(op, aggregate, record.id, current, merged):
        raise _changed({}, aggregate, record.id)
    return int(record.id)


def load_records(aggregate: Aggregate, ids: list[int]) -> dict[int, Any]:
    """Detached records by id, without those that do not exist."""
    states = aggregates.load_states(aggregate, ids)
    return {one: aggregates.to_record(aggregate, one, state) for one, state in states.items()}


def refresh(aggregate: Aggregate, record: Any, record_id: int) -> None:
    """Bring a record that was just saved up to date in place: id, version, children's ids, merged fields."""
    fresh = load_records(aggregate, [record_id]).get(record_id)
    if fresh is None:
        return
    for name in ("id", "version", *aggregate.fields, *(one.attribute for one in aggregate.children)):
        setattr(record, name, getattr(fresh, name))


def who_saved(aggregate: Aggregate, record_id: int) -> tuple[str, str]:
    """Person and instant of the last change of a record; ("", "") if the journal does not know."""
    table = table_name(aggregate.model)
    query = (
        OperationTable.select(OperationTable.person, OperationTable.at)
        .join(OperationChange, on=OperationChange.operation == OperationTable.id)
        .where(OperationChange.table_name == table, OperationChange.record_id == record_id)
        .order_by(OperationTable.id.desc())
    )
    row = query.tuples().first()
    return (row[0], row[1]) if row else ("", "")


def _merged(aggregate: Aggregate, record_id: int, mine: State, current: State) -> State:
    if mine.version == current.version:
        return mine
    base = state_at(aggregate, record_id, current, mine.version)
    merged, conflicts = merge(mine, base, current)
    if conflicts:
        raise _changed(conflicts, aggregate, record_id)
    return merged


def merge(mine: State, base: State, theirs: State) -> tuple[State, Conflicts]:
    """Both sides' changes since ``base`` in one state, and where they contradict (mine, theirs).

    A child's field is named "documents.12.number", a child that one side deleted and the other changed
    "documents.12".
    """
    conflicts: Conflicts = {}
    values = _merge_values(mine.values, base.values, theirs.values, "", conflicts)
    merged = State(values, version=theirs.version)
    for name, rows in mine.children.items():
        merged.children[name] = _merge_rows(rows, base.children[name], theirs.children[name], name, conflicts)
    return merged, conflicts


def _merge_values(mine: Values, base: Values, theirs: Values, prefix: str, conflicts: Conflicts) -> Values:
    merged = dict(theirs)
    for name, value in mine.items():
        if value in (base.get(name), theirs.get(name)):
            continue
        if theirs.get(name) != base.get(name):
            conflicts[prefix + name] = (_shown(value), _shown(theirs.get(name)))
        merged[name] = value
    return merged


def _merge_rows(
    mine: dict[int, Values],
    base: dict[int, Values],
    theirs: dict[int, Values],
    name: str,
    conflicts: Conflicts,
) -> dict[int, Values]:
    merged: dict[int, Values] = {}
    for one, values in mine.items():
        if one in theirs:
            merged[one] = _merge_values(values, base.get(one, {}), theirs[one], f"{name}.{one}.", conflicts)
        elif one not in base:
            merged[one] = values
        elif values != base[one]:
            conflicts[f"{name}.{one}"] = (_summary(values), "")
    for one, values in theirs.items():
        if one not in base and one not in mine:
            merged[one] = values
        elif one in base and one not in mine and values != base[one]:
            conflicts[f"{name}.{one}"] = ("", _summary(values))
    return merged


def state_at(aggregate: Aggregate, record_id: int, current: State, version: int) -> State:
    """The record as it was at ``version``, by taking back what the journal says was done since."""
    state = copy.deepcopy(current)
    state.version = version
    table = table_name(aggregate.model)
    operations: list[int] = []
    for operation_id, before in _changes(table, [record_id]):
        values = json.loads(before[1])
        if values.get("version", 0) < version:
            continue
        operations.append(operation_id)
        state.values.update({name: value for name, value in values.items() if name in state.values})
    for children in aggregate.children:
        if operations:
            _take_back_children(children, record_id, state.children[children.attribute], operations)
    return state


def _changes(table: str, ids: list[int]) -> list[tuple[int, tuple[int, str]]]:
    """(operation, (record, before)) of the records' changes, newest first."""
    query = OperationChange.select(
        OperationChange.operation, OperationChange.record_id, OperationChange.before
    ).where(OperationChange.table_name == table, OperationChange.record_id.in_(ids))
    rows = query.order_by(OperationChange.id.desc()).tuples()
    return [(operation_id, (record_id, before)) for operation_id, record_id, before in rows]


def _take_back_children(
    children: Children, owner_id: int, rows: dict[int, Values], operations: list[int]
) -> None:
    by_row = {row: one for one, row in aggregates.row_ids(children, owner_id).items()}
    table = table_name(children.model)
    query = OperationChange.select(
        OperationChange.record_id, OperationChange.action, OperationChange.before
    ).where(OperationChange.table_name == table, OperationChange.operation.in_(operations))
    for row_id, action, before in query.order_by(OperationChange.id.desc()).tuples():
        values = json.loads(before)
        if action == "delete" and values.get(children.owner) == owner_id:
            identity = row_id if children.identity == "id" else values[children.identity]
            by_row[row_id] = identity
            rows[identity] = {name: values.get(name, "") for name in children.fields}
        elif row_id in by_row and by_row[row_id] in rows:
            known = {name: value for name, value in values.items() if name in children.fields}
            rows[by_row[row_id]].update(known)
    created = OperationCreated.select(OperationCreated.first_id, OperationCreated.last_id)
    made = created.where(OperationCreated.table_name == table, OperationCreated.operation.in_(operations))
    for first, last in made.tuples():
        for row_id in [one for one in by_row if first <= one <= last]:
            rows.pop(by_row[row_id], None)


def _changed(conflicts: Conflicts, aggregate: Aggregate, record_id: int) -> RecordChanged:
    person, at = who_saved(aggregate, record_id)
    message = _("%(who)s saved this record while you were editing it. Compare both values and choose.")
    return RecordChanged(message % {"who": person or "?"}, conflicts, person, at)


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _summary(values: Values) -> str:
    return " ".join(str(value) for value in values.values() if value)
