"""A record together with what hangs on it: one description from which loading, saving and deleting follow.

A *state* is the record as plain values: its own fields, and its children by their id (new ones by a negative
number). States can be compared and merged; models.merging does that.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from models import keys, records, tables
from models.ids import slices
from models.journal import Operation
from models.keys import like_nothing
from models.many_updates import read_rows
from models.tables import columns_of, database

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Children:
    """The list ``attribute`` of a record. ``identity`` is the field that tells one from another.

    ``same`` is equal for what two people added who meant the same by it, None for what stands alone.
    """

    attribute: str
    record: Any
    model: Any
    owner: str
    keys: Callable[[Any], dict[str, str]] = keys.no_keys
    identity: str = "id"
    same: Callable[[Any], Hashable] = like_nothing

    @property
    def positioned(self) -> bool:
        return "position" in columns_of(self.model)

    @property
    def fields(self) -> tuple[str, ...]:
        """What of a child is compared and kept: not who owns it, its place and its version."""
        left_out = {"id", self.owner, "position", "version"}
        return tuple(one.name for one in fields(self.record) if one.name not in left_out)


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A table's records with their children. ``lists`` are fields kept as words with a space between."""

    record: Any
    model: Any
    fields: tuple[str, ...]
    keys: Callable[[Any], dict[str, str]]
    children: tuple[Children, ...] = ()
    lists: frozenset[str] = frozenset()


@dataclass(slots=True)
class State:
    """Fields of the record, then for each list its children by identity, in order."""

    values: Values
    children: dict[str, dict[int, Values]] = field(default_factory=dict)
    version: int = 0


def _of_client(
    attribute: str,
    record: Any,
    model: Any,
    keys_of: Callable[[Any], dict[str, str]],
    same: Callable[[Any], Hashable],
) -> Children:
    return Children(attribute, record, model, "client_id", keys_of, same=same)


CLIENT = Aggregate(
    record=records.Client,
    model=tables.Client,
    fields=(
        *("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name", "sex"),
        *("birth_date", "birth_place", "citizenship", "notes", "created_at"),
        *("latin_scheme", "surname_changed_on"),
    ),
    keys=keys.name_keys,
    children=(
        _of_client("documents", records.Document, tables.Document, keys.document_keys, keys.same_document),
        _of_client("contacts", records.Contact, tables.Contact, keys.contact_keys, keys.same_contact),
        _of_client("addresses", records.Address, tables.Address, keys.no_keys, keys.same_address),
        _of_client("cards", records.Card, tables.Card, keys.card_keys, keys.same_card),
        _of_client(
            "former_names",
            records.FormerName,
            tables.FormerName,
            keys.former_name_keys,
            keys.same_former_name,
        ),
    ),
)
TOURIST = Aggregate(
    record=records.Tourist,
    model=tables.Tourist,
    fields=("tour_id", "client_id", "position", *records.TOURIST_FIELDS),
    keys=keys.tourist_keys,
    children=(
        Children("services", records.ServiceUse, tables.ServiceUse, "tourist_id", identity="service_id"),
    ),
)
TOUR = Aggregate(
    record=records.Tour,
    model=tables.Tour,
    fields=(
        *("number", "title", "created_on", "start_date", "end_date", "countries", "customer_name"),
        *("customer_client_id", "clerk", "notes"),
    ),
    keys=keys.tour_keys,
    children=(Children("services", records.Service, tables.Service, "tour_id"),),
    lists=frozenset({"countries"}),
)


_Keyed = Aggregate | Children


@lru_cache
def _keyed() -> dict[str, _Keyed]:
    """What has search keys, by table."""
    every: list[_Keyed] = []
    for aggregate in (CLIENT, TOURIST, TOUR):
        every += [aggregate, *(one for one in aggregate.children if one.keys is not keys.no_keys)]
    return {tables.table_name(one.model): one for one in every}


@lru_cache
def key_columns(table: str) -> frozenset[str]:
    """The columns of a table that follow from the others: they are nobody's edit."""
    kind = _keyed().get(table)
    return frozenset(kind.keys(kind.record())) if kind is not None else frozenset()


