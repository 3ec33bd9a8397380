"""A scan of the base finds what cannot be right, each with whose it is and what it should be."""

from __future__ import annotations

from datetime import date

import pytest

from models.cleaning.applying import leave_as_they_are
from models.cleaning.findings import KINDS
from models.cleaning.scan import Scan, look_again, not_settled, scan_base
from models.clients import save_client
from models.records import Client, Contact, Document, Tour, Tourist
from models.tables import Client as ClientTable
from models.tables import Document as DocumentTable
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour
from models.undoing import undo_operation

pytestmark = pytest.mark.usefixtures("any_database")
TODAY = date(2026, 11, 30)


def saved(**values) -> int:
    """The id of a new client."""
    client = Client(**{"native_surname": "Иванов", **values})
    save_client(client, allow_duplicate=True)
    return client.id


def scanned() -> Scan:
    found = scan_base(TODAY, lambda _done, _total: None, lambda: False)
    assert found is not None
    return found


def told(scan: Scan) -> set[tuple]:
    return {
        (one.kind, one.client_id, one.field, one.value, one.proposal)
        for rows in scan.findings.values()
        for one in rows
    }


def passport(number="751234567", state="RU", **values) -> Document:
    return Document(issuing_state=state, number=number, **values)


def test_a_clean_base_has_nothing_to_do():
    """People whose data are fine are in no list."""
    saved(
        native_given_name="Пётр",
        latin_surname="IVANOV",
        birth_date="1985-02-01",
        documents=[passport(issue_date="2020-01-01", expiry_date="2030-01-01")],
        contacts=[Contact(value="+7 926 123-45-67"), Contact(kind="email", value="a@b.ru")],
    )
    scan = scanned()
    assert set(scan.counts) == set(KINDS)
    assert not any(scan.counts.values())
    assert scan.clients == 1


def test_each_kind_of_fault_is_found():
    """Names, dates, numbers, phones and addresses, with their proposals."""
    names = saved(native_surname="ИBАНОВ", native_given_name="Пётр 2", latin_surname="Ivаnov")
    capitals = saved(native_surname="Иванова", native_given_name="AHHA")
    papers = saved(
        birth_date="2001-01-01",
        documents=[passport("304123456", kind="national_passport"), passport(issue_date="1999-01-01")],
    )
    called = saved(contacts=[Contact(value="89261234567.0"), Contact(kind="email", value="a@b,ru")])
    assert told(scanned()) == {
        ("mixed_alphabets", names, "native_surname", "ИBАНОВ", "ИВАНОВ"),
        ("mixed_alphabets", names, "latin_surname", "Ivаnov", "Ivanov"),
        ("signs", names, "native_given_name", "Пётр 2", "Пётр"),
        ("look_alikes", capitals, "native_given_name", "AHHA", "АННА"),
        ("numbers", papers, "number", "304123456", "0304 123456"),
        ("impossible_dates", papers, "issue_date", "1999-01-01", ""),
        ("phones", called, "phone", "89261234567.0", "+7 926 123-45-67"),
        ("emails", called, "email", "a@b,ru", "a@b.ru"),
    }


def test_dates_that_came_from_elsewhere_are_found():
    """Days that do not exist, and dates that are no dates: no form keeps them, other programs do."""
    one = saved(documents=[passport(issue_date="2020-01-01", expiry_date="2030-01-01")])
    ClientTable.update(birth_date="31.12.1985").where(ClientTable.id == one).execute()
    DocumentTable.update(issue_date="2020-02-31").execute()
    assert told(scanned()) == {
        ("impossible_dates", one, "birth_date", "31.12.1985", "1985-12-31"),
        ("impossible_dates", one, "issue_date", "2020-02-31", ""),
    }


def test_latin_names_stay_latin_beside_latin_ones():
    """A foreigner whose name has only letters that exist in both alphabets is no Cyrillic one."""
    saved(native_surname="BOKE", native_given_name="TOM")
    assert told(scanned()) == set()


def travelling(client_id: int, start: str, end: str, *countries: str) -> None:
    tour = Tour(number=f"T-{client_id}-{start}", start_date=start, end_date=end, countries=list(countries))
    save_tour(tour)
    person = Tourist(tour_id=tour.id, client_id=client_id, native_surname="Иванов")
    save_tourists([TouristSave(person)])


