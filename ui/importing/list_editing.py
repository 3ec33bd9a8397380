"""What a person does to the list: correct cells, take proposals, place columns, delete rows, walk doubts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Signal

from intake.batch import ImportBatch
from intake.targets import BY_FIELD
from ui.importing.checking import Checker, DoubtfulCell
from ui.importing.field_menu import FieldMenu
from ui.importing.grid_model import GridModel
from ui.importing.grid_view import GridView

Result = TypeVar("Result")


class ListEditing(QObject):
    """Every step goes through the batch and can be undone. Signals: ``changed()`` after each,
    ``filter_dropped()`` when a row is to be shown that the filter hides."""

    changed = Signal()
    filter_dropped = Signal()

    def __init__(self, model: GridModel, grid: GridView, checker: Checker) -> None:
        super().__init__(grid)
        self._model = model
        self._grid = grid
        self._checker = checker
        self._stood_on: tuple[int, int] | None = None

    def change(self, step: Callable[[ImportBatch], Result]) -> Result | None:
        """Do one step to the batch, then let all see it."""
        batch = self._model.batch
        if batch is None:
            return None
        self._checker.stop()
        result = step(batch)
        self.changed.emit()
        return result

    def stop_check(self) -> None:
        """No check of the rows goes on until the list is ``changed``."""
        self._checker.stop()

    def take_step(self, stepped: ImportBatch) -> None:
        """A cleaning button has done its step to the list, or to a snapshot of it beside the window."""
        batch = self._model.batch
        if batch is not None and stepped is not batch:
            self._checker.stop()
            batch.take_over(stepped)
        self.changed.emit()

    # --- cells

    def write(self, row: int, column: int, text: str) -> None:
        self.change(lambda batch: batch.set_cell(row, column, text))

    def write_and_go_on(self, row: int, column: int, text: str) -> None:
        """Correct a doubtful cell beside the grid; the next doubt comes up."""
        self.write(row, column, text)
        self.step(1)

    def take_proposals(self, cells: Sequence[DoubtfulCell], which: int) -> None:
        """Put the proposals into their cells as one step; the next doubt comes up."""
        doubts = [(one.row, one.doubt) for one in cells]
        if self.change(lambda batch: batch.accept_all(doubts, which)):
            self.step(1)

    def set_day_first(self, field: str, day_first: bool) -> None:
        """Say how the dates of a column are written."""
        self.change(lambda batch: batch.set_day_first(field, day_first))

    def choose_client(self, row: int, client_id: int) -> None:
        """Say which of the namesakes in the base a row is."""
        self.change(lambda batch: batch.choose_client(row, client_id))

    def take_value(self, row: int, field: str, text: str) -> None:
        """The tourist gets this value instead of that of the list."""
        self.change(lambda batch: batch.set_cell(row, batch.column_of(field) or 0, text))

    def delete_rows(self) -> int:
        """Take the chosen rows out of the list; returns how many."""
        rows = self._grid.chosen_rows()
        if rows:
            self.change(lambda batch: batch.delete_rows(rows))
        return len(rows)

    def undo(self) -> bool:
        """Take the last step back; False if there was none."""
        return bool(self.change(lambda batch: batch.undo()))

    def redo(self) -> bool:
        return bool(self.change(lambda batch: batch.redo()))

    # --- columns

    def place(self, column: int, field: str) -> None:
        """Put a column on a field, "" to leave it out; what stood there swaps with it."""
        batch = self._model.batch
        if batch is not None and batch.mapping.get(column, "") != field:
            self.change(lambda batch: batch.place(column, field))

    def open_menu(self, column: int = -1, where: QPoint | None = None) -> None:
        """The fields for a column, that of the cursor unless one is given."""
        batch = self._model.batch
        if batch is None:
            return
        if column < 0:
            column = max(self._grid.place()[1], 0)
        menu = FieldMenu(
            self._grid.window(),
            column,
            batch.mapping,
            batch.headings,
            lambda field: self.place(column, field),
        )
        menu.popup(where or self._grid.menu_place(column))

    def go_to_field(self, field: str) -> None:
        """Stand on the column that a field takes."""
        batch = self._model.batch
        column = batch.column_of(field) if batch and field in BY_FIELD else None
        if column is not None and self._model.rows:
            row = self._grid.place()[0]
            self._grid.go_to(row if row >= 0 else self._model.rows[0], column)
            self._grid.setFocus()

    # --- doubts

    def step(self, way: int) -> None:
        """To the next (1) or previous (-1) doubtful cell, round the end."""
        outlook = self._model.outlook
        places = sorted(outlook.worst) if outlook else []
        if not places:
            return
        here = self._grid.place()
        if self._stood_on and (self._stood_on[0], max(self._stood_on[1], 0)) == here:
            here = self._stood_on
        if way > 0:
            goal = next((place for place in places if place > here), places[0])
        else:
            goal = next((place for place in reversed(places) if place < here), places[-1])
        self._stand(*goal)

    def go_to(self, one: DoubtfulCell) -> None:
        self._stand(one.row, one.column)

    def _stand(self, row: int, column: int) -> None:
        shown = max(column, 0)  # what belongs to the whole row is told at its first cell
        if not self._grid.go_to(row, shown):  # the filter hides it
            self.filter_dropped.emit()
            self._grid.go_to(row, shown)
        self._stood_on = (row, column)
        self._grid.setFocus()
