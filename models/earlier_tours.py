"""People of earlier tours for a new one (I8): the tour or they are found, and taken with today's data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from models.client_matching import as_tourist
from models.clients import load_clients
from models.passports import PASSPORT_GROUPS
from models.records import CARD_FIELDS, SHARED_FIELDS, Client, Tourist, TouristHit, TourRow
from models.search_terms import typed_prefix
from models.search_tourists import search_tourists
from models.tables import Tour as TourTable
from models.tables import Tourist as TouristTable
from models.tourists import load_tourists
from models.tours import LAST_CHARACTER, tour_rows
from textkit.cleaning import clean_text

# Passports and cards are taken whole or not at all.
_GROUPS = (*PASSPORT_GROUPS.values(), CARD_FIELDS[:2], CARD_FIELDS[2:])
_ALONE = tuple(name for name in SHARED_FIELDS if not any(name in group for group in _GROUPS))


def search_tours(
    number: str = "",
    surname: str = "",
    created_on: str = "",
    start_date: str = "",
    *,
    without: int | None = None,
    limit: int = 200,
) -> list[TourRow]:
    """Tours with tourists that fit all of this, the latest start first.

    ``number``: its beginning, or any part of it. ``surname``: the beginning of a tourist's, in either script
    and any usual spelling. Dates are ISO and may be short (2026-05, 2026). ``without``: this tour is left
    out.
    """
    query = TourTable.select(TourTable.id).order_by(TourTable.start_date.desc(), TourTable.id.desc())
    travelling = TouristTable.select(TouristTable.tour)
    if key := typed_prefix(surname):
        travelling = travelling.where(
            (TouristTable.surname_key >= key) & (TouristTable.surname_key < key + LAST_CHARACTER)
            | (TouristTable.other_surname_key >= key)
            & (TouristTable.other_surname_key < key + LAST_CHARACTER)
        )
    query = query.where(TourTable.id.in_(travelling))
    if typed := clean_text(number, one_line=True):
        query = query.where(TourTable.number.contains(typed))
    for column, day in ((TourTable.created_on, created_on), (TourTable.start_date, start_date)):
        if day:
            query = query.where((column >= day) & (column < day + LAST_CHARACTER))
    if without is not None:
        query = query.where(TourTable.id != without)
    return tour_rows([one for (one,) in query.limit(limit).tuples()])


def travellers_on(tour_id: int) -> list[TouristHit]:
    """The tourists of a tour in the order of booking, each with the tour."""
    return _travellers(TouristTable.tour == tour_id, TouristTable.position, TouristTable.id)


def trips_of(client_id: int, *, without: int | None = None) -> list[TouristHit]:
    """The regular client as a tourist of each of their tours, the latest first; ``without`` this tour."""
    other = TouristTable.tour != without if without is not None else TouristTable.id.is_null(False)
    latest = (TourTable.start_date.desc(), TourTable.id.desc(), TouristTable.id)
    return _travellers((TouristTable.client == client_id) & other, *latest)


def find_travellers(text: str, limit: int = 50) -> list[TouristHit]:
    """Tourists of all tours by whatever is remembered: a name, a document, or the number of their tour."""
    hits = {one.id: one for one in search_tourists(text, limit)}
    if any(letter.isdigit() for letter in text):
        for tour in search_tours(text, limit=3):
            hits |= {one.id: one for one in travellers_on(tour.id)}
    return list(hits.values())[:limit]


def _travellers(condition: Any, *order: Any) -> list[TouristHit]:
    of_tour = (TourTable.number, TourTable.title, TourTable.start_date, TourTable.end_date)
    names = ("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name")
    person = [getattr(TouristTable, name) for name in (*names, "birth_date")]
    query = TouristTable.select(TouristTable.id, TouristTable.tour, *of_tour, *person).join(TourTable)
    return [TouristHit(*(*row, "")) for row in query.where(condition).order_by(*order).tuples()]


def people_again(tourist_ids: Sequence[int]) -> list[Tourist]:
    """The tourists as new ones, in the given order: a regular client with today's data, without ticket or
    services. What the base does not know of a client comes from the earlier tour.
    """
    tourists = load_tourists(tourist_ids)
    clients = {one.id: one for one in load_clients([one.client_id for one in tourists if one.client_id])}
    return [_again(one, clients.get(one.client_id)) for one in tourists]


def _again(tourist: Tourist, client: Client | None) -> Tourist:
    if client is None:
        return Tourist(**{name: getattr(tourist, name) for name in SHARED_FIELDS})
    today = as_tourist(client)
    values = {name: getattr(tourist, name) for name in _ALONE if not getattr(today, name)}
    for group in _GROUPS:
        if not any(getattr(today, name) for name in group):
            values |= {name: getattr(tourist, name) for name in group}
    return replace(today, **values)
