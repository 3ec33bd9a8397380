"""A list of clients of which only a part is read: more comes when the person gets to either end of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent

from models.records import ClientHit
from ui.common.cells import Index
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column, RecordTableModel

Reads = Callable[[], Sequence[ClientHit]]


class PagedClientModel(RecordTableModel):
    """``more()`` reads what comes behind the last row, ``before()`` what stands before the first."""

    more: Reads | None = None
    before: Reads | None = None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.more is not None

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self.more is None:
            return
        rows = list(self.more())
        if not rows:
            self.more = None
            return
        self.beginInsertRows(parent, len(self.rows), len(self.rows) + len(rows) - 1)
        self.rows += rows
        self.endInsertRows()

    def fetch_before(self) -> int:
        """Put what stands before the first row in front of it; how many rows these are."""
        read, self.before = self.before, None
        rows = list(read()) if read is not None else []
        if rows:
            self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
            self.rows[:0] = rows
            self._cells = {}  # they are kept by the number of the row
            self.endInsertRows()
        return len(rows)


class ClientList(RecordList):
    """Signals: ``place_asked(id)`` for a client who is not read yet, ``start_asked()`` on Ctrl+Home."""

    place_asked = Signal(int)
    start_asked = Signal()
    model_type = PagedClientModel

    def __init__(self, columns: Sequence[Column], name: str, ground: str) -> None:
        super().__init__(columns, name, ground=ground)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def select_id(self, record_id: int) -> bool:
        if not super().select_id(record_id) and record_id > 0:
            self.place_asked.emit(record_id)
        current = self.current()
        return current is not None and current.id == record_id

    def height_of(self, record_id: int | None) -> int | None:
        """How far under the upper edge this client's row stands, if it is in sight."""
        number = self.table_model.row_of(record_id) if record_id is not None else -1
        place = self.visualRect(self.table_model.index(number, 0)) if number >= 0 else QRect()
        return place.top() if self.viewport().rect().intersects(place) else None

    def show_row_at(self, number: int, height: int) -> None:
        """Scroll so that the row stands so far under the upper edge."""
        self.updateGeometries()  # else the bar knows nothing yet of rows that have just come
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(number) - height)

    def _on_scrolled(self, value: int) -> None:
        if value < self.verticalHeader().defaultSectionSize() and self.table_model.before is not None:
            first = self.rowViewportPosition(0)
            self.show_row_at(self.table_model.fetch_before(), first)  # what was in sight stays there

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = event.key() == Qt.Key.Key_Home and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if first and self.table_model.before is not None:
            self.start_asked.emit()
        else:
            super().keyPressEvent(event)
