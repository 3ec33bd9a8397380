"""Keys of a list, pressed while its search field has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ListKeys(QObject):
    """Up, Down, PageUp and PageDown move in ``view``, Enter calls ``take``; all else stays the field's."""

    def __init__(self, view: QWidget, take: Callable[[], object]) -> None:
        super().__init__(view)
        self._view = view
        self._take = take

    def watch(self, field: QLineEdit) -> None:
        """Hear the keys of this field from now on."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _MOVES:
            QApplication.sendEvent(self._view, event)
            return True
        if event.key() in _TAKES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._take()
            return True
        return False
