"""Operations: journaled by themselves, undone in reverse, exactly once."""

from __future__ import annotations

import random

import pytest

from models import clients, journal, tables, tourists, tours
from models.records import Address, Client, Contact, Document, Tour, Tourist
from models.tourists import TouristSave

pytestmark = pytest.mark.usefixtures("any_database")


def ivanov(**changes) -> Client:
    values = {
        "native_surname": "Иванов",
        "native_given_name": "Иван",
        "latin_surname": "IVANOV",
        "birth_date": "1985-02-01",
        "documents": [Document(issuing_state="RU", series="75", number="1234567", expiry_date="2030-01-01")],
        "contacts": [Contact(value="+7 912 345-67-89"), Contact(kind="email", value="Ivan@Example.com")],
    }
    return Client(**(values | changes))


def saved_client(**changes) -> Client:
    client = ivanov(**changes)
    clients.save_client(client)
    return client


def a_tour(number: str = "2026-0001") -> Tour:
    tour = Tour(number=number, title="Rome")
    tours.save_tour(tour)
    return tour


def everything() -> dict[str, list[tuple]]:
    """All journaled rows but the version, which only ever rises."""
    content = {}
    for model in tables.JOURNALED:
        fields = [field for name, field in tables.columns_of(model).items() if name != "version"]
        content[tables.table_name(model)] = list(model.select(*fields).order_by(model.id).tuples())
    return content


def test_exception_leaves_nothing_of_an_operation():
    """What fails in the middle was never there, nor its line in the journal."""

    def work(op):
        op.insert(tables.Client, native_surname="Иванов")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal.perform("try", work)
    assert tables.Client.select().count() == 0
    assert journal.recent_operations() == []


def test_operation_that_wrote_nothing_leaves_no_trace():
    """Saving an unchanged form is nothing that Ctrl+Z could take back."""
    client = saved_client()
    saved = clients.save_client(client)
    assert saved.operation_id == 0
    assert saved.changed == {}
    assert len(journal.recent_operations()) == 1


def test_operation_inside_an_operation_is_refused():
    """An operation opens the only transaction."""
    with journal.operation("outer"), pytest.raises(RuntimeError), journal.operation("inner"):
        pass


def test_created_ids_are_kept_as_ranges():
    """An import of many rows is one line of the journal for each table."""
    with journal.operation("many") as op:
        ids = op.insert_many(tables.Client, [{"native_surname": f"N{n}"} for n in range(500)])
    rows = list(tables.OperationCreated.select().tuples())
    assert len(rows) == 1
    assert len(set(ids)) == 500
    assert rows[0][3:] == (ids[0], ids[-1])


def test_ids_are_never_used_again():
    """The id of a deleted record belongs to it for ever."""
    first = saved_client()
    clients.delete_client(first.id)
    second = saved_client()
    assert second.id > first.id
    assert second.documents[0].id > first.documents[0].id


def test_same_uuid_is_applied_once():
    """A retried commit is found by its uuid and is not applied twice."""

    def work(op):
        op.insert(tables.Client, native_surname="Иванов")

    first = journal.perform("add", work, uuid="11111111-1111-4111-8111-111111111111")
    second = journal.perform("add", work, uuid="11111111-1111-4111-8111-111111111111")
    assert tables.Client.select().count() == 1
    assert second == first


def test_operation_says_who_where_and_from_what():
    """The journal names person, workstation, source and instant."""
    clients.save_client(ivanov(), source="list.xlsx")
    row = journal.recent_operations()[0]
    assert (row.person, row.source, row.kind) == ("Anna", "list.xlsx", "save_client")
    assert row.workstation
    assert row.at.endswith("Z")
    assert row.counts == {"client": 1, "document": 1, "contact": 2}


def test_undo_of_an_edit_puts_back_the_columns_before():
    """Undo of an edit restores every changed column and child."""
    client = saved_client()
    before = everything()
    client.native_surname, client.notes = "Петров", "moved"
    client.contacts[0].value = "+7 900 000-00-00"
    del client.documents[0]
    saved = clients.save_client(client)
    report = journal.undo(saved.operation_id)
    assert everything() == before
    assert not report.kept
    assert not report.impossible


def test_undo_of_a_new_record_deletes_it_with_its_children():
    """Undo of an addition leaves the tables as they were."""
    before = everything()
    saved = clients.save_client(ivanov())
    assert journal.undo(saved.operation_id).reversed == 4
    assert everything() == before


