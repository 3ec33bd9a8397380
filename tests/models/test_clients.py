"""Clients: saving with children, merging with a colleague's changes, duplicates, deletion."""

from __future__ import annotations

import copy

import pytest

from models import clients, tables, tourists, tours
from models.errors import DuplicateRecord, InvalidField, RecordChanged, RecordGone
from models.records import Address, Card, Client, Contact, Document, FormerName, Tour, Tourist
from models.tourists import TouristSave
from textkit.folding import fold

pytestmark = pytest.mark.usefixtures("any_database")


def full_client() -> Client:
    return Client(
        native_surname="Щербакова",
        native_given_name="Юлия",
        patronymic="Игоревна",
        latin_surname="SHCHERBAKOVA",
        latin_given_name="IULIIA",
        sex="F",
        birth_date="1990-05",
        birth_place="Тверь",
        citizenship="RU",
        notes="место у окна",
        documents=[
            Document(issuing_state="RU", series="75", number="1234567", expiry_date="2030-01-01"),
            Document(issuing_state="RU", series="70", number="7654321", state="replaced"),
        ],
        contacts=[Contact(value="+7 912 345-67-89"), Contact(kind="email", value="Julia@Example.com")],
        addresses=[Address(value="Тверь, ул. Мира, 1")],
        cards=[Card(series="A", number="0042")],
        former_names=[FormerName(surname="Иванова"), FormerName(kind="birth", surname="Иванова")],
    )


def saved(client: Client | None = None) -> Client:
    client = client or full_client()
    clients.save_client(client)
    return client


def test_client_comes_back_as_saved():
    """Everything that hangs on a client is there again after loading."""
    client = saved()
    assert clients.load_client(client.id) == client
    expected = full_client()
    for one in (*client.documents, *client.contacts, *client.addresses, *client.cards, *client.former_names):
        one.id = None
    client.id, client.version, client.created_at = None, 0, ""
    assert client == expected


def test_surname_in_either_script_is_enough():
    """Only a surname is needed to save."""
    assert saved(Client(latin_surname="SMITH")).id
    assert saved(Client(native_surname="Иванов")).id


def test_no_surname_is_refused_at_its_field():
    """Without a surname the form is told which field."""
    with pytest.raises(InvalidField) as caught:
        clients.save_client(Client(native_given_name="Иван", native_surname=" \u200b "))
    assert caught.value.field == "native_surname"


def test_keys_are_written_for_both_scripts():
    """The search keys are folded, and the Latin ones stand apart only where they differ."""
    saved()
    row = tables.Client.get()
    assert row.surname_key == fold("Щербакова") == fold("Shcherbakova")
    assert row.other_surname_key == ""
    other = saved(Client(native_surname="Иванов", latin_surname="SMITH"))
    row = tables.Client.get(tables.Client.id == other.id)
    assert (row.surname_key, row.other_surname_key) == (fold("Иванов"), fold("Smith"))


def test_keys_of_children_are_written():
    """Documents, phones, e-mail, cards and former surnames are found by their keys."""
    client = saved()
    document = tables.Document.get(tables.Document.id == client.documents[0].id)
    assert (document.document_key, document.document_tail) == ("751234567", "234567")
    keys = [row.key for row in tables.Contact.select().order_by(tables.Contact.position)]
    assert keys[0].startswith("9876543219")
    assert keys[1] == "julia@example.com"
    assert tables.Card.get().key == "A0042"
    assert tables.FormerName.get().surname_key == "ivanova"


def test_saving_a_child_raises_the_version():
    """A new phone makes the client's version newer, so that a colleague's form notices."""
    client = saved()
    version = client.version
    client.contacts.append(Contact(value="+7 900 000-00-00"))
    clients.save_client(client)
    assert client.version == version + 1


def test_order_of_phones_is_kept():
    """The first phone is the usual one."""
    client = saved()
    client.contacts.insert(0, Contact(value="+7 900 000-00-00"))
    clients.save_client(client)
    assert clients.load_client(client.id).contacts[0].value == "+7 900 000-00-00"


def test_different_fields_of_two_people_are_both_kept():
    """Fields I did not touch take theirs."""
    client = saved()
    mine, theirs = copy.deepcopy(client), copy.deepcopy(client)
    theirs.notes = "theirs"
    theirs.documents[0].expiry_date = "2031-01-01"
    clients.save_client(theirs)
    mine.birth_place = "Москва"
    mine.contacts[0].value = "+7 900 000-00-00"
    clients.save_client(mine)
    loaded = clients.load_client(client.id)
    assert (loaded.notes, loaded.birth_place) == ("theirs", "Москва")
    assert loaded.documents[0].expiry_date == "2031-01-01"
    assert loaded.contacts[0].value == "+7 900 000-00-00"
    assert mine == loaded


