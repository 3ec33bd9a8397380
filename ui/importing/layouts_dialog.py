"""The layouts of lists that are remembered: look them through, forget one with Del, take it back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from intake.targets import BY_FIELD
from models.layouts import Layout, drop_layout, keep_layout, list_layouts
from translations import N_, _
from ui.common import theme
from ui.common.buttons import button, shortcut
from ui.common.cells import Cell
from ui.common.days import day
from ui.common.layouts import clear, column, label, paint_ground, row
from ui.common.messages import InfoBar, errors_told
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list; ``id`` is its place."""

    id: int
    layout: Layout


def _name_cell(line: _Line) -> Cell:
    name, headings = line.layout.name, ", ".join(line.layout.headings)
    return Cell(name or headings, headings if name else "", strong=True, pad=20)


def _fields_cell(line: _Line) -> Cell:
    names = [name for _column, name in sorted(line.layout.mapping.items())]
    return Cell(", ".join(_(BY_FIELD[name].label) for name in names if name in BY_FIELD))


def _kept_cell(line: _Line) -> Cell:
    return Cell(day(line.layout.kept_at[:10]), line.layout.person)


class LayoutsDialog(QDialog):
    """Closes with Esc; what is forgotten here can be taken back until then."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Remembered layouts"))
        columns = [
            Column(N_("Headings of the list"), _name_cell, 320, stretch=True),
            Column(N_("Fields"), _fields_cell, 320),
            Column(N_("Settled"), _kept_cell, 130),
        ]
        self.list = RecordList(columns, _("Remembered layouts"), many=True)
        self.list.indent_first(20)
        self.list.removal_asked.connect(self._forget)
        none_yet = _(
            "No layout is remembered yet. After an import with columns placed by hand, "
            "the next list with the same headings comes in the same way."
        )
        self._none = label(none_yet, "quiet", wrap=True)
        self._notice = column(gap=0)
        forget = button(_("Forget"), self._forget_chosen, icon="trash", key="Delete")
        foot = row(forget, None, button(_("Close"), self.reject, key="Esc"), margins=(20, 8, 16, 12))
        none = row((self._none, 1), margins=(20, 16, 20, 0))
        self.setLayout(column(self._notice, none, (self.list, 1), foot, gap=0))
        paint_ground(self, "surface")
        self.resize(theme.px(860), theme.px(420))
        shortcut(self, "Ctrl+W", self.reject)
        self._read()
        self.list.setFocus()

    def _read(self) -> None:
        lines = [_Line(number, layout) for number, layout in enumerate(list_layouts())]
        self.list.set_rows(lines)
        self.list.setVisible(bool(lines))
        self._none.setVisible(not lines)
        if self.list.current() is None:
            self.list.select_row(0)

    def _forget_chosen(self) -> None:
        self._forget(self.list.selected())

    def _forget(self, lines: list[_Line]) -> None:
        if not lines:
            return
        number = self.list.currentIndex().row()
        with errors_told():
            for one in lines:
                drop_layout(one.layout.key)
            self._read()
            self.list.select_row(min(number, self.list.table_model.rowCount() - 1))
            self._offer_back([one.layout for one in lines])

    def _offer_back(self, gone: list[Layout]) -> None:
        clear(self._notice)
        undo = button(_("Undo"), lambda: self._take_back(gone), small=True)
        bar = InfoBar(_("Forgotten: the next list of this kind is guessed anew."), "info", undo)
        self._notice.addLayout(row((bar, 1), margins=(20, 8, 16, 8)))

    def _take_back(self, gone: list[Layout]) -> None:
        with errors_told():
            for layout in reversed(gone):
                keep_layout(layout)
        clear(self._notice)
        self._read()
        self.list.setFocus()
