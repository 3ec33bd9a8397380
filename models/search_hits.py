"""From ids found to the rows that are shown: enough of each client to tell namesakes apart.

Four plain queries by id, however many clients were found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from models.records import ClientHit
from models.search_sql import select_by_ids


class Rank(IntEnum):
    """The order of hits (S2), best first; alphabetical within."""

    DOCUMENT = 0
    SURNAME = 1
    PREFIX = 2
    OTHER_SPELLING = 3
    FORMER_SURNAME = 4
    OLD_DOCUMENT = 5
    GIVEN_NAME = 6
    BIRTH_DATE = 7
    PART_OF_DOCUMENT = 8
    PHONE = 9
    EMAIL = 10
    CARD = 11
    TYPING_ERROR = 12


class Found(NamedTuple):
    """A client's id with why it was found: ``reason`` and ``matched`` as in ClientHit.

    ``document`` is the (series and number, expiry) that was searched for, to be shown instead of the valid
    one.
    """

    id: int
    rank: Rank
    reason: str
    matched: str = ""
    document: tuple[str, str] | None = None


class Finds:
    """What was found so far, each client once, by its best reason."""

    def __init__(self) -> None:
        self._by_id: dict[int, Found] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def add(self, found: Iterable[Found]) -> None:
        for one in found:
            known = self._by_id.get(one.id)
            if known is None or one.rank < known.rank:
                self._by_id[one.id] = one

    def all(self) -> list[Found]:
        return list(self._by_id.values())

    def best(self, limit: int) -> list[Found]:
        """The best by rank, in the order of finding within a rank."""
        return sorted(self._by_id.values(), key=lambda one: one.rank)[:limit]


_NOTHING = ("", "")
_CLIENTS = (
    "SELECT id, native_surname, native_given_name, patronymic, latin_surname, latin_given_name, birth_date,"
    " citizenship, sort_key FROM client WHERE id IN ({ids})"
)
_DOCUMENTS = (
    "SELECT client_id, series, number, expiry_date, issue_date FROM document"
    " WHERE client_id IN ({ids}) AND kind = 'international_passport' AND state = 'current'"
)
_PHONES = "SELECT client_id, value, position, id FROM contact WHERE client_id IN ({ids}) AND kind = 'phone'"
_LAST_TOURS = (
    "SELECT tourist.client_id, tour.start_date, tour.title, tour.number FROM tourist"
    " JOIN tour ON tour.id = tourist.tour_id WHERE tourist.client_id IN ({ids})"
)


def load_hits(found: Sequence[Found]) -> list[ClientHit]:
    """The rows to show, by rank and alphabetically within; who was deleted meanwhile is left out."""
    ids = [one.id for one in found]
    if not ids:
        return []
    clients = {row[0]: row for row in select_by_ids(_CLIENTS, ids)}
    documents, phones, tours = _current_documents(ids), _first_phones(ids), _last_tours(ids)
    present = [one for one in found if one.id in clients]
    present.sort(key=lambda one: (one.rank, clients[one.id][8]))
    hits: list[ClientHit] = []
    for one in present:
        document = one.document or documents.get(one.id, _NOTHING)
        last_tour = tours.get(one.id, _NOTHING)
        phone = phones.get(one.id, "")
        row = (*clients[one.id][:8], *document, phone, *last_tour, one.reason, one.matched)
        hits.append(ClientHit(*row))
    return hits


def _current_documents(ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """By client the valid international passport, issued last: (series and number, expiry)."""
    newest: dict[int, tuple[Any, ...]] = {}
    for row in select_by_ids(_DOCUMENTS, ids):
        known = newest.get(row[0])
        if known is None or row[4] > known[4]:
            newest[row[0]] = row
    return {row[0]: (f"{row[1]} {row[2]}".strip(), row[3]) for row in newest.values()}


def _first_phones(ids: Sequence[int]) -> dict[int, str]:
    first: dict[int, tuple[Any, ...]] = {}
    for row in select_by_ids(_PHONES, ids):
        known = first.get(row[0])
        if known is None or row[2:] < known[2:]:
            first[row[0]] = row
    return {client_id: row[1] for client_id, row in first.items()}


def _last_tours(ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """By client the title (or number) and the start of the tour that starts last."""
    last: dict[int, tuple[Any, ...]] = {}
    for row in select_by_ids(_LAST_TOURS, ids):
        known = last.get(row[0])
        if known is None or row[1] > known[1]:
            last[row[0]] = row
    return {client_id: (row[2] or row[3], row[1]) for client_id, row in last.items()}
