"""The keys and buttons that open the lists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.typing import CTRL, SHIFT, press, shown, type_text
from ui.lists.lists_dialog import ListsDialog
from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot, office):
    return shown(qtbot, MainWindow())


def dialog_of(window) -> ListsDialog:
    [dialog] = window.findChildren(ListsDialog)
    return dialog


def kinds(dialog: ListsDialog) -> list[str]:
    return [dialog.wish.kinds.itemText(n) for n in range(dialog.wish.kinds.count())]


def test_ctrl_l_on_the_tourists(window, tour):
    """The lists of that tour."""
    window.open_tour(tour.id)
    press(window, Qt.Key.Key_L, CTRL)
    dialog = dialog_of(window)
    assert kinds(dialog)[1:] == [
        "Rooming list",
        "Passenger list for the airline",
        "List for the insurer",
        "Passports expiring",
        "Check of the tour",
    ]
    dialog.close()


def test_ctrl_l_after_typing_says_that_it_is_not_saved(window, tour):
    """What stands in the form but not in the base is not in the list either."""
    window.open_tour(tour.id)
    page = window.page()
    page.form.focus_field("native_surname")
    type_text(window, "x")
    press(window, Qt.Key.Key_L, CTRL)
    dialog = dialog_of(window)
    assert dialog._bars.count() == 1
    dialog.close()


def test_the_button_above_the_tourists(window, tour):
    """Beside the list from the screen."""
    window.open_tour(tour.id)
    window.page().header.lists.click()
    dialog = dialog_of(window)
    assert len(kinds(dialog)) == 6
    dialog.close()


def test_ctrl_l_in_the_list_of_tours(window):
    """The lists of the chosen tour."""
    window.go("tours")
    press(window, Qt.Key.Key_L, CTRL)
    assert len(kinds(dialog_of(window))) == 6
    dialog_of(window).close()


@pytest.mark.parametrize("keys", [(Qt.Key.Key_E, CTRL | SHIFT), (Qt.Key.Key_L, CTRL)])
def test_keys_on_the_clients(window, keys):
    """Whom the search shows is proposed."""
    window.go("clients")
    window.page().search("ivan")
    press(window, *keys)
    dialog = dialog_of(window)
    assert kinds(dialog) == ["Regular clients", "Passports expiring"]
    assert dialog.wish.found.isChecked()
    dialog.close()


def test_ctrl_l_where_nothing_is_listed_does_nothing(window):
    """The settings have no lists."""
    window.go("settings")
    press(window, Qt.Key.Key_L, CTRL)
    assert window.findChildren(ListsDialog) == []
