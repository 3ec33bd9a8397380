"""Reading a passport into the editor of a client."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.passport_reading import ReadRow, client_rows, fill_client
from models.records import Client
from textkit.mrz.progress import whole_zone
from textkit.mrz.reading import Mrz
from translations import _, ngettext
from ui.clients.edited_client import EditedClient
from ui.common.buttons import shortcut
from ui.common.fields import TextField
from ui.reading.native_names import native_names
from ui.reading.panel import ReadingPanel
from ui.reading.watch import MrzWatch, Restore
from ui.tourists.finding import taken_back
from ui.tourists.info_area import action
from ui.tourists.latin_names import NATIVE_OF, proposals

if TYPE_CHECKING:
    from ui.clients.clients_page import ClientsPage


class ClientReading(QObject):
    """F7, and every zone that arrives in a field of the editor.

    A paper with a number that the client does not have is added; the old one stays, valid or replaced. A
    clean zone fills the editor of a new client at once.
    """

    def __init__(self, page: ClientsPage) -> None:
        super().__init__(page)
        self._page, self._editor = page, page.editor
        self._client: EditedClient | None = None  # for whom the pane was opened
        editor = self._editor
        self.panel = ReadingPanel(self._rows, _("Another person: new client"))
        editor.layout().insertWidget(2, self.panel)
        self.watch = MrzWatch(self, self._remember)
        editor.form.fields_changed.connect(self._on_fields)
        self._on_fields()
        self.watch.begun.connect(self._open)
        self.panel.zone_read.connect(self._on_zone)
        self.panel.fill_asked.connect(self._fill_ticked)
        self.panel.new_asked.connect(lambda: self.read_new(self.panel.zone.lines()))
        self.panel.closed.connect(lambda: editor.form.focus_part("native_surname"))
        editor.edited.connect(self.panel.refresh)
        editor.read_button.clicked.connect(lambda _checked=False: self.open())
        shortcut(page, "F7", self.open)

    def _on_fields(self) -> None:
        """Rows came or went, perhaps with another client: what was read for one is not the other's."""
        for one in self._editor.form.all_fields():
            self.watch.watch(one.editor)
        if self._editor.client is self._client:
            self.panel.refresh()
        else:
            self.panel.close_panel()

    def open(self) -> None:
        """F7: show the pane, in the editor of whoever is shown; a new client where nobody is."""
        self._page.edit()
        if not self._page.is_editing():
            self._page.new_record()
        self._open("")

    def read_new(self, text: str) -> None:
        """A new client from this zone."""
        self._page.clients.search("")
        self._page.new_record()
        self._open(text)

    def take_search(self, text: str) -> bool:
        """The client that is new has been searched for by this text; whether it was a zone, and was read."""
        if whole_zone(text) is None:
            return False
        self._page.clients.search("")
        self._open(text)
        return True

    def _open(self, text: str) -> None:
        self._client = self._editor.client
        self.panel.open(text)

    # -- comparing

    def _rows(self, mrz: Mrz) -> Sequence[ReadRow]:
        edited = self._editor.client
        return client_rows(edited.client, mrz, edited.proposed) if edited else ()

    def _on_zone(self, _mrz: object, whole: bool) -> None:
        if not whole:
            return
        self.watch.zone_ended()
        edited = self._editor.client
        if edited is not None and edited.is_new and not edited.changes() and self.panel.is_clean():
            self._fill_ticked()

    # -- filling

    def _fill_ticked(self) -> None:
        edited = self._editor.client
        if edited is None:
            return
        before, proposed = copy.deepcopy(edited.client), set(edited.proposed)
        rows = self.panel.table.taken_rows()
        _fill(edited, rows, {name for row in self.panel.table.lines for name in row.row.read})
        after = copy.deepcopy(edited.client)
        self.panel.close_panel()
        self._show(edited)
        undo = action(_("Undo"), lambda: self._undo(edited, before, after, proposed))
        self._editor.tell(_sentence(sum(len(row.read) for row in rows)), "ok", undo)
        self._editor.form.focus_part("native_surname")

    def _undo(self, edited: EditedClient, before: Client, after: Client, proposed: set[str]) -> None:
        edited.client = taken_back(edited.client, before, after)
        edited.proposed = {one for one in proposed if getattr(edited.client, one) == getattr(before, one)}
        if edited is self._editor.client:
            self._editor.tell("")
            self._show(edited)
            self._editor.form.focus_part("native_surname")

    def _show(self, edited: EditedClient) -> None:
        self._editor.form.show_client(edited)
        self._editor.form.edited.emit()

    # -- a field gets back what stood there

    def _remember(self) -> Restore:
        """Names that were proposals are so again; the rest follows from the field's own text."""
        form, edited = self._editor.form, self._editor.client
        names = {name: form.fields[name].value() for name in (*NATIVE_OF, *NATIVE_OF.values())}
        proposed = set(edited.proposed) if edited else set()
        return lambda: self._restore(edited, names, proposed)

    def _restore(self, edited: EditedClient | None, names: dict[str, str], proposed: set[str]) -> None:
        if edited is None:
            return
        edited.proposed = set(proposed)
        for name, text in names.items():
            one = self._editor.form.fields[name]
            assert isinstance(one, TextField)
            if one.value() != text or one.is_proposed() != (name in proposed):
                (one.propose if name in proposed else one.set_value)(text)
            setattr(edited.client, name, text)


def _fill(edited: EditedClient, rows: Sequence[ReadRow], read: set[str]) -> None:
    """Put what is taken into the client, and propose the names that are still empty."""
    fill_client(edited.client, rows)
    edited.proposed -= read
    for name in edited.proposed & set(NATIVE_OF.values()):
        setattr(edited.client, name, "")
    found = {**dict(native_names(edited.client)), **proposals(edited.client, edited.proposed)}
    for name, text in found.items():
        setattr(edited.client, name, text)
    edited.proposed |= {name for name, text in found.items() if text}


def _sentence(count: int) -> str:
    text = ngettext(
        "Filled %(count)d field from the passport.", "Filled %(count)d fields from the passport.", count
    )
    return text % {"count": count}
