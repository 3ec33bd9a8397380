"""Keys pressed where there is nothing to do, in any order: nothing happens, or a sentence says why."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu

from models.clients import count_clients
from models.records import Tour
from models.tourists import list_tourists
from models.tours import find_tour, list_tours, save_tour
from tests.ui.typing import ALT, CTRL, PLAIN, SHIFT, press, shown, type_text
from ui.common import background, messages
from ui.main_window import MainWindow

K = Qt.Key
KEYS = {
    "Ins": (K.Key_Insert, PLAIN),
    "Del": (K.Key_Delete, PLAIN),
    "Return": (K.Key_Return, PLAIN),
    "Esc": (K.Key_Escape, PLAIN),
    "Tab": (K.Key_Tab, PLAIN),
    "Up": (K.Key_Up, PLAIN),
    "Down": (K.Key_Down, PLAIN),
    "F2": (K.Key_F2, PLAIN),
    "F3": (K.Key_F3, PLAIN),
    "Shift+F3": (K.Key_F3, SHIFT),
    "F4": (K.Key_F4, PLAIN),
    "F5": (K.Key_F5, PLAIN),
    "F6": (K.Key_F6, PLAIN),
    "F8": (K.Key_F8, PLAIN),
    "Shift+F8": (K.Key_F8, SHIFT),
    "F9": (K.Key_F9, PLAIN),
    "Space": (K.Key_Space, PLAIN),
    "PgUp": (K.Key_PageUp, CTRL),
    "PgDown": (K.Key_PageDown, CTRL),
    "Home": (K.Key_Home, PLAIN),
    "End": (K.Key_End, PLAIN),
    "Ctrl+Space": (K.Key_Space, CTRL),
    "Ctrl+A": (K.Key_A, CTRL),
    "Ctrl+C": (K.Key_C, CTRL),
    "Ctrl+Shift+C": (K.Key_C, CTRL | SHIFT),
    "Ctrl+E": (K.Key_E, CTRL),
    "Ctrl+F": (K.Key_F, CTRL),
    "Ctrl+I": (K.Key_I, CTRL),
    "Ctrl+K": (K.Key_K, CTRL),
    "Ctrl+N": (K.Key_N, CTRL),
    "Ctrl+P": (K.Key_P, CTRL),
    "Ctrl+R": (K.Key_R, CTRL),
    "Ctrl+S": (K.Key_S, CTRL),
    "Ctrl+T": (K.Key_T, CTRL),
    "Ctrl+V": (K.Key_V, CTRL),
    "Ctrl+Y": (K.Key_Y, CTRL),
    "Ctrl+Z": (K.Key_Z, CTRL),
    "Ctrl+Return": (K.Key_Return, CTRL),
    "Ctrl+Tab": (K.Key_Tab, CTRL),
    "Ctrl+1": (K.Key_1, CTRL),
    "Ctrl+2": (K.Key_2, CTRL),
    "Ctrl+5": (K.Key_5, CTRL),
    "Alt+Left": (K.Key_Left, ALT),
    "Alt+Down": (K.Key_Down, ALT),
    "Alt+Return": (K.Key_Return, ALT),
    "Ctrl+plus": (K.Key_Equal, CTRL),
    "Ctrl+0": (K.Key_0, CTRL),
}


@pytest.fixture(autouse=True)
def everything_is_dismissed(monkeypatch) -> None:
    """Dialogs that wait are looked at and left by Esc; menus and choosers likewise."""

    def leave(self: QDialog) -> int:
        self.show()
        QApplication.processEvents()
        self.close()
        return 0

    monkeypatch.setattr(QDialog, "exec", leave)
    monkeypatch.setattr(QMenu, "exec", lambda *_args: None)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_more: "")
    monkeypatch.setattr(messages, "ask", lambda *_args: "")


def close_others(window: MainWindow) -> None:
    """Close what the keys opened, and give the keys back to the main window."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible() and not other.inherits("QTipLabel"):
            (other.close_without_asking if hasattr(other, "close_without_asking") else other.close)()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not window.isVisible():
        window.show()
    window.activateWindow()
    QApplication.processEvents()


