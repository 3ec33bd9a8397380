"""Ctrl+Z goes on to what can be undone, and an undo leaves nothing behind that does not fit."""

from __future__ import annotations

import copy

import pytest

from models import aggregates, clients, database, journal, tables, tourists, tours
from models.records import Client, Contact, Document, Tour, Tourist
from models.search import search_clients
from models.tourists import TouristSave

pytestmark = pytest.mark.usefixtures("any_database")


def saved_client(**fields) -> Client:
    client = Client(**({"native_surname": "Иванов", "native_given_name": "Иван"} | fields))
    clients.save_client(client)
    return client


def change(client: Client, **fields) -> int:
    """Save the client with other values; the operation's id."""
    for name, value in fields.items():
        setattr(client, name, value)
    return clients.save_client(client).operation_id


def as_boris(url: str, work) -> int:
    """What a colleague does meanwhile, at another workstation; the operation's id."""
    mine = database.current()
    database._set_current(mine.kind, mine.path, mine.server, False, "Boris")
    try:
        return work()
    finally:
        database._current = mine


def test_what_cannot_be_undone_is_said_once_and_passed_over(any_database):
    """A colleague edited the same field: the next Ctrl+Z takes the operation before it."""
    client = saved_client()
    other = change(saved_client(native_surname="Петров"), notes="earlier")
    mine = change(client, notes="mine")
    as_boris(any_database, lambda: change(client, notes="theirs"))
    assert journal.last_operation().id == mine
    report = journal.undo(mine)
    assert (report.operation_id, report.reversed, [note.reason for note in report.kept]) == (0, 0, ["edited"])
    assert journal.last_operation().id == other
    assert journal.undo(other).reversed == 1
    assert clients.load_client(client.id).notes == "theirs"


def test_what_can_be_undone_after_all_is_undone_first(any_database):
    """The colleague took the edit back: what was passed over comes again."""
    client = saved_client()
    mine = change(client, notes="mine")
    theirs = as_boris(any_database, lambda: change(client, notes="theirs"))
    journal.undo(mine)
    assert journal.last_operation().id != mine
    as_boris(any_database, lambda: journal.undo(theirs).operation_id)
    assert journal.last_operation().id == mine
    assert journal.undo(mine).reversed == 1


def test_what_cannot_be_redone_is_passed_over(any_database):
    """Ctrl+Y comes to the undo before it."""
    first, second = saved_client(), saved_client(native_surname="Петров")
    operations = [change(first, notes="one"), change(second, notes="two")]
    undone = [journal.undo(one).operation_id for one in reversed(operations)]
    first = clients.load_client(first.id)
    as_boris(any_database, lambda: change(first, notes="theirs"))
    assert journal.last_undo().id == undone[1]
    assert journal.undo(undone[1]).reversed == 0
    assert journal.last_undo().id == undone[0]
    journal.undo(undone[0])
    assert clients.load_client(second.id).notes == "two"


def test_deleting_what_is_deleted_already_is_no_operation():
    """Nothing was written, so nothing stands in the way of Ctrl+Z."""
    tour = Tour(number="1")
    tours.save_tour(tour)
    tourist = Tourist(tour_id=tour.id, native_surname="Иванов")
    tourists.save_tourists([TouristSave(tourist)])
    deleted = tourists.delete_tourists([tourist.id])
    count = len(journal.recent_operations())
    again = tourists.delete_tourists([tourist.id])
    assert (again.operation_id, again.changed) == (0, {})
    assert len(journal.recent_operations()) == count
    assert journal.last_operation().id == deleted.operation_id


