"""Regular clients as a window of its own, beside the main window."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from translations import _
from ui.clients.clients_page import ClientsPage
from ui.common import theme
from ui.common.buttons import shortcut
from ui.common.messages import UndoBar, errors_told, messages


class ClientsWindow(QMainWindow):
    """The page of clients with the keys that the main window gives its pages."""

    def __init__(self, client_id: int | None = None) -> None:
        super().__init__()
        self.page = ClientsPage()
        self.setCentralWidget(self.page)
        self.resize(theme.px(1180), theme.px(720))
        self._undo_bar = UndoBar(self, self._undo)
        messages.undo_offered.connect(self._offer_undo)
        self.page.title_changed.connect(self._show_title)
        keys = {
            "Ctrl+N": self.page.new_record,
            "Ctrl+F": self.page.find_here,
            "F5": self.page.refresh,
            "Ctrl+W": self.close,
            "Ctrl+Z": self._undo_last,
            "Ctrl+Y": self._redo_last,
        }
        for key, action in keys.items():
            shortcut(self, key, action)
        self.page.activate()
        if client_id is not None:
            self.page.show_client(client_id)
        self._show_title()

    def _show_title(self) -> None:
        star = "• " if self.page.unsaved() else ""
        self.setWindowTitle(star + _("%(what)s – Regular clients") % {"what": self.page.title()})

    def _offer_undo(self, text: str, operation_id: int) -> None:
        if self.isActiveWindow():
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
