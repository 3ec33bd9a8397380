"""The lists that were brought into one import window, one after the other; the tables of the last source."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from intake.batch import ImportBatch
from intake.headings import guess_mapping
from intake.remembering import batch_of
from intake.tables import SourceTable
from translations import _
from ui.importing.head_bar import HeadBar
from ui.importing.sources import Pasted, read_tables


class BroughtLists(QObject):
    """Signal ``shown(batch)``: another list is to be seen. The one before it waits for Undo."""

    shown = Signal(object)

    def __init__(self, head: HeadBar, current: Callable[[], ImportBatch | None]) -> None:
        super().__init__(head)
        self._head = head
        self._current = current
        self._tables: list[SourceTable] = []
        self._earlier: list[ImportBatch] = []
        self._later: list[ImportBatch] = []
        head.table_chosen.connect(self.choose)

    def take(self, pasted: Pasted) -> None:
        """Read what was brought and show its most promising table. UnreadableSource: nothing changes."""
        self.take_tables(read_tables(pasted))

    def take_tables(self, tables: list[SourceTable]) -> None:
        """Show the first of the tables of a source."""
        self._tables = tables
        self._show(batch_of(tables[0]))
        self._head.show_tables(tables, 0)

    def choose(self, number: int) -> None:
        """Show another table of the source."""
        self._show(batch_of(self._tables[number]))

    def show_table(self, table: SourceTable) -> None:
        """Show the same table read otherwise."""
        self._show(batch_of(table))

    def _show(self, batch: ImportBatch) -> None:
        if (before := self._current()) is not None:
            self._earlier.append(before)
        self._later.clear()
        self.shown.emit(batch)

    # --- one list back, one forth

    def back(self) -> None:
        """Before the first step in a list stands the list that was here before."""
        self._swap(self._earlier, self._later)

    def forth(self) -> None:
        self._swap(self._later, self._earlier)

    def _swap(self, source: list[ImportBatch], other: list[ImportBatch]) -> None:
        current = self._current()
        if source and current is not None:
            other.append(current)
            self._tables = []
            self._head.show_tables([], 0)
            self.shown.emit(source.pop())

    def undo_label(self) -> str:
        """What Undo would do now, "" for nothing."""
        current = self._current()
        label = current.history.undo_label() if current else ""
        return label or (_("The list before") if self._earlier else "")

    def redo_label(self) -> str:
        """What Redo would do now, "" for nothing."""
        current = self._current()
        label = current.history.redo_label() if current else ""
        return label or (_("The list after") if self._later else "")


def guess_anew(batch: ImportBatch) -> None:
    """Place the columns as if no list of this layout had come before; one step."""
    batch.set_mapping(guess_mapping(batch.table))
