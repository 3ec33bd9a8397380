"""Tourists of a tour: saving, order, and what goes to the client base with them."""

from __future__ import annotations

import copy
from datetime import date

import pytest

from models import clients, journal, tables, tourists, tours
from models.client_matching import client_differences, fill_from_client, find_same_person, outdated_tourists
from models.errors import DuplicateRecord, InvalidField, RecordChanged, RecordGone
from models.records import (
    INTERNATIONAL_PASSPORT_FIELDS,
    SHARED_FIELDS,
    Card,
    Client,
    Contact,
    Document,
    FormerName,
    Service,
    ServiceUse,
    Tour,
    Tourist,
)
from models.tourists import TouristSave

pytestmark = pytest.mark.usefixtures("any_database")


@pytest.fixture
def tour() -> Tour:
    made = Tour(
        number="2026-0001", title="Rome", services=[Service(kind="hotel", name="Roma"), Service(name="Bus")]
    )
    tours.save_tour(made)
    return made


@pytest.fixture
def client() -> Client:
    made = Client(
        native_surname="Иванов",
        native_given_name="Иван",
        latin_surname="IVANOV",
        latin_given_name="IVAN",
        birth_date="1985-02-01",
        sex="M",
        documents=[
            Document(
                issuing_state="RU", series="75", number="1234567", expiry_date="2030-01-01", authority="МВД 1"
            )
        ],
        contacts=[Contact(value="+7 912 345-67-89")],
    )
    clients.save_client(made)
    return made


def on_tour(tour: Tour, **fields) -> Tourist:
    return Tourist(tour_id=tour.id, **({"native_surname": "Иванов"} | fields))


def save(*all_tourists: Tourist, **options) -> None:
    tourists.save_tourists([TouristSave(one, **options) for one in all_tourists])


def test_tourist_comes_back_as_saved(tour):
    """Every field of the form and the services used are there again."""
    values = {name: f"text of {name}"[:60] for name in SHARED_FIELDS}
    values |= {
        "sex": "F",
        "birth_date": "1990",
        "surname_changed_on": "2019-06-01",
        "international_passport_printed_sex": "M",
        "international_passport_printed_birth_date": "1990-05",
        "citizenship": "RU",
        "international_passport_state": "RU",
        "international_passport_issue_date": "2020-01-01",
        "international_passport_expiry": "2030-01-01",
        "national_passport_issue_date": "2010-05",
        "payment_card_last4": "1234",
        "ticket_number": "5552412345678",
    }
    tourist = on_tour(tour, **values)
    tourist.services = [ServiceUse(tour.services[0].id, number="A1", room_type="DBL", room_mates="Петров")]
    expected = copy.deepcopy(tourist)
    save(tourist)
    expected.id, expected.version = tourist.id, 1
    assert tourists.load_tourist(tourist.id) == tourist == expected


def test_tourists_stand_in_the_order_of_booking_or_by_name(tour):
    """Families stand together as booked; the alphabet is one click away."""
    save(on_tour(tour, native_surname="Яшин"), on_tour(tour, native_surname="Ёлкин"))
    save(on_tour(tour, native_surname="Абрамов"))
    assert [row.native_surname for row in tourists.list_tourists(tour.id)] == ["Яшин", "Ёлкин", "Абрамов"]
    by_name = tourists.list_tourists(tour.id, "name")
    assert [row.native_surname for row in by_name] == ["Абрамов", "Ёлкин", "Яшин"]


def test_order_of_booking_can_be_changed(tour):
    """Tourists are put into a new order as one operation."""
    one, two = on_tour(tour, native_surname="А"), on_tour(tour, native_surname="Б")
    save(one, two)
    saved = tourists.reorder_tourists([two.id, one.id])
    assert [row.id for row in tourists.list_tourists(tour.id)] == [two.id, one.id]
    journal.undo(saved.operation_id)
    assert [row.id for row in tourists.list_tourists(tour.id)] == [one.id, two.id]


