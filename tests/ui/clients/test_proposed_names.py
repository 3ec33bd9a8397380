"""Names in the editor of clients that follow others until somebody types over them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from models import drafts
from models.clients import load_client, save_client
from tests.ui.scanner import IVANOVA, scan
from tests.ui.typing import CTRL, press, type_text
from ui.clients import conflict_dialog
from ui.reading.watch import SCANNERS

END, ENTER, SPACE = Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Space


def field(page, name: str):
    return page.editor.form.fields[name]


def type_at_the_end(page, name: str, text: str) -> None:
    field(page, name).setFocus()
    press(page, END)
    type_text(page, text)


@pytest.fixture
def begun(page):
    """A new client whose surname is half typed."""
    page.new_record()
    type_text(page, "Юрьев")
    return page


def test_a_proposal_waits_with_its_client(begun):
    """Another client is looked at meanwhile: the Latin surname goes on following the native one."""
    mine = begun._shown.list_id
    others = [row.id for row in begun.clients.list.table_model.rows if row.id > 0]
    begun.show_client(others[0])
    begun.clients.list.select_id(mine)
    begun._show(mine)
    type_at_the_end(begun, "native_surname", "а")
    assert field(begun, "latin_surname").value() == "IUREVA"


def test_a_proposal_survives_in_the_draft(begun, make_page, qtbot):
    """After a crash too, and a Latin name that was typed is still nobody's proposal."""
    type_at_the_end(begun, "latin_given_name", "YURI")
    qtbot.waitUntil(lambda: bool(drafts.list_drafts("client/")), timeout=3000)
    again = make_page()
    again._show(-1)
    type_at_the_end(again, "native_surname", "а")
    type_at_the_end(again, "native_given_name", "Юрий")
    assert field(again, "latin_surname").value() == "IUREVA"
    assert field(again, "latin_given_name").value() == "YURI"


def test_their_latin_name_is_no_proposal(on_ksenia, ksenia, monkeypatch):
    """A colleague typed the Latin surname that was proposed here; taken, it stays whatever is typed then."""
    ksenia.latin_surname = ""
    save_client(ksenia)
    on_ksenia.show_client(ksenia.id)
    on_ksenia.edit()
    type_at_the_end(on_ksenia, "native_surname", "ов")
    assert field(on_ksenia, "latin_surname").is_proposed()
    other = load_client(ksenia.id)
    other.latin_surname = "JVYGMOUZ"
    save_client(other)
    monkeypatch.setattr(conflict_dialog, "choose_theirs", lambda *_asked: {"latin_surname"})
    monkeypatch.setattr("ui.clients.saving._attempt", _only_once())
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    type_at_the_end(on_ksenia, "native_surname", "а")
    assert field(on_ksenia, "latin_surname").value() == "JVYGMOUZ"


def _only_once():
    """The attempt to save that finds the conflict, and none after it."""
    from ui.clients import saving

    attempts = [saving._attempt]
    return lambda *given, **named: attempts.pop()(*given, **named) if attempts else None


def test_other_native_spellings_of_a_proposal(page):
    """Ctrl+Space in a native name that a passport proposed shows what else it may be; it is put in."""
    page.new_record()
    scan(page, IVANOVA)
    QTest.qWait(SCANNERS + 20)
    field(page, "native_given_name").setFocus()
    press(page, SPACE, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    chosen = menu.actions()[0].text().split("\t")[0]
    QTest.keyClick(menu, ENTER)
    assert chosen != "Анастасия"
    assert field(page, "native_given_name").value() == chosen
    assert field(page, "latin_given_name").value() == "ANASTASIIA"


def test_undo_keeps_what_was_typed_since(page):
    """Undo takes back what the passport filled, and not the notes and the phone typed after it."""
    page.new_record()
    scan(page, IVANOVA)
    QTest.qWait(SCANNERS + 20)
    type_at_the_end(page, "notes", "Window seat")
    buttons = page.editor.findChildren(type(page.editor.read_button))
    next(one for one in buttons if one.text() == "Undo").click()
    client = page.editor.client.client
    assert (client.latin_surname, client.native_surname, client.documents) == ("", "", [])
    assert client.notes == field(page, "notes").value() == "Window seat"
