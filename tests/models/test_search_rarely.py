"""What a search rarely has to find: ends of numbers, errors in other spellings, series of cards, odd surnames."""

from __future__ import annotations

import pytest

from models.clients import load_client, save_client
from models.records import Card, Client, Document, FormerName
from models.search import search_clients, search_clients_by

SHVEIK = Client(
    native_surname="Щвейк",
    native_given_name="Йозеф",
    latin_surname="SVEJKOVSKY",
    latin_given_name="JOSEF",
    documents=[Document(series="71", number="0012345")],
)
ANNA = Client(
    native_surname="Петрова",
    native_given_name="Анна",
    former_names=[FormerName(surname="Смирнова")],
    cards=[Card(series="Gold", number="778899"), Card(kind="payment", brand="VISA", number="4321")],
)


@pytest.fixture
def people(any_database):
    """Two people of whom each has something rare."""
    for one in (SHVEIK, ANNA):
        save_client(one)
        one.id, made = None, one.id
        assert made
    return any_database


def found(text):
    return [(hit.native_surname, hit.reason) for hit in search_clients(text)]


@pytest.mark.parametrize(
    "fields",
    [
        {"passport_number": "12345"},
        {"passport_series": "71", "passport_number": "12345"},
        {"passport_series": "71", "passport_number": "2345"},
        {"passport_series": "71", "passport_number": "00123"},
        {"surname": "щвейк", "passport_number": "12345"},
        {"surname": "svejkovsky", "given_name": "josef", "passport_series": "71"},
    ],
)
def test_a_passport_number_may_be_its_end_or_beginning(people, fields):
    """Four digits and more from the end, with or without the series, and with a name."""
    assert [hit.native_surname for hit in search_clients_by(**fields)] == ["Щвейк"]


def test_an_end_of_another_series_fits_nobody(people):
    """The series narrows the end of the number."""
    assert search_clients_by(passport_series="72", passport_number="12345") == []
    assert search_clients_by(passport_series="71", passport_number="12346") == []


@pytest.mark.parametrize("text", ["SVEJKVOSKY", "svejkovski josef", "SVEJKOVSKZ", "svejkovsky jusef"])
def test_a_typing_error_in_the_latin_name(people, text):
    """The Latin name is no usual spelling of the native one, and is compared as well."""
    assert [surname for surname, _reason in found(text)] == ["Щвейк"]


def test_a_typing_error_in_a_former_surname(people):
    """Who was called so once, by the surname as it is remembered."""
    [hit] = search_clients("Смринова")
    assert (hit.native_surname, hit.reason, hit.matched) == ("Петрова", "typing_error", "Смирнова")
    assert [hit.native_surname for hit in search_clients_by(surname="Смринова", given_name="Анна")] == [
        "Петрова"
    ]


def test_a_former_surname_just_added_is_known(people):
    """The names held in memory follow the former ones too."""
    assert found("Вознисенская") == []
    client = load_client(search_clients("Петрова")[0].id)
    client.former_names.append(FormerName(surname="Вознесенская"))
    save_client(client)
    assert found("Вознисенская") == [("Петрова", "typing_error")]


@pytest.mark.parametrize("text", ["gold", "Gold", "gold 778899", "gold 7788", "778899"])
def test_a_discount_card_by_its_series(people, text):
    """The series alone, or with the number."""
    assert found(text) == [("Петрова", "card")]


@pytest.mark.parametrize(
    "fields",
    [
        {"card_series": "gold"},
        {"card_series": "gold", "card_number": "8899"},
        {"card_series": "visa", "card_number": "4321"},
        {"surname": "петрова", "card_series": "gold"},
    ],
)
def test_fields_of_a_card(people, fields):
    """Series or brand, and the number or its end."""
    assert [hit.native_surname for hit in search_clients_by(**fields)] == ["Петрова"]


def test_a_name_goes_before_the_series_of_a_card(people):
    """Who is called so comes first."""
    save_client(Client(native_surname="Голдман"))
    assert found("gold") == [("Голдман", "surname"), ("Петрова", "card")]


@pytest.mark.parametrize("surname", ["%", "'", "\N{GRINNING FACE}", "123", "1985", "710012345", "--", "_"])
def test_a_surname_without_a_letter_can_be_found(people, surname):
    """What can be saved can be found, as it is written, and does not find everybody."""
    odd = Client(native_surname=surname, native_given_name="Иван", birth_date="1990-01-01")
    save_client(odd)
    hits = search_clients(surname)
    assert (surname, "surname") in [(hit.native_surname, hit.reason) for hit in hits]
    assert {hit.native_surname for hit in hits} <= {surname, "Щвейк"}
    for more in ({}, {"birth_date": "1990"}):
        assert [hit.id for hit in search_clients_by(surname=surname, **more)] == [odd.id]
    assert search_clients_by(surname=surname, birth_date="1991") == []
    assert search_clients_by(surname=surname, passport_series="71") == []


@pytest.mark.parametrize("text", ["иванов 1985г", "иванов 1985г.р.", "01.02.1985г. иванов", "1985г"])
def test_a_year_with_its_letter_glued_on(any_database, text):
    """ "1985г" is the year as people type it."""
    for year in ("1985", "1986"):
        save_client(Client(native_surname="Иванов", birth_date=f"{year}-02-01"))
    assert [hit.birth_date for hit in search_clients(text)] == ["1985-02-01"]