def fresh_keys(table: str, changes: Mapping[int, Mapping[str, Any]]) -> dict[int, Values]:
    """The search keys of records by id, as they are once their columns in ``changes`` are written."""
    kind = _keyed().get(table)
    if kind is None:
        return {}
    found: dict[int, Values] = {}
    for record_id, row in read_rows(kind.model, changes, kind.fields).items():
        values = row | dict(changes[record_id])
        found[record_id] = kind.keys(kind.record(**{name: values[name] for name in kind.fields}))
    return found


def load_states(aggregate: Aggregate, ids: Sequence[int], *, lock: bool = False) -> dict[int, State]:
    """The states of the records that exist, as ordered in ``ids``; ``lock`` keeps other workstations out."""
    states: dict[int, State] = {}
    names = ("id", "version", *aggregate.fields)
    columns = [columns_of(aggregate.model)[name] for name in names]
    for part in slices(ids, 1000):
        query = aggregate.model.select(*columns).where(aggregate.model.id.in_(part))
        if lock and database.for_update:
            query = query.order_by(aggregate.model.id).for_update()
        for record_id, version, *values in query.tuples():
            states[record_id] = State(dict(zip(aggregate.fields, values, strict=True)), version=version)
        for children in aggregate.children:
            _add_children(states, children, part)
    return {one: states[one] for one in ids if one in states}


def to_record(aggregate: Aggregate, record_id: int, state: State) -> Any:
    """The detached record of a state."""
    values = dict(state.values)
    for name in aggregate.lists:
        values[name] = values[name].split()
    record = aggregate.record(id=record_id, version=state.version, **values)
    for children in aggregate.children:
        rows = [
            _child(children, record_id, at, item)
            for at, item in enumerate(state.children[children.attribute].items())
        ]
        setattr(record, children.attribute, rows)
    return record


def to_state(aggregate: Aggregate, record: Any) -> State:
    """The state a form handed in. Children without an id get negative numbers."""
    state = State({name: getattr(record, name) for name in aggregate.fields}, version=record.version)
    for name in aggregate.lists:
        state.values[name] = " ".join(state.values[name])
    for children in aggregate.children:
        rows: dict[int, Values] = {}
        for at, child in enumerate(getattr(record, children.attribute)):
            identity = getattr(child, children.identity)
            values = {name: getattr(child, name) for name in children.fields}
            rows[identity if identity is not None else -1 - at] = values
        state.children[children.attribute] = rows
    return state


def insert_records(op: Operation, aggregate: Aggregate, new: Sequence[Any]) -> list[int]:
    """Write new records with all their children, in bulk; their ids in the same order.

    The records have been cleaned; they are not changed.
    """
    ids = op.insert_many(aggregate.model, [root_columns(aggregate, record) for record in new])
    for children in aggregate.children:
        rows = [
            child_columns(children, owner, at, child)
            for owner, record in zip(ids, new, strict=True)
            for at, child in enumerate(getattr(record, children.attribute))
        ]
        op.insert_many(children.model, rows)
    return ids


def root_columns(aggregate: Aggregate, record: Any) -> Values:
    """What is written for the record itself, with its keys."""
    values: Values = dict(zip(aggregate.fields, _getter(aggregate.fields)(record), strict=True))
    for name in aggregate.lists:
        values[name] = " ".join(values[name])
    return values | aggregate.keys(record) | {"version": 1}


def child_columns(children: Children, owner_id: int, position: int, child: Any) -> Values:
    """What is written for one child, with its keys."""
    names, positioned, versioned = _shape(children)
    values: Values = dict(zip(names, _getter(names)(child), strict=True)) | children.keys(child)
    values[children.owner] = owner_id
    if positioned:
        values["position"] = position
    if versioned:
        values["version"] = 1
    return values


@lru_cache
def _shape(children: Children) -> tuple[tuple[str, ...], bool, bool]:
    """Fields of a child, whether its table has a position, a version: asked for every child of an import."""
    return children.fields, children.positioned, "version" in columns_of(children.model)


@lru_cache
def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """All named attributes of a record at once."""
    if len(names) == 1:
        return lambda record: (getattr(record, names[0]),)
    return attrgetter(*names)


