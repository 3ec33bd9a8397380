"""People of earlier tours: found by what is remembered of the tour, taken with today's data."""

from __future__ import annotations

import pytest

from models import clients, tourists, tours
from models.earlier_tours import find_travellers, people_again, search_tours, travellers_on, trips_of
from models.records import Client, Contact, Document, Service, ServiceUse, Tour, Tourist
from models.tourists import TouristSave

pytestmark = pytest.mark.usefixtures("any_database")


def save_tour(number: str, start: str, *surnames: str, created: str = "2026-01-15") -> Tour:
    tour = Tour(number=number, title=f"Tour {number}", created_on=created, start_date=start)
    tours.save_tour(tour)
    people = [Tourist(tour_id=tour.id, native_surname=one) for one in surnames]
    if people:
        tourists.save_tourists([TouristSave(one) for one in people])
    return tour


@pytest.fixture
def three() -> None:
    save_tour("2025-0007", "2025-07-01", "Щербакова", "Ким", created="2025-03-02")
    save_tour("2026-0007", "2026-07-01", "Ёлкин", created="2026-03-02")
    save_tour("2026-0008", "2026-08-01")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["2026-0007", "2025-0007"]),
        ({"number": "0007"}, ["2026-0007", "2025-0007"]),
        ({"number": " 2025-0007 "}, ["2025-0007"]),
        ({"surname": "shcherb"}, ["2025-0007"]),
        ({"surname": "елкин"}, ["2026-0007"]),
        ({"created_on": "2025"}, ["2025-0007"]),
        ({"created_on": "2026-03-02"}, ["2026-0007"]),
        ({"start_date": "2025-07"}, ["2025-0007"]),
        ({"start_date": "2025-07", "surname": "ёлкин"}, []),
        ({"number": "%"}, []),
        ({"number": "'"}, []),
    ],
)
def test_tours_are_found_by_what_is_remembered(three, wanted, found):
    """All that is typed must fit; tours without tourists have nobody to give; the latest start first."""
    assert [row.number for row in search_tours(**wanted)] == found


def test_the_tour_itself_is_left_out(three):
    """Nobody imports a tour into itself."""
    tour = tours.find_tour("2026-0007")
    assert [row.number for row in search_tours(without=tour.id)] == ["2025-0007"]


def test_a_regular_client_comes_with_todays_data():
    """The new passport and phone, not those of the earlier trip; what the base does not know is kept."""
    client = Client(
        native_surname="Ким", birth_date="1980-02-01", documents=[Document(series="70", number="1")]
    )
    clients.save_client(client)
    tour = Tour(number="1", services=[Service(kind="hotel", name="Roma")])
    tours.save_tour(tour)
    old = Tourist(
        tour_id=tour.id,
        client_id=client.id,
        native_surname="Ким",
        latin_given_name="LI",
        international_passport_series="70",
        international_passport_number="1",
        national_passport_number="123456",
        ticket_number="555",
        services=[ServiceUse(tour.services[0].id)],
    )
    tourists.save_tourists([TouristSave(old)])
    client.documents[0].state = "replaced"
    client.documents.append(Document(series="75", number="2"))
    client.contacts = [Contact(value="+7 912 345-67-89")]
    clients.save_client(client)
    [again] = people_again([old.id])
    assert (again.international_passport_series, again.international_passport_number) == ("75", "2")
    assert (again.phone, again.birth_date) == ("+7 912 345-67-89", "1980-02-01")
    assert (again.latin_given_name, again.national_passport_number) == ("LI", "123456")
    assert (again.client_id, again.id, again.tour_id) == (client.id, None, None)
    assert (again.ticket_number, again.services) == ("", [])


def test_others_come_as_they_were_then():
    """Who is in no base, or in it no more, has the data of the trip."""
    client = Client(native_surname="Ким")
    clients.save_client(client)
    tour = Tour(number="1")
    tours.save_tour(tour)
    people = [
        Tourist(tour_id=tour.id, native_surname="Титов", phone="123"),
        Tourist(tour_id=tour.id, native_surname="Ким", client_id=client.id),
    ]
    tourists.save_tourists([TouristSave(one) for one in people])
    clients.delete_client(client.id)
    again = people_again([people[1].id, people[0].id])
    assert [(one.native_surname, one.phone, one.client_id) for one in again] == [
        ("Ким", "", None),
        ("Титов", "123", None),
    ]


def test_travellers_are_found_by_name_or_by_their_tour(three):
    """Both say which tour it was; a tour's people come in the order of booking."""
    assert [(one.native_surname, one.tour_number) for one in find_travellers("shcherb")] == [
        ("Щербакова", "2025-0007")
    ]
    assert [one.native_surname for one in find_travellers("2025-0007")] == ["Щербакова", "Ким"]
    assert find_travellers("") == []
    tour = tours.find_tour("2025-0007")
    assert [one.native_surname for one in travellers_on(tour.id)] == ["Щербакова", "Ким"]


def test_the_trips_of_a_client(three):
    """Each of the client's tours, the latest first, without the one at hand."""
    client = Client(native_surname="Ким")
    clients.save_client(client)
    for number in ("2025-0007", "2026-0008", "2026-0007"):
        tour = tours.find_tour(number)
        made = Tourist(tour_id=tour.id, client_id=client.id, native_surname="Ким")
        tourists.save_tourists([TouristSave(made)])
    numbers = [one.tour_number for one in trips_of(client.id)]
    assert numbers == ["2026-0008", "2026-0007", "2025-0007"]
    assert [one.tour_number for one in trips_of(client.id, without=tour.id)] == ["2026-0008", "2025-0007"]
