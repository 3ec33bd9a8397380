"""Plain SQL for the searches, the same on both databases.

A keystroke may cost about a millisecond, and building a query object costs as much as running the query; so
the searches are written out, with ``?`` for parameters, and rows come as tuples.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from models.tables import database

# Behind every key that begins with the same letters, in the byte order of both databases.
HIGHEST = "\U0010ffff"
# A phone's last digits lead its key: of a number typed from its beginning so many are tried that are not
# there yet. Three are 1,111 look-ups in the index, less than a millisecond; each more costs tenfold.
MISSING_DIGITS = 3
_DIGITS = "(VALUES " + ", ".join(f"('{digit}')" for digit in range(10)) + ")"
MAX_PARAMETERS = 900


class Condition(NamedTuple):
    """What a row of ``client`` has to fit besides, to stand behind an AND."""

    sql: str
    values: tuple[Any, ...] = ()


def select(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of a query. Only parameters carry what was typed, never the text of the query."""
    rows: list[tuple[Any, ...]] = database.execute_sql(dialect(sql), parameters).fetchall()
    return rows


def dialect(sql: str) -> str:
    """The query with the parameter marks of the database that is open."""
    return sql if database.param == "?" else _percent_marks(sql)


@lru_cache(maxsize=512)
def _percent_marks(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


@lru_cache(maxsize=1024)
def marks(count: int) -> str:
    """``?,?,?`` for IN (...)."""
    return ",".join("?" * count)


def insert_rows(sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run a statement for each row of parameters by the driver's own executemany."""
    database.connection().cursor().executemany(dialect(sql), rows)


def beginning(prefix: str) -> tuple[str, str]:
    """The half-open range of keys that begin with ``prefix``, for ``>= ? AND < ?``.

    A range is answered from the index on both databases, where LIKE would read the whole table.
    """
    return prefix, prefix + HIGHEST


def completed(column: str, end: str) -> tuple[str, tuple[str, ...]]:
    """The condition that the key is ``end`` behind at most MISSING_DIGITS digits, each looked up by index."""
    tables = [f"{_DIGITS} AS d{number}" for number in range(MISSING_DIGITS)]
    keys = ["SELECT ?"]
    for count in range(1, MISSING_DIGITS + 1):
        digits = " || ".join(f"d{number}.column1" for number in range(count))
        keys.append(" ".join(("SELECT", digits, "|| ? FROM", ", ".join(tables[:count]))))
    return f"{column} IN ({' UNION ALL '.join(keys)})", (end,) * len(keys)


def select_by_ids(sql: str, ids: Sequence[int], values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of a query with one ``{ids}`` in it, asked in portions that every database takes.

    ``values`` are for the marks that stand before the ids.
    """
    rows: list[tuple[Any, ...]] = []
    for start in range(0, len(ids), MAX_PARAMETERS):
        part = ids[start : start + MAX_PARAMETERS]
        rows.extend(select(sql.replace("{ids}", marks(len(part))), (*values, *part)))
    return rows


def all_of(conditions: Iterable[Condition]) -> Condition:
    """`` AND this AND that``, or nothing."""
    parts = list(conditions)
    return Condition(
        "".join(f" AND {one.sql}" for one in parts), tuple(value for one in parts for value in one.values)
    )


def any_of(conditions: Sequence[Condition]) -> Condition:
    """Fitted by who fits one of the conditions; by nobody if there are none."""
    if len(conditions) == 1:
        return conditions[0]
    sql = f"({' OR '.join(f'({one.sql})' for one in conditions)})" if conditions else "1 = 0"
    return Condition(sql, tuple(value for one in conditions for value in one.values))


def one_of(ids: Sequence[int]) -> Condition:
    """Fitted by these clients."""
    return Condition(f"client.id IN ({marks(len(ids))})" if ids else "1 = 0", tuple(ids))
