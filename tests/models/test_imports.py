"""Importing a list is one operation: all of it, once, and reversible."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from models.clients import count_clients, load_client, save_client
from models.database import connection_context, database
from models.errors import DuplicateRecord, InvalidField, RecordGone
from models.imports import ImportCancelled, import_tourists
from models.journal import undo
from models.records import Client, Contact, Document, Service, Tour, Tourist
from models.tourists import TouristSave, list_tourists, load_tourist, save_tourists
from models.tours import find_tour, load_tour, save_tour

PETROVA = Tourist(
    native_surname="Петрова",
    native_given_name="Анна",
    birth_date="1980-11-01",
    citizenship="RU",
    international_passport_series="72",
    international_passport_number="3456789",
    phone="+7 916 555-01-02",
)
SIDOROV = Tourist(native_surname="Сидоров", native_given_name="Пётр", birth_date="1977-01-02")


@pytest.fixture
def tour(any_database):
    """A saved tour with a flight and a hotel."""
    tour = Tour(
        number="T-1", services=[Service(kind="flight", name="SVO"), Service(kind="hotel", name="Roma")]
    )
    save_tour(tour)
    return tour


def run(tour, people, **options):
    settings = {"add_clients": (), "source": "paste", "batch_uuid": "one"} | options
    return import_tourists(tour.id, people, **settings)


def test_a_new_tour_is_made_by_the_import_and_goes_with_it(any_database):
    """One operation, so that one Undo takes back all of it, and a second call finds tour and people."""
    call = {"add_clients": (), "source": "", "batch_uuid": "one"}
    new = Tour(number="T-9")
    outcome = import_tourists(new, [PETROVA, SIDOROV], **call)
    made = find_tour("T-9")
    assert [row.native_surname for row in list_tourists(made.id)] == ["Петрова", "Сидоров"]
    assert import_tourists(new, [PETROVA, SIDOROV], **call).tourist_ids == outcome.tourist_ids
    undo(outcome.operation_id)
    assert find_tour("T-9") is None
    assert written("tourist") == 0


def test_a_tour_number_taken_meanwhile_imports_nobody(tour):
    """Somebody else made the tour between the question and the import: nothing is written twice."""
    call = {"add_clients": (), "source": "", "batch_uuid": "one"}
    with pytest.raises(DuplicateRecord):
        import_tourists(Tour(number=tour.number), [PETROVA], **call)
    assert written("tourist") == 0


def written(table):
    return database.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_people_stand_on_the_tour_in_the_order_of_the_list(tour):
    """Families stay together, after those who were there before."""
    run(tour, [SIDOROV])
    outcome = run(tour, [PETROVA, replace(SIDOROV, native_given_name="Яков")], batch_uuid="two")
    assert outcome.statuses == ("new", "new")
    names = [(row.native_surname, row.position) for row in list_tourists(tour.id)]
    assert names == [("Сидоров", 0), ("Петрова", 1), ("Сидоров", 2)]


def test_chosen_people_become_clients(tour):
    """With passport and phone; the others do not."""
    outcome = run(tour, [PETROVA, SIDOROV], add_clients=[0])
    assert outcome.client_ids[1] is None
    client = load_client(outcome.client_ids[0])
    assert [(one.series, one.number) for one in client.documents] == [("72", "3456789")]
    assert [one.value for one in client.contacts] == ["+7 916 555-01-02"]
    assert load_tourist(outcome.tourist_ids[0]).client_id == client.id


def test_a_known_client_is_filled_from_the_base_and_not_doubled(tour):
    """What the list says wins, what it does not say comes from the base."""
    known = Client(
        native_surname="Петрова",
        native_given_name="Анна",
        birth_date="1980-11-01",
        birth_place="Пермь",
        documents=[Document(series="72", number="3456789", expiry_date="2028-01-09")],
        contacts=[Contact(kind="phone", value="+7 495 000-00-00")],
    )
    save_client(known)
    outcome = run(tour, [PETROVA], add_clients=[0])
    assert (outcome.statuses, outcome.client_ids, count_clients()) == (("client",), (known.id,), 1)
    tourist = load_tourist(outcome.tourist_ids[0])
    assert (tourist.birth_place, tourist.international_passport_expiry) == ("Пермь", "2028-01-09")
    assert tourist.phone == "+7 916 555-01-02"


def test_who_is_on_the_tour_is_not_put_there_again(tour):
    """The same people in another list."""
    first = run(tour, [PETROVA, SIDOROV])
    second = run(tour, [SIDOROV, PETROVA], batch_uuid="two")
    assert second.statuses == ("on_tour", "on_tour")
    assert second.tourist_ids == first.tourist_ids[::-1]
    assert len(list_tourists(tour.id)) == 2


def test_a_person_twice_in_the_list_is_one_tourist(tour):
    """And one client."""
    outcome = run(tour, [PETROVA, SIDOROV, PETROVA], add_clients=[0, 1, 2])
    assert outcome.tourist_ids[0] == outcome.tourist_ids[2]
    assert outcome.client_ids[0] == outcome.client_ids[2]
    assert (count_clients(), len(list_tourists(tour.id))) == (2, 2)


def test_the_same_batch_is_written_once(tour):
    """A second call with the same uuid writes nothing and says what the first did."""
    first = run(tour, [PETROVA, SIDOROV], add_clients=[0])
    created = written("operation_created")
    again = run(tour, [PETROVA, SIDOROV], add_clients=[0])
    assert (again.operation_id, again.tourist_ids) == (first.operation_id, first.tourist_ids)
    assert (written("tourist"), written("operation_created")) == (2, created)


def test_an_import_is_undone_as_one(tour):
    """Tourists, clients and what hangs on them go together."""
    outcome = run(tour, [PETROVA, SIDOROV], add_clients=[0, 1], service_ids=[tour.services[0].id])
    report = undo(outcome.operation_id)
    assert (report.kept, report.impossible) == ([], [])
    assert [written(table) for table in ("tourist", "client", "document", "contact", "service_use")] == [
        0
    ] * 5


def test_the_imported_get_the_chosen_services(tour):
    """Of the tour's services those that were ticked."""
    hotel = load_tour(tour.id).services[1].id
    outcome = run(tour, [PETROVA, SIDOROV], service_ids=[hotel])
    for tourist_id in outcome.tourist_ids:
        assert [use.service_id for use in load_tourist(tourist_id).services] == [hotel]