def test_children_added_and_deleted_by_two_people_are_merged():
    """Their new phone stays, my deleted one goes."""
    client = saved()
    mine, theirs = copy.deepcopy(client), copy.deepcopy(client)
    theirs.contacts.append(Contact(value="+7 900 000-00-00"))
    del theirs.addresses[0]
    clients.save_client(theirs)
    del mine.contacts[0]
    mine.documents.append(Document(number="999999999", issuing_state="PL"))
    clients.save_client(mine)
    loaded = clients.load_client(client.id)
    assert [one.value for one in loaded.contacts] == ["Julia@Example.com", "+7 900 000-00-00"]
    assert loaded.addresses == []
    assert len(loaded.documents) == 3


def test_same_field_of_two_people_is_asked():
    """Where both changed one field nothing is saved and both values are shown."""
    client = saved()
    mine, theirs = copy.deepcopy(client), copy.deepcopy(client)
    theirs.notes = "theirs"
    clients.save_client(theirs)
    mine.notes, mine.sex = "mine", "X"
    with pytest.raises(RecordChanged) as caught:
        clients.save_client(mine)
    assert caught.value.conflicts == {"notes": ("mine", "theirs")}
    assert caught.value.who == "Anna"
    assert clients.load_client(client.id).sex == "F"


def test_same_child_of_two_people_is_asked():
    """Two new values of one phone are a question too."""
    client = saved()
    mine, theirs = copy.deepcopy(client), copy.deepcopy(client)
    theirs.contacts[0].value = "+7 900 111-11-11"
    clients.save_client(theirs)
    mine.contacts[0].value = "+7 900 222-22-22"
    with pytest.raises(RecordChanged) as caught:
        clients.save_client(mine)
    name = f"contacts.{client.contacts[0].id}.value"
    assert caught.value.conflicts == {name: ("+7 900 222-22-22", "+7 900 111-11-11")}


def test_child_deleted_by_one_and_changed_by_the_other_is_asked():
    """A deleted phone that I corrected is not silently lost."""
    client = saved()
    mine, theirs = copy.deepcopy(client), copy.deepcopy(client)
    del theirs.contacts[0]
    clients.save_client(theirs)
    mine.contacts[0].value = "+7 900 222-22-22"
    with pytest.raises(RecordChanged) as caught:
        clients.save_client(mine)
    assert list(caught.value.conflicts) == [f"contacts.{client.contacts[0].id}"]


def test_same_change_of_two_people_is_no_conflict():
    """Two people who typed the same agree."""
    client = saved()
    mine, theirs = copy.deepcopy(client), copy.deepcopy(client)
    theirs.notes = mine.notes = "the same"
    clients.save_client(theirs)
    clients.save_client(mine)
    assert clients.load_client(client.id).notes == "the same"


def test_merge_over_several_saves_of_others():
    """A form that was open for long is merged with all that happened since."""
    client = saved()
    mine = copy.deepcopy(client)
    for number in range(3):
        client.notes = f"note {number}"
        client.contacts.append(Contact(value=f"+7 900 000-00-0{number}"))
        clients.save_client(client)
    mine.birth_place = "Москва"
    clients.save_client(mine)
    assert (mine.notes, mine.birth_place, len(mine.contacts)) == ("note 2", "Москва", 5)


def test_deleted_meanwhile_is_said():
    """A form whose client is gone is told so."""
    client = saved()
    clients.delete_client(client.id)
    client.notes = "x"
    with pytest.raises(RecordGone):
        clients.save_client(client)


def test_same_current_passport_is_refused_with_the_client_that_has_it():
    """The base keeps one client for one passport."""
    first = saved()
    second = Client(native_surname="Петрова", documents=[Document(issuing_state="RU", number="75 1234567")])
    with pytest.raises(DuplicateRecord) as caught:
        clients.save_client(second)
    assert caught.value.ids == (first.id,)
    assert clients.count_clients() == 1


def test_same_passport_is_kept_when_intended():
    """Two records may disagree for a while, and each can still be edited."""
    saved()
    second = Client(native_surname="Петрова", documents=[Document(issuing_state="RU", number="751234567")])
    clients.save_client(second, allow_duplicate=True)
    second.notes = "the same number, checked"
    clients.save_client(second)
    assert clients.count_clients() == 2


def test_same_number_of_another_state_is_another_passport():
    """Numbers repeat between countries."""
    saved()
    saved(Client(native_surname="Kowalska", documents=[Document(issuing_state="PL", number="751234567")]))
    assert clients.count_clients() == 2


