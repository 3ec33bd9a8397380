"""Ctrl+Z goes on to what can be undone, and an undo leaves nothing behind that does not fit."""

from __future__ import annotations

import copy

import pytest

from models import clients, database, journal, tourists, tours
from models.records import Client, Tour, Tourist
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
