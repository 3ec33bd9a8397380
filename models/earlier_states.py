"""A record as it was at an earlier version: what it is now, less all that the journal knows since."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from typing import Any

from models.aggregates import Aggregate, Children, State, Values
from models.tables import OperationChange, OperationCreated, columns_of, table_name

_Change = tuple[int, str, dict[str, Any]]  # row, action, columns before


def state_at(aggregate: Aggregate, record_id: int, current: State, version: int) -> State:
    """The record as it was at ``version``; ``current`` is what the base holds now."""
    state = copy.deepcopy(current)
    state.version = version
    operations: list[int] = []  # the newest first
    for operation_id, before in _changes_of(table_name(aggregate.model), record_id):
        if before.get("version", 0) < version:
            continue
        operations.append(operation_id)
        state.values.update({name: value for name, value in before.items() if name in state.values})
    for children in aggregate.children:
        if operations:
            rows = _Rows(children, record_id, state.children[children.attribute])
            rows.take_back(operations)
            state.children[children.attribute] = rows.in_order()
    return state


class _Rows:
    """The children of one record while operations are taken back, with their places among each other."""

    def __init__(self, children: Children, owner_id: int, values: dict[int, Values]) -> None:
        self._children = children
        self._owner = owner_id
        self._values = values
        self._identities: dict[int, int] = {}  # by row
        self._places: dict[int, tuple[int, int]] = {}  # by identity: position and row
        for row_id, identity, position in _places_now(children, owner_id):
            self._identities[row_id] = identity
            self._places[identity] = (position, row_id)

    def take_back(self, operations: Iterable[int]) -> None:
        newest_first = list(dict.fromkeys(operations))
        created = _created_by(table_name(self._children.model), newest_first)
        changed = _changed_by(table_name(self._children.model), newest_first)
        for one in newest_first:
            for first, last in created.get(one, ()):
                for row_id in [row for row in self._identities if first <= row <= last]:
                    self._values.pop(self._identities[row_id], None)
            for row_id, action, before in changed.get(one, ()):
                self._take_back(row_id, action, before)

    def _take_back(self, row_id: int, action: str, before: dict[str, Any]) -> None:
        fields = self._children.fields
        if action == "delete" and before.get(self._children.owner) == self._owner:
            by_id = self._children.identity == "id"
            identity = row_id if by_id else before[self._children.identity]
            self._identities[row_id] = identity
            self._values[identity] = {name: before.get(name, "") for name in fields}
            self._places[identity] = (before.get("position", 0), row_id)
        elif (known := self._identities.get(row_id)) in self._values and known is not None:
            self._values[known].update({name: value for name, value in before.items() if name in fields})
            if "position" in before:
                self._places[known] = (before["position"], row_id)

    def in_order(self) -> dict[int, Values]:
        return {one: self._values[one] for one in sorted(self._values, key=lambda one: self._places[one])}


def _changes_of(table: str, record_id: int) -> list[tuple[int, dict[str, Any]]]:
    """(operation, columns before) of one record's changes, newest first."""
    query = OperationChange.select(OperationChange.operation, OperationChange.before).where(
        OperationChange.table_name == table, OperationChange.record_id == record_id
    )
    rows = query.order_by(OperationChange.id.desc()).tuples()
    return [(operation_id, json.loads(before)) for operation_id, before in rows]


def _places_now(children: Children, owner_id: int) -> list[tuple[int, int, int]]:
    """(row, identity, position) of each; position 0 where the order has no meaning."""
    columns, model = columns_of(children.model), children.model
    names = [children.identity, *(["position"] if children.positioned else [])]
    query = model.select(model.id, *(columns[name] for name in names))
    rows = query.where(columns[children.owner] == owner_id).tuples()
    return [(row_id, identity, *(position or (0,))) for row_id, identity, *position in rows]


def _created_by(table: str, operations: list[int]) -> dict[int, list[tuple[int, int]]]:
    """First and last ids of the rows made, by operation."""
    one = OperationCreated
    query = one.select(one.operation, one.first_id, one.last_id)
    found: dict[int, list[tuple[int, int]]] = {}
    for operation_id, first, last in query.where(
        one.table_name == table, one.operation.in_(operations)
    ).tuples():
        found.setdefault(operation_id, []).append((first, last))
    return found


def _changed_by(table: str, operations: list[int]) -> dict[int, list[_Change]]:
    """What was changed and deleted, by operation, newest first."""
    one = OperationChange
    query = one.select(one.operation, one.record_id, one.action, one.before).where(
        one.table_name == table, one.operation.in_(operations)
    )
    found: dict[int, list[_Change]] = {}
    for operation_id, row_id, action, before in query.order_by(one.id.desc()).tuples():
        found.setdefault(operation_id, []).append((row_id, action, json.loads(before)))
    return found
