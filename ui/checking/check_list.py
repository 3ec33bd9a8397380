"""The list of findings: a click or Enter leads to the field, Space ticks a proposal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from translations import _
from ui.checking.check_rows import COLUMNS, LEVEL_ICON, CheckLine
from ui.common.record_list import RecordList

PROPOSAL = 3  # its column


class CheckList(RecordList):
    """Signals: ``ticked(id)``: the proposal of that line is to be taken, or not any more;
    ``menu_asked(place)``: the menu of the chosen line, at that place of the screen."""

    ticked = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__(COLUMNS, _("What was found"))
        self.indent_first(20)
        self._narrow = False
        self.clicked.connect(self._on_click)

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show these; the chosen one stays, or the one that has taken its place is chosen."""
        before = max(self.currentIndex().row(), 0)
        self.set_rows(lines)
        if self.current() is None:
            self.select_row(min(before, len(lines) - 1))
        self._show_proposals()

    def _show_proposals(self) -> None:
        """A column in which nothing stands gives its room to the sentences."""
        self.setColumnHidden(PROPOSAL, all(line.ticked is None for line in self.table_model.rows))

    def fit(self, *, narrow: bool) -> None:
        """Where there is little room the level is its icon alone."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.set_columns([LEVEL_ICON, *COLUMNS[1:]] if narrow else COLUMNS)
            self._show_proposals()

    def replace_line(self, line: CheckLine) -> None:
        """The same line, ticked or not."""
        self.table_model.replace_row(self.table_model.row_of(line.id), line)

    def step(self, by: int) -> None:
        """F8: the next line, round."""
        count = self.table_model.rowCount()
        if count:
            self.select_row((self.currentIndex().row() + by) % count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._tick(self.current())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button over a line chooses it; the menu key takes the chosen one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, place = self.indexAt(event.pos()), event.globalPos()
            self.select_row(index.row())
        else:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            self.menu_asked.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        self.mousePressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        """A click on a proposal ticks it; one beside it leads to the field."""
        line = self.table_model.rows[index.row()]
        if index.column() == PROPOSAL and line.ticked is not None:
            self._tick(line)
        else:
            self.opened.emit(line)

    def _tick(self, line: CheckLine | None) -> None:
        if line is not None and line.ticked is not None:
            self.ticked.emit(line.id)
