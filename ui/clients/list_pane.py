"""The list of regular clients: search as you type, sort, columns of the person's choice, drafts on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from models.client_places import clients_after, clients_before, first_clients, is_behind
from models.client_rows import client_hits
from models.clients import count_clients, list_clients
from models.errors import AppError
from models.records import ClientHit
from models.search import search_clients
from models.search_reasons import REASONS
from textkit.mrz.progress import begins_zone, whole_zone
from translations import N_, _, ngettext
from ui.clients import client_rows
from ui.clients.client_rows import DRAFT
from ui.clients.paged_list import ClientList
from ui.common import theme
from ui.common.buttons import button, tool
from ui.common.cells import Cell
from ui.common.layouts import column, label, paint_ground, row
from ui.common.list_keys import ListKeys
from ui.common.messages import messages
from ui.common.page import navigator
from ui.common.preferences import CLIENT_COLUMNS
from ui.common.record_table_model import Column
from ui.common.search_box import SearchBox
from ui.reading.zone_search import search_words
from ui.search import client_words

FOUND, PAGE = 50, 100
AROUND = 30  # so many are read before a client in the middle of the list
NEXT = 5  # neighbours of whom one is chosen when a client is gone
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


class ListPane(QWidget):
    """Signals: ``chosen(hit)``, ``opened(hit)``, ``removal_asked(hits)``, ``new_asked()``,
    ``export_asked()``."""

    chosen = Signal(object)
    opened = Signal(object)
    removal_asked = Signal(list)
    new_asked = Signal()
    export_asked = Signal()

    def __init__(self, drafts: Callable[[], list[ClientHit]], changed: Callable[[], set[int]]) -> None:
        """``drafts`` gives lines for clients never saved, ``changed`` the ids of the unsaved."""
        super().__init__()
        paint_ground(self, "sunken")
        self._drafts, self._changed = drafts, changed
        self._total = 0
        self._said = ""  # what is searched for, in words: of a passport's zone name and number
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
        self.box = SearchBox(_("Search regular clients"), _("Name, passport, date of birth, phone, MRZ"))
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
        self.list.place_asked.connect(self.open_at)
        ListKeys(self.list, self._open_current).watch(self.box)
        self.list.start_asked.connect(self._to_start)
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
        self.export = tool("export", _("Lists and export"), self.export_asked.emit, key="Ctrl+Shift+E")
        self.clean = tool("clean", _("Cleaning desk"), navigator.cleaning.emit, key="Ctrl+Shift+D")
        self.new = tool("plus", _("New client"), self.new_asked.emit, key="Ctrl+N")
        self._head = QWidget()
        tools = (self.columns, self.export, self.clean, self.new)
        self._head.setLayout(row((self.count, 1), self.sort, *tools, gap=4))

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

    def order(self) -> str:
        """The order of what the search found, a key of models.clients.SORTS; "" for the best match first."""
        return "" if self.sort.currentData() == BEST else str(self.sort.currentData())

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

    def open_at(self, client_id: int) -> None:
        """Show the whole list at the place of this client, and choose them."""
        with QSignalBlocker(self.box):
            self.box.clear()
        self._offer_best()
        self.read(client_id)

    def _to_start(self) -> None:
        """Ctrl+Home in a list that begins in the middle: the first of all."""
        self._show_rows(self._first_page(), later=False, chosen=None)
        self.list.select_row(0)

    def _show(self, keep: int | None = None) -> None:
        candidates = self._candidates(keep)
        if text := self.text():
            hits, note = self._found(text)
            self._show_rows(hits, later=None, chosen=_first_of(candidates, hits))
        else:
            rows, later = self._page_with(candidates)
            note = ""
            self._show_rows(rows, later=later, chosen=_first_of(candidates, rows))
        shown = self.list.table_model.rowCount()
        self._say(shown, note)
        if shown and self.list.current() is None:
            self.list.select_row(0)
        elif not shown:
            self.chosen.emit(None)

    def _candidates(self, keep: int | None) -> list[int]:
        """Whom to choose: ``keep``, else who is chosen, else, if they are gone, who stands next to them."""
        rows, at = self.list.table_model.rows, self.list.currentIndex().row()
        near = [*rows[at : at + NEXT], *reversed(rows[max(0, at - NEXT) : at])] if at >= 0 else []
        return [hit.id for hit in near] if keep is None else [keep, *(hit.id for hit in near)]

    def _show_rows(self, rows: list[ClientHit], *, later: bool | None, chosen: int | None) -> None:
        """``later``: whether the list begins before these rows; None if there is no more of it at all."""
        model, height = self.list.table_model, self.list.height_of(chosen)
        model.more = model.before = None
        self.list.set_rows(rows, keep=chosen)
        if later:
            # The chosen line stands where it stood, or with some of the lines before it.
            self.list.show_row_at(AROUND, self.list.viewport().height() // 3 if height is None else height)
            model.before = self._before
        model.more = None if later is None else self._more

    def _first_page(self) -> list[ClientHit]:
        """New clients not saved yet stand before all."""
        return [*self._drafts(), *first_clients(self._sort, PAGE)]

    def _page_with(self, candidates: list[int]) -> tuple[list[ClientHit], bool]:
        """The first page, or the part of the list around who is to be chosen; and whether it begins later."""
        fresh = [hit.id for hit in self._drafts()]
        saved = client_hits([one for one in candidates if one > 0])
        wanted = next((one for one in candidates if one in fresh or any(hit.id == one for hit in saved)), 0)
        if wanted <= 0 or not is_behind(wanted, self._sort, PAGE):
            return self._first_page(), False
        own = [hit for hit in saved if hit.id == wanted]
        before = clients_before(wanted, self._sort, AROUND)
        return [*before, *own, *clients_after(wanted, self._sort, PAGE - AROUND - 1)], True

    def _more(self) -> Sequence[ClientHit]:
        rows = self.list.table_model.rows
        return clients_after(rows[-1].id, self._sort, PAGE) if rows else []

    def _before(self) -> Sequence[ClientHit]:
        rows = clients_before(self.list.table_model.rows[0].id, self._sort, PAGE)
        if len(rows) < PAGE:
            return [*self._drafts(), *rows]
        self.list.table_model.before = self._before
        return rows

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
        if self.text() != self._said:
            text = _("Nobody has the passport of %(text)s. Make a new client from it.")
            return text % {"text": self._said[:80]}
        if self.text():
            text = _("Nobody found for “%(text)s”. Shorten the name, or make a new client.")
            return f"{text % {'text': self.text()[:80]}} {client_words.phone_advice(self.text())}".strip()
        return _("No regular clients yet. Make the first one, or add tourists of a tour to them.")

    # -- what the person does

    def _on_text(self, text: str) -> None:
        """While searching the best match comes first, unless the person wishes otherwise."""
        self._offer_best()
        zone = whole_zone(text)
        if zone is None and begins_zone(text):
            return  # more of it is to come
        self._said = search_words(zone) if zone else text.strip()
        self._way_on.setText(_("New client from this passport") if zone else _("New client"))
        try:
            self._show()
            if text.strip():
                self.list.select_row(0)
        except AppError as error:
            messages.tell(str(error), "error")

    def _offer_best(self) -> None:
        """The best match can come first while there is something to match."""
        searching = bool(self.text())
        if searching and self.sort.findData(BEST) < 0:
            self.sort.insertItem(0, _("Best match first"), BEST)
            self.sort.setCurrentIndex(0)
        elif not searching and self.sort.findData(BEST) >= 0:
            self.sort.removeItem(self.sort.findData(BEST))
            self.sort.setCurrentIndex(self.sort.findData(self._sort))

    def _open_current(self) -> None:
        if self.list.current() is not None:
            self.opened.emit(self.list.current())

    def _on_sort(self) -> None:
        if self.sort.currentData() != BEST:
            self._sort = self.sort.currentData()
        self.read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.list.setProperty("has_keys", event.type() == QEvent.Type.FocusIn)
            self.list.viewport().update()
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Escape and self.box.text():
            self.box.clear()
            return True
        return super().eventFilter(watched, event)

    # -- cells

    def _name_cell(self, hit: ClientHit) -> Cell:
        words = self._said
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


def _first_of(candidates: Sequence[int], hits: Sequence[ClientHit]) -> int | None:
    """The first of the candidates who is among the hits."""
    there = {hit.id for hit in hits}
    return next((one for one in candidates if one in there), None)