def test_replaced_passport_is_no_duplicate():
    """An old passport of one may not keep another from being added."""
    saved()
    saved(Client(native_surname="Петрова", documents=[Document(issuing_state="RU", number="707654321")]))
    assert clients.count_clients() == 2


def test_bank_card_in_notes_is_cut():
    """A full card number never reaches the base."""
    client = saved(Client(native_surname="Иванов", notes="карта 4111 1111 1111 1111 CVV 123"))
    assert "4111 1111" not in client.notes
    assert "1111" in client.notes


def test_payment_card_keeps_four_digits():
    """Of a payment card only the last four digits are kept, wherever it was typed."""
    cards = [Card(kind="payment", brand="Visa", number="4111111111111111", expiry="12/29")]
    client = saved(Client(native_surname="Иванов", cards=cards))
    assert client.cards[0].number == "1111"
    assert client.cards[0].series == ""


def test_invisible_marks_are_taken_out_of_names():
    """NUL, zero-width and direction marks never reach the base."""
    client = saved(Client(native_surname="Ива\u200bнов\u202e", native_given_name="И\0ван"))
    assert (client.native_surname, client.native_given_name) == ("Иванов", "Иван")


@pytest.mark.parametrize(
    ("field", "value"),
    [("birth_date", "31.02.1985"), ("birth_date", "1985-02-30"), ("sex", "male"), ("citizenship", "Россия")],
)
def test_value_that_is_not_in_the_kept_form_is_refused(field, value):
    """Dates are ISO, sexes one letter, countries codes: anything else is a wrong caller or a wrong typing."""
    with pytest.raises(InvalidField) as caught:
        clients.save_client(Client(native_surname="Иванов", **{field: value}))
    assert caught.value.field == field


def test_short_birth_date_is_kept():
    """Passports with a year only exist."""
    assert saved(Client(native_surname="Иванов", birth_date="1950")).birth_date == "1950"


def test_too_long_name_is_refused_at_its_field():
    """A megabyte is no name."""
    with pytest.raises(InvalidField) as caught:
        clients.save_client(Client(native_surname="И" * 201))
    assert caught.value.field == "native_surname"


def test_wrong_date_of_a_document_names_the_document():
    """A child's field is named with its place."""
    client = full_client()
    client.documents[1].expiry_date = "2030-13-01"
    with pytest.raises(InvalidField) as caught:
        clients.save_client(client)
    assert caught.value.field == "documents.1.expiry_date"


def test_deletion_unties_tourists_and_keeps_their_data():
    """A tour shows that trip's data for ever."""
    client = saved()
    tour = Tour(number="1", customer_client_id=client.id, customer_name="Щербакова")
    tours.save_tour(tour)
    tourist = Tourist(tour_id=tour.id, client_id=client.id, native_surname="Щербакова")
    tourists.save_tourists([TouristSave(tourist)])
    assert clients.dependants(client.id)["tourist"] == 1
    clients.delete_client(client.id)
    loaded = tourists.load_tourist(tourist.id)
    assert (loaded.client_id, loaded.native_surname) == (None, "Щербакова")
    assert tours.load_tour(tour.id).customer_client_id is None
    with pytest.raises(RecordGone):
        clients.load_client(client.id)


def test_list_is_alphabetical_in_pages():
    """The list follows the alphabet, not the bytes."""
    for name in ("Яшин", "Ёлкин", "Абрамов", "Жуков", "Емельянов"):
        saved(Client(native_surname=name))
    names = [hit.native_surname for hit in clients.list_clients(limit=10).rows]
    assert names == ["Абрамов", "Ёлкин", "Емельянов", "Жуков", "Яшин"]
    page = clients.list_clients(limit=2, offset=2)
    assert ([hit.native_surname for hit in page.rows], page.total) == (["Емельянов", "Жуков"], 5)


def test_list_shows_current_passport_phone_and_last_tour():
    """A line has enough to tell namesakes apart."""
    client = saved()
    for number, title, start in (("1", "Rome", "2025-05-01"), ("2", "Oslo", "2026-05-01")):
        tour = Tour(number=number, title=title, start_date=start)
        tours.save_tour(tour)
        tourists.save_tourists(
            [TouristSave(Tourist(tour_id=tour.id, client_id=client.id, latin_surname="S"))]
        )
    [hit] = clients.list_clients().rows
    assert (hit.document, hit.document_expiry) == ("75 1234567", "2030-01-01")
    assert (hit.phone, hit.last_tour, hit.last_tour_start) == ("+7 912 345-67-89", "Oslo", "2026-05-01")
    assert [row.title for row in clients.client_tours(client.id)] == ["Oslo", "Rome"]
