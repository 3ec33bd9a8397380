"""The list of tours: which depart, who travels, who changed what; the way into each of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QWidget

from models.records import TourRow
from models.tours import delete_tour, list_tours
from translations import N_, _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_text, shortcut
from ui.common.changes import changes, concerns
from ui.common.column_fitting import ColumnFitter
from ui.common.empty_state import EmptyState, Way
from ui.common.layouts import column, label, pane, row
from ui.common.messages import errors_told, messages
from ui.common.page import Page, navigator
from ui.common.plain_text import set_tip
from ui.common.preferences import TOURS_WHEN
from ui.common.record_list import RecordList
from ui.common.search_box import SearchBox
from ui.tours.tour_columns import CHANGE, CLERK, CUSTOMER, TOURISTS, tour_columns

PERIODS = (
    ("upcoming", N_("Departing")),
    ("current", N_("On the way")),
    ("past", N_("Past")),
    ("all", N_("All")),
)
SEARCH_DELAY = 120  # milliseconds of rest after a keystroke


class ToursPage(Page):
    """Tours with their own search and the choice of a period, which is remembered.

    Signal ``sample_office_asked()``: the person wants the sample office loaded.
    """

    sample_office_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[TourRow] = []
        self._chips = {when: self._chip(when, text) for when, text in PERIODS}
        self._count = label("", "quiet")
        self._search = self._search_box()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY)
        self._timer.timeout.connect(self.read)
        self.tours = self._list()
        self._stack = QStackedWidget()
        for widget in (self.tours, self._nothing_yet(), self._nothing_here()):
            self._stack.addWidget(widget)
        self._tools: list[QWidget] = []
        self._parts = (self._head(), self._chip_row(), self._stack)
        self.setLayout(column(*self._parts[:2], (self._stack, 1), gap=0))
        shortcut(self, "F2", self.edit_current)
        shortcut(self, "Ctrl+Tab", lambda: self._next_period(1))
        shortcut(self, "Ctrl+Shift+Tab", lambda: self._next_period(-1))
        shortcut(self, "Ctrl+Shift+F", self.find_here)
        shortcut(self, "F6", self._next_pane)
        shortcut(self, "Ctrl+Return", self.new_record)
        shortcut(self, "Ctrl+Enter", self.new_record)
        changes.written.connect(self._on_written)
        self._chips[self._when()].setChecked(True)

    def title(self) -> str:
        return _("Tours")

    def activate(self) -> None:
        self.read()
        if self._stack.currentIndex() == 0:
            self.tours.setFocus()
        elif self._stack.currentIndex() == 1:
            self._ways.buttons[0].setFocus()

    def find_here(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def new_record(self) -> None:
        """Ask for a new tour and show it in the list."""
        self._edit(None)

    def print_questionnaires(self) -> None:
        """Ctrl+P: the questionnaires of the chosen tour."""
        from ui.questionnaires.print_dialog import print_questionnaires

        if row_ := self.tours.current():
            print_questionnaires(self, row_.id)

    def show_lists(self) -> None:
        """Ctrl+L: the lists of the chosen tour."""
        from ui.lists.lists_dialog import open_tour_lists

        if row_ := self.tours.current():
            open_tour_lists(self.window(), row_.id)

    def check_tour(self) -> None:
        """Ctrl+Shift+K: what is to be seen on the tourists of the chosen tour."""
        if row_ := self.tours.current():
            navigator.tour_check.emit(row_.id)

    def edit_current(self) -> None:
        """F2: the chosen tour in its editor."""
        if row_ := self.tours.current():
            self._edit(row_.id)

    def read(self) -> None:
        """Read the tours of the chosen period again; the chosen tour stays chosen."""
        self._timer.stop()
        when, text = self._when(), self._search.text().strip()
        rows = list_tours(text, when)
        # The next to leave stands first; what is over is read backwards.
        self._rows = rows[::-1] if when in ("upcoming", "current") else rows
        self.tours.set_rows(self._rows)
        if self._rows and self.tours.current() is None:
            self.tours.select_row(0)
        self._show_state(text)

    def _show_state(self, text: str) -> None:
        count = len(self._rows)
        found = ngettext("%(count)d tour", "%(count)d tours", count) % {"count": count}
        self._count.setText(found if count else "")
        if count:
            self._stack.setCurrentIndex(0)
        elif text or list_tours(limit=1):
            self._explain_nothing(text)
            self._stack.setCurrentIndex(2)
        else:
            self._stack.setCurrentIndex(1)
        for tool in self._tools:
            tool.setVisible(self._stack.currentIndex() != 1)

    def _explain_nothing(self, text: str) -> None:
        elsewhere = len(list_tours(text)) if self._when() != "all" else 0
        period = self._chips[self._when()].text()
        if text:
            words = _("No tour under “%(period)s” has “%(text)s” in its number, title, customer or surnames.")
            self._why.setText(words % {"period": period, "text": text})
        else:
            self._why.setText(_("No tour is under “%(period)s”.") % {"period": period})
        shown = ngettext("Show %(count)d tour of all", "Show %(count)d tours of all", elsewhere)
        self._show_all.setText(shown % {"count": elsewhere})
        self._show_all.setVisible(elsewhere > 0)
        self._clear.setVisible(bool(text))

    # How the page is put together

    def _head(self) -> QWidget:
        new = button(_("New tour"), self.new_record, kind="primary", icon="plus", key="Ctrl+N")
        edit = button(_("Edit"), self.edit_current, kind="ghost", icon="edit", key="F2")
        self._tools += [self._search, edit, new]
        title = row(label(_("Tours"), "page"), self._count, None, (self._search, 1), edit, new, gap=10)
        return pane(column(title, margins=(20, 14, 20, 0)))

    def _chip_row(self) -> QWidget:
        chips = row(*self._chips.values(), None, label(_("Sorted by departure"), "secondary"), gap=6)
        made = pane(column(chips, margins=(20, 10, 20, 8)))
        self._tools.append(made)
        return made

    def _chip(self, when: str, text: str) -> QPushButton:
        return button(_(text), lambda: self._choose(when), kind="chip", key="Ctrl+Tab")

    def _search_box(self) -> SearchBox:
        made = SearchBox(_("Search in tours"), _("Number, title, customer, surname of a tourist"))
        set_tip(made, key_text("Ctrl+F"))
        made.setMaximumWidth(theme.px(360))
        made.setMinimumWidth(theme.px(160))
        made.textChanged.connect(lambda _text: self._timer.start())
        made.returnPressed.connect(self._to_list)
        return made

    def _list(self) -> RecordList:
        made = RecordList(tour_columns(), _("Tours"))
        made.indent_first(20)
        ColumnFitter(made, (CUSTOMER, CLERK, CHANGE, TOURISTS), room=210)
        made.opened.connect(lambda row_: navigator.tour.emit(row_.id, None))
        made.removal_asked.connect(lambda rows: self._delete(rows[0]))
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(self._open_menu)
        return made

    def _nothing_yet(self) -> QWidget:
        new = Way(
            "plus",
            _("Make the first tour"),
            _("Number and dates are enough; the list of tourists can be pasted then."),
            _("New tour"),
            self.new_record,
            "Ctrl+N",
        )
        sample = Way(
            "bag",
            _("Look around first"),
            _("Invented tours and clients to try everything with. Loading them can be undone."),
            _("Load sample office"),
            self.sample_office_asked.emit,
        )
        self._ways = EmptyState(_("No tours yet"), _("Everything begins with a tour."), [new, sample])
        return self._ways

    def _nothing_here(self) -> QWidget:
        self._why = label("", "quiet", wrap=True)
        self._show_all = button("", self._look_everywhere)
        self._clear = button(_("Clear the search"), self._search.clear)
        body = column(
            self._why, row(self._show_all, self._clear, None), None, margins=(20, 24, 20, 20), gap=12
        )
        return pane(body)

    # What the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._to_list()
        else:
            super().keyPressEvent(event)

    def _to_list(self) -> None:
        if self._timer.isActive():
            self.read()
        if self._rows:
            self.tours.setFocus()

    def _when(self) -> str:
        chosen = TOURS_WHEN.get()
        return chosen if chosen in self._chips else "all"

    def _choose(self, when: str) -> None:
        TOURS_WHEN.set(when)
        for name, chip in self._chips.items():
            chip.setChecked(name == when)
        self.read()

    def _next_period(self, step: int) -> None:
        names = list(self._chips)
        self._choose(names[(names.index(self._when()) + step) % len(names)])

    def _next_pane(self) -> None:
        """F6: the search, the period, the list or what stands in its place."""
        instead = self._show_all if self._show_all.isVisible() else self._clear
        below = (self.tours, self._ways.buttons[0], instead)[self._stack.currentIndex()]
        ways = zip(self._parts, (self._search, self._chips[self._when()], below), strict=True)
        there = [(part, target) for part, target in ways if target.isVisible()]
        focus = self.focusWidget()
        inside = [n for n, (part, _target) in enumerate(there) if focus and part.isAncestorOf(focus)]
        if there:
            there[((inside or [-1])[0] + 1) % len(there)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _look_everywhere(self) -> None:
        self._choose("all")
        self.tours.setFocus()

    def _edit(self, tour_id: int | None) -> None:
        from ui.tours.tour_editor import edit_tour

        if saved := edit_tour(self, tour_id):
            self._show_tour(saved)

    def _show_tour(self, tour_id: int) -> None:
        """Choose the tour in the list, looking further if the period or the search hides it."""
        self.read()
        if self.tours.table_model.row_of(tour_id) < 0:
            self._search.clear()
            self._choose("all")
        self.tours.select_id(tour_id)
        self.tours.setFocus()

    def _delete(self, chosen: TourRow) -> None:
        with errors_told():
            saved = delete_tour(chosen.id, with_tourists=True)
            changes.announce(saved)
            messages.offer_undo(deleted_words(chosen), saved.operation_id)

    def _open_menu(self, place: QPoint) -> None:
        chosen = self.tours.current()
        if chosen is None:
            return
        menu = QMenu(self)
        menu.addAction(_("Open"), lambda: navigator.tour.emit(chosen.id, None))
        menu.addAction(_("Edit"), self.edit_current)
        menu.addAction(_("Questionnaires"), lambda: navigator.questionnaire.emit(chosen.id, None))
        menu.addAction(_("Readiness"), lambda: navigator.readiness.emit(chosen.id))
        menu.addAction(_("Print questionnaires…"), self.print_questionnaires)
        menu.addSeparator()
        menu.addAction(_("Delete"), lambda: self._delete(chosen))
        menu.exec(self.tours.viewport().mapToGlobal(place))
        menu.deleteLater()

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        if self.isVisible() and concerns(tables, "tour", "tourist", "service"):
            self.read()


def deleted_words(tour: TourRow) -> str:
    """What the undo bar says of a deleted tour."""
    if not tour.tourists:
        return _("Tour %(number)s deleted.") % {"number": tour.number}
    words = ngettext(
        "Tour %(number)s deleted with its %(count)d tourist.",
        "Tour %(number)s deleted with its %(count)d tourists.",
        tour.tourists,
    )
    return words % {"number": tour.number, "count": tour.tourists}
