"""Columns find their field: carried by the mouse, or chosen from the column's menu by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from intake.targets import TARGETS
from tests.ui.importing.hands import carry, drop, take
from tests.ui.typing import ALT, CTRL, press
from ui.importing.field_menu import FieldMenu

LIST = {"text/plain": "Фамилия\tИмя\tЗаметка\nТитов\tЕгор\tокно\nЛунин\tПётр\tпроход\n"}
PLACED = {0: "native_surname", 1: "native_given_name", 2: "notes"}


def menu_of(opened) -> FieldMenu:
    return opened.findChild(FieldMenu)


@pytest.fixture
def opened(window):
    made = window(LIST)
    assert made.batch.mapping == PLACED
    return made


def test_a_column_is_carried_onto_a_free_slot(opened):
    """The slot takes the column and shows its heading; the place it had is free."""
    take(opened, 2)
    carry(opened, "ticket_number")
    drop(opened, "ticket_number")
    assert opened.batch.mapping == PLACED | {2: "ticket_number"}
    assert opened.page.strip.slots["ticket_number"].accessibleDescription() == "Заметка"
    assert opened.page.strip.slots["notes"].accessibleDescription() == "no column"


def test_the_usual_slots_stand_in_two_rows(opened):
    """At 1366 pixels all usual fields are seen without taking a third row from the grid."""
    slots = [one for one in opened.page.strip.slots.values() if one.isVisible()]
    assert len(slots) == sum(target.usual for target in TARGETS)
    assert len({one.y() for one in slots}) == 2


def test_a_full_slot_swaps(opened):
    """The column that stood there goes where the carried one came from, and the slot says so before."""
    take(opened, 1)
    carry(opened, "native_surname")
    assert opened.page.strip.slots["native_surname"].promise == "swap with Фамилия"
    drop(opened, "native_surname")
    assert opened.batch.mapping == {0: "native_given_name", 1: "native_surname", 2: "notes"}


def test_the_slot_under_the_pointer_is_lit(opened):
    """Only one slot promises anything; all are outlined."""
    take(opened, 2)
    carry(opened, "patronymic")
    lit = {name: slot.promise for name, slot in opened.page.strip.slots.items() if slot.lit}
    assert lit == {"patronymic": "drop here"}
    assert all(slot.offered for slot in opened.page.strip.slots.values())
    drop(opened, "patronymic")
    assert not any(slot.offered or slot.lit for slot in opened.page.strip.slots.values())


def test_escape_puts_the_column_back(opened):
    """A drag called off changes nothing, also when the button is released later."""
    take(opened, 2)
    carry(opened, "phone")
    press(opened, Qt.Key.Key_Escape)
    assert not opened.page.drag.is_on()
    drop(opened, "phone")
    assert opened.batch.mapping == PLACED


def test_a_column_dropped_beside_the_slots_stays(opened):
    """Nothing takes it there."""
    take(opened, 2)
    head = opened.grid.head.viewport()
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    assert opened.batch.mapping == PLACED


def test_a_press_that_hardly_moves_is_no_drag(opened):
    """Less than six pixels only choose the column."""
    head = opened.grid.head
    where = QPoint(head.sectionViewportPosition(1) + 20, 10)
    QTest.mousePress(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QTest.mouseMove(head.viewport(), where + QPoint(2, 2))
    assert not opened.page.drag.is_on()
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert opened.grid.place() == (0, 1)


def test_alt_down_places_by_letters(opened):
    """In the menu letters jump to a field and Enter takes it."""
    opened.grid.go_to(0, 2)
    press(opened, Qt.Key.Key_Down, ALT)
    QTest.keyClicks(menu_of(opened), "ph")
    QTest.keyClick(menu_of(opened), Qt.Key.Key_Return)
    assert opened.batch.mapping[2] == "phone"


def test_del_in_the_menu_leaves_the_column_out(opened):
    """The column is dimmed and not imported."""
    opened.grid.go_to(0, 2)
    press(opened, Qt.Key.Key_Down, ALT)
    QTest.keyClick(menu_of(opened), Qt.Key.Key_Delete)
    assert 2 not in opened.batch.mapping
    assert opened.model.headerData(2, Qt.Orientation.Horizontal) == "Заметка, left out"


def test_the_headers_context_menu_is_the_same(opened):
    """The right mouse button on a heading opens the fields of that column."""
    head = opened.grid.head
    where = QPoint(head.sectionViewportPosition(1) + 20, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, head.viewport().mapToGlobal(where))
    QApplication.sendEvent(head.viewport(), event)
    actions = {action.text(): action for action in menu_of(opened).actions()}
    assert actions["Given name"].isChecked()
    actions["Notes\tЗаметка"].trigger()
    assert opened.batch.mapping == {0: "native_surname", 1: "notes", 2: "native_given_name"}


def test_placing_is_undone_and_redone(opened):
    """Ctrl+Z and Ctrl+Y go through the arrangement; the tip of Undo says what it would undo."""
    opened.editing.place(2, "address")
    tips = [one.toolTip() for one in opened.findChildren(QToolButton)]
    assert "Undo: Place columns (Ctrl+Z)" in tips
    press(opened, Qt.Key.Key_Z, CTRL)
    assert opened.batch.mapping == PLACED
    press(opened, Qt.Key.Key_Y, CTRL)
    assert opened.batch.mapping == PLACED | {2: "address"}


def test_an_unusual_field_gets_a_slot_while_it_holds_a_column(opened):
    """Fields that are not among the usual ones show only when they are used."""
    assert "birth_place" not in opened.page.strip.slots
    opened.editing.place(2, "birth_place")
    assert opened.page.strip.slots["birth_place"].isVisible()


def test_escape_closes_the_menu(opened):
    """And the column stays where it was."""
    opened.grid.go_to(0, 2)
    press(opened, Qt.Key.Key_Down, ALT)
    QTest.keyClick(menu_of(opened), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert menu_of(opened) is None or not menu_of(opened).isVisible()
    assert opened.batch.mapping == PLACED
