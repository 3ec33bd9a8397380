"""What an undo may do: record by record what goes back, what somebody edited since, what is not possible.

Only reads; models.undoing writes what the plan says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.aggregates import key_columns
from models.history import is_undone
from models.ids import slices
from models.journal import UndoNote
from models.tables import (
    JOURNALED,
    OWNERS,
    TABLES,
    OperationChange,
    OperationCreated,
    Tour,
    columns_of,
    database,
    links_of,
    table_name,
)
from models.tables import Operation as OperationTable

Key = tuple[str, int]
Entry = tuple[Key, str, dict[str, Any]]  # record, action, columns before


@dataclass(slots=True)
class Plan:
    """``changes`` and ``created`` are what goes back: columns and deleted records, records made."""

    changes: list[Entry] = field(default_factory=list)  # newest first
    created: dict[str, set[int]] = field(default_factory=dict)
    kept: list[UndoNote] = field(default_factory=list)
    impossible: list[UndoNote] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many records go back."""
        records = len({key for key, _action, _before in self.changes})
        return records + sum(map(len, self.created.values()))


def make_plan(operation_id: int, *, lock: bool = False) -> Plan:
    """What undoing the operation would do now; ``lock`` keeps others off its records until the commit."""
    plan = Plan()
    if not OperationTable.select().where(OperationTable.id == operation_id).exists():
        plan.impossible.append(UndoNote("operation", operation_id, "unknown"))
        return plan
    if is_undone(operation_id):
        plan.impossible.append(UndoNote("operation", operation_id, "undone"))
        return plan
    _read_journal(plan, operation_id)
    if lock and database.for_update:
        _lock(plan)
    _keep_edited(plan, operation_id)
    _keep_taken(plan)
    _keep_gone(plan)
    _keep_depended_on(plan)
    return plan


def own_columns(table: str, before: Mapping[str, Any]) -> set[str]:
    """What an edit changed of a record itself: not its version, nor the keys that follow from the rest."""
    return set(before) - {"version"} - key_columns(table)


def _read_journal(plan: Plan, operation_id: int) -> None:
    changes = OperationChange.select().where(OperationChange.operation == operation_id)
    for row in changes.order_by(OperationChange.id.desc()):
        plan.changes.append(((row.table_name, row.record_id), row.action, json.loads(row.before)))
    for row in OperationCreated.select().where(OperationCreated.operation == operation_id):
        plan.created.setdefault(row.table_name, set()).update(range(row.first_id, row.last_id + 1))


def _lock(plan: Plan) -> None:
    """Wait for colleagues who are saving these records now, so that their edits are seen below."""
    for table, ids in _ids_by_table(plan).items():
        model = TABLES[table]
        for part in slices(sorted(ids), 1000):
            list(model.select(model.id).where(model.id.in_(part)).order_by(model.id).for_update().tuples())


def _keep_edited(plan: Plan, operation_id: int) -> None:
    keys = {key for key, _action, _before in plan.changes}
    for table, ids in plan.created.items():
        keys |= {(table, one) for one in ids}
    edits = _later_edits(keys, operation_id)
    remaining = []
    for key, action, before in plan.changes:
        columns, own = edits.get(key), own_columns(key[0], before)
        if columns is not None and (action == "delete" or (own and None in columns) or columns & own):
            plan.kept.append(UndoNote(*key, "edited"))
        else:
            remaining.append((key, action, before))
    plan.changes = remaining
    for table, ids in plan.created.items():
        edited = sorted(one for one in ids if (table, one) in edits)
        plan.kept += [UndoNote(table, one, "edited") for one in edited]
        ids.difference_update(edited)


def _later_edits(keys: set[Key], operation_id: int) -> dict[Key, set[str | None]]:
    """Columns changed since by operations still in force; None among them: made or deleted since."""
    touched: dict[Key, dict[int, set[str | None]]] = {}
    by_table: dict[str, list[int]] = {}
    for table, one in keys:
        by_table.setdefault(table, []).append(one)
    for table, ids in by_table.items():
        _collect_changes(touched, table, ids, operation_id)
        _collect_created(touched, table, set(ids), operation_id)
    undoes = _undo_links(operation_id)
    edits: dict[Key, set[str | None]] = {}
    for key, operations in touched.items():
        for later in operations:
            if not _is_cancelled(later, operation_id, set(operations), undoes):
                edits.setdefault(key, set()).update(operations[later])
    return edits


def _collect_changes(
    touched: dict[Key, dict[int, set[str | None]]], table: str, ids: Sequence[int], after: int
) -> None:
    columns = (
        OperationChange.operation,
        OperationChange.record_id,
        OperationChange.action,
        OperationChange.before,
    )
    for part in slices(ids, 1000):
        query = OperationChange.select(*columns).where(
            OperationChange.table_name == table,
            OperationChange.record_id.in_(part),
            OperationChange.operation > after,
        )
        for later, record_id, action, before in query.tuples():
            names: set[str | None] = {None} if action == "delete" else set(json.loads(before)) - {"version"}
            touched.setdefault((table, record_id), {}).setdefault(later, set()).update(names)


def _collect_created(
    touched: dict[Key, dict[int, set[str | None]]], table: str, ids: set[int], after: int
) -> None:
    query = OperationCreated.select(
        OperationCreated.operation, OperationCreated.first_id, OperationCreated.last_id
    ).where(
        OperationCreated.table_name == table,
        OperationCreated.operation > after,
        OperationCreated.first_id <= max(ids),
        OperationCreated.last_id >= min(ids),
    )
    for later, first, last in query.tuples():
        for one in ids.intersection(range(first, last + 1)):
            touched.setdefault((table, one), {}).setdefault(later, set()).add(None)


