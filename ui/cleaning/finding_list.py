"""The findings of one kind: ticked with Space, opened with Enter, corrected with F2, left with Del."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent

from models.cleaning.findings import DUPLICATES, EXPIRING, CleaningFinding, Place
from translations import N_, _
from ui.cleaning.finding_cells import (
    PAIR_COLUMNS,
    PLAIN_COLUMNS,
    PROPOSAL,
    VALUE_COLUMNS,
    name_cell,
)
from ui.cleaning.proposal_field import ProposalField
from ui.common import theme
from ui.common.cells import Cell
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column, RecordTableModel

WITHOUT_FIXES = (DUPLICATES, EXPIRING)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TICK_WIDTH = 44  # from the left of a row, at 100 %


class FindingModel(RecordTableModel):
    """Rows that can be ticked: the first cell of each is made anew when ticks change."""

    def renew_ticks(self) -> None:
        self._cells = {place: cell for place, cell in self._cells.items() if place[1]}
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))


class FindingList(RecordList):
    """Signals: ``ticks_changed()``, ``corrected(finding, proposal)``, ``second_asked(finding)``."""

    ticks_changed = Signal()
    corrected = Signal(object, str)
    second_asked = Signal(object)
    model_type = FindingModel
    table_model: FindingModel

    def __init__(self, ticks: dict[str, set[Place]]) -> None:
        """``ticks``: of each kind what is ticked; the list keeps them there."""
        self.kind = ""
        self._all_ticks = ticks
        self._ticks: set[Place] = set()
        self._values = (Column(N_("Who"), self._name, 200, stretch=True), *VALUE_COLUMNS)
        self._plain = (self._values[0], *PLAIN_COLUMNS)
        self._pairs = (Column(N_("Who"), self._name, 300, stretch=True), *PAIR_COLUMNS)
        super().__init__(self._values, _("Findings"), many=True)
        self.indent_first(20)

    def show_findings(self, kind: str, rows: Sequence[CleaningFinding]) -> None:
        """Another list, or what has become of this one: ticks and the place in it stay."""
        self.finish_typing()
        number = self.currentIndex().row() if kind == self.kind else 0
        top = self.verticalScrollBar().value() if kind == self.kind else 0
        self.set_rows([])
        if kind != self.kind:
            self.kind = kind
            self._ticks = self._all_ticks.setdefault(kind, set())
            self.set_columns({DUPLICATES: self._pairs, EXPIRING: self._plain}.get(kind, self._values))
        if self._ticks:
            self._ticks &= {one.place() for one in rows}
        self.set_rows(rows)
        self.verticalScrollBar().setValue(top)
        self.select_row(min(max(number, 0), len(rows) - 1))
        self.ticks_changed.emit()

    # Ticks

    def ticked(self) -> list[CleaningFinding]:
        """The ticked findings in their order."""
        if not self._ticks:
            return []
        return [one for one in self.table_model.rows if one.place() in self._ticks]

    def meant(self) -> list[CleaningFinding]:
        """The ticked ones, else the selected ones."""
        return self.ticked() or self.selected()

    def tick(self, findings: Sequence[CleaningFinding]) -> None:
        """Tick these, or untick them if all of them are ticked."""
        places = {one.place() for one in findings}
        if places <= self._ticks:
            self._ticks -= places
        else:
            self._ticks |= places
        self.table_model.renew_ticks()
        self.ticks_changed.emit()

    def _name(self, one: CleaningFinding) -> Cell:
        return name_cell(one, ticked=one.place() in self._ticks)

    # Corrections

    def edit_proposal(self) -> None:
        """F2: type what should stand there; it is ticked then."""
        index = self.currentIndex()
        if not index.isValid() or self.kind in WITHOUT_FIXES:
            return
        cell = index.siblingAtColumn(PROPOSAL)
        self.scrollTo(cell)
        place = self.visualRect(cell).adjusted(1, theme.px(8), -1, -theme.px(8))
        one = self.table_model.rows[index.row()]
        ProposalField(self.viewport(), place, one, lambda text: self.corrected.emit(one, text))

    def finish_typing(self) -> bool:
        """Take the proposal that is being typed; False if it cannot be taken."""
        typed = self.viewport().findChildren(ProposalField)
        return all(one.take() for one in typed)

    def replace(self, finding: CleaningFinding) -> None:
        """Show a corrected finding, ticked if it has a proposal."""
        number = self.table_model.row_of(finding.id)
        if number < 0:
            return
        self._ticks.discard(finding.place())
        if finding.proposal and finding.proposal != finding.value:
            self._ticks.add(finding.place())
        self.table_model.replace_row(number, finding)
        self.ticks_changed.emit()

    # Keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers()
        if event.key() == Qt.Key.Key_Space and plain:
            self.tick(self.selected())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.tick(self.table_model.rows)
        elif event.key() == Qt.Key.Key_F2 and plain:
            self.edit_proposal()
        elif event.key() in ENTER and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            if self.current() is not None:
                self.second_asked.emit(self.current())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks; elsewhere it chooses the row."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        across = event.position().x() - self.visualRect(index).x()
        if index.isValid() and left and index.column() == 0 and across <= theme.px(TICK_WIDTH):
            self.tick([self.table_model.rows[index.row()]])