def test_tour_cannot_come_back_while_another_has_its_number(any_database):
    """The number was given away: that is said, and earlier operations are within reach."""
    tour, other = Tour(number="1"), Tour(number="2")
    tours.save_tour(other)
    tours.save_tour(tour)
    renumbered = copy.deepcopy(other)
    renumbered.number = "3"
    changed = tours.save_tour(renumbered).operation_id
    deleted = tours.delete_tour(tour.id).operation_id
    as_boris(any_database, lambda: tours.save_tour(Tour(number="1")).operation_id)
    as_boris(any_database, lambda: tours.save_tour(Tour(number="2")).operation_id)
    for operation_id in (deleted, changed):
        assert journal.last_operation().id == operation_id
        report = journal.undo(operation_id)
        assert [(note.table, note.reason) for note in report.impossible] == [("tour", "in_use")]
    assert tours.load_tour(other.id).number == "3"


def wrong_keys() -> list[tuple]:
    """Records whose search keys do not follow from what stands beside them."""
    wrong = []
    for model in tables.JOURNALED:
        table = tables.table_name(model)
        names = sorted(aggregates.key_columns(table))
        columns = [tables.columns_of(model)[name] for name in names]
        for one, *kept in model.select(model.id, *columns).tuples() if names else ():
            if aggregates.fresh_keys(table, {one: {}})[one] != dict(zip(names, kept, strict=True)):
                wrong.append((table, one, kept))
    return wrong


def test_undo_beside_a_later_edit_leaves_fitting_keys():
    """The Latin name was typed since: whoever is called Иванов again is not found as Петров."""
    client = saved_client()
    renamed = change(client, native_surname="Петров")
    change(client, latin_given_name="JOHN")
    report = journal.undo(renamed)
    assert (report.kept, report.impossible) == ([], [])
    assert wrong_keys() == []
    assert [hit.id for hit in search_clients("Иванов John")] == [client.id]
    assert search_clients("петров") == []
    journal.undo(report.operation_id)
    assert wrong_keys() == []
    assert [hit.id for hit in search_clients("петров")] == [client.id]


def test_keys_are_nobodys_edit():
    """Two fields with one key between them: each edit is undone by itself."""
    client = saved_client(latin_surname="IVANOV", latin_given_name="IVAN")
    first = change(client, latin_surname="JOHNSON")
    change(client, latin_given_name="PETER")
    assert journal.undo(first).kept == []
    loaded = clients.load_client(client.id)
    assert (loaded.latin_surname, loaded.latin_given_name) == ("IVANOV", "PETER")
    assert wrong_keys() == []


def test_keys_of_tours_and_of_what_hangs_on_clients_fit_after_undo():
    """Title and clerk of a tour have one key, series and number of a passport too."""
    tour = Tour(number="1", title="Rome", clerk="Anna")
    tours.save_tour(tour)
    client = saved_client(documents=[Document(series="75", number="1234567")], contacts=[Contact(value="1")])
    tourist = Tourist(tour_id=tour.id, native_surname="Иванов", international_passport_number="1")
    tourists.save_tourists([TouristSave(tourist)])
    tour.title = "Oslo"
    client.documents[0].series = "76"
    tourist.international_passport_series = "75"
    first = [
        tours.save_tour(tour),
        clients.save_client(client),
        tourists.save_tourists([TouristSave(tourist)]),
    ]
    tour.clerk = "Boris"
    client.documents[0].number, client.contacts[0].value = "7654321", "2"
    tourist.international_passport_number = "2"
    tours.save_tour(tour)
    clients.save_client(client)
    tourists.save_tourists([TouristSave(tourist)])
    for saved in first:
        report = journal.undo(saved.operation_id)
        assert (report.kept, report.impossible) == ([], [])
    assert wrong_keys() == []
    assert clients.load_client(client.id).documents[0].series == "75"
    assert [row.title for row in tours.list_tours("rome boris")] == ["Rome"]
    assert tables.Tourist.get().document_key == "2"


def test_phone_of_a_client_deleted_since_is_one_note():
    """Only the phone was changed, so only the phone is named."""
    client = saved_client(contacts=[Contact(value="1")])
    client.contacts[0].value = "2"
    changed = clients.save_client(client)
    clients.delete_client(client.id)
    report = journal.undo(changed.operation_id)
    assert [(note.table, note.reason) for note in (*report.kept, *report.impossible)] == [
        ("contact", "edited")
    ]
