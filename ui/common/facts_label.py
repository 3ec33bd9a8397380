"""Short facts in one line, or in as many as they need: a fact is never cut while another has room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOption

from ui.common.cells import one_line
from ui.common.plain_text import PlainLabel, set_tip


class FactsLabel(PlainLabel):
    """Breaks lines between facts only; a single fact too long for a line gives up its end, see the tip."""

    def __init__(self, between: str, role: str = "") -> None:
        """``between`` stands between two facts of a line."""
        super().__init__()
        if role:
            self.setProperty("role", role)
        self._between = between
        self._facts: list[str] = []
        self.setWordWrap(True)  # else a label takes back that its height depends on its width

    def set_facts(self, facts: Sequence[str]) -> None:
        """Show these; empty ones are left out."""
        self._facts = [one_line(fact) for fact in facts if fact]
        self.setText(self._between.join(fact for fact in facts if fact))  # what is read aloud
        self._tell_the_cut()
        self.updateGeometry()

    def lines(self, width: int) -> list[str]:
        """The facts in lines of that width."""
        lines: list[str] = []
        for fact in self._facts:
            longer = f"{lines[-1]}{self._between}{fact}" if lines else ""
            if longer and self.fontMetrics().horizontalAdvance(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(fact)
        return lines

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, len(self.lines(width))) * self.fontMetrics().height()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 3, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_the_cut()

    def _tell_the_cut(self) -> None:
        cut = any(self.fontMetrics().horizontalAdvance(line) > self.width() for line in self._facts)
        set_tip(self, self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        height = self.fontMetrics().height()
        for number, line in enumerate(self.lines(self.width())):
            self.style().drawItemText(
                painter,
                QRect(0, number * height, self.width(), height),
                int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
                option.palette,
                bool(option.state & QStyle.StateFlag.State_Enabled),
                self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width()),
                self.foregroundRole(),
            )
        painter.end()
