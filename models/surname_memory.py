"""The distinct surname and given-name keys of the open base, for finding names typed with an error.

Read whole at the first need (some 20 ms at a million clients), then only what the journal says has changed. A
key whose last bearer was renamed or deleted stays until the program closes: it finds nobody and does no harm.
"""

from __future__ import annotations

from typing import Any

from models.database import database
from models.search_sql import select
from models.typing_errors import DistinctKeys

# On a shared base an operation may become visible after one with a higher id.
OVERLAP = 50

_DISTINCT = "SELECT DISTINCT {column} FROM client"
_LAST_OPERATION = "SELECT max(id) FROM operation"
_CREATED = (
    "SELECT DISTINCT client.{column} FROM operation_created JOIN client"
    " ON client.id >= operation_created.first_id AND client.id <= operation_created.last_id"
    " WHERE operation_created.table_name = 'client' AND operation_created.operation_id > ?"
)
_CHANGED = (
    "SELECT DISTINCT client.{column} FROM operation_change"
    " JOIN client ON client.id = operation_change.record_id"
    " WHERE operation_change.table_name = 'client' AND operation_change.operation_id > ?"
)


class KeyMemory:
    """The distinct values of one key column of the client table."""

    def __init__(self, column: str) -> None:
        self._column = column
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
            self._keys = DistinctKeys(self._read(_DISTINCT))
        elif operation != self._operation:
            since = max(0, min(operation, self._operation) - OVERLAP)
            for sql in (_CREATED, _CHANGED):
                self._keys.add(self._read(sql, since))
        self._base, self._operation = database.obj, operation

    def _read(self, sql: str, *parameters: Any) -> list[str]:
        return [row[0] for row in select(sql.replace("{column}", self._column), parameters)]


_surnames = KeyMemory("surname_key")
_given_names = KeyMemory("given_key")


def near_surnames(key: str, errors: int = 2) -> list[str]:
    """Surname keys of the base that ``key`` may have been meant to be."""
    return _surnames.near(key, errors)


def near_given_names(key: str, errors: int = 2) -> list[str]:
    """Given-name keys of the base that ``key`` may have been meant to be."""
    return _given_names.near(key, errors)
