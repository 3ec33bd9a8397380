"""A passport that nobody has, scanned into the search of the top bar, becomes a tourist or a client."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.tours import list_tours
from tests.ui.scanner import NATIONAL, SHCHERBAKOV, scan
from tests.ui.typing import press, shown
from ui.main_window import MainWindow
from ui.reading.watch import SCANNERS

ENTER, F7 = Qt.Key.Key_Return, Qt.Key.Key_F7


@pytest.fixture
def window(office, qtbot) -> Iterator[MainWindow]:
    made = MainWindow()
    made.resize(1366, 768)
    shown(qtbot, made)
    yield made
    made.close()


def scan_above(window: MainWindow, lines: tuple[str, ...]) -> None:
    """Scan into the search of the top bar; then a person presses Enter."""
    window.search.focus_box()
    scan(window, lines)
    QTest.qWait(SCANNERS + 20)
    press(window, ENTER)
    QApplication.processEvents()


def test_a_new_tourist_of_the_open_tour(window):
    """The tour opened last gets a tourist, filled from the zone."""
    window.open_tour(list_tours()[0].id)
    scan_above(window, SHCHERBAKOV)
    tourist = window.page().form.shown_tourist()
    assert (tourist.latin_surname, tourist.birth_date) == ("SHCHERBAKOV", "1929-03-17")


def test_a_new_client_where_no_tour_is_open(window):
    """Without a tour the passport makes a new client, in the editor, not saved yet."""
    scan_above(window, SHCHERBAKOV)
    client = window.page().editor.client.client
    assert (client.latin_surname, client.id) == ("SHCHERBAKOV", None)


def test_a_national_passport_keeps_its_cyrillic_names(window):
    """PNRUS from the search too goes to the national passport's fields."""
    window.open_tour(list_tours()[0].id)
    scan_above(window, NATIONAL)
    tourist = window.page().form.shown_tourist()
    assert (tourist.native_surname, tourist.patronymic) == ("Щукина", "Юрьевна")
    assert (tourist.national_passport_series, tourist.international_passport_number) == ("4509", "")


def test_f7_and_the_menu_open_the_pane(window):
    """Both ways lead to the same field on the page of a tour."""
    window.open_tour(list_tours()[0].id)
    panel = window.page().reading.panel
    press(window, F7)
    assert panel.zone.hasFocus()
    press(window, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    actions = [one for menu in window.menuBar().actions() for one in menu.menu().actions()]
    next(one for one in actions if one.text().startswith("Read passport")).trigger()
    assert panel.zone.hasFocus()
