"""A list that came: its fields, filters and grid at the left, the doubtful cell at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from models.records import Service
from translations import _
from ui.common.buttons import button, shortcut, tool
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import column, label, line, row
from ui.common.plain_text import set_tip
from ui.importing.checking import Checker
from ui.importing.cleaning import Cleaning
from ui.importing.cleaning_bar import CleaningBar, ReplaceBar
from ui.importing.column_drag import SHOWN_VALUES, ColumnDrag
from ui.importing.doubt_pane import DoubtPane
from ui.importing.field_slots import SlotArea, SlotStrip
from ui.importing.filter_chips import FilterChips
from ui.importing.grid_model import ALL, GridModel
from ui.importing.grid_view import GridView
from ui.importing.list_editing import ListEditing
from ui.importing.row_menu import RowMenu


class ListPage(QWidget):
    """Signals: ``undo_asked()``, ``redo_asked()``, ``removal_asked()`` of the chosen rows."""

    undo_asked = Signal()
    redo_asked = Signal()
    removal_asked = Signal()

    def __init__(self, window: QWidget, services: Sequence[Service]) -> None:
        super().__init__()
        self.model = GridModel(self)
        self.grid = GridView(self.model)
        self.strip = SlotStrip()
        self.chips = FilterChips()
        self.pane = DoubtPane(self.model, services)
        self.drag = ColumnDrag(window, self.strip)
        self.checker = Checker(self)
        self.editing = ListEditing(self.model, self.grid, self.checker)
        self.cleaning = Cleaning(self.model, self.grid, self.editing)
        self.menu = RowMenu(self.model, self.grid, self.editing)
        self.setLayout(row((self._left(), 1), line(upright=True), self.pane, gap=0))
        shortcut(self.grid, "Delete", self.removal_asked.emit)
        self._connect()

    def _left(self) -> QWidget:
        hint = _("Drag a column of the list onto a field, or press Alt+Down in a column.")
        self._undo = tool("undo", _("Undo"), self.undo_asked.emit, "Ctrl+Z")
        self._redo = tool("redo", _("Redo"), self.redo_asked.emit, "Ctrl+Y")
        select = button(_("Select all"), self.grid.selectAll, kind="ghost", small=True, key="Ctrl+A")
        delete = button(
            _("Delete rows"), self.removal_asked.emit, kind="ghost", small=True, icon="trash", key="Delete"
        )
        tools = row(select, delete, self._undo, self._redo, gap=4)
        top = row(
            label(_("Fields of the tourist"), "section"), (ElidedLabel(hint, "secondary"), 1), tools, gap=10
        )
        self.slots = SlotArea(self.strip)
        self.tools = CleaningBar(self.model, self.cleaning)
        upper = column(top, self.slots, self.tools, self.chips, margins=(20, 8, 16, 8), gap=6)
        self.replacing = ReplaceBar(self.cleaning)
        self.replacing.hide()
        made = QWidget()
        made.setLayout(column(upper, line(), self.replacing, (self.grid, 1), gap=0))
        return made

    def _connect(self) -> None:
        self.grid.place_changed.connect(self.pane.show_place)
        self.grid.selectionModel().selectionChanged.connect(self._show_services)
        self.grid.accept_asked.connect(self.pane.accept)
        self.grid.head.drag_begun.connect(self._begin_drag)
        self.grid.head.drag_moved.connect(self.drag.move)
        self.grid.head.drag_ended.connect(self.drag.drop)
        self.grid.head.menu_asked.connect(self.editing.open_menu)
        self.drag.dropped.connect(self.editing.place)
        self.drag.ended.connect(self._end_drag)
        self.model.typed.connect(self.editing.write)
        self.strip.pressed.connect(self.editing.go_to_field)
        self.chips.chosen.connect(self.model.set_filter)
        self.pane.written.connect(self.editing.write_and_go_on)
        self.pane.proposals_taken.connect(self.editing.take_proposals)
        self.pane.day_order_chosen.connect(self.editing.set_day_first)
        self.pane.person.client_chosen.connect(self.editing.choose_client)
        self.pane.person.value_taken.connect(self.editing.take_value)
        self.pane.chosen.connect(self.editing.go_to)
        self.pane.step_asked.connect(self.editing.step)
        self.editing.filter_dropped.connect(self._drop_filter)
        self.menu.removal_asked.connect(self.removal_asked)
        self.tools.replace_asked.connect(self.open_replace)
        self.replacing.closed.connect(self._close_replace)

    def show_state(self) -> None:
        """Slots, filters and doubts of the list as it is now."""
        batch, outlook = self.model.batch, self.model.outlook
        self.strip.show_mapping(batch.mapping if batch else {}, batch.headings if batch else [])
        imported = outlook.counts["imported"] if outlook else 0
        self.chips.show_counts(outlook, len(batch.visible()) - imported if batch else 0)
        self.pane.show_outlook(outlook)

    def _show_services(self) -> None:
        self.pane.services.show_rows(self.grid.chosen_rows())

    def open_replace(self) -> None:
        """Ctrl+H: find and replace, beginning with the cell of the cursor."""
        if self.model.batch is not None:
            index = self.grid.currentIndex()
            self.replacing.open(str(index.data() or "") if index.isValid() else "")

    def _close_replace(self) -> None:
        self.replacing.hide()
        self.grid.setFocus()

    def show_steps(self, undo: str, redo: str) -> None:
        """What Undo and Redo would do, "" for nothing."""
        self._show_step(self._undo, _("Undo"), undo, "Ctrl+Z")
        self._show_step(self._redo, _("Redo"), redo, "Ctrl+Y")

    def _show_step(self, step: QWidget, word: str, what: str, key: str) -> None:
        step.setEnabled(bool(what))
        set_tip(step, f"{word}: {what} ({key})" if what else f"{word} ({key})")

    def _drop_filter(self) -> None:
        self.chips.choose(ALL)
        self.model.set_filter(ALL)

    def _begin_drag(self, column: int, _where: QPoint) -> None:
        if self.model.batch is None:
            return
        values = [self.model.shown_text(row, column) for row in self.model.rows[:40]]
        filled = [value for value in values if value.strip()]
        self.model.dragged = column
        self.drag.begin(column, self.model.heading(column), filled[:SHOWN_VALUES])
        self.repaint_grid()

    def _end_drag(self) -> None:
        self.model.dragged = -1
        self.grid.head.let_go()
        self.repaint_grid()

    def repaint_grid(self) -> None:
        """Paint the rows and their headings again."""
        self.grid.viewport().update()
        self.grid.head.viewport().update()