def test_a_cancelled_import_leaves_nothing(tour):
    """Stopped in the middle of writing."""
    people = [replace(SIDOROV, birth_date=str(1000 + n)) for n in range(1200)]
    seen = []
    with pytest.raises(ImportCancelled):
        run(
            tour, people, progress=lambda *done: seen.append(done), cancelled=lambda: written("tourist") > 500
        )
    assert seen[-1][0] > 400
    assert (written("tourist"), written("operation")) == (0, 1)


def test_progress_reaches_the_end(tour):
    """The last thing told is that all are done."""
    seen = []
    run(tour, [PETROVA, SIDOROV], progress=lambda done, of: seen.append((done, of)))
    assert seen[-1] == (2, 2)
    assert all(one[0] <= other[0] for one, other in pairwise(seen))


def test_one_bad_person_stops_all(tour):
    """Nothing is half imported."""
    with pytest.raises(InvalidField):
        run(tour, [PETROVA, Tourist(native_given_name="Без фамилии")])
    assert written("tourist") == 0


def test_a_tour_that_is_gone(any_database):
    """The list cannot go to a tour that somebody deleted."""
    with pytest.raises(RecordGone):
        import_tourists(77, [PETROVA], add_clients=(), source="", batch_uuid="one")


def test_a_client_chosen_in_the_list_is_linked(tour):
    """A namesake chosen by a person, whom recognition alone would not have found."""
    namesake = Client(native_surname="Сидоров")
    save_client(namesake)
    outcome = run(tour, [replace(SIDOROV, client_id=namesake.id), replace(PETROVA, client_id=999)])
    assert outcome.client_ids == (namesake.id, None)


class Meanwhile(threading.Thread):
    """Another workstation that does ``work`` before an import commits, begun by the import's own progress."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work = work
        self._came: list[object] = []

    def run(self) -> None:
        with connection_context():
            try:
                self._came.append(self._work())
            except DuplicateRecord as error:
                self._came.append(error)

    def progress(self, done: int, people: int) -> None:
        if done == people and self.ident is None:
            self.start()
            self.join(1)  # time enough to get past the first if it did not wait

    def outcome(self) -> object:
        self.join(30)
        [came] = self._came
        return came


def test_two_imports_of_the_same_people_at_once(tour):
    """Two workstations, one list: one client and one tourist of each; the second says so."""
    people = [PETROVA, SIDOROV]
    other = Meanwhile(lambda: run(tour, people, add_clients=[0, 1], batch_uuid="two"))
    first = run(tour, people, add_clients=[0, 1], progress=other.progress)
    second = other.outcome()
    assert (count_clients(), len(list_tourists(tour.id))) == (2, 2)
    assert (first.statuses, second.statuses) == (("new", "new"), ("on_tour", "on_tour"))
    assert second.tourist_ids == first.tourist_ids


def test_two_imports_of_the_same_people_for_two_tours_at_once(tour):
    """Each tour has its tourists, the base has the client once."""
    another = Tour(number="T-2")
    save_tour(another)
    other = Meanwhile(lambda: run(another, [PETROVA], add_clients=[0], batch_uuid="two"))
    first = run(tour, [PETROVA], add_clients=[0], progress=other.progress)
    second = other.outcome()
    assert count_clients() == 1
    assert (second.statuses, second.client_ids) == (("client",), first.client_ids)


def test_client_saved_while_a_list_with_the_same_person_is_imported(tour):
    """The passport is another client's by the time it is asked."""
    paper = Document(series="72", number="3456789")
    other = Meanwhile(lambda: save_client(Client(native_surname="Петрова", documents=[paper])))
    first = run(tour, [PETROVA], add_clients=[0], progress=other.progress)
    refused = other.outcome()
    assert isinstance(refused, DuplicateRecord)
    assert (refused.ids, count_clients()) == (first.client_ids, 1)


def test_tourist_saved_while_a_list_is_imported(tour):
    """The form waits for the list, and its tourist stands behind those of the list."""
    new = Tourist(tour_id=tour.id, native_surname="Козлов")
    other = Meanwhile(lambda: save_tourists([TouristSave(new)]))
    run(tour, [PETROVA, SIDOROV], progress=other.progress)
    other.outcome()
    places = [(row.native_surname, row.position) for row in list_tourists(tour.id)]
    assert places == [("Петрова", 0), ("Сидоров", 1), ("Козлов", 2)]
