"""Tourists of an earlier tour as a list of the import."""

from __future__ import annotations

from intake.batch import ImportBatch
from intake.earlier_tour import table_of_people
from intake.remembering import batch_of, layout_key
from models.clients import save_client
from models.records import TOURIST_FIELDS, Client, Tour, Tourist
from models.tours import save_tour

PEOPLE = [
    Tourist(
        native_surname="Ким",
        latin_surname="KIM",
        sex="M",
        birth_date="1980-02-01",
        citizenship="RU",
        international_passport_series="71",
        international_passport_number="0012345",
        international_passport_expiry="2030-01-31",
        notes="окно\nпроход",
        latin_scheme="old_passport",
        surname_changed_on="2019-06-01",
        international_passport_printed_given_name="Вера",
    ),
    Tourist(native_surname="Титов", birth_date="1950-05", phone="+7 912 345-67-89"),
]


def values(person: Tourist) -> dict[str, str]:
    return {name: text for name in TOURIST_FIELDS if (text := getattr(person, name))}


def test_every_field_comes_through_the_grid_unchanged():
    """What the tour knew is what the list says: zeros, short dates, line breaks."""
    made = ImportBatch(table_of_people(PEOPLE, "2025-0007"))
    assert [row.values for row in made.rows()] == [values(one) for one in PEOPLE]
    assert {doubt.level for _row, doubt in made.doubts()} <= {"mark"}
    assert made.cell(0, made.column_of("birth_date")) == "01.02.1980"


def test_columns_need_no_guess_and_no_layout(sqlite_database):
    """The list says itself what its columns are, also where a layout of the same headings is remembered."""
    from models.layouts import Layout, keep_layout

    table = table_of_people(PEOPLE, "2025-0007")
    keep_layout(Layout(layout_key(table), "x", (), {0: "notes"}))
    assert batch_of(table).mapping == table.fields


def test_a_client_without_passport_or_birth_date_is_still_the_client(sqlite_database):
    """The earlier tour knows who it was, though nothing in the data could tell."""
    client = Client(native_surname="Ким")
    save_client(client)
    tour = Tour(number="1")
    save_tour(tour)
    person = Tourist(native_surname="Ким", client_id=client.id)
    made = batch_of(table_of_people([person], "2025-0007"))
    made.recognise(tour.id)
    assert made.status(0) == ("client", "earlier_tour")
    outcome = made.run(tour.id)
    assert outcome.client_ids == (client.id,)
