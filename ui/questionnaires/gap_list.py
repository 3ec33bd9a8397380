"""Whose questionnaire lacks which question, before printing; each line leads there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from paperwork.printing import Gap
from translations import N_, _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.cells import Cell
from ui.common.column_fitting import ColumnFitter
from ui.common.layouts import column, label, pane, row
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column

REASON_ICONS = {"empty": "ring", "untranslated": "book", "letters": "warn", "field": "warn"}
REASONS = {
    "empty": N_("empty: the embassy asks for it"),
    "untranslated": N_("no translation yet"),
}


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap as a line of the list."""

    id: int
    gap: Gap


def _whose(one: GapRow) -> Cell:
    return Cell(one.gap.name)


def _question(one: GapRow) -> Cell:
    return Cell(f"{one.gap.number}  {one.gap.label.lstrip('*')}".strip())


def _reason(one: GapRow) -> Cell:
    tone = "text3" if one.gap.reason == "empty" else "warn_icon"
    return Cell(reason_words(one.gap), icon=(REASON_ICONS[one.gap.reason], tone), tone="text2", small=True)


def reason_words(gap: Gap) -> str:
    """Why it is a gap."""
    if gap.reason == "letters":
        return _("these letters cannot be printed: %(letters)s") % {"letters": gap.letters}
    if gap.reason == "field":
        return _("its field %(what)s") % {"what": gap.detail}
    return _(REASONS[gap.reason])


class GapList(QWidget):
    """The gaps with their number. Signal ``wanted(gap)``: the person wants to go there."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        columns = [
            Column(N_("Whose"), _whose, 190),
            Column(N_("Question"), _question, 200, stretch=True),
            Column(N_("What lacks"), _reason, 220),
        ]
        self.list = RecordList(columns, _("Gaps"), row_height=32)
        ColumnFitter(self.list, (2,), room=160)
        self.list.setMinimumHeight(theme.px(150))
        self.list.opened.connect(lambda one: self.wanted.emit(one.gap))
        self._title = label(_("Looking for gaps…"), "section", wrap=True)
        self._go = button(_("&Go there"), self._on_go, small=True)
        self._keys = key_label("Enter")
        head = row((self._title, 1), self._go, self._keys)
        self.setLayout(column((pane(head), 0, Qt.AlignmentFlag.AlignTop), (self.list, 1), gap=6))
        self.show_gaps([])
        self._title.setText(_("Looking for gaps…"))

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        self.list.set_rows([GapRow(number, gap) for number, gap in enumerate(gaps)])
        if gaps:
            self.list.select_row(0)
        people = len({gap.tourist_id for gap in gaps})
        whose = ngettext("with %(count)d tourist", "with %(count)d tourists", people) % {"count": people}
        words = ngettext("%(count)d gap", "%(count)d gaps", len(gaps)) % {"count": len(gaps)}
        both = _("%(gaps)s %(whose)s") % {"gaps": words, "whose": whose}
        self._title.setText(both if gaps else _("No gaps: everything the embassy asks is filled in."))
        for widget in (self.list, self._go, self._keys):
            widget.setVisible(bool(gaps))

    def _on_go(self) -> None:
        if (one := self.list.current()) is not None:
            self.wanted.emit(one.gap)
