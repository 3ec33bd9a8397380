"""Two people save one client: order, and what both added."""

from __future__ import annotations

import copy

import pytest

from models import clients, journal, tourists, tours
from models.errors import RecordChanged
from models.records import (
    Address,
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
def client() -> Client:
    made = Client(native_surname="Иванов", contacts=[Contact(value=str(n)) for n in (1, 2, 3)])
    clients.save_client(made)
    return made


def two(client: Client) -> tuple[Client, Client]:
    return copy.deepcopy(client), copy.deepcopy(client)


def values(client: Client) -> list[str]:
    return [one.value for one in clients.load_client(client.id).contacts]


def test_new_usual_phone_of_a_colleague_stays_the_usual_one(client):
    """I saved a note with an older form: their phone is still the first."""
    theirs, mine = two(client)
    theirs.contacts.insert(0, Contact(value="new"))
    clients.save_client(theirs)
    mine.notes = "mine"
    clients.save_client(mine)
    assert values(client) == ["new", "1", "2", "3"]
    assert [one.value for one in mine.contacts] == ["new", "1", "2", "3"]


def test_order_of_a_colleague_stays(client):
    """They only put the phones in another order, I only added one."""
    theirs, mine = two(client)
    theirs.contacts.reverse()
    clients.save_client(theirs)
    mine.notes = "mine"
    mine.contacts.insert(1, Contact(value="new"))
    clients.save_client(mine)
    assert values(client) == ["3", "2", "1", "new"]


def test_order_over_several_saves_of_a_colleague(client):
    """Moved, removed, brought back by undo: the form's own order is told from theirs by the journal."""
    theirs, mine = two(client)
    theirs.contacts.reverse()
    clients.save_client(theirs)
    removed = copy.deepcopy(theirs)
    del removed.contacts[1]
    journal.undo(clients.save_client(removed).operation_id)
    mine.contacts[0].value = "one"
    clients.save_client(mine)
    assert values(client) == ["3", "2", "one"]


def test_my_order_stays_beside_their_addition(client):
    """I moved, they added: both are kept."""
    theirs, mine = two(client)
    theirs.contacts.append(Contact(value="new"))
    clients.save_client(theirs)
    mine.contacts.reverse()
    clients.save_client(mine)
    assert values(client) == ["3", "2", "1", "new"]


def additions() -> Client:
    return Client(
        documents=[Document(series="75", number="1234567", expiry_date="2030-01-01")],
        contacts=[Contact(value="+7 900 111-22-33"), Contact(kind="email", value="a@b.c")],
        addresses=[Address(value="Тверь, Мира 1")],
        cards=[Card(number="0042")],
        former_names=[FormerName(surname="Петров")],
    )


def add(client: Client, new: Client) -> None:
    for name in ("documents", "contacts", "addresses", "cards", "former_names"):
        getattr(client, name).extend(getattr(new, name))


def test_what_both_added_is_there_once(client):
    """The same passport, phone, address, card and surname, written in their own way."""
    theirs, mine = two(client)
    add(theirs, additions())
    clients.save_client(theirs)
    same = additions()
    same.documents[0] = Document(number="75 1234567", issuing_state="RU", authority="МВД 1")
    same.contacts[0] = Contact(value="8 (900) 1112233", label="home")
    same.contacts[1].value = "A@B.C"
    same.addresses[0].value = "тверь, Мира  1"
    add(mine, same)
    clients.save_client(mine)
    loaded = clients.load_client(client.id)
    assert loaded == mine
    [paper] = loaded.documents
    assert (paper.id, paper.series, paper.number) == (theirs.documents[0].id, "75", "1234567")
    assert (paper.expiry_date, paper.issuing_state, paper.authority) == ("2030-01-01", "RU", "МВД 1")
    assert [one.label for one in loaded.contacts if one.value == "+7 900 111-22-33"] == ["home"]
    assert [len(one) for one in (loaded.contacts, loaded.addresses, loaded.cards, loaded.former_names)] == [
        5,
        1,
        1,
        1,
    ]


def test_phone_that_they_corrected_into_the_one_i_added(client):
    """The client has it once."""
    theirs, mine = two(client)
    theirs.contacts[0].value = "+7 900 111-22-33"
    clients.save_client(theirs)
    mine.contacts.append(Contact(value="8 900 111 22 33"))
    clients.save_client(mine)
    assert values(client) == ["+7 900 111-22-33", "2", "3"]


def test_one_passport_with_two_dates_is_kept_twice(client):
    """Where the two contradict each other nothing is thrown away."""
    theirs, mine = two(client)
    theirs.documents = [Document(number="1234567", expiry_date="2030-01-01")]
    mine.documents = [Document(number="1234567", expiry_date="2031-01-01")]
    clients.save_client(theirs)
    clients.save_client(mine)
    dates = [one.expiry_date for one in clients.load_client(client.id).documents]
    assert dates == ["2030-01-01", "2031-01-01"]


def test_two_phones_that_i_added_myself_are_mine(client):
    """Only what a colleague added is joined with mine, not what I wrote twice."""
    theirs, mine = two(client)
    theirs.notes = "theirs"
    clients.save_client(theirs)
    mine.contacts += [Contact(value="7"), Contact(value="7"), Contact(value="1")]
    clients.save_client(mine)
    assert values(client) == ["1", "2", "3", "7", "7", "1"]


def test_service_that_both_ticked():
    """An empty ticket number is no contradiction, two different ones are."""
    tour = Tour(number="1", services=[Service(name="Bus")])
    tours.save_tour(tour)
    tourist = Tourist(tour_id=tour.id, native_surname="Иванов")
    tourists.save_tourists([TouristSave(tourist)])
    theirs, mine, late = (copy.deepcopy(tourist) for _ in range(3))
    bus = tour.services[0].id
    for form, number in ((theirs, ""), (mine, "A1")):
        form.services = [ServiceUse(bus, number)]
        tourists.save_tourists([TouristSave(form)])
    assert [use.number for use in tourists.load_tourist(tourist.id).services] == ["A1"]
    late.services = [ServiceUse(bus, "B2")]
    with pytest.raises(RecordChanged) as caught:
        tourists.save_tourists([TouristSave(late)])
    assert caught.value.conflicts == {f"services.{bus}.number": ("B2", "A1")}
