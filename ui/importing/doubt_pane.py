"""Beside the grid: the doubtful cell with its proposals, the other doubts, the services of the imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QScrollArea, QWidget

from intake.doubts import MARK, STOP
from intake.reasons import count_by_kind, sentence
from intake.targets import BY_FIELD
from models.records import Service
from translations import _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_label, tool
from ui.common.cells import Cell
from ui.common.layouts import clear, column, label, line, paint_ground, picture, row, set_tone
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.importing.checking import DoubtfulCell, Outlook
from ui.importing.flow_layout import FlowLayout
from ui.importing.grid_model import GridModel, look_of
from ui.importing.person_part import PersonPart, shown_value
from ui.importing.service_choice import ServiceChoice

LISTED = 200  # doubts in the list at most: nobody reads on
ROW_HEIGHT = 40
DAY_ORDERS = ("day_or_month", "day_first_by_others", "month_first_by_others")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list of doubts."""

    id: int
    one: DoubtfulCell
    where: str


class DoubtPane(QScrollArea):
    """Signals: ``written(row, column, text)``, ``proposals_taken(doubtful cells, number of the proposal)``,
    ``day_order_chosen(field, day first)``,
    ``chosen(doubtful cell)``, ``step_asked(+1 or -1)``."""

    written = Signal(int, int, str)
    proposals_taken = Signal(object, int)
    day_order_chosen = Signal(str, bool)
    chosen = Signal(object)
    step_asked = Signal(int)

    def __init__(self, model: GridModel, services: Sequence[Service]) -> None:
        super().__init__()
        self._model = model
        self.services = ServiceChoice(services)
        self._place = (-1, -1)
        self._shown: list[DoubtfulCell] = []
        inner = QWidget()
        paint_ground(inner, "surface")
        inner.setLayout(
            column(self._cell_part(), line(), self._list_part(), line(), (self.services, 1),
                   margins=(16, 12, 16, 12), gap=10)
        )  # fmt: skip
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(theme.px(288))

    # --- the parts

    def _cell_part(self) -> QWidget:
        self._where = label("", "section", wrap=True)
        self._up = tool("up", _("Previous doubt"), lambda: self.step_asked.emit(-1), "Shift+F8")
        self._down = tool("down", _("Next doubt"), lambda: self.step_asked.emit(1), "F8")
        self._sentences = column(gap=4)
        self.line = QLineEdit()
        self.line.installEventFilter(self)
        self._where.setBuddy(self.line)
        self._proposals = FlowLayout()
        self._alike = QCheckBox()
        self.person = PersonPart(self._model)
        made = QWidget()
        head = row((self._where, 1), self._up, self._down, gap=2)
        parts = (head, self._sentences, self.line, self._alike, self._proposals, self.person)
        made.setLayout(column(*parts, gap=6))
        return made

    def _list_part(self) -> QWidget:
        self._more = label("", "section")
        self._kinds = label("", "caption", wrap=True)
        self.list = RecordList(
            [Column("", _doubt_cell, stretch=True)], _("Doubts"), row_height=ROW_HEIGHT, header=False
        )
        self.list.opened.connect(self._on_listed)
        self.list.clicked.connect(lambda _index: self._on_listed(self.list.current()))
        made = QWidget()
        head = row(self._more, None, label(_("F8 next"), "caption"))
        made.setLayout(column(head, self._kinds, self.list, gap=6))
        return made

    # --- what is shown

    def show_outlook(self, outlook: Outlook | None) -> None:
        """List the doubts of the whole list; those that are only worth knowing stand last."""
        found = sorted(outlook.doubtful, key=lambda one: one.doubt.level == MARK) if outlook else []
        lines = [_Line(number, one, self._name(one)) for number, one in enumerate(found[:LISTED])]
        self.list.set_rows(lines)
        self.list.setFixedHeight(theme.px(ROW_HEIGHT) * min(max(len(lines), 1), 6) + 2)
        count = len(found)
        words = ngettext("%(count)d doubt", "%(count)d doubts", count) % {"count": count}
        self._more.setText(words if count else _("No doubts") if outlook else _("Checking the rows…"))
        self.list.setVisible(bool(count))
        kinds = count_by_kind(one.doubt for one in found)
        self._kinds.setText(", ".join(f"{kind} {number}" for kind, number in kinds))
        self._kinds.setVisible(len(kinds) > 1)
        self.show_place(*self._place)

    def show_place(self, row_number: int, column_number: int) -> None:
        """Say everything about one cell and its row."""
        self._place = (row_number, column_number)
        outlook = self._model.outlook
        self._shown = outlook.doubts_of(row_number, column_number) if outlook else []
        if outlook and not self._shown:
            self._shown = outlook.doubts_of(row_number, -1)
        clear(self._sentences)
        clear(self._proposals)
        there = row_number >= 0
        self._where.setText(self._name_of(row_number, column_number) if there else _("The cell"))
        self._show_editor(row_number, column_number)
        for one in self._shown:
            self._add_sentence(one)
        self._show_alike()
        self._show_proposals()
        self.person.show_row(row_number, alone=not self._shown)

    def _show_editor(self, row_number: int, column_number: int) -> None:
        editable = row_number >= 0 and column_number >= 0
        self.line.setVisible(editable)
        if editable:
            self.line.setText(self._model.shown_text(row_number, column_number))
            self.line.setCursorPosition(0)
        worst = {one.doubt.level for one in self._shown}
        set_tone(self.line, "level", "error" if STOP in worst else "warn" if worst - {MARK} else "")
        self.line.setAccessibleName(self._where.text())
        self.line.setAccessibleDescription(" ".join(sentence(one.doubt) for one in self._shown))

    def _add_sentence(self, one: DoubtfulCell) -> None:
        name, tone, _ground = look_of(one)
        words = label(sentence(one.doubt), "secondary", tone.removesuffix("_icon"), wrap=True)
        top = Qt.AlignmentFlag.AlignTop
        self._sentences.addLayout(row((picture(name, tone), 0, top), (words, 1), gap=6))

    def _show_proposals(self) -> None:
        first = True
        for one in self._shown:
            for number, text in enumerate(one.doubt.proposals):
                press = button(_proposal_text(one, text), small=True, key="Alt+Return" if first else "")
                press.clicked.connect(lambda _on=False, one=one, number=number: self._take(one, number))
                self._proposals.addWidget(press)
                first = False
        takes = self.main_proposal() is not None
        if takes:
            self._proposals.addWidget(key_label("Alt+Return"))
        self._show_day_orders()

    def _show_day_orders(self) -> None:
        """Where a date can be read both ways the question is for the whole column."""
        one = next((one for one in self._shown if one.doubt.reason in DAY_ORDERS), None)
        if one is None:
            return
        for text, day_first in ((_("Column: day first"), True), (_("Column: month first"), False)):
            press = button(text, small=True)
            press.clicked.connect(
                lambda _on=False, first=day_first: self.day_order_chosen.emit(one.doubt.field, first)
            )
            self._proposals.addWidget(press)

    def _show_alike(self) -> None:
        """Offer to settle all cells with this doubt at once."""
        one, outlook = self.main_proposal(), self._model.outlook
        by_cell = one is not None and one.doubt.reason not in DAY_ORDERS
        count = len(outlook.alike(one)) if one is not None and by_cell and outlook is not None else 0
        words = ngettext("In %(count)d such cell", "In all %(count)d such cells", count)
        self._alike.setText(words % {"count": count})
        self._alike.setChecked(False)
        self._alike.setVisible(count > 1)

    def _take(self, one: DoubtfulCell, which: int) -> None:
        outlook = self._model.outlook
        several = self._alike.isChecked() and outlook is not None
        self.proposals_taken.emit(outlook.alike(one) if several and outlook else [one], which)

    def main_proposal(self) -> DoubtfulCell | None:
        """The doubt whose first proposal one key accepts; what is only worth knowing is never so changed."""
        return next((one for one in self._shown if one.doubt.proposals and one.doubt.level != MARK), None)

    def _name(self, one: DoubtfulCell) -> str:
        return self._name_of(one.row, one.column, one.doubt.field)

    def _name_of(self, row_number: int, column_number: int, field: str = "") -> str:
        words = _("Row %(number)d") % {"number": row_number + 1}
        heading = self._model.heading(column_number) if column_number >= 0 else ""
        if not heading and field in BY_FIELD:
            heading = _(BY_FIELD[field].label)
        return f"{words}, {heading}" if heading else words

    # --- what the person does

    def accept(self) -> bool:
        """Take the first proposal of the cell; False if it has none."""
        one = self.main_proposal()
        if one is not None:
            self._take(one, 0)
        return one is not None

    def _on_listed(self, listed: _Line | None) -> None:
        if listed is not None:
            self.chosen.emit(listed.one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._take_line()
                return True
        return super().eventFilter(watched, event)

    def _take_line(self) -> None:
        """Enter in the editor: what was typed goes into the cell; untouched, the proposal does."""
        row_number, column_number = self._place
        if self.line.text() != self._model.shown_text(row_number, column_number):
            self.written.emit(row_number, column_number, self.line.text())
        elif not self.accept():
            self.step_asked.emit(1)


def _doubt_cell(listed: _Line) -> Cell:
    name, tone, _ground = look_of(listed.one)
    words = sentence(listed.one.doubt)
    return Cell(
        listed.where, second=words, icon=(name, tone), small=True, spoken=f"{listed.where}: {words}", pad=2
    )


def _proposal_text(one: DoubtfulCell, text: str) -> str:
    return shown_value(one.doubt.field, text).replace("&", "&&") or _("Empty it")
