"""Going through the editor of a client changes nothing: only what a person typed takes its usual form."""

from __future__ import annotations

import copy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.clients import list_clients, load_client, save_client
from models.records import Address, Client, Contact, Document, FormerName
from tests.ui.typing import CTRL, press, type_text

KEPT = [
    Client(
        native_surname="O’Neill (Smith)",
        latin_surname="O’Neill",
        former_names=[FormerName(surname="иванова 2")],
        contacts=[Contact(kind="phone", value="89261234567")],
        notes="a  b",
    ),
    Client(
        native_surname="Jean-Luc 2",
        latin_surname="Ivanov",
        documents=[Document(number="79 0077123", issuing_state="RU")],
        addresses=[Address(value="Псков,\nул. Новая, 1")],
    ),
]


@pytest.fixture
def kept(office) -> list[int]:
    """Clients of the sample office, and some whose data are not in the form that typing gets today."""
    clients = copy.deepcopy(KEPT)
    for one in clients:
        save_client(one)
    return [one.id for one in clients] + [row.id for row in list_clients("", "name", 4, 0).rows]


def test_tab_through_every_field_changes_nothing(kept, make_page):
    """Whatever a client's data look like, passing through all fields leaves nothing unsaved."""
    page = make_page()
    for client_id in kept:
        page.show_client(client_id)
        page.edit()
        for field in page.editor.form.all_fields():
            if field.isVisibleTo(page):
                field.editor.setFocus(Qt.FocusReason.TabFocusReason)
                assert QApplication.focusWidget() is field.editor
                press(page, Qt.Key.Key_Tab)
        assert page.editor.client.changes() == [], client_id
    assert page.unsaved() == 0


def test_save_brings_the_field_under_the_cursor_into_form(kept, make_page):
    """Ctrl+S without leaving the field keeps the name with its capitals."""
    page = make_page()
    page.new_record()
    type_text(page, "новиков")
    press(page, Qt.Key.Key_S, CTRL)
    assert load_client(page.shown_id()).native_surname == "Новиков"


def test_another_client_brings_the_field_under_the_cursor_into_form(kept, make_page):
    """Ctrl+N from inside a field leaves it as Tab does."""
    page = make_page()
    page.show_client(kept[1])
    page.edit()
    press(page, Qt.Key.Key_A, CTRL)
    type_text(page, "новиков")
    page.new_record()
    page.show_client(kept[1])
    assert page.editor.form.fields["native_surname"].line.text() == "Новиков"
