"""The line in which something is searched for, with its magnifier."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.common import icons, theme

ICON = 16
BEFORE, BEHIND = 8, 6  # the icon: room to the border, and to the text


class SearchBox(QLineEdit):
    """``name`` is what it is called aloud, ``hint`` what can be typed.

    The magnifier is painted here: actions of a line have icons of one size whatever the letters.
    """

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.setTextMargins(theme.px(ICON + BEHIND), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = theme.px(ICON)
        painter = QPainter(self)
        painter.drawPixmap(theme.px(BEFORE), (self.height() - size) // 2, icons.pixmap("search", size=ICON))
        painter.end()
