"""The main window as a clerk meets it: places by keys, search, a tour, the way back, closing, the menus."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QLabel, QToolButton, QWidget

from models import database, drafts
from models.clients import count_clients, list_clients, save_client
from models.history import last_operation
from models.records import Client
from models.tourists import delete_tourists, list_tourists
from models.tours import list_tours
from tests.ui.typing import ALT, CTRL, press, shown, type_text
from ui.common import theme
from ui.common.changes import changes
from ui.common.messages import UndoBar
from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot, office):
    window = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: window.place() == "tours")
    return window


def full_tour():
    return max(list_tours(), key=lambda tour: tour.tourists)


def test_the_first_page_is_the_list_of_tours(window):
    """A start shows the tours and says which base is open."""
    assert window.windowTitle().startswith("Tours")


@pytest.mark.parametrize(
    ("key", "place"), [(Qt.Key.Key_2, "clients"), (Qt.Key.Key_5, "journal"), (Qt.Key.Key_1, "tours")]
)
def test_places_have_their_keys(window, key, place):
    """Ctrl with a number goes to a place from everywhere."""
    press(window, key, CTRL)
    assert window.place() == place


def test_alt_left_goes_back(window):
    """From the clients back to the tours."""
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_Left, ALT)
    assert window.place() == "tours"


def test_search_finds_a_client_in_either_script_and_opens_it(window):
    """Ctrl+K, letters, Enter: the client's record is in front."""
    client = list_clients().rows[0]
    press(window, Qt.Key.Key_K, CTRL)
    type_text(window, f"{client.latin_surname.lower()} {client.birth_date[:4]}")
    press(window, Qt.Key.Key_Return)
    assert window.place() == "clients"
    assert client.native_surname in window.windowTitle()


def test_escape_leads_from_the_search_back_to_the_page(window):
    """Esc closes the drop-down, Esc again gives the keys back to the list of tours."""
    before = window.page().tours
    assert before.hasFocus()
    press(window, Qt.Key.Key_K, CTRL)
    type_text(window, "ив")
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Escape)
    assert before.hasFocus()


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


def test_f10_shows_the_menu_bar(qtbot, qapp, window):
    """The menu bar is hidden until F10 is pressed; Esc closes the menu and hides the bar."""
    assert not window.menuBar().isVisible()
    press(window, Qt.Key.Key_F10)
    assert window.menuBar().isVisible()
    press(qapp.activePopupWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.menuBar().isVisible())


def test_the_window_fits_a_small_screen(window):
    """Nothing forces the window to be larger than 1280 x 700."""
    window.open_tour(full_tour().id, None)
    window.resize(1280, 700)
    assert window.width() <= 1280
    assert window.height() <= 700