def test_group_is_saved_whole_or_not_at_all(tour):
    """One tourist who cannot be saved leaves all unsaved."""
    with pytest.raises(InvalidField):
        save(on_tour(tour), on_tour(tour, native_surname=""))
    assert tourists.list_tourists(tour.id) == []


def test_tour_deleted_meanwhile_is_said(tour):
    """A tourist cannot be saved on a tour that is gone."""
    tours.delete_tour(tour.id)
    with pytest.raises(RecordGone):
        save(on_tour(tour))


def test_changed_services_are_saved(tour):
    """Services used are added, changed and taken away with the form."""
    tourist = on_tour(tour)
    tourist.services = [ServiceUse(tour.services[0].id, number="1")]
    save(tourist)
    tourist.services = [ServiceUse(tour.services[0].id, number="2"), ServiceUse(tour.services[1].id)]
    save(tourist)
    assert [one.number for one in tourists.load_tourist(tourist.id).services] == ["2", ""]
    tourist.services.pop(0)
    save(tourist)
    assert [one.service_id for one in tourists.load_tourist(tourist.id).services] == [tour.services[1].id]


def test_service_taken_out_of_the_tour_is_nobodys(tour):
    """A service that leaves the tour leaves its tourists, and comes back to them by undo."""
    tourist = on_tour(tour)
    tourist.services = [ServiceUse(tour.services[0].id, number="1")]
    save(tourist)
    del tour.services[0]
    saved = tours.save_tour(tour)
    assert tourists.load_tourist(tourist.id).services == []
    journal.undo(saved.operation_id)
    assert [one.number for one in tourists.load_tourist(tourist.id).services] == ["1"]


def test_two_people_edit_one_tourist(tour):
    """Different fields are merged, the same field is asked."""
    tourist = on_tour(tour)
    save(tourist)
    mine, theirs = copy.deepcopy(tourist), copy.deepcopy(tourist)
    theirs.phone = "+7 900 000-00-00"
    save(theirs)
    mine.email = "a@b.c"
    save(mine)
    assert (mine.phone, mine.email) == ("+7 900 000-00-00", "a@b.c")
    late = copy.deepcopy(tourist)
    late.email = "x@y.z"
    with pytest.raises(RecordChanged) as caught:
        save(late)
    assert caught.value.conflicts == {"email": ("x@y.z", "a@b.c")}


def test_keys_of_a_tourist_are_written(tour):
    """The global search finds tourists by the same keys as clients."""
    save(on_tour(tour, international_passport_series="75", international_passport_number="123 4567"))
    row = tables.Tourist.get()
    assert (row.document_key, row.document_tail, row.surname_key) == ("751234567", "234567", "ivanov")


def test_tourist_is_added_to_the_base(tour):
    """T6: the client is written with the tourist, in one operation that undo takes back."""
    tourist = on_tour(
        tour,
        international_passport_number="751234567",
        national_passport_series="45 01",
        national_passport_number="123456",
        phone="+7 912 345-67-89",
        email="a@b.c",
        address="Тверь",
        birth_surname="Петров",
        former_surnames="Сидоров, Козлов",
        discount_card_number="0042",
        payment_card_last4="1234",
        ticket_number="555",
    )
    saved = tourists.save_tourists([TouristSave(tourist, add_client=True)])
    client = clients.load_client(tourist.client_id)
    assert [one.kind for one in client.documents] == ["international_passport", "national_passport"]
    assert [one.value for one in client.contacts] == ["+7 912 345-67-89", "a@b.c"]
    assert {one.surname for one in client.former_names} == {"Петров", "Сидоров", "Козлов"}
    assert len(client.cards) == 2
    journal.undo(saved.operation_id)
    assert (clients.count_clients(), tourists.list_tourists(tour.id)) == (0, [])


