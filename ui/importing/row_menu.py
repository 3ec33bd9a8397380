"""The menu of the chosen rows: people or not, where the headings end, clients, deleting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from intake.layout import with_header_rows
from intake.reasons import BY_HAND
from translations import _
from ui.common.buttons import key_text
from ui.importing.grid_model import GridModel
from ui.importing.grid_view import GridView
from ui.importing.list_editing import ListEditing


class RowMenu(QObject):
    """Opened by the right mouse button or the menu key. Signals: ``table_read(table)``: the same source with
    other headings; ``clients_asked()``; ``removal_asked()``."""

    table_read = Signal(object)
    clients_asked = Signal()
    removal_asked = Signal()

    def __init__(self, model: GridModel, grid: GridView, editing: ListEditing) -> None:
        super().__init__(grid)
        self._model = model
        self._grid = grid
        self._editing = editing
        grid.rows_menu_asked.connect(self.open)

    def open(self, where: QPoint) -> None:
        """Show what can be done with the chosen rows."""
        batch, rows = self._model.batch, self._grid.chosen_rows()
        if batch is None or not rows:
            return
        menu = QMenu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, True)
        marked = [row for row in rows if row in batch.marks]
        if marked:
            self._add(menu, _("This is a person"), lambda: self._mark(marked, ""))
        if len(marked) < len(rows):
            self._add(menu, _("This is nobody: leave it out"), lambda: self._mark(rows, BY_HAND))
        self._add(menu, _("To regular clients, or not"), self.clients_asked.emit, "F4")
        self._add(menu, _("Delete rows"), self.removal_asked.emit, "Delete")
        if not batch.table.fields:  # a list that says itself what its columns are has nothing to correct
            menu.addSeparator()
            last = len(batch.table.head) + rows[-1] + 1
            self._add(menu, _("The headings end with this row"), lambda: self._read_again(last))
            if batch.table.header_rows:
                self._add(menu, _("This list has no headings"), lambda: self._read_again(0))
        menu.popup(where)
        menu.setActiveAction(menu.actions()[0])

    @staticmethod
    def _add(menu: QMenu, text: str, action: Callable[[], object], key: str = "") -> None:
        menu.addAction(f"{text}\t{key_text(key)}" if key else text, action)

    def _mark(self, rows: list[int], mark: str) -> None:
        self._editing.change(lambda batch: batch.set_mark(rows, mark))

    def _read_again(self, header_rows: int) -> None:
        """The rows of the source above that are its headings; what was edited waits for Undo."""
        if self._model.batch is not None:
            self.table_read.emit(with_header_rows(self._model.batch.table, header_rows))