@pytest.mark.parametrize(
    ("expiry", "code"),
    [
        ("2026-11-01", "ended_already"),
        ("2027-01-31", "ends_before_tour"),
        ("2027-02-05", "ends_during_tour"),
        ("2027-02-10", ""),
    ],
)
def test_a_passport_that_ends_before_the_next_departure(expiry, code):
    """Ended already, before the tour, during it; the tour is named."""
    one = saved(documents=[passport(expiry_date=expiry)])
    travelling(one, "2027-02-01", "2027-02-10")
    found = scanned().findings["expiring"]
    expected = [(one, code, expiry, f"T-{one}-2027-02-01", "2027-02-01", "")] if code else []
    assert [
        (f.client_id, f.why.code, f.value, f.why.fact("tour"), f.day, f.proposal) for f in found
    ] == expected


def test_at_home_nobody_needs_an_international_passport():
    """A tour within the own country is passed over, also where only the passport says whose they are."""
    expired = {"expiry_date": "2026-11-01"}
    at_home = saved(citizenship="RU", documents=[passport("1", **expired)])
    unknown = saved(documents=[passport("2", **expired)])
    stranger = saved(citizenship="BY", documents=[passport("3", state="BY", **expired)])
    for one in (at_home, unknown, stranger):
        travelling(one, "2027-02-01", "2027-02-10", "RU")
    assert [one.client_id for one in scanned().findings["expiring"]] == [stranger]
    travelling(at_home, "2027-03-01", "2027-03-10", "RU", "IT")
    found = look_again([at_home], TODAY).findings
    assert [one.why.fact("start") for one in found if one.kind == "expiring"] == ["2027-03-01"]


def test_only_the_passport_that_lasts_longest_counts():
    """A second valid one, an old one, one whose end nobody typed, a journey that is over."""
    second = saved(
        documents=[passport("1", expiry_date="2027-01-01"), passport("2", expiry_date="2030-01-01")]
    )
    old = saved(documents=[passport("3", expiry_date="2020-01-01", state="RU"), passport("4")])
    past = saved(documents=[passport("5", expiry_date="2026-01-01")])
    for one in (second, old):
        travelling(one, "2027-02-01", "2027-02-10")
    travelling(past, "2026-02-01", "2026-02-10")
    assert scanned().findings["expiring"] == []


def test_what_was_left_does_not_come_back_until_its_value_changes():
    """Settled as one operation, whose undo brings it back."""
    one = saved(contacts=[Contact(value="12345")])
    [found] = scanned().findings["phones"]
    settled = leave_as_they_are([found])
    assert scanned().findings["phones"] == []
    assert look_again([one], TODAY).findings == []
    assert not_settled([found]) == []
    from models.clients import load_client

    client = load_client(one)
    client.contacts[0].value = "123456"
    save_client(client)
    assert [f.value for f in scanned().findings["phones"]] == ["123456"]
    client.contacts[0].value = "12345"
    save_client(client)
    undo_operation(settled.operation_id)
    assert not_settled([found]) == [found]
    assert [f.value for f in scanned().findings["phones"]] == ["12345"]


def test_some_clients_are_looked_at_again():
    """After a change only those are read whom it concerns."""
    first, second = saved(native_surname="ИBАНОВ"), saved(native_surname="ПETPOB")
    again = look_again([second], TODAY)
    assert {f.client_id for f in again.findings} == {second}
    again = look_again([first, second, 99], TODAY)
    assert {f.client_id for f in again.findings} == {first, second}
    assert again.gone == {99}


def test_a_scan_can_be_called_off_and_tells_how_far_it_is():
    """Progress never goes back and ends at its total."""
    for _ in range(3):
        saved()
    assert scan_base(TODAY, lambda _done, _total: None, lambda: True) is None
    steps: list[tuple[int, int]] = []
    scan_base(TODAY, lambda done, total: steps.append((done, total)), lambda: False)
    assert [done for done, _total in steps] == sorted(done for done, _total in steps)
    assert steps[-1][0] == steps[-1][1]


def test_findings_tell_nothing_in_logs():
    """A report of a crash must not hold a person's data."""
    saved(native_surname="ИBАНОВ")
    [found] = scanned().findings["mixed_alphabets"]
    assert "АНОВ" not in repr(found)
