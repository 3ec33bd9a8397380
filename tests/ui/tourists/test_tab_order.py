"""Tab goes once round everything in reading order, and Shift+Tab the same way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from models.tours import list_tours
from tests.ui.tourists.conftest import Hands
from tests.ui.typing import SHIFT, shown, type_text, walk
from ui.main_window import MainWindow


@pytest.fixture
def in_window(qtbot, office) -> Hands:
    """Tourists as a page of the main window, the focus in the filter."""
    window = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: window.place() == "tours")
    window.open_tour(next(row.id for row in list_tours() if row.tourists >= 5))
    hands = Hands(window.page())
    hands.page.list_pane.filter.setFocus()
    QApplication.processEvents()
    return hands


def stops_of(page) -> list:
    head = [page.person.find_button, page.person.regular]
    foot = [page.foot.questionnaire, page.foot.save]
    return [
        page.list_pane.filter,
        page.list_pane.list,
        *head,
        *(one for one in page.form.stops() if one.isVisible()),
        *foot,
    ]


def test_tab_goes_round_the_whole_window(in_window):
    """List, head, form, side and foot first, then everything else of the window, and again the filter."""
    page = in_window.page
    expected = stops_of(page)
    stops = walk(page)
    assert stops[: len(expected)] == expected
    rest = set(stops[len(expected) :])
    assert {page.header.import_list, page.header.print_all, page.window().search.box} < rest
    assert any(isinstance(one, QToolButton) and one.accessibleName() == "New tourist" for one in rest)


def test_shift_tab_goes_the_same_way_back(in_window):
    """From the filter backwards: the rest of the window, the foot, the form from its end, the list."""
    there = walk(in_window.page)
    back = walk(in_window.page, Qt.Key.Key_Backtab, SHIFT)
    assert back == [there[0], *reversed(there[1:])]


def test_the_buttons_of_an_info_bar_are_in_the_way(in_window):
    """A bar above the form is reached between the head and the form, and by F6."""
    in_window.press(Qt.Key.Key_Insert)
    type_text(in_window.page, "Неизвестнов")
    in_window.press(Qt.Key.Key_F3)
    search = in_window.page.person.info.findChild(QPushButton)
    in_window.page.person.regular.setFocus()
    in_window.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is search
    in_window.press(Qt.Key.Key_Tab)
    assert in_window.field("native_surname").editor.hasFocus()
    in_window.page.list_pane.list.setFocus()
    in_window.press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is search
    in_window.press(Qt.Key.Key_F6)
    assert in_window.field("native_surname").editor.hasFocus()
    assert search in walk(in_window.page)
