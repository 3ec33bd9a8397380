"""Where what was typed may stand beside the clients: whose it is, and which of some clients have it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from models.search_hits import Found, Rank
from models.search_sql import Condition, any_of, select, select_by_ids

# With fewer hits than this it is worth looking further.
FEW = 5
_WHOLE_PASSPORT = (Rank.DOCUMENT, Rank.OLD_DOCUMENT)

# The names of tables and columns are ours; what was typed is always a parameter.
_ROWS = "SELECT client_id, {columns} FROM {table} WHERE {condition}"
_HAS_IT = "EXISTS (SELECT 1 FROM {table} WHERE {table}.client_id = client.id AND {condition})"
_WHO_HAVE_IT = "client.id IN (SELECT client_id FROM {table} WHERE {condition})"


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of a table that hangs on the clients, and why such a row finds its client."""

    table: str
    columns: str
    condition: Condition
    found: Callable[[Sequence[Any]], Found]
    order: str = ""

    def first(self, limit: int) -> list[Found]:
        """Whose the rows are."""
        rows = select(self._written(_ROWS) + self.order + " LIMIT ?", (*self.condition.values, limit))
        return [self.found(row) for row in rows]

    def among(self, ids: Sequence[int]) -> list[Found]:
        """Which of these clients have such a row."""
        sql = self._written(_ROWS) + " AND client_id IN ({ids})"
        return [self.found(row) for row in select_by_ids(sql, ids, self.condition.values)]

    def who_have_it(self) -> Condition:
        """Fitted by who has such a row; the rows are read first."""
        return Condition(self._written(_WHO_HAVE_IT), self.condition.values)

    def _written(self, sql: str) -> str:
        return _written(sql, self.table, self.condition).replace("{columns}", self.columns)


def has_any(sources: Sequence[Source]) -> Condition:
    """Fitted by who has a row of one of the sources; asked of each client, of each table once."""
    tables: dict[str, list[Condition]] = {}
    for source in sources:
        tables.setdefault(source.table, []).append(source.condition)
    joined = {table: any_of(conditions) for table, conditions in tables.items()}
    return any_of([Condition(_written(_HAS_IT, table, one), one.values) for table, one in joined.items()])


def _written(sql: str, table: str, condition: Condition) -> str:
    return sql.replace("{table}", table).replace("{condition}", condition.sql)


@dataclass(frozen=True, slots=True)
class Sources:
    """All places where one thing may stand, the most telling first.

    ``last`` are asked only where the others find little, as they read a long index from end to end, and
    ``unlikely``, many look-ups, only where nobody has a passport that is typed whole. Of given clients they
    are as quick as any.
    """

    usual: tuple[Source, ...] = ()
    last: tuple[Source, ...] = ()
    unlikely: tuple[Source, ...] = ()

    def first(self, limit: int) -> list[Found]:
        """Whose it is; a client may be there several times."""
        found = [one for source in self.usual for one in source.first(limit)]
        if len(found) < FEW:
            found += [one for source in self.last for one in source.first(limit)]
        if len(found) < FEW and not any(one.rank in _WHOLE_PASSPORT for one in found):
            found += [one for source in self.unlikely for one in source.first(limit)]
        return found

    def later(self) -> tuple[Source, ...]:
        return (*self.last, *self.unlikely)

    def all(self) -> tuple[Source, ...]:
        return (*self.usual, *self.later())
