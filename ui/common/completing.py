"""Completions of what is being typed, at most eight. The text changes only by Down, Tab, Enter or a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

MOST = 8
Offer = Callable[[str], Sequence[str]]


class Completer(QCompleter):
    """Offers completions of a line. A chosen one counts as typed: the line tells it by ``textEdited``."""

    def __init__(self, line: QLineEdit, offer: Offer) -> None:
        self._names = QStringListModel(line)
        super().__init__(self._names, line)
        self._line = line
        self._offer = offer
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


def complete(line: QLineEdit, offer: Offer) -> None:
    """Offer completions of the whole line while typing."""
    Completer(line, offer)
