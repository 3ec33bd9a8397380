"""Enter on a button presses it as Space does, once, and the Enter typed in a field presses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget

from tests.ui.typing import CTRL, PLAIN, press, shown
from ui.common.buttons import button, tool
from ui.common.empty_state import EmptyState, Way
from ui.common.layouts import column
from ui.common.messages import InfoBar, Question

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@pytest.mark.parametrize("key", [*ENTERS, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [button, lambda text, do: tool("plus", text, do)])
def test_enter_and_space_press_once(qtbot, key, make):
    """The button that has the focus is pressed by either Enter exactly as by Space."""
    pressed = []
    made = make("Save", lambda: pressed.append(1))
    shown(qtbot, made)
    made.setFocus()
    press(made, key)
    assert pressed == [1]


def test_enter_that_is_held_presses_once(qtbot):
    """A key that repeats while it is held does not save a second time."""
    pressed = []
    made = button("Save", lambda: pressed.append(1))
    shown(qtbot, made)
    made.setFocus()
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, PLAIN, "\r", repeated)
        QApplication.sendEvent(made, event)
    assert pressed == [1]


def test_enter_with_ctrl_is_another_key(qtbot):
    """Ctrl+Enter belongs to the window's primary button, not to the one with the focus."""
    pressed = []
    made = button("Revert", lambda: pressed.append(1))
    shown(qtbot, made)
    made.setFocus()
    press(made, Qt.Key.Key_Return, CTRL)
    assert pressed == []


def test_enter_in_a_field_of_a_dialog_presses_no_button(qtbot):
    """No button of a dialog is its default."""
    pressed = []
    dialog, line = QDialog(), QLineEdit()
    dialog.setLayout(column(button("Delete", lambda: pressed.append(1), kind="primary"), line))
    shown(qtbot, dialog)
    line.setFocus()
    press(dialog, Qt.Key.Key_Return)
    assert pressed == []
    assert dialog.isVisible()


def test_the_ways_on_of_an_empty_page_are_pressed_by_enter(qtbot):
    """The button with the focus in the empty state does what it says."""
    gone = []
    page = EmptyState("No tours", "", [Way("plus", "", "", "New tour", lambda: gone.append(1))])
    shown(qtbot, page)
    page.buttons[0].setFocus()
    press(page, Qt.Key.Key_Return)
    assert gone == [1]


def test_enter_gives_the_answer_that_has_the_focus(qtbot):
    """A question is answered by the primary button at once, and after Shift+Tab by the one before it."""
    for back, answer in ((False, "save"), (True, "discard")):
        question = Question(None, "Save?", "", [("discard", "Discard"), ("save", "Save")])
        shown(qtbot, question)
        if back:
            press(question, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        press(question, Qt.Key.Key_Return)
        assert question.answer == answer
        assert not question.isVisible()


def test_enter_presses_the_action_of_an_info_bar(qtbot):
    """What an info bar offers is there for the keyboard too."""
    done = []
    window = QWidget()
    window.setLayout(
        column(InfoBar("Changed meanwhile.", "warn", button("Take theirs", lambda: done.append(1))))
    )
    shown(qtbot, window)
    window.findChild(QPushButton).setFocus()
    press(window, Qt.Key.Key_Enter)
    assert done == [1]
