"""The menu of a finding does what the keys do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from models.tourists import load_tourist
from tests.ui.checking.conftest import choose, found, settle
from tests.ui.typing import press
from ui.checking.check_window import CheckWindow

K = Qt.Key
MIXED = "latin_lookalike"


def menu_of(window: CheckWindow) -> QMenu:
    """The open one, asked for by the menu key."""
    view = window.list
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view.viewport(), event)
    QApplication.processEvents()
    return QApplication.activePopupWidget()


def entry(menu: QMenu, words: str) -> QAction:
    return next(one for one in menu.actions() if one.text().replace("&", "").startswith(words))


def press_entry(window: CheckWindow, words: str) -> None:
    """Go down to it with the arrow and press Enter."""
    menu = menu_of(window)
    wanted = entry(menu, words)
    for _step in menu.actions():
        QTest.keyClick(menu, K.Key_Down)
        if menu.activeAction() is wanted:
            break
    QTest.keyClick(menu, K.Key_Return)
    QTest.qWait(100)
    settle()


def test_the_menu_key_opens_it_for_the_chosen_line(window):
    """Each entry names its key; what the line does not have is not offered."""
    choose(window, "expires_on_tour")
    texts = [one.text().replace("&", "") for one in menu_of(window).actions() if one.text()]
    assert texts[0] == "To the field\tEnter"
    assert "It is right so\tDel" in texts
    assert not [one for one in texts if one.startswith("Take the proposal")]
    press(QApplication.activePopupWidget(), K.Key_Escape)


def test_the_right_button_chooses_the_line_under_it(window):
    """Not the one that was chosen before."""
    window.list.select_row(0)
    place = window.list.visualRect(window.list.table_model.index(2, 2)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, window.list.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(window.list.viewport(), event)
    assert window.list.currentIndex().row() == 2
    assert QApplication.activePopupWidget() is not None
    press(QApplication.activePopupWidget(), K.Key_Escape)


def test_beside_the_lines_there_is_no_menu(window):
    """There is nothing that it would be about."""
    place = window.list.viewport().rect().bottomLeft() - QPoint(-20, 4)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, window.list.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(window.list.viewport(), event)
    assert QApplication.activePopupWidget() is None


def test_a_proposal_is_ticked_and_accepted_from_the_menu(window, people):
    """Accepting is grey until one is ticked."""
    choose(window, MIXED)
    menu = menu_of(window)
    assert not entry(menu, "Accept proposals").isEnabled()
    press(menu, K.Key_Escape)
    press_entry(window, "Take the proposal")
    press_entry(window, "Accept 1 proposal")
    assert load_tourist(people[1]).native_surname == "Петрова"


def test_a_finding_is_settled_from_the_menu(window):
    """As with Del."""
    choose(window, MIXED)
    before = found(window)
    press_entry(window, "It is right so")
    assert len(found(window)) == len(before) - 1
