"""The cleaning buttons over the grid, by their keys: on the chosen rows or the whole column, each undone."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.importing.hands import choose, texts
from tests.ui.typing import ALT, CTRL, SHIFT, press, type_text
from ui.common import messages
from ui.common.background import runner

LIST = {
    "text/plain": "Name\tPassport\tNotes\n"
    "IVANOV/IVAN MR\t75 1234567\twindow\n"
    "KIM/MINHO MR CHD 05MAY18\tM12345678\t\n"
    "PETROVA/ANNA MRS\t75 7654321\tw1ndow\n"
}
RUSSIAN = {"text/plain": "Фамилия\tИмя\tПаспорт\nИванов*\tИван\t75 1\n\tАнна\t75 2\nКим\tЛи1\t75 3\n"}


@pytest.fixture
def names(window):
    made = window(LIST)
    made.grid.go_to(0, 0)
    return made


@pytest.fixture
def russian(window):
    made = window(RUSSIAN)
    made.grid.go_to(0, 0)
    return made


def shown_order(window) -> list[str]:
    """Headings from left to right, as the header paints them."""
    head = window.grid.head
    return [window.model.heading(head.logicalIndex(place)) for place in range(head.count())]


def bar(window) -> str:
    return window._undo_bar._text.text()


def notice(window) -> str:
    found = window.notice.findChildren(messages.InfoBar)
    return next((one.text.text() for one in found if one.isVisible()), "")


def test_split_surname_and_name(names):
    """Alt+2: new columns stand beside the split one, and the bar says how many cells changed."""
    press(names, Qt.Key.Key_2, ALT)
    assert texts(names, 0) == ["IVANOV", "KIM", "PETROVA"]
    assert shown_order(names) == ["Name", "Latin given name", "Sex", "Date of birth", "Passport", "Notes"]
    assert [texts(names, column) for column in (3, 4, 5)] == [
        ["IVAN", "MINHO", "ANNA"],
        ["M", "M", "F"],
        ["", "05MAY18", ""],
    ]
    assert bar(names) == "11 cells were changed."
    assert len(names.grid.selectionModel().selectedIndexes()) == 6
    press(names, Qt.Key.Key_Z, CTRL)
    assert shown_order(names) == ["Name", "Passport", "Notes"]
    assert texts(names, 0)[0] == "IVANOV/IVAN MR"


def test_split_sex_of_the_chosen_rows(names):
    """Alt+1 with two rows chosen leaves the third alone."""
    press(names, Qt.Key.Key_Down, SHIFT)
    press(names, Qt.Key.Key_1, ALT)
    assert texts(names, 0) == ["IVANOV/IVAN", "KIM/MINHO", "PETROVA/ANNA MRS"]


def test_nothing_to_split_is_said(names):
    """Where nothing is to be done a sentence says so, and nothing is there to undo."""
    names.grid.go_to(0, 1)
    press(names, Qt.Key.Key_1, ALT)
    assert notice(names) == "There is no MR, MRS, MSTR, CHD or INF behind a name in this column."
    assert not names.batch.history.undo_label()


def test_cyrillic_to_latin(russian):
    """Alt+3 opens the ways; the names are transliterated into a new column."""
    press(russian, Qt.Key.Key_3, ALT)
    choose(russian, "Given name, Cyrillic to Latin")
    assert texts(russian, 3) == ["IVAN", "ANNA", "LI"]
    assert russian.batch.mapping[3] == "latin_given_name"


def test_wrong_characters_are_shown_first(russian):
    """Alt+4 tells what would go; nothing is changed before Enter on Remove."""
    press(russian, Qt.Key.Key_4, ALT)
    assert notice(russian) == "From 1 name would go: * (1)"
    assert texts(russian, 0)[0] == "Иванов*"
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Remove"
    press(russian, Qt.Key.Key_Space)
    assert texts(russian, 0)[0] == "Иванов"
    assert texts(russian, 1)[2] == "Ли1"


def test_fill_down_and_swap(russian):
    """Alt+5: empty cells take what stands above; two columns change their fields."""
    press(russian, Qt.Key.Key_5, ALT)
    choose(russian, "Fill empty cells from above")
    assert texts(russian, 0) == ["Иванов*", "Иванов*", "Ким"]
    press(russian, Qt.Key.Key_5, ALT)
    choose(russian, "Swap this column with", "Имя")
    assert russian.batch.mapping[0] == "native_given_name"
    assert bar(russian) == "The columns have changed places."


def test_find_and_replace(names):
    """Ctrl+H begins with the cell of the cursor, Enter replaces all in the column, Esc goes back."""
    names.grid.go_to(2, 2)
    press(names, Qt.Key.Key_H, CTRL)
    assert names.page.replacing.wanted.text() == "w1ndow"
    press(names, Qt.Key.Key_A, CTRL)
    type_text(names, "1")
    press(names, Qt.Key.Key_Tab)
    type_text(names, "i")
    press(names, Qt.Key.Key_Return)
    assert texts(names, 2) == ["window", "", "window"]
    assert texts(names, 1)[0] == "75 1234567"
    press(names, Qt.Key.Key_F6)
    names.page.replacing.wanted.setFocus()
    press(names, Qt.Key.Key_Escape)
    assert not names.page.replacing.isVisible()
    assert names.grid.hasFocus()


def test_what_is_not_found_is_said(names):
    """The sentence names the text."""
    names.page.open_replace()
    names.page.replacing.wanted.setText("<b>")
    press(names, Qt.Key.Key_Return)
    assert notice(names) == "“<b>” was not found."


LONG = "Name\tNotes\n" + "IVANOV MR\tw1\n" * 3_500


@pytest.fixture
def long_list(window, qtbot):
    """A list so long that it is gone through beside the window, checked, and the cursor in its names."""
    made = window({"text/plain": LONG})
    qtbot.waitUntil(made.is_ready, timeout=20_000)
    made.grid.go_to(0, 0)
    return made


@pytest.fixture
def busy():
    """What is to be done beside the window waits until the event is set."""
    free = threading.Event()
    runner().start(lambda _work: free.wait(20), lambda _done: None, lambda _error: None)
    yield free
    free.set()


def test_a_long_list_is_cleaned_beside_the_window(long_list, busy, qtbot):
    """The step is done when it is found, and says how many cells it changed; the window is not held up."""
    press(long_list, Qt.Key.Key_1, ALT)
    assert notice(long_list) == "The whole list is gone through…"
    assert texts(long_list, 0)[0] == "IVANOV MR"
    busy.set()
    qtbot.waitUntil(lambda: texts(long_list, 0)[-1] == "IVANOV", timeout=20_000)
    assert bar(long_list) == "7000 cells were changed."
    assert notice(long_list) == ""


def test_what_was_typed_meanwhile_is_not_overwritten(long_list, busy, qtbot):
    """A step found for the list as it was is not done to the list as it is now; a sentence says so."""
    press(long_list, Qt.Key.Key_1, ALT)
    long_list.editing.write(3, 0, "PETROV MRS")
    busy.set()
    qtbot.waitUntil(lambda: notice(long_list).startswith("The list was changed meanwhile"), timeout=20_000)
    assert texts(long_list, 0)[2:5] == ["IVANOV MR", "PETROV MRS", "IVANOV MR"]
    qtbot.waitUntil(long_list.is_ready, timeout=20_000)
    assert notice(long_list).startswith("The list was changed meanwhile")
