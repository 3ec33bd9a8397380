"""The menu of a finding: what its keys and buttons do, for whoever looks for it with the mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from translations import _
from ui.checking.check_rows import CheckLine
from ui.common.buttons import key_text

if TYPE_CHECKING:
    from ui.checking.check_window import CheckWindow


def open_menu(window: CheckWindow, line: CheckLine, place: QPoint) -> None:
    """The menu of that line, at a place of the screen."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, True)
    _add_line(menu, window, line)
    menu.addSeparator()
    _add(menu, _("Tick all proposals that mend typing, or none"), "Ctrl+A", window.tick_all)
    accept = _add(menu, window.pane.accept.text(), "Ctrl+Return", window.accept)
    accept.setEnabled(window.pane.accept.isEnabled())
    menu.addSeparator()
    _add(menu, _("&Copy"), "Ctrl+Shift+C", window.copy)
    _add(menu, _("&List from screen"), "Ctrl+Shift+L", window.export)
    _add(menu, _("&Print"), "Ctrl+P", window.print_list)
    menu.popup(place)


def _add_line(menu: QMenu, window: CheckWindow, line: CheckLine) -> None:
    """What can be done with this one alone."""
    _add(menu, _("To the &field"), "Return", window.go_there)
    if line.ticked is not None:
        words = _("Do not take the proposal") if line.ticked else _("Take the proposal")
        _add(menu, words, "Space", lambda: window.tick(line.id))
    _add(menu, window.pane.settle.text(), "Del", window.settle)


def _add(menu: QMenu, words: str, key: str, action: Callable[[], object]) -> QAction:
    made = QAction(f"{words}\t{key_text(key)}", menu)
    made.triggered.connect(lambda _checked=False: action())
    menu.addAction(made)
    return made
