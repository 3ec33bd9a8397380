"""Regular clients as a window of its own, beside the main window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from translations import _
from ui.clients.clients_page import ClientsPage
from ui.common import letter_size, theme
from ui.common.buttons import shortcut
from ui.common.layouts import column, pane
from ui.common.messages import errors_told
from ui.common.own_window import OwnStatusLine, add_everywhere_keys
from ui.common.page import navigator
from ui.common.resuming import note, resume
from ui.office.own_undo import OwnUndo


class ClientsWindow(QMainWindow):
    """The page of clients with the keys that the main window gives its pages."""

    def __init__(self, client_id: int | None = None) -> None:
        super().__init__()
        self.setCentralWidget(self._make_body())
        self.resize(theme.px(1180), theme.px(720))
        self._undo = OwnUndo(self)
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
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+W": self.close,
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
        self._undo.bar.raise_()
        self._show_title()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.page.may_close():
            event.accept()
        else:
            event.ignore()