def opened(qtbot) -> MainWindow:
    window = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: window.place() == "tours")
    return window


@pytest.fixture
def empty_tour() -> int:
    save_tour(Tour(number="0"))
    found = find_tour("0")
    assert found is not None
    return found.id or 0


def at_places(window: MainWindow) -> list[str]:
    return ["tours", "clients", "journal", "settings", *(f"tour:{one.id}" for one in list_tours()[:1])]


def bring(window: MainWindow, place: str) -> None:
    """Go there; a tour that Ctrl+Z took away is told, not shown."""
    kind, _colon, number = place.partition(":")
    if kind == "tour":
        window.open_tour(int(number))
    else:
        window.go(place)


def test_every_key_in_an_office_with_nothing_in_it(qtbot, empty_office, empty_tour):
    """No tour with anybody, no client: every key of every page is pressed."""
    window = opened(qtbot)
    for place in at_places(window):
        for name, key in KEYS.items():
            bring(window, place)
            press(window, *key)
            close_others(window)
            assert window.isVisible(), (place, name)
    assert count_clients() == 0
    assert list_tourists(empty_tour) == []


def test_every_key_on_a_new_tourist_without_a_name(qtbot, empty_office, empty_tour):
    """The form is open, and nothing is typed."""
    window = opened(qtbot)
    for name, key in KEYS.items():
        if name in {"Ctrl+plus", "Ctrl+0"}:
            continue
        window.open_tour(empty_tour)
        press(window, K.Key_Insert)
        press(window, *key)
        close_others(window)
        assert list_tourists(empty_tour) == [], name


@pytest.mark.parametrize("seed", range(2))
def test_keys_in_any_order(qtbot, office, seed):
    """A cat on the keyboard of a full office."""
    chance = random.Random(seed)
    window = opened(qtbot)
    names = [name for name in KEYS if name not in {"Ctrl+plus", "Ctrl+0"}]  # each draws everything anew
    for _step in range(100):
        if chance.random() < 0.15:
            window.open_tour(chance.choice(list_tours()).id) if list_tours() else None
        if chance.random() < 0.2:
            type_text(QApplication.activeWindow() or window, chance.choice(["Ив", "1985", "й", "'"]))
        target = QApplication.activeModalWidget() or QApplication.activeWindow() or window
        press(target, *KEYS[chance.choice(names)])
        if chance.random() < 0.3:
            close_others(window)
    close_others(window)
    background.runner().wait(10_000)
    QApplication.processEvents()
    assert window.isVisible()


def test_larger_letters_keep_the_search_and_undo_working(qtbot, office):
    """After everything was drawn anew, Ctrl+K goes to the box that is there now."""
    window = opened(qtbot)
    press(window, K.Key_Equal, CTRL)
    qtbot.wait(50)
    press(window, K.Key_K, CTRL)
    assert window.search.box.hasFocus()
    messages.messages.offer_undo("Deleted.", 1)
    QApplication.processEvents()
    press(window, K.Key_0, CTRL)
    qtbot.wait(50)


def test_the_windows_close_while_an_import_runs(qtbot, office):
    """The import goes to its end or is not begun; the program waits for it and loses nothing."""
    tour = min(list_tours(), key=lambda row: row.tourists)
    window = opened(qtbot)
    lines = [f"Фамилия{chr(0x430 + n % 32)}{chr(0x430 + n // 32)}\tПётр" for n in range(900)]
    window.open_import(tour.id, {"text/plain": "\n".join(["Фамилия\tИмя", *lines])})
    importing = window.opened_windows()[-1]
    qtbot.waitUntil(importing.is_ready, timeout=10_000)
    press(importing, K.Key_Return, CTRL)
    window.close()
    importing.close()
    background.runner().wait(20_000)
    qtbot.waitUntil(lambda: len(list_tourists(tour.id)) in (tour.tourists, tour.tourists + 900), timeout=5000)
    qtbot.wait(100)
    assert window.close()
