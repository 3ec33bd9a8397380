"""Regular clients as a window of its own, beside the main window."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from translations import _
from ui.clients.clients_page import ClientsPage
from ui.common import letter_size, theme
from ui.common.buttons import shortcut
from ui.common.layouts import column, pane
from ui.common.messages import UndoBar, errors_told, messages
from ui.common.own_window import OwnStatusLine, add_everywhere_keys, is_in_front
from ui.common.page import navigator
from ui.common.resuming import note, resume


class ClientsWindow(QMainWindow):
    """The page of clients with the keys that the main window gives its pages."""

    def __init__(self, client_id: int | None = None) -> None:
        super().__init__()
        self.setCentralWidget(self._make_body())
        self.resize(theme.px(1180), theme.px(720))
        self._undo_bar = UndoBar(self, self._undo)
        messages.undo_offered.connect(self._offer_undo)
        navigator.look_changed.connect(self._redraw_soon)
        self._bind_keys()
        self.page.activate()
        if client_id is not None:
            self.page.show_client(client_id)
        self._show_title()

    def _make_body(self) -> QWidget:
        self.page = ClientsPage()
        self.page.title_changed.connect(self._show_title)
        keys = {"Ctrl+N": self.page.new_record, "Ctrl+F": self.page.find_here, "F5": self.page.refresh}
        for key, action in keys.items():
            shortcut(self.page, key, action)
        self._body = pane(column((self.page, 1), OwnStatusLine(), gap=0))
        return self._body

    def _bind_keys(self) -> None:
        keys = {
            "Ctrl+W": self.close,
            "Ctrl+Z": self._undo_last,
            "Ctrl+Y": self._redo_last,
            "Ctrl+Shift+D": navigator.cleaning.emit,
            "Ctrl++": letter_size.grow,
            "Ctrl+=": letter_size.grow,
            "Ctrl+-": letter_size.shrink,
            "Ctrl+0": letter_size.usual,
        }
        for key, action in keys.items():
            shortcut(self, key, action)
        add_everywhere_keys(self)

    def _show_title(self) -> None:
        star = "• " if self.page.unsaved() else ""
        self.setWindowTitle(star + _("%(what)s – Regular clients") % {"what": self.page.title()})

    def _redraw_soon(self) -> None:
        """Not at once: whatever changed the look is still at work."""
        QTimer.singleShot(0, self, self.redraw)

    def redraw(self) -> None:
        """Make the page anew in the look of now; drafts bring the typing back."""
        if not self.page.may_close():
            return
        noted, shown = note(self._body, self.focusWidget()), self.page.shown_id()
        self.setCentralWidget(self._make_body())
        self.page.activate()
        with errors_told():
            if shown is not None:
                self.page.show_client(shown)
        resume(noted, self._body)
        self._undo_bar.raise_()
        self._show_title()

    def _offer_undo(self, text: str, operation_id: int) -> None:
        if is_in_front(self):
            self._undo_bar.offer(text, operation_id)

    def _undo(self, operation_id: int) -> None:
        from ui.office.undoing import undo_operation

        with errors_told():
            undo_operation(operation_id)

    def _undo_last(self) -> None:
        from ui.office.undoing import undo_last

        undo_last()

    def _redo_last(self) -> None:
        from ui.office.undoing import redo_last

        redo_last()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._undo_bar.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.page.may_close():
            event.accept()
        else:
            event.ignore()
