"""Paints the cells of the import grid, and lets a person write into them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.common import icons, theme
from ui.common.cells import Index, one_line
from ui.importing.grid_model import QUIET, GridModel, look_of

_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


TONES = (
    *("surface", "sunken", "selected", "selected_idle", "accent_soft", "error_soft", "warn_soft"),
    *("line", "text", "text3", "focus"),
)


class GridDelegate(QStyledItemDelegate):
    """One line of text a cell; doubtful cells are tinted and carry an icon, left-out columns are dim."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.read_theme()

    def read_theme(self) -> None:
        """Fonts and lengths of the theme in use, kept because every cell needs them."""
        self._body = theme.font()
        self._metrics = QFontMetrics(self._body)
        self._pad, self._icon = theme.px(8), theme.px(16)
        self._right, self._gap = theme.px(4), theme.px(3)
        self._tones = {name: theme.tone(name) for name in TONES}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = self._model.rows[index.row()], index.column()
        painter.save()
        try:
            self._paint_ground(painter, option, row, column)
            self._paint_text(painter, option.rect, row, column)
            if option.state & QStyle.StateFlag.State_HasFocus:
                self._paint_ring(painter, option.rect)
        finally:
            painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int, column: int) -> None:
        rect = option.rect
        painter.fillRect(rect, self._tones[self._ground(option, row, column)])
        line = self._tones["line"]
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), line)
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), line)

    def _ground(self, option: QStyleOptionViewItem, row: int, column: int) -> str:
        doubt = self._model.doubt(row, column)
        if doubt and (tint := look_of(doubt)[2]):
            return tint
        if column == self._model.dragged:
            return "accent_soft"
        if option.state & QStyle.StateFlag.State_Selected:
            return "selected" if self._view.hasFocus() else "selected_idle"
        return "surface" if column in self._model.mapping else "sunken"

    def _paint_text(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        left, right = rect.x() + self._pad, rect.right() - self._right
        doubt = self._model.doubt(row, column)
        if doubt:
            name, tone, _ground = look_of(doubt)
            right -= self._icon + self._gap
            top = rect.y() + (rect.height() - self._icon) // 2
            painter.drawPixmap(right + self._gap, top, icons.pixmap(name, tone))
        text = self._model.shown_text(row, column)
        if text:
            self._write(
                painter, QRect(left, rect.y(), right - left, rect.height()), text, self._tone(row, column)
            )

    def _tone(self, row: int, column: int) -> str:
        if column not in self._model.mapping:
            return "text3"
        return "text3" if self._model.status(row) in QUIET else "text"

    def _write(self, painter: QPainter, area: QRect, text: str, tone: str) -> None:
        shown = self._metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(self._body)
        painter.setPen(self._tones[tone])
        painter.drawText(area, _FLAGS, shown)

    def _paint_ring(self, painter: QPainter, rect: QRect) -> None:
        focus = self._tones["focus"]
        inner = rect.adjusted(0, 0, -1, -1)
        for edge in (
            QRect(inner.x(), inner.y(), inner.width(), 2),
            QRect(inner.x(), inner.bottom() - 1, inner.width(), 2),
            QRect(inner.x(), inner.y(), 2, inner.height()),
            QRect(inner.right() - 1, inner.y(), 2, inner.height()),
        ):
            painter.fillRect(edge, focus)

    # --- writing into a cell

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setAccessibleName(str(self._model.headerData(index.column(), Qt.Orientation.Horizontal)))
        line.setStyleSheet(
            "QLineEdit { border-radius: 0; min-height: 0; max-height: 200px; padding: 0 4px; }"
        )
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: QModelIndex) -> None:
        if isinstance(editor, QLineEdit):
            self._model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, QLineEdit)
        ):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}.get(
                Qt.Key(event.key())
            )
            if step is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self._view.step_row(step)
                return True
        return super().eventFilter(editor, event)
