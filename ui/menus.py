"""The menu bar: every command of the main window with its key. Shown by Alt or F10, hidden otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar

from translations import _, pgettext
from ui.common.own_window import show_keys
from ui.common.page import navigator
from ui.places import CLEANING, PLACES

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def fill_menu_bar(window: MainWindow) -> MenuBarKeys:
    """Make all menus; the returned watcher shows and hides the bar."""
    bar = window.menuBar()
    _fill_file(bar.addMenu(_("File")), window)
    _fill_edit(bar.addMenu(pgettext("menu", "Edit")), window)
    _fill_go(bar.addMenu(_("Go")), window)
    _fill_look(bar.addMenu(_("View")), window)
    _fill_help(bar.addMenu(_("Help")), window)
    return MenuBarKeys(window, bar)


def _add(menu: QMenu, window: QMainWindow, text: str, key: str, action: Callable[[], object]) -> QAction:
    made = QAction(text, window)
    if key:
        made.setShortcuts([part.strip() for part in key.split("|")])
    made.triggered.connect(lambda _checked=False: action())
    menu.addAction(made)
    window.addAction(made)  # its key works while the bar is hidden
    return made


def _fill_file(menu: QMenu, window: MainWindow) -> None:
    _add(menu, window, _("New"), "Ctrl+N", lambda: window.page() and window.page().new_record())
    _add(menu, window, _("Print…"), "Ctrl+P", lambda: _print(window))
    _add(menu, window, _("Lists…"), "Ctrl+L", lambda: _lists(window))
    menu.addSeparator()
    _add(menu, window, _("Close"), "Ctrl+W|Ctrl+Q", window.close)


def _fill_edit(menu: QMenu, window: MainWindow) -> None:
    _add(menu, window, _("Undo the last operation"), "Ctrl+Z", _undo)
    _add(menu, window, _("Redo"), "Ctrl+Y|Ctrl+Shift+Z", _redo)
    menu.addSeparator()
    _add(menu, window, _("Compare passports"), "Ctrl+B", lambda: _compare_passports(window))
    menu.addSeparator()
    _add(menu, window, _("Search everything"), "Ctrl+K", window.search_everything)
    _add(menu, window, _("Find here"), "Ctrl+F", lambda: window.page() and window.page().find_here())
    # Its key is the screens' own: other windows have F7 for something else.
    _add(menu, window, _("Read passport") + "\tF7", "", lambda: _read_passport(window))
    _add(menu, window, _("Read again"), "F5", lambda: window.page() and window.page().refresh())


def _fill_go(menu: QMenu, window: MainWindow) -> None:
    for place in PLACES:
        text = _(place.title).replace("&", "")
        _add(menu, window, text, place.key, lambda name=place.name: window.go(name))
    menu.addSeparator()
    _add(menu, window, _("Regular clients in a new window"), "Ctrl+Shift+2", lambda: _client_window(window))
    _add(menu, window, _("Check of the tour"), "Ctrl+Shift+K", lambda: _check(window))
    _add(menu, window, _(CLEANING.title), CLEANING.key, window.open_cleaning)
    _add(menu, window, _("Back"), "Alt+Left", window.back)


def _fill_look(menu: QMenu, window: MainWindow) -> None:
    from ui.common.letter_size import grow, shrink, usual

    _add(menu, window, _("Larger letters"), "Ctrl++|Ctrl+=", grow)
    _add(menu, window, _("Smaller letters"), "Ctrl+-", shrink)
    _add(menu, window, _("Usual letters"), "Ctrl+0", usual)


def _fill_help(menu: QMenu, window: MainWindow) -> None:
    _add(menu, window, _("Keys"), "F1", lambda: show_keys(window))
    _add(menu, window, _("Load sample office"), "", window.load_sample_office)
    _add(menu, window, _("About Habitué"), "", lambda: _about(window))


def _undo() -> None:
    from ui.office.undoing import undo_last

    undo_last()


def _redo() -> None:
    from ui.office.undoing import redo_last

    redo_last()


def _read_passport(window: MainWindow) -> None:
    """On a tour or among the clients for whoever is shown; elsewhere for somebody new."""
    page = window.page()
    if page is not None and hasattr(page, "reading"):
        page.reading.open()
    else:
        window.read_passport("")


def _print(window: MainWindow) -> None:
    page = window.page()
    if page is not None and hasattr(page, "print_questionnaires"):
        page.print_questionnaires()


def _compare_passports(window: MainWindow) -> None:
    from ui.tourists.person_pane import PersonPane

    page = window.page()
    person = page.findChild(PersonPane) if page is not None else None
    if person is not None and person.isVisible():
        person.comparison.toggle()


def _lists(window: MainWindow) -> None:
    page = window.page()
    if page is not None and hasattr(page, "show_lists"):
        page.show_lists()


def _check(window: MainWindow) -> None:
    page = window.page()
    if page is not None and hasattr(page, "check_tour"):
        page.check_tour()
    elif page is not None and hasattr(page, "tour_id"):
        page.may_leave()  # what is typed waits as a draft, and the check says whose
        navigator.tour_check.emit(page.tour_id)


def _client_window(window: MainWindow) -> None:
    window.open_client_window(None)


def _about(window: MainWindow) -> None:
    from ui.help.about_dialog import AboutDialog

    AboutDialog(window).show()


class MenuBarKeys(QObject):
    """Alt alone or F10 shows the menu bar with its first menu chosen; leaving it hides it again."""

    def __init__(self, window: MainWindow, bar: QMenuBar) -> None:
        super().__init__(window)
        self._window, self._bar = window, bar
        self._alone = False
        # macOS has its own bar at the top of the screen, always there.
        if not bar.isNativeMenuBar():
            bar.hide()
            window.installEventFilter(self)
            for action in bar.actions():
                action.menu().aboutToHide.connect(self._leave_soon)
            action = QAction(_("Menu bar"), window)
            action.setShortcut("F10")
            action.triggered.connect(self.toggle)
            window.addAction(action)

    def toggle(self) -> None:
        self._bar.setVisible(not self._bar.isVisible())
        if self._bar.isVisible():
            self._bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            self._bar.setActiveAction(self._bar.actions()[0])

    def _leave_soon(self) -> None:
        """After a menu closes: hide the bar again unless the person has gone on to the next menu."""
        QTimer.singleShot(0, self._leave)

    def _leave(self) -> None:
        if QApplication.activePopupWidget() is None:
            self._bar.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        pressed = kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if pressed and isinstance(event, QKeyEvent):
            self._alone = event.key() == Qt.Key.Key_Alt
        elif kind == QEvent.Type.KeyRelease and self._alone:
            self._alone = False
            self.toggle()
            return True
        return super().eventFilter(watched, event)
