"""The list of regular clients: search as you type, sort, columns of the person's choice, drafts on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QWidget

from models.clients import count_clients, list_clients
from models.errors import AppError
from models.records import ClientHit
from models.search import search_clients
from models.search_reasons import REASONS
from translations import N_, _, ngettext
from ui.clients import client_rows
from ui.clients.client_rows import DRAFT
from ui.common import icons, theme
from ui.common.buttons import button, tool
from ui.common.cells import Cell, Index
from ui.common.layouts import column, label, paint_ground, row
from ui.common.messages import messages
from ui.common.preferences import CLIENT_COLUMNS
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column, RecordTableModel
from ui.search import client_words

FOUND, PAGE = 50, 100
BEST = "best"
SORTS = (
    ("name", N_("By name")),
    ("-name", N_("By name, from the end")),
    ("birth_date", N_("Oldest first")),
    ("-birth_date", N_("Youngest first")),
    ("-created", N_("Newest clients first")),
)
OPTIONAL = (
    ("born", N_("Born, last tour"), client_rows.born_cell, 118),
    ("passport", N_("International passport"), client_rows.passport_cell, 140),
    ("phone", N_("Phone"), client_rows.phone_cell, 140),
    ("tour", N_("Last tour"), client_rows.last_tour_cell, 150),
    ("citizenship", N_("Citizenship"), client_rows.citizenship_cell, 110),
)
_TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PagedClientModel(RecordTableModel):
    """Fetches the next lines when the view comes to the end; ``more(offset)`` reads them."""

    more: Callable[[int], Sequence[ClientHit]] | None = None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.more is not None

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self.more is None:
            return
        rows = list(self.more(len(self.rows)))
        if not rows:
            self.more = None
            return
        self.beginInsertRows(parent, len(self.rows), len(self.rows) + len(rows) - 1)
        self.rows += rows
        self.endInsertRows()


class ClientList(RecordList):
    model_type = PagedClientModel


class ListPane(QWidget):
    """Signals: ``chosen(hit)``, ``opened(hit)``, ``removal_asked(hits)``, ``new_asked()``."""

    chosen = Signal(object)
    opened = Signal(object)
    removal_asked = Signal(list)
    new_asked = Signal()

    def __init__(self, drafts: Callable[[], list[ClientHit]], changed: Callable[[], set[int]]) -> None:
        """``drafts`` gives lines for clients never saved, ``changed`` the ids of the unsaved."""
        super().__init__()
        paint_ground(self, "sunken")
        self._drafts, self._changed = drafts, changed
        self._total = 0
        self._skip = 0
        self._sort = "name"
        self._make_search()
        self._make_list()
        self._make_head()
        self._nothing = label("", "quiet", wrap=True)
        self._way_on = button(_("New client"), self.new_asked.emit, icon="plus", key="Ctrl+N")
        self._empty = QWidget()
        self._empty.setLayout(column(self._nothing, row(self._way_on, None), margins=(14, 12, 14, 12)))
        head = column(self.box, self._head, margins=(12, 12, 12, 2), gap=4)
        self.setLayout(column(head, self._empty, (self.list, 1000), None, gap=0))

    # -- parts

    def _make_search(self) -> None:
        self.box = QLineEdit()
        self.box.setPlaceholderText(_("Name, passport, date of birth, phone"))
        self.box.setAccessibleName(_("Search regular clients"))
        self.box.setClearButtonEnabled(True)
        self.box.addAction(
            QAction(icons.icon("search"), "", self.box), QLineEdit.ActionPosition.LeadingPosition
        )
        self.box.textChanged.connect(self._on_text)
        self.box.installEventFilter(self)

    def _make_list(self) -> None:
        columns = [Column(N_("Name"), self._name_cell, 200, stretch=True)]
        columns += [Column(title, cell, width) for _name, title, cell, width in OPTIONAL]
        self.list = ClientList(columns, _("Regular clients"), ground="sunken")
        self.list.indent_first(14)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.list.removal_asked.connect(self.removal_asked)
        self._show_columns()

    def _make_head(self) -> None:
        self.count = label("", "secondary")
        self.sort = QComboBox()
        self.sort.setProperty("kind", "ghost")
        self.sort.setAccessibleName(_("Order of the list"))
        for name, text in SORTS:
            self.sort.addItem(_(text), name)
        self.sort.activated.connect(self._on_sort)
        self.sort.currentTextChanged.connect(lambda _text: self._fit_sort())
        self._fit_sort()
        self.columns = tool("cols", _("Columns"), self._choose_columns)
        self.new = tool("plus", _("New client"), self.new_asked.emit, key="Ctrl+N")
        self._head = QWidget()
        self._head.setLayout(row((self.count, 1), self.sort, self.columns, self.new, gap=4))

    def _fit_sort(self) -> None:
        """As wide as the order of now, so that it stands beside its arrow."""
        text = self.sort.fontMetrics().horizontalAdvance(self.sort.currentText())
        self.sort.setFixedWidth(text + theme.px(46))

    # -- columns

    def shown_columns(self) -> list[str]:
        """Names of the optional columns that are shown."""
        return (CLIENT_COLUMNS.get() or "born").split(",")

    def _show_columns(self) -> None:
        shown = self.shown_columns()
        for number, (name, *_rest) in enumerate(OPTIONAL, 1):
            self.list.setColumnHidden(number, name not in shown)

    def _choose_columns(self) -> None:
        menu = QMenu(self)
        for name, title, *_rest in OPTIONAL:
            action = menu.addAction(_(title))
            action.setCheckable(True)
            action.setChecked(name in self.shown_columns())
            action.toggled.connect(lambda on, name=name: self.show_column(name, on))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def show_column(self, name: str, on: bool) -> None:
        wanted = {*self.shown_columns(), name} if on else {*self.shown_columns()} - {name}
        CLIENT_COLUMNS.set(",".join(one for one, *_rest in OPTIONAL if one in wanted) or "-")
        self._show_columns()

    # -- reading

    def text(self) -> str:
        return self.box.text().strip()

    def search(self, text: str) -> None:
        """Put the text into the box and show what fits it."""
        if self.box.text() == text:
            self.read()
        else:
            self.box.setText(text)

    def read(self, keep: int | None = None) -> None:
        """Read the list again; the client chosen before (or ``keep``) stays chosen."""
        try:
            self._total = count_clients()
            self._show(keep)
        except AppError as error:
            messages.tell(str(error), "error")

    def add_row(self, hit: ClientHit) -> None:
        """Show a client that the list as it is now does not hold, in front."""
        rows = [hit, *self.list.table_model.rows]
        more = self.list.table_model.more
        self._skip += 1
        self.list.set_rows(rows, keep=hit.id)
        self.list.table_model.more = more

    def _show(self, keep: int | None = None) -> None:
        text = self.text()
        self.list.table_model.more = None
        rows, note = self._found(text) if text else self._first_page()
        self.list.set_rows(rows, keep=keep)
        self.list.table_model.more = None if text else self._more
        self._say(len(rows), note)
        if rows and self.list.current() is None:
            self.list.select_row(0)
        elif not rows:
            self.chosen.emit(None)

    def _first_page(self) -> tuple[list[ClientHit], str]:
        fresh = self._drafts()
        self._skip = len(fresh)
        page = list_clients("", self._sort, PAGE, 0)
        return [*fresh, *page.rows], ""

    def _more(self, offset: int) -> Sequence[ClientHit]:
        return list_clients("", self._sort, PAGE, offset - self._skip).rows

    def _found(self, text: str) -> tuple[list[ClientHit], str]:
        chosen = self.sort.currentData()
        if chosen == BEST:
            hits = search_clients(text, FOUND + 1)
        else:
            page = list_clients(text, chosen, FOUND, 0)
            hits = page.rows
            return hits, "" if page.total is not None else "+"
        return hits[:FOUND], "+" if len(hits) > FOUND else ""

    def _say(self, shown: int, note: str) -> None:
        number = QLocale().toString
        nothing = self._nothing_sentence() if not shown else ""
        self._empty.setVisible(bool(nothing))
        self.list.setVisible(not nothing)
        self._nothing.setText(nothing)
        if self.text():
            values = {"count": f"{number(shown)}{note}", "total": number(self._total)}
            self.count.setText(_("%(count)s of %(total)s") % values)
        else:
            text = ngettext("%(count)s client", "%(count)s clients", self._total)
            self.count.setText(text % {"count": number(self._total)} if shown else "")

    def _nothing_sentence(self) -> str:
        if self.text():
            text = _("Nobody found for “%(text)s”. Shorten the name, or make a new client.")
            return f"{text % {'text': self.text()[:80]}} {client_words.phone_advice(self.text())}".strip()
        return _("No regular clients yet. Make the first one, or add tourists of a tour to them.")

    # -- what the person does

    def _on_text(self, text: str) -> None:
        """While searching the best match comes first, unless the person wishes otherwise."""
        searching = bool(text.strip())
        if searching and self.sort.findData(BEST) < 0:
            self.sort.insertItem(0, _("Best match first"), BEST)
            self.sort.setCurrentIndex(0)
        elif not searching and self.sort.findData(BEST) >= 0:
            self.sort.removeItem(self.sort.findData(BEST))
            self.sort.setCurrentIndex(self.sort.findData(self._sort))
        try:
            self._show()
            if searching:
                self.list.select_row(0)
        except AppError as error:
            messages.tell(str(error), "error")

    def _on_sort(self) -> None:
        if self.sort.currentData() != BEST:
            self._sort = self.sort.currentData()
        self.read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.list.setProperty("has_keys", event.type() == QEvent.Type.FocusIn)
            self.list.viewport().update()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _TO_LIST:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                if self.list.current() is not None:
                    self.opened.emit(self.list.current())
                return True
            if event.key() == Qt.Key.Key_Escape and self.box.text():
                self.box.clear()
                return True
        return super().eventFilter(watched, event)

    # -- cells

    def _name_cell(self, hit: ClientHit) -> Cell:
        words = self.text()
        cell = client_words.name_cell(hit, words, words, pad=14)
        reason = self._reason(hit) if words else ""
        spans, seconds, second = cell.spans, cell.second_spans, cell.second
        if hit.reason == DRAFT:
            seconds, second = (), _("new, not saved yet")
            spans = spans if cell.words() else ((_("New client"), False),)
        elif reason:
            seconds, second = ((reason, False),), reason
        unsaved = hit.reason == DRAFT or hit.id in self._changed()
        right = (("dot", "accent"),) if unsaved else ()
        return Cell(
            "", second or " ", spans=spans, second_spans=seconds, right=right, pad=14, spoken=cell.spoken
        )

    def _reason(self, hit: ClientHit) -> str:
        """Why a hit is here whose name does not show it."""
        if hit.reason in {"surname", "given_name", "all", "birth_date", "other_spelling"}:
            return ""
        word = _(REASONS[hit.reason]) if REASONS.get(hit.reason) else ""
        return f"{word}: {hit.matched}" if hit.matched else word
