"""The line above: Tours > number title, countries and dates, and what can be done with the whole tour."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from models.records import Tour
from translations import _
from ui.common import theme
from ui.common.buttons import button, tool
from ui.common.days import period
from ui.common.elided_label import ElidedLabel
from ui.common.fields import country_text
from ui.common.layouts import picture, row
from ui.common.page import navigator
from ui.common.plain_text import set_tip

LEAST = 560
TITLE, BESIDE = 190, 150  # room for number and title, and what stands beside it: Tours, margins, the arrow


class TourHeader(QWidget):
    """Signals: ``import_asked()``, ``list_asked()``, ``lists_asked()``, ``print_asked()``,
    ``readiness_asked()``."""

    list_asked = Signal()
    lists_asked = Signal()
    import_asked = Signal()
    print_asked = Signal()
    readiness_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        tours = button(_("Tours"), navigator.tours.emit, kind="link", key="Ctrl+1")
        self._title = ElidedLabel("", "title")
        self._about = ElidedLabel("", "quiet")
        self.import_list = button(_("&Import"), self.import_asked.emit, icon="import", key="Ctrl+I")
        self.list = button(_("&List from screen"), self.list_asked.emit, icon="table", key="Ctrl+Shift+L")
        more = _("Lists: rooms, airline, insurer, passports")
        self.lists = tool("down", more, self.lists_asked.emit, key="Ctrl+L")
        self.readiness = button(_("Readin&ess"), self.readiness_asked.emit, icon="tasks", key="Ctrl+Shift+Q")
        self.check = button(_("Chec&k"), self._ask_check, icon="okc", key="Ctrl+Shift+K")
        self._tour = Tour()
        self.print_all = button(_("&Print questionnaires"), self.print_asked.emit, icon="print", key="Ctrl+P")
        parts = (tours, picture("right", "text3", 14), self._title, (self._about, 1))
        lists = row(self.list, self.lists, gap=0)
        buttons = (self.import_list, lists, self.check, self.readiness, self.print_all)
        self.setLayout(row(*parts, *buttons, margins=(20, 8, 20, 8)))
        # Where the title would have no room they lose their words, in this order.
        self._words = [
            (one, one.text())
            for one in (self.readiness, self.check, self.print_all, self.import_list, self.list)
        ]
        for one, words in self._words:
            one.setAccessibleName(words.replace("&", ""))
        self._keys = {one: one.toolTip() for one, _words in self._words}
        self.setMinimumWidth(theme.px(LEAST))  # else the words kept the window wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Buttons without room for their words say them in the tip."""
        for one, words in self._words:
            self._say(one, words)
        for one, _words in self._words:
            if self._left_for_title() < theme.px(TITLE):
                self._say(one, "")

    def _say(self, one: QPushButton, words: str) -> None:
        if one.text() != words:
            one.setText(words)
            key = self._keys[one]
            set_tip(one, key if words else f"{one.accessibleName()} ({key})")

    def _left_for_title(self) -> int:
        shown = [one for one, _words in self._words if one.isVisibleTo(self)]
        return self.width() - sum(one.sizeHint().width() + theme.px(8) for one in shown) - theme.px(BESIDE)

    def _ask_check(self) -> None:
        if self._tour.id is not None:
            navigator.tour_check.emit(self._tour.id)

    def show_tour(self, tour: Tour) -> None:
        self._tour = tour
        self._title.setText(f"{tour.number}  {tour.title}".strip())
        countries = ", ".join(country_text(code) for code in tour.countries)
        self._about.setText(" · ".join(filter(None, (countries, period(tour.start_date, tour.end_date)))))
        self._title.updateGeometry()
        self._about.updateGeometry()

    def set_filled(self, filled: bool) -> None:
        """Without tourists there is nothing to print or to list."""
        self.list.setVisible(filled)
        self.lists.setVisible(filled)
        self.check.setVisible(filled)
        self.readiness.setVisible(filled)
        self.print_all.setVisible(filled)
        self._fit()
