"""What a form points to may be deleted while it is open: that is a sentence, or nothing at all, never a bug."""

from __future__ import annotations

import copy
import threading

import pytest

from models import clients, database, journal, tables, tourists, tours
from models.client_matching import fill_from_client
from models.errors import RecordChanged, RecordGone
from models.imports import import_tourists
from models.records import Client, Service, ServiceUse, Tour, Tourist
from models.tourists import TouristSave

pytestmark = pytest.mark.usefixtures("any_database")


@pytest.fixture
def tour() -> Tour:
    made = Tour(number="2026-0001", services=[Service(kind="hotel", name="Roma"), Service(name="Bus")])
    tours.save_tour(made)
    return made


@pytest.fixture
def tourist(tour) -> Tourist:
    """A tourist with the hotel."""
    made = Tourist(tour_id=tour.id, native_surname="Иванов")
    made.services = [ServiceUse(tour.services[0].id, number="1")]
    save(made)
    return made


def save(tourist: Tourist, **options) -> None:
    tourists.save_tourists([TouristSave(tourist, **options)])


def without_hotel(tour: Tour) -> None:
    del tour.services[0]
    tours.save_tour(tour)


def deleted_client() -> Client:
    client = Client(native_surname="Иванов", native_given_name="Иван", birth_date="1985-02-01")
    clients.save_client(client)
    clients.delete_client(client.id)
    return client


def test_open_form_forgets_a_service_that_left_the_tour(tour, tourist):
    """The form still shows the hotel; saving it brings the rest and no hotel."""
    without_hotel(tour)
    tourist.notes = "typed meanwhile"
    save(tourist)
    assert (tourist.services, tourist.notes) == ([], "typed meanwhile")


def test_ticking_a_service_that_left_the_tour_does_nothing(tour, tourist):
    """A service ticked in a form that did not hear of its removal."""
    bus = tour.services[1].id
    form = copy.deepcopy(tourist)
    form.services.append(ServiceUse(bus))
    del tour.services[1]
    tours.save_tour(tour)
    save(form)
    assert [use.service_id for use in form.services] == [tour.services[0].id]


def test_new_tourist_with_a_service_that_left_the_tour(tour):
    """The tourist is saved, the service is nobody's."""
    new = Tourist(tour_id=tour.id, native_surname="Иванов", services=[ServiceUse(tour.services[0].id)])
    without_hotel(tour)
    save(new)
    assert tourists.load_tourist(new.id).services == []


def test_removing_a_service_makes_its_tourists_newer(tour, tourist):
    """Whoever has the tourist open is compared with what is there now; undo makes them newer again."""
    others = Tourist(tour_id=tour.id, native_surname="Петров")
    save(others)
    del tour.services[0]
    saved = tours.save_tour(tour)
    assert tourists.load_tourist(tourist.id).version == tourist.version + 1
    assert tourists.load_tourist(others.id).version == others.version
    assert saved.changed["tourist"] == (tourist.id,)
    journal.undo(saved.operation_id)
    assert tourists.load_tourist(tourist.id).version == tourist.version + 2
    assert [use.number for use in tourists.load_tourist(tourist.id).services] == ["1"]


def test_field_that_both_changed_is_asked_after_a_service_left(tour, tourist):
    """The removal is merged like any other change of the tourist."""
    form = copy.deepcopy(tourist)
    without_hotel(tour)
    theirs = tourists.load_tourist(tourist.id)
    theirs.notes = "theirs"
    save(theirs)
    form.notes = "mine"
    with pytest.raises(RecordChanged) as caught:
        save(form)
    assert caught.value.conflicts == {"notes": ("mine", "theirs")}


def test_import_with_a_service_that_left_the_tour(tour):
    """The list is imported; of the ticked services those that are left."""
    hotel, bus = (one.id for one in tour.services)
    without_hotel(tour)
    people = [Tourist(native_surname="Иванов"), Tourist(native_surname="Петров")]
    outcome = import_tourists(
        tour.id, people, add_clients=(), source="paste", batch_uuid="one", service_ids=[hotel, bus]
    )
    for one in outcome.tourist_ids:
        assert [use.service_id for use in tourists.load_tourist(one).services] == [bus]


def test_new_tourist_of_a_client_deleted_meanwhile(tour):
    """What the client had filled in stays, untied; it may become a client again."""
    client = deleted_client()
    new = fill_from_client(Tourist(tour_id=tour.id, native_surname="Иванов"), client).tourist
    save(new)
    loaded = tourists.load_tourist(new.id)
    assert (loaded.client_id, loaded.birth_date) == (None, "1985-02-01")
    save(new, add_client=True)
    assert clients.load_client(new.client_id).birth_date == "1985-02-01"


def test_saved_tourist_filled_from_a_client_deleted_meanwhile(tour, tourist):
    """The same where the tourist was there before the form found the client."""
    filled = fill_from_client(tourist, deleted_client()).tourist
    save(filled)
    loaded = tourists.load_tourist(tourist.id)
    assert (loaded.client_id, loaded.native_given_name) == (None, "Иван")


def test_client_to_be_overwritten_was_deleted(tour, tourist):
    """Who agreed to change a client is told that there is none any more."""
    filled = fill_from_client(tourist, deleted_client()).tourist
    filled.birth_place = "Тверь"
    with pytest.raises(RecordGone, match="client was deleted"):
        save(filled, client_fields=frozenset({"birth_place"}))
    assert tourists.load_tourist(tourist.id).birth_place == ""


@pytest.mark.parametrize("new", [True, False])
def test_customer_deleted_meanwhile_stays_by_name(tour, new):
    """A tour keeps the customer's name, and is tied to nobody."""
    edited = Tour(number="2026-0002") if new else tour
    edited.customer_name, edited.customer_client_id = "Иванов", deleted_client().id
    tours.save_tour(edited)
    loaded = tours.load_tour(edited.id)
    assert (loaded.customer_name, loaded.customer_client_id) == ("Иванов", None)


def test_service_taken_and_removed_in_the_same_moment(tour, tourist):
    """Two workstations at once: whoever comes second sees what the first did."""
    hotel, other = tour.services[0].id, Tourist(tour_id=tour.id, native_surname="Петров")
    save(other)
    removed = []

    def remove() -> None:
        with database.connection_context():
            without_hotel(tour)
            removed.append(hotel)

    remover = threading.Thread(target=remove)
    with journal.operation("save_tourists") as op:
        op.insert(tables.ServiceUse, tourist_id=other.id, service_id=hotel)
        remover.start()
        remover.join(0.7)
    remover.join(30)
    assert removed == [hotel]
    assert tourists.load_tourist(other.id).services == []
