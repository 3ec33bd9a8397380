"""Lists of regular clients: all or those a search shows, and whose passports expire (C4, T13)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from models.client_matching import as_tourist
from models.import_rows import without_collector
from models.many_clients import ComingTour, clients_with_expiring_passports, coming_tours, read_clients
from models.records import Client, Tour
from paperwork.list_columns import OF_CLIENTS, OF_EXPIRING_CLIENTS, Line, last_day
from paperwork.lists import Cell, ListStopped, PaperList, list_language, say
from paperwork.ready_lists import ListKind, expiry_remark, make_list, months_later
from translations import N_

CLIENTS = ListKind(
    "clients",
    N_("Regular clients"),
    (
        *("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name", "sex"),
        *("birth_date", "citizenship", "international_passport_series", "international_passport_number"),
        *("international_passport_expiry", "national_passport_series", "national_passport_number"),
        *("phone", "other_phones", "email", "address"),
    ),
    OF_CLIENTS,
)
EXPIRING_CLIENTS = ListKind(
    "expiring_clients",
    N_("Passports expiring"),
    (
        *("surname", "given_name", "birth_date", "passport", "international_passport_expiry", "remark"),
        *("tour_number", "tour_title", "tour_start", "tour_end", "phone", "email"),
    ),
    OF_EXPIRING_CLIENTS,
)
CLIENT_LISTS = (CLIENTS, EXPIRING_CLIENTS)
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def client_lines(ids: Sequence[int], language: str = "") -> list[Line]:
    """A line for each of these clients, in their order."""
    return list(_lines(read_all(ids), list_language(language), 1))


def client_list(
    ids: Sequence[int],
    keys: Sequence[str],
    language: str = "",
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> PaperList:
    """The list of these clients with these columns; of a long one only the rows are held. ListStopped."""
    spoken = list_language(language)
    rows: list[tuple[Cell, ...]] = []
    with without_collector():
        for clients in _reading(ids, progress, cancelled):
            rows += make_list(CLIENTS, list(_lines(clients, spoken, len(rows) + 1)), keys, spoken).rows
    return replace(make_list(CLIENTS, [], keys, spoken), rows=rows)


def read_all(
    ids: Sequence[int], *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> list[Client]:
    """These clients whole, in their order. ListStopped."""
    return [client for clients in _reading(ids, progress, cancelled) for client in clients]


def _lines(clients: Sequence[Client], language: str, first: int) -> Iterator[Line]:
    for number, client in enumerate(clients, first):
        yield Line(as_tourist(client), language, number, client=client)


def _reading(
    ids: Sequence[int], progress: Progress | None, cancelled: Cancelled | None
) -> Iterator[list[Client]]:
    done = 0
    for clients in read_clients(ids):
        if cancelled is not None and cancelled():
            raise ListStopped
        yield clients
        done += len(clients)
        if progress is not None:
            progress(done, len(ids))


def expiring_lines(months: int, language: str = "", *, today: date | None = None) -> list[Line]:
    """Clients whose passport expires within so many months, or is not valid so long after their next tour."""
    day, spoken = today or date.today(), list_language(language)
    tours = {one: _tour(coming) for one, coming in coming_tours(day).items()}
    lasting = {one: months_later(last_day(tour), months) for one, tour in tours.items()}
    until = months_later(day.isoformat(), months)
    ids = clients_with_expiring_passports(day, date.fromisoformat(until), lasting)
    lines = client_lines(ids, spoken)
    for line in lines:
        client_id = line.person.client_id or 0
        if client_id in tours:
            line.tour = tours[client_id]
            expiry, end = line.person.international_passport_expiry, last_day(line.tour)
            wanted = max(until, lasting[client_id])
            line.remark = say(expiry_remark(expiry, end, wanted, day.isoformat()), spoken)
    return lines


def _tour(coming: ComingTour) -> Tour:
    return Tour(
        number=coming.number, title=coming.title, start_date=coming.start_date, end_date=coming.end_date
    )
