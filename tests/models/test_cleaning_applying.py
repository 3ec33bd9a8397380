"""Ticked fixes are written as one operation: found again by search, undone as one, nothing of others lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.cleaning.applying import apply_fixes
from models.cleaning.scan import Scan, scan_base
from models.clients import load_client, save_client
from models.errors import InvalidField
from models.history import recent_operations
from models.journal import undo
from models.records import Client, Contact, Document
from models.search import search_clients

pytestmark = pytest.mark.usefixtures("any_database")


def scanned() -> Scan:
    return scan_base(date(2026, 11, 30), lambda _done, _total: None, lambda: False)


def all_of(scan: Scan) -> list:
    return [one for rows in scan.findings.values() for one in rows if one.proposal]


@pytest.fixture
def dirty() -> Client:
    """A client with a fault in a name, a passport, a phone and an address."""
    client = Client(
        native_surname="ИBАНОВ",
        native_given_name="Пётр 2",
        documents=[Document(issuing_state="RU", kind="national_passport", number="304123456")],
        contacts=[Contact(value="89261234567.0"), Contact(kind="email", value="a@b,ru")],
    )
    save_client(client)
    return client


def test_fixes_of_a_client_and_of_what_hangs_on_them(dirty):
    """Each field has its proposal, the number is split, the version is raised once."""
    applied = apply_fixes(all_of(scanned()))
    client = load_client(dirty.id)
    assert (client.native_surname, client.native_given_name) == ("ИВАНОВ", "Пётр")
    assert (client.documents[0].series, client.documents[0].number) == ("0304", "123456")
    assert [one.value for one in client.contacts] == ["+7 926 123-45-67", "a@b.ru"]
    assert client.version == dirty.version + 1
    assert applied.missed == ()
    assert {table: len(ids) for table, ids in applied.saved.changed.items()} == {
        "client": 1,
        "document": 1,
        "contact": 2,
    }
    assert all_of(scanned()) == []


def test_what_was_mended_is_found(dirty):
    """Search keys follow the new values."""
    apply_fixes(all_of(scanned()))
    for text in ("иванов", "ivanov petr", "0304 123456", "9261234567", "a@b.ru"):
        assert [hit.id for hit in search_clients(text)] == [dirty.id], text


def test_it_is_one_operation_whose_undo_brings_all_back(dirty):
    """Values and keys are as they were."""
    scan = scanned()
    applied = apply_fixes(all_of(scan))
    [last] = recent_operations(1)
    assert (last.id, last.kind, last.person) == (applied.saved.operation_id, "clean_clients", "Anna")
    report = undo(last.id)
    assert not report.kept
    assert not report.impossible
    assert all_of(scanned()) == all_of(scan)
    client = load_client(dirty.id)
    assert client.contacts[0].value == "89261234567.0"
    assert client.documents[0].number == "304123456"
    assert search_clients("0304 123456") == []


def test_undo_keeps_what_a_person_typed_since(dirty):
    """Only the field that was typed over stays."""
    applied = apply_fixes(all_of(scanned()))
    client = load_client(dirty.id)
    client.native_surname = "Петров"
    save_client(client)
    report = undo(applied.saved.operation_id)
    assert load_client(dirty.id).native_surname == "Петров"
    assert load_client(dirty.id).contacts[0].value == "89261234567.0"
    assert [(note.table, note.reason) for note in report.kept] == [("client", "edited")]


def test_what_somebody_changed_meanwhile_is_not_overwritten(dirty):
    """It is told; the rest is written."""
    fixes = all_of(scanned())
    client = load_client(dirty.id)
    client.native_surname = "Петров"
    client.contacts = client.contacts[1:]
    save_client(client)
    applied = apply_fixes(fixes)
    assert {one.value for one in applied.missed} == {"ИBАНОВ", "89261234567.0"}
    assert load_client(dirty.id).native_surname == "Петров"
    assert load_client(dirty.id).native_given_name == "Пётр"


def test_a_form_that_was_open_meanwhile_notices(dirty):
    """Its other fields are saved beside the fix, as beside a colleague's edit."""
    client = load_client(dirty.id)
    apply_fixes(all_of(scanned()))
    client.notes = "vip"
    save_client(client)
    assert (client.notes, client.native_surname) == ("vip", "ИВАНОВ")


def test_a_correction_of_the_person_s_own(dirty):
    """What is typed in the place of a proposal is written, or refused before anything is written."""
    [name] = scanned().findings["mixed_alphabets"]
    apply_fixes([replace(name, proposal="  Сидоров ")])
    assert load_client(dirty.id).native_surname == "Сидоров"
    name = replace(name, value="Сидоров", field="birth_date", proposal="31.02.1985")
    with pytest.raises(InvalidField):
        apply_fixes([name])
    assert load_client(dirty.id).version == dirty.version + 1


def test_nothing_ticked_is_no_operation(dirty):
    """No trace in the journal."""
    before = [one.id for one in recent_operations(10)]
    assert apply_fixes([]).saved.operation_id == 0
    assert [one.id for one in recent_operations(10)] == before


def test_thousands_are_written_in_portions():
    """More clients than a statement takes; one operation."""
    from models.tables import Client as ClientTable

    rows = [{"native_surname": f"Иванов {at}", "surname_key": "x"} for at in range(2000)]
    ClientTable.insert_many(rows).execute()
    fixes = scanned().findings["signs"]
    assert len(fixes) == 2000
    applied = apply_fixes(fixes)
    assert len(applied.saved.changed["client"]) == 2000
    assert ClientTable.select().where(ClientTable.native_surname == "Иванов").count() == 2000
    assert undo(applied.saved.operation_id).reversed == 2000
    assert scanned().counts["signs"] == 2000
