"""Operations: every change that a person makes is one, is journaled by itself and can be undone.

``with operation("save_client") as op:`` opens the only transaction; ``op.insert``, ``op.insert_many``,
``op.update`` and ``op.delete`` write and journal. What was created is kept as ranges of ids, what was changed
or deleted as the columns before. An operation that wrote nothing leaves no trace and has the id 0.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, TypeVar
from uuid import uuid4

import peewee

from models import database as db
from models import failures
from models.history import OperationRow, is_undone, last_operation, last_undo, recent_operations
from models.ids import ranges, reserve, slices
from models.records import Saved
from models.tables import Operation as OperationTable
from models.tables import OperationChange, OperationCreated, columns_of, database, table_name

__all__ = [
    "AlreadyApplied",
    "Operation",
    "OperationRow",
    "UndoNote",
    "UndoReport",
    "find_applied",
    "is_undone",
    "last_operation",
    "last_undo",
    "operation",
    "perform",
    "recent_operations",
    "saved_of",
    "undo",
    "undo_preview",
]

Result = TypeVar("Result")
ATTEMPTS = 5


class AlreadyApplied(Exception):
    """The operation with this uuid was committed before; ``saved`` is what it did then."""

    def __init__(self, saved: Saved) -> None:
        super().__init__("the operation was applied already")
        self.saved = saved


@dataclass(frozen=True, slots=True)
class UndoNote:
    """Why one record stays as it is.

    ``reason``: "edited" since by somebody, "gone" since, "in_use" by another record, "undone" already,
    "parent_gone" (what it belonged to is not there any more), "unknown" operation.
    """

    table: str
    record_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class UndoReport:
    """``operation_id``: the operation that undid, 0 for a preview or if nothing could be undone.

    ``reversed`` counts records; ``kept`` were edited since, ``impossible`` cannot be put back. ``changed``
    are the ids written, by table, as in records.Saved.
    """

    operation_id: int
    reversed: int
    kept: list[UndoNote] = field(default_factory=list)
    impossible: list[UndoNote] = field(default_factory=list)
    changed: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Change:
    table: str
    record_id: int
    action: str
    before: dict[str, Any]


@dataclass(slots=True)
class Operation:
    """One operation being written; made by ``operation()`` only.

    Models are classes of models.tables, columns are named by column ("client_id"). ``id`` is 0 until
    something was written.
    """

    kind: str
    source: str = ""
    uuid: str = ""
    undoes: int | None = None
    id: int = 0
    _created: dict[str, dict[int, None]] = field(default_factory=dict)
    _changes: list[_Change] = field(default_factory=list)
    _touched: dict[str, dict[int, None]] = field(default_factory=dict)

    def insert(self, model: Any, **values: Any) -> int:
        """Write one new record; its id."""
        return self.insert_many(model, [values])[0]

    def insert_many(self, model: Any, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Write new records, all with the same columns; their ids in the same order.

        Ids are taken from a reserved block and are never used again.
        """
        if not rows:
            return []
        ids = reserve(model, len(rows))
        numbered = [dict(row, id=new) for new, row in zip(ids, rows, strict=True)]
        self._insert(model, numbered)
        return ids

    def insert_again(self, model: Any, rows: Sequence[Mapping[str, Any]]) -> None:
        """Bring back deleted records under their own ids (undo)."""
        self._insert(model, rows)

    def update(
        self, model: Any, record_id: int, changes: Mapping[str, Any], version: int | None = None
    ) -> bool:
        """Change columns of one record and raise its version, if its table has one.

        Only columns that differ are written, but the version is raised in any case: an empty mapping says
        that something that hangs on the record was changed. False if the record is gone or, where ``version``
        is given, is no longer at that version; then nothing was written.
        """
        versioned = "version" in columns_of(model)
        columns = [*changes, *(["version"] if versioned else [])]
        before = _columns_of(model, record_id, columns)
        if before is None or (version is not None and before["version"] != version):
            return False
        values = {name: value for name, value in changes.items() if before[name] != value}
        if not values and not versioned:
            return True
        return self._write_update(model, record_id, values, before)

    def update_many(self, model: Any, changes: Mapping[int, Mapping[str, Any]]) -> None:
        """``update`` of many records by their ids, with few statements; who is gone is passed over."""
        from models.many_updates import update_rows

        for record_id, before in update_rows(model, changes).items():
            self._begin()
            self._note_changed(model, record_id, before)

    def delete(self, model: Any, ids: int | Iterable[int]) -> int:
        """Delete records by id; how many there were. What depends on them has to be deleted first."""
        wanted = [ids] if isinstance(ids, int) else list(ids)
        found = 0
        for part in slices(wanted, 1000):
            rows = list(model.select().where(model.id.in_(part)).dicts())
            if not rows:
                continue
            self._begin()
            model.delete().where(model.id.in_(part)).execute()
            for row in rows:
                self._note_deleted(model, {column_of(model, name): value for name, value in row.items()})
            found += len(rows)
        return found

    def touched(self, model: Any) -> tuple[int, ...]:
        """Ids written so far in the table."""
        return tuple(self._touched.get(table_name(model), ()))

    def saved(self) -> Saved:
        """What the operation did so far, for the caller to return."""
        return Saved(self.id, {table: tuple(ids) for table, ids in self._touched.items() if ids})

    def _insert(self, model: Any, rows: Sequence[Mapping[str, Any]]) -> None:
        self._begin()
        write_rows(model, rows)
        table = table_name(model)
        ids = [row["id"] for row in rows]
        self._created.setdefault(table, {}).update(dict.fromkeys(ids))
        self._touched.setdefault(table, {}).update(dict.fromkeys(ids))

    def _write_update(
        self, model: Any, record_id: int, values: dict[str, Any], before: dict[str, Any]
    ) -> bool:
        condition = model.id == record_id
        written = dict(values)
        if "version" in before:
            condition &= model.version == before["version"]
            written["version"] = before["version"] + 1
        if not model.update(written).where(condition).execute():
            return False
        self._begin()
        self._note_changed(model, record_id, {name: before[name] for name in written})
        return True

    def _note_changed(self, model: Any, record_id: int, before: dict[str, Any]) -> None:
        table = table_name(model)
        self._touched.setdefault(table, {})[record_id] = None
        if record_id not in self._created_ids(table):
            self._changes.append(_Change(table, record_id, "change", before))

    def _note_deleted(self, model: Any, row: dict[str, Any]) -> None:
        table, record_id = table_name(model), row.pop("id")
        self._touched.setdefault(table, {})[record_id] = None
        if record_id in self._created_ids(table):
            del self._created[table][record_id]
            return
        defaults = default_values(model)
        before = {name: value for name, value in row.items() if value != defaults.get(name)}
        self._changes.append(_Change(table, record_id, "delete", before))

    def _created_ids(self, table: str) -> dict[int, None]:
        return self._created.get(table, {})

    def _begin(self) -> None:
        """Write the operation's own row before the first change."""
        if self.id:
            return
        [self.id] = reserve(OperationTable, 1)
        opened = db.current()
        try:
            OperationTable.insert(
                id=self.id,
                uuid=self.uuid,
                kind=self.kind,
                source=self.source,
                person=opened.person,
                workstation=opened.workstation,
                at=db.now(),
                undoes=self.undoes,
            ).execute()
        except peewee.IntegrityError:
            self.id = 0
            raise

    def finish(self) -> None:
        """Write the journal of what was done; called by ``operation()`` before it commits."""
        if not self.id:
            return
        created = [
            {"operation_id": self.id, "table_name": table, "first_id": first, "last_id": last}
            for table, ids in self._created.items()
            for first, last in ranges(ids)
        ]
        changed = [
            {
                "operation_id": self.id,
                "table_name": change.table,
                "record_id": change.record_id,
                "action": change.action,
                "before": json.dumps(change.before, ensure_ascii=False),
            }
            for change in self._changes
        ]
        write_rows(OperationCreated, created)
        write_rows(OperationChange, changed)


