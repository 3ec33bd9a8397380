"""The clients that are open or have unsaved typing; drafts wait in the database."""

from __future__ import annotations

import copy
import uuid

from models import database, drafts
from models.clients import load_client
from models.records import Client
from ui.clients.edited_client import EditedClient, from_body


class ClientDrafts:
    """By list id: the client's own id, or -1, -2 ... for those never saved."""

    def __init__(self) -> None:
        # Drafts are each person's own: the workstations of an office share the database.
        self._prefix = f"client/{database.current().person}/"
        self._open: dict[int, EditedClient] = {}
        self._last_new = 0
        for key, body, _saved_at in reversed(drafts.list_drafts(self._prefix)):
            number = (body.get("client") or {}).get("id")
            list_id = int(number) if number else self._next_new()
            self._open[list_id] = from_body(key, body, list_id)

    def _next_new(self) -> int:
        self._last_new -= 1
        return self._last_new

    def open(self, client_id: int) -> EditedClient:
        """The client as typed so far, or as saved. RecordGone."""
        found = self._open.get(client_id)
        if found is None:
            loaded = load_client(client_id)
            found = EditedClient(f"{self._prefix}{client_id}", loaded, copy.deepcopy(loaded), client_id)
            self._open[client_id] = found
        return found

    def new(self) -> EditedClient:
        """A client of whom nothing is known yet; one begun and still empty is taken again."""
        for edited in self._open.values():
            if edited.is_new and not edited.changes():
                return edited
        key = f"{self._prefix}new-{uuid.uuid4().hex}"
        made = EditedClient(key, Client(), Client(), self._next_new())
        self._open[made.list_id] = made
        return made

    def find(self, list_id: int) -> EditedClient | None:
        """The client if unsaved typing waits for it."""
        found = self._open.get(list_id)
        return found if found is not None and found.changes() else None

    def keep(self, edited: EditedClient) -> None:
        """Write the draft, or drop it when nothing is unsaved."""
        if edited.changes():
            drafts.save_draft(edited.key, edited.body())
        else:
            drafts.drop_draft(edited.key)

    def close(self, edited: EditedClient) -> None:
        """Another client is shown: keep what is unsaved, read the others anew next time."""
        if self._open.get(edited.list_id) is edited:
            self.keep(edited)
            if not edited.changes():
                del self._open[edited.list_id]

    def forget(self, edited: EditedClient) -> None:
        """Saved, or given up: the draft goes."""
        self._open.pop(edited.list_id, None)
        drafts.drop_draft(edited.key)

    def unsaved(self) -> list[EditedClient]:
        """Those with changes, new ones first."""
        changed = [one for one in self._open.values() if one.changes()]
        return sorted(changed, key=lambda one: one.list_id)
