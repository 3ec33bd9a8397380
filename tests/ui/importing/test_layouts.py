"""Columns that a person placed are placed so again for the next list of the same layout."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from models.layouts import list_layouts
from tests.ui.typing import CTRL, press, shown
from ui.importing.layouts_dialog import LayoutsDialog

FIRST = {"text/plain": "Фамилия\tИмя\tИнфо\nЖвыгмуз\tЯна\tокно\n"}
SECOND = {"text/plain": "Фамилия\tИмя\tИнфо\nЖвыгмузов\tЛев\tпроход\n"}


@pytest.fixture
def settled(window, qtbot):
    """A list was imported with a column placed by hand."""
    made = window(FIRST)
    made.editing.place(2, "notes")
    qtbot.waitUntil(made.is_ready)
    press(made, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not made.isVisible())


@pytest.fixture
def dialog(settled, qtbot) -> LayoutsDialog:
    made = LayoutsDialog(None)
    shown(qtbot, made)
    return made


def test_the_next_list_comes_in_the_same_way(settled, window):
    """The head says so, and Guess anew places the columns as if nothing were known."""
    made = window(SECOND)
    assert made.batch.mapping == {0: "native_surname", 1: "native_given_name", 2: "notes"}
    note = made.head._layout
    assert note.isVisible()
    assert "Settled by Anna" in note.toolTip()
    next(one for one in note.findChildren(QPushButton) if one.text() == "Guess anew").click()
    assert 2 not in made.batch.mapping
    press(made, Qt.Key.Key_Z, CTRL)
    assert made.batch.mapping[2] == "notes"


def test_a_list_of_another_layout_says_nothing(settled, window):
    """Only the same headings count."""
    made = window({"text/plain": "Имя\tФамилия\tИнфо\nЯна\tЖвыгмуз\tокно\n"})
    assert not made.head._layout.isVisible()


def test_del_forgets_a_layout_and_undo_takes_it_back(dialog):
    """Without a question; the bar says what it means."""
    assert dialog.list.table_model.cell(0, 0).text == "Фамилия, Имя, Инфо"
    assert dialog.list.table_model.cell(0, 1).text == "Surname, Given name, Notes"
    press(dialog, Qt.Key.Key_Delete)
    assert list_layouts() == []
    assert not dialog.list.isVisible()
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Undo").click()
    assert len(list_layouts()) == 1
    assert dialog.list.isVisible()


def test_escape_closes_it(dialog):
    """Nothing else happens."""
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert len(list_layouts()) == 1
