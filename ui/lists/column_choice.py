"""The columns of a list: ticked ones are in it, in the order in which they stand here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from paperwork.ready_lists import ListKind
from translations import N_, _
from ui.common import theme
from ui.common.cells import Cell
from ui.common.ordered_list import OrderedList
from ui.common.record_table_model import Column

TICK = 30  # pixels at the left, where the tick is


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column on offer; ``id`` is its place."""

    id: int
    key: str
    words: str
    chosen: bool


def _cell(row: ColumnRow) -> Cell:
    said = _("%(name)s, taken") if row.chosen else _("%(name)s, left out")
    tone = "text" if row.chosen else "text2"
    return Cell(row.words, checked=row.chosen, tone=tone, spoken=said % {"name": row.words})


class ColumnChoice(OrderedList):
    """Space or a click ticks, Alt+Up and Alt+Down or dragging move. Signal ``changed()``: by the person."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            [Column(N_("Columns"), _cell, 240, stretch=True)],
            _("Columns"),
            row_height=26,
            header=False,
            many=True,
        )
        self._on_tick = False
        self.move_asked.connect(self._move)
        self.clicked.connect(self._on_clicked)

    def show_columns(self, kind: ListKind, keys: Sequence[str]) -> None:
        """The chosen ones first, in their order, then all others that the list can have."""
        chosen = [key for key in keys if key in kind.offered]
        ordered = [*chosen, *(key for key in kind.offered if key not in chosen)]
        words = {key: _(column.choice or column.title) for key, column in kind.offered.items()}
        self._show([ColumnRow(0, key, words[key], key in chosen) for key in ordered])
        self.select_row(0)
        self.scrollToTop()

    def keys(self) -> tuple[str, ...]:
        """The ticked ones in their order."""
        return tuple(row.key for row in self.table_model.rows if row.chosen)

    def toggle(self, rows: Sequence[ColumnRow]) -> None:
        """Untick these, or tick them all if none of them is ticked."""
        on = not any(row.chosen for row in rows)
        for row in rows:
            self.table_model.replace_row(row.id, ColumnRow(row.id, row.key, row.words, on))
        self.changed.emit()

    def _show(self, rows: Sequence[ColumnRow]) -> None:
        numbered = [ColumnRow(number, row.key, row.words, row.chosen) for number, row in enumerate(rows)]
        self.set_rows(numbered, keep=-1)

    def _move(self, moved: list[ColumnRow], place: int) -> None:
        rows = self.table_model.rows
        before = [row for row in rows[:place] if row not in moved]
        after = [row for row in rows[place:] if row not in moved]
        self._show([*before, *moved, *after])
        self.select_row(len(before))
        self._select_more(len(before), len(moved))
        self.changed.emit()

    def _select_more(self, first: int, count: int) -> None:
        """What was moved together stays chosen together, so that it can be moved on."""
        flags = self.selectionModel().SelectionFlag
        for number in range(first + 1, first + count):
            self.selectionModel().select(self.table_model.index(number, 0), flags.Select | flags.Rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_tick = event.position().x() < theme.px(TICK)
        super().mousePressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click on the tick; one on the words only chooses the row, to be moved."""
        if self._on_tick:
            self.toggle([self.table_model.rows[index.row()]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.selected():
            self.toggle(self.selected())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # a tick and a tick, not "open"
