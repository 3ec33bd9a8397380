"""Tour search (I8): find an earlier tour, tick whom to take, insert them into the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QWidget

from models.earlier_tours import people_again, search_tours
from models.records import Tourist, TouristRow, TourRow
from models.tourists import list_tourists
from textkit.dates import FieldMeaning, parse_date
from translations import N_, _, ngettext
from ui.common import days, theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.cells import Cell
from ui.common.fields import TextField, show_date
from ui.common.layouts import column, label, line, pane, row
from ui.common.list_keys import ListKeys
from ui.common.messages import errors_told
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column

FIELDS = (
    ("number", N_("Tour number"), "", 4),
    ("surname", N_("Tourist's surname"), "", 5),
    ("created_on", N_("Created"), N_("day, month or year"), 4),
    ("start_date", N_("Starts"), N_("day, month or year"), 4),
)


class PeopleList(RecordList):
    """The tourists of the chosen tour, all ticked at first. Signal ``ticked()``: Space or a click did it."""

    ticked = Signal()

    def __init__(self) -> None:
        columns = [
            Column(N_("Tourist"), self._name_cell, 210, stretch=True),
            Column(N_("Born"), lambda row: Cell(show_date(row.birth_date)), 118),
        ]
        super().__init__(columns, _("Tourists to take"), row_height=32, many=True)
        self._left_out: set[int] = set()
        self.clicked.connect(self._on_clicked)

    def show_people(self, rows: Sequence[TouristRow]) -> None:
        self._left_out.clear()
        self.set_rows(rows)
        self.select_row(0)

    def taken(self) -> list[int]:
        """Ids of the ticked ones in the order of the tour."""
        return [row.id for row in self.table_model.rows if row.id not in self._left_out]

    def toggle(self, ids: Sequence[int]) -> None:
        """Untick these, or tick them all if none of them is ticked."""
        if set(ids) <= self._left_out:
            self._left_out -= set(ids)
        else:
            self._left_out |= set(ids)
        for number, one in enumerate(self.table_model.rows):
            if one.id in ids:
                self.table_model.replace_row(number, one)
        self.ticked.emit()

    def _name_cell(self, one: TouristRow) -> Cell:
        native = " ".join(filter(None, (one.native_surname, one.native_given_name, one.patronymic)))
        latin = " ".join(filter(None, (one.latin_surname, one.latin_given_name)))
        taken = one.id not in self._left_out
        icon = ("link", "text2") if one.client_id is not None else None
        name = native or latin
        said = _("%(name)s, taken") if taken else _("%(name)s, left out")
        return Cell(name, checked=taken, right=(icon,) if icon else (), spoken=said % {"name": name})

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.toggle([self.table_model.rows[index.row()].id])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.selected():
            self.toggle([one.id for one in self.selected()])
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # a tick and a tick, not "open"


class EarlierTourDialog(QDialog):
    """``people`` are those to insert, ``tour`` the tour that they come from; nobody after Esc."""

    def __init__(self, parent: QWidget | None, for_tour: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Tour search"))
        self.people: list[Tourist] = []
        self.tour: TourRow | None = None
        self._for_tour = for_tour
        self._fields: dict[str, TextField] = {}
        self._make()
        self.resize(theme.px(1020), theme.px(520))
        self._search()
        self._fields["number"].setFocus()

    # --- parts

    def _make(self) -> None:
        self.tours = RecordList(self._columns(), _("Found tours"), row_height=48)
        self._keys = ListKeys(self.tours, self._insert)
        for name, caption, hint, _share in FIELDS:
            field = TextField(name, _(caption), hint=_(hint) if hint else "")
            field.edited.connect(self._search)
            self._keys.watch(field.line)
            self._fields[name] = field
        across = row(*((self._fields[name], share) for name, *_rest, share in FIELDS), gap=12)
        self._count = label("", "secondary")
        self.tours.setProperty("has_keys", True)
        self.tours.indent_first(16)
        self.tours.chosen.connect(self._show_people)
        self.tourists = PeopleList()
        self.tours.opened.connect(lambda _tour: self.tourists.setFocus())
        self.tourists.ticked.connect(self._show_count)
        self.tourists.opened.connect(lambda _one: self._insert())
        lists = row((self.tours, 5), line(upright=True), (self.tourists, 3), gap=0)
        top = column(across, self._count, margins=(16, 14, 16, 4), gap=10)
        body = column(top, (pane(lists), 1), line(), gap=0)
        self.setLayout(column((pane(body, "surface"), 1), self._make_foot(), gap=0))
        shortcut(self, "Ctrl+Return", self._insert)
        shortcut(self, "F6", self._next_pane)

    @staticmethod
    def _columns() -> list[Column]:
        return [
            Column(N_("Number"), lambda one: Cell(one.number, tone="text2", pad=16), 116),
            Column(N_("Tour"), _tour_cell, 200, stretch=True),
            Column(N_("Dates"), _dates_cell, 180),
            Column(N_("Tourists"), _size_cell, 76, right_aligned=True),
        ]

    def _make_foot(self) -> QWidget:
        text = _("Regular clients come with today's data. Tickets and services do not come.")
        key = "Ctrl+Return"
        self.insert_button = button(_("Insert"), self._insert, kind="primary", icon="import", key=key)
        cancel = button(_("Cancel"), self.reject, kind="ghost", key="Esc")
        words = label(text, "secondary", wrap=True)
        parts = ((words, 1), cancel, self.insert_button, key_label(key))
        return pane(row(*parts, margins=(16, 10, 16, 12)), "surface")

    # --- searching

    def _search(self) -> None:
        number, surname, created, starts = (self._fields[name].value() for name, *_rest in FIELDS)
        rows = search_tours(number, surname, _date(created), _date(starts), without=self._for_tour)
        self.tours.set_rows(rows)
        found = ngettext("%(count)d tour", "%(count)d tours", len(rows)) % {"count": len(rows)}
        nothing = _("No tour with tourists fits all of this.")
        self._count.setText(found if rows else nothing)
        self.tours.select_row(0)
        self._show_people(self.tours.current())

    def _show_people(self, tour: TourRow | None) -> None:
        self.tourists.show_people(list_tourists(tour.id) if tour is not None else [])
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.tourists.taken())
        text = ngettext("Insert %(count)d tourist", "Insert %(count)d tourists", count) % {"count": count}
        self.insert_button.setText(text if count else _("Insert"))
        self.insert_button.setEnabled(bool(count))

    # --- taking

    def _insert(self) -> None:
        ids = self.tourists.taken()
        if not ids:
            return
        with errors_told():
            self.people = people_again(ids)
            self.tour = self.tours.current()
            self.accept()

    def _next_pane(self) -> None:
        panes: list[QWidget] = [self._fields["number"].line, self.tours, self.tourists]
        here = next((number for number, one in enumerate(panes) if one.hasFocus()), -1)
        panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)


def _tour_cell(one: TourRow) -> Cell:
    created = _("created %(day)s") % {"day": days.day(one.created_on)} if one.created_on else ""
    return Cell(one.title or _("No title yet"), created, strong=True)


def _dates_cell(one: TourRow) -> Cell:
    when = days.period(one.start_date, one.end_date)
    return Cell(when or _("No dates yet"), days.nights(one.start_date, one.end_date))


def _size_cell(one: TourRow) -> Cell:
    return Cell(str(one.tourists), right_aligned=True)


def _date(typed: str) -> str:
    """A day, a month or a year as typed, in ISO; what is no date yet narrows nothing."""
    return parse_date(typed, FieldMeaning.other).value if typed.strip() else ""
