"""The page of regular clients: the list at the left, the chosen client at the right, to read or to edit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from models.errors import AppError, RecordGone
from models.records import ClientHit
from translations import _
from ui.clients import coming_tours, deleting, saving
from ui.clients.client_drafts import ClientDrafts
from ui.clients.client_panes import ClientPanes
from ui.clients.client_rows import draft_row
from ui.clients.edited_client import EditedClient
from ui.clients.list_pane import ListPane
from ui.common import messages
from ui.common.buttons import shortcut
from ui.common.changes import changes, concerns
from ui.common.messages import errors_told
from ui.common.page import navigator
from ui.reading.client_reading import ClientReading
from ui.search import client_words


class ClientsPage(ClientPanes):
    """C1 to C3: find, read, make, edit and delete regular clients."""

    def __init__(self) -> None:
        super().__init__(ListPane(self._draft_rows, self._changed_ids))
        self._drafts = ClientDrafts()
        self._shown: EditedClient | None = None
        self._following = True  # whether the record follows the list
        self._connect()
        self._bind_keys()
        self.reading = ClientReading(self)

    def _connect(self) -> None:
        self.clients.chosen.connect(self._on_chosen)
        self.clients.opened.connect(self._on_opened)
        self.clients.removal_asked.connect(self.delete)
        self.clients.new_asked.connect(self.new_record)
        self.clients.export_asked.connect(self.show_lists)
        self.view.edit_asked.connect(self.edit)
        self.view.put_asked.connect(self.put_on_tour)
        self.view.removal_asked.connect(self._delete_shown)
        self.view.tour_opened.connect(lambda tour: navigator.tour.emit(tour.id, None))
        self.view.window_asked.connect(self._open_window)
        self.editor.edited.connect(self._on_edited)
        self.editor.save_asked.connect(self.save_edited)
        self.editor.revert_asked.connect(self.revert)
        self.editor.close_asked.connect(self.close_editor)
        changes.written.connect(self._on_written)
        self._keep_timer.timeout.connect(self._keep)
        self._show_timer.timeout.connect(self._show_current)

    def _bind_keys(self) -> None:
        keys = {
            "F2": self.edit,
            "Ctrl+Shift+E": self.show_lists,
            "Ctrl+T": self.put_on_tour,
            "Ctrl+Return": self._primary,
            "Ctrl+S": self.save_edited,
            "Ctrl+R": self.revert,
            "Ctrl+Tab": self.view.next_tab,
            "Ctrl+Shift+Tab": lambda: self.view.next_tab(-1),
            "F6": self.next_pane,
            "Shift+F3": self.search_with_fields,
        }
        for key, action in keys.items():
            shortcut(self, key, action)
        shortcut(self.editor, "Esc", self.close_editor)

    # -- what the window asks

    def title(self) -> str:
        edited = self._shown
        name = client_words.native_name(edited.client) if edited is not None else ""
        return name or _("Regular clients")

    def activate(self) -> None:
        self._read_list()
        if not self.is_editing():
            self._show_current()
            self.clients.box.setFocus()

    def may_leave(self) -> bool:
        """Drafts wait, so one may always go."""
        self._settle_typing()
        self._keep()
        return True

    def unsaved(self) -> int:
        return self._drafts.unsaved_changes()

    def find_here(self) -> None:
        self.clients.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.clients.box.selectAll()

    def show_client(self, client_id: int) -> None:
        """Choose this client in the list and show the record; RecordGone if it was deleted."""
        self._drafts.open(client_id)
        self._following = False
        self.clients.list.select_id(client_id)
        self._following = True
        self._show(client_id)
        self.clients.list.setFocus()

    def search(self, text: str) -> None:
        """Show in the list who fits the text."""
        self.clients.search(text)
        self.clients.box.setFocus()

    def search_with_fields(self) -> None:
        """Shift+F3: the search dialog; the client found there is shown."""
        from ui.search.search_dialog import find_client

        found = find_client(self)
        if found is not None:
            with errors_told():
                self.show_client(found)

    def show_lists(self) -> None:
        """Ctrl+Shift+E: whom the list shows, or all, to a file."""
        from ui.lists.lists_dialog import open_client_lists

        open_client_lists(self.window(), self.clients.text(), self.clients.order())

    def next_pane(self) -> None:
        """F6: from the list to the record and back."""
        if not self.clients.isAncestorOf(self.focusWidget() or self):
            self.clients.list.setFocus()
        elif self.is_editing():
            self.editor.form.focus_part("native_surname")
        else:
            self.view.focus_record()

    # -- the chosen client

    def shown_id(self) -> int | None:
        """The id of the client at the right, None for nobody or one never saved."""
        return self._shown.client.id if self._shown is not None else None

    def _on_chosen(self, hit: ClientHit | None) -> None:
        if not self._following:
            return
        if self.clients.box.hasFocus() and self.clients.text():
            self._show_timer.start()  # the list first: typing goes on
        else:
            self._show_current()

    def _show_current(self) -> None:
        """Show whom the list has chosen."""
        self._show_timer.stop()
        hit = self.clients.list.current()
        if hit is None:
            self._leave_shown()
            self._stack.setCurrentWidget(self._nothing)
            self.title_changed.emit()
        elif self._shown is None or self._shown.list_id != hit.id:
            self._show(hit.id)

    def _show(self, list_id: int) -> None:
        """Show a client: in the editor if typing waits there, else to read."""
        self._leave_shown()
        waiting = self._drafts.waiting(list_id)
        try:
            self._shown = waiting or self._drafts.open(list_id)
            if waiting is None:
                self.view.show_client(self._shown.client)
        except RecordGone as error:
            messages.messages.tell(str(error), "warn")
            self._stack.setCurrentWidget(self._nothing)
            return
        if waiting is not None:
            self._open_editor(waiting)
        else:
            self._stack.setCurrentWidget(self.view)
        self.title_changed.emit()

    def _leave_shown(self) -> None:
        if self._shown is not None:
            self._settle_typing()
            self._keep_timer.stop()
            self._drafts.close(self._shown.list_id)
            self._shown = None

    def _on_opened(self, hit: ClientHit) -> None:
        """Enter in the list: into the record."""
        self._show_current()
        if self.is_editing():
            self.editor.form.focus_part("native_surname")
        else:
            self.view.focus_record()

    def put_on_tour(self) -> None:
        """Ctrl+T: the shown client goes on the tour opened last."""
        if self._show_timer.isActive():
            self._show_current()
        if (client_id := self.shown_id()) is not None:
            navigator.put_on_tour.emit([client_id])

    def _open_window(self) -> None:
        navigator.client_window.emit(self.shown_id())

    # -- editing

    def new_record(self) -> None:
        """Ctrl+N: a new client; a name or a passport that was searched for and not found is taken over."""
        self._show_timer.stop()
        searched = self.clients.text()
        nobody = not self.clients.list.table_model.rows
        self._leave_shown()
        self._shown = self._drafts.new()
        self._following = False
        self.clients.list.clearSelection()
        self._open_editor(self._shown)
        found_none = nobody and searched and not self.reading.take_search(searched)
        if found_none and not any(map(str.isdecimal, searched)):
            self.editor.form.type_surname(searched)
        self._following = True
        self.title_changed.emit()

    def edit(self, part: str = "") -> None:
        """F2: edit the shown client, beginning with a part of the form."""
        if self._show_timer.isActive():
            self._show_current()
        if self._shown is None:
            return
        if self.is_editing():
            self.editor.form.focus_part(part or "native_surname")
        else:
            self._open_editor(self._shown, part)

    def _open_editor(self, edited: EditedClient, part: str = "") -> None:
        in_list = self.clients.box.hasFocus() or self.clients.list.hasFocus()
        self._stack.setCurrentWidget(self.editor)
        keep = self.focusWidget() if in_list and self._drafts.waiting(edited.list_id) else None
        self.editor.show_client(edited, part)
        if keep is not None:
            keep.setFocus()  # going through the list with the arrows must not end in a form

    def _primary(self) -> None:
        """Ctrl+Enter: the primary button of what is shown."""
        if self.is_editing():
            self.save_edited()
        else:
            self.edit()

    def _on_edited(self) -> None:
        self._keep_timer.start()
        self._mark_row()
        self.title_changed.emit()

    def _settle_typing(self) -> None:
        """The person goes on from the editor: the field in which they are takes its usual form too."""
        if self.is_editing():
            self.editor.form.flush()

    def _keep(self) -> None:
        """Write the draft of what is being typed."""
        self._keep_timer.stop()
        if self._shown is not None and self.is_editing():
            with errors_told():
                self._drafts.keep(self._shown)

    def save_edited(self) -> None:
        """Ctrl+S, Ctrl+Enter: save the client that is edited."""
        edited = self._shown
        if edited is None or not self.is_editing():
            return
        before = coming_tours.known_differences(edited.client.id)
        saved = saving.save_edited(self, self.editor, edited)
        if isinstance(saved, int):
            with errors_told():
                self.show_client(saved)
        elif saved is not None:
            self._drafts.forget(edited.list_id)
            self._shown = None
            self._stack.setCurrentWidget(self.view)
            changes.announce(saved)
            with errors_told():
                self.show_client(edited.client.id or 0)
            messages.messages.tell(_("%(name)s is saved") % {"name": self.title()})
            coming_tours.offer_to_tours(self, edited.client.id or 0, before)

    def revert(self) -> None:
        """Ctrl+R: back to what is saved."""
        if self._shown is not None and self.is_editing():
            self._shown.revert()
            self._drafts.keep(self._shown)
            self.editor.show_client(self._shown)
            self._on_edited()

    def close_editor(self) -> None:
        """Esc: back to the record; unsaved typing is saved, dropped or stays."""
        edited = self._shown
        if edited is None or not self.is_editing():
            return
        self._settle_typing()
        if edited.changes():
            answer = messages.ask_unsaved(self, _("What was typed for this client is not saved."))
            if answer == messages.SAVE:
                self.save_edited()
                return
            if answer != messages.DISCARD:
                return
        self._drafts.forget(edited.list_id)
        self._shown = None
        self._read_list()
        self._show_current()
        self.clients.list.setFocus()

    # -- deleting

    def _delete_shown(self) -> None:
        if self._shown is not None and self.clients.list.current() is not None:
            self.delete([self.clients.list.current()])

    def delete(self, hits: list[ClientHit]) -> None:
        """Delete clients and say what went with them; undo is offered."""
        for hit in hits:
            if hit.id < 0:
                self._discard_draft(hit)
                continue
            with errors_told():
                saved, sentence = deleting.delete(hit)
                if self._shown is not None and self._shown.list_id == hit.id:
                    self._leave_shown()
                changes.announce(saved)
                messages.messages.offer_undo(sentence, saved.operation_id)

    def _discard_draft(self, hit: ClientHit) -> None:
        edited = self._drafts.waiting(hit.id)
        if edited and deleting.may_discard(self):
            self._drafts.forget(edited.list_id)
            self._shown = None
            self._read_list()
            self._show_current()

    # -- keeping up

    def _draft_rows(self) -> list[ClientHit]:
        return [draft_row(one.list_id, one.client) for one in self._drafts.unsaved() if one.is_new]

    def _changed_ids(self) -> set[int]:
        return {one.list_id for one in self._drafts.unsaved()}

    def _mark_row(self) -> None:
        """The edited client has a line that says it is not saved, a new one while anything is typed."""
        edited = self._shown
        if edited is None:
            return
        model = self.clients.list.table_model
        number = model.row_of(edited.list_id)
        if number >= 0 and edited.is_new and not edited.changes():
            self._read_list(choose=False)
        elif number >= 0:
            hit = draft_row(edited.list_id, edited.client) if edited.is_new else model.rows[number]
            model.replace_row(number, hit)
        elif edited.is_new and edited.changes() and not self.clients.text():
            self._read_list(edited.list_id)

    def _read_list(self, keep: int | None = None, *, choose: bool = True) -> None:
        """Read the list again without following what it chooses."""
        self._following = False
        self.clients.read(keep)
        if not choose:
            self.clients.list.clearSelection()
        self._following = True

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        if not concerns(tables, "client", "tour", "tourist", "document", "contact"):
            return
        self._read_list()
        edited = self._shown
        if edited is None:
            if not self.is_editing():
                self._show_current()
        elif not edited.changes() and not edited.is_new:
            self._show_again(edited)

    def _show_again(self, edited: EditedClient) -> None:
        """Read the shown client anew; who is gone makes room for the list's choice."""
        editing, self._shown = self.is_editing(), None
        self._drafts.close(edited.list_id)
        try:
            self._shown = self._drafts.open(edited.list_id)
        except AppError:
            self._show_current()
            return
        self.view.show_client(self._shown.client)
        if editing:
            self.editor.show_client(self._shown)

    def hideEvent(self, event: QHideEvent) -> None:
        self._show_timer.stop()
        self._keep()
        super().hideEvent(event)
