"""Who of the base is likely one person, and who only looks so."""

from __future__ import annotations

from datetime import date

import pytest

from models.cleaning.applying import leave_as_they_are
from models.cleaning.scan import scan_base
from models.clients import save_client
from models.records import Client, Contact, Document, FormerName
from models.tables import Client as ClientTable

pytestmark = pytest.mark.usefixtures("any_database")
BORN = "1985-02-01"


def saved(surname="Иванов", given="Пётр", born=BORN, phone="", number="", formerly="", **values) -> int:
    client = Client(native_surname=surname, native_given_name=given, birth_date=born, **values)
    if phone:
        client.contacts = [Contact(value=phone)]
    if number:
        client.documents = [Document(issuing_state=values.get("citizenship", ""), number=number)]
    if formerly:
        client.former_names = [FormerName(surname=formerly)]
    save_client(client, allow_duplicate=True)
    return client.id


def pairs() -> list[tuple[int, int, str]]:
    scan = scan_base(date(2026, 11, 30), lambda _done, _total: None, lambda: False)
    found = scan.findings["duplicates"]
    assert len(found) == scan.counts["duplicates"]
    return [(one.client_id, one.other_id, one.why.code) for one in found]


@pytest.mark.parametrize(
    "other",
    [
        {"given": "Петр"},
        {"given": "П."},
        {"given": ""},
        {"given": "Petr", "surname": "Ivanoff"},
        {"patronymic": "Сергеевич"},
        {"patronymic": "С."},
    ],
)
def test_the_same_name_and_birth_date(other):
    """In any spelling, with an initial, with no given name."""
    first = saved(patronymic="Сергеевич")
    second = saved(**other)
    assert pairs() == [(first, second, "name_and_birth")]


@pytest.mark.parametrize(
    "other",
    [
        {"born": "1960-05-05"},
        {"given": "Павел"},
        {"given": "Пётр", "patronymic": "Иванович"},
        {"given": "Пётр", "sex": "F"},
    ],
)
def test_father_and_son_twins_and_namesakes_are_two_people(other):
    """Another birth date, given name, patronymic or sex speaks against it, also with one phone."""
    saved(patronymic="Сергеевич", sex="M", phone="+7 926 123-45-67")
    saved(phone="+7 926 123-45-67", **other)
    assert pairs() == []


def test_twins_share_all_but_the_given_name():
    """Анна and Алла Ким, 05.05.2015, one phone."""
    saved("Ким", "Анна", "2015-05-05", "+7 926 123-45-67")
    saved("Ким", "Алла", "2015-05-05", "+7 926 123-45-67")
    assert pairs() == []


def test_one_passport_of_two_clients():
    """Whatever they are called; not where the states are known to be others."""
    first = saved(number="75 1234567", citizenship="RU")
    second = saved("Петров", "Олег", "1990-01-01", number="751234567", citizenship="RU")
    saved("Kim", "Li", "1991-01-01", number="751234567", citizenship="KR")
    assert pairs() == [(first, second, "same_document")]


def test_numbers_that_mean_nothing():
    """Zeros, one digit again and again, too short, and a number that too many have."""
    for number in ("0000000", "1111111", "0", "123"):
        saved("Аа", "Бб", "1990-01-01", number=number)
        saved("Вв", "Гг", "1991-01-01", number=number)
    for at in range(13):
        saved(f"Дд{'а' * at}", "Ее", f"19{50 + at}-01-01", number="1234567")
    assert [pair for pair in pairs() if pair[2] == "same_document"] == []


def test_the_same_name_and_phone():
    """Where a birth date lacks or is short, a phone tells."""
    first = saved(phone="+7 926 123-45-67", born="")
    second = saved(phone="8 (926) 123-45-67", born="1985")
    saved("Иванова", "Анна", "", phone="+7 926 123-45-67")
    assert pairs() == [(first, second, "name_and_phone")]


def test_a_surname_changed_by_marriage():
    """The same given name, patronymic and birth date, and her former surname."""
    before = saved("Петрова", "Анна", patronymic="Ивановна")
    now = saved("Сидорова", "Анна", patronymic="Ивановна", formerly="Петрова")
    saved("Петрова", "Алла", patronymic="Ивановна")
    saved("Петрова", "Анна", patronymic="Сергеевна")
    assert pairs() == [(before, now, "former_surname")]


def test_of_three_alike_there_are_two_pairs():
    """Not every one with every other; each is in a pair."""
    ids = [saved(number="75 1234567", phone="+7 926 123-45-67") for _ in range(3)]
    found = pairs()
    assert len(found) == 2
    assert {one for first, second, _code in found for one in (first, second)} == set(ids)


def test_two_people_stay_two_people():
    """Who was said to be somebody else is not asked again, but still compared with others."""
    first, second = saved(), saved()
    scan = scan_base(date(2026, 11, 30), lambda _done, _total: None, lambda: False)
    leave_as_they_are(scan.findings["duplicates"])
    assert pairs() == []
    third = saved()
    assert pairs() == [(first, third, "name_and_birth")]
    assert second not in pairs()[0]


def test_a_birth_date_that_nobody_knew_proves_nothing():
    """01.01.1900 of hundreds of clients."""
    rows = [
        {
            "native_surname": "Иванов",
            "surname_key": f"ivanov{at % 60}",
            "given_key": "pietr",
            "birth_date": "1900-01-01",
        }
        for at in range(120)
    ]
    ClientTable.insert_many(rows).execute()
    assert pairs() == []
