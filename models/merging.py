"""Saving a record that somebody else may have saved meanwhile: nobody's change is silently lost.

The state a form was loaded with is found again in the journal by the version the record carries. Fields the
form did not touch take theirs, fields they did not touch take mine, and where both changed one field the
person is asked (RecordChanged).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from models import aggregates
from models.aggregates import Aggregate, Children, State, Values
from models.earlier_states import state_at
from models.errors import RecordChanged, RecordGone
from models.journal import Operation
from models.tables import Operation as OperationTable
from models.tables import OperationChange, table_name
from translations import _

Conflicts = dict[str, tuple[str, str]]
Rows = Mapping[int, Values]
# By these two rows are told to mean the same: written otherwise they still do.
_SPELLED = frozenset({"series", "number", "value", "surname"})


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
    merged, conflicts = merge(aggregate, mine, base, current)
    if conflicts:
        raise _changed(conflicts, aggregate, record_id)
    return merged


def merge(aggregate: Aggregate, mine: State, base: State, theirs: State) -> tuple[State, Conflicts]:
    """Both sides' changes since ``base`` in one state, and where they contradict (mine, theirs).

    A child's field is named "documents.12.number", a child that one side deleted and the other changed
    "documents.12". What both added is there once.
    """
    conflicts: Conflicts = {}
    values = _merge_values(mine.values, base.values, theirs.values, "", conflicts)
    merged = State(values, version=theirs.version)
    for children in aggregate.children:
        ours, before, now = (state.children[children.attribute] for state in (mine, base, theirs))
        merged.children[children.attribute] = _merge_rows(children, ours, before, now, conflicts)
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
    children: Children, mine: Rows, base: Rows, theirs: Rows, conflicts: Conflicts
) -> dict[int, Values]:
    name = children.attribute
    mine = _joined(children, mine, base, theirs)
    merged: dict[int, Values] = {}
    for one, values in mine.items():
        if one in theirs:
            blank = dict.fromkeys(values, "")  # both added it
            before = base.get(one, blank)
            merged[one] = _merge_values(values, before, theirs[one], f"{name}.{one}.", conflicts)
        elif one not in base:
            merged[one] = values
        elif values != base[one]:
            conflicts[f"{name}.{one}"] = (_summary(values), "")
    for one, values in theirs.items():
        if one not in base and one not in mine:
            merged[one] = values
        elif one in base and one not in mine and values != base[one]:
            conflicts[f"{name}.{one}"] = ("", _summary(values))
    return {one: merged[one] for one in _order(list(mine), list(base), list(theirs)) if one in merged}


def _order(mine: list[int], base: list[int], theirs: list[int]) -> list[int]:
    """The order of whoever moved something, mine if both did.

    What the other side added follows what it stood behind there; what stood last is last.
    """
    kept = set(mine) & set(base)
    moved = [one for one in mine if one in kept] != [one for one in base if one in kept]
    order, other = (mine, theirs) if moved else (theirs, mine)
    both, at = set(order) & set(other), 0
    last = max((place for place, one in enumerate(other) if one in both), default=-1)
    order = list(order)
    for one in other[: last + 1]:
        if one in both:
            at = order.index(one) + 1
        else:
            order.insert(at, one)
            at += 1
    return order + other[last + 1 :]


def _joined(children: Children, mine: Rows, base: Rows, theirs: Rows) -> Rows:
    """My rows; those that they added as well are theirs, with what mine say beyond them.

    Where the two contradict each other (one passport with two dates) both stay: nothing is lost.
    """
    added = {
        _same(children, values): one
        for one, values in reversed(list(theirs.items()))
        if one not in base or _same(children, base[one]) != _same(children, values)
    }
    added.pop(None, None)
    joined: dict[int, Values] = {}
    for one, values in mine.items():
        same = _same(children, values) if one not in theirs and one not in base else None
        twin = added.get(same)
        if twin is None or not _agree(values, theirs[twin]):
            joined[one] = values
        elif twin not in mine:
            del added[same]
            joined[twin] = {name: value or values[name] for name, value in theirs[twin].items()}
        elif any(value and not theirs[twin][name] for name, value in values.items()):
            joined[one] = values  # they turned a row that I have into it, and mine says more
    return joined


def _same(children: Children, values: Values) -> Hashable:
    return children.same(aggregates.child_record(children, 0, 0, -1, values))


def _agree(mine: Values, theirs: Values) -> bool:
    """Whether two rows that mean the same say nothing different beside it; spelling is no difference."""
    return all(
        name in _SPELLED or not value or not theirs[name] or value == theirs[name]
        for name, value in mine.items()
    )


def _changed(conflicts: Conflicts, aggregate: Aggregate, record_id: int) -> RecordChanged:
    person, at = who_saved(aggregate, record_id)
    message = _("%(who)s saved this record while you were editing it. Compare both values and choose.")
    return RecordChanged(message % {"who": person or "?"}, conflicts, person, at)


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _summary(values: Values) -> str:
    return " ".join(str(value) for value in values.values() if value)
