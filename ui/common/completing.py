"""Completions of what is being typed, at most eight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit

MOST = 8
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Offer = Callable[[str], Sequence[str]]
Known = Callable[[str], object]


class Completer(QCompleter):
    """Offers completions of a line. A chosen one counts as typed: the line tells it by ``textEdited``.

    Enter and Tab go on from the line whether the list is open or not. What was typed stands then, unless only
    what is offered makes sense: where ``is_known`` does not know it, the first completion is taken.
    """

    def __init__(self, line: QLineEdit, offer: Offer, is_known: Known | None = None) -> None:
        self._names = QStringListModel(line)
        super().__init__(self._names, line)
        self._line = line
        self._offer = offer
        self._is_known = is_known
        self._told = ""
        self._choosing = False
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(MOST)
        line.setCompleter(self)
        line.textEdited.connect(self._on_typed)
        line.textChanged.connect(self._on_changed)

    def begun(self, text: str) -> str:
        """The part of the line that is to be completed."""
        return text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left to Qt, Enter only closes the list: what the person types next would follow in this line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.popup():
            if event.key() in (*ENTERS, Qt.Key.Key_Tab):
                self._take_first()
            if event.key() in ENTERS:
                self.popup().hide()
                QApplication.sendEvent(self._line, event)
                return True
        return super().eventFilter(watched, event)

    def _take_first(self) -> None:
        """Take the first completion where none is chosen and the text as typed is nothing."""
        chosen = self.popup().selectionModel().hasSelection()
        if not chosen and self._is_known is not None and not self._is_known(self.begun(self._line.text())):
            self._line.setText(self.pathFromIndex(self._names.index(0)))

    def _on_typed(self, text: str) -> None:
        self._told = text
        if not self._choosing:
            begun = self.begun(text)
            self._names.setStringList(list(self._offer(begun))[:MOST] if len(begun.strip()) > 1 else [])

    def _on_changed(self, text: str) -> None:
        """Qt puts a chosen completion in as a program would, and nobody would hear that the person did."""
        if self._told and text != self._told and self.popup().isVisible():
            self._choosing = True
            self._line.setModified(True)
            self._line.textEdited.emit(text)
            self._choosing = False


def complete(line: QLineEdit, offer: Offer, is_known: Known | None = None) -> None:
    """Offer completions of the whole line while typing; ``is_known`` as Completer has it."""
    Completer(line, offer, is_known)
