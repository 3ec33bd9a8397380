"""What will happen to each row: the first column, which stays when the grid is scrolled sideways."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from translations import _
from ui.common import icons, theme
from ui.importing.grid_model import LOOKS, GridModel

_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
LEFT, STEP, RIGHT = 16, 22, 24


class StatusHeader(QHeaderView):
    """The rows' header: icon and words of each status; a person where the new one becomes a client."""

    def __init__(self, model: GridModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._model = model
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.px(18))
        self.setSectionsClickable(True)
        self.setAccessibleName(_("What will happen"))
        metrics = QFontMetrics(theme.font(theme.SECONDARY))
        widest = max(metrics.horizontalAdvance(_(words)) for _icon, _tone, _text, words in LOOKS.values())
        self.setFixedWidth(widest + theme.px(LEFT + STEP + RIGHT))

    def sizeHint(self) -> QSize:
        # Qt's own would ask the model for the words of many rows, and no view needs the height.
        return QSize(self.minimumWidth(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        try:
            self._paint(painter, rect, section)
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, rect: QRect, section: int) -> None:
        row = self._model.rows[section]
        chosen = self._view.selectionModel().isRowSelected(section)
        ground = ("selected" if self._view.hasFocus() else "selected_idle") if chosen else "surface"
        painter.fillRect(rect, theme.tone(ground))
        line = theme.tone("line")
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), line)
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), line)
        if status := self._model.status(row):
            self._paint_status(painter, rect, row, status)

    def _paint_status(self, painter: QPainter, rect: QRect, row: int, status: str) -> None:
        name, icon_tone, tone, _words = LOOKS[status]
        left, right, side = rect.x() + theme.px(LEFT), rect.right() - theme.px(4), theme.px(16)
        top = rect.y() + (rect.height() - side) // 2
        painter.drawPixmap(left, top, icons.pixmap(name, icon_tone))
        if status == "new" and self._model.becomes_client(row):
            right -= side
            painter.drawPixmap(right, top, icons.pixmap("person", "ok"))
        left += theme.px(STEP)
        font = theme.font(theme.SECONDARY)
        painter.setFont(font)
        painter.setPen(theme.tone(tone))
        area = QRect(left, rect.y(), right - left, rect.height())
        words = self._model.status_words(row)
        painter.drawText(
            area, _LINE, QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        )
