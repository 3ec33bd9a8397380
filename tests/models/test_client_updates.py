"""T6 and T7: what of a tourist's form reaches the client base, and that what is offered is what is written."""

from __future__ import annotations

import pytest

from models import clients, tourists, tours
from models.client_matching import client_differences, fill_from_client
from models.records import Client, Document, Tour, Tourist
from models.tourists import TouristSave

pytestmark = pytest.mark.usefixtures("any_database")

SERIES, NUMBER = "international_passport_series", "international_passport_number"


def saved_client(**fields) -> Client:
    client = Client(**({"native_surname": "Иванов", "native_given_name": "Иван"} | fields))
    clients.save_client(client)
    return client


def a_tour() -> Tour:
    tour = Tour(number="2026-0001")
    tours.save_tour(tour)
    return tour


def linked(client: Client, **fields) -> Tourist:
    """A saved tourist filled from the client, then typed over."""
    tourist = fill_from_client(Tourist(tour_id=a_tour().id, native_surname="Иванов"), client).tourist
    tourists.save_tourists([TouristSave(tourist)])
    for name, value in fields.items():
        setattr(tourist, name, value)
    return tourist


def accept(tourist: Tourist, *fields: str, passport: str = "replace") -> Client:
    """Save with these fields agreed to; the client as it is then."""
    tourists.save_tourists([TouristSave(tourist, client_fields=frozenset(fields), passport=passport)])
    return clients.load_client(tourist.client_id)


@pytest.mark.parametrize(
    ("before", "typed"),
    [(("", "371844789"), ("37", "1844789")), (("71", "0012345"), ("", "71 0012345"))],
)
@pytest.mark.parametrize("accepted", [(SERIES, NUMBER), (SERIES,), (NUMBER,)])
def test_number_cut_otherwise_goes_to_the_base_as_a_pair(before, typed, accepted):
    """T7: the same number with another border between series and number never loses or doubles a part."""
    client = saved_client(documents=[Document(series=before[0], number=before[1], authority="МВД 1")])
    tourist = linked(client, **dict(zip((SERIES, NUMBER), typed, strict=True)))
    [document] = accept(tourist, *accepted).documents
    assert (document.series, document.number, document.authority) == (*typed, "МВД 1")
    assert client_differences(tourist, {SERIES, NUMBER}) == []


def test_emptied_number_never_empties_the_series_of_the_base():
    """T7: where the form has no number any more, the base keeps its own, whole."""
    client = saved_client(documents=[Document(series="71", number="0012345", expiry_date="2030-01-01")])
    tourist = linked(client, international_passport_series="", international_passport_number="")
    [document] = accept(tourist, SERIES, NUMBER).documents
    assert (document.series, document.number) == ("71", "0012345")
