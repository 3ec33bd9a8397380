"""Many clients read at once: the same as one by one, in their order, and whose passports expire."""

from __future__ import annotations

from datetime import date

import pytest

from models.clients import load_clients, save_client
from models.many_clients import (
    all_client_ids,
    clients_with_expiring_passports,
    coming_tours,
    found_client_ids,
    read_clients,
)
from models.records import Address, Card, Client, Contact, Document, FormerName, Tour, Tourist
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour

pytestmark = pytest.mark.usefixtures("any_database")
TODAY = date(2026, 6, 1)


def client(surname: str, *passports: Document, **fields) -> int:
    one = Client(native_surname=surname, documents=list(passports), **fields)
    save_client(one)
    return one.id


def passport(expiry: str, number: str, state: str = "current") -> Document:
    return Document(number=number, expiry_date=expiry, state=state)


def tour(number: str, start: str, end: str, *client_ids: int) -> None:
    one = Tour(number=number, title=number, start_date=start, end_date=end)
    save_tour(one)
    save_tourists([TouristSave(Tourist(tour_id=one.id, client_id=c, native_surname="x")) for c in client_ids])


def test_clients_read_together_are_those_read_alone():
    """Every field and every child, contacts in the order of their places."""
    full = client(
        "Щербакова",
        passport("2030-01-01", "1"),
        passport("", "2", "lost"),
        contacts=[Contact(value="+7 912 345-67-89"), Contact(kind="email", value="a@example.com")],
        addresses=[Address(value="Тверь", label="дом"), Address(value="Москва")],
        cards=[Card(number="0042")],
        former_names=[FormerName(surname="Иванова")],
        birth_date="1950-05",
        notes="a\nb",
    )
    bare = client("Абрамов")
    wanted = load_clients([full, bare])
    for one in wanted:
        one.version = 0  # what nobody saves has none
    assert [one for part in read_clients([full, 999, bare]) for one in part] == wanted


def test_all_clients_come_alphabetically():
    """As the list of clients shows them."""
    last, first = client("Яковлев"), client("Абрамов")
    assert all_client_ids() == [first, last]


def test_all_whom_a_search_finds_come_beyond_the_first_fifty():
    """The list on the screen ends sooner; and they come in the order that was chosen there."""
    ids = [
        client("Иванов", native_given_name=f"А{n:02}", birth_date=f"1980-01-{1 + n % 28:02}")
        for n in range(60)
    ]
    client("Петров")
    assert sorted(found_client_ids("ivanov")) == sorted(ids)
    assert found_client_ids("ivanov", "-name")[0] == ids[-1]


def test_passports_that_end_soon_are_found_the_earliest_first():
    """From today to the day asked for; the later of two valid ones counts, old and lost ones do not."""
    later, sooner = client("A", passport("2026-09-01", "1")), client("B", passport("2026-07-01", "2"))
    client("C", passport("2026-07-01", "3"), passport("2031-01-01", "4"))
    client("D", passport("2026-05-31", "5"))
    client("E", passport("2026-07-01", "6", "lost"))
    client("F", passport("", "7"))
    client("G", passport("2026-12-02", "8"))
    assert clients_with_expiring_passports(TODAY, date(2026, 12, 1), {}) == [sooner, later]


def test_of_those_who_travel_expired_and_unknown_ones_are_found_as_well():
    """And those that end before the day to which their own tour wants them."""
    expired, unknown = client("A", passport("2020-01-01", "1")), client("B", passport("", "2"))
    short, long = client("C", passport("2027-03-01", "3")), client("D", passport("2027-05-01", "4"))
    travelling = dict.fromkeys((expired, unknown, short, long), "2027-04-01")
    assert clients_with_expiring_passports(TODAY, date(2026, 7, 1), travelling) == [unknown, expired, short]


def test_the_next_tour_of_a_client():
    """The earliest that is not over yet; one without an end counts by its start."""
    anna, boris, nobody = client("A"), client("B"), client("C")
    tour("1", "2026-08-01", "2026-08-10", anna)
    tour("2", "2026-05-28", "2026-06-02", anna)
    tour("3", "2026-06-05", "", boris)
    tour("4", "2026-01-01", "2026-01-10", nobody)
    found = coming_tours(TODAY)
    assert {one: tour.number for one, tour in found.items()} == {anna: "2", boris: "3"}
    assert found[anna].end_date == "2026-06-02"
