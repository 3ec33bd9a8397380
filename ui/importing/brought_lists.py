"""The lists that were brought into one import window, one after the other; the tables of the last source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from intake.apart import is_long, needs_its_own_process, read, read_apart
from intake.batch import ImportBatch
from intake.headings import guess_mapping
from intake.remembering import batch_of
from intake.tables import SourceTable
from models.errors import AppError
from translations import _
from ui.common.background import Work, runner
from ui.common.list_memory import kept_from_collector, shown_to_collector
from ui.importing.head_bar import HeadBar
from ui.importing.sources import Pasted, encoding_of


@dataclass(frozen=True, slots=True)
class _Brought:
    """One list as it was brought: which of the source's tables, and the source, to read it otherwise."""

    batch: ImportBatch
    tables: tuple[SourceTable, ...]
    number: int = 0
    source: Pasted | None = None


def _first_of(tables: list[SourceTable], source: Pasted | None) -> _Brought:
    return _Brought(batch_of(tables[0]), tuple(tables), 0, source)


class BroughtLists(QObject):
    """Signals: ``shown(batch)``: another list is to be seen, the one before it waits for Undo;
    ``reading(whether)``: a long one is read beside the window; ``refused(sentence)``: nothing could be read.
    """

    shown = Signal(object)
    reading = Signal(bool)
    refused = Signal(str)

    def __init__(self, head: HeadBar) -> None:
        super().__init__(head)
        self._head = head
        self._now: _Brought | None = None
        self._earlier: list[_Brought] = []
        self._later: list[_Brought] = []
        self._work: Work | None = None
        head.table_chosen.connect(self.choose)
        head.encoding_chosen.connect(self.read_as)

    def is_reading(self) -> bool:
        return self._work is not None

    def take(self, pasted: Pasted, encoding: str = "") -> None:
        """Read what was brought and show its most promising table; if it cannot be read, nothing changes.

        What is large or of a foreign format is read in a process of its own, a long text beside the window.
        """
        self.stop_reading()
        apart = needs_its_own_process(pasted)
        if not apart and not is_long(pasted):
            try:
                self.take_tables(read(pasted, encoding), pasted)
            except AppError as error:
                self.refused.emit(str(error))
            return

        def work(this: Work) -> _Brought:
            with kept_from_collector():
                tables = read_apart(pasted, encoding, this.is_cancelled) if apart else read(pasted, encoding)
                return _first_of(tables, pasted)

        self._work = runner().start(work, self._on_read, self._on_unreadable)
        self.reading.emit(True)

    def stop_reading(self) -> None:
        """Cancel: what is there stays."""
        if self._work is not None:
            self._work.cancel()
            self._work.done.disconnect(self._on_read)
            self._work.failed.disconnect(self._on_unreadable)
            self._end_reading()

    def leave(self) -> None:
        """The window closes."""
        self.stop_reading()
        shown_to_collector()

    def _end_reading(self) -> None:
        self._work = None
        self.reading.emit(False)

    def _on_read(self, brought: _Brought) -> None:
        self._end_reading()
        self._bring(brought)

    def _on_unreadable(self, error: Exception) -> None:
        self._end_reading()
        if not isinstance(error, AppError):
            raise error
        self.refused.emit(str(error))

    def take_tables(self, tables: list[SourceTable], source: Pasted | None = None) -> None:
        """Show the first of the tables of a source."""
        self._bring(_first_of(tables, source))

    def choose(self, number: int) -> None:
        """Show another table of the source."""
        if self._now is not None:
            self._bring(replace(self._now, batch=batch_of(self._now.tables[number]), number=number))

    def show_table(self, table: SourceTable) -> None:
        """Show the same table read otherwise."""
        if self._now is not None:
            self._bring(replace(self._now, batch=batch_of(table)))

    def read_as(self, encoding: str) -> None:
        """The letters of a text file came out wrong: read it anew."""
        if self._now is not None and self._now.source is not None:
            self.take(self._now.source, encoding)

    def _bring(self, brought: _Brought) -> None:
        if self._now is not None:
            self._earlier.append(self._now)
        self._later.clear()
        self._show(brought)

    def _show(self, brought: _Brought) -> None:
        self._now = brought
        self._head.show_tables(brought.tables, brought.number)
        self._head.show_encoding(encoding_of(brought.batch.table) if brought.source is not None else "")
        self._head.show_layout(brought.batch.layout)
        self.shown.emit(brought.batch)

    # --- one list back, one forth

    def back(self) -> None:
        """Before the first step in a list stands the list that was here before."""
        if self._earlier and self._now is not None:
            self._later.append(self._now)
            self._show(self._earlier.pop())

    def forth(self) -> None:
        if self._later and self._now is not None:
            self._earlier.append(self._now)
            self._show(self._later.pop())

    def undo_label(self) -> str:
        """What Undo would do now, "" for nothing."""
        label = self._now.batch.history.undo_label() if self._now else ""
        return label or (_("The list before") if self._earlier else "")

    def redo_label(self) -> str:
        """What Redo would do now, "" for nothing."""
        label = self._now.batch.history.redo_label() if self._now else ""
        return label or (_("The list after") if self._later else "")


def guess_anew(batch: ImportBatch) -> None:
    """Place the columns as if no list of this layout had come before; one step."""
    batch.set_mapping(guess_mapping(batch.table))
