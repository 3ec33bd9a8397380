"""The distinct keys of the names in the open base, former ones too, to find names typed with an error.

Read whole at the first need (some 20 ms at a million clients), then only what the journal says has changed. A
key whose last bearer was renamed or deleted stays until the program closes: it finds nobody and does no harm.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from models.database import database
from models.search_sql import select
from models.typing_errors import DistinctKeys

# On a shared base an operation may become visible after one with a higher id.
OVERLAP = 50

_DISTINCT = "SELECT DISTINCT {column} FROM {table} WHERE {present}"
_LAST_OPERATION = "SELECT max(id) FROM operation"
_CREATED = (
    "SELECT DISTINCT {table}.{column} FROM operation_created JOIN {table}"
    " ON {table}.id >= operation_created.first_id AND {table}.id <= operation_created.last_id"
    " WHERE operation_created.table_name = '{table}' AND operation_created.operation_id > ?"
)
_CHANGED = (
    "SELECT DISTINCT {table}.{column} FROM operation_change"
    " JOIN {table} ON {table}.id = operation_change.record_id"
    " WHERE operation_change.table_name = '{table}' AND operation_change.operation_id > ?"
)


class KeyColumn(NamedTuple):
    """Where keys stand; ``present`` is what the column's index knows of the rows that have one."""

    table: str
    column: str
    present: str = "1 = 1"


class KeyMemory:
    """The distinct keys of some columns."""

    def __init__(self, *columns: KeyColumn) -> None:
        self._columns = columns
        self._base: Any = None
        self._operation = 0
        self._keys = DistinctKeys()

    def near(self, key: str, errors: int) -> list[str]:
        """Keys of the base at most so many typing errors away, see DistinctKeys.near."""
        self._refresh()
        return self._keys.near(key, errors)

    def _refresh(self) -> None:
        operation = select(_LAST_OPERATION)[0][0] or 0
        if self._base is not database.obj:
            self._keys = DistinctKeys()
            self._read(_DISTINCT)
        elif operation != self._operation:
            since = max(0, min(operation, self._operation) - OVERLAP)
            for sql in (_CREATED, _CHANGED):
                self._read(sql, since)
        self._base, self._operation = database.obj, operation

    def _read(self, sql: str, *parameters: Any) -> None:
        for one in self._columns:
            named = sql.replace("{table}", one.table).replace("{column}", one.column)
            rows = select(named.replace("{present}", one.present), parameters)
            self._keys.add(row[0] for row in rows)


_OTHER_SPELLING = "other_surname_key <> ''"
_surnames = KeyMemory(
    KeyColumn("client", "surname_key"),
    KeyColumn("client", "other_surname_key", _OTHER_SPELLING),
    KeyColumn("former_name", "surname_key"),
)
_given_names = KeyMemory(
    KeyColumn("client", "given_key"), KeyColumn("client", "other_given_key", _OTHER_SPELLING)
)


def near_surnames(key: str, errors: int = 2) -> list[str]:
    """Surname keys of the base that ``key`` may have been meant to be."""
    return _surnames.near(key, errors)


def near_given_names(key: str, errors: int = 2) -> list[str]:
    """Given-name keys of the base that ``key`` may have been meant to be."""
    return _given_names.near(key, errors)
