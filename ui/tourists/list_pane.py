"""The tourists of the tour at the left: number, name, whether from the base, what is to be noticed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.checks.findings import WARN, WRONG, Finding, Journey
from models.checks.person import check_person
from models.checks.tour import check_beside, check_between
from models.overlaps import overlapping_tours, overlaps_of
from models.records import Tourist
from textkit.folding import fold
from translations import N_, _, ngettext
from ui.common import preferences, theme
from ui.common.buttons import button, button_group, tool
from ui.common.cells import Cell
from ui.common.layouts import column, label, pane, picture, row
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.common.search_box import SearchBox
from ui.tourists.edited_tourist import EditedTourist, person_name
from ui.tourists.field_warnings import worst_level

WIDTH = 276
ATTENTION = {
    WRONG: ("error", "error_icon", N_("something is wrong")),
    WARN: ("warn", "warn_icon", N_("attention")),
}
ORDERS = (("booking", N_("By booking")), ("name", N_("By name")))


@dataclass(frozen=True, slots=True)
class ListRow:
    """``id`` is the list id of EditedTourist; ``number`` the place in the order of booking, from 1; ``level``
    the worst of what has to be looked at (``field_warnings.worst_level``)."""

    id: int
    number: int
    surname: str
    name: str
    linked: bool
    unsaved: bool
    level: str


def list_rows(
    tourists: Sequence[Tourist], edited: Sequence[EditedTourist], journey: Journey
) -> list[ListRow]:
    """The saved tourists of a tour in their order, each as typed so far, then those never saved."""
    typed = {one.list_id: one for one in edited}
    booked = sorted(tourists, key=lambda one: (one.position, one.id or 0))
    numbers = {one.id or 0: n for n, one in enumerate(booked, 1)}
    beside = _beside(booked, journey)
    rows = [
        _row(numbers[one.id or 0], typed[one.id or 0], journey, booked)
        if one.id in typed
        else _saved_row(
            numbers[one.id or 0], one, [*check_person(one, journey), *beside.get(one.id or 0, ())]
        )
        for one in tourists
    ]
    others = [one for one in edited if one.list_id not in numbers]
    return rows + [_row(len(rows) + n, one, journey, booked) for n, one in enumerate(others, 1)]


def _beside(tourists: Sequence[Tourist], journey: Journey) -> dict[int, list[Finding]]:
    """Ids of tourists, all of one tour, to what shows between them and the others, or with other tours."""
    found = {tourists[place].id or 0: more for place, more in check_between(tourists, journey).items()}
    tour_id = next((one.tour_id for one in tourists), None)
    for one in overlapping_tours(tour_id) if tour_id is not None else ():
        found.setdefault(one.tourist_id, []).append(one.finding())
    return found


def _row(number: int, edited: EditedTourist, journey: Journey, people: Sequence[Tourist]) -> ListRow:
    person = edited.tourist
    elsewhere = [one.finding() for one in overlaps_of(person)]
    found = [*check_person(person, journey), *check_beside(person, people, journey), *elsewhere]
    row = _saved_row(number, person, found)
    return replace(row, id=edited.list_id, unsaved=bool(edited.changes()))


def _saved_row(number: int, person: Tourist, findings: Sequence[Finding]) -> ListRow:
    return ListRow(
        id=person.id or 0,
        number=number,
        surname=person.native_surname or person.latin_surname,
        name=person_name(person),
        linked=person.client_id is not None,
        unsaved=False,
        level=worst_level(findings),
    )


def _number_cell(row: ListRow) -> Cell:
    return Cell(text=str(row.number), tone="text3", small=True, right_aligned=True, pad=4)


def _name_cell(row: ListRow) -> Cell:
    marks = [("dot", "accent", _("not saved"))] if row.unsaved else []
    if row.level:
        mark, mark_tone, words = ATTENTION[row.level]
        marks.append((mark, mark_tone, _(words)))
    marks += [("link", "text3", _("regular client"))] if row.linked else []
    name = row.name or _("New tourist")
    spans = ((row.surname, True), (name[len(row.surname) :], False)) if name.startswith(row.surname) else ()
    return Cell(
        text=name,
        spans=spans,
        tone="text" if row.name else "text3",
        right=tuple((icon, tone) for icon, tone, _words in marks),
        pad=4,
        spoken=", ".join([f"{row.number} {name}", *(words for _icon, _tone, words in marks)]),
    )


class ListPane(QWidget):
    """Signals: ``chosen(list id)``, ``new_asked()``, ``removal_asked(list ids)``, ``order_changed()``,
    ``opened()`` on Enter."""

    chosen = Signal(int)
    new_asked = Signal()
    removal_asked = Signal(list)
    order_changed = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        columns = [Column("", _number_cell, width=34), Column(N_("Tourist"), _name_cell, stretch=True)]
        self.list = RecordList(
            columns, _("Tourists"), row_height=28, header=False, ground="sunken", many=True
        )
        self.filter = SearchBox(_("Filter tourists"), "")
        self._rows: list[ListRow] = []
        self._foot = label("", "caption", "warn")
        self._nobody = label("", "secondary", wrap=True)
        self._nobody.setMargin(theme.px(14))
        self._nobody.hide()
        box = column(self._head(), self._nobody, (self.list, 1), self._make_foot(), gap=0)
        outer = column(pane(box, "sunken"), gap=0)
        self.setLayout(outer)
        self._connect()

    def _head(self) -> QWidget:
        new = tool("plus", _("New tourist"), self.new_asked.emit, "Ins")
        self._orders = {name: button(_(text), kind="chip") for name, text in ORDERS}
        button_group(self, list(self._orders.values()))
        for name, one in self._orders.items():
            one.setChecked(name == self.order())
            one.clicked.connect(lambda _checked=False, name=name: self._set_order(name))
        first = row((self.filter, 1), new, gap=6)
        second = row(*self._orders.values(), None, gap=6)
        return pane(column(first, second, margins=(12, 10, 10, 8), gap=7), "sunken")

    def _make_foot(self) -> QWidget:
        legend = label(_("from the client base"), "caption")
        return pane(
            row(picture("link", "text3", 14), legend, None, self._foot, margins=(14, 0, 14, 8), gap=6)
        )

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _row: self.opened.emit())
        self.list.removal_asked.connect(lambda rows: self.removal_asked.emit([row.id for row in rows]))
        self.filter.textEdited.connect(lambda _text: self._show())
        self.filter.returnPressed.connect(self._focus_list)
        self.filter.installEventFilter(self)

    def _on_chosen(self, row: ListRow | None) -> None:
        if row is not None:
            self.chosen.emit(row.id)

    def order(self) -> str:
        """ "booking" or "name"."""
        wanted = preferences.TOURIST_ORDER.get()
        return wanted if wanted in dict(ORDERS) else "booking"

    def _set_order(self, name: str) -> None:
        preferences.TOURIST_ORDER.set(name)
        self.order_changed.emit()

    def show_rows(self, rows: Sequence[ListRow], keep: int | None) -> None:
        """Show these tourists, of which ``keep`` stays chosen."""
        self._rows = list(rows)
        count = len(self._rows)
        hint = ngettext("Filter %(count)d tourist", "Filter %(count)d tourists", count) % {"count": count}
        self.filter.setPlaceholderText(hint)
        self._show_attention()
        self._show(keep)

    def _show_attention(self) -> None:
        count = sum(bool(row.level) for row in self._rows)
        self._foot.setText(_("Attention: %(count)d") % {"count": count} if count else "")

    def _show(self, keep: int | None = None) -> None:
        wanted = fold(self.filter.text())
        shown = [row for row in self._rows if wanted in fold(row.name)] if wanted else self._rows
        self.list.set_rows(shown, keep=keep)
        text = self.filter.text().strip()
        self._nobody.setText(_("No tourist's name has “%(text)s”.") % {"text": text})
        self._nobody.setVisible(bool(wanted) and not shown)

    def update_from(self, edited: EditedTourist, journey: Journey, people: Sequence[Tourist]) -> None:
        """One tourist is typed on: show it without reading the others, ``people``, again."""
        before = next((one for one in self._rows if one.id == edited.list_id), None)
        if before is None:
            return
        now = _row(before.number, edited, journey, people)
        self._rows[self._rows.index(before)] = now
        number = self.list.table_model.row_of(now.id)
        if number >= 0 and now != before:
            self.list.table_model.replace_row(number, now)
            self._show_attention()

    def rows(self) -> list[ListRow]:
        """All rows, also those that the filter hides."""
        return list(self._rows)

    def find_here(self) -> None:
        """Ctrl+F: into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def shown_ids(self) -> list[int]:
        return [row.id for row in self.list.table_model.rows]

    def choose(self, list_id: int) -> None:
        """Choose the tourist; the filter goes if it hides them."""
        if not self.list.select_id(list_id) and any(row.id == list_id for row in self._rows):
            self.filter.clear()
            self._show(list_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the filter goes to those who fit."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_Down and watched is self.filter:
            self._focus_list()
            return True
        return super().eventFilter(watched, event)

    def _focus_list(self) -> None:
        if not self.list.table_model.rows:
            return
        self.list.setFocus()
        if self.list.current() is None:
            self.list.select_row(0)