@contextmanager
def operation(
    kind: str, source: str = "", *, uuid: str | None = None, undoes: int | None = None
) -> Iterator[Operation]:
    """Open the transaction of one operation; commit at the end, roll everything back on any exception.

    ``source`` is where it came from ("paste", a file name). ``uuid`` is given by a caller that may try again
    after a lost connection: AlreadyApplied is raised if it was committed before. DatabaseUnavailable if the
    database cannot be written.
    """
    if database.in_transaction():
        raise RuntimeError("an operation inside another transaction")
    op = Operation(kind, source, uuid or str(uuid4()), undoes)
    with db.writing():
        if uuid is not None:
            _refuse_twice(uuid)
        yield op
        op.finish()


def perform(
    kind: str, work: Callable[[Operation], Result], source: str = "", *, uuid: str | None = None
) -> Saved:
    """Run ``work`` as one operation, again if it collided with another workstation or lost the server.

    An answer to the commit that was lost on the way does not apply it twice: it is found by its uuid.
    """
    key = uuid or str(uuid4())
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with operation(kind, source, uuid=key) as op:
                work(op)
            return op.saved()
        except AlreadyApplied as done:
            return done.saved
        except peewee.IntegrityError as error:
            # The first attempt may have been committing while this one began.
            applied = find_applied(key)
            if applied is not None:
                return applied
            if not failures.is_collision(error) or attempt == ATTEMPTS:
                raise
        except Exception as error:
            cause = error.__cause__ or error
            again = failures.is_collision(cause) or failures.is_lost_connection(cause)
            if not again or attempt == ATTEMPTS:
                raise
            time.sleep(random.uniform(0.02, 0.1) * attempt)
    raise AssertionError("unreachable")