def _undo_links(after: int) -> dict[int, int]:
    query = OperationTable.select(OperationTable.id, OperationTable.undoes)
    return dict(query.where(OperationTable.id > after, OperationTable.undoes.is_null(False)).tuples())


def _is_cancelled(later: int, ours: int, touching: set[int], undoes: Mapping[int, int]) -> bool:
    """Whether a later operation on a record counts for nothing: it was undone, or it undid a later one.

    Only undos that touched the record itself count: an undo may have kept it.
    """
    target = undoes.get(later)
    if target is not None and target >= ours:
        return True
    return any(
        undoes.get(one) == later and not _is_cancelled_undo(one, touching, undoes)
        for one in touching
        if one > later
    )


def _is_cancelled_undo(one: int, touching: set[int], undoes: Mapping[int, int]) -> bool:
    return any(
        undoes.get(other) == one and not _is_cancelled_undo(other, touching, undoes)
        for other in touching
        if other > one
    )


def _keep_taken(plan: Plan) -> None:
    """A tour cannot have its number back while another tour has it."""
    remaining = []
    for key, action, before in plan.changes:
        number = before.get("number", "") if key[0] == table_name(Tour) else ""
        if number and Tour.select().where(Tour.number == number, Tour.id != key[1]).exists():
            plan.impossible.append(UndoNote(*key, "in_use"))
        else:
            remaining.append((key, action, before))
    plan.changes = remaining


def _keep_gone(plan: Plan) -> None:
    """Records that are not there (or there again) cannot be put back."""
    present = _present(plan)
    coming_back = {key for key, action, _before in plan.changes if action == "delete"}
    remaining = []
    for key, action, before in plan.changes:
        there = key in present
        if action == "delete" and there:
            plan.kept.append(UndoNote(*key, "edited"))
        elif action == "change" and not there and key not in coming_back:
            # Else only what hung on it was changed, which has entries of its own.
            if own_columns(key[0], before):
                plan.impossible.append(UndoNote(*key, "gone"))
        else:
            remaining.append((key, action, before))
    plan.changes = _with_parents(plan, remaining)
    for table, ids in plan.created.items():
        missing = sorted(one for one in ids if (table, one) not in present)
        plan.impossible += [UndoNote(table, one, "gone") for one in missing]
        ids.difference_update(missing)


def _present(plan: Plan) -> set[Key]:
    return {(table, one) for table, ids in _ids_by_table(plan).items() for one in _existing(table, ids)}


def _ids_by_table(plan: Plan) -> dict[str, set[int]]:
    by_table: dict[str, set[int]] = {table: set(ids) for table, ids in plan.created.items()}
    for (table, one), _action, _before in plan.changes:
        by_table.setdefault(table, set()).add(one)
    return by_table


def _existing(table: str, ids: Iterable[int]) -> set[int]:
    model = TABLES[table]
    found: set[int] = set()
    for part in slices(sorted(ids), 1000):
        found |= {one for (one,) in model.select(model.id).where(model.id.in_(part)).tuples()}
    return found


def _with_parents(plan: Plan, changes: list[Entry]) -> list[Entry]:
    """Leave out what points to a record that is gone and stays so; parents come before children."""
    order = {table_name(model): at for at, model in enumerate(JOURNALED)}
    back = {key for key, action, _before in changes if action == "delete"}
    kept: list[Entry] = []
    for key, action, before in sorted(changes, key=lambda one: order[one[0][0]]):
        missing = _missing_parents(key[0], before, back)
        if missing:
            plan.impossible.append(UndoNote(*key, "parent_gone"))
            back.discard(key)
        else:
            kept.append((key, action, before))
    return kept


def _missing_parents(table: str, before: Mapping[str, Any], back: set[Key]) -> bool:
    for column, target in links_of(TABLES[table]).items():
        value = before.get(column)
        if value is not None and (target, value) not in back and not _existing(target, [value]):
            return True
    return False


def _keep_depended_on(plan: Plan) -> None:
    """What something else points to stays, and with a record stay its own children."""
    changed = True
    while changed:
        changed = False
        for table in list(plan.created):
            for one in sorted(_depended_on(plan, table) | _children_of_kept(plan, table)):
                plan.created[table].discard(one)
                plan.impossible.append(UndoNote(table, one, "in_use"))
                changed = True


def _depended_on(plan: Plan, table: str) -> set[int]:
    going = plan.created[table]
    untied = {key: before for key, action, before in plan.changes if action == "change"}
    held: set[int] = set()
    for model in JOURNALED:
        name = table_name(model)
        for column, target in links_of(model).items():
            if target != table or not going:
                continue
            for one, points_to in _pointing(model, column, going):
                freed = column in untied.get((name, one), {})
                if one not in plan.created.get(name, ()) and not freed:
                    held.add(points_to)
    return held


def _pointing(model: Any, column: str, ids: set[int]) -> Iterable[tuple[int, int]]:
    field_ = columns_of(model)[column]
    for part in slices(sorted(ids), 1000):
        yield from model.select(model.id, field_).where(field_.in_(part)).tuples()


def _children_of_kept(plan: Plan, table: str) -> set[int]:
    """Children that the operation made together with a record that stays."""
    model = TABLES[table]
    owner = OWNERS.get(model)
    if owner is None or not plan.created[table]:
        return set()
    parent = table_name(owner.rel_model)
    kept = {note.record_id for note in (*plan.kept, *plan.impossible) if note.table == parent}
    if not kept:
        return set()
    rows = _owners(model, owner, plan.created[table])
    return {one for one, owner_id in rows if owner_id in kept}


def _owners(model: Any, owner: Any, ids: set[int]) -> Iterable[tuple[int, int]]:
    for part in slices(sorted(ids), 1000):
        yield from model.select(model.id, owner).where(model.id.in_(part)).tuples()