def test_no_part_of_a_page_flashes_as_a_window(qapp, window):
    """A widget shown before it has a parent is a window for a moment and takes the keys away."""
    shown_windows = []

    class Watcher(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown_windows.append(watched.metaObject().className())
            return False

    watcher = Watcher()
    qapp.installEventFilter(watcher)
    for place in ("clients", "journal", "settings", f"tour:{full_tour().id}"):
        window.go(place)
        qapp.processEvents()
    qapp.removeEventFilter(watcher)
    assert shown_windows == []
    assert qapp.activeWindow() is window


def test_clients_open_as_a_window_of_their_own(window):
    """Ctrl+Shift+2."""
    press(window, Qt.Key.Key_2, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(window.opened_windows()) == 1
    window.opened_windows()[0].close()


def test_larger_letters_keep_place_and_typing(qtbot, qapp, window):
    """Ctrl+plus draws everything anew; the page and what was typed are still there."""
    tour = full_tour()
    window.open_tour(tour.id, list_tourists(tour.id)[0].id)
    press(window, Qt.Key.Key_Insert)
    type_text(window, "Непомнящий")
    before = qapp.font().pixelSize()
    press(window, Qt.Key.Key_Equal, CTRL)
    qtbot.waitUntil(lambda: qapp.font().pixelSize() > before)
    qapp.processEvents()
    assert window.place() == f"tour:{tour.id}"
    assert window.page().unsaved() >= 1
    press(window, Qt.Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: qapp.font().pixelSize() == before)
    qapp.processEvents()


def test_not_saved_yet_goes_when_nothing_is_unsaved(qtbot, window):
    """Revert takes the warning out of the status bar and the dot out of the title."""
    tour = full_tour()
    window.open_tour(tour.id, list_tourists(tour.id)[0].id)
    labels = window.findChildren(QLabel)
    type_text(window, "х")
    qtbot.waitUntil(lambda: any(one.text().startswith("Not saved") for one in labels))
    press(window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: not any(one.text().startswith("Not saved") for one in labels))
    assert not window.isWindowModified()


def test_the_sample_office_is_offered_where_there_is_nothing(qtbot, empty_office):
    """A new office has a button that loads the sample."""
    from PySide6.QtWidgets import QPushButton

    window = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: window.place() == "tours")
    [load] = [one for one in window.findChildren(QPushButton) if "sample" in one.text().lower()]
    qtbot.mouseClick(load, Qt.MouseButton.LeftButton)
    assert count_clients() > 100


def larger(qtbot, qapp, window):
    """Ctrl+plus, until the window is drawn anew."""
    before = window.centralWidget()
    press(window, Qt.Key.Key_Equal, CTRL)
    qtbot.waitUntil(lambda: window.centralWidget() is not before)
    qapp.processEvents()


@pytest.fixture
def usual_letters(qapp):
    """Letters of the usual size for the next test."""
    yield
    theme.apply(qapp, "light")


def test_typing_goes_on_in_larger_letters(qtbot, qapp, window, usual_letters):
    """After Ctrl+plus letters go on in the field that is seen, of the same tourist, at the same place."""
    tour = full_tour()
    window.open_tour(tour.id, list_tourists(tour.id)[2].id)
    press(window, Qt.Key.Key_Insert)
    type_text(window, "Непмнящий")
    for _step in range(6):
        press(window, Qt.Key.Key_Left)
    larger(qtbot, qapp, window)
    type_text(window, "о")
    field = qapp.focusWidget()
    assert window.centralWidget().isAncestorOf(field)
    assert field.isVisible()
    assert field.text() == "Непомнящий"
    assert "Непомнящий" in [row.surname for row in window.page().list_pane.rows()]


def test_the_chosen_tourist_stays_chosen_in_larger_letters(qtbot, qapp, window, usual_letters):
    """Ctrl+plus in the notes of the third tourist comes back to these notes."""
    tour = full_tour()
    third = list_tourists(tour.id)[2]
    window.open_tour(tour.id, third.id)
    window.page().form.fields["notes"].setFocus()
    type_text(window, "звонить")
    larger(qtbot, qapp, window)
    type_text(window, " вечером")
    assert window.page().list_pane.list.current().id == third.id
    assert window.page().form.fields["notes"].value().endswith("звонить вечером")


def test_a_search_goes_on_in_larger_letters(qtbot, qapp, window, usual_letters):
    """What was typed into the search is searched for in the window that is there now."""
    press(window, Qt.Key.Key_K, CTRL)
    type_text(window, "ива")
    larger(qtbot, qapp, window)
    type_text(window, "н")
    assert window.search.box.text() == "иван"
    assert window.search.is_open()


def undo_bar(window):
    [bar] = [one for one in window.findChildren(UndoBar) if one.parentWidget() is window]
    return bar


def test_the_undo_bar_goes_when_its_operation_was_undone_by_key(qtbot, window):
    """Del, then Ctrl+Z: nothing is left that the bar could undo."""
    press(window, Qt.Key.Key_2, CTRL)
    window.page().clients.list.setFocus()
    before = count_clients()
    press(window, Qt.Key.Key_Delete)
    assert undo_bar(window).isVisible()
    press(window, Qt.Key.Key_Z, CTRL)
    assert count_clients() == before
    assert not undo_bar(window).isVisible()


def test_the_undo_bar_goes_when_what_was_made_is_gone(window):
    """A client put on a tour is taken off again: the bar that put them there offers the removal only."""
    tour, client = full_tour(), save_client(Client(native_surname="Жвыгмуз"))
    window.open_tour(tour.id, None)
    window.put_on_tour([client.changed["client"][0]])
    first = undo_bar(window)._operation
    changes.announce(
        delete_tourists([row.id for row in list_tourists(tour.id) if row.native_surname == "Жвыгмуз"])
    )
    assert first
    assert not undo_bar(window).isVisible()


def test_the_undo_bar_stays_while_others_write(window):
    """Another record's saving leaves the offer true."""
    press(window, Qt.Key.Key_2, CTRL)
    window.page().clients.list.setFocus()
    press(window, Qt.Key.Key_Delete)
    changes.announce(save_client(Client(native_surname="Жвыгмуз")))
    assert undo_bar(window).isVisible()


def test_the_undo_bar_stands_beside_the_rail_and_at_the_edge_without_one(qtbot, window):
    """In the window of clients, which has no rail, the bar begins at the left edge."""
    press(window, Qt.Key.Key_2, CTRL | Qt.KeyboardModifier.ShiftModifier)
    clients = window.opened_windows()[0]
    qtbot.waitUntil(clients.isActiveWindow)
    clients.page.clients.list.setFocus()
    press(clients, Qt.Key.Key_Delete)
    assert undo_bar(clients).isVisible()
    assert undo_bar(clients).x() < 30
    assert undo_bar(window).x() > 86
    clients.close()


def test_a_risky_folder_is_told_at_the_start_and_in_the_settings(qtbot, sample_file, tmp_path):
    """A database that a cloud service copies may be damaged: the window says so, a cross takes it away."""
    path = tmp_path / "Dropbox" / "office.db"
    path.parent.mkdir()
    shutil.copy(sample_file, path)
    database.open_database(f"sqlite:///{path}", person="Anna")
    window = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: "Dropbox" in texts(window))
    settings = window.go("settings")
    assert "Dropbox" in texts(settings)
    cross = next(one for one in window.findChildren(QToolButton) if one.accessibleName() == "Close")
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    window.go("tours")
    qtbot.waitUntil(lambda: "Dropbox" not in texts(window))


def texts(widget):
    """All that the labels to be seen say."""
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())
