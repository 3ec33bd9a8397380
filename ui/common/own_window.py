"""What every window beside the main one has: the keys that work everywhere, and a line for what is told."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from ui.common.buttons import shortcut
from ui.common.messages import messages
from ui.common.page import navigator
from ui.common.status_line import StatusLine


class OwnStatusLine(StatusLine):
    """Of a window beside the main one: it says what is told while that window is in front."""

    def __init__(self) -> None:
        super().__init__()
        messages.status.connect(self._hear)

    def _hear(self, text: str, level: str) -> None:
        if is_in_front(self.window()):
            self.tell(text, level)


def is_in_front(window: QWidget) -> bool:
    """Whether the person is at work in the window or a dialog of it, or nobody knows where."""
    active = QApplication.activeWindow()
    if active is None:
        return True
    while active is not window and active.parentWidget() is not None:
        active = active.parentWidget().window()
    return active is window


def add_everywhere_keys(window: QWidget) -> None:
    """F1 shows all keys, Ctrl+K goes to the search of the main window."""
    shortcut(window, "F1", lambda: show_keys(window))
    shortcut(window, "Ctrl+K", navigator.search.emit)


def show_keys(window: QWidget) -> None:
    """F1: the sheet of all keys over the window."""
    from ui.help.keys_dialog import KeysDialog

    KeysDialog(window).show()
