"""What a zone says beside what is known of a tourist or client, and what is proposed of it."""

from __future__ import annotations

import pytest

from models.passport_reading import (
    ADDS,
    DIFFERS,
    GOES,
    RETIRES,
    SAME,
    client_rows,
    fill_client,
    fill_tourist,
    holder_of,
    is_another_person,
    tourist_rows,
)
from models.records import Client, Document, Tourist
from textkit.mrz.reading import Mrz, read_mrz

PASSPORT = "P<RUSIVANOVA<<ANASTASIIA<<<<<<<<<<<<<<<<<<<<\n7501234569RUS8502016F3301317<<<<<<<<<<<<<<08"
NATIONAL = "PNRUSWUKINA<<7LI8<7R9EVNA<<<<<<<<<<<<<<<<<<<\n4500123456RUS8003155M<<<<<<<9110705770001<88"
VISA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
CARD = "IDCHEA1234567<6<<<<<<<<<<<<<<<\n7510256M2009018CHE<<<<<<<<<<<8\nSMITH<<JOHN<ALBERT<<<<<<<<<<<<"


def read(text: str) -> Mrz:
    mrz = read_mrz(text)
    assert mrz is not None
    return mrz


def by_name(rows) -> dict:
    return {row.name: row for row in rows}


def test_an_empty_tourist_takes_everything():
    """Every row is ticked, and filling writes exactly what the rows said."""
    tourist = Tourist()
    rows = tourist_rows(tourist, read(PASSPORT))
    assert all(row.ticked for row in rows)
    fill_tourist(tourist, rows)
    assert (tourist.latin_surname, tourist.birth_date, tourist.sex) == ("IVANOVA", "1985-02-01", "F")
    assert (tourist.international_passport_series, tourist.international_passport_number) == ("75", "0123456")
    assert all(row.relation == SAME for row in tourist_rows(tourist, read(PASSPORT)))


def test_what_differs_is_asked_and_not_proposed():
    """A name typed otherwise is no tick; the year of a birth date is completed."""
    rows = by_name(tourist_rows(Tourist(latin_surname="PETROVA", birth_date="1985"), read(PASSPORT)))
    assert (rows["latin_surname"].relation, rows["latin_surname"].ticked) == (DIFFERS, False)
    assert rows["birth_date"].ticked


@pytest.mark.parametrize("written", ["Ivanova", "IVAN-OVA", "IVAN'OVA", "IVAN OVA"])
def test_what_a_zone_cannot_hold_is_no_difference(written):
    """Capitals, hyphens, apostrophes and spaces."""
    rows = by_name(tourist_rows(Tourist(latin_surname=written), read(PASSPORT)))
    assert rows["latin_surname"].relation == SAME


def test_a_proposal_counts_as_empty():
    """A name that the program had spelled itself gives way to the passport's."""
    rows = by_name(tourist_rows(Tourist(latin_surname="PETROVA"), read(PASSPORT), {"latin_surname"}))
    assert rows["latin_surname"].ticked


def test_a_renewed_passport_comes_as_a_whole():
    """The date of issue and the authority of the old number go with it."""
    old = Tourist(
        international_passport_series="71",
        international_passport_number="0012345",
        international_passport_issue_date="2015-02-01",
        international_passport_expiry="2025-02-01",
    )
    rows = tourist_rows(old, read(PASSPORT))
    gone = by_name(rows)["international_passport_issue_date"]
    assert (gone.relation, gone.ticked) == (GOES, True)
    fill_tourist(old, [row for row in rows if row.ticked])
    assert (old.international_passport_issue_date, old.international_passport_expiry) == ("", "2033-01-31")


def test_an_unproven_number_is_proposed_to_nobody():
    """A wrong check digit takes the tick from the number and from all that comes with it."""
    rows = by_name(tourist_rows(Tourist(), read(PASSPORT.replace("7501234569", "7501234566"))))
    number = rows["international_passport_series"]
    assert (number.ticked, number.proven) == (False, False)
    assert rows["latin_surname"].ticked


def test_of_somebody_else_nothing_is_proposed():
    """Another birth date and another name."""
    rows = tourist_rows(Tourist(latin_surname="PETROVA", birth_date="1990-04-03"), read(PASSPORT))
    assert is_another_person(rows)
    assert not any(row.ticked for row in rows)


def test_a_national_passport_has_its_own_fields():
    """Cyrillic names, series, number and issue; nothing of the passport for abroad."""
    tourist = Tourist()
    fill_tourist(tourist, tourist_rows(tourist, read(NATIONAL)))
    assert (tourist.native_surname, tourist.patronymic) == ("Щукина", "Юрьевна")
    assert (tourist.national_passport_series, tourist.national_passport_number) == ("4509", "012345")
    assert (tourist.latin_surname, tourist.international_passport_number) == ("", "")


def test_a_visa_says_nothing_of_the_passport():
    """Only the person is compared."""
    names = {name for row in tourist_rows(Tourist(), read(VISA)) for name in row.read}
    assert names <= {"latin_surname", "latin_given_name", "citizenship", "birth_date", "sex"}


def test_a_client_keeps_the_old_passport():
    """The renewed one is added, the old one is proposed as replaced, and nothing else of it changes."""
    old = Document(issuing_state="RU", series="71", number="0012345", expiry_date="2025-02-01")
    client = Client(documents=[old])
    rows = client_rows(client, read(PASSPORT))
    assert {row.relation for row in rows} >= {ADDS, RETIRES}
    fill_client(client, [row for row in rows if row.ticked])
    assert [(one.number, one.state) for one in client.documents] == [
        ("0012345", "replaced"),
        ("0123456", "current"),
    ]


def test_a_clients_visa_replaces_no_passport():
    """It comes beside the others."""
    client = Client(documents=[Document(issuing_state="RU", series="71", number="0012345")])
    assert not [row for row in client_rows(client, read(VISA)) if row.relation == RETIRES]


def test_a_name_at_the_edge_of_its_line_may_be_cut():
    """The row says so, and a longer name that begins with it is the same."""
    text = PASSPORT.replace(
        "IVANOVA<<ANASTASIIA<<<<<<<<<<<<<<<<<<<<", "KONSTANTINOPOLSKAIA<<ALEKSANDRA<ELIZAVE"
    )
    rows = by_name(tourist_rows(Tourist(), read(text)))
    assert (rows["latin_given_name"].cut, rows["latin_surname"].cut) == (True, False)
    rows = by_name(tourist_rows(Tourist(latin_given_name="ALEKSANDRA ELIZAVETA"), read(text)))
    assert rows["latin_given_name"].relation == SAME


@pytest.mark.parametrize(
    ("text", "holder"), [(PASSPORT, 7), (NATIONAL, 8), (CARD, None), (VISA, None)], ids=["P", "PN", "ID", "V"]
)
def test_the_holder_is_found_by_the_number(text, holder):
    """Passport for abroad and national passport each by its own number."""
    people = {
        6: Tourist(latin_surname="IVANOVA"),
        7: Tourist(international_passport_series="75", international_passport_number="0123456"),
        8: Tourist(national_passport_series="4509", national_passport_number="012345"),
    }
    assert holder_of(read(text), people) == holder


def test_rows_show_nothing_personal():
    """What may stand in a log has neither names nor numbers."""
    assert "IVANOVA" not in repr(tourist_rows(Tourist(), read(PASSPORT)))