def find_applied(uuid: str) -> Saved | None:
    """What the operation with this uuid did, None if it was never committed."""
    row = OperationTable.get_or_none(OperationTable.uuid == uuid)
    return saved_of(row.id) if row is not None else None


def saved_of(operation_id: int) -> Saved:
    """What a committed operation did, read back from the journal."""
    changed: dict[str, list[int]] = {}
    created = OperationCreated.select().where(OperationCreated.operation == operation_id)
    for row in created.order_by(OperationCreated.id):
        changed.setdefault(row.table_name, []).extend(range(row.first_id, row.last_id + 1))
    changes = OperationChange.select(OperationChange.table_name, OperationChange.record_id)
    for table, record_id in changes.where(OperationChange.operation == operation_id).tuples():
        changed.setdefault(table, []).append(record_id)
    return Saved(operation_id, {table: tuple(dict.fromkeys(ids)) for table, ids in changed.items()})


def write_rows(model: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert plain rows, all with the same columns, in one executemany; what is left out gets its default."""
    if not rows:
        return
    defaults = default_values(model)
    names = [name for name in defaults if name in rows[0] or defaults[name] is not None]
    if len(names) > 1 and all(name in rows[0] for name in names):
        values = list(map(itemgetter(*names), rows))
    else:
        values = [tuple(row.get(name, defaults[name]) for name in names) for row in rows]
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join([database.param] * len(names))
    # Names of our own tables and columns only; the values are bound.
    statement = f'INSERT INTO "{table_name(model)}" ({columns}) VALUES ({marks})'  # noqa: S608
    with peewee.__exception_wrapper__:
        database.cursor().executemany(statement, values)


def undo(operation_id: int) -> UndoReport:
    """Reverse an operation as far as it can be, as an operation; say record by record what could not."""
    from models.undoing import undo_operation

    return undo_operation(operation_id)


def undo_preview(operation_id: int) -> UndoReport:
    """What ``undo`` would do now; nothing is written."""
    from models.undoing import preview

    return preview(operation_id)


def column_of(model: Any, name: str) -> str:
    """The column of a field: "client" is kept in "client_id"."""
    return str(getattr(model, name).column_name)


def default_values(model: Any) -> dict[str, Any]:
    """The value each column has when nothing is given for it; None for those that have to be given."""
    return {name: column.default for name, column in columns_of(model).items()}


def _columns_of(model: Any, record_id: int, columns: Sequence[str]) -> dict[str, Any] | None:
    if not columns:
        return {} if model.select(model.id).where(model.id == record_id).exists() else None
    fields = [columns_of(model)[name] for name in columns]
    query = model.select(*fields).where(model.id == record_id)
    row = (query.for_update() if database.for_update else query).tuples().first()
    return dict(zip(columns, row, strict=True)) if row is not None else None


def _refuse_twice(uuid: str) -> None:
    saved = find_applied(uuid)
    if saved is not None:
        raise AlreadyApplied(saved)
