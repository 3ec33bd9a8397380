"""The journal: what was done is told, undone record by record, and done again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from models.history import recent_operations
from models.records import Tour
from models.tourists import delete_tourists, list_tourists
from models.tours import find_tour, list_tours, load_tour, save_tour
from tests.ui.typing import ALT, CTRL, press, shown
from ui.common.background import runner
from ui.office.journal_page import JournalPage
from ui.office.undoing import redo_last, undo_last


@pytest.fixture
def tour(office) -> Tour:
    return load_tour(list_tours("", "upcoming")[-1].id)


@pytest.fixture
def page(qtbot, office) -> JournalPage:
    made = shown(qtbot, JournalPage())
    made.activate()
    return made


def settle() -> None:
    assert runner().wait(10_000)
    for _round in range(3):  # the result arrives, and then what it put into the page is shown
        QApplication.processEvents()


def texts(page: JournalPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_operations_are_told_in_words(page):
    """The sample office is one line with its counts and its person."""
    row = page.operations.table_model
    assert row.cell(0, 1).text == "Sample office loaded"
    assert "12 tours" in row.cell(0, 1).second
    assert row.cell(0, 3).text == "Anna"


def test_enter_undoes_what_can_be_undone(page, tour):
    """A removal of tourists is put back whole, and the line says it is undone."""
    people = [one.id for one in list_tourists(tour.id)]
    delete_tourists(people)
    page.read()
    page.operations.select_row(0)
    page.operations.setFocus()
    press(page, Qt.Key.Key_Return)
    settle()
    assert [one.id for one in list_tourists(tour.id)] == people
    assert page.operations.table_model.rows[1].undone


def test_an_undo_is_undone_in_turn(page, tour):
    """Redo: the undo's own line puts the change back."""
    tour.title = "Другое"
    save_tour(tour)
    undo_last()
    page.read()
    page.operations.select_row(0)
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert load_tour(tour.id).title == "Другое"


def test_what_cannot_be_put_back_is_shown_before(page, tour):
    """One of two changed tours was changed since: it is named, and the other is put back on a second press."""
    first, second = load_tour(list_tours()[0].id), tour
    delete_tourists([one.id for one in list_tourists(second.id)[:1]])
    first.title = "А"
    save_tour(first)
    number = recent_operations(1)[0].id
    first.title = "Б"
    save_tour(first)
    page.read()
    page.operations.select_id(number)
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert f"Tour {first.number}: changed since" in texts(page)
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert load_tour(first.id).title == "Б"


def test_part_of_an_import_is_put_back_after_being_asked(page, tour):
    """Of two removed tourists one is back already: the report counts the other."""
    people = [one.id for one in list_tourists(tour.id)][:2]
    delete_tourists(people)
    removal = recent_operations(1)[0].id
    from models.journal import undo

    undo(removal)
    page.read()
    page.operations.select_id(removal)
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert [one.id for one in list_tourists(tour.id)][:2] == people


def test_pages_turn_by_key(qtbot, office, tour):
    """More than fifty operations: Alt+PgDown shows the older ones, Alt+PgUp the newer."""
    for n in range(55):
        tour.notes = str(n)
        save_tour(tour)
    page = shown(qtbot, JournalPage())
    page.activate()
    newest = page.operations.table_model.rows[0].id
    press(page, Qt.Key.Key_PageDown, ALT)
    assert page.operations.table_model.rows[0].id == newest - 50
    press(page, Qt.Key.Key_PageUp, ALT)
    assert page.operations.table_model.rows[0].id == newest


def test_undo_last_and_redo_last_tell_what_happened(office, tour, told):
    """Ctrl+Z and Ctrl+Y of the main window: the change goes, comes back, and both are said."""
    tour.number = "2026-7777"
    save_tour(tour)
    undo_last()
    assert find_tour("2026-7777") is None
    redo_last()
    assert find_tour("2026-7777") is not None
    assert told == [("Undone: Tour saved.", "ok"), ("Done again: Tour saved.", "ok")]


def test_nothing_to_undo_is_said(empty_office, told):
    """An empty journal answers instead of failing."""
    undo_last()
    redo_last()
    assert told == [("There is nothing to undo.", "info"), ("There is nothing to redo.", "info")]


def test_an_empty_journal_says_so(qtbot, empty_office):
    """Nothing happened yet: a sentence instead of an empty table."""
    page = shown(qtbot, JournalPage())
    page.activate()
    assert "Nothing was changed yet" in texts(page)


def test_the_journal_is_a_proper_model(page, qtmodeltester):
    """Operations as an item model keep Qt's rules."""
    qtmodeltester.check(page.operations.table_model)
