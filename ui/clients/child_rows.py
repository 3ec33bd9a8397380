"""Several of a kind in the editor: each phone, address, card, paper is a row of fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from translations import _
from ui.common.buttons import button, tool
from ui.common.fields import Field
from ui.common.layouts import column, label, row
from ui.tourists.field_rows import FieldRow
from ui.tourists.printed_fold import PrintedFold

FieldLine = Sequence[tuple[Field, int]]  # fields beside each other with their shares of the width

CAPTION = 19  # height of a field's label with the gap below it


class ChildRow(QWidget):
    """One record. Subclasses make the fields and may read several values from one of them."""

    edited = Signal()
    removal_asked = Signal()

    def __init__(
        self,
        record: Any,
        lines: Sequence[FieldLine],
        name: str,
        least: int = 420,
        fold: PrintedFold | None = None,
    ) -> None:
        """``name`` says what goes when the row is removed; below ``least`` pixels the fields stack. ``fold``
        stands below with fields of its own."""
        super().__init__()
        self.record = record
        self.fold = fold
        self.fields = {field.name: field for line_ in lines for field, _share in line_}
        self.fields |= {field.name: field for field in (fold.fields if fold else ())}
        self.remove = tool("trash", _("Remove: %(what)s") % {"what": name}, self.removal_asked.emit)
        box = column(*(FieldRow(line_, least) for line_ in lines), *([fold] if fold else []), gap=7)
        beside_the_first = column(CAPTION, self.remove, None, gap=0)
        across = row((box, 1), beside_the_first, gap=4)
        across.setContentsMargins(0, 0, 0, 0)
        self.setLayout(across)
        for field in self.fields.values():
            field.edited.connect(self.edited)
        self.show_record()
        if fold:
            fold.show_values()
        self.shown = {name: field.value() for name, field in self.fields.items()}

    def show_record(self) -> None:
        """Put the record's values into the fields."""
        for name, field in self.fields.items():
            field.set_value(str(getattr(self.record, name)))

    def read(self) -> Any:
        """The record as typed; what was not touched stays to the letter."""
        values = {name: field.value() for name, field in self.fields.items()}
        known = {one.name for one in fields(self.record)}
        typed = {name: value for name, value in values.items() if value != self.shown[name]}
        return replace(self.record, **{name: value for name, value in typed.items() if name in known})

    def places(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        editors: list[QWidget] = [field.editor for field in self.fields.values()]
        if self.fold:
            editors.insert(editors.index(self.fold.fields[0].editor), self.fold.head)
        return [*editors, self.remove]

    def is_empty(self) -> bool:
        """Whether nothing was typed that is worth keeping."""
        raise NotImplementedError

    def field(self, name: str) -> Field | None:
        """The field in which the record's ``name`` is typed."""
        return self.fields.get(name)


class ChildRows(QWidget):
    """All records of one kind. Signals: ``edited()``, ``rows_changed()`` when a row came or went."""

    edited = Signal()
    rows_changed = Signal()

    def __init__(self, name: str, title: str, add: str, make: Callable[[Any], ChildRow], new: Any) -> None:
        """``name`` is the client's attribute, ``make(record)`` a row, ``new`` what a new row begins with."""
        super().__init__()
        self.name = name
        self.rows: list[ChildRow] = []
        self._make, self._new = make, new
        self.add = button(add, self.add_row, kind="link")
        self._box = column(gap=14)
        self.setLayout(column(row(label(title, "section"), None, self.add), self._box, gap=5))

    def show_records(self, records: Sequence[Any]) -> None:
        for one in self.rows:
            self._drop(one)
        self.rows = []
        for record in records:
            self._append(record)
        self.rows_changed.emit()

    def read(self) -> list[Any]:
        """The records that are worth keeping."""
        return [one.read() for one in self.rows if not one.is_empty()]

    def kept_rows(self) -> list[ChildRow]:
        """The rows in the order of ``read``."""
        return [one for one in self.rows if not one.is_empty()]

    def all_fields(self) -> list[Field]:
        return [field for one in self.rows for field in one.fields.values()]

    def tab_places(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.add, *(place for one in self.rows for place in one.places())]

    def add_row(self) -> None:
        """A new empty row, with the focus in it."""
        made = self._append(replace(self._new))
        self.rows_changed.emit()
        next(iter(made.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _append(self, record: Any) -> ChildRow:
        made = self._make(record)
        made.edited.connect(self.edited)
        made.removal_asked.connect(lambda: self._remove(made))
        self.rows.append(made)
        self._box.addWidget(made)
        made.show()  # at once: only what is shown takes the focus
        return made

    def _remove(self, one: ChildRow) -> None:
        """The focus goes to the next row, or to the button that adds."""
        at = self.rows.index(one)
        self.rows.remove(one)
        self._drop(one)
        near = self.rows[at : at + 1] or self.rows[-1:]
        target = next(iter(near[0].fields.values())) if near else self.add
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.rows_changed.emit()
        self.edited.emit()

    def _drop(self, one: ChildRow) -> None:
        self._box.removeWidget(one)
        one.hide()
        one.deleteLater()
