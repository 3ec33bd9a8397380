"""No text of a person is ever markup: Qt guesses rich text in labels and tips; here it may not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget


class PlainTextGuard(QObject):
    """Watches the whole program: labels become plain text when first shown, tips are escaped."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Polish and isinstance(watched, QLabel):
            if watched.textFormat() == Qt.TextFormat.AutoText:
                watched.setTextFormat(Qt.TextFormat.PlainText)
        elif kind == QEvent.Type.ToolTip and isinstance(watched, QWidget):
            text = watched.toolTip()
            if Qt.mightBeRichText(text):
                from html import escape

                QToolTip.showText(event.globalPos(), escape(text), watched)
                return True
        return False


def install(app: QApplication) -> PlainTextGuard:
    """Guard all widgets of the program from now on."""
    guard = PlainTextGuard(app)
    app.installEventFilter(guard)
    return guard
