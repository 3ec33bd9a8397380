"""What a window shows of the base: read beside it, and again when somebody wrote what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.errors import AppError
from ui.common.background import Work, runner
from ui.common.changes import changes, concerns
from ui.common.messages import messages

SOON = 50  # milliseconds: several operations in a row are read once


class KeptRead(QObject):
    """Signals: ``due()``: the window should read again; ``read(answer)``: the answer to the newest asking.

    What is shown stays meanwhile; an answer to an earlier asking comes too late and is dropped.
    """

    due = Signal()
    read = Signal(object)

    def __init__(self, window: QWidget, tables: tuple[str, ...]) -> None:
        """``tables``: those that the window shows. While it is hidden nothing is due."""
        super().__init__(window)
        self._window, self._tables = window, tables
        self._askings = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.due)
        changes.written.connect(self._on_written)

    def ask(self, function: Callable[[], Any]) -> None:
        """Call the function in the worker."""
        self._askings += 1
        number = self._askings

        def work(_work: Work) -> tuple[int, Any]:
            return number, function()

        runner().start(work, self._on_read, _on_failed)

    def _on_read(self, answer: tuple[int, Any]) -> None:
        number, found = answer
        if number == self._askings:
            self.read.emit(found)

    def _on_written(self, written: dict[str, tuple[int, ...]]) -> None:
        if self._window.isVisible() and concerns(written, *self._tables):
            self._soon.start()


def _on_failed(error: Exception) -> None:
    if not isinstance(error, AppError):
        raise error
    messages.tell(str(error), "error")
