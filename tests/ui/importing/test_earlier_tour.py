"""Tour search: an earlier tour found by its number or a surname, its people ticked and inserted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.tourists import list_tourists, load_tourists
from models.tours import list_tours
from tests.ui.typing import CTRL, press, shown, type_text
from ui.importing.earlier_tour_dialog import EarlierTourDialog


@pytest.fixture
def earlier(office):
    """A tour of the sample office with at least three tourists."""
    return next(row for row in list_tours() if row.tourists >= 3)


@pytest.fixture
def dialog(tour, qtbot) -> EarlierTourDialog:
    made = EarlierTourDialog(None, tour)
    shown(qtbot, made)
    return made


def test_a_tour_is_found_by_its_number(dialog, earlier):
    """Number, Enter: all its tourists, in their order."""
    type_text(dialog, earlier.number)
    assert [one.number for one in dialog.tours.table_model.rows] == [earlier.number]
    assert dialog.insert_button.text().startswith("Insert ")
    press(dialog, Qt.Key.Key_Return)
    surnames = [one.native_surname for one in list_tourists(earlier.id)]
    assert [one.native_surname for one in dialog.people] == surnames
    assert dialog.tour.number == earlier.number


def test_space_leaves_somebody_out(dialog, earlier):
    """F6 goes to the people, Space takes the tick away and gives it back."""
    type_text(dialog, earlier.number)
    press(dialog, Qt.Key.Key_F6)
    press(dialog, Qt.Key.Key_F6)
    press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Space)
    ids = [one.id for one in list_tourists(earlier.id)]
    assert dialog.tourists.taken() == [ids[0], *ids[2:]]
    press(dialog, Qt.Key.Key_Space)
    assert dialog.tourists.taken() == ids


def test_a_click_on_the_name_ticks(dialog, earlier):
    """The box is as large as the name."""
    type_text(dialog, earlier.number)
    model = dialog.tourists.table_model
    place = dialog.tourists.visualRect(model.index(0, 0)).center()
    QTest.mouseClick(dialog.tourists.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert model.cell(0, 0).checked is False
    assert len(dialog.tourists.taken()) == earlier.tourists - 1


def test_nothing_found_cannot_be_inserted(dialog):
    """The sentence says so, and the button is off."""
    dialog._fields["surname"].line.setFocus()
    type_text(dialog, "<img src=x>")
    assert dialog._count.text() == "No tour with tourists fits all of this."
    assert not dialog.insert_button.isEnabled()
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.people == []


def test_a_half_typed_date_narrows_nothing(dialog):
    """Only what is a date counts."""
    count = len(dialog.tours.table_model.rows)
    dialog._fields["start_date"].line.setFocus()
    type_text(dialog, "1.")
    assert len(dialog.tours.table_model.rows) == count
    type_text(dialog, "1.1980")
    assert dialog.tours.table_model.rows == []


def test_people_of_an_earlier_tour_are_imported(window, tour, earlier, monkeypatch, qtbot):
    """Ctrl+E in the import window: they stand in the grid, regular clients known, and go into the tour."""

    def insert(self) -> int:
        type_text(self, earlier.number)
        self._insert()
        return self.result()

    monkeypatch.setattr(EarlierTourDialog, "exec", lambda self: (self.show(), insert(self))[1])
    made = window()
    press(made, Qt.Key.Key_E, CTRL)
    made.activateWindow()
    qtbot.waitUntil(made.is_ready)
    assert made.batch.counts()["client"] >= 1
    press(made, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not made.isVisible())
    new = load_tourists([one.id for one in list_tourists(tour)])
    old = load_tourists([one.id for one in list_tourists(earlier.id)])
    assert [one.native_surname for one in new] == [one.native_surname for one in old]
    assert not any(one.ticket_number for one in new)
    assert [one.client_id for one in new] == [one.client_id for one in old]
