"""The list view of every screen: rows of records, one selected, opened by Enter or double click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.common import theme
from ui.common.cells import CellDelegate
from ui.common.copying import table_mime
from ui.common.layouts import paint_ground
from ui.common.record_table_model import Column, RecordTableModel


class RecordList(QTableView):
    """Signals: ``chosen(record)`` when the current row changes (None if none), ``opened(record)`` on Enter
    or double click, ``removal_asked(records)`` on Del, ``sort_asked(name)`` on a header."""

    chosen = Signal(object)
    opened = Signal(object)
    removal_asked = Signal(list)
    sort_asked = Signal(str)
    model_type: type[RecordTableModel] = RecordTableModel

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        *,
        row_height: int = 48,
        header: bool = True,
        ground: str = "surface",
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is what a screen reader calls the list; ``many`` lets several rows be selected."""
        super().__init__(parent)
        self.table_model = self.model_type(columns, self)
        self.setModel(self.table_model)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self, ground))
        paint_ground(self, ground)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row_height, self._header = row_height, header
        self._shape(columns)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_open)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns instead; the chosen record stays chosen."""
        current = self.current()
        self.table_model.set_columns(columns)
        self._shape(columns)
        if current is not None:
            self.select_id(current.id)

    def _shape(self, columns: Sequence[Column]) -> None:
        self._name_column = next((n for n, column in enumerate(columns) if column.stretch), 0)
        upright = self.verticalHeader()
        upright.hide()
        upright.setMinimumSectionSize(theme.px(18))
        upright.setDefaultSectionSize(theme.px(self._row_height))
        across = self.horizontalHeader()
        across.setVisible(self._header)
        across.setFixedHeight(theme.px(30))
        across.setHighlightSections(False)
        across.setMinimumSectionSize(theme.px(24))
        across.setSectionsClickable(any(column.sort for column in columns))
        across.sectionClicked.connect(self._on_header)
        for number, column in enumerate(columns):
            mode = QHeaderView.ResizeMode
            across.setSectionResizeMode(number, mode.Stretch if column.stretch else mode.Interactive)
            self.setColumnWidth(number, theme.px(column.width))

    def indent_first(self, length: int) -> None:
        """Begin the heading of the first column where its cells begin (their ``pad``)."""
        self.horizontalHeader().setStyleSheet(
            f"QHeaderView::section:first {{ padding-left: {theme.px(length)}px; }}"
        )

    def set_rows(self, rows: Sequence[Any], *, keep: object = None) -> None:
        """Show the rows; the record with the id ``keep`` (else the one chosen before) stays chosen."""
        current = self.current()
        wanted = keep if keep is not None else getattr(current, "id", None)
        place = self.verticalScrollBar().value()
        blocked = self.selectionModel().blockSignals(True)
        self.table_model.set_rows(rows)
        self.selectionModel().blockSignals(blocked)
        number = self.table_model.row_of(wanted) if wanted is not None else -1
        if number >= 0:
            self.verticalScrollBar().setValue(place)
            self.select_row(number)

    def select_row(self, number: int) -> None:
        """Choose the row alone, also while Ctrl or Shift is held.

        The view's own ``setCurrentIndex`` would then leave it unselected (Ctrl+PgDn), or add it to others.
        """
        if 0 <= number < self.table_model.rowCount():
            index = self.table_model.index(number, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def select_id(self, record_id: object) -> bool:
        """Choose the record with that id; False if it is not in the list."""
        number = self.table_model.row_of(record_id)
        self.select_row(number)
        return number >= 0

    def current(self) -> Any:
        """The record of the current row, None if there is none."""
        index = self.currentIndex()
        return self.table_model.rows[index.row()] if index.isValid() else None

    def selected(self) -> list[Any]:
        """Records of all selected rows in their order."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table_model.rows[number] for number in numbers]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.select_row(0 if event.key() == Qt.Key.Key_Home else self.table_model.rowCount() - 1)
        elif event.key() == Qt.Key.Key_Delete and self.selected():
            self.removal_asked.emit(self.selected())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows(self.selected())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters jump to names, wherever in the row the current cell is."""
        if not self.currentIndex().isValid():
            self.select_row(0)
        name = self.currentIndex().siblingAtColumn(self._name_column)
        self.selectionModel().setCurrentIndex(name, QItemSelectionModel.SelectionFlag.NoUpdate)
        super().keyboardSearch(search)

    def copy_rows(self, records: Sequence[Any], *, headings: bool = False) -> None:
        """Put the rows on the clipboard as shown: tab-separated text and an HTML table."""
        columns = range(self.table_model.columnCount())
        numbers = [self.table_model.rows.index(record) for record in records]
        lines = [[self.table_model.cell(number, column).words() for column in columns] for number in numbers]
        if headings:
            orientation = Qt.Orientation.Horizontal
            lines.insert(0, [str(self.table_model.headerData(c, orientation)) for c in columns])
        mime = QMimeData()
        for kind, content in table_mime(lines).items():
            mime.setData(kind, content)
        QGuiApplication.clipboard().setMimeData(mime)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(self.table_model.rows[current.row()] if current.isValid() else None)

    def _on_open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.table_model.rows[index.row()])

    def _on_header(self, section: int) -> None:
        if name := self.table_model.columns[section].sort:
            self.sort_asked.emit(name)
