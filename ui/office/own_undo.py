"""Undo in a window that stands beside the main one: the bar that offers it, Ctrl+Z and Ctrl+Y."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.common.buttons import shortcut
from ui.common.messages import UndoBar, errors_told, messages
from ui.common.own_window import is_in_front


class OwnUndo(QObject):
    """Offers what was just done in this window, and only here while it is in front."""

    def __init__(self, window: QWidget, above: int = 40) -> None:
        """``above`` the lower edge of the window, as UndoBar's."""
        super().__init__(window)
        self._window = window
        self.bar = UndoBar(window, _undo, above=above)
        messages.undo_offered.connect(self._offer)
        for key, action in {"Ctrl+Z": undo_here, "Ctrl+Y": redo_here, "Ctrl+Shift+Z": redo_here}.items():
            shortcut(window, key, action)
        window.installEventFilter(self)

    def _offer(self, text: str, operation_id: int) -> None:
        if is_in_front(self._window):
            self.bar.offer(text, operation_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.bar.place()
        return super().eventFilter(watched, event)


def _undo(operation_id: int) -> None:
    from ui.office.undoing import undo_operation

    with errors_told():
        undo_operation(operation_id)


def undo_here() -> None:
    """Ctrl+Z."""
    from ui.office.undoing import undo_last

    undo_last()


def redo_here() -> None:
    """Ctrl+Y."""
    from ui.office.undoing import redo_last

    redo_last()
