"""One client to read: header with what can be done, and tabs of what exists."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QStackedWidget, QWidget

from models.clients import client_tours
from models.history import record_operations
from models.records import Client
from translations import _
from ui.clients.avatar import Avatar
from ui.clients.client_rows import (
    AUTHORITY,
    ISSUING_STATE,
    NUMBER,
    TOURISTS,
    history_columns,
    paper_columns,
    tour_columns,
)
from ui.clients.overview import Overview, since, tours_words
from ui.common import theme
from ui.common.buttons import button, key_text, tool
from ui.common.column_fitting import ColumnFitter
from ui.common.elided_label import ElidedLabel
from ui.common.facts_label import FactsLabel
from ui.common.layouts import column, line, pane, row
from ui.common.record_list import RecordList
from ui.search import client_words
from ui.search.client_words import DOT

TABS = ("overview", "documents", "tours", "history")
NAME_ROOM = 400  # beside the buttons: avatar, name and margins


class RecordView(QWidget):
    """Signals: ``edit_asked(group)``, ``put_asked()``, ``removal_asked()``, ``tour_opened(row)``,
    ``window_asked()`` for a window of its own."""

    edit_asked = Signal(str)
    put_asked = Signal()
    removal_asked = Signal()
    tour_opened = Signal(object)
    window_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.client = Client()
        self._make_tabs()
        self.setLayout(column(self._make_header(), line(), (self._stack, 1), gap=0))

    # -- parts

    def _make_header(self) -> QWidget:
        self._avatar = Avatar()
        self.name = ElidedLabel("", "page")
        self.facts = FactsLabel(DOT, "secondary")
        self.put = button(_("Put on a tour"), self.put_asked.emit, icon="plus", key="Ctrl+T")
        self.edit = button(_("Edit"), lambda: self.edit_asked.emit(""), kind="primary", icon="edit", key="F2")
        self.more = tool("more", _("More"), self._show_menu)
        words = column(self.name, self.facts, gap=2)
        self._buttons = pane(row(self.put, self.edit, self.more, None, gap=12))
        self._top = row((pane(row(self._avatar, (words, 1), gap=12)), 1), self._buttons, gap=12)
        tabs = row(*self._tabs, None, gap=22)
        made = pane(column(self._top, tabs, margins=(20, 14, 20, 0), gap=6))
        made.setMinimumWidth(theme.px(300))
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go under the name where they would leave too little of it."""
        super().resizeEvent(event)
        stacked = event.size().width() < self._buttons.sizeHint().width() + theme.px(NAME_ROOM)
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._top.setDirection(way)

    def _make_tabs(self) -> None:
        self.overview = Overview()
        self.overview.edit_asked.connect(self.edit_asked)
        self.overview.tour_opened.connect(self.tour_opened)
        self.overview.tours_asked.connect(lambda: self.show_tab(2))
        self.documents = RecordList(paper_columns(), _("Documents"), row_height=32)
        self.documents.opened.connect(lambda _row: self.edit_asked.emit("documents"))
        self.tours = RecordList(tour_columns(), _("Tours"), row_height=32)
        self.tours.opened.connect(self.tour_opened)
        ColumnFitter(self.documents, (AUTHORITY, ISSUING_STATE), room=140)
        ColumnFitter(self.tours, (TOURISTS, NUMBER), room=160)
        self.history = RecordList(history_columns(), _("History"), row_height=32)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        for table in (self.documents, self.tours, self.history):
            self._stack.addWidget(pane(column(table, margins=(12, 8, 12, 8))))
        names = (_("Overview"), _("Documents"), _("Tours"), _("History"))
        self._names = names
        self._tabs: list[QPushButton] = []
        for number, name in enumerate(names):
            tab = button(name, lambda number=number: self.show_tab(number), kind="tab", key="Ctrl+Tab")
            self._tabs.append(tab)
        self._tabs[0].setChecked(True)

    # -- showing

    def show_client(self, client: Client) -> None:
        """Show the client; the tab that was open stays open."""
        self.client = client
        tours = client_tours(client.id or 0)
        surname = client.native_surname or client.latin_surname
        self._avatar.show_initials(surname, client.native_given_name or client.latin_given_name)
        self.name.setText(client_words.native_name(client))
        facts = (
            client_words.second_name(client),
            client_words.born_and_age(client.birth_date),
            since(client),
            tours_words(len(tours)),
        )
        self.facts.set_facts(facts)
        self.overview.show_client(client, tours)
        self.documents.set_rows(client.documents)
        self.tours.set_rows(tours)
        self._count(1, len(client.documents))
        self._count(2, len(tours))
        self._read_history()

    def _count(self, tab: int, number: int) -> None:
        self._tabs[tab].setText(f"{self._names[tab]}  {number}" if number else self._names[tab])

    def _read_history(self) -> None:
        if self._stack.currentIndex() == TABS.index("history"):
            self.history.set_rows(record_operations("client", self.client.id or 0))

    def tab(self) -> str:
        return TABS[self._stack.currentIndex()]

    def show_tab(self, number: int) -> None:
        for at, tab in enumerate(self._tabs):
            tab.setChecked(at == number)
        self._stack.setCurrentIndex(number)
        self._read_history()

    def next_tab(self, step: int = 1) -> None:
        """Ctrl+Tab: the next tab, with the focus in it."""
        self.show_tab((self._stack.currentIndex() + step) % len(TABS))
        self.focus_record()

    def focus_record(self) -> None:
        """Put the focus into what the open tab shows."""
        tables = (self.overview.documents, self.documents, self.tours, self.history)
        table = tables[self._stack.currentIndex()]
        if table.table_model.rows and table.isVisible():
            if table.current() is None:
                table.select_row(0)
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._tabs[self._stack.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """What can be done more rarely."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        delete = _("Delete this client")
        menu.addAction(f"{delete}\t{key_text('Del')}").triggered.connect(self.removal_asked)
        menu.addAction(_("Open in a window of its own")).triggered.connect(self.window_asked)
        return menu
