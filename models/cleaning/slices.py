"""A slice of the base as plain tuples: clients with their documents and contacts, by range or by ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from models.search_sql import select, select_by_ids

SIZE = 4000  # clients of a slice: read and looked at in some tens of milliseconds
_CLIENT = (
    "SELECT id, native_surname, native_given_name, patronymic, latin_surname, latin_given_name, birth_date,"
    " birth_place, citizenship FROM client WHERE {which}"
)
_DOCUMENT = (
    "SELECT client_id, id, kind, state, issuing_state, series, number, issue_date, expiry_date, authority"
    " FROM document WHERE {which}"
)
_CONTACT = "SELECT client_id, id, kind, value FROM contact WHERE {which}"


Row = tuple[Any, ...]


class ClientPart(NamedTuple):
    """What of a client is looked at."""

    id: int
    native_surname: str
    native_given_name: str
    patronymic: str
    latin_surname: str
    latin_given_name: str
    birth_date: str
    birth_place: str
    citizenship: str

    def name(self) -> str:
        """Who it is, as lists say it."""
        native = (self.native_surname, self.native_given_name, self.patronymic)
        return " ".join(filter(None, native)) or f"{self.latin_surname} {self.latin_given_name}".strip()


class Slice(NamedTuple):
    """Clients in the order of their ids, and what hangs on them.

    Plain tuples, for a million of them are not made into anything: clients as ClientPart; documents as
    (client id, id, kind, state, issuing state, series, number, issue date, expiry date, authority); contacts
    as (client id, id, kind, value).
    """

    clients: list[Row]
    documents: list[Row]
    contacts: list[Row]


def slice_after(last_id: int) -> Slice:
    """The next SIZE clients behind an id."""
    which = f"id > ? ORDER BY id LIMIT {SIZE}"
    clients = select(_CLIENT.replace("{which}", which), (last_id,))
    if not clients:
        return Slice([], [], [])
    # Nobody is left out who is written meanwhile: what has no client in the slice is passed over.
    span = (clients[0][0], clients[-1][0])
    which = "client_id >= ? AND client_id <= ?"
    documents = select(_DOCUMENT.replace("{which}", which), span)
    return Slice(clients, documents, select(_CONTACT.replace("{which}", which), span))


def slice_of(ids: Sequence[int]) -> Slice:
    """Some clients."""
    wanted = sorted(ids)
    return Slice(
        select_by_ids(_CLIENT.replace("{which}", "id IN ({ids})"), wanted),
        select_by_ids(_DOCUMENT.replace("{which}", "client_id IN ({ids})"), wanted),
        select_by_ids(_CONTACT.replace("{which}", "client_id IN ({ids})"), wanted),
    )


def count_and_last() -> tuple[int, int]:
    """How many clients there are, and the largest id."""
    [(count, last)] = select("SELECT count(*), max(id) FROM client")
    return int(count), int(last or 0)
