"""The editor of one client: whose, the form, what is not saved, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from translations import _, ngettext
from ui.clients.client_form import ClientForm
from ui.clients.conflict_dialog import part_name
from ui.clients.edited_client import EditedClient
from ui.common import theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import clear, column, label, line, pane, picture, row
from ui.common.messages import InfoBar, messages
from ui.search import client_words


class EditorPane(QWidget):
    """Signals: ``edited()``, ``save_asked()``, ``revert_asked()``, ``close_asked()``."""

    edited = Signal()
    save_asked = Signal()
    revert_asked = Signal()
    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.client: EditedClient | None = None
        self.form = ClientForm()
        self.form.edited.connect(self._on_edited)
        self.form.finished.connect(self.focus_save)
        self.heading = ElidedLabel("", "page")
        self._bars = column(gap=0)
        self.read_button = button(_("Read passport"), kind="link", icon="scan", key="F7")
        self.read_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F7 does it
        name = row((self.heading, 1), self.read_button)
        head = pane(column(name, self._bars, margins=(20, 14, 20, 8), gap=8))
        self.setLayout(column(head, line(), (self.form, 1), line(), self._make_foot(), gap=0))
        for key, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut(self, key, lambda step=step: self._go_to_warning(step))

    def _make_foot(self) -> QWidget:
        self._dot = picture("dot", "accent")
        self._count = label("", "strong")
        self._names = ElidedLabel("", "quiet")
        self.close_button = button(_("Close"), self.close_asked.emit, kind="ghost", key="Esc")
        self.revert = button(_("Re&vert"), self.revert_asked.emit, kind="ghost", icon="undo", key="Ctrl+R")
        self.save = button(_("&Save"), self.save_asked.emit, kind="primary", icon="save", key="Ctrl+S")
        self._key = key_label("Ctrl+Return")
        buttons = (self.close_button, self.revert, self.save, self._key)
        body = row(self._dot, self._count, (self._names, 1), *buttons, margins=(20, 8, 20, 8))
        foot = pane(body, "sunken")
        foot.setMinimumWidth(theme.px(300))
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room the key is told in the button's tip only."""
        super().resizeEvent(event)
        self._key.setVisible(event.size().width() >= theme.px(600))

    def show_client(self, edited: EditedClient, part: str = "") -> None:
        """Edit this client, beginning with a part of the form."""
        self.client = edited
        self.tell("")
        self.form.show_client(edited)
        self._say()
        self.form.focus_part(part or "native_surname")

    def tell(self, text: str, level: str = "warn", *actions: QWidget) -> None:
        """Say something about the record above the form; "" takes it away."""
        clear(self._bars)
        if text:
            self._bars.addWidget(InfoBar(text, level, *actions))

    def _go_to_warning(self, step: int) -> None:
        if not self.form.focus_warning(step):
            messages.tell(_("Nothing to look at on this form."), "ok")

    def focus_save(self) -> None:
        self.save.setFocus()

    def _on_edited(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        if self.client is None:
            return
        name = client_words.native_name(self.client.client)
        self.heading.setText(name or _("New client"))
        changes = self.client.changes()
        text = ngettext("%(count)d unsaved change", "%(count)d unsaved changes", len(changes))
        self._dot.setVisible(bool(changes))
        self._count.setText(text % {"count": len(changes)} if changes else "")
        self._count.setVisible(bool(changes))
        names = ", ".join(part_name(change) for change in changes)
        self._names.setText(names or _("Nothing is changed"))
        self.revert.setEnabled(bool(changes))
