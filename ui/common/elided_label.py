"""A label that gives up its end instead of pushing others away: names and titles have no longest length."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOption

from ui.common.cells import one_line
from ui.common.plain_text import PlainLabel, set_tip


class ElidedLabel(PlainLabel):
    """One line of plain text, cut with an ellipsis where the room ends; the whole text is in the tip."""

    def __init__(self, text: str = "", role: str = "", tone: str = "") -> None:
        super().__init__(text)
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 3, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(one_line(self.text())) + 2
        return QSize(width, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        shown = self.fontMetrics().elidedText(
            one_line(self.text()), Qt.TextElideMode.ElideRight, self.width()
        )
        set_tip(self, self.text() if shown != self.text() else "")
        self.style().drawItemText(
            painter,
            self.rect(),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            option.palette,
            bool(option.state & QStyle.StateFlag.State_Enabled),
            shown,
            self.foregroundRole(),
        )
