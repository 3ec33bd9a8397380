"""A list as it stands in the grid: its cells, its columns, where they go, and steps that can be undone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass, replace
from typing import Self

from intake.edits import AddedColumn, Arrangement, Edit, History, placed
from intake.reading import column_of
from intake.tables import CellDetail, Place, SourceTable


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a cleaning tool: texts by (row, column), columns added at the right, the new mapping.

    ``cells`` may name added columns, which have the numbers after the last one. ``kind`` is a key of
    ``edits.LABELS``. ``mapping`` None leaves it as it is.
    """

    kind: str
    cells: Mapping[Place, str]
    mapping: Mapping[int, str] | None = None
    added: tuple[AddedColumn, ...] = ()


class EditedList:
    """Rows are told by their index in ``table.rows`` and keep it whatever is deleted; columns likewise."""

    def __init__(self, table: SourceTable, mapping: Mapping[int, str]) -> None:
        self.table = table
        self._cells: list[list[str]] = list(table.rows)
        self._state = Arrangement(dict(mapping), dict(table.marks))
        self._history = History()

    def snapshot(self) -> Self:
        """The list as it is now, to be gone through, or changed, in another thread."""
        other = copy(self)  # rows and arrangement are never changed, only replaced
        other._cells = list(self._cells)  # noqa: SLF001  # of the same class
        other._history = self._history.copy()  # noqa: SLF001
        return other

    def take_over(self, snapshot: EditedList) -> None:
        """Become what a step has made of a snapshot. Nothing may have been done to the list since then."""
        self._cells = snapshot._cells
        self._state = snapshot._state
        self._history = snapshot._history

    # --- what stands there

    @property
    def mapping(self) -> dict[int, str]:
        """Column -> field, a copy."""
        return dict(self._state.mapping)

    @property
    def marks(self) -> Mapping[int, str]:
        """Rows that are no people, and why."""
        return self._state.marks

    @property
    def added(self) -> tuple[AddedColumn, ...]:
        """Columns that the list did not have; they have the numbers after its own."""
        return self._state.added

    @property
    def width(self) -> int:
        """The number of columns, the added ones included."""
        return self.table.width + len(self._state.added)

    @property
    def headings(self) -> list[str]:
        """Unique headings of all columns."""
        return [*self.table.headings, *(one.heading for one in self._state.added)]

    def order(self) -> list[int]:
        """The columns from left to right: those added stand beside the one that they were made of."""
        order = list(range(self.table.width))
        beside = {number: one.beside for number, one in enumerate(self._state.added, self.table.width)}
        for number, neighbour in beside.items():
            place = order.index(neighbour) + 1
            while place < len(order) and beside.get(order[place]) == neighbour:
                place += 1
            order.insert(place, number)
        return order

    def __len__(self) -> int:
        return len(self._cells)

    def visible(self) -> list[int]:
        """Indexes of the rows that were not deleted, in the order of the list."""
        gone = self._state.deleted
        return [row for row in range(len(self._cells)) if row not in gone]

    def people(self) -> list[int]:
        """Indexes of the rows that are people: neither deleted nor marked."""
        return [row for row in self.visible() if row not in self._state.marks]

    def cell(self, row: int, column: int) -> str:
        """The text of a cell as it is now."""
        return self._cells[row][column]

    def texts(self, row: int) -> list[str]:
        """All texts of a row as they are now; not to be changed."""
        return self._cells[row]

    def is_as_brought(self, row: int, column: int) -> bool:
        """Whether nobody changed the text of the cell."""
        return column < self.table.width and self._cells[row][column] == self.table.rows[row][column]

    def detail(self, row: int, column: int) -> CellDetail | None:
        """What the source said about the cell, as long as nobody changed its text."""
        detail = self.table.details.get((row, column))
        return detail if detail and self.is_as_brought(row, column) else None

    def column_of(self, target: str) -> int | None:
        """The column from which a field comes, also as a part of a whole name."""
        return column_of(self._state.mapping, target)

    # --- steps

    def set_mapping(self, mapping: Mapping[int, str]) -> None:
        """Place all columns anew."""
        self._do("mapping", replace(self._state, mapping=dict(mapping)))

    def place(self, column: int, target: str) -> None:
        """Place one column on a target ("" leaves it out); a column that stood there swaps with it."""
        self.set_mapping(placed(self._state.mapping, column, target))

    def set_cells(self, texts: Mapping[Place, str], kind: str = "cells") -> int:
        """Write texts into cells by (row, column), as one step; returns how many changed."""
        return self.apply(Change(kind, texts))

    def set_cell(self, row: int, column: int, text: str) -> int:
        """Write one cell; returns 1 if it changed."""
        return self.set_cells({(row, column): text})

    def apply(self, change: Change) -> int:
        """Do what a tool proposes as one step; returns how many cells changed, 0 if nothing did."""
        cells = {
            (row, column): (before, text)
            for (row, column), text in change.cells.items()
            if (before := self._text(row, column)) != text
        }
        mapping = self._state.mapping if change.mapping is None else dict(change.mapping)
        if cells or mapping != self._state.mapping:
            after = replace(self._state, mapping=mapping, added=self._state.added + change.added)
            self._do(change.kind, after, cells)
        return len(cells)

    def _text(self, row: int, column: int) -> str:
        texts = self._cells[row]
        return texts[column] if column < len(texts) else ""

    def delete_rows(self, rows: Collection[int]) -> None:
        """Take rows out of the list; undo brings them back."""
        if gone := frozenset(rows) - self._state.deleted:
            self._do("delete", replace(self._state, deleted=self._state.deleted | gone))

    def set_mark(self, rows: Collection[int], mark: str) -> None:
        """Say that rows are people after all ("") or are not (a key of ``reasons.MARKS``)."""
        marks = {row: there for row, there in self._state.marks.items() if row not in rows}
        if mark:
            marks.update(dict.fromkeys(rows, mark))
        self._do("mark", replace(self._state, marks=marks))

    def set_day_first(self, target: str, day_first: bool) -> None:
        """Say how the dates of a column are written, where nothing in it decides."""
        self._do("day_order", replace(self._state, day_first={**self._state.day_first, target: day_first}))

    def choose_client(self, row: int, client_id: int) -> None:
        """Say which of several clients a row is, 0 for none of them."""
        self._do("client", replace(self._state, clients={**self._state.clients, row: client_id}))

    def undo(self) -> str:
        """Undo the last step; returns its label, "" when there was none."""
        edit = self._history.step_back()
        if edit is None:
            return ""
        self._apply(edit.before, {place: old for place, (old, _new) in edit.cells.items()})
        return edit.label()

    def redo(self) -> str:
        """Do the last undone step again; returns its label, "" when there was none."""
        edit = self._history.step_forward()
        if edit is None:
            return ""
        self._apply(edit.after, {place: new for place, (_old, new) in edit.cells.items()})
        return edit.label()

    @property
    def history(self) -> History:
        """Steps done and undone, for the labels of the Undo and Redo buttons."""
        return self._history

    def _do(
        self, kind: str, after: Arrangement, cells: Mapping[Place, tuple[str, str]] | None = None
    ) -> None:
        edit = Edit(kind, self._state, after, cells or {})
        self._history.note(edit)
        self._apply(after, {place: new for place, (_old, new) in edit.cells.items()})

    def _apply(self, state: Arrangement, cells: Mapping[Place, str]) -> None:
        width = self.table.width + len(state.added)
        if width != self.width:
            missing = [""] * len(state.added)
            self._cells = [(texts + missing)[:width] for texts in self._cells]
        copied: dict[int, list[str]] = {}
        for (row, column), text in cells.items():
            if column < width:
                if row not in copied:
                    copied[row] = self._cells[row] = list(self._cells[row])
                copied[row][column] = text
        before, self._state = self._state, state
        self._changed(before, copied)

    def _changed(self, before: Arrangement, rows: Collection[int]) -> None:
        """A step was done or undone: ``rows`` have other texts, the arrangement was ``before``."""
