"""The ways to the cleaning desk: key, menu, the button over the clients, and the clients in a window of their own."""

from __future__ import annotations

from PySide6.QtCore import Qt

from models import database
from models.clients import load_client, save_client
from tests.ui.cleaning.conftest import counts, settle
from tests.ui.typing import CTRL, SHIFT, press
from ui.cleaning.desk import desk
from ui.common.changes import changes


def test_the_menu_opens_the_desk(window):
    """Go > Cleaning desk, with its key beside it."""
    actions = [one for one in window.actions() if one.text() == "Cleaning desk"]
    assert [one.shortcut().toString() for one in actions] == ["Ctrl+Shift+D"]
    actions[0].trigger()
    settle()
    assert window.place() == "cleaning"
    assert window.windowTitle().startswith("Cleaning desk")


def test_the_button_over_the_clients_opens_it(qtbot, window):
    """Clients are where one notices that the base needs it; their place of the rail stays marked."""
    press(window, Qt.Key.Key_2, CTRL)
    qtbot.mouseClick(window.page().clients.clean, Qt.MouseButton.LeftButton)
    settle()
    assert window.place() == "cleaning"
    assert window._rail["clients"].isChecked()


def test_it_opens_in_the_main_window_from_the_clients_own_window(qtbot, window):
    """Ctrl+Shift+D there brings the main window to the front."""
    press(window, Qt.Key.Key_2, CTRL | SHIFT)
    own = window.opened_windows()[0]
    qtbot.waitUntil(own.isActiveWindow)
    press(own, Qt.Key.Key_D, CTRL | SHIFT)
    settle()
    assert window.place() == "cleaning"
    own.close()


def test_another_base_has_a_desk_of_its_own(page, dirty, tmp_path):
    """After the base is changed no number of the one before is shown, nor does its desk read the new one."""
    before = desk()
    database.close_database()
    database.open_database(f"sqlite:///{tmp_path}/other.db", person="Anna")
    from models.records import Client

    changes.announce(save_client(Client(native_surname="ИBАНОВ")))
    settle()
    assert before.count("mixed_alphabets") == 2
    assert desk() is not before
    assert desk().scan is None


def test_numbers_outlive_the_page(window, page, dirty):
    """Elsewhere and back: nothing is counted anew, and what was saved meanwhile is right."""
    press(window, Qt.Key.Key_1, CTRL)
    client = load_client(dirty["mixed"])
    client.native_surname = "Иванов"
    changes.announce(save_client(client))
    settle()
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    assert not desk().is_counting()
    assert counts(page)["mixed_alphabets"] == 1
