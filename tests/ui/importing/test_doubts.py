"""Doubtful cells are walked, corrected by one key or by typing, and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.importing.hands import statuses, texts
from tests.ui.typing import ALT, CTRL, SHIFT, press, type_text
from ui.importing.filter_chips import FilterChips

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def chip(opened, begins: str) -> QPushButton:
    chips = opened.findChild(FilterChips).findChildren(QPushButton)
    return next(one for one in chips if one.text().startswith(begins))


def said(opened) -> str:
    return "\n".join(one.text() for one in opened.pane.findChildren(QLabel) if one.isVisibleTo(opened))


def test_the_first_doubt_is_told_beside_the_grid(window, small):
    """Row, heading and sentence stand there, with what can be proposed."""
    opened = window(small)
    assert opened.grid.place() == (0, 2)
    assert "Row 1, Дата рождения" in said(opened)
    assert "31.02.1985 does not exist" in said(opened)
    assert "28.02.1985" in [one.text() for one in opened.pane.findChildren(QPushButton)]


def test_a_screen_reader_hears_the_reason(window, small):
    """The cell's words hold its text and its doubt, the row's header what will happen."""
    opened = window(small)
    assert opened.model.index(0, 2).data(SPOKEN) == "31.02.1985, 31.02.1985 does not exist in the calendar."
    assert opened.model.headerData(0, Qt.Orientation.Vertical) == "Cannot import"


def test_enter_accepts_the_proposal_and_goes_on(window, small):
    """One key puts the proposed day in, the row can be imported, the next doubt comes up."""
    opened = window(small)
    press(opened, Qt.Key.Key_Return)
    assert texts(opened, 2)[0] == "28.02.1985"
    assert statuses(opened)[0] == "new"
    assert opened.grid.place() == (1, 0)


def test_alt_enter_accepts_from_anywhere(window, small):
    """Also while the focus is at the foot."""
    opened = window(small)
    opened.foot.press.setFocus()
    press(opened, Qt.Key.Key_Return, ALT)
    assert texts(opened, 2)[0] == "28.02.1985"


def test_what_is_typed_beside_the_grid_goes_into_the_cell(window, small):
    """Enter in the editor takes the text, not the proposal."""
    opened = window(small)
    opened.pane.line.setFocus()
    opened.pane.line.selectAll()
    type_text(opened, "03.02.1985")
    press(opened, Qt.Key.Key_Return)
    assert texts(opened, 2)[0] == "03.02.1985"
    assert statuses(opened)[0] == "new"


def test_a_cell_is_corrected_in_place(window, small):
    """F2 opens the cell, Enter goes on to the one below."""
    opened = window(small)
    opened.grid.go_to(0, 2)
    press(opened, Qt.Key.Key_F2)
    QApplication.focusWidget().selectAll()
    type_text(opened, "01.02.1985")
    press(opened, Qt.Key.Key_Return)
    assert texts(opened, 2)[0] == "01.02.1985"
    assert opened.grid.place() == (1, 2)


def test_f8_walks_the_doubts_round(window, small):
    """Next and previous doubtful cell, round the end."""
    opened = window(small)
    walked = []
    for _step in range(3):
        press(opened, Qt.Key.Key_F8)
        walked.append(opened.grid.place())
    assert walked == [(1, 0), (0, 2), (1, 0)]
    press(opened, Qt.Key.Key_F8, SHIFT)
    assert opened.grid.place() == (0, 2)


def test_a_correction_is_undone(window, small):
    """Ctrl+Z puts the day back that does not exist, and its doubt."""
    opened = window(small)
    press(opened, Qt.Key.Key_Return)
    press(opened, Qt.Key.Key_Z, CTRL)
    assert texts(opened, 2)[0] == "31.02.1985"
    assert statuses(opened)[0] == "rejected"


def test_filters_show_their_rows_with_counts(window, small):
    """Each chip says how many rows it shows."""
    opened = window(small)
    assert chip(opened, "All").text() == "All  3"
    assert chip(opened, "Doubtful").text() == "Doubtful cells  2"
    QTest.mouseClick(chip(opened, "Cannot import"), Qt.MouseButton.LeftButton)
    assert texts(opened, 0) == ["Лунин"]
    QTest.mouseClick(chip(opened, "New"), Qt.MouseButton.LeftButton)
    assert texts(opened, 0) == ["Кoвальчук", "Титова"]


def test_chosen_rows_are_deleted_and_come_back(window, small):
    """Ctrl+A and Del empty the list, Ctrl+Z fills it again."""
    opened = window(small)
    press(opened, Qt.Key.Key_A, CTRL)
    press(opened, Qt.Key.Key_Delete)
    assert texts(opened, 0) == []
    press(opened, Qt.Key.Key_Z, CTRL)
    assert texts(opened, 0) == ["Лунин", "Кoвальчук", "Титова"]


def test_rows_are_copied_as_shown(window, small, qapp):
    """Ctrl+C gives tab-separated text that can be pasted elsewhere."""
    opened = window(small)
    opened.grid.go_to(2, 0)
    press(opened, Qt.Key.Key_C, CTRL)
    assert qapp.clipboard().text() == "Титова\tАлла\t30.06.1998\t75 2290873\n"


def test_a_row_without_any_surname_is_told_at_its_first_cell(window):
    """Where no column is a surname, the reason stands beside the grid and F8 finds it."""
    opened = window({"text/plain": "Имя\tДата рождения\nЕгор\t01.02.1985\nАлла\t01.02.1986\n"})
    assert statuses(opened) == ["rejected", "rejected"]
    press(opened, Qt.Key.Key_F8)
    assert "Without a surname" in said(opened)
