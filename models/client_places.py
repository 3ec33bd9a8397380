"""The list of clients from any of its places: who stands before and after one of them, by the index alone.

Counting off a million clients to the middle of the list takes too long; the index begins anywhere.
"""

from __future__ import annotations

from models.client_rows import client_hits
from models.records import ClientHit
from models.search_sql import marks, select

# What each order of models.clients.SORTS compares; a "-" in front turns it round.
_COLUMNS = {
    "name": ("sort_key", "id"),
    "birth_date": ("birth_date", "surname_key", "id"),
    "created": ("id",),
}
_KEY = "SELECT {columns} FROM client WHERE id = ?"
_FIRST = "SELECT id FROM client ORDER BY {order} LIMIT ?"
_FOLLOWING = "SELECT id FROM client WHERE ({columns}) {than} ({marks}) ORDER BY {order} LIMIT ?"


def first_clients(sort: str, count: int) -> list[ClientHit]:
    """The first ``count`` clients of the list."""
    order = _order(_COLUMNS[sort.removeprefix("-")], falling=sort.startswith("-"))
    return client_hits([row[0] for row in select(_FIRST.replace("{order}", order), (count,))])


def clients_after(client_id: int, sort: str, count: int) -> list[ClientHit]:
    """The first ``count`` clients behind this one in the list; none if there is no such client."""
    return client_hits(_following(client_id, sort, count, backwards=False))


def clients_before(client_id: int, sort: str, count: int) -> list[ClientHit]:
    """The last ``count`` clients before this one, in the order of the list."""
    return client_hits(_following(client_id, sort, count, backwards=True)[::-1])


def is_behind(client_id: int, sort: str, count: int) -> bool:
    """Whether at least so many clients stand before this one."""
    return len(_following(client_id, sort, count, backwards=True)) == count


def _following(client_id: int, sort: str, count: int, *, backwards: bool) -> list[int]:
    columns = _COLUMNS[sort.removeprefix("-")]
    falling = sort.startswith("-") != backwards
    named = ", ".join(columns)
    key = select(_KEY.replace("{columns}", named), (client_id,))
    if not key:
        return []
    parts = {
        "{columns}": named,
        "{than}": "<" if falling else ">",
        "{marks}": marks(len(columns)),
        "{order}": _order(columns, falling=falling),
    }
    sql = _FOLLOWING
    for mark, text in parts.items():
        sql = sql.replace(mark, text)
    return [row[0] for row in select(sql, (*key[0], count))]


def _order(columns: tuple[str, ...], *, falling: bool) -> str:
    return ", ".join(f"{column} DESC" if falling else column for column in columns)