def test_person_the_base_knows_is_not_added_twice(tour, client):
    """T8: the same passport offers that client instead of a duplicate."""
    tourist = on_tour(tour, international_passport_number="75 1234567")
    with pytest.raises(DuplicateRecord) as caught:
        save(tourist, add_client=True)
    assert caught.value.ids == (client.id,)
    assert tourists.list_tourists(tour.id) == []
    save(tourist, add_client=True, allow_duplicate=True)
    assert clients.count_clients() == 2


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"international_passport_number": "751234567"}, "document"),
        ({"international_passport_number": "70 0000001"}, "old_document"),
        ({"native_given_name": "ИВАН", "birth_date": "1985-02-01"}, "birth_date"),
        (
            {
                "native_surname": "",
                "latin_surname": "Ivanov",
                "latin_given_name": "Ivan",
                "birth_date": "1985-02-01",
            },
            "birth_date",
        ),
    ],
)
def test_same_person_is_found(tour, client, fields, reason):
    """T8: by a passport, an old one too, or by name and birth date in either script."""
    client.documents.append(Document(number="700000001", state="replaced", issuing_state="RU"))
    clients.save_client(client)
    [hit] = find_same_person(on_tour(tour, **fields))
    assert (hit.id, hit.reason) == (client.id, reason)


@pytest.mark.parametrize(
    "fields",
    [
        {"birth_date": "1985-02-01", "native_given_name": "Пётр"},
        {"birth_date": "1985", "native_given_name": "Иван"},
        {"international_passport_number": "751234568"},
        {"international_passport_number": "751234567", "international_passport_state": "PL"},
    ],
)
def test_namesake_is_not_the_same_person(tour, client, fields):
    """T8: another given name, half a birth date, another number or state is somebody else."""
    assert find_same_person(on_tour(tour, **fields)) == []


def test_fill_takes_everything_from_the_base(tour, client):
    """T5: one surname is typed, every field is filled."""
    filled = fill_from_client(on_tour(tour), client)
    assert filled.tourist.client_id == client.id
    assert filled.tourist.international_passport_number == "1234567"
    assert filled.tourist.phone == "+7 912 345-67-89"
    assert filled.contradictions == {}
    assert filled.tourist.tour_id == tour.id
    assert "birth_date" in filled.filled


@pytest.mark.parametrize("typed", ["иванов", "Ива", "ivanov", "IVANOFF"])
def test_surname_typed_to_search_takes_the_spelling_of_the_base(tour, client, typed):
    """T5: what was typed to find somebody is not left standing as their surname."""
    filled = fill_from_client(on_tour(tour, native_surname=typed), client)
    assert filled.tourist.native_surname == "Иванов"
    assert filled.contradictions == {}


def test_fill_keeps_what_was_typed_and_names_the_contradiction(tour, client):
    """T5: a typed birth date stays, and both are shown."""
    filled = fill_from_client(on_tour(tour, birth_date="1986-02-01", phone="8 912 3456789"), client)
    assert filled.tourist.birth_date == "1986-02-01"
    assert filled.contradictions["birth_date"] == ("1986-02-01", "1985-02-01")


def test_fill_never_mixes_two_passports(tour, client):
    """T5: beside another typed number the base's expiry date would be wrong."""
    filled = fill_from_client(on_tour(tour, international_passport_number="7777777"), client)
    assert filled.tourist.international_passport_expiry == ""
    assert filled.contradictions["international_passport_number"] == ("7777777", "1234567")


@pytest.mark.parametrize(
    "typed",
    [
        {"international_passport_expiry": "2035-06-01"},
        {"international_passport_issue_date": "2025-06-01"},
        {"international_passport_state": "PL"},
        {"international_passport_authority": "МВД 2"},
        {"international_passport_number": "1234567", "international_passport_expiry": "2035-06-01"},
    ],
)
def test_fill_takes_nothing_of_a_passport_that_a_typed_part_contradicts(tour, client, typed):
    """T5: whoever typed the date of the new passport never gets the number of the old one with it."""
    client.documents[0].issue_date = "2020-01-01"
    clients.save_client(client)
    filled = fill_from_client(on_tour(tour, **typed), client)
    parts = {name: getattr(filled.tourist, name) for name in INTERNATIONAL_PASSPORT_FIELDS}
    assert {name: value for name, value in parts.items() if value} == typed
    assert len(filled.contradictions) == 1
    assert filled.tourist.phone == "+7 912 345-67-89"


