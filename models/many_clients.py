"""Many clients for lists that leave: all of them or whom a search finds, and whose passports expire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.ids import slices
from models.import_rows import load_base_clients
from models.records import Client
from models.search_sql import select, select_by_ids

PORTION = 900
MOST_FOUND = 100_000  # a search that finds more is no choice of people
_ALL = "SELECT id FROM client ORDER BY sort_key, id"
_COMING = (
    "SELECT tourist.client_id, tour.number, tour.title, tour.start_date, tour.end_date, tour.countries"
    " FROM tourist JOIN tour ON tour.id = tourist.tour_id{more} WHERE tourist.client_id IS NOT NULL"
    " AND (tour.end_date >= ? OR (tour.end_date = '' AND tour.start_date >= ?))"
    " ORDER BY tour.start_date DESC, tour.id DESC"
)
# Not within their own country, where a national passport does.
_ABROAD = (
    " JOIN client ON client.id = tourist.client_id"
    " AND (tour.countries = '' OR tour.countries <> client.citizenship)"
)
_ON_TOURS = "SELECT client_id FROM tourist WHERE client_id IS NOT NULL AND tour_id IN ({ids})"
_OF_TOURISTS = "SELECT client_id FROM tourist WHERE client_id IS NOT NULL AND id IN ({ids})"
_LAST_EXPIRY = (
    "SELECT client_id, max(expiry_date) FROM document WHERE kind = 'international_passport'"
    " AND state = 'current'{more} GROUP BY client_id"
)
_EXPIRING = _LAST_EXPIRY.replace("{more}", "") + " HAVING max(expiry_date) >= ? AND max(expiry_date) <= ?"
_OF_SOME = _LAST_EXPIRY.replace("{more}", " AND client_id IN ({ids})")


@dataclass(frozen=True, slots=True)
class ComingTour:
    """The next tour of a client; dates ISO, "" where nobody typed one; countries alpha-2 with spaces."""

    number: str
    title: str
    start_date: str
    end_date: str
    countries: str = ""


def all_client_ids() -> list[int]:
    """The ids of all clients, alphabetically."""
    return [one for (one,) in select(_ALL)]


def found_client_ids(text: str, sort: str = "") -> list[int]:
    """The ids of all whom a search finds, the best first, or sorted by a key of models.clients.SORTS."""
    from models.clients import list_clients
    from models.search import search_clients

    if sort:
        return [hit.id for hit in list_clients(text, sort, MOST_FOUND).rows]
    return [hit.id for hit in search_clients(text, MOST_FOUND)]


def read_clients(ids: Sequence[int]) -> Iterator[list[Client]]:
    """The clients without their versions in the given order, a portion at a time; those that do not exist
    are left out."""
    for part in slices(ids, PORTION):
        rows = load_base_clients(part)
        yield [rows[one] for one in part if one in rows]


def coming_tours(today: date, *, abroad: bool = False) -> dict[int, ComingTour]:
    """The next tour, or the one under way, of each client who has one; ``abroad``: out of their country."""
    day, sql = today.isoformat(), _COMING.replace("{more}", _ABROAD if abroad else "")
    return {client: ComingTour(*tour) for client, *tour in select(sql, (day, day))}


def clients_on(tour_ids: Sequence[int], tourist_ids: Sequence[int]) -> set[int]:
    """The clients who are on these tours, or who these tourists are."""
    found = select_by_ids(_ON_TOURS, tour_ids) + select_by_ids(_OF_TOURISTS, tourist_ids)
    return {client for (client,) in found}


def clients_with_expiring_passports(today: date, until: date, travelling: Mapping[int, str]) -> list[int]:
    """Clients whose valid international passport ends from today until then, the earliest first.

    Of two valid ones the later counts. ``travelling``: clients who have a tour -> the ISO date to which the
    passport is to last; of them also those whose passport has expired, or whose expiry nobody typed.
    """
    found = dict(select(_EXPIRING, (today.isoformat(), until.isoformat())))
    for client, expiry in select_by_ids(_OF_SOME, list(travelling)):
        if expiry <= travelling[client]:
            found[client] = expiry
    return sorted(found, key=lambda client: (found[client], client))