def write_differences(
    op: Operation, aggregate: Aggregate, record_id: int, before: State, after: State
) -> bool:
    """Write what ``after`` has different from ``before``, which is what the base holds now.

    A change of a child raises the record's version too. False if somebody else saved in between.
    """
    record = to_record(aggregate, record_id, after)
    columns = root_columns(aggregate, record)
    del columns["version"]
    own = any(before.values[name] != value for name, value in after.values.items())
    children = [one for one in aggregate.children if _differs(one, before, after)]
    if not own and not children:
        return True
    if not op.update(aggregate.model, record_id, columns if own else {}, before.version):
        return False
    for one in children:
        _write_children(op, one, record_id, before, after)
    return True


def delete_children(op: Operation, aggregate: Aggregate, ids: Iterable[int]) -> None:
    """Delete all that hangs on the records, before they are deleted themselves."""
    wanted = list(ids)
    for children in aggregate.children:
        column = columns_of(children.model)[children.owner]
        for part in slices(wanted, 1000):
            found = [
                one for (one,) in children.model.select(children.model.id).where(column.in_(part)).tuples()
            ]
            op.delete(children.model, found)


def child_record(children: Children, owner_id: int, position: int, identity: int, values: Values) -> Any:
    """The detached child of plain values."""
    return _child(children, owner_id, position, (identity, values))


def _add_children(states: dict[int, State], children: Children, ids: Sequence[int]) -> None:
    known = columns_of(children.model)
    order = [known["position"], children.model.id] if children.positioned else [children.model.id]
    columns = [known[name] for name in (children.owner, children.identity, *children.fields)]
    for one in ids:
        if one in states:
            states[one].children[children.attribute] = {}
    query = children.model.select(*columns).where(known[children.owner].in_(ids)).order_by(*order)
    for owner, identity, *values in query.tuples():
        if owner in states:
            states[owner].children[children.attribute][identity] = dict(
                zip(children.fields, values, strict=True)
            )


def _child(children: Children, owner_id: int, position: int, item: tuple[int, Values]) -> Any:
    identity, values = item
    known = {one.name for one in fields(children.record)}
    extra: Values = {children.owner: owner_id, "position": position}
    if identity >= 0:
        extra[children.identity] = identity
    return children.record(**({name: value for name, value in extra.items() if name in known} | values))


def _differs(children: Children, before: State, after: State) -> bool:
    old, new = before.children[children.attribute], after.children[children.attribute]
    return old != new or (children.positioned and list(old) != list(new))


def _write_children(op: Operation, children: Children, owner_id: int, before: State, after: State) -> None:
    old, new = before.children[children.attribute], after.children[children.attribute]
    known = row_ids(children, owner_id)
    gone = [known[one] for one in old if one not in new]
    if gone:
        _free_services(op, children, gone)
        op.delete(children.model, gone)
    places = {one: at for at, one in enumerate(old)}
    for at, (identity, values) in enumerate(new.items()):
        columns = child_columns(children, owner_id, at, _child(children, owner_id, at, (identity, values)))
        if identity not in old:
            op.insert(children.model, **columns)
        elif values != old[identity] or (children.positioned and at != places[identity]):
            columns.pop("version", None)
            op.update(children.model, known[identity], columns)


def row_ids(children: Children, owner_id: int) -> dict[int, int]:
    """Ids of the rows by what tells the children apart."""
    columns = columns_of(children.model)
    query = children.model.select(columns[children.identity], children.model.id)
    return dict(query.where(columns[children.owner] == owner_id).tuples())


def _free_services(op: Operation, children: Children, ids: list[int]) -> None:
    # Tourists who used a service that is taken out of the tour do not use it any more.
    if children.model is not tables.Service:
        return
    uses = tables.ServiceUse
    rows = list(uses.select(uses.id, uses.tourist).where(uses.service.in_(ids)).tuples())
    op.delete(uses, [one for one, _tourist in rows])
    for tourist in sorted({tourist for _one, tourist in rows}):
        op.update(tables.Tourist, tourist, {})  # a form that is open notices by the version
