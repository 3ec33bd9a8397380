"""The main window as a clerk meets it: places by keys, search, a tour, the way back, closing, the menus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from models import drafts
from models.clients import count_clients, list_clients
from models.history import last_operation
from models.tourists import list_tourists
from models.tours import list_tours
from tests.ui.typing import ALT, CTRL, press, shown, type_text
from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot, office):
    return shown(qtbot, MainWindow())


def full_tour():
    return max(list_tours(), key=lambda tour: tour.tourists)


def test_the_first_page_is_the_list_of_tours(window):
    """A start shows the tours and says which base is open."""
    assert window.windowTitle().startswith("Tours")


@pytest.mark.parametrize(
    ("key", "title"), [(Qt.Key.Key_2, "Regular clients"), (Qt.Key.Key_5, "Journal"), (Qt.Key.Key_1, "Tours")]
)
def test_places_have_their_keys(window, key, title):
    """Ctrl with a number goes to a place from everywhere."""
    press(window, key, CTRL)
    assert window.windowTitle().startswith(title)


def test_alt_left_goes_back(window):
    """From the clients back to the tours."""
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_Left, ALT)
    assert window.windowTitle().startswith("Tours")


def test_search_finds_a_client_in_either_script_and_opens_it(window):
    """Ctrl+K, letters, Enter: the client's record is in front."""
    client = list_clients().rows[0]
    press(window, Qt.Key.Key_K, CTRL)
    type_text(window, f"{client.latin_surname.lower()} {client.birth_date[:4]}")
    press(window, Qt.Key.Key_Return)
    assert client.native_surname in window.windowTitle() or window.windowTitle().startswith("Regular clients")
    assert window.page().title() != "Tours"


def test_a_tour_opens_at_a_tourist(window):
    """The tour's number stands in the title, the tourist in the form."""
    tour = full_tour()
    tourist = list_tourists(tour.id)[1]
    window.open_tour(tour.id, tourist.id)
    assert tour.number in window.windowTitle()


def test_typing_survives_leaving_and_closing(qtbot, window):
    """What was typed and not saved is there again in a new window on the same base."""
    tour = full_tour()
    window.open_tour(tour.id, list_tourists(tour.id)[0].id)
    press(window, Qt.Key.Key_Insert)
    type_text(window, "Непомнящий")
    assert window.close()
    assert any("Непомнящий" in str(body) for _key, body, _at in drafts.list_drafts())
    again = shown(qtbot, MainWindow())
    again.open_tour(tour.id, None)
    assert again.page().unsaved() >= 1


def test_ctrl_z_undoes_the_last_operation(window):
    """Outside a field Ctrl+Z takes back what this person did last: here the whole sample office."""
    before = count_clients()
    assert before
    press(window, Qt.Key.Key_1, CTRL)
    assert last_operation() is not None
    press(window, Qt.Key.Key_Z, CTRL)
    assert count_clients() == 0
    press(window, Qt.Key.Key_Y, CTRL)
    assert count_clients() == before


def test_f1_shows_all_keys(window):
    """The sheet of keys opens and Esc closes it."""
    press(window, Qt.Key.Key_F1)
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    assert dialog.windowTitle() == "Keys"
    press(dialog, Qt.Key.Key_Escape)


def test_f10_shows_the_menu_bar(window):
    """The menu bar is hidden until F10 is pressed."""
    assert not window.menuBar().isVisible()
    press(window, Qt.Key.Key_F10)
    assert window.menuBar().isVisible()
    press(window, Qt.Key.Key_F10)
    assert not window.menuBar().isVisible()


def test_the_window_fits_a_small_screen(window):
    """Nothing forces the window to be larger than 1280 x 700."""
    window.open_tour(full_tour().id, None)
    window.resize(1280, 700)
    assert window.width() <= 1280
    assert window.height() <= 700


def test_clients_open_as_a_window_of_their_own(window):
    """Ctrl+Shift+2."""
    press(window, Qt.Key.Key_2, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(window.opened_windows()) == 1
    window.opened_windows()[0].close()
