"""A column in the hand: a small picture of it follows the pointer, a slot takes it.

Made of plain widgets and mouse events, so that it works wherever the window does.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from ui.common import icons, theme
from ui.common.cells import one_line
from ui.importing.field_slots import SlotStrip

SHOWN_VALUES = 3
SHADOW = 8
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


class HeldColumn(QWidget):
    """The column's heading and its first values, hanging below right of the pointer."""

    def __init__(self, window: QWidget, heading: str, values: Sequence[str]) -> None:
        super().__init__(window)
        self._heading = one_line(heading)
        self._values = [one_line(value) for value in values]
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
        metrics = QFontMetrics(theme.font(theme.SECONDARY, theme.SEMIBOLD))
        widest = max(map(metrics.horizontalAdvance, [f"    {self._heading}", *self._values]), default=0)
        width = min(max(widest + theme.px(34), theme.px(110)), theme.px(240))
        self._body = QSize(width, theme.px(32) + theme.px(23) * len(self._values))
        self.resize(self._body + QSize(2 * SHADOW, 2 * SHADOW))
        self.show()
        self.raise_()

    def follow(self, where: QPoint) -> None:
        """Hang at the place of the pointer, given in the window."""
        self.move(where + QPoint(theme.px(10) - SHADOW, theme.px(14) - SHADOW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(SHADOW, SHADOW, self._body.width(), self._body.height()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 7 if theme.mode() == "light" else 18))
        for width in range(SHADOW):
            painter.drawRoundedRect(frame.adjusted(-width, -width, width, width), 6 + width, 6 + width)
        painter.setBrush(theme.tone("raised"))
        painter.setPen(QPen(theme.tone("focus"), 1.5))
        painter.drawRoundedRect(frame, 6, 6)
        self._paint_words(painter, frame.toRect())

    def _paint_words(self, painter: QPainter, frame: QRect) -> None:
        line, left = theme.px(23), frame.x() + theme.px(9)
        painter.drawPixmap(left, frame.y() + theme.px(8), icons.pixmap("grip", "accent", 14))
        top = QRect(left + theme.px(18), frame.y() + theme.px(3), frame.width() - theme.px(32), theme.px(24))
        self._write(painter, top, self._heading, "text", strong=True)
        for number, value in enumerate(self._values):
            area = QRect(left, frame.y() + theme.px(27) + number * line, frame.width() - theme.px(16), line)
            self._write(painter, area, value, "text2")

    def _write(self, painter: QPainter, area: QRect, text: str, tone: str, *, strong: bool = False) -> None:
        font = theme.font(theme.SECONDARY, theme.SEMIBOLD) if strong else theme.font(theme.SECONDARY)
        painter.setFont(font)
        painter.setPen(theme.tone(tone))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LINE, shown)


class ColumnDrag(QObject):
    """One drag after the other. Signals: ``dropped(column, field)``, ``ended()`` whatever came of it."""

    dropped = Signal(int, str)
    ended = Signal()

    def __init__(self, window: QWidget, strip: SlotStrip) -> None:
        super().__init__(window)
        self._window = window
        self._strip = strip
        self._held: HeldColumn | None = None
        self._column = -1

    def is_on(self) -> bool:
        return self._held is not None

    def begin(self, column: int, heading: str, values: Sequence[str]) -> None:
        self._column = column
        self._held = HeldColumn(self._window, heading, values[:SHOWN_VALUES])
        self._strip.begin_drag(column)
        QApplication.instance().installEventFilter(self)

    def move(self, where: QPoint) -> None:
        """The pointer is there on the screen."""
        if self._held is not None:
            self._held.follow(self._window.mapFromGlobal(where))
            self._strip.light(self._strip.mapFromGlobal(where))

    def drop(self, where: QPoint) -> None:
        if self._held is None:
            return
        column, field = self._column, self._strip.light(self._strip.mapFromGlobal(where))
        self.put_back()
        if field:
            self.dropped.emit(column, field)

    def put_back(self) -> None:
        """Let go without placing the column."""
        if self._held is None:
            return
        QApplication.instance().removeEventFilter(self)
        self._held.hide()
        self._held.deleteLater()
        self._held = None
        self._strip.end_drag()
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() in kinds and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.put_back()
            event.accept()
            return True
        return super().eventFilter(watched, event)
