"""Recognising the people of a list, many at once, on both databases."""

from __future__ import annotations

import pytest

from models.clients import save_client
from models.database import database
from models.recognition import PersonKeys, recognise
from models.records import Client, Document, Tour, Tourist
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour
from textkit.folding import fold


def keys(surname="", given="", birth="", *numbers, kind="international_passport", state=""):
    papers = tuple((kind, number, state) for number in numbers)
    return PersonKeys(fold(surname), fold(given), birth, papers)


@pytest.fixture
def base(any_database):
    """Two clients and a tour with one tourist; the value is their ids."""
    ivanov = Client(
        native_surname="Иванов",
        native_given_name="Иван",
        birth_date="1985-02-01",
        documents=[
            Document(series="71", number="0012345"),
            Document(series="64", number="7", state="replaced"),
        ],
    )
    muller = Client(
        native_surname="Мюллер",
        native_given_name="Юрген",
        latin_surname="MUELLER",
        latin_given_name="JUERGEN",
        birth_date="1955-10-03",
    )
    tour = Tour(number="T-1")
    for client in (ivanov, muller):
        save_client(client)
    save_tour(tour)
    tourist = Tourist(
        tour_id=tour.id,
        native_surname="Сидоров",
        native_given_name="Пётр",
        birth_date="1977-01-02",
        international_passport_series="70",
        international_passport_number="5550001",
    )
    save_tourists([TouristSave(tourist)])
    return {"ivanov": ivanov.id, "muller": muller.id, "tour": tour.id, "sidorov": tourist.id}


def test_a_passport_recognises_a_client(base):
    """The valid passport is the surest sign."""
    [one] = recognise([keys("Ivanoff", "Ivan", "", "710012345")], base["tour"])
    assert (one.status, one.client_id, one.reason, one.candidates) == (
        "client",
        base["ivanov"],
        "document",
        (base["ivanov"],),
    )


def test_an_old_passport_recognises_a_client(base):
    """A replaced passport still says who it is."""
    [one] = recognise([keys("Иванов", "Иван", "", "647")], None)
    assert (one.status, one.client_id, one.reason) == ("client", base["ivanov"], "old_document")


def test_name_and_birth_date_recognise_a_client(base):
    """In either script, with a passport that the base does not know."""
    [one] = recognise([keys("IVANOV", "IVAN", "1985-02-01", "999999999")], None)
    assert (one.client_id, one.reason) == (base["ivanov"], "name_birth_date")


def test_the_latin_name_recognises_a_client(base):
    """Where the passport spells a name in another way than it sounds."""
    [one] = recognise([keys("MUELLER", "JUERGEN", "1955-10-03")], None)
    assert one.client_id == base["muller"]


@pytest.mark.parametrize(
    "person", [keys("Иванов", "Иван"), keys("Иванов", "Иван", "1985-02-02"), keys("Иванов")]
)
def test_a_name_alone_recognises_nobody(base, person):
    """Namesakes are many."""
    assert recognise([person], base["tour"])[0].status == "new"


def test_a_parents_passport_is_not_the_childs(base):
    """Where given name and birth date are both others', the passport does not count."""
    [one] = recognise([keys("Иванов", "Пётр", "2015-06-07", "710012345")], None)
    assert one.status == "new"


def test_who_is_on_the_tour_is_said(base):
    """By passport, or by name and birth date; on another tour nobody knows them."""
    by_document, by_name = (
        keys("Сидоров", "", "", "705550001"),
        keys("Sidorov", "Petr", "1977-01-02"),
    )
    for person in (by_document, by_name):
        [one] = recognise([person], base["tour"])
        assert (one.status, one.tourist_id) == ("on_tour", base["sidorov"])
        assert recognise([person], None)[0].status == "new"


def test_a_client_who_is_on_the_tour_is_on_the_tour(base):
    """Recognised as the client whose tourist is there under another name."""
    other = Tourist(tour_id=base["tour"], native_surname="Иванов-Бунин", client_id=base["ivanov"])
    save_tourists([TouristSave(other)])
    [one] = recognise([keys("Иванов", "Иван", "1985-02-01")], base["tour"])
    assert (one.status, one.tourist_id, one.client_id) == ("on_tour", other.id, base["ivanov"])


@pytest.mark.parametrize(
    ("kind", "state", "status"),
    [
        ("international_passport", "", "client"),
        ("international_passport", "RU", "client"),
        ("international_passport", "UZ", "new"),
        ("national_passport", "RU", "new"),
    ],
)
def test_a_number_counts_for_its_kind_and_state_only(base, kind, state, status):
    """The same number of another state, or of another kind of paper, is somebody else's."""
    holder = Client(
        native_surname="Ким", documents=[Document(issuing_state="RU", series="N", number="12345678")]
    )
    save_client(holder)
    [one] = recognise([keys("Чужой", "Ян", "", "N12345678", kind=kind, state=state)], None)
    assert one.status == status


def test_an_id_card_is_a_national_passport(base):
    """Lists call both the same."""
    save_client(Client(native_surname="Ким", documents=[Document(kind="id_card", number="AB123456")]))
    [one] = recognise([keys("Ким", "", "", "AB123456", kind="national_passport")], None)
    assert one.status == "client"


def test_several_candidates_are_all_named(base):
    """Two clients with one name and birth date: nobody is known until a person chooses."""
    twin = Client(native_surname="Иванов", native_given_name="Иван", birth_date="1985-02-01")
    save_client(twin)
    [one] = recognise([keys("Иванов", "Иван", "1985-02-01")], None)
    assert (one.status, one.client_id) == ("new", None)
    assert one.candidates == (base["ivanov"], twin.id)


def test_a_person_twice_in_the_list(base):
    """The second time says where the first was."""
    person = keys("Новый", "Олег", "1990-01-01", "111111111")
    first, _, second = recognise([person, keys("Другой", "Олег", "1990-01-01"), person], base["tour"])
    assert (first.status, first.repeats) == ("new", None)
    assert (second.status, second.repeats, second.tourist_id) == ("on_tour", 0, None)


def test_it_works_inside_a_transaction_and_again(base):
    """The temporary tables are filled anew each time."""
    with database.atomic():
        assert recognise([keys("Иванов", "Иван", "1985-02-01")], None)[0].status == "client"
        assert recognise([keys("Никто", "Иван", "1985-02-01")], None)[0].status == "new"
    assert recognise([], None) == []
