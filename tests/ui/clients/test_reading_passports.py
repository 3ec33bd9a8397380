"""Passports read on the page of clients: in its search and in the editor."""

from __future__ import annotations

import copy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from models.clients import load_client
from tests.ui.scanner import IVANOVA, NATIONAL, SHCHERBAKOV, scan
from tests.ui.typing import CTRL, press, type_text
from ui.reading.watch import SCANNERS

ENTER, ESC, F7, N, V = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F7, Qt.Key.Key_N, Qt.Key.Key_V
RENEWED = (
    "P<RUSZHVYGMUZ<<KSENIIA<<<<<<<<<<<<<<<<<<<<<<",
    "7601234562RUS8402297F3301317<<<<<<<<<<<<<<02",
)
VISA = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
)


def field(page, name: str):
    return page.editor.form.fields[name]


def panel(page):
    return page.reading.panel


def lines(page) -> dict[str, tuple[str, str, bool]]:
    return {one.title: (one.here, one.read, one.ticked) for one in panel(page).table.lines if one.row.asks}


def words(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def later() -> None:
    """The scanner is done: the next Enter is a person's."""
    QTest.qWait(SCANNERS + 20)


@pytest.fixture
def editing(on_ksenia):
    """Her record in the editor."""
    on_ksenia.edit()
    return on_ksenia


@pytest.mark.parametrize("russian", [False, True], ids=["latin", "russian"])
@pytest.mark.parametrize("name", ["native_surname", "birth_date", "notes"])
def test_a_scan_fills_a_new_client(page, name, russian):
    """Latin names, passport, citizenship, sex and dates; native names are proposed."""
    page.new_record()
    field(page, name).setFocus()
    scan(page, IVANOVA, russian=russian)
    client = page.editor.client.client
    assert (client.latin_surname, client.native_surname) == ("IVANOVA", "Иванова")
    assert (client.birth_date, client.sex, client.citizenship) == ("1985-02-01", "F", "RU")
    assert [(one.series, one.number, one.expiry_date) for one in client.documents] == [
        ("75", "0123456", "2033-01-31")
    ]
    assert client.notes == ""
    press(page, ENTER, CTRL)
    assert load_client(page.shown_id()).latin_surname == "IVANOVA"


@pytest.mark.parametrize("name", ["series_and_number", "expiry_date", "value"])
def test_a_scan_into_a_row(editing, name):
    """The fields of documents and phones are watched as well; the row keeps what it has."""
    groups = editing.editor.form.groups.values()
    before = copy.deepcopy(editing.editor.client.client)
    next(one for group in groups for one in group.all_fields() if one.name == name).setFocus()
    scan(editing, RENEWED)
    assert panel(editing).mrz.surname == "ZHVYGMUZ"
    assert editing.editor.client.client == before


def test_a_renewed_passport_comes_beside_the_old(editing, ksenia):
    """The new paper is added, and the one that was valid is proposed as replaced; saved so."""
    scan(editing, RENEWED)
    asked = lines(editing)
    assert asked["International passport"] == ("", "76 0123456", True)
    assert asked["Old: 75 3318206"] == ("valid", "replaced", True)
    later()
    press(editing, ENTER, CTRL)
    press(editing, ENTER, CTRL)
    saved = {one.number: one.state for one in load_client(ksenia.id).documents}
    assert saved == {"0123456": "current", "3318206": "replaced", "2210457": "replaced"}


def test_undo_takes_the_renewed_passport_back(editing):
    """One press of Undo: names, dates and the papers are as before."""
    before = copy.deepcopy(editing.editor.client.client)
    scan(editing, RENEWED)
    later()
    press(editing, ENTER, CTRL)
    assert len(editing.editor.client.client.documents) == 3
    next(
        one for one in editing.editor.findChildren(type(editing.editor.read_button)) if one.text() == "Undo"
    ).click()
    assert editing.editor.client.client == before
    assert not editing.editor.client.changes()


def test_escape_closes_the_pane_and_not_the_editor(editing):
    """The first Esc is the pane's: nothing was taken, and the editor stays."""
    scan(editing, RENEWED)
    press(editing, ESC)
    assert not panel(editing).isVisible()
    assert editing.is_editing()
    assert not editing.editor.client.changes()


def test_typing_before_a_scan_stays(editing):
    """A phone half typed, then the scan in the same field."""
    field(editing, "notes").setFocus()
    type_text(editing, "Vegan")
    scan(editing, RENEWED)
    assert editing.editor.client.client.notes == "Vegan"
    assert panel(editing).mrz.surname == "ZHVYGMUZ"


def test_a_visa_is_a_paper_of_its_own(editing, ksenia):
    """It comes beside the passports and replaces none."""
    scan(editing, VISA)
    assert not any(title.startswith("Old:") for title in lines(editing))
    assert not any(ticked for title, (_here, _read, ticked) in lines(editing).items() if title != "Visa")


def test_a_national_passport_is_added_as_one(editing):
    """PNRUS has names in Cyrillic; the paper is the national one with its date of issue."""
    scan(editing, NATIONAL)
    assert lines(editing)["National passport"][:2] == ("", "4509 012345")
    assert "Surname, Latin" not in lines(editing)


@pytest.mark.parametrize("russian", [False, True], ids=["latin", "russian"])
def test_the_search_finds_the_passports_owner(on_ksenia, ksenia, russian):
    """Scanned into the search of the list, behind what was searched for before."""
    on_ksenia.find_here()
    type_text(on_ksenia, "Зыбин")
    zone = (RENEWED[0], "7533182069RUS8402297F3301317<<<<<<<<<<<<<<08")
    scan(on_ksenia, zone, russian=russian)
    assert [hit.id for hit in on_ksenia.clients.list.table_model.rows] == [ksenia.id]
    assert on_ksenia.clients.box.hasFocus()


def test_an_older_passport_finds_by_name_and_birth(on_ksenia, ksenia):
    """The base does not have the renewed passport yet."""
    on_ksenia.find_here()
    scan(on_ksenia, RENEWED)
    assert [hit.id for hit in on_ksenia.clients.list.table_model.rows] == [ksenia.id]


def test_nobody_found_begins_a_client_from_the_passport(page):
    """The list says whose passport it was, and Ctrl+N reads it into a new client."""
    page.find_here()
    scan(page, SHCHERBAKOV)
    assert "Nobody has the passport of SHCHERBAKOV IURII 53 0012345." in words(page.clients)
    page.clients.new_asked.emit()
    client = page.editor.client.client
    assert (client.latin_surname, client.birth_date) == ("SHCHERBAKOV", "1929-03-17")
    assert page.clients.text() == ""
    assert page.is_editing()


def test_f7_reads_what_is_pasted(on_ksenia):
    """F7 opens the editor of whoever is shown, with the pane ready for the clipboard."""
    press(on_ksenia, F7)
    assert on_ksenia.is_editing()
    assert panel(on_ksenia).zone.hasFocus()
    board = QGuiApplication.clipboard()
    board.setText("\r\n".join(RENEWED))
    press(on_ksenia, V, CTRL)
    board.clear()
    assert "International passport" in lines(on_ksenia)