def test_undo_of_a_deletion_brings_back_the_same_ids_and_ties():
    """A deleted client comes back under the same id, tied to its tourists again."""
    client, tour = saved_client(), a_tour()
    tourist = Tourist(tour_id=tour.id, client_id=client.id, native_surname="Иванов")
    tourists.save_tourists([TouristSave(tourist)])
    before = everything()
    saved = clients.delete_client(client.id)
    assert tourists.load_tourist(tourist.id).client_id is None
    journal.undo(saved.operation_id)
    assert everything() == before


def test_redo_is_undo_of_the_undo():
    """Undo, redo, undo and redo again end where they began."""
    client = saved_client()
    before = everything()
    saved = clients.delete_client(client.id)
    after = everything()
    operation_id = saved.operation_id
    for expected in (before, after, before, after):
        report = journal.undo(operation_id)
        assert everything() == expected
        assert not report.kept
        operation_id = report.operation_id


def test_undo_keeps_a_record_that_was_edited_since():
    """A colleague's later edit is not undone with mine: it is kept and named."""
    client = saved_client()
    client.notes = "mine"
    mine = clients.save_client(client)
    client.notes = "theirs"
    clients.save_client(client)
    report = journal.undo(mine.operation_id)
    assert clients.load_client(client.id).notes == "theirs"
    assert [(note.table, note.record_id, note.reason) for note in report.kept] == [
        ("client", client.id, "edited")
    ]


def test_undo_is_possible_when_another_column_was_edited_since():
    """Edits of different fields do not stand in each other's way."""
    client = saved_client()
    client.notes = "mine"
    mine = clients.save_client(client)
    client.birth_place = "Тверь"
    clients.save_client(client)
    journal.undo(mine.operation_id)
    loaded = clients.load_client(client.id)
    assert (loaded.notes, loaded.birth_place) == ("", "Тверь")


def test_edit_that_was_undone_does_not_count():
    """After the later edit is undone the earlier one can be undone too."""
    client = saved_client()
    first = clients.save_client(_noted(client, "one"))
    second = clients.save_client(_noted(client, "two"))
    journal.undo(second.operation_id)
    report = journal.undo(first.operation_id)
    assert not report.kept
    assert clients.load_client(client.id).notes == ""


def test_edit_that_was_redone_counts_again():
    """A redone edit is in force, so the earlier one is kept."""
    client = saved_client()
    first = clients.save_client(_noted(client, "one"))
    second = clients.save_client(_noted(client, "two"))
    undone = journal.undo(second.operation_id)
    journal.undo(undone.operation_id)
    assert journal.undo(first.operation_id).kept
    assert clients.load_client(client.id).notes == "two"


def test_undo_of_an_addition_keeps_a_client_edited_since_with_all_children():
    """A record that stays keeps what was made together with it."""
    client = ivanov()
    added = clients.save_client(client)
    clients.save_client(_noted(client, "edited"))
    report = journal.undo(added.operation_id)
    assert clients.load_client(client.id) == client
    assert report.reversed == 0
    assert ("client", client.id, "edited") in [(n.table, n.record_id, n.reason) for n in report.kept]


def test_undo_of_a_tour_is_impossible_while_tourists_are_on_it():
    """What others depend on stays, and undo says so."""
    tour = Tour(number="2026-0001")
    saved = tours.save_tour(tour)
    tourists.save_tourists([TouristSave(Tourist(tour_id=tour.id, native_surname="Иванов"))])
    report = journal.undo(saved.operation_id)
    assert [(n.table, n.reason) for n in report.impossible] == [("tour", "in_use")]
    assert tours.load_tour(tour.id).number == "2026-0001"


def test_undo_of_a_deletion_is_impossible_without_the_parent():
    """A tourist cannot come back to a tour that is gone."""
    tour = a_tour()
    tourist = Tourist(tour_id=tour.id, native_surname="Иванов")
    tourists.save_tourists([TouristSave(tourist)])
    deleted = tourists.delete_tourists([tourist.id])
    tours.delete_tour(tour.id)
    report = journal.undo(deleted.operation_id)
    assert [(n.table, n.reason) for n in report.impossible] == [("tourist", "parent_gone")]
    assert report.operation_id == 0


def test_undo_twice_says_that_it_is_undone():
    """The same operation is not undone twice."""
    saved = clients.save_client(ivanov())
    journal.undo(saved.operation_id)
    report = journal.undo(saved.operation_id)
    assert [n.reason for n in report.impossible] == ["undone"]