def test_fill_beside_a_contradicted_national_passport(tour, client):
    """T5: each passport stands for itself."""
    client.documents.append(
        Document(kind="national_passport", series="4501", number="123456", issue_date="2010-01-01")
    )
    clients.save_client(client)
    filled = fill_from_client(on_tour(tour, national_passport_issue_date="2025-01-01"), client).tourist
    assert (filled.national_passport_number, filled.international_passport_number) == ("", "1234567")


@pytest.mark.parametrize("expiry", ["", "2035-06-01"])
def test_number_typed_whole_is_the_same_number(tour, client, expiry):
    """T5: "751234567" is series 75 and number 1234567: taken as a pair, and never named as contradicting."""
    typed = {"international_passport_number": "75 1234567", "international_passport_expiry": expiry}
    filled = fill_from_client(on_tour(tour, **typed), client)
    tourist = filled.tourist
    assert (tourist.international_passport_series, tourist.international_passport_number) == ("75", "1234567")
    assert set(filled.contradictions) == ({"international_passport_expiry"} if expiry else set())
    assert tourist.international_passport_expiry == (expiry or "2030-01-01")


def test_fill_takes_the_passport_whose_number_was_typed(tour, client):
    """T5: of two valid passports the typed one is filled."""
    client.documents.append(Document(issuing_state="RU", number="999", expiry_date="2035-01-01"))
    clients.save_client(client)
    filled = fill_from_client(
        on_tour(tour, international_passport_series="75", international_passport_number="1234567"), client
    )
    assert filled.tourist.international_passport_expiry == "2030-01-01"


def linked(tour: Tour, client: Client, **fields) -> Tourist:
    tourist = fill_from_client(on_tour(tour), client).tourist
    for name, value in fields.items():
        setattr(tourist, name, value)
    return tourist


def test_only_changed_fields_are_offered_for_the_base(tour, client):
    """T7: what differs but was not changed in this form is not asked."""
    tourist = linked(tour, client, sex="F", birth_place="Тверь", citizenship="RU")
    differences = client_differences(tourist, {"birth_place", "citizenship"})
    assert [(one.field, one.in_base, one.on_tour, one.effect) for one in differences] == [
        ("birth_place", "", "Тверь", "replaces"),
        ("citizenship", "", "RU", "replaces"),
    ]


def test_new_passport_is_one_question(tour, client):
    """T7: a new number asks; its dates go with it."""
    tourist = linked(
        tour, client, international_passport_number="7654321", international_passport_expiry="2036-01-01"
    )
    changed = {"international_passport_number", "international_passport_expiry"}
    effects = {one.field: one.effect for one in client_differences(tourist, changed)}
    assert effects == {
        "international_passport_number": "new_passport",
        "international_passport_expiry": "with_passport",
    }


def test_corrected_expiry_replaces(tour, client):
    """T7: the same number with another date is a correction."""
    tourist = linked(tour, client, international_passport_expiry="2031-01-01")
    [difference] = client_differences(tourist, {"international_passport_expiry"})
    assert difference.effect == "replaces"


PASSPORT = frozenset({"international_passport_number", "international_passport_expiry"})


def test_new_passport_replaces_the_old_one(tour, client):
    """T7: the old one stays findable as replaced."""
    tourist = linked(
        tour, client, international_passport_number="7654321", international_passport_expiry="2036-01-01"
    )
    save(tourist, client_fields=PASSPORT, passport="replace")
    documents = clients.load_client(client.id).documents
    assert [(one.number, one.state) for one in documents] == [("1234567", "replaced"), ("7654321", "current")]
    assert find_same_person(on_tour(tour, international_passport_number="751234567"))[0].id == client.id


def test_new_passport_beside_the_old_one(tour, client):
    """T7: a second valid passport leaves the first valid."""
    tourist = linked(tour, client, international_passport_number="7654321")
    save(tourist, client_fields=PASSPORT, passport="second")
    assert [one.state for one in clients.load_client(client.id).documents] == ["current", "current"]


