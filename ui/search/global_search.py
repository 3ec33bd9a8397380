"""The search of the top bar: everything from everywhere, while you type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from shiboken6 import isValid

from models.errors import AppError
from translations import _
from ui.common import theme
from ui.common.changes import changes, concerns
from ui.common.layouts import row
from ui.common.messages import messages
from ui.common.page import navigator
from ui.common.search_box import SearchBox
from ui.search.kinds import ALL_CLIENTS, CLIENT, NEW_PERSON, SEPARATE_FIELDS, TOUR, TOURIST

if TYPE_CHECKING:
    from ui.search.entries import Entry
    from ui.search.hit_popup import HitPopup

BOX_WIDTH = 520
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = (*_STEPS, *_ENTER, Qt.Key.Key_Escape)


class GlobalSearch(QWidget):
    """The box and its drop-down, which is a child of the window and never takes the focus.

    Signal ``left()``: Esc in the closed box, and what had the focus before is not there any more.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = SearchBox(
            _("Search clients, tourists and tours"),
            _("Search clients, tourists, tours: name, passport, date of birth, phone, MRZ"),
        )
        self.box.textEdited.connect(self.search)
        self.box.textChanged.connect(lambda text: None if text else self.close_popup())
        self.box.installEventFilter(self)
        self.box.zone_scanned.connect(self._open_only_one)
        self.setLayout(row(self.box))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme.px(BOX_WIDTH))
        self.setFocusProxy(self.box)
        self._popup: HitPopup | None = None
        self._came_from: QWidget | None = None
        changes.written.connect(self._on_written)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(BOX_WIDTH), theme.px(30))

    def focus_box(self) -> None:
        """Ctrl+K: put the focus here; what was searched before is selected and found again."""
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self.box:
            self._came_from = focus
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self.search(self.box.text())

    def popup(self) -> HitPopup:
        """The drop-down, made when first needed."""
        from ui.search.hit_popup import HitPopup  # with the search itself: not needed to start

        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = HitPopup(self.window())
            self._popup.taken.connect(self.open_entry)
            self._popup.fields_asked.connect(self.search_with_fields)
        return self._popup

    def is_open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def close_popup(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def search(self, text: str) -> None:
        """Show what fits the text; nothing for no text."""
        if not text.strip():
            self.close_popup()
            return
        from textkit.mrz.progress import begins_zone, whole_zone
        from ui.search.entries import find_entries

        if begins_zone(text) and whole_zone(text) is None:
            self.close_popup()  # of a passport's zone more is to come
            return
        try:
            entries = find_entries(text)
        except AppError as error:
            messages.tell(str(error), "error")
            return
        self.popup().show_entries(text.strip(), entries, self.box)

    def _go_back(self) -> None:
        """A second Esc: the focus goes where it was."""
        before, self._came_from = self._came_from, None
        there = before is not None and isValid(before) and before.isVisible()
        if there and before is not None and before.window() is self.window():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    # -- what becomes of a line

    def open_entry(self, entry: Entry) -> None:
        """Go to what was found."""
        self.close_popup()
        if entry.kind == CLIENT:
            navigator.client.emit(entry.id)
        elif entry.kind == TOURIST:
            navigator.tour.emit(entry.record.tour_id, entry.id)
        elif entry.kind == TOUR:
            navigator.tour.emit(entry.id, None)
        elif entry.id == ALL_CLIENTS:
            navigator.clients.emit(entry.typed)
        elif entry.id == NEW_PERSON:
            navigator.read_passport.emit(entry.typed)
        elif entry.id == SEPARATE_FIELDS:
            self.search_with_fields()

    def put_on_tour(self) -> None:
        """Ctrl+Enter: the client goes on the open tour."""
        entry = self.popup().current()
        if entry is not None and entry.kind == CLIENT:
            self.close_popup()
            navigator.put_on_tour.emit([entry.id])

    def search_with_fields(self) -> None:
        """The search dialog, beginning with the first word typed."""
        from textkit.mrz.progress import whole_zone
        from ui.reading.zone_search import search_values
        from ui.search.search_dialog import find_client

        self.close_popup()
        zone = whole_zone(self.box.text())
        words = [word for word in self.box.text().split() if not any(map(str.isdecimal, word))]
        typed = {"surname": "".join(words[:1]), "given_name": "".join(words[1:2])}
        found = find_client(self.window(), **(search_values(zone) if zone else typed))
        if found is not None:
            navigator.client.emit(found)

    # -- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut and not self._keeps_open():
            self.close_popup()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.is_open() and event.key() in _OWN_KEYS:
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._on_key(event):
            return True
        return super().eventFilter(watched, event)

    def _keeps_open(self) -> bool:
        """A click into the drop-down is no leaving."""
        return self.is_open() and self.popup().underMouse()

    def _on_key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_F3 and held == Qt.KeyboardModifier.ShiftModifier:
            self.search_with_fields()
        elif key == Qt.Key.Key_Escape and not self.is_open():
            self._go_back()
        elif not self.is_open():
            if key != Qt.Key.Key_Down or not self.box.text().strip():
                return False
            self.search(self.box.text())
        elif key in _STEPS and not held:
            self.popup().list.step(_STEPS[Qt.Key(key)])
        elif key in _ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self.put_on_tour()
        elif key in _ENTER and not held:
            self._open_current()
        elif key == Qt.Key.Key_Escape:
            self.close_popup()
        else:
            return False
        return True

    def _open_current(self) -> None:
        entry = self.popup().current()
        if entry is not None:
            self.open_entry(entry)

    def _open_only_one(self) -> None:
        """A scanner's last Enter: who has the passport is opened, where nobody else was found."""
        if not self.is_open():
            return
        rows = self.popup().list.table_model.rows
        clients = [one for one in rows if one.kind == CLIENT]
        if len(clients) == 1 and clients[0].record.reason in ("document", "old_document"):
            self.open_entry(clients[0])

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        if self.is_open() and concerns(tables, "client", "tourist", "tour"):
            self.search(self.box.text())