def test_preview_says_the_same_and_writes_nothing():
    """What undo will do is said before it is done."""
    client = saved_client()
    saved = clients.save_client(_noted(client, "one"))
    before = everything()
    preview = journal.undo_preview(saved.operation_id)
    assert everything() == before
    report = journal.undo(saved.operation_id)
    assert (preview.reversed, preview.kept, preview.impossible) == (
        report.reversed, report.kept, report.impossible,
    )  # fmt: skip


def test_last_operation_is_this_persons_last_in_force(any_database):
    """Ctrl+Z never takes back a colleague's work, nor an undo."""
    from models import database

    client = saved_client()
    mine = clients.save_client(_noted(client, "one"))
    undone = clients.save_client(_noted(client, "two"))
    journal.undo(undone.operation_id)
    database.open_database(any_database, person="Boris")
    assert journal.last_operation() is None
    clients.save_client(ivanov(native_surname="Петров", documents=[]))
    database.open_database(any_database, person="Anna")
    assert journal.last_operation().id == mine.operation_id


def test_last_undo_is_what_redo_takes_back():
    """Redo is offered after an undo, until something else is done."""
    client = saved_client()
    saved = clients.save_client(_noted(client, "one"))
    assert journal.last_undo() is None
    report = journal.undo(saved.operation_id)
    assert journal.last_undo().id == report.operation_id
    journal.undo(report.operation_id)
    assert journal.last_undo() is None
    assert clients.load_client(client.id).notes == "one"


def test_undo_of_a_large_addition_is_one_step():
    """A list of thousands goes as one, and comes back as one."""
    with journal.operation("import") as op:
        ids = op.insert_many(tables.Client, [{"native_surname": f"N{n}"} for n in range(3000)])
        op.insert_many(tables.Document, [{"client_id": one, "number": str(one)} for one in ids])
    before = everything()
    report = journal.undo(op.id)
    assert report.reversed == 6000
    assert tables.Client.select().count() == 0
    journal.undo(report.operation_id)
    assert everything() == before


def test_update_at_an_older_version_writes_nothing():
    """A conditional update of a record that somebody changed says no."""
    client = saved_client()
    with journal.operation("try") as op:
        assert not op.update(tables.Client, client.id, {"notes": "x"}, version=client.version + 1)
        assert op.update(tables.Client, client.id, {"notes": "y"}, version=client.version)
    assert clients.load_client(client.id).notes == "y"


@pytest.mark.parametrize("seed", range(6))
def test_undoing_everything_in_reverse_leads_back_to_the_beginning(seed):
    """Any sequence of edits, additions, deletions, undos and redos is taken back step by step, exactly."""
    chance = random.Random(seed)
    tour = a_tour()
    before = [everything()]
    done: list[int] = []
    for number in range(25):
        saved = _something(chance, tour, number)
        if saved:
            done.append(saved)
            before.append(everything())
    for operation_id, expected in zip(reversed(done), reversed(before[:-1]), strict=True):
        report = journal.undo(operation_id)
        assert (report.kept, report.impossible) == ([], [])
        assert everything() == expected


def _something(chance: random.Random, tour: Tour, number: int) -> int:
    """One random operation; its id, 0 if it wrote nothing."""
    ids = [one for (one,) in tables.Client.select(tables.Client.id).order_by(tables.Client.id).tuples()]
    what = chance.choice(("add", "add", "edit", "edit", "delete", "book", "unbook"))
    if what == "add" or not ids:
        paper = Document(number=f"75{number:07d}")
        return clients.save_client(ivanov(native_surname=f"И{number}", documents=[paper])).operation_id
    client = clients.load_client(chance.choice(ids))
    if what == "edit":
        client.notes = str(number)
        chance.choice((client.contacts.clear, client.contacts.reverse, client.documents.clear))()
        client.addresses.append(Address(value=f"{number}"))
        return clients.save_client(client).operation_id
    if what == "delete":
        return clients.delete_client(client.id).operation_id
    booked = [row.id for row in tourists.list_tourists(tour.id)]
    if what == "unbook" and booked:
        return tourists.delete_tourists([chance.choice(booked)]).operation_id
    tourist = Tourist(tour_id=tour.id, client_id=client.id, native_surname=client.native_surname, notes=what)
    fields = frozenset({"notes"})
    return tourists.save_tourists([TouristSave(tourist, client_fields=fields)]).operation_id


def _noted(client: Client, text: str) -> Client:
    client.notes = text
    return client
