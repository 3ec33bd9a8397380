"""A list whose order is a person's: rows are dragged, or moved with Alt+Up and Alt+Down."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.common.cells import Index
from ui.common.record_list import RecordList
from ui.common.record_table_model import RecordTableModel

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedModel(RecordTableModel):
    """Rows that can be dragged; what is dropped goes between rows, never into one."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class OrderedList(RecordList):
    """Signal ``move_asked(records, place)``: these are to stand before the row that has the number ``place``
    now; as many as there are rows means the end. Who hears it shows the rows anew."""

    move_asked = Signal(list, int)
    model_type = OrderedModel

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)

    def move_chosen(self, step: int) -> None:
        """Move the chosen rows by one place; at the end they stay."""
        numbers = [self.table_model.rows.index(one) for one in self.selected()]
        if not numbers:
            return
        place = numbers[0] - 1 if step < 0 else numbers[-1] + 2
        if 0 <= place <= self.table_model.rowCount():
            self.move_asked.emit(self.selected(), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if (
            step
            and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        ):
            self.move_chosen(step)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self and self.selected():
            self.move_asked.emit(self.selected(), self._place_at(event.position().toPoint()))
        # The view would take the rows out itself: whoever keeps the order shows it anew.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _place_at(self, point: QPoint) -> int:
        """Before which row something falls: the nearer edge of the row under it counts."""
        index = self.indexAt(point)
        if not index.isValid():
            return self.table_model.rowCount()
        below_middle = point.y() > self.visualRect(index).center().y()
        return index.row() + (1 if below_middle else 0)
