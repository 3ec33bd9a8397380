"""What the program took for headings, people or letters, corrected by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.importing.hands import choose, menu, statuses, texts
from tests.ui.typing import CTRL, SHIFT, press

TITLED = {"text/plain": "Аа\tБб\nВв\tГг\nКим\tЛи\nИтого: 1\t\nТитов\tЕгор\n"}


@pytest.fixture
def titled(window):
    made = window(TITLED)
    made.grid.go_to(0, 0)
    return made


def entries(window) -> list[str]:
    """The entries of the menu that is open."""
    return [one.text().split("\t")[0] for one in menu(window).actions()]


def test_headings_are_set_by_hand(titled):
    """The row chosen is the last of the headings; Undo brings back the list as it was read."""
    assert titled.batch.table.header_rows == 0
    titled.grid.go_to(1, 0)
    titled.page.menu.open(titled.grid.mapToGlobal(titled.grid.rect().center()))
    choose(titled, "The headings end with this row")
    assert titled.batch.headings == ["Вв", "Гг"]
    assert texts(titled, 0) == ["Ким", "Итого: 1", "Титов"]
    press(titled, Qt.Key.Key_Z, CTRL)
    assert titled.batch.headings == ["A", "B"]


def test_a_list_without_headings(window):
    """What looked like headings are people."""
    made = window({"text/plain": "Фамилия\tИмя\nКим\tЛи\n"})
    made.grid.go_to(0, 0)
    made.page.menu.open(made.grid.mapToGlobal(made.grid.rect().center()))
    choose(made, "This list has no headings")
    assert texts(made, 0) == ["Фамилия", "Ким"]


def test_totals_are_taken_as_a_person_and_back(titled):
    """A marked row can be a person, a person can be nobody."""
    titled.editing.place(0, "native_surname")
    assert statuses(titled)[3] == "left_out"
    titled.grid.go_to(3, 0)
    titled.page.menu.open(titled.grid.mapToGlobal(titled.grid.rect().center()))
    assert "This is nobody: leave it out" not in entries(titled)
    choose(titled, "This is a person")
    assert statuses(titled)[3] in ("new", "rejected")
    press(titled, Qt.Key.Key_Up, SHIFT)
    titled.page.menu.open(titled.grid.mapToGlobal(titled.grid.rect().center()))
    choose(titled, "This is nobody: leave it out")
    assert statuses(titled)[2:4] == ["left_out", "left_out"]
    assert titled.model.status_words(titled.model.rows[2]) == "Nobody"


def test_the_menu_key_opens_it_at_the_cursor(titled, qapp):
    """By keyboard like by mouse."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent

    viewport = titled.grid.viewport()
    place = titled.grid.visualRect(titled.grid.currentIndex()).center()
    where = QPoint(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, viewport.mapToGlobal(where))
    qapp.sendEvent(viewport, event)
    assert "Delete rows" in entries(titled)


@pytest.fixture
def wrong_letters(window, tmp_path):
    """A file that was saved as CP866 and looks like nothing."""
    path = tmp_path / "list.csv"
    path.write_bytes("Фамилия;Имя\nЩербакова;Юлия\nЁлкин;Пётр\n".encode("cp866"))
    return window(str(path))


def test_the_encoding_is_shown_and_changed(wrong_letters):
    """The recognised one is shown; another is read at once, and Undo goes back."""
    chooser = wrong_letters.head._encodings
    assert (chooser.isVisible(), chooser.currentText()) == (True, "DOS 866")
    assert texts(wrong_letters, 0) == ["Щербакова", "Ёлкин"]
    chooser.setCurrentIndex(chooser.findData("cp1251"))
    chooser.activated.emit(chooser.currentIndex())
    assert texts(wrong_letters, 0)[-1] != "Ёлкин"
    press(wrong_letters, Qt.Key.Key_Z, CTRL)
    assert texts(wrong_letters, 0) == ["Щербакова", "Ёлкин"]
    assert chooser.currentText() == "DOS 866"


def test_pasted_text_has_no_encoding(titled):
    """The clipboard says itself what its letters are."""
    assert not titled.head._encodings.isVisible()
