"""No text of a person is ever markup: Qt guesses rich text in labels and tips; here it may not.

Each label is a PlainLabel and each tip goes through ``set_tip`` or ``tip``; a test keeps it so. To watch the
whole program for labels instead would cost a fifth of the time that a window takes to open.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """Text that is only text: whatever a person is called, it is never read as markup."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        if text:
            self.setText(text)


def tip(text: str) -> str:
    """The text as a tip that shows it to the letter: what Qt would take for markup is escaped."""
    return RichText.convertFromPlainText(text) if RichText.mightBeRichText(text) else text


def set_tip(widget: QWidget, text: str) -> None:
    """The widget's tip; "" for none."""
    widget.setToolTip(tip(text))
