"""The grid's header: the list's own heading, and below it the field that the column goes to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from translations import _
from ui.common import icons, theme
from ui.common.cells import one_line
from ui.importing.grid_model import GridModel

DRAG_AFTER = 6  # pixels that a press may move before it is a drag
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


class GridHeader(QHeaderView):
    """Columns are dragged from here. Signals with the list's column: ``pressed_on(column)``,
    ``drag_begun(column, global position)``, ``drag_moved(global position)``, ``drag_ended(global position)``,
    ``menu_asked(column, global position)``.
    """

    pressed_on = Signal(int)
    drag_begun = Signal(int, QPoint)
    drag_moved = Signal(QPoint)
    drag_ended = Signal(QPoint)
    menu_asked = Signal(int, QPoint)

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._press: tuple[int, QPoint] | None = None
        self._dragging = False
        self.setFixedHeight(theme.px(40))
        self.setMinimumSectionSize(theme.px(36))
        self.setHighlightSections(False)

    # --- painting

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        try:
            self._paint(painter, rect, section)
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, rect: QRect, column: int) -> None:
        placed = column in self._model.mapping
        dragged = column == self._model.dragged
        ground = "accent_soft" if dragged else "surface" if placed else "sunken"
        painter.fillRect(rect, theme.tone(ground))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.tone("line"))
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), theme.tone("line"))
        area = rect.adjusted(theme.px(8), theme.px(3), -theme.px(6), -theme.px(2))
        half = area.height() // 2
        upper = QRect(area.x(), area.y(), area.width(), half)
        lower = QRect(area.x(), area.y() + half, area.width(), half)
        if rect.width() > theme.px(80):
            grip = rect.right() - theme.px(19)
            painter.drawPixmap(grip, rect.y() + theme.px(6), icons.pixmap("grip", "text3", 14))
            upper.setWidth(grip - upper.x())
        self._write(
            painter,
            upper,
            self._model.heading(column),
            theme.SECONDARY,
            "text" if placed else "text3",
            placed,
        )
        words = _("being dragged") if dragged else self._model.place_words(column)
        self._write(
            painter, lower, words, theme.CAPTION, "accent" if placed or dragged else "text3", strong=False
        )

    def _write(
        self, painter: QPainter, area: QRect, text: str, size: int, tone: str, strong: bool = False
    ) -> None:
        font = theme.font(size, theme.SEMIBOLD if strong else theme.MEDIUM)
        painter.setFont(font)
        painter.setPen(theme.tone(tone))
        shown = QFontMetrics(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, shown)

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        takes = event.button() == Qt.MouseButton.LeftButton and section >= 0
        if takes and not self._is_on_edge(event.position().toPoint()):
            self._press = (section, event.position().toPoint())
            self.pressed_on.emit(section)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where, glob = event.position().toPoint(), event.globalPosition().toPoint()
        if self._dragging:
            self.drag_moved.emit(glob)
        elif self._press and (where - self._press[1]).manhattanLength() >= DRAG_AFTER:
            self._dragging = True
            self.drag_begun.emit(self._press[0], glob)
            self.drag_moved.emit(glob)
        elif not self._press:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.drag_ended.emit(event.globalPosition().toPoint())
        elif not self._press:
            super().mouseReleaseEvent(event)
        self.let_go()

    def let_go(self) -> None:
        """The press is over, or its drag was called off."""
        self._press, self._dragging = None, False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.menu_asked.emit(section, event.globalPos())

    def _is_on_edge(self, where: QPoint) -> bool:
        """Whether the pointer is where a column's width is changed."""
        near = theme.px(4)
        section = self.logicalIndexAt(where)
        left = self.sectionViewportPosition(section)
        return where.x() - left < near or left + self.sectionSize(section) - where.x() <= near
