"""What the form has and what the passport says, line by line, and which of the values are taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from models.passport_reading import ADDS, DIFFERS, EMPTY, GOES, RETIRES, SAME, ReadRow
from models.passports import PASSPORT_GROUPS
from textkit.documents import join_document
from translations import N_, _
from ui.common.cells import Cell, Icon
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.common.wording import DOCUMENT_KINDS, field_name
from ui.tourists.overwrite_rows import shown

ROW, HEAD, MOST = 28, 30, 7
_PARTS = {
    "state": N_("Issuing state"),
    "issuing_state": N_("Issuing state"),
    "issue_date": N_("Issued"),
    "expiry": N_("Expires"),
    "expiry_date": N_("Expires"),
    "authority": N_("Authority"),
}
_AS_FIELD = {"issuing_state": "international_passport_state"}


@dataclass(slots=True)
class Line:
    """A row with the person's tick."""

    id: int
    row: ReadRow
    ticked: bool
    title: str
    here: str
    read: str


def make_lines(rows: Sequence[ReadRow], former: Sequence[Line] = ()) -> list[Line]:
    """Those that ask first, those that are the same after them; ticks that the person changed stay."""
    set_by_person = {_key(one.row): one.ticked for one in former if one.ticked != one.row.ticked}
    ordered = sorted(rows, key=lambda row: not row.asks)
    return [
        Line(
            at, row, set_by_person.get(_key(row), row.ticked), _title(row), _words(row, row.here), _read(row)
        )
        for at, row in enumerate(ordered)
    ]


def _key(row: ReadRow) -> tuple[str, ...]:
    return (row.name, *sorted(row.read.values()))


def _title(row: ReadRow) -> str:
    if row.relation == RETIRES and row.paper is not None:
        return _("Old: %(number)s") % {"number": join_document(row.paper.series, row.paper.number)}
    if row.paper is not None and row.name == "number":
        return _(DOCUMENT_KINDS[row.paper.kind])
    kind = next((kind for kind in PASSPORT_GROUPS if row.name.startswith(kind)), "")
    if kind and row.name.endswith(("_series", "_number")):
        return _(DOCUMENT_KINDS[kind])
    part = row.name.removeprefix(f"{kind}_")
    return _(_PARTS[part]) if part in _PARTS else field_name(row.name)


def _words(row: ReadRow, values: Mapping[str, str]) -> str:
    if row.relation in (ADDS, RETIRES):
        return _("valid") if row.relation == RETIRES else ""
    if len(values) > 1:
        return join_document(*values.values())
    (name, value), *_rest = values.items()
    return shown(_AS_FIELD.get(name, name), value)


def _read(row: ReadRow) -> str:
    if row.relation == RETIRES:
        return _("replaced")
    if row.relation == ADDS and row.paper is not None:
        return join_document(row.paper.series, row.paper.number)
    return _words(row, row.read) or _("(emptied: it is of the old passport)")


class ReadTable(RecordList):
    """Signals: ``ticks_changed()``; ``taken()`` on Enter. Space and a click tick the line."""

    ticks_changed = Signal()
    taken = Signal()

    def __init__(self) -> None:
        columns = [
            Column(N_("Take from the passport"), _title_cell, 180, stretch=True),
            Column(N_("On the form"), _here_cell, 150, stretch=True),
            Column(N_("In the passport"), _read_cell, 150, stretch=True),
        ]
        super().__init__(columns, _("What the passport says"), row_height=ROW)
        self.lines: list[Line] = []
        self.clicked.connect(self._on_click)

    def show_rows(self, rows: Sequence[ReadRow], *, anew: bool) -> None:
        """``anew``: another reading, whose ticks begin as they are proposed."""
        self.lines = make_lines(rows, () if anew else self.lines)
        self.set_rows(self.lines)
        if self.lines and not self.currentIndex().isValid():
            self.select_row(0)
        self.ticks_changed.emit()

    def taken_rows(self) -> list[ReadRow]:
        """The rows whose values go into the form."""
        return [line.row for line in self.lines if line.ticked]

    def toggle(self) -> None:
        """Space: take the value of this line, or leave the form's."""
        line = self.current()
        if line is None or not line.row.asks:
            return
        ticked = not line.ticked
        kind = line.row.leads or line.row.follows
        together = [one for one in self.lines if kind and kind in (one.row.leads, one.row.follows)]
        for one in together or [line]:
            one.ticked = ticked
            self.table_model.replace_row(one.id, one)
        self.ticks_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def _on_click(self, _index: QModelIndex) -> None:
        self.toggle()


def _title_cell(line: Line) -> Cell:
    if not line.row.asks:
        return Cell(line.title, tone="text3", pad=32)
    spoken = ", ".join((line.title, _("is taken") if line.ticked else _("is left")))
    return Cell(line.title, checked=line.ticked, spoken=spoken)


def _here_cell(line: Line) -> Cell:
    if line.row.relation == SAME:
        return Cell(line.here, tone="text3")
    if line.row.relation == EMPTY:
        return Cell(line.here or "–", tone="text3")
    return Cell(line.here or "–", struck=line.ticked, strong=not line.ticked)


def _read_cell(line: Line) -> Cell:
    if line.row.relation == SAME:
        return Cell(_("same"), tone="text3")
    quiet = line.row.relation == GOES
    tone = "text3" if quiet else "text"
    cut = f"{line.read}…" if line.row.cut else line.read
    return Cell(cut, strong=line.ticked and not quiet, tone=tone, right=_marks(line.row))


def _marks(row: ReadRow) -> tuple[Icon, ...]:
    """Red where the check digit does not fit, amber where the form says otherwise or a name may be cut."""
    if not row.proven:
        return (("error", "error_icon"),)
    doubtful = row.cut or (row.relation == DIFFERS and not row.follows)
    return (("warn", "warn_icon"),) if doubtful else ()