def test_corrected_expiry_changes_the_same_passport(tour, client):
    """T7: a correction makes no second passport."""
    tourist = linked(tour, client, international_passport_expiry="2031-01-01")
    save(tourist, client_fields=frozenset({"international_passport_expiry"}))
    [document] = clients.load_client(client.id).documents
    assert (document.expiry_date, document.authority, document.number) == ("2031-01-01", "МВД 1", "1234567")


def test_declined_number_takes_its_dates_with_it(tour, client):
    """T7: the new passport's expiry never lands on the old number."""
    tourist = linked(
        tour, client, international_passport_number="7654321", international_passport_expiry="2036-01-01"
    )
    save(tourist, client_fields=frozenset({"international_passport_expiry"}))
    [document] = clients.load_client(client.id).documents
    assert (document.number, document.expiry_date) == ("1234567", "2030-01-01")


def test_new_phone_comes_first_and_the_old_one_stays(tour, client):
    """T7: a phone is added, none is lost."""
    tourist = linked(tour, client, phone="+7 900 000-00-00", email="a@b.c")
    save(tourist, client_fields=frozenset({"phone", "email"}))
    values = [one.value for one in clients.load_client(client.id).contacts]
    assert values == ["a@b.c", "+7 900 000-00-00", "+7 912 345-67-89"]


def test_declined_field_stays_in_the_base(tour, client):
    """T7: each field can be declined."""
    tourist = linked(tour, client, birth_place="Тверь", sex="F")
    save(tourist, client_fields=frozenset({"birth_place"}))
    loaded = clients.load_client(client.id)
    assert (loaded.birth_place, loaded.sex) == ("Тверь", "M")
    assert tourists.load_tourist(tourist.id).sex == "F"


def test_overwriting_the_base_is_undone_with_the_tourist(tour, client):
    """T7: tourist and client change in one operation."""
    tourist = linked(tour, client)
    save(tourist)
    tourist.birth_place = "Тверь"
    saved = tourists.save_tourists([TouristSave(tourist, client_fields=frozenset({"birth_place"}))])
    assert set(saved.changed) == {"tourist", "client"}
    journal.undo(saved.operation_id)
    assert clients.load_client(client.id).birth_place == ""
    assert tourists.load_tourist(tourist.id).birth_place == ""


def test_former_surname_and_cards_are_added(tour, client):
    """T7: a former surname joins the others; a payment card replaces the one there."""
    client.former_names = [FormerName(surname="Козлов")]
    client.cards = [Card(kind="payment", brand="Visa", number="1111")]
    clients.save_client(client)
    tourist = linked(tour, client, former_surnames="Козлов, Сидоров", payment_card_last4="2222")
    save(tourist, client_fields=frozenset({"former_surnames", "payment_card_last4"}))
    loaded = clients.load_client(client.id)
    assert [one.surname for one in loaded.former_names] == ["Козлов", "Сидоров"]
    assert [one.number for one in loaded.cards] == ["2222"]


def test_newer_client_is_offered_to_coming_tours_only(client):
    """T7: a passport renewed in the base is offered where the tour has not begun; old tours stay."""
    made = {}
    for number, start in (("old", "2026-01-01"), ("coming", "2026-09-01")):
        tour = Tour(number=number, start_date=start)
        tours.save_tour(tour)
        made[number] = linked(tour, client)
        save(made[number])
    client.documents[0].expiry_date = "2036-01-01"
    clients.save_client(client)
    [(tourist_id, differences)] = outdated_tourists(client, date(2026, 6, 15))
    assert tourist_id == made["coming"].id
    assert [(one.field, one.in_base, one.on_tour) for one in differences] == [
        ("international_passport_expiry", "2036-01-01", "2030-01-01")
    ]


def test_deleted_tourists_come_back_with_their_services(tour):
    """Deleting tourists is one operation that undo takes back."""
    tourist = on_tour(tour)
    tourist.services = [ServiceUse(tour.services[0].id, number="1")]
    save(tourist)
    saved = tourists.delete_tourists([tourist.id])
    assert tourists.list_tourists(tour.id) == []
    journal.undo(saved.operation_id)
    assert tourists.load_tourist(tourist.id) == tourist
