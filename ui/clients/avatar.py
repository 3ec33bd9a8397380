"""The initials of a person in a disc."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.common import theme

SIDE = 48


class Avatar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setFixedSize(theme.px(SIDE), theme.px(SIDE))

    def show_initials(self, *names: str) -> None:
        self._text = "".join(name[:1] for name in names[:2]).upper()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tone("accent_soft"))
        painter.drawEllipse(QRect(0, 0, self.width(), self.height()))
        painter.setPen(theme.tone("accent"))
        painter.setFont(theme.font(theme.TITLE, theme.SEMIBOLD))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
