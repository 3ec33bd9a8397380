"""The import grid: rows of the list, edited in place, chosen and walked through by keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from translations import _
from ui.common import theme
from ui.common.copying import table_mime
from ui.common.layouts import label
from ui.importing.grid_delegate import GridDelegate
from ui.importing.grid_header import GridHeader
from ui.importing.grid_model import GridModel
from ui.importing.status_header import StatusHeader

ROW_HEIGHT = 28
LOOK_AT = 40  # rows from which the width of a column is taken
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GridView(QTableView):
    """Signals: ``place_changed(row, column)`` of the list (-1 for none), ``accept_asked()`` on Enter in a
    cell with a proposal, ``painted()`` once after each new list, ``rows_menu_asked(global position)``."""

    place_changed = Signal(int, int)
    accept_asked = Signal()
    painted = Signal()
    rows_menu_asked = Signal(QPoint)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._announce_paint = False
        self._kept: tuple[int, int, int, int] | None = None
        self._corner = label(_("What will happen"), "secondary")
        self._corner.setParent(self)
        self._corner.setIndent(theme.px(16))
        self.head = GridHeader(model, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self, model))
        self.setAccessibleName(_("List to import"))
        self._shape()
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        model.columnsInserted.connect(lambda _parent, first, _last: self._show_added(first))
        self.head.pressed_on.connect(self._choose_column)

    def _shape(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.AnyKeyPressed | trigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalHeader(StatusHeader(self._model, self))
        upright = self.verticalHeader()
        upright.setDefaultSectionSize(theme.px(ROW_HEIGHT))
        for view in (self, upright):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(lambda where, view=view: self._ask_menu(view, where))

    def _ask_menu(self, view: QAbstractItemView, where: QPoint) -> None:
        """On a row that is not chosen the menu is that row's; by the key it opens at the cursor."""
        number = self.rowAt(where.y())
        if number >= 0 and not self.selectionModel().isRowSelected(number):
            self._stand_on(self._model.index(number, max(self.currentIndex().column(), 0)))
        self.rows_menu_asked.emit(view.viewport().mapToGlobal(where))

    def show_list(self) -> None:
        """A new list is in the model: give its columns their widths and stand on its first cell."""
        self._announce_paint = True
        metrics = QFontMetrics(theme.font())
        self.head.blockSignals(True)  # else the whole view is measured again for each column
        for column in range(self._model.columnCount()):
            self.setColumnWidth(column, self._width(column, metrics))
        self.head.blockSignals(False)
        self._put_in_order()
        self.updateGeometries()
        if self._model.rows:
            self.go_to(self._model.rows[0], min(self._model.mapping, default=0))

    def _show_added(self, first: int) -> None:
        """Columns that the list did not bring stand beside those that they were made of."""
        metrics = QFontMetrics(theme.font())
        for column in range(first, self._model.columnCount()):
            self.setColumnWidth(column, self._width(column, metrics))
        self._put_in_order()
        flag = QItemSelectionModel.SelectionFlag  # the chosen rows reach over the new columns too
        self.selectionModel().select(self.selectionModel().selection(), flag.Select | flag.Rows)

    def _put_in_order(self) -> None:
        order = self._model.order()
        if order != [self.head.logicalIndex(place) for place in range(len(order))]:
            for place, column in enumerate(order):
                self.head.moveSection(self.head.visualIndex(column), place)

    def _width(self, column: int, metrics: QFontMetrics) -> int:
        """Room for the heading and the first rows, within limits; less for a column that is left out."""
        batch = self._model.batch
        if batch is None:
            return theme.px(80)
        texts = [batch.cell(row, column) for row in self._model.rows[:LOOK_AT]]
        longest = max(texts, key=len, default="")[:40]
        small = QFontMetrics(theme.font(theme.SECONDARY, theme.SEMIBOLD))
        needed = max(
            metrics.horizontalAdvance(longest) + theme.px(28),
            small.horizontalAdvance(self._model.heading(column)[:24]) + theme.px(34),
            small.horizontalAdvance(self._model.place_words(column)) + theme.px(16),
        )
        placed = column in self._model.mapping
        return min(max(needed, theme.px(44)), theme.px(220 if placed else 110))

    def is_unpainted(self) -> bool:
        """Whether the list was not painted since it came."""
        return self._announce_paint

    # --- where the person is

    def place(self) -> tuple[int, int]:
        """(row, column) of the list under the cursor; (-1, -1) if there is none."""
        index = self.currentIndex()
        return (self._model.rows[index.row()], index.column()) if index.isValid() else (-1, -1)

    def go_to(self, row: int, column: int) -> bool:
        """Stand on a cell; False if its row is not shown."""
        if row not in self._model.rows:
            return False
        index = self._model.index(self._model.rows.index(row), column)
        self._stand_on(index)
        self.scrollTo(index)
        return True

    def _stand_on(self, index: QModelIndex) -> None:
        """Make the cell current and its row the only one chosen, whatever keys are held (Shift+F8)."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def chosen_rows(self) -> list[int]:
        """The selected rows of the list, from the top."""
        places: set[int] = set()
        for block in self.selectionModel().selection():  # an index for each of 100,000 rows takes six seconds
            places.update(range(block.top(), block.bottom() + 1))
        return [self._model.rows[place] for place in sorted(places)]

    def shows(self, column: int) -> bool:
        """Whether the whole column is in view without scrolling."""
        left = self.columnViewportPosition(max(column, 0))
        return left >= 0 and left + self.columnWidth(max(column, 0)) <= self.viewport().width()

    def column_rect(self, column: int) -> QRect:
        """Where the heading of a column stands, in the view."""
        left = self.head.sectionViewportPosition(column) + self.head.x()
        return QRect(left, self.head.y(), self.head.sectionSize(column), self.head.height())

    def menu_place(self, column: int) -> QPoint:
        """Where a column's menu opens, on the screen."""
        return self.mapToGlobal(self.column_rect(column).bottomLeft())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.place_changed.emit(*self.place())

    def _choose_column(self, column: int) -> None:
        row = max(self.currentIndex().row(), 0)
        self._stand_on(self._model.index(row, column))
        self.setFocus()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        rows, columns = self.verticalHeader(), self.head
        self._corner.setGeometry(rows.x(), columns.y(), rows.width(), columns.height())

    def _keep_place(self) -> None:
        index = self.currentIndex()
        self._kept = None
        if index.isValid():
            row = self._model.rows[index.row()]
            self._kept = (row, index.row(), index.column(), self.verticalScrollBar().value())

    def _restore_place(self) -> None:
        """Stand on the same row as before; if it is gone, on what stands in its place."""
        rows = self._model.rows
        if self._kept is None or not rows:
            return
        row, number, column, scrolled = self._kept
        number = rows.index(row) if row in rows else min(number, len(rows) - 1)
        self.verticalScrollBar().setValue(scrolled)
        self._stand_on(self._model.index(number, min(column, self._model.columnCount() - 1)))

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() and self.state() != self.State.EditingState:
            self._enter()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) or event.text() == " ":
            event.ignore()  # Del is the window's; these do not begin to write into a cell
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        row, column = self.place()
        one = self._model.doubt(row, column)
        if one and one.doubt.proposals and one.doubt.level != "mark":
            self.accept_asked.emit()
        else:
            self.step_row(1)

    def step_row(self, step: int) -> None:
        """The same column in the next row (1) or the one before (-1); at the end the cursor stays."""
        following = self.currentIndex().siblingAtRow(self.currentIndex().row() + step)
        if following.isValid():
            self._stand_on(following)

    def _copy(self) -> None:
        """The chosen rows as shown, as text and as a table."""
        columns = self._model.order()
        lines = [[self._model.shown_text(row, column) for column in columns] for row in self.chosen_rows()]
        mime = QMimeData()
        for kind, content in table_mime(lines).items():
            mime.setData(kind, content)
        QGuiApplication.clipboard().setMimeData(mime)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._announce_paint and self._model.batch is not None:
            self._announce_paint = False
            QTimer.singleShot(0, self.painted.emit)
