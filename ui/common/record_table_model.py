"""A table model that only presents: rows are handed in, columns say how a row becomes a Cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from translations import _
from ui.common.cells import CELL, EMPTY, ROW, Cell, Index

Display = Qt.ItemDataRole.DisplayRole


@dataclass(frozen=True)
class Column:
    """``title`` is marked with N_; ``sort`` is what the reading function calls the order."""

    title: str
    cell: Callable[[Any], Cell]
    width: int = 120
    stretch: bool = False
    sort: str = ""
    right_aligned: bool = False


class RecordTableModel(QAbstractTableModel):
    """Rows of records. Cells are made when first shown and kept until the rows change."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.rows: list[Any] = []
        self._cells: dict[tuple[int, int], Cell] = {}

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead; selections are the view's to restore."""
        self.beginResetModel()
        self.rows = list(rows)
        self._cells = {}
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns instead, of the same rows."""
        self.beginResetModel()
        self.columns = list(columns)
        self._cells = {}
        self.endResetModel()

    def replace_row(self, number: int, row: Any) -> None:
        """Show another record in one row."""
        self.rows[number] = row
        for column in range(len(self.columns)):
            self._cells.pop((number, column), None)
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, row: int, column: int) -> Cell:
        place = (row, column)
        found = self._cells.get(place)
        if found is None:
            found = self._cells[place] = self.columns[column].cell(self.rows[row])
        return found

    def data(self, index: Index, role: int = Display) -> Any:
        if not index.isValid():
            return None
        if role == ROW:
            return self.rows[index.row()]
        cell = self.cell(index.row(), index.column())
        if role == CELL:
            return cell
        if role == Display:
            return cell.words()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken or ", ".join(part for part in (cell.words(), cell.second) if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Display) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Display:
            return _(column.title) if column.title else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right_aligned else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def row_of(self, record_id: object) -> int:
        """Number of the row whose record has that id, -1 if none."""
        return next((n for n, row in enumerate(self.rows) if row.id == record_id), -1)


__all__ = ["EMPTY", "Cell", "Column", "RecordTableModel"]
