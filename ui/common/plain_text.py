"""No text of a person is ever markup: Qt guesses rich text in labels and tips; here it may not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel


class PlainTextGuard(QObject):
    """Watches the whole program: every label becomes plain text when first shown; tips are labels too."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        polished = event.type() == QEvent.Type.Polish and isinstance(watched, QLabel)
        if polished and watched.textFormat() == Qt.TextFormat.AutoText:
            watched.setTextFormat(Qt.TextFormat.PlainText)
        return False


def install(app: QApplication) -> PlainTextGuard:
    """Guard all widgets of the program from now on."""
    guard = PlainTextGuard(app)
    app.installEventFilter(guard)
    return guard
